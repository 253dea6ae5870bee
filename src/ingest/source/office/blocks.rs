//! A text as it grows out of blocks: paragraphs, items of lists, rows of tables.

use crate::ingest::source::post;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Paragraph,
    Item,
    Row,
}

/// Blocks under each other.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    out: String,
    last: Option<Kind>,
    /// The first block, if it is a heading.
    title: Option<String>,
    count: usize,
    /// Notes and text boxes, which stand below what they hang on.
    hanging: Vec<String>,
}

impl Blocks {
    /// Adds a block; one without words is none.
    pub(super) fn add(&mut self, kind: Kind, text: &str) {
        let text = text.trim();
        if text.is_empty() || self.is_too_long() {
            return;
        }
        let goes_on = self.last == Some(kind) && matches!(kind, Kind::Item | Kind::Row);
        if !goes_on {
            self.settle();
        }
        if !self.out.is_empty() {
            self.out.push_str(if goes_on { "\n" } else { "\n\n" });
        }
        if self.count == 0 && kind == Kind::Heading {
            self.title = Some(text.to_owned());
        }
        self.out.push_str(text);
        self.last = Some(kind);
        self.count += 1;
    }

    /// Adds what hangs on the block that was added last: below it, or below the list or table it is part of.
    pub(super) fn hang(&mut self, text: String) {
        if !text.trim().is_empty() && !self.is_too_long() {
            self.hanging.push(text);
        }
    }

    /// Adds the cells of a row: on one line, or, where they hold several blocks, under each other.
    pub(super) fn row(&mut self, cells: Vec<Blocks>) {
        let is_line = |cell: &Blocks| cell.count <= 1 && !cell.out.contains('\n');
        if cells.iter().all(is_line) {
            let filled = cells.iter().map(|cell| cell.out.as_str());
            let filled: Vec<&str> = filled.filter(|cell| !cell.is_empty()).collect();
            self.add(Kind::Row, &filled.join(" | "));
        } else {
            for cell in &cells {
                self.add(Kind::Paragraph, &cell.out);
            }
        }
        for hanging in cells.into_iter().flat_map(|cell| cell.hanging) {
            self.hang(hanging);
        }
    }

    /// Says whether it is longer than any text, so that more need not be read.
    pub(super) fn is_too_long(&self) -> bool {
        let hanging: usize = self.hanging.iter().map(String::len).sum();
        self.out.len() + hanging > post::LONGEST
    }

    /// Returns the first heading, if the text begins with it, and the text.
    pub(super) fn finished(mut self) -> (Option<String>, String) {
        self.settle();
        (self.title, self.out)
    }

    fn settle(&mut self) {
        for text in std::mem::take(&mut self.hanging) {
            if !self.out.is_empty() {
                self.out.push_str("\n\n");
            }
            self.out.push_str(text.trim());
            self.last = None;
            self.count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(blocks: &[(Kind, &str)]) -> Blocks {
        let mut all = Blocks::default();
        for (kind, text) in blocks {
            all.add(*kind, text);
        }
        all
    }

    #[test]
    fn items_and_rows_are_lines_and_the_rest_paragraphs() {
        let mut text = of(&[
            (Kind::Heading, "Dijken in nood"),
            (Kind::Paragraph, "De gasten:"),
            (Kind::Item, "• An"),
        ]);
        text.hang("Noot 1: An was er.".to_owned());
        text.add(Kind::Item, "• Bo");
        text.row(vec![
            of(&[(Kind::Paragraph, "a")]),
            of(&[]),
            of(&[(Kind::Paragraph, "b")]),
        ]);
        text.row(vec![of(&[(Kind::Paragraph, "c"), (Kind::Paragraph, "d")])]);
        let (title, text) = text.finished();
        assert_eq!(title.as_deref(), Some("Dijken in nood"));
        assert_eq!(
            text,
            "Dijken in nood\n\nDe gasten:\n\n• An\n• Bo\n\nNoot 1: An was er.\n\na | b\n\nc\n\nd"
        );
    }
}
