//! `reuring export`: whole records, all or those a query finds: as JSON, as Markdown that can be brought in
//! again, as text for people, or as a table.

use super::End;
use super::args::{Export, PageFormat};
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{ArchiveError, EditionId};
use crate::catalogue::Catalogue;
use crate::edition::Edition;
use crate::export;
use crate::search::Sort;

pub(super) fn run(asked: &Export, context: &Context, output: &Output) -> Result<End, Failure> {
    let searcher = context.searcher(output)?;
    let query = searcher.parse(&asked.query);
    super::search::say_left_out(&query, context.lang, output);
    let results = searcher.search(&query, usize::MAX, Sort::NewestFirst);
    let ids: Vec<EditionId> = results.hits.iter().map(|hit| hit.row.id).collect();
    let catalogue = searcher.catalogue();
    let editions = ids.iter().filter_map(|id| catalogue.edition(*id));
    let editions: Vec<&Edition> = editions.collect();
    output.text(&match asked.format {
        PageFormat::Markdown => files(catalogue, &ids)?,
        PageFormat::Text => {
            let texts = editions
                .iter()
                .map(|edition| export::edition_to_markdown(edition, context.lang));
            texts.collect::<Vec<_>>().join("\n")
        }
        PageFormat::Csv => export::editions_to_csv(&editions)?,
        PageFormat::Json => export::editions_to_json(&editions).map_err(ArchiveError::from)?,
    })?;
    Ok(if editions.is_empty() && !query.is_empty() {
        End::Nothing
    } else {
        End::Done
    })
}

/// Editions with all they are made of, in a form that `import` takes.
fn files(catalogue: &Catalogue, ids: &[EditionId]) -> Result<String, Failure> {
    let mut out = String::new();
    for id in ids {
        if let Some(file) = catalogue.edition_file(*id) {
            out.push_str(
                &file
                    .to_text()
                    .map_err(|error| Failure::from(std::io::Error::other(error)))?,
            );
            out.push('\n');
        }
    }
    Ok(out)
}
