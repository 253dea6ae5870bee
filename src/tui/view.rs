//! The screen: a function of the state.

pub(super) mod answer;
mod completion;
mod facets;
mod footer;
mod help;
mod menu;
pub(super) mod overlay;
pub(super) mod query_box;
pub(super) mod reader;
mod remarks;
mod result_list;
mod rule;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::layout::SMALLEST;
use super::{App, Focus};

/// Draws the state.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    let Some(panes) = app.panes() else {
        too_small(app, frame, area);
        return;
    };
    query_box::draw(app, frame, panes.query);
    remarks::draw(app, frame, panes.remarks);
    answer::draw(app, frame, panes.answer);
    rule::draw(app, frame, &panes);
    result_list::draw(app, frame, &panes);
    reader::draw(app, frame, &panes);
    if let Some(offer) = &app.offer {
        completion::draw(app, offer, frame, panes.query, area);
    }
    let screen_cursor = app
        .screens
        .last()
        .and_then(|screen| screen.draw(frame, area, app.surroundings()));
    footer::draw(app, frame, panes.footer);
    if let Some(over) = &app.overlay {
        overlay::draw(app, over, frame, area);
    }
    let cursor = match (&app.prompt, &app.overlay) {
        (Some(prompt), _) => Some(footer::cursor(app, prompt, panes.footer)),
        (None, Some(over)) => overlay::cursor(app, over, area),
        (None, None) if !app.screens.is_empty() => screen_cursor,
        (None, None) if app.scene.focus == Focus::Box => Some(query_box::cursor(app, panes.query)),
        (None, None) => None,
    };
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
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
