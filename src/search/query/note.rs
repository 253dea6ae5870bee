//! What the parser could not read, and where it stands.

use std::ops::Range;

use jiff::civil::Date;

use super::Question;
use crate::calendar::long;
use crate::locale::Lang;

/// A remark on a place in the typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Bytes of the typed text.
    pub range: Range<usize>,
    /// What is the matter.
    pub kind: NoteKind,
}

/// What is the matter with a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// No field is called so, but one nearly.
    Field {
        /// The name that is known.
        known: &'static str,
    },
    /// A date was expected and words were found: they are looked for as text.
    Date,
    /// A number was expected and words were found: they are looked for as text.
    Number,
    /// The keyword is none of those known; the condition is left out.
    Keyword {
        /// The keywords that are known, separated by blanks.
        known: String,
    },
    /// The opening of a question, as which it was read.
    Question(Question),
    /// Words by which somebody is addressed: no part of a name.
    FormOfAddress,
    /// An organisation that is known, and of which nobody is here.
    NobodyHere {
        /// Its whole name.
        name: String,
    },
    /// No edition was on the day.
    NoDay {
        /// The nearest by name.
        name: String,
        /// The day of the nearest.
        day: Date,
    },
    /// No edition has the number.
    NoNumber {
        /// The numbers there are, as a span.
        span: String,
    },
    /// No edition has its turn: the next is not known.
    NoTurn {
        /// The latest by name.
        name: String,
        /// The day of the latest.
        day: Date,
    },
    /// A month that is also somebody's name.
    MonthOrName,
    /// Nothing of a field is called so.
    NoSuchValue {
        /// The nearest that are, separated by commas.
        nearest: String,
    },
    /// The rest of a heading whose number says which edition is meant: it is left out.
    Heading,
    /// A parenthesis that closes nothing.
    Parenthesis,
    /// `OR` or `OF` without something on both sides.
    Operator,
    /// More conditions than are looked at.
    TooMany,
    /// The query is longer than is looked at.
    TooLong,
    /// No query was saved under the name.
    Saved,
}

impl Note {
    pub(in crate::search) fn new(range: Range<usize>, kind: NoteKind) -> Self {
        Note { range, kind }
    }

    /// Says whether a part of the query was left out because there is too much of it.
    #[must_use]
    pub fn is_about_length(&self) -> bool {
        matches!(self.kind, NoteKind::TooLong | NoteKind::TooMany)
    }

    /// Returns the remark as people read it; `typed` is the text it was made on.
    #[must_use]
    pub fn text(&self, typed: &str, lang: Lang) -> String {
        let place = typed.get(self.range.clone()).unwrap_or_default();
        match &self.kind {
            NoteKind::Field { known } => lang.note_field(place, known),
            NoteKind::Date => lang.note_date(place),
            NoteKind::Number => lang.note_number(place),
            NoteKind::Keyword { known } => lang.note_keyword(place, known),
            NoteKind::Question(question) => question.read_as(lang),
            NoteKind::FormOfAddress => lang.note_form_of_address(place),
            NoteKind::NobodyHere { name } => lang.note_nobody_here(place, name),
            NoteKind::NoDay { name, day } => {
                lang.note_no_day(place, &format!("{name}, {}", long(*day, lang)))
            }
            NoteKind::NoNumber { span } => lang.note_no_number(place, span),
            NoteKind::NoTurn { name, day } => {
                lang.note_no_turn(&format!("{name}, {}", long(*day, lang)))
            }
            NoteKind::MonthOrName => lang.note_month_or_name(place),
            NoteKind::NoSuchValue { nearest } => lang.note_no_such_value(place, nearest),
            NoteKind::Heading => lang.note_heading(),
            NoteKind::Parenthesis => lang.note_parenthesis(),
            NoteKind::Operator => lang.note_operator(place),
            NoteKind::TooMany => lang.note_too_many(),
            NoteKind::TooLong => lang.note_too_long(),
            NoteKind::Saved => lang.note_saved(place),
        }
    }
}
