//! What answers the query, above the list: in words, as entities with their one fact, or as the table asked for.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::result_list::filled;
use crate::calendar;
use crate::export::short_name;
use crate::search::{DirectAnswer, Entity};
use crate::text::{clean_line, pad, truncate, width};
use crate::tui::App;
use crate::tui::answer_rows::{first_shown, head, said};
use crate::tui::app::kind_name;
use crate::tui::layout::TABLE;

/// Blanks between two columns.
const GAP: usize = 2;

/// No name takes more cells of a row than this.
const LONGEST_NAME: usize = 46;

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let answer = &app.scene.answer;
    let cells = usize::from(area.width);
    let words = said(answer, cells).into_iter();
    let mut lines: Vec<Line<'_>> = words
        .map(|said| Line::styled(format!(" {said}"), app.theme.heading()))
        .collect();
    let columns = Columns::of(app, answer, cells);
    if head(answer, cells) > 0 {
        lines.push(columns.head(app));
    }
    let (first, _) = first_shown(answer, app.scene.list.answer, area);
    let rows = answer.entities.iter().enumerate().skip(first);
    lines.extend(rows.map(|(at, entity)| {
        let spans = columns.row(app, answer, at, entity);
        filled(app, spans, app.scene.list.answer == Some(at), cells)
    }));
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        let place = Rect {
            y,
            height: 1,
            ..area
        };
        frame.render_widget(line, place);
    }
}

/// How wide the columns are.
struct Columns {
    kind: usize,
    name: usize,
    times: usize,
    last: usize,
    /// What is left for the fact, or what the person was then.
    rest: usize,
    is_table: bool,
}

impl Columns {
    fn of(app: &App, answer: &DirectAnswer, cells: usize) -> Self {
        let is_table = head(answer, cells) > 0;
        let widest = |of: &dyn Fn(&Entity) -> usize| answer.entities.iter().map(of).max();
        let kind = widest(&|one| width(&kind_name(one.kind, app.lang)));
        let is_wide = cells >= usize::from(TABLE);
        let kind = kind.filter(|_| !answer.is_table && is_wide).unwrap_or(0);
        let name = widest(&|one| width(&one.name)).unwrap_or(0);
        let name = name.min(LONGEST_NAME).min(cells * 2 / 5);
        let (times, last) = if is_table {
            let last = widest(&|one| width(&last(app, one))).unwrap_or(0);
            (width(&app.lang.column_times()), last)
        } else {
            (0, 0)
        };
        let gaps = match (is_table, kind > 0) {
            (true, _) => 4,
            (false, true) => 3,
            (false, false) => 2,
        };
        let used = 1 + kind + name + times + last + gaps * GAP;
        Columns {
            kind,
            name,
            times,
            last,
            rest: cells.saturating_sub(used),
            is_table,
        }
    }

    fn head(&self, app: &App) -> Line<'static> {
        let lang = app.lang;
        let gap = " ".repeat(GAP);
        let head = [
            format!(" {}", pad(&lang.column_name(), self.name)),
            format!("{:>1$}", lang.column_times(), self.times),
            pad(&lang.column_last(), self.last),
            lang.column_office(),
        ];
        Line::styled(head.join(&gap), app.theme.quiet())
    }

    fn row(
        &self,
        app: &App,
        answer: &DirectAnswer,
        at: usize,
        entity: &Entity,
    ) -> Vec<Span<'static>> {
        let is_selected = app.scene.list.answer == Some(at);
        let gap = || Span::raw(" ".repeat(GAP));
        let cell = |text: &str, cells: usize, style: Style| {
            let text = truncate(&clean_line(text), cells).into_owned();
            Span::styled(pad(&text, cells), style)
        };
        let name = cell(&entity.name, self.name, app.theme.heading());
        let mut spans = vec![Span::raw(if is_selected { "▌" } else { " " })];
        if self.is_table {
            let times = format!("{:>1$}", entity.count, self.times);
            spans.extend([name, gap(), Span::raw(times), gap()]);
            spans.push(cell(&last(app, entity), self.last, app.theme.quiet()));
            spans.extend([gap(), cell(&entity.office, self.rest, app.theme.text())]);
            return spans;
        }
        if self.kind > 0 {
            let kind = kind_name(entity.kind, app.lang);
            spans.extend([cell(&kind, self.kind, app.theme.label()), gap()]);
        }
        // One name needs no menu to be opened.
        let hint = app.lang.answer_opens();
        let has_hint = answer.entities.len() == 1 && !answer.is_table && self.rest > 60;
        let rest = if has_hint {
            self.rest - width(&hint) - GAP
        } else {
            self.rest
        };
        spans.extend([name, gap(), cell(&entity.fact, rest, app.theme.text())]);
        if has_hint {
            spans.extend([gap(), Span::styled(hint, app.theme.quiet())]);
        }
        spans
    }
}

/// `10 mrt 2020, #99`
fn last(app: &App, entity: &Entity) -> String {
    let day = entity.last.date;
    let day = day.map_or_else(|| app.lang.no_date(), |day| calendar::short(day, app.lang));
    format!("{day}, {}", short_name(&entity.last))
}
