//! Making foreign text harmless before it is stored or shown.
//!
//! A page can carry escape sequences that move a terminal's cursor, set its title or turn text
//! around. None of that may come through; nothing else is changed.

use std::borrow::Cow;

/// Returns `text` without the characters that steer a terminal or reorder a line.
///
/// Taken out: C0 controls but newline and tab, DEL, C1 controls, and the bidirectional embeddings,
/// overrides and isolates of Unicode Standard Annex #9. A carriage return becomes a newline unless
/// one follows it.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if !holds_harm(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() != Some(&'\n') => out.push('\n'),
            c if is_harmful(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Returns `text` as one clean line: [`clean`], with every run of white space as a single blank.
#[must_use]
pub fn clean_line(text: &str) -> String {
    if is_clean_line(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in clean(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Most lines are clean already, and a long report has thousands. Byte by byte, because most of it is
/// ASCII; only the rest is decoded.
fn is_clean_line(text: &str) -> bool {
    let (mut was_blank, mut is_ascii) = (true, true);
    for byte in text.bytes() {
        let is_blank = byte == b' ';
        if (is_blank && was_blank) || byte < b' ' || byte == 0x7F {
            return false;
        }
        was_blank = is_blank;
        is_ascii &= byte.is_ascii();
    }
    let is_odd = |c: char| !c.is_ascii() && (c.is_whitespace() || is_harmful(c));
    (!was_blank || text.is_empty()) && (is_ascii || !text.contains(is_odd))
}

/// Looks at the bytes, and at the characters only of those that a harmful one can begin with.
fn holds_harm(text: &str) -> bool {
    let begins = |byte: u8| matches!(byte, ..0x20 | 0x7F | 0xC2 | 0xD8 | 0xE2);
    let mut suspects = text.bytes().enumerate().filter(|(_, byte)| begins(*byte));
    suspects.any(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        rest.starts_with(is_harmful)
    })
}

fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || is_bidi_control(c)
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_lose_their_teeth_and_the_words_stay() {
        assert_eq!(
            clean("a\x1b[31mrood\x1b]0;titel\x07 b\u{9b}2J"),
            "a[31mrood]0;titel b2J"
        );
    }

    #[test]
    fn newlines_and_tabs_stay_and_carriage_returns_become_newlines() {
        assert_eq!(clean("a\r\nb\rc\td"), "a\nb\nc\td");
    }

    #[test]
    fn bidirectional_overrides_are_taken_out() {
        assert_eq!(clean("abc\u{202E}fed\u{2066}x"), "abcfedx");
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(clean("Reuring!Café\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_clean_line_has_single_blanks_only() {
        for (text, line) in [
            (" a\u{a0}\n\t b ", "a b"),
            ("a b", "a b"),
            ("a b ", "a b"),
            ("a  b", "a b"),
            ("", ""),
            (" ", ""),
            ("a\x07b", "ab"),
        ] {
            assert_eq!(clean_line(text), line, "{text:?}");
        }
    }
}
