//! The parts of a person's name, and what tells two names apart.

use crate::text::slug;

/// Particles of Dutch surnames, folded.
const PARTICLES: [&str; 12] = [
    "van", "de", "den", "der", "het", "t", "ter", "ten", "te", "von", "la", "el",
];

/// Returns what two spellings of one name share: its folded words.
#[must_use]
pub fn key(name: &str) -> String {
    slug(name)
}

/// Says whether a word is a particle of surnames.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&slug(word).as_str())
}

/// A name in the parts by which reports call people.
pub(super) struct Parts<'a> {
    pub(super) first: &'a str,
    /// Everything behind the first name, particles included.
    pub(super) surname: &'a str,
    /// The last word where the surname has several and no particle: married names are shortened so.
    pub(super) last: Option<&'a str>,
}

pub(super) fn parts(name: &str) -> Parts<'_> {
    let name = name.trim();
    let (first, surname) = name.split_once(char::is_whitespace).unwrap_or(("", name));
    let surname = surname.trim_start();
    let has_particle = surname.split_whitespace().next().is_some_and(is_particle);
    let last = surname.split_whitespace().next_back();
    Parts {
        first,
        surname,
        last: last.filter(|last| !has_particle && *last != surname),
    }
}

/// Returns the words by which a person is sorted, as directories do: under the surname, without its
/// particles.
#[must_use]
pub fn surname_first(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let at = words.iter().rposition(|word| is_particle(word));
    let start = at.map_or(words.len().saturating_sub(1), |at| at + 1);
    let (before, surname) = words.split_at(start.min(words.len()));
    let (before, surname) = with_opening(before, surname);
    let surname = surname.join(" ");
    let bare = ["d'", "d’", "l'", "l’", "D'", "D’", "L'", "L’"]
        .iter()
        .find_map(|article| surname.strip_prefix(article));
    slug(&format!(
        "{} {}",
        bare.unwrap_or(&surname),
        before.join(" ")
    ))
}

/// Moves a word that opens a surname and is sorted by to the surname: Aït Hammou stands under A.
fn with_opening<'a>(
    before: &'a [&'a str],
    surname: &'a [&'a str],
) -> (&'a [&'a str], Vec<&'a str>) {
    let opens = |word: &str| {
        matches!(
            slug(word).as_str(),
            "ait" | "ben" | "bin" | "abu" | "abou" | "ould" | "oulad"
        )
    };
    match before.split_last() {
        Some((opening, rest)) if opens(opening) && !rest.is_empty() => {
            (rest, [&[*opening], surname].concat())
        }
        _ => (before, surname.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_sorted_under_their_surname() {
        for (name, sorted) in [
            ("Marja van Bijsterveldt", "bijsterveldt-marja-van"),
            ("Suzanne Potjer", "potjer-suzanne"),
            ("Plato", "plato"),
            ("Alessandra d'Ancona", "ancona-alessandra"),
            ("Alessandra D’Ancona", "ancona-alessandra"),
            ("Soraya Aït Hammou", "ait-hammou-soraya"),
        ] {
            assert_eq!(surname_first(name), sorted);
        }
    }

    #[test]
    fn a_name_falls_into_first_name_and_surname() {
        let double = parts("Fatma Koşer Kaya");
        assert_eq!(
            (double.first, double.surname, double.last),
            ("Fatma", "Koşer Kaya", Some("Kaya"))
        );
        let particle = parts("Marja van Bijsterveldt");
        assert_eq!(
            (particle.surname, particle.last),
            ("van Bijsterveldt", None)
        );
    }
}
