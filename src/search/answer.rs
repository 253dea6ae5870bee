//! Query → answer: tier after tier until the screen is full, then rows with their reasons.

use std::time::Instant;

use super::found::Found;
use super::why::{Asked, Explained};
use super::{
    DidYouMean, Hit, Needle, Query, Results, Searcher, Sort, Tier, Trace, forms, hit, plan,
};
use crate::archive::{ArchiveError, EditionId, Filter};

/// With fewer hits than this names are matched by their letters too.
const FEW: usize = 3;

/// With fewer hits than this names and words are taken for typing slips.
const LITTLE: usize = 2;

impl Searcher {
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
    pub(super) fn matching_ids(&mut self, query: &Query) -> Result<Vec<EditionId>, ArchiveError> {
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

    pub(super) fn pinned_ids(&self, query: &Query) -> Result<Vec<EditionId>, ArchiveError> {
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
        let own = query.needles();
        let further = found.needles.into_iter().filter(|one| !own.contains(one));
        let further: Vec<Needle> = further.collect();
        let needles = [own, further].concat();
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

    pub(super) fn explain(
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
}
