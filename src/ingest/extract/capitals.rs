//! Two words with a capital in a row, particles between them: without these nobody is named.
//!
//! Most sentences hold none, and are not searched for people. [`super::person`] says what a name is.

use super::person::{ends_word, is_elided, is_particle_word};

/// Says whether a name may stand anywhere in `text`. Only `false` is certain.
pub(super) fn may_name(text: &str) -> bool {
    let mut rest = text;
    while let Some(word) = first_capital(rest).and_then(|at| rest.get(at..)) {
        if may_go_on(word) {
            return true;
        }
        // All capitals of a word have the same words behind them.
        let end = word.find(ends_word).unwrap_or(word.len());
        rest = word.get(end..).unwrap_or_default();
    }
    false
}

/// Finds the first capital by its bytes, of which most begin none.
fn first_capital(text: &str) -> Option<usize> {
    let may_begin = |byte: u8| byte.is_ascii_uppercase() || byte >= 0xC0;
    let all = text.bytes().enumerate();
    all.filter(|(_, byte)| may_begin(*byte))
        .map(|(at, _)| at)
        .find(|at| {
            text.get(*at..)
                .is_some_and(|rest| rest.starts_with(char::is_uppercase))
        })
}

/// Says whether behind the word at the start another word of a name may follow.
fn may_go_on(text: &str) -> bool {
    let Some((first, mut rest)) = divide(text) else {
        return false;
    };
    loop {
        let next = rest.trim_start();
        let bare = next.trim_start_matches(['’', '‘', '\'']);
        let is_name = bare.starts_with(char::is_uppercase) || is_elided(bare);
        if is_name || (first.ends_with('.') && next.starts_with('(')) {
            return true;
        }
        match divide(next) {
            Some((word, behind)) if is_particle_word(word) => rest = behind,
            _ => return false,
        }
    }
}

/// Divides a text behind its first word, unless a mark or the end follows.
fn divide(text: &str) -> Option<(&str, &str)> {
    let end = text.find(ends_word)?;
    let (word, rest) = text.split_at_checked(end)?;
    rest.starts_with(char::is_whitespace)
        .then_some((word, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_shape_are_seen() {
        for text in [
            "met Ada Bos, dijkgraaf",
            "“Ada van der Bos” zei",
            "drs. P. Polder was er",
            "J.P. (Jan Pieter) de Wit",
            "Cato in ’t Veld",
            "Jan d’Hondt",
            "Élise Bos",
            "voor mr.dr. Ella ‘t Hooft",
            "GroenLinks vroeg iemand: Ada Bos",
        ] {
            assert!(may_name(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_without_two_capitals_in_a_row_names_nobody() {
        for text in [
            "De zaal sprak over Delft.",
            "Ada, Bram en Cor kwamen.",
            "In de stad was het stil",
            "“Nee”, zei zij – “één keer”.",
            "",
        ] {
            assert!(!may_name(text), "{text}");
        }
    }
}
