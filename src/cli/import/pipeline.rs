//! From files to entries, on all processors and in the order of the files.
//!
//! One thread reads files and cuts them into articles, others read the articles for facts. Only a few pieces
//! are under way at any time, so that a file can be larger than the memory.

use std::cell::RefCell;
use std::io::BufRead;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::files::{self, BytesRead, Files, Input, reason};
use super::web;
use crate::archive::{ArchiveError, Prepared};
use crate::ingest::Entry;
use crate::ingest::source::{self, Content, LeftOut, Note, Row, Unreadable};
use crate::locale::Lang;
use crate::site::Client;

/// How much text goes to a thread at once, in bytes: enough that handing it over costs nothing beside it.
const PIECE: usize = 1 << 18;

/// What comes out of files, in their order.
pub(super) enum Piece {
    /// A file was opened.
    File,
    /// Its texts, read for facts.
    Entries(Vec<Group>),
    /// A text that does not come in.
    LeftOut {
        /// The file.
        place: String,
        /// What it is, and why.
        left_out: LeftOut,
    },
    /// Something about the file.
    Note {
        /// The file.
        place: String,
        /// What.
        note: Note,
    },
    /// It gave nothing, or no more than what came before.
    Failed {
        /// The file.
        place: String,
        /// Why, in the reader's language.
        reason: String,
    },
}

/// Texts that belong together.
pub(super) struct Group {
    /// What a row of a list or export says, where it may be known already.
    pub(super) row: Option<Row>,
    /// The texts, read for facts.
    pub(super) entries: Vec<Prepared>,
}

impl Group {
    fn of(content: Content, place: &str) -> Result<Self, ArchiveError> {
        let row = match &content {
            Content::Row(row) if row.key.is_some() => Some((**row).clone()),
            _ => None,
        };
        let entries = Entry::all_of(content, place).into_iter();
        let entries = entries.map(Prepared::new).collect::<Result<_, _>>()?;
        Ok(Group { row, entries })
    }
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
                client: RefCell::new(None),
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
        let contents = job.contents.into_iter();
        let groups = contents.map(|content| Group::of(content, &job.place));
        let prepared = groups.collect::<Result<_, _>>();
        let piece = prepared.map_or_else(
            |error: ArchiveError| Piece::Failed {
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
    /// Made when the first address is to be fetched.
    client: RefCell<Option<Client<web::Clock>>>,
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
        let path = match input.path {
            Ok(path) if web::is_address(&path) => return self.fetch(&input.place),
            Ok(path) => path,
            Err(reason) => {
                self.say(Piece::File)?;
                return self.fail(input.place, reason);
            }
        };
        let opened = files::open(&path, self.read);
        let opened = opened.and_then(|mut file| {
            let addresses = web::addresses(file.fill_buf()?);
            Ok((file, addresses))
        });
        match opened {
            Ok((_, Some(addresses))) => addresses.iter().try_for_each(|one| self.fetch(one)),
            Ok((file, None)) => {
                self.say(Piece::File)?;
                self.read_input(&input.place, file, None)
            }
            Err(error) => {
                self.say(Piece::File)?;
                self.fail(input.place, reason(&Unreadable::Io(error), self.lang))
            }
        }
    }

    fn fetch(&self, address: &str) -> Option<()> {
        self.say(Piece::File)?;
        let mut client = self.client.borrow_mut();
        let client = client.get_or_insert_with(web::client);
        match web::fetch(client, address, self.lang) {
            Ok((from, page)) => self.read_input(address, page.as_slice(), Some(&from)),
            Err(reason) => self.fail(address.to_owned(), reason),
        }
    }

    fn fail(&self, place: String, reason: String) -> Option<()> {
        self.say(Piece::Failed { place, reason })
    }

    /// Cuts a file into what it holds; `address` is where it was fetched.
    fn read_input(&self, place: &str, input: impl BufRead, address: Option<&str>) -> Option<()> {
        let file: Arc<str> = place.into();
        let (mut contents, mut size) = (Vec::new(), 0);
        let mut is_wanted = Some(());
        let mut take = |content: Content| {
            let said = self.said(place, content);
            let content = match said {
                Ok(pieces) => {
                    for piece in pieces {
                        is_wanted = is_wanted.and_then(|()| self.say(piece));
                    }
                    return;
                }
                Err(content) => content,
            };
            size += length(&content);
            contents.push(match address {
                Some(address) => web::with_address(content, address),
                None => content,
            });
            if size >= PIECE {
                size = 0;
                let piece = std::mem::take(&mut contents);
                is_wanted = is_wanted.and_then(|()| self.hand_over(&file, piece));
            }
        };
        let read = source::read(input, &mut take);
        is_wanted?;
        self.hand_over(&file, contents)?;
        match read {
            Ok(()) => Some(()),
            Err(error) => self.fail(place.to_owned(), reason(&error, self.lang)),
        }
    }

    /// Makes pieces of what needs no reading for facts; anything else comes back.
    fn said(&self, place: &str, content: Content) -> Result<Vec<Piece>, Content> {
        let place = place.to_owned();
        Ok(match content {
            Content::LeftOut(left_out) => vec![Piece::LeftOut { place, left_out }],
            Content::Note(note) => vec![Piece::Note { place, note }],
            Content::Unread { name, error } => {
                let place = format!("{place}/{name}");
                let reason = reason(&error, self.lang);
                vec![Piece::File, Piece::Failed { place, reason }]
            }
            content => return Err(content),
        })
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
        Content::Row(row) => row.record.text.len(),
        Content::LeftOut(_) | Content::Note(_) | Content::Unread { .. } => 0,
    }
}
