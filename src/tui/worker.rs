//! The worker: the thread that holds the catalogue and answers what the browser asks, newest first.
//!
//! It loads the archive after the first frame, looks now and then whether another process changed, replaced or
//! deleted it, and then loads it anew. It also writes the little that the browser writes.

mod file;
mod housekeeping;
mod request;
mod review_request;
mod reviewing;
mod thread;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::archive::{Archive, ArchiveError, EditionId, FileStamp, SameName, StoredEdition};
use crate::catalogue::Catalogue;
use crate::check::Finding;
use crate::edition::Edition;
use crate::export::{self, Leaf};
use crate::locale::Lang;
use crate::personal::{Entry, Shared};
use crate::profiles::{self, Filter, Kind, proposals};
use crate::search::{Searcher, Sort, resolve, titled};

pub use request::{Form, Look, Reply, Request, Ticket, Topic, What};
pub use review_request::{Housekeeping, ReviewReply, ReviewRequest, ReviewSheet};
pub(super) use thread::WorkerHandle;

/// Takes each catalogue that is loaded.
type Follower = Box<dyn Fn(&Arc<Catalogue>) + Send>;

/// Answers requests on one archive.
pub struct Worker {
    path: PathBuf,
    lang: Lang,
    today: Date,
    searcher: Searcher,
    /// The state of the file that the catalogue was loaded from; none before the first.
    stamp: Option<FileStamp>,
    /// Where files are written.
    folder: PathBuf,
    /// Who else wants each catalogue that is loaded.
    follower: Follower,
    /// What is wrong with the archive as it is loaded; found when somebody checks.
    findings: Option<Vec<Finding>>,
    /// What this window stored while checking.
    own_changes: Vec<reviewing::OwnChange>,
}

impl Worker {
    /// Makes a worker; nothing is loaded yet.
    #[must_use]
    pub fn new(path: &Path, lang: Lang, today: Date) -> Self {
        Worker {
            path: path.to_owned(),
            lang,
            today,
            searcher: Searcher::new(Arc::new(Catalogue::default())),
            stamp: None,
            folder: PathBuf::from("."),
            follower: Box::new(|_| {}),
            findings: None,
            own_changes: Vec::new(),
        }
    }

    /// Returns the same worker, which hands each catalogue on once it is loaded.
    #[must_use]
    pub fn handing_on(self, follower: impl Fn(&Arc<Catalogue>) + Send + 'static) -> Self {
        Worker {
            follower: Box::new(follower),
            ..self
        }
    }

    /// Returns the same worker, whose queries can ask for what the person keeps.
    #[must_use]
    pub fn with_personal(self, personal: Shared) -> Self {
        Worker {
            searcher: self.searcher.with_personal(personal),
            ..self
        }
    }

    /// Returns the same worker, which writes files to another folder than the present one.
    #[must_use]
    pub fn writing_to(self, folder: &Path) -> Self {
        Worker {
            folder: folder.to_owned(),
            ..self
        }
    }

    /// Makes what the first key needs while nothing is asked.
    fn prepare(&self) {
        self.searcher.catalogue().prepare();
    }

    /// Loads the archive where it is not the one that was loaded, and says whether it did.
    ///
    /// # Errors
    ///
    /// An archive that is gone or cannot be read. The catalogue at hand stays, and is not tried again before the
    /// file changes once more; where another process is writing, it is.
    pub fn catch_up(&mut self) -> Result<bool, ArchiveError> {
        let stamp = FileStamp::of(&self.path);
        if self.stamp.as_ref() == Some(&stamp) {
            return Ok(false);
        }
        match Catalogue::load(&self.path) {
            Ok(catalogue) => {
                let catalogue = Arc::new(catalogue);
                self.searcher.swap(Arc::clone(&catalogue));
                self.findings = None;
                (self.follower)(&catalogue);
                self.stamp = Some(stamp);
                Ok(true)
            }
            Err(ArchiveError::Busy) => Err(ArchiveError::Busy),
            Err(error) => {
                self.stamp = Some(stamp);
                Err(error)
            }
        }
    }

    /// Answers a request.
    pub fn answer(&mut self, request: &Request) -> Reply {
        match self.try_answer(request) {
            Ok(reply) => reply,
            Err(error) => Reply::Failed(self.explain(&error)),
        }
    }

    fn explain(&self, error: &ArchiveError) -> String {
        error.message_at(&self.path, self.lang)
    }

