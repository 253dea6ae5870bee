//! Why two names may be one person's: what differs between them is a title, a particle, a spelling that sounds the
//! same, a form of the given name, a married name, or the order of the words.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::{fold, sound};

const PARTICLES: [&str; 12] = [
    "van", "de", "den", "der", "het", "t", "ter", "ten", "te", "von", "la", "el",
];
const TITLES: [&str; 12] = [
    "dr", "drs", "mr", "ir", "ing", "prof", "mw", "mevrouw", "dhr", "msc", "ma", "phd",
];

/// Surnames of fewer letters are not compared by sound, nor by a letter: too many are alike.
const LONG_ENOUGH: usize = 5;

/// Given names, a line for the forms of one.
const FORMS: &str = include_str!("../../../data/given-name-forms.txt");

/// By form, the lines that it stands on.
static LINES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let lines = FORMS.lines().filter(|line| !line.starts_with('#'));
    let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, line) in lines.enumerate() {
        for form in line.split(' ') {
            found.entry(form).or_default().push(at);
        }
    }
    found
});

/// Why two names may be one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They differ in a title or particle only.
    Particle,
    /// One name has the surname in front.
    Inverted,
    /// One name has an initial where the other has the first name.
    Initial,
    /// They are spelled differently and said alike.
    Sound,
    /// The given names are forms of one.
    GivenName,
    /// One surname is part of the other's double name.
    Married,
    /// One letter of the surname.
    Letter,
    /// One name is a surname alone.
    Surname,
}

impl Likeness {
    /// Says whether it is too little by itself: only somebody of the same employer may be the same person then.
    #[must_use]
    pub fn needs_same_employer(self) -> bool {
        matches!(self, Likeness::Letter | Likeness::Surname)
    }
}

/// Returns why two names may be one person's, if they may.
#[must_use]
pub fn likeness(one: &str, other: &str) -> Option<Likeness> {
    Parts::of(one)?.likeness(&Parts::of(other)?)
}

