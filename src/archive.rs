//! The archive: the SQLite file of the editions, and the only door to it.
//!
//! Documents keep their text as it came in. Editions are derived from the documents' facts and can be rebuilt at
//! any time; beside them stand plain tables and views of them for other programs. Reading means loading a
//! [`Snapshot`] through [`Reader`]; only [`Archive`] writes, each batch in one transaction.

mod backup;
mod batch;
mod belonging;
mod change_log;
mod compressed;
mod correcting;
mod correction;
mod creation;
mod derive;
mod derived;
mod document;
mod error;
mod extract;
mod function;
mod id;
mod identity;
mod intake;
mod integrity;
mod last_change;
mod naming;
mod opening;
mod overtaken;
mod prepared;
mod reader;
mod record;
mod restore;
mod saved;
mod schema;
mod setting;
mod site;
mod snapshot;
mod stamp;
mod starter;
mod writer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use backup::Occasion;
use belonging::Beside;
use derive::Detail;
use error::not_migrated;
use intake::Taker;
use writer::Writing;

use crate::edition::Handle;
use crate::gazetteer::Gazetteer;
use crate::ingest::merge::Correction;
use crate::ingest::{Entry, RULES};

pub use backup::{COMPANION, KeptCopy, copies, newest_whole};
pub use batch::Batch;
pub use change_log::LoggedChange;
pub use derive::{Change, EditionChange};
pub use document::Outcome;
pub use error::{ArchiveError, Result};
pub use id::{DocumentId, EditionId};
pub use intake::Intake;
pub use last_change::{ChangeKind, LastChange, TakenBack};
pub use naming::SameName;
pub use overtaken::Overtaken;
pub use prepared::Prepared;
pub use reader::{Reader, Row};
pub use saved::is_query_name;
pub use site::{Fetched, KnownPost, KnownSite, SiteBatch, SiteId};
pub use snapshot::{Snapshot, StoredDocument, StoredEdition};
pub use stamp::FileStamp;
pub use starter::starter_entries;
pub use writer::{Caller, Waiting, Writer};

/// How long one process waits for another that is writing.
const BUSY: Duration = Duration::from_secs(3);

/// How long a process that says for whom it waits tries for the lock before it looks again whether it should go on.
const TURN: Duration = Duration::from_millis(100);

/// The size of the file's pages, in bytes. Measured at 10,000 editions: with pages twice as large the file is a
/// twentieth larger, at 140 a tenth.
const PAGE: u32 = 4096;

/// How much of the file is kept in memory while it is written, in KB: what does not fit is written out and read
/// back during an import.
const CACHE: i32 = 16_000;

/// An archive opened for writing.
#[derive(Debug)]
pub struct Archive {
    connection: Connection,
    path: PathBuf,
    /// The process that writes, named for others that wait. Absent for a draft, which no other process sees.
    caller: Option<Caller>,
}

impl Archive {
    /// Opens an archive for writing and brings it up to date with this program: its tables, its starter
    /// editions if it has them, and what was read from its pages by older rules. What that changes it keeps a
    /// copy of.
    ///
    /// # Errors
    ///
    /// A missing file, a file that is no archive, a damaged one, and one made by a newer program.
    pub fn open(path: &Path, now: Timestamp) -> Result<Self> {
        Self::open_for(path, now, &Caller::default())
    }

    /// Opens an archive as [`Self::open`] does, for a caller that waits for others in its own way and says who it is
    /// to those that wait for it.
    ///
    /// # Errors
    ///
    /// As for [`Self::open`], and a wait that was stopped.
    pub fn open_for(path: &Path, now: Timestamp, caller: &Caller) -> Result<Self> {
        caller.wait_for(path, || Self::open_as(path, Some(caller), now))
    }

    /// Opens what is to become an archive: nothing is kept of it, and nothing tidied beside it.
    fn open_draft(path: &Path, now: Timestamp) -> Result<Self> {
        Self::open_as(path, None, now)
    }

