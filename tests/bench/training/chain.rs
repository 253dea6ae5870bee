//! Fits the chain that finds functions and organisations.

use reuring::ingest::read::feature::Features;
use reuring::ingest::read::model::{Chain, Lattice};

use super::fit::{Matrix, pruned};
use super::optimise::minimise;

const LABELS: usize = 5;

/// A view with the label of each of its words.
pub struct Row {
    pub evidence: Vec<Features>,
    pub labels: Vec<usize>,
}

/// Fits a chain: the likelihood of the labels with a penalty on weights, so that few remain.
pub fn fit(rows: &[Row]) -> Chain {
    let matrix = Matrix::new(rows.iter().flat_map(|row| &row.evidence), 2);
    let words = matrix.keys.len() * LABELS;
    let mut at = 0;
    let ranges: Vec<std::ops::Range<usize>> = rows
        .iter()
        .map(|row| {
            at += row.evidence.len();
            at - row.evidence.len()..at
        })
        .collect();
    let weights = minimise(words + LABELS * LABELS, 70, 0.3, |weights, gradient| {
        const RIDGE: f64 = 0.02;
        for (slope, weight) in gradient.iter_mut().zip(weights) {
            *slope = 2.0 * RIDGE * weight;
        }
        let mut value = RIDGE * weights.iter().map(|weight| weight * weight).sum::<f64>();
        for (row, range) in rows.iter().zip(&ranges) {
            value += likelihood(
                &matrix.rows[range.clone()],
                &row.labels,
                weights,
                words,
                gradient,
            );
        }
        value
    });
    let mut steps = [[0.0_f32; LABELS]; LABELS];
    for (place, step) in steps.iter_mut().flatten().enumerate() {
        *step = weights[words + place] as f32;
    }
    Chain {
        words: pruned(LABELS, &matrix.keys, &weights[..words]),
        steps,
    }
}

/// Returns how unlikely the labels of a row are, and adds the slope.
fn likelihood(
    rows: &[Vec<(u32, f32)>],
    labels: &[usize],
    weights: &[f64],
    words: usize,
    gradient: &mut [f64],
) -> f64 {
    let own: Vec<[f64; LABELS]> = rows
        .iter()
        .map(|row| {
            let mut sums = [0.0; LABELS];
            for (key, x) in row {
                let from = *key as usize * LABELS;
                for (sum, weight) in sums.iter_mut().zip(&weights[from..from + LABELS]) {
                    *sum += weight * f64::from(*x);
                }
            }
            sums
        })
        .collect();
    let mut steps = [[0.0; LABELS]; LABELS];
    for (step, weight) in steps.iter_mut().flatten().zip(&weights[words..]) {
        *step = *weight;
    }
    let lattice = Lattice::new(&own, &steps);
    let mut value = lattice.log_total;
    for (at, row) in rows.iter().enumerate() {
        let mut errors = lattice.chances(at);
        errors[labels[at]] -= 1.0;
        value -= own[at][labels[at]];
        for (key, x) in row {
            let from = *key as usize * LABELS;
            for (slope, error) in gradient[from..from + LABELS].iter_mut().zip(errors) {
                *slope += error * f64::from(*x);
            }
        }
        let Some(next) = labels.get(at + 1) else {
            break;
        };
        value -= steps[labels[at]][*next];
        gradient[words + labels[at] * LABELS + next] -= 1.0;
        for before in 0..LABELS {
            let from = words + before * LABELS;
            let chances = lattice.chances_of_step(at, before);
            for (slope, chance) in gradient[from..from + LABELS].iter_mut().zip(chances) {
                *slope += chance;
            }
        }
    }
    value
}
