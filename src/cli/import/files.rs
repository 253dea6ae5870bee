//! The files of an import: those named, and those in folders named, in an order that is the same everywhere.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::ingest::source::wordpress::rest::RestError;
use crate::ingest::source::{Beside, Closed, PdfProblem, Unreadable};
use crate::locale::Lang;
use crate::text::clean_line;

/// How much of a file is read at once, in bytes.
const AT_ONCE: usize = 1 << 16;

/// How far reading is: told by the thread that reads, asked by another.
#[derive(Debug, Default)]
pub(super) struct BytesRead {
    done: AtomicU64,
    total: AtomicU64,
}

impl BytesRead {
    /// Bytes read so far.
    pub(super) fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Bytes of all files; unknown for standard input.
    pub(super) fn total(&self) -> Option<u64> {
        Some(self.total.load(Ordering::Relaxed)).filter(|total| *total > 0)
    }

    /// Adds the sizes of files that are to be read.
    pub(super) fn expect(&self, inputs: &[Input]) {
        let paths = inputs.iter().filter_map(Input::path);
        let sizes = paths.filter_map(|path| Some(path.metadata().ok()?.len()));
        self.total.fetch_add(sizes.sum(), Ordering::Relaxed);
    }

    /// Counts a file that is read in another way, or not at all.
    pub(super) fn pass(&self, path: &Path) {
        let size = path.metadata().map_or(0, |metadata| metadata.len());
        self.done.fetch_add(size, Ordering::Relaxed);
    }
}

/// A file while it is read.
struct Counted<'a, R> {
    inner: R,
    read: &'a BytesRead,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.read.done.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

/// A file, and what is to be done with it.
pub(super) struct Input {
    /// How the file is called where it is named to people.
    pub(super) place: String,
    pub(super) what: What,
}

/// What is to be done with a file.
pub(super) enum What {
    /// It was named, and is read.
    Named(PathBuf),
    /// It stands in a folder, and is read if it may hold a text.
    Found(PathBuf),
    /// It holds none.
    Beside(Beside),
    /// It cannot be read.
    Failed(String),
}

impl Input {
    fn path(&self) -> Option<&Path> {
        match &self.what {
            What::Named(path) | What::Found(path) => Some(path),
            What::Beside(_) | What::Failed(_) => None,
        }
    }
}

/// What tells a folder from every other, by whatever path it is reached.
#[cfg(unix)]
type FolderId = (u64, u64);
#[cfg(not(unix))]
type FolderId = PathBuf;

