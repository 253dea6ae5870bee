//! A piece of a web page → plain text: paragraphs, lists and headings as a person would copy them.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;

use super::element::is_one_of;

/// Shorter texts are labels, in bytes.
const SENTENCE: usize = 20;

/// What white space in the source means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest::source) enum LineBreaks {
    /// Nothing, as in HTML.
    Ignored,
    /// A line, and two of them a paragraph, as in WordPress' classic editor.
    Kept,
}

/// Returns the text under a node. `is_left_out` names elements that are passed over with all they hold.
pub(in crate::ingest::source) fn text_of(
    root: NodeRef<'_, Node>,
    breaks: LineBreaks,
    is_left_out: &dyn Fn(NodeRef<'_, Node>, &Element) -> bool,
) -> String {
    let mut writer = Writer::new(breaks);
    let mut skipped: Option<NodeId> = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if skipped.is_none() => match node.value() {
                Node::Element(element)
                    if is_unseen(node, element) || is_left_out(node, element) =>
                {
                    skipped = Some(node.id());
                }
                Node::Element(element) => writer.open(node, element),
                Node::Text(text) if is_between_parts(node, text) => {}
                Node::Text(text) => writer.text(text),
                _ => {}
            },
            Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
            Edge::Close(node) if skipped.is_none() => {
                if let Node::Element(element) = node.value() {
                    writer.close(element.name());
                }
            }
            _ => {}
        }
    }
    writer.finished()
}

/// Elements that no reader of the page sees as text. A part that is folded away until it is clicked is seen, and
/// so is the button that is its heading.
pub(super) fn is_unseen(node: NodeRef<'_, Node>, element: &Element) -> bool {
    match element.name() {
        "script" | "style" | "noscript" | "template" | "svg" | "canvas" | "iframe" | "object"
        | "head" | "title" | "select" | "textarea" | "input" | "datalist" | "audio" | "video"
        | "map" | "math" => return true,
        "button" if !is_heading(node) => return true,
        _ => {}
    }
    let is_for_machines = element.classes().any(|class| {
        matches!(
            class,
            "screen-reader-text" | "sr-only" | "visually-hidden" | "element-invisible"
        )
    });
    is_for_machines || (is_hidden(element) && !is_folded(node, element))
}

fn is_heading(node: NodeRef<'_, Node>) -> bool {
    let headings = ["h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"];
    node.parent()
        .is_some_and(|parent| is_one_of(parent, &headings))
}

fn is_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element.attr("style").is_some_and(hides)
}

/// Says whether something hidden is a part of the page that opens when it is clicked: a block that holds
/// sentences and nothing to fill in.
fn is_folded(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_block = matches!(
        element.name(),
        "div"
            | "section"
            | "p"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dd"
            | "table"
            | "tr"
            | "td"
            | "article"
    );
    let is_form = || {
        node.descendants()
            .any(|below| is_one_of(below, &["form", "input"]))
    };
    let mut sentences = node.descendants().filter(|below| {
        let text = below.value().as_text();
        let is_link = || below.ancestors().any(|above| is_one_of(above, &["a"]));
        text.is_some_and(|text| is_sentence(text)) && !is_link()
    });
    is_block && sentences.next().is_some() && !is_form()
}

fn is_sentence(text: &str) -> bool {
    text.trim().len() >= SENTENCE && text.trim().contains(' ')
}

fn hides(style: &str) -> bool {
    let style: String = style
        .split_whitespace()
        .collect::<String>()
        .to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Says whether white space stands between the items of a list or the rows of a table, where it is never shown.
fn is_between_parts(node: NodeRef<'_, Node>, text: &str) -> bool {
    let inside = ["ul", "ol", "menu", "dl", "table", "thead", "tbody", "tr"];
    text.chars().all(is_space)
        && node
            .parent()
            .is_some_and(|parent| is_one_of(parent, &inside))
}

/// What stands between two pieces of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Blank,
    Line,
    Paragraph,
}

struct Writer {
    out: String,
    gap: Gap,
    breaks: LineBreaks,
    /// What stands in front of the next text: a bullet, a number, the border of a cell.
    mark: Option<String>,
    /// The numbers of the ordered lists that are open; none for a bulleted one.
    lists: Vec<Option<usize>>,
    preformatted: usize,
}

