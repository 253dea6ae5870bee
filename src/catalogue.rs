//! The whole archive as one value in memory: editions, texts, names, and an index over their words.
//!
//! Built from a [`Snapshot`] by a pure function and never changed; shared by `Arc` and swapped for a new one when
//! the archive changed. Search, profiles, checks, exports and the browser ask only this. The names, and the index
//! of the words, are made when the first question needs them.

mod character_mask;
mod coverage;
mod doubt;
mod edition_set;
mod fact_line;
mod name_index;
mod name_table;
mod proof;
mod traces;
mod word_forms;
mod word_index;
mod word_table;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::archive::{EditionId, Reader, Result, Row, SameName, Snapshot, StoredEdition};
use crate::edition::{Edition, Handle};
use crate::ingest::source::record::{EditionFile, FiledDocument};

pub use character_mask::CharacterMask;
pub use coverage::Coverage;
pub use doubt::{Doubt, doubts_of_record};
pub use edition_set::EditionSet;
pub use fact_line::{FactKind, FactKinds, FactLines, Piece, PieceRole, PieceText};
pub use name_index::{NameIndex, NameMatch, SpelledName};
pub use name_table::{NameEntry, NameKind, NameTable};
pub use proof::ReadFact;
pub use word_index::{BREAK, EditionWords, Posting, WordIndex, WordPlace};
pub use word_table::{WordId, WordTable};

use name_table::Names;

/// Everything that is known, as it stood at one moment.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// The editions, the newest first, and behind them the articles about no edition that were kept.
    editions: Vec<StoredEdition>,
    /// How many of them are editions.
    edition_count: usize,
    places: FxHashMap<EditionId, usize>,
    by_handle: FxHashMap<Handle, usize>,
    same_names: Vec<SameName>,
    names: OnceLock<Names>,
    name_index: OnceLock<NameIndex>,
    words: OnceLock<WordIndex>,
    unsure: OnceLock<EditionSet>,
    coverage: OnceLock<Arc<Coverage>>,
}

impl Catalogue {
    /// Loads an archive.
    ///
    /// # Errors
    ///
    /// A file that cannot be read as an archive.
    pub fn load(path: &Path) -> Result<Self> {
        Ok(Self::new(Reader::open_as_it_is(path)?.snapshot()?))
    }

    /// Makes the catalogue of what an archive holds.
    #[must_use]
    pub fn new(snapshot: Snapshot) -> Self {
        let editions = snapshot.editions;
        let places: FxHashMap<EditionId, usize> = editions
            .iter()
            .enumerate()
            .map(|(at, one)| (one.row.id, at))
            .collect();
        let former = snapshot.former_handles.into_iter();
        let former = former.filter_map(|(handle, id)| Some((handle, *places.get(&id)?)));
        let mut by_handle: FxHashMap<Handle, usize> = former.collect();
        by_handle.extend(
            editions
                .iter()
                .enumerate()
                .map(|(at, one)| (one.row.key.clone(), at)),
        );
        Catalogue {
            edition_count: editions.iter().filter(|one| !one.row.id.is_news()).count(),
            editions,
            places,
            by_handle,
            same_names: snapshot.same_names,
            ..Catalogue::default()
        }
    }

    /// Returns the editions, the newest first.
    #[must_use]
    pub fn editions(&self) -> &[StoredEdition] {
        self.editions.get(..self.edition_count).unwrap_or_default()
    }

    /// Returns how much of the series is there.
    #[must_use]
    pub fn coverage(&self) -> Arc<Coverage> {
        let rows = || self.editions().iter().map(|one| &one.row);
        Arc::clone(self.coverage.get_or_init(|| Arc::new(Coverage::of(rows()))))
    }

    /// Returns the editions and behind them the articles about no edition: what places count in.
    #[must_use]
    pub fn all(&self) -> &[StoredEdition] {
        &self.editions
    }

