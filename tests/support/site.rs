//! A small site on loopback that answers as WordPress does: its REST interface, its feed, its errors.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// A post or page of the site.
#[derive(Clone)]
pub(crate) struct Post {
    pub(crate) kind: &'static str,
    pub(crate) id: u64,
    pub(crate) modified: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) is_protected: bool,
}

/// What the site has and how it behaves.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a way in which real sites differ"
)]
pub(crate) struct State {
    pub(crate) posts: Vec<Post>,
    /// So many posts in an answer, however many are asked for; 0 is as many as there are.
    pub(crate) per_page: usize,
    /// It is no WordPress at all.
    pub(crate) is_other: bool,
    /// Its interface is closed.
    pub(crate) is_closed: bool,
    /// It has no readable addresses.
    pub(crate) is_plain: bool,
    /// It is older than `modified_after`.
    pub(crate) is_old: bool,
    /// It says that there are very many pages, and gives the first one for each.
    pub(crate) is_endless: bool,
    /// Answers that come before all others: the whole of each.
    pub(crate) first: VecDeque<String>,
    /// Posts that the list of numbers leaves out, as when others move up while it is gone through.
    pub(crate) unlisted: Vec<u64>,
    /// Requests with this in them are never answered.
    pub(crate) stalls_at: Option<String>,
    /// What was asked for, in order.
    pub(crate) requests: Vec<String>,
}

/// A site that runs until the test ends.
pub(crate) struct Site {
    pub(crate) url: String,
    state: Arc<Mutex<State>>,
}

impl Site {
    /// Starts an empty site.
    pub(crate) fn start() -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let state = Arc::new(Mutex::new(State::default()));
        let (own, home) = (state.clone(), url.clone());
        thread::spawn(move || {
            let mut stalled = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                if !answer(&mut stream, &own, &home) {
                    stalled.push(stream);
                }
            }
        });
        Site { url, state }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test failed in it")
    }

    /// Puts a post there, or a newer version of it.
    pub(crate) fn put(&self, kind: &'static str, id: u64, modified: &str, text: &str) {
        let mut state = self.state();
        state
            .posts
            .retain(|post| (post.kind, post.id) != (kind, id));
        state.posts.push(Post {
            kind,
            id,
            modified: modified.to_owned(),
            title: format!("Verslag Reuring!Café #{id} | Avond {id}"),
            text: format!("Op dinsdag 3 mei 2011 vond de {id}e editie van Reuring!Café plaats, in een vol café. {text}"),
            is_protected: false,
        });
    }

    /// Returns what was asked for since the last time, without the field lists.
    pub(crate) fn asked(&self) -> Vec<String> {
        let requests = std::mem::take(&mut self.state().requests);
        let short = requests.into_iter().map(|request| {
            let parts = request.split('&').filter(|part| {
                !["_fields=id,type", "order=", "orderby="]
                    .iter()
                    .any(|start| part.starts_with(start))
            });
            let parts: Vec<&str> = parts.collect();
            parts.join("&").replace("?per_page=100", "")
        });
        short.collect()
    }

    /// Makes the site fail so many times, and ask to come back at once.
    pub(crate) fn fail(&self, status: u16, times: usize) {
        let body = "{\"code\":\"x\",\"message\":\"te druk\"}";
        let failure = format!(
            "HTTP/1.1 {status} X\r\nRetry-After: 0\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let failures = std::iter::repeat_n(failure, times);
        self.state().first.extend(failures);
    }
}

/// Answers one request; false if it is to wait for ever.
fn answer(stream: &mut TcpStream, state: &Mutex<State>, home: &str) -> bool {
    let mut lines = BufReader::new(&mut *stream).lines();
    let first = lines.next().and_then(Result::ok).unwrap_or_default();
    let headers: Vec<String> = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .collect();
    let target = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut state = state.lock().expect("no test failed in it");
    state.requests.push(target.clone());
    if state
        .stalls_at
        .as_ref()
        .is_some_and(|at| target.contains(at))
    {
        return false;
    }
    let response = match state.first.pop_front() {
        Some(response) => response,
        None => respond(&state, &target, &headers, home),
    };
    // Who is killed reads no more.
    let _ = stream.write_all(response.as_bytes());
    true
}

