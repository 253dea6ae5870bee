//! XML that is read as a whole, event by event: documents, what `pdftotext` says of pages. No entity is ever expanded but those of XML itself.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{Unreadable, xml};

/// Calls `see` with every event of a text.
///
/// # Errors
///
/// XML that is not well formed.
pub(super) fn events<'a>(text: &'a str, mut see: impl FnMut(Event<'a>)) -> Result<(), Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) => return Err(breaks_off(text)),
            Ok(event) => {
                match &event {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth = depth.saturating_sub(1),
                    _ => {}
                }
                see(event);
            }
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(0);
                let before = text.get(..text.floor_char_boundary(at)).unwrap_or_default();
                return Err(Unreadable::Xml {
                    line: memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1,
                    reason: error.to_string(),
                });
            }
        }
    }
}

fn breaks_off(text: &str) -> Unreadable {
    Unreadable::Xml {
        line: memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1,
        reason: "the file breaks off".to_owned(),
    }
}

/// Returns an attribute by its name with prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok().flatten()?;
    Some(unescaped(&found.value))
}

/// Attributes hold references where texts hold events.
fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}

/// The character that XML itself knows a reference for; others stay as they stand.
pub(super) fn resolved(reference: &BytesRef<'_>) -> String {
    let name: &str = reference;
    xml::resolved(reference).map_or_else(|| format!("&{name};"), String::from)
}
