//! `cargo bench --bench reading`: a report of 1 MB, from the record to the first frame with its hits marked,
//! and scrolled through line by line and page by page. Printed are medians and the slowest, in microseconds
//! of CPU time of the thread that draws, on a screen of 120 by 40.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on stops, and prints"
)]
#![allow(missing_docs, reason = "nobody links against it")]

use std::path::Path;

use cpu_time::ThreadTime;
use crossterm::event::{KeyCode, KeyEvent};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use reuring::archive::Archive;
use reuring::ingest::{Entry, source};
use reuring::locale::Lang;
use reuring::personal::State;
use reuring::tui::{App, Effect, Message, Options, Preferences, Reply, Theme, Worker, draw};

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    make(&path);
    let mut bench = Bench::new(&path);
    let opened: Vec<u128> = (0..21).map(|_| bench.open()).collect();
    report("opens, with its hits marked", opened);
    for (name, key) in [
        ("a line down", KeyCode::Char('j')),
        ("a page down", KeyCode::PageDown),
        ("a line up", KeyCode::Char('k')),
        ("the next hit", KeyCode::Char('n')),
        ("to the end", KeyCode::Char('G')),
        ("to the start", KeyCode::Char('g')),
    ] {
        let times = (0..500).map(|_| bench.press(key)).collect();
        report(name, times);
    }
}

/// An edition with a report of 1 MB: paragraphs of all lengths, every fifth with the word looked for.
fn make(path: &Path) {
    let mut text = String::new();
    for at in 0.. {
        if text.len() > 1_000_000 {
            break;
        }
        let words = "De zaal sprak over de opgave van de stad en over wat het Rijk kan doen. ";
        text.push_str(&words.repeat(at % 13 + 1));
        if at % 5 == 0 {
            text.push_str("Daar klonk waterstof.");
        }
        text.push_str("\n\n");
    }
    let record = format!(
        "+++\nseries = \"cafe\"\nnumber = 1\ntitle = \"Lang\"\nstatus = \"held\"\n+++\n\n{text}"
    );
    let now = Timestamp::UNIX_EPOCH;
    Archive::create(path, false, now).expect("an archive");
    let mut entries = Vec::new();
    let mut take = |content| entries.extend(Entry::all_of(content, "lang.md"));
    source::read(record.as_bytes(), &mut take).expect("a record");
    let mut archive = Archive::open(path, now).expect("it opens");
    archive.take_in(&entries, now).expect("taken in");
}

struct Bench {
    app: App,
    worker: Worker,
    terminal: Terminal<TestBackend>,
}

impl Bench {
    fn new(path: &Path) -> Self {
        let options = Options {
            lang: Lang::Nl,
            query: "waterstof".to_owned(),
            opens_first: true,
            archive: path.to_owned(),
            today: jiff::civil::date(2026, 11, 21),
            preferences: Preferences::default(),
            personal: State::default(),
            trouble: None,
            checks: None,
        };
        let mut worker = Worker::new(path, options.lang, options.today);
        worker.catch_up().expect("it opens");
        Bench {
            app: App::new(&options, Theme::new(true)),
            worker,
            terminal: Terminal::new(TestBackend::new(120, 40)).expect("a screen"),
        }
    }

    /// From the record at hand to the frame that shows its first hit.
    fn open(&mut self) -> u128 {
        let mut effects = self.app.start(120, 40);
        let mut taken = 0;
        while let Some(effect) = effects.pop() {
            let Effect::Ask { ticket, request } = effect else {
                continue;
            };
            let reply = self.worker.answer(&request);
            let is_edition = matches!(reply, Reply::Edition(..));
            let message = Message::Answered { ticket, reply };
            let start = ThreadTime::now();
            let following = self.app.update(message);
            if is_edition {
                self.terminal
                    .draw(|frame| draw(&self.app, frame))
                    .expect("a frame");
                taken = start.elapsed().as_micros();
            }
            effects.extend(following);
        }
        // The next time anew, as from a list.
        self.app.update(Message::ArchiveChanged);
        taken
    }

    fn press(&mut self, code: KeyCode) -> u128 {
        let start = ThreadTime::now();
        let _ = self.app.update(Message::KeyPressed(KeyEvent::from(code)));
        self.terminal
            .draw(|frame| draw(&self.app, frame))
            .expect("a frame");
        start.elapsed().as_micros()
    }
}

fn report(name: &str, mut times: Vec<u128>) {
    times.retain(|time| *time > 0);
    times.sort_unstable();
    let at = |part: usize| {
        times
            .get(times.len().saturating_sub(1) * part / 100)
            .copied()
            .unwrap_or(0)
    };
    println!(
        "{name:<30} median {:>7} µs   slowest {:>7} µs   ({} times)",
        at(50),
        at(100),
        times.len()
    );
}