    fn open_as(path: &Path, caller: Option<&Caller>, now: Timestamp) -> Result<Self> {
        let is_draft = caller.is_none();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let (connection, version) = opening::open(path, flags, BUSY)?;
        integrity::ensure(&connection, path)?;
        if !is_draft && version < schema::version() {
            let _lock = locked(&connection)?;
            backup::make(path, now)?;
        }
        let mut archive = Archive {
            caller: caller.cloned(),
            ..Self::prepare(connection, path)?
        };
        if !is_draft {
            archive.tidy();
        }
        // First the facts in their present shape: everything else reads them.
        if setting::get(&archive.connection, setting::RULES)? != Some(rules()) {
            archive.rebuild(now)?;
            archive.compact();
        }
        if starter::is_outdated(&archive.connection)? {
            archive.refresh_starter(now)?;
        }
        Ok(archive)
    }

    /// Makes sure that a change could be stored now, and stores none: the file and its folder may be written
    /// to, and nobody else is writing.
    ///
    /// # Errors
    ///
    /// What would keep the change from being stored.
    pub fn ensure_writable(&mut self) -> Result<()> {
        let transaction = self.begin()?;
        // SQLite makes its journal with the first page that is written; this update writes one.
        transaction.execute("UPDATE setting SET value = value", [])?;
        backup::ensure_possible(&self.path)?;
        transaction.rollback()
    }

    /// Takes away what processes that were killed left half done. A process that makes a copy holds the lock for
    /// writing, and a draft of an archive that is there already is of no use to anybody.
    fn tidy(&self) {
        if backup::leftovers(&self.path).is_empty() {
            return;
        }
        if let Ok(_lock) = locked(&self.connection) {
            for half in backup::leftovers(&self.path) {
                let _ = std::fs::remove_file(half);
            }
        }
    }

    fn prepare(mut connection: Connection, path: &Path) -> Result<Self> {
        connection.busy_timeout(BUSY)?;
        // An import goes round some forty statements.
        connection.set_prepared_statement_cache_capacity(128);
        connection.pragma_update(None, "cache_size", -CACHE)?;
        // What was changed stays in memory until the end: written out earlier, it would lock readers out.
        connection.pragma_update(None, "cache_spill", false)?;
        opening::harden(&connection)?;
        schema::migrate(&mut connection).map_err(|error| not_migrated(path, error))?;
        Ok(Archive {
            connection,
            path: path.to_owned(),
            caller: None,
        })
    }

