//! The candidates under the box, below the word they complete.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

use super::query_box;
use crate::search::Candidate;
use crate::text::{clean_line, pad, truncate, width};
use crate::tui::App;
use crate::tui::app::Offer;

/// Cells that the frame takes of the width and of the height.
const FRAME: u16 = 2;

/// A list of candidates is no wider.
const WIDEST: usize = 60;

pub(super) fn draw(app: &App, offer: &Offer, frame: &mut Frame<'_>, query: Rect, screen: Rect) {
    let area = area(app, offer, query, screen);
    let rows = usize::from(area.height.saturating_sub(FRAME)).max(1);
    let cells = usize::from(area.width.saturating_sub(FRAME));
    let first = (offer.selected + 1).saturating_sub(rows);
    let shown = offer.candidates().iter().enumerate().skip(first).take(rows);
    let lines: Vec<Line<'_>> = shown
        .map(|(at, candidate)| line(app, candidate, at == offer.selected, cells))
        .collect();
    let hint = truncate(&app.lang.completion_hint(), cells.saturating_sub(2)).into_owned();
    let block = Block::bordered().title_bottom(format!(" {hint} "));
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(lines).block(block), area);
}

fn line(app: &App, candidate: &Candidate, is_selected: bool, cells: usize) -> Line<'static> {
    let count = candidate
        .count
        .map(|count| count.to_string())
        .unwrap_or_default();
    let room = cells.saturating_sub(width(&count) + 3);
    let label = clean_line(&candidate.label);
    let label = pad(&truncate(&label, room), room);
    if is_selected {
        return Line::styled(format!("▌{label} {count} "), app.theme.selected());
    }
    Line::from(vec![
        Span::raw(format!(" {label} ")),
        Span::styled(count, app.theme.quiet()),
    ])
}

/// Below the beginning of the word, moved to the left where it would not fit.
fn area(app: &App, offer: &Offer, query: Rect, screen: Rect) -> Rect {
    let candidates = offer.candidates();
    let widths = candidates.iter().map(|one| width(&one.label) + 8);
    let hint = width(&app.lang.completion_hint()) + 4;
    let wide = widths.max().unwrap_or(0).clamp(hint, WIDEST);
    let wide = u16::try_from(wide).unwrap_or(u16::MAX).min(screen.width);
    let wanted = u16::try_from(candidates.len()).unwrap_or(u16::MAX);
    let below = screen.bottom().saturating_sub(query.bottom() + 1);
    Rect {
        x: query_box::column(app, query, offer.start()).min(screen.right() - wide),
        y: query.bottom(),
        width: wide,
        height: wanted.saturating_add(FRAME).min(below),
    }
}
