//! Typed text → query. Pure, and never fails: what it does not understand is words to find.

mod address;
mod chip;
mod edition_form;
mod field;
mod note;
mod number;
mod parser;
mod pasted;
mod question;
mod state;
mod time;
mod value;

use std::ops::Range;

use super::{Needle, Sort, Tier};
use crate::gazetteer::Gazetteer;
use crate::text::{fold, words};
use parser::Parser;

pub use chip::{Chip, condition, whole_condition, with, without};
pub use field::Field;
pub use note::{Note, NoteKind};
pub use parser::Surroundings;
pub use question::Question;
pub(super) use question::examples;
pub use state::State;
pub use time::Turn;
pub use value::{KnownPart, Meaning, keywords};

/// The most bytes of a query that are looked at, in the search line and in the shell: some 600 words.
pub const LONGEST_QUERY: usize = 4096;

/// More terms than this nobody types; a pasted page would make a slow question.
const MOST_TERMS: usize = 32;

/// The most values behind fields, all lists of a query together: SQLite nests at most a thousand conditions.
const MOST_VALUES: usize = 256;

/// The most clauses of a query with all saved queries in it: eight levels that name each other would be billions.
const MOST_CLAUSES: usize = 2048;

/// A query: conditions and how they hang together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The conditions, as typed from left to right.
    pub terms: Vec<QueryTerm>,
    /// How they hang together.
    pub expr: Expr,
    /// The query as pieces to show and to take out, in the order typed.
    pub chips: Vec<Chip>,
    /// What could not be read, in the order typed.
    pub notes: Vec<Note>,
    /// The order asked for with `sort:`.
    pub sort: Option<Sort>,
    /// The kind of question it was asked as.
    pub question: Option<Question>,
    /// Asks for the articles about no edition that were kept: `is:news` or `is:nieuws`.
    pub is_news: bool,
    /// All that was typed, as far as it is looked at.
    pub typed: String,
    /// The same folded: it may be a handle.
    pub folded: String,
}

/// How conditions hang together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// All must hold; nothing is asked by an empty list.
    All(Vec<Expr>),
    /// One must hold.
    Any(Vec<Expr>),
    /// It must not hold.
    Not(Box<Expr>),
    /// The condition at this place of [`Query::terms`].
    Term(usize),
}

impl Default for Expr {
    fn default() -> Self {
        Expr::All(Vec::new())
    }
}

impl Expr {
    fn is_empty(&self) -> bool {
        matches!(self, Expr::All(all) if all.is_empty())
    }

    /// The same over terms that stand so much further on.
    fn shifted(self, by: usize) -> Expr {
        let each = |list: Vec<Expr>| list.into_iter().map(|one| one.shifted(by)).collect();
        match self {
            Expr::All(all) => Expr::All(each(all)),
            Expr::Any(any) => Expr::Any(each(any)),
            Expr::Not(one) => Expr::Not(Box::new(one.shifted(by))),
            Expr::Term(at) => Expr::Term(at + by),
        }
    }

    /// The conditions of which all must hold, at the top.
    #[must_use]
    pub fn clauses(&self) -> &[Expr] {
        match self {
            Expr::All(all) => all,
            one => std::slice::from_ref(one),
        }
    }
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says how the value was written, and all go together"
)]
pub struct QueryTerm {
    /// What has it is left out.
    pub is_negated: bool,
    /// The field it is limited to.
    pub field: Option<Field>,
    /// What it asks for.
    pub meaning: Meaning,
    /// Its folded words, to be found next to each other.
    pub words: Vec<String>,
    /// As typed in small letters, where that has more than ASCII: a hit with the same accents is better.
    pub spelled: Option<String>,
    /// It is still being typed, or ends in `*`: its last word may go on.
    pub is_open: bool,
    /// It stood between quotes: neither stems nor compounds nor typos.
    pub is_quoted: bool,
    /// `=value`: the whole of a name.
    pub is_whole: bool,
    /// `*word`: the end of a word will do.
    pub is_tail: bool,
    /// Where it stands, in bytes of the typed text.
    pub range: Range<usize>,
}

impl Query {
    /// Parses what a person typed, where nothing is saved.
    #[must_use]
    pub fn parse(typed: &str) -> Query {
        Query::parse_in(typed, Surroundings::NONE)
    }

    /// Parses what a person typed, with the saved queries and the day.
    #[must_use]
    pub fn parse_in(typed: &str, surroundings: Surroundings<'_>) -> Query {
        let whole = typed.len();
        let typed = looked_at(typed);
        let asked = question::read(typed);
        let mut parser = Parser::new(typed, surroundings);
        let expr = match asked {
            Some(asked) => parser.answer_to(asked),
            None => parser.query(),
        };
        let mut parsed = parser.parsed;
        if typed.len() < whole {
            let end = typed.len()..typed.len();
            parsed.notes.push(Note::new(end, NoteKind::TooLong));
        }
        let asks_for_news =
            |term: &QueryTerm| !term.is_negated && term.meaning == Meaning::Is(State::News);
        let sort = turns_as_order(&mut parsed.terms).or(parsed.sort);
        Query {
            question: asked.map(|asked| asked.question),
            is_news: parsed.terms.iter().any(asks_for_news),
            terms: parsed.terms,
            expr,
            chips: parsed.chips,
            notes: parsed.notes,
            sort,
            typed: typed.to_owned(),
            folded: fold(typed.trim()),
        }
    }

