//! `reuring add`: an edition by hand.

use super::End;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use super::{edit, editor};
use crate::config::user;
use crate::edition::Edition;
use crate::ingest::source::record::{self, Record};
use crate::ingest::{Entry, merge};

pub(super) fn run(context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let catalogue = context.catalogue(output)?;
    let record = editor::edit(&lang.add_template(), context, output, |text| {
        let record = record::parse(text).map_err(|error| error.to_string())?;
        if merge::is_identified(&record.edition) {
            Ok(record)
        } else {
            Err(lang.add_unidentified())
        }
    })?;
    let key = merge::handle(&record.edition);
    if catalogue.by_handle(key.as_str()).is_some() {
        let message = lang.add_exists(key.as_str());
        return Err(Failure::usage(message, Some(format!("reuring edit {key}"))));
    }
    store(&record, context, output)?;
    output.text(&lang.add_stored(key.as_str()))?;
    Ok(End::Done)
}

/// The text is a document like any other; the facts are a person's word, and stand above later pages.
fn store(record: &Record, context: &Context, output: &Output) -> Result<(), Failure> {
    let entry = Entry::of_record(record, &format!("by hand: {}", user()));
    let nothing = Edition {
        guests_complete: true,
        ..Edition::default()
    };
    let corrections = edit::differences(&nothing, &record.edition)?;
    context
        .writer(output)?
        .add(&entry, &corrections, context.now)?;
    Ok(())
}