    fn try_answer(&mut self, request: &Request) -> Result<Reply, ArchiveError> {
        let searcher = &self.searcher;
        let catalogue = searcher.catalogue();
        Ok(match request {
            Request::Search { typed, limit, sort } => {
                let query = searcher.parse(typed);
                Reply::Found(Box::new(searcher.search(&query, *limit, *sort)))
            }
            Request::Answer(typed) => Reply::Answer(Box::new(
                searcher.direct_answer(&searcher.parse(typed), self.lang),
            )),
            Request::Preview(look) => Reply::Preview(self.leaf(look).map(Box::new)),
            Request::Names(typed) => Reply::Names(profiles::find(catalogue, typed, None)),
            Request::Complete { typed, cursor } => {
                Reply::Completion(searcher.complete(typed, *cursor, self.lang))
            }
            Request::CountFacets(typed) => Reply::Facets(searcher.facets(&searcher.parse(typed))),
            Request::Advise(typed) => Reply::Advice(searcher.advise(&searcher.parse(typed))),
            Request::Open(id) => Reply::Edition(*id, catalogue.edition(*id).cloned().map(Box::new)),
            Request::Prove(id) => {
                let proofs = catalogue.get(*id).map(StoredEdition::proofs_with_reasons);
                Reply::Proofs(proofs.transpose()?.unwrap_or_default())
            }
            Request::Look(look) => Reply::Leaf(self.leaf(look).map(Box::new)),
            Request::Beside { id, forward } => Reply::Place(beside(catalogue, *id, *forward)),
            Request::Meant(typed) => match self.meant(typed) {
                Some(id) => Reply::Place(Some(id)),
                None => Reply::Failed(self.lang.no_edition_numbered(typed)),
            },
            Request::Called(key) => Reply::Place(catalogue.by_handle(key.as_str())),
            Request::Decide {
                kind,
                name,
                canonical,
                is_same,
            } => self.decide(*kind, name, canonical, *is_same)?,
            Request::Export(what, form) => self.export(what, *form)?,
            Request::Review(request) => Reply::Review(self.review(request)),
        })
    }

    /// The edition that somebody means, written as in the search line.
    fn meant(&self, typed: &str) -> Option<EditionId> {
        let catalogue = self.searcher.catalogue();
        let found = resolve(catalogue, typed).into_iter();
        found.chain(titled(catalogue, typed)).next()
    }

    fn leaf(&self, look: &Look) -> Option<Leaf> {
        let (lang, today, catalogue) = (self.lang, self.today, self.searcher.catalogue());
        Some(match look {
            Look::Name(Kind::Person, name) => {
                export::person_leaf(&profiles::person(catalogue, name)?, lang, today)
            }
            Look::Name(Kind::Organisation, name) => {
                export::organisation_leaf(&profiles::organisation(catalogue, name)?, lang, today)
            }
            Look::Name(Kind::Theme, name) => {
                export::theme_leaf(&profiles::theme(catalogue, name)?, lang, today)
            }
            Look::List {
                kind,
                typed,
                order,
                role,
            } => {
                let filter = Filter::of(&self.searcher, typed).in_role(*role);
                let listed = profiles::list(catalogue, *kind, &filter, *order);
                export::list_leaf(&listed, "", lang)
            }
            Look::Stats => export::stats_leaf(&profiles::stats(catalogue), lang),
            Look::Related(handle) => {
                let id = catalogue.by_handle(handle.as_str())?;
                let (own, related) = profiles::related(catalogue, id)?;
                export::related_leaf(&own, &related, lang)
            }
            Look::Same => export::same_leaf(&proposals(catalogue), catalogue.same_names(), lang),
            Look::Join(kind, name, canonical) => {
                let affected = profiles::affected(catalogue, *kind, name);
                export::choice_leaf(*kind, name, canonical, &affected, lang)
            }
            Look::Shortlist(name, entries) => {
                let row =
                    |entry: &Entry| catalogue.row(catalogue.by_handle(&entry.handle)?).cloned();
                let rows = entries.iter().map(|entry| (row(entry), entry.clone()));
                export::shortlist_leaf(name, &rows.collect::<Vec<_>>(), lang)
            }
        })
    }

