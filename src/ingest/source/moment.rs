//! Moments of publication as machines write them → the day it was in the Netherlands.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Dutch time since 1996, as a POSIX time zone: an hour ahead, two in summer. The association began in 2006.
const DUTCH_TIME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// Reads `2023-11-06T15:45:00+01:00`, `2023-11-06 15:45:00`, `2023-11-06` and `Mon, 06 Nov 2023 14:45:00 +0000`.
///
/// A moment without an offset is taken for Dutch time. Nothing is returned for what is no moment, and for the
/// zeros that WordPress writes where it has none.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text
        .parse::<Timestamp>()
        .ok()
        .map(dutch_day)
        .or_else(|| text.parse::<DateTime>().ok().map(DateTime::date))
        .or_else(|| text.parse::<Date>().ok())
        .or_else(|| {
            jiff::fmt::rfc2822::parse(text)
                .ok()
                .map(|moment| dutch_day(moment.timestamp()))
        })?;
    (day.year() >= 1990).then_some(day)
}

/// Returns the day that a moment falls on in the Netherlands.
pub(super) fn dutch_day(moment: Timestamp) -> Date {
    let zone = TimeZone::posix(DUTCH_TIME).unwrap_or(TimeZone::UTC);
    moment.to_zoned(zone).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_in_the_netherlands() {
        for (text, expected) in [
            ("2023-11-06T15:45:00+01:00", Some("2023-11-06")),
            ("2023-11-06T14:45:00", Some("2023-11-06")),
            ("2023-11-06 23:45:00", Some("2023-11-06")),
            ("2023-11-06", Some("2023-11-06")),
            ("Mon, 06 Nov 2023 14:45:00 +0000", Some("2023-11-06")),
            // Half past midnight in winter and in summer.
            ("Mon, 06 Nov 2023 23:30:00 +0000", Some("2023-11-07")),
            ("2023-07-01T22:30:00Z", Some("2023-07-02")),
            ("0000-00-00 00:00:00", None),
            ("-0001-11-30 00:00:00", None),
            ("morgen", None),
        ] {
            assert_eq!(
                day(text).map(|day| day.to_string()).as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
