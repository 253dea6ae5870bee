//! What was typed on the command line, as values.
//!
//! Built by hand rather than derived, because every word of the help is Dutch or English. Sub-commands
//! are English with Dutch aliases.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command as Parser, value_parser};

use super::failure::Failure;
use crate::config::LANG_VARIABLE;
use crate::locale::Lang;
use crate::search::Sort;

/// How many hits a search shows unless told otherwise.
const LIMIT: usize = 50;

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
    pub(super) command: Command,
}

/// A command with its own arguments.
pub(super) enum Command {
    Browse(String),
    Search(Search),
    Show(Show),
    Import(Import),
    Export(Export),
    Init(Init),
    Paths,
}

/// `search QUERY…`
pub(super) struct Search {
    pub(super) query: String,
    pub(super) format: SearchFormat,
    pub(super) limit: usize,
    pub(super) sort: Sort,
}

impl Search {
    /// A search as the bare query asks for it.
    pub(super) fn of(query: &str) -> Self {
        Search {
            query: query.to_owned(),
            format: SearchFormat::Table,
            limit: LIMIT,
            sort: Sort::Relevance,
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

/// `export [QUERY…]`
pub(super) struct Export {
    pub(super) query: String,
}

/// `init`
pub(super) struct Init {
    pub(super) is_empty: bool,
}

/// Returns the language of the interface: `--lang`, the environment variable, the locale. Looked up ahead
/// of everything else, since even the message about a wrong argument is in it.
pub(super) fn lang(arguments: &[OsString]) -> Lang {
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
        .unwrap_or_else(Lang::of_environment)
}

/// Parses the arguments of the process, the program's name first.
pub(super) fn parse(arguments: &[OsString], lang: Lang) -> Result<Parsed, Failure> {
    match parser(lang).try_get_matches_from(exclusions_marked(arguments)) {
        Ok(matches) => Ok(Parsed::Run(Arguments {
            archive: matches.get_one("archive").cloned(),
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
        Err(error) => Err(usage_failure(&error, lang)),
    }
}

/// Writes `-word` as `!word`, which means the same in a query and is no option.
fn exclusions_marked(arguments: &[OsString]) -> Vec<OsString> {
    let mut marked: Vec<OsString> = Vec::with_capacity(arguments.len());
    for argument in arguments {
        let is_value = marked.last().is_some_and(|previous| previous == "--sort");
        let exclusion = argument.to_str().and_then(excluded).filter(|_| !is_value);
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
        Some(("export", sub)) => Command::Export(Export { query: words(sub) }),
        Some(("init", sub)) => Command::Init(Init {
            is_empty: sub.get_flag("empty"),
        }),
        Some(("paths", _)) => Command::Paths,
        _ => Command::Browse(words(matches)),
    }
}

/// Joins the words of a query; one that holds blanks was quoted in the shell, and stays one.
fn words(matches: &ArgMatches) -> String {
    let words = matches.get_many::<String>("query").into_iter().flatten();
    words.map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn parser(lang: Lang) -> Parser {
    let root = named("reuring", lang)
        .version(env!("CARGO_PKG_VERSION"))
        .about(lang.about())
        .subcommand_help_heading(lang.heading_commands())
        .arg(query(lang))
        .arg(path_option("archive", "FILE", lang.help_archive()).global(true))
        .arg(choice("lang", "nl|en", ["nl", "en"], lang.help_lang()).global(true))
        .arg(
            flag("help", lang.help_help())
                .short('h')
                .action(ArgAction::Help)
                .global(true),
        )
        .arg(
            flag("version", lang.help_version())
                .short('V')
                .action(ArgAction::Version),
        );
    let subcommands = [
        search(lang),
        show(lang),
        import(lang),
        export(lang),
        init(lang),
        paths(lang),
    ];
    root.subcommands(subcommands)
}

/// Makes a parser with the reader's words for everything that clap would say in English on its own.
fn named(name: &'static str, lang: Lang) -> Parser {
    let template = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{{all-args}}",
        lang.heading_usage()
    );
    Parser::new(name)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .next_help_heading(lang.heading_options())
        .help_template(template)
}

fn search(lang: Lang) -> Parser {
    named("search", lang)
        .visible_alias("zoek")
        .about(lang.about_search())
        .arg(query(lang).required(true))
        .arg(format_option(
            [
                ("table", SearchFormat::Table),
                ("json", SearchFormat::Json),
                ("jsonl", SearchFormat::Jsonl),
                ("csv", SearchFormat::Csv),
            ],
            &lang.help_format(),
        ))
        .arg(option("limit", "N", lang.help_limit()).value_parser(limit))
        .arg(
            option("sort", "ORDER", lang.help_sort())
                .value_parser(sort)
                .allow_hyphen_values(true),
        )
}

fn show(lang: Lang) -> Parser {
    let formats = [
        ("text", ShowFormat::Text),
        ("json", ShowFormat::Json),
        ("markdown", ShowFormat::Markdown),
    ];
    named("show", lang)
        .visible_alias("toon")
        .about(lang.about_show())
        .arg(
            query(lang)
                .value_name("EDITION")
                .help(lang.help_edition())
                .required(true),
        )
        .arg(format_option(formats, &lang.help_format()))
}

fn import(lang: Lang) -> Parser {
    named("import", lang)
        .visible_alias("importeer")
        .about(lang.about_import())
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .num_args(1..)
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help_heading(lang.heading_arguments())
                .help(lang.help_path()),
        )
        .arg(flag("dry-run", lang.help_dry_run()))
        .arg(flag("with-news", lang.help_with_news()))
}

fn export(lang: Lang) -> Parser {
    named("export", lang)
        .visible_alias("exporteer")
        .about(lang.about_export())
        .arg(query(lang))
        .arg(choice("format", "FORMAT", ["json"], lang.help_format()))
}

fn init(lang: Lang) -> Parser {
    named("init", lang)
        .visible_alias("begin")
        .about(lang.about_init())
        .arg(flag("empty", lang.help_empty()))
}

fn paths(lang: Lang) -> Parser {
    named("paths", lang)
        .visible_alias("paden")
        .about(lang.about_paths())
}

fn query(lang: Lang) -> Arg {
    Arg::new("query")
        .value_name("QUERY")
        .num_args(1..)
        .help(lang.help_query())
        .help_heading(lang.heading_arguments())
}

fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn path_option(name: &'static str, value: &'static str, help: String) -> Arg {
    option(name, value, help).value_parser(value_parser!(PathBuf))
}

fn choice<const N: usize>(
    name: &'static str,
    value: &'static str,
    choices: [&'static str; N],
    help: String,
) -> Arg {
    option(name, value, help)
        .value_parser(choices)
        .hide_possible_values(true)
}

fn format_option<T: Copy + Send + Sync + 'static, const N: usize>(
    formats: [(&'static str, T); N],
    help: &str,
) -> Arg {
    let names: Vec<&str> = formats.iter().map(|(name, _)| *name).collect();
    let parse = move |name: &str| {
        let found = formats
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, format)| *format);
        found.ok_or_else(|| formats.map(|(name, _)| name).join(", "))
    };
    option("format", "FORMAT", format!("{help} ({})", names.join(", "))).value_parser(parse)
}

fn limit(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|limit| *limit > 0)
        .ok_or_else(|| "1, 2, 3 …".to_owned())
}

fn sort(name: &str) -> Result<Sort, String> {
    Sort::parse(name).ok_or_else(|| "relevance, date, -date, number".to_owned())
}

/// Says in the reader's language what is wrong, naming the value, with the next command to type.
fn usage_failure(error: &clap::Error, lang: Lang) -> Failure {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => lang.error_unknown_argument(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            lang.error_value_missing(&argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = std::error::Error::source(error).map(ToString::to_string);
            let allowed = allowed.unwrap_or_else(|| context(ContextKind::ValidValue));
            lang.error_value(&value, &argument, &allowed)
        }
        ErrorKind::MissingRequiredArgument => lang.error_argument_missing(&argument),
        _ => error
            .to_string()
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("error: ")
            .to_owned(),
    };
    Failure::usage(message, Some("reuring --help".to_owned()))
}
