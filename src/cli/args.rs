//! What was typed on the command line, as values.
//!
//! Built by hand rather than derived, because every word of the help is Dutch or English. Sub-commands
//! are English with Dutch aliases.

mod argument;
mod mending;
mod moving;
mod page;
mod parser;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;

use argument::words;
pub(super) use mending::{Place, Set, SetHow};
pub(super) use moving::{Moving, MovingHow};
pub(super) use page::{Names, Page, PageFormat, Same, SameWhat};

use super::failure::Failure;
use crate::config::LANG_VARIABLE;
use crate::locale::Lang;
use crate::profiles::Kind;
use crate::search::Sort;

/// How many hits a search shows unless told otherwise.
const LIMIT: usize = 50;

/// How many requests a second a site gets unless told otherwise.
const RATE: u32 = 4;

/// What the arguments ask for.
pub(super) enum Parsed {
    /// A command.
    Run(Arguments),
    /// Help or the version, to print.
    Print(String),
}

/// The arguments of a command.
pub(super) struct Arguments {
    pub(super) archive: Option<PathBuf>,
    pub(super) is_plain: bool,
    pub(super) is_ascii: bool,
    pub(super) command: Command,
}

/// A command with its own arguments.
pub(super) enum Command {
    Browse(String),
    Search(Search),
    Show(Show),
    Import(Import),
    Sync(Sync),
    Export(Export),
    Edit(Edit),
    Add(Add),
    Remove(Remove),
    Set(Set),
    Place(Place),
    Move(Moving),
    Check(Check),
    Review(Review),
    Page(Page),
    Names(Names),
    Stats(PageFormat),
    Init(Init),
    Backup(Backup),
    Restore(Restore),
    Undo,
    Keys,
    Paths,
}

impl Command {
    /// Names the program and the command, as they are typed.
    pub(super) fn program(&self) -> String {
        let command = match self {
            Command::Browse(_) => return "reuring".to_owned(),
            Command::Search(_) => "search",
            Command::Show(_) => "show",
            Command::Import(_) => "import",
            Command::Sync(_) => "sync",
            Command::Export(_) => "export",
            Command::Edit(_) => "edit",
            Command::Add(_) => "add",
            Command::Remove(_) => "remove",
            Command::Set(_) => "set",
            Command::Place(_) => "place",
            Command::Move(_) => "move",
            Command::Undo => "undo",
            Command::Check(_) => "check",
            Command::Review(_) => "review",
            Command::Page(page) => match page.kind {
                Kind::Person => "guest",
                Kind::Organisation => "org",
                Kind::Theme => "theme",
            },
            Command::Names(_) => "names",
            Command::Stats(_) => "stats",
            Command::Init(_) => "init",
            Command::Backup(_) => "backup",
            Command::Restore(_) => "restore",
            Command::Keys => "keys",
            Command::Paths => "paths",
        };
        format!("reuring {command}")
    }
}

/// `review [EDITION|QUERY]`
pub(super) struct Review {
    /// An edition, or a query for the queue; empty for all.
    pub(super) what: String,
    /// The edition that was found right.
    pub(super) done: Option<String>,
    /// It is found right no longer.
    pub(super) is_undo: bool,
    /// Absent where the review screen may be meant.
    pub(super) format: Option<CheckFormat>,
}

/// `search QUERY…`
pub(super) struct Search {
    pub(super) query: String,
    pub(super) format: SearchFormat,
    pub(super) limit: usize,
    pub(super) sort: Sort,
    /// Tells how the answer came about.
    pub(super) is_explained: bool,
    /// What to do with saved queries.
    pub(super) saving: Option<Saving>,
}

/// What to do with saved queries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Saving {
    /// Save the query under a name, and ask it.
    Save(String),
    /// Take the query of a name away.
    Forget(String),
    /// List what is saved.
    List,
}

