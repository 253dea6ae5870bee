//! The time zones of a calendar: what the clock said in the Netherlands. No table of zones comes along: those that
//! share its clock are known by name, others by what the file says of them.

use std::collections::HashMap;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::line::Line;
use crate::ingest::source::moment;

/// Zones with the same clock, as the world's table and Microsoft's programs call them.
const SAME_CLOCK: &[&str] = &[
    "amsterdam",
    "brussels",
    "berlin",
    "paris",
    "luxembourg",
    "copenhagen",
    "vienna",
    "zurich",
    "rome",
    "madrid",
    "stockholm",
    "oslo",
    "prague",
    "warsaw",
    "budapest",
    "w. europe",
    "west-europa",
    "romance standard",
    "romance (standaard",
    "central europe",
    "cet",
    "gmt +0100",
    "gmt+01",
    "utc+01",
];

/// Zones of the clock of Greenwich without summer time.
const UNIVERSAL: &[&str] = &[
    "utc",
    "etc/utc",
    "gmt",
    "etc/gmt",
    "z",
    "coordinated universal time",
];

/// The zones that a file says something of.
#[derive(Debug, Default)]
pub(super) struct Zones {
    known: HashMap<String, Zone>,
}

/// A zone with its two halves of the year.
#[derive(Debug, Default)]
struct Zone {
    standard: Option<Half>,
    summer: Option<Half>,
}

#[derive(Debug, Default, Clone)]
struct Half {
    /// Hours and minutes ahead of Greenwich, as POSIX writes them: behind it is positive.
    offset: Option<String>,
    /// When it begins, as POSIX writes it.
    rule: Option<String>,
    hour: u8,
}

impl Zones {
    /// Reads what a calendar says of its zones.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut zones = Zones::default();
        let mut name: Option<String> = None;
        let mut half: Option<(bool, Half)> = None;
        for line in lines {
            let value = line.value.trim();
            match (line.name.as_str(), value.to_ascii_uppercase().as_str()) {
                ("BEGIN", "VTIMEZONE") => name = None,
                ("BEGIN", kind @ ("STANDARD" | "DAYLIGHT")) => {
                    half = Some((kind == "DAYLIGHT", Half::default()));
                }
                ("END", "STANDARD" | "DAYLIGHT") => {
                    if let (Some(name), Some((is_summer, half))) = (&name, half.take()) {
                        zones.add(name, is_summer, half);
                    }
                }
                ("TZID", _) if half.is_none() => name = Some(value.to_owned()),
                (name, _) => {
                    if let Some((_, half)) = &mut half {
                        half.read(name, value);
                    }
                }
            }
        }
        zones
    }

    /// The rule that a file gives last for half a year is that of today.
    fn add(&mut self, name: &str, is_summer: bool, half: Half) {
        let zone = self.known.entry(name.to_owned()).or_default();
        if is_summer {
            zone.summer = Some(half);
        } else {
            zone.standard = Some(half);
        }
    }

    /// Returns what the clock said in the Netherlands, or nothing for a zone that is not known.
    pub(super) fn in_dutch_time(&self, at: DateTime, zone: &str) -> Option<DateTime> {
        let folded = zone.to_lowercase();
        if SAME_CLOCK.iter().any(|name| folded.contains(name)) {
            return Some(at);
        }
        let there = if UNIVERSAL.contains(&folded.as_str()) {
            TimeZone::UTC
        } else {
            self.known.get(zone)?.zone()?
        };
        let moment = at.to_zoned(there).ok()?.timestamp();
        Some(moment::in_dutch_time(moment))
    }
}

impl Zone {
    fn zone(&self) -> Option<TimeZone> {
        let half = self.standard.as_ref().or(self.summer.as_ref())?;
        let standard = format!("<S>{}", half.offset.as_ref()?);
        let posix = match (&self.standard, &self.summer) {
            (Some(standard_half), Some(summer)) => match (&standard_half.rule, &summer.rule) {
                (Some(end), Some(begin)) => {
                    let offset = summer.offset.as_ref()?;
                    format!(
                        "{standard}<D>{offset},{begin}/{},{end}/{}",
                        summer.hour, standard_half.hour
                    )
                }
                _ => standard,
            },
            _ => standard,
        };
        let posix = posix.replace("<S>", "<STD>").replace("<D>", "<DST>");
        TimeZone::posix(&posix).ok()
    }
}

impl Half {
    fn read(&mut self, name: &str, value: &str) {
        match name {
            "TZOFFSETTO" => self.offset = offset(value),
            "DTSTART" => {
                let hour = value
                    .split_once('T')
                    .and_then(|(_, time)| time.get(..2)?.parse().ok());
                self.hour = hour.unwrap_or(0);
            }
            "RRULE" => self.rule = rule(value),
            _ => {}
        }
    }
}

/// `-0500` is five hours behind, which POSIX writes `5:00`.
fn offset(value: &str) -> Option<String> {
    let (sign, digits) = match value.strip_prefix('-') {
        Some(digits) => ("", digits),
        None => ("-", value.strip_prefix('+').unwrap_or(value)),
    };
    let (hours, rest) = digits.split_at_checked(2)?;
    Some(format!(
        "{sign}{}:{}",
        hours.parse::<u8>().ok()?,
        rest.get(..2)?
    ))
}

/// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` is the last Sunday of March, which POSIX writes `M3.5.0`.
fn rule(value: &str) -> Option<String> {
    let part = |name: &str| {
        let mut parts = value.split(';').filter_map(|part| part.split_once('='));
        parts
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    };
    let month: u8 = part("BYMONTH")?.parse().ok()?;
    let by_day = part("BYDAY")?;
    let (week, day) = by_day.split_at_checked(by_day.len().checked_sub(2)?)?;
    let days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    let day = days
        .iter()
        .position(|known| known.eq_ignore_ascii_case(day))?;
    let week: i8 = week.parse().ok()?;
    let week = if week < 0 { 5 } else { week };
    (1..=5)
        .contains(&week)
        .then(|| format!("M{month}.{week}.{day}"))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn a_moment_elsewhere_is_one_in_the_netherlands() {
        let file = "BEGIN:VTIMEZONE\nTZID:Eigen\nBEGIN:DAYLIGHT\nTZOFFSETTO:-0400\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\nBEGIN:STANDARD\nTZOFFSETTO:-0500\nDTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\nEND:VTIMEZONE";
        let zones = Zones::of(&lines(file));
        for (at, zone, expected) in [
            (
                "2022-05-03T20:00:00",
                "Europe/Amsterdam",
                Some("2022-05-03T20:00:00"),
            ),
            (
                "2022-05-03T20:00:00",
                "W. Europe Standard Time",
                Some("2022-05-03T20:00:00"),
            ),
            ("2022-05-03T18:00:00", "UTC", Some("2022-05-03T20:00:00")),
            ("2022-05-03T14:00:00", "Eigen", Some("2022-05-03T20:00:00")),
            ("2022-01-11T14:00:00", "Eigen", Some("2022-01-11T20:00:00")),
            ("2022-01-11T14:00:00", "Mars/Olympus", None),
        ] {
            let found = zones.in_dutch_time(at.parse().expect("a moment"), zone);
            assert_eq!(
                found.map(|at| at.to_string()).as_deref(),
                expected,
                "{at} {zone}"
            );
        }
    }
}
