//! The body of a post as WordPress stores it → plain text.
//!
//! The block editor writes HTML with comments around each block, which say nothing to a reader. The classic
//! editor writes lines, and makes paragraphs of them when the post is shown.

use super::shortcode;
use crate::ingest::source::html::fragment_text;
use crate::ingest::source::html::text::LineBreaks;

const BLOCK: &str = "<!-- wp:";

/// Returns the text of a stored body.
pub(in crate::ingest::source) fn stored_text(body: &str) -> String {
    let body = shortcode::without(body);
    let breaks = if body.contains(BLOCK) {
        LineBreaks::Ignored
    } else {
        LineBreaks::Kept
    };
    fragment_text(&body, breaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_editors_give_the_same_text() {
        let expected = "De gasten:\n\n• An Bos\n• Bo Kok\n\nTot slot [sic] een zin.";
        for body in [
            "<!-- wp:paragraph --><p>De gasten:</p><!-- /wp:paragraph -->\n\n<!-- wp:list -->\n<ul><!-- wp:list-item --><li>An Bos</li><!-- /wp:list-item -->\n<li>Bo Kok</li></ul>\n<!-- /wp:list -->\n<!-- wp:paragraph -->\n<p>Tot slot [sic]\neen zin.</p>\n<!-- /wp:paragraph -->",
            "De gasten:\n<ul>\n \t<li>An Bos</li>\n \t<li>Bo Kok</li>\n</ul>\n[gallery ids=\"1,2\"]\n\nTot slot [sic] een zin.",
        ] {
            assert_eq!(stored_text(body), expected);
        }
    }
}
