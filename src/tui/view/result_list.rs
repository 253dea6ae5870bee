//! The list of results: two lines a hit, what it is and why it is there.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::HIT_ROWS;
use crate::calendar;
use crate::export::short_name;
use crate::search::{Hit, Needle, Reason, marks};
use crate::text::{clean_line, pad, truncate, width, wrap};
use crate::tui::{App, Focus};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let list = &app.scene.list;
    if list.results.hits.is_empty() {
        nothing(app, frame, area);
        return;
    }
    let needles = list.results.needles.clone();
    let rows = usize::from(area.height / HIT_ROWS);
    for (row, (at, hit)) in (0..).zip(
        list.results
            .hits
            .iter()
            .enumerate()
            .skip(list.top)
            .take(rows),
    ) {
        let drawn = Drawn {
            app,
            hit,
            is_selected: at == list.selected,
            cells: usize::from(area.width),
            needles: &needles,
        };
        let place = Rect {
            y: area.y + row * HIT_ROWS,
            height: 1,
            ..area
        };
        frame.render_widget(drawn.first_line(), place);
        frame.render_widget(
            drawn.second_line(),
            Rect {
                y: place.y + 1,
                ..place
            },
        );
    }
}

/// Says why there is nothing in the list.
fn nothing(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let message = match (app.is_searching(), app.scene.list.results.archive_total) {
        (true, _) => app.lang.searching(),
        (false, 0) => app.lang.empty_archive(),
        (false, _) => app.lang.no_hits(),
    };
    let cells = usize::from(area.width.saturating_sub(2));
    let mut lines: Vec<Line<'_>> = wrap(&message, cells)
        .into_iter()
        .map(|range| message.get(range).unwrap_or_default())
        .map(|text| Line::styled(format!(" {text}"), app.theme.quiet()))
        .collect();
    lines.extend(advice(app, cells));
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        frame.render_widget(
            line,
            Rect {
                y,
                height: 1,
                ..area
            },
        );
    }
}

/// What each condition finds on its own, and which one to leave out.
fn advice(app: &App, cells: usize) -> Vec<Line<'static>> {
    let advice = app.scene.advice.as_ref();
    let Some(advice) = advice.filter(|advice| advice.terms.len() > 1 && !app.is_searching()) else {
        return Vec::new();
    };
    let heading = format!(" {}", app.lang.found_alone());
    let mut lines = vec![Line::default(), Line::styled(heading, app.theme.quiet())];
    lines.extend(advice.terms.iter().map(|term| {
        let count = Span::styled(format!("{:>6}  ", term.count), app.theme.label());
        let room = cells.saturating_sub(8);
        let meant = advice.meant.iter().find(|(typed, _)| *typed == term.text);
        let text = meant.map_or_else(
            || term.text.clone(),
            |(typed, meant)| format!("{typed} · {}", app.lang.did_you_mean(meant)),
        );
        let text = truncate(&clean_line(&text), room).into_owned();
        Line::from(vec![count, Span::raw(text)])
    }));
    if let Some(drop) = &advice.drop {
        let text = app.lang.advice_drop(&clean_line(&drop.text), drop.count);
        let text = format!(" {}", truncate(&text, cells));
        lines.extend([Line::default(), Line::styled(text, app.theme.heading())]);
    }
    lines
}

/// One hit on its way to the screen.
struct Drawn<'a> {
    app: &'a App,
    hit: &'a Hit,
    is_selected: bool,
    cells: usize,
    needles: &'a [Needle],
}

impl Drawn<'_> {
    /// `▌#99  Dealen met stedelijke vraagstukken`
    fn first_line(&self) -> Line<'static> {
        let name = format!("{}  ", short_name(&self.hit.row));
        let title = self
            .hit
            .row
            .title
            .clone()
            .unwrap_or_else(|| self.app.lang.untitled());
        let title = clean_line(&title);
        let room = self.cells.saturating_sub(width(&name) + 2);
        // Always from its beginning: a title one cannot recognise is no use.
        let (shown, marks) = from_start(&title, &marks(&title, self.needles), room);
        let mut spans = vec![self.marker(), Span::styled(name, self.app.theme.label())];
        spans.extend(self.marked(&shown, &marks, self.app.theme.heading()));
        self.filled(spans)
    }

    /// `▌10 mrt 2020 · gast: Suzanne Potjer, onderzoeker …`
    fn second_line(&self) -> Line<'static> {
        let lang = self.app.lang;
        let date = self
            .hit
            .row
            .date
            .map_or_else(|| lang.no_date(), |date| calendar::short(date, lang));
        let mut spans = vec![
            self.marker(),
            Span::styled(date.clone(), self.app.theme.quiet()),
        ];
        if let Some(reason) = self.hit.reason {
            let why = format!(" · {}: ", reason.name(lang));
            let room = self.cells.saturating_sub(width(&date) + width(&why) + 2);
            let snippet = &self.hit.snippet;
            let cut = if reason == Reason::Text {
                cut
            } else {
                cut_fact
            };
            let (text, marks) = cut(&snippet.text, &snippet.marks, room);
            spans.push(Span::styled(why, self.app.theme.label()));
            spans.extend(self.marked(&text, &marks, self.app.theme.text()));
        }
        self.filled(spans)
    }

    fn marker(&self) -> Span<'static> {
        Span::raw(if self.is_selected { "▌" } else { " " })
    }

    fn marked(&self, text: &str, marks: &[Range<usize>], style: Style) -> Vec<Span<'static>> {
        super::reader::marked(
            text,
            marks
                .iter()
                .map(|range| (range.clone(), self.app.theme.hit())),
            style,
        )
    }

    /// The selected row is reversed over its whole width.
    fn filled(&self, mut spans: Vec<Span<'static>>) -> Line<'static> {
        let used: usize = spans.iter().map(|span| width(&span.content)).sum();
        spans.push(Span::raw(pad("", self.cells.saturating_sub(used + 1))));
        let style = match (self.is_selected, self.app.scene.focus) {
            (false, _) => self.app.theme.text(),
            (true, Focus::Text) => self.app.theme.selected_elsewhere(),
            (true, _) => self.app.theme.selected(),
        };
        for span in &mut spans {
            // Colours that read well on the background need not do so reversed.
            span.style = if self.is_selected {
                Style {
                    fg: None,
                    ..span.style
                }
                .patch(style)
            } else {
                span.style
            };
        }
        Line::from(spans)
    }
}

