//! Everything the command line prints. Nothing leaves it with control characters in it.

use std::io::{self, IsTerminal, Stderr, Stdout, Write};

use super::failure::Failure;
use crate::locale::Lang;
use crate::text::clean;

/// Standard output and standard error.
pub(super) struct Output {
    stdout: Stdout,
    stderr: Stderr,
}

impl Output {
    pub(super) fn new() -> Self {
        Output {
            stdout: io::stdout(),
            stderr: io::stderr(),
        }
    }

    /// Says whether a person is looking, rather than a program.
    pub(super) fn is_terminal(&self) -> bool {
        self.stdout.is_terminal()
    }

    /// Prints text to standard output; a newline is added where it lacks one.
    pub(super) fn text(&self, text: &str) -> io::Result<()> {
        let mut out = self.stdout.lock();
        out.write_all(clean(text).as_bytes())?;
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        out.flush()
    }

    /// Prints what is asked, without a newline behind it.
    pub(super) fn prompt(&self, text: &str) -> io::Result<()> {
        let mut out = self.stdout.lock();
        out.write_all(clean(text).as_bytes())?;
        out.flush()
    }

    /// Prints a remark to standard error. One that cannot be printed is lost: there is nowhere to say so.
    pub(super) fn remark(&self, text: &str) {
        let _ = writeln!(self.stderr.lock(), "{}", clean(text));
    }

    pub(super) fn failure(&self, failure: &Failure, lang: Lang) {
        self.remark(&format!("{}: {}", lang.error(), failure.message(lang)));
        if let Some(hint) = &failure.hint {
            self.remark(&format!("{}: {hint}", lang.hint()));
        }
    }
}
