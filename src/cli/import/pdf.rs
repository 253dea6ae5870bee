//! The words of a PDF, by `pdftotext` of Poppler where it is installed: it is bounded in time and, on Unix, in
//! memory, because a PDF may hold anything.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::ingest::source::PdfProblem;

/// No text takes longer.
const LONGEST: Duration = Duration::from_secs(10);

/// How often it is asked whether it is ready.
const PAUSE: Duration = Duration::from_millis(5);

/// What it writes of a text is at most so large, in bytes.
const MOST: u64 = 48_000_000;

/// How the program ends when it may not read a PDF (its manual, "exit codes"). One that wants a password ends like
/// a damaged one, and says in its own words that it is locked.
const FORBIDDEN: i32 = 3;
const LOCK: &[u8] = b"/Encrypt";

/// Where the shell says that there is no such program.
#[cfg(unix)]
const NOT_FOUND: i32 = 127;

/// Returns what the program writes of a PDF.
pub(super) fn words(bytes: &[u8]) -> Result<String, PdfProblem> {
    run(bytes).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => PdfProblem::NotInstalled,
        _ => PdfProblem::Damaged,
    })?
}

/// The address space is bounded by the shell: the program itself has no option for it.
#[cfg(unix)]
fn command() -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "ulimit -v 600000; exec pdftotext \"$@\"", "pdftotext"]);
    command
}

#[cfg(not(unix))]
fn command() -> Command {
    Command::new("pdftotext")
}

fn run(bytes: &[u8]) -> io::Result<Result<String, PdfProblem>> {
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(bytes)?;
    let mut child = command()
        .args(["-q", "-enc", "UTF-8", "-bbox-layout"])
        .arg(file.path())
        .arg("-")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let out = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut text = Vec::new();
        let read = out.map(|out| out.take(MOST + 1).read_to_end(&mut text));
        read.transpose().map(|_| text)
    });
    let code = ended(&mut child, LONGEST)?;
    let text = reader
        .join()
        .unwrap_or_else(|_| Err(io::Error::other("no text")))?;
    Ok(match code {
        _ if text.len() as u64 > MOST => Err(PdfProblem::TooLarge),
        Some(0) => Ok(String::from_utf8_lossy(&text).into_owned()),
        Some(FORBIDDEN) => Err(PdfProblem::Locked),
        #[cfg(unix)]
        Some(NOT_FOUND) => Err(PdfProblem::NotInstalled),
        Some(_) if memchr::memmem::find(bytes, LOCK).is_some() => Err(PdfProblem::Locked),
        Some(_) => Err(PdfProblem::Damaged),
        None => Err(PdfProblem::TooLarge),
    })
}

/// Waits for the end of the program and returns its code; there is none when it took too long and was stopped.
fn ended(child: &mut Child, longest: Duration) -> io::Result<Option<i32>> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.code());
        }
        if begin.elapsed() > longest {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_does_not_end_is_stopped() {
        let mut child = Command::new("/bin/sh")
            .args(["-c", "while :; do :; done"])
            .spawn()
            .expect("a program");
        let code = ended(&mut child, Duration::from_millis(20)).expect("it is stopped");
        assert_eq!(code, None);
        let mut child = Command::new("/bin/sh")
            .args(["-c", "exit 3"])
            .spawn()
            .expect("a program");
        assert_eq!(ended(&mut child, LONGEST).expect("it ends"), Some(3));
    }
}
