//! Names of organisations as texts give them, and what they are called.
//!
//! A text says "het rijksbrede programma X", "adviesbureau Y", "het ministerie van BZK"; the facts
//! carry the canonical name where the authority file has one, otherwise the words without the article.

use super::function::begins_with_function;
use super::pattern::Pattern;
use super::word_list::WordList;
use crate::authority::Authority;
use crate::text::clean_line;

/// More words than the name of an organisation has.
const MOST_WORDS: usize = 24;

/// More words than stand before the end of a name.
const MOST_BORDERS: usize = 9;

static ARTICLE: WordList = WordList::new("de het een ’t 't onze ons haar zijn");
static ADJECTIVE: WordList = WordList::new(
    "rijksbrede landelijk landelijke onafhankelijk onafhankelijke interdepartemental \
     interdepartementale interbestuurlijk interbestuurlijke overheidsbrede nieuw nieuwe jonge \
     eigen haagse utrechtse amsterdamse rotterdamse",
);
static KIND: Pattern = Pattern::new(
    r"(?i)^(?:(?:organisatie)?advies-?\s?bureau|onderzoeks?bureau|ingenieursbureau|bureau|stichting|(?:het\s+)?programma|netwerk|platform|koepel(?:organisatie)?|vereniging|denktank|uitvoeringsorganisatie|organisatie|ministerie\s+van|departement(?:\s+van)?|ministerie)\s+",
);
static ABBREVIATION: Pattern = Pattern::new(r"\s*\(([^()]{1,30})\)$");
static EMPLOYS: Pattern = Pattern::new(r"\s(?:bij|aan|namens)\s");
static OF_MINISTRY: Pattern = Pattern::new(r"(?i)\s+van\s+het\s+ministerie\s.*$");
/// "de Academie verantwoordelijk voor": the sentence goes on with an adjective.
static GOES_ON: Pattern = Pattern::new(
    r"\s+(?:verantwoordelijk|belast|actief|werkzaam|betrokken|bezig|bekend|ook|eveneens|wederom|opnieuw)(?:\s.*)?$",
);
/// "Tweede Kamer voor D66".
static FOR_PARTY: Pattern = Pattern::new(
    r"\s+voor\s+(?:de\s+|het\s+)?(?:D66|VVD|CDA|PvdA|GroenLinks\S*|PVV|SP|SGP|ChristenUnie|NSC|BBB|Volt|JA21|DENK|Partij\s+\S.*|50PLUS)$",
);
static REGION: Pattern = Pattern::new(r"(?i)\s+in\s+de\s+regio\s+");
static CITY: Pattern = Pattern::new(r"\s+(?:in|te)\s+(?:Den Haag|’s-Gravenhage|\p{Lu}[\p{L}-]+)$");
/// "beroepsvereniging V&VN": a noun with a name behind it.
static NOUN_AND_NAME: Pattern = Pattern::new(r"^\p{Ll}{5,}\s+(?:‘|\p{Lu})");
/// "bouwbedrijf Ekelmans": what the noun ends in says that it is an organisation.
static KIND_AND_NAME: Pattern = Pattern::new(
    r"^(?:\p{Ll}+(?:isch|ische|lijk|lijke|aal|ale)\s+)?[\p{Ll}-]*(?:bedrijf|bureau|platform|groep|vereniging|koepel|organisatie|stichting|fonds|instituut|centrum|maatschappij|collectief|coöperatie|netwerk|huis|bank|krant|blad|school|kantoor|uitgeverij|keten|corporatie|instelling|bond|partij|dienst|omroep|fabriek|museum|initiatief|beweging|start-?up|denktank|haven|college|raad|unie|alliantie|werkplaats|lab|winkel|theater)\s+(?:[‘“']|\p{Lu})",
);
static KIND_WORD: Pattern = Pattern::new(
    r"(?i)^(?:ministeries?|gemeenten?|provincies?|waterschap(?:pen)?|hoogheemraadschap|universiteit|hogeschool|programma|directie|directoraat\S*|stichting|commissie|vereniging|bureau|inspectie|veiligheidsregio|omgevingsdienst|planbureau|netwerk|platform|city deal|adviesbureau|organisatieadviesbureau|onderzoeksbureau|rijksdienst|politie|academie|kenniscentrum|expertisecentrum|instituut|raad voor|raad van state|nationale?|regio|college voor|autoriteit|woningcorporatie|ziekenhuis|zorginstelling|coöperatie|drinkwaterbedrijf|rechtbank|gerechtshof|beroepsvereniging|branchevereniging|brancheorganisatie|uitgeverij|scholengroep|zorggroep|vakbond)\b",
);
static CAPITALISED_KIND: Pattern = Pattern::new(
    r"^(?:ministerie|gemeente|provincie|waterschap|hoogheemraadschap|universiteit|hogeschool|stichting|veiligheidsregio|omgevingsdienst|rechtbank|gerechtshof)\s",
);
/// Returns the canonical name of the organisation that `words` name, if it is known.
pub(super) fn known(authority: &Authority, words: &str) -> Option<String> {
    let words = tidy(words);
    if !may_be_known(authority, &words) {
        return None;
    }
    let bare = without_article(&words);
    let plain = without_adjective(bare);
    let mut spellings = vec![words.as_str(), bare, plain, strip(&KIND, plain)];
    spellings.dedup();
    spellings
        .into_iter()
        .find_map(|spelling| look_up(authority, spelling))
        .or_else(|| known_by_part(authority, plain))
}

