//! `reuring show`: one edition, whole.

use std::fmt::Write;

use super::End;
use super::args::{Show, ShowFormat};
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{ArchiveError, EditionId, Reader};
use crate::edition::Edition;
use crate::export;
use crate::search::resolve;
use crate::text::{pad, width};

pub(super) fn run(show: &Show, context: &Context, output: &Output) -> Result<End, Failure> {
    let reader = context.reader()?;
    let found = resolve(&reader, &show.edition)?;
    let Some((first, others)) = found.split_first() else {
        output.remark(&context.lang.no_such_edition(&show.edition));
        let search = format!("reuring search {}", show.edition);
        output.remark(&format!("{}: {search}", context.lang.hint()));
        return Ok(End::Nothing);
    };
    let edition = reader.edition(*first)?.unwrap_or_default();
    output.text(&rendered(&edition, show.format, context)?)?;
    for other in others {
        name_other(&reader, *other, context, output)?;
    }
    Ok(End::Done)
}

fn rendered(edition: &Edition, format: ShowFormat, context: &Context) -> Result<String, Failure> {
    Ok(match format {
        ShowFormat::Text => as_text(edition, context),
        ShowFormat::Markdown => export::edition_to_markdown(edition, context.lang),
        ShowFormat::Json => export::edition_to_json(edition).map_err(ArchiveError::from)?,
    })
}

fn as_text(edition: &Edition, context: &Context) -> String {
    let lang = context.lang;
    let facts = export::sheet(edition, lang);
    let labels = facts
        .iter()
        .map(|fact| width(&fact.label))
        .max()
        .unwrap_or(0);
    let mut out = format!("{}\n\n", export::heading(edition, lang));
    for fact in &facts {
        let _ = writeln!(out, "{}  {}", pad(&fact.label, labels), fact.value);
    }
    for document in &edition.documents {
        let _ = write!(
            out,
            "\n── {} ──\n\n{}\n",
            export::kind_name(document.kind, lang),
            document.text.trim()
        );
    }
    if !edition.sources.is_empty() {
        let _ = writeln!(out, "\n{}", lang.label_sources());
        for source in &edition.sources {
            let _ = writeln!(out, "  {source}");
        }
    }
    out
}

fn name_other(
    reader: &Reader,
    id: EditionId,
    context: &Context,
    output: &Output,
) -> Result<(), Failure> {
    if let Some(row) = reader.row(id)? {
        let title = row.title.unwrap_or_else(|| context.lang.untitled());
        output.remark(&context.lang.see_also(row.key.as_str(), &title));
    }
    Ok(())
}
