//! WordPress' shortcodes: `[name attribute="value"]`, put in by plug-ins and taken out when a post is shown.
//!
//! Brackets are also how people write asides. A bracket is a shortcode when it is one of WordPress' own, when
//! it has attributes, when it is closed by its name, or when its name is one that no word can have.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// WordPress' own shortcodes whose inside is no text either.
const MEDIA: &[&str] = &["audio", "video", "embed", "gallery", "playlist"];

static BRACKET: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\[(/?)([A-Za-z][A-Za-z0-9_-]*)((?:\s+[^\[\]]*)?)/?\]").ok());

static MEDIA_BLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let blocks = MEDIA
        .iter()
        .map(|name| format!(r"\[{name}(?:\s[^\[\]]*)?\][^\[\]]*\[/{name}\]"));
    Regex::new(&blocks.collect::<Vec<_>>().join("|")).ok()
});

/// Returns `body` without shortcodes; what stands between an opening and a closing one stays.
pub(super) fn without(body: &str) -> Cow<'_, str> {
    let (true, Some(bracket), Some(media)) =
        (body.contains('['), BRACKET.as_ref(), MEDIA_BLOCK.as_ref())
    else {
        return Cow::Borrowed(body);
    };
    let body = media.replace_all(body, "");
    let taken_out = bracket.replace_all(&body, |found: &Captures<'_>| {
        let whole = found.get(0).map_or("", |all| all.as_str());
        if is_shortcode(found, &body) {
            String::new()
        } else {
            whole.to_owned()
        }
    });
    Cow::Owned(taken_out.into_owned())
}

fn is_shortcode(found: &Captures<'_>, body: &str) -> bool {
    let part = |at: usize| found.get(at).map_or("", |part| part.as_str());
    let (is_closing, name, attributes) = (!part(1).is_empty(), part(2), part(3));
    is_closing
        || MEDIA.contains(&name)
        || has_attribute(attributes)
        || name.contains('_')
        || body.contains(&format!("[/{name}]"))
}

/// An attribute has no blank about its sign: `[Ada Bos = dijkgraaf]` has none.
fn has_attribute(text: &str) -> bool {
    text.match_indices('=').any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let behind = text.get(at + 1..).and_then(|text| text.chars().next());
        let is_end = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        is_end(before) && is_end(behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_go_and_asides_stay() {
        for (body, expected) in [
            (
                "Een [sic] aside en [red.: nee] en […] en [1] en [Ada Bos = dijkgraaf]",
                "Een [sic] aside en [red.: nee] en […] en [1] en [Ada Bos = dijkgraaf]",
            ),
            (
                "[caption id=\"a\" width=\"3\"]Foto van An[/caption]",
                "Foto van An",
            ),
            (
                "a[gallery ids='1']b[vc_row][vc_column width=\"1/2\"]tekst[/vc_column][/vc_row]",
                "abtekst",
            ),
            ("[embed]https://example.org/v[/embed]na", "na"),
            ("[spacer height=\"20px\"/]x[knop]y[/knop]", "xy"),
        ] {
            assert_eq!(without(body), expected);
        }
    }
}
