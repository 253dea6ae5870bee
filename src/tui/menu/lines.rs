//! The lines of a menu: the choices that fit what was typed.

use ratatui::text::Line;

use super::Menu;
use crate::text::{pad, truncate, width};
use crate::tui::screen::Surroundings;

/// Returns the choices, a line each.
pub(super) fn lines(menu: &Menu, around: Surroundings, cells: usize) -> Vec<Line<'static>> {
    let fitting = menu.fitting();
    if fitting.is_empty() {
        let edition = menu.edition();
        let text = edition.map(|typed| around.lang.menu_to_edition(typed));
        let text = text.unwrap_or_else(|| around.lang.menu_nothing());
        return vec![Line::raw(format!(
            " {}",
            truncate(&text, cells.saturating_sub(2))
        ))];
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
        let line = format!("{mark}{text}  {note}");
        if is_selected {
            Line::styled(pad(&line, cells), around.theme.selected())
        } else {
            Line::raw(line)
        }
    });
    lines.collect()
}
