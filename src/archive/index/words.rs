//! The words of an edition, as the indexes get them. Nothing here knows the database, so that it can be done
//! on any thread.

use crate::archive::id::EditionId;
use crate::archive::line;
use crate::archive::vocabulary::{self, Umlaut};
use crate::authority::{Authority, Organisation};
use crate::edition::{Edition, Person};
use crate::text::{fold, sort_key, words};

/// Stands between names in a column of the index, so that a phrase cannot run from one into the next.
/// A private-use character: people do not type it, and folding leaves no query with it.
const BREAK: &str = " \u{E000} ";

/// The words of an edition, ready for the indexes.
#[derive(Debug)]
pub(in crate::archive) struct Words {
    pub(super) id: EditionId,
    /// Of its facts, a column each.
    pub(super) columns: [String; 9],
    /// Of everything.
    pub(super) all: String,
    /// Its facts as lines.
    pub(super) lines: String,
    /// Words that are also looked for with an e.
    pub(super) umlauts: Vec<Umlaut>,
}

impl Words {
    /// Gathers the words of an edition and its documents.
    pub(in crate::archive) fn of(id: EditionId, edition: &Edition) -> Self {
        let columns = Head::of(edition).columns();
        let lines = line::lines(edition);
        let texts = edition.documents.iter().map(|one| one.text.as_str());
        Words {
            id,
            all: all_words(edition, &columns),
            umlauts: texts
                .chain([lines.as_str()])
                .flat_map(vocabulary::umlauts)
                .collect(),
            columns,
            lines,
        }
    }

    /// How much they are, in bytes.
    pub(in crate::archive) fn size(&self) -> usize {
        self.all.len()
    }
}

/// All words of an edition, facts and texts, each once and in alphabetical order: without positions the index
/// gains nothing from a word that comes again, and words that begin alike go to the same places in it.
fn all_words(edition: &Edition, columns: &[String]) -> String {
    // Other spellings stand there.
    let conflicts = edition
        .bench()
        .filter_map(|(_, person)| person.conflict.as_ref());
    let texts = edition
        .documents
        .iter()
        .flat_map(|one| one.title.iter().chain([&one.text]));
    let texts = edition.gist.iter().chain(conflicts).chain(texts);
    let folded: Vec<String> = texts.map(|text| fold(text)).collect();
    let texts = columns.iter().chain(&folded);
    let mut all: Vec<(u64, &str)> = texts
        .flat_map(|text| words(text).filter_map(|range| text.get(range)))
        .map(|word| (sort_key(word), word))
        .collect();
    all.sort_unstable();
    all.dedup();
    let mut joined = String::new();
    for (_, word) in all {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// The words of an edition's facts, a column each.
struct Head<'a> {
    edition: &'a Edition,
}

impl<'a> Head<'a> {
    fn of(edition: &'a Edition) -> Self {
        Head { edition }
    }

    fn columns(&self) -> [String; 9] {
        let edition = self.edition;
        let people = || edition.bench().map(|(_, person)| person);
        let affiliations = || people().flat_map(|person| &person.affiliations);
        let names = |people: &'a [Person]| people.iter().map(|person| person.name.as_str());
        [
            joined(edition.titles()),
            people_joined(names(&edition.guests)),
            people_joined(names(&edition.hosts)),
            people_joined(edition.debate_leader.iter().map(String::as_str)),
            joined(affiliations().filter_map(|one| one.function.as_deref())),
            joined(
                affiliations()
                    .filter_map(|one| one.organisation.as_deref())
                    .flat_map(organisation_names),
            ),
            joined(
                edition
                    .partners
                    .iter()
                    .map(String::as_str)
                    .flat_map(organisation_names),
            ),
            joined(
                edition
                    .topics
                    .iter()
                    .map(String::as_str)
                    .flat_map(theme_names),
            ),
            joined(
                edition
                    .venue
                    .iter()
                    .chain(&edition.music)
                    .map(String::as_str),
            ),
        ]
    }
}

pub(super) fn organisation_names(name: &str) -> Vec<&str> {
    let known = Authority::bundled().organisation(name);
    std::iter::once(name)
        .chain(known.into_iter().flat_map(Organisation::aliases))
        .collect()
}

pub(super) fn theme_names(name: &str) -> Vec<&str> {
    let known = Authority::bundled().theme(name);
    std::iter::once(name)
        .chain(
            known
                .into_iter()
                .flat_map(|one| one.synonyms.iter().map(String::as_str)),
        )
        .collect()
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() {
            out.push_str(BREAK);
        }
        push_words(text, &mut out);
    }
    out
}

/// Joins names of people; initials are there together too, so that `J.P.` is found as `JP`.
fn people_joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let mut out = joined(names.iter().copied());
    for initials in names
        .iter()
        .filter_map(|name| initials(&folded_words(name)))
    {
        out.push_str(BREAK);
        out.push_str(&initials);
    }
    out
}

/// Returns the first single letters that follow each other in a folded name as one word.
pub(in crate::archive) fn initials(name: &str) -> Option<String> {
    let is_letter = |word: &&str| word.chars().count() == 1;
    let letters = name
        .split(' ')
        .skip_while(|word| !is_letter(word))
        .take_while(is_letter);
    let letters: Vec<&str> = letters.collect();
    (letters.len() > 1).then(|| letters.concat())
}

/// Returns the folded words of a text, separated by single blanks.
pub(in crate::archive) fn folded_words(text: &str) -> String {
    let mut out = String::new();
    push_words(text, &mut out);
    out
}

fn push_words(text: &str, out: &mut String) {
    let folded = fold(text);
    let mut is_first = true;
    for word in words(&folded).filter_map(|range| folded.get(range)) {
        if !is_first {
            out.push(' ');
        }
        out.push_str(word);
        is_first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Document, DocumentKind};

    #[test]
    fn every_word_of_facts_and_texts_is_indexed_once() {
        let document = |title: Option<&str>, text: &str| Document {
            kind: DocumentKind::Report,
            title: title.map(str::to_owned),
            url: None,
            published: None,
            text: text.to_owned(),
        };
        let edition = Edition {
            title: Some("Wonen in de stad".to_owned()),
            documents: vec![
                document(Some("Wonen"), "Wonen, wonen en wonen: de Stad."),
                document(None, "Café “De Stad”"),
            ],
            ..Edition::default()
        };
        let words = Words::of(EditionId(1), &edition);
        assert_eq!(words.all, "cafe de en in stad wonen");
        assert_eq!(words.columns[0], "wonen in de stad");
    }
}
