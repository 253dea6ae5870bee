//! What the arguments and the environment mean: the archive, the language, the moment.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::args::Arguments;
use super::failure::Failure;
use super::output::Output;
use super::waiting::Announced;
use crate::archive::{Archive, ArchiveError, Caller, Reader};
use crate::catalogue::Catalogue;
use crate::config::{ARCHIVE_VARIABLE, Folders, Settings, is_ascii_locale};
use crate::locale::Lang;
use crate::personal::{Home, Shared, Store, found_again};
use crate::search::Searcher;
use crate::tui::Preferences;

/// Everything a command needs beside its own arguments.
pub(super) struct Context {
    pub(super) lang: Lang,
    pub(super) archive: PathBuf,
    /// The archive was named, rather than found where it belongs.
    pub(super) is_named: bool,
    pub(super) folders: Option<Folders>,
    pub(super) now: Timestamp,
    /// The browser asks and answers line by line.
    pub(super) is_plain: bool,
    /// Lines and marks are drawn in ASCII.
    pub(super) is_ascii: bool,
    settings: Settings,
    /// The program and its command, for others that wait.
    caller: Caller,
}

impl Context {
    pub(super) fn new(
        arguments: &Arguments,
        settings: Settings,
        lang: Lang,
    ) -> Result<Self, Failure> {
        let folders = Folders::of_system();
        let from_environment = || {
            std::env::var_os(ARCHIVE_VARIABLE)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let archive = arguments.archive.clone().or_else(from_environment);
        let archive = archive.or_else(|| settings.archive.clone());
        let is_named = archive.is_some();
        let archive = archive
            .or_else(|| folders.as_ref().map(Folders::archive))
            .ok_or_else(|| {
                Failure::usage(
                    lang.error_no_home(),
                    Some("reuring --archive FILE".to_owned()),
                )
            })?;
        Ok(Context {
            lang,
            archive,
            is_named,
            folders,
            now: Timestamp::now(),
            is_plain: arguments.is_plain,
            is_ascii: arguments.is_ascii || is_ascii_locale(),
            settings,
            caller: Caller {
                program: arguments.command.program(),
                waiting: Some(Arc::new(Announced::new(lang))),
            },
        })
    }

    /// Returns how the person wants the browser.
    pub(super) fn preferences(&self) -> Result<Preferences, Failure> {
        let wanted = Preferences::of(&self.settings);
        let wanted = wanted.map_err(|mistake| Failure::settings(&mistake, self.lang))?;
        Ok(Preferences {
            is_ascii: self.is_ascii,
            ..wanted
        })
    }

    /// Returns the day it is, for what is long ago: the one of `SOURCE_DATE_EPOCH` where output has to stay
    /// the same (<https://reproducible-builds.org/specs/source-date-epoch/>).
    pub(super) fn today(&self) -> jiff::civil::Date {
        let fixed = std::env::var("SOURCE_DATE_EPOCH").ok();
        let fixed = fixed.and_then(|seconds| Timestamp::from_second(seconds.parse().ok()?).ok());
        fixed
            .unwrap_or(self.now)
            .to_zoned(jiff::tz::TimeZone::UTC)
            .date()
    }

    /// Opens the archive for reading; on first use it is made from the starter editions.
    pub(super) fn reader(&self, output: &Output) -> Result<Reader, Failure> {
        self.make_if_missing(output)?;
        // Nearly always it is up to date, and opening it once is enough.
        let opened = Reader::open(&self.archive);
        match &opened {
            Ok(reader) if !reader.is_behind() => return Ok(opened?),
            Ok(_) | Err(ArchiveError::Older(_)) => {}
            Err(_) => return Ok(opened?),
        }
        drop(opened);
        let Err(error) = Archive::open(&self.archive, self.now) else {
            return Ok(Reader::open(&self.archive)?);
        };
        // What was read by older rules is better than nothing.
        match Reader::open_as_it_is(&self.archive) {
            Ok(reader) => {
                output.remark(&self.lang.archive_read_as_it_is(&error.message(self.lang)));
                Ok(reader)
            }
            Err(_) => Err(error.into()),
        }
    }

    /// Loads the archive.
    pub(super) fn catalogue(&self, output: &Output) -> Result<Arc<Catalogue>, Failure> {
        Ok(Arc::new(Catalogue::new(self.reader(output)?.snapshot()?)))
    }

    /// Opens what the person keeps beside the archive.
    pub(super) fn store(&self, reader: &Reader) -> Result<Store, Failure> {
        let home = Home::of(self.folders.as_ref(), &self.archive, reader)?;
        Ok(Store::open(home))
    }

    /// Loads the archive for searching, with the lists and saved queries that the person keeps beside it.
    pub(super) fn searcher(&self, output: &Output) -> Result<Searcher, Failure> {
        let reader = self.reader(output)?;
        let store = self.store(&reader)?;
        if let Some(trouble) = store.trouble() {
            let reason = trouble.message(self.lang);
            output.remark(&self.lang.personal_refused(&reason));
        }
        let catalogue = Catalogue::new(reader.snapshot()?);
        let mut state = store.state();
        for change in found_again(&state, &catalogue) {
            state.apply(&change);
        }
        Ok(Searcher::new(Arc::new(catalogue)).with_personal(Shared::new(state)))
    }

    /// Opens the archive for writing; on first use it is made from the starter editions.
    pub(super) fn writer(&self, output: &Output) -> Result<Archive, Failure> {
        self.make_if_missing(output)?;
        Ok(Archive::open_for(&self.archive, self.now, &self.caller)?)
    }

    /// Makes sure that a change could be stored, before somebody types one.
    pub(super) fn ensure_writable(&self, output: &Output) -> Result<(), Failure> {
        Ok(self.writer(output)?.ensure_writable()?)
    }

    fn make_if_missing(&self, output: &Output) -> Result<(), Failure> {
        let path: &Path = &self.archive;
        if !path.exists() {
            match Archive::create(path, true, self.now) {
                // Who named a file may have mistyped it.
                Ok(()) if self.is_named => {
                    output.remark(&self.lang.archive_started(&path.display().to_string()));
                }
                // Another process made it in the meantime.
                Ok(()) | Err(ArchiveError::Exists(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}
