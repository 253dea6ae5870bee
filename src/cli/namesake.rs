//! `reuring guest NAME --apart EDITION…`: appearances that are another person's of the same name.

use super::End;
use super::args::Page;
use super::context::Context;
use super::failure::Failure;
use super::mending;
use super::output::Output;
use crate::config::user;
use crate::ingest::merge::PEOPLE;
use crate::review::{next_handle, told_apart};

pub(super) fn run(page: &Page, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let catalogue = context.catalogue(output)?;
    let handle = next_handle(&page.name, &catalogue);
    let mut found = Vec::new();
    for typed in &page.apart {
        let Some(stored) = mending::stored(&catalogue, typed, context, output) else {
            return Ok(End::Nothing);
        };
        let change = told_apart(&stored.edition, &page.name, &handle);
        let change = change.map_err(|refused| mending::refused(&refused, typed, lang))?;
        found.push((&stored.edition, change));
    }
    let is_undo = page.is_undo;
    let mut archive = context.writer(output)?;
    for (edition, change) in found {
        let name = change.item.clone().unwrap_or_default();
        let key = &edition.key;
        if is_undo {
            if !archive.revert(key, PEOPLE, Some(&name), context.now)? {
                output.remark(&lang.edit_not_corrected(&name));
                return Ok(End::Nothing);
            }
            output.text(&lang.edit_reverted(&name))?;
            continue;
        }
        let stored = archive.correct_as_seen(edition, &[change.by(&user())], context.now)?;
        stored.ok_or_else(|| Failure::usage(lang.no_such_edition(key.as_str()), None))?;
        output.text(&lang.apart_done(&name, key.as_str(), &handle))?;
    }
    Ok(End::Done)
}
