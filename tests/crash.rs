//! An import killed at any moment leaves an archive that opens, whole before or after the batch, and
//! running it again completes it.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::sealed::{PROGRAM, Sealed};

/// Enough that an import takes a while, and is killed in the middle of it.
const EDITIONS: usize = 300;

/// How many moments are tried.
const MOMENTS: u32 = 10;

fn record(number: usize) -> String {
    let text = format!("Tekst {number}. ").repeat(300);
    format!(
        "+++\nseries = \"cafe\"\nnumber = {number}\ntitle = \"Avond {number}\"\nstatus = \"held\"\n+++\n\n{text}\n"
    )
}

#[test]
fn a_killed_import_leaves_the_archive_before_or_after_and_can_be_repeated() {
    let sealed = Sealed::new();
    std::fs::create_dir(sealed.path("veel")).expect("a folder");
    for number in 1..=EDITIONS {
        std::fs::write(sealed.path(&format!("veel/{number:03}.md")), record(number))
            .expect("written");
    }
    let whole = timed(&sealed);
    let mut seen = Vec::new();
    for moment in 0..MOMENTS {
        let _ = std::fs::remove_file(sealed.path("eigen.db"));
        let _ = std::fs::remove_file(sealed.path("eigen.db-journal"));
        let _ = sealed
            .run(&["--archive", "eigen.db", "init", "--empty"], "")
            .ended(0);
        killed_after(&sealed, whole * moment / MOMENTS);
        seen.push(editions(&sealed));
        let _ = sealed
            .run(&["--archive", "eigen.db", "import", "veel"], "")
            .ended(0);
        assert_eq!(editions(&sealed), EDITIONS);
    }
    assert!(
        seen.iter().all(|count| *count == 0 || *count == EDITIONS),
        "{seen:?}"
    );
    assert!(
        seen.contains(&0),
        "no import was killed before its end: {seen:?}"
    );
}

/// How long an import takes that nobody kills.
fn timed(sealed: &Sealed) -> Duration {
    let _ = sealed
        .run(&["--archive", "eigen.db", "init", "--empty"], "")
        .ended(0);
    let start = std::time::Instant::now();
    let _ = sealed
        .run(&["--archive", "eigen.db", "import", "veel"], "")
        .ended(0);
    start.elapsed()
}

/// Starts an import and kills it. The moment is what is tried here, so this waits for time.
fn killed_after(sealed: &Sealed, moment: Duration) {
    let mut child = Command::new(PROGRAM)
        .args(["--archive", "eigen.db", "import", "veel"])
        .env_clear()
        .envs(sealed.environment())
        .current_dir(sealed.path("."))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(moment);
    child.kill().expect("killed, or over");
    child.wait().expect("an end");
}

/// Opens the archive as a reader does, and lets SQLite check the whole file.
fn editions(sealed: &Sealed) -> usize {
    let export = sealed
        .run(&["--archive", "eigen.db", "export"], "")
        .ended(0)
        .json();
    let connection = rusqlite::Connection::open(sealed.path("eigen.db")).expect("it opens");
    let check: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("a check");
    assert_eq!(check, "ok");
    export["editions"].as_array().map_or(0, Vec::len)
}
