//! Single addresses as files of an import: fetched one by one by the client that `sync` uses.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::cli::sync::trouble;
use crate::ingest::source::Content;
use crate::locale::Lang;
use crate::site::{Client, Pace, SiteError, Watch};

/// More addresses than this in one file are a site, which `sync` is for.
const MOST: usize = 2_000;

/// At most so many requests a second.
const RATE: u32 = 4;

/// The clock of the system.
pub(super) struct Clock(Instant);

impl Watch for Clock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn pause(&mut self, wait: Duration, _: Option<&SiteError>) {
        std::thread::sleep(wait);
    }
}

/// Makes the client of an import.
pub(super) fn client() -> Client<Clock> {
    Client::new(Pace::per_second(RATE), Clock(Instant::now()))
}

/// Says whether what was given as a path is an address.
pub(super) fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(is_web)
}

fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Returns the addresses of a file that holds nothing else, one a line.
pub(super) fn addresses(start: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(start).ok()?;
    let lines = text.lines().map(str::trim);
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .take(MOST)
        .collect();
    let are_all = lines
        .iter()
        .all(|line| is_web(line) && !line.contains(char::is_whitespace));
    (are_all && !lines.is_empty()).then(|| lines.into_iter().map(str::to_owned).collect())
}

/// Fetches a page and returns it with the address that answered, or why it gives nothing.
pub(super) fn fetch(
    client: &mut Client<Clock>,
    address: &str,
    lang: Lang,
) -> Result<(String, Vec<u8>), String> {
    let answer = client.get(address, &[]);
    let answer = answer.map_err(|error| trouble::message(&error, lang))?;
    if !answer.is_success() {
        return Err(trouble::message(&answer.failure(), lang));
    }
    Ok((answer.url, answer.body))
}

/// Says of texts that do not say it themselves where they came from.
pub(super) fn with_address(content: Content, address: &str) -> Content {
    let Content::Articles(mut articles) = content else {
        return content;
    };
    for article in &mut articles {
        article.url.get_or_insert_with(|| address.to_owned());
    }
    Content::Articles(articles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_addresses_holds_nothing_else() {
        let two = addresses(b"# avonden\nhttps://example.org/a\n\nhttp://example.org/b\n");
        assert_eq!(
            two,
            Some(vec![
                "https://example.org/a".to_owned(),
                "http://example.org/b".to_owned()
            ])
        );
        assert_eq!(addresses(b"https://example.org/a\nEen tekst."), None);
        assert_eq!(addresses(b""), None);
    }
}
