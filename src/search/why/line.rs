//! The fact that holds most of what was asked, found in the folded lines of an edition.

use std::ops::Range;

use super::{Asked, Reason, saturated};
use crate::archive::{LineKind, Mark};
use crate::search::matcher::{Needle, marks};
use crate::search::{Field, Snippet};
use crate::text::Folded;

/// The facts take some five hundred bytes; more of them are other people's.
const USUAL_LENGTH: f32 = 500.0;

/// A line that holds something of what was asked.
pub(super) struct FoundLine {
    /// Bytes of the lines.
    line: Range<usize>,
    pub(super) reason: Reason,
    /// How many terms it holds.
    pub(super) count: usize,
    /// The other name by which it was found.
    alias: Option<Range<usize>>,
}

/// What the lines hold of what was asked.
pub(super) struct FoundLines {
    pub(super) best: Option<FoundLine>,
    /// How much of it, and how well.
    pub(super) weight: f32,
}

/// A piece of a line, from its mark on.
pub(super) struct Piece {
    start: usize,
    /// Where its line begins.
    line: usize,
    kind: LineKind,
    is_alias: bool,
}

/// Cuts folded lines into their pieces.
pub(super) fn pieces(folded: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut line, mut kind) = (0, LineKind::Gist);
    // Marks are single bytes that nothing else is made of.
    for (at, byte) in folded.bytes().enumerate().filter(|(_, byte)| *byte < b' ') {
        let is_alias = match Mark::of(char::from(byte)) {
            Some(Mark::Alias) => true,
            Some(Mark::Piece(known)) => {
                kind = known;
                false
            }
            None => {
                line = at + 1;
                continue;
            }
        };
        pieces.push(Piece {
            start: at,
            line,
            kind,
            is_alias,
        });
    }
    pieces
}

/// More places of one word in the facts of an evening say no more.
const MOST_PLACES: usize = 32;

/// Says whether a fact holds a needle; the gist and what documents disagree on are none.
pub(super) fn holds(needle: &Needle, folded: &Folded, pieces: &[Piece]) -> bool {
    needle.places(&folded.text).any(|range| {
        let after = pieces.partition_point(|piece| piece.start < range.start);
        let piece = after.checked_sub(1).and_then(|at| pieces.get(at));
        // From one piece into the next nothing hangs together.
        let is_within = pieces.get(after).is_none_or(|next| next.start >= range.end);
        is_within
            && piece.is_some_and(|piece| !matches!(piece.kind, LineKind::Gist | LineKind::Conflict))
    })
}

/// A place of a needle in the lines.
struct Place {
    at: usize,
    line: usize,
    term: usize,
    kind: LineKind,
    is_alias: bool,
}

/// Looks for the wanted terms in all lines.
pub(super) fn find(
    lines: &str,
    folded: &Folded,
    pieces: &[Piece],
    asked: &Asked<'_>,
    wanted: &[usize],
) -> FoundLines {
    let mut places = Vec::new();
    let mut weight = 0.0;
    for term in wanted {
        let found = places_of(*term, lines, folded, pieces, asked);
        let sum: f32 = found.iter().map(|(_, weight)| weight).sum();
        #[expect(clippy::cast_precision_loss, reason = "lines are short")]
        let share = lines.len() as f32 / USUAL_LENGTH;
        if sum > 0.0 {
            weight += saturated(sum, share);
        }
        places.extend(found.into_iter().map(|(place, _)| place));
    }
    places.sort_by_key(|place| place.at);
    let best = best(lines, folded, &places);
    // Words of one line belong together.
    #[expect(clippy::cast_precision_loss, reason = "a query has few terms")]
    let nearness = best.as_ref().map_or(0.0, |best| (best.count - 1) as f32);
    FoundLines {
        best,
        weight: weight + nearness,
    }
}

