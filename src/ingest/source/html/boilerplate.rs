//! What stands around an article on a web page: menus, footers, cookie notices, share buttons.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::measure::Measure;

/// Parts of class names and ids by which sites mark what is not the article.
const MARKS: &[&str] = &[
    "breadcrumb",
    "cookie",
    "consent",
    "gdpr",
    "sidebar",
    "side-bar",
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
    "share",
    "sharing",
    "addtoany",
    "sharedaddy",
    "comment",
    "respond",
    "related",
    "gerelateerd",
    "newsletter",
    "nieuwsbrief",
    "pagination",
    "pager",
    "popup",
    "modal",
    "widget-area",
    "widget_",
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
    "advert",
    "wp-block-latest",
    "more-link",
    "read-more",
    "readmore",
    "author-box",
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
    is_of_kind(node, element)
        || (!is_half && is_marked(element))
        || is_menu(element, measure)
        || (element.name() == "a" && is_read_on(node))
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

fn is_marked(element: &Element) -> bool {
    let is_mark = |name: &str| {
        let name = name.to_ascii_lowercase();
        MARKS.iter().any(|mark| name.contains(mark))
    };
    element.classes().any(is_mark) || element.id().is_some_and(is_mark)
}

/// Nothing but short links, as menus were made before there was an element for them.
fn is_menu(element: &Element, measure: Measure) -> bool {
    matches!(
        element.name(),
        "ul" | "ol" | "table" | "tr" | "td" | "div" | "p" | "center" | "font"
    ) && measure.links >= 3
        && measure.linked < MENU_LINK * measure.links
        && measure.linked * 10 >= measure.text * 8
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

pub(super) fn is_one_of(node: NodeRef<'_, Node>, names: &[&str]) -> bool {
    node.value()
        .as_element()
        .is_some_and(|element| names.contains(&element.name()))
}
