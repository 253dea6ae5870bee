//! One request at a time, at a pace, asked again where that may help.

use std::io::{ErrorKind, Read};
use std::time::Duration;

use encoding_rs::{Encoding, UTF_8};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error, ResponseExt, http};

use super::policy::{self, Pace, Verdict};
use super::{Address, SiteError, host};

/// The largest answer that is read, in bytes: a hundred long posts are a few MB.
const LARGEST: u64 = 24_000_000;

/// How long a connection may take to come about, an answer as a whole, and all attempts at one together, their
/// waits not counted.
const CONNECT: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_secs(30);
const BUDGET: Duration = Duration::from_secs(45);

/// How often a site may lead on from one address to the next.
const REDIRECTS: usize = 5;

/// Where systems keep the certificates they trust; a proxy that inspects what goes through adds its own there.
const CERTIFICATES: &[&str] = &[
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

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

    /// Returns the address that it leads to instead of answering.
    fn leads_to(&self) -> Option<String> {
        let is_redirect = matches!(self.status, 301 | 302 | 303 | 307 | 308);
        let to = self.header("location").filter(|_| is_redirect)?;
        Some(host::joined(&self.url, to))
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
        let (encoding, mark) = Encoding::for_bom(&self.body).unwrap_or((UTF_8, 0));
        let body = self.body.get(mark..).unwrap_or_default();
        encoding.decode_without_bom_handling(body).0
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
    /// Whether a site may lead to another host.
    follows: bool,
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
            .max_redirects(0)
            .max_redirects_will_error(false)
            .tls_config(TlsConfig::builder().root_certs(roots()).build())
            .build();
        Client {
            agent: config.into(),
            pace,
            watch,
            last: None,
            requests: 0,
            largest: LARGEST,
            follows: false,
        }
    }

    /// Goes along where a site leads to another host.
    #[must_use]
    pub fn following(mut self, follows: bool) -> Self {
        self.follows = follows;
        self
    }

    /// Says whether one address may be asked because another led there.
    ///
    /// # Errors
    ///
    /// Another host, unless it was allowed; addresses of this network, named by a site outside it.
    pub fn allow(&self, from: &str, to: &str) -> Result<(), SiteError> {
        check(to)?;
        host::allow(from, to, self.follows)
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
        let mut address = url.to_owned();
        for _ in 0..=REDIRECTS {
            let answer = self.attempts(&address, headers)?;
            let Some(next) = answer.leads_to() else {
                return Ok(answer);
            };
            self.allow(&address, &next)?;
            address = next;
        }
        Err(SiteError::GoesRound {
            address: url.to_owned(),
        })
    }

    fn attempts(&mut self, url: &str, headers: &[(&str, &str)]) -> Result<Answer, SiteError> {
        let mut attempt = 0;
        let mut spent = Duration::ZERO;
        loop {
            attempt += 1;
            let asked_at = self.watch.elapsed();
            let answer = self.once(url, headers);
            spent += self.watch.elapsed().saturating_sub(asked_at);
            let (failure, asked) = match answer {
                Ok(answer) if policy::may_pass(answer.status) => {
                    let asked = answer.header("retry-after");
                    let asked = policy::retry_after(asked, answer.header("date"));
                    (answer.failure(), asked)
                }
                Err(failure) if failure.may_pass() => (failure, None),
                other => return other,
            };
            match Verdict::after(attempt, asked) {
                _ if spent >= BUDGET => return Err(failure),
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

/// The certificates of the system, which `SSL_CERT_FILE` can add to; where it has none, those of Mozilla.
fn roots() -> RootCerts {
    let is_set =
        std::env::var_os("SSL_CERT_FILE").is_some() || std::env::var_os("SSL_CERT_DIR").is_some();
    let has_own = || {
        CERTIFICATES
            .iter()
            .any(|path| std::path::Path::new(path).exists())
    };
    if cfg!(not(target_os = "linux")) || is_set || has_own() {
        RootCerts::PlatformVerifier
    } else {
        RootCerts::WebPki
    }
}

/// Lets only http and https through, also where a site names the address.
fn check(url: &str) -> Result<(), SiteError> {
    Address::parse(url).map(|_| ())
}

impl SiteError {
    fn may_pass(&self) -> bool {
        matches!(
            self,
            SiteError::Unreachable { may_pass: true, .. } | SiteError::Silent { .. }
        )
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
    if let Error::Timeout(_) = error {
        let seconds = WHOLE.as_secs();
        return SiteError::Silent { address, seconds };
    }
    if let Error::Io(error) = error
        && error.kind() == ErrorKind::TimedOut
    {
        let seconds = WHOLE.as_secs();
        return SiteError::Silent { address, seconds };
    }
    // The library hands such a failure through as text only.
    let reason = error.to_string();
    if reason.contains("invalid peer certificate") {
        return SiteError::Untrusted { address, reason };
    }
    let (may_pass, kind) = match error {
        Error::Io(error) => (is_of_the_moment(error.kind()), error.kind()),
        Error::ConnectionFailed => (true, ErrorKind::ConnectionRefused),
        Error::HostNotFound => (false, ErrorKind::NotFound),
        _ => (false, ErrorKind::Other),
    };
    SiteError::Unreachable {
        address,
        reason,
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

    /// A clock that goes on half a minute whenever it is looked at.
    struct Slow(std::cell::Cell<u64>);

    impl Watch for Slow {
        fn elapsed(&self) -> Duration {
            self.0.set(self.0.get() + 30);
            Duration::from_secs(self.0.get())
        }

        fn pause(&mut self, _: Duration, why: Option<&SiteError>) {
            assert_eq!(why, None, "all time is spent: it is not asked again");
        }
    }

    #[test]
    fn all_attempts_together_have_one_budget_of_time() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        // It takes the connection and hangs up: that may pass, and would be tried again.
        let site = std::thread::spawn(move || drop(listener.accept()));
        let mut client = Client::new(Pace::per_second(4), Slow(std::cell::Cell::new(0)));
        let error = client.get(&url, &[]).expect_err("it answers nothing");
        site.join().expect("an end");
        assert!(error.may_pass(), "{error}");
        assert_eq!(client.requests(), 1);
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

    #[test]
    fn a_certificate_that_is_not_trusted_is_told_from_a_site_that_is_not_there() {
        let url = "https://vom.example/";
        let error = |text: &str| Error::Io(std::io::Error::new(ErrorKind::InvalidData, text));
        let of = |text| failure(url, 1, &error(text));
        let untrusted = of("invalid peer certificate: UnknownIssuer");
        assert!(
            matches!(untrusted, SiteError::Untrusted { .. }),
            "{untrusted}"
        );
        assert!(!untrusted.may_pass());
        let broken = of("received corrupt message");
        assert!(matches!(broken, SiteError::Unreachable { .. }), "{broken}");
    }
}
