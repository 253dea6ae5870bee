//! `reuring guest NAME --apart EDITION…`: appearances that are another person's of the same name.

use jiff::Timestamp;
use serde_json::json;

use super::End;
use super::args::Page;
use super::context::Context;
use super::failure::Failure;
use super::mending;
use super::output::Output;
use crate::catalogue::Catalogue;
use crate::config::user;
use crate::edition::{Edition, Person, Role};
use crate::ingest::merge::{Correction, PEOPLE};
use crate::text::{fold, slug};

pub(super) fn run(page: &Page, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let catalogue = context.catalogue(output)?;
    let mut found = Vec::new();
    for typed in &page.apart {
        let Some(edition) = mending::edition(typed, context, output)? else {
            return Ok(End::Nothing);
        };
        let Some((role, person)) = person_of(&edition, &page.name) else {
            let there: Vec<&str> = edition.bench().map(|(_, one)| one.name.as_str()).collect();
            let message = lang.place_nobody(&page.name, edition.key.as_str(), &there.join(", "));
            return Err(Failure::usage(message, None));
        };
        found.push((edition.key.clone(), role, person.name.clone()));
    }
    let handle = next_handle(&page.name, &catalogue);
    let is_undo = page.is_undo;
    let mut archive = context.writer(output)?;
    for (key, role, name) in found {
        if is_undo {
            if !archive.revert(&key, PEOPLE, Some(&name), context.now)? {
                output.remark(&lang.edit_not_corrected(&name));
                return Ok(End::Nothing);
            }
            output.text(&lang.edit_reverted(&name))?;
            continue;
        }
        let correction = Correction {
            sequence: 0,
            field: PEOPLE.to_owned(),
            item: Some(name.clone()),
            value: json!({ "role": role.key(), "person": handle }),
            made: Timestamp::now(),
            made_by: user(),
        };
        let stored = archive.correct(&key, &[correction], context.now)?;
        stored.ok_or_else(|| Failure::usage(lang.no_such_edition(key.as_str()), None))?;
        output.text(&lang.apart_done(&name, key.as_str(), &handle))?;
    }
    Ok(End::Done)
}

/// The host or guest of this name; a debate leader is a name and nothing more.
fn person_of<'a>(edition: &'a Edition, name: &str) -> Option<(Role, &'a Person)> {
    let is_it = |person: &Person| fold(&person.name) == fold(name.trim());
    edition.bench().find(|(_, person)| is_it(person))
}

/// The handle of the next person of a name: the first has none, so that they begin with 2.
fn next_handle(name: &str, catalogue: &Catalogue) -> String {
    let base = slug(name);
    let people = catalogue
        .editions()
        .iter()
        .flat_map(|one| one.edition.bench());
    let handles = people.filter_map(|(_, person)| person.person.as_deref());
    let counts = handles.filter_map(|handle| handle.strip_prefix(&base)?.strip_prefix('-'));
    let last = counts.filter_map(|count| count.parse::<u32>().ok()).max();
    format!("{base}-{}", last.unwrap_or(1) + 1)
}
