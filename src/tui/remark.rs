//! What stands under the search line: the query as it was understood, what could not be read, and what was
//! probably meant. Nothing where the query is plain words that were found.

use std::ops::Range;

use super::scene::Scene;
use crate::locale::Lang;
use crate::search::{Chip, Query};
use crate::text::{truncate, width};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) kind: PieceKind,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A condition.
    Chip,
    /// The condition that the key takes away.
    ChosenChip,
    /// What could not be read.
    Note,
    /// What was probably meant.
    Meant,
    /// What a key does.
    Hint,
}

/// Returns the lines under the box, each no wider than so many cells.
pub(super) fn lines(scene: &Scene, lang: Lang, cells: usize) -> Vec<Vec<Piece>> {
    // A list of names says itself what narrows it.
    if scene.look.is_some() {
        return Vec::new();
    }
    let query = scene.query();
    let mut lines = flowed(meant(scene, lang), cells);
    if !is_plain(&query) {
        lines.extend(flowed(pieces(&query, scene, lang), cells));
    }
    lines
}

/// Says whether the query is understood as it is typed, so that nothing need be said about it.
fn is_plain(query: &Query) -> bool {
    let is_as_typed = |chip: &Chip| {
        let typed = query.typed.get(chip.range.clone()).unwrap_or_default();
        chip.field.is_none() && !chip.is_negated && !chip.is_alternative && typed == chip.value
    };
    query.notes.is_empty() && query.chips.iter().all(is_as_typed)
}

/// The conditions and the notes on them, in the order typed.
fn pieces(query: &Query, scene: &Scene, lang: Lang) -> Vec<Piece> {
    let chosen = chosen(query, cursor_byte(scene));
    let chips = query.chips.iter().enumerate().map(|(at, chip)| {
        let (kind, mark) = if Some(at) == chosen {
            (PieceKind::ChosenChip, " ×")
        } else {
            (PieceKind::Chip, "")
        };
        let or = if chip.is_alternative {
            format!("{} ", lang.chip_or())
        } else {
            String::new()
        };
        let text = format!("{or}[{}{mark}]", chip.label(lang));
        (chip.range.start, Piece { text, kind })
    });
    let notes = query.notes.iter().map(|note| {
        let text = format!("! {}", note.text(&query.typed, lang));
        let kind = PieceKind::Note;
        (note.range.start, Piece { text, kind })
    });
    let mut pieces: Vec<(usize, Piece)> = chips.chain(notes).collect();
    pieces.sort_by_key(|(start, _)| *start);
    let hint = |text| Piece {
        text,
        kind: PieceKind::Hint,
    };
    let removes = chosen.map(|_| hint(lang.chip_hint()));
    pieces
        .into_iter()
        .map(|(_, piece)| piece)
        .chain(removes)
        .chain([hint(lang.facets_key())])
        .collect()
}

/// What the rows are for, where the words as typed were not found.
fn meant(scene: &Scene, lang: Lang) -> Vec<Piece> {
    let results = &scene.list.results;
    let Some(meant) = results.did_you_mean.as_ref() else {
        return Vec::new();
    };
    let said = |text, kind| Piece { text, kind };
    vec![
        said(lang.did_you_mean(meant.query.trim()), PieceKind::Meant),
        said(lang.did_you_mean_shown(), PieceKind::Note),
        said(lang.advice_hint(), PieceKind::Hint),
    ]
}

/// Puts pieces behind each other, and on the next line where there is no room. A hint that would need a
/// line of its own is left out.
fn flowed(pieces: Vec<Piece>, cells: usize) -> Vec<Vec<Piece>> {
    let room = cells.saturating_sub(2);
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    let mut used = usize::MAX;
    for mut piece in pieces {
        piece.text = truncate(&piece.text, room).into_owned();
        let wide = width(&piece.text) + 1;
        match lines.last_mut() {
            Some(line) if used + wide <= room + 1 => {
                line.push(piece);
                used += wide;
            }
            Some(_) if piece.kind == PieceKind::Hint => {}
            _ => {
                lines.push(vec![piece]);
                used = wide;
            }
        }
    }
    lines
}

/// Returns the place of the chip that the cursor stands in or behind; the last one where it is in none.
pub(super) fn chosen(query: &Query, cursor: usize) -> Option<usize> {
    let mut chips = query.chips.iter().enumerate();
    let holds = |range: &Range<usize>| range.start <= cursor && cursor <= range.end;
    let inside = chips.clone().find(|(_, chip)| holds(&chip.range));
    let before = chips
        .clone()
        .filter(|(_, chip)| chip.range.end <= cursor)
        .max_by_key(|(_, chip)| chip.range.end);
    let last = chips.next_back();
    inside.or(before).or(last).map(|(at, _)| at)
}

/// Returns where the cursor stands in the box, in bytes.
pub(super) fn cursor_byte(scene: &Scene) -> usize {
    let text = scene.input.value();
    let at = text.char_indices().nth(scene.input.cursor());
    at.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use tui_input::Input;

    use super::*;

    fn said(typed: &str, cells: usize) -> Vec<String> {
        let scene = Scene {
            input: Input::new(typed.to_owned()),
            ..Scene::default()
        };
        let texts = |line: Vec<Piece>| {
            let texts: Vec<String> = line.into_iter().map(|piece| piece.text).collect();
            texts.join(" ")
        };
        lines(&scene, Lang::Nl, cells)
            .into_iter()
            .map(texts)
            .collect()
    }

    #[test]
    fn plain_words_need_no_remark() {
        assert_eq!(said("krista kuipers", 80), [""; 0]);
        assert_eq!(said("", 80), [""; 0]);
    }

    #[test]
    fn conditions_stand_in_brackets_and_go_on_the_next_line() {
        assert_eq!(
            said("gast:vries -wonen ", 80),
            ["[gast: vries] [niet: wonen ×] Ctrl-X haalt × weg F3 telt"]
        );
        assert_eq!(
            said("gast:vries -wonen ", 20),
            ["[gast: vries]", "[niet: wonen ×]"]
        );
    }

    #[test]
    fn a_note_stands_behind_the_condition_it_is_about() {
        let lines = said("datum:ooit gast:x ", 200);
        assert!(
            lines[0].starts_with("[ooit] ! `ooit` is geen datum") || lines[0].contains("! `ooit`"),
            "{lines:?}"
        );
    }

    #[test]
    fn the_chip_at_the_cursor_is_the_one_to_take_away() {
        let query = Query::parse("gast:vries wonen -zorg");
        for (cursor, at) in [(0, 0), (10, 0), (13, 1), (22, 2)] {
            assert_eq!(chosen(&query, cursor), Some(at), "{cursor}");
        }
        assert_eq!(chosen(&Query::parse(""), 0), None);
    }
}
