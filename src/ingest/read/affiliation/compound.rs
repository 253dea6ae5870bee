//! Functions that hold an organisation: "adviseur bij het programma X bij het ministerie van Y", "vertegenwoordiger
//! namens X in het netwerk Y".

use super::{FUNCTION, ORGANISATION, Piece};
use crate::ingest::read::page::Page;

/// More words than what stands behind an organisation and belongs to the function.
const LONGEST: usize = 20;

/// Joins functions with the organisations that are a part of them; the employer is the last one.
pub(super) fn joined(page: &Page, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut at = 0;
    while at + 1 < pieces.len() {
        let (function, inner) = (pieces[at].clone(), pieces[at + 1].clone());
        let follows = function.kind == FUNCTION
            && inner.kind == ORGANISATION
            && function.view == inner.view
            && function.tokens.end <= inner.tokens.start;
        if follows && on_behalf(page, &function, &inner) {
            let rest = rest(page, inner.tokens.end);
            if rest > inner.tokens.end {
                let behind = page.tidy(&(inner.tokens.end..rest));
                pieces[at].text = format!("{} {behind}", function.text);
                pieces.retain(|one| {
                    one.view != inner.view
                        || one.tokens.start < inner.tokens.end
                        || one.tokens.start >= rest
                });
            }
        } else if follows && is_inner(page, &function, &inner) {
            join_employer(page, &mut pieces, at);
        }
        at += 1;
    }
    pieces
}

/// Says whether an organisation stands right behind a function, or behind "bij" or "in".
fn is_inner(page: &Page, function: &Piece, organisation: &Piece) -> bool {
    let (from, to) = (function.tokens.end, organisation.tokens.start);
    from == to || leads(page, from, to, &["bij", "in"])
}

fn on_behalf(page: &Page, function: &Piece, organisation: &Piece) -> bool {
    leads(
        page,
        function.tokens.end,
        organisation.tokens.start,
        &["namens"],
    )
}

/// Says whether between two places one of `words` stands, with no more than an article behind it.
fn leads(page: &Page, from: usize, to: usize, words: &[&str]) -> bool {
    let is_article = |at: usize| matches!(page.low(at), "de" | "het" | "een" | "’t");
    from < to && to - from <= 2 && words.contains(&page.low(from)) && (from + 1..to).all(is_article)
}

/// Returns the end of "in het partnerschap X bij Y" behind an organisation that somebody speaks for.
fn rest(page: &Page, from: usize) -> usize {
    if !matches!(page.low(from), "in" | "bij") {
        return from;
    }
    let ends = |at: &usize| {
        matches!(page.word(*at), "," | "." | ")" | ";" | "(") || !page.same_line(from, *at)
    };
    (from..from + LONGEST).find(ends).unwrap_or(from)
}

/// "F bij X bij Y": X is part of the function where Y is known or was read as an employer.
fn join_employer(page: &Page, pieces: &mut Vec<Piece>, at: usize) {
    let (function, inner) = (pieces[at].clone(), pieces[at + 1].clone());
    let mut start = inner.tokens.end;
    if page.low(start) != "bij" {
        return;
    }
    start += 1;
    if matches!(page.low(start), "de" | "het") {
        start += 1;
    }
    let read = pieces
        .get(at + 2)
        .is_some_and(|one| one.kind == ORGANISATION && one.tokens.start == start);
    let known = page.organisation(start, page.tokens.len());
    if !read && known.is_none() {
        return;
    }
    let whole = function.tokens.start..inner.tokens.end;
    pieces[at].text = page.tidy(&whole);
    pieces[at].tokens = whole;
    if read {
        pieces.remove(at + 1);
    } else if let Some(known) = known {
        let tokens = start..known.end;
        pieces[at + 1].text = page.tidy(&tokens);
        pieces[at + 1].tokens = tokens;
    }
}
