//! How many rows the answer above the list takes, and which of them are seen.

use ratatui::layout::Rect;

use super::layout::TABLE;
use crate::search::DirectAnswer;
use crate::text::wrap;

/// Returns how many lines the answer has on a screen of so many cells.
pub(super) fn height(answer: &DirectAnswer, cells: usize) -> usize {
    said(answer, cells).len() + head(answer, cells) + answer.entities.len()
}

/// Returns the answer in words, cut into lines.
pub(super) fn said(answer: &DirectAnswer, cells: usize) -> Vec<String> {
    let lines = answer.said.iter().flat_map(|said| {
        let ranges = wrap(said, cells.saturating_sub(2)).into_iter();
        ranges.map(|range| said.get(range).unwrap_or_default().to_owned())
    });
    lines.collect()
}

/// A table has the names of its columns above it.
pub(super) fn head(answer: &DirectAnswer, cells: usize) -> usize {
    let is_table = answer.is_table && cells >= usize::from(TABLE);
    usize::from(is_table && !answer.entities.is_empty())
}

/// Returns which entity stands in the first row of an area for them, where one is selected, and how many lines stand
/// above it.
pub(super) fn first_shown(
    answer: &DirectAnswer,
    selected: Option<usize>,
    area: Rect,
) -> (usize, usize) {
    let cells = usize::from(area.width);
    let above = said(answer, cells).len() + head(answer, cells);
    let rows = usize::from(area.height).saturating_sub(above).max(1);
    ((selected.unwrap_or(0) + 1).saturating_sub(rows), above)
}
