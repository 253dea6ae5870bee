//! Checking editions: what there is to check, and what a person says of it, stored and read back.

use jiff::Timestamp;

use super::Worker;
use super::review_request::{ReviewReply, ReviewRequest, ReviewSheet};
use crate::archive::{Archive, ArchiveError, EditionId, StoredEdition};
use crate::check::check_editions;
use crate::config::user;
use crate::edition::{Edition, Handle};
use crate::export;
use crate::gazetteer::Gazetteer;
use crate::ingest::merge::{CHECKED, Correction};
use crate::review::{self, Asked, KnownNames, marks, queue, suggest};
use crate::search::resolve;

/// How many names are offered for what is typed.
const SUGGESTIONS: usize = 5;

/// What this window stored: when, of which edition, and what it spoke of.
#[derive(Debug)]
pub(super) struct OwnChange {
    version: u64,
    edition: Handle,
    field: String,
    item: Option<String>,
}

/// An edition with the queue it stands in.
type Begun = (Box<ReviewSheet>, Vec<Handle>);

impl Worker {
    /// Answers; what cannot be answered is said.
    pub(super) fn review(&mut self, request: &ReviewRequest) -> ReviewReply {
        let reply = self.try_review(request);
        reply.unwrap_or_else(|error| ReviewReply::Refused(self.explain(&error)))
    }

    fn try_review(&mut self, request: &ReviewRequest) -> Result<ReviewReply, ArchiveError> {
        Ok(match request {
            ReviewRequest::Begin(id) => ReviewReply::Begun(self.begin(Some(*id), "")?),
            ReviewRequest::BeginWith(typed) => {
                let id = resolve(self.searcher.catalogue(), typed).first().copied();
                let typed = if id.is_some() { "" } else { typed };
                ReviewReply::Begun(self.begin(id, typed)?)
            }
            ReviewRequest::Show(handle) => ReviewReply::Shown(self.sheet_of(handle)?),
            ReviewRequest::Amend {
                seen,
                version,
                asked,
            } => self.amend(seen, *version, asked)?,
            ReviewRequest::TakeBack(handle) => self.take_back(handle)?,
            ReviewRequest::Keep(handle, asked) => self.keep_house(handle, asked)?,
            ReviewRequest::Log(handle) => self.change_log(handle)?,
            ReviewRequest::Suggest(wanted, typed) => {
                let found = suggest(&self.names(), *wanted, typed, SUGGESTIONS);
                ReviewReply::Suggested(typed.clone(), found)
            }
        })
    }

