//! Typed text → hits, each with the reason it is there.
//!
//! Strict tiers: number, exact name or title, phrase, words in names and titles, words in the text, whole
//! names that all the words together are a slip away from, other forms of the words, compounds, letters of a
//! name, typing slips. Inside a tier the best comes first
//! where the matches are few enough to score, the newest otherwise. Nothing a person types is an error.

mod advice;
mod complete;
mod facet;
mod forms;
mod found;
mod hit;
mod letters;
mod matcher;
mod names;
mod plan;
mod query;
mod resolve;
mod slips;
mod sort;
mod tiers;
mod trace;
mod why;
pub mod worker;

use std::collections::HashMap;
use std::rc::Rc;
use std::time::Instant;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::archive::{ArchiveError, EditionId, Filter, Reader, Row};
use forms::Vocabulary;
use found::Found;
use names::NameIndex;
use why::{Asked, Explained, Prepared};

pub use advice::{Advice, TermCount};
pub use complete::{Candidate, Completion};
pub use facet::{Facet, FacetValue, Facets};
pub use hit::{DidYouMean, Hit, Results, Snippet, Tier};
pub use matcher::{Needle, marks};
pub use query::{
    Chip, Expr, Field, Meaning, Note, NoteKind, Part, Query, QueryTerm, State, Surroundings,
    condition, keywords, whole_condition, with, without,
};
pub use resolve::resolve;
pub use sort::Sort;
pub use trace::{Trace, TraceStep};
pub use why::Reason;

/// How many editions are kept ready for saying why they match.
const READY: usize = 512;

/// So many matches of a tier are scored; of more the newest come first. To score an edition is to read
/// it, which has to fit into the time of a key.
const SCORED: usize = 24;

/// With fewer hits than this names are matched by their letters too.
const FEW: usize = 3;

/// With fewer hits than this names and words are taken for typing slips.
const LITTLE: usize = 2;

/// From so many editions on titles are not matched by letters: names are what is half remembered.
const MANY_TITLES: usize = 20_000;

/// Answers queries on one archive, keeping what it read ready for the next key.
pub struct Searcher {
    reader: Rc<Reader>,
    ready: HashMap<EditionId, Rc<Prepared>>,
    rows: HashMap<EditionId, Row>,
    names: Option<NameIndex>,
    vocabulary: Option<Rc<Vocabulary>>,
    /// How many editions the archive holds.
    total: usize,
    data_version: i64,
    /// What the running search did, where somebody wants to know.
    trace: Option<Trace>,
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

    /// Parses what was typed, with the queries saved in this archive.
    #[must_use]
    pub fn parse(&self, typed: &str) -> Query {
        // A saved query that cannot be read is one that is not there: the note says so.
        let saved = |name: &str| self.reader.saved_query(name).ok().flatten();
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        Query::parse_in(
            typed,
            Surroundings {
                today: Some(today),
                saved: &saved,
            },
        )
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
        self.at_once(|searcher| searcher.answer(query, limit, sort))
    }

    fn answer(&mut self, query: &Query, limit: usize, sort: Sort) -> Result<Results, ArchiveError> {
        let sort = query.sort.unwrap_or(sort);
        if query.is_empty() {
            return self.everything(query, limit, sort);
        }
        let reach = if sort == Sort::Relevance {
            limit
        } else {
            usize::MAX
        };
        let mut found = Found::new(reach);
        self.pinned(query, &mut found)?;
        self.as_typed(query, &mut found)?;
        let mut did_you_mean = None;
        if found.len() < LITTLE {
            did_you_mean = self.names_meant(query, &mut found)?;
        }
        self.by_other_forms(query, &mut found)?;
        if found.len() < FEW && did_you_mean.is_none() {
            self.by_letters(query, &mut found)?;
        }
        if found.len() < LITTLE && did_you_mean.is_none() {
            did_you_mean = self.words_meant(query, &mut found)?;
        }
        self.results(query, found, limit, sort, did_you_mean)
    }

    /// Answers a query and tells how: what each step asked, found and took.
    ///
    /// # Errors
    ///
    /// What [`Self::search`] reports.
    pub fn search_traced(
        &mut self,
        query: &Query,
        limit: usize,
        sort: Sort,
    ) -> Result<(Results, Trace), ArchiveError> {
        self.trace = Some(Trace::default());
        let results = self.search(query, limit, sort);
        let trace = self.trace.take().unwrap_or_default();
        Ok((results?, trace))
    }

    /// Counts all editions that answer a query. Apart from [`Self::search`], because going through all
    /// matches of a few letters takes longer than showing the first fifty.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports; never the query.
    pub fn count(&mut self, query: &Query) -> Result<usize, ArchiveError> {
        self.at_once(|searcher| searcher.count_all(query))
    }

