//! What stands around an article on a web page: menus, footers, cookie notices, share buttons.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::element::is_one_of;
use super::measure::Measure;

/// Class names and ids, whole or as whole words of one in this order, by which sites mark what is not the article.
const MARKS: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "side-bar",
    "sidebars",
    "footer",
    "navbar",
    "navigation",
    "nav-links",
    "main-menu",
    "mainmenu",
    "menu-item",
    "site-menu",
    "topmenu",
    "submenu",
    "masthead",
    "site-header",
    "social",
    "social-media",
    "social-share",
    "share",
    "shares",
    "sharing",
    "share-buttons",
    "addtoany",
    "sharedaddy",
    "comments",
    "comment-list",
    "commentlist",
    "comment-form",
    "related",
    "related-posts",
    "relatedposts",
    "related-articles",
    "related-links",
    "related-news",
    "gerelateerd",
    "yarpp",
    "newsletter",
    "newsletter-signup",
    "nieuwsbrief",
    "pagination",
    "pager",
    "popup",
    "modal",
    "widget-area",
    "skip-link",
    "skiplink",
    "toolbar",
    "entry-meta",
    "post-meta",
    "postmeta",
    "posted-on",
    "byline",
    "cat-links",
    "tags-links",
    "tagcloud",
    "post-tags",
    "article-tags",
    "advert",
    "advertisement",
    "wp-block-latest",
    "more-link",
    "read-more",
    "readmore",
    "author-box",
];

/// What plug-ins of WordPress put into the text of a post when it is shown.
const PLUG_INS: &[&str] = &[
    "sharedaddy",
    "jp-relatedposts",
    "jp-post-flair",
    "yarpp-related",
    "yarpp",
    "addtoany-share-save-container",
    "addtoany-content",
    "heateor-sss-sharing-container",
    "ssba",
    "shared-counts-wrap",
    "social-share",
    "social-sharing",
    "share-buttons",
    "post-tags",
];

/// Says whether an element was put in by a plug-in: buttons to share, posts that are related.
pub(in crate::ingest::source) fn is_plug_in(element: &Element) -> bool {
    is_marked(element, PLUG_INS)
}

/// Marks of notices and threads that hold real sentences of their own.
const ALWAYS: &[&str] = &[
    "comments-area",
    "comment-respond",
    "respond",
    "comment-list",
    "commentlist",
    "disqus-thread",
    "cookie-notice",
    "cookie-banner",
    "cookie-bar",
    "cookie-consent",
    "cookieconsent",
    "cookie-law",
    "cookie-popup",
    "cookie-melding",
    "cookiebanner",
    "cookiebar",
    "cookie-message",
    "gdpr",
];

/// What a link says that leads from a teaser to its article.
const READ_ON: &[&str] = &[
    "lees verder",
    "lees meer",
    "verder lezen",
    "meer lezen",
    "continue reading",
    "read more",
];

/// Characters of a link in a menu, on average; links in a list of guests are longer.
const MENU_LINK: usize = 25;

/// Says whether an element belongs to what stands around the article, by its kind, its role, its marks or
/// its shape. `measure` is of the element, `whole` of the page.
///
/// An element that holds an article or half the page is never taken for it, whatever it is called.
pub(super) fn is_boilerplate(
    node: NodeRef<'_, Node>,
    element: &Element,
    measure: Measure,
    whole: usize,
) -> bool {
    if matches!(element.name(), "html" | "body" | "main" | "article") || measure.holds_article {
        return false;
    }
    let is_half = measure.text * 2 > whole;
    (is_of_kind(node, element) && !is_box(element, measure))
        || (!is_half && is_out_by_mark(element, measure))
        || is_menu(node, element, measure)
        || (element.name() == "a" && is_read_on(node))
}

/// A box beside the text is part of it where it holds more than links.
fn is_box(element: &Element, measure: Measure) -> bool {
    element.name() == "aside"
        && !is_marked(element, MARKS)
        && measure.linked * 3 < measure.text
        && measure.prose > 0
}