    /// Says whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Says whether nothing but the edition of one number is asked for.
    #[must_use]
    pub fn is_one_number(&self) -> bool {
        self.number().is_some()
    }

    /// Says whether words are looked for, rather than a number or a date alone.
    #[must_use]
    pub fn is_about_words(&self) -> bool {
        let is_words = |term: &&QueryTerm| !term.is_negated && term.meaning == Meaning::Words;
        self.terms.iter().any(|term| is_words(&term))
    }

    /// Returns what of the typed text was read: without the name of a site behind it.
    pub(super) fn read(&self) -> &str {
        pasted::without_site(&self.typed)
    }

    /// Returns the handle that was typed, if it may be one.
    pub(super) fn handle(&self) -> Option<&str> {
        let is_one_word = self.folded.contains('-') && !self.folded.contains([' ', ':']);
        (is_one_word && !self.is_news).then_some(self.folded.as_str())
    }

    /// Returns the number that was typed alone, and of which series where that was said.
    pub(super) fn number(&self) -> Option<(Option<State>, u32)> {
        let [term] = self.terms.as_slice() else {
            return None;
        };
        match term.meaning {
            _ if term.is_negated || self.is_news => None,
            Meaning::Number(number) => Some((None, number)),
            Meaning::Edition(series, number) => Some((Some(series), number)),
            _ => None,
        }
    }

    /// Says whether it is nothing but words that must all be there.
    pub(super) fn is_plain(&self) -> bool {
        let is_word = |term: &QueryTerm| term.is_free_text() && !term.is_tail;
        self.is_flat() && self.terms.iter().all(is_word)
    }

    /// Returns the words of a query that may be a name with letters left out: one of nothing but words.
    pub(super) fn letters(&self) -> Option<String> {
        let is_word = |term: &QueryTerm| term.is_free_text() && !term.is_quoted;
        let is_name = self.is_flat() && !self.is_news && self.terms.iter().all(is_word);
        is_name.then(|| self.together().join(" "))
    }

    fn is_flat(&self) -> bool {
        let mut clauses = self.expr.clauses().iter();
        !self.is_empty() && clauses.all(|clause| matches!(clause, Expr::Term(_)))
    }

    /// Returns the free words that must all be there: together they may be a name or phrase.
    pub(super) fn together(&self) -> Vec<String> {
        let clauses = self.expr.clauses().iter();
        let terms = clauses.filter_map(|clause| self.free_term(clause));
        terms.flat_map(|term| term.words.clone()).collect()
    }

    /// Returns the term of free words that a condition is, if it is one.
    pub(super) fn free_term(&self, clause: &Expr) -> Option<&QueryTerm> {
        let Expr::Term(at) = clause else { return None };
        self.terms.get(*at).filter(|term| term.is_free_text())
    }

    /// Returns the places of the terms whose words are to be shown. In the text tier a bare number or date was found
    /// as words; elsewhere it was found as what it means.
    pub(super) fn wanted(&self, tier: Tier) -> Vec<usize> {
        let is_wanted = |term: &QueryTerm| {
            let is_words =
                term.meaning == Meaning::Words || (tier >= Tier::Text && term.field.is_none());
            !term.is_negated && term.asks_for_words() && is_words
        };
        let terms = self.terms.iter().enumerate();
        terms
            .filter(|(_, term)| is_wanted(term))
            .map(|(at, _)| at)
            .collect()
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
        !self.field.is_some_and(Field::is_value) && !self.words.is_empty()
    }

    /// Says whether its words may stand anywhere.
    pub(super) fn is_free_text(&self) -> bool {
        !self.is_negated && self.field.is_none() && self.meaning == Meaning::Words
    }

    /// Says whether it is a bare number or date: that is also read as words.
    pub(super) fn has_second_reading(&self) -> bool {
        !self.is_negated
            && self.field.is_none()
            && matches!(
                self.meaning,
                Meaning::Number(_) | Meaning::Edition(..) | Meaning::Period(_)
            )
    }

    fn full_names(&self) -> impl Iterator<Item = Needle> {
        let name = self.words.join(" ");
        let gazetteer = Gazetteer::bundled();
        let organisation = gazetteer.organisation(&name).map(|known| &known.name);
        let theme = gazetteer.theme(&name).map(|known| &known.name);
        let names = organisation.into_iter().chain(theme);
        names.map(|name| Needle::new(folded_words(name), false))
    }

    /// Returns its words for finding them in a text.
    #[must_use]
    pub fn needle(&self) -> Needle {
        Needle::new(self.words.clone(), self.is_open)
    }
}

