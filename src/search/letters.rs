//! Which letters a word has: two words that are a slip apart have nearly the same.

/// Fewer letters have too many neighbours.
pub(super) const SHORTEST_TYPO: usize = 5;

/// From so many letters on two slips are forgiven.
const TWO_SLIPS: usize = 8;

/// Returns how many slips are forgiven in a word of so many letters.
pub(super) fn slips_forgiven(length: usize) -> usize {
    if length >= TWO_SLIPS { 2 } else { 1 }
}

/// Keeps of what is near, the nearest in front, only what is as near as the first: one slip is likelier than
/// two.
pub(super) fn nearest<T>(near: Vec<(usize, T)>) -> impl Iterator<Item = T> {
    let least = near.first().map_or(0, |(far, _)| *far);
    let near = near.into_iter().filter(move |(far, _)| *far == least);
    near.map(|(_, what)| what)
}

/// A set of letters: one bit a letter or digit, everything else shares one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters(u64);

impl Letters {
    /// Returns the letters of a folded text.
    pub(super) fn of(folded: &str) -> Self {
        let bit = |c: char| match c {
            'a'..='z' => u32::from(c) - u32::from('a'),
            '0'..='9' => u32::from(c) - u32::from('0') + 26,
            ' ' => 62,
            _ => 63,
        };
        Letters(folded.chars().fold(0, |set, c| set | 1 << bit(c)))
    }

    /// Says whether all of `others` are among these.
    pub(super) fn hold(self, others: Letters) -> bool {
        others.0 & self.0 == others.0
    }

    /// Says whether so many slips can make these letters of the others. A slip takes one letter away and
    /// brings another at most.
    pub(super) fn are_within(self, others: Letters, slips: usize) -> bool {
        (self.0 ^ others.0).count_ones() as usize <= 2 * slips
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_most_words_apart_and_never_two_that_are_a_slip_apart() {
        let letters = Letters::of("potjer");
        for near in ["potjr", "potjerr", "ptojer", "podjer"] {
            assert!(Letters::of(near).are_within(letters, 1), "{near}");
        }
        assert!(!Letters::of("kuipers").are_within(letters, 1));
        assert!(letters.hold(Letters::of("ptjr")) && !letters.hold(Letters::of("ptx")));
    }
}
