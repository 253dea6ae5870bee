//! How the debate leader turns to somebody: "Bos sprak eerst met N", "gaf het woord aan N", "begon bij N".
//!
//! The words before a name are walked through backwards: a preposition, words without a clause of
//! their own, and the verb that goes with the preposition. A phrasing with so many words between
//! cost fifty times as much as this.

use super::word_list::WordList;

/// More words between the verb and the person make another clause.
const MOST_WORDS: usize = 12;

/// What the debate leader does to somebody directly.
static DIRECTLY: WordList = WordList::new(
    "interviewde interviewt ondervroeg ondervraagt introduceerde introduceert verwelkomde \
     verwelkomt begroette begroet vroeg vraagt nodigde nodigt riep roept haalde haalt presenteerde",
);

/// Verbs by the preposition that they turn to somebody with.
static BY_PREPOSITION: [(&str, WordList); 5] = [
    (
        "met",
        WordList::new(
            "voerde voert sprak spreekt praatte praat gesprek debatteerde opende opent begon begint startte start vervolgde",
        ),
    ),
    (
        "aan",
        WordList::new("vroeg vraagt gaf geeft stelde stelt legde legt ging gaat was is"),
    ),
    ("tot", WordList::new("richtte richt wendde wendt")),
    (
        "bij",
        WordList::new("begon begint startte start kwam komt belandde belandt"),
    ),
    (
        "naar",
        WordList::new("liep loopt stapte stapt schakelde schakelt draaide"),
    ),
];

/// Words that can stand between: none of them opens a clause.
static BETWEEN: WordList = WordList::new(
    "hij zij ze we de het een eerst vervolgens daarna toen halverwege tot slot als eerste tweede \
     derde vierde laatste volgende allereerst ook verder tijdens in helft van debat pauze na \
     gasten gast bankgasten bankgast debatleider gespreksleider host gastheer gastvrouw woord \
     vraag stelling microfoon zich door op podium bank buurman buurvrouw avond middag ronde \
     gesprek kort uitgebreid nog even weer nu dan meteen direct daarom hierna daarop deze dit \
     dezelfde daarop weer al naast hem haar om over voor die ons",
);

/// Verbs with which several people are brought on, named behind a colon.
static BRINGS_ON: WordList = WordList::new(
    "haalde nodigde riep vroeg verwelkomde introduceerde presenteerde namen zaten schoven kwamen \
     stapten",
);

/// Says whether `before`, the words up to a name, turn to whoever bears it.
pub(super) fn turns_to(before: &str) -> bool {
    let before = before.trim_end();
    if let Some(head) = before.strip_suffix(':') {
        return clause(head).any(|word| BRINGS_ON.holds(word));
    }
    let mut words = clause(before).peekable();
    let by_preposition = words
        .peek()
        .and_then(|last| BY_PREPOSITION.iter().find(|(word, _)| word == last));
    let verbs = match by_preposition {
        Some((_, verbs)) => {
            words.next();
            verbs
        }
        None => &DIRECTLY,
    };
    for word in words.take(MOST_WORDS) {
        if verbs.holds(word) || verbs.holds(&word.to_lowercase()) {
            return true;
        }
        if !(BETWEEN.holds(word) || word.starts_with(char::is_uppercase)) {
            return false;
        }
    }
    false
}

/// Iterates backwards over the words of the last clause.
fn clause(text: &str) -> impl Iterator<Item = &str> {
    let start = text.rfind(['.', ';', ':', '_', '(']).map_or(0, |at| at + 1);
    text.get(start..)
        .unwrap_or_default()
        .split_whitespace()
        .rev()
        .map(|word| word.trim_end_matches(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_name_turn_to_somebody_or_not() {
        for before in [
            "in een één-op-één-gesprek sprak zij eerst met ",
            "Bos gaf daarna het woord aan ",
            "Vervolgens vroeg Bos ",
            "Bos begon bij ",
            "Halverwege haalde Bos twee mensen van de uitvoering naar voren: ",
        ] {
            assert!(turns_to(before), "{before}");
        }
        for before in [
            "Zij werkte samen met ",
            "Bos vroeg of het rapport van ",
            "Er ligt een brief bij ",
            "Dat is iets anders: ",
            "",
        ] {
            assert!(!turns_to(before), "{before}");
        }
    }
}
