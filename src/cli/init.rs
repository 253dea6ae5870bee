//! `reuring init`: makes an archive.

use super::End;
use super::args::Init;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{Archive, Reader};

pub(super) fn run(init: &Init, context: &Context, output: &Output) -> Result<End, Failure> {
    Archive::create(&context.archive, !init.is_empty, context.now)?;
    let count = Reader::open(&context.archive)?.edition_count()?;
    output.text(&context.lang.archive_made(
        &context.archive.display().to_string(),
        &context.lang.editions(count),
    ))?;
    Ok(End::Done)
}
