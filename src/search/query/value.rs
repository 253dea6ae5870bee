//! Values that are no words: numbers, dates, ranges of both, keywords.

use jiff::civil::Date;

use crate::calendar::Period;
use crate::text::fold;

use super::Field;
use super::number::number;
use super::state::{self, State};
use super::time::{self, Turn};

/// What may be known of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KnownPart {
    /// A number.
    Number,
    /// A title.
    Title,
    /// A day.
    Date,
    /// A venue.
    Venue,
    /// A guest.
    Guests,
    /// A host.
    Hosts,
    /// A debate leader.
    Leader,
    /// A partner.
    Partners,
    /// A theme.
    Themes,
    /// Who played.
    Music,
    /// How many came.
    Attendance,
    /// A recording, livestream or photos.
    Links,
    /// A report.
    Report,
    /// An announcement.
    Announcement,
}

/// What a condition asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Its words.
    Words,
    /// The edition with this number; typed bare, also the words.
    Number(u32),
    /// Numbers from the first to the last, both included; absent where the range is open.
    Numbers(Option<u32>, Option<u32>),
    /// A day in this period; typed bare, also the words.
    Period(Period),
    /// Days from the first to the last, both included; absent where the range is open.
    Days(Option<Date>, Option<Date>),
    /// This is known of it.
    Has(KnownPart),
    /// It is in this state.
    Is(State),
    /// Somebody put it on a list; its words are the handles of those that are on one.
    Marked,
    /// The edition with this number of this series; typed bare, also the words.
    Edition(State, u32),
    /// The edition whose turn it is.
    Turn(Turn),
    /// Nothing: its value is none that is known.
    Nothing,
    /// A document of it came from an address or file with the words in its name.
    Source,
}

const PARTS: [(&str, &str, KnownPart); 14] = [
    ("nummer", "number", KnownPart::Number),
    ("titel", "title", KnownPart::Title),
    ("datum", "date", KnownPart::Date),
    ("locatie", "venue", KnownPart::Venue),
    ("gasten", "guests", KnownPart::Guests),
    ("host", "hosts", KnownPart::Hosts),
    ("leider", "leader", KnownPart::Leader),
    ("partner", "partners", KnownPart::Partners),
    ("thema", "themes", KnownPart::Themes),
    ("muziek", "music", KnownPart::Music),
    ("bezoekers", "attendance", KnownPart::Attendance),
    ("opname", "links", KnownPart::Links),
    ("verslag", "report", KnownPart::Report),
    ("aankondiging", "announcement", KnownPart::Announcement),
];

/// Reads the Dutch or English name of what may be known, singular or plural.
pub(super) fn part(name: &str) -> Option<KnownPart> {
    let name = fold(name);
    let bare = name.trim_end_matches('s');
    let found = PARTS.iter().find(|(nl, en, _)| {
        let is = |known: &str| known == name || known.trim_end_matches('s') == bare;
        is(nl) || is(en) || (name == "gast" && *nl == "gasten")
    });
    found.map(|(_, _, part)| *part)
}

/// Returns the keywords a field knows, the Dutch and the English one of each.
#[must_use]
pub fn keywords(field: Field) -> Vec<(&'static str, &'static str)> {
    match field {
        Field::Has | Field::Missing => PARTS.iter().map(|(nl, en, _)| (*nl, *en)).collect(),
        Field::Is => state::names().collect(),
        Field::Sort => vec![
            ("datum", "date"),
            ("-datum", "-date"),
            ("nr", "number"),
            ("relevantie", "relevance"),
        ],
        _ => Vec::new(),
    }
}

/// Both ends of a range as typed: `a..b`, `a..`, `..b`, `>=a`, `>a`, `<=b`, `<b`.
struct Ends<'a> {
    first: Option<&'a str>,
    last: Option<&'a str>,
    is_first_in: bool,
    is_last_in: bool,
}

