//! The sentences of a text in which a person is named, in full, by surname or by first name.

use std::ops::Range;

use super::names::{is_particle, key, parts};
use crate::archive::Row;
use crate::edition::{Document, DocumentKind};
use crate::search::{Needle, marks};
use crate::text::{clean_line, fold, words};

/// With a first name alone only people whose first name has this many letters are meant.
const SHORTEST_FIRST: usize = 3;

/// So many sentences may follow a name that go on about the same person.
const MOST_FOLLOWING: usize = 3;

/// Abbreviations whose full stop ends no sentence, folded.
const ABBREVIATIONS: [&str; 16] = [
    "dr", "drs", "mr", "ir", "ing", "prof", "mw", "dhr", "o.a", "bijv", "ca", "nr", "st", "m.a",
    "d.w.z", "jl",
];

/// Words with which a sentence goes on about who was named before, folded.
const PRONOUNS: [&str; 6] = ["hij", "zij", "ze", "haar", "zijn", "hem"];

/// Where a text names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The edition.
    pub row: Row,
    /// The document's place among those of the edition.
    pub document: usize,
    /// What sort of text it is.
    pub kind: DocumentKind,
    /// The document's address.
    pub url: Option<String>,
    /// The byte of the document's text at which the sentence begins.
    pub start: usize,
    /// The sentence, and those after it that go on about the person; clean, on one line.
    pub text: String,
}

/// How a text may call a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    needle: Needle,
    /// Only the first name, so no surname may follow.
    is_first: bool,
    /// Only the surname, so no particle of another may stand before it.
    is_surname: bool,
}

impl Form {
    /// Returns the words to find.
    #[must_use]
    pub fn needle(&self) -> &Needle {
        &self.needle
    }
}

/// Returns how a text may call a person at an evening with these others: a surname or first name alone
/// only where nobody else there has it.
#[must_use]
pub fn forms(name: &str, other_names: &[String], others: &[&str]) -> Vec<Form> {
    let mut forms = Vec::new();
    for name in std::iter::once(name).chain(other_names.iter().map(String::as_str)) {
        let own = parts(name);
        let is_free = |part: &str| {
            let taken = |other: &str| key(other).split('-').any(|word| word == last_word(part));
            !part.is_empty() && !others.iter().any(|other| taken(other))
        };
        forms.extend(form(name, false, false));
        if is_free(own.surname) && own.surname != name {
            forms.extend(form(own.surname, false, true));
            forms.extend(own.last.and_then(|last| form(last, false, true)));
        }
        let long_enough = own.first.chars().count() >= SHORTEST_FIRST && !own.first.ends_with('.');
        if long_enough && is_free(own.first) {
            forms.extend(form(own.first, true, false));
        }
    }
    forms
}

fn last_word(part: &str) -> String {
    key(part).rsplit('-').next().unwrap_or_default().to_owned()
}

fn form(part: &str, is_first: bool, is_surname: bool) -> Option<Form> {
    let words: Vec<String> = key(part).split('-').map(str::to_owned).collect();
    let is_empty = words.iter().all(String::is_empty);
    (!is_empty).then(|| Form {
        needle: Needle::new(words, false),
        is_first,
        is_surname,
    })
}

/// Returns the passages of the documents, each sentence once: an announcement is often repeated.
pub(super) fn passages(row: &Row, documents: &[Document], forms: &[Form]) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        for range in spoken(&document.text, forms) {
            let text = clean_line(document.text.get(range.clone()).unwrap_or_default());
            let text = text
                .trim_start_matches(['•', '-', '*', '#', ' '])
                .to_owned();
            if found.iter().any(|known| fold(&known.text) == fold(&text)) {
                continue;
            }
            found.push(Passage {
                row: row.clone(),
                document: at,
                kind: document.kind,
                url: document.url.clone(),
                start: range.start,
                text,
            });
        }
    }
    found
}

/// Returns the ranges of a text that name the person, with the sentences that go on about them.
fn spoken(text: &str, forms: &[Form]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for line in lines(text) {
        let mut following = 0;
        let mut is_open = false;
        for sentence in sentences(text, line) {
            let content = text.get(sentence.clone()).unwrap_or_default();
            let names_them = forms.iter().any(|form| is_named(content, form));
            if names_them && !is_open {
                found.push(sentence.clone());
                (is_open, following) = (true, 0);
            } else if is_open && (names_them || (following < MOST_FOLLOWING && goes_on(content))) {
                following = if names_them { 0 } else { following + 1 };
                if let Some(last) = found.last_mut() {
                    last.end = sentence.end;
                }
            } else {
                is_open = false;
            }
        }
    }
    found
}

/// Says whether a sentence names the person so.
fn is_named(sentence: &str, form: &Form) -> bool {
    !named(sentence, form).is_empty()
}

