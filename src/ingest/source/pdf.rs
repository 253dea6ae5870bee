//! PDF files with a text in them. The words and where they stand come from `pdftotext` of Poppler, which the caller
//! runs; here they become paragraphs.

mod furniture;
mod layout;
mod page;

use jiff::civil::Date;

use super::allowance::Allowance;
use super::pdf_reader::PdfProblem;
use super::plain_text::titled::{self, Said};
use super::{Content, Unreadable, moment, office};

/// Reads a PDF.
///
/// # Errors
///
/// A PDF that gives no text.
pub(super) fn read(
    bytes: &[u8],
    allowance: &Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    let said = (allowance.pdf())(bytes).map_err(Unreadable::Pdf)?;
    let document = page::read(&said)?;
    let text = layout::text(&document.pages);
    if text.trim().is_empty() {
        return Err(Unreadable::Pdf(PdfProblem::NoText));
    }
    let said = Said {
        title: None,
        otherwise: document.title.as_deref().and_then(office::title),
        day: day(&document),
        line: 1,
    };
    titled::give(&text, &said, take);
    Ok(())
}

/// The day a PDF was changed last, else made.
fn day(document: &page::Document) -> Option<Date> {
    let changed = document.changed.as_deref().and_then(moment::day);
    changed.or_else(|| moment::day(document.made.as_deref()?))
}
