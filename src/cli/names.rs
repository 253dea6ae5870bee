//! `reuring guests`, `orgs` and `themes`: all names of a kind, counted, or those a query lets through.

use super::End;
use super::args::{Names, PageFormat};
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use super::page::rendered;
use crate::archive::{ArchiveError, Row};
use crate::export;
use crate::profiles::{Filter, Kind, Listed, list};
use crate::search::Query;
use crate::text::{clean_line, truncate};

pub(super) fn run(names: &Names, context: &Context, output: &Output) -> Result<End, Failure> {
    let searcher = context.searcher(output)?;
    super::search::say_left_out(&Query::parse(&names.query), context.lang, output);
    let filter = Filter::of(&searcher, &names.query);
    let listed = list(searcher.catalogue(), names.kind, &filter, names.order);
    let text = text(names, &listed, context, output)?;
    if !text.is_empty() {
        output.text(&text)?;
    }
    if listed.is_empty() {
        output.remark(&context.lang.nothing_found(&truncate(&names.query, 80)));
        return Ok(End::Nothing);
    }
    Ok(End::Done)
}

fn text(
    names: &Names,
    listed: &[Listed],
    context: &Context,
    output: &Output,
) -> Result<String, Failure> {
    let title = match names.kind {
        Kind::Person => context.lang.kind_people(),
        Kind::Organisation => context.lang.kind_organisations(),
        Kind::Theme => context.lang.kind_themes(),
    };
    Ok(match names.format {
        PageFormat::Json => export::listed_to_json(listed).map_err(ArchiveError::from)?,
        PageFormat::Csv => export::listed_to_csv(listed)?,
        PageFormat::Text if !output.is_terminal() => lines(listed),
        PageFormat::Text | PageFormat::Markdown if listed.is_empty() => String::new(),
        format => {
            let leaf = export::list_leaf(listed, &title, context.lang);
            rendered(&leaf, format, output)
        }
    })
}

/// For programs: name, count, first and last day, divided by tabs.
fn lines(listed: &[Listed]) -> String {
    let date = |row: &Option<Row>| {
        let date = row.as_ref().and_then(|row| row.date);
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    let lines = listed.iter().map(|one| {
        let name = clean_line(&one.name);
        format!(
            "{name}\t{}\t{}\t{}\n",
            one.count,
            date(&one.first),
            date(&one.last)
        )
    });
    lines.collect()
}
