//! What makes two texts the same document.

use jiff::civil::Date;
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_128};

use crate::calendar;
use crate::ingest::{Article, Entry};
use crate::text::{fold, words};

/// A line of at least so many bytes is a paragraph; texts shorter than that are not told apart by
/// their words alone.
const PARAGRAPH: usize = 60;

/// Fewer words than this may begin any text.
const BEGINNING: usize = 12;

/// How many lines above the text of a page its heading is looked for.
const LOOKED_AT: usize = 25;

/// Returns the key under which an entry is looked for: a digest of its heading, else of its first paragraph. What
/// is found under it is looked at more closely.
pub(super) fn heading_key(entry: &Entry) -> String {
    key_of(entry.heading.as_deref(), &entry.text)
}

pub(super) fn key_of(heading: Option<&str>, text: &str) -> String {
    let mut key = folded_words(heading.unwrap_or_default());
    if key.is_empty() {
        key = first_paragraph(text);
    }
    format!("{:016x}", xxh3_64(key.as_bytes()))
}

/// Says whether an entry with the heading of a known document is a version of it: by their addresses, else by
/// their first paragraphs, or because one is the beginning of the other.
pub(super) fn is_same_page(known: &Article, entry: &Entry) -> bool {
    match (&known.url, &entry.url) {
        (Some(known), Some(own)) => address_key(known) == address_key(own),
        _ => {
            first_paragraph(&known.text) == first_paragraph(&entry.text)
                || entry.is_excerpt && is_excerpt_of(entry, known)
                || is_beginning_of(&known.text, &entry.text)
        }
    }
}

/// Says whether an entry holds no more than the beginning of a known document.
pub(super) fn is_excerpt_of(entry: &Entry, known: &Article) -> bool {
    let heading = known.heading.as_deref().unwrap_or_default();
    is_beginning_of(&entry.text, below_heading(heading, &known.text))
}

/// Says whether `beginning` is how `whole` begins, broken off somewhere.
pub(super) fn is_beginning_of(beginning: &str, whole: &str) -> bool {
    let (beginning, whole) = (folded_words(beginning), folded_words(whole));
    beginning.split(' ').count() >= BEGINNING && whole.starts_with(&beginning)
}

/// The same page at another spelling of its address: protocol, `www.`, a final slash, what leads to a place on
/// the page and what counts visitors play no part.
fn address_key(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let url = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url);
    let url = url.strip_prefix("www.").unwrap_or(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("utm_"))
        .collect();
    format!("{}?{}", path.trim_end_matches('/'), kept.join("&"))
}

/// Returns a fingerprint of an entry's words. The same words by another route have the same one.
pub(super) fn fingerprint(entry: &Entry) -> String {
    // A record's facts are part of it: two records may share their words. So may two short notices.
    let facts = entry.front_matter.as_deref().unwrap_or_default();
    let heading = entry.heading.as_deref().unwrap_or_default();
    let text = below_heading(heading, &entry.text);
    let heading = if text.len() < PARAGRAPH { heading } else { "" };
    let folded = format!("{facts}\n{}\n{}", folded_words(heading), folded_words(text));
    format!("{:032x}", xxh3_128(folded.as_bytes()))
}

/// Says whether headings name different editions: both a number, or both a day, and not the same. Two notices alike
/// but for "#133" and "#134" are two.
pub(super) fn names_another(known: Option<&str>, own: Option<&str>) -> bool {
    let (known, own) = (named_by(known), named_by(own));
    let differ = |known: &[String], own: &[String]| {
        !known.is_empty() && !own.is_empty() && known.iter().all(|one| !own.contains(one))
    };
    differ(&known.numbers, &own.numbers) || differ(&known.days, &own.days)
}

/// The numbers and days that a heading names.
#[derive(Default)]
struct NamedBy {
    numbers: Vec<String>,
    days: Vec<String>,
}

fn named_by(heading: Option<&str>) -> NamedBy {
    let folded = fold(heading.unwrap_or_default());
    let all: Vec<&str> = words(&folded)
        .filter_map(|range| folded.get(range))
        .collect();
    let mut named = NamedBy::default();
    for (at, word) in all.iter().enumerate() {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let Ok(number) = digits.parse::<u32>() else {
            continue;
        };
        let next = all.get(at + 1).filter(|next| next.len() > 2);
        match next.and_then(|next| calendar::month(next)) {
            Some(month) if number <= 31 => named.days.push(format!("{number}-{month}")),
            _ if (1_900..2_100).contains(&number) => {}
            _ => named.numbers.push(number.to_string()),
        }
    }
    named
}

/// Returns the digest of an entry with what is stored of its facts.
pub(super) fn digest_of(entry: &Entry, facts: Option<&str>) -> String {
    let parts = [
        entry.heading.as_deref(),
        entry.url.as_deref(),
        facts,
        entry.front_matter.as_deref(),
        Some(&entry.text),
    ];
    digest_of_parts(parts, entry.published)
}

/// Returns a digest of everything that an edition takes from a document.
pub(super) fn digest(article: &Article, facts: Option<&str>, front_matter: Option<&str>) -> String {
    let parts = [
        article.heading.as_deref(),
        article.url.as_deref(),
        facts,
        front_matter,
        Some(&article.text),
    ];
    digest_of_parts(parts, article.published)
}

