//! Editions out of documents: everything that is merged, ordered and indexed.
//!
//! The whole archive is merged anew from the stored facts, which keeps the merge a pure function of
//! them; only what came out differently is written.

mod stored;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, named_params};
use xxhash_rust::xxh3::xxh3_128;

use super::id::{DocumentId, EditionId};
use super::{Result, index, naming};
use crate::edition::{Document, Edition, Handle, Series, Status};
use crate::ingest::merge::{self, Merged};

/// The series under which articles about no edition are kept.
const NEWS: &str = "news";

/// What happened to an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    New,
    /// Facts or texts came to it.
    Changed,
    /// It is as it was.
    Same,
}

/// What happened to each edition that did not stay the same.
#[derive(Debug, Default)]
pub(super) struct Changes {
    by_key: HashMap<Handle, EditionChange>,
}

/// What happened to an edition, with its facts before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionChange {
    /// Its handle now.
    pub key: Handle,
    /// What happened.
    pub change: Change,
    /// The facts as they were; absent for a new edition and one that stayed the same.
    pub before: Option<Box<Edition>>,
    /// The facts as they are; absent for one that stayed the same.
    pub after: Option<Box<Edition>>,
}

impl Changes {
    pub(super) fn of(&self, key: &Handle) -> EditionChange {
        let same = || EditionChange {
            key: key.clone(),
            change: Change::Same,
            before: None,
            after: None,
        };
        self.by_key.get(key).cloned().unwrap_or_else(same)
    }
}

/// An edition as it should stand in the archive.
struct Wanted {
    id: EditionId,
    edition: Edition,
    documents: Vec<DocumentId>,
    record: String,
    digest: String,
}

impl Wanted {
    fn new(id: EditionId, mut edition: Edition, documents: Vec<DocumentId>) -> Result<Self> {
        let texts = std::mem::take(&mut edition.documents);
        let record = serde_json::to_string(&edition)?;
        let digest = digest(id, &record, &documents, &texts);
        edition.documents = texts;
        Ok(Wanted {
            id,
            edition,
            documents,
            record,
            digest,
        })
    }
}

/// An edition as it stands.
struct Standing {
    id: EditionId,
    digest: String,
}

/// Brings everything derived up to date.
pub(super) fn derive(connection: &Connection, now: Timestamp) -> Result<Changes> {
    let (ids, sources) = stored::sources(connection)?;
    let mut merged = merge::editions(sources, now.to_zoned(TimeZone::UTC).date());
    naming::apply(connection, &mut merged)?;
    let mut wanted = wanted(&ids, merged)?;
    wanted.extend(news(connection)?);
    let standing = load_standing(connection)?;
    let before = before(connection, &wanted, &standing)?;
    keep_handles(connection, &wanted)?;
    let changes = write_differences(connection, wanted, &standing, before)?;
    Ok(changes)
}

/// Reads all texts anew and makes [`derive()`] write every edition anew. The editions stand until then,
/// because their handles are still to be remembered.
pub(super) fn forget_all(connection: &Connection) -> Result<()> {
    connection.execute("UPDATE edition SET digest = ''", [])?;
    stored::read_anew(connection)
}

/// Articles about no edition that were kept all the same. They stand as editions of a series of their
/// own, below zero, where no list or search looks that does not ask for them.
fn news(connection: &Connection) -> Result<Vec<Wanted>> {
    let kept = stored::news(connection)?.into_iter();
    kept.map(|(id, document)| {
        let edition = Edition {
            key: Handle::from_text(&format!("{NEWS}-{}", id.0)),
            series: Series::Other(NEWS.to_owned()),
            title: document.title.clone(),
            date: document.published,
            status: Status::Held,
            guests_complete: true,
            documents: vec![document],
            ..Edition::default()
        };
        Wanted::new(id.below_zero(), edition, vec![id])
    })
    .collect()
}

fn wanted(ids: &[DocumentId], merged: Vec<Merged>) -> Result<Vec<Wanted>> {
    let editions: Vec<&Edition> = merged.iter().map(|one| &one.edition).collect();
    let positions = merge::positions(&editions);
    let mut taken = HashSet::new();
    let mut wanted = Vec::with_capacity(merged.len());
    for (
        id,
        Merged {
            mut edition,
            sources,
        },
    ) in positions.into_iter().zip(merged)
    {
        // Two evenings of one title and no date would share a handle.
        edition.key = distinct(&edition.key, &mut taken);
        let documents = sources.iter().map(|at| ids[*at]).collect();
        wanted.push(Wanted::new(EditionId(id), edition, documents)?);
    }
    Ok(wanted)
}

fn distinct(key: &Handle, taken: &mut HashSet<Handle>) -> Handle {
    let mut candidate = key.clone();
    let mut count = 1;
    while !taken.insert(candidate.clone()) {
        count += 1;
        candidate = Handle::from_text(&format!("{key}-{count}"));
    }
    candidate
}

