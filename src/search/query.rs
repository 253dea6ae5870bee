//! Typed text → query. Pure, and never fails: what it does not understand is words to find.

use super::Needle;
use crate::authority::Authority;
use crate::calendar::{self, Period};
use crate::text::{fold, words};

/// More terms than this nobody types; a pasted page would make a slow question.
const MOST_TERMS: usize = 32;

/// A query: all of its terms must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The terms, as typed from left to right.
    pub terms: Vec<QueryTerm>,
    /// Asks for the articles about no edition that were kept: `is:news` or `is:nieuws`.
    pub is_news: bool,
    /// All that was typed, folded: it may be a handle.
    pub folded: String,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryTerm {
    /// Must not hold.
    pub is_negated: bool,
    /// The field it is limited to.
    pub field: Option<Field>,
    /// What it asks for.
    pub meaning: Meaning,
    /// Its folded words, to be found next to each other.
    pub words: Vec<String>,
    /// It is still being typed: its last word may go on.
    pub is_open: bool,
}

/// What a term asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Its words.
    Words,
    /// The edition with this number; typed bare, also the words.
    Number(u32),
    /// A day in this period; typed bare, also the words.
    Period(Period),
}

/// A field that a term can be limited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// `gast:` or `guest:`.
    Guest,
    /// `host:`.
    Host,
    /// `org:`: employers of guests and hosts, and partners.
    Organisation,
    /// `thema:` or `theme:`.
    Theme,
    /// `datum:` or `date:`.
    Date,
    /// `nr:` or `#`.
    Number,
}

impl Field {
    fn named(name: &str) -> Option<Field> {
        match fold(name).as_str() {
            "gast" | "guest" => Some(Field::Guest),
            "host" | "gastheer" | "gastvrouw" => Some(Field::Host),
            "org" | "organisatie" | "organisation" | "organization" => Some(Field::Organisation),
            "thema" | "theme" => Some(Field::Theme),
            "datum" | "date" => Some(Field::Date),
            "nr" | "no" | "nummer" | "number" => Some(Field::Number),
            _ => None,
        }
    }
}

impl Query {
    /// Parses what a person typed.
    #[must_use]
    pub fn parse(typed: &str) -> Query {
        let mut tokens = Token::all_of(typed);
        let all = tokens.len();
        tokens.retain(|token| !token.asks_for_news());
        let is_news = tokens.len() < all;
        let mut rest = tokens.as_slice();
        let mut terms = Vec::new();
        while let Some(token) = rest.first().filter(|_| terms.len() < MOST_TERMS) {
            let (term, length) = read_term(token, rest);
            terms.extend(term);
            rest = rest.get(length..).unwrap_or_default();
        }
        Query {
            terms,
            is_news,
            folded: fold(typed.trim()),
        }
    }

    /// Says whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && !self.is_news
    }

    /// Says whether nothing but the edition of one number is asked for.
    #[must_use]
    pub fn is_one_number(&self) -> bool {
        let [term] = self.terms.as_slice() else {
            return false;
        };
        matches!(term.meaning, Meaning::Number(_)) && !term.is_negated
    }

    /// Says whether words are looked for, rather than a number or a date alone.
    #[must_use]
    pub fn is_about_words(&self) -> bool {
        let is_words = |term: &&QueryTerm| !term.is_negated && term.meaning == Meaning::Words;
        self.terms.iter().any(|term| is_words(&term))
    }

    /// Returns the words to mark in a text: those of the terms and, where one is another name of an
    /// organisation or theme, those of its full name.
    #[must_use]
    pub fn needles(&self) -> Vec<Needle> {
        let positive = self
            .terms
            .iter()
            .filter(|term| !term.is_negated && term.asks_for_words());
        positive
            .flat_map(|term| std::iter::once(term.needle()).chain(term.full_names()))
            .collect()
    }
}

