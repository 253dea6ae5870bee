//! Where each fact of an edition was read: the sentence with the words marked, and the document.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Action;
use super::keymap::Place;
use super::screen::{Screen, Surroundings, Wish};
use super::view::overlay;
use super::view::reader::marked;
use crate::calendar::short;
use crate::catalogue::ReadFact;
use crate::export;
use crate::text::{clean_line, wrap};

/// The facts of an edition, from the first line shown on.
pub(super) struct Proofs {
    facts: Vec<ReadFact>,
    top: usize,
}

impl Proofs {
    pub(super) fn new(facts: Vec<ReadFact>) -> Self {
        Proofs { facts, top: 0 }
    }
}

impl Screen for Proofs {
    fn place(&self) -> Place {
        Place::Help
    }

    fn act(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        let length = lines(&self.facts, around, overlay::cells(around.area)).len();
        overlay::step_through(action, &mut self.top, length, around.area)
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) -> Option<Position> {
        let lines = lines(&self.facts, around, overlay::cells(area));
        let (title, bottom) = (around.lang.proofs_title(), around.lang.help_close());
        overlay::draw_box(frame, area, (&title, &bottom), lines, self.top)
    }
}

/// Returns the facts, each with its sentence and document.
fn lines(facts: &[ReadFact], around: Surroundings, cells: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for fact in facts {
        let Some((label, value)) = export::claim(&fact.claim, around.lang) else {
            continue;
        };
        let doubt = if fact.is_unsure {
            format!(" [{}]", around.lang.unsure())
        } else {
            String::new()
        };
        for (at, range) in wrap(&value, cells.saturating_sub(label.chars().count() + 2))
            .into_iter()
            .enumerate()
        {
            let text = value.get(range).unwrap_or_default().to_owned();
            let lead = if at == 0 {
                format!(" {label}: ")
            } else {
                "   ".to_owned()
            };
            lines.push(Line::from(vec![
                Span::styled(lead, around.theme.label()),
                Span::styled(text, around.theme.heading()),
                Span::raw(if at == 0 {
                    doubt.clone()
                } else {
                    String::new()
                }),
            ]));
        }
        lines.extend(sentence(around, fact, cells.saturating_sub(3)));
        lines.extend(reasons(around, fact, cells.saturating_sub(3)));
        let source = match fact.gone {
            Some(day) => around
                .lang
                .gone_since(&fact.source, &short(day, around.lang)),
            None => fact.source.clone(),
        };
        let source = (!source.is_empty()).then(|| format!("   {source}"));
        lines.extend(source.map(|source| Line::styled(source, around.theme.quiet())));
        lines.push(Line::default());
    }
    lines
}

/// Why the words were read so, the strongest reason first.
fn reasons(around: Surroundings, fact: &ReadFact, cells: usize) -> Vec<Line<'static>> {
    let reasons: Vec<&str> = fact.why.iter().map(|why| why.text(around.lang)).collect();
    if reasons.is_empty() {
        return Vec::new();
    }
    let said = around.lang.proof_why(&clean_line(&reasons.join(" · ")));
    let ranges = wrap(&said, cells).into_iter();
    ranges
        .map(|range| {
            let part = said.get(range).unwrap_or_default();
            Line::styled(format!("   {part}"), around.theme.quiet())
        })
        .collect()
}

fn sentence(around: Surroundings, fact: &ReadFact, cells: usize) -> Vec<Line<'static>> {
    if fact.words.is_empty() {
        return vec![Line::styled(
            format!("   {}", around.lang.proof_given()),
            around.theme.unknown(),
        )];
    }
    let ranges = wrap(&fact.sentence, cells).into_iter();
    ranges
        .map(|range| {
            let text = fact.sentence.get(range.clone()).unwrap_or_default();
            let start = fact.place.start.clamp(range.start, range.end) - range.start;
            let end = fact.place.end.clamp(range.start, range.end) - range.start;
            let mark = std::iter::once((start..end, around.theme.hit()));
            let mut spans = vec![Span::raw("   ")];
            spans.extend(marked(text, mark, around.theme.text()));
            Line::from(spans)
        })
        .collect()
}
