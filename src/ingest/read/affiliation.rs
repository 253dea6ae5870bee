//! Function and organisation of somebody, seen from that person's point of view.

mod compound;
pub(super) mod naming;
pub mod view;

use view::{View, views};

use std::ops::Range;

use super::cluster::Cluster;
use super::feature::Features;
use super::model::Chain;
use super::page::Page;
use crate::edition::Affiliation;

/// The label of a word that is no part of a function or organisation; labels are numbers for the chain.
pub const OUTSIDE: usize = 0;
/// The first word of a function; the next number is that of its other words.
pub const FUNCTION: usize = 1;
/// The first word of an organisation; the next number is that of its other words.
pub const ORGANISATION: usize = 3;

/// How sure the first function and the first organisation must be, and any further one.
const FIRST: f32 = 0.35;
const FURTHER: f32 = 0.6;
/// How many functions one person has at most.
const FUNCTIONS: usize = 3;

/// A function or organisation with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// [`FUNCTION`] or [`ORGANISATION`].
    pub kind: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How sure it is.
    pub chance: f32,
    /// Somebody else is named between it and the person.
    is_beyond: bool,
    view: usize,
    text: String,
}

/// A function at an organisation, with the places they were read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Office {
    /// What is said.
    pub affiliation: Affiliation,
    /// How sure the weaker half is.
    pub chance: f32,
    /// The tokens of both halves.
    pub tokens: Vec<Range<usize>>,
}

/// Reads what somebody is and where.
#[must_use]
pub fn offices(
    page: &Page,
    people: &view::People,
    cluster: &Cluster,
    within: &Range<usize>,
    chain: &Chain,
) -> Vec<Office> {
    let pieces = pieces(page, people, cluster, within, chain);
    pair(page, &compound::joined(page, pieces))
}

fn pieces(
    page: &Page,
    people: &view::People,
    cluster: &Cluster,
    within: &Range<usize>,
    chain: &Chain,
) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for (number, view) in views(page, people, cluster, within).iter().enumerate() {
        let evidence: Vec<Features> = view.evidence(page, people, cluster);
        let labels = chain.labels(&evidence);
        let cut = cut(page, view, number, &labels).into_iter();
        let cut = cut.map(|piece| Piece {
            is_beyond: people.stand_between(page, cluster, &view.mention, &piece.tokens),
            ..piece
        });
        found.extend(cut.filter(|piece| {
            let is_of_other =
                piece.kind == ORGANISATION && people.holds_other(page, cluster, &piece.tokens);
            !is_of_other && !ends_sentence(page, &piece.tokens)
        }));
    }
    found.retain(|piece| piece.chance >= FIRST);
    // What stands beyond somebody else is that person's, unless nothing stands nearer: "Bos en Wissel, wethouders".
    let is_nearer = |kind: usize| found.iter().any(|one| one.kind == kind && !one.is_beyond);
    let nearer = [FUNCTION, ORGANISATION].map(is_nearer);
    found.retain(|piece| !piece.is_beyond || !nearer[usize::from(piece.kind == ORGANISATION)]);
    found.sort_by_key(|piece| (piece.view, piece.tokens.start));
    let mut kept: Vec<Piece> = Vec::new();
    for piece in found {
        let low = piece.text.to_lowercase();
        let repeats = kept.iter().any(|known| {
            let other = known.text.to_lowercase();
            known.kind == piece.kind && (other.contains(&low) || low.contains(&other))
        });
        if !repeats {
            kept.push(piece);
        }
    }
    kept
}

/// Says whether a sentence ends inside some tokens: no function or organisation goes on in the next.
fn ends_sentence(page: &Page, tokens: &Range<usize>) -> bool {
    let sentence = page.token(tokens.start).sentence;
    tokens
        .clone()
        .any(|at| page.token(at).sentence != sentence && page.same_line(tokens.start, at))
}

