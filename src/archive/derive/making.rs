//! Making editions: on a thread of its own, while those made before are written.
//!
//! Only a few are under way at any time, so that an archive can be larger than the memory.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::Wanted;
use super::stored::{Material, Unread};
use crate::archive::id::DocumentId;
use crate::archive::index::Words;
use crate::archive::naming::Names;
use crate::archive::{Result, record};
use crate::edition::{Document, Edition, Handle, Series, Status};
use crate::ingest::merge::{self, Merged};

/// So many editions go to the other thread at once: enough that handing them over costs nothing beside them.
const PIECE: usize = 16;

/// So many pieces are under way at most.
const AHEAD: usize = 4;

/// The series under which articles about no edition are kept.
const NEWS: &str = "news";

/// Editions on their way to the thread that makes them.
type Gathered<'a> = Vec<(&'a Wanted, Material<'a>)>;

/// Editions on their way back, to be written.
type Finished<'a> = Result<Vec<(&'a Wanted, Made)>>;

/// An edition with everything that is written of it.
pub(super) struct Made {
    /// Without its texts.
    pub(super) edition: Edition,
    /// What it was made of, in the order to read it.
    pub(super) documents: Vec<DocumentId>,
    /// Its facts as they are stored.
    pub(super) record: String,
    pub(super) words: Words,
}

impl Made {
    fn of(wanted: &Wanted, material: Material<'_>, names: &Names) -> Result<Self> {
        let (mut edition, documents) = match material {
            Material::Edition(group, unread) => {
                let sources = unread
                    .into_iter()
                    .map(Unread::read)
                    .collect::<Result<_>>()?;
                let Merged {
                    mut edition,
                    sources,
                    ..
                } = merge::edition(sources, group);
                names.apply(&mut edition);
                let documents = sources.iter().map(|at| wanted.documents[*at]).collect();
                (edition, documents)
            }
            Material::News(id, document) => (news_edition(id, document), vec![id]),
        };
        let words = Words::of(wanted.id, &edition);
        edition.documents.clear();
        Ok(Made {
            record: record::to_json(&mut edition)?,
            edition,
            documents,
            words,
        })
    }
}

/// Makes editions out of what `gather` returns for each and calls `write` with them, in their order. Both are
/// called on this thread.
pub(super) fn make<'a>(
    wanted: &'a [Wanted],
    names: &Names,
    mut gather: impl FnMut(&'a Wanted) -> Result<Material<'a>>,
    mut write: impl FnMut(&'a Wanted, Made) -> Result<()>,
) -> Result<()> {
    if wanted.len() <= PIECE {
        // A thread costs more than it saves.
        return wanted
            .iter()
            .try_for_each(|one| write(one, Made::of(one, gather(one)?, names)?));
    }
    let mut gather_piece = |piece: &'a [Wanted]| -> Result<Gathered<'a>> {
        piece.iter().map(|one| Ok((one, gather(one)?))).collect()
    };
    let mut write_piece = |made: Finished<'a>| -> Result<()> {
        made?
            .into_iter()
            .try_for_each(|(one, made)| write(one, made))
    };
    let (pieces, work) = sync_channel(AHEAD);
    let (answer, answers) = sync_channel(AHEAD);
    thread::scope(move |scope| {
        scope.spawn(move || make_pieces(&work, &answer, names));
        for (at, piece) in wanted.chunks(PIECE).enumerate() {
            if at >= AHEAD {
                answers.recv().map_or(Ok(()), &mut write_piece)?;
            }
            // Nobody takes it any more when the other thread has failed, which ends this one too.
            let _ = pieces.send(gather_piece(piece)?);
        }
        drop(pieces);
        answers.into_iter().try_for_each(write_piece)
    })
}

fn make_pieces<'a>(
    work: &Receiver<Gathered<'a>>,
    answer: &SyncSender<Finished<'a>>,
    names: &Names,
) {
    for piece in work {
        let made = piece
            .into_iter()
            .map(|(one, material)| Ok((one, Made::of(one, material, names)?)));
        if answer.send(made.collect()).is_err() {
            return;
        }
    }
}

fn news_edition(id: DocumentId, document: Document) -> Edition {
    Edition {
        key: Handle::from_text(&format!("{NEWS}-{}", id.0)),
        series: Series::Other(NEWS.to_owned()),
        title: document.title.clone(),
        date: document.published,
        status: Status::Held,
        guests_complete: true,
        documents: vec![document],
        ..Edition::default()
    }
}
