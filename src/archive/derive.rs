//! Editions out of documents: everything that is merged and ordered.
//!
//! All documents are grouped anew each time, which keeps editions a pure function of them; an edition is made
//! and written anew only where what it is made of changed.

mod making;
mod stored;
mod writing;

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use xxhash_rust::xxh3::xxh3_64;

use self::making::Made;
use self::stored::{Documents, Known};
use self::writing::Writer;
use super::id::{DocumentId, EditionId};
use super::naming::Names;
use super::{Result, record};
use crate::edition::{Edition, Handle};
use crate::ingest::merge::{self, Group, Identity, Place};

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

/// How much is kept of what changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Only that it did: an archive can be larger than the memory.
    Outcome,
    /// The facts before and after.
    Facts,
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
    /// Takes what happened to an edition out of the changes.
    pub(super) fn take(&mut self, key: Handle) -> EditionChange {
        self.by_key.remove(&key).unwrap_or(EditionChange {
            key,
            change: Change::Same,
            before: None,
            after: None,
        })
    }

    fn add(&mut self, after: Edition, before: Option<Before>, detail: Detail) {
        let key = after.key.clone();
        let change = if before.is_some() {
            Change::Changed
        } else {
            Change::New
        };
        let before = before.and_then(|before| before.facts);
        let after = (detail == Detail::Facts).then(|| Box::new(after));
        self.by_key.insert(
            key.clone(),
            EditionChange {
                key,
                change,
                before,
                after,
            },
        );
    }
}

/// An edition as it should stand, as far as can be said without making it.
struct Wanted {
    id: EditionId,
    content: Content,
    documents: Vec<DocumentId>,
    /// Of everything the edition is made of.
    digest: String,
}

enum Content {
    Edition(Group),
    /// An article about no edition.
    News,
}

/// An edition as it stands.
struct Standing {
    key: Handle,
    digest: String,
}

/// The edition that a document belonged to.
struct Before {
    key: Handle,
    facts: Option<Box<Edition>>,
}

/// Brings everything derived up to date.
///
/// All documents are grouped anew, which takes little; only editions made of other documents than before, or
/// of documents that say something else, are made and written anew.
pub(super) fn derive(connection: &Connection, now: Timestamp, detail: Detail) -> Result<Changes> {
    derive_telling(connection, now, detail, &mut |_, _| {})
}

/// Like [`derive()`], and tells how many editions of how many are made.
pub(super) fn derive_telling(
    connection: &Connection,
    now: Timestamp,
    detail: Detail,
    tell: &mut dyn FnMut(usize, usize),
) -> Result<Changes> {
    let Documents {
        known,
        identities,
        corrections,
    } = stored::documents(connection)?;
    let names = Names::load(connection)?;
    let today = now.to_zoned(TimeZone::UTC).date();
    let mut wanted = wanted(&known, &identities, &names, today);
    drop(identities);
    wanted.extend(news(connection)?);
    let mut standing = load_standing(connection)?;
    let is_kept = |one: &Wanted| {
        standing
            .get(&one.id)
            .is_some_and(|known| known.digest == one.digest)
    };
    let (kept, to_write): (Vec<Wanted>, Vec<Wanted>) = wanted.into_iter().partition(is_kept);
    let keys = kept.iter().filter_map(|one| standing.get(&one.id));
    let keys = keys.map(|one| one.key.clone()).collect();
    let kept: HashSet<EditionId> = kept.iter().map(|one| one.id).collect();
    standing.retain(|id, _| !kept.contains(id));
    let before = before(connection, &known, &standing, detail)?;
    drop(known);
    remove(connection, &standing)?;
    let mut writer = Writer::new(connection, keys, before, detail);
    for (done, one) in to_write.iter().enumerate() {
        tell(done, to_write.len());
        let material = stored::material(connection, one, &corrections)?;
        writer.write(one, Made::of(one, material, &names)?)?;
    }
    Ok(writer.finish())
}

/// Reads all texts anew and makes [`derive()`] write every edition anew. The editions stand until then,
/// because their handles are still to be remembered.
pub(super) fn forget_all(connection: &Connection) -> Result<()> {
    connection.execute("UPDATE edition SET digest = ''", [])?;
    stored::read_anew(connection)
}

fn wanted(known: &[Known], identities: &[Identity], names: &Names, today: Date) -> Vec<Wanted> {
    let groups = merge::groups(identities, today);
    let places: Vec<Place<'_>> = groups.iter().map(|group| group.place(identities)).collect();
    let positions = merge::positions(&places);
    let digests = groups
        .iter()
        .zip(&places)
        .map(|(group, place)| digest(group, place, known, names));
    let digests: Vec<String> = digests.collect();
    let wanted = positions.into_iter().zip(digests).zip(groups);
    let wanted = wanted.map(|((position, digest), group)| Wanted {
        id: EditionId(position),
        documents: group.members.iter().map(|at| known[*at].id).collect(),
        digest,
        content: Content::Edition(group),
    });
    wanted.collect()
}

/// Articles about no edition that were kept all the same. They stand as editions of a series of their
/// own, below zero, where no list or search looks that does not ask for them.
fn news(connection: &Connection) -> Result<Vec<Wanted>> {
    let kept = stored::news(connection)?.into_iter();
    let news = kept.map(|(id, digest)| Wanted {
        id: id.below_zero(),
        content: Content::News,
        documents: vec![id],
        digest,
    });
    Ok(news.collect())
}

fn digest(group: &Group, place: &Place<'_>, known: &[Known], names: &Names) -> String {
    // Which editions a decision about a name touches is not known before they are made; decisions are few.
    let mut all = format!(
        "{:?}\n{:?}\n{}\n",
        place,
        group.date_basis(),
        names.digest()
    );
    for one in group.members.iter().map(|at| &known[*at]) {
        let _ = writeln!(all, "{:?} {:x}", one.id, one.digest);
    }
    format!("{:016x}", xxh3_64(all.as_bytes()))
}

fn load_standing(connection: &Connection) -> Result<HashMap<EditionId, Standing>> {
    let mut statement = connection.prepare("SELECT id, key, digest FROM edition")?;
    let rows = statement.query_map([], |row| {
        let standing = Standing {
            key: Handle::from_text(&row.get::<_, String>(1)?),
            digest: row.get(2)?,
        };
        Ok((row.get(0)?, standing))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns for each document of an edition that will not stay as it is that edition.
fn before(
    connection: &Connection,
    known: &[Known],
    standing: &HashMap<EditionId, Standing>,
    detail: Detail,
) -> Result<HashMap<DocumentId, Before>> {
    let mut found = HashMap::new();
    for one in known {
        let Some((id, standing)) = one.edition.and_then(|id| Some((id, standing.get(&id)?))) else {
            continue;
        };
        let facts = match detail {
            Detail::Outcome => None,
            Detail::Facts => record::of(connection, id)?.map(Box::new),
        };
        found.insert(
            one.id,
            Before {
                key: standing.key.clone(),
                facts,
            },
        );
    }
    Ok(found)
}

/// Takes out the editions that go or change, all before the first is written: no position or handle is in the
/// way then.
fn remove(connection: &Connection, standing: &HashMap<EditionId, Standing>) -> Result<()> {
    let mut statement = connection.prepare_cached("DELETE FROM edition WHERE id = ?1")?;
    for id in standing.keys() {
        statement.execute([id])?;
    }
    Ok(())
}
