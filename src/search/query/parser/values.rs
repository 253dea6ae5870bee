//! Values behind a field or on their own: lists, dates over several words, numbers, ranges, words.

use std::ops::Range;

use super::super::note::NoteKind;
use super::super::number;
use super::super::state;
use super::super::time::{self, Said};
use super::super::value::{self, Meaning};
use super::super::{Expr, Field, QueryTerm, Sort, folded_words, is_quote};
use super::Parser;

/// A value as it stands in the text.
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
    pub(super) is_quoted: bool,
    pub(super) is_open: bool,
}

/// What became of a word without a field.
pub(super) enum Unfielded {
    /// It says something about what follows, and asks for nothing itself.
    Nothing,
    /// An office, and its whole name.
    Office(Expr, &'static str),
}

impl<'a> Parser<'a> {
    /// Reads the value behind a field: one, or several with commas between them of which one is enough.
    pub(super) fn values(&mut self, field: Field, start: usize, is_negated: bool) -> Option<Expr> {
        let value_start = self.at;
        if field == Field::Sort || field == Field::Saved {
            let piece = self.piece(false)?;
            if field == Field::Saved {
                return self.saved(piece.text, start, is_negated);
            }
            self.sort(&piece, start);
            return None;
        }
        // `gast:-jansen` can only mean the same as `-gast:jansen`.
        let rest = self.rest();
        let signed = rest.strip_prefix('-');
        let is_inner = signed.is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
        if is_inner {
            self.at += 1;
            self.is_negated = !self.is_negated;
        }
        let mut any = Vec::new();
        while let Some(piece) = self.piece(true) {
            self.values += 1;
            if self.values > super::MOST_VALUES {
                self.note(piece.range.start..self.typed.len(), NoteKind::TooMany);
                self.at = self.typed.len();
                break;
            }
            any.extend(self.value(field, &piece));
            if self.rest().starts_with(',') {
                self.at += 1;
            } else {
                break;
            }
        }
        let value = range_shown(&self.plain(value_start + usize::from(is_inner)..self.at));
        if !any.is_empty() {
            self.chip(start, is_negated != is_inner, Some(field), value);
        }
        let expr = match any.len() {
            0 | 1 => any.pop()?,
            _ => Expr::Any(any),
        };
        Some(if is_inner {
            Expr::Not(Box::new(expr))
        } else {
            expr
        })
    }

    pub(super) fn sort(&mut self, piece: &Piece<'_>, start: usize) {
        if let Some(sort) = Sort::parse(&piece.text.to_lowercase()) {
            self.parsed.sort = Some(sort);
            let value = piece.text.to_owned();
            self.chip(start, false, Some(Field::Sort), value);
        } else if !piece.text.is_empty() {
            self.unknown_keyword(Field::Sort, piece);
        }
    }

    pub(super) fn unknown_keyword(&mut self, field: Field, piece: &Piece<'_>) {
        // While it is typed it is not wrong yet.
        let names = value::keywords(field)
            .into_iter()
            .flat_map(|(nl, en)| [nl, en]);
        let mut names: Vec<&str> = names.collect();
        if piece.is_open && names.iter().any(|name| name.starts_with(piece.text)) {
            return;
        }
        names.sort_unstable();
        names.dedup();
        let known = names.join(" ");
        self.note(piece.range.clone(), NoteKind::Keyword { known });
    }

