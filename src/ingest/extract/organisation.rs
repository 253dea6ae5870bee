//! Names of organisations as texts give them, and what they are called.
//!
//! A text says "het rijksbrede programma X", "adviesbureau Y", "het ministerie van BZK"; the facts
//! carry the canonical name where the authority file has one, otherwise the words without the article.

use super::function::begins_with_function;
use super::pattern::Pattern;
use crate::authority::Authority;
use crate::text::clean_line;

/// More words than the name of an organisation has.
const MOST_WORDS: usize = 24;

/// More commas and "en" than an enumeration of partners holds.
const MOST_MEMBERS: usize = 9;

static ARTICLE: Pattern = Pattern::new(r"(?i)^(?:de|het|een|’t|'t|onze|ons|haar|zijn)\s+");
static ADJECTIVE: Pattern = Pattern::new(
    r"(?i)^(?:rijksbrede|landelijke?|onafhankelijke?|interdepartementale?|interbestuurlijke?|overheidsbrede|nieuwe?|jonge|eigen|Haagse|Utrechtse|Amsterdamse|Rotterdamse)\s+",
);
static KIND: Pattern = Pattern::new(
    r"(?i)^(?:(?:organisatie)?advies-?\s?bureau|onderzoeks?bureau|ingenieursbureau|bureau|stichting|(?:het\s+)?programma|netwerk|platform|koepel(?:organisatie)?|vereniging|denktank|uitvoeringsorganisatie|organisatie|ministerie\s+van|departement(?:\s+van)?|ministerie)\s+",
);
static ABBREVIATION: Pattern = Pattern::new(r"\s*\(([^()]{1,30})\)$");
static EMPLOYS: Pattern = Pattern::new(r"\s(?:bij|aan|namens)\s");
static OF_MINISTRY: Pattern = Pattern::new(r"(?i)\s+van\s+het\s+ministerie\s.*$");
/// "de Academie verantwoordelijk voor": the sentence goes on with an adjective.
static GOES_ON: Pattern = Pattern::new(
    r"\s+(?:verantwoordelijk|belast|actief|werkzaam|betrokken|bezig|bekend)(?:\s.*)?$",
);
static REGION: Pattern = Pattern::new(r"(?i)\s+in\s+de\s+regio\s+");
static CITY: Pattern = Pattern::new(r"\s+(?:in|te)\s+(?:Den Haag|’s-Gravenhage|\p{Lu}[\p{L}-]+)$");
/// "beroepsvereniging V&VN": a noun with a name behind it.
static NOUN_AND_NAME: Pattern = Pattern::new(r"^\p{Ll}{5,}\s+(?:‘|\p{Lu})");
/// "bouwbedrijf Ekelmans": what the noun ends in says that it is an organisation.
static KIND_AND_NAME: Pattern = Pattern::new(
    r"^[\p{Ll}-]*(?:bedrijf|bureau|platform|groep|vereniging|koepel|organisatie|stichting|fonds|instituut|centrum|maatschappij|collectief|coöperatie|netwerk|huis|bank|krant|blad|school|kantoor|uitgeverij|keten|corporatie|instelling|bond|partij|dienst|omroep|fabriek|museum|initiatief|beweging|start-?up|denktank|haven|college|raad|unie|alliantie|werkplaats|lab|winkel|theater)\s+(?:[‘“']|\p{Lu})",
);
static KIND_WORD: Pattern = Pattern::new(
    r"(?i)^(?:ministeries?|gemeenten?|provincies?|waterschap(?:pen)?|hoogheemraadschap|universiteit|hogeschool|programma|directie|directoraat\S*|stichting|commissie|vereniging|bureau|inspectie|veiligheidsregio|omgevingsdienst|planbureau|netwerk|platform|city deal|adviesbureau|organisatieadviesbureau|onderzoeksbureau|rijksdienst|politie|academie|kenniscentrum|expertisecentrum|instituut|raad voor|raad van state|nationale?|regio|college voor|autoriteit|woningcorporatie|ziekenhuis|zorginstelling|coöperatie|drinkwaterbedrijf|rechtbank|gerechtshof|beroepsvereniging|branchevereniging|brancheorganisatie|uitgeverij|scholengroep|zorggroep|vakbond)\b",
);
/// Kinds that begin a name with a capital, and are words like others without.
static BODY: Pattern = Pattern::new(
    r"^(?:Dienst|Fonds|Agentschap|Adviesraad|Adviescollege|Taskforce|Kennis(?:centrum|platform|netwerk)|Vervoerregio|Metropoolregio|Brandweer|Consortium|Alliantie|Samenwerkingsverband|Actieprogramma|Nationaal|Landelijk|Koninklijke?|Rijks\p{Ll}+)\s",
);
/// "het Netwerk Kleine Kernen" and "Bouwend Drenthe": a kind with a name of two words, and another such name.
static WHOLE_NAME: Pattern = Pattern::new(
    r"^(?:[dD]e|[hH]et)\s+(?:[nN]etwerk|[pP]latform|[pP]rogramma|[bB]ureau|[sS]tichting|[iI]nstituut|[uU]niversiteit|[cC]oöperatie)\s+\p{Lu}[\p{L}-]+\s+\p{Lu}[\p{L}-]+$",
);
static TWO_CAPITALS: Pattern = Pattern::new(r"^\p{Lu}[\p{L}-]+\s\p{Lu}[\p{L}-]+$");
/// "de Taalunie", "het Oranjefonds": one word that says by its end that it is an organisation.
static COMPLETE: Pattern = Pattern::new(
    r"^(?:[dD]e|[hH]et)\s+\p{Lu}[\p{L}-]+(?:unie|raad|bond|dienst|fonds|instituut|platform|huis|bank|federatie|kamer|bureau|centrum|koepel|stichting|vereniging|alliantie)$",
);
static CAPITALISED_KIND: Pattern = Pattern::new(
    r"^(?:ministerie|gemeente|provincie|waterschap|hoogheemraadschap|universiteit|hogeschool|stichting|veiligheidsregio|omgevingsdienst)\s",
);
static SEPARATOR: Pattern =
    Pattern::new(r"(?:,\s+(?:en\s+)?|\s+en\s+|\s+&\s+|\s+alsook\s+|\s+alsmede\s+|;\s+)");
