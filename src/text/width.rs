//! How wide a text is on a terminal, and cutting it to a number of cells.
//!
//! Measured by grapheme cluster with the same tables that the terminal library draws with.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the width of `text` in terminal cells.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Returns `text` cut to at most `cells` cells, with `…` in the last one where something was left out.
#[must_use]
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    if cells == 0 {
        return Cow::Borrowed("");
    }
    let mut out = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        used += UnicodeWidthStr::width(cluster);
        if used >= cells {
            break;
        }
        out.push_str(cluster);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    Cow::Owned(out)
}

/// Returns `text` cut or filled with blanks to exactly `cells` cells.
#[must_use]
pub fn pad(text: &str, cells: usize) -> String {
    let mut out = truncate(text, cells).into_owned();
    out.extend(std::iter::repeat_n(' ', cells.saturating_sub(width(&out))));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_cells_not_characters() {
        for (text, cells) in [
            ("café", 4),
            ("cafe\u{301}", 4),
            ("日本", 4),
            ("👩‍🏫", 2),
            ("", 0),
        ] {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn a_cut_text_ends_in_an_ellipsis_and_never_grows() {
        for (text, cells, cut) in [
            ("Toezicht in beeld", 17, "Toezicht in beeld"),
            ("Toezicht in beeld", 10, "Toezicht…"),
            ("日本語", 4, "日…"),
            ("ab", 1, "…"),
            ("ab", 0, ""),
        ] {
            assert_eq!(truncate(text, cells), cut);
            assert!(width(&truncate(text, cells)) <= cells);
        }
    }

    #[test]
    fn a_padded_text_is_exactly_as_wide_as_asked() {
        for text in ["", "kort", "veel te lang", "日本語日本語"] {
            assert_eq!(width(&pad(text, 7)), 7, "{text}");
        }
    }
}
