//! What a person asks of an edition, as the correction that says it: a field set, somebody placed, what was read
//! confirmed, the whole found right. What makes no sense is refused with what would be right.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::known_names::KnownNames;
use super::refused::Refused;
use super::{PersonReview, people};
use crate::archive::{ArchiveError, StoredEdition};
use crate::edition::{Affiliation, Edition, FIELDS, Field, FieldKind, Role};
use crate::ingest::merge::{CHECKED, Correction, NOWHERE, PEOPLE, Seen, standing, typed};
use crate::text::{clean_line, fold};

/// What is to stand in an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key of the field, or [`PEOPLE`], or [`CHECKED`].
    pub field: &'static str,
    /// The item of a list, or the person, that it speaks of.
    pub item: Option<String>,
    /// As in the record's JSON.
    pub value: Value,
}

impl Change {
    /// Returns the correction of a person who says so now.
    #[must_use]
    pub fn by(self, made_by: &str) -> Correction {
        Correction {
            sequence: 0,
            field: self.field.to_owned(),
            item: self.item,
            value: self.value,
            made: Timestamp::now(),
            made_by: made_by.to_owned(),
        }
    }
}

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetHow {
    /// The value is the field; of a list all its items, divided by semicolons.
    Value,
    /// The value comes to the list.
    Add,
    /// The value goes from the list.
    Remove,
    /// The field is unknown.
    Clear,
}

/// Where a person belongs that evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// In a role.
    At(Role),
    /// Nowhere: the person was only named.
    Nowhere,
}

impl Seat {
    /// Returns the seat of that name in either language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match fold(name.trim()).as_str() {
            "guest" | "gast" => Some(Seat::At(Role::Guest)),
            "host" | "gastheer" | "gastvrouw" => Some(Seat::At(Role::Host)),
            "debate_leader" | "leader" | "leider" | "debatleider" => {
                Some(Seat::At(Role::DebateLeader))
            }
            "none" | "geen" => Some(Seat::Nowhere),
            _ => None,
        }
    }
}

/// Somebody with a place.
#[derive(Debug, Clone, Copy)]
pub struct Placing<'a> {
    /// As typed: the whole name, or words of the name of one person of the evening.
    pub name: &'a str,
    /// Where the person belongs.
    pub seat: Seat,
    /// Functions; where none are given those that were read stand.
    pub functions: &'a [String],
    /// Employers, in the order of the functions; where none are given those that were read stand.
    pub organisations: &'a [String],
}

/// Returns the field of that name that a person sets by a value.
///
/// # Errors
///
/// A name that no field has, and fields that hold people.
pub fn settable(name: &str) -> Result<&'static Field, Refused> {
    let field = Field::named(name).ok_or_else(|| Refused::NoField(name.to_owned()))?;
    match field.kind {
        FieldKind::People => Err(Refused::HoldsPeople(field)),
        _ => Ok(field),
    }
}

/// Returns the change that sets a field of an edition.
///
/// # Errors
///
/// Values that are none of the field's kind, and lists where there are none.
pub fn set(
    edition: &Edition,
    field: &'static Field,
    how: SetHow,
    words: &str,
    names: &KnownNames<'_>,
) -> Result<Change, Refused> {
    let is_item = matches!(how, SetHow::Add | SetHow::Remove);
    if is_item && !field.kind.is_list() {
        return Err(Refused::NoList(field));
    }
    let change = |item: Option<&Value>, value: Value| Change {
        field: field.key,
        item: item.and_then(Value::as_str).map(str::to_owned),
        value,
    };
    let leads = |name: String, value: Value| Change {
        field: PEOPLE,
        item: Some(name),
        value,
    };
    Ok(match how {
        SetHow::Clear if field.kind == FieldKind::Leader => {
            let leader = edition.debate_leader.clone();
            leads(leader.ok_or(Refused::Nothing(field))?, Value::Null)
        }
        SetHow::Clear => change(None, Value::Null),
        SetHow::Add => {
            let value = read(field, words, names)?;
            change(Some(&value), value.clone())
        }
        SetHow::Remove => change(Some(&read(field, words, names)?), Value::Null),
        SetHow::Value if field.kind == FieldKind::Leader => {
            let name = read(field, words, names)?;
            let name = name.as_str().unwrap_or_default().to_owned();
            leads(name, json!({ "role": Role::DebateLeader.key() }))
        }
        SetHow::Value if field.kind.is_list() => {
            let items = words.split(';').map(|one| read(field, one, names));
            change(None, Value::Array(items.collect::<Result<_, _>>()?))
        }
        SetHow::Value => change(None, read(field, words, names)?),
    })
}