/// Says whether marks set an element apart. A heading or paragraph is text whatever it is called, and so is what
/// holds paragraphs: marks are words of many meanings.
fn is_out_by_mark(element: &Element, measure: Measure) -> bool {
    let is_text = matches!(
        element.name(),
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "dt" | "dd" | "blockquote"
    );
    is_marked(element, ALWAYS) || (is_marked(element, MARKS) && !is_text && measure.prose == 0)
}

fn is_of_kind(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let by_role = matches!(
        element.attr("role"),
        Some(
            "navigation"
                | "banner"
                | "contentinfo"
                | "complementary"
                | "search"
                | "dialog"
                | "alertdialog"
                | "menu"
                | "menubar"
        )
    );
    matches!(element.name(), "nav" | "footer" | "aside" | "dialog")
        || by_role
        || is_site_header(node, element)
}

/// A header of the site, not of an article or its part.
fn is_site_header(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_inside = || {
        node.ancestors()
            .any(|above| is_one_of(above, &["article", "main", "section"]))
    };
    element.name() == "header" && !is_inside()
}

fn is_marked(element: &Element, marks: &[&str]) -> bool {
    let is_mark = |name: &str| {
        let words = words_of(name);
        marks.iter().any(|mark| words == *mark)
    };
    element.classes().any(is_mark) || element.id().is_some_and(is_mark)
}

/// Returns the words of a class name divided by hyphens: `shareButtons` and `share_buttons` are `share-buttons`.
fn words_of(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut is_lower = false;
    for c in name.chars() {
        if c == '_' || c == '-' {
            if !words.ends_with('-') {
                words.push('-');
            }
        } else {
            if c.is_ascii_uppercase() && is_lower {
                words.push('-');
            }
            words.push(c.to_ascii_lowercase());
        }
        is_lower = c.is_ascii_lowercase();
    }
    words
}

/// Nothing but short links, as menus were made before there was an element for them.
fn is_menu(node: NodeRef<'_, Node>, element: &Element, measure: Measure) -> bool {
    matches!(
        element.name(),
        "ul" | "ol" | "table" | "tr" | "td" | "div" | "p" | "center" | "font"
    ) && measure.links >= 3
        && measure.linked < MENU_LINK * measure.links
        && measure.linked * 10 >= measure.text * 8
        && !is_introduced(node)
}

/// Says whether the text in front of a list announces it: "De gasten:".
fn is_introduced(node: NodeRef<'_, Node>) -> bool {
    let before = node.prev_siblings().find(|before| match before.value() {
        Node::Text(text) => !text.trim().is_empty(),
        other => other.is_element(),
    });
    let texts = before.into_iter().flat_map(|before| before.descendants());
    let last = texts
        .filter_map(|below| below.value().as_text())
        .filter(|text| !text.trim().is_empty())
        .last();
    last.is_some_and(|text| text.trim_end().ends_with(':'))
}

/// Says whether a link leads from a teaser to its article.
pub(super) fn is_read_on(node: NodeRef<'_, Node>) -> bool {
    let text: String = node
        .descendants()
        .filter_map(|below| below.value().as_text())
        .map(|text| &**text)
        .collect();
    let text = text.trim_start().to_lowercase();
    READ_ON.iter().any(|words| text.starts_with(words))
}

/// Says whether an element that the library leaves out of the article is text of it all the same: it looks at
/// pages of news, where lists, boxes and folded parts are mostly about something else.
pub(super) fn is_text(node: NodeRef<'_, Node>, element: &Element, measure: Measure) -> bool {
    let is_list = matches!(element.name(), "ul" | "ol" | "dl" | "table" | "details");
    (measure.prose > 0 && measure.linked * 4 < measure.text)
        || (is_list && (is_introduced(node) || measure.linked * 2 < measure.text))
        || matches!(
            element.name(),
            "button"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "p"
                | "summary"
                | "li"
                | "dt"
                | "dd"
                | "tr"
                | "td"
                | "th"
        )
}
