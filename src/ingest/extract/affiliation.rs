//! Functions and organisations in the words behind a name: "F bij O", "F, O", "F van O en F van P".
//!
//! A function can hold commas, "en" and prepositions, and so can an organisation. What the authority
//! file knows decides first; where it knows nothing, the last "bij" divides, then "aan", then "van".

use super::bracket::is_open;
use super::employer::{divide, is_residence};
use super::enumeration::{listed, may_be_several};
use super::function::{begins_with_former, begins_with_function};
use super::glance::Glance;
use super::organisation::{known, looks_named, named};
use super::pattern::Pattern;
use super::piece::Piece;
use super::word_list::WordList;
use crate::authority::Authority;
use crate::edition::Affiliation;
use crate::text::{clean_line, fold};

/// More words than functions and organisations of one person take.
const MOST_WORDS: usize = 40;

static BETWEEN: Pattern = Pattern::new(
    r"(?:,?\s+(?:en|én|alsook|alsmede|maar)\s+(?:(?:ook|tevens|nu|thans|tegenwoordig|daarnaast|verder|bovendien)\s+)?(?:is\s+(?:ook\s+)?(?:de\s+)?)?|[,;]\s+(?:(?:nu|thans|tegenwoordig)\s+)?)",
);
static BARE: Pattern = Pattern::new(
    r"(?i)^(?:werkzaam\s+(?:bij|voor|aan|binnen)|werkt\s+bij|verbonden\s+aan|in\s+dienst\s+(?:van|bij)|namens|vanuit|van|aan|bij|uit)\s+",
);
static EMPLOYED_AS: Pattern = Pattern::new(
    r"(?i)^(?:beiden|allebei)\s+|^(?:werkzaam\s+)?als\s+|^(?:(?:sinds|vanaf)\s+(?:kort|(?:een|twee|drie|enkele)\s+\p{L}+|(?:vorig|dit|afgelopen)\s+(?:jaar|voorjaar|najaar)|(?:\d{1,2}\s+)?(?:\p{L}+\s+)?(?:19|20)\d\d)|al\s+\p{L}+\s+jaar|nu|thans|tegenwoordig|momenteel|tevens)\s+(?:de\s+|een\s+)?|^(?:(?-i:de|een|onze)|is|was|werkt\s+als)\s+",
);
/// "de Academie voor A en de Academie voor B": behind an article stands another organisation.
static SECOND_KIND: Pattern = Pattern::new(
    r"\sen\s+(?:de|het)\s+(?:academie|universiteit|hogeschool|stichting|vereniging|gemeente|provincie|commissie|raad|stuurgroep|inspectie|faculteit|Academie|Universiteit|Hogeschool|Stichting|Vereniging|Commissie|Raad|Inspectie)\s",
);
static PORTFOLIO: Pattern =
    Pattern::new(r"(?i),\s+(?:(?:met\s+)?(?:als\s+)?portefeuille|verantwoordelijk|belast)\b.*$");
/// "en opvolger van N": what somebody is to another person is no function.
static KINSHIP: Pattern = Pattern::new(
    r"(?i),?\s+en\s+(?:opvolg(?:er|ster)|voorgang(?:er|ster)|zoon|dochter|broer|zus|echtgenoot|echtgenote|leerling|vriend|vriendin|collega)\s+van\s.*$",
);
/// "melkveehouder in Delft".
static IN_TOWN: Pattern = Pattern::new(r"\s+(?:in|te)\s+\p{Lu}[\p{L}’-]+$");
static SEAT: Pattern = Pattern::new(r"^(?:bestuurs)?lid\s+van\s|^(?:vice-?)?voorzitter\s+van\s");
/// Professions that stand alone: what follows "en" is something else that the person does.
static PROFESSIONS: WordList = WordList::new(
    "ervaringsdeskundige huisarts rechter journalist schrijver columnist filosoof historicus \
     wethouder burgemeester acteur cabaretier tu-hoogleraar melkveehouder akkerbouwer dichter \
     deurwaarder notaris dierenarts theatermaker documentairemaker fotograaf tandarts psychiater",
);

/// Reads all functions and organisations that `text` gives.
pub(super) fn affiliations(authority: &Authority, text: &str) -> Vec<Affiliation> {
    let line = clean_line(text);
    let line =
        line.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '-'));
    let line = line.strip_suffix(" en").unwrap_or(line);
    if line.is_empty() || line.split(' ').count() > MOST_WORDS {
        return Vec::new();
    }
    let line = Piece {
        text: line,
        glance: &Glance::at(line),
    };
    let read = pieces(authority, line)
        .into_iter()
        .flat_map(|piece| read_piece(authority, piece));
    joined(read.collect())
}

/// "(O, F)": an organisation alone and a function alone are one affiliation.
fn joined(read: Vec<Affiliation>) -> Vec<Affiliation> {
    match read.as_slice() {
        [first, second] if first.function.is_none() && second.organisation.is_none() => {
            vec![Affiliation {
                function: second.function.clone(),
                ..first.clone()
            }]
        }
        _ => read,
    }
}

