//! The texts of the edition with every reading marked.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::ReviewScreen;
use super::draw::text_area;
use super::marking::Marking;
use super::text_lines::{TextLine, lines, part_of};
use crate::ingest::Part;
use crate::review::TextMark;
use crate::text::width;
use crate::tui::Action;
use crate::tui::action::Movement;
use crate::tui::screen::Surroundings;
use crate::tui::view::reader::marked;

impl ReviewScreen {
    /// The lines of the texts as wide as they are shown.
    pub(super) fn text_lines(&self, around: Surroundings) -> Vec<TextLine> {
        let cells = usize::from(text_area(around.area).width);
        lines(&self.sheet.edition, cells.saturating_sub(1).max(10))
    }

    fn text_height(around: Surroundings) -> usize {
        usize::from(text_area(around.area).height).max(1)
    }

    pub(super) fn scroll(&mut self, action: Action, around: Surroundings) {
        let (count, rows) = (self.text_lines(around).len(), Self::text_height(around));
        if let Some(step) = Movement::of(action) {
            self.text_top = step.moved(self.text_top, rows, count.saturating_sub(rows));
        }
    }

    /// Brings the words that the row one is at was read from into sight.
    pub(super) fn follow(&mut self, around: Surroundings) {
        let Some(mark) = self.own_mark() else { return };
        let lines = self.text_lines(around);
        if let Some(at) = lines.iter().position(|line| line.inside(mark).is_some()) {
            self.bring_into_sight(at, lines.len(), around);
        }
    }

    pub(super) fn keep_word_in_sight(&mut self, around: Surroundings) {
        let word = self.marking.as_ref().and_then(Marking::word);
        if let Some(at) = word.map(|word| word.line) {
            let count = self.text_lines(around).len();
            self.bring_into_sight(at, count, around);
        }
    }

    /// What is in sight already does not move.
    fn bring_into_sight(&mut self, line: usize, count: usize, around: Surroundings) {
        let rows = Self::text_height(around);
        if line < self.text_top || line + 2 > self.text_top + rows {
            let last = count.saturating_sub(rows);
            self.text_top = line.saturating_sub(rows / 3).min(last);
        }
    }

    /// Draws the texts; returns where the cursor stands while words are marked.
    pub(super) fn draw_text(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        around: Surroundings,
    ) -> Option<Position> {
        let mut cursor = None;
        let all = self.text_lines(around);
        let shown = all.iter().enumerate().skip(self.text_top);
        for (y, (at, line)) in (area.y..area.bottom()).zip(shown) {
            let row = Rect {
                y,
                height: 1,
                ..area
            };
            frame.render_widget(self.styled(line, around), row);
            cursor = cursor.or_else(|| self.cursor_on(line, at, row));
        }
        cursor
    }

    fn styled(&self, line: &TextLine, around: Surroundings) -> Line<'static> {
        let text = part_of(&self.sheet.edition, line.document, line.part);
        let text = text.get(line.range.clone()).unwrap_or_default();
        let style = if line.part == Part::Heading {
            around.theme.heading()
        } else {
            around.theme.text()
        };
        let marks = self.marks_on(line, around);
        Line::from(marked(text, marks.into_iter(), style))
    }

    /// The marks of a line, of which no two overlap: the row one is at goes before others, the longer before the
    /// shorter.
    fn marks_on(&self, line: &TextLine, around: Surroundings) -> Vec<(Range<usize>, Style)> {
        let theme = around.theme;
        if let Some((document, part, range)) = self.marking.as_ref().and_then(Marking::marked) {
            let is_here = (document, part) == (line.document, line.part);
            let inside = line.within(&range).filter(|_| is_here);
            return inside
                .map(|range| (range, theme.current_hit()))
                .into_iter()
                .collect();
        }
        let subject = self.row().and_then(super::Row::subject);
        let is_own = |mark: &TextMark| subject.as_ref() == Some(&mark.subject);
        let mut found: Vec<(bool, Range<usize>, Style)> = Vec::new();
        for mark in &self.sheet.marks {
            let Some(range) = line.inside(mark) else {
                continue;
            };
            let style = match (is_own(mark), mark.is_unsure || !mark.is_fact) {
                (true, _) => theme.current_hit(),
                (false, true) => theme.hit(),
                (false, false) => theme.link(),
            };
            found.push((is_own(mark), range, style));
        }
        found.sort_by_key(|(is_own, range, _)| (!is_own, std::cmp::Reverse(range.len())));
        let mut kept: Vec<(Range<usize>, Style)> = Vec::new();
        for (_, range, style) in found {
            if kept
                .iter()
                .all(|(other, _)| other.end <= range.start || range.end <= other.start)
            {
                kept.push((range, style));
            }
        }
        kept.sort_by_key(|(range, _)| range.start);
        kept
    }

    fn cursor_on(&self, line: &TextLine, at: usize, row: Rect) -> Option<Position> {
        let word = self.marking.as_ref()?.word()?;
        let start = line.within(&word.range).filter(|_| word.line == at)?.start;
        let text = part_of(&self.sheet.edition, line.document, line.part);
        let before = text.get(line.range.start..line.range.start + start)?;
        Some(Position {
            x: row.x
                + u16::try_from(width(before))
                    .unwrap_or(0)
                    .min(row.width.saturating_sub(1)),
            y: row.y,
        })
    }
}
