//! What is said about a person in words of their own: "Zij is F bij O", "Wout is F", "wethouder N".

use super::affiliation::affiliations;
use super::function::{begins_with_function, is_function_word};
use super::pattern::Pattern;
use super::people::Somebody;
use super::seat::is_verb;
use super::word_list::WordList;
use crate::authority::Authority;
use crate::text::fold;

/// More commas than stand before somebody in such a sentence.
const MOST_CLAUSES: usize = 4;

/// More characters than such a sentence takes.
const LONGEST: usize = 300;

static BEHIND: Pattern = Pattern::new(
    r"^[^.;:]{0,110}[;:,]\s+(?:(?:zij|hij|ze)\s+(?:is|was|werkt\s+als)|in\s+het\s+dagelijks\s+leven(?:\s+is\s+(?:zij|hij|ze))?|die\s+(?:zelf\s+)?werkt\s+als)\s+",
);
static PRONOUN: Pattern =
    Pattern::new(r"^(?:Zij|Hij|Ze|Deze)\s+(?:is|was|werkt(?:\s+er)?\s+als)\s+(?:er\s+)?");
/// "Zij was F bij O en is nu G bij P": what counts is what somebody is now.
static IS_NOW: Pattern = Pattern::new(
    r"^(?:Zij|Hij|Ze)\s+was\s[^.;]{3,140}?\sen\s+is\s+(?:nu|thans|tegenwoordig|inmiddels|sinds\s+(?:kort|\d+))\s+|^(?:Zij|Hij|Ze)\s+was\s[^.;]{3,140}?\sen\s+werkt\s+(?:nu|thans|tegenwoordig|inmiddels)\s+als\s+",
);
/// "Als F bij O krijgt zij wekelijks klachten".
static AS: Pattern = Pattern::new(r"^Als\s+(\p{Ll}.{3,140}?)\s+\p{Ll}+\s+(?:zij|hij|ze)\s");
/// "Bos, F bij O, ziet dat": behind the name by which somebody is called now.
static APPOSED: Pattern = Pattern::new(r"^,\s+(\p{Ll}[^,]{3,160}),\s+\p{Ll}");
/// What an object begins with.
static OBJECT: WordList = WordList::new("de het een zich haar zijn hun");
/// The preposition between a function and an organisation: "adviseur Water en Bodem bij".
static EMPLOYED: Pattern = Pattern::new(r"^(?:\S+\s+){1,8}?(?:bij|van|aan|namens)\s");
/// "Bos is F bij O", behind the name.
static CALLED: Pattern = Pattern::new(r"^\s+(?:is|was|werkt(?:\s+er)?\s+als)\s+(?:er\s+)?");
static TITLES: Pattern = Pattern::new(
    r"(?i)(?:^|\s)(?:(?:prof|dr|mr|drs|ir|ing|ds|kol|gen|lt|maj)\.\s*)+$|(?:^|\s)(?:mevrouw|de\s+heer)\s+$",
);
static IS: Pattern = Pattern::new(r"^\s+(?:is|was|werkt\s+als)\s+");
static NEW_CLAUSE: Pattern = Pattern::new(
    r",?\s+(?:en|maar|want|dus)\s+(?:hij|zij|ze|dat|daar)\s|,\s+maar\s|,\s+(?:het|de|een)\s+\p{Ll}|,\s+(?:die|waar|wat|dat|met)\s|,\s+\p{Lu}[\p{L}’-]+\s+(?:is|was|werkt|werd|wordt)\s|[;:]\s",
);
/// "N is F bij O, en daarvoor was hij": the presentation is over.
static NEXT_CLAUSE: Pattern = Pattern::new(r"^,?\s+(?:en|maar|dus|want)\s+\p{Ll}+\s");

/// Fills in what somebody does from the rest of the sentence or from the next one.
pub(super) fn complete(
    authority: &Authority,
    one: &mut Somebody,
    sentence: &str,
    next: Option<&str>,
) {
    let rest = sentence.get(one.range.end..).unwrap_or_default();
    let inside = BEHIND.find(rest).and_then(|lead| rest.get(lead.end..));
    let words = inside.or_else(|| next.and_then(|next| about(next, &one.person.name)));
    let Some(words) =
        words.filter(|words| begins_with_function(words) && words.chars().count() <= LONGEST)
    else {
        return;
    };
    let end = NEW_CLAUSE
        .find(words)
        .map_or(words.len(), |found| found.start);
    let words = before_action(words.get(..end).unwrap_or(words));
    one.person.affiliations = affiliations(authority, words.trim_end_matches(['.', '!', ' ']));
}