    pub(super) fn value(&mut self, field: Field, piece: &Piece<'a>) -> Option<Expr> {
        if piece.text.is_empty() {
            return None;
        }
        let today = self.around.today;
        match field {
            Field::Number => self.number(piece),
            Field::Date => self.date(field, piece, value::days(piece.text, today)),
            Field::After | Field::Before => self.date(field, piece, None),
            Field::Has | Field::Missing => {
                let Some(part) = value::part(piece.text) else {
                    self.unknown_keyword(field, piece);
                    return Some(self.meaning(field, piece, Meaning::Nothing));
                };
                let is_missing = field == Field::Missing;
                let outside = self.is_negated;
                self.is_negated = outside != is_missing;
                let expr = self.meaning(field, piece, Meaning::Has(part));
                self.is_negated = outside;
                Some(if is_missing {
                    Expr::Not(Box::new(expr))
                } else {
                    expr
                })
            }
            Field::Is if state::is_marked(piece.text) => {
                let handles = (self.around.marked)();
                Some(self.push(term(Some(field), Meaning::Marked, handles, piece)))
            }
            Field::Is => {
                let begun = || state::beginning(piece.text).filter(|_| piece.is_open);
                let Some(state) = state::of_name(piece.text).or_else(begun) else {
                    self.unknown_keyword(field, piece);
                    return Some(self.meaning(field, piece, Meaning::Nothing));
                };
                Some(self.meaning(field, piece, Meaning::Is(state)))
            }
            Field::Source => {
                let address = super::super::pasted::address(piece.text);
                let words = vec![address.unwrap_or_else(|| crate::text::fold(piece.text))];
                Some(self.push(term(Some(field), Meaning::Source, words, piece)))
            }
            _ => self.words(piece, Some(field)),
        }
    }

    pub(super) fn meaning(&mut self, field: Field, piece: &Piece<'_>, meaning: Meaning) -> Expr {
        let words = folded_words(piece.text);
        self.push(term(Some(field), meaning, words, piece))
    }

    pub(super) fn number(&mut self, piece: &Piece<'_>) -> Option<Expr> {
        let read = number::number(piece.text).map(Meaning::Number);
        if let Some(meaning) = read.or_else(|| value::numbers(piece.text)) {
            return Some(self.meaning(Field::Number, piece, meaning));
        }
        self.note(piece.range.clone(), NoteKind::Number);
        self.words(piece, None)
    }

    /// A date may go on over the next words: `datum:10 maart 2020`.
    pub(super) fn date(
        &mut self,
        field: Field,
        piece: &Piece<'a>,
        range: Option<Meaning>,
    ) -> Option<Expr> {
        if piece.is_quoted || value::is_range(piece.text) {
            let whole = || {
                let parts: Vec<&str> = piece.text.split_whitespace().collect();
                self.time_of(field, &parts)
                    .filter(|(_, length)| *length == parts.len())
            };
            let meaning = range.or_else(|| whole().map(|(meaning, _)| meaning));
            return Some(self.time_or_nothing(field, piece, meaning));
        }
        let (texts, ends) = self.words_from(piece);
        let read = self.time_of(field, &texts);
        if let Some((meaning, length)) = read {
            let end = ends.get(length - 1).copied().unwrap_or(self.at);
            self.at = end;
            let whole = Piece {
                text: self.typed.get(piece.range.start..end).unwrap_or_default(),
                range: piece.range.start..end,
                is_quoted: false,
                is_open: end == self.typed.len(),
            };
            return Some(self.meaning(field, &whole, meaning));
        }
        // Half a year is on its way to a whole one.
        if piece.is_open && piece.text.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.words(piece, None);
        }
        Some(self.time_or_nothing(field, piece, None))
    }

    /// What a field makes of a time at the start of words: that time, all after it, all before it.
    fn time_of(&self, field: Field, words: &[&str]) -> Option<(Meaning, usize)> {
        let today = self.around.today;
        let (said, length) = time::read(words, today)?;
        let meaning = match (field, said) {
            (Field::After | Field::Before, said) => {
                let Said::Period(period) = said else {
                    return None;
                };
                let (first, last) = value::whole_days(period, today)?;
                if field == Field::Before {
                    Meaning::Days(None, Some(first.yesterday().ok()?))
                } else if self.is_from {
                    Meaning::Days(Some(first), None)
                } else {
                    Meaning::Days(Some(last.tomorrow().ok()?), None)
                }
            }
            (_, Said::Period(period)) => Meaning::Period(period),
            (_, Said::Days(first, last)) => Meaning::Days(first, last),
            (_, Said::Turn(turn)) => Meaning::Turn(turn),
        };
        Some((meaning, length))
    }

