//! The text pane: only the lines that stand on the screen are styled.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::pad;
use crate::tui::page::{BlockKind, Page, PageLine};
use crate::tui::{App, Theme};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let Some(page) = &app.page else { return };
    for (y, line) in (area.y..).zip(page.visible(usize::from(area.height))) {
        frame.render_widget(
            styled(page, line, app.theme, area.width),
            Rect {
                y,
                height: 1,
                ..area
            },
        );
    }
}

fn styled(page: &Page, line: &PageLine, theme: Theme, width: u16) -> Line<'static> {
    let block = page.block(line.block);
    let style = style(block.kind, theme);
    let mut spans = Vec::new();
    if line.indent > 0 {
        let lead = match block.kind {
            BlockKind::Item | BlockKind::Source if line.is_first => "• ",
            _ if line.is_first => block.label.as_str(),
            _ => "",
        };
        spans.push(Span::styled(pad(lead, line.indent), theme.label()));
    }
    let text = block.text.get(line.range.clone()).unwrap_or_default();
    if block.kind == BlockKind::Document && line.is_first {
        let rule = usize::from(width).saturating_sub(crate::text::width(text) + 4);
        return Line::styled(format!("── {text} {}", "─".repeat(rule)), theme.label());
    }
    let hits = page.hits_in(line).map(|(range, is_current)| {
        let start = range.start.max(line.range.start) - line.range.start;
        let end = range.end.min(line.range.end) - line.range.start;
        (
            start..end,
            if is_current {
                theme.current_hit()
            } else {
                theme.hit()
            },
        )
    });
    spans.extend(marked(text, hits, style));
    Line::from(spans)
}

fn style(kind: BlockKind, theme: Theme) -> Style {
    match kind {
        BlockKind::Title | BlockKind::Heading => theme.heading(),
        BlockKind::Unknown => theme.unknown(),
        BlockKind::Source => theme.quiet(),
        _ => theme.text(),
    }
}

/// Divides a text at its marks, each with a style of its own.
pub(super) fn marked(
    text: &str,
    marks: impl Iterator<Item = (Range<usize>, Style)>,
    style: Style,
) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut done = 0;
    for (range, mark) in marks {
        let before = text.get(done..range.start).unwrap_or_default();
        let hit = text.get(range.clone()).unwrap_or_default();
        spans.extend((!before.is_empty()).then(|| Span::styled(before.to_owned(), style)));
        spans.extend((!hit.is_empty()).then(|| Span::styled(hit.to_owned(), style.patch(mark))));
        done = done.max(range.end);
    }
    let rest = text.get(done..).unwrap_or_default();
    spans.extend((!rest.is_empty()).then(|| Span::styled(rest.to_owned(), style)));
    spans
}
