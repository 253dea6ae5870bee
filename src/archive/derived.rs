//! The merged editions as plain tables, for other programs: who appeared, partners, themes.
//!
//! The program itself never reads them. What they hold follows from the editions and is written with them.

use rusqlite::Connection;

use super::Result;
use super::id::EditionId;
use crate::edition::{Affiliation, Edition, Role};

/// Writes what other programs read about an edition.
pub(super) fn write(connection: &Connection, id: EditionId, edition: &Edition) -> Result<()> {
    write_appearances(connection, id, edition)?;
    for (sql, names) in [
        (
            "INSERT OR IGNORE INTO partnership (edition, organisation) VALUES (?1, ?2)",
            &edition.partners,
        ),
        (
            "INSERT OR IGNORE INTO edition_theme (edition, theme) VALUES (?1, ?2)",
            &edition.topics,
        ),
    ] {
        let mut statement = connection.prepare_cached(sql)?;
        for name in names {
            statement.execute((id, name))?;
        }
    }
    Ok(())
}

/// A row for each affiliation of each person; one without where none is known.
fn write_appearances(connection: &Connection, id: EditionId, edition: &Edition) -> Result<()> {
    let sql = "INSERT INTO appearance (edition, position, person, role, function, organisation)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut statement = connection.prepare_cached(sql)?;
    let unknown = [Affiliation::default()];
    let bench = edition.bench().flat_map(|(role, person)| {
        let known = Some(person.affiliations.as_slice()).filter(|known| !known.is_empty());
        known
            .unwrap_or(&unknown)
            .iter()
            .map(move |one| (person.name.as_str(), role, one))
    });
    let leader = edition.debate_leader.iter();
    let leader = leader.map(|name| (name.as_str(), Role::DebateLeader, &unknown[0]));
    for (position, (name, role, one)) in (0_i64..).zip(bench.chain(leader)) {
        statement.execute((
            id,
            position,
            name,
            role_key(role),
            &one.function,
            &one.organisation,
        ))?;
    }
    Ok(())
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Host => "host",
        Role::Guest => "guest",
        Role::DebateLeader => "debate_leader",
    }
}
