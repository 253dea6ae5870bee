//! How much text stands under an element of a page, how much of it in links.

use ego_tree::NodeRef;
use scraper::Node;

use super::element::is_one_of;

/// What stands under one node. Lengths are in characters, blanks left out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    pub(super) text: usize,
    /// Text in links.
    pub(super) linked: usize,
    pub(super) links: usize,
    /// Text of paragraphs, as opposed to labels and links.
    pub(super) prose: usize,
    /// An `article` or `main` stands below it.
    pub(super) holds_article: bool,
    /// Text that does not stand in menus, footers and the like.
    pub(super) article_text: usize,
    /// It is one of those itself.
    pub(super) is_boilerplate: bool,
}

impl Measure {
    /// Adds what stands under a node below.
    pub(super) fn add(&mut self, node: NodeRef<'_, Node>, other: Measure) {
        let is_article = is_one_of(node, &["article", "main"]);
        self.text += other.text;
        self.linked += other.linked;
        self.links += other.links;
        self.prose += other.prose;
        self.article_text += other.article_text;
        self.holds_article |= other.holds_article || is_article;
    }
}
