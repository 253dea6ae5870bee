//! Taking documents in: which is new, which is a newer version, which is known already.
//!
//! A document is the same as before when address and heading agree or, without an address, heading
//! and first paragraph. The same words by another route are one document with two origins.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params};
use xxhash_rust::xxh3::xxh3_128;

use super::derive::{self, EditionChange};
use super::id::DocumentId;
use super::{Result, reader};
use crate::ingest::Entry;
use crate::text::{fold, words};

/// What taking a batch in did.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// For each entry, in order, what became of it.
    pub outcomes: Vec<Outcome>,
    /// For each entry, in order, the document it is.
    pub(super) documents: Vec<DocumentId>,
    /// The editions that the entries are about, each with what happened to it, newest first.
    pub editions: Vec<EditionChange>,
}

/// What became of one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Not seen before.
    New,
    /// A newer version of a known document.
    Changed,
    /// Known already, word for word.
    Same,
}

struct Known {
    id: DocumentId,
    is_same: bool,
}

/// Takes entries in and derives what follows from them.
pub(super) fn take_in(
    connection: &Connection,
    entries: &[Entry],
    now: Timestamp,
) -> Result<Intake> {
    let mut documents = Vec::with_capacity(entries.len());
    let mut outcomes = Vec::with_capacity(entries.len());
    for entry in entries {
        let (document, outcome) = take_one(connection, entry, &documents, now)?;
        documents.push(document);
        outcomes.push(outcome);
    }
    let changes = if outcomes.iter().all(|outcome| *outcome == Outcome::Same) {
        derive::Changes::default()
    } else {
        derive::derive(connection, now)?
    };
    let editions = reader::editions_of_documents(connection, &documents)?;
    let editions = editions.iter().map(|key| changes.of(key)).collect();
    Ok(Intake {
        outcomes,
        documents,
        editions,
    })
}

/// Says whether all entries are documents that the archive has, word for word.
pub(super) fn are_known(connection: &Connection, entries: &[Entry]) -> Result<bool> {
    for entry in entries {
        let known = find(
            connection,
            entry,
            &identity(entry),
            &fingerprint(entry),
            &[],
        )?;
        if !known.is_some_and(|known| known.is_same) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn take_one(
    connection: &Connection,
    entry: &Entry,
    taken: &[DocumentId],
    now: Timestamp,
) -> Result<(DocumentId, Outcome)> {
    let identity = identity(entry);
    let fingerprint = fingerprint(entry);
    let extract = entry
        .extract
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?;
    let known = find(connection, entry, &identity, &fingerprint, taken)?;
    let (id, outcome) = match known {
        Some(Known { id, is_same: true }) => (id, Outcome::Same),
        Some(Known { id, is_same: false }) => {
            update(
                connection,
                id,
                entry,
                &identity,
                &fingerprint,
                extract.as_deref(),
            )?;
            (id, Outcome::Changed)
        }
        None => (
            insert(
                connection,
                entry,
                &identity,
                &fingerprint,
                extract.as_deref(),
                now,
            )?,
            Outcome::New,
        ),
    };
    let origin = "INSERT OR IGNORE INTO origin (document, place) VALUES (?1, ?2)";
    connection
        .prepare_cached(origin)?
        .execute((id, &entry.origin))?;
    Ok((id, outcome))
}

/// Finds the document an entry is: the same words first, then the same identity.
///
/// A page may hold two articles under one heading; `taken` keeps the second from being taken for a
/// newer version of the first.
fn find(
    connection: &Connection,
    entry: &Entry,
    identity: &str,
    fingerprint: &str,
    taken: &[DocumentId],
) -> Result<Option<Known>> {
    let same_words = "SELECT id, extract FROM document WHERE fingerprint = ?1 AND is_starter = 0";
    let known = connection
        .prepare_cached(same_words)?
        .query_row([fingerprint], |row| {
            Ok((row.get(0)?, row.get::<_, Option<String>>(1)?))
        });
    let is_free = |(id, _): &(DocumentId, Option<String>)| !taken.contains(id);
    if let Some((id, stored)) = known.optional()?.filter(is_free) {
        // The same words, read anew: by better rules, or kept as news before.
        let facts = entry
            .extract
            .as_ref()
            .map(serde_json::to_string)
            .transpose()?;
        return Ok(Some(Known {
            id,
            is_same: facts.is_none() || facts == stored,
        }));
    }
    let same_place = "SELECT id FROM document WHERE identity = ?1 AND is_starter = 0";
    let mut statement = connection.prepare_cached(same_place)?;
    let ids = statement
        .query_map([identity], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<DocumentId>>>()?;
    let free = ids.into_iter().find(|id| !taken.contains(id));
    Ok(free.map(|id| Known { id, is_same: false }))
}

fn insert(
    connection: &Connection,
    entry: &Entry,
    identity: &str,
    fingerprint: &str,
    extract: Option<&str>,
    now: Timestamp,
) -> Result<DocumentId> {
    let sql = "INSERT INTO document (heading, url, published, placement, text, front_matter, identity, fingerprint, added, extract)
               VALUES (:heading, :url, :published, :placement, :text, :front_matter, :identity, :fingerprint, :added, :extract)";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":heading": entry.heading,
        ":url": entry.url,
        ":published": entry.published.map(|date| date.to_string()),
        ":placement": entry.placement.key(),
        ":text": entry.text,
        ":front_matter": entry.front_matter,
        ":identity": identity,
        ":fingerprint": fingerprint,
        ":added": now.to_string(),
        ":extract": extract,
    })?;
    Ok(DocumentId(connection.last_insert_rowid()))
}

fn update(
    connection: &Connection,
    id: DocumentId,
    entry: &Entry,
    identity: &str,
    fingerprint: &str,
    extract: Option<&str>,
) -> Result<()> {
    let sql = "UPDATE document SET heading = :heading, url = coalesce(:url, url),
               published = coalesce(:published, published), placement = :placement, text = :text,
               front_matter = :front_matter, identity = :identity, fingerprint = :fingerprint,
               extract = :extract WHERE id = :id";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": id,
        ":identity": identity,
        ":placement": entry.placement.key(),
        ":heading": entry.heading,
        ":url": entry.url,
        ":published": entry.published.map(|date| date.to_string()),
        ":text": entry.text,
        ":front_matter": entry.front_matter,
        ":fingerprint": fingerprint,
        ":extract": extract,
    })?;
    Ok(())
}

