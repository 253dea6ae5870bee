//! `reuring edit EDITION`: a person's own word on an edition, which no import overwrites.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::End;
use super::args::Edit;
use super::context::Context;
use super::editor;
use super::failure::Failure;
use super::output::Output;
use crate::archive::ArchiveError;
use crate::config::user;
use crate::edition::{Edition, Handle};
use crate::ingest::merge::Correction;
use crate::ingest::source::record;
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
        None => correct(&stored.edition, context, output),
    }
}

fn correct(edition: &Edition, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let before = Edition {
        documents: Vec::new(),
        ..edition.clone()
    };
    let toml = record::to_front_matter(&before)
        .map_err(|error| Failure::usage(error.to_string(), None))?;
    let text = format!("# {}\n# {}\n\n{toml}", before.key, lang.edit_invitation());
    let after = editor::edit(&text, context, output, |text| {
        record::parse_front_matter(text).map_err(|error| error.to_string())
    })?;
    let corrections = differences(&before, &after)?;
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
        output.text(&lang.edit_stored(&handle, &correction.field))?;
    }
    Ok(End::Done)
}

fn revert(key: &Handle, field: &str, context: &Context, output: &Output) -> Result<End, Failure> {
    if context.writer(output)?.revert(key, field, context.now)? {
        output.text(&context.lang.edit_reverted(field))?;
        return Ok(End::Done);
    }
    output.remark(&context.lang.edit_not_corrected(field));
    Ok(End::Nothing)
}

/// Returns the fields in which two records differ, as corrections of the first.
pub(super) fn differences(before: &Edition, after: &Edition) -> Result<Vec<Correction>, Failure> {
    let (before, after) = (fields(before)?, fields(after)?);
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    // The moment of saving, not of opening: the later word wins.
    let (made, made_by) = (Timestamp::now(), user());
    let different = names
        .into_iter()
        .filter(|name| before.get(*name) != after.get(*name));
    Ok(different
        .map(|name| Correction {
            field: name.clone(),
            value: after.get(name).cloned().unwrap_or(Value::Null),
            made,
            made_by: made_by.clone(),
        })
        .collect())
}

/// The fields of a record that a person writes.
fn fields(edition: &Edition) -> Result<Map<String, Value>, Failure> {
    let mut value = serde_json::to_value(edition).map_err(ArchiveError::from)?;
    let mut fields = value
        .as_object_mut()
        .map(std::mem::take)
        .unwrap_or_default();
    for derived in record::DERIVED {
        fields.remove(derived);
    }
    Ok(fields)
}