    /// Returns the edition or article at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&StoredEdition> {
        self.editions.get(place)
    }

    /// Returns the place of an edition or article.
    #[must_use]
    pub fn place(&self, id: EditionId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// Returns an edition or article.
    #[must_use]
    pub fn get(&self, id: EditionId) -> Option<&StoredEdition> {
        self.at(self.place(id)?)
    }

    /// Returns the whole record of an edition.
    #[must_use]
    pub fn edition(&self, id: EditionId) -> Option<&Edition> {
        Some(&self.get(id)?.edition)
    }

    /// Returns what a list shows of an edition.
    #[must_use]
    pub fn row(&self, id: EditionId) -> Option<&Row> {
        Some(&self.get(id)?.row)
    }

    /// Returns the places of editions, or of the articles about none.
    #[must_use]
    pub fn universe(&self, is_news: bool) -> EditionSet {
        let all = self.editions.len();
        let side = if is_news {
            self.edition_count..all
        } else {
            0..self.edition_count
        };
        EditionSet::range(side, all)
    }

    /// Returns the edition that a handle means, or meant before it got a better one.
    #[must_use]
    pub fn by_handle(&self, handle: &str) -> Option<EditionId> {
        let place = self.by_handle.get(&Handle::from_text(handle))?;
        Some(self.at(*place)?.row.id)
    }

    /// Returns the editions with a number, the café's first.
    #[must_use]
    pub fn by_number(&self, number: u32) -> Vec<EditionId> {
        let rows = self.editions().iter().map(|one| &one.row);
        let mut found: Vec<&Row> = rows.filter(|row| row.number == Some(number)).collect();
        found.sort_by_key(|row| (row.series.key() != "cafe", row.series.key()));
        found.into_iter().map(|row| row.id).collect()
    }

    /// Returns what people decided about names, the oldest first.
    #[must_use]
    pub fn same_names(&self) -> &[SameName] {
        &self.same_names
    }

    /// Returns all names of a kind.
    #[must_use]
    pub fn names(&self, kind: NameKind) -> &NameTable {
        self.names
            .get_or_init(|| Names::of(self.editions()))
            .table(kind)
    }

    /// Returns the names to match by letters.
    #[must_use]
    pub fn name_index(&self) -> &NameIndex {
        self.name_index.get_or_init(|| NameIndex::of(self))
    }

    /// Returns the index of all words.
    #[must_use]
    pub fn words(&self) -> &WordIndex {
        let editions = || self.editions.iter().map(|one| &one.edition);
        self.words.get_or_init(|| WordIndex::build(editions()))
    }

    /// Makes the index of the words and the names now, so that no question has to wait for them.
    pub fn prepare(&self) {
        let _ = (self.words(), self.name_index());
    }

    /// Returns the editions of which something is unsure. Facts that cannot be read are unsure too.
    #[must_use]
    pub fn unsure(&self) -> &EditionSet {
        self.unsure.get_or_init(|| {
            EditionSet::of(self.editions.len(), |place| {
                let doubts = self.at(place).map(StoredEdition::doubts);
                doubts.is_some_and(|doubts| !doubts.is_ok_and(|doubts| doubts.is_empty()))
            })
        })
    }

    /// Returns an edition with its documents and corrections, to be written to a file.
    #[must_use]
    pub fn edition_file(&self, id: EditionId) -> Option<EditionFile> {
        let stored = self.get(id)?;
        let pairs = stored.edition.documents.iter().zip(&stored.documents);
        let documents = pairs.map(|(document, own)| FiledDocument {
            kind: document.kind,
            heading: document.title.clone(),
            url: document.url.clone(),
            published: document.published,
            placement: own.placement,
            origins: own.origins.clone(),
            front_matter: own.front_matter.clone(),
            corrections: own.corrections.clone(),
            text: document.text.clone(),
        });
        Some(EditionFile {
            edition: stored.edition.clone(),
            documents: documents.collect(),
        })
    }
}
