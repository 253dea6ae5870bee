//! What every command is put together from, with help in the reader's language.

use clap::{Arg, ArgAction, ArgMatches, Command as Parser};

use crate::locale::Lang;

/// Makes a parser with the reader's words for everything that clap would say in English on its own.
pub(super) fn named(name: &'static str, lang: Lang) -> Parser {
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

pub(super) fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

pub(super) fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// Joins the words of a query as they were typed.
pub(super) fn words(matches: &ArgMatches) -> String {
    let words = matches.get_many::<String>("query").into_iter().flatten();
    let as_typed = |word: &String| match word.strip_prefix('!') {
        Some(rest) if !rest.is_empty() => format!("-{rest}"),
        _ => word.clone(),
    };
    words.map(as_typed).collect::<Vec<_>>().join(" ")
}
