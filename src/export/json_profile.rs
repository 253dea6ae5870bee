//! Profiles, lists and figures as JSON.

use serde::Serialize;

use super::SCHEMA;
use crate::archive::Row;
use crate::edition::{Affiliation, Role};
use crate::profiles::{Counted, Listed, OrganisationProfile, PersonProfile, Stats};

#[derive(Serialize)]
struct Evening<'a> {
    key: &'a str,
    date: Option<String>,
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct Appearance<'a> {
    #[serde(flatten)]
    evening: Evening<'a>,
    name: &'a str,
    role: &'static str,
    affiliations: &'a [Affiliation],
}

#[derive(Serialize)]
struct Sent<'a> {
    #[serde(flatten)]
    evening: Evening<'a>,
    name: &'a str,
    role: &'static str,
    functions: &'a [String],
}

#[derive(Serialize)]
struct Passage<'a> {
    key: &'a str,
    document: &'static str,
    url: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct Count<'a> {
    name: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct Person<'a> {
    schema: u32,
    name: &'a str,
    other_names: &'a [String],
    appearances: Vec<Appearance<'a>>,
    company: Vec<Count<'a>>,
    themes: Vec<Count<'a>>,
    passages: Vec<Passage<'a>>,
}

#[derive(Serialize)]
struct Organisation<'a> {
    schema: u32,
    name: &'a str,
    kind: Option<&'a str>,
    abbreviations: &'a [String],
    former_names: &'a [String],
    other_names: &'a [String],
    people: Vec<Sent<'a>>,
    partnerships: Vec<Evening<'a>>,
    themes: Vec<Count<'a>>,
}

#[derive(Serialize)]
struct List<'a> {
    schema: u32,
    total: usize,
    names: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    matching: usize,
    count: usize,
    first: Option<Evening<'a>>,
    last: Option<Evening<'a>>,
}

#[derive(Serialize)]
struct Annual {
    year: i16,
    editions: usize,
    guests: usize,
    new: usize,
    returning: usize,
}

#[derive(Serialize)]
struct Figures<'a> {
    schema: u32,
    editions: usize,
    cancelled: usize,
    undated: usize,
    guests: usize,
    returning: usize,
    years: Vec<Annual>,
    organisations: Vec<Count<'a>>,
    themes: Vec<Count<'a>>,
    people: Vec<Count<'a>>,
}

fn evening(row: &Row) -> Evening<'_> {
    Evening {
        key: row.key.as_str(),
        date: row.date.map(|date| date.to_string()),
        title: row.title.as_deref(),
    }
}

fn counts(counted: &[Counted]) -> Vec<Count<'_>> {
    let counts = counted.iter().map(|one| Count {
        name: &one.name,
        count: one.count,
    });
    counts.collect()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Host => "host",
        Role::Guest => "guest",
        Role::DebateLeader => "debate_leader",
    }
}

/// Returns a person's profile.
///
/// # Errors
///
/// None that these types can cause; the serialiser's type asks for it.
pub fn person_to_json(person: &PersonProfile) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Person {
        schema: SCHEMA,
        name: &person.name,
        other_names: &person.other_names,
        appearances: person
            .appearances
            .iter()
            .map(|one| Appearance {
                evening: evening(&one.row),
                name: &one.person.name,
                role: role(one.role),
                affiliations: &one.person.affiliations,
            })
            .collect(),
        company: counts(&person.company),
        themes: counts(&person.themes),
        passages: person
            .passages
            .iter()
            .map(|one| Passage {
                key: one.row.key.as_str(),
                document: one.kind.key(),
                url: one.url.as_deref(),
                text: &one.text,
            })
            .collect(),
    })
}

/// Returns an organisation's profile.
///
/// # Errors
///
/// None that these types can cause; the serialiser's type asks for it.
pub fn organisation_to_json(one: &OrganisationProfile) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Organisation {
        schema: SCHEMA,
        name: &one.name,
        kind: one.kind.as_deref(),
        abbreviations: &one.abbreviations,
        former_names: &one.former_names,
        other_names: &one.other_names,
        people: one
            .sent
            .iter()
            .map(|sent| Sent {
                evening: evening(&sent.row),
                name: &sent.name,
                role: role(sent.role),
                functions: &sent.functions,
            })
            .collect(),
        partnerships: one.partnerships.iter().map(evening).collect(),
        themes: counts(&one.themes),
    })
}

/// Returns a list of names.
///
/// # Errors
///
/// None that these types can cause; the serialiser's type asks for it.
pub fn listed_to_json(listed: &[Listed]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&List {
        schema: SCHEMA,
        total: listed.len(),
        names: listed
            .iter()
            .map(|one| Line {
                name: &one.name,
                matching: one.matching,
                count: one.count,
                first: one.first.as_ref().map(evening),
                last: one.last.as_ref().map(evening),
            })
            .collect(),
    })
}

/// Returns the figures of the whole.
///
/// # Errors
///
/// None that these types can cause; the serialiser's type asks for it.
pub fn stats_to_json(stats: &Stats) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Figures {
        schema: SCHEMA,
        editions: stats.editions,
        cancelled: stats.cancelled,
        undated: stats.undated,
        guests: stats.guests,
        returning: stats.returning,
        years: stats
            .years
            .iter()
            .map(|year| Annual {
                year: year.year,
                editions: year.editions,
                guests: year.guests,
                new: year.new,
                returning: year.returning(),
            })
            .collect(),
        organisations: counts(&stats.organisations),
        themes: counts(&stats.themes),
        people: counts(&stats.people),
    })
}
