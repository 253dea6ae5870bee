//! Mails (`.eml`), mailboxes (`.mbox`) and web pages that a browser saved as a mail (`.mhtml`).
//!
//! A mail is a text with a subject and a day; what hangs on it is read as a file of its own.

mod attachment;
mod body;
mod mailbox;
mod quoted;

use jiff::Timestamp;
use jiff::civil::Date;
use mail_parser::{HeaderName, Message, MessageParser, MimeHeaders, PartType};

use super::allowance::Allowance;
use super::plain_text::titled::{self, Said};
use super::{Content, LeftOut, Note, Reason, Unreadable, decode, html, moment};
use crate::text::clean_line;
pub(super) use mailbox::read as read_mailbox;

/// A mail with more parts, or more lines in the heads of all of them, is none that people write.
const MOST_PARTS: usize = 20_000;
const MOST_HEADS: usize = 100_000;

/// More mails inside each other are none that people pass on.
const MOST_NESTED: usize = 50;

/// What stands in front of the subject of an answer, and of a mail that is passed on.
const ANSWERS: &[&str] = &["re:", "antw:", "aw:", "antwoord:", "betr:"];
const PASSED_ON: &[&str] = &["fw:", "fwd:", "doorst:", "wg:", "doorgestuurd:"];

/// Reads one mail.
///
/// # Errors
///
/// What is no mail, and one with more parts than people write.
pub(super) fn read(
    bytes: &[u8],
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    bounded(bytes)?;
    // A blank line would end the head before it begins.
    let bytes = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    // In front of a mail, a mailbox has a line of its own.
    let bytes = match bytes.strip_prefix(b"From ") {
        Some(rest) => memchr::memchr(b'\n', rest).and_then(|at| rest.get(at + 1..)),
        None => Some(bytes),
    };
    let parser = MessageParser::new()
        .with_mime_headers()
        .with_date_headers()
        .header_text(HeaderName::Subject)
        .header_text(HeaderName::ContentLocation)
        .header_raw(HeaderName::InReplyTo);
    let mail = parser
        .parse(bytes.unwrap_or_default())
        .ok_or(Unreadable::Nothing)?;
    read_mail(&mail, allowance, take)
}

/// A mail is taken apart into parts and lines of heads that are all kept: how many there may be is counted first.
fn bounded(bytes: &[u8]) -> Result<(), Unreadable> {
    let (mut parts, mut heads, mut is_head, mut holds_mail) = (0, 0, true, false);
    for line in bytes.split(|byte| *byte == b'\n') {
        let is_blank = line.trim_ascii().is_empty();
        if line.starts_with(b"--") {
            parts += 1;
            is_head = true;
        } else if is_head && is_blank {
            // Below the head of a mail in a mail stands another head.
            is_head = std::mem::take(&mut holds_mail);
        } else if is_head {
            heads += 1;
            holds_mail |= line
                .windows(7)
                .any(|name| name.eq_ignore_ascii_case(b"message"));
        }
        if parts > MOST_PARTS || heads > MOST_HEADS {
            return Err(Unreadable::TooMany { most: MOST_PARTS });
        }
    }
    // `message/rfc822` and `multipart/digest` open a mail in a mail.
    let nested = memchr::memchr_iter(b'/', bytes).filter(|at| {
        let before = bytes.get(at.saturating_sub(7)..*at).unwrap_or_default();
        let behind = bytes.get(at + 1..at + 7).unwrap_or_default();
        before.eq_ignore_ascii_case(b"message") || behind.eq_ignore_ascii_case(b"digest")
    });
    if nested.take(MOST_NESTED + 1).count() > MOST_NESTED {
        return Err(Unreadable::TooDeep {
            deepest: MOST_NESTED,
        });
    }
    Ok(())
}

fn read_mail(
    mail: &Message<'_>,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    if is_saved_page(mail) {
        return page(mail, take);
    }
    let subject = subject(mail);
    let (title, kind) = without_marks(&subject);
    let is_answer = kind == Some(Sent::Answer)
        || (kind.is_none()
            && mail
                .header(HeaderName::InReplyTo)
                .is_some_and(|header| !header.is_empty()));
    let body = body::text(mail, is_answer);
    if body.replaced.count > 0 {
        take(Content::Note(Note::Replaced(body.replaced)));
    }
    let (text, quoted) = quoted::without(&body.text, is_answer);
    let quoted = quoted + body.quoted;
    if quoted > 0 {
        take(Content::Note(Note::Quoted(quoted)));
    }
    let said = Said {
        title: Some(title.to_owned()),
        day: sent(mail),
        line: 1,
        ..Said::default()
    };
    let is_empty = title.is_empty() && text.trim().is_empty();
    if is_empty || body.is_too_long {
        take(Content::LeftOut(LeftOut {
            title: title.to_owned(),
            line: 1,
            reason: if body.is_too_long {
                Reason::TooLong
            } else {
                Reason::NoText
            },
        }));
    } else {
        titled::give(&text, &said, take);
    }
    attachment::read_all(mail, &body.parts, allowance, take);
    Ok(())
}

