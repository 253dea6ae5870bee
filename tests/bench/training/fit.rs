//! Models from examples: linear ones, small boosted trees, and both in two looks.

use std::collections::BTreeMap;

use reuring::ingest::read::candidate::Candidate;
use reuring::ingest::read::feature::{Features, is_dense};
use reuring::ingest::read::model::{Chances, Linear, Node, Tree, Trees};
use reuring::ingest::read::rivals::{self, TwoLooks};

use super::optimise::minimise;

/// Weights smaller than this are left out of what is shipped: they change no decision that was measured.
pub const SMALLEST: f64 = 0.01;

/// Examples for one decision.
#[derive(Default)]
pub struct Examples<'a> {
    pub evidence: Vec<&'a Features>,
    pub class: Vec<usize>,
}

/// How hard a linear model is fitted.
#[derive(Clone, Copy)]
pub struct Effort {
    /// The cost of an error against that of large weights.
    pub cost: f64,
    /// Features seen less often are left out.
    pub least: usize,
    /// Rare classes weigh as much as frequent ones.
    pub is_balanced: bool,
}

impl Effort {
    pub const fn cost(cost: f64) -> Self {
        Effort {
            cost,
            least: 2,
            is_balanced: false,
        }
    }
}

/// Evidence with its features numbered.
pub struct Matrix {
    pub keys: Vec<u32>,
    pub rows: Vec<Vec<(u32, f32)>>,
}

impl Matrix {
    pub fn new<'a>(evidence: impl Iterator<Item = &'a Features> + Clone, least: usize) -> Self {
        let mut all: Vec<u32> = evidence
            .clone()
            .flat_map(|one| one.iter().map(|(key, _)| key))
            .collect();
        all.sort_unstable();
        let keys: Vec<u32> = all
            .chunk_by(|a, b| a == b)
            .filter(|same| same.len() >= least)
            .map(|same| same[0])
            .collect();
        let number = |key: u32| keys.binary_search(&key).ok().map(|at| at as u32);
        let rows = evidence
            .map(|one| {
                one.iter()
                    .filter_map(|(key, value)| Some((number(key)?, value)))
                    .collect()
            })
            .collect();
        Matrix { keys, rows }
    }
}

/// Fits a logistic regression.
pub fn linear(examples: &Examples, classes: usize, effort: Effort) -> Linear {
    let matrix = Matrix::new(examples.evidence.iter().copied(), effort.least);
    let weights = class_weights(examples, classes, effort);
    let scores = if classes == 2 { 1 } else { classes };
    let at = minimise(matrix.keys.len() * scores, 120, 0.0, |at, gradient| {
        gradient.copy_from_slice(at);
        let mut value = at.iter().map(|one| one * one).sum::<f64>() / 2.0;
        let mut sums = vec![0.0; scores];
        for (row, class) in matrix.rows.iter().zip(&examples.class) {
            sums.fill(0.0);
            for (key, x) in row {
                let from = *key as usize * scores;
                for (sum, weight) in sums.iter_mut().zip(&at[from..from + scores]) {
                    *sum += weight * f64::from(*x);
                }
            }
            let weight = weights[*class];
            value += weight * loss(&mut sums, *class);
            for (key, x) in row {
                let from = *key as usize * scores;
                for (slope, error) in gradient[from..from + scores].iter_mut().zip(&sums) {
                    *slope += weight * error * f64::from(*x);
                }
            }
        }
        value
    });
    pruned(scores, &matrix.keys, &at)
}

fn class_weights(examples: &Examples, classes: usize, effort: Effort) -> Vec<f64> {
    let count = |class: usize| {
        examples
            .class
            .iter()
            .filter(|one| **one == class)
            .count()
            .max(1) as f64
    };
    let balanced = |class: usize| examples.class.len() as f64 / (classes as f64 * count(class));
    (0..classes)
        .map(|class| {
            effort.cost
                * if effort.is_balanced {
                    balanced(class)
                } else {
                    1.0
                }
        })
        .collect()
}

/// Returns the loss of some scores and turns them into the errors of each.
fn loss(sums: &mut [f64], class: usize) -> f64 {
    if let [score] = sums {
        let sign = if class == 1 { 1.0 } else { -1.0 };
        let margin = sign * *score;
        let chance = 1.0 / (1.0 + margin.exp());
        let value = if margin > 0.0 {
            (-margin).exp().ln_1p()
        } else {
            margin.exp().ln_1p() - margin
        };
        *score = -sign * chance;
        return value;
    }
    let highest = sums.iter().copied().fold(f64::MIN, f64::max);
    let total = sums
        .iter()
        .map(|sum| (sum - highest).exp())
        .sum::<f64>()
        .ln()
        + highest;
    let value = total - sums[class];
    for (at, sum) in sums.iter_mut().enumerate() {
        *sum = (*sum - total).exp() - f64::from(u8::from(at == class));
    }
    value
}

