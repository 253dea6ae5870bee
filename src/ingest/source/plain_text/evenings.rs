//! Texts about several evenings under each other: newsletters, lists, reports pasted into one file.
//!
//! An evening begins at a heading that names another number or another day than the one before it, or the series
//! with a title of its own. Below it some text stands: headings straight under each other are a list of links.

use super::article;
use super::line::{Line, names_series};
use super::single;
use crate::calendar;
use crate::ingest::source::Note;
use crate::ingest::{Article, Placement};
use crate::text::{fold, words};

/// More characters than a heading has.
const LONGEST: usize = 200;

/// More words before a full stop are a sentence.
const MOST_WORDS: usize = 8;

/// What a heading says which evening it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    number: Option<u32>,
    /// Day and month.
    day: Option<(i8, i8)>,
    folded: String,
}

/// Cuts a page where evenings begin; there is nothing in it if it is about one.
pub(super) fn articles(page: &str, lines: &[Line]) -> Vec<Article> {
    let starts = starts(lines);
    if starts.len() < 2 {
        return Vec::new();
    }
    let above = lines
        .get(..starts.first().copied().unwrap_or(0))
        .unwrap_or_default();
    let mut found = Vec::new();
    if above.iter().any(Line::is_paragraph) {
        found.extend(single::cut(page, above, Placement::Archive));
    }
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        let body = lines.get(start + 1..end).unwrap_or_default();
        found.extend(article(page, lines.get(*start), body, Placement::Archive));
    }
    found
}

