//! Other forms of the typed words that the archive holds: inflections, compounds, spellings one slip away.

use super::matches::Matches;
use super::{Field, Meaning, Query, QueryTerm};
use crate::catalogue::{WordId, WordIndex};
use crate::text::{fold, spread_umlauts};

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

/// Returns for each term the spellings a slip away, where the archive does not know its word; where it
/// knows all words, for all of them if `is_desperate`.
pub(super) fn spellings(query: &Query, index: &WordIndex, is_desperate: bool) -> Vec<Vec<WordId>> {
    let is_known = |term: &QueryTerm, word: &str| {
        let table = index.words();
        table.find(word).is_some() || (term.is_open && !table.beginning(word).is_empty())
    };
    let all_known = query
        .terms
        .iter()
        .all(|term| single_word(term).is_none_or(|word| is_known(term, word)));
    let of_term = |term: &QueryTerm| match single_word(term) {
        Some(word) if !is_known(term, word) || (all_known && is_desperate) => index.spellings(word),
        _ => Vec::new(),
    };
    query.terms.iter().map(of_term).collect()
}
