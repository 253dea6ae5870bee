//! Lines of a page → paragraphs: joined where they were broken to fit the column, with words made whole that were
//! divided there.

use std::collections::HashMap;

use super::furniture;
use super::page::{Line, Page};

/// Letters of one size differ by less, as a share of their height.
const SAME_SIZE: f64 = 0.15;

/// Headings are larger than the text by more.
const LARGER: f64 = 1.2;

/// How far lines of one column may begin from each other, in points.
const INDENT: f64 = 30.0;

/// Lines that reach the edge of a column end this near to it, in points.
const NEAR: f64 = 40.0;

/// What programs write as a bullet; the first is Word's, from a font of its own.
const BULLETS: &[char] = &[
    '\u{f0b7}', '\u{f0a7}', '\u{f02d}', '•', '▪', '●', '◦', '·', '∙', '\u{2023}', '\u{25cf}',
];

/// Blocks of fewer lines do not show how wide their column is.
const FEWEST: usize = 3;

/// Lines of one paragraph stand no further from each other than others do, give or take this share of their height.
const CLOSE: f64 = 0.15;

/// More blocks of a page, or lines of one kind, are not looked at: each line looks at all of them.
const MOST_BLOCKS: usize = 400;

/// A block of a page, without what stands on every page.
struct Block {
    page: usize,
    lines: Vec<Line>,
}

/// Returns the text of pages.
pub(super) fn text(pages: &[Page]) -> String {
    let pages = furniture::without(pages).into_iter().enumerate();
    let blocks: Vec<Block> = pages
        .flat_map(|(page, blocks)| blocks.into_iter().map(move |lines| Block { page, lines }))
        .filter(|block| !block.lines.is_empty())
        .collect();
    let usual = Usual::of(&blocks);
    let columns = Columns::of(&blocks);
    let mut writer = Writer::default();
    for block in &blocks {
        for (at, line) in block.lines.iter().enumerate() {
            let placed = Placed {
                line: line.clone(),
                page: block.page,
                edge: columns.edge(line, block),
            };
            writer.line(placed, at == 0, &usual);
        }
    }
    writer.out
}

/// What is usual in a document: how high its lines are, and how far they stand from each other in a paragraph.
struct Usual {
    height: f64,
    gap: f64,
}

impl Usual {
    fn of(blocks: &[Block]) -> Self {
        let lines = blocks.iter().flat_map(|block| &block.lines);
        let pairs = blocks.iter().flat_map(|block| block.lines.windows(2));
        let gaps = pairs.filter_map(|pair| match pair {
            [above, below] => Some(below.top - above.bottom),
            _ => None,
        });
        Usual {
            height: middle(lines.map(Line::height).collect()),
            gap: middle(gaps.collect()),
        }
    }
}

fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}

/// Where lines end, if more than one ends there.
fn reach<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Option<f64> {
    let lines = lines.take(MOST_BLOCKS);
    let edge = lines.clone().map(|line| line.right).fold(0.0, f64::max);
    let reaching = lines.filter(|line| line.right > edge - NEAR).count();
    (reaching > 1).then_some(edge)
}

/// Where the columns of a document end.
struct Columns<'a> {
    /// The blocks of each page that show it.
    blocks: HashMap<usize, Vec<&'a Block>>,
    /// What all lines show that begin alike and have one size.
    whole: HashMap<(i64, i64), Vec<&'a Line>>,
}

impl<'a> Columns<'a> {
    fn of(blocks: &'a [Block]) -> Self {
        let mut columns = Columns {
            blocks: HashMap::new(),
            whole: HashMap::new(),
        };
        for block in blocks {
            let of_page = columns.blocks.entry(block.page).or_default();
            if block.lines.len() >= FEWEST && of_page.len() < MOST_BLOCKS {
                of_page.push(block);
            }
            for line in &block.lines {
                let alike = columns.whole.entry(kind(line)).or_default();
                if alike.len() < MOST_BLOCKS {
                    alike.push(line);
                }
            }
        }
        columns
    }