fn read(field: &'static Field, words: &str, names: &KnownNames<'_>) -> Result<Value, Refused> {
    let wrong = || Refused::Wrong {
        field,
        value: words.to_owned(),
    };
    let value = typed(field, words, names.gazetteer).ok_or_else(wrong)?;
    let name = value.as_str().unwrap_or_default();
    Ok(match field.kind {
        FieldKind::Leader => names.person(name).into(),
        FieldKind::Organisations => names.organisation(name).into(),
        FieldKind::Themes => names.theme(name).into(),
        _ => value,
    })
}

/// Returns the change that places somebody. Whom the texts name is placed with function and employer as they were read
/// around the name.
///
/// # Errors
///
/// An empty name, and somebody who is to be nowhere and is not there.
pub fn place(
    stored: &StoredEdition,
    placing: &Placing<'_>,
    names: &KnownNames<'_>,
) -> Result<Change, Refused> {
    let typed = clean_line(placing.name);
    if typed.trim().is_empty() {
        return Err(Refused::NoName);
    }
    let placed = people::placed(stored, &[]);
    let known = meant(&placed, &typed).cloned();
    let offered = people::offered(stored, &placed)?;
    let offered = meant(&offered, &typed).filter(|_| known.is_none());
    let person = known.as_ref().or(offered);
    let name = person.map_or_else(|| names.person(&typed), |person| person.name.clone());
    let role = match (placing.seat, &known, offered) {
        (Seat::At(role), ..) => role,
        // Somebody who was placed is taken out; of others it is written down that they are nowhere.
        (Seat::Nowhere, Some(_), _) => return Ok(placed_as(name, Value::Null)),
        (Seat::Nowhere, None, Some(_)) => return Ok(placed_as(name, json!({ "role": NOWHERE }))),
        (Seat::Nowhere, None, None) => return Err(nobody(stored, &name)),
    };
    let mut value = json!({ "role": role.key() });
    let is_said = !placing.functions.is_empty() || !placing.organisations.is_empty();
    let is_read = known.is_none() && person.is_some_and(|person| !person.affiliations.is_empty());
    if role != Role::DebateLeader && (is_said || is_read) {
        value["affiliations"] = json!(affiliations(person, placing, names));
    }
    Ok(placed_as(name, value))
}

/// Returns the name of the person of an edition who is meant by what was typed, or what was typed.
///
/// # Errors
///
/// An empty name.
pub fn called(stored: &StoredEdition, typed: &str) -> Result<String, Refused> {
    let typed = clean_line(typed).trim().to_owned();
    if typed.is_empty() {
        return Err(Refused::NoName);
    }
    let placed = people::placed(stored, &[]);
    Ok(meant(&placed, &typed).map_or(typed, |person| person.name.clone()))
}

fn placed_as(name: String, value: Value) -> Change {
    Change {
        field: PEOPLE,
        item: Some(name),
        value,
    }
}

fn nobody(stored: &StoredEdition, name: &str) -> Refused {
    let there = people::placed(stored, &[]).into_iter().map(|one| one.name);
    Refused::Nobody {
        name: name.to_owned(),
        edition: stored.edition.key.to_string(),
        there: there.collect(),
    }
}

/// The functions and employers that are to stand: those given, and beside them what was read and is not given anew. An
/// empty one takes away.
fn affiliations(
    person: Option<&PersonReview>,
    placing: &Placing<'_>,
    names: &KnownNames<'_>,
) -> Vec<Affiliation> {
    let read = person.map_or(&[][..], |person| &person.affiliations);
    let (functions, organisations) = (placing.functions, placing.organisations);
    let is_all_given = !functions.is_empty() && !organisations.is_empty();
    let kept = if is_all_given { 0 } else { read.len() };
    let count = functions.len().max(organisations.len()).max(kept);
    let given = |all: &[String], at: usize| {
        let given = all.get(at).map(|one| clean_line(one).trim().to_owned());
        given.filter(|one| !one.is_empty())
    };
    let all = (0..count).map(|at| {
        let before = read.get(at).filter(|_| !is_all_given);
        let function = before.filter(|_| at >= functions.len());
        let organisation = before.filter(|_| at >= organisations.len());
        let given_name = given(organisations, at).map(|name| names.organisation(&name));
        Affiliation {
            function: given(functions, at).or_else(|| function?.function.clone()),
            organisation: given_name.or_else(|| organisation?.organisation.clone()),
            source: None,
        }
    });
    all.filter(|one| *one != Affiliation::default()).collect()
}