/// Leaves out keys whose weights are all small.
pub fn pruned(scores: usize, keys: &[u32], at: &[f64]) -> Linear {
    let (mut kept, mut weights) = (Vec::new(), Vec::new());
    for (key, own) in keys.iter().zip(at.chunks(scores)) {
        if own.iter().any(|weight| weight.abs() >= SMALLEST) {
            kept.push(*key);
            weights.extend(own.iter().map(|weight| *weight as f32));
        }
    }
    Linear::new(scores, kept, weights)
}

/// How trees are grown.
#[derive(Clone, Copy)]
pub struct Growth {
    pub rounds: usize,
    pub leaves: usize,
    pub rate: f64,
    pub least: usize,
}

const BINS: usize = 48;
const RIDGE: f64 = 1.0;

/// Boosts small trees over the dense features.
pub fn trees(evidence: &[&Features], class: &[usize], classes: usize, growth: Growth) -> Trees {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for (key, _) in evidence
        .iter()
        .flat_map(|one| one.iter())
        .filter(|(key, _)| is_dense(*key))
    {
        *counts.entry(key).or_default() += 1;
    }
    let keys: Vec<u32> = counts
        .into_iter()
        .filter(|(_, count)| *count >= 5)
        .map(|(key, _)| key)
        .collect();
    let binned = Binned::new(evidence, &keys);
    let scores = if classes == 2 { 1 } else { classes };
    let start = priors(class, classes);
    let mut sums: Vec<Vec<f64>> = vec![start.clone(); class.len()];
    let mut grown: Vec<Tree> = Vec::new();
    for _ in 0..growth.rounds {
        let errors: Vec<Vec<f64>> = sums
            .iter()
            .zip(class)
            .map(|(sums, class)| {
                let mut errors = sums.clone();
                loss(&mut errors, *class);
                errors
            })
            .collect();
        for score in 0..scores {
            let slopes: Vec<(f64, f64)> = errors
                .iter()
                .zip(class)
                .map(|(errors, class)| {
                    let target = f64::from(u8::from(if scores == 1 {
                        *class == 1
                    } else {
                        *class == score
                    }));
                    let chance = errors[score] + target;
                    (errors[score], (chance * (1.0 - chance)).max(1e-6))
                })
                .collect();
            let (tree, answers) = binned.grow(&slopes, growth);
            for (sums, answer) in sums.iter_mut().zip(answers) {
                sums[score] += answer;
            }
            grown.push(tree);
        }
    }
    compact(Trees {
        scores,
        keys,
        start: start.iter().map(|one| *one as f32).collect(),
        trees: grown,
    })
}

/// Leaves out the features that no tree asks for.
fn compact(mut trees: Trees) -> Trees {
    let mut used: Vec<u16> = trees
        .trees
        .iter()
        .flatten()
        .map(|node| node.feature)
        .filter(|one| *one != Node::LEAF)
        .collect();
    used.sort_unstable();
    used.dedup();
    for node in trees
        .trees
        .iter_mut()
        .flatten()
        .filter(|node| node.feature != Node::LEAF)
    {
        node.feature = used.binary_search(&node.feature).expect("a feature in use") as u16;
    }
    trees.keys = used.iter().map(|at| trees.keys[usize::from(*at)]).collect();
    trees
}

fn priors(class: &[usize], classes: usize) -> Vec<f64> {
    let share = |of: usize| {
        (class.iter().filter(|one| **one == of).count() as f64 + 0.5) / (class.len() as f64 + 1.0)
    };
    if classes == 2 {
        vec![(share(1) / (1.0 - share(1))).ln()]
    } else {
        (0..classes).map(|of| share(of).ln()).collect()
    }
}

/// Features in bins, column by column.
struct Binned {
    columns: Vec<Vec<u8>>,
    borders: Vec<Vec<f32>>,
    rows: usize,
}

/// A part of the examples that may be split further.
struct Leaf {
    rows: Vec<u32>,
    node: usize,
    split: Option<Split>,
}

