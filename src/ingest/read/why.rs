//! Why something was read as it was, in words: the evidence that weighed most.

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

/// Evidence for values that are no people.
const OF_VALUES: [Reason; 17] = [
    reason("headline", "staat in een kop", "stands in a heading"),
    reason(
        "the article's heading",
        "staat in de kop van de tekst",
        "stands in the text's heading",
    ),
    reason(
        "first of the headings",
        "is de eerste kop",
        "is the first heading",
    ),
    reason(
        "short line",
        "staat op een korte regel",
        "stands on a short line",
    ),
    reason("item", "staat in een opsomming", "stands in a list"),
    reason("early", "staat vooraan", "stands near the beginning"),
    reason("late", "staat achteraan", "stands near the end"),
    reason("count", "staat er vaker", "stands there several times"),
    reason("repeated", "staat er vaker", "stands there several times"),
    reason(
        "only",
        "is het enige in de tekst",
        "is the only one in the text",
    ),
    reason(
        "line names the series",
        "op een regel die de reeks noemt",
        "on a line that names the series",
    ),
    reason(
        "series in the sentence",
        "in een zin die de reeks noemt",
        "in a sentence that names the series",
    ),
    reason(
        "together",
        "bij woorden over samen organiseren",
        "near words about organising together",
    ),
    reason(
        "together with the series",
        "in een zin over wie de avond organiseert",
        "in a sentence about who organises the evening",
    ),
    reason(
        "known",
        "is een bekende organisatie",
        "is a known organisation",
    ),
    reason(
        "a venue's word",
        "heet als een zaal",
        "has the name of a hall",
    ),
    reason(
        "town behind",
        "met een plaats erachter",
        "with a town behind it",
    ),
];

/// A piece of evidence that weighed, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    nl: String,
    en: String,
}

impl Why {
    /// Returns the reason in one of them.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

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
) -> Vec<Why> {
    const LEAST: f32 = 0.1;
    let weight = |key: u32| evidence.value(key) * model.lean(key, class, other);
    let said = |reason: &Reason, cue: (&str, &str)| Why {
        nl: reason.nl.replace("{}", cue.0),
        en: reason.en.replace("{}", cue.1),
    };
    let plain = PLAIN.iter().chain(&OF_VALUES);
    let mut found: Vec<(f32, Why)> = plain
        .map(|one| (weight(key(one.name)), said(one, ("", ""))))
        .collect();
    for place in &PLACES {
        for (which, cue) in (0..).zip(CUE_NAMES) {
            found.push((weight(key_of(place.name, which)), said(place, cue)));
        }
    }
    found.retain(|(weight, _)| *weight >= LEAST);
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.nl.cmp(&b.1.nl)));
    let mut whys: Vec<Why> = Vec::new();
    for (_, why) in found {
        if !whys.contains(&why) && whys.len() < most {
            whys.push(why);
        }
    }
    whys
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
        let said = |lang| {
            let whys = reasons(&evidence, &model, 1, 0, 3);
            let texts = whys.iter().map(|why| why.text(lang).to_owned());
            texts.collect::<Vec<_>>()
        };
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
