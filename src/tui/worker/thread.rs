//! The thread the worker works on, and where requests are handed in.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Reply, Request, Ticket, Topic, Worker};
use crate::tui::Message;

/// How often the archive's file is looked at for what another process did to it.
const WATCH: Duration = Duration::from_secs(1);

/// The running thread. Dropping it ends the thread.
pub(in crate::tui) struct WorkerHandle {
    requests: Option<Sender<(Ticket, Request)>>,
    thread: Option<JoinHandle<()>>,
}

impl WorkerHandle {
    /// Starts the thread; `respond` is called on it with each reply and with what happened to the archive.
    pub(in crate::tui) fn spawn(
        worker: Worker,
        respond: impl FnMut(Message) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (requests, received) = channel();
        let thread = std::thread::Builder::new()
            .name("worker".to_owned())
            .spawn(move || run(worker, &received, respond))?;
        Ok(WorkerHandle {
            requests: Some(requests),
            thread: Some(thread),
        })
    }

    /// Hands a request in.
    pub(in crate::tui) fn ask(&self, ticket: Ticket, request: Request) {
        // The thread ends only with this value, so there is always somebody to hear.
        if let Some(requests) = &self.requests {
            let _ = requests.send((ticket, request));
        }
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            // A panic there was reported by the panic hook.
            let _ = thread.join();
        }
    }
}

