//! Where things stand on the screen. A function of its size and of what there is to show.
//!
//! From 160 columns on list, facts and text stand beside each other, from 100 on the facts above the text, below that
//! there is one pane. Widths grow evenly between those, so that nothing jumps.

use ratatui::layout::Rect;

use super::focus::Focus;

/// Below this the screen says that it is too small.
pub(super) const SMALLEST: (u16, u16) = (30, 8);

/// From this width on list and text stand beside each other.
const TWO_PANES: u16 = 100;

/// From this width on the facts have a column of their own.
const THREE_PANES: u16 = 160;

/// No line of text is longer; longer ones are hard to read.
const MEASURE: u16 = 72;

/// The text beside the list has at least so many columns, and with the facts above it so many before the list
/// gets room for a table: names of functions and organisations are long.
const LEAST_TEXT: u16 = 44;
const GOOD_TEXT: u16 = 60;

/// The column of facts has at least so many columns, and no more than this.
const FACTS: (u16, u16) = (40, 52);

/// From this width on a hit stands on one line of the list, in columns.
pub(super) const TABLE: u16 = 70;

/// The border between two panes: the line and a blank on both sides.
const BORDER: u16 = 3;

/// Below this height only one line stands under the query.
const LOW: u16 = 12;

/// More lines than this do not stand under the query.
const MOST_REMARKS: u16 = 3;

/// What there is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) focus: Focus,
    /// A text has the screen for itself.
    pub(super) is_alone: bool,
    /// It is a table, which takes what it gets.
    pub(super) is_wide: bool,
    /// How many lines stand under the query.
    pub(super) remarks: usize,
    /// How many lines the answer has that stands above the list.
    pub(super) answer: usize,
    /// The answer is what was asked for, and the list what it was found in.
    pub(super) is_table: bool,
}

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Panes {
    pub(super) query: Rect,
    /// The lines under the query with what it was understood as; often none.
    pub(super) remarks: Rect,
    /// The lines under those with what answers the query; often none.
    pub(super) answer: Rect,
    /// The line under those, with the names of the panes.
    pub(super) rule: Rect,
    pub(super) list: Option<Rect>,
    /// The column between list and facts or text.
    pub(super) divider: Option<Rect>,
    /// The facts, where they have a column of their own.
    pub(super) facts: Option<Rect>,
    /// The column between facts and text.
    pub(super) facts_divider: Option<Rect>,
    /// The facts stand still above the text.
    pub(super) is_stacked: bool,
    pub(super) text: Option<Rect>,
    pub(super) footer: Rect,
}

impl Panes {
    /// Divides the screen; `None` where it is too small.
    pub(super) fn of(area: Rect, content: Content) -> Option<Panes> {
        if is_too_small(area) {
            return None;
        }
        let row = |y, height| Rect {
            x: area.x,
            y: area.y + y,
            width: area.width,
            height,
        };
        let is_text = content.is_alone || (area.width < TWO_PANES && content.focus == Focus::Text);
        let (remarks, answer) = if is_text {
            (0, 0)
        } else {
            above(area.height, content)
        };
        let top = 1 + remarks + answer;
        let panes = Panes {
            query: row(0, 1),
            remarks: row(1, remarks),
            answer: row(1 + remarks, answer),
            rule: row(top, 1),
            list: None,
            divider: None,
            facts: None,
            facts_divider: None,
            is_stacked: false,
            text: None,
            footer: row(area.height - 1, 1),
        };
        let body = row(top + 1, area.height - 2 - top);
        Some(if is_text {
            let text = alone(body);
            Panes {
                text: Some(if content.is_wide {
                    text
                } else {
                    measured(text)
                }),
                ..panes
            }
        } else if area.width >= THREE_PANES {
            panes.three(body)
        } else if area.width >= TWO_PANES {
            panes.two(body)
        } else {
            Panes {
                list: Some(body),
                ..panes
            }
        })
    }

