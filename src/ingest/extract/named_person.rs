//! A name that is a person's: no organisation is called so, and an employer behind it is left off.

use super::organisation::{known, without_article};
use super::person::{Name, name_at};
use crate::authority::Authority;

/// More words and bytes than the name of an employer has behind "van".
const MOST_WORDS: usize = 6;
const LONGEST: usize = 90;

/// Reads a name that is no organisation's.
pub(super) fn person_name(authority: &Authority, text: &str, at: usize) -> Option<Name> {
    let name = name_at(text, at).filter(|name| known(authority, &name.spelled(text)).is_none())?;
    let whole = text.get(name.range.clone())?;
    if is_part_of_function(authority, whole) {
        return None;
    }
    let employer = [" van het ", " van de ", " van "].iter().find_map(|of| {
        let (own, rest) = whole.split_once(of)?;
        let is_name = own.contains(' ') && name_at(own, 0).is_some();
        let behind = text.get(name.range.end - rest.len()..)?;
        let may_be_known = behind.starts_with(char::is_uppercase);
        (is_name && (*of == " van het " || (may_be_known && begins_known(authority, behind))))
            .then_some(own.len())
    });
    Some(employer.map_or(name.clone(), |length| name.shortened(length)))
}

/// "directeur Klant en Service bij de Sociale Verzekeringsbank": behind "en" no person begins.
fn is_part_of_function(authority: &Authority, words: &str) -> bool {
    words.split_once(" bij ").is_some_and(|(own, employer)| {
        !own.contains(' ') && begins_known(authority, without_article(employer))
    })
}

/// Says whether a known organisation stands at the start: "Wageningen University".
fn begins_known(authority: &Authority, text: &str) -> bool {
    let line = text.split(['\n', ',', '(', '.']).next().unwrap_or_default();
    let ends = line.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    ends.chain([line.len().min(LONGEST)])
        .filter_map(|end| line.get(..end))
        .any(|words| words.len() <= LONGEST && known(authority, words).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_employer_behind_a_name_is_no_part_of_it() {
        for (text, name) in [
            ("Ada Bos van Wageningen University", Some("Ada Bos")),
            ("Ada Bos van het Kadaster", Some("Ada Bos")),
            (
                "Ada van den Bos van den Berg",
                Some("Ada van den Bos van den Berg"),
            ),
            ("Algemene Rekenkamer", None),
            ("Service bij de Sociale Verzekeringsbank", None),
        ] {
            let found = person_name(Authority::bundled(), text, 0);
            assert_eq!(
                found.map(|one| one.spelled(text)).as_deref(),
                name,
                "{text}"
            );
        }
    }
}
