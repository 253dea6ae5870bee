//! The columns of a list of editions, and what their cells say.

use super::cell;
use crate::edition::{Edition, Series, Status};
use crate::text::{clean_line, fold};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Key,
    Series,
    Number,
    Date,
    Title,
    Subtitle,
    Venue,
    Status,
    Partners,
    Topics,
    DebateLeader,
    Hosts,
    Guests,
    Music,
    Url,
    DateBasis,
    GuestsComplete,
}

/// What columns are called, folded.
const NAMES: &[(Column, &[&str])] = &[
    (Column::Key, &["key", "sleutel"]),
    (Column::Series, &["series", "serie", "reeks"]),
    (
        Column::Number,
        &[
            "number",
            "no",
            "nr",
            "nummer",
            "editie",
            "edition",
            "editienummer",
            "aflevering",
        ],
    ),
    (Column::Date, &["date", "datum", "dag"]),
    (
        Column::Title,
        &["title", "titel", "thema", "theme", "onderwerp", "subject"],
    ),
    (Column::Subtitle, &["subtitle", "ondertitel"]),
    (
        Column::Venue,
        &["venue", "locatie", "location", "plaats", "zaal"],
    ),
    (Column::Status, &["status"]),
    (
        Column::Partners,
        &["partners", "partner", "in samenwerking met", "samenwerking"],
    ),
    (Column::Topics, &["topics", "thema's", "themas"]),
    (
        Column::DebateLeader,
        &[
            "debate_leader",
            "debate leader",
            "debatleider",
            "gespreksleider",
            "moderator",
        ],
    ),
    (
        Column::Hosts,
        &[
            "hosts",
            "host",
            "gastheer",
            "gastheren",
            "gastvrouw",
            "presentatie",
            "presentatoren",
        ],
    ),
    (
        Column::Guests,
        &[
            "guests",
            "guest",
            "gasten",
            "gast",
            "sprekers",
            "spreker",
            "speakers",
            "bankgasten",
            "tafelgasten",
        ],
    ),
    (Column::Music, &["music", "muziek"]),
    (Column::Url, &["url", "link", "adres", "website"]),
    (Column::DateBasis, &["date_basis"]),
    (Column::GuestsComplete, &["guests_complete"]),
];

impl Column {
    /// Returns the column of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let folded = fold(clean_line(name).trim_matches(|c: char| !c.is_alphanumeric()));
        let known = NAMES
            .iter()
            .find(|(_, names)| names.contains(&folded.as_str()));
        known.map(|(column, _)| *column)
    }

    /// Adds what a cell says to an edition; false where it says nothing that is understood.
    pub(super) fn read(self, cell: &str, edition: &mut Edition) -> bool {
        let text = || Some(clean_line(cell));
        match self {
            Column::Key => {}
            Column::Series => match cell::series(cell) {
                Some(series) => edition.series = series,
                None => return false,
            },
            Column::Number => {
                let Some(number) = cell::number(cell) else {
                    return false;
                };
                edition.number = Some(number);
                // The number may say the series too: "Reuring!Online 3".
                if cell::series(cell) == Some(Series::Online) {
                    edition.series = Series::Online;
                }
            }
            Column::Date => {
                edition.date = crate::ingest::source::moment::day(cell);
                return edition.date.is_some();
            }
            Column::Title => edition.title = text(),
            Column::Subtitle => edition.subtitle = text(),
            Column::Venue => edition.venue = text(),
            Column::Music => edition.music = text(),
            Column::DebateLeader => edition.debate_leader = text(),
            Column::Partners => edition.partners = cell::divided(cell),
            Column::Topics => edition.topics = cell::divided(cell),
            Column::Hosts => edition.hosts = cell::people(cell),
            Column::Guests => edition.guests = cell::people(cell),
            Column::DateBasis => edition.date_basis = text(),
            Column::GuestsComplete => edition.guests_complete = cell.trim() != "false",
            Column::Url => edition.sources = vec![clean_line(cell)],
            Column::Status => match status(cell) {
                Some(status) => edition.status = status,
                None => return false,
            },
        }
        true
    }
}

fn status(cell: &str) -> Option<Status> {
    match fold(cell.trim()).as_str() {
        "held" | "gehouden" | "geweest" => Some(Status::Held),
        "announced" | "aangekondigd" | "gepland" => Some(Status::Announced),
        "cancelled" | "canceled" | "afgelast" | "geannuleerd" | "vervallen" => {
            Some(Status::Cancelled)
        }
        _ => None,
    }
}