    fn count_all(&mut self, query: &Query) -> Result<usize, ArchiveError> {
        if query.is_empty() {
            return Ok(self.total);
        }
        let count = self.matching_ids(query)?.len();
        if count >= FEW {
            return Ok(count);
        }
        // So few that names by their letters and slips are among the results.
        Ok(self
            .answer(query, usize::MAX, Sort::NewestFirst)?
            .hits
            .len())
    }

    /// Returns all editions that answer a query by what it says, the newest first; not those that only look like it.
    fn matching_ids(&mut self, query: &Query) -> Result<Vec<EditionId>, ArchiveError> {
        let filter = self.widest(query)?;
        let mut ids = self.reader.matching(&filter, usize::MAX)?;
        for id in self.pinned_ids(query)? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids.sort_unstable_by(|a, b| b.cmp(a));
        Ok(ids)
    }

    /// Returns the filter that all meet that answer a query by what it says.
    fn widest(&mut self, query: &Query) -> Result<Filter, ArchiveError> {
        let mut forms = forms::stems(query, &self.reader)?;
        forms::add_compounds(query, &*self.vocabulary()?, &mut forms);
        Ok(plan::widest(query, &forms))
    }

    fn everything(
        &mut self,
        query: &Query,
        limit: usize,
        sort: Sort,
    ) -> Result<Results, ArchiveError> {
        let is_streamed = matches!(sort, Sort::Relevance | Sort::NewestFirst);
        let reach = if is_streamed { limit } else { usize::MAX };
        let mut rows = self.reader.newest(reach)?;
        hit::sort_rows(&mut rows, sort);
        rows.truncate(limit);
        Ok(Results {
            hits: rows.into_iter().map(Hit::listed).collect(),
            total: self.total,
            is_counted: true,
            archive_total: self.total,
            query: query.clone(),
            did_you_mean: None,
            needles: Vec::new(),
        })
    }

    fn pinned_ids(&self, query: &Query) -> Result<Vec<EditionId>, ArchiveError> {
        let by_handle = plan::handle(query).map(|handle| self.reader.by_handle(handle));
        let mut ids: Vec<EditionId> = by_handle.transpose()?.flatten().into_iter().collect();
        if let Some(number) = plan::number(query) {
            ids.extend(self.reader.by_number(number)?);
        }
        Ok(ids)
    }

    fn results(
        &mut self,
        query: &Query,
        found: Found,
        limit: usize,
        sort: Sort,
        did_you_mean: Option<DidYouMean>,
    ) -> Result<Results, ArchiveError> {
        let (total, is_counted) = (found.len(), !found.is_full());
        let asked = Asked::of(query, &[]);
        let mut needles = query.needles();
        needles.extend(found.needles);
        let mut rows = Vec::with_capacity(found.hits.len());
        for hit in found.hits {
            if let Some(row) = self.row(hit.id)? {
                rows.push((row, hit));
            }
        }
        hit::sort_by_row(&mut rows, sort, |(row, _)| row);
        rows.truncate(limit);
        let mut hits = Vec::with_capacity(rows.len());
        for (row, hit) in rows {
            let explained = match hit.explained {
                Some(explained) => explained,
                None => self.explain(hit.id, hit.tier, &asked)?,
            };
            let Explained {
                reason,
                snippet,
                score,
            } = explained;
            hits.push(Hit {
                row,
                tier: Some(hit.tier),
                reason,
                snippet,
                score,
            });
        }
        Ok(Results {
            hits,
            total,
            is_counted,
            archive_total: self.total,
            query: query.clone(),
            did_you_mean,
            needles,
        })
    }

    fn explain(
        &mut self,
        id: EditionId,
        tier: Tier,
        asked: &Asked<'_>,
    ) -> Result<Explained, ArchiveError> {
        let start = Instant::now();
        let prepared = self.prepare(id)?;
        let explained = prepared.explain(asked, tier, || self.reader.texts(id));
        if let Some(trace) = &mut self.trace {
            trace.explained(start.elapsed());
        }
        explained
    }

