//! The change log of an edition: who changed what, when, from what.

use jiff::tz::TimeZone;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::archive::LoggedChange;
use crate::calendar::short;
use crate::ingest::merge::shown;
use crate::text::{clean_line, wrap};
use crate::tui::Action;
use crate::tui::keymap::Place;
use crate::tui::screen::{Screen, Surroundings, Wish};
use crate::tui::view::overlay;

/// The changes, the newest first, from the first line shown on.
pub(super) struct LogScreen {
    log: Vec<LoggedChange>,
    top: usize,
}

impl LogScreen {
    pub(super) fn new(log: Vec<LoggedChange>) -> Self {
        LogScreen { log, top: 0 }
    }

    fn lines(&self, around: Surroundings) -> Vec<Line<'static>> {
        let (lang, theme) = (around.lang, around.theme);
        let cells = overlay::cells(around.area).saturating_sub(3);
        let mut lines = Vec::new();
        let when = |moment: jiff::Timestamp| {
            let moment = moment.to_zoned(TimeZone::system());
            format!(
                "{} {}",
                short(moment.date(), lang),
                moment.strftime("%H:%M")
            )
        };
        let said = |value: &serde_json::Value| match shown(value) {
            text if text.is_empty() => "–".to_owned(),
            text => clean_line(&text),
        };
        for one in &self.log {
            let item = one
                .item
                .as_ref()
                .map_or_else(String::new, |item| format!(" ({item})"));
            let head = format!(" {} · {} · {}{item}", when(one.when), one.by, one.field);
            lines.push(Line::styled(clean_line(&head), theme.heading()));
            let change = format!("{} → {}", said(&one.before), said(&one.after));
            let back = one.taken_back.map(|back| {
                let by = one.taken_back_by.as_deref().unwrap_or(&one.by);
                lang.review_taken_back(by, &when(back))
            });
            for text in std::iter::once(change).chain(back) {
                let ranges = wrap(&text, cells).into_iter();
                lines.extend(
                    ranges.map(|range| {
                        Line::raw(format!("   {}", text.get(range).unwrap_or_default()))
                    }),
                );
            }
        }
        if lines.is_empty() {
            lines.push(Line::raw(format!(" {}", lang.chore_log_empty())));
        }
        lines
    }
}

impl Screen for LogScreen {
    fn place(&self) -> Place {
        Place::Help
    }

    fn act(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        let length = self.lines(around).len();
        overlay::step_through(action, &mut self.top, length, around.area)
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) -> Option<Position> {
        let (title, bottom) = (around.lang.review_log(), around.lang.help_close());
        overlay::draw_box(frame, area, (&title, &bottom), self.lines(around), self.top);
        None
    }
}
