//! Names of people: what a name looks like in Dutch, and where one begins and ends.
//!
//! A name is a given name or initials and at least one surname, with particles (`van der`, `’t`) and
//! double surnames between. Titles before it are read over and not part of it.

use std::ops::Range;

use super::function::is_function_word;
use super::pattern::Pattern;
use super::word_list::WordList;
use crate::text::fold;

/// Longer names do not occur; a row of capitals is something else.
const MOST_WORDS: usize = 9;

static PARTICLES: WordList = WordList::new(
    "baron barones graaf ridder jonkheer van de der den ter te ten het in op aan uit uijt bij voor over von zu la le du di da del \
     della dos el al bin ben ’t ‘t 't ’s 's d’",
);

static PREPOSITIONS: WordList = WordList::new("in op aan uit uijt bij voor over het");

/// Words that get their capital from the sentence or say what somebody is; no name begins with them.
static OPENERS: WordList = WordList::new(
    "de het een deze dit die dat op in aan ook als na met voor door bij uit om tot ten ter van en \
     of maar want dus toch zo er hij zij ze wij we ik u je jij jullie hun haar zijn mijn ons \
     onze wat wie waar waarom wanneer hoe welke daar daarna daarnaast daarop daarbij hierna \
     hierop hierbij vervolgens toen tijdens tegen onder over volgens naast nadat voordat omdat \
     terwijl eerst eerder later tegelijkertijd verder tevens bovendien echter zelf zelfs alle \
     veel iedereen niemand iemand mede namens vanuit vanaf sinds ondanks dankzij beide gast \
     gasten bankgast bankgasten gastheer gastvrouw host hosts cohost debatleider gespreksleider \
     dagvoorzitter moderator tweede eerste derde vierde vijfde zesde laatste datum locatie tijd \
     start inloop aanmelden meld mevrouw meneer heer slot allereerst terug aldus kortom helaas \
     stelde vroeg gisteren vandaag morgen vanavond nu inmiddels dr mr ir prof drs professor \
     doctor koning koningin prins prinses niet geen wel nog al thema titel muziek band huisband \
     sprekers spreker auteur auteurs halverwege achteraf vooraf afsluitend tussendoor collega \
     oud voormalig",
);

/// Words with a capital that make a name the name of a thing.
static THINGS: WordList = WordList::new(
    "reuring café cafe vereniging ministerie gemeente provincie waterschap hoogheemraadschap \
     universiteit university hogeschool stichting commissie europese europees city deal \
     programma instituut institute inspectie dienst nationale nederlandse nederland koninklijke \
     rekenkamer planbureau glazen zaken school academie centrum centre overheid rijk partij \
     platform netwerk theater museum bibliotheek universitair raad kamer bureau brandweer veiligheidsregio omgevingsdienst politie \
     marechaussee landmacht luchtmacht krijgsmacht",
);

/// What a word ends in that is the name of a thing: "Rijksuniversiteit", "Jeugdzorg".
static KINDS: WordList = WordList::new(
    "universiteit hogeschool ministerie academie instituut inspectie dienst vereniging stichting \
     commissie autoriteit museum theater kamer organisatie ontwikkeling veiligheid gezondheid \
     wetenschap wetenschappen bestuur beleid zaken werking onderwijs zorg financien volkshuisvesting \
     ordening digitalisering innovatie mobiliteit bedrijfsvoering dienstverlening handhaving toezicht \
     communicatie participatie landbouw visserij economie cultuur inkomen zekerheid samenleving \
     openbaarheid informatie strategie uitvoering rechtspraak wetgeving energie klimaat",
);

/// Written out: Jan and Mark are people, and so are April and June.
static DAYS_AND_MONTHS: WordList = WordList::new(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart mei juni \
     juli augustus september oktober november december",
);

static TITLES: Pattern = Pattern::new(
    r"^(?:(?i:(?:prof|dr|mr|kol|gen|lt|maj|kap|cdr|drs|ir|ing|mw|mevr|dhr|jhr|ds|em)\.(?:\s*(?:h\.c|ir|dr|mr)\.)*\s*|(?:mevrouw|de heer|dhr|mw|mr|dr|drs|ir|ing|prof|professor|doctor)\s+)+)",
);

/// What titles begin with: most words are none, and that shows sooner here.
static TITLE_WORDS: WordList = WordList::new(
    "prof dr mr kol gen lt maj kap cdr drs ir ing mw mevr dhr jhr ds em mevrouw de professor doctor",
);

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Where it stands, with the titles before it.
    pub range: Range<usize>,
    /// Where the name itself begins.
    bare: usize,
}

