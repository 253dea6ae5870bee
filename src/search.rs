//! Typed text → hits, each with the reason it is there.
//!
//! Strict tiers: number, exact name or title, words in names and titles, words in the text, letters
//! of a name. Inside a tier the newest comes first. Nothing a person types is an error.

mod hit;
mod matcher;
mod names;
mod plan;
mod query;
mod resolve;
mod why;
pub mod worker;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::archive::{ArchiveError, EditionId, Filter, Reader};
use names::NameIndex;
use plan::{Plan, Step};
use why::Prepared;

pub use hit::{Hit, Results, Snippet, Tier};
pub use matcher::{Needle, marks};
pub use query::{Field, Meaning, Query, QueryTerm};
pub use resolve::resolve;
pub use why::Reason;

/// How many editions are kept ready for saying why they match.
const READY: usize = 512;

/// How results are ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By tier, newest first inside one.
    #[default]
    Relevance,
    /// Newest first.
    NewestFirst,
    /// Oldest first.
    OldestFirst,
    /// By series and number, highest first.
    Number,
}

impl Sort {
    /// Parses the Dutch or English name of an order; a leading `-` turns dates around.
    #[must_use]
    pub fn parse(name: &str) -> Option<Sort> {
        match name {
            "relevance" | "relevantie" => Some(Sort::Relevance),
            "date" | "datum" => Some(Sort::NewestFirst),
            "-date" | "-datum" => Some(Sort::OldestFirst),
            "number" | "nr" | "nummer" => Some(Sort::Number),
            _ => None,
        }
    }
}

/// Answers queries on one archive, keeping what it read ready for the next key.
pub struct Searcher {
    reader: Reader,
    ready: HashMap<EditionId, Arc<Prepared>>,
    names: Option<NameIndex>,
    data_version: i64,
}

impl Searcher {
    /// Makes a searcher over an opened archive. Nothing is read yet.
    #[must_use]
    pub fn new(reader: Reader) -> Self {
        Searcher {
            reader,
            ready: HashMap::new(),
            names: None,
            data_version: 0,
        }
    }

