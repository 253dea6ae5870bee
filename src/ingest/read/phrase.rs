//! Capitalised phrases that may be an organisation, a place or a band.

use std::ops::Range;

use super::candidate::{Candidate, Scope, counts, nearness, share};
use super::feature::{Features, hash};
use super::lexicon::mark::{
    CAPITAL, CAPITALS, COMMON, DIGITS, FUNCTION, KIND, LETTER, LINK, PLAYED, SMALL_HERE, TOGETHER,
    UPPER, VENUE,
};
use super::page::Page;

/// An organisation, a place or a band as a page names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What the archive calls it, or the words as written.
    pub name: String,
    /// The words as written.
    pub written: String,
    /// The town named behind it.
    pub town: Option<String>,
    /// Where the town is named.
    pub town_tokens: Option<Range<usize>>,
    /// The article in front, which belongs to the names of places: "de Glazen Zaal".
    pub article: Option<usize>,
}

/// A phrase with what the gazetteer knows of it.
#[derive(Debug)]
struct Cut<'l> {
    tokens: Range<usize>,
    known: Option<(&'l str, u32)>,
}

/// What the phrase candidates of a page are looked up in.
struct Surroundings {
    person: rustc_hash::FxHashSet<usize>,
    /// Ends of full names, in order.
    people: Vec<Range<usize>>,
}

/// Finds all phrases; `people` are the full names of persons.
#[must_use]
pub fn phrases(scope: &Scope, people: &[Range<usize>]) -> Vec<Candidate<Phrase>> {
    let inside: Vec<Range<usize>> = people
        .iter()
        .filter(|one| scope.within.contains(&one.start))
        .cloned()
        .collect();
    let surroundings = Surroundings {
        person: inside.iter().flat_map(Clone::clone).collect(),
        people: inside,
    };
    let mut found: Vec<Candidate<Phrase>> = cuts(scope)
        .iter()
        .filter_map(|cut| candidate(scope, cut, &surroundings))
        .collect();
    let (count, _) = counts(&found);
    for (one, count) in found.iter_mut().zip(count) {
        one.evidence.set("count", share(count, 4));
        one.evidence = std::mem::take(&mut one.evidence).finish();
    }
    found
}

fn cuts<'l>(scope: &Scope<'_, 'l>) -> Vec<Cut<'l>> {
    let page = scope.page;
    let mut found = Vec::new();
    let mut at = scope.within.start;
    while at < scope.within.end {
        let is_capital = page.is(at, LETTER) && page.is(at, CAPITAL | CAPITALS);
        let is_kind = page.is(at, KIND) && at + 1 < scope.within.end;
        if !is_capital && !is_kind {
            at += 1;
            continue;
        }
        if let Some(known) = page.organisation(at, scope.within.end) {
            found.push(Cut {
                tokens: at..known.end,
                known: Some((known.name, known.kind)),
            });
            at = known.end;
            continue;
        }
        let opens_sentence =
            at > scope.within.start && page.token(at).sentence != page.token(at - 1).sentence;
        let is_short_word =
            page.is(at, COMMON) && !page.is(at, KIND | VENUE) && page.low(at).len() <= 5;
        let leads_on =
            page.is(at + 1, CAPITAL | KIND) || page.is(at + 1, LINK) && page.is(at + 2, CAPITAL);
        if (opens_sentence || at == scope.within.start) && is_short_word && leads_on {
            at += 1;
            continue;
        }
        let Some(end) = end(scope, at, is_kind) else {
            at += 1;
            continue;
        };
        let is_word = end - at == 1 && !is_kind && opens_sentence && page.is(at, SMALL_HERE);
        if !is_word {
            found.push(Cut {
                tokens: at..end,
                known: None,
            });
            found.extend(parts(page, at, end));
        }
        at = end;
    }
    found
}

/// Returns what a phrase may hold: both sides of "en de" or "aan de", and what stands behind its first word.
fn parts<'l>(page: &Page<'l>, start: usize, end: usize) -> Vec<Cut<'l>> {
    let mut found = Vec::new();
    let mut add = |from: usize, to: usize| {
        let known = page.organisation(from, to).filter(|known| known.end == to);
        found.push(Cut {
            tokens: from..to,
            known: known.map(|known| (known.name, known.kind)),
        });
    };
    let opens = page.is(start, COMMON | FUNCTION | PLAYED) && !page.is(start, KIND | VENUE);
    if opens && start + 1 < end && page.is(start + 1, CAPITAL) {
        add(start + 1, end);
    }
    for at in start + 1..end {
        let is_joint = matches!(page.low(at), "en" | "aan" | "van") && page.is(at, LINK);
        let behind = at + 1 + usize::from(matches!(page.low(at + 1), "de" | "het"));
        let begins_name = behind < end
            && (behind > at + 1 || page.low(at) == "en")
            && (page.is(behind, KIND | CAPITAL));
        if is_joint && begins_name {
            add(start, at);
            add(behind, end);
        }
    }
    found
}

