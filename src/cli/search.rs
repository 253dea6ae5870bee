//! `reuring search`: hits as a table, JSON, JSON lines or CSV.

mod explain;
mod saved;

use serde::Serialize;

use super::End;
use super::args::{Search, SearchFormat};
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::ArchiveError;
use crate::calendar;
use crate::export::SCHEMA;
use crate::locale::Lang;
use crate::search::{Entity, Hit, Query, Reason, Results, Searcher, TermCount};
use crate::text::{clean_line, truncate};
use crate::tui::terminal_width;

pub(super) fn run(search: &Search, context: &Context, output: &Output) -> Result<End, Failure> {
    if let Some(saving) = &search.saving
        && let Some(end) = saved::run(saving, &search.query, context, output)?
    {
        return Ok(end);
    }
    let searcher = context.searcher(output)?;
    let query = searcher.parse(&search.query);
    if search.is_explained {
        return explain::run(&searcher, &query, search, context.lang, output);
    }
    let results = searcher.search(&query, search.limit, search.sort);
    match search.format {
        SearchFormat::Table => {
            answered(&searcher, &results, context.lang, output)?;
            table(&results, context.lang, output)?;
        }
        SearchFormat::Json => {
            let entities = searcher.entities(&results, context.lang);
            output.text(&json(&results, &entities)?)?;
        }
        SearchFormat::Jsonl => json_lines(&results, output)?,
        SearchFormat::Csv => output.text(&csv(&results)?)?,
    }
    remarks(&searcher, &query, &results, search, context.lang, output);
    Ok(if results.hits.is_empty() {
        End::Nothing
    } else {
        End::Done
    })
}

/// Says whether a part of a query was left out because there is too much of it.
pub(super) fn say_left_out(query: &Query, lang: Lang, output: &Output) {
    for note in query.notes.iter().filter(|note| note.is_about_length()) {
        output.remark(&note.text(&query.typed, lang));
    }
}

/// Says beside the hits what could not be read, what was probably meant, what to drop, and that there is more.
fn remarks(
    searcher: &Searcher,
    query: &Query,
    results: &Results,
    search: &Search,
    lang: Lang,
    output: &Output,
) {
    for note in &results.query.notes {
        output.remark(&note.text(&query.typed, lang));
    }
    if let Some(meant) = &results.did_you_mean {
        output.remark(&lang.did_you_mean(meant.query.trim()));
    }
    if results.hits.is_empty() {
        output.remark(&lang.nothing_found(&truncate(&search.query, 80)));
        output.remark(&results.coverage.said(lang));
        advise(searcher, query, lang, output);
    } else if search.format == SearchFormat::Table && results.total > results.hits.len() {
        output.remark(&lang.more_hits(results.hits.len(), results.total));
    }
}

/// Answers a question in words, or with the people it asks for, before the editions.
fn answered(
    searcher: &Searcher,
    results: &Results,
    lang: Lang,
    output: &Output,
) -> Result<(), Failure> {
    let answer = searcher.direct_answer(&results.query, lang);
    for said in &answer.said {
        output.text(&format!("{}\n", clean_line(said)))?;
    }
    for entity in answer.entities.iter().filter(|_| answer.is_table) {
        output.text(&format!(
            "{}\t{}",
            clean_line(&entity.name),
            clean_line(&entity.fact)
        ))?;
    }
    Ok(())
}

/// Where nothing was found: what each condition finds on its own, and which one to drop.
fn advise(searcher: &Searcher, query: &Query, lang: Lang, output: &Output) {
    if query.chips.len() < 2 {
        return;
    }
    let advice = searcher.advise(query);
    let alone = |term: &TermCount| lang.finds_alone(&term.text, term.count);
    let alone: Vec<String> = advice.terms.iter().map(alone).collect();
    output.remark(&alone.join(" · "));
    if let Some(drop) = &advice.drop {
        output.remark(&lang.without_condition(&drop.text, drop.count));
    }
}

