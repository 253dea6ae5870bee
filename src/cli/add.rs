//! `reuring add`: an edition by hand.

use jiff::Timestamp;

use super::End;
use super::args::Add;
use super::context::Context;
use super::draft::Draft;
use super::editor::{self, Start};
use super::failure::Failure;
use super::mending;
use super::output::Output;
use crate::catalogue::Catalogue;
use crate::config::user;
use crate::edition::Edition;
use crate::ingest::source::record::{self, Record};
use crate::ingest::{Entry, merge};
use crate::locale::Lang;
use crate::review::tidied;

pub(super) fn run(add: &Add, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let catalogue = context.catalogue(output)?;
    let (template, command) = (lang.add_template(), "add --resume");
    let (draft, start) = match &add.resume {
        Some(path) => (
            Draft::resume(path, command, &template, context)?,
            Start::Reading,
        ),
        None => (
            Draft::begin("new", command, &template, context)?,
            Start::Editing,
        ),
    };
    // A report is not typed for nothing.
    let is_ready = context.ensure_writable(output);
    is_ready.map_err(|failure| draft.not_begun(failure, context))?;
    let parse = |text: &str| parse(text, &catalogue, lang);
    let Some(record) = editor::edit(&draft, start, context, output, parse)? else {
        output.text(&lang.add_nothing())?;
        return Ok(End::Done);
    };
    let stored = store(&record, context, output);
    stored.map_err(|failure| draft.kept(failure, context))?;
    draft.remove();
    output.text(&lang.add_stored(merge::handle(&record.edition).as_str()))?;
    Ok(End::Done)
}

/// Reads what was typed; in words what is wrong with it.
fn parse(text: &str, catalogue: &Catalogue, lang: Lang) -> Result<Record, String> {
    let mut record = record::parse(text).map_err(|error| error.message(lang))?;
    let names = mending::names(catalogue);
    let tidied = tidied(&Edition::default(), record.edition, &names);
    record.edition = tidied.map_err(|refused| refused.message(lang))?;
    if !merge::is_identified(&record.edition) {
        return Err(lang.add_unidentified());
    }
    let key = merge::handle(&record.edition);
    match catalogue.by_handle(key.as_str()) {
        None => Ok(record),
        Some(_) => Err(lang.add_exists(key.as_str())),
    }
}

/// The text is a document like any other; the facts are a person's word, and stand above later pages.
fn store(record: &Record, context: &Context, output: &Output) -> Result<(), Failure> {
    let entry = Entry::of_record(record, &format!("by hand: {}", user()));
    let nothing = Edition {
        guests_complete: true,
        ..Edition::default()
    };
    let corrections = merge::between(&nothing, &record.edition, Timestamp::now(), &user());
    context
        .writer(output)?
        .add(&entry, &corrections, context.now)?;
    Ok(())
}
