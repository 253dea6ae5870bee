//! The lines under the search line: conditions in brackets, notes, what was probably meant.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::clean_line;
use crate::tui::remark::{self, Piece, PieceKind};
use crate::tui::{App, Theme};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let lines = remark::lines(&app.scene, app.lang, usize::from(area.width));
    let is_chosen = |piece: &Piece| piece.kind == PieceKind::ChosenChip;
    let chosen = lines.iter().position(|line| line.iter().any(is_chosen));
    // What the key takes away is always seen.
    let first = (chosen.unwrap_or(0) + 1).saturating_sub(usize::from(area.height));
    for (y, pieces) in (area.top()..area.bottom()).zip(lines.into_iter().skip(first)) {
        let place = Rect {
            y,
            height: 1,
            ..area
        };
        frame.render_widget(line(&pieces, app.theme), place);
    }
}

fn line(pieces: &[Piece], theme: Theme) -> Line<'static> {
    let spans = pieces.iter().flat_map(|piece| {
        let text = clean_line(&piece.text);
        [Span::raw(" "), Span::styled(text, style(piece.kind, theme))]
    });
    Line::from(spans.collect::<Vec<_>>())
}

fn style(kind: PieceKind, theme: Theme) -> Style {
    match kind {
        PieceKind::Chip => theme.label(),
        PieceKind::ChosenChip | PieceKind::Meant => theme.heading(),
        PieceKind::Note => theme.text(),
        PieceKind::Hint => theme.quiet(),
    }
}