fn places_of(
    term: usize,
    lines: &str,
    folded: &Folded,
    pieces: &[Piece],
    asked: &Asked<'_>,
) -> Vec<(Place, f32)> {
    let (Some(asks), Some(needles)) = (asked.query.terms.get(term), asked.needles.get(term)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let places = needles
        .iter()
        .flat_map(|needle| needle.places(&folded.text));
    for range in places.take(MOST_PLACES) {
        let after = pieces.partition_point(|piece| piece.start < range.start);
        let Some(&Piece {
            line,
            kind,
            is_alias,
            ..
        }) = after.checked_sub(1).and_then(|at| pieces.get(at))
        else {
            continue;
        };
        if !allows(asks.field, kind) {
            continue;
        }
        let is_whole_word = !folded
            .text
            .get(range.end..)
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let source = lines
            .get(folded.source_range(range.clone()))
            .unwrap_or_default();
        // Who types an accent means it.
        let is_exact = asks
            .spelled
            .as_ref()
            .is_none_or(|spelled| source.to_lowercase() == *spelled);
        let weight = importance(kind)
            * if is_whole_word { 1.0 } else { 0.6 }
            * if is_exact { 1.0 } else { 0.8 };
        found.push((
            Place {
                at: range.start,
                line,
                term,
                kind,
                is_alias,
            },
            weight,
        ));
    }
    found
}

/// Returns the line that holds most terms; of equals the one people are more interested in, then the first.
fn best(lines: &str, folded: &Folded, places: &[Place]) -> Option<FoundLine> {
    let mut best: Option<(usize, Reason, &Place)> = None;
    for group in places.chunk_by(|a, b| a.line == b.line) {
        let mut terms: Vec<usize> = group.iter().map(|place| place.term).collect();
        terms.sort_unstable();
        terms.dedup();
        // What stands in a name is said before what only another name of it holds.
        let Some(first) = group.iter().min_by_key(|place| (place.is_alias, place.at)) else {
            continue;
        };
        let reason = reason(first.kind);
        let is_better = best.as_ref().is_none_or(|(count, known, _)| {
            (terms.len(), std::cmp::Reverse(reason)) > (*count, std::cmp::Reverse(*known))
        });
        if is_better {
            best = Some((terms.len(), reason, first));
        }
    }
    let (count, reason, place) = best?;
    let end = folded
        .text
        .get(place.line..)?
        .find('\n')
        .map_or(folded.text.len(), |end| place.line + end);
    let line = folded.source_range(place.line..end);
    let alias = place
        .is_alias
        .then(|| alias(lines, folded, place.at))
        .flatten();
    let reason = if alias.is_some() {
        Reason::Alias
    } else {
        reason
    };
    Some(FoundLine {
        line,
        reason,
        count,
        alias,
    })
}

/// Returns the bytes of the other name that a place stands in.
fn alias(lines: &str, folded: &Folded, at: usize) -> Option<Range<usize>> {
    let at = folded.source_range(at..at).start;
    let is_mark = |c: char| Mark::of(c).is_some() || c == '\n';
    let start = lines.get(..at)?.rfind(is_mark)? + 1;
    let end = lines
        .get(at..)?
        .find(is_mark)
        .map_or(lines.len(), |end| at + end);
    Some(start..end)
}

impl FoundLine {
    /// Returns the line as people read it, with the other name behind it by which it was found.
    pub(super) fn shown(&self, lines: &str, asked: &Asked<'_>) -> Snippet {
        let mut text = shown(lines.get(self.line.clone()).unwrap_or_default());
        if let Some(alias) = self.alias.clone().and_then(|range| lines.get(range)) {
            text = format!("{text} ({alias})");
        }
        let marks = marks(&text, asked.all_needles());
        Snippet { text, marks }
    }
}

/// Puts the pieces of a line together: `name, function, employer; function`.
fn shown(line: &str) -> String {
    let mut out = String::new();
    let mut before: Option<LineKind> = None;
    let mut is_shown = true;
    let mut is_first = true;
    for c in line.chars() {
        match Mark::of(c) {
            Some(Mark::Alias) => is_shown = false,
            Some(Mark::Piece(kind)) => {
                is_shown = true;
                let is_pair = before == Some(LineKind::Function) && kind == LineKind::Organisation;
                if before.is_some() {
                    out.push_str(if is_first || is_pair { ", " } else { "; " });
                    is_first = false;
                }
                before = Some(kind);
            }
            None if is_shown => out.push(c),
            None => {}
        }
    }
    out
}

/// Returns the archive's own sentences about the edition.
pub(super) fn gist(lines: &str) -> Option<&str> {
    let mut lines = lines.lines();
    lines.find_map(|line| {
        let mark = line.chars().next()?;
        (Mark::of(mark) == Some(Mark::Piece(LineKind::Gist)))
            .then(|| line.get(mark.len_utf8()..))?
    })
}

fn allows(field: Option<Field>, kind: LineKind) -> bool {
    match field {
        None => true,
        Some(Field::Title) => kind == LineKind::Title,
        Some(Field::Guest) => kind == LineKind::Guest,
        Some(Field::Host) => kind == LineKind::Host,
        Some(Field::Leader) => kind == LineKind::DebateLeader,
        Some(Field::Person) => matches!(
            kind,
            LineKind::Guest | LineKind::Host | LineKind::DebateLeader
        ),
        Some(Field::Function) => kind == LineKind::Function,
        Some(Field::Organisation) => matches!(kind, LineKind::Organisation | LineKind::Partner),
        Some(Field::Partner) => kind == LineKind::Partner,
        Some(Field::Theme) => kind == LineKind::Theme,
        Some(Field::Venue) => matches!(kind, LineKind::Venue | LineKind::Music),
        Some(_) => false,
    }
}

fn reason(kind: LineKind) -> Reason {
    match kind {
        LineKind::Guest => Reason::Guest,
        LineKind::Host => Reason::Host,
        LineKind::DebateLeader => Reason::DebateLeader,
        LineKind::Title => Reason::Title,
        LineKind::Theme => Reason::Theme,
        LineKind::Partner => Reason::Partner,
        LineKind::Organisation => Reason::Organisation,
        LineKind::Function => Reason::Function,
        LineKind::Venue => Reason::Venue,
        LineKind::Music => Reason::Music,
        LineKind::Gist | LineKind::Conflict => Reason::Text,
    }
}

/// A name or title says more about an evening than who somebody's employer is.
fn importance(kind: LineKind) -> f32 {
    match kind {
        LineKind::Title => 3.0,
        LineKind::Guest | LineKind::Theme => 2.5,
        LineKind::Host | LineKind::Partner | LineKind::DebateLeader => 2.0,
        LineKind::Organisation | LineKind::Venue | LineKind::Music => 1.5,
        LineKind::Function => 1.2,
        LineKind::Gist | LineKind::Conflict => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_a_line_are_put_together_as_people_write_them() {
        let line = "\u{1}Jan Bos\u{8}wethouder\u{7}Gemeente Delft\u{12}Delft\u{8}schrijver";
        assert_eq!(shown(line), "Jan Bos, wethouder, Gemeente Delft; schrijver");
        assert_eq!(shown("\u{4}Een titel"), "Een titel");
        assert_eq!(
            gist("\u{4}Een titel\n\u{10}Waar het over ging."),
            Some("Waar het over ging.")
        );
    }
}
