//! `cargo bench --bench first_frame`: from starting the program to the last byte of its first whole frame,
//! in a pty of 120 by 40, beside a bare ratatui program that opens the same SQLite file and draws the
//! newest forty titles. Both are started in turn; printed are medians and the median of the ratios.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on stops, and prints"
)]
#![allow(missing_docs, reason = "nobody links against it")]

use std::io::{Read, stdout};
use std::path::Path;
use std::time::{Duration, Instant};

use crossterm::execute;
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use jiff::Timestamp;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use reuring::archive::Archive;

const RUNS: usize = 41;

/// Both programs write this behind a frame.
const FRAME_END: &[u8] = b"\x1b[?2026l";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, path] = arguments.as_slice()
        && flag == "--bare"
    {
        bare(Path::new(path)).expect("a frame");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, Timestamp::UNIX_EPOCH).expect("an archive");
    let own = std::env::current_exe()
        .expect("this program")
        .display()
        .to_string();
    let path = path.display().to_string();
    let mut pairs: Vec<(Duration, Duration)> = Vec::new();
    for _ in 0..=RUNS {
        let bare = first_frame(&own, &["--bare", &path]);
        let reuring = first_frame(env!("CARGO_BIN_EXE_reuring"), &["--archive", &path]);
        pairs.push((bare, reuring));
    }
    // The first run of each reads the programs from disk.
    pairs.remove(0);
    report(&pairs);
}

fn report(pairs: &[(Duration, Duration)]) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let bare = median(pairs.iter().map(|(bare, _)| milliseconds(*bare)));
    let reuring = median(pairs.iter().map(|(_, reuring)| milliseconds(*reuring)));
    let ratio = median(
        pairs
            .iter()
            .map(|(bare, reuring)| reuring.as_secs_f64() / bare.as_secs_f64()),
    );
    println!(
        "first frame over {RUNS} pairs: bare {bare:.2} ms, reuring {reuring:.2} ms, ratio {ratio:.2}"
    );
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Starts a program and waits for the end of its first frame.
fn first_frame(program: &str, arguments: &[&str]) -> Duration {
    let size = PtySize {
        rows: 40,
        cols: 120,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).expect("a pty");
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env("TERM", "xterm-256color");
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let start = Instant::now();
    let mut child = pair
        .slave
        .spawn_command(command)
        .expect("the program starts");
    let mut bytes = Vec::new();
    let mut buffer = [0; 16384];
    while !bytes
        .windows(FRAME_END.len())
        .any(|window| window == FRAME_END)
    {
        let count = reader.read(&mut buffer).expect("bytes");
        bytes.extend_from_slice(&buffer[..count]);
    }
    let time = start.elapsed();
    child.kill().expect("ended");
    let _ = child.wait();
    time
}

/// The least that a ratatui program on this archive can do.
fn bare(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let connection =
        rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement =
        connection.prepare("SELECT title FROM edition ORDER BY id DESC LIMIT 40")?;
    let titles: Vec<String> = statement
        .query_map([], |row| {
            Ok(row.get::<_, Option<String>>(0)?.unwrap_or_default())
        })?
        .collect::<Result<_, _>>()?;
    crossterm::terminal::enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    let mut terminal = ratatui::Terminal::new(ratatui::backend::CrosstermBackend::new(stdout()))?;
    terminal.draw(|frame| {
        let lines: Vec<ratatui::text::Line<'_>> =
            titles.iter().map(|title| title.as_str().into()).collect();
        frame.render_widget(ratatui::widgets::Paragraph::new(lines), frame.area());
    })?;
    execute!(stdout(), EndSynchronizedUpdate)?;
    crossterm::event::read()?;
    execute!(stdout(), LeaveAlternateScreen)?;
    crossterm::terminal::disable_raw_mode()?;
    Ok(())
}
