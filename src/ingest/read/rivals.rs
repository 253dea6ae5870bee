//! The second look at the candidates of a field: each sees what the first made of its rivals.

use super::candidate::Candidate;
use super::feature::Features;
use super::model::{Chances, Linear, Trees};

/// Two looks at rivals: a linear model sees each alone, a linear model and small trees see it among the others.
#[derive(Debug, Default)]
pub struct TwoLooks {
    /// The first look.
    pub alone: Linear,
    /// The second look's linear half.
    pub among: Linear,
    /// The second look's trees.
    pub trees: Trees,
}

impl TwoLooks {
    /// Returns the chances of each class after both looks, given what [`Self::alone`] says.
    #[must_use]
    pub fn chances(&self, features: &Features) -> Chances {
        let mut chances = self.among.chances(features);
        for (chance, other) in chances.iter_mut().zip(self.trees.chances(features)) {
            *chance = chance.midpoint(other);
        }
        chances
    }

    /// Looks twice at the candidates of a field.
    #[must_use]
    pub fn judge<T>(&self, candidates: &[Candidate<T>]) -> Vec<Chances> {
        let first: Vec<Chances> = candidates
            .iter()
            .map(|one| self.alone.chances(&one.evidence))
            .collect();
        let classes = self.alone.scores.max(2);
        (0..candidates.len())
            .map(|at| {
                if 1.0 - first[at][0] < HOPELESS {
                    return first[at];
                }
                self.chances(&seen(candidates, &first, at, classes))
            })
            .collect()
    }

    /// Returns the highest chance of any value at the first look.
    #[must_use]
    pub fn best_alone<T>(&self, candidates: &[Candidate<T>]) -> f32 {
        candidates
            .iter()
            .map(|one| 1.0 - self.alone.chances(&one.evidence)[0])
            .fold(0.0, f32::max)
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(bytes: &mut super::model::Bytes) -> Self {
        TwoLooks {
            alone: Linear::read(bytes),
            among: Linear::read(bytes),
            trees: Trees::read(bytes),
        }
    }

    /// Writes all three models.
    pub fn write(&self, bytes: &mut super::model::Writer) {
        self.alone.write(bytes);
        self.among.write(bytes);
        self.trees.write(bytes);
    }
}

/// What the first look finds less likely than this is not looked at again: most candidates of a page are so.
pub const HOPELESS: f32 = 0.02;

/// Rivals further apart than this do not see each other, so that a page of thousands is read in time that grows with it.
const HORIZON: usize = 120;

/// Adds to the evidence of each candidate what the first look made of its rivals, for every class but the first.
#[must_use]
pub fn with_rivals<T>(
    candidates: &[Candidate<T>],
    first: &[Chances],
    classes: usize,
) -> Vec<Features> {
    (0..candidates.len())
        .map(|at| seen(candidates, first, at, classes))
        .collect()
}

/// Returns the evidence for one candidate with what the first look made of its rivals.
fn seen<T>(candidates: &[Candidate<T>], first: &[Chances], at: usize, classes: usize) -> Features {
    let all = candidates.len();
    let looked = at.saturating_sub(HORIZON)..all.min(at + HORIZON);
    let mut features = candidates[at].evidence.clone();
    for class in 1..classes {
        among(candidates, first, at, class, looked.clone(), &mut features);
    }
    features.set("rivals", all.min(20) as f32 / 20.0);
    features.finish()
}

fn among<T>(
    candidates: &[Candidate<T>],
    first: &[Chances],
    at: usize,
    class: usize,
    looked: std::ops::Range<usize>,
    features: &mut Features,
) {
    let own = first[at][class];
    let mine = &candidates[at];
    let (mut same, mut count, mut sum, mut other, mut near, mut before, mut behind) =
        (0.0_f32, 0_u8, 0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
    let mut rank = 0_u8;
    for one in looked {
        let (chance, rival) = (first[one][class], &candidates[one]);
        rank = rank.saturating_add(u8::from(chance > own));
        if rival.key != mine.key {
            other = other.max(chance);
        } else if one != at {
            same = same.max(chance);
            sum += chance;
            count = count.saturating_add(1);
        }
        if one != at && is_beside(&rival.tokens, &mine.tokens) {
            near = near.max(chance);
        }
        match rival.tokens.start.cmp(&mine.tokens.start) {
            std::cmp::Ordering::Less => before = before.max(chance),
            std::cmp::Ordering::Greater => behind = behind.max(chance),
            std::cmp::Ordering::Equal => {}
        }
    }
    let which = class as u32;
    let mut set = |name: &str, value: f32| features.set_of(name, which, value);
    set("first look", own);
    set(
        "first look, stretched",
        ((own + 1e-3) / (1.001 - own)).ln() / 4.0,
    );
    set("the same elsewhere", same);
    set("how often the same", f32::from(count.min(4)) / 4.0);
    set("sum of the same", sum.min(2.0));
    set("best rival", other);
    set("lead over rivals", own - other);
    set("rank", f32::from(rank.min(10)) / 10.0);
    set("first of all", f32::from(u8::from(rank == 0)));
    set("beside", near);
    set("best before", before);
    set("best behind", behind);
}

fn is_beside(one: &std::ops::Range<usize>, other: &std::ops::Range<usize>) -> bool {
    one.start.abs_diff(other.end) <= 4 || other.start.abs_diff(one.end) <= 4
}