    /// Where the column of a line ends: where its block does, or, if that is short, the next one that begins like
    /// it and has its size.
    fn edge(&self, line: &Line, own: &Block) -> Option<f64> {
        let is_alike = |other: &Block| {
            let first = other.lines.first().filter(|_| other.lines.len() >= FEWEST);
            first.is_some_and(|first| {
                (first.left - line.left).abs() < INDENT && is_one_size(first, line)
            })
        };
        if is_alike(own) {
            return reach(own.lines.iter());
        }
        let distance = |other: &Block| match (other.lines.first(), other.lines.last()) {
            (Some(first), Some(last)) => (first.top - line.bottom)
                .max(line.top - last.bottom)
                .max(0.0),
            _ => f64::INFINITY,
        };
        let near = self.blocks.get(&own.page).into_iter().flatten();
        let near = near.filter(|other| is_alike(other));
        match near.min_by(|one, other| distance(one).total_cmp(&distance(other))) {
            Some(block) => reach(block.lines.iter()),
            None => reach(self.whole.get(&kind(line))?.iter().copied()),
        }
    }
}

/// Where a line begins and how high it is, roughly.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is a few thousand points wide, and a cast stops at the largest number"
)]
fn kind(line: &Line) -> (i64, i64) {
    (
        (line.left / INDENT).round() as i64,
        line.height().round() as i64,
    )
}

fn is_one_size(one: &Line, other: &Line) -> bool {
    (one.height() - other.height()).abs() < SAME_SIZE * one.height().max(other.height())
}

/// A line with where it stands and where its column ends.
struct Placed {
    line: Line,
    page: usize,
    edge: Option<f64>,
}

#[derive(Default)]
struct Writer {
    out: String,
    last: Option<Placed>,
    /// A bullet that waits for its text.
    bullet: bool,
}

impl Writer {
    fn line(&mut self, placed: Placed, is_first: bool, usual: &Usual) {
        let text = placed.line.text.trim().to_owned();
        let bare = text.trim_start_matches(BULLETS).trim_start();
        let is_item = bare.len() < text.len() || self.bullet;
        if bare.is_empty() {
            self.bullet |= is_item;
            return;
        }
        let is_apart = is_first && !self.is_close(&placed, usual);
        if !is_item && self.goes_on(&placed, bare, (is_first, is_apart), usual) {
            self.join(bare);
        } else {
            let is_list = is_item && self.is_in_list();
            self.divide(if is_item {
                !is_list
            } else {
                is_first || self.is_in_list()
            });
            if is_item {
                self.out.push_str("• ");
            }
            self.out.push_str(bare);
        }
        self.bullet = false;
        self.last = Some(placed);
    }

    /// Says whether a line stands right below the one before it, whatever block it is put in.
    fn is_close(&self, placed: &Placed, usual: &Usual) -> bool {
        self.last.as_ref().is_some_and(|last| {
            let gap = placed.line.top - last.line.bottom;
            last.page == placed.page
                && (gap - usual.gap).abs() < placed.line.height() * CLOSE
                && (placed.line.left - last.line.left).abs() < INDENT
        })
    }

    fn is_in_list(&self) -> bool {
        self.out
            .rsplit('\n')
            .next()
            .is_some_and(|line| line.starts_with("• "))
    }

    fn divide(&mut self, is_block: bool) {
        if !self.out.is_empty() {
            self.out.push_str(if is_block { "\n\n" } else { "\n" });
        }
    }