    fn names(&self) -> KnownNames<'_> {
        KnownNames {
            gazetteer: Gazetteer::bundled(),
            catalogue: self.searcher.catalogue(),
        }
    }

    fn find(&mut self) -> Result<(), ArchiveError> {
        if self.findings.is_none() {
            let findings = check_editions(self.searcher.catalogue())?;
            self.findings = Some(findings);
        }
        Ok(())
    }

    fn begin(&mut self, id: Option<EditionId>, typed: &str) -> Result<Option<Begun>, ArchiveError> {
        self.find()?;
        let catalogue = self.searcher.catalogue();
        let findings = self.findings.as_deref().unwrap_or_default();
        let wanted = self.searcher.matching(&self.searcher.parse(typed));
        let is_wanted = |stored: &StoredEdition| {
            let place = catalogue.place(stored.row.id);
            place.is_some_and(|place| wanted.contains(place))
        };
        let queue = queue(catalogue, findings, is_wanted)?;
        let queue: Vec<Handle> = queue.into_iter().map(|one| one.edition).collect();
        let chosen = id
            .and_then(|id| catalogue.row(id))
            .map(|row| row.key.clone());
        let Some(handle) = chosen.or_else(|| queue.first().cloned()) else {
            return Ok(None);
        };
        Ok(self.sheet_of(&handle)?.map(|sheet| (sheet, queue)))
    }

    fn sheet_of(&mut self, handle: &Handle) -> Result<Option<Box<ReviewSheet>>, ArchiveError> {
        self.find()?;
        let catalogue = self.searcher.catalogue();
        let id = catalogue.by_handle(handle.as_str());
        let Some(stored) = id.and_then(|id| catalogue.get(id)) else {
            return Ok(None);
        };
        let findings = self.findings.as_deref().unwrap_or_default();
        let all = catalogue.editions();
        let is_checked = |one: &&StoredEdition| one.edition.checked.is_some();
        Ok(Some(Box::new(ReviewSheet {
            heading: export::heading(&stored.edition, self.lang),
            edition: stored.edition.clone(),
            review: review::review(stored, findings)?,
            marks: marks(stored)?,
            done: all.iter().filter(is_checked).count(),
            all: all.len(),
            version: self.version(),
        })))
    }

    fn version(&self) -> u64 {
        self.own_changes.last().map_or(0, |own| own.version)
    }

    /// Says whether this window itself changed what corrections speak of since a sheet was made: keys can be faster
    /// than the disk.
    fn is_own_change(&self, seen: &Edition, version: u64, corrections: &[Correction]) -> bool {
        let since = self
            .own_changes
            .iter()
            .rev()
            .take_while(|own| own.version > version);
        let mut own = since.filter(|own| own.edition == seen.key);
        own.any(|own| {
            let is_same = |one: &Correction| {
                one.field == CHECKED || (own.field == one.field && own.item == one.item)
            };
            corrections.iter().any(is_same)
        })
    }

    fn amend(
        &mut self,
        seen: &Edition,
        version: u64,
        asked: &Asked,
    ) -> Result<ReviewReply, ArchiveError> {
        let lang = self.lang;
        let catalogue = self.searcher.catalogue();
        let id = catalogue.by_handle(seen.key.as_str());
        let Some(stored) = id.and_then(|id| catalogue.get(id)) else {
            return Ok(ReviewReply::Refused(
                lang.no_such_edition(seen.key.as_str()),
            ));
        };
        let changes = match asked.changes(stored, &self.names()) {
            Ok(changes) => changes,
            Err(refused) => return Ok(ReviewReply::Refused(refused.message(lang))),
        };
        let corrections: Vec<Correction> = changes
            .into_iter()
            .map(|change| change.by(&user()))
            .collect();
        let Some(first) = corrections.first() else {
            return Ok(ReviewReply::Refused(lang.edit_nothing()));
        };
        let said = if matches!(asked, Asked::Done) {
            lang.review_done(seen.key.as_str())
        } else {
            lang.edit_stored(seen.key.as_str(), &first.subject())
        };
        let now = Timestamp::now();
        let is_own = self.is_own_change(seen, version, &corrections);
        let seen = if is_own { &stored.edition } else { seen };
        let written = Archive::open(&self.path, now)
            .and_then(|mut archive| archive.correct_as_seen(seen, &corrections, now));
        match written {
            Ok(Some(handle)) => {
                self.note_own(&handle, &corrections);
                self.read_back(&handle, said)
            }
            Ok(None) => Ok(ReviewReply::Refused(
                lang.no_such_edition(seen.key.as_str()),
            )),
            Err(error) => Ok(ReviewReply::Refused(self.explain(&error))),
        }
    }

    fn note_own(&mut self, edition: &Handle, corrections: &[Correction]) {
        let version = self.version() + 1;
        self.own_changes
            .extend(corrections.iter().map(|one| OwnChange {
                version,
                edition: edition.clone(),
                field: one.field.clone(),
                item: one.item.clone(),
            }));
    }

    fn take_back(&mut self, handle: &Handle) -> Result<ReviewReply, ArchiveError> {
        let now = Timestamp::now();
        let reverted = Archive::open(&self.path, now)
            .and_then(|mut archive| archive.revert_newest(handle, now));
        match reverted {
            Ok(Some(correction)) => {
                self.note_own(handle, std::slice::from_ref(&correction));
                let said = self.lang.edit_reverted(&correction.subject());
                self.read_back(handle, said)
            }
            Ok(None) => Ok(ReviewReply::Refused(self.lang.review_nothing_to_undo())),
            Err(error) => Ok(ReviewReply::Refused(self.explain(&error))),
        }
    }

    /// What was stored is shown as it is stored.
    pub(super) fn read_back(
        &mut self,
        handle: &Handle,
        said: String,
    ) -> Result<ReviewReply, ArchiveError> {
        self.catch_up()?;
        Ok(match self.sheet_of(handle)? {
            Some(sheet) => ReviewReply::Stored(sheet, said),
            None => ReviewReply::Refused(self.lang.no_such_edition(handle.as_str())),
        })
    }
}