impl QueryTerm {
    /// Says whether its words are to be found somewhere: not for a number or date limited to its field.
    #[must_use]
    pub fn asks_for_words(&self) -> bool {
        !matches!(self.field, Some(Field::Date | Field::Number)) && !self.words.is_empty()
    }

    fn full_names(&self) -> impl Iterator<Item = Needle> {
        let name = self.words.join(" ");
        let authority = Authority::bundled();
        let organisation = authority.organisation(&name).map(|known| &known.name);
        let theme = authority.theme(&name).map(|known| &known.name);
        let names = organisation.into_iter().chain(theme);
        names.map(|name| Needle::new(folded_words(name), false))
    }

    /// Returns its words for finding them in a text.
    #[must_use]
    pub fn needle(&self) -> Needle {
        Needle::new(self.words.clone(), self.is_open)
    }
}

/// A piece of the typed text: a word, or what stands between quotes, with what stands before it.
#[derive(Debug, PartialEq, Eq)]
struct Token<'a> {
    is_negated: bool,
    field: Option<Field>,
    value: &'a str,
    is_quoted: bool,
    is_open: bool,
}

/// Straight and typographic quotes, as pasted from a word processor.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

impl<'a> Token<'a> {
    fn all_of(typed: &'a str) -> Vec<Token<'a>> {
        let mut tokens = Vec::new();
        let mut rest = typed.trim_start();
        while !rest.is_empty() && tokens.len() < MOST_TERMS {
            let (token, after) = Token::first_of(rest);
            tokens.extend(token);
            rest = after.trim_start();
        }
        tokens
    }

    fn first_of(typed: &'a str) -> (Option<Token<'a>>, &'a str) {
        let (is_negated, typed) = match typed.strip_prefix(['-', '!']) {
            Some(rest) if rest.starts_with(char::is_whitespace) || rest.is_empty() => {
                return (None, rest);
            }
            Some(rest) => (true, rest),
            None => (false, typed),
        };
        let (field, typed) = strip_field(typed);
        // `gast:-jansen` can only mean the same as `-gast:jansen`.
        let inner = typed
            .strip_prefix('-')
            .filter(|rest| field.is_some() && !rest.is_empty());
        let (is_negated, typed) = (is_negated || inner.is_some(), inner.unwrap_or(typed));
        let (value, rest) = split_value(typed);
        let TokenValue {
            text: value,
            is_quoted,
            is_open,
        } = value;
        let token = Token {
            is_negated,
            field,
            value,
            is_quoted,
            is_open,
        };
        (Some(token), rest)
    }

    fn asks_for_news(&self) -> bool {
        self.is_bare() && matches!(fold(self.value).as_str(), "is:news" | "is:nieuws")
    }

    /// A bare word may be the next part of a date that began before it.
    fn is_bare(&self) -> bool {
        !self.is_negated && self.field.is_none() && !self.is_quoted
    }
}

/// What stands between quotes, or up to the next blank.
struct TokenValue<'a> {
    text: &'a str,
    is_quoted: bool,
    is_open: bool,
}

fn split_value(typed: &str) -> (TokenValue<'_>, &str) {
    let Some(inside) = typed.strip_prefix(is_quote) else {
        let (text, rest) = typed.split_at(typed.find(char::is_whitespace).unwrap_or(typed.len()));
        let value = TokenValue {
            text,
            is_quoted: false,
            is_open: rest.is_empty(),
        };
        return (value, rest);
    };
    // An unclosed quote closes itself at the end.
    let closed = inside.split_once(is_quote);
    let (text, rest) = closed.unwrap_or((inside, ""));
    (
        TokenValue {
            text,
            is_quoted: true,
            is_open: closed.is_none(),
        },
        rest,
    )
}

