//! A linear-chain conditional random field: a label for every word, neighbours included in the judgement.

use super::super::feature::Features;
use super::{Bytes, CLASSES, Linear, Writer};

// How many labels there are: none, and the beginning and inside of a function and of an organisation.
const LABELS: usize = CLASSES;

/// What a word says for each label, and what each label says for the next.
#[derive(Debug, Default)]
pub struct Chain {
    /// Weights by feature and label.
    pub words: Linear,
    /// Weights from label to label, row by row.
    pub steps: [[f32; LABELS]; LABELS],
}

/// One score for each label at every word.
type Lattice = Vec<[f32; LABELS]>;

impl Chain {
    /// Returns the likeliest labels of a row of words, each with its probability.
    #[must_use]
    pub fn labels(&self, row: &[Features]) -> Vec<(usize, f32)> {
        let own: Lattice = row
            .iter()
            .map(|features| self.words.score(features))
            .collect();
        let likeliest = self.likeliest(&own);
        let certain = self.marginals(&own);
        likeliest
            .into_iter()
            .zip(certain)
            .map(|(label, chances)| (label, chances[label]))
            .collect()
    }

    fn likeliest(&self, own: &Lattice) -> Vec<usize> {
        let mut back: Vec<[usize; LABELS]> = Vec::with_capacity(own.len());
        let mut best = [0.0; LABELS];
        for (at, scores) in own.iter().enumerate() {
            let mut next = *scores;
            let mut from = [0; LABELS];
            if at > 0 {
                for label in 0..LABELS {
                    let (before, score) = (0..LABELS)
                        .map(|before| (before, best[before] + self.steps[before][label]))
                        .fold(
                            (0, f32::MIN),
                            |most, one| if one.1 > most.1 { one } else { most },
                        );
                    next[label] += score;
                    from[label] = before;
                }
            }
            best = next;
            back.push(from);
        }
        let mut label = (0..LABELS).fold(
            0,
            |most, one| if best[one] > best[most] { one } else { most },
        );
        let mut labels = vec![0; own.len()];
        for at in (0..own.len()).rev() {
            labels[at] = label;
            label = back[at][label];
        }
        labels
    }

    /// Returns the probability of every label at every word.
    fn marginals(&self, own: &Lattice) -> Lattice {
        let forward = sweep(own.iter(), |before, label| self.steps[before][label]);
        let mut backward = sweep(own.iter().rev(), |before, label| self.steps[label][before]);
        backward.reverse();
        let mut chances: Lattice = Vec::with_capacity(own.len());
        for ((before, after), own) in forward.iter().zip(&backward).zip(own) {
            let mut sums = [0.0; LABELS];
            for label in 0..LABELS {
                sums[label] = before[label] + after[label] - own[label];
            }
            let total = log_sum(&sums);
            chances.push(sums.map(|sum| (sum - total).exp()));
        }
        chances
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(bytes: &mut Bytes) -> Self {
        let mut steps = [[0.0; LABELS]; LABELS];
        for step in steps.iter_mut().flatten() {
            *step = bytes.f32();
        }
        Chain {
            words: Linear::read(bytes),
            steps,
        }
    }

    /// Writes the chain.
    pub fn write(&self, bytes: &mut Writer) {
        for step in self.steps.iter().flatten() {
            bytes.f32(*step);
        }
        self.words.write(bytes);
    }
}

/// Sums, word by word, over all ways of labelling the words before.
fn sweep<'a>(
    own: impl Iterator<Item = &'a [f32; LABELS]>,
    step: impl Fn(usize, usize) -> f32,
) -> Lattice {
    let mut sums: Lattice = Vec::new();
    for scores in own {
        let mut next = *scores;
        if let Some(last) = sums.last() {
            for (label, next) in next.iter_mut().enumerate() {
                let mut ways = *last;
                for (before, way) in ways.iter_mut().enumerate() {
                    *way += step(before, label);
                }
                *next += log_sum(&ways);
            }
        }
        sums.push(next);
    }
    sums
}

fn log_sum(values: &[f32; LABELS]) -> f32 {
    let highest = values.iter().copied().fold(f32::MIN, f32::max);
    highest
        + values
            .iter()
            .map(|value| (value - highest).exp())
            .sum::<f32>()
            .ln()
}
