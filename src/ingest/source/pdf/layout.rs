//! Lines of a page → paragraphs: joined where they were broken to fit the column, with words made whole that were
//! divided there.

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

/// Returns the text of pages.
pub(super) fn text(pages: &[Page]) -> String {
    let blocks: Vec<Vec<Line>> = furniture::without(pages)
        .into_iter()
        .flatten()
        .filter(|lines| !lines.is_empty())
        .collect();
    let lines: Vec<&Line> = blocks.iter().flatten().collect();
    let usual = usual_height(&lines);
    let mut writer = Writer::default();
    for block in &blocks {
        for (at, line) in block.iter().enumerate() {
            let edge = edge(line, &lines);
            let is_first = at == 0;
            writer.line(line, is_first, edge, usual);
        }
    }
    writer.out
}

fn usual_height(lines: &[&Line]) -> f64 {
    let mut heights: Vec<f64> = lines.iter().map(|line| line.height()).collect();
    heights.sort_unstable_by(f64::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(0.0)
}

/// Where the column of a line ends: where lines that begin like it and have its size do, if more than one does.
fn edge(line: &Line, lines: &[&Line]) -> Option<f64> {
    let alike = || {
        lines
            .iter()
            .filter(|other| (other.left - line.left).abs() < INDENT && is_one_size(other, line))
    };
    let edge = alike().map(|other| other.right).fold(0.0, f64::max);
    let reaching = alike().filter(|other| other.right > edge - NEAR).count();
    (reaching > 1).then_some(edge)
}

fn is_one_size(one: &Line, other: &Line) -> bool {
    (one.height() - other.height()).abs() < SAME_SIZE * one.height().max(other.height())
}

#[derive(Default)]
struct Writer {
    out: String,
    last: Option<(Line, Option<f64>)>,
    /// A bullet that waits for its text.
    bullet: bool,
}

impl Writer {
    fn line(&mut self, line: &Line, is_first: bool, edge: Option<f64>, usual: f64) {
        let text = line.text.trim();
        let bare = text.trim_start_matches(BULLETS).trim_start();
        let is_item = bare.len() < text.len() || self.bullet;
        if bare.is_empty() {
            self.bullet |= is_item;
            return;
        }
        let goes_on = !is_item && self.goes_on(line, bare, is_first, usual);
        if goes_on {
            self.join(bare);
        } else {
            let is_list = is_item && self.is_in_list();
            self.divide(if is_item { !is_list } else { is_first });
            if is_item {
                self.out.push_str("• ");
            }
            self.out.push_str(bare);
        }
        self.bullet = false;
        self.last = Some((line.clone(), edge));
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

    /// Says whether a line goes on with the one before it.
    fn goes_on(&self, line: &Line, text: &str, is_first: bool, usual: f64) -> bool {
        let Some((last, edge)) = &self.last else {
            return false;
        };
        if !is_one_size(last, line) {
            return false;
        }
        let before = last.text.trim_end();
        let is_open = !before.ends_with(['.', '!', '?', ':', ';', '”', '"']);
        let is_lower = text.starts_with(char::is_lowercase);
        if is_first {
            // A sentence goes on in the next column or on the next page.
            return is_open && is_lower && edge.is_some_and(|edge| last.right > edge - NEAR);
        }
        if line.height() > usual * LARGER || divides_word(before) {
            return true;
        }
        let space = line.height() / 4.0;
        let is_full = edge.is_some_and(|edge| last.right + space + line.first_word > edge);
        is_full || (is_open && is_lower && edge.is_some_and(|edge| last.right > edge - 2.0 * NEAR))
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

/// Says whether a line ends in a word that goes on in the next one.
fn divides_word(line: &str) -> bool {
    let bare = line.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    bare.is_some_and(|bare| bare.ends_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::super::page::{Block, Page};
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

    fn page(blocks: &[&[Line]]) -> Page {
        Page {
            height: 800.0,
            blocks: blocks
                .iter()
                .map(|lines| Block {
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
