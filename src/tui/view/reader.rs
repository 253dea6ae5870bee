//! The text pane: only the lines that stand on the screen are styled.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::export::GAP;
use crate::locale::Lang;
use crate::text::{pad, truncate};
use crate::tui::layout::Panes;
use crate::tui::page::{BlockKind, NAMES_BREAK, Page, PageLine, ShownCell};
use crate::tui::{App, Theme};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, panes: &Panes) {
    let Some(page) = &app.scene.page else { return };
    if let Some(area) = panes.facts {
        lines(app, page, frame, area, page.facts().iter());
    }
    if let Some(area) = panes.text {
        lines(app, page, frame, area, page.visible());
    }
}

fn lines<'a>(
    app: &App,
    page: &Page,
    frame: &mut Frame<'_>,
    area: Rect,
    lines: impl Iterator<Item = &'a PageLine>,
) {
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        let place = Rect {
            y,
            height: 1,
            ..area
        };
        frame.render_widget(styled(page, line, (app.lang, app.theme), area.width), place);
    }
}

fn styled(page: &Page, line: &PageLine, (lang, theme): (Lang, Theme), width: u16) -> Line<'static> {
    let block = page.block(line.block);
    let style = style(block.kind, theme);
    let mut spans = Vec::new();
    if line.indent > 0 {
        let is_item = matches!(block.kind, BlockKind::Item | BlockKind::Source);
        let lead = match (line.is_first, is_item) {
            (true, true) => "• ",
            (true, false) => block.label.as_str(),
            (false, _) => "",
        };
        spans.push(Span::styled(pad(lead, line.indent), theme.label()));
    }
    let text = block.text.get(line.range.clone()).unwrap_or_default();
    if block.kind == BlockKind::Document && line.is_first {
        let hidden = match page.hidden_facts(line.block) {
            0 => String::new(),
            hidden => {
                let said = lang.more_facts(hidden);
                let used = crate::text::width(text) + crate::text::width(&said) + 5;
                if used < usize::from(width) {
                    said
                } else {
                    format!(" +{hidden}: z")
                }
            }
        };
        return tabs(page, text, &hidden, theme, width);
    }
    // Names first: a hit inside one is seen all the same.
    let mut places: Vec<(Range<usize>, Style)> = Vec::new();
    let inside = |range: Range<usize>| {
        let start = range.start.max(line.range.start) - line.range.start;
        let end = range.end.min(line.range.end).max(line.range.start) - line.range.start;
        start..end.max(start)
    };
    for (range, is_current) in page.hits_in(line) {
        let style = if is_current {
            theme.current_hit()
        } else {
            theme.hit()
        };
        places.push((inside(range), style));
    }
    for (range, is_current) in page.links_in(line) {
        let range = inside(range);
        let style = if is_current {
            theme.current_link()
        } else {
            theme.link()
        };
        let is_hit = places
            .iter()
            .any(|(hit, _)| hit.start < range.end && range.start < hit.end);
        if is_current {
            places.retain(|(hit, _)| hit.end <= range.start || range.end <= hit.start);
        }
        if is_current || !is_hit {
            places.push((range, style));
        }
    }
    places.sort_by_key(|(range, _)| range.start);
    if let Some((indent, cells)) = block.shown_cells(line, usize::from(width)) {
        spans.push(Span::raw(" ".repeat(indent)));
        let start = line.range.start;
        for (at, cell) in cells.into_iter().enumerate() {
            let gap = if at == 0 { 0 } else { GAP };
            spans.push(Span::raw(" ".repeat(gap)));
            let inside = cell.range.start - start..cell.range.end - start;
            spans.extend(in_column(text, inside, &cell, &places, style));
        }
        return Line::from(spans);
    }
    spans.extend(marked(text, places.into_iter(), style));
    Line::from(spans)
}

/// A cell of a table with its marks, cut and filled to its column.
fn in_column(
    text: &str,
    range: Range<usize>,
    cell: &ShownCell,
    places: &[(Range<usize>, Style)],
    style: Style,
) -> Vec<Span<'static>> {
    let whole = text.get(range.clone()).unwrap_or_default();
    let shown = truncate(whole, cell.width);
    let end = shown.trim_end_matches('…').len();
    let here = places.iter().filter_map(|(place, style)| {
        let start = place.start.max(range.start) - range.start;
        let end = place
            .end
            .min(range.end)
            .saturating_sub(range.start)
            .min(end);
        (start < end).then_some((start..end, *style))
    });
    let blanks = Span::raw(" ".repeat(cell.width.saturating_sub(crate::text::width(&shown))));
    let mut spans = marked(&shown, here, style);
    if cell.is_number {
        spans.insert(0, blanks);
    } else {
        spans.push(blanks);
    }
    spans
}

/// The line above the texts with their names, the one shown in brackets; above the sources their name.
fn tabs(page: &Page, text: &str, hidden: &str, theme: Theme, width: u16) -> Line<'static> {
    let (shown, count) = page.document();
    let names: Vec<&str> = text.split(NAMES_BREAK).collect();
    let mut spans = vec![Span::styled("── ", theme.line())];
    if names.len() > 1 && names.len() == count {
        for (at, name) in names.iter().enumerate() {
            let (name, style) = if at == shown {
                (format!("[{name}]"), theme.heading())
            } else {
                (format!(" {name} "), theme.label())
            };
            spans.push(Span::styled(name, style));
        }
        spans.push(Span::styled(" t", theme.heading()));
    } else {
        spans.push(Span::styled(names.join(", "), theme.label()));
    }
    let used: usize = spans
        .iter()
        .map(|span| crate::text::width(&span.content))
        .sum();
    let rule = usize::from(width).saturating_sub(used + 1 + crate::text::width(hidden));
    spans.push(Span::styled(format!(" {}", "─".repeat(rule)), theme.line()));
    spans.push(Span::styled(hidden.to_owned(), theme.quiet()));
    Line::from(spans)
}

fn style(kind: BlockKind, theme: Theme) -> Style {
    if matches!(kind, BlockKind::Title | BlockKind::Heading) {
        theme.heading()
    } else if kind == BlockKind::Unknown {
        theme.unknown()
    } else if matches!(kind, BlockKind::Source | BlockKind::Head) {
        theme.quiet()
    } else {
        theme.text()
    }
}

/// Divides a text at its marks, each with a style of its own.
pub(in crate::tui) fn marked(
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