/// Most words are no organisation's: that shows sooner than all spellings are tried.
fn may_be_known(authority: &Authority, words: &str) -> bool {
    words.split(' ').nth(MOST_WORDS).is_none() && may_hold_known(authority, words)
}

/// Says whether somewhere in words on one line a known name may stand. Only `false` is certain.
pub(super) fn may_hold_known(authority: &Authority, words: &str) -> bool {
    // Without " in de regio " other words stand beside each other.
    authority.may_name_organisation(words) || words.contains(" regio ")
}

/// Returns the canonical name, or the words without article where the organisation is not known.
pub(super) fn named(authority: &Authority, words: &str) -> String {
    let words = words
        .get(..GOES_ON.find(words).map_or(words.len(), |found| found.start))
        .unwrap_or(words);
    let found = may_hold_known(authority, words)
        .then(|| known(authority, words).or_else(|| known_start(authority, words)))
        .flatten();
    found.unwrap_or_else(|| capitalised(spelled_out(&tidy(words))))
}

/// Takes off the article, and an adjective before a word for a kind: "het rijksbrede programma X".
fn spelled_out(words: &str) -> &str {
    // With a capital the article belongs to the name: "De Huiskamer".
    let bare = without_first(words, |first| ARTICLE.holds(first));
    let plain = without_adjective(bare);
    // "Landelijk Platform X" is a name, "landelijk platform X" a platform called X.
    let is_name = [bare, plain]
        .iter()
        .all(|words| words.starts_with(char::is_uppercase));
    if !is_name && plain.len() < bare.len() && KIND_WORD.is_in(plain) && plain.contains(' ') {
        plain
    } else {
        bare
    }
}

/// "ICTU keek toe": the name ends where the sentence goes on.
fn known_start(authority: &Authority, words: &str) -> Option<String> {
    let borders: Vec<usize> = words
        .match_indices(' ')
        .map(|(at, _)| at)
        .take(MOST_BORDERS)
        .collect();
    borders.into_iter().rev().find_map(|at| {
        let next = words.get(at + 1..)?.split(' ').next()?;
        let goes_on = next.starts_with(char::is_lowercase)
            && !matches!(next, "en" | "van" | "voor" | "in" | "te" | "de");
        goes_on.then(|| known(authority, words.get(..at)?))?
    })
}

/// Says whether `words` can be the name of an organisation: a capital, a quotation, a word for a kind.
pub(super) fn looks_named(words: &str) -> bool {
    let bare = bare(words.trim());
    let has_article = bare.len() < words.trim().len();
    let is_name = bare.starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '\'' | '“'));
    is_name
        || KIND_WORD.is_in(bare)
        || KIND_AND_NAME.is_in(bare)
        || (has_article && NOUN_AND_NAME.is_in(bare))
}

/// Takes off the article and an adjective before the name: "het rijksbrede programma X".
pub(super) fn bare(words: &str) -> &str {
    without_adjective(without_article(words))
}

/// Takes off the article.
pub(super) fn without_article(words: &str) -> &str {
    without_first(words, |first| ARTICLE.holds_any_case(first))
}

fn without_adjective(words: &str) -> &str {
    without_first(words, |first| ADJECTIVE.holds_any_case(first))
}

/// Takes off the first word with the blanks behind it, if it is one of those.
fn without_first(words: &str, is_one: impl Fn(&str) -> bool) -> &str {
    match words.split_once(char::is_whitespace) {
        Some((first, rest)) if is_one(first) => rest.trim_start(),
        _ => words,
    }
}

