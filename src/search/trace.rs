//! How an answer came about, for `search --explain`.

use std::time::{Duration, Instant};

use super::Tier;
use super::found::Found;

/// What a search did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// The steps in their order.
    pub steps: Vec<TraceStep>,
    /// How many rows were shown with why they match, and how long that took in all.
    pub explained: (usize, Duration),
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// The tier of what it finds.
    pub tier: Tier,
    /// How many editions it added.
    pub count: usize,
    /// How long that took.
    pub time: Duration,
}

impl Trace {
    /// Does a step, and notes what it added.
    pub(super) fn step<'a>(
        &mut self,
        tier: Tier,
        found: &mut Found<'a>,
        work: impl FnOnce(&mut Found<'a>),
    ) {
        let (before, start) = (found.len(), Instant::now());
        work(found);
        self.steps.push(TraceStep {
            tier,
            count: found.len() - before,
            time: start.elapsed(),
        });
    }
}
