//! `reuring restore [FILE]`: the copies that are kept, and one of them in the place of the archive.

use std::path::{Path, PathBuf};

use super::End;
use super::args::Restore;
use super::backup::{beside, personal_file, size};
use super::context::Context;
use super::failure::{Failure, quoted};
use super::output::Output;
use crate::archive::{Archive, ArchiveError, KeptCopy, copies};
use crate::locale::Lang;
use crate::personal::{self, PersonalError};

pub(super) fn run(restore: &Restore, context: &Context, output: &Output) -> Result<End, Failure> {
    match &restore.copy {
        Some(named) => put_back(named, context, output),
        None => list(context, output),
    }
}

/// Lists the copies and restores none: which one is the last good one, only a person knows.
fn list(context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let copies = copies(&context.archive);
    let Some(newest) = copies.first() else {
        output.remark(&lang.restore_none(&context.archive.display().to_string()));
        return Ok(End::Nothing);
    };
    for copy in &copies {
        output.text(&line(copy, lang))?;
    }
    let archive = if context.is_named {
        format!("--archive {} ", quoted(&context.archive))
    } else {
        String::new()
    };
    let (hint, name) = (lang.hint(), name(newest));
    output.remark(&format!("{hint}: reuring {archive}restore {name}"));
    Ok(End::Done)
}

fn line(copy: &KeptCopy, lang: Lang) -> String {
    let made = copy
        .made
        .map(|made| made.strftime("%Y-%m-%d %H:%M").to_string());
    let editions = match Archive::editions_in(&copy.path) {
        Ok(count) => lang.editions(count),
        Err(_) => lang.restore_damaged(),
    };
    let made = made.unwrap_or_default();
    lang.restore_listed(&name(copy), &made, &editions, &size(&copy.path))
}

/// What a copy is called in a command: its number, or of earlier versions its file.
fn name(copy: &KeptCopy) -> String {
    match copy.number {
        0 => quoted(&copy.path),
        number => number.to_string(),
    }
}

fn put_back(named: &Path, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let archive = &context.archive;
    let copy = find(named, archive).ok_or_else(|| {
        let shown = named.display().to_string();
        let hint = Some("reuring restore".to_owned());
        Failure::usage(lang.restore_unknown(&shown), hint)
    })?;
    let shown = copy.display().to_string();
    let editions = Archive::editions_in(&copy).map_err(|error| bad_copy(&error, &shown, lang))?;
    let kept = Archive::restore(archive, &copy, context.now)?;
    output.text(&lang.restored(&shown, &lang.editions(editions)))?;
    if let Some(kept) = &kept {
        output.text(&lang.restored_before(&kept.display().to_string()))?;
    }
    restore_personal(&copy, kept.as_deref(), context, output)?;
    Ok(End::Done)
}

/// Puts back the personal file that lies beside the copy. What the person has now is kept first: beside the copy
/// of the archive that was replaced, or beside the personal file itself.
fn restore_personal(
    copy: &Path,
    kept: Option<&Path>,
    context: &Context,
    output: &Output,
) -> Result<(), Failure> {
    let lang = context.lang;
    let (from, own) = (beside(copy), personal_file(context)?);
    let Some(own) = own.filter(|_| from.exists()) else {
        return Ok(());
    };
    let before = beside(kept.unwrap_or(&own));
    let said = |error: PersonalError| Failure::usage(error.message(lang), None);
    match personal::copy(&own, &before) {
        Ok(true) => output.text(&lang.restored_before(&before.display().to_string()))?,
        // A damaged file has nothing that could be kept.
        Ok(false) | Err(PersonalError::Damaged(_)) => {}
        Err(error) => return Err(said(error)),
    }
    if personal::restore(&from, &own).map_err(said)? {
        output.text(&lang.backup_along(&own.display().to_string()))?;
    }
    Ok(())
}

fn bad_copy(error: &ArchiveError, shown: &str, lang: Lang) -> Failure {
    let reason = match error {
        ArchiveError::Damaged { .. } => lang.restore_copy_damaged(),
        other => other.message(lang),
    };
    let hint = Some("reuring restore".to_owned());
    Failure::usage(lang.restore_bad_copy(shown, &reason), hint)
}

/// Finds the copy that is meant: a file, or the number of one that is kept.
fn find(named: &Path, archive: &Path) -> Option<PathBuf> {
    if named.exists() {
        return Some(named.to_owned());
    }
    let number: u64 = named.to_str()?.parse().ok()?;
    let found = copies(archive)
        .into_iter()
        .find(|copy| copy.number == number && number > 0);
    found.map(|copy| copy.path)
}
