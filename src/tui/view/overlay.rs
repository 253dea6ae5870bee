//! A box over the panes with lines that can be scrolled.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph};
use tui_input::Input;

use super::query_box;
use crate::text::width;
use crate::tui::Action;
use crate::tui::action::Movement;
use crate::tui::screen::Wish;

/// Cells that the frame takes of the width and of the height.
const FRAME: u16 = 2;

/// The widest it becomes.
const WIDEST: u16 = 90;

/// Draws lines in a box over the middle of the screen, from `top` on but to the last line at most; the titles are
/// those of its upper and its lower border. Returns where its first line stands, if there is room for one.
pub(in crate::tui) fn draw_box(
    frame: &mut Frame<'_>,
    screen: Rect,
    (title, bottom): (&str, &str),
    lines: Vec<Line<'_>>,
    top: usize,
) -> Option<Position> {
    let area = area(lines.len(), screen);
    let block = Block::bordered()
        .title(format!(" {title} "))
        .title_bottom(format!(" {bottom} "));
    let Extent { last, .. } = extent_of(lines.len(), screen);
    let shown: Vec<Line<'_>> = lines.into_iter().skip(top.min(last)).collect();
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(shown).block(block), area);
    (area.height > FRAME).then(|| Position {
        x: area.x + 1,
        y: area.y + 1,
    })
}

/// A title behind which a line is typed in.
pub(in crate::tui) struct Typed<'a> {
    pub(in crate::tui) title: &'a str,
    pub(in crate::tui) input: &'a Input,
}

impl Typed<'_> {
    /// Draws lines in a box under the title; returns where the cursor stands: behind what was typed.
    pub(in crate::tui) fn draw(
        &self,
        frame: &mut Frame<'_>,
        screen: Rect,
        bottom: &str,
        lines: Vec<Line<'_>>,
        top: usize,
    ) -> Position {
        let area = area(lines.len(), screen);
        let room = usize::from(area.width).saturating_sub(width(self.title) + 8);
        let title = format!("{} › {}", self.title, query_box::visible(self.input, room));
        draw_box(frame, screen, (&title, bottom), lines, top);
        let typed = self.input.visual_cursor() - self.input.visual_scroll(room);
        let column = u16::try_from(width(self.title) + 5 + typed).unwrap_or(u16::MAX);
        Position {
            x: area.x + column.min(area.width.saturating_sub(1)),
            y: area.y,
        }
    }
}

/// How much of the lines of a box is seen.
pub(in crate::tui) struct Extent {
    /// How many lines are seen at once.
    pub(in crate::tui) rows: usize,
    /// The last first line that leaves no empty rows.
    pub(in crate::tui) last: usize,
}

/// Returns how much of so many lines a box on a screen shows.
pub(in crate::tui) fn extent_of(length: usize, screen: Rect) -> Extent {
    let rows = usize::from(area(length, screen).height.saturating_sub(FRAME));
    Extent {
        // On a screen of a few rows a box shows none.
        rows: rows.max(1),
        last: length.saturating_sub(rows),
    }
}

/// Goes through the lines of a box that only shows them: a step moves `top`, the key of the help opens it, and any other
/// action closes the box.
pub(in crate::tui) fn step_through(
    action: Action,
    top: &mut usize,
    length: usize,
    screen: Rect,
) -> Vec<Wish> {
    if let Some(step) = Movement::of(action) {
        let Extent { rows, last } = extent_of(length, screen);
        *top = step.moved(*top, rows, last);
        return Vec::new();
    }
    vec![if action == Action::ShowHelp {
        Wish::Act(action)
    } else {
        Wish::Close
    }]
}

/// Returns how many cells a line in a box has.
pub(in crate::tui) fn cells(screen: Rect) -> usize {
    usize::from(screen.width.min(WIDEST).saturating_sub(FRAME + 2))
}

/// Over the middle of the panes; the line to type in and the hints stay.
fn area(length: usize, screen: Rect) -> Rect {
    let width = screen.width.min(WIDEST);
    let wanted = u16::try_from(length)
        .unwrap_or(u16::MAX)
        .saturating_add(FRAME);
    let height = wanted.min(screen.height.saturating_sub(2));
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}