/// Takes a known field and its colon, or `#`, off the front. An unknown field is text.
fn strip_field(typed: &str) -> (Option<Field>, &str) {
    if let Some(rest) = typed
        .strip_prefix('#')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return (Some(Field::Number), rest);
    }
    // Only in the first word: the rest may be a page that somebody pasted.
    let word = typed.split(char::is_whitespace).next().unwrap_or_default();
    let named = word.split_once(':').and_then(|(name, _)| {
        let field = Field::named(name)?;
        Some((field, typed.get(name.len() + 1..)?))
    });
    named.map_or((None, typed), |(field, rest)| (Some(field), rest))
}

/// Makes a term of the first token, together with as many of the next as belong to it.
fn read_term(token: &Token<'_>, rest: &[Token<'_>]) -> (Option<QueryTerm>, usize) {
    let read = match token.field {
        Some(Field::Number) => read_number(token.value).map(|number| (Meaning::Number(number), 1)),
        Some(Field::Date) => read_date(token, rest),
        None if !token.is_quoted => {
            read_date(token, rest).or_else(|| Some((Meaning::Number(read_number(token.value)?), 1)))
        }
        _ => None,
    };
    let (meaning, length) = read.unwrap_or((Meaning::Words, 1));
    let parts = rest.get(..length).unwrap_or_default();
    let words: Vec<String> = parts
        .iter()
        .flat_map(|token| folded_words(token.value))
        .collect();
    // A number or date that is none becomes words to find.
    let field = token.field.filter(|field| {
        !(meaning == Meaning::Words && matches!(field, Field::Date | Field::Number))
    });
    let term = QueryTerm {
        is_negated: token.is_negated,
        field,
        meaning,
        words,
        is_open: parts.last().is_some_and(|last| last.is_open),
    };
    (Some(term).filter(|term| !term.words.is_empty()), length)
}

/// Reads a date that may go on over the next bare words: `datum:10 maart 2020`.
fn read_date(token: &Token<'_>, rest: &[Token<'_>]) -> Option<(Meaning, usize)> {
    if token.is_quoted {
        let parts: Vec<&str> = token.value.split_whitespace().collect();
        let (period, length) = calendar::read_period(&parts)?;
        return (length == parts.len()).then_some((Meaning::Period(period), 1));
    }
    let following = rest.iter().skip(1).take_while(|next| next.is_bare());
    let parts: Vec<&str> = std::iter::once(token)
        .chain(following)
        .map(|next| next.value.trim_end_matches(','))
        .take(4)
        .collect();
    let (period, length) = calendar::read_period(&parts)?;
    Some((Meaning::Period(period), length))
}

/// Reads `99`, `#99`, `99e`, `99ste` or `102de`.
fn read_number(value: &str) -> Option<u32> {
    let value = value.strip_prefix('#').unwrap_or(value);
    let digits = value.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = value.get(digits.len()..)?;
    let is_number = matches!(ending, "" | "e" | "ste" | "de") && digits.len() <= 6;
    digits
        .parse()
        .ok()
        .filter(|_| is_number && digits.bytes().all(|b| b.is_ascii_digit()))
}

