//! `reuring review`: what there is to check of an edition or which editions to check next, and marking one checked.

use std::fmt::Write;

use serde::Serialize;

use super::End;
use super::args::{CheckFormat, Review as Asked};
use super::context::Context;
use super::failure::Failure;
use super::mending;
use super::output::Output;
use crate::archive::{ArchiveError, LoggedChange, StoredEdition};
use crate::catalogue::Catalogue;
use crate::check::{Finding, check_editions};
use crate::config::user;
use crate::edition::Role;
use crate::export::{SCHEMA, heading};
use crate::ingest::merge::CHECKED;
use crate::locale::Lang;
use crate::review::{AffiliationReview, Certainty, Queued, Review, checked, queue, review};
use crate::search::resolve;
use crate::tui;

pub(super) fn run(asked: &Asked, context: &Context, output: &Output) -> Result<End, Failure> {
    if let Some(edition) = &asked.done {
        return mark(edition, asked.is_undo, context, output);
    }
    if asked.is_undo {
        return mark(&asked.what, true, context, output);
    }
    if asked.format.is_none() && output.is_terminal() && tui::can_run() {
        return super::browse::check(&asked.what, context, output);
    }
    let format = asked.format.unwrap_or(CheckFormat::Text);
    let searcher = context.searcher(output)?;
    let catalogue = searcher.catalogue();
    let findings = check_editions(catalogue)?;
    if let Some(id) = resolve(catalogue, &asked.what).first()
        && let Some(stored) = catalogue.get(*id)
    {
        return one(stored, &findings, format, context, output);
    }
    let query = searcher.parse(&asked.what);
    let wanted = searcher.matching(&query);
    let is_wanted = |stored: &StoredEdition| {
        let place = catalogue.place(stored.row.id);
        place.is_some_and(|place| wanted.contains(place))
    };
    let queue = queue(catalogue, &findings, is_wanted)?;
    if queue.is_empty() {
        output.remark(&context.lang.no_such_edition(&asked.what));
        return Ok(End::Nothing);
    }
    match format {
        CheckFormat::Text => output.text(&queue_as_text(&queue, catalogue, context.lang))?,
        CheckFormat::Json => output.text(&json(&QueueReport {
            schema: SCHEMA,
            editions: &queue,
        })?)?,
    }
    Ok(End::Done)
}

/// Marks an edition as checked, as its texts stood when the catalogue was loaded, or takes that back.
fn mark(typed: &str, is_undo: bool, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let Some(edition) = mending::edition(typed, context, output)? else {
        return Ok(End::Nothing);
    };
    let key = edition.key.as_str();
    let mut archive = context.writer(output)?;
    if is_undo {
        if !archive.revert(&edition.key, CHECKED, None, context.now)? {
            output.remark(&lang.review_not_done(key));
            return Ok(End::Nothing);
        }
        output.text(&lang.review_undone(key))?;
        return Ok(End::Done);
    }
    let correction = checked(&edition)?.by(&user());
    let stored = archive.correct_as_seen(&edition, &[correction], context.now)?;
    if stored.is_none() {
        return Err(Failure::usage(lang.no_such_edition(key), None));
    }
    output.text(&lang.review_done(key))?;
    Ok(End::Done)
}

#[derive(Serialize)]
struct QueueReport<'a> {
    schema: u32,
    editions: &'a [Queued],
}

#[derive(Serialize)]
struct EditionReport<'a> {
    schema: u32,
    #[serde(flatten)]
    review: &'a Review,
    log: &'a [LoggedChange],
}

fn json(report: &impl Serialize) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(report).map_err(ArchiveError::from)?)
}

