//! The fact that holds most of what was asked, among the lines of an edition.

use std::cmp::Reverse;

use super::{Asked, Reason};
use crate::catalogue::{FactKind, FactLines, PieceRole};

/// The line that holds most of what was asked.
pub(super) struct BestLine {
    pub(super) line: u16,
    pub(super) reason: Reason,
    /// How many terms it holds.
    pub(super) count: usize,
    /// The piece with the other name by which it was found.
    alias: Option<usize>,
}

/// What a line holds of the terms.
struct Holding {
    line: u16,
    /// One bit a term.
    terms: u64,
    /// The first piece that holds one; what stands in a name is said before what only another name of it holds.
    first: usize,
}

/// Returns the line that holds most terms; of equals the one people are more interested in, then the first.
pub(super) fn best(asked: &Asked<'_>) -> Option<BestLine> {
    let pieces = &asked.words.lines.pieces;
    let mut holdings: Vec<Holding> = Vec::new();
    let is_alias = |piece: usize| {
        pieces
            .get(piece)
            .is_some_and(|one| one.role == PieceRole::Alias)
    };
    for (piece, terms) in pieces_with_terms(asked) {
        let Some(line) = pieces.get(piece).map(|one| one.line) else {
            continue;
        };
        match holdings.last_mut().filter(|last| last.line == line) {
            Some(last) => {
                last.terms |= terms;
                if is_alias(last.first) && !is_alias(piece) {
                    last.first = piece;
                }
            }
            None => holdings.push(Holding {
                line,
                terms,
                first: piece,
            }),
        }
    }
    let reason_of = |holding: &Holding| pieces.get(holding.first).map(|piece| reason(piece.kind));
    // Of equals `max_by_key` takes the last, and the first line is wanted.
    let best = holdings
        .iter()
        .rev()
        .max_by_key(|one| (one.terms.count_ones(), Reverse(reason_of(one))))?;
    let alias = is_alias(best.first).then_some(best.first);
    Some(BestLine {
        line: best.line,
        reason: if alias.is_some() {
            Reason::Alias
        } else {
            reason_of(best)?
        },
        count: best.terms.count_ones() as usize,
        alias,
    })
}

/// The pieces that hold terms, each with one bit a term, in their order.
fn pieces_with_terms(asked: &Asked<'_>) -> Vec<(usize, u64)> {
    let facts = asked.index.tokens(asked.place, false);
    let mut found: Vec<(usize, u64)> = Vec::new();
    for (bit, (_, words)) in asked.wanted.iter().enumerate() {
        let standing = words.standing(facts, 0..facts.len());
        for at in standing.filter_map(|position| asked.words.piece_place(position)) {
            let piece = asked.words.lines.pieces.get(at);
            if piece.is_some_and(|piece| words.kinds().contains(piece.kind)) {
                found.push((at, 1 << (bit % 64)));
            }
        }
    }
    found.sort_unstable();
    found
}

impl BestLine {
    /// Returns the line as people read it, with the other name behind it by which it was found.
    pub(super) fn shown(&self, lines: &FactLines) -> String {
        let shown = lines.shown(self.line);
        match self.alias.and_then(|piece| lines.pieces.get(piece)) {
            Some(piece) => format!("{shown} ({})", lines.text_of(piece)),
            None => shown,
        }
    }
}

fn reason(kind: FactKind) -> Reason {
    match kind {
        FactKind::Guest => Reason::Guest,
        FactKind::Host => Reason::Host,
        FactKind::DebateLeader => Reason::DebateLeader,
        FactKind::Title => Reason::Title,
        FactKind::Theme => Reason::Theme,
        FactKind::Partner => Reason::Partner,
        FactKind::Organisation => Reason::Organisation,
        FactKind::Function => Reason::Function,
        FactKind::Venue => Reason::Venue,
        FactKind::Music => Reason::Music,
        FactKind::Gist | FactKind::Conflict | FactKind::Heading | FactKind::Text => Reason::Text,
    }
}