/// `laatste editie over wonen` is the last of those: an order, where the last edition of all may be about other things.
fn turns_as_order(terms: &mut [QueryTerm]) -> Option<Sort> {
    if terms.len() < 2 {
        return None;
    }
    let term = terms
        .iter_mut()
        .find(|term| !term.is_negated && matches!(term.meaning, Meaning::Turn(_)))?;
    let Meaning::Turn(turn) = term.meaning else {
        return None;
    };
    let (meaning, sort) = match turn {
        Turn::First => (Meaning::Days(None, None), Sort::OldestFirst),
        Turn::Latest(today) => (Meaning::Days(None, Some(today)), Sort::NewestFirst),
        Turn::Next(today) => (
            Meaning::Days(today.tomorrow().ok(), None),
            Sort::OldestFirst,
        ),
    };
    term.meaning = meaning;
    Some(sort)
}

/// Returns the part of a query that is looked at: the first [`LONGEST_QUERY`] bytes, cut between characters.
#[must_use]
pub fn looked_at(typed: &str) -> &str {
    let end = typed.floor_char_boundary(LONGEST_QUERY);
    typed.get(..end).unwrap_or_default()
}

/// Straight and typographic quotes, as pasted from a word processor.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
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
    use crate::calendar::Period;

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
            Meaning::Period(Period::EveryMonth { month }) => format!("*-{month}"),
            ref other => format!("{other:?}"),
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
    fn an_unknown_field_and_a_time_are_text_and_an_address_is_where_a_page_came_from() {
        assert_eq!(
            shown("foo:bar 12:30 https://x.nl "),
            ["foo bar", "12 30", "Source:Source"]
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
    fn a_field_without_a_value_asks_nothing_and_a_time_it_cannot_read_finds_nothing() {
        assert_eq!(shown("gast: nr: datum:"), [""; 0]);
        assert_eq!(shown("datum:ooit nr:abc "), ["Date:Nothing", "abc"]);
        assert_eq!(shown("is:blauw "), ["Is:Nothing"]);
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

    #[test]
    fn a_query_counts_up_to_its_length_and_says_so() {
        let query = Query::parse(&"é".repeat(LONGEST_QUERY));
        assert_eq!(query.typed.len(), LONGEST_QUERY);
        assert_eq!(
            query.notes.last().map(|note| &note.kind),
            Some(&NoteKind::TooLong)
        );
        assert!(query.notes.iter().all(Note::is_about_length));
        let query = Query::parse(&"a".repeat(LONGEST_QUERY));
        assert_eq!((query.typed.len(), query.notes.len()), (LONGEST_QUERY, 0));
    }

    #[test]
    fn a_list_of_values_ends_and_says_so() {
        let numbers: Vec<String> = (0..MOST_VALUES + 100).map(|n| n.to_string()).collect();
        let query = Query::parse(&format!("nr:{}", numbers.join(",")));
        assert_eq!(query.terms.len(), MOST_VALUES);
        assert_eq!(
            query.notes.last().map(|note| &note.kind),
            Some(&NoteKind::TooMany)
        );
        let query = Query::parse(&format!("org:{} x", ",".repeat(3000)));
        assert_eq!(
            query.notes.last().map(|note| &note.kind),
            Some(&NoteKind::TooMany)
        );
    }

    #[test]
    fn saved_queries_that_name_each_other_end() {
        // Each stands for 400 of the next, and the last for nothing: no number of terms ends them.
        let saved = |name: &str| {
            let at: usize = name.strip_prefix('a')?.parse().ok()?;
            Some(if at < 7 {
                format!("@a{} ", at + 1).repeat(400)
            } else {
                String::new()
            })
        };
        let surroundings = Surroundings {
            saved: &saved,
            ..Surroundings::NONE
        };
        let start = std::time::Instant::now();
        let query = Query::parse_in("@a1 @a1", surroundings);
        assert!(query.terms.is_empty());
        assert!(start.elapsed() < std::time::Duration::from_secs(5));
    }

    #[test]
    fn no_form_of_a_query_takes_long_however_often_it_is_repeated() {
        let forms = [
            ",",
            "org:,",
            "1..2,",
            "nr:1..2,",
            "(",
            ")",
            "\"",
            "-",
            "!",
            "a OR ",
            "OF ",
            "@a ",
            "#1 ",
            "a",
            "a ",
            " ",
            "NOT ",
            "gast:(",
            "datum:1,",
            "10 maart ",
            "é",
            "..",
            "=\"",
            "*",
            "is:x,",
        ];
        for (field, form) in ["", "org:", "nr:", "datum:", "\""]
            .into_iter()
            .flat_map(|field| forms.map(|form| (field, form)))
        {
            let typed = format!("{field}{}", form.repeat(120_000 / form.len()));
            // Of this thread alone: the machine may be busy with other things.
            let start = cpu_time::ThreadTime::now();
            let query = Query::parse(&typed);
            let took = start.elapsed();
            assert!(
                took < std::time::Duration::from_millis(500),
                "{field}{form}: {took:?}"
            );
            assert!(
                query.terms.len() <= MOST_TERMS + MOST_VALUES,
                "{field}{form}"
            );
        }
    }
}
