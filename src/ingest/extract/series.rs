//! Which series a text is about, in the many ways the two names are spelled.

use super::passage::Passage;
use super::pattern::{Pattern, Searched};
use crate::edition::Series;

static NAME: Pattern = Pattern::new(r"(?i)\bReuring[!\s_-]{0,3}(?:Caf(?:é|e\x{301}?)|(Online))");
static PLURAL: Pattern = Pattern::new(r"(?i)\bReuring[!\s-]{0,3}(?:Caf(?:é|e\x{301}?)['’]?s)\b");
static ONLINE_EDITION: Pattern = Pattern::new(
    r"(?i)\bonline\s+(?:editie\s+van\s+(?:het\s+|ons\s+)?)?Reuring[!\s-]{0,3}Caf|\b(?:deze|dit|een|eerste)\s+online\s+editie\b",
);

/// Says whether `text` names one of the series.
pub(super) fn names_series<'t>(text: impl Searched<'t>) -> bool {
    NAME.is_in(text)
}

/// Says whether `text` names one of the series, meaning one evening rather than all of them.
pub(super) fn names_one<'t>(text: impl Searched<'t>) -> bool {
    NAME.find_all(text).count() > PLURAL.find_all(text).count()
}

/// Reads the series from a passage, with the words that name it.
pub(super) fn in_passage<'a>(passage: &Passage<'a>) -> Option<(Series, Passage<'a>)> {
    if let Some(range) = ONLINE_EDITION.find(passage) {
        return Some((Series::Online, passage.sub(range)));
    }
    let found = NAME.captures(passage)?;
    let series = if found.get(1).is_some() {
        Series::Online
    } else {
        Series::Cafe
    };
    Some((series, passage.sub(found.get(0)?.range())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Part;

    #[test]
    fn the_series_is_known_in_every_spelling() {
        for (text, series) in [
            ("Reuring!Café #1", Some(Series::Cafe)),
            ("REURING!CAFE", Some(Series::Cafe)),
            ("het Reuringcafé van mei", Some(Series::Cafe)),
            ("Reuring!Cafe\u{301}", Some(Series::Cafe)),
            ("Reuring!Online #2", Some(Series::Online)),
            ("deze online editie van Reuring!Café", Some(Series::Online)),
            ("het online Reuring!Café", Some(Series::Online)),
            ("https://vom.nl/verslag-reuringcafe-120", Some(Series::Cafe)),
            ("Europacafé", None),
            ("veel reuring in het café", None),
        ] {
            let found = in_passage(&Passage::whole(Part::Text, text)).map(|(series, _)| series);
            assert_eq!(found, series, "{text}");
        }
    }

    #[test]
    fn the_plural_means_all_evenings() {
        assert!(!names_one("Zo organiseren we Reuring!Cafés."));
        assert!(names_one("Dit Reuring!Café gaat over water."));
    }
}
