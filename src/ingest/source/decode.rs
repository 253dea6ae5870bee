//! Bytes → text, in whatever encoding the page was written.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How far into a page it says which encoding it is in, in bytes. Browsers look at 1,024
/// (HTML standard, "determining the character encoding").
const PREAMBLE: usize = 1_024;

/// Decodes a page, or says at which byte it stops being text.
///
/// A byte order mark decides, then whether the bytes are UTF-8, then what the page says of itself.
/// What says nothing and is not UTF-8 is taken for windows-1252, as browsers do.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return Ok(encoding.decode_without_bom_handling(rest).0);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(at);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => decode_older(bytes).ok_or_else(|| error.valid_up_to()),
    }
}

fn decode_older(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let declared = declared(bytes);
    // A page that calls itself UTF-8 and has a broken byte in it is UTF-8 all the same.
    let encoding = declared.unwrap_or(WINDOWS_1252);
    let is_text = declared.is_some() || !bytes.iter().any(|byte| is_binary(*byte));
    is_text.then(|| encoding.decode_without_bom_handling(bytes).0)
}

/// Returns the encoding that a page says it is in: `charset=…` in HTML, `encoding="…"` in XML.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let preamble = bytes.get(..PREAMBLE).unwrap_or(bytes);
    let text = String::from_utf8_lossy(preamble).to_ascii_lowercase();
    let label = ["charset", "encoding"]
        .into_iter()
        .find_map(|name| value_after(&text, name))?;
    Encoding::for_label(label.as_bytes())
}

/// Says whether an encoding is anything but UTF-8.
pub(super) fn is_other(encoding: &'static Encoding) -> bool {
    encoding != UTF_8
}

fn value_after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))
        .unwrap_or(rest.len());
    rest.get(..end).filter(|label| !label.is_empty())
}

/// Bytes that no text in an older encoding holds.
fn is_binary(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_decoded_as_it_was_written() {
        for (bytes, text) in [
            (&b"caf\xc3\xa9"[..], "café"),
            (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
            (b"\xff\xfec\0a\0f\0\xe9\0", "café"),
            (b"caf\xe9, \x91s avonds", "café, ‘s avonds"),
            (
                b"<meta charset='iso-8859-1'>caf\xe9",
                "<meta charset='iso-8859-1'>café",
            ),
            (
                b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\xa4",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>€",
            ),
            (
                b"<meta charset=utf-8>caf\xc3\xa9 \xff",
                "<meta charset=utf-8>café \u{fffd}",
            ),
        ] {
            assert_eq!(decode(bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_text_says_where_it_stops_being_one() {
        for (bytes, at) in [
            (&b"abc\0def"[..], 3),
            (b"\x89PNG\x01", 0),
            (b"ab\xe9\x02", 2),
        ] {
            assert_eq!(decode(bytes), Err(at));
        }
    }
}
