//! What is known of an organisation: whom it sent and when, and which evenings it organised.

use super::names::key;
use super::person::{Counted, Tally};
use super::{Kind, editions_at};
use crate::archive::Row;
use crate::catalogue::Catalogue;
use crate::edition::{Affiliation, Role};
use crate::gazetteer::Gazetteer;

/// Somebody who came from an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The edition.
    pub row: Row,
    /// Who.
    pub name: String,
    /// What they did that evening.
    pub role: Role,
    /// Their functions at the organisation.
    pub functions: Vec<String>,
}

/// What is known of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationProfile {
    /// The name.
    pub name: String,
    /// What sort of organisation, where the gazetteer file knows it.
    pub kind: Option<String>,
    /// Abbreviations.
    pub abbreviations: Vec<String>,
    /// What it was called before.
    pub former_names: Vec<String>,
    /// Spellings that were joined to it.
    pub other_names: Vec<String>,
    /// Who came from it, the newest first.
    pub sent: Vec<Sent>,
    /// The evenings it organised, the newest first.
    pub partnerships: Vec<Row>,
    /// The themes of all those evenings.
    pub themes: Vec<Counted>,
}

impl OrganisationProfile {
    /// Returns the first and the last evening it had a part in.
    #[must_use]
    pub fn span(&self) -> Option<(&Row, &Row)> {
        let rows = || {
            let sent = self.sent.iter().map(|sent| &sent.row);
            sent.chain(&self.partnerships)
        };
        Some((
            rows().min_by_key(|row| row.id)?,
            rows().max_by_key(|row| row.id)?,
        ))
    }
}

/// Returns what is known of the organisation of this name, by any of its names.
#[must_use]
pub fn organisation(catalogue: &Catalogue, name: &str) -> Option<OrganisationProfile> {
    let entry = catalogue.names(Kind::Organisation).get(name)?;
    let own = key(&entry.name);
    let is_own = |one: &&Affiliation| {
        let organisation = one.organisation.as_deref();
        organisation.is_some_and(|name| key(name) == own)
    };
    let (mut sent, mut themes) = (Vec::new(), Tally::default());
    for evening in editions_at(catalogue, &entry.editions) {
        for (role, person) in evening.people() {
            let here: Vec<&Affiliation> = person.affiliations.iter().filter(is_own).collect();
            let functions = here.iter().filter_map(|one| one.function.clone());
            sent.extend((!here.is_empty()).then(|| Sent {
                row: evening.row.clone(),
                name: person.name.clone(),
                role,
                functions: functions.collect(),
            }));
        }
        evening
            .edition
            .topics
            .iter()
            .for_each(|one| themes.add(one));
    }
    let known = Gazetteer::bundled().organisation(&entry.name);
    let all = catalogue.other_names(Kind::Organisation, &entry.name);
    let listed: Vec<&str> = known.map_or_else(Vec::new, |one| one.aliases().collect());
    let partnerships = editions_at(catalogue, &entry.partnerships);
    Some(OrganisationProfile {
        name: entry.name.clone(),
        kind: known.map(|one| one.kind.clone()),
        abbreviations: known.map_or_else(Vec::new, |one| one.abbreviations.clone()),
        former_names: known.map_or_else(Vec::new, |one| one.former_names.clone()),
        other_names: all
            .into_iter()
            .filter(|name| !listed.contains(&name.as_str()))
            .collect(),
        sent,
        partnerships: partnerships.map(|evening| evening.row.clone()).collect(),
        themes: themes.counted(),
    })
}
