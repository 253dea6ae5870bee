//! What the word before the cursor may become: names of fields, and values with the number of editions.

use std::ops::Range;

use super::query::{self, condition, is_quote};
use super::tally::{Tally, folded_words, has_word_beginning};
use super::{Field, Searcher, keywords};
use crate::locale::Lang;
use crate::personal::SavedQuery;
use crate::text::fold;

/// More candidates than this do not fit under a box.
const MOST_CANDIDATES: usize = 12;

/// What may stand in the place of the word before the cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the typed text that a candidate replaces.
    pub range: Range<usize>,
    /// The candidates, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What to put in the place of the range.
    pub text: String,
    /// What to show.
    pub label: String,
    /// How many editions have it; absent for the name of a field.
    pub count: Option<usize>,
}

/// The questions that begin with all that was typed, once a word of them stands there.
fn questions(before: &str, lang: Lang) -> Vec<Candidate> {
    let typed = fold(before.trim());
    let asked = query::examples(lang).iter().filter(|example| {
        let first = example.split(' ').next().unwrap_or_default();
        typed.starts_with(first) && example.starts_with(&typed) && example.trim_end() != typed
    });
    let candidates = asked.map(|example| Candidate {
        text: example.trim_end().to_owned(),
        label: example.trim_end().to_owned(),
        count: None,
    });
    candidates.collect()
}

/// The word before the cursor.
struct Word<'a> {
    start: usize,
    is_negated: bool,
    field: Option<Field>,
    value: &'a str,
}

impl Completion {
    /// Returns the typed text with a candidate in its place, and where the cursor goes.
    #[must_use]
    pub fn apply(&self, typed: &str, candidate: &Candidate) -> (String, usize) {
        let before = typed.get(..self.range.start).unwrap_or_default();
        let after = typed.get(self.range.end..).unwrap_or_default();
        // A whole value is followed by the next condition, a field's name by its value.
        let gap = if candidate.text.ends_with(':') || after.starts_with(' ') {
            ""
        } else {
            " "
        };
        let text = format!("{before}{}{gap}", candidate.text);
        let cursor = text.len();
        (text + after, cursor)
    }
}

impl Searcher {
    /// Returns what the word before the cursor (a byte position) may become.
    #[must_use]
    pub fn complete(&self, typed: &str, cursor: usize, lang: Lang) -> Completion {
        let before = typed.get(..cursor).unwrap_or(typed);
        let questions = questions(before, lang);
        if !questions.is_empty() {
            return Completion {
                range: 0..before.len(),
                candidates: questions,
            };
        }
        let word = word_before(before);
        let mut candidates = match word.field {
            Some(field) => self.values(field, &word, lang),
            None if word.value.starts_with('@') => {
                self.saved(word.value.trim_start_matches('@'), "@")
            }
            None => self.fields_and_names(&word, lang),
        };
        if !word.value.is_empty() {
            candidates.truncate(MOST_CANDIDATES);
        }
        Completion {
            range: word.start..before.len(),
            candidates,
        }
    }

    /// The values that have a word beginning like this, with how many editions have each. What was kept about no
    /// edition gives none.
    fn beginning_with(&self, tally: Tally, start: &str, limit: usize) -> Vec<(String, usize)> {
        let start = folded_words(start);
        let editions = self.catalogue.universe(false);
        let mut found = tally.count(&self.catalogue, &editions, |value| {
            has_word_beginning(value, &start)
        });
        found.truncate(limit);
        found
    }

    fn fields_and_names(&self, word: &Word<'_>, lang: Lang) -> Vec<Candidate> {
        if word.value.is_empty() && (word.start > 0 || word.is_negated) {
            return Vec::new();
        }
        let start = fold(word.value);
        let sign = if word.is_negated { "-" } else { "" };
        let name = |field: Field| {
            let names = std::iter::once(field.name(lang)).chain(field.names().iter().copied());
            let known = names
                .into_iter()
                .find(|name| name.len() > 1 && name.starts_with(&start))?;
            let text = format!("{sign}{known}:");
            Some(Candidate {
                label: text.clone(),
                text,
                count: None,
            })
        };
        let mut candidates: Vec<Candidate> = Field::all().filter_map(name).collect();
        // At the beginning every field is one, and no name is likelier than another.
        if word.value.is_empty() {
            return candidates;
        }
        for (field, tally) in [
            (Field::Person, Tally::People),
            (Field::Organisation, Tally::Organisations),
            (Field::Theme, Tally::Themes),
        ] {
            for (value, count) in self.beginning_with(tally, word.value, 4) {
                let text = condition(field, &value, word.is_negated, lang);
                candidates.push(Candidate {
                    text,
                    label: value,
                    count: Some(count),
                });
            }
        }
        candidates
    }