    fn row(&mut self, id: EditionId) -> Result<Option<Row>, ArchiveError> {
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

    fn prepare(&mut self, id: EditionId) -> Result<Rc<Prepared>, ArchiveError> {
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

    fn names(&mut self) -> Result<&NameIndex, ArchiveError> {
        if self.names.is_none() {
            let names = self.reader.names(self.total < MANY_TITLES)?;
            self.names = Some(NameIndex::new(names));
        }
        Ok(self.names.get_or_insert_with(|| NameIndex::new(Vec::new())))
    }

    fn vocabulary(&mut self) -> Result<Rc<Vocabulary>, ArchiveError> {
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

    fn note(&mut self, tier: Tier, filter: &Filter, count: usize, start: Instant) {
        if let Some(trace) = &mut self.trace {
            let asked = self.reader.expression(filter);
            trace.add(tier, asked, count, start.elapsed());
        }
    }

    /// Says whether another process wrote to the archive since the last question.
    #[must_use]
    pub fn is_archive_changed(&self) -> bool {
        self.reader
            .data_version()
            .is_ok_and(|version| version != self.data_version)
    }

    /// Does all that belongs together on one state of the archive, with nothing remembered of another.
    fn at_once<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, ArchiveError>,
    ) -> Result<T, ArchiveError> {
        let reader = Rc::clone(&self.reader);
        reader.at_once(|| {
            self.forget_if_changed()?;
            work(self)
        })
    }

    fn forget_if_changed(&mut self) -> Result<(), ArchiveError> {
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

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

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
            ("cbs", "online-1", Reason::Alias, "Ruben Dood"),
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
                Reason::Alias,
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
                Reason::Alias,
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
    fn a_name_in_a_fact_stands_above_words_in_a_text_and_of_equals_the_newest_comes_first() {
        let (_folder, mut searcher) = starter();
        let results = searcher
            .search(&Query::parse("europa"), 50, Sort::Relevance)
            .expect("an answer");
        let order: Vec<_> = results
            .hits
            .iter()
            .map(|hit| (hit.tier, Reverse(hit.score), Reverse(hit.row.id)))
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

    /// An archive in which very many words begin alike.
    fn alike() -> (tempfile::TempDir, Searcher) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        let now = jiff::Timestamp::UNIX_EPOCH;
        Archive::create(&path, false, now).expect("an archive");
        let entry = |number: usize| {
            let (word, other) = (number % 26, number % 7);
            let letter = |at: usize| char::from(b'a' + u8::try_from(at).unwrap_or(0));
            let file = format!(
                "+++\nseries = \"cafe\"\nnumber = {number}\nstatus = \"held\"\ntitle = \"Samenwerking{} in {}wijk\"\n+++\nWaar samenleven{} begint.\n",
                letter(word),
                letter(other),
                letter(word)
            );
            let record = crate::ingest::source::record::parse(&file).expect("a record");
            crate::ingest::Entry::of_record(&record, "a test")
        };
        let entries: Vec<_> = (1..=120).map(entry).collect();
        let mut archive = Archive::open(&path, now).expect("it opens");
        archive.take_in(&entries, now).expect("taken in");
        drop(archive);
        let reader = Reader::open(&path).expect("the archive opens");
        (folder, Searcher::new(reader))
    }

    #[test]
    fn however_the_index_is_asked_for_a_long_beginning_the_same_editions_are_found() {
        let (_folder, mut searcher) = alike();
        for typed in [
            "samenw",
            "samenwerking",
            "samenwerkinga",
            "samenwerkinga b",
            "samenl",
            "samenlevenq",
            "awijk samenwerk",
            "in samenwerking",
            "samenleven samenwer",
            "samenwx",
        ] {
            let query = Query::parse(typed);
            let found = searcher
                .search(&query, usize::MAX, Sort::Relevance)
                .expect("an answer");
            let as_typed = found.hits.iter().filter(|hit| hit.tier <= Some(Tier::Text));
            let mut found: Vec<EditionId> = as_typed.map(|hit| hit.row.id).collect();
            found.sort_unstable_by_key(|id| Reverse(*id));
            let filter = plan::filter(&query, plan::Reach::Text, &[]);
            let all = searcher.reader.matching(&filter, usize::MAX).expect("ids");
            assert_eq!(found, all, "{typed}");
        }
    }

    #[test]
    fn a_whole_name_that_was_mistyped_comes_before_what_only_has_words_like_it() {
        let (_folder, mut searcher) = starter();
        for (typed, meant) in [
            ("suzanne poter ", "suzanne potjer"),
            ("krista kuiper ", "krista kuipers"),
        ] {
            let results = searcher.search(&Query::parse(typed), 50, Sort::Relevance);
            let results = results.expect("an answer");
            let first = results.hits.first().expect("a hit");
            assert_eq!(
                (first.tier, first.reason),
                (Some(Tier::Name), Some(Reason::Typo)),
                "{typed}"
            );
            assert_eq!(
                results.did_you_mean.map(|meant| meant.query).as_deref(),
                Some(meant)
            );
        }
    }
}
