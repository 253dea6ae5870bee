//! `reuring import`: files and folders into the archive, all or nothing.

mod files;
mod known;
mod pdf;
mod pipeline;
mod summary;
mod web;

use self::files::BytesRead;
use self::known::KnownRows;
use self::pipeline::{Group, Piece, read_all};
use self::summary::Summary;
pub(super) use self::summary::{change_name, fields, reason};
use super::End;
use super::args::Import;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use super::progress::Progress;
use crate::archive::{Archive, Batch, Outcome, Prepared};
use crate::ingest::Placement;

pub(super) fn run(import: &Import, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let (mut archive, _trial) = opened(import, context, output)?;
    let mut batch = if import.is_dry_run {
        archive.trial(context.now)?
    } else {
        archive.batch(context.now)?
    };
    let mut taking = Taking {
        batch: &mut batch,
        known: KnownRows::of(&context.archive),
        with_news: import.with_news,
    };
    let mut summary = Summary::new(import.is_dry_run);
    let mut progress = Progress::new(lang, output);
    let read = BytesRead::default();
    read_all(&import.paths, lang, &read, |piece| {
        taking.take(piece, &mut summary)?;
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
    for line in summary.notes(lang) {
        output.remark(&line);
    }
    for (place, reason) in &summary.failures {
        output.remark(&lang.skipped_file(place, reason));
    }
    Ok(if summary.failures.is_empty() {
        End::Done
    } else {
        End::Partly
    })
}

/// Takes what comes out of files into a batch.
struct Taking<'a, 'b> {
    batch: &'a mut Batch<'b>,
    known: KnownRows,
    with_news: bool,
}

impl Taking<'_, '_> {
    fn take(&mut self, piece: Piece, summary: &mut Summary) -> Result<(), Failure> {
        match piece {
            Piece::File => summary.files += 1,
            Piece::Failed { place, reason } => summary.failures.push((place, reason)),
            Piece::Beside(beside) => summary.pass_over(beside),
            Piece::LeftOut { place, left_out } => summary.leave_out(&place, left_out),
            Piece::Note { place, note } => summary.notes.push((place, note)),
            Piece::Entries(groups) => {
                for group in groups {
                    self.take_group(&group, summary)?;
                }
            }
        }
        Ok(())
    }

    fn take_group(&mut self, group: &Group, summary: &mut Summary) -> Result<(), Failure> {
        if let Some(row) = &group.row
            && self.known.holds(row)?
        {
            summary.count(Outcome::Same);
            return Ok(());
        }
        for prepared in &group.entries {
            self.take_entry(prepared, summary)?;
        }
        Ok(())
    }

    /// Takes an entry in if it is, or may be, about an edition. The fixed introduction of an overview page is about
    /// all editions and so about none: it is never kept.
    fn take_entry(&mut self, prepared: &Prepared, summary: &mut Summary) -> Result<(), Failure> {
        let entry = prepared.entry();
        let is_news = entry.extract.is_none();
        let is_wanted = self.with_news && entry.placement != Placement::OverviewIntroduction;
        if is_news && !is_wanted && !entry.is_perhaps {
            summary.leave_out_news(entry);
            return Ok(());
        }
        if entry.is_perhaps {
            summary.keep_perhaps(entry);
        }
        summary.kept += usize::from(is_news && !entry.is_perhaps);
        summary.count(self.batch.take(prepared)?);
        Ok(())
    }
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
