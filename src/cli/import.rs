//! `reuring import`: files and folders into the archive, all or nothing.

mod files;
mod pipeline;
mod summary;

use self::files::BytesRead;
use self::pipeline::{Piece, read_all};
use self::summary::Summary;
pub(super) use self::summary::{change_name, fields};
use super::End;
use super::args::Import;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use super::progress::Progress;
use crate::archive::{Archive, Batch, Prepared};
use crate::ingest::Placement;

pub(super) fn run(import: &Import, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let (mut archive, _trial) = opened(import, context, output)?;
    let mut batch = if import.is_dry_run {
        archive.trial(context.now)?
    } else {
        archive.batch(context.now)?
    };
    let mut summary = Summary::new(import.is_dry_run);
    let mut progress = Progress::new(lang, output);
    let read = BytesRead::default();
    read_all(&import.paths, lang, &read, |piece| {
        take(piece, &mut batch, &mut summary, import.with_news)?;
        progress.tell(
            read.done(),
            read.total(),
            &lang.import_progress(summary.articles),
        );
        Ok::<_, Failure>(())
    })?;
    progress.begin();
    let intake = batch.finish_telling(&mut |done, total| {
        progress.tell(
            done as u64,
            Some(total as u64),
            &lang.import_progress_editions(done, total),
        );
    })?;
    progress.finish();
    output.text(&summary.text(&intake, lang))?;
    for (place, reason) in &summary.failures {
        output.remark(&lang.skipped_file(place, reason));
    }
    Ok(if summary.failures.is_empty() {
        End::Done
    } else {
        End::Partly
    })
}

fn take(
    piece: Piece,
    batch: &mut Batch<'_>,
    summary: &mut Summary,
    with_news: bool,
) -> Result<(), Failure> {
    match piece {
        Piece::File => summary.files += 1,
        Piece::Failed { place, reason } => summary.failures.push((place, reason)),
        Piece::Entries(entries) => {
            for entry in entries {
                take_entry(&entry, batch, summary, with_news)?;
            }
        }
    }
    Ok(())
}

/// Takes an entry in if it is about an edition. The fixed introduction of an overview page is about all
/// editions and so about none: it is never kept.
fn take_entry(
    prepared: &Prepared,
    batch: &mut Batch<'_>,
    summary: &mut Summary,
    with_news: bool,
) -> Result<(), Failure> {
    let entry = prepared.entry();
    summary.articles += 1;
    if entry.extract.is_some() {
        batch.take(prepared)?;
    } else if with_news && entry.placement != Placement::OverviewIntroduction {
        summary.kept += 1;
        batch.take(prepared)?;
    } else {
        summary.leave_out(entry);
    }
    Ok(())
}

/// Opens the archive. Where there is none yet, a dry run is tried on one that vanishes with the folder.
fn opened(
    import: &Import,
    context: &Context,
    output: &Output,
) -> Result<(Archive, Option<tempfile::TempDir>), Failure> {
    if !import.is_dry_run || context.archive.exists() {
        return Ok((context.writer(output)?, None));
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, context.now)?;
    Ok((Archive::open(&path, context.now)?, Some(folder)))
}
