//! What search reads, written from one edition: names, days, words.

use rusqlite::{Connection, OptionalExtension};

use super::id::EditionId;
use super::{Result, line, vocabulary};
use crate::authority::{Authority, Organisation};
use crate::edition::{Edition, Person, Role};
use crate::text::{fold, words};

/// Stands between names in a column of the index, so that a phrase cannot run from one into the next.
/// A private-use character: people do not type it, and folding leaves no query with it.
const BREAK: &str = " \u{E000} ";

/// The words of an edition, ready for the index.
#[derive(Debug)]
pub(super) struct Words {
    id: EditionId,
    /// Of its facts, a column each.
    columns: [String; 9],
    /// Of everything.
    all: String,
}

impl Words {
    /// How much they are, in bytes.
    pub(super) fn size(&self) -> usize {
        self.all.len()
    }
}

/// Writes everything that search reads about an edition but its words, and returns those.
///
/// Words are written for many editions in a row, by [`write_words`]: other statements in between make FTS5
/// write out what it has gathered each time.
pub(super) fn add(connection: &Connection, id: EditionId, edition: &Edition) -> Result<Words> {
    add_days(connection, id, edition)?;
    add_titles(connection, id, edition)?;
    add_people(connection, id, edition)?;
    add_partners(connection, id, edition)?;
    add_themes(connection, id, edition)?;
    add_lines(connection, id, edition)?;
    let columns = Head::of(edition).columns();
    let all = all_words(edition, &columns);
    Ok(Words { id, columns, all })
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

fn add_people(connection: &Connection, id: EditionId, edition: &Edition) -> Result<()> {
    for (role, person) in edition.bench() {
        add_appearance(connection, id, role, person)?;
    }
    if let Some(leader) = &edition.debate_leader {
        let person = Person {
            name: leader.clone(),
            ..Person::default()
        };
        add_appearance(connection, id, Role::DebateLeader, &person)?;
    }
    Ok(())
}

fn add_appearance(
    connection: &Connection,
    id: EditionId,
    role: Role,
    person: &Person,
) -> Result<()> {
    let person_id = name_id(connection, "person", &person.name)?;
    let sql = "INSERT INTO appearance (edition, person, role) VALUES (?1, ?2, ?3)";
    connection
        .prepare_cached(sql)?
        .execute((id, person_id, role_key(role)))?;
    let appearance = connection.last_insert_rowid();
    let sql = "INSERT INTO affiliation (appearance, position, function, organisation) VALUES (?1, ?2, ?3, ?4)";
    for (position, affiliation) in (0_i64..).zip(&person.affiliations) {
        let organisation = affiliation.organisation.as_deref();
        let organisation = organisation
            .map(|name| organisation_id(connection, name))
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

fn add_partners(connection: &Connection, id: EditionId, edition: &Edition) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO partnership (edition, organisation) VALUES (?1, ?2)";
    for partner in &edition.partners {
        let organisation = organisation_id(connection, partner)?;
        connection
            .prepare_cached(sql)?
            .execute((id, organisation))?;
    }
    Ok(())
}

fn add_themes(connection: &Connection, id: EditionId, edition: &Edition) -> Result<()> {
    for topic in &edition.topics {
        let theme = name_id(connection, "theme", topic)?;
        add_names(connection, "theme_name", "theme", theme, theme_names(topic))?;
        let sql = "INSERT OR IGNORE INTO edition_theme (edition, theme) VALUES (?1, ?2)";
        connection.prepare_cached(sql)?.execute((id, theme))?;
    }
    Ok(())
}

fn organisation_id(connection: &Connection, name: &str) -> Result<i64> {
    let id = name_id(connection, "organisation", name)?;
    let names = organisation_names(name);
    add_names(connection, "organisation_name", "organisation", id, names)?;
    Ok(id)
}

fn add_names(
    connection: &Connection,
    table: &str,
    column: &str,
    id: i64,
    names: Vec<&str>,
) -> Result<()> {
    let sql = format!("INSERT OR IGNORE INTO {table} ({column}, folded, name) VALUES (?1, ?2, ?3)");
    let mut statement = connection.prepare_cached(&sql)?;
    for name in names {
        statement.execute((id, folded_words(name), name))?;
    }
    Ok(())
}

/// Returns the id under which `table` keeps a name, whatever its case and accents.
fn name_id(connection: &Connection, table: &str, name: &str) -> Result<i64> {
    let folded = folded_words(name);
    let find = format!("SELECT id FROM {table} WHERE folded = ?1");
    let known = connection
        .prepare_cached(&find)?
        .query_row([&folded], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let insert = format!("INSERT INTO {table} (folded, name) VALUES (?1, ?2)");
    connection
        .prepare_cached(&insert)?
        .execute((folded, name))?;
    Ok(connection.last_insert_rowid())
}

/// Writes the words of editions into both indexes.
pub(super) fn write_words(connection: &Connection, words: &[Words]) -> Result<()> {
    let mut head = connection.prepare_cached(
        "INSERT INTO head (rowid, title, guests, hosts, leader, functions, organisations, partners, themes, venue)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for one in words {
        let [
            title,
            guests,
            hosts,
            leader,
            functions,
            organisations,
            partners,
            themes,
            venue,
        ] = &one.columns;
        head.execute((
            one.id,
            title,
            guests,
            hosts,
            leader,
            functions,
            organisations,
            partners,
            themes,
            venue,
        ))?;
    }
    let mut all =
        connection.prepare_cached("INSERT INTO alltext (rowid, words) VALUES (?1, ?2)")?;
    for one in words {
        all.execute((one.id, &one.all))?;
    }
    Ok(())
}

fn add_lines(connection: &Connection, id: EditionId, edition: &Edition) -> Result<()> {
    let sql = "INSERT INTO edition_line (edition, lines) VALUES (?1, ?2)";
    let lines = line::lines(edition);
    connection.prepare_cached(sql)?.execute((id, &lines))?;
    let sql = "INSERT OR IGNORE INTO unlearned (edition) VALUES (?1)";
    connection.prepare_cached(sql)?.execute([id])?;
    vocabulary::add_umlauts(connection, &lines)?;
    for document in &edition.documents {
        vocabulary::add_umlauts(connection, &document.text)?;
    }
    Ok(())
}

/// All words of an edition, facts and texts. Without positions no phrase can run over a border, so that
/// nothing stands between them.
fn all_words(edition: &Edition, columns: &[String]) -> String {
    let mut all = columns.join(" ");
    // Other spellings stand there.
    let conflicts = edition
        .bench()
        .filter_map(|(_, person)| person.conflict.as_ref());
    let texts = edition
        .documents
        .iter()
        .flat_map(|one| one.title.iter().chain([&one.text]));
    for text in edition.gist.iter().chain(conflicts).chain(texts) {
        all.push(' ');
        push_words(text, &mut all);
    }
    all
}

/// The words of an edition's facts, a column each.
struct Head<'a> {
    edition: &'a Edition,
}

impl<'a> Head<'a> {
    fn of(edition: &'a Edition) -> Self {
        Head { edition }
    }

    fn columns(&self) -> [String; 9] {
        let edition = self.edition;
        let people = || edition.bench().map(|(_, person)| person);
        let affiliations = || people().flat_map(|person| &person.affiliations);
        let names = |people: &'a [Person]| people.iter().map(|person| person.name.as_str());
        [
            joined(edition.titles()),
            people_joined(names(&edition.guests)),
            people_joined(names(&edition.hosts)),
            people_joined(edition.debate_leader.iter().map(String::as_str)),
            joined(affiliations().filter_map(|one| one.function.as_deref())),
            joined(
                affiliations()
                    .filter_map(|one| one.organisation.as_deref())
                    .flat_map(organisation_names),
            ),
            joined(
                edition
                    .partners
                    .iter()
                    .map(String::as_str)
                    .flat_map(organisation_names),
            ),
            joined(
                edition
                    .topics
                    .iter()
                    .map(String::as_str)
                    .flat_map(theme_names),
            ),
            joined(
                edition
                    .venue
                    .iter()
                    .chain(&edition.music)
                    .map(String::as_str),
            ),
        ]
    }
}

fn organisation_names(name: &str) -> Vec<&str> {
    let known = Authority::bundled().organisation(name);
    std::iter::once(name)
        .chain(known.into_iter().flat_map(Organisation::aliases))
        .collect()
}

fn theme_names(name: &str) -> Vec<&str> {
    let known = Authority::bundled().theme(name);
    std::iter::once(name)
        .chain(
            known
                .into_iter()
                .flat_map(|one| one.synonyms.iter().map(String::as_str)),
        )
        .collect()
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() {
            out.push_str(BREAK);
        }
        push_words(text, &mut out);
    }
    out
}

/// Joins names of people; initials are there together too, so that `J.P.` is found as `JP`.
fn people_joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let mut out = joined(names.iter().copied());
    for initials in names
        .iter()
        .filter_map(|name| initials(&folded_words(name)))
    {
        out.push_str(BREAK);
        out.push_str(&initials);
    }
    out
}

/// Returns the first single letters that follow each other in a folded name as one word.
pub(super) fn initials(name: &str) -> Option<String> {
    let is_letter = |word: &&str| word.chars().count() == 1;
    let letters = name
        .split(' ')
        .skip_while(|word| !is_letter(word))
        .take_while(is_letter);
    let letters: Vec<&str> = letters.collect();
    (letters.len() > 1).then(|| letters.concat())
}

/// Returns the folded words of a text, separated by single blanks.
pub(super) fn folded_words(text: &str) -> String {
    let mut out = String::new();
    push_words(text, &mut out);
    out
}

fn push_words(text: &str, out: &mut String) {
    let folded = fold(text);
    let mut is_first = true;
    for word in words(&folded).filter_map(|range| folded.get(range)) {
        if !is_first {
            out.push(' ');
        }
        out.push_str(word);
        is_first = false;
    }
}
