//! The grammar, from left to right over the typed text.
//!
//! ```text
//! query  := clause { clause }                  all of them
//! clause := unit { ("OR"|"OF"|"|") unit }      one of them; binds tighter than the blank
//! unit   := ["-"|"!"|"NOT"|"NIET"] ( [field ":"] ( values | "(" query ")" ) | "#" number | "@" name )
//! ```

mod spoken;
mod values;

use std::ops::Range;

use jiff::civil::Date;

use super::chip::Chip;
use super::note::{Note, NoteKind};
use super::question::Asked;
use super::value::Meaning;
use super::{
    Expr, Field, MOST_CLAUSES, MOST_TERMS, MOST_VALUES, QueryTerm, Sort, is_quote, looked_at,
    pasted,
};

/// Saved queries may name each other; deeper than this they go in a circle.
const DEEPEST: usize = 8;

/// What the parser is told beside the typed text.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The day it is, for `vorig-jaar`; without it such words are text.
    pub today: Option<Date>,
    /// Returns the text of a saved query by its name.
    pub saved: &'a dyn Fn(&str) -> Option<String>,
    /// Returns the handles of the editions that are on a list.
    pub marked: &'a dyn Fn() -> Vec<String>,
}

impl Surroundings<'_> {
    /// Nothing saved, and no day.
    pub const NONE: Surroundings<'static> = Surroundings {
        today: None,
        saved: &|_| None,
        marked: &Vec::new,
    };
}

/// What the parser found.
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) terms: Vec<QueryTerm>,
    pub(super) chips: Vec<Chip>,
    pub(super) notes: Vec<Note>,
    pub(super) sort: Option<Sort>,
}