impl Writer {
    fn new(breaks: LineBreaks) -> Self {
        Writer {
            out: String::new(),
            gap: Gap::Nothing,
            breaks,
            mark: None,
            lists: Vec::new(),
            preformatted: 0,
        }
    }

    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        match element.name() {
            "ul" | "menu" => self.lists.push(None),
            "ol" => {
                let first = element.attr("start").and_then(|start| start.parse().ok());
                self.lists.push(Some(first.unwrap_or(1)));
            }
            "pre" => self.preformatted += 1,
            _ => {}
        }
        self.break_at(element.name());
        match element.name() {
            "li" => self.mark = Some(self.bullet()),
            "td" | "th" if !is_first(node) => self.cell(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        // An empty item leaves no bullet for what follows, an empty cell no border.
        if matches!(name, "li" | "td" | "th") {
            self.mark = None;
        }
        if name != "br" {
            self.break_at(name);
        }
        match name {
            "ul" | "menu" | "ol" => {
                self.lists.pop();
            }
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
    }

    fn break_at(&mut self, name: &str) {
        // A line that is broken twice is how older pages set paragraphs apart.
        let is_second = name == "br" && self.gap >= Gap::Line;
        let gap = if is_second {
            Gap::Paragraph
        } else {
            gap_at(name)
        };
        // A list inside an item goes on with the next line.
        let is_nested = self.lists.len() > 1 && matches!(name, "ul" | "ol" | "menu");
        self.widen(if is_nested { Gap::Line } else { gap });
    }

    fn widen(&mut self, gap: Gap) {
        // A bullet waits for its text, whatever blocks the text stands in.
        if self.mark.is_none() || gap <= Gap::Blank {
            self.gap = self.gap.max(gap);
        }
    }

    fn bullet(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "• ".to_owned(),
        }
    }

    /// Cells of one row stand on one line, unless they hold blocks.
    fn cell(&mut self) {
        if self.gap <= Gap::Blank && !self.out.is_empty() {
            self.gap = Gap::Nothing;
            self.mark = Some(" | ".to_owned());
        }
    }

    fn text(&mut self, text: &str) {
        let keeps_lines = self.breaks == LineBreaks::Kept || self.preformatted > 0;
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.trim_start_matches(is_space);
            let (space, word) = rest.split_at(rest.len() - word.len());
            if !space.is_empty() {
                self.widen(gap_of(space, keeps_lines));
            }
            let (words, after) = word.split_at(end_of_words(word));
            if !words.is_empty() {
                self.words(words);
            }
            rest = after;
        }
    }

    fn words(&mut self, words: &str) {
        match self.gap {
            _ if self.out.is_empty() => {}
            Gap::Nothing => {}
            Gap::Blank => self.out.push(' '),
            Gap::Line => self.out.push('\n'),
            Gap::Paragraph => self.out.push_str("\n\n"),
        }
        self.gap = Gap::Nothing;
        if let Some(mark) = self.mark.take() {
            self.out.push_str(&mark);
        }
        self.out.push_str(words);
    }

    fn finished(self) -> String {
        // Editors leave paragraphs with nothing but a non-breaking space.
        let lines = self
            .out
            .lines()
            .map(|line| if line.trim().is_empty() { "" } else { line });
        let mut out = String::with_capacity(self.out.len());
        let mut empty = 0;
        for line in lines {
            empty = if line.is_empty() { empty + 1 } else { 0 };
            if empty < 2 {
                out.push_str(line);
                out.push('\n');
            }
        }
        out.trim().to_owned()
    }
}

fn gap_at(name: &str) -> Gap {
    match name {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "menu" | "dl" | "table"
        | "blockquote" | "pre" | "figure" | "section" | "article" | "header" | "footer"
        | "main" | "aside" | "nav" | "hr" | "form" | "fieldset" | "details" | "address"
        | "body" => Gap::Paragraph,
        "div" | "li" | "tr" | "dt" | "dd" | "br" | "center" | "caption" | "figcaption"
        | "summary" | "legend" | "option" | "label" => Gap::Line,
        _ => Gap::Nothing,
    }
}

