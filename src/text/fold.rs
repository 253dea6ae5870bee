//! One folding for the index, the query and the highlighter.
//!
//! Two texts that a reader takes for the same fold to the same: case, accents (composed or not),
//! ligatures, typographic quotes, soft hyphens and odd blanks all disappear. Where the folded text
//! came from can be asked back, so that a hit found in folded text is marked in the original.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A folded text that remembers where each of its bytes came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text` the byte offset of the source character; one more for the end.
    origins: Vec<u32>,
}

impl Folded {
    /// Folds `source`, keeping the way back.
    ///
    /// Sources over 4 GiB do not occur: the importer's limit is far below.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut folded = Folded {
            text: String::with_capacity(source.len()),
            origins: Vec::with_capacity(source.len() + 1),
        };
        for (at, c) in source.char_indices() {
            fold_char(c, &mut folded.text);
            folded.origins.resize(folded.text.len(), offset(at));
        }
        folded.origins.push(offset(source.len()));
        folded
    }

    /// Maps a byte range of the folded text to the byte range of the source it was made from.
    ///
    /// The result lies on character borders of the source; marks that follow the last letter are
    /// taken along.
    #[must_use]
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let last = self.origins.len() - 1;
        let start = self.origins[range.start.min(last)] as usize;
        let end = self.origins[range.end.min(last)] as usize;
        start..end.max(start)
    }
}

/// Folds `source` for comparing and indexing.
#[must_use]
pub fn fold(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for c in source.chars() {
        fold_char(c, &mut out);
    }
    out
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(c).nfkd() {
        fold_part(part, out);
    }
}

fn fold_part(c: char, out: &mut String) {
    match c {
        // Letters that Unicode does not decompose but a Dutch keyboard cannot type.
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'ı' => out.push('i'),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' => out.push('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => out.push('"'),
        '‐'..='―' | '−' => out.push('-'),
        // Soft hyphen, zero-width blanks and joiners, byte order mark: there only for the typesetter.
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
        c if is_combining_mark(c) => {}
        c if c.is_whitespace() => out.push(' '),
        c => out.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_folds_to_the_same() {
        for (a, b) in [
            ("Reuring!Café", "reuring!cafe"),
            ("Één", "een"),
            ("Mariël", "Marie\u{308}l"),
            ("Koşer", "koser"),
            ("Łukasz Øster", "lukasz oster"),
            ("Straße", "strasse"),
            ("ĲSSEL", "ijssel"),
            ("‘Zicht op’", "'zicht op'"),
            ("over\u{ad}heid", "overheid"),
            ("De\u{a0}Vries", "de vries"),
            ("İstanbul", "istanbul"),
            ("Eva – Heijblom", "eva - heijblom"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn a_folded_range_maps_back_to_whole_source_characters() {
        let source = "In Café De Ĳssel";
        let folded = Folded::new(source);
        let at = folded
            .text
            .find("cafe")
            .expect("folded text holds the word");
        assert_eq!(source.get(folded.source_range(at..at + 4)), Some("Café"));
        let at = folded
            .text
            .find("ijssel")
            .expect("folded text holds the word");
        assert_eq!(source.get(folded.source_range(at..at + 6)), Some("Ĳssel"));
    }

    #[test]
    fn a_decomposed_accent_belongs_to_its_letter() {
        let source = "cafe\u{301} x";
        let folded = Folded::new(source);
        assert_eq!(source.get(folded.source_range(0..4)), Some("cafe\u{301}"));
    }
}
