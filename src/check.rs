//! What the archive lacks or contradicts, each finding with the command that mends it. Pure.

mod people;
mod series;

use crate::archive::{ArchiveError, SameName};
use crate::catalogue::{Catalogue, Doubt};
use crate::edition::{DocumentKind, Edition, Handle, Status};
use crate::gazetteer::Gazetteer;
use crate::ingest::merge::{Correction, PEOPLE};

pub use people::{Likeness, likeness, surname_letters};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Two editions of a series have one number.
    DoubleNumber,
    /// A number between the lowest and the highest is missing.
    MissingNumber,
    /// A later number has an earlier date.
    DateOrder,
    /// Documents disagree.
    Conflict,
    /// A fact was read in words that allow another reading.
    Unsure,
    /// A correction speaks of something that is there no longer.
    UnfittingCorrection,
    /// The date is unknown.
    NoDate,
    /// The title is unknown.
    NoTitle,
    /// No guest is known.
    NoGuests,
    /// A report names one or two guests: others may have been missed.
    FewGuests,
    /// A page says that it does not name all guests, or names fewer than it counts.
    IncompleteGuests,
    /// It was held, and no report is known.
    NoReport,
    /// Two names may be one person.
    SamePerson,
    /// An organisation that the gazetteer file does not know.
    UnknownOrganisation,
}

impl Kind {
    /// Returns the key used in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Kind::DoubleNumber => "double_number",
            Kind::MissingNumber => "missing_number",
            Kind::DateOrder => "date_order",
            Kind::Conflict => "conflict",
            Kind::Unsure => "unsure",
            Kind::UnfittingCorrection => "unfitting_correction",
            Kind::NoDate => "no_date",
            Kind::NoTitle => "no_title",
            Kind::NoGuests => "no_guests",
            Kind::FewGuests => "few_guests",
            Kind::IncompleteGuests => "incomplete_guests",
            Kind::NoReport => "no_report",
            Kind::SamePerson => "same_person",
            Kind::UnknownOrganisation => "unknown_organisation",
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What is wrong.
    pub kind: Kind,
    /// The edition it is about, if it is about one.
    pub edition: Option<Handle>,
    /// The values that show it.
    pub detail: String,
    /// The command that mends it.
    pub mend: String,
}

/// An edition with what is unsure of it.
struct Checked<'a> {
    edition: &'a Edition,
    doubts: Vec<Doubt>,
}

/// Returns all findings, the gravest kind first, each kind in the order of the catalogue.
///
/// # Errors
///
/// Facts that do not have the shape expected.
pub fn check(catalogue: &Catalogue, gazetteer: &Gazetteer) -> Result<Vec<Finding>, ArchiveError> {
    Ok(findings(
        &looked_at(catalogue)?,
        gazetteer,
        catalogue.same_names(),
    ))
}

/// Returns the same about editions alone, without names that may be one: every pair of names is compared for those,
/// which takes most of the time, and none of them makes an edition wrong.
///
/// # Errors
///
/// Facts that do not have the shape expected.
pub fn check_editions(catalogue: &Catalogue) -> Result<Vec<Finding>, ArchiveError> {
    Ok(of_editions(&looked_at(catalogue)?))
}

fn looked_at(catalogue: &Catalogue) -> Result<Vec<Checked<'_>>, ArchiveError> {
    let editions = catalogue.editions().iter();
    editions
        .map(|stored| {
            Ok(Checked {
                edition: &stored.edition,
                doubts: stored.doubts()?,
            })
        })
        .collect()
}

