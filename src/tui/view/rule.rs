//! The line under the search box with the names of the panes, and the one between them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::layout::Panes;
use crate::tui::{App, Focus};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, panes: &Panes) {
    let y = panes.rule.y;
    let quiet = app.theme.quiet();
    let line = "─".repeat(usize::from(panes.rule.width));
    frame.render_widget(Line::styled(line, quiet), panes.rule);
    if let Some(list) = panes.list {
        name(app, frame, row(y, list), &app.lang.pane_list(), Focus::List);
    }
    if let Some(text) = panes.text {
        name(app, frame, row(y, text), &text_name(app), Focus::Text);
    }
    if let Some(divider) = panes.divider {
        frame.render_widget(Span::styled("┬", quiet), row(y, divider));
        for y in divider.top()..divider.bottom() {
            frame.render_widget(Span::styled("│", quiet), row(y, divider));
        }
    }
}

/// One row of the columns of `area`.
fn row(y: u16, area: Rect) -> Rect {
    Rect {
        y,
        height: 1,
        ..area
    }
}

fn name(app: &App, frame: &mut Frame<'_>, row: Rect, name: &str, focus: Focus) {
    // A mark beside the weight, for whoever cannot see it.
    let (mark, style) = if app.focus == focus {
        ("▸ ", app.theme.heading())
    } else {
        ("", app.theme.quiet())
    };
    let place = Rect {
        x: row.x + 1,
        width: row.width.saturating_sub(1),
        ..row
    };
    frame.render_widget(Line::styled(format!(" {mark}{name} "), style), place);
}

/// The name of the text pane with the number of the hit one is at: `Tekst · treffer 3/14`.
fn text_name(app: &App) -> String {
    let position = app.page.as_ref().map(crate::tui::page::Page::hit_position);
    match position {
        Some((Some(at), count)) => {
            format!("{} · {}", app.lang.pane_text(), app.lang.hit_of(at, count))
        }
        Some((None, count)) if count > 0 => {
            format!("{} · {}", app.lang.pane_text(), app.lang.hits(count))
        }
        _ => app.lang.pane_text(),
    }
}
