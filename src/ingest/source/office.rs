//! Documents of offices: Word since 2007 (`.docx`) and LibreOffice (`.odt`, `.fodt`), as their readers see them.
//!
//! Changes count as accepted: what was struck out is gone, what was put in is there. Comments, headers and footers
//! of pages are no part of the text.

mod blocks;
mod numbering;
mod places;
mod properties;
mod word;
mod writer;

use std::io::{Read, Seek};

use zip::ZipArchive;

use self::blocks::Blocks;
use self::properties::Properties;
pub(super) use self::properties::title;
use super::allowance::Allowance;
use super::plain_text::titled::{self, Said};
use super::{Content, LARGEST, Unreadable, decode};

/// Reads a document of Word.
///
/// # Errors
///
/// A damaged document, and one larger than any text.
pub(super) fn read_word(
    files: &mut ZipArchive<impl Read + Seek>,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    let body = word_part(files).ok_or(Unreadable::Nothing)?;
    let mut part = |name: &str| part(files, name, allowance);
    let said = part("docProps/core.xml")?.unwrap_or_default();
    let styles = part("word/styles.xml")?.unwrap_or_default();
    let lists = part("word/numbering.xml")?.unwrap_or_default();
    let mut notes = word::Notes::default();
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
        notes.add(&part(name)?.unwrap_or_default())?;
    }
    let document = part(&body)?.ok_or(Unreadable::Nothing)?;
    let styles = numbering::Styles::of(&styles, &lists)?;
    let blocks = word::read(&document, &styles, &notes)?;
    give(blocks, &Properties::of(&said)?, take);
    Ok(())
}

/// Returns the name of the file that holds the text of a Word document: some services write `document2.xml`.
pub(super) fn word_part(files: &ZipArchive<impl Read + Seek>) -> Option<String> {
    let mut names = files.file_names().filter_map(Result::ok);
    let found = names.find(|name| {
        let number = name
            .strip_prefix("word/document")
            .and_then(|rest| rest.strip_suffix(".xml"));
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    });
    found.map(std::borrow::Cow::into_owned)
}

/// Reads a document of LibreOffice.
///
/// # Errors
///
/// A damaged document, and one larger than any text.
pub(super) fn read_writer(
    files: &mut ZipArchive<impl Read + Seek>,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    let said = part(files, "meta.xml", allowance)?.unwrap_or_default();
    let document = part(files, "content.xml", allowance)?.ok_or(Unreadable::Nothing)?;
    let blocks = writer::read(&document)?;
    give(blocks, &Properties::of(&said)?, take);
    Ok(())
}

/// Reads a document of LibreOffice that is one XML file.
///
/// # Errors
///
/// A damaged document.
pub(super) fn read_flat(text: &str, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let blocks = writer::read(text)?;
    give(blocks, &Properties::of(text)?, take);
    Ok(())
}

/// Returns the text of one file of a document, if there is one of that name.
fn part(
    files: &mut ZipArchive<impl Read + Seek>,
    name: &str,
    allowance: &mut Allowance<'_>,
) -> Result<Option<String>, Unreadable> {
    let Some(at) = files.index_for_name(name) else {
        return Ok(None);
    };
    let file = files.by_index(at)?;
    let most = LARGEST.min(allowance.left());
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Unreadable::Damaged(error.to_string()))?;
    let length = bytes.len() as u64;
    if length > most {
        return Err(Unreadable::TooLarge);
    }
    allowance.spend(length)?;
    let (text, _) = decode::decode(&bytes).map_err(|at| Unreadable::NotText { at })?;
    Ok(Some(text.into_owned()))
}

fn give(blocks: Blocks, properties: &Properties, take: &mut dyn FnMut(Content)) {
    let (title, text) = blocks.finished();
    let said = Said {
        title,
        otherwise: properties.title.clone(),
        day: properties.day,
        line: 1,
    };
    if !text.is_empty() {
        titled::give(&text, &said, take);
    }
}
