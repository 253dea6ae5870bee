//! `reuring export`: whole records, all or those a query finds, as JSON, Markdown or a table.

use super::End;
use super::args::{Export, PageFormat};
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::ArchiveError;
use crate::export;
use crate::search::{Searcher, Sort};

pub(super) fn run(asked: &Export, context: &Context, output: &Output) -> Result<End, Failure> {
    let mut searcher = Searcher::new(context.reader(output)?);
    let query = searcher.parse(&asked.query);
    let results = searcher.search(&query, usize::MAX, Sort::NewestFirst)?;
    let mut editions = Vec::with_capacity(results.hits.len());
    for hit in &results.hits {
        editions.extend(searcher.reader().edition(hit.row.id)?);
    }
    output.text(&match asked.format {
        PageFormat::Markdown | PageFormat::Text => {
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
