//! Tables that open right in a Dutch spreadsheet: semicolons, a byte order mark, and no field that is taken
//! for a formula.

use std::io;

use crate::edition::Edition;
use crate::locale::Lang;
use crate::profiles::{Listed, OrganisationProfile, PersonProfile};

/// Without it a spreadsheet takes UTF-8 for the letters of its own system.
const MARK: &str = "\u{FEFF}";

/// Returns editions as a table.
///
/// # Errors
///
/// None that writing to memory can cause; the writer's type asks for it.
pub fn editions_to_csv(editions: &[&Edition]) -> io::Result<String> {
    let head = [
        "key",
        "series",
        "number",
        "date",
        "title",
        "status",
        "venue",
        "debate_leader",
        "hosts",
        "guests",
        "partners",
        "topics",
        "url",
        "date_basis",
        "guests_complete",
    ];
    let rows = editions.iter().map(|edition| {
        let people = |people: &[crate::edition::Person]| {
            let lines = people.iter().map(|one| {
                let about = one.describe();
                if about.is_empty() {
                    one.name.clone()
                } else {
                    format!("{} ({about})", one.name)
                }
            });
            lines.collect::<Vec<_>>().join("; ")
        };
        vec![
            edition.key.to_string(),
            edition.series.key().to_owned(),
            edition
                .number
                .map(|number| number.to_string())
                .unwrap_or_default(),
            edition
                .date
                .map(|date| date.to_string())
                .unwrap_or_default(),
            edition.title.clone().unwrap_or_default(),
            edition.status.key().to_owned(),
            edition.venue.clone().unwrap_or_default(),
            edition.debate_leader.clone().unwrap_or_default(),
            people(&edition.hosts),
            people(&edition.guests),
            edition.partners.join("; "),
            edition.topics.join("; "),
            super::address(edition).unwrap_or_default().to_owned(),
            edition.date_basis.clone().unwrap_or_default(),
            edition.guests_complete.to_string(),
        ]
    });
    table(&head, rows)
}

/// Returns the appearances of a person as a table.
///
/// # Errors
///
/// None that writing to memory can cause; the writer's type asks for it.
pub fn person_to_csv(person: &PersonProfile, lang: Lang) -> io::Result<String> {
    let head = [
        "name",
        "key",
        "date",
        "title",
        "role",
        "function",
        "organisation",
    ];
    let rows = person.appearances.iter().flat_map(|one| {
        let of = |function: Option<&String>, organisation: Option<&String>| {
            vec![
                one.person.name.clone(),
                one.row.key.to_string(),
                one.row
                    .date
                    .map(|date| date.to_string())
                    .unwrap_or_default(),
                one.row.title.clone().unwrap_or_default(),
                super::role_name(one.role, lang),
                function.cloned().unwrap_or_default(),
                organisation.cloned().unwrap_or_default(),
            ]
        };
        let affiliations = &one.person.affiliations;
        if affiliations.is_empty() {
            return vec![of(None, None)];
        }
        let rows = affiliations
            .iter()
            .map(|one| of(one.function.as_ref(), one.organisation.as_ref()));
        rows.collect()
    });
    table(&head, rows)
}

/// Returns whom an organisation sent as a table.
///
/// # Errors
///
/// None that writing to memory can cause; the writer's type asks for it.
pub fn organisation_to_csv(organisation: &OrganisationProfile, lang: Lang) -> io::Result<String> {
    let head = [
        "organisation",
        "key",
        "date",
        "title",
        "role",
        "name",
        "function",
    ];
    let rows = organisation.sent.iter().map(|one| {
        vec![
            organisation.name.clone(),
            one.row.key.to_string(),
            one.row
                .date
                .map(|date| date.to_string())
                .unwrap_or_default(),
            one.row.title.clone().unwrap_or_default(),
            super::role_name(one.role, lang),
            one.name.clone(),
            one.functions.join("; "),
        ]
    });
    table(&head, rows)
}

/// Returns a list of names as a table.
///
/// # Errors
///
/// None that writing to memory can cause; the writer's type asks for it.
pub fn listed_to_csv(listed: &[Listed]) -> io::Result<String> {
    let date = |row: &Option<crate::archive::Row>| {
        let date = row.as_ref().and_then(|row| row.date);
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    let rows = listed.iter().map(|one| {
        vec![
            one.name.clone(),
            one.matching.to_string(),
            one.count.to_string(),
            date(&one.first),
            date(&one.last),
        ]
    });
    table(&["name", "matching", "count", "first", "last"], rows)
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(head)?;
    for row in rows {
        writer.write_record(row.iter().map(|field| harmless(field)))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))?;
    Ok(format!("{MARK}{}", String::from_utf8_lossy(&bytes)))
}

/// A spreadsheet takes a field that starts like a formula for one, also behind blanks and line breaks.
fn harmless(field: &str) -> String {
    let field = crate::text::clean_line(field);
    if field.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{field}")
    } else {
        field
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_divided_by_semicolons_and_never_formulas() {
        let edition = Edition {
            title: Some(" =HYPERLINK(\"http://x\"); \"ja\"".to_owned()),
            ..Edition::default()
        };
        let table = editions_to_csv(&[&edition]).expect("a table");
        assert!(table.starts_with("\u{FEFF}key;series;number"), "{table}");
        assert!(
            table.contains(";\"'=HYPERLINK(\"\"http://x\"\"); \"\"ja\"\"\";"),
            "{table}"
        );
    }
}
