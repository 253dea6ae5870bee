//! Numbers of a series: missing, double, and against the dates.

use std::collections::BTreeMap;

use super::{Checked, Finding, Kind, finding};
use crate::edition::{Edition, Series, Status};

/// A series by number.
type Numbered<'a> = BTreeMap<u32, Vec<&'a Edition>>;

pub(super) fn check(editions: &[Checked<'_>]) -> Vec<Finding> {
    let mut by_series: BTreeMap<&Series, Numbered<'_>> = BTreeMap::new();
    for edition in editions.iter().map(|checked| checked.edition) {
        if let Some(number) = edition.number {
            by_series
                .entry(&edition.series)
                .or_default()
                .entry(number)
                .or_default()
                .push(edition);
        }
    }
    let mut findings = Vec::new();
    for (series, numbered) in &by_series {
        findings.extend(double(numbered));
        findings.extend(missing(series, numbered));
        findings.extend(against_the_dates(numbered));
    }
    findings
}

fn double(numbered: &Numbered<'_>) -> Vec<Finding> {
    let double = numbered.values().filter(|editions| editions.len() > 1);
    double
        .map(|editions| {
            let keys: Vec<&str> = editions
                .iter()
                .map(|edition| edition.key.as_str())
                .collect();
            finding(Kind::DoubleNumber, editions[0], keys.join(", "))
        })
        .collect()
}

/// Gaps between the lowest and the highest number; what came before the lowest is not known to be missing.
fn missing(series: &Series, numbered: &Numbered<'_>) -> Vec<Finding> {
    let pairs = numbered.keys().zip(numbered.keys().skip(1));
    pairs
        .filter(|(number, next)| **next > *number + 1)
        .map(|(number, next)| {
            let (first, last) = (number + 1, next - 1);
            let gap = if first == last {
                format!("#{first}")
            } else {
                format!("{first}–{last}")
            };
            let detail = if *series == Series::Cafe {
                gap
            } else {
                format!("{} {gap}", series.name())
            };
            Finding {
                kind: Kind::MissingNumber,
                edition: None,
                detail,
                mend: "reuring add".to_owned(),
            }
        })
        .collect()
}

/// A cancelled edition keeps its planned day, which may lie after the next one's.
fn against_the_dates(numbered: &Numbered<'_>) -> Vec<Finding> {
    let dated: Vec<&Edition> = numbered
        .values()
        .flatten()
        .copied()
        .filter(|edition| edition.date.is_some() && edition.status != Status::Cancelled)
        .collect();
    let pairs = dated.iter().zip(dated.iter().skip(1));
    pairs
        .filter(|(edition, next)| edition.number < next.number && edition.date > next.date)
        .map(|(edition, next)| {
            let day = |edition: &Edition| {
                edition
                    .date
                    .map(|date| date.to_string())
                    .unwrap_or_default()
            };
            let detail = format!(
                "{} {} > {} {}",
                edition.key,
                day(edition),
                next.key,
                day(next)
            );
            finding(Kind::DateOrder, next, detail)
        })
        .collect()
}
