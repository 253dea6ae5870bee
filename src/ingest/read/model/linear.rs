//! A linear model over hashed features: one weight a key and class.

use super::super::feature::Features;
use super::{Bytes, CLASSES, Chances, Writer, chances};

/// Weights by key. With two classes one weight speaks for the second.
#[derive(Debug, Default)]
pub struct Linear {
    /// How many scores it gives: 1 for two classes.
    pub scores: usize,
    keys: Vec<u32>,
    weights: Vec<f32>,
    /// Keys with their places, each at its hash or behind it, at most half of them taken: one look finds most.
    slots: Vec<(u32, u32)>,
}

/// The place of a slot that holds no key.
const FREE: u32 = u32::MAX;

impl Linear {
    /// Makes a model of keys in order and their weights, `scores` a key.
    #[must_use]
    pub fn new(scores: usize, keys: Vec<u32>, weights: Vec<f32>) -> Self {
        let mut slots = vec![(0, FREE); (keys.len() * 2).next_power_of_two()];
        for (place, key) in (0..).zip(&keys) {
            let mut at = slot(*key, slots.len());
            while slots[at].1 != FREE {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = (*key, place);
        }
        Linear {
            scores,
            keys,
            weights,
            slots,
        }
    }

    /// Returns the weights of a key, if it has any.
    #[must_use]
    pub fn weights(&self, key: u32) -> Option<&[f32]> {
        let mut at = slot(key, self.slots.len());
        loop {
            let (own, place) = *self.slots.get(at)?;
            if place == FREE {
                return None;
            }
            if own == key {
                let from = place as usize * self.scores;
                return self.weights.get(from..from + self.scores);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Returns how much a key speaks for one class rather than another.
    #[must_use]
    pub fn lean(&self, key: u32, class: usize, other: usize) -> f32 {
        let weights = self.weights(key).unwrap_or_default();
        let of = |class: usize| match (weights, class) {
            ([_], 0) => 0.0,
            ([only], _) => *only,
            (all, class) => all.get(class).copied().unwrap_or(0.0),
        };
        of(class) - of(other)
    }

    /// Adds up what the features say for each score.
    #[must_use]
    pub fn score(&self, features: &Features) -> [f32; CLASSES] {
        let mut sums = [0.0; CLASSES];
        for (key, value) in features.iter() {
            match self.weights(key) {
                None => {}
                Some([weight]) => sums[0] += weight * value,
                Some(weights) => {
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum += weight * value;
                    }
                }
            }
        }
        sums
    }

    /// Returns the probability of each class.
    #[must_use]
    pub fn chances(&self, features: &Features) -> Chances {
        let scores = self.score(features);
        chances(scores.get(..self.scores).unwrap_or_default())
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(bytes: &mut Bytes) -> Self {
        let scores = bytes.u32() as usize;
        let scale = bytes.f32();
        let keys = bytes.list(Bytes::u32);
        let weights = bytes.list(|bytes| f32::from(bytes.i16()) * scale);
        Linear::new(scores.min(CLASSES), keys, weights)
    }

    /// Writes the model, its weights to two bytes each.
    pub fn write(&self, bytes: &mut Writer) {
        let largest = self
            .weights
            .iter()
            .fold(1e-6_f32, |most, weight| most.max(weight.abs()));
        let scale = largest / f32::from(i16::MAX);
        bytes.u32(u32::try_from(self.scores).unwrap_or(1));
        bytes.f32(scale);
        bytes.list(&self.keys, |bytes, key| bytes.u32(*key));
        bytes.list(&self.weights, |bytes, weight| {
            bytes.i16((weight / scale).round() as i16);
        });
    }
}

/// Returns where a key is looked for first; `slots` is a power of two.
const fn slot(key: u32, slots: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 7) as usize & (slots.wrapping_sub(1))
}
