//! How far files inside files are read, and how much they may hold: a small packed file may hold anything.

use super::Unreadable;
use super::pdf_reader::PdfReader;

/// Files inside each other: a document in a packed file in a mail in a mailbox is the third.
const DEEPEST: usize = 5;

/// So much may always be unpacked, in bytes.
const FLOOR: u64 = 64_000_000;

/// Text is packed to a tenth, a drawing to a fiftieth.
const SWELLING: u64 = 100;

/// What reading a file may use.
pub(super) struct Allowance<'a> {
    pdf: PdfReader<'a>,
    depth: usize,
    /// How much may still be unpacked, while a packed file is read.
    unpacked: Option<u64>,
}

impl<'a> Allowance<'a> {
    pub(super) fn new(pdf: PdfReader<'a>) -> Self {
        Allowance {
            pdf,
            depth: 0,
            unpacked: None,
        }
    }

    /// Returns what reads the words of a PDF.
    pub(super) fn pdf(&self) -> PdfReader<'a> {
        self.pdf
    }

    /// Reads a file that stands in this one.
    ///
    /// # Errors
    ///
    /// Those of `read`, and files too deep in each other.
    pub(super) fn deeper<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        if self.depth >= DEEPEST {
            return Err(Unreadable::TooDeep { deepest: DEEPEST });
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Reads a packed file of so many bytes; one inside another counts to what the outer one may hold.
    ///
    /// # Errors
    ///
    /// Those of `read`.
    pub(super) fn unpacking<T>(
        &mut self,
        length: u64,
        read: impl FnOnce(&mut Self) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        let outer = self.unpacked;
        if outer.is_none() {
            self.unpacked = Some(FLOOR.saturating_add(length.saturating_mul(SWELLING)));
        }
        let read = read(self);
        if outer.is_none() {
            self.unpacked = None;
        }
        read
    }

    /// Returns how many bytes may still be unpacked.
    pub(super) fn left(&self) -> u64 {
        self.unpacked.unwrap_or(FLOOR)
    }

    /// Counts unpacked bytes.
    ///
    /// # Errors
    ///
    /// None are left.
    pub(super) fn spend(&mut self, bytes: u64) -> Result<(), Unreadable> {
        let left = self.left().saturating_sub(bytes);
        self.unpacked = self.unpacked.map(|_| left);
        if left == 0 {
            return Err(Unreadable::Swelling);
        }
        Ok(())
    }
}
