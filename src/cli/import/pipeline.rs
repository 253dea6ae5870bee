//! From files to entries, on all processors and in the order of the files.
//!
//! One thread reads files and cuts them into articles, others read the articles for facts. Only a few pieces
//! are under way at any time, so that a file can be larger than the memory.

use std::cell::RefCell;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::files::{self, BytesRead, Files, Input, What, reason};
use super::{pdf, web};
use crate::archive::{ArchiveError, Prepared};
use crate::ingest::Entry;
use crate::ingest::source::{self, Beside, Content, LeftOut, Note, Row, Unreadable};
use crate::locale::Lang;
use crate::site::Client;
use crate::text::clean_line;

/// How much text goes to a thread at once, in bytes: enough that handing it over costs nothing beside it.
const PIECE: usize = 1 << 18;

/// What a text takes up beside its words, in bytes: many short ones are as large as a long one.
const ENTRY: usize = 2_000;

/// What comes out of files, in their order.
pub(super) enum Piece {
    /// A file was opened.
    File,
    /// Its texts, read for facts.
    Entries(Vec<Group>),
    /// A file of a kind that holds no text, such as a picture.
    Beside(Beside),
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
        let (path, is_found) = match input.what {
            What::Named(path) if web::is_address(&path) => return self.fetch(&input.place),
            What::Named(path) => (path, false),
            What::Found(path) => (path, true),
            What::Beside(beside) => return self.say(Piece::Beside(beside)),
            What::Failed(reason) => {
                self.say(Piece::File)?;
                return self.fail(input.place, reason);
            }
        };
        match self.open(&path, is_found) {
            Ok(Opened::Beside(beside)) => {
                self.read.pass(&path);
                self.say(Piece::Beside(beside))
            }
            Ok(Opened::Addresses(all)) => all.iter().try_for_each(|one| self.fetch(one)),
            Ok(Opened::Packed(file)) => {
                self.say(Piece::File)?;
                let read = self.give(&input.place, None, |take| {
                    source::read_packed(file, &pdf::words, take)
                });
                self.read.pass(&path);
                read
            }
            Ok(Opened::File(file)) => {
                self.say(Piece::File)?;
                self.read_input(&input.place, file, None)
            }
            Err(error) => {
                self.say(Piece::File)?;
                self.fail(input.place, reason(&Unreadable::Io(error), self.lang))
            }
        }
    }

    /// Opens a file and looks how it begins.
    fn open(&self, path: &Path, is_found: bool) -> std::io::Result<Opened<'_>> {
        let mut file = files::open(path, self.read)?;
        let start = file.fill_buf()?;
        let name = path.file_name().map(|name| name.to_string_lossy());
        if let Some(beside) = source::beside(&name.unwrap_or_default(), start).filter(|_| is_found)
        {
            return Ok(Opened::Beside(beside));
        }
        if let Some(addresses) = web::addresses(start) {
            return Ok(Opened::Addresses(addresses));
        }
        if source::is_packed(start) && !files::is_stdin(path) {
            return Ok(Opened::Packed(BufReader::new(File::open(path)?)));
        }
        Ok(Opened::File(file))
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
        self.give(place, address, |take| {
            source::read_with(input, &pdf::words, take)
        })
    }

    /// Hands on what comes out of a file.
    fn give(
        &self,
        place: &str,
        address: Option<&str>,
        read: impl FnOnce(&mut dyn FnMut(Content)) -> Result<(), Unreadable>,
    ) -> Option<()> {
        let mut batch = Batch::of(place);
        let mut is_wanted = Some(());
        let read = read(&mut |content: Content| {
            let (place, content) = named(place, content);
            let said = self.said(&place, content);
            is_wanted = is_wanted.and_then(|()| match said {
                Ok(pieces) => pieces.into_iter().try_for_each(|piece| self.say(piece)),
                Err(content) => {
                    let content = match address {
                        Some(address) => web::with_address(content, address),
                        None => content,
                    };
                    self.gather(&mut batch, &place, content)
                }
            });
        });
        is_wanted?;
        self.hand_over(batch)?;
        match read {
            Ok(()) => Some(()),
            Err(error) => self.fail(place.to_owned(), reason(&error, self.lang)),
        }
    }

    /// Puts texts with those before them, as long as they stand in one file and are not too many.
    fn gather(&self, batch: &mut Batch, place: &str, content: Content) -> Option<()> {
        if *batch.place != *place {
            self.hand_over(std::mem::replace(batch, Batch::of(place)))?;
        }
        batch.size += length(&content);
        batch.contents.push(content);
        if batch.size >= PIECE {
            self.hand_over(std::mem::replace(batch, Batch::of(place)))?;
        }
        Some(())
    }

    /// Makes pieces of what needs no reading for facts; anything else comes back.
    fn said(&self, place: &str, content: Content) -> Result<Vec<Piece>, Content> {
        let place = place.to_owned();
        Ok(match content {
            Content::LeftOut(left_out) => vec![Piece::LeftOut { place, left_out }],
            Content::Note(note) => vec![Piece::Note { place, note }],
            Content::Beside(beside) => vec![Piece::Beside(beside)],
            Content::Unread(error) => {
                let reason = reason(&error, self.lang);
                vec![Piece::File, Piece::Failed { place, reason }]
            }
            content => return Err(content),
        })
    }

    fn hand_over(&self, batch: Batch) -> Option<()> {
        if batch.contents.is_empty() {
            return Some(());
        }
        let (answer, waiting) = sync_channel(1);
        self.order.send(waiting).ok()?;
        self.jobs
            .send(Job {
                place: batch.place,
                lang: self.lang,
                contents: batch.contents,
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

/// A file as it is to be read.
enum Opened<'a> {
    File(Box<dyn BufRead + 'a>),
    /// Its files are read one by one, whatever its size.
    Packed(BufReader<File>),
    Addresses(Vec<String>),
    Beside(Beside),
}

/// Texts of one file that go to a thread together.
struct Batch {
    place: Arc<str>,
    contents: Vec<Content>,
    size: usize,
}

impl Batch {
    fn of(place: &str) -> Self {
        Batch {
            place: place.into(),
            contents: Vec::new(),
            size: 0,
        }
    }
}

/// Takes content out of the files in files that it stands in, and says where it stands.
fn named(place: &str, content: Content) -> (String, Content) {
    let (mut place, mut content) = (place.to_owned(), content);
    while let Content::Inside {
        name,
        content: inner,
    } = content
    {
        place = format!("{place}/{}", clean_line(&name));
        content = *inner;
    }
    (place, content)
}

fn length(content: &Content) -> usize {
    match content {
        Content::Record(record) => record.text.len() + record.front_matter.len(),
        Content::Edition(edition) => edition
            .documents
            .iter()
            .map(|document| document.text.len())
            .sum(),
        Content::Articles(articles) => articles
            .iter()
            .map(|article| article.text.len() + ENTRY)
            .sum(),
        Content::Row(row) => row.record.text.len(),
        Content::Inside { content, .. } => length(content),
        Content::LeftOut(_) | Content::Note(_) | Content::Unread(_) | Content::Beside(_) => 0,
    }
}
