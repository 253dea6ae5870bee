//! What stands on every page of a PDF and is no part of its text: numbers of pages, lines at the head and the foot.

use std::collections::HashMap;

use super::page::{Line, Page};
use crate::text::fold;

/// What share of a page its head and its foot are.
const EDGE: f64 = 0.12;

/// Takes out the numbers of pages, and what the heads and feet of pages say again.
pub(super) fn without(pages: &[Page]) -> Vec<Vec<Vec<Line>>> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages {
        for line in page.blocks.iter().flat_map(|block| &block.lines) {
            if is_at_edge(line, page) {
                *counts.entry(bare(&line.text)).or_default() += 1;
            }
        }
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut kept = |line: &&Line, page: &Page| {
        if !is_at_edge(line, page) {
            return true;
        }
        let bare = bare(&line.text);
        let is_repeated = pages.len() > 1
            && counts
                .get(&bare)
                .is_some_and(|count| *count * 2 > pages.len());
        let before = seen.entry(bare.clone()).or_default();
        *before += 1;
        let is_again = is_repeated && *before > 1;
        !is_again && !is_page_number(&bare, &line.text)
    };
    let mut out = Vec::new();
    for page in pages {
        let blocks = page.blocks.iter().map(|block| {
            let lines = block.lines.iter().filter(|line| kept(line, page));
            lines.cloned().collect()
        });
        out.push(blocks.collect());
    }
    out
}

fn is_at_edge(line: &Line, page: &Page) -> bool {
    line.bottom < page.height * EDGE || line.top > page.height * (1.0 - EDGE)
}

/// The words of a line without its numbers, which differ from page to page.
fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_numeric()).collect()
}

/// `3`, `- 3 -`, `3 / 7`, `Pagina 3 van 7`.
fn is_page_number(bare: &str, text: &str) -> bool {
    let words: Vec<&str> = bare
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let is_known = |word: &&str| {
        [
            "pagina",
            "page",
            "blz",
            "p",
            "van",
            "of",
            "pag",
            "bladzijde",
        ]
        .contains(word)
    };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits) && words.iter().all(is_known)
}
