//! `reuring edit EDITION`: a person's own word on an edition, which no import overwrites.

use std::path::Path;

use jiff::Timestamp;

use super::End;
use super::args::Edit;
use super::context::Context;
use super::draft::Draft;
use super::editor::{self, Start};
use super::failure::Failure;
use super::mending;
use super::output::Output;
use crate::config::user;
use crate::edition::{Edition, Handle};
use crate::ingest::merge::{Correction, between};
use crate::ingest::source::record;
use crate::review::tidied;
use crate::search::resolve;

pub(super) fn run(edit: &Edit, context: &Context, output: &Output) -> Result<End, Failure> {
    let catalogue = context.catalogue(output)?;
    let found = resolve(&catalogue, &edit.edition);
    let Some(stored) = found.first().and_then(|id| catalogue.get(*id)) else {
        output.remark(&context.lang.no_such_edition(&edit.edition));
        return Ok(End::Nothing);
    };
    match &edit.revert {
        Some(field) => revert(&stored.row.key, field, context, output),
        None => correct(&stored.edition, edit.resume.as_deref(), context, output),
    }
}

fn correct(
    edition: &Edition,
    resumed: Option<&Path>,
    context: &Context,
    output: &Output,
) -> Result<End, Failure> {
    let lang = context.lang;
    let present = Edition {
        documents: Vec::new(),
        ..edition.clone()
    };
    let key = present.key.clone();
    let toml =
        record::to_front_matter(&present).map_err(|_| Failure::usage(lang.record_shape(), None))?;
    let text = format!("# {key}\n# {}\n\n{toml}", lang.edit_invitation());
    let command = format!("edit {key} --resume");
    let (draft, start) = match resumed {
        Some(path) => (
            Draft::resume(path, &command, &text, context)?,
            Start::Reading,
        ),
        None => (
            Draft::begin(key.as_str(), &command, &text, context)?,
            Start::Editing,
        ),
    };
    // A report is not typed for nothing.
    let is_ready = context.ensure_writable(output);
    is_ready.map_err(|failure| draft.not_begun(failure, context))?;
    let before = record::parse_front_matter(draft.before()).unwrap_or(present);
    let catalogue = context.catalogue(output)?;
    let names = mending::names(&catalogue);
    let parse = |text: &str| {
        let written = record::parse_front_matter(text).map_err(|error| error.message(lang))?;
        tidied(&before, written, &names).map_err(|refused| refused.message(lang))
    };
    let Some(after) = editor::edit(&draft, start, context, output, parse)? else {
        output.text(&lang.edit_nothing())?;
        return Ok(End::Done);
    };
    // The moment of saving, not of opening.
    let corrections = between(&before, &after, Timestamp::now(), &user());
    let seen = Edition {
        key: key.clone(),
        ..before
    };
    let stored = store(&seen, &corrections, context, output);
    let handle = stored.map_err(|failure| draft.kept(failure, context))?;
    draft.remove();
    if corrections.is_empty() {
        output.text(&lang.edit_nothing())?;
    }
    for correction in &corrections {
        output.text(&lang.edit_stored(&handle, &correction.subject()))?;
    }
    Ok(End::Done)
}

/// Stores corrections of an edition as it was seen, and returns its handle afterwards.
fn store(
    seen: &Edition,
    corrections: &[Correction],
    context: &Context,
    output: &Output,
) -> Result<String, Failure> {
    let key = &seen.key;
    if corrections.is_empty() {
        return Ok(key.to_string());
    }
    let mut archive = context.writer(output)?;
    let handle = archive.correct_as_seen(seen, corrections, context.now)?;
    let gone = || Failure::usage(context.lang.no_such_edition(key.as_str()), None);
    Ok(handle.ok_or_else(gone)?.to_string())
}

fn revert(key: &Handle, field: &str, context: &Context, output: &Output) -> Result<End, Failure> {
    if context
        .writer(output)?
        .revert(key, field, None, context.now)?
    {
        output.text(&context.lang.edit_reverted(field))?;
        return Ok(End::Done);
    }
    output.remark(&context.lang.edit_not_corrected(field));
    Ok(End::Nothing)
}
