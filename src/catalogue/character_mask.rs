//! Which letters a word has: two words that are a slip apart have nearly the same.

/// A set of letters: one bit a letter or digit, everything else shares one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CharacterMask(u64);

impl CharacterMask {
    /// Returns the letters of a folded text.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        let bit = |c: char| match c {
            'a'..='z' => u32::from(c) - u32::from('a'),
            '0'..='9' => u32::from(c) - u32::from('0') + 26,
            ' ' => 62,
            _ => 63,
        };
        CharacterMask(folded.chars().fold(0, |set, c| set | 1 << bit(c)))
    }

    /// Says whether all letters of another text are among these.
    #[must_use]
    pub fn holds(self, other: CharacterMask) -> bool {
        other.0 & self.0 == other.0
    }

    /// Says whether so many slips can make these letters of the others. A slip takes one letter away and
    /// brings another at most.
    #[must_use]
    pub fn is_within(self, other: CharacterMask, slips: usize) -> bool {
        (self.0 ^ other.0).count_ones() as usize <= 2 * slips
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_changes_two_letters_at_most() {
        let mask = CharacterMask::of;
        for (word, other, slips, expected) in [
            ("kuipers", "kuijpers", 1, true),
            ("kuipers", "kuipes", 1, true),
            ("kuipers", "boekholt", 2, false),
            ("stad", "tads", 0, true),
        ] {
            assert_eq!(
                mask(word).is_within(mask(other), slips),
                expected,
                "{word} {other}"
            );
        }
        assert!(mask("suzanne potjer").holds(mask("ptjr")) && !mask("potjer").holds(mask("x")));
    }
}
