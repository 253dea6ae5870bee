//! The names of fields, in Dutch and English, whole and short.

use crate::locale::Lang;
use crate::text::{fold, is_near};

/// What a condition can be limited to, and conditions that are no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The number.
    Number,
    /// Title, subtitle, other titles.
    Title,
    /// Guests.
    Guest,
    /// Anybody: guest, host, debate leader.
    Person,
    /// Hosts.
    Host,
    /// The debate leader.
    Leader,
    /// Functions as they were that evening.
    Function,
    /// Employers of guests and hosts, and partners.
    Organisation,
    /// Partners.
    Partner,
    /// Themes.
    Theme,
    /// The place.
    Venue,
    /// The day, month or year.
    Date,
    /// Days from this one on.
    After,
    /// Days before this one.
    Before,
    /// The texts, without the facts.
    Text,
    /// What is known of it.
    Has,
    /// What is not known of it.
    Missing,
    /// What state it is in.
    Is,
    /// Address or file of a document.
    Source,
    /// How results are ordered.
    Sort,
    /// A saved query.
    Saved,
}

/// Per field its names: the Dutch one, the English one, then what else people type. A name stands once.
const NAMES: [(Field, &[&str]); 21] = [
    (
        Field::Number,
        &["nr", "no", "editie", "edition", "nummer", "number", "n"],
    ),
    (Field::Title, &["titel", "title", "ti"]),
    (Field::Guest, &["gast", "guest", "gasten", "guests", "g"]),
    (Field::Person, &["persoon", "person", "wie", "who", "p"]),
    (
        Field::Host,
        &["host", "host", "gastheer", "gastvrouw", "hosts", "h"],
    ),
    (
        Field::Leader,
        &["leider", "leader", "debatleider", "moderator", "l"],
    ),
    (Field::Function, &["functie", "function", "job", "f"]),
    (
        Field::Organisation,
        &[
            "org",
            "org",
            "organisatie",
            "organisation",
            "organization",
            "o",
        ],
    ),
    (Field::Partner, &["partner", "partner", "partners"]),
    (Field::Theme, &["thema", "theme", "tag", "t"]),
    (
        Field::Venue,
        &["locatie", "venue", "plek", "zaal", "place", "location", "v"],
    ),
    (
        Field::Date,
        &["datum", "date", "jaar", "year", "d", "j", "y"],
    ),
    (
        Field::After,
        &["na", "after", "sinds", "since", "vanaf", "from"],
    ),
    (Field::Before, &["voor", "before", "tot", "until"]),
    (Field::Text, &["tekst", "text", "body"]),
    (Field::Has, &["heeft", "has", "met", "with"]),
    (Field::Missing, &["mist", "missing", "zonder", "without"]),
    (Field::Is, &["is", "is", "status", "reeks", "series"]),
    (Field::Source, &["bron", "source", "url"]),
    (Field::Sort, &["sorteer", "sort", "order"]),
    (Field::Saved, &["zoek", "query", "vraag"]),
];

impl Field {
    /// All fields, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Field> {
        NAMES.iter().map(|(field, _)| *field)
    }

    /// Returns the field of a name, whatever its case.
    #[must_use]
    pub fn named(name: &str) -> Option<Field> {
        let name = fold(name);
        let has_name = |(_, names): &&(Field, &[&str])| names.contains(&name.as_str());
        NAMES.iter().find(has_name).map(|(field, _)| *field)
    }

    /// Returns the field of a whole name that people also type without its colon.
    pub(super) fn spoken(name: &str) -> Option<Field> {
        let field = match fold(name).as_str() {
            "spreker" | "speaker" | "sprekers" | "speakers" => Some(Field::Guest),
            "functie" | "function" | "org" | "organisatie" | "organisation" | "organization"
            | "gast" | "guest" | "host" | "gastheer" | "gastvrouw" | "debatleider"
            | "moderator" | "partner" | "thema" | "theme" | "persoon" | "person" | "locatie"
            | "location" | "titel" | "title" => Field::named(name),
            _ => None,
        };
        field.filter(|field| !field.is_value())
    }

    /// Says whether a span behind this name begins with its value, where `na:` begins behind it.
    pub(super) fn includes_its_start(name: &str) -> bool {
        matches!(fold(name).as_str(), "sinds" | "since" | "vanaf" | "from")
    }

    /// Returns the name that is one letter away from what was typed, if there is one.
    pub(super) fn nearly(typed: &str) -> Option<&'static str> {
        let typed = fold(typed);
        // Two letters are one letter away from too much.
        let long = NAMES.iter().flat_map(|(_, names)| names.iter().copied());
        long.filter(|name| name.len() > 3 && typed.len() > 3)
            .find(|name| is_near(name, &typed, 1))
    }

    /// Returns its names; all of them mean the same.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        let own = NAMES.iter().find(|(field, _)| *field == self);
        own.map_or(&[], |(_, names)| names)
    }

    /// Returns the name to show and to complete to.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let at = match lang {
            Lang::Nl => 0,
            Lang::En => 1,
        };
        self.names().get(at).copied().unwrap_or_default()
    }

    /// An edition has only one of it, so that to ask for two is to ask for either.
    pub(super) fn is_single(self) -> bool {
        matches!(self, Field::Number | Field::Date | Field::Venue)
    }

    /// Its value is a number, a date or a keyword rather than words to find.
    #[must_use]
    pub fn is_value(self) -> bool {
        !matches!(
            self,
            Field::Title
                | Field::Guest
                | Field::Person
                | Field::Host
                | Field::Leader
                | Field::Function
                | Field::Organisation
                | Field::Partner
                | Field::Theme
                | Field::Venue
                | Field::Text
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_name_means_one_field() {
        let mut seen: HashSet<&str> = HashSet::new();
        for field in Field::all() {
            let names: HashSet<&str> = field.names().iter().copied().collect();
            for name in names {
                assert!(seen.insert(name), "{name}");
                assert_eq!(Field::named(name), Some(field));
            }
        }
    }

    #[test]
    fn a_field_is_known_in_both_languages_and_nearly() {
        assert_eq!(Field::named("GAST"), Some(Field::Guest));
        assert_eq!(Field::named("foo"), None);
        assert_eq!(Field::nearly("fucntie"), Some("functie"));
        assert_eq!(Field::nearly("http"), None);
    }
}