/// Cuts a line to so many cells in such a way that the first hit is seen, and moves the marks along.
fn cut(text: &str, marks: &[Range<usize>], cells: usize) -> (String, Vec<Range<usize>>) {
    let first_end = marks.first().map_or(0, |mark| mark.end);
    let fits = text
        .get(..first_end)
        .is_some_and(|before| width(before) < cells);
    let start = if fits {
        0
    } else {
        start_near(text, marks, cells)
    };
    let lead = if start > 0 { "…" } else { "" };
    let shown = format!("{lead}{}", text.get(start..).unwrap_or_default());
    let shown = truncate(&shown, cells).into_owned();
    let visible = shown.trim_end_matches('…').len();
    let moved = marks.iter().filter(|mark| mark.start >= start).map(|mark| {
        let shift = |at: usize| (at - start + lead.len()).min(visible);
        shift(mark.start)..shift(mark.end)
    });
    let moved = moved.filter(|mark| !mark.is_empty()).collect();
    (shown, moved)
}

/// Cuts a line at its end, and the marks with it.
fn from_start(text: &str, marks: &[Range<usize>], cells: usize) -> (String, Vec<Range<usize>>) {
    let shown = truncate(text, cells).into_owned();
    let visible = shown.trim_end_matches('…').len();
    let marks = marks.iter().filter(|mark| mark.start < visible);
    let marks = marks
        .map(|mark| mark.start..mark.end.min(visible))
        .collect();
    (shown, marks)
}

/// Cuts a fact so that its beginning stays, which says whom or what it is about, and the first hit too
/// if there is room for both: `Ruben Dood … (CBS)`. The reason before it names what was found anyway.
fn cut_fact(text: &str, marks: &[Range<usize>], cells: usize) -> (String, Vec<Range<usize>>) {
    let plain = cut(text, marks, cells);
    let (Some(first), true) = (marks.first(), plain.0.starts_with('…')) else {
        return plain;
    };
    let lead = lead(text.get(..first.start).unwrap_or_default(), cells * 3 / 5);
    let rest_cells = cells.saturating_sub(width(lead) + 3);
    let hit = text.get(first.clone()).map_or(0, width);
    if lead.is_empty() || hit + 2 > rest_cells {
        return from_start(text, marks, cells);
    }
    let (rest, moved) = cut(text, marks, rest_cells);
    let shown = format!("{lead} … {}", rest.trim_start_matches('…'));
    let shift = |at: usize| at + lead.len() + " … ".len() - "…".len();
    (
        shown,
        moved
            .into_iter()
            .map(|mark| shift(mark.start)..shift(mark.end))
            .collect(),
    )
}

/// The first words that fit, without the comma behind them.
fn lead(text: &str, cells: usize) -> &str {
    let ends = text.match_indices(' ').map(|(at, _)| at);
    let fitting = ends.take_while(|end| text.get(..*end).is_some_and(|part| width(part) <= cells));
    let words = fitting
        .last()
        .and_then(|end| text.get(..end))
        .unwrap_or_default();
    words.trim_end_matches([',', ' '])
}

/// The word before the first hit, if there is room for both; else the hit itself.
fn start_near(text: &str, marks: &[Range<usize>], cells: usize) -> usize {
    let hit = marks.first().cloned().unwrap_or(0..0);
    let words = text
        .get(..hit.start)
        .unwrap_or_default()
        .rmatch_indices(' ')
        .map(|(at, _)| at + 1);
    let fits = |start: &usize| {
        text.get(*start..hit.end)
            .is_some_and(|part| width(part) + 1 < cells)
    };
    words.take_while(fits).take(2).last().unwrap_or(hit.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_line_shows_the_first_hit() {
        let text = "programmamanager en strategisch adviseur bij Interim Rijk";
        let at = text.find("Interim").expect("the word is there");
        let (shown, marks) = cut(text, &[at..at + 7], 24);
        assert_eq!(shown, "…bij Interim Rijk");
        assert_eq!(shown.get(marks[0].clone()), Some("Interim"));
    }

    #[test]
    fn a_cut_fact_keeps_its_beginning_too() {
        let text = "Ruben Dood, directeur Dienstverlening, Bureau voor de Statistiek (CBS)";
        let at = text.find("CBS").expect("the abbreviation is there");
        let (shown, marks) = cut_fact(text, &[at..at + 3], 30);
        assert_eq!(shown, "Ruben Dood … Statistiek (CBS)");
        assert_eq!(shown.get(marks[0].clone()), Some("CBS"));
    }

    #[test]
    fn a_line_that_fits_is_left_alone() {
        assert_eq!(
            cut("De Glazen Zaal", &[3..9], 20),
            ("De Glazen Zaal".to_owned(), vec![3..9])
        );
    }
}
