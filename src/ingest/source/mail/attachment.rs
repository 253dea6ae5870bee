//! What hangs on a mail: documents, mails that were passed on, invitations.

use mail_parser::{Message, MessagePart, MessagePartId, MimeHeaders, PartType};

use super::body::bytes;
use super::read_mail;
use crate::ingest::source::allowance::Allowance;
use crate::ingest::source::{Beside, Content, Unreadable, beside, inside, read_within};

/// Reads everything of a mail that is no part of its text.
pub(super) fn read_all(
    mail: &Message<'_>,
    text: &[MessagePartId],
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) {
    for id in &mail.attachments {
        let Some(part) = mail.part(*id).filter(|_| !text.contains(id)) else {
            continue;
        };
        if let PartType::Multipart(_) = part.body {
            continue;
        }
        inside(&name(part, *id), take, |take| {
            allowance.deeper(|allowance| read(mail, part, allowance, take))
        });
    }
}

fn read(
    mail: &Message<'_>,
    part: &MessagePart<'_>,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    if let PartType::Message(inner) = &part.body {
        return read_mail(inner, allowance, take);
    }
    let bytes = bytes(mail, part);
    if let Some(beside) = kind(part, &bytes) {
        take(Content::Beside(beside));
        return Ok(());
    }
    read_within(&mut bytes.as_slice(), allowance, take)
}

fn kind(part: &MessagePart<'_>, bytes: &[u8]) -> Option<Beside> {
    let said = part.content_type().map(|kind| {
        let kind = format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default());
        kind.to_lowercase()
    });
    let said = said.unwrap_or_default();
    let is_signature = said.ends_with("signature") || said.ends_with("pgp-keys");
    // How a mail was delivered is told to machines in a part of its own.
    let is_report = said == "message/delivery-status" || said == "text/rfc822-headers";
    if is_signature || is_report {
        return Some(Beside::Signature);
    }
    beside::of(part.attachment_name().unwrap_or_default(), bytes)
}

fn name(part: &MessagePart<'_>, id: MessagePartId) -> String {
    let subject = match &part.body {
        PartType::Message(inner) => inner.subject(),
        _ => None,
    };
    let name = part
        .attachment_name()
        .or(subject)
        .map(crate::text::clean_line);
    let name = name.filter(|name| !name.trim().is_empty());
    name.unwrap_or_else(|| id.to_string())
}
