//! `search --save`, `--forget` and `--saved`: queries kept in the archive under a name.

use crate::archive::is_query_name;
use crate::cli::End;
use crate::cli::args::Saving;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// Does what is asked; returns how it ended, or `None` where the query is still to be asked.
pub(super) fn run(
    saving: &Saving,
    query: &str,
    context: &Context,
    output: &Output,
) -> Result<Option<End>, Failure> {
    let lang = context.lang;
    match saving {
        Saving::Save(name) => {
            if !is_query_name(name) {
                let hint = format!("reuring search --save favoriet {query}");
                return Err(Failure::usage(lang.bad_query_name(name), Some(hint)));
            }
            context.writer(output)?.save_query(name, query)?;
            output.remark(&lang.query_saved(name));
            Ok(None)
        }
        Saving::Forget(name) => {
            if context.catalogue(output)?.saved_query(name).is_none() {
                output.remark(&lang.no_such_query(name));
                return Ok(Some(End::Nothing));
            }
            context.writer(output)?.save_query(name, "")?;
            output.remark(&lang.query_forgotten(name));
            Ok(Some(End::Done))
        }
        Saving::List => {
            let catalogue = context.catalogue(output)?;
            for (name, query) in catalogue.saved_queries() {
                output.text(&format!("@{name}\t{query}"))?;
            }
            let is_empty = catalogue.saved_queries().is_empty();
            Ok(Some(if is_empty { End::Nothing } else { End::Done }))
        }
    }
}
