//! The edition that a person means by a number, a handle or a date.

use super::{Meaning, Query, conditions};
use crate::archive::EditionId;
use crate::catalogue::Catalogue;

/// Returns the editions that `named` means, the most likely first: `99`, `#99`, `cafe-99`, `10-03-2020`.
///
/// A number means the café's edition if there is one, then those of other series. Handles that an
/// edition had before resolve too.
#[must_use]
pub fn resolve(catalogue: &Catalogue, named: &str) -> Vec<EditionId> {
    if let Some(id) = catalogue.by_handle(&crate::text::fold(named.trim())) {
        return vec![id];
    }
    let query = Query::parse(named);
    let [term] = query.terms.as_slice() else {
        return Vec::new();
    };
    match term.meaning {
        _ if term.is_negated => Vec::new(),
        Meaning::Number(number) => catalogue.by_number(number),
        Meaning::Period(_) => {
            let mut found = conditions::meeting(term, catalogue);
            found.keep(&catalogue.universe(false));
            let found = found.iter().filter_map(|place| catalogue.at(place));
            found.map(|edition| edition.row.id).collect()
        }
        _ => Vec::new(),
    }
}
