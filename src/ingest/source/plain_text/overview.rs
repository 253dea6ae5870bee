//! Overviews: a fixed introduction, then editions to come, then editions that were.
//!
//! Within a section an edition begins with a title: a short line above a paragraph. Texts can hold
//! subheadings of the same shape, so once the first edition opens as editions do (naming the series
//! or a day), the others must too.

use super::line::{Line, names_series};
use super::{archive, article};
use crate::calendar;
use crate::ingest::{Article, Placement};
use crate::text::{fold, words};

const UPCOMING: &[&str] = &[
    "aankomend",
    "aankomende",
    "komende",
    "eerstvolgend",
    "eerstvolgende",
    "volgende",
    "binnenkort",
];
const PAST: &[&str] = &[
    "afgelopen",
    "eerdere",
    "vorige",
    "voorbije",
    "geweest",
    "terugblik",
];

/// More words than a line that opens a section has.
const MOST_WORDS: usize = 5;

/// Returns the index of the first line that opens a section.
pub(super) fn first_section(lines: &[Line]) -> Option<usize> {
    lines.iter().position(|line| section(line).is_some())
}

/// Cuts an overview.
pub(super) fn articles(page: &str, lines: &[Line]) -> Vec<Article> {
    let starts: Vec<(usize, Placement)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| section(line).map(|placement| (at, placement)))
        .collect();
    let above = lines
        .get(..starts.first().map_or(lines.len(), |(at, _)| *at))
        .unwrap_or_default();
    let mut found: Vec<Article> = introduction(page, above).into_iter().collect();
    for (at, (start, placement)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(lines.len(), |(next, _)| *next);
        found.extend(editions(
            page,
            lines.get(start + 1..end).unwrap_or_default(),
            *placement,
        ));
    }
    found
}

fn introduction(page: &str, lines: &[Line]) -> Option<Article> {
    let first = lines.iter().position(|line| !line.is_blank())?;
    let titled = lines
        .get(first)
        .is_some_and(|line| line.is_title() && !line.is_paragraph());
    let body = lines.get(first + usize::from(titled)..).unwrap_or_default();
    let heading = lines.get(first).filter(|_| titled);
    article(page, heading, body, Placement::OverviewIntroduction)
}

/// Says which section a line opens, if it does.
fn section(line: &Line) -> Option<Placement> {
    if is_longer(line.trimmed(), MOST_WORDS) {
        return None;
    }
    let folded = fold(line.trimmed());
    let all: Vec<&str> = folded.split_whitespace().collect();
    let first = all.first()?.trim_end_matches(':');
    let about_editions = names_series(&folded) || folded.contains("editie");
    if all.len() > MOST_WORDS || !about_editions || folded.contains('#') || folded.contains('|') {
        return None;
    }
    if UPCOMING.contains(&first) {
        return Some(Placement::OverviewUpcoming);
    }
    PAST.contains(&first).then_some(Placement::OverviewPast)
}

/// Says whether a line has more words than so many: most lines do, and are not folded to find out.
fn is_longer(line: &str, words: usize) -> bool {
    line.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .nth(words)
        .is_some()
}

fn editions(page: &str, lines: &[Line], placement: Placement) -> Vec<Article> {
    if archive::first_title(lines).is_some() {
        return archive::cut(page, lines, placement);
    }
    let starts = starts(lines);
    let above = lines
        .get(..starts.first().copied().unwrap_or(lines.len()))
        .unwrap_or_default();
    let mut found = Vec::new();
    if above.iter().any(Line::is_paragraph) {
        found.extend(article(page, None, above, placement));
    }
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        let body = lines.get(start + 1..end).unwrap_or_default();
        found.extend(article(page, lines.get(*start), body, placement));
    }
    found
}

/// Finds the lines with which editions begin.
fn starts(lines: &[Line]) -> Vec<usize> {
    let candidates = candidates(lines);
    let opens = |(start, paragraph): &(usize, usize)| {
        lines.get(*start).is_some_and(Line::is_edition_heading)
            || lines.get(*paragraph).is_some_and(opens_edition)
    };
    let strict = candidates.first().is_some_and(opens);
    let first = candidates.first().map(|(start, _)| *start);
    let kept = candidates
        .iter()
        .filter(|one| Some(one.0) == first || !strict || opens(one));
    kept.map(|(start, _)| *start).collect()
}

/// Finds titles with the paragraphs under them, as indices.
fn candidates(lines: &[Line]) -> Vec<(usize, usize)> {
    let filled: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(|line| !line.is_blank()))
        .collect();
    let line = |at: usize| filled.get(at).and_then(|index| lines.get(*index));
    let is_title = |at: usize| line(at).is_some_and(|line| line.is_title() && !is_text(line));
    let mut found = Vec::new();
    for at in 0..filled.len() {
        if !line(at).is_some_and(is_text) || at == 0 || !is_title(at - 1) {
            continue;
        }
        // A title with a subtitle: two lines of that shape, straight under a paragraph or on top.
        let subtitled =
            at >= 2 && is_title(at - 2) && (at == 2 || line(at - 3).is_some_and(is_text));
        let start = if subtitled { at - 2 } else { at - 1 };
        if let (Some(start), Some(paragraph)) = (filled.get(start), filled.get(at))
            && !is_repeated(lines, &found, *start)
        {
            found.push((*start, *paragraph));
        }
    }
    found
}

/// Below "kondigt de Ne editie aan:" the title stands a second time.
fn is_repeated(lines: &[Line], found: &[(usize, usize)], start: usize) -> bool {
    let title = |at: usize| lines.get(at).map(|line| fold(line.trimmed()));
    let before = lines.get(..start).unwrap_or_default();
    let is_announced = before
        .iter()
        .rfind(|line| !line.is_blank())
        .is_some_and(|line| line.trimmed().ends_with(':') && line.is_paragraph());
    let last = found.last();
    is_announced || last.is_some_and(|(last, _)| title(*last) == title(start))
}

fn is_text(line: &Line) -> bool {
    line.is_paragraph() && !line.is_edition_heading()
}

/// Says whether a paragraph opens the text about an edition: it names the series, an edition or a day.
fn opens_edition(paragraph: &Line) -> bool {
    let folded = fold(paragraph.trimmed());
    names_series(&folded) || folded.contains("editie") || names_day(&folded)
}

fn names_day(folded: &str) -> bool {
    let found: Vec<&str> = words(folded)
        .filter_map(|range| folded.get(range))
        .collect();
    found.windows(2).any(|pair| match pair {
        [day, month] => {
            day.parse::<u8>().is_ok_and(|day| day <= 31)
                && month.len() > 2
                && calendar::month(month).is_some()
        }
        _ => false,
    })
}
