//! What lies over the panes: a frame with lines that can be scrolled.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph};

use super::{facets, help, menu, query_box};
use crate::text::width;
use crate::tui::App;
use crate::tui::app::{Overlay, OverlayKind};
use crate::tui::menu::Menu;

/// Cells that the frame takes of the width and of the height.
const FRAME: u16 = 2;

/// The widest it becomes.
const WIDEST: u16 = 90;

pub(super) fn draw(app: &App, overlay: &Overlay, frame: &mut Frame<'_>, screen: Rect) {
    let lines = lines(app, overlay, screen);
    let area = area(lines.len(), screen);
    let (title, bottom) = match &overlay.kind {
        OverlayKind::Help if overlay.filter.is_empty() => {
            (app.lang.help_title(), app.lang.help_close())
        }
        OverlayKind::Help => (
            format!("{} · {}", app.lang.help_title(), overlay.filter),
            app.lang.help_close(),
        ),
        OverlayKind::Menu(menu) => (menu_title(menu, area), app.lang.menu_hint()),
        OverlayKind::Facets(panel) => {
            let total = panel.facets.as_ref().map_or(0, |facets| facets.total);
            (app.lang.facets_title(total), app.lang.facets_hint())
        }
    };
    draw_box(frame, screen, (&title, &bottom), lines, overlay.top);
}

/// Draws lines in a box over the middle of the screen, from `top` on but to the last line at most; the titles are
/// those of its upper and its lower border.
pub(in crate::tui) fn draw_box(
    frame: &mut Frame<'_>,
    screen: Rect,
    (title, bottom): (&str, &str),
    lines: Vec<Line<'_>>,
    top: usize,
) {
    let area = area(lines.len(), screen);
    let block = Block::bordered()
        .title(format!(" {title} "))
        .title_bottom(format!(" {bottom} "));
    let Extent { last, .. } = extent_of(lines.len(), screen);
    let shown: Vec<Line<'_>> = lines.into_iter().skip(top.min(last)).collect();
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(shown).block(block), area);
}

/// How much of the lines of a box is seen.
pub(in crate::tui) struct Extent {
    /// How many lines are seen at once.
    pub(in crate::tui) rows: usize,
    /// The last first line that leaves no empty rows.
    pub(in crate::tui) last: usize,
}

/// Returns how much of so many lines a box on a screen shows.
pub(in crate::tui) fn extent_of(length: usize, screen: Rect) -> Extent {
    let rows = rows(area(length, screen));
    Extent {
        rows: rows.max(1),
        last: length.saturating_sub(rows),
    }
}

/// Returns how many cells a line in a box has.
pub(in crate::tui) fn cells(screen: Rect) -> usize {
    usize::from(screen.width.min(WIDEST).saturating_sub(FRAME + 2))
}

/// The title of a menu, with what was typed behind it.
fn menu_title(menu: &Menu, area: Rect) -> String {
    let room = usize::from(area.width).saturating_sub(width(&menu.title) + 8);
    format!("{} › {}", menu.title, query_box::visible(&menu.input, room))
}

/// Returns where the cursor stands in a menu: behind what was typed.
pub(super) fn cursor(app: &App, overlay: &Overlay, screen: Rect) -> Option<Position> {
    let OverlayKind::Menu(menu) = &overlay.kind else {
        return None;
    };
    let area = area(lines(app, overlay, screen).len(), screen);
    let room = usize::from(area.width).saturating_sub(width(&menu.title) + 8);
    let typed = menu.input.visual_cursor() - menu.input.visual_scroll(room);
    let column = u16::try_from(width(&menu.title) + 5 + typed).unwrap_or(u16::MAX);
    Some(Position {
        x: area.x + column.min(area.width.saturating_sub(1)),
        y: area.y,
    })
}

/// Returns how many lines an overlay has on a screen, and how many of them are seen at once.
pub(in crate::tui) fn extent(app: &App, overlay: &Overlay, screen: Rect) -> (usize, usize) {
    let length = lines(app, overlay, screen).len();
    (length, rows(area(length, screen)))
}

fn lines(app: &App, overlay: &Overlay, screen: Rect) -> Vec<Line<'static>> {
    let cells = cells(screen);
    match &overlay.kind {
        OverlayKind::Help => help::lines(app.lang, app.theme, cells, &overlay.filter),
        OverlayKind::Menu(menu) => menu::lines(app, menu, cells),
        OverlayKind::Facets(panel) => facets::lines(app, panel, cells),
    }
}

/// Over the middle of the panes; the line to type in and the hints stay.
fn area(length: usize, screen: Rect) -> Rect {
    let width = screen.width.min(WIDEST);
    let wanted = u16::try_from(length)
        .unwrap_or(u16::MAX)
        .saturating_add(FRAME);
    let height = wanted.min(screen.height.saturating_sub(2));
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}

fn rows(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(FRAME))
}