/// Returns letters of which two names that are alike share one: those by which their surnames begin when said.
#[must_use]
pub fn surname_letters(name: &str) -> Vec<char> {
    let parts = Parts::of(name);
    let words = parts.iter().flat_map(|parts| {
        // A name may be written either way round.
        parts.surnames.iter().chain(&parts.given)
    });
    let mut letters: Vec<char> = words
        .filter_map(|word| sound(word).chars().next())
        .collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// A name in the parts that tell people apart, folded.
#[derive(Debug)]
pub(super) struct Parts {
    /// The first of the given names, if there is one.
    given: Option<String>,
    /// The words of the surname without its particles; several where it is a double name.
    surnames: Vec<String>,
    /// How each of these words sounds, made once: a name is compared with many.
    sounds: Vec<String>,
    /// The surname as one word, and how it sounds.
    whole: (String, String),
    /// The surname stood in front, with a comma behind it.
    is_inverted: bool,
}

impl Parts {
    /// Returns the parts of a name; `None` where it has no word that can be a surname.
    pub(super) fn of(name: &str) -> Option<Self> {
        let folded = fold(name);
        let (surname, given) = match folded.split_once(',') {
            Some((surname, given)) => (Some(surname), given),
            None => (None, folded.as_str()),
        };
        let mut given = telling(given);
        let is_inverted = surname.is_some() && !given.is_empty();
        let surnames = match surname {
            Some(surname) => telling(surname),
            None => surname_of(&mut given),
        };
        let surnames: Vec<String> = surnames
            .iter()
            .flat_map(|word| split_at_hyphens(word))
            .collect();
        let whole = surnames.concat();
        (!surnames.is_empty()).then(|| Parts {
            given: given.into_iter().next(),
            sounds: surnames.iter().map(|word| sound(word)).collect(),
            whole: (whole.clone(), sound(&whole)),
            surnames,
            is_inverted,
        })
    }

    pub(super) fn likeness(&self, other: &Parts) -> Option<Likeness> {
        if self.is_reverse_of(other) {
            return Some(Likeness::Inverted);
        }
        let surname = self.surname_likeness(other)?;
        let given = match (&self.given, &other.given) {
            (Some(one), Some(other)) => given_likeness(one, other)?,
            (None, None) => return None,
            _ if surname == Likeness::Particle => return Some(Likeness::Surname),
            _ => return None,
        };
        match surname {
            Likeness::Letter => (given == Likeness::Particle).then_some(surname),
            Likeness::Married if given == Likeness::Initial => None,
            Likeness::Particle if given == Likeness::Particle => {
                let is_inverted = self.is_inverted != other.is_inverted;
                Some(if is_inverted {
                    Likeness::Inverted
                } else {
                    surname
                })
            }
            _ => Some(surname.max(given)),
        }
    }

    /// Krista Kuipers and Kuipers Krista.
    fn is_reverse_of(&self, other: &Parts) -> bool {
        let (Some(given), Some(others)) = (&self.given, &other.given) else {
            return false;
        };
        self.surnames == [others.as_str()] && other.surnames == [given.as_str()] && given != others
    }

    fn surname_likeness(&self, other: &Parts) -> Option<Likeness> {
        let (one, two) = (&self.surnames, &other.surnames);
        if one == two {
            return Some(Likeness::Particle);
        }
        if one.len() != two.len() {
            let (short, long) = if one.len() < two.len() {
                (&self.sounds, &other.sounds)
            } else {
                (&other.sounds, &self.sounds)
            };
            let is_in = |word: &String| long.contains(word);
            return short.iter().all(is_in).then_some(Likeness::Married);
        }
        let ((one, one_sound), (two, two_sound)) = (&self.whole, &other.whole);
        if one.len().min(two.len()) < LONG_ENOUGH {
            return None;
        }
        if one_sound == two_sound {
            return Some(Likeness::Sound);
        }
        is_one_letter_off(one, two).then_some(Likeness::Letter)
    }
}

/// The words of a name without titles and particles. A hyphen before or behind a particle stays with the word.
fn telling(text: &str) -> Vec<String> {
    let text = text
        .replace("-van ", "-")
        .replace("-de ", "-")
        .replace("-der ", "-")
        .replace("-den ", "-");
    let words = text.split_whitespace().map(|word| {
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        // J.P. are initials; the full stop of a title is none of its letters.
        let is_initials = trimmed.chars().nth(1) == Some('.');
        if is_initials {
            trimmed.chars().take(1).collect()
        } else {
            trimmed.replace('.', "")
        }
    });
    words
        .filter(|word| !word.is_empty())
        .filter(|word| !TITLES.contains(&word.as_str()) && !PARTICLES.contains(&word.as_str()))
        .collect()
}

/// Takes the surname from the end of the words of a name: the last word.
fn surname_of(words: &mut Vec<String>) -> Vec<String> {
    words.pop().into_iter().collect()
}

fn split_at_hyphens(word: &str) -> Vec<String> {
    let parts = word.split('-').filter(|part| !part.is_empty());
    parts
        .filter(|part| !PARTICLES.contains(part))
        .map(str::to_owned)
        .collect()
}

/// `Particle` stands for the same name.
fn given_likeness(one: &str, other: &str) -> Option<Likeness> {
    let is_initial =
        |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let lines = |name: &str| LINES.get(name).map_or(&[][..], Vec::as_slice);
    if one == other {
        Some(Likeness::Particle)
    } else if is_initial(one, other) || is_initial(other, one) {
        Some(Likeness::Initial)
    } else if one.len().min(other.len()) > 2 && sound(one) == sound(other) {
        Some(Likeness::Sound)
    } else {
        let is_shared = lines(one).iter().any(|line| lines(other).contains(line));
        is_shared.then_some(Likeness::GivenName)
    }
}

/// One letter more, less or other.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    crate::text::is_near(one, other, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_may_be_one_person_are_told_why() {
        for (one, other, why) in [
            (
                "Martijn van de Steen",
                "Martijn van der Steen",
                Likeness::Particle,
            ),
            ("Dr. An Bos", "An Bos", Likeness::Particle),
            ("J. de Wit", "Jacco de Wit", Likeness::Initial),
            ("J.P. de Wit", "Jacco de Wit", Likeness::Initial),
            ("Eric Blok", "Erik Blok", Likeness::Sound),
            ("Suzanne Potjer", "Susanne Potjer", Likeness::Sound),
            ("Krista Kuijpers", "Krista Kuypers", Likeness::Sound),
            ("Piet Bakker", "Pieter Bakker", Likeness::GivenName),
            ("Kees de Wit", "Cornelis de Wit", Likeness::GivenName),
            ("Anna de Vries", "Anna de Vries-Bakker", Likeness::Married),
            ("Anna Bakker-de Vries", "Anna de Vries", Likeness::Married),
            (
                "Anna Bakker – de Vries",
                "Anna de Vries",
                Likeness::Particle,
            ),
            ("Anna Bakker", "Anna de Vries-Bakker", Likeness::Married),
            ("Kuipers, Krista", "Krista Kuipers", Likeness::Inverted),
            ("Vries, Anna de", "Anna de Vries", Likeness::Inverted),
            ("Kuipers Krista", "Krista Kuipers", Likeness::Inverted),
            ("Anna Visser", "Anna Vissers", Likeness::Letter),
            ("Visser", "Anna Visser", Likeness::Surname),
        ] {
            assert_eq!(likeness(one, other), Some(why), "{one}, {other}");
            assert_eq!(likeness(other, one), Some(why), "{other}, {one}");
            let shared = surname_letters(one)
                .into_iter()
                .any(|letter| surname_letters(other).contains(&letter));
            assert!(shared, "{one}, {other} are never compared");
        }
    }

    #[test]
    fn names_that_merely_look_alike_are_not_taken_for_one_person() {
        for (one, other) in [
            ("An Bos", "Jan Bos"),
            ("An Bos", "An Berg"),
            ("Jan de Wit", "Jan de Boer"),
            ("Anna Bos", "Anna Vos"),
            ("Visser", "Vissers"),
            ("A. Bakker", "Anna de Vries-Bakker"),
            ("Piet Visser", "Pieter Vissers"),
            ("", "An Bos"),
            ("Van der", "Van den"),
        ] {
            assert_eq!(likeness(one, other), None, "{one}, {other}");
        }
        assert!(Likeness::Letter.needs_same_employer() && Likeness::Surname.needs_same_employer());
        assert!(!Likeness::Sound.needs_same_employer());
    }
}
