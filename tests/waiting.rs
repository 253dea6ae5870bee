//! Several processes at one archive: who reads is never locked out, who writes waits for the other, says for whom,
//! and can be stopped.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use reuring::archive::{Archive, Caller};
use rusqlite::Connection;

use crate::support::sealed::{PROGRAM, Run, Sealed};

/// Longer than any machine needs.
const DEADLINE: Duration = Duration::from_secs(20);

const PAGE: &str = "+++\nseries = \"cafe\"\nnumber = 201\ntitle = \"Een proef\"\nstatus = \"held\"\n+++\n\nTekst.\n";

fn started() -> Sealed {
    let sealed = Sealed::new();
    let _ = run(&sealed, &["init"]).ended(0);
    sealed
}

fn run(sealed: &Sealed, arguments: &[&str]) -> Run {
    let named = ["--archive", "a.db"];
    sealed.run(&[&named, arguments].concat(), "")
}

/// Another program at the archive, as `begin` has it.
fn other(path: &Path, begin: &str) -> Connection {
    let connection = Connection::open(path).expect("it opens");
    connection.execute_batch(begin).expect("the lock");
    connection
}

#[test]
fn a_lock_that_another_program_holds_keeps_nobody_from_reading() {
    let sealed = started();
    let lock = other(&sealed.path("a.db"), "BEGIN EXCLUSIVE");
    for command in [&["search", "kuipers"][..], &["show", "99"], &["export"]] {
        let start = Instant::now();
        let _ = run(&sealed, command).ended(0);
        assert!(start.elapsed() < DEADLINE, "{command:?}");
    }
    drop(lock);
}

#[test]
fn what_another_program_is_in_the_midst_of_writing_is_not_read() {
    let sealed = started();
    let path = sealed.path("a.db");
    // What does not fit the cache is written to the file before the end of the transaction.
    let half =
        "PRAGMA cache_size = 1; BEGIN EXCLUSIVE; UPDATE document SET text = upper(text) || text;";
    let writer = other(&path, half);
    let refused = run(&sealed, &["search", "kuipers"]).ended(2);
    assert!(
        refused.stderr().contains("is writing"),
        "{}",
        refused.told()
    );
    writer.execute_batch("ROLLBACK").expect("rolled back");
    let _ = run(&sealed, &["search", "kuipers"]).ended(0);
}

/// The program while it runs, and what it says.
struct Running {
    child: Child,
    said: Receiver<String>,
}

impl Running {
    fn start(sealed: &Sealed, arguments: &[&str], input: &str) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .env_clear()
            .envs(sealed.environment())
            .current_dir(sealed.path("."))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        stdin.write_all(input.as_bytes()).expect("written");
        drop(stdin);
        let stderr = child.stderr.take().expect("a pipe");
        let (sender, said) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Running { child, said }
    }

    /// Waits for a line that holds something.
    #[track_caller]
    fn wait_for(&self, what: &str) -> String {
        loop {
            let line = self.said.recv_timeout(DEADLINE);
            let line = line.unwrap_or_else(|_| panic!("nothing said of {what}"));
            if line.contains(what) {
                return line;
            }
        }
    }

    fn interrupt(&self) {
        let kill = format!("kill -INT {}", self.child.id());
        let sent = Command::new("sh").args(["-c", &kill]).status();
        assert!(sent.expect("sh runs").success());
    }

    #[track_caller]
    fn end(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a state") {
                return status;
            }
            assert!(start.elapsed() < DEADLINE, "still running");
            std::thread::yield_now();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// An archive that a program of this name writes to.
fn written_by(path: &Path, program: &str) -> Archive {
    let caller = Caller {
        program: program.to_owned(),
        ..Caller::default()
    };
    Archive::open_for(path, Timestamp::now(), &caller).expect("it opens")
}

