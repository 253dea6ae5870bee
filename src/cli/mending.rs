//! What the commands that correct an edition share: finding it, storing the correction, saying what was done.

use jiff::Timestamp;
use serde_json::Value;

use super::End;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::config::user;
use crate::edition::{Edition, Handle};
use crate::ingest::merge::Correction;
use crate::search::resolve;

/// What is to be done to an edition.
pub(super) enum Mended {
    /// The field, the item of it that is spoken of, and the value.
    Corrected((&'static str, Option<String>, Value)),
    /// The newest correction of a field, or of an item of it, no longer holds.
    TakenBack {
        field: &'static str,
        item: Option<String>,
    },
}

/// Returns the edition that was typed; says so where there is none.
pub(super) fn edition(
    typed: &str,
    context: &Context,
    output: &Output,
) -> Result<Option<Edition>, Failure> {
    let catalogue = context.catalogue(output)?;
    let Some(id) = resolve(&catalogue, typed).first().copied() else {
        output.remark(&context.lang.no_such_edition(typed));
        return Ok(None);
    };
    Ok(catalogue.edition(id).cloned())
}

/// Stores what was done and says so.
pub(super) fn store(
    key: &Handle,
    mended: Mended,
    context: &Context,
    output: &Output,
) -> Result<End, Failure> {
    let lang = context.lang;
    let mut archive = context.writer(output)?;
    match mended {
        Mended::Corrected((field, item, value)) => {
            let correction = Correction {
                sequence: 0,
                field: field.to_owned(),
                item,
                value,
                made: Timestamp::now(),
                made_by: user(),
            };
            let subject = correction.subject();
            let Some(now) = archive.correct(key, &[correction], context.now)? else {
                return Err(Failure::usage(lang.no_such_edition(key.as_str()), None));
            };
            output.text(&lang.edit_stored(now.as_str(), &subject))?;
        }
        Mended::TakenBack { field, item } => {
            let subject = item.clone().unwrap_or_else(|| field.to_owned());
            if !archive.revert(key, field, item.as_deref(), context.now)? {
                output.remark(&lang.edit_not_corrected(&subject));
                return Ok(End::Nothing);
            }
            output.text(&lang.edit_reverted(&subject))?;
        }
    }
    Ok(End::Done)
}