/// Cuts where one affiliation is complete and the next begins with a function.
fn pieces<'a>(authority: &Authority, line: Piece<'a>) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let mut start = 0;
    for between in BETWEEN.find_all(line) {
        let left = line.text.get(start..between.start);
        let right = line.text.get(between.end..);
        let (Some(left), Some(right)) = (left, right) else {
            continue;
        };
        if is_open(left) || !begins_with_function(right) {
            continue;
        }
        let (left, right) = (line.part(left), line.part(right));
        let is_complete = read_one(authority, left).is_some_and(|one| one.organisation.is_some());
        let is_over = begins_with_former(left.text) || begins_with_former(right.text);
        let is_apart = is_profession(left.text)
            || ends_with_work(left.text)
            || is_residence(left)
            || SEAT.is_in(right);
        if is_complete || is_over || is_apart {
            found.push(left);
            start = between.end;
        }
    }
    found.extend(line.text.get(start..).map(|rest| line.part(rest)));
    found
}

/// "auteur van ‘…’": behind the title of a work something else begins.
fn ends_with_work(left: &str) -> bool {
    left.ends_with('’') && left.contains(" van ") && left.contains('‘')
}

/// Says whether `function` is a profession that somebody has without an employer: "melkveehouder in Delft".
fn is_profession(function: &str) -> bool {
    let town = IN_TOWN
        .find(function)
        .map_or(function.len(), |town| town.start);
    let function = function.get(..town).unwrap_or(function);
    let last = fold(function.rsplit(' ').next().unwrap_or_default());
    PROFESSIONS.holds_end_of(&last)
}

/// Reads one affiliation, or several with the same function at several organisations.
fn read_piece(authority: &Authority, piece: Piece) -> Vec<Affiliation> {
    let Some(one) = read_one(authority, piece) else {
        return Vec::new();
    };
    let organisation = one.organisation.as_deref().unwrap_or_default();
    let is_known = authority.organisation(organisation).is_some();
    let several = if is_known || !may_be_several(organisation) {
        Vec::new()
    } else {
        listed(authority, organisation)
            .into_iter()
            .map(|one| one.name)
            .collect()
    };
    let all_known = several.len() > 1
        && several
            .iter()
            .all(|name| authority.organisation(name).is_some());
    if several.len() < 2 || !(all_known || SECOND_KIND.is_in(organisation)) {
        return vec![one];
    }
    several
        .into_iter()
        .map(|name| affiliation(one.function.as_deref(), Some(name)))
        .collect()
}

fn read_one(authority: &Authority, piece: Piece) -> Option<Affiliation> {
    let words = piece.text.trim().trim_end_matches(',');
    let words = if ends_in_abbreviation(words) {
        words
    } else {
        words.trim_end_matches('.')
    };
    let piece = before(&PORTFOLIO, piece.part(words));
    let piece = before(&KINSHIP, piece);
    let piece = after(&EMPLOYED_AS, piece).map_or(piece, |words| piece.part(words));
    let bare = after(&BARE, piece);
    let split = || divide(authority, piece);
    let piece = piece.text;
    let organisation = bare
        .or(Some(piece))
        .filter(|words| bare.is_some() || known(authority, words).is_some());
    if let Some(words) =
        organisation.filter(|words| looks_named(words) || known(authority, words).is_some())
    {
        return Some(affiliation(None, Some(named(authority, words))));
    }
    if let Some((function, organisation)) = split() {
        return Some(affiliation(Some(&function), Some(organisation)));
    }
    let is_function = begins_with_function(piece) || piece.starts_with(char::is_lowercase);
    match (piece.is_empty(), is_function) {
        (true, _) => None,
        (false, true) => Some(affiliation(Some(piece), None)),
        (false, false) => Some(affiliation(None, Some(named(authority, piece)))),
    }
}

/// "b.d.", "a.i.": the full stop belongs to the word.
fn ends_in_abbreviation(piece: &str) -> bool {
    let last = piece.rsplit(' ').next().unwrap_or_default();
    last.len() <= 6 && last.trim_end_matches('.').contains('.')
}

fn affiliation(function: Option<&str>, organisation: Option<String>) -> Affiliation {
    let function =
        function.map(|words| words.trim().trim_end_matches([',', ';']).trim().to_owned());
    Affiliation {
        function: function.filter(|words| !words.is_empty()),
        organisation,
        source: None,
    }
}

fn before<'a>(pattern: &Pattern, piece: Piece<'a>) -> Piece<'a> {
    let end = pattern.find(piece).map(|found| found.start);
    let words = end.and_then(|end| piece.text.get(..end));
    piece.part(words.unwrap_or(piece.text))
}

