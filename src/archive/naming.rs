//! What people decided about names: two that are one person or organisation, and two that are not.
//!
//! A layer of its own between the merged editions and what is derived from them: documents keep their
//! words, no import touches it, and taking a decision back brings the names back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::Connection;
use xxhash_rust::xxh3::xxh3_128;

use super::Result;
use crate::edition::{Edition, Person};
use crate::text::{fold, slug};

/// A chain of names that were joined one to the next ends somewhere; a circle would not.
const LONGEST_CHAIN: usize = 8;

/// A decision about two names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameName {
    /// `person` or `organisation`.
    pub kind: String,
    /// The name that gives way.
    pub name: String,
    /// The name that stays.
    pub canonical: String,
    /// They are one; else they are two, however alike they look.
    pub is_same: bool,
    /// When it was decided, UTC.
    pub made: String,
    /// By whom.
    pub made_by: String,
}

pub(super) fn all(connection: &Connection) -> Result<Vec<SameName>> {
    let sql = "SELECT kind, name, canonical, is_same, made, made_by FROM same_name
               WHERE reverted IS NULL ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let decisions = statement.query_map([], |row| {
        Ok(SameName {
            kind: row.get(0)?,
            name: row.get(1)?,
            canonical: row.get(2)?,
            is_same: row.get(3)?,
            made: row.get(4)?,
            made_by: row.get(5)?,
        })
    })?;
    Ok(decisions.collect::<rusqlite::Result<_>>()?)
}

/// Writes a decision. One about the same two names that held before no longer does.
pub(super) fn add(connection: &Connection, decision: &SameName, now: Timestamp) -> Result<()> {
    revert(
        connection,
        &decision.kind,
        &decision.name,
        &decision.canonical,
        now,
    )?;
    let sql = "INSERT INTO same_name (kind, name, canonical, is_same, made, made_by)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    connection.prepare_cached(sql)?.execute((
        &decision.kind,
        &decision.name,
        &decision.canonical,
        decision.is_same,
        &decision.made,
        &decision.made_by,
    ))?;
    Ok(())
}

/// Takes back what was decided about two names, in either order, and says whether there was anything.
pub(super) fn revert(
    connection: &Connection,
    kind: &str,
    one: &str,
    other: &str,
    now: Timestamp,
) -> Result<bool> {
    let (one, other) = (slug(one), slug(other));
    let mut is_reverted = false;
    let sql = "SELECT id, name, canonical FROM same_name WHERE kind = ?1 AND reverted IS NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([kind], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    for row in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        let names = (slug(&row.1), slug(&row.2));
        if names == (one.clone(), other.clone()) || names == (other.clone(), one.clone()) {
            let sql = "UPDATE same_name SET reverted = ?2 WHERE id = ?1";
            connection.execute(sql, (row.0, now.to_string()))?;
            is_reverted = true;
        }
    }
    Ok(is_reverted)
}

/// By folded name, the name that stays.
#[derive(Debug)]
pub(super) struct Names {
    people: BTreeMap<String, String>,
    organisations: BTreeMap<String, String>,
    digest: String,
}

impl Names {
    /// Returns what was decided and holds.
    pub(super) fn load(connection: &Connection) -> Result<Self> {
        Ok(Names::of(all(connection)?))
    }

    /// Returns a digest of the decisions.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }

    fn of(decisions: Vec<SameName>) -> Self {
        let (mut people, mut organisations) = (BTreeMap::new(), BTreeMap::new());
        for decision in decisions.into_iter().filter(|one| one.is_same) {
            let names = if decision.kind == "person" {
                &mut people
            } else {
                &mut organisations
            };
            names.insert(slug(&decision.name), decision.canonical);
        }
        let digest = format!(
            "{:032x}",
            xxh3_128(format!("{people:?}{organisations:?}").as_bytes())
        );
        Names {
            people,
            organisations,
            digest,
        }
    }

    /// Gives the people and organisations of an edition the names that were decided on.
    pub(super) fn apply(&self, edition: &mut Edition) {
        for person in edition.hosts.iter_mut().chain(&mut edition.guests) {
            rename(&self.people, &mut person.name);
            for affiliation in &mut person.affiliations {
                if let Some(organisation) = &mut affiliation.organisation {
                    rename(&self.organisations, organisation);
                }
            }
        }
        if let Some(leader) = &mut edition.debate_leader {
            rename(&self.people, leader);
        }
        for partner in &mut edition.partners {
            rename(&self.organisations, partner);
        }
        once(&mut edition.hosts);
        once(&mut edition.guests);
        let mut seen = Vec::new();
        edition.partners.retain(|partner| {
            let is_new = !seen.contains(&fold(partner));
            seen.push(fold(partner));
            is_new
        });
    }
}

fn rename(names: &BTreeMap<String, String>, name: &mut String) {
    for _ in 0..LONGEST_CHAIN {
        match names.get(&slug(name)) {
            Some(canonical) if canonical != name => name.clone_from(canonical),
            _ => return,
        }
    }
}

/// Of people who now have one name the first stays, with all their affiliations.
fn once(people: &mut Vec<Person>) {
    let mut kept: Vec<Person> = Vec::with_capacity(people.len());
    for person in people.drain(..) {
        match kept
            .iter_mut()
            .find(|known| slug(&known.name) == slug(&person.name))
        {
            Some(known) => {
                for affiliation in person.affiliations {
                    if !known.affiliations.contains(&affiliation) {
                        known.affiliations.push(affiliation);
                    }
                }
                known.conflict = known.conflict.take().or(person.conflict);
            }
            None => kept.push(person),
        }
    }
    *people = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Affiliation;

    fn decided(kind: &str, name: &str, canonical: &str) -> SameName {
        SameName {
            kind: kind.to_owned(),
            name: name.to_owned(),
            canonical: canonical.to_owned(),
            is_same: true,
            made: String::new(),
            made_by: String::new(),
        }
    }

    #[test]
    fn joined_people_are_one_with_all_their_affiliations() {
        let person = |name: &str, function: &str| Person {
            person: None,
            name: name.to_owned(),
            affiliations: vec![Affiliation {
                function: Some(function.to_owned()),
                organisation: Some("BZ".to_owned()),
                source: None,
            }],
            conflict: None,
        };
        let mut edition = Edition {
            guests: vec![
                person("J. de Wit", "lid"),
                person("Jacco de Wit", "voorzitter"),
            ],
            partners: vec!["BZ".to_owned(), "Buitenlandse Zaken".to_owned()],
            ..Edition::default()
        };
        let names = Names::of(vec![
            decided("person", "J. de Wit", "Jacco de Wit"),
            decided("organisation", "BZ", "Buitenlandse Zaken"),
        ]);
        names.apply(&mut edition);
        assert_eq!(edition.partners, ["Buitenlandse Zaken"]);
        assert_eq!(edition.guests.len(), 1);
        assert_eq!(
            edition.guests[0].describe(),
            "lid, Buitenlandse Zaken; voorzitter, Buitenlandse Zaken"
        );
    }

    #[test]
    fn a_circle_of_decisions_ends() {
        let names = Names::of(vec![
            decided("person", "A B", "C D"),
            decided("person", "C D", "A B"),
        ]);
        let mut name = "A B".to_owned();
        rename(&names.people, &mut name);
        assert!(name == "A B" || name == "C D");
    }
}
