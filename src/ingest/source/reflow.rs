//! Lines that were broken to fit a width → paragraphs: what mail programs send as plain text.

use std::borrow::Cow;

/// A text is broken at one width if so many of its lines reach it.
const REACHING: usize = 3;

/// Narrower is a list, wider is no broken text, in characters.
const NARROWEST: usize = 55;
const WIDEST: usize = 100;

/// Joins lines that were broken because the next word would not have fitted.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let Some(width) = width(text) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim_end();
        out.push_str(line);
        match lines.peek() {
            Some(next) if goes_on(line, next, width) => out.push(' '),
            Some(_) => out.push('\n'),
            None => {}
        }
    }
    Cow::Owned(out)
}

/// Joins lines as a mail says that it broke them: those that end in a blank go on (RFC 3676).
pub(super) fn flowed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        // A blank in front keeps a line from being taken for something else.
        let bare = line.strip_prefix(' ').unwrap_or(line);
        out.push_str(bare);
        if !bare.ends_with(' ') || bare == "-- " {
            out.push('\n');
        }
    }
    out
}

/// Returns the width at which a text is broken, if it is.
fn width(text: &str) -> Option<usize> {
    let mut widths: Vec<usize> = text
        .lines()
        .map(|line| line.trim_end().chars().count())
        .collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    let width = *widths.get(REACHING - 1)?;
    (NARROWEST..=WIDEST).contains(&width).then_some(width)
}

fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let next = next.trim_start();
    let is_apart = line.is_empty()
        || next.is_empty()
        || next.starts_with(['•', '*', '·', '▪', '–', '●', '>', '|'])
        || next.starts_with("- ")
        || line.starts_with('>');
    let word = next.split_whitespace().next().unwrap_or_default();
    !is_apart && line.chars().count() + 1 + word.chars().count() > width
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_where_the_next_word_would_not_have_fitted() {
        let broken = "Op dinsdag 3 mei 2022 vond de 55e editie van Reuring!Café plaats in de\nGlazen Zaal te Den Haag, en het was er vol, zo vol dat er mensen op de\ntrap zaten en er in de gang nog een scherm moest komen voor wie later\nkwam.\n\nGasten:\n- Ada Bos, dijkgraaf van een waterschap dat al eeuwen op de kaart staat\n- Piet Vos\n";
        assert_eq!(
            joined(broken),
            "Op dinsdag 3 mei 2022 vond de 55e editie van Reuring!Café plaats in de Glazen Zaal te Den Haag, en het was er vol, zo vol dat er mensen op de trap zaten en er in de gang nog een scherm moest komen voor wie later kwam.\n\nGasten:\n- Ada Bos, dijkgraaf van een waterschap dat al eeuwen op de kaart staat\n- Piet Vos"
        );
        let list = "Ada Bos\nPiet Vos\nEls Smit\nJan Kok\n";
        assert_eq!(joined(list), list);
        assert_eq!(
            flowed("Een zin die \nverder gaat.\n Een regel.\n"),
            "Een zin die verder gaat.\nEen regel.\n"
        );
    }
}