    /// What is no time finds nothing, and that is said.
    fn time_or_nothing(&mut self, field: Field, piece: &Piece<'_>, read: Option<Meaning>) -> Expr {
        if read.is_none() {
            self.note(piece.range.clone(), NoteKind::Date);
        }
        self.meaning(field, piece, read.unwrap_or(Meaning::Nothing))
    }

    /// The word of a piece and the bare words that follow it, at most eight, with where each ends.
    pub(super) fn words_from(&self, piece: &Piece<'a>) -> (Vec<&'a str>, Vec<usize>) {
        let mut texts = vec![piece.text.trim_end_matches(',')];
        let mut ends = vec![piece.range.end];
        let mut at = piece.range.end;
        while texts.len() < 8 {
            let rest = self.typed.get(at..).unwrap_or_default();
            let gap = rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            let length = word_end(rest, self.depth > 0);
            let Some(word) = rest.get(..length).filter(|word| gap > 0 && is_bare(word)) else {
                break;
            };
            at += gap + length;
            texts.push(word.trim_end_matches(','));
            ends.push(at);
        }
        (texts, ends)
    }

    /// Reads what stands without a field: a date over several words, a number, a range, words.
    pub(super) fn bare(&mut self, start: usize, is_negated: bool) -> Option<Expr> {
        let piece = self.piece(false)?;
        let spoken = if piece.is_quoted {
            None
        } else {
            self.spoken(&piece)
        };
        let unfielded = if piece.is_quoted || spoken.is_some() {
            None
        } else {
            self.unfielded(&piece)
        };
        if let Some(unfielded) = unfielded {
            let Unfielded::Office(expr, office) = unfielded else {
                return None;
            };
            self.chip(
                start,
                is_negated,
                Some(Field::Function),
                format!("{office} ({})", piece.text),
            );
            return Some(expr);
        }
        let (expr, field) = match spoken {
            Some(spoken) => spoken,
            None if piece.is_quoted => (self.words(&piece, None)?, None),
            None => (self.bare_value(&piece)?, None),
        };
        let value = range_shown(&self.plain(start + usize::from(is_negated)..self.at));
        let value = value
            .strip_prefix("NIET ")
            .or_else(|| value.strip_prefix("NOT "))
            .unwrap_or(&value)
            .trim()
            .to_owned();
        self.chip(start, is_negated, field, value);
        Some(expr)
    }

    pub(super) fn bare_value(&mut self, piece: &Piece<'a>) -> Option<Expr> {
        let today = self.around.today;
        if let Some(number) = number::number(piece.text) {
            let words = folded_words(piece.text);
            return Some(self.push(term(None, Meaning::Number(number), words, piece)));
        }
        // Years before numbers: `2017..2019` can hardly mean editions.
        let range = value::days(piece.text, today).map(|days| (Field::Date, days));
        let range = range.or_else(|| Some((Field::Number, value::numbers(piece.text)?)));
        if let Some((field, meaning)) = range {
            return Some(self.meaning(field, piece, meaning));
        }
        self.words(piece, None)
    }

    pub(super) fn words(&mut self, piece: &Piece<'_>, field: Option<Field>) -> Option<Expr> {
        self.words_of(piece.text, piece.range.clone(), field, piece.is_open)
            .inspect(|_| {
                if let Some(last) = self.parsed.terms.last_mut() {
                    last.is_quoted = piece.is_quoted;
                }
            })
    }

