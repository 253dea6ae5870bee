//! What is said beside an answer once it is known: a name of which nobody is here, a day, number or turn without an
//! edition, a month that is a name too, a value that no edition has.
//!
//! Beside lookups nothing is done where something was found: the rest looks at names one by one.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::query::Note;
use super::{
    Field, Meaning, NoteKind, Query, QueryTerm, Searcher, State, Turn, conditions, resolve,
};
use crate::archive::Row;
use crate::calendar::Period;
use crate::catalogue::{FactKind, FactKinds, NameKind};
use crate::gazetteer::Gazetteer;
use crate::text::{distance, fold};

/// A longer span without an edition is no day that somebody remembers wrongly.
const DAYS: i32 = 31;

/// So many values are offered for one that is not known.
const OFFERED: usize = 3;

const PEOPLE: FactKinds = FactKinds::of(&[FactKind::Guest, FactKind::Host, FactKind::DebateLeader]);

impl Searcher {
    /// Returns what is to be said beside an answer of so many editions.
    pub(super) fn remarks(&self, query: &Query, count: usize) -> Vec<Note> {
        let mut notes: Vec<Note> = self.nobody_here(query, count).into_iter().collect();
        for term in query.terms.iter().filter(|term| !term.is_negated) {
            notes.extend(self.about_time(term));
        }
        notes.extend(self.no_number(query));
        if count == 0 && notes.is_empty() {
            notes.extend(self.no_such_value(query));
        }
        notes
    }

    /// An organisation that is known by name and stands in no edition. Where something was found, only one written as
    /// it is written: `eur` may begin a word.
    fn nobody_here(&self, query: &Query, count: usize) -> Option<Note> {
        let whole = query.read().trim_end();
        let start = whole.len() - whole.trim_start().len();
        if let Some(name) = self.absent(whole.trim_start(), count > 0) {
            return Some(Note::new(start..whole.len(), NoteKind::NobodyHere { name }));
        }
        let fields = [
            None,
            Some(Field::Organisation),
            Some(Field::Partner),
            Some(Field::Guest),
            Some(Field::Person),
        ];
        let chips = query
            .chips
            .iter()
            .filter(|chip| count == 0 && fields.contains(&chip.field));
        let mut absent =
            chips.filter_map(|chip| Some((chip.range.clone(), self.absent(&chip.value, false)?)));
        let (range, name) = absent.next()?;
        Some(Note::new(range, NoteKind::NobodyHere { name }))
    }

    /// The whole name of a known organisation that stands in no edition.
    fn absent(&self, typed: &str, is_as_written: bool) -> Option<String> {
        let known = Gazetteer::bundled().organisation(typed)?;
        let names: Vec<&str> = std::iter::once(known.name.as_str())
            .chain(known.aliases())
            .collect();
        let is_here = |name: &str| {
            self.catalogue
                .names(NameKind::Organisation)
                .get(name)
                .is_some()
        };
        let is_written = !is_as_written || names.contains(&typed);
        (is_written && !names.into_iter().any(is_here)).then(|| known.name.clone())
    }

    fn about_time(&self, term: &QueryTerm) -> Option<Note> {
        let note = |kind| Some(Note::new(term.range.clone(), kind));
        match term.meaning {
            Meaning::Period(Period::EveryMonth { .. }) if term.field.is_none() => {
                let index = self.catalogue.words();
                let word = index.words().find(term.words.first()?)?;
                let is_name = index
                    .postings(word..word + 1)
                    .iter()
                    .any(|posting| posting.kinds.meet(PEOPLE));
                is_name.then(|| Note::new(term.range.clone(), NoteKind::MonthOrName))
            }
            Meaning::Period(Period::Days(first, last)) if (last - first).get_days() < DAYS => {
                if !conditions::meeting(term, &self.catalogue).is_empty() {
                    return None;
                }
                let (row, day) = self.nearest(first)?;
                note(NoteKind::NoDay {
                    name: short(row),
                    day,
                })
            }
            Meaning::Turn(Turn::Next(today))
                if conditions::meeting(term, &self.catalogue).is_empty() =>
            {
                let rows = self.rows();
                let dated =
                    rows.filter_map(|row| Some((row, row.date.filter(|day| *day <= today)?)));
                let (row, day) = dated.max_by_key(|(_, day)| *day)?;
                note(NoteKind::NoTurn {
                    name: short(row),
                    day,
                })
            }
            _ => None,
        }
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.catalogue.editions().iter().map(|one| &one.row)
    }