static CALL_NAMES: Pattern = Pattern::new(
    r"^(\(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,2}\)\s+)(?:\p{Lu}|van|de|der|den|ter|ten|te|el|’t|‘t|'t)",
);

impl Name {
    /// Returns the name cut to its first `length` bytes.
    pub(super) fn shortened(self, length: usize) -> Name {
        Name {
            range: self.range.start..self.range.start + length,
            ..self
        }
    }

    /// Returns the name as `text`, in which it was found, spells it, with single blanks.
    pub(super) fn spelled(&self, text: &str) -> String {
        let words: Vec<&str> = text
            .get(self.bare..self.range.end)
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        let name = words.join(" ");
        match name.split_once(" (") {
            Some((initials, rest)) => rest
                .split_once(") ")
                .map(|(_, surname)| format!("{initials} {surname}"))
                .unwrap_or(name),
            None => name,
        }
    }
}

/// Says whether a sign ends a word.
pub(super) fn ends_word(c: char) -> bool {
    let is_mark = matches!(
        c,
        '(' | ')' | ',' | ';' | ':' | '!' | '?' | '"' | '“' | '”' | '/' | '|' | '•' | '[' | ']'
    );
    is_mark || c.is_whitespace()
}

/// Says whether a word can stand between the words of a name.
pub(super) fn is_particle_word(word: &str) -> bool {
    PARTICLES.holds(word)
}

/// Reads a name at byte `at` of `text`.
pub(super) fn name_at(text: &str, at: usize) -> Option<Name> {
    let rest = text.get(at..)?;
    let bare = titles(rest);
    let length = name_length(rest.get(bare..)?)?;
    Some(Name {
        range: at..at + bare + length,
        bare: at + bare,
    })
}

/// Measures the titles at the start of `text`.
fn titles(text: &str) -> usize {
    let first = text.split(|c: char| !c.is_alphabetic()).next();
    if !first.is_some_and(|word| TITLE_WORDS.holds_any_case(word)) {
        return 0;
    }
    TITLES.find(text).map_or(0, |range| range.end)
}

/// Measures the name at the start of `text`.
fn name_length(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut names = 0;
    let mut surnames = 0;
    let mut dashed = false;
    for word in Words::new(text).take(MOST_WORDS) {
        let is_dash = matches!(word.text, "–" | "-");
        if is_dash && names >= 2 && !dashed {
            dashed = true;
            continue;
        }
        if is_name_word(word.text, names == 0) && (!dashed || ends_double_surname(text, &word)) {
            names += 1;
            surnames += usize::from(names > 1 && !is_initials(word.text));
            end = word.end;
            dashed = false;
        } else if names == 0 || !is_particle(text, &word) {
            break;
        }
        if word.closes {
            break;
        }
    }
    (names >= 2 && surnames >= 1).then_some(end)
}

/// "aan", "in" and "op" belong to a name only before an article: "Op den Kamp", not "vroeg Bos aan Kuil".
fn is_particle(text: &str, word: &Word) -> bool {
    let next = text
        .get(word.end..)
        .unwrap_or_default()
        .split_whitespace()
        .next()
        .unwrap_or_default();
    let before_article = matches!(next, "de" | "den" | "der" | "het" | "’t" | "‘t" | "'t");
    PARTICLES.holds(word.text) && (before_article || !PREPOSITIONS.holds(word.text))
}

/// After a spaced dash stands a second surname only if the name ends with it and says what the person does.
fn ends_double_surname(text: &str, word: &Word) -> bool {
    let rest = text.get(word.end..).unwrap_or_default().trim_start();
    rest.starts_with(['(', ','])
        || [
            "is ",
            "was ",
            "van ",
            "bij ",
            "namens ",
            "plaats",
            "aan",
            "erbij",
            "het woord",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
}

fn is_name_word(word: &str, is_first: bool) -> bool {
    let bare = word.trim_start_matches(['’', '‘', '\'']);
    let starts = bare.starts_with(char::is_uppercase) || (!is_first && is_elided(bare));
    starts && bare.chars().all(is_part_of_name) && !is_other(bare, is_first)
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphabetic() || is_joiner(c) || matches!(c, '\u{300}'..='\u{36F}')
}

/// Says whether a word with a capital is a degree, an abbreviation, a thing, or opens the sentence.
fn is_other(word: &str, is_first: bool) -> bool {
    if matches!(word, "MSc" | "BSc" | "PhD") || is_abbreviation(word) {
        return true;
    }
    let lower = word.to_lowercase();
    let folded = fold(&lower);
    is_thing(&lower, &folded) || (is_first && is_opener(&lower, &folded))
}

/// "d’Hondt", "l’Ami": the article has grown onto the name.
pub(super) fn is_elided(word: &str) -> bool {
    let mut chars = word.chars();
    matches!(chars.next(), Some('d' | 'l'))
        && chars.next().is_some_and(|c| matches!(c, '’' | '\'' | '‘'))
        && chars.next().is_some_and(char::is_uppercase)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '’' | '‘' | '\'' | '.')
}