fn end(scope: &Scope, start: usize, is_kind: bool) -> Option<usize> {
    let page = scope.page;
    let limit = scope.within.end;
    let mut end = start + 1;
    if is_kind {
        let name = (end..limit).find(|at| !page.is(*at, LINK))?;
        let fits = page.is(name, CAPITAL) && page.same_line(start, name) && name - start <= 3;
        if !fits {
            return None;
        }
        end = name + 1;
    }
    while end < limit && page.same_line(start, end) {
        let is_slash = is_kind && page.word(end) == "/" && page.is(end + 1, CAPITAL);
        if is_slash || continues(page, end) {
            end += 1;
            continue;
        }
        match linked(page, start, end, limit) {
            Some(next) => end = next + 1,
            None => break,
        }
    }
    Some(enumerated(page, start, end, limit).unwrap_or(end))
}

/// Returns the end of a name that goes on behind a comma: "Academie voor Financiën, Economie en Beheer".
fn enumerated(page: &Page, start: usize, end: usize, limit: usize) -> Option<usize> {
    let is_field = |at: usize| {
        page.is(at, CAPITAL) && !page.is(at, UPPER) && page.organisation(at, limit).is_none()
    };
    let is_named_by_field = end > start + 2 && page.is(end - 2, LINK) && is_field(end - 1);
    let goes_on = page.word(end) == ","
        && is_field(end + 1)
        && page.low(end + 2) == "en"
        && is_field(end + 3);
    (is_named_by_field && goes_on && end + 4 <= limit && page.same_line(start, end + 3))
        .then_some(end + 4)
}

fn continues(page: &Page, at: usize) -> bool {
    let is_year = page.is(at, DIGITS) && page.word(at).len() < 4 && page.is(at - 1, CAPITAL);
    page.is(at, LETTER) && page.is(at, CAPITAL) || matches!(page.word(at), "&" | "+") || is_year
}

/// Returns the capitalised word to which links lead on: "Raad voor de Rechtspraak".
fn linked(page: &Page, start: usize, at: usize, limit: usize) -> Option<usize> {
    if !page.is(at, LINK) || at - start >= 9 {
        return None;
    }
    let next = (at..limit.min(at + 3))
        .find(|at| !page.is(*at, LINK) || page.is(*at, CAPITAL))
        .unwrap_or(limit.min(at + 3));
    let is_alone = next - at == 1 && matches!(page.low(at), "te" | "en" | "tot" | "aan");
    let is_place = matches!(page.low(at), "in" | "op" | "bij");
    (next < limit
        && page.is(next, CAPITAL)
        && page.same_line(start, next)
        && !is_alone
        && !is_place)
        .then_some(next)
}

/// Says whether some words speak of the association or its series.
fn is_own(page: &Page, tokens: &Range<usize>) -> bool {
    let low = |at: usize| page.low(at);
    let has = |word: &str| tokens.clone().any(|at| low(at).contains(word));
    let is_short = page.span(tokens).len() < 60;
    let is_association = has("overheidsmanagement") && has("vereniging");
    is_short
        && (tokens.clone().any(|at| page.word(at) == "VOM") || has("reuring") || is_association)
}

fn candidate(scope: &Scope, cut: &Cut, surroundings: &Surroundings) -> Option<Candidate<Phrase>> {
    let page = scope.page;
    let tokens = cut.tokens.clone();
    if is_own(page, &tokens) {
        return None;
    }
    let written = page.tidy(&tokens);
    let name = cut
        .known
        .map_or_else(|| written.clone(), |(name, _)| name.to_owned());
    let (town, is_later) = town(scope, tokens.end);
    let mut features = scope.around(&tokens, 6, 5);
    of_words(page, cut, &mut features);
    features.flag(
        "a person",
        tokens.clone().any(|at| surroundings.person.contains(&at)),
    );
    of_sentence(scope, &tokens, surroundings, &mut features);
    features.flag("town behind", town.is_some() && !is_later);
    features.flag("town further on", town.is_some() && is_later);
    let is_article = tokens.start > scope.within.start
        && matches!(page.low(tokens.start - 1), "de" | "het" | "’t" | "'t");
    let article = is_article.then(|| tokens.start - 1);
    features.flag("behind an article", is_article);
    let key = u64::from(hash(&name.to_lowercase()));
    let town_tokens = town.clone();
    let town = town.map(|town| page.tidy(&town));
    Some(Candidate {
        value: Phrase {
            name,
            written,
            town,
            town_tokens,
            article,
        },
        key,
        evidence: features,
        tokens,
    })
}