fn respond(state: &State, target: &str, headers: &[String], home: &str) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let query: Vec<(&str, &str)> = query
        .split('&')
        .filter_map(|part| part.split_once('='))
        .collect();
    let get = |name: &str| {
        query
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| *value)
    };
    let route = if state.is_plain {
        get("rest_route").unwrap_or_default()
    } else {
        path.strip_prefix("/wp-json").unwrap_or_default()
    };
    let kind = route.strip_prefix("/wp/v2/");
    match (path, kind) {
        _ if state.is_other => full(404, "", "<html><p>Een heel andere site.</p></html>"),
        (_, Some(_)) if state.is_closed => full(
            401,
            "",
            "{\"code\":\"rest_disabled\",\"message\":\"dicht\"}",
        ),
        (_, Some(kind)) => rest(state, kind, &get),
        ("/feed/", _) if !state.is_plain => feed(state, get("paged"), headers, home),
        ("/", _) if get("feed").is_some() => feed(state, get("paged"), headers, home),
        ("/", _) => {
            let root = if state.is_plain {
                "?rest_route=/"
            } else {
                "wp-json/"
            };
            let link = format!("Link: <{home}{root}>; rel=\"https://api.w.org/\"\r\n");
            full(200, &link, "<html><p>Welkom.</p></html>")
        }
        _ => full(404, "", "<html><p>Niet gevonden.</p></html>"),
    }
}

fn rest<'a>(state: &State, kind: &str, get: &impl Fn(&str) -> Option<&'a str>) -> String {
    let after = get("modified_after").filter(|_| !state.is_old);
    let after = after.map(|moment| moment.trim_end_matches('Z').to_owned());
    let include: Option<Vec<&str>> = get("include").map(|ids| ids.split(',').collect());
    let mut posts: Vec<&Post> = state
        .posts
        .iter()
        .filter(|post| post.kind == kind)
        .collect();
    let is_list = get("_fields") == Some("id,modified_gmt") && include.is_none();
    posts.retain(|post| !is_list || !state.unlisted.contains(&post.id));
    posts.retain(|post| after.as_ref().is_none_or(|after| post.modified > *after));
    posts.retain(|post| {
        let id = post.id.to_string();
        include
            .as_ref()
            .is_none_or(|ids| ids.contains(&id.as_str()))
    });
    match get("orderby") {
        Some("modified") => posts.sort_by_key(|post| (post.modified.clone(), post.id)),
        _ => posts.sort_by_key(|post| post.id),
    }
    let total = posts.len();
    let size = if state.per_page == 0 || include.is_some() {
        100
    } else {
        state.per_page
    };
    let (pages, at) = if state.is_endless {
        (900_000, 1)
    } else {
        let at = get("page").and_then(|page| page.parse().ok());
        (total.div_ceil(size), at.unwrap_or(1))
    };
    if at > 1 && at > pages {
        return full(
            400,
            "",
            "{\"code\":\"rest_post_invalid_page_number\",\"message\":\"voorbij het eind\"}",
        );
    }
    let page = posts.chunks(size).nth(at - 1).unwrap_or_default();
    let bodies: Vec<String> = page.iter().map(|post| json(post)).collect();
    let headers = format!("X-WP-Total: {total}\r\nX-WP-TotalPages: {pages}\r\n");
    full(200, &headers, &format!("[{}]", bodies.join(",")))
}

fn json(post: &Post) -> String {
    let text = if post.is_protected { "" } else { &post.text };
    format!(
        "{{\"id\":{},\"type\":\"{}\",\"status\":\"publish\",\"link\":\"https://example.org/{}\",\"date\":\"2011-05-05T12:00:00\",\"modified_gmt\":\"{}\",\"title\":{{\"rendered\":\"{}\"}},\"content\":{{\"rendered\":\"<p>{text}</p>\",\"protected\":{}}}}}",
        post.id,
        post.kind.trim_end_matches('s'),
        post.id,
        post.modified,
        post.title,
        post.is_protected
    )
}

/// Two posts on a page of the feed; its mark is how much there is to say.
fn feed(state: &State, page: Option<&str>, headers: &[String], home: &str) -> String {
    let mark = format!(
        "\"{}\"",
        state
            .posts
            .iter()
            .map(|post| post.text.len())
            .sum::<usize>()
    );
    let is_known =
        |line: &String| line.to_lowercase().starts_with("if-none-match") && line.contains(&mark);
    if headers.iter().any(is_known) {
        return full(304, "", "");
    }
    let posts: Vec<&Post> = state
        .posts
        .iter()
        .filter(|post| post.kind == "posts")
        .collect();
    let at: usize = page.and_then(|page| page.parse().ok()).unwrap_or(1);
    let Some(page) = posts.chunks(2).nth(at - 1) else {
        return full(404, "", "<html><p>Niet gevonden.</p></html>");
    };
    let mut items = String::new();
    for post in page {
        let _ = write!(
            items,
            "<item><title>{}</title><link>https://example.org/{}</link><content:encoded><![CDATA[<p>{}</p>]]></content:encoded></item>",
            post.title, post.id, post.text
        );
    }
    let body = format!(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>VOM</title><link>{home}</link>{items}</channel></rss>"
    );
    full(200, &format!("ETag: {mark}\r\n"), &body)
}

fn full(status: u16, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} X\r\n{headers}Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}
