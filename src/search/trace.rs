//! How an answer came about, for `search --explain`.

use std::time::Duration;

use super::Tier;

/// What a search did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// The questions in the order asked.
    pub steps: Vec<TraceStep>,
    /// How many hits were explained after that, and how long it took.
    pub explained: (usize, Duration),
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// The tier of what it finds.
    pub tier: Tier,
    /// What was asked, as the index gets it.
    pub asked: String,
    /// How many editions were new.
    pub count: usize,
    /// How long it took, scoring included.
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

    pub(super) fn explained(&mut self, count: usize, time: Duration) {
        self.explained = (count, time);
    }
}
