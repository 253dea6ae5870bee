//! `reuring import`: files and folders into the archive.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::End;
use super::args::Import;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{Archive, Change, EditionChange, Intake, Outcome};
use crate::authority::Authority;
use crate::edition::Conflict;
use crate::ingest::merge::{self, Difference};
use crate::ingest::source::{self, Unreadable};
use crate::ingest::{Entry, Placement};
use crate::locale::Lang;

pub(super) fn run(import: &Import, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let (mut archive, _trial) = opened(import, context, output)?;
    let batch = Batch::read(&import.paths, lang);
    let (taken, left_out) = batch.divided(import.with_news);
    let intake = if import.is_dry_run {
        archive.preview(&taken, context.now)?
    } else {
        archive.take_in(&taken, context.now)?
    };
    if import.is_dry_run {
        output.text(&lang.dry_run())?;
    }
    output.text(&summary(
        &batch,
        &intake,
        &left_out,
        import.is_dry_run,
        lang,
    ))?;
    for (place, reason) in &batch.failures {
        output.remark(&lang.skipped_file(place, reason));
    }
    Ok(if batch.failures.is_empty() {
        End::Done
    } else {
        End::Partly
    })
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

/// What the files hold.
#[derive(Default)]
struct Batch {
    files: usize,
    entries: Vec<Entry>,
    /// Folders that were gone through.
    folders: HashSet<PathBuf>,
    /// Files that gave nothing, with the reason.
    failures: Vec<(String, String)>,
}

impl Batch {
    fn read(paths: &[PathBuf], lang: Lang) -> Batch {
        let mut batch = Batch::default();
        for path in paths {
            batch.add(path, lang);
        }
        batch
    }

    /// Divides the entries into those to take in and those about no edition. The fixed introduction of an
    /// overview page is about all editions and so about none: it is never kept.
    fn divided(&self, with_news: bool) -> (Vec<Entry>, Vec<&Entry>) {
        let is_wanted = |entry: &&Entry| {
            entry.extract.is_some()
                || (with_news && entry.placement != Placement::OverviewIntroduction)
        };
        let (taken, left_out): (Vec<&Entry>, Vec<&Entry>) =
            self.entries.iter().partition(is_wanted);
        (taken.into_iter().cloned().collect(), left_out)
    }

    fn add(&mut self, path: &Path, lang: Lang) {
        if path == Path::new("-") {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes);
            self.add_bytes(&lang.standard_input(), read, lang);
        } else if path.is_dir() {
            self.add_folder(path, lang);
        } else {
            self.add_bytes(&path.display().to_string(), std::fs::read(path), lang);
        }
    }

    fn add_folder(&mut self, folder: &Path, lang: Lang) {
        // A link that leads back up would be followed for ever.
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        if !self.folders.insert(real) {
            return;
        }
        let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        match entries {
            Ok(entries) => {
                let mut paths: Vec<PathBuf> =
                    entries.into_iter().map(|entry| entry.path()).collect();
                // The order of a folder differs from one system to the next; the outcome may not.
                paths.sort();
                for path in paths.iter().filter(|path| !is_hidden(path)) {
                    self.add_found(path, lang);
                }
            }
            Err(error) => self.fail(folder, io_reason(&error, lang)),
        }
    }

    /// What stands in a folder may be something that nobody writes to, and reading it would wait for ever.
    fn add_found(&mut self, path: &Path, lang: Lang) {
        match path.metadata() {
            Ok(metadata) if metadata.is_file() || metadata.is_dir() => self.add(path, lang),
            Ok(_) => self.fail(path, lang.unreadable_special()),
            Err(error) => self.fail(path, io_reason(&error, lang)),
        }
    }

    fn fail(&mut self, path: &Path, reason: String) {
        self.failures.push((path.display().to_string(), reason));
    }

    fn add_bytes(&mut self, place: &str, bytes: io::Result<Vec<u8>>, lang: Lang) {
        self.files += 1;
        let entries = &mut self.entries;
        let mut take =
            |content| entries.extend(Entry::all_of(content, place, Authority::bundled()));
        let read = bytes
            .map_err(Unreadable::Io)
            .and_then(|bytes| source::read(bytes.as_slice(), &mut take));
        if let Err(error) = read {
            self.failures.push((place.to_owned(), reason(&error, lang)));
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn summary(
    batch: &Batch,
    intake: &Intake,
    left_out: &[&Entry],
    is_dry_run: bool,
    lang: Lang,
) -> String {
    let mut lines: Vec<String> = Vec::new();
    for edition in &intake.editions {
        lines.push(format!(
            "{:<12} {}",
            change_name(edition.change, lang),
            edition.key
        ));
        if is_dry_run {
            lines.extend(fields(edition, lang));
        }
    }
    if !left_out.is_empty() {
        lines.extend([String::new(), lang.left_out(left_out.len())]);
        lines.extend(left_out.iter().map(|entry| left_out_line(entry, lang)));
    }
    let kept = intake.outcomes.len()
        - batch
            .entries
            .iter()
            .filter(|entry| entry.extract.is_some())
            .count();
    if kept > 0 {
        lines.extend([String::new(), lang.kept_news(kept)]);
    }
    let count = |change| {
        intake
            .editions
            .iter()
            .filter(|edition| edition.change == change)
            .count()
    };
    let documents = |outcome| intake.outcomes.iter().filter(|is| **is == outcome).count();
    lines.push(String::new());
    lines.push(lang.import_files(batch.files, batch.entries.len(), batch.failures.len()));
    lines.push(lang.import_documents(
        documents(Outcome::New),
        documents(Outcome::Changed),
        documents(Outcome::Same),
    ));
    lines.push(lang.import_editions(
        count(Change::New),
        count(Change::Changed),
        count(Change::Same),
    ));
    lines.join("\n")
}

/// What becomes of each field: those that stay the same in one line.
pub(super) fn fields(edition: &EditionChange, lang: Lang) -> Vec<String> {
    let Some(after) = edition.after.as_deref() else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut same: Vec<String> = Vec::new();
    for difference in merge::differences(edition.before.as_deref(), after) {
        match difference {
            Difference::Same { field } => same.push(field),
            Difference::New { field, value } => {
                lines.push(format!("    {:<12} {field}: {value}", lang.change_new()));
            }
            Difference::Changed {
                field,
                before,
                after,
            } => {
                lines.push(format!(
                    "    {:<12} {field}: {before} → {after}",
                    lang.change_changed()
                ));
            }
            Difference::Conflict(conflict) => lines.push(conflict_line(&conflict, lang)),
        }
    }
    if !same.is_empty() {
        lines.push(format!(
            "    {:<12} {}",
            lang.change_same(),
            same.join(", ")
        ));
    }
    lines
}

fn conflict_line(conflict: &Conflict, lang: Lang) -> String {
    let readings = conflict
        .readings
        .iter()
        .map(|one| format!("{} ({})", one.value, one.source));
    let readings: Vec<String> = readings.collect();
    format!(
        "    {:<12} {}: {}",
        lang.change_conflict(),
        conflict.field,
        readings.join(" / ")
    )
}

fn left_out_line(entry: &Entry, lang: Lang) -> String {
    let first = entry
        .text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let heading = entry.heading.as_deref().unwrap_or(first);
    let heading = if heading.trim().is_empty() {
        lang.untitled()
    } else {
        crate::text::clean_line(heading)
    };
    format!(
        "  {} ({}:{})",
        crate::text::truncate(&heading, 90),
        entry.origin,
        entry.line
    )
}

pub(super) fn change_name(change: Change, lang: Lang) -> String {
    match change {
        Change::New => lang.change_new(),
        Change::Changed => lang.change_changed(),
        Change::Same => lang.change_same(),
    }
}

fn reason(unreadable: &Unreadable, lang: Lang) -> String {
    match unreadable {
        Unreadable::Empty => lang.unreadable_empty(),
        Unreadable::NotText { at } => lang.unreadable_not_text(*at),
        Unreadable::TooLarge => lang.unreadable_too_large(),
        Unreadable::Markup(form) => lang.unreadable_markup(form),
        Unreadable::Xml { line, reason } => lang.unreadable_xml(*line, reason),
        Unreadable::Rest(error) => error.to_string(),
        Unreadable::Io(error) => io_reason(error, lang),
        Unreadable::Record(error) => lang.unreadable_record(&error.to_string()),
    }
}

/// Why a file could not be opened or read, in the reader's language where there are words for it.
fn io_reason(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => lang.reason_not_found(),
        io::ErrorKind::PermissionDenied => lang.reason_not_allowed(),
        _ => error.to_string(),
    }
}
