//! What a web page says of itself outside its text: address, title, moment of publication.

use ego_tree::NodeRef;
use jiff::civil::Date;
use scraper::node::Element;
use scraper::{Html, Node};

use crate::ingest::source::moment;
use crate::text::{clean_line, fold};

/// Where browsers write down the address of a page they save.
const SAVED_FROM: &[&str] = &["saved from url=", " url: "];

/// What stands between the title of a page and the name of its site.
const SEPARATORS: &[&str] = &[" – ", " — ", " - ", " » ", " · ", " :: ", " | "];

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub(super) url: Option<String>,
    pub(super) published: Option<Date>,
    /// The title without the name of the site.
    pub(super) title: Option<String>,
    /// The name of the site, folded.
    pub(super) site: Option<String>,
}

impl Meta {
    pub(super) fn of(page: &Html) -> Self {
        let read = Reader::of(page);
        let (title, tail) = read
            .title
            .as_deref()
            .map(|title| read.without_site(title))
            .unzip();
        Meta {
            site: read
                .site
                .as_deref()
                .or(tail.flatten())
                .map(|site| fold(site.trim())),
            url: read
                .url
                .clone()
                .or(read.saved_from.clone())
                .filter(|url| is_address(url)),
            published: read.published.or(read.published_in_script),
            title: read
                .og_title
                .as_deref()
                .or(title)
                .map(clean_line)
                .filter(|title| !title.is_empty()),
        }
    }
}

/// Says whether an address can be opened by others: `http` or `https`, nothing of this machine.
pub(super) fn is_address(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

#[derive(Default)]
struct Reader {
    url: Option<String>,
    saved_from: Option<String>,
    title: Option<String>,
    og_title: Option<String>,
    site: Option<String>,
    published: Option<Date>,
    published_in_script: Option<Date>,
    /// Short texts of the page, folded, in which the name of the site may stand.
    lines: Vec<String>,
}

impl Reader {
    fn of(page: &Html) -> Self {
        let mut reader = Reader::default();
        for node in page.tree.nodes() {
            match node.value() {
                Node::Comment(comment) => reader.comment(comment),
                Node::Text(text) if text.len() < 200 && !is_title(node) => {
                    reader.lines.push(fold(text.trim()));
                }
                Node::Element(element) => reader.element(node, element),
                _ => {}
            }
        }
        reader
    }

    fn comment(&mut self, comment: &str) {
        let address = SAVED_FROM
            .iter()
            .find_map(|words| comment.split_once(words));
        let Some((_, rest)) = address else { return };
        // Browsers write the length in front: (0042)https://…
        let start = rest.find("http");
        let address = start
            .and_then(|at| rest.get(at..))
            .and_then(|rest| rest.split_whitespace().next());
        self.saved_from = self.saved_from.take().or(address.map(str::to_owned));
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        match element.name() {
            "link" if element.attr("rel") == Some("canonical") => {
                set(&mut self.url, element.attr("href"));
            }
            "meta" => self.meta(element),
            "title" => set(&mut self.title, text(node).as_deref()),
            "abbr" if is_publication(element) => {
                let day = element.attr("title").and_then(moment::day);
                self.published = self.published.or(day);
            }
            "time" if is_publication(element) || is_told(node) => {
                self.published = self
                    .published
                    .or_else(|| moment::day(element.attr("datetime")?));
            }
            "script" if element.attr("type") == Some("application/ld+json") => {
                let found = text(node).and_then(|script| published_in(&script));
                self.published_in_script = self.published_in_script.or(found);
            }
            _ => {}
        }
    }

    fn meta(&mut self, element: &Element) {
        let name = element
            .attr("property")
            .or(element.attr("name"))
            .or(element.attr("itemprop"));
        let content = element.attr("content");
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "og:url" => set(&mut self.url, content),
            "og:title" => set(&mut self.og_title, content),
            "og:site_name" | "application-name" => set(&mut self.site, content),
            "article:published_time"
            | "datepublished"
            | "og:article:published_time"
            | "publish-date"
            | "pubdate"
            | "publication_date"
            | "dc.date.created"
            | "dcterms.issued"
            | "dcterms.date"
            | "dc.date"
            | "dc.date.issued" => {
                self.published = content.and_then(moment::day).or(self.published);
            }
            _ => {}
        }
    }

    /// Divides a title into itself and the name of the site, if what stands behind the last separator is that.
    fn without_site<'a>(&self, title: &'a str) -> (&'a str, Option<&'a str>) {
        let cut = SEPARATORS
            .iter()
            .filter_map(|separator| title.rsplit_once(separator));
        let shortest = cut.min_by_key(|(_, tail)| tail.len());
        match shortest {
            Some((head, tail)) if self.is_site(tail) => (head, Some(tail)),
            _ => (title, None),
        }
    }

    fn is_site(&self, name: &str) -> bool {
        let name = fold(name.trim());
        self.site
            .as_deref()
            .is_some_and(|site| fold(site.trim()) == name)
            || self.lines.contains(&name)
    }
}

fn set(place: &mut Option<String>, value: Option<&str>) {
    let value = value.map(str::trim).filter(|value| !value.is_empty());
    *place = place.take().or(value.map(str::to_owned));
}

fn text(node: NodeRef<'_, Node>) -> Option<String> {
    let text: String = node
        .descendants()
        .filter_map(|below| below.value().as_text())
        .map(|text| &**text)
        .collect();
    Some(text).filter(|text| !text.trim().is_empty())
}

fn is_title(node: NodeRef<'_, Node>) -> bool {
    node.parent()
        .is_some_and(|parent| super::element::is_one_of(parent, &["title"]))
}

/// Says whether a moment is that of the publication; others are those of the evening.
fn is_publication(element: &Element) -> bool {
    let marks = [
        "publish",
        "entry-date",
        "posted",
        "dt-published",
        "post-date",
    ];
    let by_class = element
        .classes()
        .any(|class| marks.iter().any(|mark| class.contains(mark)));
    by_class
        || element.attr("pubdate").is_some()
        || element.attr("itemprop") == Some("datePublished")
}

/// Says whether the words in front of a moment say that it is that of the publication.
fn is_told(node: NodeRef<'_, Node>) -> bool {
    let before: String = node
        .prev_siblings()
        .flat_map(|before| before.descendants())
        .filter_map(|below| below.value().as_text())
        .map(|text| fold(text))
        .collect();
    [
        "geplaatst",
        "gepubliceerd",
        "publicatiedatum",
        "published",
        "posted on",
    ]
    .iter()
    .any(|words| before.contains(words))
}

/// Finds the moment of publication in what a page says to search engines (schema.org, as JSON-LD).
fn published_in(script: &str) -> Option<Date> {
    let (_, rest) = script.split_once("\"datePublished\"")?;
    let value = rest
        .trim_start()
        .strip_prefix(':')?
        .trim_start()
        .strip_prefix('"')?;
    moment::day(value.split('"').next()?)
}