#[derive(Clone, Copy)]
struct Split {
    gain: f64,
    feature: usize,
    bin: u8,
}

/// A node while the tree grows: children by place.
enum Growing {
    Answer(f64),
    Question {
        feature: usize,
        bin: u8,
        left: usize,
        right: usize,
    },
}

impl Binned {
    fn new(evidence: &[&Features], keys: &[u32]) -> Self {
        let (mut columns, mut borders) = (Vec::new(), Vec::new());
        for key in keys {
            let values: Vec<f32> = evidence.iter().map(|one| one.value(*key)).collect();
            let mut sorted = values.clone();
            sorted.sort_by(f32::total_cmp);
            let mut different = sorted.clone();
            different.dedup();
            let cuts: Vec<f32> = if different.len() <= BINS {
                different
                    .windows(2)
                    .map(|pair| f32::midpoint(pair[0], pair[1]))
                    .collect()
            } else {
                let mut cuts: Vec<f32> = (1..BINS)
                    .map(|at| {
                        let low = sorted[at * sorted.len() / BINS];
                        let next = different[(different.partition_point(|one| *one <= low))
                            .min(different.len() - 1)];
                        f32::midpoint(low, next)
                    })
                    .collect();
                cuts.dedup();
                cuts
            };
            columns.push(
                values
                    .iter()
                    .map(|value| cuts.partition_point(|cut| cut < value) as u8)
                    .collect(),
            );
            borders.push(cuts);
        }
        Binned {
            columns,
            borders,
            rows: evidence.len(),
        }
    }

    fn grow(&self, slopes: &[(f64, f64)], growth: Growth) -> (Tree, Vec<f64>) {
        let all: Vec<u32> = (0..self.rows as u32).collect();
        let mut nodes = vec![Growing::Answer(0.0)];
        let mut leaves = vec![Leaf {
            split: self.best(&all, slopes, growth),
            rows: all,
            node: 0,
        }];
        while leaves.len() < growth.leaves {
            let best = (0..leaves.len())
                .filter(|at| leaves[*at].split.is_some())
                .fold(None, |best: Option<usize>, at| match best {
                    Some(known)
                        if leaves[known].split.map(|one| one.gain)
                            >= leaves[at].split.map(|one| one.gain) =>
                    {
                        Some(known)
                    }
                    _ => Some(at),
                });
            let Some(at) = best else { break };
            let leaf = leaves.remove(at);
            let split = leaf.split.expect("a leaf with a split");
            let column = &self.columns[split.feature];
            let (left, right): (Vec<u32>, Vec<u32>) = leaf
                .rows
                .iter()
                .partition(|row| column[**row as usize] <= split.bin);
            let (first, second) = (nodes.len(), nodes.len() + 1);
            nodes[leaf.node] = Growing::Question {
                feature: split.feature,
                bin: split.bin,
                left: first,
                right: second,
            };
            nodes.extend([Growing::Answer(0.0), Growing::Answer(0.0)]);
            leaves.push(Leaf {
                split: self.best(&left, slopes, growth),
                rows: left,
                node: first,
            });
            leaves.push(Leaf {
                split: self.best(&right, slopes, growth),
                rows: right,
                node: second,
            });
        }
        let mut answers = vec![0.0; self.rows];
        for leaf in &leaves {
            let (slope, curve) = leaf.rows.iter().fold((0.0, 0.0), |sum, row| {
                let one = slopes[*row as usize];
                (sum.0 + one.0, sum.1 + one.1)
            });
            let answer = -growth.rate * slope / (curve + RIDGE);
            nodes[leaf.node] = Growing::Answer(answer);
            for row in &leaf.rows {
                answers[*row as usize] = answer;
            }
        }
        let mut tree = Vec::new();
        self.flatten(&nodes, 0, &mut tree);
        (tree, answers)
    }

