//! Pages whose elements stand inside each other by the thousands.
//!
//! Building the tree of such a page takes time that grows with the square of the depth. No person writes one;
//! its words are kept all the same, without their markup.

use std::borrow::Cow;

/// Elements inside each other; browsers stop nesting at 512.
const DEEPEST: usize = 1_000;

/// Elements that hold nothing or are mostly left unclosed.
const NOT_COUNTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "html",
    "head", "body", "path",
];

/// More tags than a page has, and more bytes: its tree takes thirty times the room.
const MOST_TAGS: usize = 250_000;
const LARGEST: usize = 12_000_000;

/// A tag longer than this has more attributes than anything written by hand, or a picture in one of them.
const LONGEST_TAG: usize = 4_000;

/// Returns a page as it is; if it is nested too deep or has too many tags, its words only; if a tag is too long,
/// that tag without its attributes. The parser compares each attribute with all before it.
pub(super) fn within_bounds(html: &str) -> Cow<'_, str> {
    let tags = memchr::memchr_iter(b'<', html.as_bytes()).count();
    let html = without_long_tags(html);
    if tags > MOST_TAGS || html.len() > LARGEST || is_too_deep(&html) {
        Cow::Owned(without_tags(&html))
    } else {
        html
    }
}

fn without_long_tags(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let rest = html.get(at..).unwrap_or_default();
        let is_tag = rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic);
        if at < from || !is_tag {
            continue;
        }
        let Some(end) = memchr::memchr(b'>', rest.as_bytes()).filter(|end| *end > LONGEST_TAG)
        else {
            continue;
        };
        let name = rest
            .find(|c: char| c.is_whitespace() || c == '/')
            .unwrap_or(end);
        out.push_str(html.get(from..at).unwrap_or_default());
        out.push_str(rest.get(..name.min(end)).unwrap_or_default());
        from = at + end;
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

fn is_too_deep(html: &str) -> bool {
    let mut depth = 0_usize;
    for tag in html.split('<').skip(1) {
        let (is_closing, rest) = tag
            .strip_prefix('/')
            .map_or((false, tag), |rest| (true, rest));
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default().to_ascii_lowercase();
        if name.is_empty() || NOT_COUNTED.contains(&name.as_str()) {
            continue;
        }
        depth = if is_closing {
            depth.saturating_sub(1)
        } else {
            depth + 1
        };
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for (at, piece) in html.split('<').enumerate() {
        let text = if at == 0 {
            piece
        } else {
            let is_code = |name: &str| {
                piece
                    .get(..name.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(name))
            };
            let text = piece.split_once('>').map_or("", |(_, text)| text);
            if is_code("script") || is_code("style") {
                ""
            } else {
                text
            }
        };
        out.push_str(text);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::text::LineBreaks;
    use super::super::{articles, fragment_text};

    #[test]
    fn a_tag_with_a_hundred_thousand_attributes_keeps_its_words() {
        let attributes: Vec<String> = (0..100_000).map(|at| format!("a{at}=x")).collect();
        let attributes = attributes.join(" ");
        let html = format!("<p>voor</p><p {attributes}>binnen</p><p>na</p>");
        assert_eq!(
            fragment_text(&html, LineBreaks::Ignored),
            "voor\n\nbinnen\n\nna"
        );
    }

    #[test]
    fn a_page_of_half_a_million_tags_keeps_its_words() {
        let html = "<b>woord</b> ".repeat(250_000);
        assert_eq!(
            fragment_text(&html, LineBreaks::Ignored)
                .split_whitespace()
                .count(),
            250_000
        );
    }

    #[test]
    fn a_page_nested_very_deep_keeps_its_words() {
        let html = format!("{}diep{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
        assert_eq!(fragment_text(&html, LineBreaks::Ignored), "diep");
        assert_eq!(articles(&html)[0].text, "diep");
    }
}
