//! `reuring show`: one edition, whole.

use std::fmt::Write;

use super::End;
use super::args::{Show, ShowFormat};
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{ArchiveError, StoredEdition};
use crate::calendar::short;
use crate::edition::Edition;
use crate::export;
use crate::search::{resolve, titled};
use crate::text::{pad, width, wrap};
use crate::tui::terminal_width;

pub(super) fn run(show: &Show, context: &Context, output: &Output) -> Result<End, Failure> {
    let catalogue = context.catalogue(output)?;
    let mut found = resolve(&catalogue, &show.edition);
    if found.is_empty() {
        found = titled(&catalogue, &show.edition);
    }
    let found = found.into_iter();
    let found: Vec<&StoredEdition> = found.filter_map(|id| catalogue.get(id)).collect();
    let Some((first, others)) = found.split_first() else {
        output.remark(&context.lang.no_such_edition(&show.edition));
        let search = format!("reuring search {}", show.edition);
        output.remark(&format!("{}: {search}", context.lang.hint()));
        return Ok(End::Nothing);
    };
    output.text(&rendered(&first.edition, show.format, context, output)?)?;
    // A remark, not a fact: the record stays what the documents say.
    for (document, stored) in first.edition.documents.iter().zip(&first.documents) {
        if let (Some(place), Some(day)) = (&document.url, stored.gone) {
            output.remark(&context.lang.gone_since(place, &short(day, context.lang)));
        }
    }
    for other in others {
        let title = other.row.title.clone();
        let title = title.unwrap_or_else(|| context.lang.untitled());
        output.remark(&context.lang.see_also(other.row.key.as_str(), &title));
    }
    Ok(End::Done)
}

/// Returns how long a line may be: as long as there is room for where a person is looking.
pub(super) fn cells(output: &Output) -> Option<usize> {
    let is_looked_at = output.is_terminal();
    is_looked_at.then(|| usize::from(terminal_width()).min(MEASURE))
}

/// Returns an edition as text for people.
pub(super) fn text(edition: &Edition, context: &Context, output: &Output) -> String {
    as_text(edition, context, cells(output))
}

fn rendered(
    edition: &Edition,
    format: ShowFormat,
    context: &Context,
    output: &Output,
) -> Result<String, Failure> {
    Ok(match format {
        ShowFormat::Text => text(edition, context, output),
        ShowFormat::Markdown => export::edition_to_markdown(edition, context.lang),
        ShowFormat::Json => export::edition_to_json(edition).map_err(ArchiveError::from)?,
    })
}

/// The longest line a terminal gets; longer ones are hard to read.
const MEASURE: usize = 80;

fn as_text(edition: &Edition, context: &Context, cells: Option<usize>) -> String {
    let lang = context.lang;
    let facts = export::sheet(edition, lang);
    let labels = facts
        .iter()
        .map(|fact| width(&fact.label))
        .max()
        .unwrap_or(0);
    let mut out = format!("{}\n\n", export::heading(edition, lang));
    for fact in &facts {
        let label = format!("{}  ", pad(&fact.label, labels));
        push_wrapped(&mut out, &label, &fact.value, cells);
    }
    for document in &edition.documents {
        let _ = writeln!(out, "\n── {} ──\n", export::kind_name(document.kind, lang));
        for line in document.text.trim().lines() {
            // On a terminal a heading needs no marks to be seen as one.
            let line = if cells.is_some() {
                line.trim_start_matches('#').trim_start()
            } else {
                line
            };
            push_wrapped(&mut out, "", line, cells);
        }
    }
    if !edition.sources.is_empty() {
        let _ = writeln!(out, "\n{}", lang.label_sources());
        for source in &edition.sources {
            let _ = writeln!(out, "  {source}");
        }
    }
    out
}

/// Adds a paragraph with its label, wrapped where a person reads it on a terminal.
fn push_wrapped(out: &mut String, label: &str, text: &str, cells: Option<usize>) {
    let Some(cells) = cells else {
        let _ = writeln!(out, "{label}{text}");
        return;
    };
    let indent = width(label);
    for (at, range) in wrap(text, cells.saturating_sub(indent).max(20))
        .into_iter()
        .enumerate()
    {
        let lead = if at == 0 {
            label.to_owned()
        } else {
            pad("", indent)
        };
        let _ = writeln!(out, "{lead}{}", text.get(range).unwrap_or_default());
    }
}