/// Says whether `words` begin with a word for a kind of organisation: "gemeente", "stichting".
pub(super) fn is_kind_of_organisation(words: &str) -> bool {
    KIND_WORD.is_in(words)
}

/// Looks up further spellings of words without article and adjective: with less behind the name, or less in it.
fn known_by_part(authority: &Authority, plain: &str) -> Option<String> {
    let look_up = |spelling: &str| look_up(authority, spelling);
    let until = |pattern: &Pattern| plain.get(..pattern.find(plain)?.start);
    let is_ministry = plain.contains("inisterie");
    let slashed = || plain.contains("/ ").then(|| plain.replace("/ ", "/"));
    slashed()
        .and_then(|spelling| look_up(&spelling))
        .or_else(|| look_up(&without_region(plain)?))
        .or_else(|| known_by_bracket(authority, plain))
        .or_else(|| look_up(is_ministry.then(|| until(&OF_MINISTRY))??))
        .or_else(|| look_up(until(&FOR_PARTY)?))
        .or_else(|| look_up(until(&CITY)?))
}

fn without_region(plain: &str) -> Option<String> {
    let region = plain.contains(" regio ").then(|| REGION.find(plain))??;
    let (before, after) = (plain.get(..region.start)?, plain.get(region.end..)?);
    Some(format!("{before} {after}"))
}

/// "Centraal Bureau voor de Statistiek (CBS)": by the name, or by the abbreviation.
fn known_by_bracket(authority: &Authority, plain: &str) -> Option<String> {
    if !plain.ends_with(')') {
        return None;
    }
    let abbreviation = ABBREVIATION.captures(plain)?;
    let before = plain.get(..abbreviation.get(0)?.start())?;
    // "DG Water (IenW)" is a function at the ministry, not the ministry.
    let is_one = ![", ", " en de ", " en het "]
        .iter()
        .any(|between| before.contains(between));
    let is_name = || is_one && !begins_with_function(before) && !EMPLOYS.is_in(before);
    look_up(authority, before)
        .or_else(|| look_up(authority, strip(&KIND, before)))
        .or_else(|| {
            look_up(
                authority,
                abbreviation.get(1).filter(|_| is_name())?.as_str(),
            )
        })
}

/// Looks a spelling up; single words in small letters are words of the language, not names.
fn look_up(authority: &Authority, spelling: &str) -> Option<String> {
    let is_name = spelling.contains(' ') || spelling.contains(char::is_uppercase);
    authority
        .organisation(spelling)
        .filter(|_| is_name)
        .map(|one| one.name.clone())
}

fn strip<'a>(pattern: &Pattern, words: &'a str) -> &'a str {
    let end = pattern.find(words).map_or(0, |range| range.end);
    words.get(end..).unwrap_or(words)
}

/// Returns the words on one line, without the marks around them.
pub(super) fn tidy(words: &str) -> String {
    let line = clean_line(words);
    let marks = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '!');
    let line = line.trim_matches(marks);
    let ends_sentence = line.ends_with('.') && !line.ends_with("B.V.") && !line.ends_with("a.i.");
    if ends_sentence {
        line.trim_end_matches('.').to_owned()
    } else {
        line.to_owned()
    }
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    match chars.next() {
        Some(first) if CAPITALISED_KIND.is_in(name) => first.to_uppercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations_are_known_by_the_words_of_a_text() {
        let authority = Authority::bundled();
        for (words, name) in [
            (
                "het ministerie van BZK",
                "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
            ),
            (
                "het Centraal Bureau voor de Statistiek (CBS)",
                "Centraal Bureau voor de Statistiek",
            ),
            ("adviesbureau Berenschot", "Berenschot"),
            ("de VNG.", "VNG"),
            ("Kansfonds in Utrecht", "Kansfonds"),
        ] {
            assert_eq!(known(authority, words).as_deref(), Some(name), "{words}");
        }
        for words in ["duo", "het ministerie", "", "de zaal"] {
            assert_eq!(known(authority, words), None, "{words}");
        }
    }

    #[test]
    fn an_unknown_organisation_keeps_its_words_without_article() {
        let authority = Authority::bundled();
        assert_eq!(
            named(authority, "de gemeente Waterdorp"),
            "Gemeente Waterdorp"
        );
        assert_eq!(
            named(authority, "het Kennishuis voor Dijken"),
            "Kennishuis voor Dijken"
        );
    }
}