fn digest(id: EditionId, record: &str, documents: &[DocumentId], texts: &[Document]) -> String {
    let mut all = format!("{id:?}\n{documents:?}\n{record}");
    for document in texts {
        all.push('\n');
        all.push_str(document.kind.key());
        all.push_str(document.title.as_deref().unwrap_or_default());
        all.push('\n');
        all.push_str(&document.text);
    }
    format!("{:032x}", xxh3_128(all.as_bytes()))
}

fn load_standing(connection: &Connection) -> Result<HashMap<Handle, Standing>> {
    let mut statement = connection.prepare("SELECT key, id, digest FROM edition")?;
    let rows = statement.query_map([], |row| {
        let key: String = row.get(0)?;
        Ok((
            Handle::from_text(&key),
            Standing {
                id: row.get(1)?,
                digest: row.get(2)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Remembers the handles that documents' editions had until now, so that they keep resolving.
fn keep_handles(connection: &Connection, wanted: &[Wanted]) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO former_handle (handle, document)
               SELECT e.key, d.id FROM document d JOIN edition e ON e.id = d.edition WHERE d.id = ?1 AND e.key <> ?2";
    let mut statement = connection.prepare(sql)?;
    for edition in wanted {
        for document in &edition.documents {
            statement.execute((document, edition.edition.key.as_str()))?;
        }
    }
    Ok(())
}

/// Returns the facts of the editions that will change, as they are until now, by the handle they will
/// have: of the edition that one of the documents belongs to.
fn before(
    connection: &Connection,
    wanted: &[Wanted],
    standing: &HashMap<Handle, Standing>,
) -> Result<HashMap<Handle, Edition>> {
    let sql = "SELECT e.record FROM document d JOIN edition e ON e.id = d.edition WHERE d.id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = HashMap::new();
    for edition in wanted.iter().filter(|one| !is_as_wanted(one, standing)) {
        for document in &edition.documents {
            let record = statement
                .query_row([document], |row| row.get::<_, String>(0))
                .optional()?;
            if let Some(record) = record {
                found.insert(edition.edition.key.clone(), serde_json::from_str(&record)?);
                break;
            }
        }
    }
    Ok(found)
}

fn is_as_wanted(wanted: &Wanted, standing: &HashMap<Handle, Standing>) -> bool {
    let known = standing.get(&wanted.edition.key);
    known.is_some_and(|known| known.digest == wanted.digest)
}

fn write_differences(
    connection: &Connection,
    wanted: Vec<Wanted>,
    standing: &HashMap<Handle, Standing>,
    mut before: HashMap<Handle, Edition>,
) -> Result<Changes> {
    let (kept, written): (Vec<Wanted>, Vec<Wanted>) = wanted
        .into_iter()
        .partition(|one| is_as_wanted(one, standing));
    let kept: HashSet<Handle> = kept.into_iter().map(|one| one.edition.key).collect();
    // First all that goes, so that no id or key is in the way of what comes.
    for (_, gone) in standing.iter().filter(|(key, _)| !kept.contains(key)) {
        index::remove(connection, gone.id)?;
    }
    // Only now, so that a name that comes back is spelled as it is spelled now.
    index::drop_unused_names(connection)?;
    let mut changes = Changes::default();
    for mut wanted in written {
        write(connection, &wanted)?;
        wanted.edition.documents.clear();
        let key = wanted.edition.key.clone();
        let before = before.remove(&key).map(Box::new);
        let change = if before.is_some() {
            Change::Changed
        } else {
            Change::New
        };
        let after = Some(Box::new(wanted.edition));
        changes.by_key.insert(
            key.clone(),
            EditionChange {
                key,
                change,
                before,
                after,
            },
        );
    }
    Ok(changes)
}

fn write(connection: &Connection, wanted: &Wanted) -> Result<()> {
    let edition = &wanted.edition;
    let sql = "INSERT INTO edition (id, key, series, number, date, title, status, record, digest)
               VALUES (:id, :key, :series, :number, :date, :title, :status, :record, :digest)";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": wanted.id,
        ":key": edition.key.as_str(),
        ":series": edition.series.key(),
        ":number": edition.number,
        ":date": edition.date.map(|date| date.to_string()),
        ":title": edition.title,
        ":status": edition.status.key(),
        ":record": wanted.record,
        ":digest": wanted.digest,
    })?;
    let mut place =
        connection.prepare_cached("UPDATE document SET edition = ?2, rank = ?3 WHERE id = ?1")?;
    for (rank, document) in (0_i64..).zip(&wanted.documents) {
        place.execute((document, wanted.id, rank))?;
    }
    index::add(connection, wanted.id, edition)
}