/// Cuts a labelled view into functions and organisations.
fn cut(page: &Page, view: &View, number: usize, labels: &[(usize, f32)]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < labels.len() {
        let label = labels[at].0;
        if label == OUTSIDE {
            at += 1;
            continue;
        }
        let kind = if label < ORGANISATION {
            FUNCTION
        } else {
            ORGANISATION
        };
        let end = (at + 1..labels.len())
            .find(|next| labels[*next].0 != kind + 1)
            .unwrap_or(labels.len());
        let chance = labels[at..end]
            .iter()
            .map(|(_, chance)| chance)
            .sum::<f32>()
            / (end - at) as f32;
        let tokens = with_bracket(page, view.tokens[at]..view.tokens[end - 1] + 1);
        found.push(Piece {
            kind,
            text: page.tidy(&tokens),
            tokens,
            chance,
            is_beyond: false,
            view: number,
        });
        at = end;
    }
    found
}

/// Takes in the end of a bracket that opens inside: "Stichting Sportaccommodaties Tilburg (SST)".
fn with_bracket(page: &Page, tokens: Range<usize>) -> Range<usize> {
    let count = |sign: &str| tokens.clone().filter(|at| page.word(*at) == sign).count();
    let is_open = count("(") > count(")") && page.word(tokens.end) == ")";
    tokens.start..tokens.end + usize::from(is_open)
}

/// Lets each function take the organisation that follows it before the next function.
fn pair(page: &Page, pieces: &[Piece]) -> Vec<Office> {
    let of = |kind: usize, most: usize| {
        let all = pieces
            .iter()
            .filter(move |piece| piece.kind == kind)
            .enumerate();
        all.filter(|(at, piece)| *at == 0 || piece.chance > FURTHER)
            .map(|(_, piece)| piece)
            .take(most)
            .collect::<Vec<_>>()
    };
    let functions = of(FUNCTION, FUNCTIONS);
    let organisations = of(ORGANISATION, functions.len().max(1));
    let mut free: Vec<bool> = vec![true; organisations.len()];
    let mut found = Vec::new();
    for function in &functions {
        let mut near: Vec<usize> = (0..organisations.len())
            .filter(|at| free[*at] && organisations[*at].view == function.view)
            .collect();
        near.sort_by_key(|at| {
            let start = organisations[*at].tokens.start;
            (
                start < function.tokens.start,
                start.abs_diff(function.tokens.end),
            )
        });
        let any = || (0..organisations.len()).find(|at| free[*at]);
        let taken = near
            .first()
            .copied()
            .or_else(any)
            .filter(|at| !is_nearer_to_other(&functions, function, organisations[*at]));
        if let Some(at) = taken {
            free[at] = false;
        }
        found.push(office(
            page,
            Some(function),
            taken.map(|at| organisations[at]),
            None,
        ));
    }
    for (at, organisation) in organisations.iter().enumerate().filter(|(at, _)| free[*at]) {
        debug_assert!(free[at], "only those that are left");
        found.push(office(
            page,
            None,
            Some(organisation),
            functions.first().copied(),
        ));
    }
    found
}

fn is_nearer_to_other(functions: &[&Piece], function: &Piece, organisation: &Piece) -> bool {
    let start = organisation.tokens.start;
    functions.iter().any(|other| {
        *other != function
            && start > other.tokens.start
            && start.abs_diff(other.tokens.end) < start.abs_diff(function.tokens.end)
    })
}

fn office(
    page: &Page,
    function: Option<&Piece>,
    organisation: Option<&Piece>,
    beside: Option<&Piece>,
) -> Office {
    let chance = [function, organisation]
        .into_iter()
        .flatten()
        .map(|piece| piece.chance)
        .fold(1.0, f32::min);
    let context = function.or(beside).map_or("", |piece| piece.text.as_str());
    Office {
        affiliation: Affiliation {
            function: function.map(|piece| naming::function(page, &piece.text)),
            organisation: organisation
                .map(|piece| naming::organisation(page, &piece.tokens, context)),
            ..Affiliation::default()
        },
        chance,
        tokens: [function, organisation]
            .into_iter()
            .flatten()
            .map(|piece| piece.tokens.clone())
            .collect(),
    }
}
