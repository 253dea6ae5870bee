//! `search --explain`: the query as it was understood, each step with its time, each hit with its tier.

use std::fmt::Write;

use crate::cli::End;
use crate::cli::args::Search;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::locale::Lang;
use crate::search::{Hit, Query, Results, Searcher, Trace};

pub(super) fn run(
    searcher: &Searcher,
    query: &Query,
    search: &Search,
    lang: Lang,
    output: &Output,
) -> Result<End, Failure> {
    let (results, trace) = searcher.search_traced(query, search.limit, search.sort);
    output.text(&explained(query, &results, &trace, lang))?;
    Ok(if results.hits.is_empty() {
        End::Nothing
    } else {
        End::Done
    })
}

fn explained(query: &Query, results: &Results, trace: &Trace, lang: Lang) -> String {
    let chips: Vec<String> = query.chips.iter().map(|chip| chip.label(lang)).collect();
    let mut out = format!("{}\t{}\n", lang.explain_query(), chips.join(" · "));
    for note in &results.query.notes {
        let _ = writeln!(out, "\t{}", note.text(&query.typed, lang));
    }
    if let Some(meant) = &results.did_you_mean {
        let _ = writeln!(out, "\t{}", lang.did_you_mean(meant.query.trim()));
    }
    let _ = writeln!(out, "{}", lang.explain_steps());
    for step in &trace.steps {
        let (tier, micros) = (step.tier.key(), step.time.as_micros());
        let _ = writeln!(out, "{tier}\t{}\t{micros}", step.count);
    }
    let (rows, time) = trace.explained;
    let _ = writeln!(out, "{}", lang.explain_lines(rows, time.as_micros()));
    let _ = writeln!(out, "{}", lang.explain_hits());
    results
        .hits
        .iter()
        .for_each(|hit| out.push_str(&hit_line(hit, lang)));
    out
}

fn hit_line(hit: &Hit, lang: Lang) -> String {
    let tier = hit.tier.map_or("", crate::search::Tier::key);
    let why = hit
        .reason
        .map(|reason| reason.name(lang))
        .unwrap_or_default();
    let score = f64::from(hit.score) / 1000.0;
    format!("{}\t{tier}\t{score:.2}\t{why}\n", hit.row.key)
}
