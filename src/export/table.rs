//! Tables in a leaf: cells of a line, and how wide their columns are in so many cells of a screen.

use std::ops::Range;

use crate::text::{pad, truncate, width};

/// Blanks between two columns.
pub const GAP: usize = 2;

/// Below so many cells a row of many columns stands on two lines.
const ONE_LINE: usize = 70;

/// No column of text is cut to less than this.
const LEAST: usize = 10;

/// A part of a line that stands in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The bytes of the line.
    pub range: Range<usize>,
    /// It stands at the right of its column.
    pub is_number: bool,
    /// Where there is little room it begins a second line.
    pub is_below: bool,
}

/// The columns of a table: how wide each would be, and what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    natural: Vec<usize>,
    numbers: Vec<bool>,
    second: Option<usize>,
}

impl Columns {
    /// Takes a line into account.
    pub fn add(&mut self, text: &str, cells: &[Cell]) {
        for (at, cell) in cells.iter().enumerate() {
            let wide = text.get(cell.range.clone()).map_or(0, width);
            if at == self.natural.len() {
                self.natural.push(0);
                self.numbers.push(cell.is_number);
                self.second = self.second.or(cell.is_below.then_some(at));
            }
            if let Some(known) = self.natural.get_mut(at) {
                *known = wide.max(*known);
            }
        }
    }

    /// Returns the first column that stands on a second line in so many cells.
    #[must_use]
    pub fn second_line(&self, room: usize) -> Option<usize> {
        self.second.filter(|_| room < ONE_LINE)
    }

    /// Returns how wide the columns in a span are in so many cells. Texts are cut, the widest first.
    #[must_use]
    pub fn widths(&self, span: Range<usize>, room: usize) -> Vec<usize> {
        let natural = self.natural.get(span.clone()).unwrap_or_default();
        let numbers = self.numbers.get(span).unwrap_or_default();
        let mut widths = natural.to_vec();
        let all = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        for _ in room..all {
            let texts = widths
                .iter_mut()
                .zip(numbers)
                .filter(|(_, is_number)| !**is_number);
            match texts.map(|(wide, _)| wide).max() {
                Some(widest) if *widest > LEAST => *widest -= 1,
                _ => break,
            }
        }
        widths
    }

    /// Returns a line of the table as text in so many cells.
    #[must_use]
    pub fn line(&self, text: &str, cells: &[Cell], room: usize) -> String {
        let widths = self.widths(0..cells.len(), room);
        let padded = cells.iter().zip(widths).map(|(cell, wide)| {
            let text = truncate(text.get(cell.range.clone()).unwrap_or_default(), wide);
            let blanks = pad("", wide - width(&text));
            if cell.is_number {
                format!("{blanks}{text}")
            } else {
                format!("{text}{blanks}")
            }
        });
        let line = padded.collect::<Vec<_>>().join(&" ".repeat(GAP));
        line.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_right_and_the_widest_text_is_cut_first() {
        let cells = |ranges: [Range<usize>; 3]| {
            let cells = ranges.into_iter().enumerate();
            let cells = cells.map(|(at, range)| Cell {
                range,
                is_number: at == 1,
                is_below: false,
            });
            cells.collect::<Vec<_>>()
        };
        let rows = [
            (
                "Anna 7 directeur van iets groots",
                cells([0..4, 5..6, 7..32]),
            ),
            ("Bo 12 lid", cells([0..2, 3..5, 6..9])),
        ];
        let mut columns = Columns::default();
        for (text, cells) in &rows {
            columns.add(text, cells);
        }
        let lines = |room| {
            let lines = rows.iter();
            let lines = lines.map(|(text, cells)| columns.line(text, cells, room));
            lines.collect::<Vec<_>>()
        };
        assert_eq!(
            lines(80),
            ["Anna   7  directeur van iets groots", "Bo    12  lid"]
        );
        assert_eq!(lines(22), ["Anna   7  directeur v…", "Bo    12  lid"]);
    }
}