    /// Takes entries in and brings everything derived up to date, all or nothing. If that changes anything
    /// the archive as it was is kept beside it.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn take_in(&mut self, entries: &[Entry], now: Timestamp) -> Result<Intake> {
        let mut batch = self.batch(now)?;
        for entry in entries {
            batch.take(&Prepared::new(entry.clone())?)?;
        }
        batch.finish()
    }

    /// Begins a batch: entries that are taken in together, all or nothing.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn batch(&mut self, now: Timestamp) -> Result<Batch<'_>> {
        Ok(Batch::new(self.begin()?, &self.path, now, false))
    }

    /// Begins a trial: a batch that says what would happen, field by field, and writes nothing.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn trial(&mut self, now: Timestamp) -> Result<Batch<'_>> {
        Ok(Batch::new(self.begin()?, &self.path, now, true))
    }

    /// Takes in an edition made by hand: its text as a document, its facts as corrections.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn add(&mut self, entry: &Entry, corrections: &[Correction], now: Timestamp) -> Result<()> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            let mut taker = Taker::new(now);
            let entry = Prepared::new(entry.clone())?;
            let found = taker.find(transaction, &entry)?;
            taker.write(transaction, &entry, found)?;
            taker.finish(transaction, Detail::Outcome, &mut |_, _| {})?;
            for one in corrections {
                let one = correction::after_others(transaction, one, taker.documents())?;
                correction::add(transaction, &one, None, taker.documents())?;
            }
            derive::derive(transaction, now, Detail::Outcome)?;
            Ok(((), true))
        })
    }

    /// Lets documents of one edition belong to another one, or with `to` absent to one of their own, and returns the
    /// handle of that edition; `None` where it is the one they belong to, or there is none.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn move_documents(
        &mut self,
        documents: &[DocumentId],
        to: Option<&Handle>,
        made_by: &str,
        now: Timestamp,
    ) -> Result<Option<Handle>> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            let Some(first) = documents.first() else {
                return Ok((None, false));
            };
            let beside = match to {
                None => Some(Beside::Nothing),
                Some(handle) => {
                    let there = correction::documents_of(transaction, handle)?;
                    let is_other = |one: &&DocumentId| !documents.contains(one);
                    let is_elsewhere = !there.contains(first);
                    let leader = there.iter().find(is_other).filter(|_| is_elsewhere);
                    leader.map(|leader| Beside::Document(*leader))
                }
            };
            let Some(beside) = beside else {
                return Ok((None, false));
            };
            let staying = belonging::others_of(transaction, documents)?;
            belonging::add(transaction, documents, beside, &staying, (made_by, now))?;
            derive::derive(transaction, now, Detail::Outcome)?;
            Ok((correction::handle_of(transaction, *first)?, true))
        })
    }

    /// Takes back what was last said of where a document belongs, with all that was said at once, and returns the handle
    /// of the edition it belongs to now; `None` where nothing was said.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn move_back(&mut self, document: DocumentId, now: Timestamp) -> Result<Option<Handle>> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            let others = belonging::others_of(transaction, &[document])?;
            if belonging::revert(transaction, document, &others, now)?.is_empty() {
                return Ok((None, false));
            }
            derive::derive(transaction, now, Detail::Outcome)?;
            Ok((correction::handle_of(transaction, document)?, true))
        })
    }

    /// Takes an edition out. Its documents stay, and [`Self::put_back`] brings it back.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn remove(&mut self, handle: &Handle, now: Timestamp) -> Result<()> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            correction::remove(transaction, handle, now)?;
            derive::derive(transaction, now, Detail::Outcome)?;
            Ok(((), true))
        })
    }

    /// Puts an edition back that was taken out, and says whether there was one of that handle.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn put_back(&mut self, handle: &Handle, now: Timestamp) -> Result<bool> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            let is_back = correction::put_back(transaction, handle)? > 0;
            derive::derive(transaction, now, Detail::Outcome)?;
            Ok((is_back, is_back))
        })
    }

    /// Writes what a person decided about two names, and derives everything that follows from it.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn decide(&mut self, decision: &SameName, now: Timestamp) -> Result<()> {
        self.change(Occasion::Always, now, |transaction| {
            naming::add(transaction, decision, now)?;
            derive::derive(transaction, now, Detail::Outcome)?;
            Ok(((), true))
        })
    }

    /// Takes back what was decided about two names, and says whether there was anything.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn undecide(&mut self, kind: &str, one: &str, other: &str, now: Timestamp) -> Result<bool> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            let is_reverted = naming::revert(transaction, kind, one, other, now)?;
            derive::derive(transaction, now, Detail::Outcome)?;
            Ok((is_reverted, is_reverted))
        })
    }

    /// Makes a change in one transaction, with a copy of the archive as it was if it changed anything.
    fn change<T>(
        &mut self,
        occasion: Occasion,
        now: Timestamp,
        change: impl FnOnce(&Transaction<'_>) -> Result<(T, bool)>,
    ) -> Result<T> {
        // The lock comes first: nobody may write between the copy and the change.
        let transaction = self.begin()?;
        let copy = backup::before_change(&self.path, occasion, now)?;
        let changed = change(&transaction).and_then(|(value, is_change)| {
            if is_change {
                last_change::note(&transaction, ChangeKind::Mending, copy.as_deref(), now)?;
            }
            transaction.commit()?;
            Ok((value, is_change))
        });
        match &changed {
            Ok((_, true)) => backup::changed(&self.path),
            _ => copy.iter().for_each(|copy| backup::discard(copy)),
        }
        changed.map(|(value, _)| value)
    }

    /// Reads the stored texts anew and derives everything from them.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn rebuild(&mut self, now: Timestamp) -> Result<()> {
        let transaction = self.begin()?;
        derive::forget_all(&transaction)?;
        derive::derive(&transaction, now, Detail::Outcome)?;
        setting::set(&transaction, setting::RULES, &rules())?;
        transaction.commit()
    }

    /// Gives back the room of what was there before everything was derived anew.
    fn compact(&self) {
        let sql = format!("PRAGMA page_size = {PAGE}; VACUUM");
        // Where others are reading, or the disk is full, the archive stays as large as it is and no worse.
        let _ = self.connection.execute_batch(&sql);
    }

    /// Brings the starter editions in line with this program's, touching nothing else.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn refresh_starter(&mut self, now: Timestamp) -> Result<()> {
        let transaction = self.begin()?;
        starter::refresh(&transaction, now)?;
        transaction.commit()
    }

    /// Takes the lock for writing, and says beside the archive who has it.
    fn begin(&self) -> Result<Writing<'_>> {
        let caller = self.caller.as_ref();
        let Some(patient) = caller.filter(|caller| caller.waiting.is_some()) else {
            return Ok(Writing::new(locked(&self.connection)?, caller, &self.path));
        };
        let locked = patient.wait_for(&self.path, || {
            self.connection.busy_timeout(TURN)?;
            let locked = locked(&self.connection);
            self.connection.busy_timeout(BUSY)?;
            locked
        });
        Ok(Writing::new(locked?, caller, &self.path))
    }
}

