//! The text of a mail: the parts that its reader sees, decoded.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MessagePartId, MimeHeaders, PartType};

use super::is_text;
use crate::ingest::source::html::mail_text;
use crate::ingest::source::{Replaced, decode, reflow};

/// A larger part is no text that people write, in bytes: the longest report has a fiftieth, and pictures in a page
/// that are written as text are bounded with it.
const LARGEST_PART: usize = 8_000_000;

/// The text of a mail.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) text: String,
    pub(super) replaced: Replaced,
    /// How many lines of it were quoted, and are not in it.
    pub(super) quoted: usize,
    /// A part of it is longer than any text, and was not looked at.
    pub(super) is_too_long: bool,
    /// The parts that it is made of, in one form or the other.
    pub(super) parts: Vec<MessagePartId>,
}

/// Returns the text of a mail. Its form as a page keeps paragraphs and lists apart, which plain text breaks at
/// seventy letters; it is taken unless it says much less.
pub(super) fn text(mail: &Message<'_>, is_answer: bool) -> Body {
    let page = of_parts(mail, &mail.html_body, is_answer);
    let has_page = page.parts.iter().any(|part| {
        mail.part(*part)
            .is_some_and(|part| matches!(part.body, PartType::Html(_)))
    });
    let mut body = if has_page { page } else { Body::default() };
    let plain = of_parts(mail, &mail.text_body, is_answer);
    if !has_page || (body.quoted == 0 && body.text.len() * 3 < plain.text.len()) {
        body.text = plain.text;
        body.replaced = plain.replaced;
        body.quoted = plain.quoted;
    }
    body.parts.extend(plain.parts);
    body.is_too_long |= plain.is_too_long;
    body
}

fn of_parts(mail: &Message<'_>, parts: &[MessagePartId], is_answer: bool) -> Body {
    let mut body = Body::default();
    for id in parts {
        let Some(part) = mail.part(*id).filter(|part| is_text(&part.body)) else {
            continue;
        };
        body.parts.push(*id);
        if part.offset_end.saturating_sub(part.offset_body) as usize > LARGEST_PART {
            body.is_too_long = true;
            continue;
        }
        let (text, replaced) = decoded(mail, part);
        let text = match part.body {
            PartType::Html(_) => {
                let (text, quoted) = mail_text(&text, is_answer);
                body.quoted += quoted;
                text
            }
            _ if is_flowed(part) => reflow::flowed(&text),
            _ => reflow::joined(&text.replace('\r', "")).into_owned(),
        };
        if !body.text.is_empty() {
            body.text.push_str("\n\n");
        }
        body.text.push_str(text.trim());
        if body.replaced.count == 0 {
            body.replaced.line = replaced.line;
        }
        body.replaced.count += replaced.count;
    }
    body
}

fn is_flowed(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type();
    kind.and_then(|kind| kind.attribute("format"))
        .is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// Returns the text of a part by evidence: what it says of its letters may be wrong.
pub(super) fn decoded(mail: &Message<'_>, part: &MessagePart<'_>) -> (String, Replaced) {
    let bytes = bytes(mail, part);
    let charset = part
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    decode::decode_as(&bytes, charset)
}

/// Returns the bytes of a part of a mail, unpacked.
pub(super) fn bytes(mail: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let (from, to) = (part.offset_body as usize, part.offset_end as usize);
    let raw = mail.raw_message.get(from..to).unwrap_or_default();
    let unpacked = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    // What is damaged is what the parser could still make of it.
    unpacked.unwrap_or_else(|| part.contents().to_vec())
}
