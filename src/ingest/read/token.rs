//! Words and signs: where they begin and end.

/// One word or sign of a text, by bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Iterates over the words and signs of a text. Words keep inner hyphens and apostrophes; signs stand alone.
pub fn cut(text: &str) -> impl Iterator<Item = Cut> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let rest = text.get(start..)?;
        let length = length(rest);
        at = start + length;
        Some(Cut { start, end: at })
    })
}

fn length(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    let second = chars.next();
    if is_apostrophe(first)
        && let Some(letter @ ('t' | 'T' | 's' | 'S' | 'n' | 'N')) = second
        && chars.next().is_some_and(char::is_whitespace)
    {
        return first.len_utf8() + letter.len_utf8();
    }
    if is_of_word(first) {
        word_length(text)
    } else {
        first.len_utf8()
    }
}

fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut joint = None;
    for (at, c) in text.char_indices() {
        if is_of_word(c) {
            end = at + c.len_utf8();
            joint = None;
        } else if is_joint(c) && joint.is_none_or(|length| length < 3) {
            joint = Some(joint.unwrap_or(0) + 1);
        } else {
            break;
        }
    }
    end
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

/// Signs that hold two parts of a word together; U+2011 is the hyphen that never ends a line.
fn is_joint(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '-' | '\u{2011}' | '&' | '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_joins_them_and_signs_stand_alone() {
        for (text, expected) in [
            (
                "Van 't Hof-Bos, I&W!",
                vec!["Van", "'t", "Hof-Bos", ",", "I&W", "!"],
            ),
            ("foto’s (16.30)", vec!["foto’s", "(", "16", ".", "30", ")"]),
            ("‘Zicht op’", vec!["‘", "Zicht", "op", "’"]),
            (
                "a_b Reuring!Café",
                vec!["a", "_", "b", "Reuring", "!", "Café"],
            ),
            ("", vec![]),
            ("\u{a0}é\u{301}-", vec!["é\u{301}", "-"]),
        ] {
            let found: Vec<&str> = cut(text)
                .filter_map(|one| text.get(one.start..one.end))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
