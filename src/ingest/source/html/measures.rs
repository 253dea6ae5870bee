//! The measures of all elements of a page, each taken once: what stands under them, then what of it is the article's.

use std::collections::HashMap;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef, Tree};
use scraper::Node;
use scraper::node::Element;

use super::boilerplate::is_boilerplate;
use super::measure::Measure;
use super::text::is_unseen;

/// Fewer characters are a label rather than a paragraph.
const PARAGRAPH: usize = 30;

/// The measures of all nodes of a page, each taken once.
pub(super) struct Measures(HashMap<NodeId, Measure>);

impl Measures {
    /// Returns how often characters stand under an element, all elements together: what nesting makes of a text.
    pub(super) fn nested_text(&self) -> usize {
        self.0.values().map(|measure| measure.text).sum()
    }
}

impl Measures {
    pub(super) fn of(tree: &Tree<Node>) -> Self {
        let mut measures = Measures(HashMap::new());
        measures.add_up(tree.root(), Self::raw);
        let whole = measures.get(tree.root()).text;
        measures.add_up(tree.root(), |known, node, below| {
            Self::sifted(known, node, below, whole)
        });
        measures
    }

    pub(super) fn get(&self, node: NodeRef<'_, Node>) -> Measure {
        self.0.get(&node.id()).copied().unwrap_or_default()
    }

    /// Goes through the page from the leaves up; `measure` makes a node's measure of what stood there and
    /// the sum of those below.
    fn add_up(
        &mut self,
        root: NodeRef<'_, Node>,
        measure: impl Fn(Measure, NodeRef<'_, Node>, Measure) -> Measure,
    ) {
        let mut sums = vec![Measure::default()];
        for edge in root.traverse() {
            match edge {
                Edge::Open(_) => sums.push(Measure::default()),
                Edge::Close(node) => {
                    let below = sums.pop().unwrap_or_default();
                    let own = measure(self.get(node), node, below);
                    self.0.insert(node.id(), own);
                    if let Some(sum) = sums.last_mut() {
                        sum.add(node, own);
                    }
                }
            }
        }
    }

    fn raw(_: Measure, node: NodeRef<'_, Node>, below: Measure) -> Measure {
        match node.value() {
            Node::Text(text) => Measure {
                text: text.chars().filter(|c| !c.is_whitespace()).count(),
                ..Measure::default()
            },
            Node::Element(element) if is_unseen(node, element) => Measure::default(),
            Node::Element(element) if element.name() == "a" => Measure {
                linked: below.text,
                links: 1,
                ..below
            },
            Node::Element(element) if is_paragraph(node, element, below) => Measure {
                prose: below.text,
                ..below
            },
            _ => below,
        }
    }

    fn sifted(known: Measure, node: NodeRef<'_, Node>, below: Measure, whole: usize) -> Measure {
        let is_boilerplate = node
            .value()
            .as_element()
            .is_some_and(|element| is_boilerplate(node, element, known, whole));
        let article_text = match node.value() {
            Node::Text(_) => known.text,
            _ if is_boilerplate || known.text == 0 => 0,
            _ => below.article_text,
        };
        Measure {
            article_text,
            is_boilerplate,
            ..known
        }
    }
}

/// A paragraph, or what some sites write in its place, of which no more than half are links.
fn is_paragraph(node: NodeRef<'_, Node>, element: &Element, below: Measure) -> bool {
    let shortest = match element.name() {
        "p" | "blockquote" | "dd" => PARAGRAPH,
        "div" | "td" | "section" if holds_text(node) => 2 * PARAGRAPH,
        _ => return false,
    };
    below.prose == 0 && below.text >= shortest && below.linked * 2 < below.text
}

/// Says whether words stand straight in an element.
fn holds_text(node: NodeRef<'_, Node>) -> bool {
    node.children()
        .filter_map(|child| child.value().as_text())
        .any(|text| text.trim().len() >= PARAGRAPH)
}
