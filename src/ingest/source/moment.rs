//! Moments of publication as machines write them → the day it was in the Netherlands.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::calendar;
use crate::text::fold;

/// Dutch time since 1996, as a POSIX time zone: an hour ahead, two in summer. The association began in 2006.
const DUTCH_TIME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// Reads `2023-11-06T15:45:00+01:00`, `2014-06-16T22:37:01+0200`, `2023-11-06 15:45`, `2023-11-06`, `20231106`,
/// `Mon, 06 Nov 2023 14:45:00 GMT`, `6 november 2023` and `06-11-2023`.
///
/// A moment without an offset is taken for Dutch time. Nothing is returned for what is no moment, and for the
/// zeros that WordPress writes where it has none.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = text.parse::<Timestamp>().ok().map(dutch_day);
    let day = iso
        .or_else(|| with_plain_offset(text))
        .or_else(|| text.parse::<DateTime>().ok().map(DateTime::date))
        .or_else(|| text.parse::<Date>().ok())
        .or_else(|| {
            jiff::fmt::rfc2822::parse(text)
                .ok()
                .map(|moment| dutch_day(moment.timestamp()))
        })
        .or_else(|| written_out(text))?;
    (day.year() >= 1990).then_some(day)
}

/// `2014-06-16 22:37:01 +0200`.
fn with_plain_offset(text: &str) -> Option<Date> {
    let moment = text.replacen(' ', "T", 1).replace(' ', "");
    let split = moment.len().checked_sub(5)?;
    let (moment, offset) = moment.split_at_checked(split)?;
    let is_offset = offset.starts_with(['+', '-']) && moment.contains('T');
    let (hours, minutes) = offset.split_at_checked(3)?;
    let moment = format!("{moment}{hours}:{minutes}");
    is_offset
        .then(|| moment.parse().ok().map(dutch_day))
        .flatten()
}

/// `maandag 6 november 2023`, `6 Nov 2023 14:45`, `06-11-2023`, `6/11/2023`.
fn written_out(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '.'))
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(3).find_map(|three| {
        let [day, month, year] = three else {
            return None;
        };
        let month = month
            .parse()
            .ok()
            .or_else(|| calendar::month(&fold(month)))?;
        let year = year.parse().ok().filter(|year| *year >= 1990)?;
        Date::new(year, month, day.parse().ok()?).ok()
    })
}

/// Returns the day that a moment falls on in the Netherlands.
pub(super) fn dutch_day(moment: Timestamp) -> Date {
    in_dutch_time(moment).date()
}

/// Returns what the clock says at a moment in the Netherlands.
pub(super) fn in_dutch_time(moment: Timestamp) -> DateTime {
    let zone = TimeZone::posix(DUTCH_TIME).unwrap_or(TimeZone::UTC);
    moment.to_zoned(zone).datetime()
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
            ("2014-06-16T22:37:01+0200", Some("2014-06-16")),
            ("2014-06-16 21:37:01 +0200", Some("2014-06-16")),
            ("2023-11-06T14:45", Some("2023-11-06")),
            ("20231106", Some("2023-11-06")),
            ("Mon, 06 Nov 2023 14:45:00 GMT", Some("2023-11-06")),
            ("6 Nov 2023 14:45 +0000", Some("2023-11-06")),
            ("maandag 6 november 2023", Some("2023-11-06")),
            ("06-11-2023", Some("2023-11-06")),
            ("6/11/2023 14:45", Some("2023-11-06")),
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
