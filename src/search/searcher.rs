//! What a search works with: the archive, and what was read from it and may serve the next key.

use std::collections::HashMap;
use std::rc::Rc;
use std::time::Instant;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::forms::Vocabulary;
use super::names::NameIndex;
use super::query::Surroundings;
use super::why::Prepared;
use super::{Query, Tier, Trace};
use crate::archive::{ArchiveError, EditionId, Filter, Reader, Row};
use crate::personal::Shared;

/// How many editions are kept ready for saying why they match.
const READY: usize = 512;

/// From so many editions on titles are not matched by letters: names are what is half remembered.
const MANY_TITLES: usize = 20_000;

/// Answers queries on one archive, keeping what it read ready for the next key.
pub struct Searcher {
    pub(super) reader: Rc<Reader>,
    ready: HashMap<EditionId, Rc<Prepared>>,
    rows: HashMap<EditionId, Row>,
    pub(super) names: Option<NameIndex>,
    vocabulary: Option<Rc<Vocabulary>>,
    /// How many editions the archive holds.
    pub(super) total: usize,
    data_version: i64,
    pub(super) personal: Shared,
    /// What the running search did, where somebody wants to know.
    pub(super) trace: Option<Trace>,
}

impl Searcher {
    /// Makes a searcher over an opened archive. Nothing is read yet.
    #[must_use]
    pub fn new(reader: Reader) -> Self {
        Searcher {
            reader: Rc::new(reader),
            ready: HashMap::new(),
            rows: HashMap::new(),
            names: None,
            vocabulary: None,
            total: 0,
            data_version: 0,
            personal: Shared::default(),
            trace: None,
        }
    }

    /// Returns the archive it searches.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Reads the names and words ahead of the first query that needs them.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn warm(&mut self) -> Result<(), ArchiveError> {
        self.at_once(|searcher| {
            searcher.vocabulary()?;
            searcher.names().map(|_| ())
        })
    }

    /// Parses what was typed, with the queries that the person saved and the editions on their lists.
    #[must_use]
    pub fn parse(&self, typed: &str) -> Query {
        let personal = self.personal.get();
        let saved = |name: &str| Some(personal.queries.get(name)?.query.clone());
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        Query::parse_in(
            typed,
            Surroundings {
                today: Some(today),
                saved: &saved,
                marked: &|| personal.marked(),
            },
        )
    }

    /// Lets queries ask for what the person keeps: editions on lists, saved queries.
    #[must_use]
    pub fn with_personal(mut self, personal: Shared) -> Self {
        self.personal = personal;
        self
    }

    pub(super) fn row(&mut self, id: EditionId) -> Result<Option<Row>, ArchiveError> {
        if let Some(row) = self.rows.get(&id) {
            return Ok(Some(row.clone()));
        }
        let row = self.reader.row(id)?;
        if self.rows.len() >= READY {
            self.rows.clear();
        }
        self.rows.extend(row.clone().map(|row| (id, row)));
        Ok(row)
    }

    pub(super) fn prepare(&mut self, id: EditionId) -> Result<Rc<Prepared>, ArchiveError> {
        if let Some(ready) = self.ready.get(&id) {
            return Ok(Rc::clone(ready));
        }
        if self.ready.len() >= READY {
            self.ready.clear();
        }
        let prepared = Rc::new(Prepared::new(self.reader.lines(id)?));
        self.ready.insert(id, Rc::clone(&prepared));
        Ok(prepared)
    }

    pub(super) fn names(&mut self) -> Result<&NameIndex, ArchiveError> {
        if self.names.is_none() {
            let names = self.reader.names(self.total < MANY_TITLES)?;
            self.names = Some(NameIndex::new(names));
        }
        Ok(self.names.get_or_insert_with(|| NameIndex::new(Vec::new())))
    }

    pub(super) fn vocabulary(&mut self) -> Result<Rc<Vocabulary>, ArchiveError> {
        if let Some(known) = &self.vocabulary {
            return Ok(Rc::clone(known));
        }
        let mut vocabulary = Vocabulary::new();
        self.reader
            .each_word(|word, editions| vocabulary.add(word, editions))?;
        let vocabulary = Rc::new(vocabulary.in_order());
        self.vocabulary = Some(Rc::clone(&vocabulary));
        Ok(vocabulary)
    }

    pub(super) fn note(&mut self, tier: Tier, filter: &Filter, count: usize, start: Instant) {
        if let Some(trace) = &mut self.trace {
            let asked = self.reader.expression(filter);
            trace.add(tier, asked, count, start.elapsed());
        }
    }

    /// Opens the archive anew where another file took its place, such as one that was restored.
    ///
    /// # Errors
    ///
    /// As for [`Reader::follow`]; the old file is searched on.
    pub fn follow(&mut self) -> Result<bool, ArchiveError> {
        // Shared only while a question is answered.
        Rc::get_mut(&mut self.reader).map_or(Ok(false), Reader::follow)
    }

    /// Says whether another process wrote to the archive since the last question.
    #[must_use]
    pub fn is_archive_changed(&self) -> bool {
        self.reader
            .data_version()
            .is_ok_and(|version| version != self.data_version)
    }

    /// Does all that belongs together on one state of the archive, with nothing remembered of another.
    pub(super) fn at_once<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, ArchiveError>,
    ) -> Result<T, ArchiveError> {
        let reader = Rc::clone(&self.reader);
        reader.at_once(|| {
            self.forget_if_changed()?;
            work(self)
        })
    }

    pub(super) fn forget_if_changed(&mut self) -> Result<(), ArchiveError> {
        let version = self.reader.data_version()?;
        if version != self.data_version {
            self.total = self.reader.edition_count()?;
            self.data_version = version;
            self.ready.clear();
            self.rows.clear();
            self.names = None;
            self.vocabulary = None;
        }
        Ok(())
    }
}