impl Search {
    /// A search as the bare query asks for it.
    pub(super) fn of(query: &str) -> Self {
        Search {
            query: query.to_owned(),
            format: SearchFormat::Table,
            limit: LIMIT,
            sort: Sort::Relevance,
            is_explained: false,
            saving: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SearchFormat {
    Table,
    Json,
    Jsonl,
    Csv,
}

/// `show EDITION`
pub(super) struct Show {
    pub(super) edition: String,
    pub(super) format: ShowFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ShowFormat {
    Text,
    Json,
    Markdown,
}

/// `import PATH…`
pub(super) struct Import {
    pub(super) paths: Vec<PathBuf>,
    pub(super) is_dry_run: bool,
    /// Articles about no edition are kept too.
    pub(super) with_news: bool,
}

/// `sync [URL]`
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub(super) struct Sync {
    /// The address as it was typed; without one all sites that are kept up with.
    pub(super) url: Option<String>,
    /// A site may lead to another host.
    pub(super) follows: bool,
    /// The site is kept up with no longer.
    pub(super) is_forgotten: bool,
    pub(super) is_dry_run: bool,
    /// Articles about no edition are kept too.
    pub(super) with_news: bool,
    /// At most so many requests a second.
    pub(super) rate: u32,
}

/// `export [QUERY…]`
pub(super) struct Export {
    pub(super) query: String,
    pub(super) format: PageFormat,
}

/// `edit EDITION`
pub(super) struct Edit {
    pub(super) edition: String,
    /// The field whose newest correction is to be taken back.
    pub(super) revert: Option<String>,
    /// A file with a text that could not be stored before.
    pub(super) resume: Option<PathBuf>,
}

/// `add`
pub(super) struct Add {
    /// A file with a text that could not be stored before.
    pub(super) resume: Option<PathBuf>,
}

/// `backup [FILE]`
pub(super) struct Backup {
    /// Where the copy goes; without it among those that are kept.
    pub(super) file: Option<PathBuf>,
}

/// `restore [FILE]`
pub(super) struct Restore {
    /// A file, or the number of a copy that is kept; without it the copies are listed.
    pub(super) copy: Option<PathBuf>,
}

/// `remove EDITION`
pub(super) struct Remove {
    pub(super) edition: String,
    pub(super) is_undo: bool,
}

/// `check`
pub(super) struct Check {
    pub(super) format: CheckFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CheckFormat {
    Text,
    Json,
}

/// `init`
pub(super) struct Init {
    pub(super) is_empty: bool,
}

/// Returns the language of the interface: `--lang`, the environment variable, the settings, the locale. Looked up ahead
/// of everything else, since even the message about a wrong argument is in it.
pub(super) fn lang(arguments: &[OsString], set: Option<Lang>) -> Lang {
    let texts: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .collect();
    let given = texts
        .iter()
        .enumerate()
        .find_map(|(at, text)| match text.strip_prefix("--lang") {
            Some("") => texts.get(at + 1).copied(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        });
    let variable = || std::env::var(LANG_VARIABLE).ok();
    given
        .and_then(Lang::parse)
        .or_else(|| Lang::parse(&variable()?))
        .or(set)
        .unwrap_or_else(Lang::of_environment)
}

/// Parses the arguments of the process, the program's name first.
pub(super) fn parse(arguments: &[OsString], lang: Lang) -> Result<Parsed, Failure> {
    match parser::parser(lang).try_get_matches_from(exclusions_marked(arguments)) {
        Ok(matches) => Ok(Parsed::Run(Arguments {
            archive: matches.get_one("archive").cloned(),
            is_plain: matches.get_flag("plain"),
            is_ascii: matches.get_flag("ascii"),
            command: command(&matches),
        })),
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            let help = error.render().to_string();
            let help = help.replace("[OPTIONS]", &lang.usage_options());
            Ok(Parsed::Print(
                help.replace("[COMMAND]", &lang.usage_command()),
            ))
        }
        Err(error) => Err(usage::failure(&error, lang)),
    }
}

/// Writes `-word` as `!word`, which means the same in a query and is no option.
fn exclusions_marked(arguments: &[OsString]) -> Vec<OsString> {
    // Only where there is a query: elsewhere a word with a dash is a mistake, or a file.
    let command = arguments
        .iter()
        .skip(1)
        .find(|argument| !argument.to_string_lossy().starts_with('-'));
    if command.is_some_and(|command| {
        matches!(
            command.to_str(),
            Some(
                "import"
                    | "importeer"
                    | "sync"
                    | "bijwerken"
                    | "backup"
                    | "reservekopie"
                    | "restore"
                    | "herstel"
            )
        )
    }) {
        return arguments.to_vec();
    }
    let mut marked: Vec<OsString> = Vec::with_capacity(arguments.len());
    let mut is_over = false;
    for argument in arguments {
        is_over |= argument == "--";
        let is_value = marked.last().is_some_and(|previous| previous == "--sort");
        let exclusion = argument
            .to_str()
            .and_then(excluded)
            .filter(|_| !is_value && !is_over);
        marked.push(exclusion.map_or_else(|| argument.clone(), OsString::from));
    }
    marked
}

/// Single letters stay options: `-h`, `-V`.
fn excluded(argument: &str) -> Option<String> {
    let word = argument.strip_prefix('-')?;
    let is_word = !word.starts_with('-') && word.chars().count() > 1;
    is_word.then(|| format!("!{word}"))
}

fn command(matches: &ArgMatches) -> Command {
    match matches.subcommand() {
        Some(("search", sub)) => Command::Search(Search {
            query: words(sub),
            format: *sub.get_one("format").unwrap_or(&SearchFormat::Table),
            limit: *sub.get_one("limit").unwrap_or(&LIMIT),
            sort: *sub.get_one("sort").unwrap_or(&Sort::Relevance),
            is_explained: sub.get_flag("explain"),
            saving: saving(sub),
        }),
        Some(("show", sub)) => Command::Show(Show {
            edition: words(sub),
            format: *sub.get_one("format").unwrap_or(&ShowFormat::Text),
        }),
        Some(("import", sub)) => Command::Import(Import {
            paths: sub
                .get_many("path")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            is_dry_run: sub.get_flag("dry-run"),
            with_news: sub.get_flag("with-news"),
        }),
        Some(("sync", sub)) => Command::Sync(Sync {
            url: sub.get_one("url").cloned(),
            follows: sub.get_flag("follow"),
            is_forgotten: sub.get_flag("forget"),
            is_dry_run: sub.get_flag("dry-run"),
            with_news: sub.get_flag("with-news"),
            rate: *sub.get_one("rate").unwrap_or(&RATE),
        }),
        Some(("export", sub)) => Command::Export(Export {
            query: words(sub),
            format: *sub.get_one("format").unwrap_or(&PageFormat::Json),
        }),
        Some(("guest", sub)) => Command::Page(Page::of(sub, Kind::Person)),
        Some(("org", sub)) => Command::Page(Page::of(sub, Kind::Organisation)),
        Some(("guests", sub)) => Command::Names(Names::of(sub, Kind::Person)),
        Some(("orgs", sub)) => Command::Names(Names::of(sub, Kind::Organisation)),
        Some(("themes", sub)) => Command::Names(Names::of(sub, Kind::Theme)),
        Some(("stats", sub)) => Command::Stats(*sub.get_one("format").unwrap_or(&PageFormat::Text)),
        Some(("edit", sub)) => Command::Edit(Edit {
            edition: words(sub),
            revert: sub.get_one("revert").cloned(),
            resume: sub.get_one("resume").cloned(),
        }),
        Some(("add", sub)) => Command::Add(Add {
            resume: sub.get_one("resume").cloned(),
        }),
        Some(("remove", sub)) => Command::Remove(Remove {
            edition: words(sub),
            is_undo: sub.get_flag("undo"),
        }),
        Some(("set", sub)) => Command::Set(Set::of(sub)),
        Some(("place", sub)) => Command::Place(Place::of(sub)),
        Some(("move" | "split", sub)) => Command::Move(Moving::of_documents(sub)),
        Some(("join", sub)) => Command::Move(Moving::of_editions(sub)),
        Some(("check", sub)) => Command::Check(Check {
            format: *sub.get_one("format").unwrap_or(&CheckFormat::Text),
        }),
        Some(("review", sub)) => Command::Review(Review {
            what: words(sub),
            done: sub.get_one("done").cloned(),
            is_undo: sub.get_flag("undo"),
            format: sub.get_one("format").copied(),
        }),
        Some(("init", sub)) => Command::Init(Init {
            is_empty: sub.get_flag("empty"),
        }),
        Some(("backup", sub)) => Command::Backup(Backup {
            file: sub.get_one("file").cloned(),
        }),
        Some(("restore", sub)) => Command::Restore(Restore {
            copy: sub.get_one("file").cloned(),
        }),
        Some(("undo", _)) => Command::Undo,
        Some(("keys", _)) => Command::Keys,
        Some(("paths", _)) => Command::Paths,
        _ => Command::Browse(words(matches)),
    }
}

fn saving(sub: &ArgMatches) -> Option<Saving> {
    let save = sub.get_one("save").cloned().map(Saving::Save);
    let forget = sub.get_one("forget").cloned().map(Saving::Forget);
    let list = sub.get_flag("saved").then_some(Saving::List);
    save.or(forget).or(list)
}