    fn best(&self, rows: &[u32], slopes: &[(f64, f64)], growth: Growth) -> Option<Split> {
        if rows.len() < 2 * growth.least {
            return None;
        }
        let total = rows.iter().fold((0.0, 0.0), |sum, row| {
            let one = slopes[*row as usize];
            (sum.0 + one.0, sum.1 + one.1)
        });
        let worth = |slope: f64, curve: f64| slope * slope / (curve + RIDGE);
        let mut best: Option<Split> = None;
        let mut bins = [(0.0, 0.0, 0_usize); BINS + 1];
        for (feature, column) in self.columns.iter().enumerate() {
            let used = self.borders[feature].len() + 1;
            bins[..used].fill((0.0, 0.0, 0));
            for row in rows {
                let bin = &mut bins[usize::from(column[*row as usize])];
                let one = slopes[*row as usize];
                bin.0 += one.0;
                bin.1 += one.1;
                bin.2 += 1;
            }
            let mut left = (0.0, 0.0, 0_usize);
            for (bin, sum) in bins[..used - 1].iter().enumerate() {
                left = (left.0 + sum.0, left.1 + sum.1, left.2 + sum.2);
                if left.2 < growth.least || rows.len() - left.2 < growth.least {
                    continue;
                }
                let gain = worth(left.0, left.1) + worth(total.0 - left.0, total.1 - left.1)
                    - worth(total.0, total.1);
                if gain > best.map_or(1e-6, |best| best.gain) {
                    best = Some(Split {
                        gain,
                        feature,
                        bin: bin as u8,
                    });
                }
            }
        }
        best
    }

    /// Writes the nodes so that the left child follows its parent.
    fn flatten(&self, nodes: &[Growing], at: usize, tree: &mut Tree) {
        match &nodes[at] {
            Growing::Answer(answer) => tree.push(Node {
                feature: Node::LEAF,
                threshold: *answer as f32,
                right: 0,
            }),
            Growing::Question {
                feature,
                bin,
                left,
                right,
            } => {
                let place = tree.len();
                tree.push(Node {
                    feature: *feature as u16,
                    threshold: self.borders[*feature][usize::from(*bin)],
                    right: 0,
                });
                self.flatten(nodes, *left, tree);
                tree[place].right = tree.len() as u16;
                self.flatten(nodes, *right, tree);
            }
        }
    }
}

/// Candidates of one text, each with its class; `None` where either would be right.
pub struct Group<'a, T> {
    pub candidates: &'a [Candidate<T>],
    pub class: Vec<Option<usize>>,
    pub fold: usize,
}

/// How many parts the examples are dealt in for the first look to be honest before the second.
pub const FOLDS: usize = 4;

/// Fits both looks for a field.
pub fn two_looks<T>(groups: &[Group<T>], classes: usize, cost: f64, growth: Growth) -> TwoLooks {
    let evidence: Vec<Vec<&Features>> = groups
        .iter()
        .map(|group| group.candidates.iter().map(|one| &one.evidence).collect())
        .collect();
    let parts: Vec<Part> = groups
        .iter()
        .zip(evidence)
        .map(|(group, evidence)| Part {
            evidence,
            class: &group.class,
            fold: group.fold,
        })
        .collect();
    looks(&parts, classes, cost, growth, |at, first| {
        rivals::with_rivals(groups[at].candidates, first, classes)
    })
}

/// One text's evidence and classes.
pub struct Part<'a> {
    pub evidence: Vec<&'a Features>,
    pub class: &'a [Option<usize>],
    pub fold: usize,
}

/// Fits the first look, what it says of texts it has not seen, and the second look on that.
pub fn looks(
    parts: &[Part],
    classes: usize,
    cost: f64,
    growth: Growth,
    second: impl Fn(usize, &[Chances]) -> Vec<Features>,
) -> TwoLooks {
    let effort = Effort::cost(cost);
    let gather = |keep: &dyn Fn(&Part) -> bool| {
        let mut examples = Examples::default();
        for part in parts.iter().filter(|part| keep(part)) {
            for (evidence, class) in part.evidence.iter().zip(part.class) {
                if let Some(class) = class {
                    examples.evidence.push(evidence);
                    examples.class.push(*class);
                }
            }
        }
        examples
    };
    let alone = linear(&gather(&|_| true), classes, effort);
    let honest: Vec<Linear> = (0..FOLDS)
        .map(|fold| linear(&gather(&|part| part.fold != fold), classes, effort))
        .collect();
    let mut seen: Vec<Features> = Vec::new();
    let mut class = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let first: Vec<Chances> = part
            .evidence
            .iter()
            .map(|one| honest[part.fold].chances(one))
            .collect();
        for (features, own) in second(at, &first).into_iter().zip(part.class) {
            if let Some(own) = own {
                seen.push(features);
                class.push(*own);
            }
        }
    }
    let evidence: Vec<&Features> = seen.iter().collect();
    let examples = Examples {
        evidence: evidence.clone(),
        class: class.clone(),
    };
    TwoLooks {
        alone,
        among: linear(&examples, classes, effort),
        trees: trees(&evidence, &class, classes, growth),
    }
}
