//! The alphabet that phrasings are written for: Latin letters and the signs of European print.
//!
//! A class such as `\p{L}` or `\s` stands for signs of all scripts, and `(?i)k` for the kelvin sign too. No Dutch
//! page is written in those, yet most of the states of a compiled phrasing are there for them, and most of the
//! time of compiling it.

use regex_syntax::hir::{
    Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition,
};

/// What a class keeps: Latin letters with their accents, blanks, punctuation, currencies, arrows, bullets. The long
/// s is not there, which is an s in another case to Unicode.
const KEPT: [(char, char); 9] = [
    ('\0', '\u{17E}'),
    ('\u{180}', '\u{24F}'),
    ('\u{300}', '\u{338}'),
    ('\u{1E00}', '\u{1EFF}'),
    ('\u{2000}', '\u{205E}'),
    ('\u{2060}', '\u{2070}'),
    ('\u{20A0}', '\u{20CF}'),
    ('№', '№'),
    ('\u{2190}', '\u{2BFF}'),
];

/// `\p{L}` of the alphabet, written out: finding the other case of every letter there is, which `(?i)` asks for,
/// takes longer than all the rest.
const LETTER: &str =
    r"[A-Za-z\u{AA}\u{BA}\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{24F}\u{1E00}-\u{1EFF}]";

/// Parses a phrasing for the alphabet; `None` where it is no regular expression.
///
/// `\b` becomes the border of an unaccented word. The border by all of Unicode takes the slow engine for every
/// text with a curly quote in it, which is every text: ten times the cost. A phrasing must therefore not end
/// in `é\b`.
pub(super) fn parse(source: &str) -> Option<Hir> {
    let kept = KEPT.map(|(first, last)| ClassUnicodeRange::new(first, last));
    let kept = ClassUnicode::new(kept);
    let source = source.replace(r"\p{L}", LETTER);
    Some(narrowed(regex_syntax::parse(&source).ok()?, &kept))
}

fn narrowed(hir: Hir, kept: &ClassUnicode) -> Hir {
    let all = |parts: Vec<Hir>| parts.into_iter().map(|part| narrowed(part, kept)).collect();
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Hir::class(Class::Unicode(cut(class, kept))),
        HirKind::Look(Look::WordUnicode) => Hir::look(Look::WordAscii),
        HirKind::Look(Look::WordUnicodeNegate) => Hir::look(Look::WordAsciiNegate),
        HirKind::Repetition(one) => Hir::repetition(Repetition {
            sub: Box::new(narrowed(*one.sub, kept)),
            ..one
        }),
        HirKind::Capture(one) => Hir::capture(Capture {
            sub: Box::new(narrowed(*one.sub, kept)),
            ..one
        }),
        HirKind::Concat(parts) => Hir::concat(all(parts)),
        HirKind::Alternation(branches) => Hir::alternation(all(branches)),
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(class) => Hir::class(class),
        HirKind::Look(look) => Hir::look(look),
    }
}

/// Cuts a class to what is kept, unless it is everything but a few signs: that stands for any sign of a text.
fn cut(class: ClassUnicode, kept: &ClassUnicode) -> ClassUnicode {
    let is_complement = class
        .ranges()
        .last()
        .is_some_and(|range| range.end() == char::MAX);
    if is_complement {
        return class;
    }
    let mut class = class;
    class.intersect(kept);
    class
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn a_phrasing_finds_the_same_in_latin_letters_and_nothing_in_others() {
        for (source, text, is_found) in [
            (r"^(?i)\b(\p{L}+)\s+van\b$", "Głowacki\u{202F}VAN", true),
            (r"^\p{Lu}[\p{Ll}’-]+$", "Şahin", true),
            (r"^\p{Lu}+$", "ЖЖ", false),
            (r"^\d{2}$", "12", true),
            (r"^\d{2}$", "१२", false),
            (r"^[^|]+$", "Ж👍", true),
            (r"^\S.{2}$", "漢字e", true),
            (r"^[•▪●] №$", "● №", true),
            ("^(?i)kas$", "KAS", true),
            ("^(?i)kas$", "\u{212A}aſ", false),
            ("^(?:a|b(?:c|d))*?$", "abdbc", true),
        ] {
            let narrowed = parse(source).expect("a phrasing").to_string();
            let regex = Regex::new(&narrowed).expect("it compiles");
            assert_eq!(
                regex.is_match(text),
                is_found,
                "{source} as {narrowed} in {text}"
            );
        }
    }
}
