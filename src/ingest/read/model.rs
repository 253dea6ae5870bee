//! What was learned, as data: linear models, small trees and a chain, read from the bytes that training wrote.

mod bytes;
mod chain;
mod curve;
mod linear;
mod trees;

pub use bytes::{Reader as Bytes, Writer};
pub use chain::{Chain, Lattice};
pub use curve::Curve;
pub use linear::Linear;
pub use trees::{Node, Tree, Trees};

/// The most roles or values that a model tells apart.
pub const CLASSES: usize = 5;

/// The probability of each class; those beyond the model's classes are zero.
pub type Chances = [f32; CLASSES];

/// Turns scores into probabilities. A single score is that of the second of two classes.
#[must_use]
pub fn chances(scores: &[f32]) -> Chances {
    let mut chances = [0.0; CLASSES];
    if let [score] = scores {
        chances[1] = 1.0 / (1.0 + (-score).exp());
        chances[0] = 1.0 - chances[1];
        return chances;
    }
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for (chance, score) in chances.iter_mut().zip(scores) {
        *chance = (score - highest).exp();
        sum += *chance;
    }
    chances.map(|chance| chance / sum)
}
