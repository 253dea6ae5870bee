//! What stands without a field and is more than words: editions as they are written, time as people say it, addresses
//! and headings that were pasted.

use super::super::edition_form::{self, EditionForm};
use super::super::note::NoteKind;
use super::super::state::State;
use super::super::time::{self, Said};
use super::super::value::{KnownPart, Meaning};
use super::super::{Expr, Field, address, folded_words, pasted};
use super::Parser;
use super::values::{Piece, Unfielded, is_bare, term};

/// The longest of these forms has so many words: `from the end of March 2020 to June 2021`.
const MOST_WORDS: usize = 10;

impl<'a> Parser<'a> {
    /// Reads one of these forms and how it is shown: as a value of this field.
    pub(super) fn spoken(&mut self, piece: &Piece<'a>) -> Option<(Expr, Option<Field>)> {
        if let Some(address) = pasted::address(piece.text) {
            let mut source = term(None, Meaning::Source, vec![address], piece);
            source.is_whole = true;
            source.field = Some(Field::Source);
            return Some((self.push(source), Some(Field::Source)));
        }
        let (texts, ends) = self.window(piece);
        if let Some((said, length)) = time::read(&texts, self.around.today) {
            // The adjective alone means an edition only where nothing else was typed.
            let is_alone = ends.last() == Some(&self.typed.trim_end().len())
                && piece.range.start == self.first_byte();
            if !matches!(said, Said::Turn(_)) || length > 1 || is_alone {
                let whole = self.over(piece, &ends, length)?;
                let expr = self.said(said, &whole, texts.get(length - 1).copied());
                let is_plain =
                    crate::calendar::read_period(&texts).is_some_and(|(_, plain)| plain == length);
                return Some((expr, (!is_plain).then_some(Field::Date)));
            }
        }
        let form = edition_form::read(&texts)?;
        let is_first = piece.range.start == self.first_byte();
        if form.numbers.is_none() && !is_first {
            return None;
        }
        let whole = self.over(piece, &ends, form.length)?;
        let field = if form.numbers.is_some() {
            Field::Number
        } else {
            Field::Is
        };
        let expr = self.edition(form, &whole);
        if form.is_heading && form.numbers.is_some() && is_first {
            self.leave_heading();
        }
        Some((expr, Some(field)))
    }

    /// `#98 - #101`; a number alone is left to be read as a value.
    pub(super) fn numbered_range(&mut self, start: usize, is_negated: bool) -> Option<Expr> {
        let before = self.at;
        let piece = self.piece(false)?;
        let (texts, ends) = self.window(&piece);
        let form = edition_form::read(&texts)
            .filter(|form| form.numbers.is_some_and(|(first, last)| first < last));
        let Some(whole) = form.and_then(|form| self.over(&piece, &ends, form.length)) else {
            self.at = before;
            return None;
        };
        let expr = self.edition(form?, &whole);
        self.chip(
            start,
            is_negated,
            Some(Field::Number),
            whole.text.to_owned(),
        );
        Some(expr)
    }

    /// The condition that a question brings along.
    pub(super) fn has_part(&mut self, part: KnownPart, range: std::ops::Range<usize>) -> Expr {
        let piece = Piece {
            text: "",
            range,
            is_quoted: false,
            is_open: false,
        };
        self.meaning(Field::Has, &piece, Meaning::Has(part))
    }

    /// Reads words that are no words to find: a form of address, an office as people shorten it, the name of a field
    /// without its colon in front of all else.
    pub(super) fn unfielded(&mut self, piece: &Piece<'a>) -> Option<Unfielded> {
        let next = self.next_word();
        if address::is_form_of_address(piece.text) && next.is_some() {
            self.note(piece.range.clone(), NoteKind::FormOfAddress);
            return Some(Unfielded::Nothing);
        }
        if piece.range.start == self.first_byte() && self.depth == 0 {
            let field = Field::spoken(piece.text).filter(|_| next.is_some());
            if let Some(field) = field {
                self.field = Some(field);
                self.field_start = Some(piece.range.start);
                return Some(Unfielded::Nothing);
            }
        }
        let office = address::office(piece.text)?;
        let mut full = term(
            Some(Field::Function),
            Meaning::Words,
            folded_words(office),
            piece,
        );
        full.is_open = false;
        let as_typed = self.words(piece, None)?;
        Some(Unfielded::Office(
            Expr::Any(vec![as_typed, self.push(full)]),
            office,
        ))
    }

