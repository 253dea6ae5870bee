//! Questions as people ask them, as a small grammar over the query: its opening words say what kind of answer is meant
//! and which field what follows is about; the rest is a query like any other.
//!
//! A question that fits none of the openings is words to find.

use super::{Field, KnownPart};
use crate::locale::Lang;
use crate::text::fold;

/// What kind of answer a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// Who came: from an organisation, to an edition.
    WhoCame,
    /// Who led the debates.
    WhoLed,
    /// Who was a guest more than once.
    WhoCameAgain,
    /// Who has not been for long.
    WhoIsLongAgo,
    /// Which editions.
    Which,
    /// When.
    When,
    /// How many.
    HowMany,
    /// Which editions the archive does not have.
    WhatIsMissing,
}

impl Question {
    /// Returns how the question was read, as people read it.
    #[must_use]
    pub fn read_as(self, lang: Lang) -> String {
        match self {
            Question::WhoCame => lang.read_as_who_came(),
            Question::WhoLed => lang.read_as_who_led(),
            Question::WhoCameAgain => lang.read_as_who_came_again(),
            Question::WhoIsLongAgo => lang.read_as_who_is_long_ago(),
            Question::Which => lang.read_as_which(),
            Question::When => lang.read_as_when(),
            Question::HowMany => lang.read_as_how_many(),
            Question::WhatIsMissing => lang.read_as_what_is_missing(),
        }
    }

    /// Says whether it asks for people.
    #[must_use]
    pub fn asks_who(self) -> bool {
        match self {
            Question::WhoCame
            | Question::WhoLed
            | Question::WhoCameAgain
            | Question::WhoIsLongAgo => true,
            Question::Which | Question::When | Question::HowMany | Question::WhatIsMissing => false,
        }
    }
}

/// Questions to begin with, as people ask them; those that end in a blank want something behind it.
pub(in crate::search) fn examples(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Nl => &[
            "wie kwam er van ",
            "wie leidde de debatten",
            "wie was vaker dan eens te gast",
            "wie is lang niet geweest",
            "wat ontbreekt er",
            "welke edities gingen over ",
            "wanneer was ",
            "hoeveel edities waren er in ",
        ],
        Lang::En => &[
            "who came from ",
            "who led the debates",
            "who was a guest more than once",
            "who has not been here for a long time",
            "what is missing",
            "which editions were about ",
            "when was ",
            "how many editions were there in ",
        ],
    }
}

/// A question that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) question: Question,
    /// The field that bare words behind the opening are about.
    pub(super) field: Option<Field>,
    /// What an edition must have to answer it.
    pub(super) part: Option<KnownPart>,
    /// Where the opening ends, in bytes.
    pub(super) start: usize,
    /// Where what is asked for ends, in bytes: behind it stand a question mark and words that add nothing.
    pub(super) end: usize,
}

