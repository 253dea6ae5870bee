//! Small boosted trees over the dense features: they hear what two pieces of evidence say together.

use super::super::feature::Features;
use super::{Bytes, CLASSES, Chances, Writer, chances};

/// A question, or an answer where `feature` is [`Node::LEAF`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// Which feature is asked for, by its place among the keys.
    pub feature: u16,
    /// The node that follows if the value is at most this, the next one; else the node at `right`.
    pub threshold: f32,
    /// Where the tree goes on if the value is higher.
    pub right: u16,
}

impl Node {
    /// The feature of a node whose threshold is the answer.
    pub const LEAF: u16 = u16::MAX;
}

/// One tree, its root first.
pub type Tree = Vec<Node>;

/// Trees that add up, round by round, one tree a score.
#[derive(Debug, Default)]
pub struct Trees {
    /// How many scores they give: 1 for two classes.
    pub scores: usize,
    /// The dense features they ask for, in order.
    pub keys: Vec<u32>,
    /// What is added up before the first tree.
    pub start: Vec<f32>,
    /// The trees, those of a round one after another.
    pub trees: Vec<Tree>,
}

impl Trees {
    /// Returns the probability of each class.
    #[must_use]
    pub fn chances(&self, features: &Features) -> Chances {
        let values = features.values(&self.keys);
        let mut scores = [0.0; CLASSES];
        for (score, start) in scores.iter_mut().zip(&self.start) {
            *score = *start;
        }
        for (at, tree) in self.trees.iter().enumerate() {
            if let Some(score) = scores.get_mut(at % self.scores.max(1)) {
                *score += answer(tree, &values);
            }
        }
        chances(scores.get(..self.scores).unwrap_or_default())
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(bytes: &mut Bytes) -> Self {
        Trees {
            scores: (bytes.u32() as usize).min(CLASSES),
            keys: bytes.list(Bytes::u32),
            start: bytes.list(Bytes::f32),
            trees: bytes.list(|bytes| {
                bytes.list(|bytes| Node {
                    feature: bytes.u16(),
                    threshold: bytes.f32(),
                    right: bytes.u16(),
                })
            }),
        }
    }

    /// Writes the trees.
    pub fn write(&self, bytes: &mut Writer) {
        bytes.u32(u32::try_from(self.scores).unwrap_or(1));
        bytes.list(&self.keys, |bytes, key| bytes.u32(*key));
        bytes.list(&self.start, |bytes, start| bytes.f32(*start));
        bytes.list(&self.trees, |bytes, tree| {
            bytes.list(tree, |bytes, node| {
                bytes.u16(node.feature);
                bytes.f32(node.threshold);
                bytes.u16(node.right);
            });
        });
    }
}

/// Follows a tree down. A tree has at most as many steps as nodes, so that damaged data ends as well.
#[must_use]
pub(super) fn answer(tree: &[Node], values: &[f32]) -> f32 {
    let mut at = 0;
    for _ in tree {
        let Some(node) = tree.get(at) else { break };
        if node.feature == Node::LEAF {
            return node.threshold;
        }
        let value = values
            .get(usize::from(node.feature))
            .copied()
            .unwrap_or(0.0);
        at = if value <= node.threshold {
            at + 1
        } else {
            usize::from(node.right)
        };
    }
    0.0
}
