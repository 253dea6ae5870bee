//! Which part of a web page is its article, as Mozilla's Readability chooses it.
//!
//! The library is given a copy of the page in which every element carries a number; the numbers that come back
//! say which elements it takes for the article. How these are written as text is decided elsewhere.

use std::collections::HashSet;
use std::fmt::Write;

use dom_smoothie::{Config, Readability};
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::measures::Measures;

/// The attribute that carries the number of an element.
const MARK: &str = "data-element";

/// What the library looks at; a tag may have thousands of others.
const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "role",
    "aria-modal",
    "href",
    "src",
    "alt",
    "rel",
    "itemprop",
    "itemtype",
    "name",
    "property",
    "content",
    "type",
    "summary",
    "colspan",
    "dir",
    "lang",
];

/// Elements without an end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements whose inside is no text.
const NO_TEXT: &[&str] = &["script", "style", "svg", "template", "iframe", "noscript"];

/// Pages with more elements and texts, or more text under elements in elements, are not looked at: the time grows
/// faster than both. The largest of 92 real pages has 6,000 and 2 million.
const MOST: usize = 60_000;
const MOST_TEXT: usize = 40_000_000;

/// The elements that the library takes for the article.
#[derive(Debug, Default)]
pub(super) struct MainText {
    chosen: HashSet<NodeId>,
    /// Those with a chosen element below them.
    above: HashSet<NodeId>,
}

impl MainText {
    /// Asks the library; there is nothing in it where it finds no article.
    pub(super) fn of(page: &Html, measures: &Measures) -> Self {
        if page.tree.nodes().len() > MOST || measures.nested_text() > MOST_TEXT {
            return MainText::default();
        }
        let (copy, elements) = numbered(page);
        let config = Config {
            disable_json_ld: true,
            ..Config::default()
        };
        let article = Readability::new(copy, None, Some(config)).and_then(|mut page| page.parse());
        let Ok(article) = article else {
            return MainText::default();
        };
        let mark = format!("{MARK}=\"");
        let numbers = article.content.split(mark.as_str()).skip(1);
        let chosen: HashSet<NodeId> = numbers
            .filter_map(|rest| rest.split('"').next()?.parse::<usize>().ok())
            .filter_map(|number| elements.get(number).copied())
            .collect();
        let nodes = chosen.iter().filter_map(|id| page.tree.get(*id));
        let above = nodes.flat_map(|node| node.ancestors().map(|above| above.id()));
        MainText {
            above: above.collect(),
            chosen,
        }
    }

    /// Returns the smallest element that holds all that was chosen.
    pub(super) fn place<'a>(&self, page: &'a Html) -> Option<NodeRef<'a, Node>> {
        let is_in = |node: &NodeRef<'_, Node>| {
            self.chosen.contains(&node.id()) || self.above.contains(&node.id())
        };
        let mut place = page.tree.root();
        if self.chosen.is_empty() {
            return None;
        }
        while !self.chosen.contains(&place.id()) {
            let mut inside = place.children().filter(is_in);
            match (inside.next(), inside.next()) {
                (Some(only), None) => place = only,
                _ => break,
            }
        }
        Some(place)
    }

    /// Says whether neither an element nor anything below it was chosen, though its parent was looked into.
    pub(super) fn leaves_out(&self, node: NodeRef<'_, Node>) -> bool {
        let is_in = |id: NodeId| self.chosen.contains(&id) || self.above.contains(&id);
        !is_in(node.id()) && node.parent().is_some_and(|parent| is_in(parent.id()))
    }
}

/// Returns the page with a number on every element, and the elements by number.
fn numbered(page: &Html) -> (String, Vec<NodeId>) {
    let mut copy = String::from("<!doctype html>");
    let mut elements = Vec::new();
    let mut skipped: Option<NodeId> = None;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) if skipped.is_none() => match node.value() {
                Node::Element(element) if NO_TEXT.contains(&element.name()) => {
                    skipped = Some(node.id());
                }
                Node::Element(element) => {
                    open(&mut copy, element, elements.len());
                    elements.push(node.id());
                }
                Node::Text(text) => escape(&mut copy, text),
                _ => {}
            },
            Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
            Edge::Close(node) if skipped.is_none() => {
                if let Some(element) = node
                    .value()
                    .as_element()
                    .filter(|element| !VOID.contains(&element.name()))
                {
                    let _ = write!(copy, "</{}>", element.name());
                }
            }
            _ => {}
        }
    }
    (copy, elements)
}

fn open(copy: &mut String, element: &Element, number: usize) {
    let _ = write!(copy, "<{} {MARK}=\"{number}\"", element.name());
    for name in ATTRIBUTES {
        if let Some(value) = element.attr(name) {
            let _ = write!(copy, " {name}=\"");
            escape(copy, value);
            copy.push('"');
        }
    }
    copy.push('>');
}

fn escape(copy: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => copy.push_str("&amp;"),
            '<' => copy.push_str("&lt;"),
            '>' => copy.push_str("&gt;"),
            '"' => copy.push_str("&quot;"),
            _ => copy.push(c),
        }
    }
}
