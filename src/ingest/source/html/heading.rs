//! The heading of an article on a web page.

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};

use super::element::is_one_of;
use super::measures::Measures;
use super::meta::Meta;
use super::text::is_unseen;
use crate::text::{clean_line, fold};

/// Class names that sites give to the title of an article.
const TITLE_MARKS: &[&str] = &[
    "entry-title",
    "post-title",
    "article-title",
    "article__title",
    "page-title",
    "p-name",
];

/// A heading.
pub(super) struct Heading<'a> {
    pub(super) text: String,
    /// Where it stands, if it stands on the page.
    pub(super) node: Option<NodeRef<'a, Node>>,
    /// The address it leads to.
    pub(super) link: Option<String>,
}

/// Finds the heading of the article that a page is about: in the article, else above it, else what the page
/// calls itself.
pub(super) fn of_article<'a>(
    page: &'a Html,
    article: NodeRef<'a, Node>,
    measures: &Measures,
    meta: &Meta,
) -> Option<Heading<'a>> {
    let title = meta.title.as_deref();
    let is_in_title = |heading: &Heading<'_>| {
        title.is_some_and(|title| fold(title).contains(&fold(&heading.text)))
    };
    let inside = || headings(article, is_title);
    let around = || above(page, measures, meta);
    let lower =
        || headings(article, |element| matches!(element.name(), "h2" | "h3")).find(is_in_title);
    let named = || {
        title.map(|title| Heading {
            text: title.to_owned(),
            node: None,
            link: None,
        })
    };
    // Some sites call all their pages by the site's name, which is short.
    let is_fuller =
        |heading: &Heading<'_>| title.is_none_or(|title| heading.text.len() > title.len());
    inside()
        .find(is_in_title)
        .or_else(|| inside().next())
        .or_else(|| around().find(is_in_title))
        .or_else(lower)
        .or_else(|| around().find(is_fuller))
        .or_else(named)
}

/// The first headings of a page that are neither the name of the site nor in its menus.
fn above<'a>(
    page: &'a Html,
    measures: &Measures,
    meta: &Meta,
) -> impl Iterator<Item = Heading<'a>> {
    headings(page.tree.root(), is_title).filter(|heading| {
        let is_site = meta.site.as_deref() == Some(fold(&heading.text).as_str());
        let mut ancestors = heading.node.into_iter().flat_map(|node| node.ancestors());
        !is_site && !ancestors.any(|above| measures.get(above).is_boilerplate)
    })
}

/// Finds the heading of an article among several, with the link it mostly is.
pub(super) fn of_teaser(article: NodeRef<'_, Node>) -> Option<Heading<'_>> {
    let is_heading =
        |element: &Element| is_title(element) || matches!(element.name(), "h2" | "h3" | "h4");
    headings(article, is_heading).next()
}

fn is_title(element: &Element) -> bool {
    element.name() == "h1"
        || element.attr("itemprop") == Some("headline")
        || element.classes().any(|class| TITLE_MARKS.contains(&class))
}

fn headings(
    root: NodeRef<'_, Node>,
    is_heading: impl Fn(&Element) -> bool + Copy,
) -> impl Iterator<Item = Heading<'_>> {
    let marked = root.descendants().filter(move |node| {
        let element = node.value().as_element();
        element.is_some_and(|element| is_heading(element) && !is_unseen(*node, element))
    });
    marked
        .map(heading)
        .filter(|heading| !heading.text.is_empty())
}

fn heading(node: NodeRef<'_, Node>) -> Heading<'_> {
    let texts = node
        .descendants()
        .filter_map(|below| below.value().as_text());
    let text: String = texts.map(|text| &**text).collect();
    let around = node.ancestors().chain(node.descendants());
    let mut links = around
        .filter(|one| is_one_of(*one, &["a"]))
        .filter_map(|one| one.value().as_element());
    Heading {
        text: clean_line(&text),
        node: Some(node),
        link: links.find_map(|link| link.attr("href")).map(str::to_owned),
    }
}
