//! Organisations in a row: "O, P en Q", "de provincies A en B", "een groep medewerkers van O".
//!
//! Names hold commas and "en" themselves, so the longest known name wins; after that a new one
//! begins where an article, a word for a kind or a known name stands. Where only the shape of two
//! unknown names divides them, both are unsure.

use super::organisation::{
    bare, is_kind_of_organisation, known, looks_named, named, tidy, without_article,
};
use super::pattern::Pattern;
use crate::authority::Authority;

/// More commas and "en" than an enumeration of partners holds.
const MOST_MEMBERS: usize = 9;

static SEPARATOR: Pattern = Pattern::new(
    r"(?:,\s+(?:(?:en|evenals|alsook)\s+)?(?:met\s+)?|\s+(?:en|én|alsook|alsmede|evenals|plus)\s+(?:met\s+)?|\s+&\s+|;\s+)",
);
/// Kinds that begin a name with a capital, and are words like others without.
static BODY: Pattern = Pattern::new(
    r"^(?:Dienst|Fonds|Agentschap|Adviesraad|Adviescollege|Taskforce|Kennis(?:centrum|platform|netwerk)|Vervoerregio|Metropoolregio|Brandweer|Consortium|Alliantie|Samenwerkingsverband|Actieprogramma|Nationaal|Landelijk|Koninklijke?|Rijks\p{Ll}+)\s",
);
/// "de Taalunie", "het Oranjefonds": one word that says by its end that it is an organisation.
static COMPLETE: Pattern = Pattern::new(
    r"^(?:[dD]e|[hH]et)\s+\p{Lu}[\p{L}-]+(?:unie|raad|bond|dienst|fonds|instituut|platform|huis|bank|federatie|kamer|bureau|centrum|koepel|stichting|vereniging|alliantie|academie|lab)$",
);
/// "het Netwerk Kleine Kernen": a kind with a name of two words.
static KIND_AND_NAME: Pattern = Pattern::new(
    r"^(?:(?:de|het)\s+)?(?:\p{L}+(?:aal|aals|elijk|eel|brede?|aire?|ijke|ale|ele)\s+)?(?i:netwerk|platform|\p{L}*programma|\p{L}*bureau|stichting|instituut|universiteit|coöperatie|\p{L}*punt|\p{L}*centrum|werkplaats|academie|fonds|alliantie|taskforce|denktank)\s+(\p{Lu}[\p{L}-]+)\s+\p{Lu}[\p{L}-]+$",
);
/// "Hogeschool Windesheim": what stands behind the kind is one place or one person.
static SEAT: Pattern = Pattern::new(
    r"^(?:de\s+)?(?:hogeschool|universiteit|gemeente|provincie|waterschap|Hogeschool|Universiteit|Gemeente|Provincie|Waterschap|TU)\s+\p{Lu}[\p{L}-]+$",
);
static CAPITALS: Pattern = Pattern::new(r"^(\p{Lu}[\p{L}-]+)(?:\s\p{Lu}[\p{L}-]+)+$");
/// "VNG", "Platform31", "BuurtLab": no two of those make one name.
static COINED: Pattern = Pattern::new(
    r"^(?:(?:de|het)\s+)?(?:\p{Lu}{2,}\d*|\p{Lu}\p{L}*\d+|\p{Lu}\p{Ll}+\p{Lu}\p{L}*)$",
);
/// People of an organisation: "een groep jonge medewerkers".
static GROUP: Pattern = Pattern::new(r"^\p{Ll}[^,;]{0,80}?\s(?:van|bij|binnen|uit)\s+");
static PEOPLE: Pattern = Pattern::new(
    r"^(?:een\s+(?:groep|aantal|team|club)|(?:jonge\s+|enkele\s+)?(?:collega|medewerkers|ambtenaren|trainees|professionals|studenten|onderzoekers))",
);
/// "de provincies A en B": the kind counts for each.
static PLURAL: Pattern = Pattern::new(
    r"(?i)^(?:de\s+)?(gemeenten|provincies|ministeries|waterschappen|universiteiten|hogescholen)\s+(?:van\s+)?",
);
const SINGULAR: &[(&str, &str)] = &[
    ("gemeenten", "gemeente"),
    ("provincies", "provincie"),
    ("ministeries", "ministerie van"),
    ("waterschappen", "waterschap"),
    ("universiteiten", "universiteit"),
    ("hogescholen", "hogeschool"),
];
static PARTNERS: Pattern = Pattern::new(r"^(?:onze\s+|de\s+)?partners?:?\s+");

