//! Where each fact of an edition was read: the sentence with the words marked, and the document.

use ratatui::text::{Line, Span};

use super::reader::marked;
use crate::calendar::short;
use crate::catalogue::ReadFact;
use crate::export;
use crate::text::wrap;
use crate::tui::App;

/// Returns the facts, each with its sentence and document.
pub(super) fn lines(app: &App, facts: &[ReadFact], cells: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for fact in facts {
        let Some((label, value)) = export::claim(&fact.claim, app.lang) else {
            continue;
        };
        let doubt = if fact.is_unsure {
            format!(" [{}]", app.lang.unsure())
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
                Span::styled(lead, app.theme.label()),
                Span::styled(text, app.theme.heading()),
                Span::raw(if at == 0 {
                    doubt.clone()
                } else {
                    String::new()
                }),
            ]));
        }
        lines.extend(sentence(app, fact, cells.saturating_sub(3)));
        let source = match fact.gone {
            Some(day) => app.lang.gone_since(&fact.source, &short(day, app.lang)),
            None => fact.source.clone(),
        };
        let source = (!source.is_empty()).then(|| format!("   {source}"));
        lines.extend(source.map(|source| Line::styled(source, app.theme.quiet())));
        lines.push(Line::default());
    }
    lines
}

fn sentence(app: &App, fact: &ReadFact, cells: usize) -> Vec<Line<'static>> {
    if fact.words.is_empty() {
        return vec![Line::styled(
            format!("   {}", app.lang.proof_given()),
            app.theme.unknown(),
        )];
    }
    let ranges = wrap(&fact.sentence, cells).into_iter();
    ranges
        .map(|range| {
            let text = fact.sentence.get(range.clone()).unwrap_or_default();
            let start = fact.place.start.clamp(range.start, range.end) - range.start;
            let end = fact.place.end.clamp(range.start, range.end) - range.start;
            let mark = std::iter::once((start..end, app.theme.hit()));
            let mut spans = vec![Span::raw("   ")];
            spans.extend(marked(text, mark, app.theme.text()));
            Line::from(spans)
        })
        .collect()
}