/// An opening: alternatives between bars, `?` behind those that may be missing.
struct Opening(&'static str, Question, Option<Field>, Option<KnownPart>);

const ORG: Option<Field> = Some(Field::Organisation);
const GUESTS: Option<KnownPart> = Some(KnownPart::Guests);
const LEADER: Option<KnownPart> = Some(KnownPart::Leader);

/// The openings, the longer of those that begin alike first.
const OPENINGS: [Opening; 26] = [
    Opening(
        "wat|welke|welk editie|edities|nummer|nummers? mist|missen|ontbreekt|ontbreken er? nog? in? het|dit? archief?",
        Question::WhatIsMissing,
        None,
        None,
    ),
    Opening(
        "what|which editions|edition|numbers|number? are|is? missing|lacking from|in? the|this? archive?",
        Question::WhatIsMissing,
        None,
        None,
    ),
    Opening(
        "wie was|waren|kwam|kwamen|komt er? vaker|meer dan eens|eenmaal|een keer? te? gast?",
        Question::WhoCameAgain,
        None,
        GUESTS,
    ),
    Opening(
        "wie was|waren|kwam|kwamen|komt er? het? vaakst|meermaals|meermalen|vaak|herhaaldelijk te? gast?",
        Question::WhoCameAgain,
        None,
        GUESTS,
    ),
    Opening(
        "who was|came|were|has been? a? guest? here? more than once",
        Question::WhoCameAgain,
        None,
        GUESTS,
    ),
    Opening(
        "who was|came|were|has been? a? guest? here? most? often",
        Question::WhoCameAgain,
        None,
        GUESTS,
    ),
    Opening(
        "wie is|zijn|was er? al? heel? lang al? niet meer? geweest|langsgeweest|gekomen|uitgenodigd|gevraagd",
        Question::WhoIsLongAgo,
        None,
        GUESTS,
    ),
    Opening(
        "wie is|zijn|was al? lang niet te? gast geweest",
        Question::WhoIsLongAgo,
        None,
        GUESTS,
    ),
    Opening(
        "who has|have not been|come here? for? a? long? time|while|lately",
        Question::WhoIsLongAgo,
        None,
        GUESTS,
    ),
    Opening(
        "who hasn't|haven't been|come here? for? a? long? time|while|lately",
        Question::WhoIsLongAgo,
        None,
        GUESTS,
    ),
    Opening(
        "wie leidde|leidden|leidt|leiden|modereerde de|het|een|die? debatten|debat|gesprek|gesprekken|avond|avonden|editie|edities? over|van|in|op?",
        Question::WhoLed,
        None,
        LEADER,
    ),
    Opening(
        "wie was|waren|is|zijn de? debatleider|debatleiders|gespreksleider|moderator over|van|in|bij|op?",
        Question::WhoLed,
        None,
        LEADER,
    ),
    Opening(
        "who led|leads|chaired|moderated|hosted the? debates|debate|evenings|evening|edition|editions? on|of|about|in?",
        Question::WhoLed,
        None,
        LEADER,
    ),
    Opening(
        "wie was|waren|kwam|kwamen|komt|komen|zat|zaten|sprak|spraken er? ooit? te? gast? aan? tafel? van|namens|vanuit de|het|een?",
        Question::WhoCame,
        ORG,
        GUESTS,
    ),
    Opening(
        "who was|were|came|comes|spoke there|here? a? guest|guests? ever? from|for the?",
        Question::WhoCame,
        ORG,
        GUESTS,
    ),
    Opening(
        "wie was|waren|kwam|kwamen|zat|zaten|sprak|spraken er? de? te? gast|gasten? bij|op|in|over|aan",
        Question::WhoCame,
        None,
        GUESTS,
    ),
    Opening(
        "who was|were|came|spoke the? guest|guests? at|to|in|on|about",
        Question::WhoCame,
        None,
        GUESTS,
    ),
    Opening(
        "in? welke|welk edities|editie|avonden|avond|debatten|debat gingen|ging|gaan|gaat|waren|was|zijn|is|hadden|had er? het? over|van|met|in|rond?",
        Question::Which,
        None,
        None,
    ),
    Opening(
        "welke|welk edities|editie|avonden|avond|debatten|debat over|van|met|in|rond",
        Question::Which,
        None,
        None,
    ),
    Opening(
        "which|what editions|edition|evenings|evening|debates|debate were|was|are|is? about|on|with|in|from?",
        Question::Which,
        None,
        None,
    ),
    Opening(
        "wanneer was|waren|is|kwam|hadden|spraken|ging we? het? er? de|een? laatste? editie|edities|debat|avond? over|van|met?",
        Question::When,
        None,
        None,
    ),
    Opening(
        "when was|were|is|did the|an? edition|editions|debate|evening? about|on|with?",
        Question::When,
        None,
        None,
    ),
    Opening(
        "hoeveel edities|avonden|debatten|keer|gasten waren|was|gingen|ging|zijn|hadden? er? het? over|van|met|in|uit?",
        Question::HowMany,
        None,
        None,
    ),
    Opening(
        "hoe vaak was|waren|is|kwam|ging? het? er? over|van|met|in?",
        Question::HowMany,
        None,
        None,
    ),
    Opening(
        "how many editions|evenings|debates|times|guests were|was|are|is? there? about|on|with|in|from?",
        Question::HowMany,
        None,
        None,
    ),
    Opening("how often was|were|did?", Question::HowMany, None, None),
];

/// Words at the end of a question that add nothing to it.
const ENDINGS: [&str; 9] = [
    "te gast",
    "als gast",
    "a guest",
    "geweest",
    "gehouden",
    "held",
    "allemaal",
    "er",
    "aan tafel",
];

/// Reads the opening of a question.
pub(super) fn read(typed: &str) -> Option<Asked> {
    let lead = typed.len() - typed.trim_start().len();
    let first = fold(typed.split_whitespace().next()?);
    if !matches!(
        first.as_str(),
        "wie"
            | "who"
            | "welke"
            | "welk"
            | "wat"
            | "which"
            | "what"
            | "wanneer"
            | "when"
            | "hoeveel"
            | "hoe"
            | "how"
            | "in"
    ) {
        return None;
    }
    let words = words_of(typed);
    OPENINGS
        .iter()
        .find_map(|Opening(pattern, question, field, part)| {
            let taken = fits(pattern, &words)?;
            let start = words.get(taken.checked_sub(1)?)?.1;
            let end = asked_end(typed, start.max(lead));
            let is_whole = *part != GUESTS || *question != Question::WhoCame;
            // Who came needs to be told from where, or to what.
            (is_whole || end > start).then_some(Asked {
                question: *question,
                field: *field,
                part: *part,
                start,
                end,
            })
        })
}

/// The folded words without the punctuation behind them, each with where it ends.
fn words_of(typed: &str) -> Vec<(String, usize)> {
    let mut at = 0;
    let mut words = Vec::new();
    for piece in typed.split_inclusive(char::is_whitespace).take(16) {
        let word = piece.trim_end();
        if !word.is_empty() {
            words.push((
                fold(word.trim_end_matches(['?', ',', '.'])),
                at + word.len(),
            ));
        }
        at += piece.len();
    }
    words
}

/// Returns how many words an opening takes, if it fits.
fn fits(pattern: &str, words: &[(String, usize)]) -> Option<usize> {
    let mut at = 0;
    for token in pattern.split(' ') {
        let (token, is_optional) = token
            .strip_suffix('?')
            .map_or((token, false), |token| (token, true));
        let is_here = words
            .get(at)
            .is_some_and(|(word, _)| token.split('|').any(|one| one == word));
        if is_here {
            at += 1;
        } else if !is_optional {
            return None;
        }
    }
    Some(at)
}

/// Where what is asked for ends.
fn asked_end(typed: &str, start: usize) -> usize {
    let mut rest = typed.get(start..).unwrap_or_default();
    loop {
        let before = rest.len();
        rest = rest.trim_end().trim_end_matches(['?', '!', '.']).trim_end();
        for ending in ENDINGS {
            if let Some(shorter) = rest
                .strip_suffix(ending)
                .filter(|shorter| shorter.ends_with(' '))
            {
                rest = shorter.trim_end();
            }
        }
        if rest.len() == before {
            return start + rest.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_in_both_languages_and_the_rest_is_what_is_asked_for() {
        for (typed, question, rest) in [
            ("wie kwam er van het UWV?", Question::WhoCame, "UWV"),
            ("Wie waren er te gast van het UWV", Question::WhoCame, "UWV"),
            ("wie was er van het UWV te gast?", Question::WhoCame, "UWV"),
            ("who came from the UWV?", Question::WhoCame, "UWV"),
            ("wie was te gast bij #99", Question::WhoCame, "#99"),
            ("wie leidde de debatten", Question::WhoLed, ""),
            (
                "wie leidde het debat over wonen?",
                Question::WhoLed,
                "wonen",
            ),
            ("who led the debates in 2020", Question::WhoLed, "2020"),
            ("wie was vaker dan eens te gast", Question::WhoCameAgain, ""),
            ("wie kwam er het vaakst?", Question::WhoCameAgain, ""),
            ("who was a guest more than once", Question::WhoCameAgain, ""),
            ("wie is lang niet geweest", Question::WhoIsLongAgo, ""),
            (
                "who has not been here for a long time",
                Question::WhoIsLongAgo,
                "",
            ),
            ("welke edities gingen over wonen", Question::Which, "wonen"),
            (
                "in welke editie ging het over wonen?",
                Question::Which,
                "wonen",
            ),
            (
                "which editions were about housing?",
                Question::Which,
                "housing",
            ),
            ("wanneer was #99", Question::When, "#99"),
            (
                "wanneer was de editie over city deals?",
                Question::When,
                "city deals",
            ),
            ("when was #99?", Question::When, "#99"),
            (
                "hoeveel edities waren er in 2023",
                Question::HowMany,
                "2023",
            ),
            ("wat ontbreekt er?", Question::WhatIsMissing, ""),
            ("welke nummers missen", Question::WhatIsMissing, ""),
            ("what is missing?", Question::WhatIsMissing, ""),
            (
                "how many editions were there about europe",
                Question::HowMany,
                "europe",
            ),
        ] {
            let asked = read(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(
                (
                    asked.question,
                    typed.get(asked.start..asked.end).map_or("", str::trim)
                ),
                (question, rest),
                "{typed}"
            );
        }
    }

    #[test]
    fn every_example_is_read_as_a_question() {
        for lang in [Lang::Nl, Lang::En] {
            for example in examples(lang) {
                let typed = format!("{example}wonen");
                let whole = example.trim_end();
                let typed = if whole == *example { whole } else { &typed };
                assert!(read(typed).is_some(), "{typed}");
            }
        }
    }

    #[test]
    fn what_is_no_question_is_words() {
        for typed in [
            "wie:potjer",
            "wie betaalt de rekening",
            "wat kost dat",
            "welke overheid",
            "hoe zorgen we",
            "wonen",
            "who",
            "wie kwam er van",
            "",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
