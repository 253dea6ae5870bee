//! The cells of a line of a table as it stands on the screen.

use std::ops::Range;

use super::{Block, PageLine};

/// Cells before the second line of a row.
const INDENT: usize = 2;

/// A cell on its way to the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct ShownCell {
    /// The bytes of the block.
    pub(in crate::tui) range: Range<usize>,
    pub(in crate::tui) width: usize,
    pub(in crate::tui) is_number: bool,
}

impl Block {
    /// Returns the cells of a line of the block in so many cells of the screen, and the blanks before them; none where
    /// it is no line of a table.
    pub(in crate::tui) fn shown_cells(
        &self,
        line: &PageLine,
        room: usize,
    ) -> Option<(usize, Vec<ShownCell>)> {
        let columns = self.columns.as_ref()?;
        let first = self
            .cells
            .partition_point(|cell| cell.range.start < line.range.start);
        let end = self
            .cells
            .partition_point(|cell| cell.range.start < line.range.end.max(1));
        let indent = if first > 0 { INDENT } else { 0 };
        let widths = columns.widths(first..end, room.saturating_sub(indent));
        let cells = self.cells.get(first..end)?.iter().zip(widths);
        let cells = cells.map(|(cell, width)| ShownCell {
            range: cell.range.clone(),
            width,
            is_number: cell.is_number,
        });
        Some((indent, cells.collect()))
    }
}
