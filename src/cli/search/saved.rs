//! `search --save`, `--forget` and `--saved`: queries kept in the person's own file under a name.

use crate::archive::is_query_name;
use crate::cli::End;
use crate::cli::args::Saving;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::locale::Lang;
use crate::personal::{Change, PersonalError, Store};

/// Does what is asked; returns how it ended, or `None` where the query is still to be asked.
pub(super) fn run(
    saving: &Saving,
    query: &str,
    context: &Context,
    output: &Output,
) -> Result<Option<End>, Failure> {
    let lang = context.lang;
    let mut store = context.store(&context.reader(output)?)?;
    if let Some(path) = store.take_old_damaged() {
        output.remark(&lang.personal_old_damaged(&path.display().to_string()));
    }
    match saving {
        Saving::Save(name) => {
            if !is_query_name(name) {
                let hint = format!("reuring search --save favoriet {query}");
                return Err(Failure::usage(lang.bad_query_name(name), Some(hint)));
            }
            let change = if query.is_empty() {
                Change::ForgetQuery(name.clone())
            } else {
                Change::SaveQuery {
                    name: name.clone(),
                    query: query.to_owned(),
                }
            };
            write(&mut store, change, lang)?;
            output.remark(&lang.query_saved(name));
            Ok(None)
        }
        Saving::Forget(name) => {
            if !store.state().queries.contains_key(name) {
                output.remark(&lang.no_such_query(name));
                return Ok(Some(End::Nothing));
            }
            write(&mut store, Change::ForgetQuery(name.clone()), lang)?;
            output.remark(&lang.query_forgotten(name));
            Ok(Some(End::Done))
        }
        Saving::List => {
            if let Some(trouble) = store.trouble() {
                return Err(failure(trouble, lang));
            }
            let saved = store.state().queries;
            for (name, saved) in &saved {
                output.text(&format!("@{name}\t{}", saved.query))?;
            }
            let is_empty = saved.is_empty();
            Ok(Some(if is_empty { End::Nothing } else { End::Done }))
        }
    }
}

fn write(store: &mut Store, change: Change, lang: Lang) -> Result<(), Failure> {
    store.change(change).map_err(|error| failure(&error, lang))
}

fn failure(error: &PersonalError, lang: Lang) -> Failure {
    Failure::usage(error.message(lang), Some("reuring paths".to_owned()))
}