static GROUP: Pattern = Pattern::new(r"^\p{Ll}[^,;]{0,80}?\s(?:van|bij|binnen|uit)\s+");

/// Returns the canonical name of the organisation that `words` name, if it is known.
pub(super) fn known(authority: &Authority, words: &str) -> Option<String> {
    let words = tidy(words);
    if words.split(' ').count() > MOST_WORDS {
        return None;
    }
    spellings(&words)
        .iter()
        .find_map(|spelling| look_up(authority, spelling))
}

/// Returns the canonical name, or the words without article where the organisation is not known.
pub(super) fn named(authority: &Authority, words: &str) -> String {
    let words = words
        .get(..GOES_ON.find(words).map_or(words.len(), |found| found.start))
        .unwrap_or(words);
    let found = known(authority, words).or_else(|| known_start(authority, words));
    found.unwrap_or_else(|| capitalised(spelled_out(&tidy(words))))
}

/// An article in small letters; with a capital it belongs to the name: "De Huiskamer".
static SMALL_ARTICLE: Pattern = Pattern::new(r"^(?:de|het|een|’t|'t|onze|ons|haar|zijn)\s+");

/// Takes off the article, and an adjective before a word for a kind: "het rijksbrede programma X".
fn spelled_out(words: &str) -> &str {
    let bare = strip(&SMALL_ARTICLE, words);
    let plain = strip(&ADJECTIVE, bare);
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
        .take(MOST_MEMBERS)
        .collect();
    borders.into_iter().rev().find_map(|at| {
        let next = words.get(at + 1..)?.split(' ').next()?;
        let goes_on = next.starts_with(char::is_lowercase)
            && !matches!(next, "en" | "van" | "voor" | "in" | "te" | "de");
        known(authority, words.get(..at)?).filter(|_| goes_on)
    })
}

/// Says whether `words` can be the name of an organisation: a capital, a quotation, a word for a kind.
pub(super) fn looks_named(words: &str) -> bool {
    let bare = strip(&ADJECTIVE, strip(&ARTICLE, words.trim()));
    let has_article = bare.len() < words.trim().len();
    let is_name = bare.starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '\'' | '“'));
    is_name
        || KIND_WORD.is_in(bare)
        || KIND_AND_NAME.is_in(bare)
        || (has_article && NOUN_AND_NAME.is_in(bare))
}

/// Says whether `words` begin with a word for a kind of organisation: "gemeente", "stichting".
pub(super) fn is_kind_of_organisation(words: &str) -> bool {
    KIND_WORD.is_in(words)
}

/// Returns the organisations of an enumeration.
///
/// Names hold commas and "en" themselves, so the longest known name wins; after that a new one
/// begins where an article, a word for a kind or a known name stands.
pub(super) fn listed(authority: &Authority, words: &str) -> Vec<String> {
    let words = tidy(words);
    let mut borders: Vec<(usize, usize)> = SEPARATOR
        .find_all(&words)
        .map(|range| (range.start, range.end))
        .collect();
    borders.truncate(MOST_MEMBERS);
    borders.push((words.len(), words.len()));
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let ends = || borders.iter().filter(|(end, _)| *end > start);
        let longest = ends().rev().find(|(end, _)| {
            words
                .get(start..*end)
                .is_some_and(|one| known(authority, without_group(one)).is_some())
        });
        let border = longest.or_else(|| {
            ends().find(|(end, next)| {
                let left = words.get(start..*end).unwrap_or_default();
                let right = words.get(*next..).unwrap_or_default();
                COMPLETE.is_in(left)
                    || (WHOLE_NAME.is_in(left) && TWO_CAPITALS.is_in(right))
                    || begins_another(authority, right)
            })
        });
        let Some(&(end, next)) = border.or(borders.last()) else {
            break;
        };
        found.extend(member(authority, words.get(start..end).unwrap_or_default()));
        start = next.max(start + 1);
    }
    found
}

