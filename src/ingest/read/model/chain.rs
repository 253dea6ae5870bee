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

impl Chain {
    /// Returns the likeliest labels of a row of words, each with its probability.
    #[must_use]
    pub fn labels(&self, row: &[Features]) -> Vec<(usize, f32)> {
        let own: Vec<[f64; LABELS]> = row
            .iter()
            .map(|features| self.words.score(features).map(f64::from))
            .collect();
        let likeliest = self.likeliest(&own).into_iter().enumerate();
        let lattice = Lattice::new(&own, &self.steps.map(|row| row.map(f64::from)));
        likeliest
            .map(|(at, label)| (label, lattice.chances(at)[label] as f32))
            .collect()
    }

    fn likeliest(&self, own: &[[f64; LABELS]]) -> Vec<usize> {
        let mut back: Vec<[usize; LABELS]> = Vec::with_capacity(own.len());
        let mut best = [0.0_f64; LABELS];
        for (at, scores) in own.iter().enumerate() {
            let mut next = *scores;
            let mut from = [0; LABELS];
            if at > 0 {
                for label in 0..LABELS {
                    let (before, score) = (0..LABELS)
                        .map(|before| (before, best[before] + self.step(before, label)))
                        .fold(
                            (0, f64::MIN),
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

    fn step(&self, before: usize, label: usize) -> f64 {
        f64::from(self.steps[before][label])
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

/// Sums over all ways of labelling a row of words: up to each word, and from each word on.
pub struct Lattice {
    /// What each word says for each label; the highest is one.
    own: Vec<[f64; LABELS]>,
    steps: [[f64; LABELS]; LABELS],
    /// Each row of sums is brought to a total of one, so that none becomes too small.
    forward: Vec<[f64; LABELS]>,
    backward: Vec<[f64; LABELS]>,
    totals: Vec<f64>,
    /// The logarithm of the sum over all ways.
    pub log_total: f64,
}

impl Lattice {
    /// Sums up, given the score of each label at every word, and of each label behind another.
    #[must_use]
    pub fn new(scores: &[[f64; LABELS]], steps: &[[f64; LABELS]; LABELS]) -> Self {
        let mut log_total = 0.0;
        let own = scores.iter().map(|scores| {
            let highest = scores.iter().copied().fold(f64::MIN, f64::max);
            log_total += highest;
            scores.map(|score| (score - highest).exp())
        });
        let own: Vec<[f64; LABELS]> = own.collect();
        let steps = steps.map(|row| row.map(f64::exp));
        let mut lattice = Lattice {
            forward: Vec::with_capacity(own.len()),
            backward: vec![[1.0; LABELS]; own.len()],
            totals: Vec::with_capacity(own.len()),
            own,
            steps,
            log_total,
        };
        lattice.go_forward();
        lattice.go_backward();
        lattice.log_total += lattice.totals.iter().map(|total| total.ln()).sum::<f64>();
        lattice
    }

    fn go_forward(&mut self) {
        for (at, own) in self.own.iter().enumerate() {
            let mut sums = *own;
            if let Some(last) = at.checked_sub(1).and_then(|at| self.forward.get(at)) {
                for (label, sum) in sums.iter_mut().enumerate() {
                    let ways = last.iter().zip(&self.steps);
                    *sum *= ways.map(|(way, row)| way * row[label]).sum::<f64>();
                }
            }
            let total = sums.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            self.forward.push(sums.map(|sum| sum / total));
            self.totals.push(total);
        }
    }

    fn go_backward(&mut self) {
        for at in (1..self.own.len()).rev() {
            let mut next = self.own[at];
            for (next, sum) in next.iter_mut().zip(self.backward[at]) {
                *next *= sum / self.totals[at];
            }
            self.backward[at - 1] = self
                .steps
                .map(|row| row.iter().zip(next).map(|(step, next)| step * next).sum());
        }
    }

    /// Returns the probability of every label at a word.
    #[must_use]
    pub fn chances(&self, at: usize) -> [f64; LABELS] {
        let mut chances = self.forward[at];
        for (chance, behind) in chances.iter_mut().zip(self.backward[at]) {
            *chance *= behind;
        }
        chances
    }

    /// Returns the probability of one label at a word and of every label at the next.
    #[must_use]
    pub fn chances_of_step(&self, at: usize, before: usize) -> [f64; LABELS] {
        let way = self.forward[at][before] / self.totals[at + 1];
        let mut chances = self.steps[before];
        for (label, chance) in chances.iter_mut().enumerate() {
            *chance *= way * self.own[at + 1][label] * self.backward[at + 1][label];
        }
        chances
    }
}
