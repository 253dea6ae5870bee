//! What a quick look at a text tells: which signs and trigrams stand in it, and whether it may name somebody.
//!
//! A page is read with some two hundred phrasings, of which few occur in any one sentence. A sentence is
//! looked at once; what was seen then spares it nearly all of them, see [`super::required`].

use std::ops::Range;

use super::capitals::may_name;

/// Bits for the trigrams of a text; a sentence has some hundred different ones.
const BITS: usize = 2_048;

/// What was seen in a text. It may seem to hold more than it does, never less.
#[derive(Debug, Clone)]
pub(super) struct Glance {
    signs: Signs,
    trigrams: [u64; BITS / 64],
    may_name: bool,
}

impl Glance {
    /// Looks at a text.
    pub(super) fn at(text: &str) -> Self {
        let mut glance = Glance {
            signs: Signs::default(),
            trigrams: [0; BITS / 64],
            may_name: may_name(text),
        };
        glance.add(text.as_bytes());
        glance
    }

    /// Puts together what was seen in the parts of a text; `parts` says where they stand in it.
    pub(super) fn of_parts<'a>(
        text: &str,
        parts: impl Iterator<Item = (Range<usize>, &'a Glance)>,
    ) -> Self {
        let mut glance = Glance::at("");
        // A name may begin in one part and end in the next.
        glance.may_name = true;
        let mut last = 0;
        for (range, part) in parts {
            glance.signs = glance.signs.with(part.signs);
            for (all, own) in glance.trigrams.iter_mut().zip(&part.trigrams) {
                *all |= own;
            }
            let between = last..(range.start + 2).min(text.len());
            glance.add(text.as_bytes().get(between).unwrap_or_default());
            last = range.end.saturating_sub(2);
        }
        glance.add(text.as_bytes().get(last..).unwrap_or_default());
        glance
    }

    fn add(&mut self, text: &[u8]) {
        let mut signs = self.signs;
        for byte in text {
            signs.add(*byte);
        }
        self.signs = signs;
        for place in trigrams(text) {
            self.trigrams[place / 64] |= 1 << (place % 64);
        }
    }

    /// Says whether somebody's name may stand in the text.
    pub(super) fn may_name(&self) -> bool {
        self.may_name
    }

    /// Says whether a trigram may be in the text.
    pub(super) fn may_hold(&self, trigram: usize) -> bool {
        self.trigrams[trigram / 64] & (1 << (trigram % 64)) != 0
    }

    /// Says whether one of the signs may be in the text.
    pub(super) fn may_hold_one_of(&self, signs: Signs) -> bool {
        self.signs.meets(signs)
    }
}

/// The sign that begins with a byte, as a set. First bytes of longer signs take the places of control characters,
/// which hardly any text holds; bytes further on in a sign tell nothing.
const SIGNS: [[u64; 2]; 256] = {
    let mut signs = [[0; 2]; 256];
    let mut byte = 0;
    while byte < signs.len() {
        let place = match byte {
            0x80..0xC0 => 0x7F,
            0xC0.. => byte & 0x1F,
            _ => byte,
        };
        signs[byte][place / 64] = 1 << (place % 64);
        byte += 1;
    }
    signs
};

/// A set of signs: each of ASCII by itself, others by the first byte of their UTF-8.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs([u64; 2]);

impl Signs {
    /// Adds the sign that begins with `byte`.
    pub(super) fn add(&mut self, byte: u8) {
        let [low, high] = SIGNS[usize::from(byte)];
        self.0[0] |= low;
        self.0[1] |= high;
    }

    /// Adds all signs from the one up to the other.
    pub(super) fn add_range(&mut self, first: char, last: char) {
        let (first, last) = (first_byte(first), first_byte(last));
        for byte in (first..=last).filter(|byte| !(0x80..0xC0).contains(byte)) {
            self.add(byte);
        }
    }

    /// Returns the signs of both sets.
    pub(super) fn with(self, other: Self) -> Self {
        Signs([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    /// Says whether the sets have a sign in common.
    pub(super) fn meets(self, other: Self) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }

    /// Returns how many signs there are.
    pub(super) fn count(self) -> u32 {
        self.0[0].count_ones() + self.0[1].count_ones()
    }
}

fn first_byte(c: char) -> u8 {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes);
    bytes[0]
}

/// The trigrams of a text as places in a set that may hold others too; capitals count as small letters.
pub(super) fn trigrams(text: &[u8]) -> impl Iterator<Item = usize> {
    let mut last: u32 = 0;
    let three = text.iter().map(move |byte| {
        last = (last << 8 | u32::from(byte.to_ascii_lowercase())) & 0x00FF_FFFF;
        // Multiplication by a large odd number spreads the letters over the set (Knuth, TAOCP 6.4).
        last.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS.trailing_zeros())
    });
    three.skip(2).map(|place| place as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_seen_in_its_parts_together() {
        let text = "De zaal zat vol. Ada Bos (“dijkgraaf”) sprak!  Nu #9.";
        let parts = [0..16, 17..45, 47..text.len()];
        let seen: Vec<Glance> = parts
            .iter()
            .filter_map(|part| text.get(part.clone()))
            .map(Glance::at)
            .collect();
        let glance = Glance::of_parts(text, parts.into_iter().zip(&seen));
        assert!(trigrams(text.as_bytes()).all(|three| glance.may_hold(three)));
        for c in text.chars() {
            let mut signs = Signs::default();
            signs.add_range(c, c);
            assert!(glance.may_hold_one_of(signs), "{c}");
        }
    }

    #[test]
    fn what_does_not_stand_in_a_text_is_mostly_not_seen() {
        let glance = Glance::at("De zaal sprak over dijken – en over geld.");
        assert!(!trigrams(b"gasten").all(|three| glance.may_hold(three)));
        let mut digits = Signs::default();
        digits.add_range('0', '9');
        assert!(!glance.may_hold_one_of(digits));
        assert!(!glance.may_name());
    }
}