/// The device and inode: to resolve a path asks for every folder above it, which is quadratic in folders that are
/// nested deeply.
#[cfg(unix)]
fn folder_id(folder: &Path) -> io::Result<FolderId> {
    use std::os::unix::fs::MetadataExt;
    let metadata = folder.metadata()?;
    Ok((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn folder_id(folder: &Path) -> io::Result<FolderId> {
    folder.canonicalize()
}

/// Goes through paths and the folders among them.
pub(super) struct Files {
    lang: Lang,
    /// Folders that were gone through.
    folders: HashSet<FolderId>,
    found: Vec<Input>,
}

impl Files {
    /// Returns the files that paths stand for.
    pub(super) fn of(paths: &[PathBuf], lang: Lang) -> Vec<Input> {
        let mut files = Files {
            lang,
            folders: HashSet::new(),
            found: Vec::new(),
        };
        for path in paths {
            files.add(path);
        }
        files.found
    }

    fn add(&mut self, path: &Path) {
        if path.is_dir() {
            self.add_folder(path);
            return;
        }
        let place = if is_stdin(path) {
            self.lang.standard_input()
        } else {
            path.display().to_string()
        };
        self.found.push(Input {
            place,
            what: What::Named(path.to_owned()),
        });
    }

    fn add_folder(&mut self, folder: &Path) {
        // A link that leads back up would be followed for ever.
        if folder_id(folder).is_ok_and(|id| !self.folders.insert(id)) {
            return;
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        match entries {
            Ok(entries) => {
                let mut paths: Vec<PathBuf> =
                    entries.into_iter().map(|entry| entry.path()).collect();
                // The order of a folder differs from one system to the next; the outcome may not.
                paths.sort();
                for path in &paths {
                    self.add_found(path);
                }
            }
            Err(error) => self.push(folder, What::Failed(self.lang.io_reason(&error))),
        }
    }

    /// What stands in a folder may be something that nobody writes to, and reading it would wait for ever.
    fn add_found(&mut self, path: &Path) {
        match path.metadata() {
            _ if is_hidden(path) => self.push(path, What::Beside(Beside::Hidden)),
            Ok(metadata) if metadata.is_dir() => self.add_folder(path),
            Ok(metadata) if metadata.is_file() => self.push(path, What::Found(path.to_owned())),
            Ok(_) => self.push(path, What::Failed(self.lang.unreadable_special())),
            Err(error) => self.push(path, What::Failed(self.lang.io_reason(&error))),
        }
    }

    fn push(&mut self, path: &Path, what: What) {
        self.found.push(Input {
            place: path.display().to_string(),
            what,
        });
    }
}

/// Opens a file, or standard input for `-`.
pub(super) fn open<'a>(path: &Path, read: &'a BytesRead) -> io::Result<Box<dyn BufRead + 'a>> {
    if is_stdin(path) {
        return Ok(Box::new(BufReader::with_capacity(AT_ONCE, io::stdin())));
    }
    let inner = File::open(path)?;
    Ok(Box::new(BufReader::with_capacity(
        AT_ONCE,
        Counted { inner, read },
    )))
}

pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Why a file gives nothing, in the reader's language.
pub(super) fn reason(unreadable: &Unreadable, lang: Lang) -> String {
    match unreadable {
        Unreadable::Empty => lang.unreadable_empty(),
        Unreadable::NotText { at } => lang.unreadable_not_text(*at),
        Unreadable::TooLarge => lang.unreadable_too_large(),
        Unreadable::Markup(form) => lang.unreadable_markup(form),
        Unreadable::Closed(form) => closed(*form, lang),
        Unreadable::Pdf(problem) => pdf(*problem, lang),
        Unreadable::Protected => lang.left_out_protected(),
        Unreadable::TooMany { most } => lang.unreadable_too_many(*most),
        Unreadable::TooDeep { deepest } => lang.unreadable_too_deep(*deepest),
        Unreadable::Swelling => lang.unreadable_swelling(),
        Unreadable::Xml { line, .. } => lang.unreadable_xml(*line),
        Unreadable::Nothing => lang.unreadable_nothing(),
        Unreadable::TooLong { line } => lang.unreadable_too_long(*line),
        Unreadable::Damaged(reason) => lang.unreadable_damaged(reason),
        Unreadable::Rest(RestError::Syntax { line }) => lang.unreadable_json(*line),
        Unreadable::Rest(RestError::Shape) => lang.unreadable_no_posts(),
        Unreadable::Rest(RestError::Refused { code, message }) => {
            lang.unreadable_refused(&clean_line(code), &clean_line(message))
        }
        Unreadable::Io(error) => lang.io_reason(error),
        Unreadable::Record(error) => lang.unreadable_record(&error.message(lang)),
    }
}

/// What a form that is not read is called, and how its text comes in all the same.
fn closed(form: Closed, lang: Lang) -> String {
    match form {
        Closed::Word => lang.closed_word(),
        Closed::Excel => lang.closed_excel(),
        Closed::Presentation => lang.closed_presentation(),
        Closed::Outlook => lang.closed_outlook(),
        Closed::Winmail => lang.closed_winmail(),
        Closed::Rtf => lang.closed_rtf(),
        Closed::Locked => lang.closed_locked(),
        Closed::Office => lang.closed_office(),
    }
}

fn pdf(problem: PdfProblem, lang: Lang) -> String {
    match problem {
        PdfProblem::NotInstalled => lang.pdf_not_installed(),
        PdfProblem::Locked => lang.closed_locked(),
        PdfProblem::Damaged => lang.pdf_damaged(),
        PdfProblem::TooLarge => lang.pdf_too_large(),
        PdfProblem::NoText => lang.pdf_no_text(),
    }
}
