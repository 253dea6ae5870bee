//! A leaf: what a page shows about a person, an organisation, a theme or the whole, line by line, each with
//! where it leads. The browser lays it out, the command line prints it, Markdown is made of it.

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;
use std::rc::Rc;

use super::table::{Cell, Columns};
use crate::profiles::{Kind, Target};
use crate::text::{clean_line, pad, width, wrap};

/// Lines about one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaf {
    /// What it is about.
    pub title: String,
    /// The lines.
    pub parts: Vec<Part>,
}

/// A line, as long as it needs to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How it is to be read.
    pub kind: PartKind,
    /// What stands before it.
    pub label: String,
    /// The text, clean and on one line.
    pub text: String,
    /// Where parts of the text lead, in order, without overlaps.
    pub links: Vec<(Range<usize>, Target)>,
    /// The parts of the text that stand in columns, in order; for lines of a table.
    pub cells: Vec<Cell>,
}

/// How a line is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// What the leaf is about.
    Title,
    /// Above a group.
    Heading,
    /// A value beside its label.
    Fact,
    /// Nothing is known.
    Unknown,
    /// The names of the columns of the rows below.
    Head,
    /// A row of a table.
    Row,
    /// Running text.
    Text,
    /// Nothing.
    Blank,
}

impl Part {
    pub(super) fn new(kind: PartKind, label: &str, text: &str) -> Self {
        Part {
            kind,
            label: clean_line(label),
            text: clean_line(text),
            links: Vec::new(),
            cells: Vec::new(),
        }
    }

    /// Adds a cell with what `add` puts into it.
    pub(super) fn cell(self, add: impl FnOnce(Part) -> Part) -> Self {
        self.with_cell(false, add)
    }

    /// Adds a cell that begins a second line where there is little room.
    pub(super) fn below(self, add: impl FnOnce(Part) -> Part) -> Self {
        let mut part = self.with_cell(false, add);
        if let Some(cell) = part.cells.last_mut() {
            cell.is_below = true;
        }
        part
    }

    /// Adds a cell with a number, or the name of a column of those.
    pub(super) fn number(self, text: &str) -> Self {
        self.with_cell(true, |part| part.and(text))
    }

    fn with_cell(mut self, is_number: bool, add: impl FnOnce(Part) -> Part) -> Self {
        if !self.cells.is_empty() {
            self.text.push_str("  ");
        }
        let start = self.text.len();
        let mut part = add(self);
        let range = start..part.text.len();
        part.cells.push(Cell {
            range,
            is_number,
            is_below: false,
        });
        part
    }

    /// Returns what stands in its cells.
    fn cell_texts(&self) -> impl Iterator<Item = &str> {
        let cells = self.cells.iter();
        cells.map(|cell| self.text.get(cell.range.clone()).unwrap_or_default())
    }

    /// Adds text.
    pub(super) fn and(mut self, text: &str) -> Self {
        // Blanks at the border belong to the line, so cleaning may not take them.
        let clean = crate::text::clean(text).replace(['\n', '\t'], " ");
        self.text.push_str(&clean);
        self
    }

    /// Adds text that leads somewhere.
    pub(super) fn link(mut self, text: &str, target: Target) -> Self {
        let start = self.text.len();
        self.text.push_str(&clean_line(text));
        self.links.push((start..self.text.len(), target));
        self
    }

    /// Adds a name that leads to its page.
    pub(super) fn name(self, kind: Kind, name: &str) -> Self {
        self.link(name, Target::Page(kind, name.to_owned()))
    }
}

impl Leaf {
    pub(super) fn new(title: &str) -> Self {
        let mut leaf = Leaf {
            title: clean_line(title),
            parts: Vec::new(),
        };
        leaf.push(Part::new(PartKind::Title, "", title));
        leaf.blank();
        leaf
    }

    pub(super) fn push(&mut self, part: Part) {
        self.parts.push(part);
    }

    pub(super) fn blank(&mut self) {
        self.push(Part::new(PartKind::Blank, "", ""));
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.blank();
        self.push(Part::new(PartKind::Heading, "", text));
    }

    pub(super) fn fact(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.push(Part::new(PartKind::Fact, label, value));
        }
    }

    /// Returns the columns of each line of a table, by its place: a table begins with its head.
    #[must_use]
    pub fn tables(&self) -> HashMap<usize, Rc<Columns>> {
        let mut tables = HashMap::new();
        let mut lines: Vec<usize> = Vec::new();
        let mut end = |lines: &mut Vec<usize>| {
            let mut columns = Columns::default();
            for part in lines.iter().filter_map(|at| self.parts.get(*at)) {
                columns.add(&part.text, &part.cells);
            }
            let columns = Rc::new(columns);
            tables.extend(lines.drain(..).map(|at| (at, Rc::clone(&columns))));
        };
        for (at, part) in self.parts.iter().enumerate() {
            if part.kind != PartKind::Row {
                end(&mut lines);
            }
            if matches!(part.kind, PartKind::Row | PartKind::Head) {
                lines.push(at);
            }
        }
        end(&mut lines);
        tables
    }

    /// Returns the leaf as plain text; wrapped at so many cells where a person reads it on a terminal.
    #[must_use]
    pub fn to_text(&self, cells: Option<usize>) -> String {
        let widest = self
            .parts
            .iter()
            .map(|part| width(&part.label))
            .max()
            .unwrap_or(0);
        let mut out = String::new();
        let tables = self.tables();
        for (at, part) in self.parts.iter().enumerate() {
            if let Some(columns) = tables.get(&at) {
                let line = columns.line(&part.text, &part.cells, cells.unwrap_or(usize::MAX));
                let _ = writeln!(out, "{line}");
                continue;
            }
            let indent = if part.kind == PartKind::Fact || part.kind == PartKind::Unknown {
                widest + 2
            } else {
                0
            };
            let lines = match cells {
                Some(cells) => wrap(&part.text, cells.saturating_sub(indent).max(20)),
                None => vec![0..part.text.len()],
            };
            for (at, range) in lines.into_iter().enumerate() {
                let label = if at == 0 { part.label.as_str() } else { "" };
                let text = part.text.get(range).unwrap_or_default();
                let line = format!("{}{text}", pad(label, indent));
                let _ = writeln!(out, "{}", line.trim_end());
            }
        }
        out
    }

    /// Returns the leaf as Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            let text = super::markdown::escaped(&part.text);
            let label = super::markdown::escaped(&part.label);
            let _ = match part.kind {
                PartKind::Title => writeln!(out, "# {text}"),
                PartKind::Heading => writeln!(out, "## {text}\n"),
                PartKind::Fact | PartKind::Unknown if label.is_empty() => writeln!(out, "- {text}"),
                PartKind::Fact | PartKind::Unknown => writeln!(out, "- **{label}** {text}"),
                PartKind::Head | PartKind::Row => out.write_str(&table_line(part)),
                PartKind::Text | PartKind::Blank => writeln!(out, "{text}"),
            };
        }
        out
    }
}

/// A line of a Markdown table.
fn table_line(part: &Part) -> String {
    let cells = part.cell_texts();
    let cells = cells.map(|text| super::markdown::escaped(text).replace('|', "\\|"));
    let line = format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
    if part.kind == PartKind::Row {
        return line;
    }
    let rule = part
        .cells
        .iter()
        .map(|cell| if cell.is_number { "---:" } else { "---" });
    format!("{line}| {} |\n", rule.collect::<Vec<_>>().join(" | "))
}
