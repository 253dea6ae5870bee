//! Headings: kind of text, series and number, title, subtitle and day, divided by `|`.

use super::passage::Passage;
use super::pattern::Pattern;
use super::series::names_series;

static KIND: Pattern = Pattern::new(
    r"(?i)^(?:(?:verslag|terugkijken|aankondiging|uitnodiging|vooraankondiging|save\s+the\s+date|terugblik|livestream|impressie|samenvatting|geannuleerd|afgelast|uitgesteld|video|foto’?'?s|online|hybride|nieuws|evenement|agenda)(?:\s+(?:en|&)\s+(?:terugkijken|foto’?'?s|video|verslag|livestream))?\s*[:–-]?\s*)+",
);
static SERIES: Pattern = Pattern::new(
    r"(?i)^(?:(?:van|voor)\s+)?(?:het\s+|de\s+)?(?:\d{1,3}(?:ste|de|e)\s+)?(?:online\s+|hybride\s+)?Reuring[!\s-]{0,3}(?:Caf(?:é|e\x{301}?)|Online)(?:\s*(?:#|nr\.?|nummer|no\.)\s*\d{1,3}\b|\s+\d{1,3}(?:\s*$|\s*[:–]))?\s*[:–-]?\s*",
);
static DAY_LAST: Pattern = Pattern::new(
    r"(?i)[\s,;:(–-]*(?:\b(?:op|van)\s+)?(?:\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:middag|avond|ochtend)?,?\s+)?\b\d{1,2}(?:\s*(?:en|&|t/m|–|-)\s*\d{1,2})?\s+(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?:\s+(?:19|20)\d\d)?\)?\s*$|[\s,;:(–-]*\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\)?\s*$",
);
static DAY_FIRST: Pattern = Pattern::new(
    r"(?i)^(?:op\s+)?(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:middag|avond|ochtend)?,?\s+)?\d{1,2}\s+(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?:\s+(?:19|20)\d\d)?\s*[:–-]\s*",
);
static ORGANISER: Pattern = Pattern::new(
    r"(?i)^(?:bureau\s+)?(?:VOM|vereniging\s+voor\s+overheidsmanagement|platform\s*O|nieuws|agenda|evenementen?|verslag|online|livestream|hybride|de\s+glazen\s+zaal|den\s+haag)$",
);
static LEFTOVER: Pattern = Pattern::new(r"^(?:over|met|in|bij|op|van|en|door|te)\s");

/// What a heading says, as passages of it.
#[derive(Debug, Default)]
pub(super) struct Heading<'a> {
    /// The title.
    pub title: Option<Passage<'a>>,
    /// The part behind the title.
    pub subtitle: Option<Passage<'a>>,
}

/// Reads a heading.
pub(super) fn read<'a>(heading: &Passage<'a>) -> Heading<'a> {
    let mut parts = parts(heading)
        .into_iter()
        .filter_map(|part| title_in(&part));
    Heading {
        title: parts.next(),
        subtitle: parts.next(),
    }
}

fn parts<'a>(heading: &Passage<'a>) -> Vec<Passage<'a>> {
    let mut start = 0;
    let mut found = Vec::new();
    for (at, _) in heading.text.match_indices('|') {
        found.push(heading.sub(start..at).trim());
        start = at + 1;
    }
    found.push(heading.from(start).trim());
    found
}

/// Returns what is left of a part without kind, series, number and day.
fn title_in<'a>(part: &Passage<'a>) -> Option<Passage<'a>> {
    let named = names_series(part);
    let kind = KIND.find(part).map_or(0, |range| range.end);
    let behind_kind = part.from(kind);
    // "Terugblik" can begin a title; before the series or alone it is the kind of text.
    let is_alone = without_day(&behind_kind).text.is_empty();
    let is_kind = kind > 0 && (is_alone || SERIES.is_in(behind_kind));
    let rest = if is_kind { behind_kind } else { *part };
    let series = SERIES.find(rest).map_or(0, |range| range.end);
    let rest = without_day(&rest.from(series));
    let rest = rest.until(without_ellipsis(rest.text).len()).trim();
    let is_scrap = rest.text.chars().filter(|c| c.is_alphabetic()).count() < 3;
    let is_leftover = named && LEFTOVER.is_in(rest);
    (!is_scrap && !is_leftover && !ORGANISER.is_in(rest)).then_some(rest)
}

fn without_day<'a>(part: &Passage<'a>) -> Passage<'a> {
    let end = DAY_LAST
        .find(part)
        .map_or(part.text.len(), |range| range.start);
    let rest = part.until(end);
    let start = DAY_FIRST.find(rest).map_or(0, |range| range.end);
    rest.from(start).trim()
}

/// Returns the title without the marks that say it was cut short.
pub(super) fn without_ellipsis(title: &str) -> &str {
    let title = title.trim_end();
    let cut = title.trim_end_matches('…');
    let cut = if cut.ends_with("...") {
        cut.trim_end_matches('.')
    } else {
        cut
    };
    cut.trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Part;

    #[test]
    fn the_title_is_what_is_left_of_a_heading() {
        for (heading, title) in [
            (
                "Verslag Reuring!Café #55 | Dijken in nood | 3 mei",
                Some("Dijken in nood"),
            ),
            (
                "Aankondiging Reuring!Café #55 |Dijken; of toch niet?! | dinsdag 3 mei 2022",
                Some("Dijken; of toch niet?!"),
            ),
            (
                "Reuring!Online #5 | Verslag en terugkijken | Dijken in nood… | 3 en 10 mei",
                Some("Dijken in nood"),
            ),
            (
                "Dijken in nood: de ‘Deal’...",
                Some("Dijken in nood: de ‘Deal’"),
            ),
            ("Reuring!Café: dijken in nood", Some("dijken in nood")),
            (
                "Reuringcafé op 3 mei: dijken in nood",
                Some("dijken in nood"),
            ),
            ("Uitnodiging Reuring!Café maandag 3 mei 2022", None),
            ("Reuring!Café over dijken", None),
            ("Terugblik op de dijken", Some("Terugblik op de dijken")),
            ("Bureau VOM | Dijken in nood", Some("Dijken in nood")),
            (
                "Reuring!Café – Dijken in nood – 3 mei 2022",
                Some("Dijken in nood"),
            ),
        ] {
            let found = read(&Passage::whole(Part::Heading, heading))
                .title
                .map(|title| title.text);
            assert_eq!(found, title, "{heading}");
        }
    }
}