    pub(super) fn words_of(
        &mut self,
        text: &str,
        range: Range<usize>,
        field: Option<Field>,
        is_open: bool,
    ) -> Option<Expr> {
        let is_whole = field.is_some() && text.starts_with('=');
        let is_tail = text.starts_with('*');
        let is_prefix = text.ends_with('*');
        let words = folded_words(text);
        if words.is_empty() {
            return None;
        }
        let term = QueryTerm {
            is_negated: self.is_negated,
            field,
            meaning: Meaning::Words,
            spelled: spelled(text),
            words,
            is_open: is_open || is_prefix,
            is_quoted: false,
            is_whole,
            is_tail,
            range,
        };
        Some(self.push(term))
    }

    pub(super) fn push(&mut self, mut term: QueryTerm) -> Expr {
        term.is_negated = self.is_negated;
        self.parsed.terms.push(term);
        Expr::Term(self.parsed.terms.len() - 1)
    }

    /// Takes what stands between quotes, or up to the next blank (in a list: the next comma).
    pub(super) fn piece(&mut self, is_list: bool) -> Option<Piece<'a>> {
        let rest = self.rest();
        let whole = rest
            .strip_prefix('=')
            .filter(|after| after.starts_with(is_quote));
        let quoted = whole.unwrap_or(rest);
        let start = self.at;
        if let Some(inside) = quoted.strip_prefix(is_quote) {
            let open = rest.len() - inside.len();
            // An unclosed quote closes itself at the end.
            let closed = inside.find(is_quote);
            let length = closed.unwrap_or(inside.len());
            let quote = inside
                .get(length..)
                .and_then(|end| end.chars().next())
                .map_or(0, char::len_utf8);
            self.at += open + length + quote;
            let text = if whole.is_some() {
                rest.get(..open + length)?
            } else {
                inside.get(..length)?
            };
            return Some(Piece {
                text,
                range: start..self.at,
                is_quoted: true,
                is_open: closed.is_none(),
            });
        }
        let is_inside = self.depth > 0;
        let ends = |c: char| ends_word(c, is_inside) || (is_list && c == ',');
        let length = rest.find(ends).unwrap_or(rest.len());
        self.at += length;
        Some(Piece {
            text: rest.get(..length)?,
            range: start..self.at,
            is_quoted: false,
            is_open: self.at == self.typed.len() && self.depth == 0,
        })
    }
}

pub(super) fn term(
    field: Option<Field>,
    meaning: Meaning,
    words: Vec<String>,
    piece: &Piece<'_>,
) -> QueryTerm {
    QueryTerm {
        is_negated: false,
        field,
        meaning,
        words,
        spelled: None,
        is_open: piece.is_open && !piece.is_quoted,
        is_quoted: piece.is_quoted,
        is_whole: false,
        is_tail: false,
        range: piece.range.clone(),
    }
}

/// Where a word ends: at a blank, and inside parentheses at the one that closes.
pub(super) fn word_end(text: &str, is_inside: bool) -> usize {
    text.find(|c: char| ends_word(c, is_inside))
        .unwrap_or(text.len())
}

fn ends_word(c: char, is_inside: bool) -> bool {
    c.is_whitespace() || (is_inside && c == ')')
}

/// A bare word may be the next part of a date that began before it.
pub(super) fn is_bare(word: &str) -> bool {
    let is_field = word
        .split_once(':')
        .is_some_and(|(name, _)| Field::named(name).is_some());
    let is_sign = matches!(word, "OR" | "OF" | "|" | "NOT" | "NIET");
    !word.is_empty()
        && !is_field
        && !is_sign
        && !word.starts_with(|c| is_quote(c) || matches!(c, '-' | '!' | '#' | '@' | '('))
}

/// What was typed, where its accents say more than its folded words.
fn spelled(text: &str) -> Option<String> {
    (!text.is_ascii()).then(|| text.to_lowercase())
}

/// A range as people write it.
fn range_shown(value: &str) -> String {
    match value.split_once("..") {
        Some((first, last)) if !first.is_empty() && !last.is_empty() => format!("{first}–{last}"),
        _ => value.to_owned(),
    }
}
