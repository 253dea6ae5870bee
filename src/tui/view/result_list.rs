//! The list of results: a hit a row in columns, or two lines a hit where it is narrow: what it is and why it is there.

mod nothing;

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::calendar;
use crate::edition::Series;
use crate::export::short_name;
use crate::locale::Lang;
use crate::search::{Hit, Needle, Reason, marks};
use crate::text::{clean_line, pad, truncate, width};
use crate::tui::layout::Panes;
use crate::tui::{App, Focus};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, panes: &Panes) {
    let (Some(list), Some(area)) = (panes.list, panes.hit_area()) else {
        return;
    };
    let results = &app.scene.list.results;
    if results.hits.is_empty() {
        nothing::draw(app, frame, list);
        return;
    }
    let columns = panes.is_table().then(|| Columns::of(app, area.width));
    if let Some(columns) = columns {
        let head = Rect { height: 1, ..list };
        frame.render_widget(columns.head(app), head);
    }
    let hits = results.hits.iter().enumerate();
    let shown = hits.skip(app.scene.list.top).take(panes.hits());
    for (row, (at, hit)) in (0..).zip(shown) {
        let drawn = Drawn {
            app,
            hit,
            is_selected: app.scene.list.answer.is_none() && at == app.scene.list.selected,
            cells: usize::from(area.width),
            needles: &results.needles,
        };
        let lines = match columns {
            Some(columns) => vec![drawn.one_line(columns)],
            None => vec![drawn.first_line(), drawn.second_line()],
        };
        for (y, line) in (area.y + row * panes.hit_rows()..area.bottom()).zip(lines) {
            let place = Rect {
                y,
                height: 1,
                ..area
            };
            frame.render_widget(line, place);
        }
    }
}

/// Blanks between two columns.
const GAP: usize = 2;

/// How wide the columns of the table are: `nr │ datum │ titel │ waarom`.
#[derive(Debug, Clone, Copy)]
struct Columns {
    number: usize,
    date: usize,
    title: usize,
    why: usize,
}

impl Columns {
    fn of(app: &App, cells: u16) -> Self {
        let hits = &app.scene.list.results.hits;
        let widest = |of: &dyn Fn(&Hit) -> usize| hits.iter().map(of).max().unwrap_or(0);
        let number = widest(&|hit| width(&number(hit))).clamp(4, 14);
        let date = widest(&|hit| width(&date_in_table(hit, app.lang))).max(11);
        let room = usize::from(cells).saturating_sub(number + date + 2 * GAP + 2);
        let has_why = hits.iter().any(|hit| hit.reason.is_some());
        let title = |hit: &Hit| hit.row.title.as_deref().map_or(15, width);
        let title = if has_why {
            // What reasons leave over is the titles'.
            let why = widest(&|hit| why_width(hit, app.lang));
            widest(&title).min((room * 5 / 9).max(room.saturating_sub(why + GAP)))
        } else {
            room
        };
        Columns {
            number,
            date,
            title,
            why: if has_why { room - title - GAP } else { 0 },
        }
    }

    fn head(self, app: &App) -> Line<'static> {
        let lang = app.lang;
        let gap = " ".repeat(GAP);
        let head = [
            format!(" {}", pad_left(&lang.column_number(), self.number)),
            pad_left(&lang.column_date(), self.date),
            pad(&lang.column_title(), self.title),
            pad(&lang.column_why(), self.why),
        ];
        Line::styled(head.join(&gap), app.theme.quiet())
    }
}

/// How many cells the reason takes with the line it was found in.
fn why_width(hit: &Hit, lang: Lang) -> usize {
    hit.reason.map_or(0, |reason| {
        width(&reason.name(lang)) + 2 + width(&hit.snippet.text)
    })
}

fn date(hit: &Hit, lang: Lang) -> String {
    let date = hit.row.date;
    date.map_or_else(|| lang.no_date(), |date| calendar::short(date, lang))
}

/// A day in its column, whose name says what is unknown.
fn date_in_table(hit: &Hit, lang: Lang) -> String {
    let date = hit.row.date;
    date.map_or_else(|| lang.unknown(), |date| calendar::short(date, lang))
}

