//! What search reads, written from one edition: names, days, words.

mod register;
mod words;

use rusqlite::{CachedStatement, Connection};

use super::id::EditionId;
use super::{Result, vocabulary};
use crate::edition::{Edition, Person, Role};

pub(super) use register::Register;
pub(super) use words::{Words, folded_words};

/// Writes everything that search reads about an edition but its words in the two indexes.
///
/// Those are written for many editions in a row, by [`write_words`]: other statements in between make FTS5
/// write out what it has gathered each time.
pub(super) fn add(
    connection: &Connection,
    register: &mut Register,
    edition: &Edition,
    words: &Words,
) -> Result<()> {
    let id = words.id;
    add_days(connection, id, edition)?;
    add_titles(connection, id, edition)?;
    add_people(connection, register, id, edition)?;
    add_partners(connection, register, id, edition)?;
    add_themes(connection, register, id, edition)?;
    add_lines(connection, words)
}

/// Takes an edition out, with everything that hangs on it.
pub(super) fn remove(connection: &Connection, id: EditionId) -> Result<()> {
    for sql in [
        "DELETE FROM head WHERE rowid = ?1",
        "DELETE FROM alltext WHERE rowid = ?1",
        "DELETE FROM edition WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}

/// Takes out people, organisations and themes that no edition names any more.
pub(super) fn drop_unused_names(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM person WHERE NOT EXISTS (SELECT 1 FROM appearance WHERE person = person.id);
         DELETE FROM theme WHERE NOT EXISTS (SELECT 1 FROM edition_theme WHERE theme = theme.id);
         DELETE FROM organisation
          WHERE NOT EXISTS (SELECT 1 FROM affiliation WHERE organisation = organisation.id)
            AND NOT EXISTS (SELECT 1 FROM partnership WHERE organisation = organisation.id);",
    )?;
    Ok(())
}

fn add_days(connection: &Connection, id: EditionId, edition: &Edition) -> Result<()> {
    let mut statement = connection
        .prepare_cached("INSERT OR IGNORE INTO edition_day (edition, day) VALUES (?1, ?2)")?;
    for day in edition.date.iter().chain(&edition.other_dates) {
        statement.execute((id, day.to_string()))?;
    }
    Ok(())
}

fn add_titles(connection: &Connection, id: EditionId, edition: &Edition) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO edition_title (edition, folded, title) VALUES (?1, ?2, ?3)";
    let mut statement = connection.prepare_cached(sql)?;
    for title in edition.titles() {
        statement.execute((id, folded_words(title), title))?;
    }
    Ok(())
}

fn add_people(
    connection: &Connection,
    register: &mut Register,
    id: EditionId,
    edition: &Edition,
) -> Result<()> {
    for (role, person) in edition.bench() {
        add_appearance(connection, register, id, role, person)?;
    }
    if let Some(leader) = &edition.debate_leader {
        let person = Person {
            name: leader.clone(),
            ..Person::default()
        };
        add_appearance(connection, register, id, Role::DebateLeader, &person)?;
    }
    Ok(())
}

fn add_appearance(
    connection: &Connection,
    register: &mut Register,
    id: EditionId,
    role: Role,
    person: &Person,
) -> Result<()> {
    let person_id = register.person(connection, &person.name)?;
    let sql = "INSERT INTO appearance (edition, person, role) VALUES (?1, ?2, ?3)";
    connection
        .prepare_cached(sql)?
        .execute((id, person_id, role_key(role)))?;
    let appearance = connection.last_insert_rowid();
    let sql = "INSERT INTO affiliation (appearance, position, function, organisation) VALUES (?1, ?2, ?3, ?4)";
    for (position, affiliation) in (0_i64..).zip(&person.affiliations) {
        let organisation = affiliation.organisation.as_deref();
        let organisation = organisation
            .map(|name| register.organisation(connection, name))
            .transpose()?;
        connection.prepare_cached(sql)?.execute((
            appearance,
            position,
            &affiliation.function,
            organisation,
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

fn add_partners(
    connection: &Connection,
    register: &mut Register,
    id: EditionId,
    edition: &Edition,
) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO partnership (edition, organisation) VALUES (?1, ?2)";
    for partner in &edition.partners {
        let organisation = register.organisation(connection, partner)?;
        connection
            .prepare_cached(sql)?
            .execute((id, organisation))?;
    }
    Ok(())
}

fn add_themes(
    connection: &Connection,
    register: &mut Register,
    id: EditionId,
    edition: &Edition,
) -> Result<()> {
    for topic in &edition.topics {
        let theme = register.theme(connection, topic)?;
        let sql = "INSERT OR IGNORE INTO edition_theme (edition, theme) VALUES (?1, ?2)";
        connection.prepare_cached(sql)?.execute((id, theme))?;
    }
    Ok(())
}

fn add_lines(connection: &Connection, words: &Words) -> Result<()> {
    let sql = "INSERT INTO edition_line (edition, lines) VALUES (?1, ?2)";
    connection
        .prepare_cached(sql)?
        .execute((words.id, &words.lines))?;
    let sql = "INSERT OR IGNORE INTO unlearned (edition) VALUES (?1)";
    connection.prepare_cached(sql)?.execute([words.id])?;
    vocabulary::add_umlauts(connection, &words.umlauts)
}

/// Writes the words of editions into both indexes, in the order of their ids: FTS5 writes out what it has
/// gathered whenever a row comes that stands before the last one.
pub(super) fn write_words(connection: &Connection, words: &mut [Words]) -> Result<()> {
    words.sort_unstable_by_key(|one| one.id);
    let mut head = connection.prepare_cached(
        "INSERT INTO head (rowid, title, guests, hosts, leader, functions, organisations, partners, themes, venue)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for one in &*words {
        write_head(&mut head, one)?;
    }
    let mut all =
        connection.prepare_cached("INSERT INTO alltext (rowid, words) VALUES (?1, ?2)")?;
    for one in words {
        all.execute((one.id, &one.all))?;
    }
    Ok(())
}

fn write_head(statement: &mut CachedStatement<'_>, words: &Words) -> Result<()> {
    statement.raw_bind_parameter(1, words.id)?;
    for (column, text) in (2..).zip(&words.columns) {
        statement.raw_bind_parameter(column, text)?;
    }
    statement.raw_execute()?;
    Ok(())
}

/// From so many new editions on it pays to put an index in order.
const MANY: usize = 64;

/// Joins the parts that the indexes were written in, where a quarter of them or more is new: a look-up goes
/// through every part, and a search makes dozens of look-ups.
pub(super) fn join_parts(connection: &Connection) -> Result<()> {
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        connection.query_row(&sql, [], |row| row.get::<_, usize>(0))
    };
    let new = count("unlearned")?;
    if new > MANY && new * 4 >= count("edition")? {
        connection.execute_batch(
            "INSERT INTO head (head) VALUES ('optimize');
             INSERT INTO alltext (alltext) VALUES ('optimize');",
        )?;
    }
    Ok(())
}
