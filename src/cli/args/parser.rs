//! The grammar of the command line, with its help in the reader's language.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command as Parser, value_parser};

use super::argument::{flag, named, option};
use super::mending::{place_parser, set_parser};
use super::moving::{join_parser, move_parser, split_parser};
use super::{CheckFormat, PageFormat, SearchFormat, ShowFormat};
use crate::locale::Lang;
use crate::profiles::Order;
use crate::search::Sort;

/// Returns the grammar of all commands.
pub(super) fn parser(lang: Lang) -> Parser {
    let root = named("reuring", lang)
        .version(env!("CARGO_PKG_VERSION"))
        .about(lang.about())
        .subcommand_help_heading(lang.heading_commands())
        .arg(query(lang))
        .arg(path_option("archive", "FILE", lang.help_archive()).global(true))
        .arg(choice("lang", "nl|en", ["nl", "en"], lang.help_lang()).global(true))
        .arg(flag("plain", lang.help_plain()))
        .arg(flag("ascii", lang.help_ascii()))
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
    let subcommands = vec![
        search(lang),
        show(lang),
        page("guest", "gast", lang.about_guest(), lang).arg(
            option("apart", "EDITION", lang.help_apart())
                .action(ArgAction::Append)
                .conflicts_with_all(["same-as", "not-same-as"]),
        ),
        page("org", "organisatie", lang.about_org(), lang),
        names("guests", "gasten", lang.about_guests(), lang),
        names("orgs", "organisaties", lang.about_orgs(), lang),
        names("themes", "themas", lang.about_themes(), lang),
        stats(lang),
        import(lang),
        sync(lang),
        export(lang),
        edit(lang),
        add(lang),
        remove(lang),
        set_parser(lang),
        place_parser(lang),
        move_parser(lang),
        split_parser(lang),
        join_parser(lang),
        check(lang),
        review(lang),
        init(lang),
        named("undo", lang)
            .visible_alias("ongedaan")
            .about(lang.about_undo()),
        backup(lang),
        restore(lang),
        named("keys", lang)
            .visible_alias("toetsen")
            .about(lang.about_keys()),
        paths(lang),
    ];
    root.subcommands(subcommands)
}

