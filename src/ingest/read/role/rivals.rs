//! The second look at people: what the first made of their neighbours.

use super::{GUEST, HOST, LEADER, LIST, NONE, in_list};
use crate::ingest::read::cluster::Cluster;
use crate::ingest::read::feature::Features;
use crate::ingest::read::model::Chances;
use crate::ingest::read::page::Page;

const SEEN: [usize; 4] = [NONE, GUEST, HOST, LEADER];

/// The chances of people beside each other.
#[derive(Default)]
struct Sum {
    highest: f32,
    total: f32,
    count: f32,
}

impl Sum {
    fn of(chances: impl Iterator<Item = f32>) -> Self {
        chances.fold(Sum::default(), |sum, chance| Sum {
            highest: sum.highest.max(chance),
            total: sum.total + chance,
            count: sum.count + 1.0,
        })
    }

    fn mean(&self) -> f32 {
        self.total / self.count.max(1.0)
    }
}

/// Adds to the evidence of each what the first look made of the others.
#[must_use]
pub fn with_rivals(
    page: &Page,
    clusters: &[Cluster],
    evidence: &[Features],
    first: &[Chances],
) -> Vec<Features> {
    let lines: Vec<usize> = clusters
        .iter()
        .map(|one| page.token(one.first().start).line)
        .collect();
    let listed = in_list(page, clusters);
    let totals: Vec<Sum> = SEEN
        .iter()
        .map(|role| Sum::of(first.iter().map(|one| one[*role])))
        .collect();
    let mut found = Vec::with_capacity(clusters.len());
    for (at, own) in first.iter().enumerate() {
        let mut features = evidence[at].clone();
        // People far away say little; a page of thousands is read in time that grows with it alone.
        let near = at.saturating_sub(60)..clusters.len().min(at + 60);
        let others = || near.clone().filter(|other| *other != at);
        for (role, total) in SEEN.into_iter().zip(&totals) {
            let which = role as u32;
            let chance = |other: usize| first[other][role];
            let same = Sum::of(
                others()
                    .filter(|other| lines[*other] == lines[at])
                    .map(chance),
            );
            features.set_of("highest on the line", which, same.highest);
            features.set_of("mean on the line", which, same.mean());
            let is_sibling = |other: &usize| {
                listed[at] && listed[*other] && lines[*other].abs_diff(lines[at]) <= LIST
            };
            features.set_of(
                "mean of the list",
                which,
                Sum::of(others().filter(is_sibling).map(chance)).mean(),
            );
            features.set_of(
                "highest of all others",
                which,
                Sum::of(others().map(chance)).highest,
            );
            features.set_of(
                "sum of all others",
                which,
                (total.total - own[role]).clamp(0.0, 6.0) / 6.0,
            );
            features.set_of("first look", which, own[role]);
            for (name, other) in [
                ("the one before", at.checked_sub(1)),
                ("the next", Some(at + 1)),
            ] {
                features.set_of(
                    name,
                    which,
                    other
                        .and_then(|other| first.get(other))
                        .map_or(0.0, |one| one[role]),
                );
            }
        }
        for (role, most) in [(GUEST, 10.0), (HOST, 5.0), (LEADER, 5.0)] {
            let above = others()
                .filter(|other| first[*other][role] > own[role])
                .count();
            features.set_of("rank", role as u32, above as f32 / most);
        }
        features.set(
            "a guest before",
            Sum::of(
                near.clone()
                    .take_while(|other| *other < at)
                    .map(|other| first[other][GUEST]),
            )
            .highest,
        );
        features.set(
            "a guest behind",
            Sum::of(
                near.clone()
                    .filter(|other| *other > at)
                    .map(|other| first[other][GUEST]),
            )
            .highest,
        );
        found.push(features.finish());
    }
    found
}