fn of_words(page: &Page, cut: &Cut, features: &mut Features) {
    let tokens = cut.tokens.clone();
    features.flag("known", cut.known.is_some());
    if let Some((_, kind)) = cut.known {
        features.set_of("kind of organisation", kind, 1.0);
    }
    features.word("first word", page.token(tokens.start).hash);
    for at in tokens.clone() {
        features.word("of words", page.token(at).hash);
    }
    features.flag(
        "a venue's word",
        tokens.clone().any(|at| page.is(at, VENUE)),
    );
    features.set_of(
        "length",
        u32::try_from(tokens.len().min(5)).unwrap_or(5),
        1.0,
    );
    features.flag("in capitals", tokens.clone().all(|at| page.is(at, UPPER)));
    let low = page.span(&tokens).to_lowercase();
    features.flag("a town", page.lexicon.is_town(&low));
}

fn of_sentence(
    scope: &Scope,
    tokens: &Range<usize>,
    surroundings: &Surroundings,
    features: &mut Features,
) {
    let page = scope.page;
    let sentence = page.sentence(tokens.start);
    let from = sentence.start.max(tokens.start.saturating_sub(60));
    let sentence = from..sentence.end.min(tokens.start + 60);
    let together = sentence.clone().filter(|at| page.is(*at, TOGETHER)).count();
    let vom = sentence
        .clone()
        .filter(|at| page.low(*at) == "vom")
        .map(|at| at.abs_diff(tokens.start))
        .min();
    let is_association = vom.is_some() || sentence.clone().any(|at| page.low(at) == "vereniging");
    features.set("together", together.min(6) as f32 / 2.0);
    features.flag("association in the sentence", is_association);
    features.flag(
        "together with the association",
        together > 0 && is_association,
    );
    let series = sentence
        .clone()
        .any(|at| matches!(page.low(at), "reuring" | "editie"));
    features.flag("series in the sentence", series);
    features.flag("together with the series", together > 0 && series);
    let words_between = |at: usize| {
        (at + 1..tokens.start)
            .filter(|at| !page.is(*at, LINK | CAPITAL))
            .count()
    };
    let right_before = (from..tokens.start)
        .rev()
        .find(|at| page.is(*at, TOGETHER))
        .map(words_between);
    features.flag("right behind together", right_before == Some(0));
    features.flag(
        "right behind together with the series",
        right_before == Some(0) && series,
    );
    let before = (from..tokens.start)
        .rev()
        .find(|at| page.is(*at, TOGETHER))
        .map(|at| tokens.start - at);
    features.set(
        "together before",
        before.map_or(0.0, |distance| nearness(distance, 3.0)),
    );
    let behind = (tokens.end..sentence.end)
        .find(|at| page.is(*at, TOGETHER))
        .map(|at| at - tokens.end);
    features.set(
        "together behind",
        behind.map_or(0.0, |distance| nearness(distance, 3.0)),
    );
    features.set(
        "nearness of the association",
        vom.map_or(0.0, |distance| nearness(distance, 4.0)),
    );
    let people = surroundings
        .people
        .iter()
        .filter(|one| one.start >= from && one.end <= tokens.start);
    let person = people.map(|one| tokens.start - one.end).min();
    features.set(
        "person before",
        person.map_or(0.0, |distance| nearness(distance, 3.0)),
    );
    features.flag("person in the sentence", person.is_some());
    features.flag(
        "about music",
        sentence.clone().any(|at| page.is(at, PLAYED)),
    );
}

/// Returns a town named right behind a place, or a few words on, and whether it stands further on.
fn town(scope: &Scope, end: usize) -> (Option<Range<usize>>, bool) {
    let page = scope.page;
    let limit = scope.within.end;
    let at = |start: usize, most: usize| {
        (1..=most)
            .rev()
            .map(|length| start..start + length)
            .find(|tokens| {
                let low: Vec<&str> = tokens.clone().map(|at| page.low(at)).collect();
                tokens.end <= limit
                    && page.is(tokens.start, CAPITAL)
                    && page.lexicon.is_town(&low.join(" "))
            })
    };
    let start = if matches!(page.word(end), "," | "(") || matches!(page.low(end), "in" | "te") {
        end + 1
    } else {
        end
    };
    if let Some(town) = at(start, 3) {
        return (Some(town), false);
    }
    let near = start..limit.min(start + 7);
    let town = near
        .filter(|at| {
            page.same_line(*at, end.saturating_sub(1))
                && matches!(page.low(*at), "in" | "te" | "van")
        })
        .find_map(|before| at(before + 1, 2));
    let is_later = town.is_some();
    (town, is_later)
}
