//! What one takes along of an edition: its citation, its guest list, a passage with its source.

use crate::archive::Row;
use crate::calendar;
use crate::edition::{DocumentKind, Edition, Person, Role, Series, Status};
use crate::locale::Lang;
use crate::text::clean_line;

/// Returns the citation in house style, which is Dutch whatever the language of the interface:
/// `Reuring!Café #99, ‘Dealen met stedelijke vraagstukken’, 10 maart 2020, Den Haag`.
#[must_use]
pub fn citation(edition: &Edition) -> String {
    let title = edition.title.as_deref().map(quoted);
    let date = edition.date.map(|date| {
        let date = calendar::long(date, Lang::Nl);
        if edition.is_date_inferred() {
            format!("{date} ({})", Lang::Nl.inferred())
        } else {
            date
        }
    });
    let place = edition
        .venue
        .as_deref()
        .and_then(|venue| venue.rsplit(',').next());
    let status = (edition.status == Status::Cancelled).then(|| Lang::Nl.status_cancelled());
    let parts = [
        Some(edition.designation()),
        title,
        date,
        place.map(|place| place.trim().to_owned()),
        status,
    ];
    clean_line(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Quotation marks inside quotation marks are the double ones.
fn quoted(title: &str) -> String {
    let inner = title.replace('‘', "“");
    // A closing mark between letters is an apostrophe.
    let mut out = String::from("‘");
    let mut opened = 0;
    for c in inner.chars() {
        opened += usize::from(c == '“');
        if c == '’' && opened > 0 && inner.contains('“') {
            out.push('”');
            opened -= 1;
        } else {
            out.push(c);
        }
    }
    out.push('’');
    out
}

/// What a guest list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct GuestList {
    /// The guests.
    pub has_guests: bool,
    /// The hosts.
    pub has_hosts: bool,
    /// The debate leader.
    pub has_leader: bool,
    /// Functions and employers of that evening.
    pub has_functions: bool,
}

impl Default for GuestList {
    fn default() -> Self {
        GuestList {
            has_guests: true,
            has_hosts: true,
            has_leader: true,
            has_functions: true,
        }
    }
}

/// Returns the guest list, a line each: roles are named where there is more than one. Where the source does not name
/// everybody the last line says so.
#[must_use]
pub fn guest_list(edition: &Edition, choice: GuestList, lang: Lang) -> String {
    let about = |person: &Person| match person.describe() {
        about if choice.has_functions && !about.is_empty() => format!(", {about}"),
        _ => String::new(),
    };
    let of = |people: &[Person], is_wanted: bool, role: Role| {
        let people = people.iter().filter(|_| is_wanted);
        let lines = people.map(|person| (format!("{}{}", person.name, about(person)), role));
        lines.collect::<Vec<_>>()
    };
    let mut lines = of(&edition.hosts, choice.has_hosts, Role::Host);
    lines.extend(of(&edition.guests, choice.has_guests, Role::Guest));
    let leader = edition.debate_leader.iter().filter(|_| choice.has_leader);
    lines.extend(leader.map(|name| (name.clone(), Role::DebateLeader)));
    let is_mixed = lines
        .iter()
        .any(|(_, role)| Some(role) != lines.first().map(|(_, role)| role));
    let is_open = choice.has_guests && !edition.guests_complete && !edition.guests.is_empty();
    let note = is_open.then(|| lang.list_may_be_incomplete());
    let lines = lines.into_iter().map(|(line, role)| {
        let role = is_mixed.then(|| format!(" ({})", super::role_name(role, lang)));
        clean_line(&format!("{line}{}", role.unwrap_or_default()))
    });
    lines.chain(note).collect::<Vec<_>>().join("\n")
}

/// Returns a passage with where it stands. Words of the archive's own summary are not quoted as somebody's, and said
/// to be its own.
#[must_use]
pub fn passage(text: &str, kind: DocumentKind, edition: &Edition, lang: Lang) -> String {
    let address = address(edition)
        .map(|url| format!(" <{url}>"))
        .unwrap_or_default();
    let text = clean_line(text);
    let about = citation(edition);
    if kind == DocumentKind::Summary {
        return format!("{text}\n({}; {about}{address})", lang.own_summary());
    }
    format!("“{text}”\n({about}{address})")
}

/// Returns the address of the page about an edition: of its first document that has one, else of a source.
#[must_use]
pub fn address(edition: &Edition) -> Option<&str> {
    let documents = edition
        .documents
        .iter()
        .filter_map(|one| one.url.as_deref());
    let sources = edition.sources.iter().map(String::as_str);
    documents.chain(sources).find(|url| is_address(url))
}

/// Only these go to a browser: a page could name anything else.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic()))
}

/// Returns the series and number in few letters: `#99` for the café, `Online #1`, the series alone where
/// the number is unknown.
#[must_use]
pub fn short_name(row: &Row) -> String {
    match (&row.series, row.number) {
        (Series::Cafe, Some(number)) => format!("#{number}"),
        (Series::Cafe, None) => "Café".to_owned(),
        (Series::Online, Some(number)) => format!("Online #{number}"),
        (Series::Online, None) => "Online".to_owned(),
        (Series::Other(name), Some(number)) => format!("{name} #{number}"),
        (Series::Other(name), None) => name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_names_series_title_day_and_town() {
        let mut edition = Edition {
            number: Some(99),
            title: Some("Dealen met stedelijke vraagstukken".to_owned()),
            date: "2020-03-10".parse().ok(),
            venue: Some("De Glazen Zaal, Den Haag".to_owned()),
            status: Status::Held,
            ..Edition::default()
        };
        assert_eq!(
            citation(&edition),
            "Reuring!Café #99, ‘Dealen met stedelijke vraagstukken’, 10 maart 2020, Den Haag"
        );
        edition.venue = None;
        edition.title = Some("‘Zicht op’ toezicht".to_owned());
        assert_eq!(
            citation(&edition),
            "Reuring!Café #99, ‘“Zicht op” toezicht’, 10 maart 2020"
        );
    }

    #[test]
    fn only_web_addresses_are_opened() {
        for (text, is) in [
            ("https://www.vom-online.nl/x", true),
            ("file:///etc/passwd", false),
            ("https://a b", false),
            ("--help", false),
        ] {
            assert_eq!(is_address(text), is, "{text}");
        }
    }
}
