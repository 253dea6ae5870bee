//! What lies over the panes: a frame with lines that can be scrolled.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph};

use super::{help, proofs};
use crate::tui::App;
use crate::tui::app::{Overlay, OverlayKind};

/// Cells that the frame takes of the width and of the height.
const FRAME: u16 = 2;

/// The widest it becomes.
const WIDEST: u16 = 90;

pub(super) fn draw(app: &App, overlay: &Overlay, frame: &mut Frame<'_>, screen: Rect) {
    let lines = lines(app, overlay, screen);
    let area = area(lines.len(), screen);
    let title = match overlay.kind {
        OverlayKind::Help => app.lang.help_title(),
        OverlayKind::Proofs(_) => app.lang.proofs_title(),
    };
    let block = Block::bordered()
        .title(format!(" {title} "))
        .title_bottom(format!(" {} ", app.lang.help_close()));
    let hidden = lines.len().saturating_sub(rows(area));
    let shown: Vec<Line<'_>> = lines.into_iter().skip(overlay.top.min(hidden)).collect();
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(shown).block(block), area);
}

/// Returns how many lines an overlay has on a screen, and how many of them are seen at once.
pub(in crate::tui) fn extent(app: &App, overlay: &Overlay, screen: Rect) -> (usize, usize) {
    let length = lines(app, overlay, screen).len();
    (length, rows(area(length, screen)))
}

fn lines(app: &App, overlay: &Overlay, screen: Rect) -> Vec<Line<'static>> {
    let cells = usize::from(screen.width.min(WIDEST).saturating_sub(FRAME + 2));
    match &overlay.kind {
        OverlayKind::Help => help::lines(app.lang, app.theme, cells),
        OverlayKind::Proofs(facts) => proofs::lines(app, facts, cells),
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