/// Takes the lock for writing at once: a lock that is taken later does not wait for others.
fn locked(connection: &Connection) -> Result<Transaction<'_>> {
    let immediate = TransactionBehavior::Immediate;
    Ok(Transaction::new_unchecked(connection, immediate)?)
}

/// By what the pages of an archive are read: the version of the rules, and the names they know.
fn rules() -> String {
    format!("{RULES}-{}", Gazetteer::bundled_digest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Edition;
    use crate::ingest::source;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn made(with_starter: bool) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, with_starter, NOW).expect("an archive");
        (folder, path)
    }

    fn take_in(path: &Path, page: &str) -> Intake {
        let mut entries = Vec::new();
        let mut take = |content| entries.extend(Entry::all_of(content, "a page"));
        source::read(page.as_bytes(), &mut take).expect("a page");
        let mut archive = Archive::open(path, NOW).expect("the archive opens");
        archive.take_in(&entries, NOW).expect("taken in")
    }

    #[test]
    fn a_decision_about_names_survives_a_rebuild_and_can_be_taken_back() {
        let (_folder, path) = made(true);
        let before = all(&path);
        let decision = SameName {
            kind: "person".to_owned(),
            name: "Suzanne Potjer".to_owned(),
            canonical: "Suzan Potjer".to_owned(),
            is_same: true,
            made: NOW.to_string(),
            made_by: "jet".to_owned(),
        };
        let mut archive = Archive::open(&path, NOW).expect("the archive opens");
        archive.decide(&decision, NOW).expect("decided");
        let named = |path: &Path, name: &str| {
            let editions = all(path).into_iter();
            editions
                .flat_map(|edition| edition.guests)
                .filter(|guest| guest.name == name)
                .count()
        };
        assert_eq!(
            (named(&path, "Suzanne Potjer"), named(&path, "Suzan Potjer")),
            (0, 1)
        );
        archive.rebuild(NOW).expect("rebuilt");
        assert_eq!(named(&path, "Suzan Potjer"), 1);
        let undone = archive.undecide("person", "suzan potjer", "Suzanne Potjer", NOW);
        assert!(undone.expect("an answer"));
        assert_eq!(all(&path), before);
    }

    fn all(path: &Path) -> Vec<Edition> {
        let reader = Reader::open(path).expect("the archive opens");
        let editions = reader.snapshot().expect("readable").editions.into_iter();
        editions.map(|stored| stored.edition).collect()
    }

    fn record(number: &str, date: &str) -> String {
        format!(
            "+++\nseries = \"cafe\"\n{number}date = {date}\ntitle = \"Een proef\"\nstatus = \"held\"\n+++\n\nTekst{number}.\n"
        )
    }

    #[test]
    fn a_rebuild_gives_the_same_archive_and_keeps_older_handles() {
        let (_folder, path) = made(true);
        take_in(&path, &record("", "2011-05-10"));
        take_in(&path, &record("number = 12\n", "2011-05-10"));
        let before = all(&path);
        Archive::open(&path, NOW)
            .and_then(|mut archive| archive.rebuild(NOW))
            .expect("rebuilt");
        assert_eq!(all(&path), before);
        let reader = Reader::open(&path).expect("the archive opens");
        let snapshot = reader.snapshot().expect("readable");
        let former = Handle::from_text("cafe-2011-05-10");
        let leads = snapshot
            .former_handles
            .iter()
            .find(|(handle, _)| *handle == former);
        let id = leads.map(|(_, id)| *id).expect("an edition");
        let found = snapshot.editions.iter().find(|stored| stored.row.id == id);
        assert_eq!(found.expect("a row").row.key.as_str(), "cafe-12");
    }

    #[test]
    fn another_programs_starter_is_replaced_and_nothing_else_is_touched() {
        let (_folder, path) = made(true);
        take_in(&path, &record("number = 12\n", "2011-05-10"));
        let before = all(&path);
        let connection = Connection::open(&path).expect("it opens");
        setting::set(&connection, setting::STARTER, "another").expect("set");
        connection
            .execute("UPDATE document SET text = 'oud' WHERE is_starter = 1", [])
            .expect("changed");
        drop(connection);
        assert!(Reader::is_outdated(&path));
        Archive::open(&path, NOW).expect("it is brought up to date");
        assert!(!Reader::is_outdated(&path));
        assert_eq!(all(&path), before);
    }

    #[test]
    fn pages_read_by_older_rules_are_read_anew() {
        let (_folder, path) = made(false);
        take_in(&path, &record("number = 12\n", "2011-05-10"));
        let before = all(&path);
        let connection = Connection::open(&path).expect("it opens");
        setting::set(&connection, setting::RULES, "older").expect("set");
        connection.execute("UPDATE document SET extract = '{\"kind\":\"summary\",\"facts\":[{\"claim\":{\"number\":99}}]}'", []).expect("changed");
        drop(connection);
        Archive::open(&path, NOW).expect("it is brought up to date");
        assert_eq!(all(&path), before);
    }

    #[test]
    fn an_archive_of_earlier_tables_is_derived_anew_and_loses_nothing() {
        let (_folder, path) = made(false);
        take_in(&path, &record("number = 12\n", "2011-05-10"));
        let (wanted, text) = (all(&path), document(&path));
        let (_other_folder, earlier) = made(false);
        std::fs::remove_file(&earlier).expect("removed");
        let mut connection = Connection::open(&earlier).expect("it opens");
        schema::mark(&connection).expect("marked");
        schema::make_earlier(&mut connection, 4);
        setting::set(&connection, setting::RULES, &rules()).expect("set");
        let sql = "INSERT INTO document (heading, placement, text, front_matter, identity, fingerprint, digest, added, extract)
                   VALUES (?1, 'single', ?2, ?4, 'een proef', ?3, 'x', '', '{\"kind\":\"summary\",\"facts\":[{\"claim\":{\"number\":12},\"certainty\":\"sure\"}]}')";
        connection.execute(sql, text).expect("a document");
        let sql = "INSERT INTO origin (document, place) VALUES (1, 'a page')";
        connection.execute(sql, []).expect("an origin");
        drop(connection);
        assert!(Reader::is_outdated(&earlier));
        Archive::open(&earlier, NOW).expect("it is brought up to date");
        assert_eq!(all(&earlier), wanted);
        let again = take_in(&earlier, &record("number = 12\n", "2011-05-10"));
        assert_eq!((again.new, again.same), (0, 1));
    }

    #[test]
    fn an_archive_has_an_id_of_its_own_that_its_copies_keep() {
        let ((folder, path), (_other_folder, other)) = (made(false), made(false));
        let id = |path: &Path| {
            let reader = Reader::open(path).expect("the archive opens");
            reader.archive_id().expect("an answer")
        };
        assert!(id(&path).is_some() && id(&path) != id(&other));
        let copy = backup::make(&path, NOW).expect("a copy");
        assert_eq!(id(&copy), id(&path));
        drop(folder);
    }

    #[test]
    fn an_archive_without_id_is_read_as_it_is_and_given_one_at_the_next_opening_for_writing() {
        let (_folder, path) = made(false);
        std::fs::remove_file(&path).expect("removed");
        let mut connection = Connection::open(&path).expect("it opens");
        function::add(&connection).expect("functions");
        schema::mark(&connection).expect("marked");
        schema::make_earlier(&mut connection, 6);
        drop(connection);
        assert!(matches!(Reader::open(&path), Err(ArchiveError::Older(_))));
        let reader = Reader::open_as_it_is(&path).expect("the archive opens");
        assert_eq!(reader.archive_id().expect("an answer"), None);
        assert!(Reader::is_outdated(&path));
        drop(reader);
        Archive::open(&path, NOW).expect("it is brought up to date");
        assert_eq!(copies(&path).len(), 1, "as it was");
        let reader = Reader::open(&path).expect("the archive opens");
        assert!(reader.archive_id().expect("an answer").is_some());
    }

    #[test]
    fn an_id_that_leads_to_another_folder_is_none() {
        let (_folder, path) = made(false);
        let connection = Connection::open(&path).expect("it opens");
        for id in ["../../x", "", "ABCDEF00112233445566778899AABBCC"] {
            setting::set(&connection, setting::ID, id).expect("set");
            let reader = Reader::open(&path).expect("the archive opens");
            assert_eq!(reader.archive_id().expect("an answer"), None, "{id}");
        }
    }

    fn document(path: &Path) -> [Option<String>; 4] {
        let connection = Connection::open(path).expect("it opens");
        let sql = "SELECT heading, text, fingerprint, front_matter FROM document";
        let columns = connection.query_row(sql, [], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        });
        columns.expect("a document")
    }

    #[test]
    fn an_archive_is_made_whole_or_not_at_all_and_never_over_another() {
        let (folder, path) = made(false);
        assert!(matches!(
            Archive::create(&path, true, NOW),
            Err(ArchiveError::Exists(_))
        ));
        let files = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(files, 1);
    }

    #[test]
    fn what_a_person_says_later_wins_also_where_the_clock_was_set_back() {
        let (_folder, path) = made(true);
        let mut archive = Archive::open(&path, NOW).expect("the archive opens");
        let handle = Handle::from_text("cafe-99");
        for (venue, second) in [("Zaal A", 1_000), ("Zaal B", 10)] {
            let correction = Correction {
                sequence: 0,
                item: None,
                field: "venue".to_owned(),
                value: venue.into(),
                made: Timestamp::from_second(second).expect("a moment"),
                made_by: "jet".to_owned(),
            };
            let stored = archive.correct(&handle, &[correction], NOW);
            assert!(stored.expect("stored").is_some());
        }
        let all = all(&path).into_iter();
        let venue = all
            .filter(|one| one.key == handle)
            .find_map(|one| one.venue);
        assert_eq!(venue.as_deref(), Some("Zaal B"));
    }

    #[test]
    fn a_process_keeps_one_copy_before_its_first_change_and_one_before_each_join() {
        let (_folder, path) = made(true);
        let count = || copies(&path).len();
        let mut archive = Archive::open(&path, NOW).expect("the archive opens");
        for number in [99, 98, 97] {
            let handle = Handle::from_text(&format!("cafe-{number}"));
            archive.remove(&handle, NOW).expect("taken out");
            assert_eq!(count(), 1);
        }
        let decision = SameName {
            kind: "person".to_owned(),
            name: "Suzanne Potjer".to_owned(),
            canonical: "Suzan Potjer".to_owned(),
            is_same: true,
            made: NOW.to_string(),
            made_by: "jet".to_owned(),
        };
        archive.decide(&decision, NOW).expect("decided");
        assert_eq!(count(), 2);
    }

    #[test]
    fn what_a_process_that_writes_is_making_is_not_tidied_away() {
        let (folder, path) = made(false);
        let draft = folder.path().join("archive.draft-7");
        std::fs::write(&draft, "half").expect("written");
        let other = Connection::open(&path).expect("it opens");
        other.execute_batch("BEGIN IMMEDIATE").expect("the lock");
        drop(Archive::open(&path, NOW).expect("the archive opens"));
        assert!(draft.exists());
        drop(other);
        drop(Archive::open(&path, NOW).expect("the archive opens"));
        assert!(!draft.exists());
    }

    #[test]
    fn the_newest_copy_that_is_whole_is_the_good_one() {
        let (_folder, path) = made(true);
        let copies = [1, 2].map(|_| backup::make(&path, NOW).expect("a copy"));
        assert_eq!(newest_whole(&path).as_ref(), Some(&copies[1]));
        std::fs::write(&copies[1], "junk").expect("spoilt");
        assert_eq!(newest_whole(&path).as_ref(), Some(&copies[0]));
    }

    #[test]
    fn what_changes_nothing_or_comes_to_nothing_leaves_no_copy() {
        let (_folder, path) = made(true);
        let mut archive = Archive::open(&path, NOW).expect("the archive opens");
        let handle = Handle::from_text("cafe-99");
        assert!(!archive.put_back(&handle, NOW).expect("an answer"));
        let record = source::record::parse(&record("number = 12\n", "2011-05-10"));
        let entry = Entry::of_record(&record.expect("a record"), "a page");
        let mut batch = archive.batch(NOW).expect("the lock");
        let prepared = Prepared::new(entry).expect("an entry");
        assert_eq!(batch.take(&prepared).expect("taken"), Outcome::New);
        assert_eq!(copies(&path).len(), 1);
        drop(batch);
        assert_eq!(copies(&path), []);
    }

    #[test]
    fn an_archive_that_another_file_took_the_place_of_is_not_written_to() {
        let ((_folder, path), (_other_folder, other)) = (made(true), made(true));
        let mut archive = Archive::open(&path, NOW).expect("the archive opens");
        let _ = archive.sites().expect("read");
        std::fs::rename(&other, &path).expect("replaced");
        let removed = archive.remove(&Handle::from_text("cafe-99"), NOW);
        assert!(
            matches!(removed, Err(ArchiveError::Replaced)),
            "{removed:?}"
        );
        assert!(all(&path).iter().any(|one| one.key.as_str() == "cafe-99"));
    }

    #[test]
    fn who_reads_is_not_locked_out_by_a_change_larger_than_what_is_kept_in_memory() {
        let (_folder, path) = made(true);
        let archive = Archive::open(&path, NOW).expect("the archive opens");
        let writing = archive.begin().expect("the lock");
        let large = "INSERT INTO setting (name, value) VALUES ('large', hex(zeroblob(12000000)))";
        writing.execute(large, []).expect("written");
        assert_eq!(all(&path).len(), 30);
    }
}