fn one(
    stored: &StoredEdition,
    findings: &[Finding],
    format: CheckFormat,
    context: &Context,
    output: &Output,
) -> Result<End, Failure> {
    let review = review(stored, findings)?;
    let log = context.reader(output)?.change_log(&stored.edition.key)?;
    match format {
        CheckFormat::Json => output.text(&json(&EditionReport {
            schema: SCHEMA,
            review: &review,
            log: &log,
        })?)?,
        CheckFormat::Text => {
            let heading = heading(&stored.edition, context.lang);
            output.text(&as_text(&heading, &review, context.lang))?;
            output.text(&log_as_text(&log, context.lang))?;
        }
    }
    Ok(End::Done)
}

fn queue_as_text(queue: &[Queued], catalogue: &Catalogue, lang: Lang) -> String {
    let done = queue.iter().filter(|one| one.checked.is_some()).count();
    let mut out = format!("{}\n", lang.review_progress(done, queue.len()));
    for one in queue {
        let row = catalogue.by_handle(one.edition.as_str());
        let title = row
            .and_then(|id| catalogue.edition(id))
            .map(|edition| heading(edition, lang));
        let counts = lang.review_counts(one.alarms, one.unsure, one.offered);
        let mark = if one.checked.is_some() { "✓" } else { " " };
        let _ = writeln!(
            out,
            "{mark} {}  {counts}  {}",
            one.edition,
            title.unwrap_or_default()
        );
    }
    out
}

fn as_text(heading: &str, review: &Review, lang: Lang) -> String {
    let mut out = format!("{heading}\n");
    if !review.alarms.is_empty() {
        let _ = writeln!(out, "\n{}", lang.review_alarms());
        for alarm in &review.alarms {
            let _ = writeln!(out, "  ! {}: {}", alarm.kind, alarm.text);
        }
    }
    let _ = writeln!(out, "\n{}", lang.review_fields());
    for field in &review.fields {
        let value = match &field.value {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        };
        let sure = certainty(field.certainty, lang);
        let _ = writeln!(out, "  {} ({sure}): {value}", field.field);
        push_sentence(&mut out, &field.sentence);
    }
    let _ = writeln!(out, "\n{}", lang.review_people());
    for person in &review.people {
        let role = person.role.map_or("–", Role::key);
        let sure = certainty(person.certainty, lang);
        let own: Vec<String> = person.affiliations.iter().map(affiliation).collect();
        let _ = writeln!(
            out,
            "  {} · {role} ({sure}) {}",
            person.name,
            own.join("; ")
        );
        push_sentence(&mut out, &person.sentence);
    }
    out
}

/// The newest change first: when, who, what, from what to what.
fn log_as_text(log: &[LoggedChange], lang: Lang) -> String {
    let mut out = String::new();
    if !log.is_empty() {
        let _ = writeln!(out, "\n{}", lang.review_log());
    }
    for one in log {
        let when = one.when.strftime("%Y-%m-%d %H:%M");
        let item = one.item.as_ref().map(|item| format!(" ({item})"));
        let (before, after) = (said(&one.before), said(&one.after));
        let _ = writeln!(
            out,
            "  {when} {}: {}{}: {before} → {after}",
            one.by,
            one.field,
            item.unwrap_or_default()
        );
        if let Some(back) = one.taken_back {
            let by = one.taken_back_by.as_deref().unwrap_or(&one.by);
            let _ = writeln!(
                out,
                "      {}",
                lang.review_taken_back(by, &back.strftime("%Y-%m-%d %H:%M").to_string())
            );
        }
    }
    out
}

fn said(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "–".to_owned(),
        value => crate::ingest::merge::shown(value),
    }
}

fn push_sentence(out: &mut String, sentence: &str) {
    if !sentence.is_empty() {
        let _ = writeln!(out, "      “{sentence}”");
    }
}

fn affiliation(one: &AffiliationReview) -> String {
    let parts = [&one.function, &one.organisation];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join(", ")
}

fn certainty(certainty: Certainty, lang: Lang) -> String {
    match certainty {
        Certainty::Sure => lang.review_sure(),
        Certainty::Unsure => lang.review_unsure(),
        Certainty::Missing => lang.review_missing(),
        Certainty::Offered => lang.review_offered(),
    }
}
