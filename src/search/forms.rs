//! Other forms of the typed words that the archive holds: inflections, compounds, spellings one slip away.
//!
//! The index holds words as they are written. What else a word may stand for is looked up in the archive's
//! own vocabulary and asked for beside it, so that stems and compounds cost the index nothing.

mod vocabulary;

use super::plan::{LONGEST_PREFIX, Opening, is_free_text};
use super::{Field, Meaning, Query, QueryTerm};
use crate::archive::{ArchiveError, Reader, spread_umlauts};
use crate::text::{fold, stem};

pub(super) use vocabulary::Vocabulary;

/// More forms of one word than this are asked for nothing; each costs the index a look-up.
const MOST_FORMS: usize = 12;

/// More forms of all words together than this take longer than a key should.
const MOST_IN_ALL: usize = 24;

/// A term that other forms are looked for: one word, not between quotes, not excluded.
fn is_flexible(term: &QueryTerm) -> bool {
    let has_words = is_free_text(term)
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

/// Returns the inflections of each term's word that the archive holds, and its spelling with or without
/// umlauts.
pub(super) fn stems(query: &Query, reader: &Reader) -> Result<Vec<Vec<String>>, ArchiveError> {
    let of_term = |term: &QueryTerm| {
        let Some(word) = single_word(term).filter(|word| word.len() > 2) else {
            return Ok(initials(term).into_iter().collect());
        };
        let mut found = reader.words_of_stem(&stem(word))?;
        let spread = term.spelled.as_deref().and_then(spread_umlauts);
        if let Some(spread) = spread {
            found.extend(reader.words_of_stem(&stem(&fold(&spread)))?);
        }
        found.retain(|form| form != word && !(term.is_open && form.starts_with(word)));
        found.truncate(MOST_FORMS);
        Ok(found)
    };
    query.terms.iter().map(of_term).collect()
}

/// `J.P.` is also looked for as `JP`.
fn initials(term: &QueryTerm) -> Option<String> {
    let are_letters =
        term.words.len() > 1 && term.words.iter().all(|word| word.chars().count() == 1);
    (are_letters && is_flexible(term)).then(|| term.words.concat())
}

/// More words than this are not asked for one by one.
const MOST_BEGINNINGS: usize = 16;

/// Returns the word that is still being typed, where it is longer than the prefixes the index keeps.
pub(super) fn long_opening(query: &Query) -> Option<&str> {
    let open = query.terms.last().filter(|term| term.is_open)?;
    let [word] = open.words.as_slice() else {
        return None;
    };
    let is_long = word.chars().nth(LONGEST_PREFIX).is_some();
    is_long.then_some(word)
}

/// Returns how the index is best asked for a word that is longer than the prefixes it keeps.
pub(super) fn opening(word: &str, vocabulary: &Vocabulary) -> Opening {
    let cut = word.char_indices().nth(LONGEST_PREFIX);
    let cut = cut.map_or(word.len(), |(at, _)| at);
    let (count, editions) = vocabulary.beginning(word);
    if (1..=MOST_BEGINNINGS).contains(&count) {
        return Opening::Words(vocabulary.words_beginning(word));
    }
    // Where few other words open the same way, nearly all that is found that way is wanted.
    let (_, with_others) = vocabulary.beginning(word.get(..cut).unwrap_or(word));
    if editions > 0 && editions * 2 >= with_others {
        Opening::Cut
    } else {
        Opening::AsTyped
    }
}

/// Adds the compounds that each term's word is a part of to its forms.
pub(super) fn add_compounds(
    query: &Query,
    vocabulary: &Vocabulary,
    forms: &mut [Vec<String>],
) -> bool {
    let mut is_more = false;
    let words = query.terms.iter().filter_map(single_word).count();
    let most = MOST_IN_ALL / words.max(1);
    for (term, forms) in query.terms.iter().zip(forms) {
        let Some(word) = single_word(term) else {
            continue;
        };
        let found = if term.is_tail {
            vocabulary.ending_in(word)
        } else {
            vocabulary.compounds(word)
        };
        let is_new =
            |form: &String| !(forms.contains(form) || (term.is_open && form.starts_with(word)));
        let found: Vec<String> = found.into_iter().filter(is_new).collect();
        is_more |= !found.is_empty();
        forms.extend(found);
        forms.truncate(most.max(1));
    }
    is_more
}

/// Returns for each term the spellings a slip away, where the archive does not know its word; where it
/// knows all words, for all of them if `is_desperate`.
pub(super) fn spellings(
    query: &Query,
    vocabulary: &Vocabulary,
    is_desperate: bool,
) -> Vec<Vec<String>> {
    let is_known = |term: &QueryTerm, word: &str| {
        vocabulary.knows(word) || (term.is_open && vocabulary.begins(word))
    };
    let all_known = query
        .terms
        .iter()
        .all(|term| single_word(term).is_none_or(|word| is_known(term, word)));
    let of_term = |term: &QueryTerm| match single_word(term) {
        Some(word) if !is_known(term, word) || (all_known && is_desperate) => {
            vocabulary.spellings(word)
        }
        _ => Vec::new(),
    };
    query.terms.iter().map(of_term).collect()
}
