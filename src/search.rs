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
use std::rc::Rc;

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
    ready: HashMap<EditionId, Rc<Prepared>>,
    names: Option<NameIndex>,
    /// How many editions the archive holds.
    total: usize,
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
            total: 0,
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
        self.forget_if_changed()?;
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
        let archive_total = self.total;
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
        let (total, is_counted) = (found.hits.len(), found.hits.len() < reach);
        let hits = self.explain(query, found, limit, sort)?;
        Ok(Results {
            hits,
            total,
            is_counted,
            archive_total,
        })
    }

    /// Counts all editions that answer a query. Apart from [`Self::search`], because going through all
    /// matches of a few letters takes longer than showing the first fifty.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports; never the query.
    pub fn count(&mut self, query: &Query) -> Result<usize, ArchiveError> {
        self.forget_if_changed()?;
        if query.is_empty() {
            return Ok(self.total);
        }
        let plan = Plan::of(query);
        let widest: Vec<&Filter> = plan.widest().collect();
        if let ([only], None) = (widest.as_slice(), &plan.letters) {
            return self.reader.count(only);
        }
        let mut found = Found::default();
        for filter in widest {
            for id in self.reader.matching(filter, usize::MAX)? {
                found.add(id, Tier::Text, None);
            }
        }
        if let Some(letters) = &plan.letters {
            self.by_letters(letters, usize::MAX, &mut found)?;
        }
        Ok(found.hits.len())
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
            is_counted: true,
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
        if self.names.is_none() {
            self.names = Some(NameIndex::new(self.reader.names()?));
        }
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
            let documents = || self.reader.documents(row.id);
            let (reason, snippet) = match snippet {
                Some(snippet) => (Some(Reason::Letters), snippet),
                None => prepared.explain(query, tier, documents)?,
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

    fn prepare(&mut self, id: EditionId) -> Result<Rc<Prepared>, ArchiveError> {
        if let Some(ready) = self.ready.get(&id) {
            return Ok(Rc::clone(ready));
        }
        if self.ready.len() >= READY {
            self.ready.clear();
        }
        let edition = self.reader.facts(id)?.unwrap_or_default();
        let prepared = Rc::new(Prepared::new(&edition));
        self.ready.insert(id, Rc::clone(&prepared));
        Ok(prepared)
    }

    /// Says whether another process wrote to the archive since the last question.
    #[must_use]
    pub fn is_archive_changed(&self) -> bool {
        self.reader
            .data_version()
            .is_ok_and(|version| version != self.data_version)
    }

    fn forget_if_changed(&mut self) -> Result<(), ArchiveError> {
        let version = self.reader.data_version()?;
        if version != self.data_version {
            self.total = self.reader.edition_count()?;
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

    /// The handles of the first hits, the reason of the first, and what it shows.
    fn asked(searcher: &mut Searcher, typed: &str) -> (Vec<String>, Option<Reason>, String) {
        let results = searcher.search(&Query::parse(typed), 50, Sort::Relevance);
        let results = results.expect("an answer");
        let keys = results
            .hits
            .iter()
            .map(|hit| hit.row.key.to_string())
            .collect();
        let first = results.hits.into_iter().next();
        let (reason, shown) =
            first.map_or((None, String::new()), |hit| (hit.reason, hit.snippet.text));
        (keys, reason, shown)
    }

    #[test]
    fn what_staff_ask_comes_first_with_the_reason() {
        let (_folder, mut searcher) = starter();
        for (typed, key, reason, shown) in [
            (
                "suzanne potjer",
                "cafe-99",
                Reason::Guest,
                "onderzoeker Urban Future Studios, Universiteit Utrecht",
            ),
            ("potjer", "cafe-99", Reason::Guest, "Suzanne Potjer"),
            ("cbs", "online-1", Reason::Organisation, "Ruben Dood"),
            (
                "centraal bureau voor de statistiek",
                "online-1",
                Reason::Organisation,
                "Ruben Dood",
            ),
            ("10 maart 2020", "cafe-99", Reason::Date, "City Deals"),
            ("2020-03-10", "cafe-99", Reason::Date, "City Deals"),
            ("maart 2020", "cafe-99", Reason::Date, "City Deals"),
            ("datum:10-03-2020", "cafe-99", Reason::Date, "City Deals"),
            (
                "AI",
                "cafe-98",
                Reason::Theme,
                "kunstmatige intelligentie (AI)",
            ),
            (
                "krista kuipers",
                "cafe-114",
                Reason::Guest,
                "plaatsvervangend secretaris-generaal",
            ),
            ("99", "cafe-99", Reason::Number, "City Deals"),
            ("#100", "cafe-100", Reason::Number, "corona"),
            ("cafe-99", "cafe-99", Reason::Number, "City Deals"),
            (
                "michele blom",
                "online-2021-06-22",
                Reason::Guest,
                "Michèle Blom",
            ),
            (
                "MICHÈLE",
                "online-2021-06-22",
                Reason::Guest,
                "Michèle Blom",
            ),
            ("koser kaya", "cafe-109", Reason::Guest, "Fatma Koşer Kaya"),
            ("host:jong", "cafe-97", Reason::Host, "Henny de Jong"),
            (
                "gast:\"van den berg\"",
                "cafe-115",
                Reason::Guest,
                "Caspar van den Berg",
            ),
            (
                "org:uwv gast:camps",
                "cafe-113",
                Reason::Guest,
                "Maarten Camps",
            ),
            (
                "thema:ai",
                "cafe-98",
                Reason::Theme,
                "kunstmatige intelligentie (AI)",
            ),
            (
                "toezicht in beeld",
                "cafe-89",
                Reason::Title,
                "Toezicht in beeld",
            ),
            ("Lombok", "cafe-99", Reason::Text, "Lombok"),
            ("ptjr", "cafe-99", Reason::Letters, "Suzanne Potjer"),
            ("otjer", "cafe-99", Reason::Letters, "Suzanne Potjer"),
        ] {
            let (keys, why, text) = asked(&mut searcher, typed);
            assert_eq!(
                keys.first().map(String::as_str),
                Some(key),
                "{typed}: {keys:?}"
            );
            assert_eq!(why, Some(reason), "{typed}: {text}");
            assert!(text.contains(shown), "{typed}: {text}");
        }
    }

    #[test]
    fn an_abbreviation_finds_all_that_the_full_name_does() {
        let (_folder, mut searcher) = starter();
        let (short, ..) = asked(&mut searcher, "org:bzk ");
        let (long, ..) = asked(
            &mut searcher,
            "org:\"Ministerie van Binnenlandse Zaken en Koninkrijksrelaties\"",
        );
        assert_eq!(short, long);
        assert!(short.len() > 5);
    }

    #[test]
    fn what_is_excluded_is_gone_and_nothing_else() {
        let (_folder, mut searcher) = starter();
        let (all, ..) = asked(&mut searcher, "thema:europa");
        let (some, ..) = asked(&mut searcher, "thema:europa -verkiezingen");
        assert_eq!(some, ["cafe-102", "cafe-98"]);
        assert!(all.len() == some.len() + 1 && all.contains(&"cafe-119".to_owned()));
        let (one, ..) = asked(&mut searcher, "thema:europa -datum:2020 -nr:102 ");
        assert_eq!(one, ["cafe-119"]);
    }

    #[test]
    fn words_stand_apart_and_a_phrase_together() {
        let (_folder, mut searcher) = starter();
        let (apart, ..) = asked(&mut searcher, "stad wijk ");
        let (together, ..) = asked(&mut searcher, "\"stad wijk\"");
        assert!(!apart.is_empty() && together.is_empty());
        let (phrase, why, _) = asked(&mut searcher, "\"breed publiek\"");
        assert_eq!(
            (phrase, why),
            (vec!["cafe-99".to_owned()], Some(Reason::Text))
        );
    }

    #[test]
    fn a_name_in_a_fact_stands_above_words_in_a_text_and_inside_a_tier_the_newest_comes_first() {
        let (_folder, mut searcher) = starter();
        let results = searcher
            .search(&Query::parse("europa"), 50, Sort::Relevance)
            .expect("an answer");
        let order: Vec<_> = results
            .hits
            .iter()
            .map(|hit| (hit.tier, std::cmp::Reverse(hit.row.id)))
            .collect();
        assert!(order.is_sorted(), "{order:?}");
    }

    #[test]
    fn the_count_goes_on_where_the_hits_stop() {
        let (_folder, mut searcher) = starter();
        for typed in ["", "frequin ", "2023", "de ", "euro"] {
            let query = Query::parse(typed);
            let all = searcher
                .search(&query, usize::MAX, Sort::Relevance)
                .expect("an answer");
            let few = searcher
                .search(&query, 3, Sort::Relevance)
                .expect("an answer");
            assert_eq!(few.hits.len(), 3, "{typed}");
            let count = searcher.count(&query).expect("a count");
            assert_eq!(count, all.hits.len(), "{typed}");
            assert_eq!(few.hits, all.hits[..3], "{typed}");
        }
    }

    #[test]
    fn results_come_in_the_order_asked_for() {
        let (_folder, mut searcher) = starter();
        let mut dates = |sort| {
            let results = searcher
                .search(&Query::parse("thema:europa"), 50, sort)
                .expect("an answer");
            results
                .hits
                .into_iter()
                .map(|hit| hit.row.key.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            dates(Sort::OldestFirst),
            ["cafe-98", "cafe-102", "cafe-119"]
        );
        assert_eq!(dates(Sort::Number), ["cafe-119", "cafe-102", "cafe-98"]);
    }
}