/// An organisation of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    /// What it is called.
    pub name: String,
    /// Whether more than the shape of the names says where it begins and ends.
    pub is_sure: bool,
}

/// Where a name ends, where the next begins, and whether that is certain.
#[derive(Clone, Copy)]
struct Border {
    end: usize,
    next: usize,
    is_sure: bool,
}

/// The words of an enumeration with every place at which it can be cut.
struct Row<'a> {
    authority: &'a Authority,
    words: &'a str,
    borders: Vec<Border>,
}

/// Says whether words on one line can be an enumeration.
pub(super) fn may_be_several(words: &str) -> bool {
    SEPARATOR.is_in(words)
}

/// Returns the organisations of an enumeration.
pub(super) fn listed(authority: &Authority, words: &str) -> Vec<Member> {
    let words = tidy(words);
    let words = words
        .get(PARTNERS.find(words.as_str()).map_or(0, |lead| lead.end)..)
        .unwrap_or_default();
    let row = Row::of(authority, words);
    let mut found = Vec::new();
    let mut start = 0;
    let mut kind = None;
    let mut was_sure = true;
    while start < words.len() {
        let rest = words.get(start..).unwrap_or_default();
        if let Some((one, length)) = plural(rest) {
            kind = Some(one);
            start += length;
        } else if is_named_anew(rest) {
            kind = None;
        }
        let border = row.border(start, kind);
        let one = words.get(start..border.end).unwrap_or_default();
        let is_sure = was_sure && border.is_sure;
        found.extend(row.member(one, kind).map(|name| Member { name, is_sure }));
        was_sure = border.is_sure;
        start = border.next.max(start + 1);
    }
    found
}

/// Reads a plural kind at the start, with its length: "de gemeenten ".
fn plural(words: &str) -> Option<(&'static str, usize)> {
    let found = PLURAL.captures(words)?;
    let plural = found.get(1)?.as_str().to_lowercase();
    let (_, one) = SINGULAR.iter().find(|(many, _)| *many == plural)?;
    Some((one, found.get(0)?.end()))
}

/// Says whether a name begins with words of its own, so that the kind before the row does not count for it.
fn is_named_anew(words: &str) -> bool {
    without_article(words).len() < words.len() || is_kind_of_organisation(words)
}

impl<'a> Row<'a> {
    fn of(authority: &'a Authority, words: &'a str) -> Self {
        let mut borders: Vec<Border> = SEPARATOR
            .find_all(words)
            .take(MOST_MEMBERS)
            .map(|range| Border {
                end: range.start,
                next: range.end,
                is_sure: true,
            })
            .collect();
        borders.push(Border {
            end: words.len(),
            next: words.len(),
            is_sure: true,
        });
        Row {
            authority,
            words,
            borders,
        }
    }

    /// Finds the end of the name that begins at byte `start`.
    fn border(&self, start: usize, kind: Option<&str>) -> Border {
        let ends = || self.borders.iter().filter(|one| one.end > start);
        let name = |one: &Border| self.words.get(start..one.end).unwrap_or_default();
        let longest = ends().rev().find(|one| match kind {
            Some(kind) => known(self.authority, &format!("{kind} {}", name(one))).is_some(),
            None => known(self.authority, without_group(name(one))).is_some(),
        });
        let cut = || {
            ends().find_map(|one| {
                let is_sure = self.divides(name(one), one)?;
                Some(Border { is_sure, ..*one })
            })
        };
        let next = || ends().next().filter(|_| kind.is_some());
        longest
            .or_else(next)
            .copied()
            .or_else(cut)
            .or(self.borders.last().copied())
            .unwrap_or(Border {
                end: self.words.len(),
                next: self.words.len(),
                is_sure: true,
            })
    }

