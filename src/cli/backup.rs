//! `reuring backup [FILE]`: a copy of the archive, and of what belongs to it.

use std::fs;
use std::path::{Path, PathBuf};

use super::End;
use super::args::Backup;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{Archive, ArchiveError};
use crate::config;
use crate::locale::Lang;

pub(super) fn run(backup: &Backup, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let archive = &context.archive;
    let copy = match &backup.file {
        Some(file) => {
            Archive::back_up_to(archive, file).map_err(|error| not_over(error, lang))?;
            file.clone()
        }
        None => Archive::back_up(archive, context.now)?,
    };
    let (editions, size) = (Archive::editions_in(&copy)?, size(&copy));
    output.text(&lang.backup_kept(&copy.display().to_string(), editions, &size))?;
    for along in take_along(archive, &copy)? {
        output.text(&lang.backup_along(&along.display().to_string()))?;
    }
    Ok(End::Done)
}

/// A copy never takes the place of another file.
fn not_over(error: ArchiveError, lang: Lang) -> Failure {
    match error {
        ArchiveError::Exists(_) => {
            Failure::usage(error.message(lang), Some("reuring backup FILE".to_owned()))
        }
        other => other.into(),
    }
}

/// Copies what belongs to an archive and lies beside it to beside another, never over a file, and returns the
/// copies.
pub(super) fn take_along(from: &Path, to: &Path) -> Result<Vec<PathBuf>, ArchiveError> {
    let pairs = companions(from).into_iter().zip(companions(to));
    let missing = pairs.filter(|(from, to)| from.exists() && !to.exists());
    let copied = missing.map(|(from, to)| match fs::copy(&from, &to) {
        Ok(_) => Ok(to),
        Err(source) => Err(ArchiveError::Io { path: to, source }),
    });
    copied.collect()
}

/// The files that belong to an archive: what the browser remembers of it.
fn companions(archive: &Path) -> [PathBuf; 1] {
    [config::memory(archive)]
}

/// The size of a file as people read it: `1.4 MB`.
pub(super) fn size(path: &Path) -> String {
    let bytes = path.metadata().map_or(0, |metadata| metadata.len());
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
