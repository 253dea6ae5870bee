//! Other forms of the typed words that the archive holds: inflections, compounds, spellings one slip away.

use super::matches::Matches;
use super::{Field, Meaning, Query, QueryTerm};
use crate::catalogue::{WordId, WordIndex};
use crate::gazetteer::Gazetteer;
use crate::text::{fold, is_dutch, spread_umlauts};

/// A term that other forms are looked for: one word, not between quotes, not excluded.
fn is_flexible(term: &QueryTerm) -> bool {
    let has_words = term.is_free_text()
        || term
            .field
            .is_some_and(|field| !field.is_value() && field != Field::Text);
    has_words
        && !term.is_negated
        && !term.is_quoted
        && !term.is_whole
        && term.meaning == Meaning::Words
}

fn single_word(term: &QueryTerm) -> Option<&str> {
    match term.words.as_slice() {
        [word] if is_flexible(term) => Some(word),
        _ => None,
    }
}

/// Returns the inflections of each term's word, and its spelling with or without umlauts.
pub(super) fn stems(typed: &Matches<'_>, index: &WordIndex) -> Vec<Vec<WordId>> {
    let of_term = |term: &QueryTerm| {
        let Some(word) = single_word(term).filter(|word| word.len() > 2) else {
            let initials = initials(term).and_then(|word| index.words().find(&word));
            return initials.into_iter().collect();
        };
        let mut found = index.inflections(word);
        found.extend(theme_words(word, index));
        if let Some(spread) = term.spelled.as_deref().and_then(spread_umlauts) {
            found.extend(index.inflections(&fold(&spread)));
        }
        new_forms(found, term, word, index)
    };
    typed.query.terms.iter().map(of_term).collect()
}

/// Leaves out what the term finds as it was typed.
fn new_forms(found: Vec<WordId>, term: &QueryTerm, word: &str, index: &WordIndex) -> Vec<WordId> {
    let is_new = |form: &WordId| {
        let form = index.words().word(*form);
        form != word && !(term.is_open && form.starts_with(word))
    };
    found.into_iter().filter(is_new).collect()
}

/// `J.P.` is also looked for as `JP`.
fn initials(term: &QueryTerm) -> Option<String> {
    let are_letters =
        term.words.len() > 1 && term.words.iter().all(|word| word.chars().count() == 1);
    (are_letters && is_flexible(term)).then(|| term.words.concat())
}

/// Returns the compounds that each term's word is a part of, or that end in it.
pub(super) fn compounds(typed: &Matches<'_>, index: &WordIndex) -> Vec<Vec<WordId>> {
    let of_term = |term: &QueryTerm| {
        let Some(word) = single_word(term) else {
            return Vec::new();
        };
        let found = if term.is_tail {
            index.ending_in(word)
        } else {
            index.compounds(word, term.is_open)
        };
        new_forms(found, term, word, index)
    };
    typed.query.terms.iter().map(of_term).collect()
}

/// Returns for each term the spellings a slip away, where neither the archive nor the language knows its word; where
/// the archive knows all words, for those the language does not know if `is_desperate`.
pub(super) fn spellings(query: &Query, index: &WordIndex, is_desperate: bool) -> Vec<Vec<WordId>> {
    let all_known = query
        .terms
        .iter()
        .all(|term| single_word(term).is_none_or(|word| is_known(term, word, index)));
    let of_term = |term: &QueryTerm| match single_word(term).filter(|word| !is_sure_word(word)) {
        Some(word) if !is_known(term, word, index) || (all_known && is_desperate) => {
            index.spellings(word)
        }
        _ => Vec::new(),
    };
    query.terms.iter().map(of_term).collect()
}

/// Returns the word of a term that nobody knows: neither the archive, nor the language, nor the files of names.
pub(super) fn unknown_word<'a>(term: &'a QueryTerm, index: &WordIndex) -> Option<&'a str> {
    single_word(term).filter(|word| !is_known(term, word, index) && !is_sure_word(word))
}

/// Says whether the words may be a name that was mistyped: they are no known name, and not all of them words of the
/// language.
pub(super) fn may_be_name(query: &Query) -> bool {
    let gazetteer = Gazetteer::bundled();
    let typed = query.read().trim();
    let is_name = gazetteer.organisation(typed).is_some() || gazetteer.theme(typed).is_some();
    !is_name && query.together().iter().any(|word| !is_sure_word(word))
}

fn is_known(term: &QueryTerm, word: &str, index: &WordIndex) -> bool {
    let table = index.words();
    table.find(word).is_some() || (term.is_open && !table.beginning(word).is_empty())
}

/// A word of the language, or the name of an organisation or theme: no slip of another.
fn is_sure_word(word: &str) -> bool {
    let gazetteer = Gazetteer::bundled();
    is_dutch(word) || gazetteer.organisation(word).is_some() || gazetteer.theme(word).is_some()
}

/// Returns the other words of the theme that a word names, as far as they are single words: `covid` is also looked for as
/// `corona`.
fn theme_words<'a>(word: &str, index: &'a WordIndex) -> impl Iterator<Item = WordId> + 'a {
    let gazetteer = Gazetteer::bundled();
    let family = gazetteer
        .theme(word)
        .into_iter()
        .flat_map(|theme| gazetteer.family(theme));
    let names = family.flat_map(|theme| std::iter::once(&theme.name).chain(&theme.synonyms));
    names.filter_map(|name| index.words().find(&fold(name)))
}
