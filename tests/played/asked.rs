//! What a person who knows what is right asks for next.

use reuring::archive::StoredEdition;
use reuring::edition::{Edition, Field, Role};
use reuring::review::{
    Change, KnownNames, PersonReview, Placing, Review, Seat, SetHow, place, set,
};

use super::compare::{
    function_words, overlap, same_function, same_name, same_organisation, same_title, same_venue,
};
use super::labelled::{Gold, Office, Person};

/// Returns the next change that brings an edition nearer to what is right; `None` once it is.
pub(super) fn next(
    stored: &StoredEdition,
    review: &Review,
    gold: &Gold,
    names: &KnownNames<'_>,
) -> Option<Change> {
    single(&stored.edition, gold, names)
        .or_else(|| partners(&stored.edition, gold, names))
        .or_else(|| people(stored, review, gold, names))
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "the others return nothing once all is right"
)]
fn changed(
    edition: &Edition,
    field: &str,
    how: SetHow,
    words: &str,
    names: &KnownNames<'_>,
) -> Option<Change> {
    let field = Field::named(field).expect("a field");
    Some(set(edition, field, how, words, names).expect("it is right"))
}

fn single(edition: &Edition, gold: &Gold, names: &KnownNames<'_>) -> Option<Change> {
    let time = |time: Option<reuring::edition::ClockTime>| time.map(|time| time.to_string());
    let plain: fn(&str, &str) -> bool = |a, b| a == b;
    // A day without its year cannot be set.
    let date = gold.date.clone().filter(|date| date.len() == 10);
    let series = if gold.is_online() { "online" } else { "cafe" };
    let status = Some(gold.status.clone()).filter(|status| !status.is_empty());
    let wanted = [
        (
            "series",
            Some(series.to_owned()),
            Some(edition.series.key().to_owned()),
            plain,
        ),
        (
            "number",
            gold.number.map(|one| one.to_string()),
            edition.number.map(|one| one.to_string()),
            plain,
        ),
        ("date", date, edition.date.map(|one| one.to_string()), plain),
        (
            "title",
            gold.title.clone(),
            edition.title.clone(),
            same_title,
        ),
        (
            "venue",
            gold.venue.clone(),
            edition.venue.clone(),
            same_venue,
        ),
        (
            "doors_open",
            gold.doors_open.clone(),
            time(edition.doors_open),
            plain,
        ),
        ("start", gold.start.clone(), time(edition.start), plain),
        (
            "music",
            gold.music.clone(),
            edition.music.clone(),
            same_band,
        ),
        (
            "status",
            status,
            Some(edition.status.key().to_owned()),
            plain,
        ),
    ];
    wanted.into_iter().find_map(|(field, wanted, read, same)| {
        let mut accepted = gold.all(field, wanted.as_deref());
        if field == "title" {
            accepted.extend(gold.other_titles.clone());
        }
        let is_right = |read: &str| accepted.iter().any(|one| same(one, read));
        let is_partial_day = field == "date" && wanted.is_none() && gold.date.is_some();
        match (wanted, read) {
            (Some(wanted), Some(read)) if !is_right(&read) => {
                changed(edition, field, SetHow::Value, &wanted, names)
            }
            (Some(wanted), None) => changed(edition, field, SetHow::Value, &wanted, names),
            (None, Some(read)) if !is_right(&read) && field != "status" && !is_partial_day => {
                changed(edition, field, SetHow::Clear, "", names)
            }
            _ => None,
        }
    })
}

fn same_band(a: &str, b: &str) -> bool {
    overlap(&function_words(a), &function_words(b)) >= 0.6
}

fn partners(edition: &Edition, gold: &Gold, names: &KnownNames<'_>) -> Option<Change> {
    // A name typed in another spelling is the known one.
    let is_same = |one: &str, other: &str| {
        same_organisation(one, other) || names.organisation(one) == names.organisation(other)
    };
    let is_in = |all: &[String], one: &str| all.iter().any(|other| is_same(other, one));
    let missing = gold
        .partners
        .iter()
        .find(|one| !is_in(&edition.partners, one));
    let mut read = edition.partners.iter();
    let wrong =
        read.find(|one| !is_in(&gold.partners, one) && !is_in(&gold.partners_optional, one));
    match (missing, wrong) {
        (Some(missing), _) => changed(edition, "partners", SetHow::Add, missing, names),
        (None, Some(wrong)) => changed(edition, "partners", SetHow::Remove, wrong, names),
        (None, None) => None,
    }
}

