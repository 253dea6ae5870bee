//! What the commands that correct an edition share: finding it, storing the correction, saying what was done.

use super::End;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::StoredEdition;
use crate::catalogue::Catalogue;
use crate::config::user;
use crate::edition::Edition;
use crate::gazetteer::Gazetteer;
use crate::locale::Lang;
use crate::review::{Change, KnownNames, Refused};
use crate::search::resolve;

/// What is to be done to an edition.
pub(super) enum Mended {
    /// This is to stand there.
    Corrected(Change),
    /// The newest correction of a field, or of an item of it, no longer holds.
    TakenBack {
        field: &'static str,
        item: Option<String>,
    },
}

/// Returns the edition that was typed; says so where there is none.
pub(super) fn stored<'a>(
    catalogue: &'a Catalogue,
    typed: &str,
    context: &Context,
    output: &Output,
) -> Option<&'a StoredEdition> {
    let id = resolve(catalogue, typed).first().copied();
    let stored = id.and_then(|id| catalogue.get(id));
    if stored.is_none() {
        output.remark(&context.lang.no_such_edition(typed));
    }
    stored
}

/// Returns the record of the edition that was typed; says so where there is none.
pub(super) fn edition(
    typed: &str,
    context: &Context,
    output: &Output,
) -> Result<Option<Edition>, Failure> {
    let catalogue = context.catalogue(output)?;
    let stored = stored(&catalogue, typed, context, output);
    Ok(stored.map(|stored| stored.edition.clone()))
}

/// Returns the names that typed ones are brought to.
pub(super) fn names(catalogue: &Catalogue) -> KnownNames<'_> {
    KnownNames {
        gazetteer: Gazetteer::bundled(),
        catalogue,
    }
}

/// What was asked for and makes no sense.
pub(super) fn refused(refused: &Refused, edition: &str, lang: Lang) -> Failure {
    Failure::usage(refused.message(lang), refused.command(edition))
}

/// Stores what was done to an edition as it was seen, and says so.
pub(super) fn store(
    seen: &Edition,
    mended: Mended,
    context: &Context,
    output: &Output,
) -> Result<End, Failure> {
    let lang = context.lang;
    let mut archive = context.writer(output)?;
    match mended {
        Mended::Corrected(change) => {
            let correction = change.by(&user());
            let subject = correction.subject();
            let stored = archive.correct_as_seen(seen, &[correction], context.now)?;
            let Some(now) = stored else {
                return Err(Failure::usage(
                    lang.no_such_edition(seen.key.as_str()),
                    None,
                ));
            };
            output.text(&lang.edit_stored(now.as_str(), &subject))?;
        }
        Mended::TakenBack { field, item } => {
            let subject = item.clone().unwrap_or_else(|| field.to_owned());
            if !archive.revert(&seen.key, field, item.as_deref(), context.now)? {
                output.remark(&lang.edit_not_corrected(&subject));
                return Ok(End::Nothing);
            }
            output.text(&lang.edit_reverted(&subject))?;
        }
    }
    Ok(End::Done)
}
