//! What a person asks for in the review screen, and the changes that do it.

use serde_json::json;

use super::change::{
    Change, Placing, Seat, SetHow, checked, confirmed, confirmed_person, place, set,
};
use super::known_names::KnownNames;
use super::refused::Refused;
use crate::archive::StoredEdition;
use crate::edition::Field;
use crate::ingest::merge::{PEOPLE, standing};
use crate::text::fold;

/// Something a person asks of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Set a field, or put an item in a list or take it out.
    Set {
        /// The field.
        field: &'static Field,
        /// What becomes of the words.
        how: SetHow,
        /// As typed.
        words: String,
    },
    /// Put one item of a list in the place of another.
    Swap {
        /// The field.
        field: &'static Field,
        /// The item that goes.
        from: String,
        /// The one that comes, as typed.
        to: String,
    },
    /// Place somebody.
    Place {
        /// As typed, or as the edition calls the person.
        name: String,
        /// Where the person belongs.
        seat: Seat,
        /// Functions and employers, all of them; absent where those that were read stand.
        affiliations: Option<Vec<(String, String)>>,
    },
    /// Call somebody otherwise.
    Rename {
        /// Who.
        name: String,
        /// As typed.
        to: String,
    },
    /// A field is right as it stands.
    Confirm(&'static Field),
    /// An item of a list is right as it stands.
    ConfirmItem(&'static Field, String),
    /// Somebody is right as the person stands there.
    ConfirmPerson(String),
    /// The whole edition is right.
    Done,
}

impl Asked {
    /// Returns the changes that do what is asked; none where nothing is to be done.
    ///
    /// # Errors
    ///
    /// What makes no sense.
    pub fn changes(
        &self,
        stored: &StoredEdition,
        names: &KnownNames<'_>,
    ) -> Result<Vec<Change>, Refused> {
        let edition = &stored.edition;
        Ok(match self {
            Asked::Set { field, how, words } => vec![set(edition, field, *how, words, names)?],
            Asked::Swap { field, from, to } => {
                let come = set(edition, field, SetHow::Add, to, names)?;
                let gone = set(edition, field, SetHow::Remove, from, names)?;
                vec![gone, come]
            }
            Asked::Place {
                name,
                seat,
                affiliations,
            } => {
                let (functions, organisations): (Vec<String>, Vec<String>) =
                    affiliations.iter().flatten().cloned().unzip();
                let placing = Placing {
                    name,
                    seat: *seat,
                    functions: &functions,
                    organisations: &organisations,
                };
                vec![place(stored, &placing, names)?]
            }
            Asked::Rename { name, to } => vec![renamed(stored, name, to, names)?],
            Asked::Confirm(field) => confirmed(edition, field),
            Asked::ConfirmItem(field, item) => {
                let all = confirmed(edition, field).into_iter();
                let is_it =
                    |one: &Change| one.item.as_ref().is_some_and(|own| fold(own) == fold(item));
                all.filter(is_it).collect()
            }
            Asked::ConfirmPerson(name) => confirmed_person(edition, name).into_iter().collect(),
            Asked::Done => vec![checked(edition)?],
        })
    }
}

fn renamed(
    stored: &StoredEdition,
    name: &str,
    to: &str,
    names: &KnownNames<'_>,
) -> Result<Change, Refused> {
    let to = names.person(to);
    if to.is_empty() {
        return Err(Refused::NoName);
    }
    let mut value = standing(&stored.edition, PEOPLE, Some(name));
    if value.is_null() {
        return Err(Refused::Nobody {
            name: name.to_owned(),
            edition: stored.edition.key.to_string(),
            there: stored.edition.people_named().map(str::to_owned).collect(),
        });
    }
    value["name"] = json!(to);
    Ok(Change {
        field: PEOPLE,
        item: Some(name.to_owned()),
        value,
    })
}
