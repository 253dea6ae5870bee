//! A linear model over hashed features: one weight a key and class.

use super::super::feature::Features;
use super::{Bytes, CLASSES, Chances, Writer, chances};

/// The rest of a key below the bits that lead to its bucket.
const BUCKET_BITS: u32 = 10;

/// Weights by key. With two classes one weight speaks for the second.
#[derive(Debug, Default)]
pub struct Linear {
    /// How many scores it gives: 1 for two classes.
    pub scores: usize,
    keys: Vec<u32>,
    weights: Vec<f32>,
    /// Where the keys that start with the same bits begin.
    buckets: Vec<u32>,
}

impl Linear {
    /// Makes a model of keys in order and their weights, `scores` a key.
    #[must_use]
    pub fn new(scores: usize, keys: Vec<u32>, weights: Vec<f32>) -> Self {
        let mut buckets = vec![0_u32; (1 << BUCKET_BITS) + 1];
        for key in &keys {
            buckets[bucket(*key) + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        Linear {
            scores,
            keys,
            weights,
            buckets,
        }
    }

    /// Returns the weights of a key, if it has any.
    #[must_use]
    pub fn weights(&self, key: u32) -> Option<&[f32]> {
        let start = *self.buckets.get(bucket(key))? as usize;
        let end = *self.buckets.get(bucket(key) + 1)? as usize;
        let at = start + self.keys.get(start..end)?.binary_search(&key).ok()?;
        self.weights.get(at * self.scores..(at + 1) * self.scores)
    }

    /// Adds up what the features say for each score.
    #[must_use]
    pub fn score(&self, features: &Features) -> [f32; CLASSES] {
        let mut sums = [0.0; CLASSES];
        for (key, value) in features.iter() {
            for (sum, weight) in sums.iter_mut().zip(self.weights(key).unwrap_or_default()) {
                *sum += weight * value;
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

const fn bucket(key: u32) -> usize {
    (key >> (32 - BUCKET_BITS)) as usize
}
