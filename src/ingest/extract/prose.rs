//! Guests in the running prose of a report.
//!
//! Ministers, authors, predecessors and people in the hall are mentioned as well, so a name counts
//! only where the sentence calls it a guest, or with a function or organisation behind it where the
//! person speaks, is spoken to, takes a seat, or speaks again later.

use super::absence;
use super::address;
use super::biography;
use super::block::Block;
use super::named_person::person_name;
use super::passage::Passage;
use super::people::{Rows, Somebody};
use super::presented::{expected, presented};
use super::seat;
use super::stage::{self, Place, Scene};
use crate::authority::Authority;
use crate::edition::Person;
use crate::ingest::Certainty;

/// A guest with the words and how sure they are.
pub(super) type Found<'a> = (Person, Passage<'a>, Certainty);

/// More names than one sentence puts on the stage.
const MOST_NAMES: usize = 8;

/// How many sentences further a guest speaks again at the latest.
const LATER: usize = 60;

/// A sentence with its speech blanked out.
pub(super) struct Told<'a> {
    /// The sentence.
    pub sentence: Passage<'a>,
    /// Its words.
    pub words: Passage<'a>,
    /// Whether people from the hall may be speaking.
    pub in_hall: bool,
}

/// Finds the guests that the prose puts on the stage.
pub(super) fn read<'a>(
    authority: &Authority,
    blocks: &'a [Block],
    leaders: &[&str],
) -> Vec<Found<'a>> {
    let all = told(blocks);
    let mut found = Vec::new();
    for (at, one) in all.iter().enumerate() {
        let later = all
            .get(at + 1..(at + 1 + LATER).min(all.len()))
            .unwrap_or_default();
        let mut rows = Rows::of(authority, one.sentence.text);
        let presented = presented(one, &mut rows);
        let speaking = if one.in_hall || !one.words.may_name() {
            Vec::new()
        } else {
            speaking(authority, one, &mut rows, later, leaders)
        };
        for (somebody, certainty) in presented.into_iter().chain(speaking) {
            found.push(with_biography(authority, one, later, somebody, certainty));
        }
    }
    found
}

/// Finds the guests that an announcement names in sentences, not in a list.
pub(super) fn announced<'a>(authority: &Authority, blocks: &'a [Block]) -> Vec<Found<'a>> {
    let all = told(blocks);
    let mut found = Vec::new();
    for (at, one) in all.iter().enumerate() {
        let later = all.get(at + 1..).unwrap_or_default();
        let mut rows = Rows::of(authority, one.sentence.text);
        let guests = presented(one, &mut rows)
            .into_iter()
            .chain(expected(one, &mut rows));
        let guests = guests
            .map(|(somebody, sure)| with_biography(authority, one, later, somebody, sure))
            .filter(|(person, ..)| !person.affiliations.is_empty());
        found.extend(guests);
    }
    found
}

/// Cuts the paragraphs into sentences; once the hall has the floor it keeps it, questions come last.
fn told<'a>(blocks: &'a [Block]) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    let mut for_good = false;
    for block in blocks.iter().filter(|block| !block.is_item) {
        let mut in_hall = for_good;
        for (sentence, told) in block.told() {
            for_good |= absence::gives_floor_to_hall(&told);
            in_hall |= for_good || absence::is_from_hall(&told);
            all.push(Told {
                sentence,
                words: told,
                in_hall,
            });
        }
    }
    all
}

/// Takes what a guest does from the words behind, where the name stood alone.
fn with_biography<'a>(
    authority: &Authority,
    one: &Told<'a>,
    later: &[Told],
    somebody: Somebody,
    certainty: Certainty,
) -> Found<'a> {
    let mut somebody = somebody;
    if somebody.person.affiliations.is_empty() {
        let next = later.first().map(|next| next.sentence.text);
        biography::complete(authority, &mut somebody, one.sentence.text, next);
    }
    let words = one.sentence.sub(somebody.range.clone());
    let alone = somebody.person.affiliations.is_empty();
    (
        somebody.person,
        words,
        if alone { Certainty::Unsure } else { certainty },
    )
}

/// People who speak, are spoken to, take a seat, or are presented by a sentence of their own.
fn speaking(
    authority: &Authority,
    one: &Told,
    rows: &mut Rows,
    later: &[Told],
    leaders: &[&str],
) -> Vec<(Somebody, Certainty)> {
    let text = one.sentence.text;
    let mut found = Vec::new();
    let mut at = 0;
    let mut seen = 0;
    while seen < MOST_NAMES {
        let Some(start) = next_name(authority, &one.words, at) else {
            break;
        };
        let start = behind_leader(authority, text, start, leaders);
        let start = biography::start_of_function(text, start);
        let row = rows.at(start);
        let (Some(first), Some(last)) = (row.first(), row.last()) else {
            break;
        };
        seen += row.len();
        let range = first.range.start..last.range.end;
        at = range.end.max(start + 1);
        let next = later.first().map(|next| next.words);
        let mut scene = Scene::of(&one.words, &range, next);
        let takes_up = |next: Passage| biography::is_taken_up(next.text, &first.person.name);
        if scene.place == Place::Unknown && next.is_some_and(takes_up) {
            scene.place = Place::Seated;
        }
        if !scene.is_elsewhere {
            let people = row.into_iter();
            found.extend(people.filter_map(|person| judged(authority, person, &scene, one, later)));
        }
    }
    found
}

