//! `reuring sync`: a site into the archive, and after that what is new or changed there.

mod summary;
pub(super) mod trouble;

use std::cell::RefCell;
use std::time::Duration;

use super::End;
use super::args::Sync;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use super::progress::Progress;
use crate::archive::Archive;
use crate::locale::Lang;
use crate::site::{Address, Client, Pace, SiteError, Watch};
use crate::sync::{Step, Syncing};

pub(super) fn run(sync: &Sync, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    end_on_interrupt()?;
    let given = sync.url.as_deref().map(Address::parse).transpose();
    let given = given.map_err(|error| trouble::failure(&error, "https://example.org", lang))?;
    let (mut archive, _trial) = opened(sync, context, output)?;
    if let Some(address) = given.as_ref().filter(|_| sync.is_forgotten) {
        return forget(&mut archive, address, lang, output);
    }
    let addresses = match given {
        Some(address) => vec![address],
        None => remembered(&archive, lang)?,
    };
    if sync.is_dry_run {
        output.text(&lang.dry_run())?;
    }
    let progress = RefCell::new(Progress::new(lang, output));
    let clock = Clock {
        progress: &progress,
        lang,
    };
    let mut client = Client::new(Pace::per_second(sync.rate), clock).following(sync.follows);
    let mut end = End::Done;
    for address in &addresses {
        progress.borrow_mut().begin();
        let mut on_step = |step| tell(step, &progress, lang);
        let syncing = Syncing::new(
            &mut archive,
            &mut client,
            sync.with_news,
            context.now,
            &mut on_step,
        );
        let (report, ended) = syncing.run(address);
        progress.borrow_mut().finish();
        if ended.is_ok() || report.posts > 0 {
            output.text(&summary::text(address, &report, sync.is_dry_run, lang))?;
        }
        // One site that fails does not keep the others.
        if let Err(error) = ended {
            output.failure(&trouble::of_sync(error, address, lang), lang);
            end = End::Partly;
        }
    }
    Ok(end)
}

/// Ctrl-C ends with 130, as shells do: each answer that was taken in is whole, and the next one was not begun.
#[cfg(unix)]
fn end_on_interrupt() -> Result<(), Failure> {
    let always = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    signal_hook::flag::register_conditional_shutdown(signal_hook::consts::SIGINT, 130, always)?;
    Ok(())
}

#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same shape as on other systems"
)]
fn end_on_interrupt() -> Result<(), Failure> {
    Ok(())
}

/// Opens the archive; for a dry run a copy that vanishes with its folder.
fn opened(
    sync: &Sync,
    context: &Context,
    output: &Output,
) -> Result<(Archive, Option<tempfile::TempDir>), Failure> {
    if !sync.is_dry_run {
        return Ok((context.writer(output)?, None));
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("archive.db");
    if context.archive.exists() {
        let copy = Archive::open_copy(&context.archive, &path, context.now)?;
        return Ok((copy, Some(folder)));
    }
    Archive::create(&path, true, context.now)?;
    Ok((Archive::open(&path, context.now)?, Some(folder)))
}

fn forget(
    archive: &mut Archive,
    address: &Address,
    lang: Lang,
    output: &Output,
) -> Result<End, Failure> {
    if archive.forget_site(address.as_str())? {
        output.text(&lang.sync_forgotten(address.as_str()))?;
        return Ok(End::Done);
    }
    let known = remembered(archive, lang)?.into_iter().next();
    let hint = known.map(|known| format!("reuring sync --forget {known}"));
    Err(Failure::usage(lang.sync_unknown(address.as_str()), hint))
}

fn remembered(archive: &Archive, lang: Lang) -> Result<Vec<Address>, Failure> {
    let sites = archive.sites()?;
    if sites.is_empty() {
        let hint = "reuring sync https://example.org".to_owned();
        return Err(Failure::usage(lang.sync_no_sites(), Some(hint)));
    }
    let stored = sites.iter().map(|site| Address::stored(&site.address));
    Ok(stored.collect())
}

fn tell(step: Step, progress: &RefCell<Progress<'_>>, lang: Lang) {
    let mut progress = progress.borrow_mut();
    match step {
        Step::Taken { done, total } => {
            let note = match total {
                Some(total) => lang.sync_progress(done, total),
                None => lang.sync_progress_open(done),
            };
            progress.tell(done as u64, total.map(|total| total as u64), &note);
        }
        Step::Closed {
            kind: "posts",
            status,
        } => {
            let is_page = (200..300).contains(&status);
            progress.remark(&if is_page {
                lang.sync_not_rest()
            } else {
                lang.sync_closed(status)
            });
        }
        Step::Closed { status, .. } => progress.remark(&lang.sync_pages_closed(status)),
    }
}

/// The clock of the system. A wait for more than the pace is told.
struct Clock<'a, 'b> {
    progress: &'a RefCell<Progress<'b>>,
    lang: Lang,
}

impl Watch for Clock<'_, '_> {
    fn elapsed(&self) -> Duration {
        self.progress.borrow().elapsed()
    }

    fn pause(&mut self, wait: Duration, why: Option<&SiteError>) {
        if let Some(why) = why {
            let reason = trouble::message(why, self.lang);
            let line = self.lang.sync_wait(&reason, wait.as_secs());
            self.progress.borrow().remark(&line);
        }
        std::thread::sleep(wait);
    }
}
