//! Pages that hold one text, with or without a heading.

use super::article;
use super::line::{Line, names_series};
use crate::ingest::{Article, Placement};
use crate::text::fold;

/// How many lines above the first paragraph are looked at for a heading.
const LOOKED_AT: usize = 25;

/// More paragraphs in front of a heading are a text of their own.
const LEAD_IN: usize = 2;

/// Makes one article of a page.
pub(super) fn articles(page: &str, lines: &[Line]) -> Vec<Article> {
    cut(page, lines, Placement::Single).into_iter().collect()
}

/// Makes one article of lines; what stands above its heading stays in its text, and then the heading does too.
pub(super) fn cut(page: &str, lines: &[Line], placement: Placement) -> Option<Article> {
    let first = lines.iter().position(|line| !line.is_blank())?;
    let heading = heading(lines);
    let body = match heading {
        Some(at) if at == first => lines.get(at + 1..),
        _ => Some(lines),
    };
    article(
        page,
        heading.and_then(|at| lines.get(at)),
        body.unwrap_or_default(),
        placement,
    )
}

/// Finds the heading among the lines above the first paragraph.
fn heading(lines: &[Line]) -> Option<usize> {
    let filled = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank());
    let above: Vec<(usize, &Line)> = filled
        .take(LOOKED_AT)
        .take_while(|(_, line)| line.is_edition_heading() || !is_prose(line))
        .collect();
    let of_an_edition = above.iter().find(|(_, line)| line.is_edition_heading());
    let of_the_series = || {
        above
            .iter()
            .find(|(_, line)| line.is_title() && names_series(&fold(line.trimmed())))
    };
    let title = || above.iter().find(|(_, line)| line.is_title());
    of_an_edition
        .map(|(at, _)| *at)
        .or_else(|| below_lead_in(lines))
        .or_else(|| of_the_series().or_else(title).map(|(at, _)| *at))
}

/// Finds the heading of an edition below a few sentences about something else, as a newsletter puts in front.
fn below_lead_in(lines: &[Line]) -> Option<usize> {
    let mut filled = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank());
    let at = filled
        .by_ref()
        .take(LEAD_IN + 1)
        .find(|(_, line)| line.is_edition_heading())
        .map(|(at, _)| at)?;
    let lead_in = lines.get(..at)?;
    let is_apart = lead_in
        .iter()
        .all(|line| !names_series(&fold(line.trimmed())));
    // A text stands below it: it is no link to another page.
    let has_text = filled.any(|(_, line)| line.is_paragraph());
    (is_apart && has_text).then_some(at)
}

fn is_prose(line: &Line) -> bool {
    line.is_paragraph() && !line.is_title() || is_sentence(line.trimmed())
}

fn is_sentence(line: &str) -> bool {
    line.ends_with('.') && !line.ends_with("..") && line.split_whitespace().count() > 4
}
