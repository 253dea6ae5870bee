//! Titles in lines: whole headings, their parts, what is left of them without series, number and day.

use std::ops::Range;

use super::{Gathering, Place};
use crate::ingest::read::day;
use crate::ingest::read::lexicon::mark::DIGITS;
use crate::ingest::read::page::{Line, is_headlike};

/// Words at the front of a heading that are no part of a title.
const LEAD_IN: [&str; 12] = [
    "aankondiging",
    "verslag",
    "terugblik",
    "uitnodiging",
    "programma",
    "vooraankondiging",
    "save",
    "the",
    "date",
    "noteer",
    "alvast",
    "!",
];
/// Labels before a title.
const LABELS: [&str; 7] = [
    "titel",
    "thema",
    "onderwerp",
    "debat",
    "stelling",
    "wat",
    "motto",
];
/// What a line tells of the titles in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineEvidence {
    pub(super) place: usize,
    /// How many lines above the series was named, 0 for none.
    pub(super) below_series: usize,
    /// What is so, by name.
    pub(super) flags: [(&'static str, bool); 5],
}

impl LineEvidence {
    pub(super) fn is(&self, name: &str) -> bool {
        self.flags.iter().any(|(own, is_so)| *own == name && *is_so)
    }
}

const NAMES_SERIES: &str = "line names the series";
/// What the source took for the heading.
pub(super) const HEADING: &str = "the article's heading";
/// No line above has the look of a heading.
const FIRST_HEAD: &str = "first of the headings";

impl Gathering<'_, '_, '_> {
    pub(super) fn lines(&mut self) {
        let page = self.scope.page;
        let within = self.scope.within.clone();
        let first = page.tokens.get(within.start).map_or(0, |token| token.line);
        let last = within
            .end
            .checked_sub(1)
            .and_then(|at| page.tokens.get(at))
            .map_or(0, |token| token.line);
        let filled: Vec<&Line> = page
            .lines
            .get(first..=last)
            .unwrap_or_default()
            .iter()
            .filter(|line| !line.tokens.is_empty())
            .collect();
        let (mut series, mut had_head) = (None, false);
        for (place, line) in filled.iter().enumerate() {
            let text = page.line_text(line);
            let names_series = line
                .tokens
                .clone()
                .take(80)
                .any(|at| page.low(at).contains("reuring"));
            let next = filled.get(place + 1).map(|line| page.line_text(line));
            let length = text.chars().count();
            self.label(line);
            if is_headlike(text) || place < 3 || length < 130 && names_series {
                let evidence = LineEvidence {
                    place,
                    below_series: series.map_or(0, |series| place - series),
                    flags: [
                        (NAMES_SERIES, names_series),
                        ("doubled", next == Some(text)),
                        (
                            "before a long line",
                            next.is_some_and(|next| next.chars().count() > 200),
                        ),
                        (HEADING, self.headings.iter().any(|heading| heading == text)),
                        (
                            FIRST_HEAD,
                            !had_head && is_headlike(text) && line.tokens.len() > 2,
                        ),
                    ],
                };
                had_head |= evidence.is(FIRST_HEAD);
                self.line(line, evidence);
                if names_series {
                    series = Some(place);
                }
            }
        }
    }

    fn label(&mut self, line: &Line) {
        let page = self.scope.page;
        let start = line.tokens.start;
        if LABELS.contains(&page.low(start)) && page.word(start + 1) == ":" {
            let from = page.token(start + 1).end;
            self.add_range(from..line.end, Place::Label, None);
        }
    }

    fn line(&mut self, line: &Line, evidence: LineEvidence) {
        let page = self.scope.page;
        let text = page.line_text(line);
        let with = Some(evidence);
        self.add(text, line.start, Place::Line, with);
        let bars = parts(text, |c, _| c == '|');
        if bars.len() > 1 {
            for (at, part) in (0..).zip(&bars) {
                self.add_range(
                    line.start + part.start..line.start + part.end,
                    Place::Bar(at.min(3)),
                    with,
                );
            }
        }
        let all = parts(text, |c, is_apart| {
            matches!(c, '|' | ':' | '›' | '>' | '•') || is_apart && matches!(c, '–' | '—' | '-')
        });
        if all.len() > 1 {
            for (at, part) in (0..).zip(&all) {
                self.add_range(
                    line.start + part.start..line.start + part.end,
                    Place::Part(at.min(3)),
                    with,
                );
            }
            if all.len() > 2 {
                self.add_range(line.start + all[1].start..line.end, Place::Rest, with);
                self.add_range(line.start..line.start + all[1].end, Place::Question, with);
            }
        }
        let stripped = self.behind_series(line);
        if stripped > line.tokens.start && stripped < line.tokens.end {
            self.add_range(page.token(stripped).start..line.end, Place::Stripped, with);
        }
        self.over(line, evidence);
        self.before_day(line, stripped, with);
    }

    fn over(&mut self, line: &Line, evidence: LineEvidence) {
        let page = self.scope.page;
        let over = line
            .tokens
            .clone()
            .take(60)
            .find(|at| page.low(*at) == "over");
        if let Some(over) = over.filter(|_| evidence.is(NAMES_SERIES)) {
            self.add_range(page.token(over).end..line.end, Place::Over, Some(evidence));
        }
    }

    /// Returns the first token of a heading behind lead-in, series and number.
    fn behind_series(&self, line: &Line) -> usize {
        let page = self.scope.page;
        let is_lead = |at: usize| {
            let low = page.low(at);
            LEAD_IN.contains(&low)
                || matches!(low, "van" | "op" | "bij" | "het" | "de" | "ons" | "voor")
        };
        let is_series = |at: usize| {
            matches!(
                page.low(at),
                "reuring"
                    | "!"
                    | "café"
                    | "cafe"
                    | "online"
                    | "nr"
                    | "nummer"
                    | "#"
                    | "|"
                    | ":"
                    | "–"
                    | "—"
                    | "-"
                    | "."
            )
        };
        let is_number = |at: usize| {
            let low = page.low(at);
            low.starts_with(|c: char| c.is_ascii_digit())
                && (page.is(at, DIGITS) || low.ends_with('e'))
        };
        let (mut at, mut named) = (line.tokens.start, false);
        while at < line.tokens.end && (is_series(at) || is_number(at) || !named && is_lead(at)) {
            named |= page.low(at) == "reuring";
            at += 1;
        }
        if named { at } else { line.tokens.start }
    }

    /// A heading whose end is a day: "Reuring!Café #12 Dijken 3 mei".
    fn before_day(&mut self, line: &Line, from: usize, with: Option<LineEvidence>) {
        let page = self.scope.page;
        let day = (from + 1..line.tokens.end).find(|at| day::written(page, *at).is_some());
        let Some(mut day) = day else { return };
        while day > from + 1
            && (day::is_weekday(page.low(day - 1))
                || matches!(page.low(day - 1), "op" | "," | "|" | "-" | "–" | "("))
        {
            day -= 1;
        }
        self.add_range(
            page.token(from).start..page.token(day - 1).end,
            Place::BeforeDay,
            with,
        );
    }
}

/// Cuts a line where `is_border` says so of a sign and whether blanks stand beside it.
fn parts(text: &str, is_border: impl Fn(char, bool) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let is_apart =
            before.is_whitespace() || signs.peek().is_none_or(|(_, next)| next.is_whitespace());
        if is_border(c, is_apart) {
            found.push(start..at);
            start = at + c.len_utf8();
        }
        before = c;
    }
    found.push(start..text.len());
    found.retain(|part| {
        text.get(part.clone())
            .is_some_and(|part| !part.trim().is_empty())
    });
    found
}