fn run(
    mut worker: Worker,
    requests: &Receiver<(Ticket, Request)>,
    mut respond: impl FnMut(Message),
) {
    let mut waiting = Waiting::default();
    let mut looked = None;
    let mut is_loaded = false;
    loop {
        if looked.is_none_or(|at: Instant| at.elapsed() >= WATCH) {
            match worker.catch_up() {
                // The first time nothing changed that was shown.
                Ok(true) if is_loaded => respond(Message::ArchiveChanged),
                Ok(is_new) => is_loaded |= is_new,
                Err(error) => respond(Message::WorkFailed(worker.explain(&error))),
            }
            looked = Some(Instant::now());
        }
        for (ticket, request) in requests.try_iter() {
            waiting.add(ticket, request);
        }
        if let Some((ticket, request)) = waiting.next().filter(|_| is_loaded) {
            let reply: Reply = worker.answer(&request);
            respond(Message::Answered { ticket, reply });
            continue;
        }
        worker.prepare();
        match requests.recv_timeout(WATCH) {
            Ok((ticket, request)) => waiting.add(ticket, request),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// The requests that wait: of those about one thing the newest, but all that write.
#[derive(Debug, Default)]
struct Waiting {
    requests: Vec<(Ticket, Request)>,
}

impl Waiting {
    fn add(&mut self, ticket: Ticket, request: Request) {
        let topic = request.topic();
        self.requests
            .retain(|(_, older)| topic == Topic::Writing || older.topic() != topic);
        self.requests.push((ticket, request));
    }

    /// Takes the request that is to be answered first.
    fn next(&mut self) -> Option<(Ticket, Request)> {
        let topics = self
            .requests
            .iter()
            .map(|(ticket, request)| (request.topic(), *ticket));
        let (at, _) = topics.enumerate().min_by_key(|(_, order)| *order)?;
        Some(self.requests.remove(at))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::archive::Archive;
    use crate::locale::Lang;
    use crate::tui::worker::{Form, What};

    const DEADLINE: Duration = Duration::from_secs(20);

    fn search(typed: &str) -> Request {
        Request::Search {
            typed: typed.to_owned(),
            limit: 50,
            sort: crate::search::Sort::Relevance,
        }
    }

    #[test]
    fn of_requests_about_one_thing_the_newest_is_answered_and_what_is_written_is_written_in_order()
    {
        let save = |typed: &str| Request::Export(What::Result(typed.to_owned()), Form::Csv);
        let mut waiting = Waiting::default();
        let all = [
            save("a"),
            search("p"),
            Request::Advise("p".to_owned()),
            search("po"),
            save("b"),
        ];
        for (ticket, request) in (1..).zip(all) {
            waiting.add(ticket, request);
        }
        let order = std::iter::from_fn(|| waiting.next());
        assert_eq!(
            order.map(|(ticket, _)| ticket).collect::<Vec<_>>(),
            [4, 1, 5, 3]
        );
    }

    fn spawn(path: &std::path::Path) -> (WorkerHandle, Receiver<Message>) {
        let (sender, messages) = channel();
        let worker = Worker::new(path, Lang::Nl, jiff::civil::date(2026, 11, 21));
        let handle = WorkerHandle::spawn(worker, move |message| {
            // The test may have ended before its thread.
            let _ = sender.send(message);
        });
        (handle.expect("a thread"), messages)
    }

    /// The first hit of the newest search.
    fn first_hit(messages: &Receiver<Message>, wanted: Ticket) -> Option<String> {
        loop {
            let message = messages.recv_timeout(DEADLINE).expect("an answer");
            if let Message::WorkFailed(reason) = &message {
                panic!("{reason}");
            }
            if let Message::Answered {
                ticket,
                reply: Reply::Found(results),
            } = message
                && ticket == wanted
            {
                return results.hits.first().map(|hit| hit.row.key.to_string());
            }
        }
    }

    #[test]
    fn the_newest_search_is_always_answered() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let (handle, messages) = spawn(&path);
        for (ticket, typed) in (1..).zip(["p", "po", "pot", "potj", "potje", "potjer"]) {
            handle.ask(ticket, search(typed));
        }
        assert_eq!(first_hit(&messages, 6).as_deref(), Some("cafe-99"));
    }

    #[test]
    fn an_archive_that_was_replaced_or_deleted_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other) = (
            folder.path().join("archive.db"),
            folder.path().join("other.db"),
        );
        let now = jiff::Timestamp::UNIX_EPOCH;
        Archive::create(&path, true, now).expect("an archive");
        Archive::create(&other, false, now).expect("an archive");
        let (handle, messages) = spawn(&path);
        handle.ask(1, search("potjer"));
        assert_eq!(first_hit(&messages, 1).as_deref(), Some("cafe-99"));
        std::fs::rename(&other, &path).expect("replaced");
        let message = messages.recv_timeout(DEADLINE).expect("noticed");
        assert!(matches!(message, Message::ArchiveChanged), "{message:?}");
        handle.ask(2, search("potjer"));
        assert_eq!(first_hit(&messages, 2), None);
        std::fs::remove_file(&path).expect("removed");
        let message = messages.recv_timeout(DEADLINE).expect("noticed");
        assert!(matches!(message, Message::WorkFailed(_)), "{message:?}");
    }

    #[test]
    fn a_decision_that_meets_another_writer_says_who_writes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let caller = crate::archive::Caller {
            program: "reuring sync".to_owned(),
            ..Default::default()
        };
        let now = jiff::Timestamp::now();
        let mut other = Archive::open_for(&path, now, &caller).expect("the archive opens");
        let _batch = other.batch(now).expect("the lock");
        let mut worker = Worker::new(&path, Lang::Nl, jiff::civil::date(2026, 11, 21));
        let reply = worker.answer(&Request::Decide {
            kind: crate::profiles::Kind::Person,
            name: "Suzanne Potjer".to_owned(),
            canonical: "Suzan Potjer".to_owned(),
            is_same: Some(true),
        });
        let Reply::Failed(said) = reply else {
            panic!("{reply:?}");
        };
        assert!(said.contains("(reuring sync, sinds"), "{said}");
    }

    #[test]
    fn who_else_wants_the_catalogue_gets_the_one_that_searches_are_answered_from() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let (sender, handed) = channel();
        let mut worker = Worker::new(&path, Lang::Nl, jiff::civil::date(2026, 11, 21))
            .handing_on(move |catalogue| sender.send(catalogue.clone()).expect("heard"));
        assert!(worker.catch_up().expect("loaded"));
        let handed = handed.try_recv().expect("a catalogue");
        assert!(Arc::ptr_eq(worker.searcher.catalogue(), &handed));
    }
}
