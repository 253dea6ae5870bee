//! The command line: one file a sub-command, and the only place that prints.
//!
//! What was typed (`args`) becomes what is meant (`context`); a command gets its own arguments and
//! the context, prints through `output`, and says how it ended.

mod add;
mod args;
mod backup;
mod browse;
mod check;
mod context;
mod draft;
mod edit;
mod editor;
mod export;
mod failure;
mod import;
mod init;
mod keys;
mod mending;
mod moving;
mod names;
mod namesake;
mod output;
mod page;
mod paths;
mod place;
mod plain;
mod progress;
mod remove;
mod restore;
mod review;
mod search;
mod set;
mod show;
mod stats;
mod sync;
mod undo;
mod waiting;

use std::ffi::OsString;
use std::process::ExitCode;

use args::{Command, Parsed};
use context::Context;
use failure::Failure;
use output::Output;

use crate::config::{Folders, Mistake, Settings};
use crate::locale::Lang;

/// How a command ended, when it did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Done, or something found.
    Done,
    /// Nothing found.
    Nothing,
    /// Done as far as possible; what failed was said.
    Partly,
    /// Broken off with Ctrl-C.
    Interrupted,
    /// Ended because the system asked, with the number of the signal.
    Terminated(u8),
}

impl End {
    fn code(self) -> u8 {
        match self {
            End::Done => 0,
            End::Nothing => 1,
            End::Partly => 2,
            // As shells say it: 128 and the number of the signal.
            End::Interrupted => 130,
            End::Terminated(signal) => 128 + signal,
        }
    }
}

/// Runs the program with the arguments of the process and returns its exit code: 0 done, 1 nothing
/// found, 2 error. A closed pipe is 0.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let settings = Folders::of_system().map_or_else(
        || Ok(Settings::default()),
        |folders| Settings::load(&folders.config),
    );
    let lang = args::lang(
        &arguments,
        settings.as_ref().ok().and_then(|known| known.lang),
    );
    let output = Output::new();
    match run(&arguments, settings, lang, &output) {
        Ok(end) => ExitCode::from(end.code()),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            output.failure(&failure, lang);
            let end = if failure.is_interrupted() {
                End::Interrupted
            } else {
                End::Partly
            };
            ExitCode::from(end.code())
        }
    }
}

fn run(
    arguments: &[OsString],
    settings: Result<Settings, Mistake>,
    lang: Lang,
    output: &Output,
) -> Result<End, Failure> {
    let arguments = match args::parse(arguments, lang)? {
        Parsed::Run(arguments) => arguments,
        Parsed::Print(text) => {
            output.text(&text)?;
            return Ok(End::Done);
        }
    };
    let settings = settings.map_err(|mistake| Failure::settings(&mistake, lang))?;
    let context = Context::new(&arguments, settings, lang)?;
    let ended = perform(arguments.command, &context, output);
    ended.map_err(|failure| failure.about(&context.archive, context.is_named))
}

fn perform(command: Command, context: &Context, output: &Output) -> Result<End, Failure> {
    match command {
        Command::Browse(query) => browse::run(&query, context, output),
        Command::Search(search) => search::run(&search, context, output),
        Command::Show(show) => show::run(&show, context, output),
        Command::Import(import) => import::run(&import, context, output),
        Command::Sync(sync) => sync::run(&sync, context, output),
        Command::Export(export) => export::run(&export, context, output),
        Command::Edit(edit) => edit::run(&edit, context, output),
        Command::Add(add) => add::run(&add, context, output),
        Command::Remove(remove) => remove::run(&remove, context, output),
        Command::Set(set) => set::run(&set, context, output),
        Command::Place(place) => place::run(&place, context, output),
        Command::Move(moving) => moving::run(&moving, context, output),
        Command::Check(check) => check::run(&check, context, output),
        Command::Page(page) => page::run(&page, context, output),
        Command::Names(names) => names::run(&names, context, output),
        Command::Stats(format) => stats::run(format, context, output),
        Command::Review(review) => review::run(&review, context, output),
        Command::Init(init) => init::run(&init, context, output),
        Command::Backup(backup) => backup::run(&backup, context, output),
        Command::Restore(restore) => restore::run(&restore, context, output),
        Command::Undo => undo::run(context, output),
        Command::Keys => keys::run(context, output),
        Command::Paths => paths::run(context, output),
    }
}