    fn two(self, body: Rect) -> Panes {
        // Of each five columns more the text has four until it is good, then the list all until it is a table, then the
        // text again until it is as wide as it reads well.
        let text = (LEAST_TEXT + (body.width - TWO_PANES) * 4 / 5)
            .min(GOOD_TEXT)
            .max(body.width.saturating_sub(TABLE + BORDER))
            .min(MEASURE);
        let list = body.width - text - BORDER;
        let (list, divider, rest) = divided(body, list);
        Panes {
            list: Some(list),
            divider: Some(divider),
            is_stacked: true,
            text: Some(measured(rest)),
            ..self
        }
    }

    fn three(self, body: Rect) -> Panes {
        // Of each ten columns more the text has six until it is as wide as it reads well, the facts two.
        let more = body.width - THREE_PANES;
        let text = (LEAST_TEXT + more * 6 / 10).min(MEASURE);
        let facts = (FACTS.0 + more * 2 / 10).min(FACTS.1);
        let (list, divider, rest) = divided(body, body.width - text - facts - 2 * BORDER);
        let (facts, facts_divider, text) = divided(rest, facts);
        Panes {
            list: Some(list),
            divider: Some(divider),
            facts: Some(facts),
            facts_divider: Some(facts_divider),
            text: Some(text),
            ..self
        }
    }

    /// How many rows of the screen a hit takes in the list.
    pub(super) fn hit_rows(&self) -> u16 {
        if self.is_table() { 1 } else { 2 }
    }

    /// The hits stand in columns, with their names above.
    pub(super) fn is_table(&self) -> bool {
        self.list.is_some_and(|list| list.width >= TABLE)
    }

    /// Where the hits stand in the list, without the names of the columns.
    pub(super) fn hit_area(&self) -> Option<Rect> {
        let head = u16::from(self.is_table());
        self.list.map(|list| Rect {
            y: list.y + head.min(list.height),
            height: list.height.saturating_sub(head),
            ..list
        })
    }

    /// How many hits the list shows; at least one.
    pub(super) fn hits(&self) -> usize {
        self.hit_area()
            .map_or(1, |list| usize::from(list.height / self.hit_rows()).max(1))
    }
}

/// The lines under the query: what it was understood as, and what answers it. On a low screen the list matters more.
fn above(height: u16, content: Content) -> (u16, u16) {
    let most = if height < LOW { 1 } else { MOST_REMARKS };
    let lines = |count: usize, most: u16| u16::try_from(count).unwrap_or(most).min(most);
    let remarks = lines(content.remarks, most);
    let most = match (content.is_table, height < LOW) {
        // A table that was asked for leaves a third to what it was found in.
        (true, false) => (height / 2).max(most),
        (_, true) => most.min(2),
        (false, false) => most,
    };
    (remarks, lines(content.answer, most))
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

/// Divides columns into so many, a border and the rest.
fn divided(area: Rect, columns: u16) -> (Rect, Rect, Rect) {
    let first = Rect {
        width: columns,
        ..area
    };
    let divider = Rect {
        x: first.right(),
        width: 1,
        ..area
    };
    let rest = Rect {
        x: divider.right() + 1,
        width: area.right() - divider.right() - 2,
        ..area
    };
    (first, divider, rest)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn panes(width: u16) -> Panes {
        let content = Content {
            focus: Focus::List,
            is_alone: false,
            is_wide: false,
            remarks: 0,
            answer: 0,
            is_table: false,
        };
        Panes::of(Rect::new(0, 0, width, 40), content).expect("large enough")
    }

    #[test]
    fn a_text_beside_the_list_has_44_columns_and_widths_change_evenly() {
        for width in 100..320 {
            let (one, next) = (panes(width), panes(width + 1));
            let text = one.text.map_or(0, |text| text.width);
            assert!((44..=72).contains(&text), "{width}: {text}");
            let list = |panes: &Panes| panes.list.map_or(0, |list| list.width);
            let jump = list(&next).abs_diff(list(&one));
            assert!(jump <= 1 || width == 159, "{width}: {jump}");
            let parts = [one.list, one.facts, one.text].into_iter().flatten();
            assert!(parts.map(Rect::right).max() <= Some(width), "{width}");
        }
        assert_eq!(panes(99).text, None);
        assert_eq!((panes(159).facts, panes(160).facts.is_some()), (None, true));
    }
}
