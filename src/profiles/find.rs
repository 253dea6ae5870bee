//! The names that somebody may have meant.

use super::Kind;
use crate::catalogue::Catalogue;
use crate::text::{fold, words};

/// A name that somebody may have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it names.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// In how many editions it stands.
    pub count: usize,
    /// How well it fits: 0 is the whole name.
    rank: u8,
}

/// Returns the names that `typed` may mean, the best first; only the best of them where some fit
/// better than others. A field before it says what it names: `org:cbs`.
#[must_use]
pub fn find(catalogue: &Catalogue, typed: &str, kind: Option<Kind>) -> Vec<Found> {
    let found = find_whole(catalogue, typed, kind);
    if !found.is_empty() {
        return found;
    }
    // Of a longer query the words behind a field name somebody: `org:uwv 2024`.
    let fields = typed
        .split_whitespace()
        .filter(|word| split_field(word).0.is_some());
    let mut found = fields.map(|word| find_whole(catalogue, word, kind));
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

fn find_whole(catalogue: &Catalogue, typed: &str, kind: Option<Kind>) -> Vec<Found> {
    let (field, typed) = split_field(typed);
    let typed = typed.trim_matches(['"', ' ', '“', '”']);
    let wanted = folded_words(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let kinds = [Kind::Person, Kind::Organisation, Kind::Theme];
    let kinds = kinds.into_iter().filter(|one| {
        kind.is_none_or(|kind| kind == *one) && field.is_none_or(|field| field == *one)
    });
    let mut found: Vec<Found> = kinds
        .flat_map(|kind| find_kind(catalogue, kind, &wanted))
        .collect();
    found.sort_by(|a, b| {
        (a.rank, a.kind, b.count, &a.name).cmp(&(b.rank, b.kind, a.count, &b.name))
    });
    let best = found.first().map_or(0, |found| found.rank);
    found.retain(|found| found.rank == best);
    found
}

fn find_kind(catalogue: &Catalogue, kind: Kind, wanted: &[String]) -> Vec<Found> {
    let entries = catalogue.names(kind).entries().iter();
    entries
        .filter_map(|entry| {
            let mut names = std::iter::once(entry.name.clone())
                .chain(catalogue.other_names(kind, &entry.name))
                .filter_map(|name| rank(&folded_words(&name), wanted))
                .collect::<Vec<u8>>();
            names.sort_unstable();
            Some(Found {
                kind,
                name: entry.name.clone(),
                count: entry.editions.len(),
                rank: *names.first()?,
            })
        })
        .collect()
}

fn split_field(typed: &str) -> (Option<Kind>, &str) {
    let Some((field, rest)) = typed.trim().split_once(':') else {
        return (None, typed);
    };
    let kind = match fold(field).as_str() {
        "gast" | "guest" | "host" | "gastheer" | "gastvrouw" | "persoon" | "person" => Kind::Person,
        "org" | "organisatie" | "organisation" | "organization" | "partner" => Kind::Organisation,
        "thema" | "theme" => Kind::Theme,
        _ => return (None, typed),
    };
    (Some(kind), rest)
}

pub(super) fn folded_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let found = words(&folded).filter_map(|range| folded.get(range).map(str::to_owned));
    found.collect()
}

/// 0 for the whole name, 1 for whole words of it, 2 where the last word goes on.
fn rank(name: &[String], wanted: &[String]) -> Option<u8> {
    if name == wanted {
        return Some(0);
    }
    let (last, before) = wanted.split_last()?;
    let has = |word: &String| name.contains(word);
    if !before.iter().all(has) {
        return None;
    }
    if has(last) {
        return Some(1);
    }
    let goes_on = last.chars().count() >= 3 && name.iter().any(|word| word.starts_with(last));
    goes_on.then_some(2)
}
