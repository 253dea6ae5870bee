//! The edition that a person means by a number, a handle, a date, an address or its title.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Meaning, Query, State, Surroundings, conditions};
use crate::archive::EditionId;
use crate::catalogue::Catalogue;
use crate::edition::Series;
use crate::text::slug;

/// Returns the editions that `named` means, the most likely first: `99`, `#99`, `Reuring!Café 99`, `cafe-99`,
/// `10-03-2020`, `laatste editie`, the address of a page.
///
/// A number means the café's edition if there is one, then those of other series. Handles that an
/// edition had before resolve too.
#[must_use]
pub fn resolve(catalogue: &Catalogue, named: &str) -> Vec<EditionId> {
    if let Some(id) = catalogue.by_handle(&crate::text::fold(named.trim())) {
        return vec![id];
    }
    let around = Surroundings {
        today: Some(today()),
        ..Surroundings::NONE
    };
    let query = Query::parse_in(named, around);
    if let Some((series, number)) = query.number() {
        return numbered(catalogue, series, number);
    }
    let [term] = query.terms.as_slice() else {
        return Vec::new();
    };
    match term.meaning {
        _ if term.is_negated => Vec::new(),
        Meaning::Period(_)
        | Meaning::Days(..)
        | Meaning::Turn(_)
        | Meaning::Numbers(..)
        | Meaning::Source => {
            let mut found = conditions::meeting(term, catalogue);
            found.keep(&catalogue.universe(false));
            let found = found.iter().filter_map(|place| catalogue.at(place));
            found.map(|edition| edition.row.id).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the editions whose title is all that was typed, the newest first; the series may stand in front of it.
#[must_use]
pub fn titled(catalogue: &Catalogue, named: &str) -> Vec<EditionId> {
    let query = Query::parse(named);
    let series = query
        .terms
        .iter()
        .filter(|term| matches!(term.meaning, Meaning::Is(_)));
    let start = series.map(|term| term.range.end).max().unwrap_or(0);
    let wanted = slug(query.read().get(start..).unwrap_or_default());
    let is_called = |title: &str| !wanted.is_empty() && slug(title) == wanted;
    let editions = catalogue.editions().iter();
    let found = editions.filter(|one| one.edition.titles().any(is_called));
    found.map(|one| one.row.id).collect()
}

/// Returns the editions with a number, of one series or of all.
pub(super) fn numbered(
    catalogue: &Catalogue,
    series: Option<State>,
    number: u32,
) -> Vec<EditionId> {
    let wanted = match series {
        Some(State::Online) => Some(Series::Online),
        Some(_) => Some(Series::Cafe),
        None => None,
    };
    let mut found = catalogue.by_number(number);
    found.retain(|id| {
        let row = catalogue.row(*id);
        wanted
            .as_ref()
            .is_none_or(|wanted| row.is_some_and(|row| row.series == *wanted))
    });
    found
}

/// The day it is.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
