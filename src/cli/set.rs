//! `reuring set EDITION FIELD VALUE`: one field of an edition by hand, which no import overwrites.

use super::End;
use super::args::{Set, SetHow as Typed};
use super::context::Context;
use super::failure::Failure;
use super::mending::{self, Mended};
use super::output::Output;
use crate::edition::{Field, FieldKind};
use crate::ingest::merge::PEOPLE;
use crate::review::{SetHow, set, settable};

pub(super) fn run(asked: &Set, context: &Context, output: &Output) -> Result<End, Failure> {
    let refused = |refused| mending::refused(&refused, &asked.edition, context.lang);
    let field = settable(&asked.field).map_err(refused)?;
    let catalogue = context.catalogue(output)?;
    let Some(stored) = mending::stored(&catalogue, &asked.edition, context, output) else {
        return Ok(End::Nothing);
    };
    let how = match asked.how {
        Typed::Value => SetHow::Value,
        Typed::Add => SetHow::Add,
        Typed::Remove => SetHow::Remove,
        Typed::Clear => SetHow::Clear,
        Typed::Undo => {
            let field = stored_in(field);
            let taken_back = Mended::TakenBack { field, item: None };
            return mending::store(&stored.edition, taken_back, context, output);
        }
    };
    let names = mending::names(&catalogue);
    let change = set(&stored.edition, field, how, &asked.value, &names).map_err(refused)?;
    mending::store(&stored.edition, Mended::Corrected(change), context, output)
}

fn stored_in(field: &'static Field) -> &'static str {
    if field.kind == FieldKind::Leader {
        PEOPLE
    } else {
        field.key
    }
}
