//! Fits the chain that finds functions and organisations.

use reuring::ingest::read::feature::Features;
use reuring::ingest::read::model::Chain;

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
    let step = |before: usize, label: usize| weights[words + before * LABELS + label];
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
    let forward = sweep(&own, step);
    let reversed: Vec<[f64; LABELS]> = own.iter().rev().copied().collect();
    let mut backward = sweep(&reversed, |before, label| step(label, before));
    backward.reverse();
    let total = forward.last().map_or(0.0, log_sum);
    let mut value = total;
    for (at, row) in rows.iter().enumerate() {
        let mut errors = [0.0; LABELS];
        for (label, error) in errors.iter_mut().enumerate() {
            *error = (forward[at][label] + backward[at][label] - own[at][label] - total).exp()
                - f64::from(u8::from(labels[at] == label));
        }
        value -= own[at][labels[at]];
        for (key, x) in row {
            let from = *key as usize * LABELS;
            for (slope, error) in gradient[from..from + LABELS].iter_mut().zip(errors) {
                *slope += error * f64::from(*x);
            }
        }
        if at == 0 {
            continue;
        }
        value -= step(labels[at - 1], labels[at]);
        for before in 0..LABELS {
            for label in 0..LABELS {
                let chance = (forward[at - 1][before] + step(before, label) + backward[at][label]
                    - total)
                    .exp();
                let is_so = labels[at - 1] == before && labels[at] == label;
                gradient[words + before * LABELS + label] += chance - f64::from(u8::from(is_so));
            }
        }
    }
    value
}

fn sweep(own: &[[f64; LABELS]], step: impl Fn(usize, usize) -> f64) -> Vec<[f64; LABELS]> {
    let mut sums: Vec<[f64; LABELS]> = Vec::with_capacity(own.len());
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

fn log_sum(values: &[f64; LABELS]) -> f64 {
    let highest = values.iter().copied().fold(f64::MIN, f64::max);
    highest
        + values
            .iter()
            .map(|value| (value - highest).exp())
            .sum::<f64>()
            .ln()
}
