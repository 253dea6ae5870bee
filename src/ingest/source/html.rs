//! Saved web pages: finding the article among menus, footers and share buttons.
//!
//! Sites mark their articles in a dozen ways and older ones in none. Whatever the markup, the article is
//! where most of the text stands that is not in menus; in doubt too much is kept rather than too little.

mod boilerplate;
mod depth;
mod element;
mod heading;
mod main_text;
mod measure;
mod measures;
mod meta;
pub(super) mod text;

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};

use self::boilerplate::{is_read_on, is_text};
use self::element::is_one_of;
use self::main_text::MainText;
use self::measures::Measures;
use self::meta::{Meta, is_address};
use self::text::{LineBreaks, text_of};
use super::post::Post;
use super::{Content, moment, plain_text};

/// Class names that sites give to the text of an article.
const TEXT_MARKS: &[&str] = &[
    "entry-content",
    "post-content",
    "post_content",
    "article-content",
    "article__content",
    "article-body",
    "article__body",
    "td-post-content",
    "elementor-widget-theme-post-content",
    "single-content",
    "e-content",
];

/// Elements that can hold an article with what stands around it.
const CONTAINERS: &[&str] = &[
    "html", "body", "div", "section", "main", "article", "form", "center", "font", "table",
    "tbody", "tr", "td", "span",
];

/// Less text than this is no article of a list, in characters.
const SHORTEST: usize = 40;

/// Calls `take` with the articles of a page.
pub(super) fn read(source: &str, take: &mut dyn FnMut(Content)) {
    let posts = Page::parse(source).posts().into_iter();
    for post in posts.filter(|post| post.title.is_some() || !post.text.trim().is_empty()) {
        if let Some(note) = plain_text::uncut(&post.text) {
            take(Content::Note(note));
        }
        take(post.content());
    }
}

/// Returns the articles of a page.
#[cfg(test)]
fn articles(source: &str) -> Vec<crate::ingest::Article> {
    let page = Page::parse(source);
    page.posts().into_iter().flat_map(Post::articles).collect()
}

/// Returns the plain text of a piece of HTML.
pub(super) fn fragment_text(html: &str, breaks: LineBreaks) -> String {
    let fragment = Html::parse_fragment(&depth::within_bounds(html));
    text_of(fragment.tree.root(), breaks, &|node, element| {
        (element.name() == "a" && is_read_on(node)) || boilerplate::is_plug_in(element)
    })
}

/// Marks that mail programs give to what an answer quotes.
const QUOTES: &[&str] = &[
    "gmail_quote",
    "gmail_quote_container",
    "gmail_attr",
    "yahoo_quoted",
    "protonmail_quote",
    "moz-cite-prefix",
    "moz-email-headers-table",
];

/// Returns the plain text of a mail that is a page, and how many lines of an answer were quoted and left out.
pub(super) fn mail_text(html: &str, is_answer: bool) -> (String, usize) {
    let page = Html::parse_document(&depth::within_bounds(html));
    let text = |leaves_out: bool| {
        text_of(page.tree.root(), LineBreaks::Ignored, &|_, element| {
            leaves_out && is_quote(element)
        })
    };
    let whole = text(false);
    if !is_answer {
        return (whole, 0);
    }
    let own = text(true);
    let filled = |text: &str| text.lines().filter(|line| !line.is_empty()).count();
    let quoted = filled(&whole).saturating_sub(filled(&own));
    (own, quoted)
}

fn is_quote(element: &Element) -> bool {
    (element.name() == "blockquote" && element.attr("type") == Some("cite"))
        || element.classes().any(|class| QUOTES.contains(&class))
}

struct Page {
    html: Html,
    measures: Measures,
    meta: Meta,
    main_text: MainText,
}

impl Page {
    fn parse(source: &str) -> Self {
        let html = Html::parse_document(&depth::within_bounds(source));
        let measures = Measures::of(&html.tree);
        Page {
            meta: Meta::of(&html),
            main_text: MainText::of(&html, &measures),
            measures,
            html,
        }
    }

    fn posts(&self) -> Vec<Post> {
        let articles = self.article_elements();
        let text = |node: &NodeRef<'_, Node>| self.measures.get(*node).article_text;
        let largest = articles.iter().max_by_key(|node| text(node)).copied();
        let largest_text = largest.as_ref().map_or(0, text);
        let others = articles.iter().filter(|node| Some(**node) != largest);
        // Beside the article a page may tease others.
        let is_list = others
            .map(text)
            .max()
            .is_some_and(|other| other * 3 > largest_text);
        let chosen = self.main_text.place(&self.html);
        match chosen {
            // A text outside all of them is what the page is about: they are cards that lead to others.
            Some(place) if is_list && self.is_apart(place, &articles) => vec![self.single(place)],
            _ if is_list => articles.iter().map(|node| self.teaser(*node)).collect(),
            Some(place) => vec![self.single(place)],
            None => vec![self.single(largest.unwrap_or_else(|| self.main()))],
        }
    }