/// The number in its column: `#99`, `On #1`.
fn number(hit: &Hit) -> String {
    match (&hit.row.series, hit.row.number) {
        (Series::Online, Some(number)) => format!("On #{number}"),
        _ => short_name(&hit.row),
    }
}

/// Puts a text at the right of so many cells.
fn pad_left(text: &str, cells: usize) -> String {
    format!("{}{text}", pad("", cells.saturating_sub(width(text))))
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
    /// `▌  #99  10 mrt 2020  Dealen met stedelijke vraagstukken  gast: Suzanne Potjer, onderzoeker …`
    fn one_line(&self, columns: Columns) -> Line<'static> {
        let theme = self.app.theme;
        let gap = || Span::raw(" ".repeat(GAP));
        let name = truncate(&number(self.hit), columns.number).into_owned();
        let mut spans = vec![
            self.marker(),
            Span::styled(pad_left(&name, columns.number), theme.label()),
            gap(),
            Span::styled(
                pad_left(&date_in_table(self.hit, self.app.lang), columns.date),
                theme.quiet(),
            ),
            gap(),
        ];
        let title = self.title(columns.title);
        let used: usize = title.iter().map(|span| width(&span.content)).sum();
        spans.extend(title);
        if columns.why > 0 {
            spans.push(Span::raw(pad("", columns.title.saturating_sub(used) + GAP)));
            spans.extend(self.why("", columns.why));
        }
        self.filled(spans)
    }

    /// `▌#99  Dealen met stedelijke vraagstukken`
    fn first_line(&self) -> Line<'static> {
        let name = format!("{}  ", short_name(&self.hit.row));
        let room = self.cells.saturating_sub(width(&name) + 2);
        let mut spans = vec![self.marker(), Span::styled(name, self.app.theme.label())];
        spans.extend(self.title(room));
        self.filled(spans)
    }

    /// `▌10 mrt 2020 · gast: Suzanne Potjer, onderzoeker …`
    fn second_line(&self) -> Line<'static> {
        let date = date(self.hit, self.app.lang);
        let room = self.cells.saturating_sub(width(&date) + 2);
        let mut spans = vec![self.marker(), Span::styled(date, self.app.theme.quiet())];
        spans.extend(self.why(" · ", room));
        self.filled(spans)
    }

    /// The title, always from its beginning: one that cannot be recognised is no use.
    fn title(&self, room: usize) -> Vec<Span<'static>> {
        let title = self.hit.row.title.clone();
        let title = clean_line(&title.unwrap_or_else(|| self.app.lang.untitled()));
        let (shown, marks) = from_start(&title, &marks(&title, self.needles), room);
        self.marked(&shown, &marks, self.app.theme.heading())
    }

    /// Why it is there, with the place in the line it was found in.
    fn why(&self, lead: &str, room: usize) -> Vec<Span<'static>> {
        let Some(reason) = self.hit.reason else {
            return Vec::new();
        };
        let why = format!("{lead}{}: ", reason.name(self.app.lang));
        let room = room.saturating_sub(width(&why));
        let snippet = &self.hit.snippet;
        let cut = if reason == Reason::Text {
            cut
        } else {
            cut_fact
        };
        let (text, marks) = cut(&snippet.text, &snippet.marks, room);
        let mut spans = vec![Span::styled(why, self.app.theme.label())];
        spans.extend(self.marked(&text, &marks, self.app.theme.text()));
        spans
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

    fn filled(&self, spans: Vec<Span<'static>>) -> Line<'static> {
        filled(self.app, spans, self.is_selected, self.cells)
    }
}

/// The selected row is reversed over its whole width.
pub(super) fn filled(
    app: &App,
    mut spans: Vec<Span<'static>>,
    is_selected: bool,
    cells: usize,
) -> Line<'static> {
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    spans.push(Span::raw(pad("", cells.saturating_sub(used + 1))));
    if is_selected {
        let style = match app.scene.focus {
            Focus::Text => app.theme.selected_elsewhere(),
            Focus::Box | Focus::List => app.theme.selected(),
        };
        for span in &mut spans {
            // Colours that read well on the background need not do so reversed.
            span.style = Style {
                fg: None,
                ..span.style
            }
            .patch(style);
        }
    }
    Line::from(spans)
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
