//! Choosing one value among what several documents say, without throwing the others away.

use jiff::civil::Date;

use super::Source;
use super::settled::Settled;
use crate::edition::{Conflict, Reading};
use crate::ingest::{Claim, DateReading};
use crate::text::fold;

/// The claims of one edition's documents, the most trusted document first.
pub(super) struct Picker<'a> {
    claims: Vec<(&'a Source, &'a Claim)>,
}

impl<'a> Picker<'a> {
    pub(super) fn new(ranked: &[&'a Source]) -> Self {
        let claims = ranked.iter().flat_map(|source| {
            source
                .extract
                .facts
                .iter()
                .map(|fact| (*source, &fact.claim))
        });
        Picker {
            claims: claims.collect(),
        }
    }

    fn readings<T>(&self, value_of: impl Fn(&Claim) -> Option<T>) -> Vec<(&'a Source, T)> {
        self.claims
            .iter()
            .filter_map(|(source, claim)| Some((*source, value_of(claim)?)))
            .collect()
    }

    /// Returns the first value, leaving the others alone.
    pub(super) fn first<T>(&self, value_of: impl Fn(&Claim) -> Option<T>) -> Option<T> {
        self.claims.iter().find_map(|(_, claim)| value_of(claim))
    }

    /// Returns all different values in order of trust.
    pub(super) fn all<T: PartialEq>(&self, value_of: impl Fn(&Claim) -> Option<T>) -> Vec<T> {
        let mut values = Vec::new();
        for (_, value) in self.readings(value_of) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// Returns the first value and notes the conflict where others differ by more than spelling.
    pub(super) fn single<T: ToString>(
        &self,
        field: &str,
        conflicts: &mut Vec<Conflict>,
        value_of: impl Fn(&Claim) -> Option<T>,
    ) -> Option<T> {
        let readings = self.readings(value_of);
        note_conflict(field, &readings, |a, b| a == b, conflicts);
        readings.into_iter().next().map(|(_, value)| value)
    }

    /// Notes the conflict where values differ, and picks none.
    pub(super) fn conflict<T: ToString>(
        &self,
        field: &str,
        conflicts: &mut Vec<Conflict>,
        value_of: impl Fn(&Claim) -> Option<T>,
    ) {
        note_conflict(field, &self.readings(value_of), |a, b| a == b, conflicts);
    }

    /// Like [`Self::single`], but a value that another one contains completes it rather than contradicts it:
    /// "De Glazen Zaal" and "De Glazen Zaal, Den Haag".
    pub(super) fn most_specific(
        &self,
        field: &str,
        conflicts: &mut Vec<Conflict>,
        value_of: impl Fn(&Claim) -> Option<String>,
    ) -> Option<String> {
        let mut readings = self.readings(value_of);
        note_conflict(
            field,
            &readings,
            |a, b| a.contains(b) || b.contains(a),
            conflicts,
        );
        let first = fold(&readings.first()?.1);
        readings.retain(|(_, value)| fold(value).contains(&first));
        // `max_by_key` takes the last of equals; the most trusted comes first.
        readings
            .into_iter()
            .rev()
            .max_by_key(|(_, value)| value.len())
            .map(|(_, value)| value)
    }

    /// Returns the settled date with the conflict where documents state other days.
    pub(super) fn date(
        &self,
        settled: Option<&Settled>,
        conflicts: &mut Vec<Conflict>,
    ) -> Option<Settled> {
        let settled = settled?.clone();
        let mut readings = self.readings(|claim| match claim {
            Claim::Date(reading) => Some(stated(reading, settled.date)),
            _ => None,
        });
        // The winning day stands in front, whichever document it came from.
        readings.sort_by_key(|(_, day)| *day != settled.date.to_string());
        note_conflict("date", &readings, |a, b| a == b, conflicts);
        Some(settled)
    }
}

/// A reading without a year says nothing against a date on the same day of the year.
fn stated(reading: &DateReading, settled: Date) -> String {
    let day = reading
        .full()
        .or_else(|| Date::new(settled.year(), reading.month, reading.day).ok());
    day.unwrap_or(settled).to_string()
}

fn note_conflict<T: ToString>(
    field: &str,
    readings: &[(&Source, T)],
    agree: impl Fn(&str, &str) -> bool,
    conflicts: &mut Vec<Conflict>,
) {
    let mut different: Vec<Reading> = Vec::new();
    for (source, value) in readings {
        let value = value.to_string();
        if !different
            .iter()
            .any(|known| agree(&fold(&known.value), &fold(&value)))
        {
            different.push(Reading {
                value,
                source: source.name.clone(),
            });
        }
    }
    if different.len() > 1 {
        conflicts.push(Conflict {
            field: field.to_owned(),
            readings: different,
        });
    }
}