fn after<'a>(pattern: &Pattern, piece: Piece<'a>) -> Option<&'a str> {
    piece.text.get(pattern.find(piece)?.end..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        affiliations(Authority::bundled(), text)
            .iter()
            .map(|one| {
                format!(
                    "{} @ {}",
                    one.function.as_deref().unwrap_or("-"),
                    one.organisation.as_deref().unwrap_or("-")
                )
            })
            .collect()
    }

    #[test]
    fn a_function_is_divided_from_its_organisation() {
        for (text, expected) in [
            (
                "projectleider, Gemeente Leiden",
                "projectleider @ Gemeente Leiden",
            ),
            (
                "hoogleraar Water in de Publieke Ruimte aan de TU Delft",
                "hoogleraar Water in de Publieke Ruimte @ TU Delft",
            ),
            (
                "directeur-generaal Water, Bodem en Lucht bij het ministerie van IenW",
                "directeur-generaal Water, Bodem en Lucht @ Ministerie van Infrastructuur en Waterstaat",
            ),
            (
                "gemeentesecretaris Zoetermeer",
                "gemeentesecretaris @ Gemeente Zoetermeer",
            ),
            (
                "burgemeester van Waterdorp",
                "burgemeester @ Gemeente Waterdorp",
            ),
            (
                "gedeputeerde provincie Zeeland",
                "gedeputeerde @ Provincie Zeeland",
            ),
            ("lid Eerste Kamer", "lid @ Eerste Kamer"),
            (
                "DG Lucht en Licht (IenW)",
                "DG Lucht en Licht @ Ministerie van Infrastructuur en Waterstaat",
            ),
            (
                "directeur/partner bij adviesbureau Berenschot",
                "directeur/partner @ Berenschot",
            ),
            (
                "programmamanager en adviseur bij Lab Noord bij het ministerie van BZK",
                "programmamanager en adviseur bij Lab Noord @ Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
            ),
            (
                "vertegenwoordiger namens de VNG in het netwerk Slim Water bij de Europese Commissie",
                "vertegenwoordiger in het netwerk Slim Water bij de Europese Commissie @ VNG",
            ),
            (
                "werkzaam bij de NZa in Utrecht",
                "- @ Nederlandse Zorgautoriteit",
            ),
            (
                "voorzitter van de Raad van Bestuur van UWV",
                "voorzitter van de Raad van Bestuur @ UWV",
            ),
            (
                "hoofd van het Bureau Dijkzorg in de regio Oost",
                "hoofd @ Bureau Dijkzorg in de regio Oost",
            ),
            (
                "directeur Dijken en Duinen, Hoogwater",
                "directeur Dijken en Duinen @ Hoogwater",
            ),
            (
                "directeur-generaal Water, Bodem en Lucht",
                "directeur-generaal Water, Bodem en Lucht @ -",
            ),
            ("jonge ondernemer", "jonge ondernemer @ -"),
            (
                "dijkgraaf van Rijnland",
                "dijkgraaf @ Hoogheemraadschap van Rijnland",
            ),
            ("Kansfonds", "- @ Kansfonds"),
            (
                "oprichter van Dijkwacht Nederland",
                "oprichter @ Dijkwacht Nederland",
            ),
            (
                "adviseur Zorg en Welzijn, gemeente Hof van Waterdorp",
                "adviseur Zorg en Welzijn @ Gemeente Hof van Waterdorp",
            ),
            ("aan het Dijkwacht Instituut", "- @ Dijkwacht Instituut"),
            (
                "bestuurslid in het Landelijk Platform Dijken",
                "bestuurslid @ Landelijk Platform Dijken",
            ),
            ("lid Nederlandse Dijkraad", "lid @ Nederlandse Dijkraad"),
            (
                "voorzitter Vereniging van Dijkwachters",
                "voorzitter @ Vereniging van Dijkwachters",
            ),
            (
                "melkveehouder in de Betuwe",
                "melkveehouder in de Betuwe @ -",
            ),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn two_affiliations_become_two() {
        for (text, expected) in [
            (
                "voorzitter van de VNG en voormalig burgemeester van Tilburg",
                [
                    "voorzitter @ VNG",
                    "voormalig burgemeester @ Gemeente Tilburg",
                ],
            ),
            (
                "innovator in Water bij het ministerie van Justitie en Veiligheid en promovendus aan de TU Delft",
                [
                    "innovator in Water @ Ministerie van Justitie en Veiligheid",
                    "promovendus @ TU Delft",
                ],
            ),
            (
                "jonge ondernemer en oud-bestuurder van JOB MBO",
                ["jonge ondernemer @ -", "oud-bestuurder @ JOB MBO"],
            ),
            (
                "lid van de WRR, hoogleraar filosofie aan de VU",
                [
                    "lid @ Wetenschappelijke Raad voor het Regeringsbeleid",
                    "hoogleraar filosofie @ Vrije Universiteit Amsterdam",
                ],
            ),
            (
                "ondernemer bij Zon en Wind en voorvechter van de City Deal ‘Kennis Maken’",
                [
                    "ondernemer @ Zon en Wind",
                    "voorvechter @ City Deal ‘Kennis Maken’",
                ],
            ),
            (
                "voorzitter van de Onderwijsraad en de Raad voor Cultuur",
                [
                    "voorzitter @ Onderwijsraad",
                    "voorzitter @ Raad voor Cultuur",
                ],
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
