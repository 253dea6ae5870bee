//! `reuring [QUERY…]`: the browser; where nobody is looking, a search.

use super::End;
use super::args::Search;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use super::plain;
use crate::search::{Query, resolve};
use crate::tui::{self, Ending};

pub(super) fn run(query: &str, context: &Context, output: &Output) -> Result<End, Failure> {
    // A dumb terminal moves no cursor.
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if context.is_plain || (is_dumb && output.is_terminal() && tui::can_run()) {
        return plain::run(query, context, output);
    }
    if !output.is_terminal() || !tui::can_run() {
        return super::search::run(&Search::of(query), context, output);
    }
    // A year or month is a list to choose from.
    let is_one = || {
        let catalogue = context.catalogue(output);
        catalogue.map(|catalogue| resolve(&catalogue, query).len() == 1)
    };
    let opens_first = !query.is_empty() && (Query::parse(query).is_one_number() || is_one()?);
    let begins = Begins {
        query: query.to_owned(),
        opens_first,
        checks: None,
    };
    open(begins, context, output)
}

/// Opens the review screen on an edition, or on the worst of those that a query finds; an empty one finds all.
pub(super) fn check(what: &str, context: &Context, output: &Output) -> Result<End, Failure> {
    let begins = Begins {
        query: String::new(),
        opens_first: false,
        checks: Some(what.to_owned()),
    };
    open(begins, context, output)
}

/// What the browser shows first.
struct Begins {
    query: String,
    opens_first: bool,
    checks: Option<String>,
}

fn open(begins: Begins, context: &Context, output: &Output) -> Result<End, Failure> {
    let preferences = context.preferences()?;
    let reader = context.reader(output)?;
    let store = context.store(&reader)?;
    let options = tui::Options {
        lang: context.lang,
        query: begins.query,
        opens_first: begins.opens_first,
        checks: begins.checks,
        personal: store.state(),
        trouble: store.trouble().cloned(),
        archive: context.archive.clone(),
        today: context.today(),
        preferences,
    };
    let (ending, unsaved) = tui::run(reader, &options, store).map_err(Failure::terminal)?;
    if let Some((count, error)) = unsaved {
        let reason = error.message(context.lang);
        output.remark(&context.lang.personal_lost(count, &reason));
    }
    Ok(match ending {
        Ending::Left => End::Done,
        Ending::Interrupted => End::Interrupted,
        Ending::Terminated(signal) => End::Terminated(signal),
    })
}