    /// The word that follows, if it is one to find.
    fn next_word(&self) -> Option<&'a str> {
        let rest = self.rest();
        let word = rest.trim_start();
        let word = word.get(..super::values::word_end(word, self.depth > 0))?;
        (rest.starts_with(char::is_whitespace) && is_bare(word)).then_some(word)
    }

    fn first_byte(&self) -> usize {
        self.typed.len() - self.typed.trim_start().len()
    }

    fn said(&mut self, said: Said, whole: &Piece<'a>, last: Option<&str>) -> Expr {
        let words = folded_words(whole.text);
        let term = match said {
            Said::Period(period) => term(None, Meaning::Period(period), words, whole),
            Said::Days(first, last) => {
                term(Some(Field::Date), Meaning::Days(first, last), words, whole)
            }
            Said::Turn(turn) => term(Some(Field::Date), Meaning::Turn(turn), words, whole),
        };
        let expr = self.push(term);
        let series = last
            .and_then(edition_form::series)
            .filter(|_| matches!(said, Said::Turn(_)));
        match series {
            Some(state) => Expr::All(vec![
                expr,
                self.meaning(Field::Is, whole, Meaning::Is(state)),
            ]),
            None => expr,
        }
    }

    fn edition(&mut self, form: EditionForm, whole: &Piece<'a>) -> Expr {
        let words = folded_words(whole.text);
        match (form.numbers, form.series) {
            (Some((first, last)), Some(series)) if first == last => {
                self.push(term(None, Meaning::Edition(series, first), words, whole))
            }
            (Some((first, last)), None) if first == last => {
                self.push(term(None, Meaning::Number(first), words, whole))
            }
            (Some((first, last)), series) => {
                let numbers = self.meaning(
                    Field::Number,
                    whole,
                    Meaning::Numbers(Some(first), Some(last)),
                );
                match series {
                    Some(state) => Expr::All(vec![
                        numbers,
                        self.meaning(Field::Is, whole, Meaning::Is(state)),
                    ]),
                    None => numbers,
                }
            }
            (None, series) => {
                self.meaning(Field::Is, whole, Meaning::Is(series.unwrap_or(State::Cafe)))
            }
        }
    }

    /// What follows a number in a heading names the same edition once more.
    fn leave_heading(&mut self) {
        let rest = self.rest();
        if self.depth == 0 && !rest.trim().is_empty() {
            let start = self.at + rest.len()
                - rest
                    .trim_start_matches(|c: char| !c.is_alphanumeric())
                    .len();
            self.note(start..self.typed.trim_end().len(), NoteKind::Heading);
            self.at = self.typed.len();
        }
    }

    /// A piece that goes on over the first so many words of a window.
    fn over(&mut self, piece: &Piece<'a>, ends: &[usize], length: usize) -> Option<Piece<'a>> {
        let end = *ends.get(length.checked_sub(1)?)?;
        self.at = end;
        Some(Piece {
            text: self.typed.get(piece.range.start..end)?,
            range: piece.range.start..end,
            is_quoted: false,
            is_open: end == self.typed.len(),
        })
    }

    /// The words from a piece on, with where each ends; numbers with their sign and dashes between are words here.
    fn window(&self, piece: &Piece<'a>) -> (Vec<&'a str>, Vec<usize>) {
        let (mut texts, mut ends) = (vec![piece.text], vec![piece.range.end]);
        let mut at = piece.range.end;
        while texts.len() < MOST_WORDS {
            let rest = self.typed.get(at..).unwrap_or_default();
            let gap = rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            let length = super::values::word_end(rest, self.depth > 0);
            let is_word = |word: &&str| {
                ["-", "–", "—"].contains(word) || is_bare(word.trim_start_matches('#'))
            };
            let Some(word) = rest.get(..length).filter(|word| gap > 0 && is_word(word)) else {
                break;
            };
            at += gap + length;
            texts.push(word);
            ends.push(at);
        }
        (texts, ends)
    }
}
