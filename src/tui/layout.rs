//! Where things stand on the screen. A function of its size and the pane that has the keys.

use ratatui::layout::Rect;

use super::Focus;

/// Below this the screen says that it is too small.
pub(super) const SMALLEST: (u16, u16) = (30, 8);

/// From this width on list and text stand beside each other.
const TWO_PANES: u16 = 80;

/// No line of text is longer; longer ones are hard to read.
const MEASURE: u16 = 72;

/// Rows that a hit takes in the list.
pub(super) const HIT_ROWS: u16 = 2;

/// Below this height only one line stands under the query.
const LOW: u16 = 12;

/// More lines than this do not stand under the query.
const MOST_REMARKS: u16 = 3;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Panes {
    pub(super) query: Rect,
    /// The lines under the query with what it was understood as; often none.
    pub(super) remarks: Rect,
    /// The line under those, with the names of the panes.
    pub(super) rule: Rect,
    pub(super) list: Option<Rect>,
    /// The column between list and text.
    pub(super) divider: Option<Rect>,
    pub(super) text: Option<Rect>,
    pub(super) footer: Rect,
}

impl Panes {
    /// Divides the screen, for a text alone or beside a list, with so many lines under the query; `None`
    /// where it is too small.
    pub(super) fn of(area: Rect, focus: Focus, is_alone: bool, remarks: usize) -> Option<Panes> {
        if is_too_small(area) {
            return None;
        }
        let row = |y, height| Rect {
            x: area.x,
            y: area.y + y,
            width: area.width,
            height,
        };
        // On a low screen the list matters more.
        let most = if area.height < LOW { 1 } else { MOST_REMARKS };
        let is_text = is_alone || (area.width < TWO_PANES && focus == Focus::Text);
        // Whoever reads on the whole screen wants the text.
        let remarks = if is_text { 0 } else { remarks };
        let remarks = u16::try_from(remarks).unwrap_or(most).min(most);
        let body = row(2 + remarks, area.height - 3 - remarks);
        let (list, divider, text) = if is_text {
            (None, None, Some(alone(body)))
        } else if area.width >= TWO_PANES {
            let list = Rect {
                width: (area.width * 2 / 5).clamp(36, 60),
                ..body
            };
            let divider = Rect {
                x: list.right(),
                width: 1,
                ..body
            };
            let text = Rect {
                x: divider.right() + 1,
                width: body.right() - divider.right() - 2,
                ..body
            };
            (Some(list), Some(divider), Some(text))
        } else {
            (Some(body), None, None)
        };
        let text = text.map(measured);
        Some(Panes {
            query: row(0, 1),
            remarks: row(1, remarks),
            rule: row(1 + remarks, 1),
            list,
            divider,
            text,
            footer: row(area.height - 1, 1),
        })
    }

    /// How many hits the list shows; at least one.
    pub(super) fn hits(&self) -> usize {
        self.list
            .map_or(1, |list| usize::from(list.height / HIT_ROWS).max(1))
    }
}

/// Says whether nothing of use fits on the screen.
pub(super) fn is_too_small(area: Rect) -> bool {
    area.width < SMALLEST.0 || area.height < SMALLEST.1
}

/// A text that has all columns.
fn alone(body: Rect) -> Rect {
    Rect {
        x: body.x + 1,
        width: body.width - 2,
        ..body
    }
}

/// The text in the middle of its pane, no wider than one reads well.
fn measured(pane: Rect) -> Rect {
    let width = pane.width.min(MEASURE);
    Rect {
        x: pane.x + (pane.width - width) / 2,
        width,
        ..pane
    }
}
