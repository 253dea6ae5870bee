//! `reuring edit EDITION`: a person's own word on an edition, which no import overwrites.

use jiff::Timestamp;

use super::End;
use super::args::Edit;
use super::context::Context;
use super::editor;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{EditionId, Reader};
use crate::config::user;
use crate::edition::Handle;
use crate::ingest::merge::between;
use crate::ingest::source::record;
use crate::search::resolve;

pub(super) fn run(edit: &Edit, context: &Context, output: &Output) -> Result<End, Failure> {
    let reader = context.reader(output)?;
    let Some(id) = resolve(&reader, &edit.edition)?.first().copied() else {
        output.remark(&context.lang.no_such_edition(&edit.edition));
        return Ok(End::Nothing);
    };
    match &edit.revert {
        Some(field) => {
            let key = reader.row(id)?.map(|row| row.key).unwrap_or_default();
            revert(&key, field, context, output)
        }
        None => correct(id, &reader, context, output),
    }
}

fn correct(
    id: EditionId,
    reader: &Reader,
    context: &Context,
    output: &Output,
) -> Result<End, Failure> {
    let lang = context.lang;
    let before = reader.facts(id)?.unwrap_or_default();
    let toml = record::to_front_matter(&before)
        .map_err(|error| Failure::usage(error.to_string(), None))?;
    let text = format!("# {}\n# {}\n\n{toml}", before.key, lang.edit_invitation());
    let after = editor::edit(&text, context, output, |text| {
        record::parse_front_matter(text).map_err(|error| error.to_string())
    })?;
    // The moment of saving, not of opening: the later word wins.
    let corrections = between(&before, &after, Timestamp::now(), &user());
    if corrections.is_empty() {
        output.text(&lang.edit_nothing())?;
        return Ok(End::Done);
    }
    let Some(handle) = context
        .writer(output)?
        .correct(&before.key, &corrections, context.now)?
    else {
        return Err(Failure::usage(
            lang.no_such_edition(before.key.as_str()),
            None,
        ));
    };
    let handle = handle.to_string();
    for correction in &corrections {
        output.text(&lang.edit_stored(&handle, &correction.subject()))?;
    }
    Ok(End::Done)
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
