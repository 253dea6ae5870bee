//! Days told from the day of publication: "afgelopen dinsdag", "gisteravond".

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Day, note_near, weekday};
use crate::calendar::WEEKDAYS_NL;
use crate::ingest::read::candidate::{Candidate, Scope};

/// How a day is told from the day of publication.
#[derive(Debug, Clone, Copy)]
enum Told {
    Yesterday,
    Today,
    Tomorrow,
    Last,
    Next,
    Bare,
}

pub(super) fn days(
    scope: &Scope,
    published: Date,
    written: &[Candidate<Day>],
) -> Vec<Candidate<Day>> {
    let mut found = Vec::new();
    for at in scope.within.clone() {
        let Some((date, told)) = relative(scope, at, published) else {
            continue;
        };
        let tokens = at..at + 1;
        let weekday = date.weekday().to_monday_zero_offset();
        let day = Day {
            day: date.day(),
            month: date.month(),
            year: Some(date.year()),
            weekday: Some(weekday),
            is_relative: true,
        };
        let mut features = scope.around(&tokens, 5, 5);
        features.set_of("told", told as u32, 1.0);
        features.flag("relative", true);
        features.flag(
            "written as well",
            written.iter().any(|one| one.key == day.key()),
        );
        features.flag("with year", true);
        note_near(scope, &mut features, &tokens);
        found.push(Candidate {
            value: day,
            key: day.key(),
            evidence: features,
            tokens,
        });
    }
    found
}

fn relative(scope: &Scope, at: usize, published: Date) -> Option<(Date, Told)> {
    let page = scope.page;
    let low = page.low(at);
    let shifted = |days: i64, told: Told| Some((published.checked_add(days.days()).ok()?, told));
    match low {
        _ if low.starts_with("gister") => return shifted(-1, Told::Yesterday),
        "eergisteren" => return shifted(-2, Told::Yesterday),
        "vanavond" | "vanmiddag" => return shifted(0, Told::Today),
        _ if low.starts_with("vandaag") => return shifted(0, Told::Today),
        "morgenavond" | "morgenmiddag" => return shifted(1, Told::Tomorrow),
        _ => {}
    }
    let named = weekday(low)?;
    if page.word(at + 1).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let before: Vec<&str> = (scope.within.start.max(at.saturating_sub(3))..at)
        .map(|at| page.low(at))
        .collect();
    let is_before = |words: &[&str]| before.iter().any(|word| words.contains(word));
    let back = i64::from((published.weekday().to_monday_zero_offset() - named).rem_euclid(7));
    if is_before(&["afgelopen", "jongstleden", "j.l", "vorige", "verleden"]) {
        if is_before(&["week"]) && is_before(&["vorige"]) {
            let since = i64::from(published.weekday().to_monday_zero_offset() - named);
            return shifted(-since - 7, Told::Last);
        }
        return shifted(if back == 0 { -7 } else { -back }, Told::Last);
    }
    if is_before(&["aanstaande", "komende", "volgende", "a.s"]) {
        return shifted(if back == 0 { 7 } else { 7 - back }, Told::Next);
    }
    let is_named = WEEKDAYS_NL.contains(&low);
    (!is_named || is_before(&["op"]))
        .then(|| shifted(-back, Told::Bare))
        .flatten()
}
