//! The search thread: questions come in, answers go out, the newest question wins.
//!
//! The thread owns the archive's reader. A new search interrupts the one that is running, and of all
//! that wait only the last of each kind is answered, so that a burst of keys costs one search.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::{Query, Results, Searcher, Sort};
use crate::archive::{ArchiveError, EditionId, Interrupter, Reader};
use crate::edition::Edition;

/// Numbers searches; a larger one is newer.
pub type Generation = u64;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Find editions.
    Search {
        /// The number of the search.
        generation: Generation,
        /// What was typed.
        typed: String,
        /// How many hits are wanted.
        limit: usize,
    },
    /// Read an edition whole.
    Open(EditionId),
}

/// An answer.
#[derive(Debug)]
pub enum Response {
    /// What a search found.
    Found {
        /// The number of the search.
        generation: Generation,
        /// What it found.
        results: Results,
    },
    /// An edition, whole.
    Opened {
        /// The edition asked for.
        id: EditionId,
        /// The record.
        edition: Box<Edition>,
    },
    /// What went wrong.
    Failed(ArchiveError),
}

/// The running thread. Dropping it ends the thread.
pub struct Worker {
    requests: Option<Sender<Request>>,
    interrupter: Interrupter,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread; `respond` is called on it with each answer.
    ///
    /// # Errors
    ///
    /// The system has no thread to give.
    pub fn start(
        reader: Reader,
        respond: impl FnMut(Response) + Send + 'static,
    ) -> std::io::Result<Self> {
        let interrupter = reader.interrupter();
        let (requests, received) = channel();
        let run = move || run(Searcher::new(reader), &received, respond);
        let thread = std::thread::Builder::new()
            .name("search".to_owned())
            .spawn(run)?;
        Ok(Worker {
            requests: Some(requests),
            interrupter,
            thread: Some(thread),
        })
    }

    /// Asks a question. A search ends the one that is running.
    pub fn ask(&self, request: Request) {
        // Before it is sent: afterwards the interruption could hit the new search itself.
        if matches!(request, Request::Search { .. }) {
            self.interrupter.interrupt();
        }
        // The thread ends only with this value, so there is always somebody to hear.
        if let Some(requests) = &self.requests {
            let _ = requests.send(request);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.requests = None;
        self.interrupter.interrupt();
        if let Some(thread) = self.thread.take() {
            // A panic there was reported by the panic hook.
            let _ = thread.join();
        }
    }
}

/// The last question of each kind that waits.
#[derive(Default)]
struct Waiting {
    search: Option<(Generation, String, usize)>,
    open: Option<EditionId>,
}

impl Waiting {
    fn add(&mut self, request: Request) {
        match request {
            Request::Search {
                generation,
                typed,
                limit,
            } => self.search = Some((generation, typed, limit)),
            Request::Open(id) => self.open = Some(id),
        }
    }
}

fn run(mut searcher: Searcher, requests: &Receiver<Request>, mut respond: impl FnMut(Response)) {
    while let Ok(request) = requests.recv() {
        let mut waiting = Waiting::default();
        waiting.add(request);
        for request in requests.try_iter() {
            waiting.add(request);
        }
        if let Some((generation, typed, limit)) = waiting.search {
            answer(
                searcher.search(&Query::parse(&typed), limit, Sort::Relevance),
                &mut respond,
                |results| Response::Found {
                    generation,
                    results,
                },
            );
        }
        if let Some(id) = waiting.open {
            // An interruption was meant for a search; the edition is still wanted.
            let opened = match searcher.reader().edition(id) {
                Err(ArchiveError::Interrupted) => searcher.reader().edition(id),
                opened => opened,
            };
            answer(opened, &mut respond, |edition| Response::Opened {
                id,
                edition: Box::new(edition.unwrap_or_default()),
            });
        }
        // Idle until the next key: have the names ready. A key that comes meanwhile interrupts.
        let _ = searcher.warm();
    }
}

fn answer<T>(
    result: Result<T, ArchiveError>,
    respond: &mut impl FnMut(Response),
    wrap: impl FnOnce(T) -> Response,
) {
    match result {
        Ok(value) => respond(wrap(value)),
        Err(ArchiveError::Interrupted) => {}
        Err(error) => respond(Response::Failed(error)),
    }
}