    fn decide(
        &mut self,
        kind: Kind,
        name: &str,
        canonical: &str,
        is_same: Option<bool>,
    ) -> Result<Reply, ArchiveError> {
        let (lang, now) = (self.lang, Timestamp::now());
        let mut archive = Archive::open(&self.path, now)?;
        let said = match is_same {
            None => {
                archive.undecide(kind.key(), name, canonical, now)?;
                lang.same_undone(name, canonical)
            }
            Some(is_same) => {
                let decision = SameName {
                    kind: kind.key().to_owned(),
                    name: name.to_owned(),
                    canonical: canonical.to_owned(),
                    is_same,
                    made: now.to_string(),
                    made_by: crate::config::user(),
                };
                archive.decide(&decision, now)?;
                if is_same {
                    lang.same_joined(name, canonical)
                } else {
                    lang.same_parted(name, canonical)
                }
            }
        };
        drop(archive);
        self.catch_up()?;
        Ok(Reply::Done(said))
    }

    fn export(&self, what: &What, form: Form) -> Result<Reply, ArchiveError> {
        let (count, stem, text) = match what {
            What::Result(typed) => {
                let editions = self.editions(typed);
                let text = file::editions_as(&editions, form, self.lang)?;
                (Some(editions.len()), crate::text::slug(typed), text)
            }
            What::Page(look) => (None, file::stem(look), self.page_as(look, form)?),
        };
        Ok(match file::write(&self.folder, &stem, form, &text) {
            Ok(path) => Reply::Done(self.lang.exported(count, &path.display().to_string())),
            Err(error) => Reply::Failed(self.lang.export_failed(&self.lang.io_reason(&error))),
        })
    }

    fn editions(&self, typed: &str) -> Vec<&Edition> {
        let query = self.searcher.parse(typed);
        let results = self.searcher.search(&query, usize::MAX, Sort::NewestFirst);
        let catalogue = self.searcher.catalogue();
        let hits = results.hits.iter();
        hits.filter_map(|hit| catalogue.edition(hit.row.id))
            .collect()
    }

    fn page_as(&self, look: &Look, form: Form) -> Result<String, ArchiveError> {
        let (lang, catalogue) = (self.lang, self.searcher.catalogue());
        let leaf = self.leaf(look).unwrap_or_default();
        if form == Form::Markdown {
            return Ok(leaf.to_markdown());
        }
        let is_json = form == Form::Json;
        let table = |table: std::io::Result<String>| table.unwrap_or_default();
        Ok(match look {
            Look::Name(Kind::Person, name) => match profiles::person(catalogue, name) {
                Some(person) if is_json => export::person_to_json(&person)?,
                Some(person) => table(export::person_to_csv(&person, lang)),
                None => String::new(),
            },
            Look::Name(Kind::Organisation, name) => match profiles::organisation(catalogue, name) {
                Some(one) if is_json => export::organisation_to_json(&one)?,
                Some(one) => table(export::organisation_to_csv(&one, lang)),
                None => String::new(),
            },
            Look::List {
                kind,
                typed,
                order,
                role,
            } => {
                let filter = Filter::of(&self.searcher, typed).in_role(*role);
                let listed = profiles::list(catalogue, *kind, &filter, *order);
                if is_json {
                    export::listed_to_json(&listed)?
                } else {
                    table(export::listed_to_csv(&listed))
                }
            }
            Look::Stats if is_json => export::stats_to_json(&profiles::stats(catalogue))?,
            Look::Shortlist(_, entries) => {
                let ids = entries
                    .iter()
                    .filter_map(|entry| catalogue.by_handle(&entry.handle));
                let editions: Vec<&Edition> = ids.filter_map(|id| catalogue.edition(id)).collect();
                file::editions_as(&editions, form, lang)?
            }
            Look::Name(Kind::Theme, _)
            | Look::Stats
            | Look::Related(_)
            | Look::Same
            | Look::Join(..) => leaf.to_text(None),
        })
    }
}

/// The neighbour by number in the same series; without a number, by time.
fn beside(catalogue: &Catalogue, id: EditionId, forward: bool) -> Option<EditionId> {
    let own = catalogue.row(id)?;
    let rows = || catalogue.editions().iter().map(|edition| &edition.row);
    let Some(number) = own.number else {
        let rows = rows().map(|row| row.id);
        return if forward {
            rows.filter(|other| *other > id).min()
        } else {
            rows.filter(|other| *other < id).max()
        };
    };
    let series = rows().filter(|row| row.series == own.series);
    let numbered = series.filter_map(|row| Some((row.number?, row.id)));
    let found = if forward {
        numbered.filter(|(other, _)| *other > number).min()
    } else {
        numbered.filter(|(other, _)| *other < number).max()
    };
    found.map(|(_, id)| id)
}
