//! The search thread: questions come in, answers go out, the newest question wins.
//!
//! The thread owns the archive's reader. A new search interrupts the one that is running, and of all
//! that wait only the last of each kind is answered, so that a burst of keys costs one search.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::{Advice, Completion, Facets, Results, Searcher, Sort};
use crate::archive::{ArchiveError, EditionId, Interrupter, ReadFact, Reader};
use crate::edition::Edition;
use crate::locale::Lang;
use crate::personal::Shared;

/// How often the archive is looked at for what another process wrote, while nothing is asked.
const WATCH: Duration = Duration::from_secs(1);

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
    /// Say what the word before the cursor may become.
    Complete {
        /// The number of the question.
        number: u64,
        /// What was typed.
        typed: String,
        /// Where the cursor stands, in bytes.
        cursor: usize,
        /// The language to complete in.
        lang: Lang,
    },
    /// Count what the editions that answer a query have.
    CountFacets {
        /// The number of the question.
        number: u64,
        /// What was typed.
        typed: String,
    },
    /// Say what to do where nothing was found.
    Advise {
        /// The number of the search that found nothing.
        generation: Generation,
        /// What was typed.
        typed: String,
    },
    /// Read an edition whole.
    Open(EditionId),
    /// Read where the facts of an edition come from.
    Prove(EditionId),
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
    /// How many editions answer a search whose results came without.
    Counted {
        /// The number of the search.
        generation: Generation,
        /// How many.
        total: usize,
    },
    /// What the word before the cursor may become.
    Completed {
        /// The number of the question.
        number: u64,
        /// The candidates.
        completion: Completion,
    },
    /// What the editions that answer a query have.
    FacetsCounted {
        /// The number of the question.
        number: u64,
        /// The counts.
        facets: Facets,
    },
    /// What to do where nothing was found.
    Advised {
        /// The number of the search that found nothing.
        generation: Generation,
        /// The advice.
        advice: Advice,
    },
    /// An edition, whole.
    Opened {
        /// The edition asked for.
        id: EditionId,
        /// The record.
        edition: Box<Edition>,
    },
    /// Where the facts of an edition come from.
    Proven {
        /// The edition asked for.
        id: EditionId,
        /// The facts as they were read.
        facts: Vec<ReadFact>,
    },
    /// Another process wrote to the archive.
    ArchiveChanged,
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
    /// Starts the thread; `respond` is called on it with each answer. Queries can ask for what is in `personal`.
    ///
    /// # Errors
    ///
    /// The system has no thread to give.
    pub fn start(
        reader: Reader,
        personal: Shared,
        respond: impl FnMut(Response) + Send + 'static,
    ) -> std::io::Result<Self> {
        let interrupter = reader.interrupter();
        let (requests, received) = channel();
        let run = move || {
            run(
                Searcher::new(reader).with_personal(personal),
                &received,
                respond,
            );
        };
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

/// A search that waits.
#[derive(Debug, Clone)]
struct Search {
    generation: Generation,
    typed: String,
    limit: usize,
}

/// The last question of each kind that waits.
#[derive(Default)]
struct Waiting {
    search: Option<Search>,
    complete: Option<(u64, String, usize, Lang)>,
    facets: Option<(u64, String)>,
    advise: Option<(Generation, String)>,
    open: Option<EditionId>,
    prove: Option<EditionId>,
}

impl Waiting {
    fn is_empty(&self) -> bool {
        let asks_nothing = self.complete.is_none() && self.facets.is_none();
        let is_idle = self.search.is_none() && self.advise.is_none() && asks_nothing;
        is_idle && self.open.is_none() && self.prove.is_none()
    }

    fn add(&mut self, request: Request) {
        match request {
            Request::Search {
                generation,
                typed,
                limit,
            } => {
                self.search = Some(Search {
                    generation,
                    typed,
                    limit,
                });
            }
            Request::Complete {
                number,
                typed,
                cursor,
                lang,
            } => self.complete = Some((number, typed, cursor, lang)),
            Request::CountFacets { number, typed } => self.facets = Some((number, typed)),
            Request::Advise { generation, typed } => self.advise = Some((generation, typed)),
            Request::Open(id) => self.open = Some(id),
            Request::Prove(id) => self.prove = Some(id),
        }
    }
}

fn run(mut searcher: Searcher, requests: &Receiver<Request>, mut respond: impl FnMut(Response)) {
    // What is left to do for the last search once nobody waits for anything.
    let mut uncounted: Option<Search> = None;
    let mut is_asked = false;
    let mut lost: Option<String> = None;
    loop {
        let mut waiting = Waiting::default();
        for request in requests.try_iter() {
            waiting.add(request);
        }
        if waiting.is_empty() {
            if let Some(search) = uncounted.take() {
                let generation = search.generation;
                let query = searcher.parse(&search.typed);
                answer(searcher.count(&query), &mut respond, |total| {
                    Response::Counted { generation, total }
                });
            }
            // The names are wanted by the first query that finds little; before the first answer there is a
            // screen to be drawn.
            if is_asked {
                let _ = searcher.warm();
            }
            match requests.recv_timeout(WATCH) {
                Ok(request) => waiting.add(request),
                Err(RecvTimeoutError::Timeout) => {
                    follow(&mut searcher, &mut lost, &mut respond);
                    if searcher.is_archive_changed() {
                        respond(Response::ArchiveChanged);
                    }
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
            for request in requests.try_iter() {
                waiting.add(request);
            }
        }
        is_asked = true;
        follow(&mut searcher, &mut lost, &mut respond);
        if let Some(search) = waiting.search {
            uncounted = find(&mut searcher, search, &mut respond);
        }
        if let Some((number, typed, cursor, lang)) = waiting.complete {
            let completed = searcher.complete(&typed, cursor, lang);
            answer(completed, &mut respond, |completion| Response::Completed {
                number,
                completion,
            });
        }
        if let Some(id) = waiting.open {
            let opened = insistently(|| searcher.reader().edition(id));
            answer(opened, &mut respond, |edition| {
                let edition = Box::new(edition.unwrap_or_default());
                Response::Opened { id, edition }
            });
        }
        if let Some(id) = waiting.prove {
            let proven = insistently(|| searcher.reader().read_facts(id));
            answer(proven, &mut respond, |facts| Response::Proven { id, facts });
        }
        // Last: they go through all that match, and whatever is asked above is on the screen sooner.
        if let Some((number, typed)) = waiting.facets {
            let query = searcher.parse(&typed);
            answer(searcher.facets(&query), &mut respond, |facets| {
                Response::FacetsCounted { number, facets }
            });
        }
        if let Some((generation, typed)) = waiting.advise {
            let query = searcher.parse(&typed);
            answer(searcher.advise(&query), &mut respond, |advice| {
                Response::Advised { generation, advice }
            });
        }
    }
}

/// Goes on with the file that took the archive's place, if one did. What is wrong with it is said once; the old
/// file is open still, and answers.
fn follow(searcher: &mut Searcher, lost: &mut Option<String>, respond: &mut impl FnMut(Response)) {
    let error = searcher.follow().err();
    let reason = error.as_ref().map(ToString::to_string);
    let is_news = reason != *lost;
    *lost = reason;
    if let Some(error) = error.filter(|_| is_news) {
        respond(Response::Failed(error));
    }
}

/// Asks once more where an interruption came in between: it was meant for a search, and the edition is
/// still wanted.
fn insistently<T>(ask: impl Fn() -> Result<T, ArchiveError>) -> Result<T, ArchiveError> {
    match ask() {
        Err(ArchiveError::Interrupted) => ask(),
        answer => answer,
    }
}

/// Answers a search, and gives it back if its matches are still to be counted.
fn find(
    searcher: &mut Searcher,
    search: Search,
    respond: &mut impl FnMut(Response),
) -> Option<Search> {
    let query = searcher.parse(&search.typed);
    let results = searcher.search(&query, search.limit, Sort::Relevance);
    let is_uncounted = results.as_ref().is_ok_and(|results| !results.is_counted);
    let generation = search.generation;
    answer(results, respond, |results| Response::Found {
        generation,
        results,
    });
    is_uncounted.then_some(search)
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::archive::Archive;

    const DEADLINE: Duration = Duration::from_secs(20);

    fn worker() -> (tempfile::TempDir, Worker, Receiver<Response>) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let (sender, responses) = channel();
        let reader = Reader::open(&path).expect("the archive opens");
        let worker = Worker::start(reader, Shared::default(), move |response| {
            sender.send(response).expect("heard");
        });
        (folder, worker.expect("a thread"), responses)
    }

    fn search(generation: Generation, typed: &str, limit: usize) -> Request {
        Request::Search {
            generation,
            typed: typed.to_owned(),
            limit,
        }
    }

    #[test]
    fn the_newest_search_is_always_answered() {
        let (_folder, worker, responses) = worker();
        for (generation, typed) in (1..).zip(["p", "po", "pot", "potj", "potje", "potjer"]) {
            worker.ask(search(generation, typed, 50));
        }
        let last = loop {
            match responses.recv_timeout(DEADLINE).expect("an answer") {
                Response::Found {
                    generation: 6,
                    results,
                } => break results,
                Response::Failed(error) => panic!("{error}"),
                _ => {}
            }
        };
        assert_eq!(
            last.hits.first().map(|hit| hit.row.key.as_str()),
            Some("cafe-99")
        );
    }

    #[test]
    fn completion_counts_and_advice_are_answered_with_their_numbers() {
        let (_folder, worker, responses) = worker();
        let typed = "thema:europa qqqqqq ".to_owned();
        worker.ask(Request::Complete {
            number: 7,
            typed: "the".to_owned(),
            cursor: 3,
            lang: Lang::Nl,
        });
        worker.ask(Request::CountFacets {
            number: 8,
            typed: String::new(),
        });
        worker.ask(Request::Advise {
            generation: 9,
            typed,
        });
        let mut missing = vec![7, 8, 9];
        while !missing.is_empty() {
            let number = match responses.recv_timeout(DEADLINE).expect("an answer") {
                Response::Completed { number, completion } => {
                    assert_eq!(completion.candidates[0].text, "thema:");
                    number
                }
                Response::FacetsCounted { number, facets } => {
                    assert_eq!(facets.facets.len(), 6);
                    number
                }
                Response::Advised { generation, advice } => {
                    assert!(advice.drop.is_some_and(|drop| drop.text == "qqqqqq"));
                    generation
                }
                other => panic!("{other:?}"),
            };
            missing.retain(|one| *one != number);
        }
    }

    #[test]
    fn what_was_not_counted_is_counted_afterwards() {
        let (_folder, worker, responses) = worker();
        worker.ask(search(1, "frequin ", 3));
        let Ok(Response::Found { results, .. }) = responses.recv_timeout(DEADLINE) else {
            panic!("hits come first");
        };
        assert!(!results.is_counted && results.hits.len() == 3);
        let Ok(Response::Counted {
            generation: 1,
            total,
        }) = responses.recv_timeout(DEADLINE)
        else {
            panic!("the count comes next");
        };
        assert!(total > 3);
    }

    #[test]
    fn a_restored_archive_is_searched_and_one_that_vanished_is_missed_once() {
        let (folder, worker, responses) = worker();
        let path = folder.path().join("archive.db");
        let empty = folder.path().join("empty.db");
        Archive::create(&empty, false, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let count = |generation: Generation| {
            worker.ask(search(generation, "", 50));
            loop {
                match responses.recv_timeout(DEADLINE).expect("an answer") {
                    Response::Found {
                        generation: found,
                        results,
                    } if found == generation => {
                        break results.hits.len();
                    }
                    _ => {}
                }
            }
        };
        assert_eq!(count(1), 30);
        Archive::restore(&path, &empty, jiff::Timestamp::UNIX_EPOCH).expect("restored");
        assert_eq!(count(2), 0);
        let copy = crate::archive::copies(&path).remove(0).path;
        Archive::restore(&path, &copy, jiff::Timestamp::UNIX_EPOCH).expect("restored");
        loop {
            // Without a question too.
            if let Response::ArchiveChanged = responses.recv_timeout(DEADLINE).expect("news") {
                break;
            }
        }
        assert_eq!(count(3), 30);
        std::fs::remove_file(&path).expect("removed");
        let failed = responses.recv_timeout(DEADLINE).expect("news");
        assert!(
            matches!(failed, Response::Failed(ArchiveError::Missing(_))),
            "{failed:?}"
        );
        assert_eq!(count(4), 30);
        let news: Vec<Response> = responses.try_iter().collect();
        assert!(
            !news.iter().any(|one| matches!(one, Response::Failed(_))),
            "{news:?}"
        );
    }
}
