//! `reuring remove EDITION`: takes an edition out, or puts it back.

use super::End;
use super::args::Remove;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::edition::Handle;
use crate::search::resolve;

pub(super) fn run(remove: &Remove, context: &Context, output: &Output) -> Result<End, Failure> {
    if remove.is_undo {
        put_back(remove, context, output)
    } else {
        take_out(remove, context, output)
    }
}

fn take_out(remove: &Remove, context: &Context, output: &Output) -> Result<End, Failure> {
    let catalogue = context.catalogue(output)?;
    let found = resolve(&catalogue, &remove.edition);
    let Some(row) = found.first().and_then(|id| catalogue.row(*id)) else {
        output.remark(&context.lang.no_such_edition(&remove.edition));
        return Ok(End::Nothing);
    };
    let key = &row.key;
    context.writer(output)?.remove(key, context.now)?;
    output.text(&context.lang.removed(key.as_str()))?;
    output.remark(&format!(
        "{}: reuring remove {key} --undo",
        context.lang.hint()
    ));
    Ok(End::Done)
}

fn put_back(remove: &Remove, context: &Context, output: &Output) -> Result<End, Failure> {
    // A number alone means the café's, as everywhere.
    let named = remove.edition.trim_start_matches('#');
    let is_number = named.bytes().all(|byte| byte.is_ascii_digit());
    let key = if is_number {
        format!("cafe-{named}")
    } else {
        named.to_owned()
    };
    if context
        .writer(output)?
        .put_back(&Handle::from_text(&key), context.now)?
    {
        output.text(&context.lang.put_back(&key))?;
        return Ok(End::Done);
    }
    output.remark(&context.lang.not_removed(&key));
    Ok(End::Nothing)
}
