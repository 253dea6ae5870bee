//! `reuring place EDITION NAME ROLE`: where a person belongs that evening, by hand.

use super::End;
use super::args::Place;
use super::context::Context;
use super::failure::Failure;
use super::mending::{self, Mended};
use super::output::Output;
use crate::ingest::merge::PEOPLE;
use crate::review::{Placing, Refused, Seat, called, place};

pub(super) fn run(asked: &Place, context: &Context, output: &Output) -> Result<End, Failure> {
    let refused = |refused: Refused| mending::refused(&refused, &asked.edition, context.lang);
    let catalogue = context.catalogue(output)?;
    let Some(stored) = mending::stored(&catalogue, &asked.edition, context, output) else {
        return Ok(End::Nothing);
    };
    if asked.is_undo {
        let taken_back = Mended::TakenBack {
            field: PEOPLE,
            item: Some(called(stored, &asked.name).map_err(refused)?),
        };
        return mending::store(&stored.edition, taken_back, context, output);
    }
    let role = asked.role.as_deref().unwrap_or_default();
    let seat = Seat::named(role).ok_or_else(|| refused(Refused::NoRole(role.to_owned())))?;
    let placing = Placing {
        name: &asked.name,
        seat,
        functions: &asked.functions,
        organisations: &asked.organisations,
    };
    let change = place(stored, &placing, &mending::names(&catalogue)).map_err(refused)?;
    mending::store(&stored.edition, Mended::Corrected(change), context, output)
}
