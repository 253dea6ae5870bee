//! Taking documents in: which is new, which is a newer version, which is known already.
//!
//! A document is known when its words are, whatever route they came by; then it only gains what the new
//! route adds outside the text: an address, a day of publication, a heading. It is a newer version of one
//! that has the same heading and address or, where one of them has no address, the same heading and first
//! paragraph.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::Connection;

use super::derive::{self, EditionChange};
use super::document::{self, Outcome, Stored};
use super::id::DocumentId;
use super::identity::{is_beginning_of, is_excerpt_of, is_same_page, names_another};
use super::prepared::Prepared;
use super::{Result, correction, reader};
use crate::ingest::Entry;

/// What taking a batch in did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// Documents not seen before.
    pub new: usize,
    /// Newer versions of known documents.
    pub changed: usize,
    /// Documents known already, word for word.
    pub same: usize,
    /// The editions that the entries are about, each with what happened to it, newest first.
    pub editions: Vec<EditionChange>,
}

/// Takes entries in one by one.
#[derive(Debug)]
pub(super) struct Taker {
    now: Timestamp,
    documents: Vec<DocumentId>,
    taken: HashMap<DocumentId, Taken>,
    /// Where documents came from: a file of many texts stands there once.
    places: Vec<String>,
    /// Documents, and which of the places each came from.
    origins: Vec<(DocumentId, usize)>,
    is_changed: bool,
}

/// A document that an entry before this one was.
#[derive(Debug)]
struct Taken {
    outcome: Outcome,
    /// Which of the places it came from.
    origin: usize,
}

/// What an entry is to the archive.
pub(super) enum Found {
    /// Nothing like it is there.
    Unknown,
    /// The document is there, and gains nothing.
    Same(DocumentId),
    /// The document is there, and gains what it says of itself outside its text.
    Completed(Box<Stored>),
    /// An older version is there.
    Older(DocumentId),
}

impl Taker {
    pub(super) fn new(now: Timestamp) -> Self {
        Taker {
            now,
            documents: Vec::new(),
            taken: HashMap::new(),
            places: Vec::new(),
            origins: Vec::new(),
            is_changed: false,
        }
    }

    /// Takes in what [`Self::find`] found an entry to be.
    pub(super) fn write(
        &mut self,
        connection: &Connection,
        prepared: &Prepared,
        found: Found,
    ) -> Result<Outcome> {
        let entry = &prepared.entry;
        self.is_changed |= !matches!(found, Found::Same(_));
        let (id, outcome) = match found {
            Found::Same(id) => (id, Outcome::Same),
            Found::Unknown => (
                document::insert(connection, prepared, &prepared.key, self.now)?,
                Outcome::New,
            ),
            Found::Older(id) => {
                document::update(connection, id, prepared, &prepared.key)?;
                (id, Outcome::Changed)
            }
            Found::Completed(stored) => (stored.id, stored.complete(connection, entry)?),
        };
        let origin = self.place(&entry.origin);
        self.taken
            .entry(id)
            // What is new stays new, whatever comes to it afterwards.
            .and_modify(|taken| taken.outcome = taken.outcome.min(outcome))
            .or_insert(Taken { outcome, origin });
        self.documents.push(id);
        self.origins.push((id, origin));
        for place in &entry.other_origins {
            let place = self.place(place);
            self.origins.push((id, place));
        }
        for correction in &entry.corrections {
            self.is_changed |= correction::add_once(connection, correction, id)?;
        }
        Ok(outcome)
    }

    fn place(&mut self, place: &str) -> usize {
        if self.places.last().is_none_or(|last| last != place) {
            self.places.push(place.to_owned());
        }
        self.places.len() - 1
    }

    /// Says whether taking an entry in changes more than where its document was seen.
    pub(super) fn is_change(connection: &Connection, entry: &Entry, found: &Found) -> Result<bool> {
        let Found::Same(id) = found else {
            return Ok(true);
        };
        for correction in &entry.corrections {
            if !correction::is_known(connection, correction, *id)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Writes down where the documents were seen and derives what follows from them.
    pub(super) fn finish(
        &mut self,
        connection: &Connection,
        detail: derive::Detail,
        tell: &mut dyn FnMut(usize, usize),
    ) -> Result<Intake> {
        let origin = "INSERT OR IGNORE INTO origin (document, place) VALUES (?1, ?2)";
        let mut statement = connection.prepare_cached(origin)?;
        for (document, place) in self.origins.drain(..) {
            statement.execute((document, &self.places[place]))?;
        }
        let mut changes = if self.is_changed {
            derive::derive_telling(connection, self.now, detail, tell)?
        } else {
            derive::Changes::default()
        };
        let editions = reader::editions_of_documents(connection, &self.documents)?;
        let count = |outcome| {
            self.taken
                .values()
                .filter(|taken| taken.outcome == outcome)
                .count()
        };
        Ok(Intake {
            new: count(Outcome::New),
            changed: count(Outcome::Changed),
            same: count(Outcome::Same),
            editions: editions.into_iter().map(|key| changes.take(key)).collect(),
        })
    }

    /// Returns the documents of the entries taken in, in their order.
    pub(super) fn documents(&self) -> &[DocumentId] {
        &self.documents
    }

    /// Finds the document an entry is: the same words first, then the same place.
    pub(super) fn find(&self, connection: &Connection, prepared: &Prepared) -> Result<Found> {
        let entry = &prepared.entry;
        if let Some(known) = Stored::of_same_words(connection, prepared)? {
            return Ok(found(known, entry));
        }
        for known in Stored::under_key(connection, &prepared.key)? {
            if is_same_page(&known.article, entry)
                && !names_another(known.article.heading.as_deref(), entry.heading.as_deref())
                && !self.stands_beside(&known, entry)
            {
                let is_known = entry.is_excerpt && is_excerpt_of(entry, &known.article);
                return Ok(if is_known {
                    found(known, entry)
                } else {
                    Found::Older(known.id)
                });
            }
        }
        Ok(Found::Unknown)
    }

    /// Says whether a document came from the same file as an entry. A page may hold two articles under one
    /// heading: the second is not a newer version of the first, unless that is only its beginning.
    fn stands_beside(&self, known: &Stored, entry: &Entry) -> bool {
        let taken = self.taken.get(&known.id);
        taken.is_some_and(|taken| self.places[taken.origin] == entry.origin)
            && !is_beginning_of(&known.article.text, &entry.text)
    }
}

/// Says what an entry of the same words is to a document.
fn found(known: Stored, entry: &Entry) -> Found {
    if known.is_news() && entry.extract.is_some() && !entry.is_excerpt {
        Found::Older(known.id)
    } else if known.gains(entry) {
        Found::Completed(Box::new(known))
    } else {
        Found::Same(known.id)
    }
}