fn people(
    stored: &StoredEdition,
    review: &Review,
    gold: &Gold,
    names: &KnownNames<'_>,
) -> Option<Change> {
    let leader = gold.debate_leader.iter().map(|name| Person {
        name: name.clone(),
        ..Person::default()
    });
    let leader = leader.map(|person| (Role::DebateLeader, person));
    let hosts = gold.hosts.iter().map(|person| (Role::Host, person.clone()));
    let guests = gold
        .guests
        .iter()
        .map(|person| (Role::Guest, person.clone()));
    let wanted: Vec<(Role, Person)> = leader.chain(hosts).chain(guests).collect();
    let asked = |name: &str, seat: Seat, functions: &[String], organisations: &[String]| {
        let placing = Placing {
            name,
            seat,
            functions,
            organisations,
        };
        Some(place(stored, &placing, names).expect("it is right"))
    };
    for (role, person) in wanted.iter().filter(|(_, person)| !person.optional) {
        // One person may stand there under two spellings: the one in the right place counts.
        let all = || {
            let people = review.people.iter();
            people.filter(|one| is_called(person, &one.name))
        };
        let right = all().find(|one| one.role == Some(*role));
        let read = right.or_else(|| all().next());
        let is_there = read.is_some_and(|one| one.role == Some(*role));
        // Who is not read is typed in full.
        let affiliations = read.map_or(&[][..], |one| &one.affiliations);
        let (functions, organisations) = (
            differs(person, affiliations, Part::Function, names),
            differs(person, affiliations, Part::Organisation, names),
        );
        let is_bench = *role != Role::DebateLeader;
        if is_there && !(is_bench && (functions || organisations)) {
            continue;
        }
        let name = read.map_or(person.name.as_str(), |one| one.name.as_str());
        // Where more or fewer were read than there are, all are said.
        let required = person
            .affiliations
            .iter()
            .filter(|one| !one.optional)
            .count();
        let is_all = affiliations.len() != required;
        let given = |is_wrong: bool, part: Part| {
            let is_given = is_bench && (is_wrong || (is_all && (functions || organisations)));
            if is_given {
                said(person, part)
            } else {
                Vec::new()
            }
        };
        let (functions, organisations) = (
            given(functions, Part::Function),
            given(organisations, Part::Organisation),
        );
        return asked(name, Seat::At(*role), &functions, &organisations);
    }
    let is_wanted = |one: &PersonReview| {
        wanted
            .iter()
            .any(|(_, person)| is_called(person, &one.name))
    };
    let others = gold.others("debate_leader");
    let mut placed = review.people.iter().filter(|one| one.role.is_some());
    let wrong = placed
        .find(|one| !is_wanted(one) && !others.iter().any(|other| same_name(other, &one.name)));
    wrong.and_then(|one| asked(&one.name, Seat::Nowhere, &[], &[]))
}

pub(super) fn is_called(person: &Person, name: &str) -> bool {
    person.names().any(|own| same_name(own, name))
}

#[derive(Clone, Copy)]
enum Part {
    Function,
    Organisation,
}

impl Part {
    fn of(self, office: &Office) -> Option<&str> {
        match self {
            Part::Function => office.function.as_deref(),
            Part::Organisation => office.organisation.as_deref(),
        }
    }
}

/// All of a part as they are right; an empty one says that there is none.
fn said(person: &Person, part: Part) -> Vec<String> {
    let required = person.affiliations.iter().filter(|one| !one.optional);
    let mut all: Vec<String> = required
        .map(|one| part.of(one).unwrap_or_default().to_owned())
        .collect();
    if all.is_empty() {
        all.push(String::new());
    }
    all
}

/// Says whether what was read of a person has something that is wrong or lacks something that is right.
fn differs(
    person: &Person,
    read: &[reuring::review::AffiliationReview],
    part: Part,
    names: &KnownNames<'_>,
) -> bool {
    let of = |one: &reuring::review::AffiliationReview| match part {
        Part::Function => one.function.clone(),
        Part::Organisation => one.organisation.clone(),
    };
    let read: Vec<String> = read.iter().filter_map(of).collect();
    let same = |one: &str, other: &str| match part {
        Part::Function => same_function(one, other),
        // A name typed in another spelling is the known one.
        Part::Organisation => {
            same_organisation(one, other) || names.organisation(one) == names.organisation(other)
        }
    };
    let accepts = |office: &Office, value: &str| {
        let all = std::iter::once(office).chain(&office.accept);
        all.filter_map(|one| part.of(one))
            .any(|one| same(one, value))
    };
    let is_extra = |value: &String| {
        !person
            .affiliations
            .iter()
            .any(|office| accepts(office, value))
    };
    let required: Vec<&Office> = person
        .affiliations
        .iter()
        .filter(|one| !one.optional && part.of(one).is_some())
        .collect();
    let is_missing = |office: &&Office| !read.iter().any(|value| accepts(office, value));
    let is_different = read.iter().any(is_extra) || required.iter().any(is_missing);
    // One text for two functions counts as both.
    let words = |all: Vec<&str>| -> Vec<String> {
        all.iter().flat_map(|one| function_words(one)).collect()
    };
    let main = words(required.iter().filter_map(|one| part.of(one)).collect());
    let own = words(read.iter().map(String::as_str).collect());
    let is_whole =
        matches!(part, Part::Function) && !read.is_empty() && overlap(&main, &own) >= 0.85;
    is_different && !is_whole
}