/// The person who is meant: of that name, or the only one whose name has all the words typed.
fn meant<'a>(people: &'a [PersonReview], typed: &str) -> Option<&'a PersonReview> {
    let typed = fold(typed);
    let has_all = |person: &&PersonReview| {
        let name = fold(&person.name);
        let has = |word: &str| name.split_whitespace().any(|own| own == word);
        typed.split_whitespace().all(has)
    };
    let mut alike = people.iter().filter(has_all);
    let one = alike.next().filter(|_| alike.next().is_none());
    people
        .iter()
        .find(|person| fold(&person.name) == typed)
        .or(one)
}

/// Returns the changes that confirm a field as it stands, of a list each of its items.
#[must_use]
pub fn confirmed(edition: &Edition, field: &'static Field) -> Vec<Change> {
    if field.kind == FieldKind::Leader {
        let leader = edition.debate_leader.as_deref();
        return leader
            .and_then(|name| confirmed_person(edition, name))
            .into_iter()
            .collect();
    }
    let change = |item: Option<String>, value: Value| Change {
        field: field.key,
        item,
        value,
    };
    match standing(edition, field.key, None) {
        Value::Null => Vec::new(),
        Value::Array(items) => {
            let items = items.into_iter();
            items
                .map(|one| change(one.as_str().map(str::to_owned), one))
                .collect()
        }
        value => vec![change(None, value)],
    }
}

/// Returns the change that confirms where somebody belongs, with function and employer; `None` of somebody who is not
/// there.
#[must_use]
pub fn confirmed_person(edition: &Edition, name: &str) -> Option<Change> {
    let value = standing(edition, PEOPLE, Some(name));
    (!value.is_null()).then(|| placed_as(name.to_owned(), value))
}

/// Returns the change by which a person finds an edition right, as the person sees it.
///
/// # Errors
///
/// None that these types can cause; the serialiser's type asks for it.
pub fn checked(edition: &Edition) -> Result<Change, ArchiveError> {
    Ok(Change {
        field: CHECKED,
        item: None,
        value: Seen::of(edition).value()?,
    })
}

/// Returns a record that a person wrote, its new names brought to known ones and blanks trimmed. What stood in the
/// record before stays as it was.
///
/// # Errors
///
/// A name that is empty.
pub fn tidied(
    before: &Edition,
    mut written: Edition,
    names: &KnownNames<'_>,
) -> Result<Edition, Refused> {
    let is_old_person = |name: &str| before.people_named().any(|old| old == name);
    let is_old_organisation = |name: &str| before.organisations_named().any(|old| old == name);
    let person = |name: &mut String, key: &'static str| {
        if !is_old_person(name) {
            *name = names.person(name);
        }
        let field = FIELDS.iter().find(|field| field.key == key);
        match field.filter(|_| name.is_empty()) {
            Some(field) => Err(Refused::Empty(field)),
            None => Ok(()),
        }
    };
    let organisation = |name: &mut String| {
        if !is_old_organisation(name) {
            *name = names.organisation(name);
        }
    };
    for (key, people) in [
        ("hosts", &mut written.hosts),
        ("guests", &mut written.guests),
    ] {
        for one in people {
            person(&mut one.name, key)?;
            for affiliation in &mut one.affiliations {
                affiliation.organisation.iter_mut().for_each(organisation);
                trim(&mut affiliation.organisation);
                trim(&mut affiliation.function);
            }
            one.affiliations
                .retain(|one| one.function.is_some() || one.organisation.is_some());
        }
    }
    if let Some(leader) = &mut written.debate_leader {
        person(leader, "debate_leader")?;
    }
    written.partners.iter_mut().for_each(organisation);
    for topic in &mut written.topics {
        *topic = names.theme(topic);
    }
    let texts = [
        &mut written.title,
        &mut written.subtitle,
        &mut written.venue,
        &mut written.music,
    ];
    texts.into_iter().for_each(trim);
    for list in [
        &mut written.partners,
        &mut written.topics,
        &mut written.other_titles,
    ] {
        once(list);
    }
    Ok(written)
}

fn trim(text: &mut Option<String>) {
    let trimmed = text.take().map(|text| clean_line(&text).trim().to_owned());
    *text = trimmed.filter(|text| !text.is_empty());
}

/// Takes out what is empty or stands in a list already.
fn once(list: &mut Vec<String>) {
    let mut seen: Vec<String> = Vec::new();
    list.retain(|one| {
        let key = fold(one.trim());
        let is_new = !key.is_empty() && !seen.contains(&key);
        seen.push(key);
        is_new
    });
}
