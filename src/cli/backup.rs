//! `reuring backup [FILE]`: a copy of the archive, and of the lists and notes that the person keeps on it.

use std::path::{Path, PathBuf};

use super::End;
use super::args::Backup;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{Archive, ArchiveError, COMPANION, Reader};
use crate::locale::Lang;
use crate::personal::{self, Home};

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
    output.text(&lang.backup_kept(&copy.display().to_string(), &lang.editions(editions), &size))?;
    if let Some(beside) = keep_personal(&copy, context)? {
        output.text(&lang.backup_along(&beside.display().to_string()))?;
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

/// Copies the personal file of the archive to beside a copy of the archive; returns where, if there was one.
pub(super) fn keep_personal(copy: &Path, context: &Context) -> Result<Option<PathBuf>, Failure> {
    let Some(own) = personal_file(context)? else {
        return Ok(None);
    };
    let beside = beside(copy);
    let is_kept = personal::copy(&own, &beside);
    let is_kept = is_kept.map_err(|error| Failure::usage(error.message(context.lang), None))?;
    Ok(is_kept.then_some(beside))
}

/// Returns the personal file of the archive, which need not be there.
pub(super) fn personal_file(context: &Context) -> Result<Option<PathBuf>, Failure> {
    let reader = Reader::open(&context.archive)?;
    let home = Home::of(context.folders.as_ref(), &context.archive, &reader)?;
    Ok(home.file().map(Path::to_owned))
}

/// Returns what the personal file is called that lies beside a copy of an archive.
pub(super) fn beside(copy: &Path) -> PathBuf {
    copy.with_extension(COMPANION)
}

/// The size of a file as people read it: `1.4 MB`.
pub(super) fn size(path: &Path) -> String {
    let bytes = path.metadata().map_or(0, |metadata| metadata.len());
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