/// "onderzoeker bij O en promoveert dit voorjaar": behind "en" stands what the person does next.
fn before_action(words: &str) -> &str {
    let action = words.match_indices(" en ").find(|(at, between)| {
        let next = words.get(at + between.len()..).unwrap_or_default();
        let verb = next.split(' ').next().unwrap_or_default();
        // "en ontwierp de app": many verbs are in no list.
        let has_object = next
            .split(' ')
            .nth(1)
            .is_some_and(|word| OBJECT.holds(word));
        let is_action = has_object || is_verb(verb) || matches!(verb, "is" | "was" | "wordt");
        verb.starts_with(char::is_lowercase) && is_action && !begins_with_function(next)
    });
    let end = action.map_or(words.len(), |(at, _)| at);
    words.get(..end).unwrap_or(words)
}

/// Returns what a sentence says of the person: "Zij is …", "Wout is …", "Bos, F bij O, ziet …".
fn about<'a>(next: &'a str, name: &str) -> Option<&'a str> {
    if let Some(lead) = IS_NOW.find(next).or_else(|| PRONOUN.find(next)) {
        return next.get(lead.end..);
    }
    if let Some(words) = AS.captures(next).and_then(|found| found.get(1)) {
        return Some(words.as_str());
    }
    let rest = behind_name(next, name)?;
    match CALLED.find(rest) {
        Some(lead) => rest.get(lead.end..),
        None => Some(APPOSED.captures(rest)?.get(1)?.as_str()),
    }
}

/// Says whether the next sentence takes somebody up with what he or she does: "Bos, F bij O, ziet dat", "Bos is F bij O".
pub(super) fn is_taken_up(next: &str, name: &str) -> bool {
    let Some(rest) = behind_name(next, name) else {
        return false;
    };
    let is_told = |words: &str| begins_with_function(words) && EMPLOYED.is_in(words);
    let apposed = APPOSED.captures(rest).and_then(|found| found.get(1));
    let called = || rest.get(CALLED.find(rest)?.end..);
    apposed.is_some_and(|words| is_told(words.as_str())) || called().is_some_and(is_told)
}

/// Returns what stands behind the name by which a sentence or a clause of it begins: the first name, or what stands
/// behind it.
fn behind_name<'a>(sentence: &'a str, name: &str) -> Option<&'a str> {
    let clauses = sentence.match_indices(", ").take(MOST_CLAUSES);
    let clauses = clauses.filter_map(|(at, comma)| sentence.get(at + comma.len()..));
    let mut clauses = std::iter::once(sentence).chain(clauses);
    clauses.find_map(|clause| forms_of(name).find_map(|one| strip_name(clause, one)))
}

/// Returns the first name, and what stands behind it, with particles and without.
fn forms_of(name: &str) -> impl Iterator<Item = &str> {
    let first = name.split(' ').next().into_iter();
    let others = name
        .match_indices(' ')
        .filter_map(|(at, _)| name.get(at + 1..));
    first.chain(others).filter(|part| part.len() > 2)
}

/// Takes the name off that a clause begins with; at the start of a sentence "van den Berg" has a capital.
fn strip_name<'a>(clause: &'a str, name: &str) -> Option<&'a str> {
    let rest = clause.get(name.len()..)?;
    let is_same = clause.get(..name.len())?.eq_ignore_ascii_case(name);
    (is_same && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// Says whether "N is F bij O." is all that the sentence holds.
pub(super) fn is_whole_sentence(one: &Somebody, sentence: &str) -> bool {
    let behind_name = sentence
        .get(one.range.start..)
        .and_then(|rest| rest.get(one.person.name.len()..));
    let is_whole = sentence.get(one.range.end..).is_some_and(|rest| {
        rest.trim().trim_end_matches('.').is_empty() || NEXT_CLAUSE.is_in(rest)
    });
    one.range.start == 0
        && behind_name.is_some_and(|rest| IS.is_in(rest))
        && is_whole
        && is_employed(one)
}

/// Says whether both a function and an organisation are known.
pub(super) fn is_employed(one: &Somebody) -> bool {
    let mut all = one.person.affiliations.iter();
    all.any(|one| one.function.is_some() && one.organisation.is_some())
}

/// Moves the start of a name to the academic titles before it.
fn title_before(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    let from = before.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    let tail = before.get(from..).unwrap_or_default();
    TITLES.find(tail).map_or(start, |found| {
        let blank = tail
            .get(found.clone())
            .map_or(0, |words| words.len() - words.trim_start().len());
        from + found.start + blank
    })
}

/// Moves the start of a name to the function before it: "schoof wethouder N aan", "filosoof en schrijver N".
pub(super) fn start_of_function(text: &str, start: usize) -> usize {
    let start = title_before(text, start);
    let Some(at) = function_before(text, start) else {
        return start;
    };
    let first = text
        .get(..at)
        .and_then(|before| before.strip_suffix(" en "));
    first
        .and_then(|before| function_before(text, before.len() + 1))
        .unwrap_or(at)
}

/// Returns where the word before byte `start` begins, if it is a function.
fn function_before(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let word = before.trim_end().rsplit(char::is_whitespace).next()?;
    let is_function = before.ends_with(' ')
        && (word.starts_with(char::is_lowercase) || before.trim() == word)
        && is_function_word(&fold(word));
    is_function.then(|| before.trim_end().len() - word.len())
}
