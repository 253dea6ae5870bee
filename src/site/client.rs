//! One request at a time, at a pace, asked again where that may help.

use std::io::{ErrorKind, Read};
use std::time::Duration;

use ureq::{Agent, Body, Error, ResponseExt, http};

use super::policy::{self, Pace, Verdict};
use super::{Address, SiteError};

/// The largest answer that is read, in bytes: a hundred long posts are a few MB.
const LARGEST: u64 = 64_000_000;

/// How long a connection may take to come about, and an answer as a whole.
const CONNECT: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_secs(90);

/// How the program names itself to the site.
const USER_AGENT: &str = concat!(
    "reuring/",
    env!("CARGO_PKG_VERSION"),
    " (+archive browser of the Reuring!Cafe debates)"
);

/// The clock of a client, and who waits for it.
pub trait Watch {
    /// Returns the time since some moment, on a clock that never goes back.
    fn elapsed(&self) -> Duration;
    /// Waits. `why` is the failure after which one waits; absent where it is for the pace only.
    fn pause(&mut self, wait: Duration, why: Option<&SiteError>);
}

/// What a site answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The address that answered, after redirects.
    pub url: String,
    headers: http::HeaderMap,
    /// The body, unpacked.
    pub body: Vec<u8>,
}

impl Answer {
    /// Returns the first header of a name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Returns all headers of a name.
    pub fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let values = self.headers.get_all(name).iter();
        values.filter_map(|value| value.to_str().ok())
    }

    /// Says whether it is what was asked for.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Says whether it is meant for people.
    #[must_use]
    pub fn is_web_page(&self) -> bool {
        self.header("content-type")
            .is_some_and(|kind| kind.trim_start().starts_with("text/html"))
    }

    /// Returns the body as text.
    #[must_use]
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// Returns the failure that this answer is.
    #[must_use]
    pub fn failure(&self) -> SiteError {
        SiteError::Status {
            address: self.url.clone(),
            status: self.status,
            detail: detail(self.status, &self.text()),
        }
    }
}

/// Asks a site.
#[derive(Debug)]
pub struct Client<W> {
    agent: Agent,
    pace: Pace,
    watch: W,
    last: Option<Duration>,
    requests: usize,
    largest: u64,
}

impl<W: Watch> Client<W> {
    /// Makes a client that keeps a pace.
    #[must_use]
    pub fn new(pace: Pace, watch: W) -> Self {
        let config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(WHOLE))
            .http_status_as_error(false)
            .build();
        Client {
            agent: config.into(),
            pace,
            watch,
            last: None,
            requests: 0,
            largest: LARGEST,
        }
    }

    /// Returns how many requests were made so far.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests
    }

    /// Asks for an address, with further headers, until it answers or there is no use in it.
    ///
    /// # Errors
    ///
    /// A site that cannot be reached, answers 429 or 5xx again and again, or answers too much. Any other
    /// status is an answer.
    pub fn get(&mut self, url: &str, headers: &[(&str, &str)]) -> Result<Answer, SiteError> {
        check(url)?;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let (failure, asked) = match self.once(url, headers) {
                Ok(answer) if policy::may_pass(answer.status) => {
                    let asked = answer.header("retry-after");
                    let asked = policy::retry_after(asked, answer.header("date"));
                    (answer.failure(), asked)
                }
                Err(failure) if failure.may_pass() => (failure, None),
                other => return other,
            };
            match Verdict::after(attempt, asked) {
                Verdict::Again(wait) => self.watch.pause(wait, Some(&failure)),
                Verdict::GiveUp => return Err(failure),
                Verdict::Later(wait) => return Err(failure.later(wait)),
            }
        }
    }

    fn once(&mut self, url: &str, headers: &[(&str, &str)]) -> Result<Answer, SiteError> {
        let wait = self.pace.wait(self.last, self.watch.elapsed());
        if !wait.is_zero() {
            self.watch.pause(wait, None);
        }
        self.last = Some(self.watch.elapsed());
        self.requests += 1;
        let request = self.agent.get(url);
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        let response = request.call();
        let response = response.map_err(|error| failure(url, self.largest, &error))?;
        self.read(response)
    }

    fn read(&self, mut response: http::Response<Body>) -> Result<Answer, SiteError> {
        let url = response.get_uri().to_string();
        // Announced is enough: nobody reads 64 MB to find out that it is too much.
        if response.body().content_length() > Some(self.largest) {
            return Err(SiteError::TooLarge {
                address: url,
                limit: self.largest,
            });
        }
        // The limit of the library counts what comes over the line, which unpacked may be anything.
        let mut body = Vec::new();
        let mut reader = response.body_mut().as_reader().take(self.largest + 1);
        reader
            .read_to_end(&mut body)
            .map_err(|error| failure(&url, self.largest, &Error::from(error)))?;
        if body.len() as u64 > self.largest {
            return Err(SiteError::TooLarge {
                address: url,
                limit: self.largest,
            });
        }
        Ok(Answer {
            status: response.status().as_u16(),
            url,
            headers: std::mem::take(response.headers_mut()),
            body,
        })
    }
}

