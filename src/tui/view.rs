//! The screen: a function of the state.

mod footer;
mod help;
pub(super) mod overlay;
mod proofs;
mod query_box;
mod reader;
mod result_list;
mod rule;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::layout::{Panes, SMALLEST};
use super::{App, Focus};

/// Draws the state.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    let Some(panes) = Panes::of(area, app.focus) else {
        too_small(app, frame, area);
        return;
    };
    query_box::draw(app, frame, panes.query);
    rule::draw(app, frame, &panes);
    if let Some(list) = panes.list {
        result_list::draw(app, frame, list);
    }
    if let Some(text) = panes.text {
        reader::draw(app, frame, text);
    }
    footer::draw(app, frame, panes.footer);
    match &app.overlay {
        Some(over) => overlay::draw(app, over, frame, area),
        None if app.focus == Focus::Box => {
            frame.set_cursor_position(query_box::cursor(app, panes.query));
        }
        None => {}
    }
}

fn too_small(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let message = app.lang.too_small(SMALLEST.0, SMALLEST.1);
    let lines = crate::text::wrap(&message, usize::from(area.width));
    let lines: Vec<Line<'_>> = lines
        .into_iter()
        .filter_map(|range| message.get(range))
        .map(Line::from)
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}
