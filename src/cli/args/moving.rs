//! `move`, `split` and `join`: their grammar and what was typed for them.

use clap::{Arg, ArgMatches, Command as Parser};

use super::argument::{flag, named};
use crate::locale::Lang;

/// `move DOCUMENT EDITION`, `split DOCUMENT…`, `join EDITION OTHER`
pub(in crate::cli) struct Moving {
    /// What moves, as typed.
    pub(in crate::cli) what: Vec<String>,
    pub(in crate::cli) how: MovingHow,
    /// The edition it moves to; absent for one of its own, and with `--undo`.
    pub(in crate::cli) to: Option<String>,
    pub(in crate::cli) is_undo: bool,
}

/// How it is named what moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum MovingHow {
    /// Text by text.
    Documents,
    /// All texts of an edition.
    Edition,
}

pub(super) fn move_parser(lang: Lang) -> Parser {
    command("move", "verplaats", lang.about_move(), lang)
        .arg(argument("document", "DOCUMENT", lang.help_document(), lang))
        .arg(target("edition", "EDITION", lang.help_edition(), lang))
}

pub(super) fn split_parser(lang: Lang) -> Parser {
    let document = argument("document", "DOCUMENT", lang.help_document(), lang);
    command("split", "splits", lang.about_split(), lang).arg(document.num_args(1..))
}

pub(super) fn join_parser(lang: Lang) -> Parser {
    command("join", "voeg-samen", lang.about_join(), lang)
        .arg(argument("edition", "EDITION", lang.help_edition(), lang))
        .arg(target("other", "OTHER", lang.help_joined(), lang))
}

fn command(name: &'static str, alias: &'static str, about: String, lang: Lang) -> Parser {
    named(name, lang)
        .visible_alias(alias)
        .about(about)
        .arg(flag("undo", lang.help_moving_undo()))
}

fn argument(name: &'static str, value: &'static str, help: String, lang: Lang) -> Arg {
    Arg::new(name)
        .value_name(value)
        .required(true)
        .help(help)
        .help_heading(lang.heading_arguments())
}

/// An argument that taking back has no need of.
fn target(name: &'static str, value: &'static str, help: String, lang: Lang) -> Arg {
    argument(name, value, help, lang)
        .required(false)
        .required_unless_present("undo")
        .conflicts_with("undo")
}

impl Moving {
    pub(super) fn of_documents(matches: &ArgMatches) -> Self {
        let documents = matches.get_many::<String>("document");
        Moving {
            what: documents.into_iter().flatten().cloned().collect(),
            how: MovingHow::Documents,
            to: matches
                .try_get_one::<String>("edition")
                .ok()
                .flatten()
                .cloned(),
            is_undo: matches.get_flag("undo"),
        }
    }

    /// The texts of the other edition come to the first.
    pub(super) fn of_editions(matches: &ArgMatches) -> Self {
        let edition = matches.get_one::<String>("edition").cloned();
        let other = matches.get_one::<String>("other").cloned();
        Moving {
            to: other.is_some().then(|| edition.clone()).flatten(),
            what: other.or(edition).into_iter().collect(),
            how: MovingHow::Edition,
            is_undo: matches.get_flag("undo"),
        }
    }
}