    /// Says whether most of a text stands outside the elements marked as articles.
    fn is_apart(&self, place: NodeRef<'_, Node>, articles: &[NodeRef<'_, Node>]) -> bool {
        let text = |node: NodeRef<'_, Node>| self.measures.get(node).article_text;
        let inside = articles.iter().filter(|article| {
            **article == place
                || article.ancestors().any(|above| above == place)
                || place.ancestors().any(|above| above == **article)
        });
        inside.map(|article| text(*article)).sum::<usize>() * 2 < text(place)
    }

    /// The elements that are marked as articles, those inside others left out.
    fn article_elements(&self) -> Vec<NodeRef<'_, Node>> {
        let all = self.html.tree.root().descendants();
        let is_article = |node: &NodeRef<'_, Node>| {
            is_one_of(*node, &["article"])
                && self.measures.get(*node).article_text >= SHORTEST
                && !node.ancestors().any(|above| {
                    is_one_of(above, &["article"]) || self.measures.get(above).is_boilerplate
                })
        };
        all.filter(is_article).collect()
    }

    /// Where the text stands on a page without an article element.
    fn main(&self) -> NodeRef<'_, Node> {
        let root = self.html.tree.root();
        let all = || {
            root.descendants()
                .filter(|node| !self.measures.get(*node).is_boilerplate)
        };
        let is_main = |node: &NodeRef<'_, Node>| {
            is_one_of(*node, &["main"])
                || node
                    .value()
                    .as_element()
                    .is_some_and(|element| element.attr("role") == Some("main"))
        };
        let main = all()
            .filter(is_main)
            .find(|node| self.measures.get(*node).article_text >= SHORTEST);
        main.unwrap_or_else(|| self.densest(*self.html.root_element()))
    }

    /// Goes down as long as one child holds nearly all of the text.
    fn densest<'a>(&'a self, from: NodeRef<'a, Node>) -> NodeRef<'a, Node> {
        let text = |node: NodeRef<'_, Node>| self.measures.get(node).article_text;
        let mut place = from;
        while let Some(child) = place
            .children()
            .filter(|child| is_one_of(*child, CONTAINERS))
            .max_by_key(|child| text(*child))
        {
            if text(child) * 10 < text(place) * 9 {
                break;
            }
            place = child;
        }
        place
    }

    fn single(&self, place: NodeRef<'_, Node>) -> Post {
        let mut around = place.ancestors();
        let article = around.find(|above| is_one_of(*above, &["article"]));
        let article = article.unwrap_or(place);
        let heading = heading::of_article(&self.html, article, &self.measures, &self.meta);
        let node = heading.as_ref().and_then(|found| found.node);
        let text = match self.marked_text(article) {
            Some(marked) => self.text(marked, node),
            None => Some(self.chosen_text(place, node))
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| self.text(place, node)),
        };
        Post {
            title: heading.map(|found| found.text),
            url: self.meta.url.clone(),
            published: self.meta.published,
            text,
            is_excerpt: false,
            line: 1,
        }
    }

    /// One of several articles on a page, often no more than its beginning.
    fn teaser(&self, article: NodeRef<'_, Node>) -> Post {
        let heading = heading::of_teaser(article);
        let text = self.text(
            self.marked_text(article).unwrap_or(article),
            heading.as_ref().and_then(|found| found.node),
        );
        Post {
            title: heading.as_ref().map(|found| found.text.clone()),
            url: heading
                .and_then(|found| found.link)
                .filter(|link| is_address(link)),
            published: published(article),
            is_excerpt: article
                .descendants()
                .any(|node| is_one_of(node, &["a"]) && is_read_on(node))
                || breaks_off(&text),
            text,
            line: 1,
        }
    }

    /// Returns the element that is marked as the text of the article, if it holds most of it.
    fn marked_text<'a>(&self, article: NodeRef<'a, Node>) -> Option<NodeRef<'a, Node>> {
        let whole = self.measures.get(article).article_text;
        let is_marked = |node: &NodeRef<'a, Node>| {
            node.value().as_element().is_some_and(|element| {
                element.attr("itemprop") == Some("articleBody")
                    || element.classes().any(|class| TEXT_MARKS.contains(&class))
            })
        };
        article
            .descendants()
            .filter(is_marked)
            .find(|node| self.measures.get(*node).article_text * 10 >= whole * 6)
    }

    fn text(&self, place: NodeRef<'_, Node>, heading: Option<NodeRef<'_, Node>>) -> String {
        text_of(place, LineBreaks::Ignored, &|node, _| {
            Some(node) == heading || self.measures.get(node).is_boilerplate
        })
    }

    /// Writes what the library takes for the article, and what it leaves out of it though it is text.
    fn chosen_text(&self, place: NodeRef<'_, Node>, heading: Option<NodeRef<'_, Node>>) -> String {
        text_of(place, LineBreaks::Ignored, &|node, element| {
            let measure = self.measures.get(node);
            Some(node) == heading
                || measure.is_boilerplate
                || (self.main_text.leaves_out(node) && !is_text(node, element, measure))
        })
    }
}

/// When a teaser was published, where it says so in a form for machines.
fn published(article: NodeRef<'_, Node>) -> Option<jiff::civil::Date> {
    let times = article
        .descendants()
        .filter_map(|node| node.value().as_element())
        .filter(|element| element.name() == "time");
    times
        .filter_map(|element| element.attr("datetime"))
        .find_map(moment::day)
}

/// Says whether a text ends as one does that goes on elsewhere.
pub(super) fn breaks_off(text: &str) -> bool {
    let text = text.trim_end();
    ["…", "...", "[…]", "[...]"]
        .iter()
        .any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests;