/// Takes off the people of an organisation: "een groep medewerkers van".
fn without_group(words: &str) -> &str {
    let bare = strip(&ADJECTIVE, strip(&ARTICLE, words));
    if KIND_WORD.is_in(bare) {
        words
    } else {
        GROUP
            .find(bare)
            .map_or(words, |group| bare.get(group.end..).unwrap_or(words))
    }
}

/// Returns one organisation of an enumeration; of "een groep medewerkers van het ministerie" the ministry.
fn member(authority: &Authority, words: &str) -> Option<String> {
    if let Some(name) = known(authority, words) {
        return Some(name);
    }
    let bare = strip(&ADJECTIVE, strip(&ARTICLE, words));
    if let Some(group) = GROUP.find(bare).filter(|_| !KIND_WORD.is_in(bare)) {
        let whole = bare.get(group.end..).unwrap_or_default();
        return looks_named(whole).then(|| named(authority, whole));
    }
    looks_named(words).then(|| named(authority, words))
}

fn begins_another(authority: &Authority, words: &str) -> bool {
    if words.is_empty() || ARTICLE.is_in(words) || KIND_WORD.is_in(words) || BODY.is_in(words) {
        return true;
    }
    let end = SEPARATOR
        .find(words)
        .map_or(words.len(), |range| range.start);
    known(authority, words.get(..end).unwrap_or_default()).is_some()
}

fn spellings(words: &str) -> Vec<String> {
    let no_article = strip(&ARTICLE, words);
    let plain = strip(&ADJECTIVE, no_article);
    let mut found = vec![
        words.to_owned(),
        no_article.to_owned(),
        plain.to_owned(),
        strip(&KIND, plain).to_owned(),
    ];
    found.push(plain.replace("/ ", "/"));
    if plain.contains(" regio ")
        && let Some(region) = REGION.find(plain)
    {
        let (before, after) = (plain.get(..region.start), plain.get(region.end..));
        found.extend(
            before
                .zip(after)
                .map(|(before, after)| format!("{before} {after}")),
        );
    }
    if plain.ends_with(')')
        && let Some(abbreviation) = ABBREVIATION.captures(plain)
    {
        let before = plain
            .get(..abbreviation.get(0).map_or(0, |all| all.start()))
            .unwrap_or_default();
        found.extend([before.to_owned(), strip(&KIND, before).to_owned()]);
        // "DG Water (IenW)" is a function at the ministry, not the ministry.
        let is_one = ![", ", " en de ", " en het "]
            .iter()
            .any(|between| before.contains(between));
        let is_name = is_one && !begins_with_function(before) && !EMPLOYS.is_in(before);
        let inner = abbreviation.get(1).filter(|_| is_name);
        found.extend(inner.map(|inner| inner.as_str().to_owned()));
    }
    if plain.contains("inisterie")
        && let Some(whole) = OF_MINISTRY.find(plain)
    {
        found.extend(plain.get(..whole.start).map(str::to_owned));
    }
    if let Some(city) = CITY.find(plain) {
        found.extend(plain.get(..city.start).map(str::to_owned));
    }
    found
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

fn tidy(words: &str) -> String {
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
    fn an_enumeration_is_cut_between_organisations_and_not_within_one() {
        let authority = Authority::bundled();
        for (words, names) in [
            (
                "het ministerie van Onderwijs, Cultuur en Wetenschap",
                vec!["Ministerie van Onderwijs, Cultuur en Wetenschap"],
            ),
            (
                "Stichting Pluim en Bureau Noord",
                vec!["Stichting Pluim", "Bureau Noord"],
            ),
            (
                "de Unie van Waterschappen, de VNG en het programma Water en Weer",
                vec!["Unie van Waterschappen", "VNG", "programma Water en Weer"],
            ),
            (
                "een groep jonge medewerkers van het ministerie van Financiën",
                vec!["Ministerie van Financiën"],
            ),
            (
                "Stichting Lezen en Schrijven",
                vec!["Stichting Lezen en Schrijven"],
            ),
            (
                "de Waterunie en Dijkwacht Noord",
                vec!["Waterunie", "Dijkwacht Noord"],
            ),
            (
                "Pluimfonds voor Veren en Dienst Uitvoering Dijken",
                vec!["Pluimfonds voor Veren", "Dienst Uitvoering Dijken"],
            ),
        ] {
            assert_eq!(listed(authority, words), names, "{words}");
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