fn folded_words(value: &str) -> Vec<String> {
    let folded = fold(value);
    // Private-use characters stand between names in the index; nobody means them.
    let folded: String = folded
        .chars()
        .filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c))
        .collect();
    words(&folded)
        .filter_map(|range| folded.get(range))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Writes a term the short way: `-guest "van den" hov…`.
    fn shown(typed: &str) -> Vec<String> {
        Query::parse(typed).terms.iter().map(show).collect()
    }

    fn show(term: &QueryTerm) -> String {
        let sign = if term.is_negated { "-" } else { "" };
        let field = term
            .field
            .map(|field| format!("{field:?}:"))
            .unwrap_or_default();
        let meaning = match term.meaning {
            Meaning::Words => term.words.join(" "),
            Meaning::Number(number) => format!("#{number}"),
            Meaning::Period(Period::Days(first, last)) => format!("{first}..{last}"),
            Meaning::Period(Period::EveryYear { month, day }) => format!("*-{month}-{day}"),
        };
        format!(
            "{sign}{field}{meaning}{}",
            if term.is_open { "…" } else { "" }
        )
    }

    #[test]
    fn words_are_folded_and_only_the_last_is_still_open() {
        assert_eq!(
            shown("Reuring!Café  Één-overheid"),
            ["reuring cafe", "een overheid…"]
        );
        assert_eq!(shown("wonen "), ["wonen"]);
    }

    #[test]
    fn fields_are_known_in_dutch_and_english() {
        assert_eq!(
            shown("gast:vries guest:vries"),
            ["Guest:vries", "Guest:vries…"]
        );
        assert_eq!(
            shown("org:\"gemeente den haag\" x"),
            ["Organisation:gemeente den haag", "x…"]
        );
        assert_eq!(shown("THEMA:wonen host:jan "), ["Theme:wonen", "Host:jan"]);
    }

    #[test]
    fn an_unknown_field_a_time_and_an_address_are_text() {
        assert_eq!(
            shown("foo:bar 12:30 https://x.nl "),
            ["foo bar", "12 30", "https x nl"]
        );
    }

    #[test]
    fn a_minus_at_the_start_of_a_word_excludes_and_elsewhere_is_nothing() {
        assert_eq!(
            shown("-wonen Jan-Peter - !zorg "),
            ["-wonen", "jan peter", "-zorg"]
        );
        assert_eq!(shown("-gast:\"jan bos\" "), ["-Guest:jan bos"]);
        assert_eq!(shown("gast:-bos "), ["-Guest:bos"]);
    }

    #[test]
    fn quotes_of_every_kind_make_a_phrase_and_close_themselves() {
        assert_eq!(
            shown("\"publieke ruimte\" „twee woorden” “nog”"),
            ["publieke ruimte", "twee woorden", "nog"]
        );
        assert_eq!(shown("\"publieke rui"), ["publieke rui…"]);
    }

    #[test]
    fn numbers_are_numbers_and_four_digits_a_year() {
        assert_eq!(shown("99"), ["#99…"]);
        assert_eq!(
            shown("#2020 nr:99 98ste 102de "),
            ["Number:#2020", "Number:#99", "#98", "#102"]
        );
        assert_eq!(shown("2020 "), ["2020-01-01..2020-12-31"]);
        assert_eq!(shown("99x 1234567 "), ["99x", "1234567"]);
    }

    #[test]
    fn dates_go_over_several_words() {
        assert_eq!(shown("10 maart 2020 "), ["2020-03-10..2020-03-10"]);
        assert_eq!(shown("dinsdag 10 maart 2020 "), ["2020-03-10..2020-03-10"]);
        assert_eq!(shown("ai maart 2020"), ["ai", "2020-03-01..2020-03-31…"]);
        assert_eq!(
            shown("datum:10 maart 2020 x "),
            ["Date:2020-03-10..2020-03-10", "x"]
        );
        assert_eq!(
            shown("date:\"10 maart 2020\" "),
            ["Date:2020-03-10..2020-03-10"]
        );
        assert_eq!(shown("-datum:2020 "), ["-Date:2020-01-01..2020-12-31"]);
        assert_eq!(shown("10 maart "), ["*-3-10"]);
    }

    #[test]
    fn a_field_without_a_value_asks_nothing_and_one_it_cannot_read_is_text() {
        assert_eq!(shown("gast: nr: datum:"), [""; 0]);
        assert_eq!(shown("datum:gisteren nr:abc "), ["gisteren", "abc"]);
    }

    #[test]
    fn a_date_reads_as_a_period_of_days() {
        let query = Query::parse("10-03-2020");
        let tenth = date(2020, 3, 10);
        assert_eq!(
            query.terms[0].meaning,
            Meaning::Period(Period::Days(tenth, tenth))
        );
    }
}
