//! Archives of news: many articles under each other, each beginning where its title stands twice.

use super::line::Line;
use super::{article, single};
use crate::ingest::{Article, Placement};
use crate::text::clean_line;

/// Returns the index of the first line that stands twice.
pub(super) fn first_title(lines: &[Line]) -> Option<usize> {
    titles(lines).first().map(|(first, _)| *first)
}

/// Cuts an archive.
pub(super) fn articles(page: &str, lines: &[Line]) -> Vec<Article> {
    cut(page, lines, Placement::Archive)
}

/// Cuts lines where titles stand twice; what stands above the first title is an article of its own.
pub(super) fn cut(page: &str, lines: &[Line], placement: Placement) -> Vec<Article> {
    let titles = titles(lines);
    let above = lines
        .get(..titles.first().map_or(lines.len(), |(first, _)| *first))
        .unwrap_or_default();
    let mut found = Vec::new();
    if above.iter().any(|line| !line.is_blank() && !line.is_junk()) {
        found.extend(single::cut(page, above, placement));
    }
    for (at, (first, second)) in titles.iter().enumerate() {
        let end = titles.get(at + 1).map_or(lines.len(), |(next, _)| *next);
        let body = lines.get(second + 1..end).unwrap_or_default();
        found.extend(article(page, lines.get(*first), body, placement));
    }
    found
}

/// Finds the lines that stand twice, as the indices of both.
fn titles(lines: &[Line]) -> Vec<(usize, usize)> {
    let filled: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(|line| !line.is_blank()))
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let (Some(&first), Some(&second)) = (filled.get(at), filled.get(at + 1)) {
        let is_title = lines
            .get(first)
            .zip(lines.get(second))
            .is_some_and(|(a, b)| is_doubled(a, b));
        if is_title {
            found.push((first, second));
        }
        at += if is_title { 2 } else { 1 };
    }
    found
}

fn is_doubled(first: &Line, second: &Line) -> bool {
    let title = first.trimmed();
    // A title may end in a full stop here: that it stands twice is proof enough.
    let can_be_title =
        (4..=300).contains(&title.chars().count()) && !first.is_item() && !first.is_junk();
    can_be_title && (title == second.trimmed() || clean_line(title) == clean_line(second.trimmed()))
}