fn gap_of(space: &str, keeps_lines: bool) -> Gap {
    match space.matches('\n').count() {
        0 => Gap::Blank,
        _ if !keeps_lines => Gap::Blank,
        1 => Gap::Line,
        _ => Gap::Paragraph,
    }
}

/// Measures the words at the start that single blanks divide: they are taken over as they are.
fn end_of_words(text: &str) -> usize {
    // White space is ASCII: bytes are enough to find it.
    let is_space = |byte: u8| is_space(char::from(byte));
    let bytes = text.as_bytes();
    let is_end = |at: usize, byte: u8| {
        is_space(byte) && (byte != b' ' || bytes.get(at + 1).is_none_or(|next| is_space(*next)))
    };
    let end = text
        .bytes()
        .enumerate()
        .find(|(at, byte)| is_end(*at, *byte));
    end.map_or(text.len(), |(at, _)| at)
}

/// White space that HTML folds; a non-breaking space is a character of the text.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

fn is_first(node: NodeRef<'_, Node>) -> bool {
    !node
        .prev_siblings()
        .any(|sibling| sibling.value().is_element())
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    fn text(html: &str, breaks: LineBreaks) -> String {
        text_of(Html::parse_fragment(html).tree.root(), breaks, &|_, _| {
            false
        })
    }

    #[test]
    fn blocks_become_paragraphs_and_items_lines() {
        for (html, expected) in [
            (
                "<p>Een <b>vette</b>\n regel.</p>\n\n<p>Nog een.</p>",
                "Een vette regel.\n\nNog een.",
            ),
            (
                "<h3>Kop</h3><p>Tekst<br>op twee regels</p>",
                "Kop\n\nTekst\nop twee regels",
            ),
            (
                "<p>De gasten:</p><ul>\n<li>An Bos (lid)</li>\n<li><p>Bo Kok</p></li></ul><p>Slot</p>",
                "De gasten:\n\n• An Bos (lid)\n• Bo Kok\n\nSlot",
            ),
            ("<ol start=3><li>drie<li>vier</ol>", "3. drie\n4. vier"),
            (
                "<ul><li>een<ul><li>binnen</li></ul></li><li>twee</li></ul>",
                "• een\n• binnen\n• twee",
            ),
            ("<ul><li></li></ul><p>Slot</p>", "Slot"),
            ("<div>regel</div><div>regel</div>", "regel\nregel"),
            (
                "<table><tr><td>Datum</td><td>3 mei</td></tr><tr><td>Zaal</td><td>De Pier</td></tr></table>",
                "Datum | 3 mei\nZaal | De Pier",
            ),
            (
                "<table><tr><td><p>Links</p></td><td><p>Rechts</p></td></tr></table>",
                "Links\n\nRechts",
            ),
            (
                "<table><tr><td>a</td><td></td></tr><tr><td>b</td></tr></table>",
                "a\nb",
            ),
            ("a<br><br>b<br/>c", "a\n\nb\nc"),
            ("a<p>&nbsp;</p>b", "a\n\nb"),
            (
                "<p>na<!-- wp:x -->een</p><script>x</script><style>y</style><p style='display: none'>weg</p>",
                "naeen",
            ),
            (
                "<p>10&nbsp;maart &amp; <i>caf</i><i>é</i></p>",
                "10\u{a0}maart & café",
            ),
            ("<pre>a\n\nb</pre>", "a\n\nb"),
        ] {
            assert_eq!(text(html, LineBreaks::Ignored), expected, "{html}");
        }
    }

    #[test]
    fn a_classic_post_has_paragraphs_where_lines_are_blank() {
        assert_eq!(
            text(
                "Een regel\nen de volgende.\n\n<strong>Gasten</strong>\n<ul>\n\t<li>An</li>\n\n<li>Bo</li>\n</ul>\nSlot.",
                LineBreaks::Kept
            ),
            "Een regel\nen de volgende.\n\nGasten\n\n• An\n• Bo\n\nSlot."
        );
    }
}