/// Says which numbers a page names that could not be cut between them.
pub(super) fn uncut(lines: &[Line]) -> Option<Note> {
    let mut numbers: Vec<u32> = lines.iter().filter_map(opening_number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    (numbers.len() > 1).then_some(Note::SeveralNumbers(numbers))
}

/// The number that a line is about: a heading's, or that of a paragraph that opens with it.
fn opening_number(line: &Line) -> Option<u32> {
    if let Some(mark) = mark(line) {
        return mark.number;
    }
    let start: String = line.trimmed().chars().take(120).collect();
    let folded = fold(&start);
    let is_report = folded.contains("vond") || folded.contains("plaats") || folded.contains("was");
    number_of(&folded).filter(|_| is_report && folded.contains("editie"))
}

fn starts(lines: &[Line]) -> Vec<usize> {
    let filled: Vec<(usize, Option<Mark>)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
        .map(|(at, line)| (at, mark(line)))
        .collect();
    let is_mark = |at: usize| filled.get(at).is_some_and(|(_, mark)| mark.is_some());
    let mut found: Vec<(usize, Mark)> = Vec::new();
    for (at, (line, mark)) in filled.iter().enumerate() {
        let Some(mark) = mark else { continue };
        let is_last = at + 1 >= filled.len();
        let is_listed = (at > 0 && is_mark(at - 1) && is_other(&filled, at - 1, mark))
            || (is_mark(at + 1) && is_other(&filled, at + 1, mark));
        let is_known = found.last().is_some_and(|(_, last)| !last.is_another(mark));
        if !is_last && !is_listed && !is_known {
            found.push((*line, mark.clone()));
        }
    }
    found.into_iter().map(|(line, _)| line).collect()
}

fn is_other(filled: &[(usize, Option<Mark>)], at: usize, mark: &Mark) -> bool {
    let other = filled.get(at).and_then(|(_, mark)| mark.as_ref());
    other.is_some_and(|other| other.is_another(mark))
}

impl Mark {
    fn is_another(&self, other: &Mark) -> bool {
        match (self.number, other.number, self.day, other.day) {
            (Some(own), Some(other), ..) => own != other,
            (_, _, Some(own), Some(other)) => own != other,
            // A title that says neither is another evening's only where nothing links the two.
            _ => !self.folded.contains(&other.folded) && !other.folded.contains(&self.folded),
        }
    }
}

/// Reads what a line says which evening it is about, if it is a heading that does.
fn mark(line: &Line) -> Option<Mark> {
    let text = line.trimmed();
    // Nearly all lines end here: folding each would take longer than all the rest.
    let may_name_series = text
        .as_bytes()
        .windows(3)
        .any(|three| three.eq_ignore_ascii_case(b"reu"));
    if !may_name_series || text.len() > LONGEST * 2 || line.is_item() || line.is_junk() {
        return None;
    }
    let folded = fold(text);
    let is_sentence = folded.ends_with('.')
        && !folded.ends_with("..")
        && folded.split_whitespace().count() > MOST_WORDS;
    if is_sentence || folded.chars().count() > LONGEST || folded.ends_with(':') {
        return None;
    }
    let day = day_of(&folded);
    let number = number_of(&folded);
    let named = names_series(&folded) && (number.is_some() || day.is_some()) && begins(&folded);
    (named || line.is_edition_heading()).then_some(Mark {
        number,
        day,
        folded,
    })
}

/// Says whether the series stands in front, as in headings, or behind a word that announces it.
fn begins(folded: &str) -> bool {
    let at = folded.find("reuring").unwrap_or(usize::MAX);
    let before = folded.get(..at).unwrap_or_default();
    before.split_whitespace().count() <= 3
}

/// The number of an edition: `#61`, `Reuring!Café 61`, `61e editie`.
fn number_of(folded: &str) -> Option<u32> {
    let ranges: Vec<_> = words(folded).collect();
    let all: Vec<&str> = ranges
        .iter()
        .filter_map(|range| folded.get(range.clone()))
        .collect();
    for (at, word) in all.iter().enumerate() {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let Ok(number) = digits.parse::<u32>() else {
            continue;
        };
        let start = ranges.get(at).map_or(0, |range| range.start);
        let is_hashed = folded
            .get(..start)
            .is_some_and(|before| before.ends_with('#'));
        let before = at
            .checked_sub(1)
            .and_then(|at| all.get(at))
            .copied()
            .unwrap_or_default();
        let next = all.get(at + 1).copied().unwrap_or_default();
        let is_month = next.len() > 2 && calendar::month(next).is_some();
        let is_named = ["cafe", "online", "reuring", "editie", "nr", "nummer"].contains(&before);
        let is_edition = next == "editie";
        if number < 1_000 && (is_hashed || is_edition || (is_named && !is_month)) {
            return Some(number);
        }
    }
    None
}

fn day_of(folded: &str) -> Option<(i8, i8)> {
    let all: Vec<&str> = words(folded)
        .filter_map(|range| folded.get(range))
        .collect();
    all.windows(2).find_map(|pair| {
        let [day, month] = pair else { return None };
        let day = day
            .parse::<i8>()
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let month = calendar::month(month).filter(|_| month.len() > 2)?;
        Some((day, month))
    })
}

#[cfg(test)]
mod tests {
    use super::super::articles;

    const TEXT: &str = "Op die avond ging het over dijken, over geld en over de vraag wie het laatste woord krijgt als het water stijgt.";

    fn headings(page: &str) -> Vec<Option<String>> {
        articles(page)
            .into_iter()
            .map(|article| article.heading)
            .collect()
    }

    #[test]
    fn a_text_about_several_evenings_is_cut_where_they_begin() {
        for titles in [
            [
                "Verslag Reuring!Café #61 | Over tijd | 30 mei",
                "Verslag Reuring!Café #62 | Over ruimte | 27 juni",
            ],
            ["Reuring!Café 61: Over tijd", "Reuring!Café 62: Over ruimte"],
            ["Reuring!Café op 30 mei", "Reuring!Café op 27 juni"],
            ["Reuring!Café | Over tijd", "Reuring!Café | Over ruimte"],
        ] {
            let [first, second] = titles;
            let page = format!("{first}\n\n{TEXT}\n\n{second}\n\n{TEXT}\n");
            assert_eq!(headings(&page), titles.map(|title| Some(title.to_owned())));
            let letter = format!("Nieuwsbrief\n\n{TEXT}\n\n{page}");
            assert_eq!(headings(&letter).len(), 3, "{letter}");
        }
    }

    #[test]
    fn a_text_about_one_evening_stays_whole() {
        for page in [
            format!("Reuring!Café #61 | Over tijd\n\n{TEXT}\n\nReuring!Café #61\n\n{TEXT}"),
            format!(
                "Reuring!Café #61 | Over tijd\n\n{TEXT}\n\nLees ook:\nReuring!Café #60 | Over geld\nReuring!Café #59 | Over water\n"
            ),
            format!(
                "Reuring!Café #61 | Over tijd\n\n{TEXT}\n\nOp 27 juni is Reuring!Café #62, over ruimte en wat daar nog van over is.\n\n{TEXT}"
            ),
        ] {
            assert_eq!(headings(&page).len(), 1, "{page}");
        }
    }
}