    fn values(&self, field: Field, word: &Word<'_>, lang: Lang) -> Vec<Candidate> {
        if field == Field::Saved {
            return self.saved(word.value, &format!("{}:", field.name(lang)));
        }
        let Some(tally) = tally(field) else {
            return self.keyword_values(field, word, lang);
        };
        let values = self.beginning_with(tally, word.value, MOST_CANDIDATES);
        let candidate = |(value, count): (String, usize)| Candidate {
            text: condition(field, &value, word.is_negated, lang),
            label: value,
            count: Some(count),
        };
        values.into_iter().map(candidate).collect()
    }

    fn keyword_values(&self, field: Field, word: &Word<'_>, lang: Lang) -> Vec<Candidate> {
        let start = fold(word.value);
        let known = keywords(field).into_iter().map(|(nl, en)| match lang {
            Lang::Nl => nl,
            Lang::En => en,
        });
        let fitting = known.filter(|keyword| keyword.starts_with(&start));
        let sign = if word.is_negated { "-" } else { "" };
        let candidate = |keyword: &'static str| {
            let text = format!("{sign}{}:{keyword}", field.name(lang));
            let query = self.parse(&format!("{text} "));
            let count = (field != Field::Sort).then(|| self.matching(&query).len());
            Candidate {
                text,
                label: keyword.to_owned(),
                count,
            }
        };
        fitting.map(candidate).collect()
    }

    fn saved(&self, start: &str, sign: &str) -> Vec<Candidate> {
        let personal = self.personal.get();
        let saved = personal.queries.iter();
        let fitting = saved.filter(|(name, _)| name.starts_with(start));
        let candidate = |(name, saved): (&String, &SavedQuery)| Candidate {
            text: format!("{sign}{name}"),
            label: format!("{name} = {}", saved.query),
            count: Some(self.matching(&self.parse(&saved.query)).len()),
        };
        fitting.map(candidate).collect()
    }
}

fn tally(field: Field) -> Option<Tally> {
    match field {
        Field::Guest => Some(Tally::Guests),
        Field::Person => Some(Tally::People),
        Field::Host => Some(Tally::Hosts),
        Field::Leader => Some(Tally::Leaders),
        Field::Function => Some(Tally::Functions),
        Field::Organisation => Some(Tally::Organisations),
        Field::Partner => Some(Tally::Partners),
        Field::Theme => Some(Tally::Themes),
        Field::Venue => Some(Tally::Venues),
        Field::Title => Some(Tally::Titles),
        Field::Date | Field::After | Field::Before => Some(Tally::Years),
        _ => None,
    }
}

/// Finds the word before the end of the text: back to a blank or parenthesis outside quotes.
fn word_before(text: &str) -> Word<'_> {
    let mut start = 0;
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        if is_quote(c) {
            is_quoted = !is_quoted;
        } else if !is_quoted && (c.is_whitespace() || c == '(') {
            start = at + c.len_utf8();
        }
    }
    let word = text.get(start..).unwrap_or_default();
    let bare = word.strip_prefix(['-', '!']).unwrap_or(word);
    let named = bare
        .split_once(':')
        .and_then(|(name, value)| Some((Field::named(name)?, value)));
    let (field, value) = named.map_or((None, bare), |(field, value)| (Some(field), value));
    Word {
        start,
        is_negated: bare.len() < word.len(),
        field,
        value: value.trim_start_matches(|c| is_quote(c) || c == '='),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::archive::Archive;
    use crate::catalogue::Catalogue;
    use crate::personal::{Change, Shared, State};

    #[test]
    fn fields_and_values_are_offered_with_how_many_editions_have_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let mut state = State::default();
        state.apply(&Change::SaveQuery {
            name: "europa".to_owned(),
            query: "thema:europa".to_owned(),
        });
        let catalogue = Catalogue::load(&path).expect("the archive opens");
        let searcher = Searcher::new(Arc::new(catalogue)).with_personal(Shared::new(state));
        for (typed, text, has_count) in [
            ("ga", "gast:", false),
            ("wonen -the", "-thema:", false),
            ("gast:potj", "gast:\"Suzanne Potjer\"", true),
            ("-gast:\"suzanne p", "-gast:\"Suzanne Potjer\"", true),
            ("thema:eur", "thema:Europa", true),
            ("jaar:202", "datum:2024", true),
            ("is:onl", "is:online", true),
            ("@eu", "@europa", true),
            ("potjer", "persoon:\"Suzanne Potjer\"", true),
        ] {
            let completion = searcher.complete(typed, typed.len(), Lang::Nl);
            let found = completion
                .candidates
                .iter()
                .find(|candidate| candidate.text == text);
            let found = found.unwrap_or_else(|| panic!("{typed}: {completion:?}"));
            assert_eq!(
                found.count.is_some_and(|count| count > 0),
                has_count,
                "{typed}"
            );
            let (whole, cursor) = completion.apply(typed, found);
            assert_eq!(cursor, whole.len());
            assert!(whole.trim_end().ends_with(text), "{whole}");
        }
    }
}
