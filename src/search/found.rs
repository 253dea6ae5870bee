//! Editions found so far, each once, in order.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::why::Explained;
use super::{Needle, Tier};
use crate::archive::EditionId;

/// An edition that was found.
pub(super) struct FoundHit {
    pub(super) id: EditionId,
    pub(super) tier: Tier,
    /// Why it is there, where that was said already.
    pub(super) explained: Option<Explained>,
}

impl FoundHit {
    pub(super) fn new(id: EditionId, tier: Tier) -> Self {
        FoundHit {
            id,
            tier,
            explained: None,
        }
    }
}

/// What was found, up to a limit.
pub(super) struct Found {
    seen: HashSet<EditionId>,
    pub(super) hits: Vec<FoundHit>,
    /// Words to mark beside the query's own.
    pub(super) needles: Vec<Needle>,
    limit: usize,
}

impl Found {
    pub(super) fn new(limit: usize) -> Self {
        Found {
            seen: HashSet::new(),
            hits: Vec::new(),
            needles: Vec::new(),
            limit,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.hits.len()
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn is_full(&self) -> bool {
        self.hits.len() >= self.limit
    }

    /// Says whether something holds all that was typed as a whole.
    pub(super) fn is_sure(&self) -> bool {
        self.hits.iter().any(|hit| hit.tier <= Tier::Phrase)
    }

    pub(super) fn has(&self, id: EditionId) -> bool {
        self.seen.contains(&id)
    }

    pub(super) fn add(&mut self, hit: FoundHit) {
        if !self.is_full() && self.seen.insert(hit.id) {
            self.hits.push(hit);
        }
    }

    /// Adds editions in the order given.
    pub(super) fn add_all(&mut self, ids: impl IntoIterator<Item = EditionId>, tier: Tier) {
        for id in ids {
            self.add(FoundHit::new(id, tier));
        }
    }

    /// Adds hits by tier, the best first and of equals the newest.
    pub(super) fn add_scored(&mut self, mut hits: Vec<FoundHit>) {
        let score = |hit: &FoundHit| {
            hit.explained
                .as_ref()
                .map_or(0, |explained| explained.score)
        };
        hits.sort_by_key(|hit| (hit.tier, Reverse(score(hit)), Reverse(hit.id)));
        for hit in hits {
            self.add(hit);
        }
    }

    /// Has further words marked in the texts.
    pub(super) fn mark(&mut self, needles: &[Needle]) {
        for needle in needles {
            if !self.needles.contains(needle) {
                self.needles.push(needle.clone());
            }
        }
    }

    pub(super) fn unexplained(&self, at: usize) -> Option<(EditionId, Tier)> {
        let hit = self.hits.get(at).filter(|hit| hit.explained.is_none())?;
        Some((hit.id, hit.tier))
    }

    pub(super) fn explain(&mut self, at: usize, explained: Explained) {
        if let Some(hit) = self.hits.get_mut(at) {
            hit.explained = Some(explained);
        }
    }
}
