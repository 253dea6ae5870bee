//! Why somebody was read as guest or host, or not, in words: the evidence that weighed most.

use super::feature::{Features, key, key_of};
use super::lexicon::CUES;
use super::model::Linear;
use crate::locale::Lang;

/// A piece of evidence with what it is called in both languages.
struct Reason {
    name: &'static str,
    nl: &'static str,
    en: &'static str,
}

const fn reason(name: &'static str, nl: &'static str, en: &'static str) -> Reason {
    Reason { name, nl, en }
}

/// Evidence that is yes or no, or more or less.
const PLAIN: [Reason; 22] = [
    reason(
        "in a list",
        "staat in een lijst met anderen",
        "stands in a list with others",
    ),
    reason(
        "in a list under a label",
        "staat in een lijst onder een kopje",
        "stands in a list under a label",
    ),
    reason(
        "siblings",
        "staat tussen andere namen in een lijst",
        "stands among other names in a list",
    ),
    reason("speaks", "zegt iets in de tekst", "speaks in the text"),
    reason("quoted", "wordt aangehaald", "is quoted"),
    reason("never speaks", "zegt niets", "says nothing"),
    reason("mentioned once", "wordt één keer genoemd", "is named once"),
    reason("mentions", "wordt vaker genoemd", "is named several times"),
    reason(
        "comes back",
        "komt terug bij achternaam of voornaam",
        "comes back by surname or first name",
    ),
    reason(
        "comes back by surname",
        "komt terug bij de achternaam",
        "comes back by surname",
    ),
    reason(
        "comes back by first name",
        "komt terug bij de voornaam",
        "comes back by first name",
    ),
    reason(
        "paragraphs",
        "staat in meer alinea’s",
        "stands in several paragraphs",
    ),
    reason(
        "apposition",
        "met functie achter de naam",
        "with a function behind the name",
    ),
    reason(
        "bracket",
        "met haakjes achter de naam",
        "with brackets behind the name",
    ),
    reason(
        "function before",
        "met functie voor de naam",
        "with a function before the name",
    ),
    reason(
        "function behind",
        "met functie in de buurt",
        "with a function near the name",
    ),
    reason(
        "organisation behind",
        "met organisatie achter de naam",
        "with an organisation behind the name",
    ),
    reason(
        "given name",
        "begint met een voornaam",
        "begins with a given name",
    ),
    reason(
        "inside a quotation",
        "staat binnen een citaat",
        "stands inside a quotation",
    ),
    reason(
        "at the end",
        "staat aan het eind van de tekst",
        "stands at the end of the text",
    ),
    reason(
        "an organisation",
        "lijkt op een organisatie",
        "looks like an organisation",
    ),
    reason(
        "opens a short line",
        "opent een korte regel",
        "opens a short line",
    ),
];

/// Where a cue can stand, with `{}` for the cue.
const PLACES: [Reason; 9] = [
    reason("label", "achter het kopje ‘{}’", "behind the label ‘{}’"),
    reason("above", "onder het kopje ‘{}’", "under the label ‘{}’"),
    reason(
        "heading",
        "onder een kop over ‘{}’",
        "under a heading about ‘{}’",
    ),
    reason(
        "before",
        "achter woorden als ‘{}’",
        "behind words like ‘{}’",
    ),
    reason("behind", "voor woorden als ‘{}’", "before words like ‘{}’"),
    reason(
        "sentence",
        "in een zin over ‘{}’",
        "in a sentence about ‘{}’",
    ),
    reason(
        "paragraph",
        "in een alinea over ‘{}’",
        "in a paragraph about ‘{}’",
    ),
    reason(
        "later before",
        "later achter woorden als ‘{}’",
        "later behind words like ‘{}’",
    ),
    reason(
        "all mentions",
        "bij woorden als ‘{}’",
        "near words like ‘{}’",
    ),
];

/// What the cues are called, in the order of [`CUES`].
const CUE_NAMES: [(&str, &str); CUES.len()] = [
    ("host", "host"),
    ("debatleider", "debate leader"),
    ("gast", "guest"),
    ("zaal", "hall"),
    ("verhinderd", "absent"),
    ("boek", "book"),
    ("aanmelden", "register"),
    ("minister", "minister"),
    ("volgende", "next"),
    ("voorganger", "predecessor"),
    ("jury", "jury"),
    ("muziek", "music"),
    ("zegt", "says"),
];

/// Returns the strongest reasons, those for class `class` and against `other`, the strongest first.
///
/// `most` bounds their number. A reason weaker than a tenth of a score is none.
#[must_use]
pub fn reasons(
    evidence: &Features,
    model: &Linear,
    class: usize,
    other: usize,
    most: usize,
    lang: Lang,
) -> Vec<String> {
    const LEAST: f32 = 0.1;
    let weight = |key: u32| {
        let weights = model.weights(key).unwrap_or_default();
        let of = |class: usize| weights.get(class).copied().unwrap_or(0.0);
        evidence.value(key) * (of(class) - of(other))
    };
    let words = |reason: &Reason| {
        if lang == Lang::Nl {
            reason.nl
        } else {
            reason.en
        }
    };
    let mut found: Vec<(f32, String)> = PLAIN
        .iter()
        .map(|one| (weight(key(one.name)), words(one).to_owned()))
        .collect();
    for place in &PLACES {
        for (which, (nl, en)) in (0..).zip(CUE_NAMES) {
            let cue = if lang == Lang::Nl { nl } else { en };
            found.push((
                weight(key_of(place.name, which)),
                words(place).replace("{}", cue),
            ));
        }
    }
    found.retain(|(weight, _)| *weight >= LEAST);
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found
        .into_iter()
        .take(most)
        .map(|(_, words)| words)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_evidence_that_weighs_most_is_said_first_in_the_readers_language() {
        let mut evidence = Features::new();
        evidence.set("in a list", 1.0);
        evidence.set_of("before", 0, 1.0);
        evidence.set("given name", 1.0);
        let evidence = evidence.finish();
        let mut weights = [
            (key("in a list"), [0.0, 0.5]),
            (key_of("before", 0), [0.0, 2.0]),
            (key("given name"), [1.0, 0.0]),
        ];
        weights.sort_by_key(|(key, _)| *key);
        let keys = weights.iter().map(|(key, _)| *key).collect();
        let model = Linear::new(
            2,
            keys,
            weights.iter().flat_map(|(_, weights)| *weights).collect(),
        );
        let said = |lang| reasons(&evidence, &model, 1, 0, 3, lang);
        assert_eq!(
            said(Lang::Nl),
            [
                "achter woorden als ‘host’",
                "staat in een lijst met anderen"
            ]
        );
        assert_eq!(
            said(Lang::En),
            ["behind words like ‘host’", "stands in a list with others"]
        );
    }
}
