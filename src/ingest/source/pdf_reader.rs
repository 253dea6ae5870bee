//! What takes the words out of a PDF: a program of its own, which the caller runs.

use thiserror::Error;

/// What reads the words of a PDF: its bytes become what `pdftotext -bbox-layout` writes.
pub type PdfReader<'a> = &'a dyn Fn(&[u8]) -> Result<String, PdfProblem>;

/// Why a PDF gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum PdfProblem {
    /// `pdftotext` is not installed.
    NotInstalled,
    /// It is behind a password.
    Locked,
    /// It is damaged.
    Damaged,
    /// It takes longer or more memory than any text does.
    TooLarge,
    /// It holds pictures of pages, no text.
    NoText,
}

/// Reads no PDF: for callers that start no other program.
pub(super) fn none(_: &[u8]) -> Result<String, PdfProblem> {
    Err(PdfProblem::NotInstalled)
}
