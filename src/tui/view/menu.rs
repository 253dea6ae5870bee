//! The lines of a menu: what was typed, and the choices that fit.

use ratatui::text::{Line, Span};

use crate::text::{pad, truncate, width};
use crate::tui::App;
use crate::tui::menu::Menu;

/// Returns the choices, a line each.
pub(super) fn lines(app: &App, menu: &Menu, cells: usize) -> Vec<Line<'static>> {
    let fitting = menu.fitting();
    if fitting.is_empty() {
        let edition = menu.edition();
        let text = edition.map(|typed| app.lang.menu_to_edition(typed));
        let text = text.unwrap_or_else(|| app.lang.menu_nothing());
        let text = format!(" {}", truncate(&text, cells.saturating_sub(2)));
        return vec![Line::styled(text, app.theme.quiet())];
    }
    let widest = fitting
        .iter()
        .map(|choice| width(&choice.text))
        .max()
        .unwrap_or(0);
    let column = widest.min(cells * 3 / 5);
    let lines = fitting.iter().enumerate().map(|(at, choice)| {
        let is_selected = at == menu.selected;
        let mark = if is_selected { "▌" } else { " " };
        let text = pad(&choice.text, column);
        let note = truncate(&choice.note, cells.saturating_sub(column + 4)).into_owned();
        if is_selected {
            let line = pad(&format!("{mark}{text}  {note}"), cells);
            return Line::styled(line, app.theme.selected());
        }
        Line::from(vec![
            Span::raw(format!("{mark}{text}  ")),
            Span::styled(note, app.theme.quiet()),
        ])
    });
    lines.collect()
}