fn is_initials(word: &str) -> bool {
    word.ends_with('.') || word.chars().count() == 1
}

/// Capitals that stand for an organisation: `VNG`, `IenW`; initials have full stops.
fn is_abbreviation(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let dotted = word.contains('.');
    if dotted {
        return letters > 4 && !word.ends_with('.');
    }
    let all = capitals == letters && !word.contains('-');
    let mixed = letters <= 5 && word.ends_with(char::is_uppercase);
    letters > 1 && (all || mixed)
}

fn is_thing(lower: &str, folded: &str) -> bool {
    THINGS.holds(lower) || KINDS.holds_end_of(folded) || DAYS_AND_MONTHS.holds(lower)
}

fn is_opener(lower: &str, folded: &str) -> bool {
    OPENERS.holds(lower) || DAYS_AND_MONTHS.holds(lower) || is_function_word(folded)
}

struct Word<'a> {
    text: &'a str,
    /// Where the word ends in the text.
    end: usize,
    /// Whether something follows that ends a name.
    closes: bool,
}

/// Iterates over words without the marks behind them.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        Words { text, at: 0 }
    }

    /// Measures the brackets of "J.P. (Jan Pieter) de Wit", which are read over.
    fn call_names(&self, start: usize) -> usize {
        let after_initials = self
            .text
            .get(..self.at)
            .is_some_and(|before| before.ends_with('.'));
        let rest = self.text.get(start..).unwrap_or_default();
        if after_initials {
            CALL_NAMES
                .captures(rest)
                .and_then(|found| Some(found.get(1)?.end()))
                .unwrap_or_default()
        } else {
            0
        }
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.len() - rest.trim_start().len();
        let start = start + self.call_names(start);
        let rest = self.text.get(start..)?;
        // A new line ends a name.
        if rest.is_empty() || self.text.get(self.at..start)?.contains('\n') {
            return None;
        }
        let length = rest.find(ends_word).unwrap_or(rest.len());
        let whole = rest.get(..length)?;
        let text = trim_mark(whole);
        let end = start + text.len();
        self.at = start + length;
        let next = self.text.get(self.at..)?.chars().next();
        let closes = text.len() < whole.len() || next.is_some_and(|c| !c.is_whitespace());
        (length > 0).then_some(Word { text, end, closes })
    }
}

/// Takes off what ends a sentence or a quotation, and the genitive; the full stop of an initial stays.
fn trim_mark(word: &str) -> &str {
    let word = word.trim_end_matches(['’', '‘', '…']);
    let dots = word.matches('.').count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if word.ends_with('.') && letters > 2 * dots {
        word.trim_end_matches('.')
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        name_at(text, 0).map(|name| name.spelled(text))
    }

    #[test]
    fn names_are_read_whole_in_every_shape() {
        for (text, name) in [
            ("Ada Bos (dijkgraaf)", "Ada Bos"),
            ("Bram van der Kuil, wethouder", "Bram van der Kuil"),
            ("prof. dr. Cato in ’t Veld is", "Cato in ’t Veld"),
            ("Drs. P. Polder was", "P. Polder"),
            ("A.B. de Wit-Zwart", "A.B. de Wit-Zwart"),
            ("mr. dr. Ella ‘t Hooft", "Ella ‘t Hooft"),
            ("Finn O’Dowd.", "Finn O’Dowd"),
            (
                "Gea van den Berg – Kruis (directeur)",
                "Gea van den Berg – Kruis",
            ),
            ("Hugo Lok – directeur", "Hugo Lok"),
            ("Ida Mus – van der Lee, lid", "Ida Mus – van der Lee"),
            ("Ida Mus - van der Lee plaats, lid", "Ida Mus - van der Lee"),
            ("Iris\u{a0}Mos en Jan Nap", "Iris Mos"),
            ("Jan-Kees Şahin Vos bij", "Jan-Kees Şahin Vos"),
            ("Koen Lap\nLea Mol", "Koen Lap"),
        ] {
            assert_eq!(read(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_not_read_as_one() {
        for text in [
            "Ada",
            "De Glazen Zaal",
            "Europese Commissie",
            "VNG Realisatie",
            "Volgens Ada Bos",
            "Host Ada Bos",
            "ada bos",
            "",
            "Directeur Ada Bos",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