/// It only has to differ from the digest that the same document had before, so that 64 bits do.
fn digest_of_parts(parts: [Option<&str>; 5], published: Option<Date>) -> String {
    let mut hasher = Xxh3::new();
    hasher.update(format!("{published:?}").as_bytes());
    for part in parts {
        // A part that is absent is another than an empty one, and none runs into the next.
        hasher.update(
            &part
                .map_or(u64::MAX, |part| part.len() as u64)
                .to_le_bytes(),
        );
        hasher.update(part.unwrap_or_default().as_bytes());
    }
    format!("{:016x}", hasher.digest())
}

/// Returns the text without its heading and what stands above it: a copied page has navigation there.
fn below_heading<'a>(heading: &str, text: &'a str) -> &'a str {
    let mut start = 0;
    for line in text.split_inclusive('\n').take(LOOKED_AT) {
        start += line.len();
        if !heading.is_empty() && line.trim() == heading.trim() {
            return text.get(start..).unwrap_or(text);
        }
    }
    text
}

/// Lines above the first paragraph are navigation, and the same on many pages.
fn first_paragraph(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let paragraph = lines().find(|line| line.trim().len() >= PARAGRAPH);
    folded_words(paragraph.or_else(|| lines().next()).unwrap_or_default())
}

fn folded_words(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len());
    for word in words(&folded).filter_map(|range| folded.get(range)) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(heading: &str, url: Option<&str>, text: &str) -> Entry {
        Entry {
            origin: String::new(),
            other_origins: Vec::new(),
            corrections: Vec::new(),
            line: 1,
            heading: Some(heading.to_owned()),
            url: url.map(str::to_owned),
            published: None,
            placement: crate::ingest::Placement::Single,
            text: text.to_owned(),
            front_matter: None,
            is_excerpt: false,
            extract: None,
            is_perhaps: false,
        }
    }

    #[test]
    fn an_address_is_the_same_however_it_is_written() {
        let same = "example.org/a?";
        for url in [
            "https://example.org/a",
            "http://www.example.org/a/",
            "https://example.org/a#top",
            "https://example.org/a/?utm_source=x",
        ] {
            assert_eq!(address_key(url), same);
        }
        assert_ne!(
            address_key("https://example.org/?p=1"),
            address_key("https://example.org/?p=2")
        );
    }

    #[test]
    fn the_same_words_have_the_same_fingerprint_whatever_stands_around_them() {
        let text =
            "Op dinsdag 3 mei vond de 55e editie plaats, in een vol café. Er werd lang gesproken.";
        let plain = entry("Dijken", None, &format!("Home\n\nDijken\n\n{text}"));
        let list = entry("Dijken", None, &text.replace(", ", " • "));
        assert_eq!(
            fingerprint(&plain),
            fingerprint(&entry("Dijken", None, text))
        );
        assert_eq!(fingerprint(&plain), fingerprint(&list));
        assert_ne!(
            fingerprint(&entry("A", None, "Kort.")),
            fingerprint(&entry("B", None, "Kort."))
        );
    }

    #[test]
    fn headings_that_name_other_numbers_or_days_are_of_other_evenings() {
        for (known, own, is_other) in [
            (Some("Reuring!Café #71"), Some("Reuring!Café #72"), true),
            (
                Some("Reuring!Café #71"),
                Some("Verslag Reuring!Café #71 | 3 mei"),
                false,
            ),
            (
                Some("Reuring!Café op 3 mei"),
                Some("Reuring!Café op 4 mei"),
                true,
            ),
            (Some("Reuring!Café op 3 mei"), Some("Dijken in nood"), false),
            (Some("Reuring!Café #71"), None, false),
            (Some("De 71e editie"), Some("De 72e editie"), true),
            (Some("Terugblik 2021"), Some("Terugblik 2022"), false),
        ] {
            assert_eq!(names_another(known, own), is_other, "{known:?} {own:?}");
        }
    }

    #[test]
    fn a_newer_version_has_the_same_address_or_begins_the_same() {
        let text = "Op dinsdag 3 mei vond de 55e editie plaats, in een vol café. Er werd lang gesproken.\n\nEn nog meer.";
        let known = |url: Option<&str>, text: &str| Article {
            url: url.map(str::to_owned),
            text: text.to_owned(),
            ..Article::default()
        };
        for (own, other, is_same) in [
            (
                known(Some("https://a.nl/x"), "Iets anders"),
                entry("H", Some("http://a.nl/x/"), text),
                true,
            ),
            (
                known(Some("https://a.nl/y"), text),
                entry("H", Some("https://a.nl/x"), text),
                false,
            ),
            (
                known(None, &text.replace("meer", "minder")),
                entry("H", Some("https://a.nl/x"), text),
                true,
            ),
            (
                known(
                    None,
                    "Iets heel anders, dat nergens op lijkt en waar ook niemand ooit van gehoord heeft.",
                ),
                entry("H", None, text),
                false,
            ),
            // A text that broke off, and now is whole.
            (
                known(
                    None,
                    "Op dinsdag 3 mei vond de 55e editie plaats, in een vol café. Er…",
                ),
                entry("H", Some("https://a.nl/x"), text),
                true,
            ),
        ] {
            assert_eq!(is_same_page(&own, &other), is_same, "{:?}", own.url);
        }
    }
}