    /// The edition of the day that has day and month the other way round, else the one nearest to the day.
    fn nearest(&self, wanted: Date) -> Option<(&Row, Date)> {
        let turned = Date::new(wanted.year(), wanted.day(), wanted.month()).ok();
        let far = |day: Date| (Some(day) != turned, (day - wanted).get_days().abs());
        let dated = self.rows().filter_map(|row| Some((row, row.date?)));
        dated.min_by_key(|(_, day)| far(*day))
    }

    fn no_number(&self, query: &Query) -> Option<Note> {
        let (series, number) = query.number()?;
        let term = query
            .terms
            .first()
            .filter(|_| resolve::numbered(&self.catalogue, series, number).is_empty())?;
        let span = self.numbers_of(series)?;
        Some(Note::new(term.range.clone(), NoteKind::NoNumber { span }))
    }

    /// The first and the last number of a series; of the cafés where none is named.
    fn numbers_of(&self, series: Option<State>) -> Option<String> {
        let key = if series == Some(State::Online) {
            "online"
        } else {
            "cafe"
        };
        let rows = self.rows().filter(|row| row.series.key() == key);
        let all: Vec<u32> = rows.filter_map(|row| row.number).collect();
        Some(format!("#{}–#{}", all.iter().min()?, all.iter().max()?))
    }

    /// The first condition on a field that nothing is called by, with what is nearest.
    fn no_such_value(&self, query: &Query) -> Option<Note> {
        query
            .chips
            .iter()
            .filter(|chip| !chip.is_negated)
            .find_map(|chip| {
                let kind = kind_of(chip.field?)?;
                let typed = query.typed.get(chip.range.clone())?;
                let is_alone = chip.range.start == 0 && query.chips.len() == 1;
                if !is_alone && !self.matching(&self.parse(&format!("{typed} "))).is_empty() {
                    return None;
                }
                let nearest = self.nearest_values(kind, &fold(&chip.value)).join(", ");
                (!nearest.is_empty())
                    .then(|| Note::new(chip.range.clone(), NoteKind::NoSuchValue { nearest }))
            })
    }

    /// The names that are spelled most like it or begin like it, else those of most editions.
    fn nearest_values(&self, kind: NameKind, typed: &str) -> Vec<String> {
        let start: String = typed.chars().take(3).collect();
        let mut names: Vec<_> = self
            .catalogue
            .names(kind)
            .entries()
            .iter()
            .map(|entry| {
                let folded = fold(&entry.name);
                let far = distance(folded.as_bytes(), typed.as_bytes(), 2).unwrap_or(usize::MAX);
                let begins = folded.split(' ').any(|word| word.starts_with(&start));
                ((far, !begins, Reverse(entry.editions.len())), &entry.name)
            })
            .collect();
        names.sort();
        names
            .into_iter()
            .take(OFFERED)
            .map(|(_, name)| name.clone())
            .collect()
    }
}

fn kind_of(field: Field) -> Option<NameKind> {
    match field {
        Field::Guest | Field::Person | Field::Host | Field::Leader => Some(NameKind::Person),
        Field::Organisation | Field::Partner => Some(NameKind::Organisation),
        Field::Theme => Some(NameKind::Theme),
        _ => None,
    }
}

/// An edition as people name it.
fn short(row: &Row) -> String {
    let number = row.number.filter(|_| row.series.key() == "cafe");
    number.map_or_else(|| row.key.to_string(), |number| format!("#{number}"))
}
