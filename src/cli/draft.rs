//! A text that a person is typing: a file that stays until what it says is stored.
//!
//! Beside a correction lies the record as it was when typing began, so that what somebody else changes in the
//! meantime is not taken for a correction.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::context::Context;
use super::failure::{Failure, quoted};
use crate::config;

/// Behind the name of a draft for the record as it was.
const BEFORE: &str = ".before";

/// The start of the name of a draft.
const PREFIX: &str = "reuring-";

/// A text that is to be stored.
pub(super) struct Draft {
    path: PathBuf,
    /// What stood there when it was begun.
    before: String,
    /// The program made the file, and takes it away once its text is stored.
    is_own: bool,
    /// The command that goes on with it, up to the file: `edit cafe-99 --resume`.
    command: String,
}

impl Draft {
    /// Begins a draft with a text.
    pub(super) fn begin(
        name: &str,
        command: &str,
        text: &str,
        context: &Context,
    ) -> Result<Self, Failure> {
        let path = create(name, text, context)?;
        fs::write(with_before(&path), text)?;
        Ok(Draft {
            path,
            before: text.to_owned(),
            is_own: true,
            command: command.to_owned(),
        })
    }

    /// Goes on with a draft of before; `before` is what it is compared with where nothing lies beside it.
    pub(super) fn resume(
        path: &Path,
        command: &str,
        before: &str,
        context: &Context,
    ) -> Result<Self, Failure> {
        let draft = Draft {
            path: path.to_owned(),
            before: fs::read_to_string(with_before(path)).unwrap_or_else(|_| before.to_owned()),
            is_own: is_own(path, context),
            command: command.to_owned(),
        };
        draft.text(context).map(|_| draft)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The text as it was when the draft was begun.
    pub(super) fn before(&self) -> &str {
        &self.before
    }

    /// The text as it is now.
    pub(super) fn text(&self, context: &Context) -> Result<String, Failure> {
        fs::read_to_string(&self.path).map_err(|error| {
            let shown = self.path.display().to_string();
            let reason = context.lang.io_reason(&error);
            Failure::usage(context.lang.error_resume(&shown, &reason), None)
        })
    }

    /// Says whether the file holds something that its text at first did not.
    pub(super) fn is_changed(&self) -> bool {
        // What cannot be read may hold something.
        fs::read_to_string(&self.path)
            .map_or(true, |text| !text.trim().is_empty() && text != self.before)
    }

    /// Takes the file away: its text is stored, or nobody typed any.
    pub(super) fn remove(&self) {
        if self.is_own {
            // A file too many harms nobody.
            let _ = fs::remove_file(&self.path);
            let _ = fs::remove_file(with_before(&self.path));
        }
    }

    /// Adds to a failure where the text is, and how to go on with it.
    pub(super) fn kept(&self, failure: Failure, context: &Context) -> Failure {
        self.said(failure, context.lang.edit_kept(&self.shown()), context)
    }

    /// Adds to a failure that came before the editor where the text lies ready.
    pub(super) fn not_begun(&self, failure: Failure, context: &Context) -> Failure {
        self.said(failure, context.lang.edit_not_begun(&self.shown()), context)
    }

    fn said(&self, failure: Failure, kept: String, context: &Context) -> Failure {
        let archive = if context.is_named {
            format!("--archive {} ", quoted(&context.archive))
        } else {
            String::new()
        };
        let path = quoted(&self.path);
        failure.keeping(kept, format!("reuring {archive}{} {path}", self.command))
    }

    fn shown(&self) -> String {
        self.path.display().to_string()
    }
}

/// Makes the file where it outlives a restart, else where the system has temporary files.
fn create(name: &str, text: &str, context: &Context) -> io::Result<PathBuf> {
    let make = |folder: &Path| {
        fs::create_dir_all(folder)?;
        let mut file = tempfile::Builder::new()
            .prefix(&format!("{PREFIX}{name}-"))
            .suffix(".toml")
            .tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        // From here on the file stays, whatever becomes of this process.
        file.keep()
            .map(|(_, path)| path)
            .map_err(|error| error.error)
    };
    let folder = config::drafts(context.folders.as_ref());
    make(&folder).or_else(|_| make(&std::env::temp_dir()))
}

fn is_own(path: &Path, context: &Context) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folders = [
        config::drafts(context.folders.as_ref()),
        std::env::temp_dir(),
    ];
    name.starts_with(PREFIX)
        && path
            .parent()
            .is_some_and(|parent| folders.iter().any(|one| one == parent))
}

fn with_before(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(BEFORE);
    PathBuf::from(name)
}
