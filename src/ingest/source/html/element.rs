//! What a node of a page is.

use ego_tree::NodeRef;
use scraper::Node;

/// Says whether a node is an element of one of these kinds.
pub(super) fn is_one_of(node: NodeRef<'_, Node>, names: &[&str]) -> bool {
    node.value()
        .as_element()
        .is_some_and(|element| names.contains(&element.name()))
}
