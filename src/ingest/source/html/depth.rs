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

/// Returns a page as it is, or, if it is nested too deep, its words only.
pub(super) fn within_bounds(html: &str) -> Cow<'_, str> {
    if is_too_deep(html) {
        Cow::Owned(without_tags(html))
    } else {
        Cow::Borrowed(html)
    }
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
            piece.split_once('>').map_or("", |(_, text)| text)
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
    fn a_page_nested_very_deep_keeps_its_words() {
        let html = format!("{}diep{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
        assert_eq!(fragment_text(&html, LineBreaks::Ignored), "diep");
        assert_eq!(articles(&html)[0].text, "diep");
    }
}
