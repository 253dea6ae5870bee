//! How much of the series an archive holds: the numbers of the café that are there, and those that are missing.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::archive::Row;
use crate::edition::Series;
use crate::locale::Lang;

/// How much of the series is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many editions.
    pub editions: usize,
    /// The years of the first and the last of them.
    pub years: Option<(i16, i16)>,
    /// The highest number of the café.
    pub highest: Option<u32>,
    /// How many numbers below it no edition has.
    pub missing: usize,
    /// Those numbers, as spans.
    pub gaps: Vec<RangeInclusive<u32>>,
}

impl Coverage {
    /// Counts rows.
    #[must_use]
    pub fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let (mut editions, mut years, mut numbers) = (0, None, BTreeSet::new());
        for row in rows {
            editions += 1;
            if let Some(year) = row.date.map(jiff::civil::Date::year) {
                let (first, last) = years.unwrap_or((year, year));
                years = Some((year.min(first), year.max(last)));
            }
            numbers.extend(row.number.filter(|_| row.series == Series::Cafe));
        }
        Coverage {
            years,
            ..Coverage::counted(editions, &numbers)
        }
    }

    /// Counts the numbers of the café, where the years do not matter.
    #[must_use]
    pub fn counted(editions: usize, numbers: &BTreeSet<u32>) -> Self {
        let gaps = gaps(numbers);
        let length = |gap: &RangeInclusive<u32>| (gap.end() - gap.start()) as usize + 1;
        Coverage {
            editions,
            years: None,
            highest: numbers.last().copied(),
            missing: gaps.iter().map(length).sum(),
            gaps,
        }
    }

    /// Says what is missing: `van 1–132 ontbreken er 108`; `None` where no number is known.
    #[must_use]
    pub fn of_numbers(&self, lang: Lang) -> Option<String> {
        let highest = self.highest?;
        Some(match self.missing {
            0 => lang.coverage_whole(highest),
            missing => lang.coverage_missing(highest, missing),
        })
    }

    /// Says what the archive holds, for an answer of nothing: `dit archief: 30 edities, 2017–2026; van 1–132 …`
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        let years = match self.years {
            Some((first, last)) if first == last => format!(", {first}"),
            Some((first, last)) => format!(", {first}–{last}"),
            None => String::new(),
        };
        let numbers = self.of_numbers(lang);
        let numbers = numbers.map_or_else(String::new, |numbers| format!("; {numbers}"));
        lang.archive_covers(&lang.editions_counted(self.editions), &years, &numbers)
    }
}

/// The numbers from 1 on that are not there, as spans.
fn gaps(numbers: &BTreeSet<u32>) -> Vec<RangeInclusive<u32>> {
    let mut gaps = Vec::new();
    let mut next = 1;
    for number in numbers {
        if *number > next {
            gaps.push(next..=number - 1);
        }
        next = number.saturating_add(1);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_counted_from_the_first_number_to_the_highest() {
        let coverage = |numbers: &[u32]| Coverage::counted(1, &numbers.iter().copied().collect());
        let some = coverage(&[3, 5, 6]);
        assert_eq!(some.gaps, [1..=2, 4..=4]);
        assert_eq!((some.highest, some.missing), (Some(6), 3));
        let said = |numbers| coverage(numbers).of_numbers(Lang::Nl);
        assert_eq!(said(&[3, 5, 6]).as_deref(), Some("van 1–6 ontbreken er 3"));
        assert_eq!(said(&[1, 2]).as_deref(), Some("1–2 volledig"));
        assert_eq!(said(&[]), None);
    }
}
