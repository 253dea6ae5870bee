//! Lines, arrows and marks in ASCII, for terminals and fonts that have no others. Letters stay as they are.

/// Returns a character as ASCII draws it: one cell for one, and the same where it is no line or mark.
#[must_use]
pub fn ascii_mark(c: char) -> char {
    match c {
        '─' | '━' | '═' | '–' | '—' | '·' | '▃' => '-',
        '│' | '┃' | '║' => '|',
        '┌'..='╬' | '▅' | '✓' => '+',
        '▌' | '▸' | '›' | '→' => '>',
        '←' => '<',
        '↑' => '^',
        '↓' => 'v',
        '▁' => '_',
        '▂' => '.',
        '▄' => '=',
        '▇' => '%',
        '█' => '#',
        '░' | '▒' | '▓' => ':',
        '•' | '▆' => '*',
        '×' => 'x',
        '…' => '~',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        other => other,
    }
}

/// Returns a text with its lines and marks in ASCII.
#[must_use]
pub fn ascii_marks(text: &str) -> String {
    text.chars().map(ascii_mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_marks_are_drawn_in_ascii_and_letters_stay() {
        assert_eq!(ascii_marks("▌#99 ─┬│ ‘Café’ · é…"), ">#99 -+| 'Café' - é~");
    }
}
