//! How an answer came about, for `search --explain`.

use std::time::Duration;

use super::Tier;

/// What a search did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// The questions in the order asked.
    pub steps: Vec<TraceStep>,
    /// How many editions were looked at for why they match and how well, and how long that took in all.
    pub explained: (usize, Duration),
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// The tier of what it finds.
    pub tier: Tier,
    /// What was asked, as the index gets it.
    pub asked: String,
    /// How many editions met it, at most as many as are shown or scored.
    pub count: usize,
    /// How long that took.
    pub time: Duration,
}

impl Trace {
    pub(super) fn add(&mut self, tier: Tier, asked: String, count: usize, time: Duration) {
        self.steps.push(TraceStep {
            tier,
            asked,
            count,
            time,
        });
    }

    pub(super) fn explained(&mut self, time: Duration) {
        let (count, sum) = &mut self.explained;
        *count += 1;
        *sum += time;
    }
}
