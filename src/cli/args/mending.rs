//! `set` and `place`: their grammar and what was typed for them.

use clap::{Arg, ArgAction, ArgMatches, Command as Parser};

use super::argument::{flag, named, option};
use crate::locale::Lang;

/// `set EDITION FIELD VALUE`
pub(in crate::cli) struct Set {
    pub(in crate::cli) edition: String,
    pub(in crate::cli) field: String,
    /// Empty where nothing was typed.
    pub(in crate::cli) value: String,
    pub(in crate::cli) how: SetHow,
}

/// What becomes of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum SetHow {
    /// It is the field.
    Value,
    /// It comes to the list.
    Add,
    /// It goes from the list.
    Remove,
    /// The field is unknown.
    Clear,
    /// The newest correction of the field no longer holds.
    Undo,
}

/// `place EDITION NAME ROLE`
pub(in crate::cli) struct Place {
    pub(in crate::cli) edition: String,
    pub(in crate::cli) name: String,
    /// As typed; absent with `--undo`.
    pub(in crate::cli) role: Option<String>,
    pub(in crate::cli) functions: Vec<String>,
    pub(in crate::cli) organisations: Vec<String>,
    pub(in crate::cli) is_undo: bool,
}

pub(super) fn set_parser(lang: Lang) -> Parser {
    let hows = ["add", "remove", "clear", "undo"];
    let how = |name: &'static str, help: String| {
        let others = hows.into_iter().filter(move |other| *other != name);
        flag(name, help).conflicts_with_all(others)
    };
    named("set", lang)
        .visible_alias("zet")
        .about(lang.about_set())
        .arg(argument("edition", "EDITION", lang.help_edition(), lang))
        .arg(argument("field", "FIELD", lang.help_field(), lang))
        .arg(
            argument("value", "VALUE", lang.help_value(), lang)
                .num_args(1..)
                .required(false)
                .required_unless_present_any(["clear", "undo"])
                .conflicts_with_all(["clear", "undo"]),
        )
        .arg(how("add", lang.help_set_add()))
        .arg(how("remove", lang.help_set_remove()))
        .arg(how("clear", lang.help_set_clear()))
        .arg(how("undo", lang.help_set_undo()))
}

pub(super) fn place_parser(lang: Lang) -> Parser {
    let several = |name, value, help| option(name, value, help).action(ArgAction::Append);
    named("place", lang)
        .visible_alias("plaats")
        .about(lang.about_place())
        .arg(argument("edition", "EDITION", lang.help_edition(), lang))
        .arg(argument("name", "NAME", lang.help_name(), lang))
        .arg(
            argument("role", "ROLE", lang.help_role(), lang)
                .required(false)
                .required_unless_present("undo")
                .conflicts_with("undo"),
        )
        .arg(several("function", "FUNCTION", lang.help_function()))
        .arg(several(
            "organisation",
            "ORGANISATION",
            lang.help_organisation(),
        ))
        .arg(flag("undo", lang.help_set_undo()))
}

fn argument(name: &'static str, value: &'static str, help: String, lang: Lang) -> Arg {
    Arg::new(name)
        .value_name(value)
        .required(true)
        .help(help)
        .help_heading(lang.heading_arguments())
}

impl Set {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let hows = [
            ("add", SetHow::Add),
            ("remove", SetHow::Remove),
            ("clear", SetHow::Clear),
            ("undo", SetHow::Undo),
        ];
        let how = hows.into_iter().find(|(name, _)| matches.get_flag(name));
        Set {
            edition: text(matches, "edition"),
            field: text(matches, "field"),
            value: all(matches, "value").join(" "),
            how: how.map_or(SetHow::Value, |(_, how)| how),
        }
    }
}

impl Place {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Place {
            edition: text(matches, "edition"),
            name: text(matches, "name"),
            role: matches.get_one("role").cloned(),
            functions: all(matches, "function"),
            organisations: all(matches, "organisation"),
            is_undo: matches.get_flag("undo"),
        }
    }
}

fn text(matches: &ArgMatches, name: &str) -> String {
    matches.get_one(name).cloned().unwrap_or_default()
}

fn all(matches: &ArgMatches, name: &str) -> Vec<String> {
    let all = matches.get_many::<String>(name);
    all.into_iter().flatten().cloned().collect()
}