/// Brings the starter's documents in line with this program's. They are changed in place, because
/// corrections hang on them; one that is gone stays only where a correction needs it.
pub(super) fn replace_starter(
    connection: &Connection,
    entries: &[Entry],
    now: Timestamp,
) -> Result<()> {
    let find = "SELECT id FROM document WHERE identity = ?1 AND is_starter = 1";
    let mut kept: Vec<DocumentId> = Vec::with_capacity(entries.len());
    for entry in entries {
        let extract = entry
            .extract
            .as_ref()
            .map(serde_json::to_string)
            .transpose()?;
        let fingerprint = fingerprint(entry);
        let known = connection
            .prepare_cached(find)?
            .query_row([&entry.origin], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => {
                update(
                    connection,
                    id,
                    entry,
                    &entry.origin,
                    &fingerprint,
                    extract.as_deref(),
                )?;
                id
            }
            None => insert(
                connection,
                entry,
                &entry.origin,
                &fingerprint,
                extract.as_deref(),
                now,
            )?,
        };
        connection
            .prepare_cached("UPDATE document SET is_starter = 1 WHERE id = ?1")?
            .execute([id])?;
        kept.push(id);
    }
    connection.execute(
        "DELETE FROM document WHERE is_starter = 1 AND id NOT IN (SELECT value FROM json_each(?1))
            AND id NOT IN (SELECT document FROM correction_anchor)",
        [serde_json::to_string(&kept)?],
    )?;
    Ok(())
}

pub(super) fn identity(entry: &Entry) -> String {
    let heading = folded_words(entry.heading.as_deref().unwrap_or_default());
    let lines = || entry.text.lines().filter(|line| !line.trim().is_empty());
    // Lines above the first paragraph are navigation, and the same on many pages.
    let paragraph = lines().find(|line| line.trim().len() >= PARAGRAPH);
    match (
        &entry.url,
        paragraph.or_else(|| lines().next().filter(|_| !heading.is_empty())),
    ) {
        (Some(url), _) => format!("{url}\n{heading}"),
        (None, Some(paragraph)) => format!("{heading}\n{}", folded_words(paragraph)),
        (None, None) => format!("{heading}\n{}", fingerprint(entry)),
    }
}

/// A line of at least so many bytes is a paragraph; texts shorter than that are not told apart by
/// their words alone.
const PARAGRAPH: usize = 60;

fn fingerprint(entry: &Entry) -> String {
    // A record's facts are part of it: two records may share their words. So may two short notices.
    let facts = entry.front_matter.as_deref().unwrap_or_default();
    let is_short = entry.text.len() < PARAGRAPH;
    let heading = entry
        .heading
        .as_deref()
        .filter(|_| is_short)
        .unwrap_or_default();
    let folded = format!(
        "{facts}\n{}\n{}",
        folded_words(heading),
        folded_words(&entry.text)
    );
    format!("{:032x}", xxh3_128(folded.as_bytes()))
}

fn folded_words(text: &str) -> String {
    let folded = fold(text);
    let parts: Vec<&str> = words(&folded)
        .filter_map(|range| folded.get(range))
        .collect();
    parts.join(" ")
}
