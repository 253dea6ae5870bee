//! The fixed pieces of SQL: names as a whole, what is known, states. `{id}` stands for the edition's id.

use super::{Column, Part, State};

/// Names that are exactly `?`, as edition ids, with the columns they belong to.
pub(super) const NAMES: [(&[Column], &str); 9] = [
    (&[Column::Title], "SELECT edition FROM edition_title WHERE folded = ?"),
    (
        &[Column::Guests],
        "SELECT a.edition FROM person p JOIN appearance a ON a.person = p.id WHERE p.folded = ? AND a.role = 'guest'",
    ),
    (
        &[Column::Hosts],
        "SELECT a.edition FROM person p JOIN appearance a ON a.person = p.id WHERE p.folded = ? AND a.role = 'host'",
    ),
    (
        &[Column::Leader],
        "SELECT a.edition FROM person p JOIN appearance a ON a.person = p.id WHERE p.folded = ? AND a.role = 'debate_leader'",
    ),
    (
        &[Column::Functions],
        "SELECT a.edition FROM appearance a JOIN affiliation f ON f.appearance = a.id WHERE fold(f.function) = ?",
    ),
    (
        &[Column::Venue],
        "SELECT id FROM edition WHERE fold(venue) = ?",
    ),
    (
        &[Column::Organisations],
        "SELECT a.edition FROM organisation_name n JOIN affiliation f ON f.organisation = n.organisation
         JOIN appearance a ON a.id = f.appearance WHERE n.folded = ?",
    ),
    (
        &[Column::Partners],
        "SELECT s.edition FROM organisation_name n JOIN partnership s ON s.organisation = n.organisation WHERE n.folded = ?",
    ),
    (
        &[Column::Themes],
        "SELECT t.edition FROM theme_name n JOIN edition_theme t ON t.theme = n.theme WHERE n.folded = ?",
    ),
];

/// Handles, as a JSON array, that lead there or did before there was a better one.
pub(super) const HANDLES: &str =
    "{id} IN (SELECT id FROM edition WHERE key IN (SELECT value FROM json_each(?))
     UNION SELECT d.edition FROM former_handle f JOIN document d ON d.id = f.document
           WHERE f.handle IN (SELECT value FROM json_each(?)))";

/// The address or the place a document came from.
pub(super) const SOURCE: &str =
    "EXISTS (SELECT 1 FROM document d LEFT JOIN origin o ON o.document = d.id
     WHERE d.edition = {id} AND (instr(lower(d.url), ?) > 0 OR instr(lower(o.place), ?) > 0))";

pub(super) fn column(column: Column) -> &'static str {
    match column {
        Column::Title => "title",
        Column::Guests => "guests",
        Column::Hosts => "hosts",
        Column::Leader => "leader",
        Column::Functions => "functions",
        Column::Organisations => "organisations",
        Column::Partners => "partners",
        Column::Themes => "themes",
        Column::Venue => "venue",
    }
}

/// In the record an absent key is unknown; inside a value a quote is escaped, so that a key is found surely.
pub(super) fn known(part: Part) -> &'static str {
    match part {
        Part::Number => "(SELECT number FROM edition e WHERE e.id = {id}) IS NOT NULL",
        Part::Title => "(SELECT title FROM edition e WHERE e.id = {id}) IS NOT NULL",
        Part::Date => "(SELECT date FROM edition e WHERE e.id = {id}) IS NOT NULL",
        Part::Venue => "(SELECT instr(record, '\"venue\":') FROM edition e WHERE e.id = {id}) > 0",
        Part::Music => "(SELECT instr(record, '\"music\":') FROM edition e WHERE e.id = {id}) > 0",
        Part::Attendance => {
            "(SELECT instr(record, '\"attendance\":') FROM edition e WHERE e.id = {id}) > 0"
        }
        Part::Links => "(SELECT instr(record, '\"links\":') FROM edition e WHERE e.id = {id}) > 0",
        Part::Guests => "EXISTS (SELECT 1 FROM appearance WHERE edition = {id} AND role = 'guest')",
        Part::Hosts => "EXISTS (SELECT 1 FROM appearance WHERE edition = {id} AND role = 'host')",
        Part::Leader => {
            "EXISTS (SELECT 1 FROM appearance WHERE edition = {id} AND role = 'debate_leader')"
        }
        Part::Partners => "EXISTS (SELECT 1 FROM partnership WHERE edition = {id})",
        Part::Themes => "EXISTS (SELECT 1 FROM edition_theme WHERE edition = {id})",
        Part::Report => {
            "EXISTS (SELECT 1 FROM document WHERE edition = {id} AND json_extract(extract, '$.kind') = 'report')"
        }
        Part::Announcement => {
            "EXISTS (SELECT 1 FROM document WHERE edition = {id} AND json_extract(extract, '$.kind') = 'announcement')"
        }
    }
}

pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Held => "(SELECT status FROM edition e WHERE e.id = {id}) = 'held'",
        State::Announced => "(SELECT status FROM edition e WHERE e.id = {id}) = 'announced'",
        State::Cancelled => "(SELECT status FROM edition e WHERE e.id = {id}) = 'cancelled'",
        State::Cafe => "(SELECT series FROM edition e WHERE e.id = {id}) = 'cafe'",
        State::Online => "(SELECT series FROM edition e WHERE e.id = {id}) = 'online'",
        State::Unsure => {
            "(SELECT instr(record, ':\"inferred') + instr(record, '\"conflict') FROM edition e WHERE e.id = {id}) > 0"
        }
        State::Edited => {
            "EXISTS (SELECT 1 FROM document d JOIN correction_anchor a ON a.document = d.id
                     JOIN correction c ON c.id = a.correction WHERE d.edition = {id} AND c.reverted IS NULL)"
        }
        State::News => "{id} < 0",
    }
}