pub(super) struct Parser<'a> {
    typed: &'a str,
    at: usize,
    around: Surroundings<'a>,
    pub(super) parsed: Parsed,
    /// In a parenthesis or saved query: no chips of its own.
    depth: usize,
    /// Clauses read so far, those of saved queries too.
    clauses: usize,
    /// Values behind fields read so far.
    values: usize,
    is_negated: bool,
    /// The field that a parenthesis stands behind.
    field: Option<Field>,
    /// Where the name of a field without its colon stands, until the first chip is made.
    field_start: Option<usize>,
    /// The value behind `sinds:` and its like is where the span begins, not what it begins after.
    is_from: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(typed: &'a str, around: Surroundings<'a>) -> Self {
        Parser {
            typed: pasted::without_site(looked_at(typed)),
            at: 0,
            around,
            parsed: Parsed::default(),
            depth: 0,
            clauses: 0,
            values: 0,
            is_negated: false,
            field: None,
            field_start: None,
            is_from: false,
        }
    }

    fn rest(&self) -> &'a str {
        self.typed.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn note(&mut self, range: Range<usize>, kind: NoteKind) {
        self.parsed.notes.push(Note::new(range, kind));
    }

    /// Reads what a question asks for: what must be there to answer it, and what stands behind its opening.
    pub(super) fn answer_to(&mut self, asked: Asked) -> Expr {
        self.typed = self.typed.get(..asked.end).unwrap_or(self.typed);
        self.note(0..asked.start, NoteKind::Question(asked.question));
        self.at = asked.start.min(self.typed.len());
        let part = asked.part.map(|part| self.has_part(part, 0..asked.start));
        self.field = asked.field;
        let rest = self.query();
        self.field = None;
        match part {
            Some(part) if rest.is_empty() => part,
            Some(part) => Expr::All(vec![part, rest]),
            None => rest,
        }
    }

    /// Reads clauses up to the end, or to the parenthesis that closes this one.
    pub(super) fn query(&mut self) -> Expr {
        let mut all: Vec<(Option<Field>, Expr)> = Vec::new();
        loop {
            self.skip_blanks();
            let rest = self.rest();
            if rest.is_empty() || (rest.starts_with(')') && self.depth > 0) {
                return joined(all);
            }
            self.clauses += 1;
            if self.parsed.terms.len() >= MOST_TERMS || self.clauses > MOST_CLAUSES {
                self.note(self.at..self.typed.len(), NoteKind::TooMany);
                self.at = self.typed.len();
                return joined(all);
            }
            if rest.starts_with(')') {
                self.note(self.at..self.at + 1, NoteKind::Parenthesis);
                self.at += 1;
            } else if let Some(length) = self.operator() {
                self.note(self.at..self.at + length, NoteKind::Operator);
                self.at += length;
            } else {
                let first = self.parsed.terms.len();
                if let Some(expr) = self.clause() {
                    all.push((self.single_field(first), expr));
                }
            }
        }
    }

    /// The field of the one term from `first` on, where an edition has only one of it. A range narrows
    /// instead: it is not one of several values.
    fn single_field(&self, first: usize) -> Option<Field> {
        let [only] = self.parsed.terms.get(first..)? else {
            return None;
        };
        let is_range = matches!(only.meaning, Meaning::Days(..) | Meaning::Numbers(..));
        let is_value = !only.is_negated && !is_range;
        only.field.filter(|field| field.is_single() && is_value)
    }

    fn clause(&mut self) -> Option<Expr> {
        let first_chip = self.parsed.chips.len();
        let mut any: Vec<Expr> = self.unit().into_iter().collect();
        loop {
            let before = self.at;
            self.skip_blanks();
            // The caller says that there are too many.
            let has_room = self.parsed.terms.len() < MOST_TERMS;
            let Some(length) = self.operator().filter(|_| has_room) else {
                // A blank behind a word says that it is whole; it is read again by whoever comes next.
                self.at = before;
                break;
            };
            let operator = self.at..self.at + length;
            self.at += length;
            self.skip_blanks();
            let is_end = self.rest().is_empty() || self.rest().starts_with(')');
            if is_end || self.operator().is_some() {
                // At the end the other side is still to be typed.
                if !self.rest().is_empty() {
                    self.note(operator, NoteKind::Operator);
                }
                continue;
            }
            let chips = self.parsed.chips.len();
            any.extend(self.unit());
            if let Some(chip) = self
                .parsed
                .chips
                .get_mut(chips)
                .filter(|_| chips > first_chip)
            {
                chip.is_alternative = true;
            }
        }
        self.merge_chips(first_chip);
        match any.len() {
            0 | 1 => any.pop(),
            _ => Some(Expr::Any(any)),
        }
    }

    /// Of chips that stand for one another only together one is made: to take one out means both.
    fn merge_chips(&mut self, first: usize) {
        let Some(group) = self
            .parsed
            .chips
            .get(first..)
            .filter(|group| group.len() > 1)
        else {
            return;
        };
        let (Some(start), Some(end)) = (group.first(), group.last()) else {
            return;
        };
        let range = start.range.start..end.range.end;
        let value = self.plain(range.clone());
        self.parsed.chips.truncate(first);
        self.parsed.chips.push(Chip {
            range,
            is_negated: false,
            is_alternative: true,
            field: None,
            value,
        });
    }

    /// Text of the query without quotes and parentheses, operators as small words.
    fn plain(&self, range: Range<usize>) -> String {
        let text = self.typed.get(range).unwrap_or_default();
        let text: String = text
            .chars()
            .filter(|c| !is_quote(*c) && !matches!(c, '(' | ')'))
            .collect();
        let words = text.split_whitespace().map(|word| match word {
            "OF" | "|" => "of",
            "OR" => "or",
            other => other,
        });
        words.collect::<Vec<_>>().join(" ").replace(" or ", " of ")
    }

    /// The length of `OR`, `OF` or `|` that stands here on its own.
    fn operator(&self) -> Option<usize> {
        let rest = self.rest();
        ["OR", "OF", "|"].iter().find_map(|operator| {
            let after = rest.strip_prefix(operator)?;
            let is_alone =
                after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == '(');
            is_alone.then_some(operator.len())
        })
    }

    fn negation(&mut self) -> bool {
        let rest = self.rest();
        if let Some(after) = rest.strip_prefix(['-', '!']) {
            self.at += 1;
            return !(after.is_empty() || after.starts_with(char::is_whitespace));
        }
        for word in ["NOT", "NIET"] {
            if let Some(after) = rest.strip_prefix(word)
                && after.starts_with(|c: char| c.is_whitespace() || c == '(')
                && !after.trim_start().is_empty()
            {
                self.at += word.len();
                self.skip_blanks();
                return true;
            }
        }
        false
    }

    fn unit(&mut self) -> Option<Expr> {
        let start = self.at;
        let is_negated = self.negation();
        let was_sign = self.at > start;
        // A lone sign means nothing.
        if was_sign && !is_negated {
            return None;
        }
        let outside = self.is_negated;
        self.is_negated = outside != is_negated;
        let first = self.parsed.terms.len();
        let inner = self.positive_unit(start, is_negated);
        self.is_negated = outside;
        let expr = inner?;
        if is_negated && first < self.parsed.terms.len() {
            return Some(Expr::Not(Box::new(expr)));
        }
        Some(expr)
    }

    fn positive_unit(&mut self, start: usize, is_negated: bool) -> Option<Expr> {
        let rest = self.rest();
        if rest.starts_with('(') {
            return self.group(start, is_negated, None);
        }
        if let Some(name) = rest
            .strip_prefix('@')
            .filter(|name| name.starts_with(char::is_alphanumeric))
        {
            let length = values::word_end(name, self.depth > 0);
            self.at += 1 + length;
            return self.saved(name.get(..length)?, start, is_negated);
        }
        let numbered = rest.strip_prefix('#');
        if numbered.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            if let Some(range) = self.numbered_range(start, is_negated) {
                return Some(range);
            }
            self.at += 1;
            return self.values(Field::Number, start, is_negated);
        }
        if let Some((field, length)) = self.field_name() {
            self.at += length;
            if self.rest().starts_with('(') {
                return self.group(start, is_negated, Some(field));
            }
            return self.values(field, start, is_negated);
        }
        match self.field {
            Some(field) => self.values(field, start, is_negated),
            None => self.bare(start, is_negated),
        }
    }

    /// A known field and its colon. An unknown one is text: times and addresses have colons too.
    fn field_name(&mut self) -> Option<(Field, usize)> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic())?;
        let (name, after) = rest.split_at_checked(end)?;
        if !after.starts_with(':') {
            return None;
        }
        if let Some(field) = Field::named(name) {
            self.is_from = Field::includes_its_start(name);
            return Some((field, end + 1));
        }
        let is_address = after.starts_with("://");
        if let Some(known) = Field::nearly(name).filter(|_| !is_address) {
            self.note(self.at..self.at + end, NoteKind::Field { known });
        }
        None
    }

    fn group(&mut self, start: usize, is_negated: bool, field: Option<Field>) -> Option<Expr> {
        self.at += 1;
        let outside = self.field;
        self.field = field.or(outside);
        let chips = self.parsed.chips.len();
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let expr = self.query();
        self.depth -= 1;
        self.field = outside;
        if self.rest().starts_with(')') {
            self.at += 1;
        }
        self.parsed.chips.truncate(chips);
        if expr.is_empty() {
            return None;
        }
        let inside = start + usize::from(is_negated);
        let from = self
            .typed
            .get(inside..)
            .and_then(|text| text.find('('))
            .map_or(inside, |at| inside + at);
        let value = self.plain(from..self.at);
        self.chip(start, is_negated, field, value);
        Some(expr)
    }

    fn chip(&mut self, start: usize, is_negated: bool, field: Option<Field>, value: String) {
        let start = self.field_start.take().unwrap_or(start);
        self.parsed.chips.push(Chip {
            range: start..self.at,
            is_negated,
            is_alternative: false,
            field,
            value,
        });
    }

    /// Puts a saved query in the place of its name.
    fn saved(&mut self, name: &str, start: usize, is_negated: bool) -> Option<Expr> {
        let range = start..self.at;
        let text = (self.around.saved)(name).filter(|_| self.depth < DEEPEST);
        let Some(text) = text else {
            self.note(range.clone(), NoteKind::Saved);
            return self.words_of(name, range, None, false);
        };
        let mut inner = Parser::new(&text, self.around);
        inner.depth = self.depth + 1;
        inner.clauses = self.clauses;
        inner.is_negated = self.is_negated;
        let expr = inner.query().shifted(self.parsed.terms.len());
        self.clauses = inner.clauses;
        for mut term in inner.parsed.terms {
            // Its places are in another text: all of it stands where its name does.
            term.range = range.clone();
            term.is_open = false;
            self.parsed.terms.push(term);
        }
        self.chip(start, is_negated, Some(Field::Saved), name.to_owned());
        (!expr.is_empty()).then_some(expr)
    }
}

/// All clauses must hold, but of those on a field that an edition has only one of one is enough.
fn joined(all: Vec<(Option<Field>, Expr)>) -> Expr {
    let mut out: Vec<(Option<Field>, Expr)> = Vec::new();
    for (field, expr) in all {
        let same = out
            .iter_mut()
            .find(|(known, _)| field.is_some() && *known == field);
        match same {
            Some((_, Expr::Any(any))) => any.push(expr),
            Some((_, one)) => {
                let first = std::mem::replace(one, Expr::All(Vec::new()));
                *one = Expr::Any(vec![first, expr]);
            }
            None => out.push((field, expr)),
        }
    }
    let mut all: Vec<Expr> = out.into_iter().map(|(_, expr)| expr).collect();
    if all.len() == 1 {
        return all.pop().unwrap_or(Expr::All(Vec::new()));
    }
    Expr::All(all)
}
