//! Texts that are moved, editions that are joined or taken out, people who are told apart: what a person decides about
//! an edition beside its facts.

use jiff::Timestamp;

use super::Worker;
use super::review_request::{Housekeeping, ReviewReply};
use crate::archive::{Archive, ArchiveError, DocumentId, Reader, StoredEdition};
use crate::config::user;
use crate::edition::Handle;
use crate::review::{next_handle, told_apart};
use crate::search::resolve;

impl Worker {
    pub(super) fn keep_house(
        &mut self,
        handle: &Handle,
        asked: &Housekeeping,
    ) -> Result<ReviewReply, ArchiveError> {
        let lang = self.lang;
        let unknown = |named: &str| Ok(ReviewReply::Refused(lang.no_such_edition(named)));
        let Some(stored) = self.called(handle.as_str()) else {
            return unknown(handle.as_str());
        };
        let text = |at: usize| stored.documents.get(at).map(|document| document.id);
        let documents = stored.documents.len();
        match asked {
            Housekeeping::Apart(name) => {
                let stored = stored.clone();
                self.tell_apart(&stored, name)
            }
            Housekeeping::Move(at, to) => match (text(*at), self.called(to)) {
                (Some(text), Some(other)) => {
                    let to = other.row.key.clone();
                    self.move_texts(handle, &[text], Some(&to))
                }
                _ => unknown(to),
            },
            Housekeeping::Split(_) if documents < 2 => {
                Ok(ReviewReply::Refused(lang.moving_whole()))
            }
            Housekeeping::Split(at) => match text(*at) {
                Some(text) => self.move_texts(handle, &[text], None),
                None => unknown(handle.as_str()),
            },
            Housekeeping::MoveBack(at) => {
                let now = Timestamp::now();
                let back = match text(*at) {
                    Some(text) => Archive::open(&self.path, now)?.move_back(text, now)?,
                    None => None,
                };
                match back {
                    Some(key) => self.read_back(handle, lang.moving_done(key.as_str())),
                    None => Ok(ReviewReply::Refused(lang.moving_nothing())),
                }
            }
            Housekeeping::Join(typed) => match self.called(typed) {
                Some(other) => {
                    let texts: Vec<DocumentId> = other.documents.iter().map(|one| one.id).collect();
                    self.move_texts(handle, &texts, Some(handle))
                }
                None => unknown(typed),
            },
            Housekeeping::Remove => {
                let now = Timestamp::now();
                Archive::open(&self.path, now)?.remove(handle, now)?;
                self.catch_up()?;
                Ok(ReviewReply::Gone(lang.removed(handle.as_str())))
            }
        }
    }

    /// The edition that is called so, or was typed so.
    fn called(&self, typed: &str) -> Option<&StoredEdition> {
        let catalogue = self.searcher.catalogue();
        let id = resolve(catalogue, typed).first().copied()?;
        catalogue.get(id)
    }

    fn tell_apart(
        &mut self,
        stored: &StoredEdition,
        name: &str,
    ) -> Result<ReviewReply, ArchiveError> {
        let (lang, now) = (self.lang, Timestamp::now());
        let person = next_handle(name, self.searcher.catalogue());
        let change = match told_apart(&stored.edition, name, &person) {
            Ok(change) => change,
            Err(refused) => return Ok(ReviewReply::Refused(refused.message(lang))),
        };
        let mut archive = Archive::open(&self.path, now)?;
        let key = stored.edition.key.clone();
        archive.correct_as_seen(&stored.edition, &[change.by(&user())], now)?;
        drop(archive);
        self.read_back(&key, lang.apart_done(name, key.as_str(), &person))
    }

    fn move_texts(
        &mut self,
        shown: &Handle,
        texts: &[DocumentId],
        to: Option<&Handle>,
    ) -> Result<ReviewReply, ArchiveError> {
        let (lang, now) = (self.lang, Timestamp::now());
        let moved = Archive::open(&self.path, now)?.move_documents(texts, to, &user(), now)?;
        let Some(key) = moved else {
            return Ok(ReviewReply::Refused(lang.moving_there()));
        };
        self.catch_up()?;
        // An edition all of whose texts went is gone: the one that has them is shown.
        let shown = if self.called(shown.as_str()).is_some() {
            shown
        } else {
            &key
        };
        self.read_back(shown, lang.moving_done(key.as_str()))
    }

    pub(super) fn change_log(&self, handle: &Handle) -> Result<ReviewReply, ArchiveError> {
        let log = Reader::open(&self.path)?.change_log(handle)?;
        Ok(ReviewReply::Logged(log))
    }
}
