//! From files to entries, on all processors and in the order of the files.
//!
//! One thread reads files and cuts them into articles, others read the articles for facts. Only a few pieces
//! are under way at any time, so that a file can be larger than the memory.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::files::{self, BytesRead, Files, Input, reason};
use crate::archive::Prepared;
use crate::authority::Authority;
use crate::ingest::Entry;
use crate::ingest::source::{self, Content, Unreadable};
use crate::locale::Lang;

/// How much text goes to a thread at once, in bytes: enough that handing it over costs nothing beside it.
const PIECE: usize = 1 << 18;

/// What comes out of files, in their order.
pub(super) enum Piece {
    /// A file was opened.
    File,
    /// Its texts, read for facts.
    Entries(Vec<Prepared>),
    /// It gave nothing, or no more than what came before.
    Failed {
        /// The file.
        place: String,
        /// Why, in the reader's language.
        reason: String,
    },
}

/// Texts on their way to a thread that reads them.
struct Job {
    place: Arc<str>,
    lang: Lang,
    contents: Vec<Content>,
    answer: SyncSender<Piece>,
}

/// Reads the files that paths stand for and calls `take` with what comes out, on this thread.
///
/// # Errors
///
/// Only what `take` returns; reading ends then.
pub(super) fn read_all<E>(
    paths: &[PathBuf],
    lang: Lang,
    read: &BytesRead,
    mut take: impl FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(2, usize::from);
    // Answers are waited for in the order of the jobs.
    let (order, answers) = sync_channel::<Receiver<Piece>>(2 * threads);
    let (jobs, work) = sync_channel::<Job>(threads);
    let work = Arc::new(Mutex::new(work));
    thread::scope(|scope| {
        for _ in 0..threads {
            let work = Arc::clone(&work);
            scope.spawn(move || read_for_facts(&work));
        }
        // The last thread that takes jobs is among those above: when they end, so does cutting.
        drop(work);
        scope.spawn(move || {
            Cutter {
                order,
                jobs,
                lang,
                read,
            }
            .run(paths);
        });
        for answer in answers {
            if let Ok(piece) = answer.recv() {
                take(piece)?;
            }
        }
        Ok(())
    })
}

fn read_for_facts(work: &Mutex<Receiver<Job>>) {
    loop {
        // The lock is held while waiting: whoever waits next waits for the lock.
        let job = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let entries = job
            .contents
            .into_iter()
            .flat_map(|content| Entry::all_of(content, &job.place, Authority::bundled()));
        let prepared = entries.map(Prepared::new).collect::<Result<_, _>>();
        let piece = prepared.map_or_else(
            |error| Piece::Failed {
                place: job.place.to_string(),
                reason: error.message(job.lang),
            },
            Piece::Entries,
        );
        // Nobody waits any more when an import has failed.
        let _ = job.answer.send(piece);
    }
}

/// Reads files and cuts them into articles.
struct Cutter<'a> {
    order: SyncSender<Receiver<Piece>>,
    jobs: SyncSender<Job>,
    lang: Lang,
    read: &'a BytesRead,
}

impl Cutter<'_> {
    fn run(&self, paths: &[PathBuf]) {
        let inputs = Files::of(paths, self.lang);
        self.read.expect(&inputs);
        for input in inputs {
            if self.read_file(input).is_none() {
                return;
            }
        }
    }

    /// Reads one file; `None` when nobody takes its pieces any more.
    fn read_file(&self, input: Input) -> Option<()> {
        let place: Arc<str> = input.place.into();
        let failed = |reason| Piece::Failed {
            place: place.to_string(),
            reason,
        };
        let path = match input.path {
            Ok(path) => path,
            Err(reason) => return self.say(failed(reason)),
        };
        self.say(Piece::File)?;
        let (mut contents, mut size) = (Vec::new(), 0);
        let mut is_wanted = Some(());
        let mut take = |content: Content| {
            size += length(&content);
            contents.push(content);
            if size >= PIECE {
                size = 0;
                let piece = std::mem::take(&mut contents);
                is_wanted = is_wanted.and_then(|()| self.hand_over(&place, piece));
            }
        };
        let read = files::open(&path, self.read)
            .map_err(Unreadable::Io)
            .and_then(|file| source::read(file, &mut take));
        is_wanted?;
        self.hand_over(&place, contents)?;
        match read {
            Ok(()) => Some(()),
            Err(error) => self.say(failed(reason(&error, self.lang))),
        }
    }

    fn hand_over(&self, place: &Arc<str>, contents: Vec<Content>) -> Option<()> {
        let (answer, waiting) = sync_channel(1);
        self.order.send(waiting).ok()?;
        let place = Arc::clone(place);
        self.jobs
            .send(Job {
                place,
                lang: self.lang,
                contents,
                answer,
            })
            .ok()
    }

    /// Says something that needs no reading.
    fn say(&self, piece: Piece) -> Option<()> {
        let (answer, waiting) = sync_channel(1);
        answer.send(piece).ok()?;
        self.order.send(waiting).ok()
    }
}

fn length(content: &Content) -> usize {
    match content {
        Content::Record(record) => record.text.len() + record.front_matter.len(),
        Content::Edition(edition) => edition
            .documents
            .iter()
            .map(|document| document.text.len())
            .sum(),
        Content::Articles(articles) => articles.iter().map(|article| article.text.len()).sum(),
    }
}
