//! `reuring [QUERY…]`: the browser; where nobody is looking, a search.

use super::End;
use super::args::Search;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::search::resolve;
use crate::tui;

pub(super) fn run(query: &str, context: &Context, output: &Output) -> Result<End, Failure> {
    if !output.is_terminal() || !tui::can_run() {
        return super::search::run(&Search::of(query), context, output);
    }
    let reader = context.reader()?;
    let opens_first = !resolve(&reader, query)?.is_empty();
    let options = tui::Options {
        lang: context.lang,
        query: query.to_owned(),
        opens_first,
    };
    tui::run(reader, &options).map_err(Failure::terminal)?;
    Ok(End::Done)
}
