//! A line of a page, with what its shape alone tells: blank, a title, a paragraph, navigation.

use crate::text::fold;

/// More characters than a title has.
const LONGEST_TITLE: usize = 200;

/// A line of so few characters without a full stop at its end is a title, whatever it holds.
const SHORT_TITLE: usize = 60;

/// More words before a full stop are a sentence, not a heading.
const MOST_WORDS: usize = 8;

/// Fewer characters than a paragraph of prose has.
const SHORTEST_PARAGRAPH: usize = 110;

/// Words that sites put around their pages.
const NAVIGATION: &[&str] = &[
    "home",
    "menu",
    "agenda",
    "nieuws",
    "actueel",
    "contact",
    "zoeken",
    "zoek",
    "inloggen",
    "evenement",
    "evenementen",
    "over ons",
    "over de vom",
    "projecten",
    "afbeelding",
    "online",
    "deel deze pagina",
    "deel dit bericht",
    "delen",
    "ga naar inhoud",
    "ga naar de inhoud",
    "direct naar inhoud",
    "direct naar de inhoud",
    "naar hoofdinhoud",
    "terug",
    "terug naar overzicht",
    "terug naar agenda",
    "vorige",
    "volgende",
    "bijeenkomst",
    "activiteit",
    "lid worden",
    "nieuwsbrief",
    "publicaties",
    "english",
    "skip to content",
    "nieuwsbericht",
    "mijn vom",
];

/// Words that begin an invitation to click.
const CALLS: &[&str] = &[
    "lees",
    "meld",
    "bekijk",
    "klik",
    "kijk",
    "schrijf",
    "aanmelden",
    "terugkijken",
    "download",
    "luister",
    "deel",
    "inschrijven",
    "naar",
];

/// One line without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// From 1.
    pub number: usize,
    /// The byte of the page at which it begins.
    pub start: usize,
    /// The line.
    pub text: &'a str,
}

/// Cuts a page into lines.
pub(super) fn lines(page: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut found = Vec::new();
    for (at, text) in page.split('\n').enumerate() {
        found.push(Line {
            number: at + 1,
            start,
            text,
        });
        start += text.len() + 1;
    }
    found
}

impl<'a> Line<'a> {
    /// Returns the line without blanks and byte order marks around it.
    pub(super) fn trimmed(&self) -> &'a str {
        self.text
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}')
    }

    /// Says whether the line holds nothing to read.
    pub(super) fn is_blank(&self) -> bool {
        self.trimmed().is_empty()
    }

    /// Says whether the line is long enough to be prose.
    pub(super) fn is_paragraph(&self) -> bool {
        self.trimmed().chars().count() >= SHORTEST_PARAGRAPH && !self.is_item()
    }

    /// Says whether the line is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        let line = self.trimmed();
        line.starts_with(['•', '*', '·', '▪', '–', '●', '◦'])
            || line.starts_with("- ")
            || line == "-"
    }

    /// Says whether the line can be a title: short, and not a sentence, an item, a label or a button.
    pub(super) fn is_title(&self) -> bool {
        let line = self.trimmed();
        let ends_open = line.ends_with("...") || !line.ends_with(['.', ':', ',', ';']);
        !line.is_empty()
            && line.chars().count() <= LONGEST_TITLE
            && line.chars().any(char::is_alphabetic)
            && ends_open
            && !self.is_item()
            && !self.is_junk()
            && !is_label(line)
            && (line.chars().count() <= SHORT_TITLE || !holds_two_sentences(line))
    }

    /// Says whether the line names an edition the way headings do.
    pub(super) fn is_edition_heading(&self) -> bool {
        let folded = fold(self.trimmed());
        let short = folded.chars().count() <= LONGEST_TITLE;
        let marked = folded.contains('#') || folded.contains('|');
        let announced = ["verslag", "aankondiging", "uitnodiging"]
            .iter()
            .any(|word| folded.starts_with(word));
        let is_sentence = folded.ends_with('.')
            && !folded.ends_with("..")
            && folded.split_whitespace().count() > MOST_WORDS
            && !folded.contains('|');
        short
            && names_series(&folded)
            && (marked || announced)
            && !is_sentence
            && !is_trail(&folded)
    }

    /// Says whether the line belongs to the page around the text: navigation, a button, a broken date field.
    pub(super) fn is_junk(&self) -> bool {
        let folded = fold(self.trimmed());
        let plain = folded.trim_matches(|c: char| !c.is_alphanumeric());
        NAVIGATION.contains(&plain)
            || folded.starts_with("wrong format")
            || is_trail(&folded)
            || is_call(&folded)
            || is_date_field(&folded)
    }
}

/// Says whether folded text names the series, in any of the ways it is spelled.
pub(super) fn names_series(folded: &str) -> bool {
    [
        "reuring!cafe",
        "reuring!online",
        "reuring! cafe",
        "reuringcafe",
        "reuring cafe",
        "reuring-cafe",
        "reuring!",
        "reuringonline",
    ]
    .iter()
    .any(|name| folded.contains(name))
}

fn is_label(line: &str) -> bool {
    let folded = fold(line);
    let label = folded.split(':').next().unwrap_or_default();
    [
        "datum",
        "locatie",
        "tijd",
        "wanneer",
        "waar",
        "plaats",
        "geplaatst op",
        "gepubliceerd op",
        "inloop",
        "door",
        "auteur",
    ]
    .contains(&label.trim())
        && folded.contains(':')
        || folded.starts_with("geplaatst op")
        || folded.starts_with("gepubliceerd op")
}

fn holds_two_sentences(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + 2..).unwrap_or_default();
        !before.ends_with('.')
            && before
                .chars()
                .rev()
                .take_while(|c| c.is_alphabetic())
                .count()
                > 3
            && after.starts_with(char::is_uppercase)
    })
}

fn is_trail(folded: &str) -> bool {
    let parts: Vec<&str> = folded
        .split(['>', '›', '»', '/', '|'])
        .map(str::trim)
        .collect();
    parts.len() > 1
        && parts
            .first()
            .is_some_and(|first| NAVIGATION.contains(first))
}

fn is_call(folded: &str) -> bool {
    let first = folded.split_whitespace().next().unwrap_or_default();
    folded.chars().count() <= 45
        && CALLS.contains(&first)
        && !folded.contains('|')
        && !folded.ends_with('?')
}

/// A date, a dash, a date, a comma and a venue: what an agenda prints around its fields.
fn is_date_field(folded: &str) -> bool {
    folded.contains(" - ")
        && folded.contains(" ,")
        && folded.starts_with(|c: char| c.is_ascii_digit())
        && !names_series(folded)
}