fn ends(value: &str) -> Option<Ends<'_>> {
    let ends = |first, last| Ends {
        first,
        last,
        is_first_in: true,
        is_last_in: true,
    };
    let some = |text| Some(text).filter(|text: &&str| !text.is_empty());
    if let Some((first, last)) = value.split_once("..") {
        // `2018..*` is how others write an open end.
        let (first, last) = (
            first.trim_end_matches('*'),
            last.trim_start_matches(['.', '*']),
        );
        return (!first.is_empty() || !last.is_empty()).then(|| ends(some(first), some(last)));
    }
    for (sign, is_first, is_in) in [
        (">=", true, true),
        (">", true, false),
        ("<=", false, true),
        ("<", false, false),
    ] {
        if let Some(rest) = value.strip_prefix(sign) {
            let rest = some(rest)?;
            let mut found = if is_first {
                ends(Some(rest), None)
            } else {
                ends(None, Some(rest))
            };
            found.is_first_in = is_in;
            found.is_last_in = is_in;
            return Some(found);
        }
    }
    None
}

/// Says whether a value has the shape of a range, so that its number or date alone is no mistake.
pub(super) fn is_range(value: &str) -> bool {
    ends(value).is_some()
}

/// Reads a range of numbers.
pub(super) fn numbers(value: &str) -> Option<Meaning> {
    let ends = ends(value)?;
    let read = |end: Option<&str>| end.map(|end| number(end).ok_or(())).transpose().ok();
    let (first, last) = (read(ends.first)?, read(ends.last)?);
    let first = if ends.is_first_in {
        first
    } else {
        first.map(|n| n.saturating_add(1))
    };
    let last = if ends.is_last_in {
        last
    } else {
        last.map(|n| n.saturating_sub(1))
    };
    Some(Meaning::Numbers(first, last))
}

/// Returns the days of a period; of one that comes every year those that began last.
pub(super) fn whole_days(period: Period, today: Option<Date>) -> Option<(Date, Date)> {
    match (period, today) {
        (Period::Days(first, last), _) => Some((first, last)),
        (period, today) => time::newest(period, today?),
    }
}

/// Reads a range of days; a month or year stands for its first or last day.
pub(super) fn days(value: &str, today: Option<Date>) -> Option<Meaning> {
    let ends = ends(value)?;
    let read = |end: Option<&str>| end.map(|end| span(end, today).ok_or(())).transpose().ok();
    let (first, last) = (read(ends.first)?, read(ends.last)?);
    let first = first.map(|(start, end)| {
        if ends.is_first_in {
            start
        } else {
            end.tomorrow().unwrap_or(end)
        }
    });
    let last = last.map(|(start, end)| {
        if ends.is_last_in {
            end
        } else {
            start.yesterday().unwrap_or(start)
        }
    });
    Some(Meaning::Days(first, last))
}

fn span(value: &str, today: Option<Date>) -> Option<(Date, Date)> {
    let parts: Vec<&str> = value.split_whitespace().collect();
    match time::period(&parts, today)? {
        (Period::Days(first, last), length) if length == parts.len() => Some((first, last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ranges_may_be_open_and_leave_their_ends_out() {
        for (typed, expected) in [
            ("90..99", Some((Some(90), Some(99)))),
            ("90..", Some((Some(90), None))),
            ("..99", Some((None, Some(99)))),
            (">=90", Some((Some(90), None))),
            (">90", Some((Some(91), None))),
            ("<=99", Some((None, Some(99)))),
            ("<99", Some((None, Some(98)))),
            ("90..*", Some((Some(90), None))),
            ("..", None),
            ("a..b", None),
            ("90", None),
        ] {
            let expected = expected.map(|(first, last)| Meaning::Numbers(first, last));
            assert_eq!(numbers(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_year_or_month_at_an_end_is_taken_whole_and_after_it_is_after_all_of_it() {
        let day = |text: &str| Some(text.parse::<Date>().expect("a date"));
        let today = Some(date(2026, 11, 21));
        for (read, expected) in [
            (
                days("2017..2019", None),
                (day("2017-01-01"), day("2019-12-31")),
            ),
            (
                days("mrt-2019..05-2019", None),
                (day("2019-03-01"), day("2019-05-31")),
            ),
            (days(">2018", None), (day("2019-01-01"), None)),
            (days("<2018", None), (None, day("2017-12-31"))),
            (days("vorig-jaar..", today), (day("2025-01-01"), None)),
        ] {
            assert_eq!(read, Some(Meaning::Days(expected.0, expected.1)));
        }
    }

    #[test]
    fn keywords_are_known_in_both_languages_and_numbers() {
        assert_eq!(part("gast"), Some(KnownPart::Guests));
        assert_eq!(part("Partners"), Some(KnownPart::Partners));
        assert_eq!(state::of_name("afgelast"), Some(State::Cancelled));
        assert_eq!(state::of_name("blauw"), None);
    }
}