/// Lets only http and https through, also where a site names the address.
fn check(url: &str) -> Result<(), SiteError> {
    Address::parse(url).map(|_| ())
}

impl SiteError {
    fn may_pass(&self) -> bool {
        matches!(self, SiteError::Unreachable { may_pass: true, .. })
    }

    fn later(self, wait: Duration) -> SiteError {
        match self {
            SiteError::Status {
                address, status, ..
            } => SiteError::Later {
                address,
                status,
                wait,
            },
            other => other,
        }
    }
}

fn failure(url: &str, limit: u64, error: &Error) -> SiteError {
    let address = url.to_owned();
    if let Error::BodyExceedsLimit(_) = error {
        return SiteError::TooLarge { address, limit };
    }
    let (may_pass, kind) = match error {
        Error::Io(error) => (is_of_the_moment(error.kind()), error.kind()),
        Error::Timeout(_) => (true, ErrorKind::TimedOut),
        Error::ConnectionFailed => (true, ErrorKind::ConnectionRefused),
        Error::HostNotFound => (false, ErrorKind::NotFound),
        _ => (false, ErrorKind::Other),
    };
    SiteError::Unreachable {
        address,
        reason: error.to_string(),
        kind,
        may_pass,
    }
}

/// A connection that breaks off may hold the next time; a certificate or a name that is wrong stays so.
fn is_of_the_moment(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::TimedOut
            | ErrorKind::UnexpectedEof
    )
}

/// What the site says about an error, in WordPress' form, else the usual name of the status.
fn detail(status: u16, body: &str) -> String {
    let said = serde_json::from_str::<serde_json::Value>(body).ok();
    let said = said.as_ref().and_then(|json| json.get("message")?.as_str());
    let name = || http::StatusCode::from_u16(status).ok()?.canonical_reason();
    said.or_else(name).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::net::TcpListener;

    struct Never;

    impl Watch for Never {
        fn elapsed(&self) -> Duration {
            Duration::ZERO
        }

        fn pause(&mut self, _: Duration, why: Option<&SiteError>) {
            assert_eq!(why, None, "nothing here is asked for twice");
        }
    }

    /// Five thousand zeros, packed.
    const PACKED: [u8; 40] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1, 0x31, 0x01, 0x00,
        0x00, 0x00, 0xc2, 0xa0, 0xf5, 0x4f, 0x6d, 0x0a, 0x3f, 0xa0, 0x00, 0x00, 0x00, 0x00, 0x80,
        0xb7, 0x01, 0xa8, 0x0e, 0xe5, 0xd8, 0x88, 0x13, 0x00, 0x00,
    ];

    /// Asks a site that answers with these bytes, reading at most a thousand.
    fn asked(headers: &str, body: &'static [u8]) -> Result<Answer, SiteError> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n{headers}\r\n");
        let site = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            let mut request = [0; 2_000];
            let _ = stream.read(&mut request).expect("a request");
            stream.write_all(head.as_bytes()).expect("written");
            // Who has enough hangs up.
            let _ = stream.write_all(body);
            String::from_utf8_lossy(&request).into_owned()
        });
        let mut client = Client::new(Pace::per_second(4), Never);
        client.largest = 1_000;
        let answer = client.get(&url, &[("accept", "text/plain")]);
        let request = site.join().expect("an end").to_lowercase();
        assert!(request.contains("user-agent: reuring/"), "{request}");
        assert!(request.contains("accept: text/plain"), "{request}");
        answer
    }

    #[test]
    fn an_answer_is_read_up_to_the_limit_unpacked_too() {
        let whole = asked("", b"een antwoord").expect("an answer");
        assert_eq!((whole.status, &*whole.text()), (200, "een antwoord"));
        let announced = asked("Content-Length: 5000\r\n", b"");
        let unannounced = asked("", &[b'x'; 5_000]);
        let packed = asked("Content-Encoding: gzip\r\n", &PACKED);
        for answer in [announced, unannounced, packed] {
            let error = answer.expect_err("it is too large");
            assert!(
                matches!(error, SiteError::TooLarge { limit: 1_000, .. }),
                "{error}"
            );
        }
    }

    #[test]
    fn only_http_is_asked() {
        let mut client = Client::new(Pace::per_second(4), Never);
        let error = client
            .get("file:///etc/hostname", &[])
            .expect_err("no site");
        assert!(matches!(error, SiteError::NotAnAddress { .. }), "{error}");
        assert_eq!(client.requests(), 0);
    }
}