    /// Says whether a line goes on with the one before it. It may be the first of a block, and stand apart.
    fn goes_on(
        &self,
        placed: &Placed,
        text: &str,
        (is_first, is_apart): (bool, bool),
        usual: &Usual,
    ) -> bool {
        let Some(last) = &self.last else {
            return false;
        };
        let (line, before) = (&placed.line, last.line.text.trim_end());
        if !is_one_size(&last.line, line) || begins_with_label(text) {
            return false;
        }
        let reaches = |near: f64| last.edge.is_some_and(|edge| last.line.right > edge - near);
        let is_open = !before.ends_with(['.', '!', '?', ':', ';', '”', '"']);
        let is_middle = is_open && text.starts_with(char::is_lowercase);
        if is_apart {
            // A sentence goes on in the next column or on the next page.
            return is_middle && (reaches(NEAR) || divides_word(before));
        }
        if is_first && !is_open {
            return false;
        }
        if line.height() > usual.height * LARGER || divides_word(before) {
            return true;
        }
        let space = line.height() / 4.0;
        let needed = last.line.right + space + line.first_word;
        last.edge.is_some_and(|edge| needed > edge) || (is_middle && reaches(2.0 * NEAR))
    }

    fn join(&mut self, text: &str) {
        let first = text.split_whitespace().next().unwrap_or_default();
        let is_divided = divides_word(&self.out) && text.starts_with(char::is_alphabetic);
        // `onder- en bovenbouw`, `Noord-Holland`.
        let is_pair = ["en", "of", "tot", "als", "and"].contains(&first);
        match () {
            () if is_divided && !is_pair => {
                if text.starts_with(char::is_lowercase) {
                    self.out.pop();
                }
            }
            () => self.out.push(' '),
        }
        self.out.push_str(text);
    }
}

/// `Locatie: De Glazen Zaal` begins a line of its own.
fn begins_with_label(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    first.ends_with(':') && first.len() > 2
}

/// Says whether a line ends in a word that goes on in the next one.
fn divides_word(line: &str) -> bool {
    let bare = line.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    bare.is_some_and(|bare| bare.ends_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::super::page;
    use super::*;

    /// A line whose letters are six points wide and twelve high.
    fn line(left: u32, top: u32, text: &str) -> Line {
        let width =
            |text: &str| 6.0 * f64::from(u32::try_from(text.chars().count()).expect("short"));
        Line {
            left: f64::from(left),
            right: f64::from(left) + width(text),
            top: f64::from(top),
            bottom: f64::from(top) + 12.0,
            text: text.to_owned(),
            first_word: width(text.split(' ').next().unwrap_or_default()),
        }
    }

    fn page(blocks: &[&[Line]]) -> page::Page {
        page::Page {
            height: 800.0,
            blocks: blocks
                .iter()
                .map(|lines| page::Block {
                    lines: lines.to_vec(),
                })
                .collect(),
        }
    }

    #[test]
    fn lines_of_a_column_are_joined_and_divided_words_made_whole() {
        let pages = [
            page(&[
                &[line(50, 30, "Verslag 2022")],
                &[
                    line(50, 200, "De avond ging over overheids-"),
                    line(50, 214, "management, over onder-"),
                    line(50, 228, "en bovenbouw, Noord-"),
                    line(50, 242, "Holland en geld genoeg."),
                    line(50, 256, "Nog een regel."),
                ],
                &[line(50, 300, "•"), line(60, 300, "An Bos")],
                &[line(50, 314, "\u{f0b7} Bo Kok")],
                &[line(50, 600, "Een zin die verder gaat op")],
                &[line(50, 780, "1")],
            ]),
            page(&[
                &[line(50, 30, "Verslag 2022")],
                &[line(50, 100, "de volgende bladzijde.")],
                &[line(50, 780, "Pagina 2 van 2")],
            ]),
        ];
        assert_eq!(
            text(&pages),
            "Verslag 2022\n\nDe avond ging over overheidsmanagement, over onder- en bovenbouw, Noord-Holland en geld genoeg.\nNog een regel.\n\n• An Bos\n• Bo Kok\n\nEen zin die verder gaat op de volgende bladzijde."
        );
    }
}