/// Returns where a text names the person, in order, the longer of two that overlap.
#[must_use]
pub fn named_in(text: &str, forms: &[Form]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = forms.iter().flat_map(|form| named(text, form)).collect();
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|range| {
        let is_free = range.start >= end;
        end = end.max(range.end);
        is_free
    });
    found
}

/// Where the form stands with a capital, as names have.
fn named(text: &str, form: &Form) -> Vec<Range<usize>> {
    let mut found = marks(text, std::slice::from_ref(&form.needle));
    found.retain(|mark| {
        let name = text.get(mark.clone()).unwrap_or_default();
        let last = name.split_whitespace().next_back().unwrap_or_default();
        let before = text.get(..mark.start).unwrap_or_default();
        let after = text.get(mark.end..).unwrap_or_default();
        let previous = before.split_whitespace().next_back();
        let is_capital = last.chars().next().is_some_and(char::is_uppercase);
        let other_surname = form.is_surname && previous.is_some_and(is_particle);
        let surname_follows = form.is_first && begins_with_surname(after);
        is_capital && !other_surname && !surname_follows
    });
    found
}

/// A blank and a capital, or a particle, behind a first name: somebody's surname.
fn begins_with_surname(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(' ') else {
        return false;
    };
    let next = rest.split_whitespace().next().unwrap_or_default();
    next.chars().next().is_some_and(char::is_uppercase) || is_particle(next)
}

fn goes_on(sentence: &str) -> bool {
    let folded = fold(sentence);
    let first = words(&folded).next().and_then(|range| folded.get(range));
    first.is_some_and(|first| PRONOUNS.contains(&first))
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    })
}

/// Divides a line at stops, question and exclamation marks that a capital or quotation mark follows.
fn sentences(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let content = text.get(line.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in content.match_indices(['.', '?', '!']) {
        let rest = content.get(at + mark.len()..).unwrap_or_default();
        let closing = rest.len() - rest.trim_start_matches(['’', '”', '"', '\'', ')']).len();
        let end = at + mark.len() + closing;
        let after = content.get(end..).unwrap_or_default();
        let next = after.trim_start().chars().next();
        let begins =
            next.is_none_or(|c| c.is_uppercase() || "‘“\"'(".contains(c) || c.is_ascii_digit());
        let before = content.get(start..at).unwrap_or_default();
        if after.starts_with(' ') && begins && !(mark == "." && is_abbreviation(before)) {
            found.push(line.start + start..line.start + end);
            start = content.len() - after.trim_start().len();
        }
    }
    if start < content.trim_end().len() {
        found.push(line.start + start..line.start + content.trim_end().len());
    }
    found
}

/// A known abbreviation, or an initial.
fn is_abbreviation(before: &str) -> bool {
    let last = before.rsplit([' ', '(']).next().unwrap_or_default();
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    let initials = last.contains('.') && last.split('.').all(|part| part.chars().count() <= 1);
    is_initial || initials || ABBREVIATIONS.contains(&fold(last).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, name: &str, others: &[&str]) -> Vec<String> {
        let ranges = spoken(text, &forms(name, &[], others)).into_iter();
        ranges
            .map(|range| text.get(range).unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn a_person_is_found_by_full_name_surname_or_first_name() {
        let text =
            "Suzanne Potjer sprak. Daarna de zaal. Potjer beaamde dat. Suzanne vond van niet.";
        assert_eq!(
            found(text, "Suzanne Potjer", &["Robin Berg"]),
            [
                "Suzanne Potjer sprak.",
                "Potjer beaamde dat. Suzanne vond van niet."
            ]
        );
    }

    #[test]
    fn a_name_that_two_people_share_counts_only_in_full() {
        let text = "Jan zei iets. De Vries ook. Jan de Vries zweeg.";
        assert_eq!(
            found(text, "Jan de Vries", &["Jan Bos", "An de Vries"]),
            ["Jan de Vries zweeg."]
        );
    }

    #[test]
    fn another_persons_particle_or_surname_is_not_taken_for_this_person() {
        let text = "Van den Berg sprak. Robin Hood niet. Berg wel. Een berg werk.";
        assert_eq!(found(text, "Robin Berg", &[]), ["Berg wel."]);
    }

    #[test]
    fn sentences_that_go_on_about_the_person_belong_to_the_passage() {
        let text = "Volgens drs. Bos kan het. Zij zag dat eerder. De zaal niet.\nHij ook.";
        assert_eq!(
            found(text, "An Bos", &[]),
            ["Volgens drs. Bos kan het. Zij zag dat eerder."]
        );
    }

    #[test]
    fn a_passage_ends_after_three_sentences_that_do_not_name_the_person() {
        let text = "Bos begon. Zij zag een. Zij zag twee. Zij zag drie. Zij zag vier.";
        assert_eq!(
            found(text, "An Bos", &[]),
            ["Bos begon. Zij zag een. Zij zag twee. Zij zag drie."]
        );
    }
}
