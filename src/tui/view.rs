//! The screen: a function of the state.

pub(super) mod answer;
mod completion;
mod footer;
pub(super) mod help;
pub(super) mod overlay;
pub(super) mod query_box;
pub(super) mod reader;
mod remarks;
mod result_list;
mod rule;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::layout::{Panes, SMALLEST};
use super::{App, Focus};
use crate::text::ascii_mark;

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
    let mut on_screen = None;
    for screen in &app.screens {
        on_screen = screen.draw(frame, area, app.surroundings());
    }
    footer::draw(app, frame, panes.footer);
    let cursor = match &app.prompt {
        Some(prompt) => Some(footer::cursor(app, prompt, panes.footer)),
        None if !app.screens.is_empty() => on_screen,
        None if app.scene.focus == Focus::Box => Some(query_box::cursor(app, panes.query)),
        None => focused_row(frame, &panes, app.scene.focus),
    };
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    if app.preferences.is_ascii {
        draw_in_ascii(frame);
    }
}

fn draw_in_ascii(frame: &mut Frame<'_>) {
    for cell in &mut frame.buffer_mut().content {
        let mut marks = cell.symbol().chars();
        if let (Some(c), None) = (marks.next(), marks.next()) {
            cell.set_char(ascii_mark(c));
        }
    }
}

/// Where the row one is at begins, so that a reader or magnifier of the screen follows it: the selected row of the
/// list, the name or hit one is at in the text, else the first line.
fn focused_row(frame: &mut Frame<'_>, panes: &Panes, focus: Focus) -> Option<Position> {
    let area = match focus {
        Focus::Box => None,
        Focus::List => panes.list.or(panes.text),
        Focus::Text => panes.text,
    }?;
    let buffer = frame.buffer_mut();
    let is_at = |place: &Position| {
        let cell = buffer.cell(*place);
        cell.is_some_and(|cell| cell.modifier.contains(Modifier::REVERSED))
    };
    area.positions().find(is_at).or(Some(area.as_position()))
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
