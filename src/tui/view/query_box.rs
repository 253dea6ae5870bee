//! The line with the search line and the count of hits.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use tui_input::Input;

use crate::text::{truncate, width};
use crate::tui::{App, Focus};

/// So many cells for what is typed are kept free of what is missing.
const LEAST_ROOM: usize = 20;

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    // A page about a name cannot be narrowed: its kind stands where the box would.
    if app.scene.look.is_some() && !app.scene.is_list() {
        let line = format!(" {}", super::rule::page_kind(app));
        frame.render_widget(Line::styled(line, app.theme.quiet()), area);
        return;
    }
    let label = label(app);
    let label_style = if app.scene.focus == Focus::Box {
        app.theme.heading()
    } else {
        app.theme.quiet()
    };
    let text = app.scene.input.value();
    let shown = visible(&app.scene.input, room(app, area));
    let mut spans = vec![Span::styled(label, label_style)];
    if text.is_empty() {
        let invitation = if app.scene.is_list() {
            app.lang.list_invitation()
        } else {
            app.lang.box_invitation()
        };
        let invitation = truncate(&invitation, room(app, area)).into_owned();
        spans.push(Span::styled(invitation, app.theme.quiet()));
    } else {
        // Reversed as text that is selected: the next letter takes its place.
        let style = if app.is_restored {
            app.theme.selected()
        } else {
            app.theme.text()
        };
        spans.push(Span::styled(shown, style));
    }
    frame.render_widget(Line::from(spans), box_area(app, area));
    let count = count(app);
    frame.render_widget(Line::styled(count, app.theme.quiet()).right_aligned(), area);
}

/// Returns where the cursor stands.
pub(super) fn cursor(app: &App, area: Rect) -> Position {
    let before = width(&label(app));
    let column =
        before + app.scene.input.visual_cursor() - app.scene.input.visual_scroll(room(app, area));
    let column = u16::try_from(column)
        .unwrap_or(u16::MAX)
        .min(area.width.saturating_sub(1));
    Position {
        x: area.x + column,
        y: area.y,
    }
}

/// Returns the column of a byte of what is typed.
pub(super) fn column(app: &App, area: Rect, byte: usize) -> u16 {
    let input = &app.scene.input;
    let before = width(input.value().get(..byte).unwrap_or_default());
    let skipped = input.visual_scroll(room(app, area));
    let column = width(&label(app)) + before.saturating_sub(skipped);
    area.x
        .saturating_add(u16::try_from(column).unwrap_or(u16::MAX))
}

fn label(app: &App) -> String {
    if app.scene.is_list() {
        return format!(" {} › ", super::rule::page_kind(app));
    }
    format!(" {} › ", app.lang.pane_box())
}

fn count(app: &App) -> String {
    if app.scene.is_list() {
        let count = app
            .scene
            .page
            .as_ref()
            .map_or(0, |page| page.link_position().1);
        return format!(" {count} ");
    }
    let results = &app.scene.list.results;
    let dots = if app.is_searching() { "… " } else { "" };
    let coverage = &results.coverage;
    let typed = app.scene.input.value();
    let count = if typed.is_empty() {
        app.lang.editions_counted(coverage.editions)
    } else {
        app.lang
            .count(&results.total.to_string(), coverage.editions)
    };
    let count = format!(" {dots}{count}");
    let missing = coverage.of_numbers(app.lang);
    let missing = missing.map_or_else(String::new, |missing| format!(" · {missing}"));
    // What is typed has more right to the line.
    let used = width(&label(app)) + width(typed).max(LEAST_ROOM) + width(&count) + width(&missing);
    if used + 2 > usize::from(app.area.width) {
        return format!("{count} ");
    }
    format!("{count}{missing} ")
}

fn box_area(app: &App, area: Rect) -> Rect {
    let count = u16::try_from(width(&count(app))).unwrap_or(0);
    Rect {
        width: area.width.saturating_sub(count),
        ..area
    }
}

/// Cells for what is typed, one kept for the cursor.
fn room(app: &App, area: Rect) -> usize {
    usize::from(box_area(app, area).width).saturating_sub(width(&label(app)) + 1)
}

/// The part of what is typed that there is room for, around the cursor.
pub(in crate::tui) fn visible(input: &Input, room: usize) -> String {
    let text = input.value();
    let skipped = input.visual_scroll(room);
    let mut out = String::new();
    let mut column = 0;
    for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(text, true) {
        let wide = width(cluster);
        if column >= skipped && column + wide <= skipped + room {
            out.push_str(cluster);
        }
        column += wide;
    }
    out
}
