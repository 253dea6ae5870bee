//! `reuring [QUERY…]`: the browser; where nobody is looking, a search.

use super::End;
use super::args::Search;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::search::{Query, resolve};
use crate::tui::{self, Ending};

pub(super) fn run(query: &str, context: &Context, output: &Output) -> Result<End, Failure> {
    if !output.is_terminal() || !tui::can_run() {
        return super::search::run(&Search::of(query), context, output);
    }
    let reader = context.reader(output)?;
    // A year or month is a list to choose from.
    let is_one = || {
        context
            .catalogue(output)
            .map(|catalogue| resolve(&catalogue, query).len() == 1)
    };
    let opens_first = !query.is_empty() && (Query::parse(query).is_one_number() || is_one()?);
    let options = tui::Options {
        lang: context.lang,
        query: query.to_owned(),
        opens_first,
        memory: tui::Memory::load(&crate::config::memory(&context.archive)),
        archive: context.archive.clone(),
        today: context.today(),
    };
    Ok(
        match tui::run(reader, &options).map_err(Failure::terminal)? {
            Ending::Left => End::Done,
            Ending::Interrupted => End::Interrupted,
            Ending::Terminated(signal) => End::Terminated(signal),
        },
    )
}