/// Says whether a browser wrote the mail: it says where the page stood, and nobody it is sent to.
fn is_saved_page(mail: &Message<'_>) -> bool {
    let is_of_parts = mail
        .parts
        .first()
        .and_then(MimeHeaders::content_type)
        .is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("related"));
    let is_sent = mail
        .headers_raw()
        .any(|(name, _)| name.eq_ignore_ascii_case("to"));
    let has_place = || {
        mail.html_part(0)
            .is_some_and(|part| part.content_location().is_some())
    };
    is_of_parts && !is_sent && has_place()
}

/// Reads the page that a browser saved.
fn page(mail: &Message<'_>, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let part = mail.html_part(0).ok_or(Unreadable::Nothing)?;
    let (text, replaced) = body::decoded(mail, part);
    if replaced.count > 0 {
        take(Content::Note(Note::Replaced(replaced)));
    }
    let place = part.content_location().map(clean_line);
    let place = place.filter(|place| place.starts_with("http://") || place.starts_with("https://"));
    html::read(&text, &mut |content| {
        take(match content {
            Content::Articles(mut articles) => {
                if let [only] = articles.as_mut_slice() {
                    only.url = only.url.take().or(place.clone());
                }
                Content::Articles(articles)
            }
            other => other,
        });
    });
    Ok(())
}

/// Returns the subject; letters beyond ASCII that stand there as they are decode by evidence.
fn subject(mail: &Message<'_>) -> String {
    let parsed = mail.subject().unwrap_or_default();
    if !parsed.contains('\u{fffd}') {
        return clean_line(parsed);
    }
    let header = mail
        .headers()
        .iter()
        .find(|header| header.name == HeaderName::Subject);
    let bytes = header.and_then(|header| {
        let (from, to) = (header.offset_start as usize, header.offset_end as usize);
        mail.raw_message.get(from..to)
    });
    let decoded = bytes.and_then(|bytes| decode::decode(bytes).ok());
    let decoded = decoded.map_or_else(|| parsed.to_owned(), |(text, _)| text.into_owned());
    clean_line(decoded.trim())
}

/// What was done with a mail before it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    Answer,
    PassedOn,
}

/// Takes the marks of answers and of passing on from a subject. The last one put there says what the mail is.
fn without_marks(subject: &str) -> (&str, Option<Sent>) {
    let (mut rest, mut kind) = (subject.trim(), None);
    loop {
        let cut = |marks: &[&str]| {
            let mark = marks.iter().find(|mark| {
                rest.get(..mark.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(mark))
            })?;
            rest.get(mark.len()..).map(str::trim_start)
        };
        let (next, mark) = match (cut(ANSWERS), cut(PASSED_ON)) {
            (Some(next), _) => (next, Sent::Answer),
            (_, Some(next)) => (next, Sent::PassedOn),
            (None, None) => return (rest, kind),
        };
        kind = kind.or(Some(mark));
        rest = next;
    }
}

/// Returns the day on which a mail was sent, in the Netherlands.
fn sent(mail: &Message<'_>) -> Option<Date> {
    let moment = Timestamp::from_second(mail.date()?.to_timestamp()).ok()?;
    Some(moment::dutch_day(moment)).filter(|day| day.year() >= 1990)
}

/// Says whether a part is one that readers of a mail see.
fn is_text(part: &PartType<'_>) -> bool {
    matches!(part, PartType::Text(_) | PartType::Html(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_front_of_a_subject_say_what_a_mail_is() {
        for (subject, expected) in [
            ("Dijken", ("Dijken", None)),
            ("RE: Dijken", ("Dijken", Some(Sent::Answer))),
            ("Antw: FW: Dijken", ("Dijken", Some(Sent::Answer))),
            ("Fwd: Re: Dijken", ("Dijken", Some(Sent::PassedOn))),
            ("Reuring!Café", ("Reuring!Café", None)),
        ] {
            assert_eq!(without_marks(subject), expected, "{subject}");
        }
    }

    #[test]
    fn a_mail_of_very_many_parts_or_mails_is_refused_before_it_is_taken_apart() {
        let parts = "\n--x\n\nwoord".repeat(MOST_PARTS + 1);
        assert!(matches!(
            bounded(parts.as_bytes()),
            Err(Unreadable::TooMany { .. })
        ));
        let heads = "X-A: b\n".repeat(MOST_HEADS + 1);
        assert!(matches!(
            bounded(heads.as_bytes()),
            Err(Unreadable::TooMany { .. })
        ));
        let body = format!("Subject: x\n\n{}", "Een regel.\n".repeat(MOST_HEADS + 1));
        assert!(bounded(body.as_bytes()).is_ok());
        let nested = "Content-Type: Message/RFC822\n\n".repeat(MOST_NESTED + 1);
        assert!(matches!(
            bounded(nested.as_bytes()),
            Err(Unreadable::TooDeep { .. })
        ));
    }
}
