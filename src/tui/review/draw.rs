//! The review screen: a header with the progress, the text at the left, the facts at the right. On a narrow screen one
//! of the two, and under the facts the sentence of the one that is acted on.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Clear;

use super::rows::Row;
use super::{ReviewScreen, Side};
use crate::review::Certainty;
use crate::text::{clean_line, truncate, width, wrap};
use crate::tui::screen::Surroundings;

/// From this width on text and facts stand beside each other.
const TWO_PANES: u16 = 100;

/// Rows for the sentence under the facts where the text has no pane.
const SENTENCE: u16 = 3;

/// The parts of the screen.
pub(super) struct Panes {
    pub(super) header: Rect,
    pub(super) rule: Rect,
    pub(super) text: Option<Rect>,
    pub(super) divider: Option<Rect>,
    pub(super) facts: Option<Rect>,
    pub(super) sentence: Option<Rect>,
}

fn body(area: Rect) -> Rect {
    Rect {
        y: area.y + 2.min(area.height),
        height: area.height.saturating_sub(3),
        ..area
    }
}

/// Columns of the left side where there are two.
fn left(area: Rect) -> u16 {
    area.width / 2 - 4
}

/// Returns where the text stands when it is shown.
pub(super) fn text_area(area: Rect) -> Rect {
    let body = body(area);
    let width = if area.width >= TWO_PANES {
        left(area) - 1
    } else {
        body.width.saturating_sub(2)
    };
    Rect {
        x: body.x + 1,
        width,
        ..body
    }
}

impl ReviewScreen {
    pub(super) fn panes(&self, around: Surroundings) -> Panes {
        let area = around.area;
        let row = |y: u16, height: u16| Rect {
            x: area.x,
            y: area.y + y.min(area.height),
            width: area.width,
            height,
        };
        let body = body(area);
        let mut panes = Panes {
            header: row(0, 1),
            rule: row(1, 1),
            text: None,
            divider: None,
            facts: None,
            sentence: None,
        };
        if area.width >= TWO_PANES {
            let left = left(area);
            panes.text = Some(text_area(area));
            panes.divider = Some(Rect {
                x: body.x + left,
                width: 1,
                ..body
            });
            panes.facts = Some(Rect {
                x: body.x + left + 1,
                width: area.width - left - 1,
                ..body
            });
        } else if self.side == Side::Text {
            panes.text = Some(text_area(area));
        } else {
            let below = SENTENCE.min(body.height / 3);
            panes.facts = Some(Rect {
                height: body.height - below,
                ..body
            });
            panes.sentence = Some(Rect {
                y: body.bottom() - below,
                height: below,
                ..body
            });
        }
        panes
    }

    pub(super) fn draw_all(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        around: Surroundings,
    ) -> Option<Position> {
        frame.render_widget(
            Clear,
            Rect {
                height: area.height.saturating_sub(1),
                ..area
            },
        );
        let panes = self.panes(around);
        frame.render_widget(self.title(around), panes.header);
        frame.render_widget(self.counts(around).right_aligned(), panes.header);
        let rule = "─".repeat(usize::from(panes.rule.width));
        frame.render_widget(Line::styled(rule, around.theme.line()), panes.rule);
        for y in panes
            .divider
            .iter()
            .flat_map(|divider| divider.y..divider.bottom())
        {
            let cell = panes.divider.map(|divider| Rect {
                y,
                height: 1,
                ..divider
            });
            frame.render_widget(
                Line::styled("│", around.theme.line()),
                cell.unwrap_or_default(),
            );
        }
        let in_text = panes
            .text
            .and_then(|text| self.draw_text(frame, text, around));
        let in_facts = panes
            .facts
            .and_then(|facts| self.draw_facts(frame, facts, around));
        if let Some(area) = panes.sentence {
            self.draw_sentence(frame, area, around);
        }
        in_text.or(in_facts)
    }

    fn title(&self, around: Surroundings) -> Line<'static> {
        let sheet = &self.sheet;
        let lang = around.lang;
        let checked = sheet.edition.checked.as_ref();
        let mark = checked.map_or_else(String::new, |checked| {
            format!(" ✓ {}", clean_line(&checked.by))
        });
        let progress = lang.review_progress(sheet.done, sheet.all);
        let designation = match sheet.edition.number {
            Some(_) => sheet.edition.designation(),
            None => sheet.heading.clone(),
        };
        let room = usize::from(around.area.width).saturating_sub(width(&self.counted(around)) + 2);
        let whole = format!(" {} · {designation}{mark} · {progress}", lang.pane_review());
        // Where not all of it fits the edition matters most.
        let shown = if width(&whole) <= room {
            whole
        } else {
            format!(" {designation}{mark} · {}/{}", sheet.done, sheet.all)
        };
        Line::styled(truncate(&shown, room).into_owned(), around.theme.heading())
    }

    /// How many facts are unsure, and how many people were only named.
    fn counted(&self, around: Surroundings) -> String {
        let count = |is_it: fn(&Row) -> bool| self.rows.iter().filter(|row| is_it(row)).count();
        let unsure = count(|row| row.certainty == Certainty::Unsure && !row.is_part());
        let offered = count(|row| row.certainty == Certainty::Offered);
        if around.area.width < 60 {
            return format!("{unsure}~ {offered}? ");
        }
        format!("{} ", around.lang.review_open(unsure, offered))
    }

    fn counts(&self, around: Surroundings) -> Line<'static> {
        Line::styled(self.counted(around), around.theme.quiet())
    }

    fn draw_sentence(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) {
        let sentence = self
            .row()
            .map(|row| row.sentence.clone())
            .unwrap_or_default();
        let shown = if sentence.is_empty() {
            around.lang.proof_given()
        } else {
            format!("“{sentence}”")
        };
        let ranges = wrap(&shown, usize::from(area.width).saturating_sub(2));
        for (y, range) in (area.y..area.bottom()).zip(ranges) {
            let line = format!(" {}", shown.get(range).unwrap_or_default());
            frame.render_widget(
                Line::styled(line, around.theme.quiet()),
                Rect {
                    y,
                    height: 1,
                    ..area
                },
            );
        }
    }
}