fn of_editions(editions: &[Checked<'_>]) -> Vec<Finding> {
    let mut findings = series::check(editions);
    for checked in editions {
        findings.extend(completeness(checked.edition));
        findings.extend(
            checked
                .doubts
                .iter()
                .map(|doubt| doubtful(checked.edition, doubt)),
        );
    }
    findings.sort_by_key(|finding| finding.kind);
    findings
}

fn findings(editions: &[Checked<'_>], gazetteer: &Gazetteer, decided: &[SameName]) -> Vec<Finding> {
    let mut findings = of_editions(editions);
    findings.extend(people::check(editions, decided));
    findings.extend(organisations(editions, gazetteer));
    findings.sort_by_key(|finding| finding.kind);
    findings
}

fn finding(kind: Kind, edition: &Edition, detail: String) -> Finding {
    let mend = format!("reuring edit {}", edition.key);
    Finding {
        kind,
        edition: Some(edition.key.clone()),
        detail,
        mend,
    }
}

fn completeness(edition: &Edition) -> Vec<Finding> {
    let is_cancelled = edition.status == Status::Cancelled;
    let has_text = edition
        .documents
        .iter()
        .any(|one| one.kind == DocumentKind::Report);
    let lacks_report = edition.status == Status::Held && !has_text;
    let title = edition.title.clone().unwrap_or_default();
    let mut findings = Vec::new();
    for (kind, is_lacking) in [
        (Kind::NoDate, edition.date.is_none()),
        (Kind::NoTitle, edition.title.is_none() && !is_cancelled),
        (Kind::NoGuests, edition.guests.is_empty() && !is_cancelled),
        (Kind::FewGuests, has_text && is_few(edition.guests.len())),
        (Kind::IncompleteGuests, !edition.guests_complete),
    ] {
        findings.extend(is_lacking.then(|| finding(kind, edition, title.clone())));
    }
    // A report is not written by hand, but imported.
    findings.extend(lacks_report.then(|| Finding {
        mend: "reuring import PATH".to_owned(),
        ..finding(Kind::NoReport, edition, title)
    }));
    findings
}

/// Says whether a report with so many guests may have lost some: most evenings had four or five.
fn is_few(guests: usize) -> bool {
    (1..3).contains(&guests)
}

fn doubtful(edition: &Edition, doubt: &Doubt) -> Finding {
    match doubt {
        Doubt::Conflict(conflict) => {
            let readings: Vec<String> = conflict
                .readings
                .iter()
                .map(|one| format!("{} ({})", one.value, one.source))
                .collect();
            let detail = format!("{}: {}", conflict.field, readings.join(" / "));
            finding(Kind::Conflict, edition, detail)
        }
        Doubt::Person { name, conflict } => {
            finding(Kind::Conflict, edition, format!("{name}: {conflict}"))
        }
        Doubt::Inferred(basis) => finding(Kind::Unsure, edition, basis.clone()),
        Doubt::Reading(words) => finding(Kind::Unsure, edition, words.clone()),
        Doubt::Unfitting(correction) => unfitting(edition, correction),
    }
}

fn unfitting(edition: &Edition, correction: &Correction) -> Finding {
    let key = &edition.key;
    let mend = match &correction.item {
        Some(name) if correction.field == PEOPLE => {
            format!("reuring place {key} \"{name}\" --undo")
        }
        _ => format!("reuring set {key} {} --undo", correction.field),
    };
    let detail = match correction.shown() {
        value if value.is_empty() => correction.subject(),
        value => format!("{}: {value}", correction.subject()),
    };
    Finding {
        mend,
        ..finding(Kind::UnfittingCorrection, edition, detail)
    }
}

fn organisations(editions: &[Checked<'_>], gazetteer: &Gazetteer) -> Vec<Finding> {
    let mut seen: Vec<&str> = Vec::new();
    let mut findings = Vec::new();
    for checked in editions {
        let edition = checked.edition;
        let employers = edition.bench().flat_map(|(_, person)| &person.affiliations);
        let names = employers.filter_map(|one| one.organisation.as_deref());
        for name in names.chain(edition.partners.iter().map(String::as_str)) {
            if gazetteer.organisation(name).is_none() && !seen.contains(&name) {
                seen.push(name);
                findings.push(finding(Kind::UnknownOrganisation, edition, name.to_owned()));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::doubts_of_record;
    use crate::edition::{Affiliation, Conflict, Document, Person, Reading, Series};

    fn edition(number: u32, date: &str) -> Edition {
        Edition {
            key: Handle::numbered(&Series::Cafe, number),
            number: Some(number),
            date: date.parse().ok(),
            title: Some(format!("Avond {number}")),
            status: Status::Announced,
            guests: vec![Person {
                name: format!("Gast {number}"),
                ..Person::default()
            }],
            guests_complete: true,
            ..Edition::default()
        }
    }

    fn found(editions: &[Edition]) -> Vec<(Kind, Option<String>, String)> {
        let checked = editions.iter().map(|edition| Checked {
            edition,
            doubts: doubts_of_record(edition),
        });
        let checked: Vec<Checked<'_>> = checked.collect();
        let findings = findings(&checked, &Gazetteer::default(), &[]).into_iter();
        findings
            .map(|one| (one.kind, one.edition.map(|key| key.to_string()), one.detail))
            .collect()
    }

    fn kinds(editions: &[Edition]) -> Vec<Kind> {
        found(editions).into_iter().map(|(kind, ..)| kind).collect()
    }

    #[test]
    fn an_archive_without_faults_gives_no_findings() {
        assert_eq!(
            found(&[edition(1, "2006-02-07"), edition(2, "2006-03-07")]),
            []
        );
    }

    #[test]
    fn missing_and_double_numbers_are_found() {
        let mut double = edition(4, "2006-05-02");
        double.key = Handle::from_text("cafe-4-2");
        let editions = vec![edition(1, "2006-02-07"), edition(4, "2006-05-01"), double];
        let details: Vec<String> = found(&editions)
            .into_iter()
            .map(|(.., detail)| detail)
            .collect();
        assert_eq!(details, ["cafe-4, cafe-4-2", "2–3"]);
    }

    #[test]
    fn a_date_that_runs_against_the_numbers_is_found() {
        let editions = vec![
            edition(1, "2006-02-07"),
            edition(2, "2006-01-07"),
            edition(3, "2006-03-07"),
        ];
        assert_eq!(kinds(&editions), [Kind::DateOrder]);
    }

    #[test]
    fn a_cancelled_edition_keeps_its_planned_day_without_running_against_the_dates() {
        let mut cancelled = edition(2, "2006-05-02");
        cancelled.status = Status::Cancelled;
        let editions = vec![
            edition(1, "2006-02-07"),
            cancelled,
            edition(3, "2006-03-07"),
        ];
        assert_eq!(kinds(&editions), []);
    }

    #[test]
    fn what_an_edition_lacks_is_found() {
        let mut bare = edition(1, "2006-02-07");
        (bare.title, bare.date, bare.status) = (None, None, Status::Held);
        bare.guests.clear();
        assert_eq!(
            kinds(&[bare]),
            [Kind::NoDate, Kind::NoTitle, Kind::NoGuests, Kind::NoReport]
        );
    }

    #[test]
    fn a_report_with_few_guests_and_a_list_that_is_not_whole_are_found() {
        let mut one = edition(1, "2006-02-07");
        one.documents = vec![Document {
            kind: DocumentKind::Report,
            title: None,
            url: None,
            published: None,
            text: "Er werd lang gesproken.".to_owned(),
        }];
        one.guests.truncate(1);
        assert_eq!(kinds(std::slice::from_ref(&one)), [Kind::FewGuests]);
        one.guests_complete = false;
        let both = [Kind::FewGuests, Kind::IncompleteGuests];
        assert_eq!(kinds(&[one]), both);
    }

    #[test]
    fn a_conflict_is_open_until_a_person_decides() {
        let reading = |source: &str| Reading {
            value: "x".to_owned(),
            source: source.to_owned(),
        };
        let mut disputed = edition(1, "2006-02-07");
        let readings = vec![reading("a.txt"), reading("b.txt")];
        disputed.conflicts = vec![Conflict {
            field: "venue".to_owned(),
            readings,
        }];
        assert_eq!(kinds(&[disputed.clone()]), [Kind::Conflict]);
        disputed.conflicts[0]
            .readings
            .insert(0, reading("correction by jet, 2026-11-21"));
        assert_eq!(kinds(&[disputed]), []);
    }

    #[test]
    fn names_a_letter_apart_are_found_only_with_one_employer() {
        let named = |number, name: &str, employer: &str| {
            let mut edition = edition(number, &format!("2006-0{number}-07"));
            edition.guests[0].name = name.to_owned();
            edition.guests[0].affiliations = vec![Affiliation {
                organisation: Some(employer.to_owned()),
                ..Affiliation::default()
            }];
            edition
        };
        for (one, other, employer, found) in [
            ("Krista Kuijpers", "Krista Kuypers", "VNG", true),
            ("Krista Kuijpers", "Krista Bos", "UWV", false),
            ("Anna Visser", "Anna Vissers", "UWV", true),
            ("Anna Visser", "Anna Vissers", "VNG", false),
            ("Visser", "Anna Visser", "UWV", true),
            ("Visser", "Anna Visser", "VNG", false),
        ] {
            let editions = [named(1, one, "UWV"), named(2, other, employer)];
            let is_found = kinds(&editions).contains(&Kind::SamePerson);
            assert_eq!(is_found, found, "{one}, {other} ({employer})");
        }
    }

    #[test]
    fn an_organisation_nobody_knows_is_found_once() {
        let employed = |number| {
            let mut edition = edition(number, &format!("2006-0{number}-07"));
            let organisation = Some("Bureau Zonder Naam".to_owned());
            edition.guests[0].affiliations = vec![Affiliation {
                organisation,
                ..Affiliation::default()
            }];
            edition
        };
        assert_eq!(
            kinds(&[employed(1), employed(2)]),
            [Kind::UnknownOrganisation]
        );
    }
}
