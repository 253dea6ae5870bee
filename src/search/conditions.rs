//! Conditions that are no words: numbers, days, what is known, states, lists, sources.

use jiff::civil::Date;

use super::{KnownPart, Meaning, QueryTerm, State, Turn};
use crate::archive::StoredEdition;
use crate::calendar::Period;
use crate::catalogue::{Catalogue, EditionSet};
use crate::edition::{DocumentKind, Series, Status};
use crate::ingest::merge::CHECKED;
use crate::text::fold;

/// Returns the editions that meet a condition that asks for no words.
pub(super) fn meeting(term: &QueryTerm, catalogue: &Catalogue) -> EditionSet {
    let size = catalogue.all().len();
    match term.meaning {
        Meaning::Is(State::Unsure) => catalogue.unsure().clone(),
        Meaning::Marked => {
            let mut set = EditionSet::none(size);
            let ids = term
                .words
                .iter()
                .filter_map(|handle| catalogue.by_handle(handle));
            ids.filter_map(|id| catalogue.place(id))
                .for_each(|place| set.insert(place));
            set
        }
        Meaning::Turn(turn) => of_turn(turn, catalogue),
        Meaning::Nothing => EditionSet::none(size),
        _ => EditionSet::of(size, |place| {
            catalogue
                .at(place)
                .is_some_and(|edition| meets(term, edition))
        }),
    }
}

fn meets(term: &QueryTerm, edition: &StoredEdition) -> bool {
    let row = &edition.row;
    match term.meaning {
        Meaning::Words | Meaning::Marked | Meaning::Turn(_) | Meaning::Nothing => false,
        Meaning::Edition(series, number) => row.number == Some(number) && is_in(series, edition),
        Meaning::Number(number) => row.number == Some(number),
        Meaning::Numbers(first, last) => row.number.is_some_and(|number| {
            first.is_none_or(|first| first <= number) && last.is_none_or(|last| number <= last)
        }),
        Meaning::Period(period) => days(edition).any(|day| lies_in(day, period)),
        Meaning::Days(first, last) => days(edition).any(|day| is_between(day, first, last)),
        Meaning::Has(part) => has(part, edition),
        Meaning::Is(state) => is_in(state, edition),
        Meaning::Source => {
            let part = term.words.join(" ");
            let urls = edition
                .edition
                .documents
                .iter()
                .filter_map(|one| one.url.as_deref());
            let origins = edition.documents.iter().flat_map(|one| &one.origins);
            let sources = edition.edition.sources.iter().chain(origins);
            let mut places = urls.chain(sources.map(String::as_str));
            places.any(|place| is_at(&fold(place), &part, term.is_whole))
        }
    }
}

/// Says whether a place holds a part of an address; the whole of a pasted one ends where the place does.
fn is_at(place: &str, part: &str, is_whole: bool) -> bool {
    let Some((before, behind)) = place.split_once(part) else {
        return false;
    };
    let is_end = matches!(behind.trim_end_matches('/'), "") || behind.starts_with(['?', '#']);
    !is_whole || (is_end && (before.is_empty() || before.ends_with(['/', '.'])))
}

/// The first, latest or next edition by its day; one that was called off has no turn.
fn of_turn(turn: Turn, catalogue: &Catalogue) -> EditionSet {
    let size = catalogue.all().len();
    let rows = catalogue.editions().iter().enumerate();
    let dated = rows.filter_map(|(place, one)| {
        let is_off = one.row.status == Status::Cancelled;
        one.row.date.filter(|_| !is_off).map(|day| (day, place))
    });
    let chosen = match turn {
        Turn::First => dated.min(),
        Turn::Latest(today) => dated
            .filter(|(day, _)| *day <= today)
            .max_by_key(|(day, _)| *day),
        Turn::Next(today) => dated.filter(|(day, _)| *day > today).min(),
    };
    EditionSet::of(size, |place| chosen.is_some_and(|(_, one)| one == place))
}

fn days(edition: &StoredEdition) -> impl Iterator<Item = Date> + '_ {
    let record = &edition.edition;
    record.date.iter().chain(&record.other_dates).copied()
}

fn is_between(day: Date, first: Option<Date>, last: Option<Date>) -> bool {
    first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
}

fn lies_in(date: Date, period: Period) -> bool {
    match period {
        Period::Days(first, last) => is_between(date, Some(first), Some(last)),
        Period::EveryYear { month, day } => date.month() == month && date.day() == day,
        Period::EveryMonth { month } => date.month() == month,
    }
}

fn has(part: KnownPart, edition: &StoredEdition) -> bool {
    let record = &edition.edition;
    let has_document = |kind| record.documents.iter().any(|one| one.kind == kind);
    match part {
        KnownPart::Number => record.number.is_some(),
        KnownPart::Title => record.title.is_some(),
        KnownPart::Date => record.date.is_some(),
        KnownPart::Venue => record.venue.is_some(),
        KnownPart::Guests => !record.guests.is_empty(),
        KnownPart::Hosts => !record.hosts.is_empty(),
        KnownPart::Leader => record.debate_leader.is_some(),
        KnownPart::Partners => !record.partners.is_empty(),
        KnownPart::Themes => !record.topics.is_empty(),
        KnownPart::Music => record.music.is_some(),
        KnownPart::Attendance => record.attendance.is_some(),
        KnownPart::Links => !record.links.is_empty(),
        KnownPart::Report => has_document(DocumentKind::Report),
        KnownPart::Announcement => has_document(DocumentKind::Announcement),
    }
}

fn is_in(state: State, edition: &StoredEdition) -> bool {
    let row = &edition.row;
    match state {
        State::Held => row.status == Status::Held,
        State::Announced => row.status == Status::Announced,
        State::Cancelled => row.status == Status::Cancelled,
        State::Cafe => row.series == Series::Cafe,
        State::Online => row.series == Series::Online,
        State::Unsure => false,
        State::Edited => edition
            .documents
            .iter()
            .any(|one| one.corrections.iter().any(|one| one.field != CHECKED)),
        State::Checked => edition.edition.checked.is_some(),
        State::News => row.id.is_news(),
    }
}