fn search(lang: Lang) -> Parser {
    named("search", lang)
        .visible_alias("zoek")
        .about(lang.about_search())
        .arg(query(lang).required_unless_present_any(["saved", "forget"]))
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
        .arg(flag("explain", lang.help_explain()))
        .arg(option("save", "NAME", lang.help_save()))
        .arg(option("forget", "NAME", lang.help_forget()))
        .arg(flag("saved", lang.help_saved()))
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
        .arg(edition(lang))
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

fn sync(lang: Lang) -> Parser {
    named("sync", lang)
        .visible_alias("bijwerken")
        .about(lang.about_sync())
        .arg(
            Arg::new("url")
                .value_name("URL")
                .help_heading(lang.heading_arguments())
                .help(lang.help_url()),
        )
        .arg(flag("dry-run", lang.help_dry_run()))
        .arg(
            flag("forget", lang.help_forget_site())
                .requires("url")
                .conflicts_with("dry-run"),
        )
        .arg(flag("follow", lang.help_follow()))
        .arg(option("rate", "N", lang.help_rate()).value_parser(rate))
        .arg(flag("with-news", lang.help_with_news()))
}

fn export(lang: Lang) -> Parser {
    named("export", lang)
        .visible_alias("exporteer")
        .about(lang.about_export())
        .arg(query(lang))
        .arg(format_option(
            [
                ("json", PageFormat::Json),
                ("markdown", PageFormat::Markdown),
                ("text", PageFormat::Text),
                ("csv", PageFormat::Csv),
            ],
            &lang.help_export_format(),
        ))
}

const PAGE_FORMATS: [(&str, PageFormat); 4] = [
    ("text", PageFormat::Text),
    ("json", PageFormat::Json),
    ("markdown", PageFormat::Markdown),
    ("csv", PageFormat::Csv),
];

fn page(name: &'static str, alias: &'static str, about: String, lang: Lang) -> Parser {
    named(name, lang)
        .visible_alias(alias)
        .about(about)
        .arg(
            query(lang)
                .value_name("NAME")
                .help(lang.help_name())
                .required(true),
        )
        .arg(format_option(PAGE_FORMATS, &lang.help_format()))
        .arg(option("same-as", "NAME", lang.help_same_as()).conflicts_with("not-same-as"))
        .arg(option("not-same-as", "NAME", lang.help_not_same_as()))
        .arg(flag("undo", lang.help_undo_same()))
        .arg(flag("yes", lang.help_yes()))
}

fn names(name: &'static str, alias: &'static str, about: String, lang: Lang) -> Parser {
    named(name, lang)
        .visible_alias(alias)
        .about(about)
        .arg(query(lang))
        .arg(format_option(PAGE_FORMATS, &lang.help_format()))
        .arg(
            option("sort", "ORDER", lang.help_order())
                .value_parser(order)
                .allow_hyphen_values(true),
        )
}

fn stats(lang: Lang) -> Parser {
    let formats = [
        ("text", PageFormat::Text),
        ("json", PageFormat::Json),
        ("markdown", PageFormat::Markdown),
    ];
    named("stats", lang)
        .visible_alias("cijfers")
        .about(lang.about_stats())
        .arg(format_option(formats, &lang.help_format()))
}

fn order(name: &str) -> Result<Order, String> {
    Order::parse(name).ok_or_else(|| "count, last, -last, name".to_owned())
}

fn edit(lang: Lang) -> Parser {
    named("edit", lang)
        .visible_alias("bewerk")
        .about(lang.about_edit())
        .arg(edition(lang))
        .arg(path_option("resume", "FILE", lang.help_resume()))
        .arg(option("revert", "FIELD", lang.help_revert()).conflicts_with("resume"))
}

fn add(lang: Lang) -> Parser {
    named("add", lang)
        .visible_alias("voegtoe")
        .about(lang.about_add())
        .arg(path_option("resume", "FILE", lang.help_resume()))
}

fn remove(lang: Lang) -> Parser {
    named("remove", lang)
        .visible_alias("verwijder")
        .about(lang.about_remove())
        .arg(edition(lang))
        .arg(flag("undo", lang.help_undo()))
}

fn check(lang: Lang) -> Parser {
    let formats = [("text", CheckFormat::Text), ("json", CheckFormat::Json)];
    named("check", lang)
        .visible_alias("controleer")
        .about(lang.about_check())
        .arg(format_option(formats, &lang.help_format()))
}

fn review(lang: Lang) -> Parser {
    let formats = [("text", CheckFormat::Text), ("json", CheckFormat::Json)];
    named("review", lang)
        .visible_alias("nakijken")
        .about(lang.about_review())
        .arg(query(lang))
        .arg(format_option(formats, &lang.help_format()))
        .arg(option("done", "EDITION", lang.help_done()))
        .arg(flag("undo", lang.help_undone()))
}

fn init(lang: Lang) -> Parser {
    named("init", lang)
        .visible_alias("begin")
        .about(lang.about_init())
        .arg(flag("empty", lang.help_empty()))
}

fn backup(lang: Lang) -> Parser {
    named("backup", lang)
        .visible_alias("reservekopie")
        .about(lang.about_backup())
        .arg(file(lang.help_backup_file(), lang))
}

fn restore(lang: Lang) -> Parser {
    named("restore", lang)
        .visible_alias("herstel")
        .about(lang.about_restore())
        .arg(file(lang.help_restore_file(), lang))
}

fn file(help: String, lang: Lang) -> Arg {
    Arg::new("file")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .help_heading(lang.heading_arguments())
        .help(help)
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

fn edition(lang: Lang) -> Arg {
    query(lang)
        .value_name("EDITION")
        .help(lang.help_edition())
        .required(true)
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

fn rate(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|rate| (1..=1_000).contains(rate))
        .ok_or_else(|| "1, 2, 3 …".to_owned())
}

fn sort(name: &str) -> Result<Sort, String> {
    Sort::parse(name).ok_or_else(|| "relevance, date, -date, number".to_owned())
}
