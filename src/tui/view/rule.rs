//! The line under the search box with the names of the panes, and the one between them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::layout::Panes;
use crate::tui::{App, Focus};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, panes: &Panes) {
    let rule = panes.rule;
    frame.render_widget(Line::styled("─".repeat(usize::from(rule.width)), app.theme.quiet()), rule);
    if let Some(list) = panes.list {
        name(app, frame, Rect { y: rule.y, height: 1, ..list }, app.lang.pane_list(), Focus::List);
    }
    if let Some(text) = panes.text {
        name(app, frame, Rect { y: rule.y, height: 1, ..text }, text_name(app), Focus::Text);
    }
    if let Some(divider) = panes.divider {
        frame.render_widget(Span::styled("┬", app.theme.quiet()), Rect { y: rule.y, height: 1, ..divider });
        for y in divider.top()..divider.bottom() {
            frame.render_widget(Span::styled("│", app.theme.quiet()), Rect { y, height: 1, ..divider });
        }
    }
}

fn name(app: &App, frame: &mut Frame<'_>, area: Rect, name: String, focus: Focus) {
    let has_keys = app.focus == focus;
    let style = if has_keys { app.theme.heading() } else { app.theme.quiet() };
    // A mark beside the weight, for whoever cannot see it.
    let mark = if has_keys { "▸ " } else { "" };
    let line = Line::styled(format!(" {mark}{name} "), style);
    let offset = 1.min(area.width);
    frame.render_widget(line, Rect { x: area.x + offset, width: area.width - offset, ..area });
}

/// The name of the text pane with the number of the hit one is at: `Tekst · treffer 3/14`.
fn text_name(app: &App) -> String {
    let position = app.page.as_ref().map(crate::tui::page::Page::hit_position);
    match position {
        Some((Some(at), count)) => format!("{} · {}", app.lang.pane_text(), app.lang.hit_of(at, count)),
        Some((None, count)) if count > 0 => format!("{} · {}", app.lang.pane_text(), app.lang.hits(count)),
        _ => app.lang.pane_text(),
    }
}