/// Judges one of several people in a row: the words around the row count for all of them.
fn judged(
    authority: &Authority,
    mut person: Somebody,
    scene: &Scene,
    one: &Told,
    later: &[Told],
) -> Option<(Somebody, Certainty)> {
    if scene.place != Place::Unknown && !is_told(&person) {
        let next = later.first().map(|next| next.sentence.text);
        biography::complete(authority, &mut person, one.sentence.text, next);
    }
    if absence::is_never_guest(&person, &one.sentence) {
        return None;
    }
    let certainty = certainty(&person, scene, one, later)?;
    Some((without_capital(person, one.sentence.text), certainty))
}

/// A function that opens the sentence has its capital from there.
fn without_capital(mut one: Somebody, sentence: &str) -> Somebody {
    let stands_first = one.range.start == 0 && !sentence.starts_with(&one.person.name);
    let first = one.person.affiliations.first_mut();
    let function = first.and_then(|first| first.function.as_mut());
    if let Some(function) = function.filter(|_| stands_first) {
        let mut chars = function.chars();
        let first = chars.next().unwrap_or_default();
        if chars.next().is_some_and(char::is_lowercase) {
            let rest = function.chars().skip(1);
            *function = first.to_lowercase().chain(rest).collect();
        }
    }
    one
}

fn certainty(person: &Somebody, scene: &Scene, one: &Told, later: &[Told]) -> Option<Certainty> {
    match scene.place {
        Place::StepsUp => return Some(Certainty::Sure),
        Place::Heard if is_told(person) => return Some(Certainty::Sure),
        _ if !is_told(person) => return None,
        _ => {}
    }
    let is_seated = scene.place == Place::Seated && biography::is_employed(person);
    let names: Vec<&str> = stage::short_names(&person.person.name).collect();
    let speaks = |next: &&Told| {
        names
            .iter()
            .any(|name| stage::speaks_again(&next.words, name))
    };
    let speaks_again = later
        .iter()
        .filter(|next| !next.in_hall)
        .any(|next| speaks(&next));
    let is_presented = is_seated || biography::is_whole_sentence(person, one.sentence.text);
    if scene.place == Place::Cited {
        return (speaks_again && biography::is_employed(person)).then_some(Certainty::Unsure);
    }
    match (is_presented, speaks_again) {
        (true, true) => Some(Certainty::Sure),
        (false, false) => None,
        _ => Some(Certainty::Unsure),
    }
}

/// "nodigde Bos Ada Kuil uit": the name of the debate leader is not the guest's.
fn behind_leader(authority: &Authority, text: &str, start: usize, leaders: &[&str]) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let behind = leaders
        .iter()
        .find_map(|leader| rest.strip_prefix(leader)?.strip_prefix(' '))
        .map(|rest| text.len() - rest.len());
    behind
        .filter(|at| person_name(authority, text, *at).is_some())
        .unwrap_or(start)
}

/// Finds the next place at or behind byte `at` where a name begins.
fn next_name(authority: &Authority, told: &Passage, at: usize) -> Option<usize> {
    let rest = told.text.get(at..)?;
    let starts = rest.char_indices().scan(' ', |before, (offset, c)| {
        let begins =
            !before.is_alphanumeric() && !matches!(before, '-' | '’' | '\'') && c.is_uppercase();
        *before = c;
        Some((begins, offset))
    });
    starts
        .filter(|(begins, _)| *begins)
        .map(|(_, offset)| at + offset)
        .find(|start| {
            !follows_name_word(told, *start) && person_name(authority, told.text, *start).is_some()
        })
}

/// Behind "van" or "bij" stands where somebody works, behind a capital the rest of another name.
fn follows_name_word(told: &Passage, start: usize) -> bool {
    let before_name = told.until(start);
    let before = before_name.text.trim_end();
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_name = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let is_turned_to = || {
        (word == "bij" && address::turns_to(before_name.text)) || seat::names_stage(&before_name)
    };
    (matches!(word, "van" | "bij" | "de" | "het" | "der" | "den") && !is_turned_to())
        || (is_name && before.len() > word.len())
}

fn is_told(one: &Somebody) -> bool {
    !one.person.affiliations.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;
    use crate::ingest::Part;

    fn names(text: &str) -> Vec<String> {
        let text = Passage::whole(Part::Text, text);
        read(Authority::bundled(), &blocks(&text), &[])
            .into_iter()
            .map(|(person, _, _)| person.name)
            .collect()
    }

    #[test]
    fn people_on_the_stage_are_guests() {
        for text in [
            "De tweede gast van de avond was Ada Bos (adviseur bij ICTU).",
            "Ada Bos, adviseur bij ICTU, vertelde over haar werk.",
            "Daarna schoof Ada Bos, adviseur bij ICTU, aan.",
            "In het eerste gesprek sprak hij met Ada Bos, adviseur bij ICTU.",
            "Ada Bos is adviseur bij ICTU. Zij houdt van dijken.",
            "Daar sloot Ada Bos, adviseur bij ICTU, zich bij aan.",
        ] {
            assert_eq!(names(text), ["Ada Bos"], "{text}");
        }
    }

    #[test]
    fn people_spoken_of_are_not() {
        for text in [
            "Minister Ada Bos schreef er een brief over.",
            "Zij verwees naar Ada Bos, adviseur bij ICTU.",
            "Ada Bos, auteur van een dik boek, stelde dat alles anders moet.",
            "Vanuit de zaal zei Ada Bos, adviseur bij ICTU, dat het anders moet.",
            "“Ada Bos, adviseur bij ICTU, zei het al,” aldus de spreker.",
            "Onlangs zei Ada Bos, adviseur bij ICTU, iets anders.",
            "Er was ruimte voor vragen van bezoekers. Ada Bos, adviseur bij ICTU, stelde dat het kan.",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }
}
