//! `reuring stats`: the archive in figures.

use super::End;
use super::args::PageFormat;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use super::page::rendered;
use crate::archive::ArchiveError;
use crate::export;
use crate::profiles::stats;

pub(super) fn run(format: PageFormat, context: &Context, output: &Output) -> Result<End, Failure> {
    let stats = stats(&*context.catalogue(output)?);
    output.text(&match format {
        PageFormat::Json => export::stats_to_json(&stats).map_err(ArchiveError::from)?,
        format => rendered(&export::stats_leaf(&stats, context.lang), format, output),
    })?;
    Ok(End::Done)
}
