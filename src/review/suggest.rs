//! Known names for what is being typed.

use crate::catalogue::NameKind;
use crate::edition::{Edition, FieldKind};
use crate::text::{fold, words};

use super::known_names::KnownNames;

/// What sort of name is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// People of the archive.
    Person,
    /// Functions somebody had.
    Function,
    /// Organisations of the archive and those that the program knows.
    Organisation,
    /// Themes.
    Theme,
    /// Places where an evening was.
    Venue,
    /// Nothing is known of it.
    Nothing,
}

impl Wanted {
    /// Returns what a field holds.
    #[must_use]
    pub fn of(key: &str, kind: FieldKind) -> Self {
        match kind {
            FieldKind::Leader | FieldKind::People => Wanted::Person,
            FieldKind::Organisations => Wanted::Organisation,
            FieldKind::Themes => Wanted::Theme,
            FieldKind::Text if key == "venue" => Wanted::Venue,
            FieldKind::Series
            | FieldKind::Count
            | FieldKind::Text
            | FieldKind::Day
            | FieldKind::Time
            | FieldKind::Status
            | FieldKind::Flag
            | FieldKind::Texts
            | FieldKind::Days => Wanted::Nothing,
        }
    }
}

/// Returns so many known names, the shortest first, in which every word typed begins a word; none where nothing was
/// typed.
#[must_use]
pub fn suggest(names: &KnownNames<'_>, wanted: Wanted, typed: &str, most: usize) -> Vec<String> {
    let typed = fold(typed);
    let typed: Vec<&str> = words(&typed).filter_map(|range| typed.get(range)).collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(String, String)> = Vec::new();
    let mut offer = |spelled: &str, shown: &str| {
        let folded = fold(spelled);
        let own: Vec<&str> = words(&folded)
            .filter_map(|range| folded.get(range))
            .collect();
        let is_meant = typed
            .iter()
            .all(|word| own.iter().any(|own| own.starts_with(word)));
        let key = fold(shown);
        if is_meant && !found.iter().any(|(known, _)| *known == key) {
            found.push((key, shown.to_owned()));
        }
    };
    let catalogue = names.catalogue;
    let editions = || catalogue.editions().iter().map(|stored| &stored.edition);
    let of_kind = |kind: NameKind| {
        catalogue
            .names(kind)
            .entries()
            .iter()
            .map(|entry| entry.name.as_str())
    };
    match wanted {
        Wanted::Nothing => {}
        Wanted::Person => of_kind(NameKind::Person).for_each(|name| offer(name, name)),
        Wanted::Organisation => {
            of_kind(NameKind::Organisation).for_each(|name| offer(name, name));
            for known in names.gazetteer.organisations() {
                offer(&known.name, &known.name);
                known.aliases().for_each(|alias| offer(alias, &known.name));
            }
        }
        Wanted::Theme => {
            of_kind(NameKind::Theme).for_each(|name| offer(name, name));
            for known in names.gazetteer.themes() {
                offer(&known.name, &known.name);
                known
                    .synonyms
                    .iter()
                    .for_each(|other| offer(other, &known.name));
            }
        }
        Wanted::Venue => editions()
            .filter_map(|one| one.venue.as_deref())
            .for_each(|venue| offer(venue, venue)),
        Wanted::Function => {
            let people = editions().flat_map(Edition::bench);
            let affiliations = people.flat_map(|(_, person)| &person.affiliations);
            affiliations
                .filter_map(|one| one.function.as_deref())
                .for_each(|function| offer(function, function));
        }
    }
    found.sort_by_key(|(key, _)| key.len());
    found
        .into_iter()
        .take(most)
        .map(|(_, shown)| shown)
        .collect()
}