    /// Returns the archive it searches.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Reads the names ahead of the first query that needs them.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn warm(&mut self) -> Result<(), ArchiveError> {
        if self.names.is_none() {
            self.names = Some(NameIndex::new(self.reader.names()?));
        }
        Ok(())
    }

    /// Answers a query with at most `limit` hits.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports; never the query.
    pub fn search(
        &mut self,
        query: &Query,
        limit: usize,
        sort: Sort,
    ) -> Result<Results, ArchiveError> {
        self.forget_if_changed()?;
        let archive_total = self.reader.edition_count()?;
        if query.is_empty() {
            return self.everything(limit, sort, archive_total);
        }
        let plan = Plan::of(query);
        let reach = if sort == Sort::Relevance {
            limit
        } else {
            usize::MAX
        };
        let mut found = Found::default();
        for step in &plan.steps {
            self.run(step, reach, &mut found)?;
        }
        if let Some(letters) = plan.letters.as_deref().filter(|_| found.hits.len() < reach) {
            self.by_letters(letters, reach, &mut found)?;
        }
        let total = if found.hits.len() < limit {
            found.hits.len()
        } else {
            self.count(&plan, &found)?
        };
        let hits = self.explain(query, found, limit, sort)?;
        Ok(Results {
            hits,
            total,
            archive_total,
        })
    }

    fn everything(
        &mut self,
        limit: usize,
        sort: Sort,
        total: usize,
    ) -> Result<Results, ArchiveError> {
        let reach = if matches!(sort, Sort::Relevance | Sort::NewestFirst) {
            limit
        } else {
            usize::MAX
        };
        let mut rows = self.reader.newest(reach)?;
        hit::sort_rows(&mut rows, sort);
        rows.truncate(limit);
        Ok(Results {
            hits: rows.into_iter().map(Hit::listed).collect(),
            total,
            archive_total: total,
        })
    }

    fn run(&self, step: &Step, reach: usize, found: &mut Found) -> Result<(), ArchiveError> {
        if found.hits.len() >= reach {
            return Ok(());
        }
        let (tier, ids) = match step {
            Step::Handle(handle) => (
                Tier::Number,
                self.reader.by_handle(handle)?.into_iter().collect(),
            ),
            Step::Numbers(number) => (Tier::Number, self.reader.by_number(*number)?),
            Step::Matching(tier, filter) => (*tier, self.reader.matching(filter, reach)?),
        };
        for id in ids.into_iter().take(reach - found.hits.len()) {
            found.add(id, tier, None);
        }
        Ok(())
    }

    fn by_letters(
        &mut self,
        letters: &str,
        reach: usize,
        found: &mut Found,
    ) -> Result<(), ArchiveError> {
        self.warm()?;
        let Some(index) = &self.names else {
            return Ok(());
        };
        for name in index.find(letters) {
            for id in self.reader.editions_of(name.name)? {
                if found.hits.len() >= reach {
                    return Ok(());
                }
                found.add(id, Tier::Letters, Some(name.snippet()));
            }
        }
        Ok(())
    }

    /// Counts all that the plan reaches beyond the hits that were asked for.
    fn count(&self, plan: &Plan, found: &Found) -> Result<usize, ArchiveError> {
        let widest: Vec<&Filter> = plan.widest().collect();
        let counted = match widest.as_slice() {
            [] => 0,
            [only] => self.reader.count(only)?,
            several => {
                let mut ids = HashSet::new();
                for filter in several {
                    ids.extend(self.reader.matching(filter, usize::MAX)?);
                }
                ids.len()
            }
        };
        Ok(counted.max(found.hits.len()))
    }

    fn explain(
        &mut self,
        query: &Query,
        found: Found,
        limit: usize,
        sort: Sort,
    ) -> Result<Vec<Hit>, ArchiveError> {
        let mut rows = Vec::with_capacity(found.hits.len());
        for (id, tier, snippet) in found.hits {
            if let Some(row) = self.reader.row(id)? {
                rows.push((row, tier, snippet));
            }
        }
        hit::sort_by_row(&mut rows, sort, |(row, ..)| row);
        rows.truncate(limit);
        let mut hits = Vec::with_capacity(rows.len());
        for (row, tier, snippet) in rows {
            let prepared = self.prepare(row.id)?;
            let (reason, snippet) = match snippet {
                Some(snippet) => (Some(Reason::Letters), snippet),
                None => prepared.explain(query, tier),
            };
            hits.push(Hit {
                row,
                tier: Some(tier),
                reason,
                snippet,
            });
        }
        Ok(hits)
    }

    fn prepare(&mut self, id: EditionId) -> Result<Arc<Prepared>, ArchiveError> {
        if let Some(ready) = self.ready.get(&id) {
            return Ok(Arc::clone(ready));
        }
        if self.ready.len() >= READY {
            self.ready.clear();
        }
        let edition = self.reader.edition(id)?.unwrap_or_default();
        let prepared = Arc::new(Prepared::new(&edition));
        self.ready.insert(id, Arc::clone(&prepared));
        Ok(prepared)
    }

    fn forget_if_changed(&mut self) -> Result<(), ArchiveError> {
        let version = self.reader.data_version()?;
        if version != self.data_version {
            self.data_version = version;
            self.ready.clear();
            self.names = None;
        }
        Ok(())
    }
}

/// Editions found so far, each once, in order.
#[derive(Default)]
struct Found {
    seen: HashSet<EditionId>,
    hits: Vec<(EditionId, Tier, Option<Snippet>)>,
}

impl Found {
    fn add(&mut self, id: EditionId, tier: Tier, snippet: Option<Snippet>) {
        if self.seen.insert(id) {
            self.hits.push((id, tier, snippet));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;

    fn starter() -> (tempfile::TempDir, Searcher) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let reader = Reader::open(&path).expect("the archive opens");
        (folder, Searcher::new(reader))
    }

    fn first(searcher: &mut Searcher, typed: &str) -> String {
        let results = searcher
            .search(&Query::parse(typed), 50, Sort::Relevance)
            .expect("an answer");
        let shown = results.hits.iter().take(3).map(|hit| {
            let why = hit.reason.map_or("", Reason::key);
            format!("{} {why}: {}", hit.row.key, hit.snippet.text)
        });
        format!(
            "{} | {}",
            results.total,
            shown.collect::<Vec<_>>().join(" | ")
        )
    }

    #[test]
    fn probe() {
        let (_folder, mut searcher) = starter();
        for typed in [
            "suzanne potjer",
            "cbs",
            "10 maart 2020",
            "AI",
            "krista kuipers",
            "99",
            "bzk",
            "ptjr",
            "1",
            "energietransitie",
            "org:uwv",
            "gast:vries",
            "2023 wrr",
            "\"city deals\"",
            "maart 2020",
            "reuring café 99",
            "dealen met",
            "host:jong",
            "-wizards thema:europa",
            "frqin",
        ] {
            println!("{typed:25} {}", first(&mut searcher, typed));
        }
    }
}