    /// Says whether `left` ends at a border, and whether that is certain.
    fn divides(&self, left: &str, border: &Border) -> Option<bool> {
        let right = self.words.get(border.next..).unwrap_or_default();
        if COMPLETE.is_in(left) || self.begins_another(right) {
            return Some(true);
        }
        let between = self.words.get(border.end..border.next).unwrap_or_default();
        (between.trim() != "&" && are_two_names(left, right)).then_some(false)
    }

    fn begins_another(&self, words: &str) -> bool {
        if words.is_empty()
            || is_named_anew(words)
            || BODY.is_in(words)
            || PLURAL.is_in(words)
            || PEOPLE.is_in(words)
        {
            return true;
        }
        let end = SEPARATOR
            .find(words)
            .map_or(words.len(), |range| range.start);
        known(self.authority, words.get(..end).unwrap_or_default()).is_some()
    }

    /// Returns one organisation; of "een groep medewerkers van het ministerie" the ministry.
    fn member(&self, words: &str, kind: Option<&str>) -> Option<String> {
        if let Some(kind) = kind {
            return Some(named(self.authority, &format!("{kind} {words}")));
        }
        if let Some(name) = known(self.authority, words) {
            return Some(name);
        }
        let whole = without_group(words);
        looks_named(whole).then(|| named(self.authority, whole))
    }
}

/// Takes off the people of an organisation: "een groep medewerkers van".
fn without_group(words: &str) -> &str {
    let plain = bare(words);
    if is_kind_of_organisation(plain) {
        return words;
    }
    GROUP
        .find(plain)
        .map_or(words, |group| plain.get(group.end..).unwrap_or(words))
}

/// Says by their shape alone whether words before and behind "en" are two names.
///
/// "Netwerk Kleine Kernen en Bouwend Drenthe" are two, "programma Groene Daken en Duurzame Gevels" is one:
/// what goes on in the same form is the same name.
fn are_two_names(left: &str, right: &str) -> bool {
    let next = right.split([',', ';']).next().unwrap_or_default();
    let next = next.split(" en ").next().unwrap_or_default();
    let is_coined = COINED.is_in(left) || COINED.is_in(next);
    if is_coined && next.starts_with(char::is_uppercase) {
        return true;
    }
    let Some(first) = CAPITALS.captures(next).and_then(|found| found.get(1)) else {
        return false;
    };
    let goes_on_alike = KIND_AND_NAME
        .captures(left)
        .and_then(|found| found.get(1))
        .map(|own| is_inflected(own.as_str()) == is_inflected(first.as_str()));
    SEAT.is_in(left) || goes_on_alike == Some(false)
}

/// "Kleine", "Groene": an adjective before a noun.
fn is_inflected(word: &str) -> bool {
    word.ends_with('e') && !word.ends_with("ie")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enumeration_is_cut_between_organisations_and_not_within_one() {
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
            (
                "de provincies Drenthe en Groningen",
                vec!["Provincie Drenthe", "Provincie Groningen"],
            ),
            (
                "de ministeries van BZK en IenW en het Dijkfonds",
                vec![
                    "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
                    "Ministerie van Infrastructuur en Waterstaat",
                    "Dijkfonds",
                ],
            ),
            ("het dijkteam en collega’s van de VNG", vec!["VNG"]),
            (
                "het programma Groene Dijken en Duurzame Duinen",
                vec!["programma Groene Dijken en Duurzame Duinen"],
            ),
        ] {
            let found: Vec<String> = listed(Authority::bundled(), words)
                .into_iter()
                .map(|one| one.name)
                .collect();
            assert_eq!(found, names, "{words}");
        }
    }

    #[test]
    fn names_that_only_their_shape_divides_are_unsure() {
        for (words, names) in [
            (
                "het Netwerk Kleine Dijken en Bouwend Waterland",
                ["Netwerk Kleine Dijken", "Bouwend Waterland"],
            ),
            ("DijkLab en Jong Water", ["DijkLab", "Jong Water"]),
            (
                "Hogeschool Waterland en Dijkpoort Regio Noord",
                ["Hogeschool Waterland", "Dijkpoort Regio Noord"],
            ),
        ] {
            let found = listed(Authority::bundled(), words);
            let unsure = names.map(|name| Member {
                name: name.to_owned(),
                is_sure: false,
            });
            assert_eq!(found, unsure, "{words}");
        }
    }
}