/// A hit in JSON and CSV.
#[derive(Serialize)]
struct Record<'a> {
    key: &'a str,
    series: &'a str,
    number: Option<u32>,
    date: Option<String>,
    title: Option<&'a str>,
    why: Option<&'static str>,
    snippet: &'a str,
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    did_you_mean: Option<&'a str>,
    entities: Vec<NamedEntity<'a>>,
    hits: Vec<Record<'a>>,
}

/// What the query names, in JSON.
#[derive(Serialize)]
struct NamedEntity<'a> {
    kind: &'static str,
    name: &'a str,
    fact: &'a str,
}

fn record(hit: &Hit) -> Record<'_> {
    Record {
        key: hit.row.key.as_str(),
        series: hit.row.series.key(),
        number: hit.row.number,
        date: hit.row.date.map(|date| date.to_string()),
        title: hit.row.title.as_deref(),
        why: hit.reason.map(Reason::key),
        snippet: &hit.snippet.text,
    }
}

fn json(results: &Results, entities: &[Entity]) -> Result<String, Failure> {
    let entities = entities.iter().map(|one| NamedEntity {
        kind: one.kind.key(),
        name: &one.name,
        fact: &one.fact,
    });
    let answer = Answer {
        schema: SCHEMA,
        total: results.total,
        did_you_mean: results
            .did_you_mean
            .as_ref()
            .map(|meant| meant.query.trim()),
        entities: entities.collect(),
        hits: results.hits.iter().map(record).collect(),
    };
    Ok(serde_json::to_string_pretty(&answer).map_err(ArchiveError::from)?)
}

fn json_lines(results: &Results, output: &Output) -> Result<(), Failure> {
    for hit in &results.hits {
        output.text(&serde_json::to_string(&record(hit)).map_err(ArchiveError::from)?)?;
    }
    Ok(())
}

fn csv(results: &Results) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Written even where there are no hits, so that a program knows the columns.
    let fields = ["key", "series", "number", "date", "title", "why", "snippet"];
    writer.write_record(fields).map_err(std::io::Error::from)?;
    for record in results.hits.iter().map(record) {
        let number = record
            .number
            .map(|number| number.to_string())
            .unwrap_or_default();
        let date = record.date.unwrap_or_default();
        let fields = [
            record.key,
            record.series,
            &number,
            &date,
            record.title.unwrap_or_default(),
            record.why.unwrap_or_default(),
            record.snippet,
        ];
        writer
            .write_record(fields.map(harmless))
            .map_err(std::io::Error::from)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A spreadsheet takes a field that starts like a formula for one.
fn harmless(field: &str) -> String {
    if field.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}

fn table(results: &Results, lang: Lang, output: &Output) -> Result<(), Failure> {
    if results.hits.is_empty() {
        return Ok(());
    }
    if !output.is_terminal() {
        for hit in &results.hits {
            let [key, _, title, why] = cells(hit, lang);
            let date = hit.row.date.map(|date| date.to_string());
            output.text(&[key, date.unwrap_or_default(), title, why].join("\t"))?;
        }
        return Ok(());
    }
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(comfy_table::ContentArrangement::Dynamic);
    table.set_width(terminal_width());
    table.set_header([
        lang.column_edition(),
        lang.column_date(),
        lang.column_title(),
        lang.column_why(),
    ]);
    for hit in &results.hits {
        table.add_row(cells(hit, lang));
    }
    output.text(&table.to_string())?;
    Ok(())
}

fn cells(hit: &Hit, lang: Lang) -> [String; 4] {
    let date = hit
        .row
        .date
        .map(|date| calendar::long(date, lang))
        .unwrap_or_default();
    let title = hit.row.title.clone().unwrap_or_else(|| lang.untitled());
    let why = hit.reason.map(|reason| reason.name(lang));
    let why = why
        .map(|why| format!("{why}: {}", hit.snippet.text))
        .unwrap_or_default();
    [
        hit.row.key.to_string(),
        date,
        clean_line(&title),
        clean_line(&why),
    ]
}