#[test]
fn a_second_import_says_for_whom_it_waits_and_goes_on_when_the_first_is_done() {
    for (lang, said) in [("en", "waiting for"), ("nl", "wacht tot")] {
        let sealed = started();
        let mut first = written_by(&sealed.path("a.db"), "reuring import");
        let batch = first.batch(Timestamp::now()).expect("the lock");
        let arguments = ["--archive", "a.db", "--lang", lang, "import", "-"];
        let mut second = Running::start(&sealed, &arguments, PAGE);
        let line = second.wait_for(said);
        assert!(line.contains("(reuring import, s"), "{line}");
        assert!(line.contains(" UTC, 0 min)"), "{line}");
        drop(batch);
        assert_eq!(second.end().code(), Some(0));
        let _ = run(&sealed, &["show", "201"]).ended(0);
        // Nothing is left beside the archive that would name somebody.
        assert!(!sealed.path("a.db-writer").exists());
    }
}

#[test]
fn control_c_stops_waiting_and_an_edit_says_where_its_text_lies() {
    for command in ["import", "edit"] {
        let sealed = started();
        std::fs::write(sealed.path("x.toml"), "venue = \"Zaal X\"\n").expect("written");
        let mut first = written_by(&sealed.path("a.db"), "reuring sync");
        let batch = first.batch(Timestamp::now()).expect("the lock");
        let arguments = match command {
            "import" => vec!["--archive", "a.db", "import", "-"],
            _ => vec!["--archive", "a.db", "edit", "99", "--resume", "x.toml"],
        };
        let mut second = Running::start(&sealed, &arguments, PAGE);
        let _ = second.wait_for("waiting for");
        second.interrupt();
        assert_eq!(second.end().code(), Some(130), "{command}");
        if command == "edit" {
            let _ = second.wait_for("edit cafe-99 --resume x.toml");
        }
        drop(batch);
        let _ = run(&sealed, &["show", "201"]).ended(1);
    }
}

#[test]
fn once_the_wait_is_over_control_c_ends_the_program_as_ever() {
    let sealed = started();
    let path = sealed.path("a.db");
    let mut first = written_by(&path, "reuring sync");
    let batch = first.batch(Timestamp::now()).expect("the lock");
    let mut command = Command::new(PROGRAM);
    let arguments = ["--archive", "a.db", "import", "-"];
    let child = command
        .args(arguments)
        .env_clear()
        .envs(sealed.environment());
    let child = child.current_dir(sealed.path(".")).stdin(Stdio::piped());
    let mut child = child.stderr(Stdio::piped()).spawn().expect("it starts");
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    stderr.read_line(&mut line).expect("said");
    assert!(line.contains("waiting for"), "{line}");
    drop(batch);
    drop(first);
    // It has the lock once it says so beside the archive, and reads its input, which does not end.
    let start = Instant::now();
    while !std::fs::read_to_string(sealed.path("a.db-writer"))
        .is_ok_and(|text| text.contains("reuring import"))
    {
        assert!(start.elapsed() < DEADLINE, "it never writes");
        std::thread::yield_now();
    }
    let kill = format!("kill -INT {}", child.id());
    let sent = Command::new("sh").args(["-c", &kill]).status();
    assert!(sent.expect("sh runs").success());
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).expect("an end");
    assert!(!child.wait().expect("an end").success());
    // What it left beside the archive names nobody: the lock is free.
    let _ = run(&sealed, &["remove", "98"]).ended(0);
    assert!(!sealed.path("a.db-writer").exists());
}

#[test]
fn a_program_that_does_not_say_who_it_is_is_waited_for_a_moment_whatever_a_dead_one_left() {
    let sealed = started();
    let path = sealed.path("a.db");
    let dead =
        r#"{"user":"anna","program":"reuring sync","since":"2026-01-01T00:00:00Z","process":7}"#;
    for left in [b"\xff{\"user\": 7", dead.as_bytes()] {
        std::fs::write(sealed.path("a.db-writer"), left).expect("written");
        let lock = other(&path, "BEGIN IMMEDIATE");
        let refused = run(&sealed, &["remove", "98"]).ended(2);
        let said = refused.stderr();
        assert!(said.contains("another process"), "{}", refused.told());
        assert!(!said.contains("anna"), "{}", refused.told());
        drop(lock);
    }
    // Where the file cannot be made, nothing fails over it.
    std::fs::remove_file(sealed.path("a.db-writer")).expect("removed");
    std::fs::create_dir(sealed.path("a.db-writer")).expect("made");
    let _ = run(&sealed, &["remove", "98"]).ended(0);
}
