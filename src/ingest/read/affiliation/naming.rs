//! What the archive calls a function or an organisation that a page names.

use std::ops::Range;

use crate::ingest::read::lexicon::mark::{MUNICIPAL, PROVINCIAL};
use crate::ingest::read::page::Page;

const PROVINCES: [&str; 13] = [
    "fryslân",
    "friesland",
    "groningen",
    "drenthe",
    "overijssel",
    "flevoland",
    "gelderland",
    "utrecht",
    "noord-holland",
    "zuid-holland",
    "zeeland",
    "noord-brabant",
    "limburg",
];

/// Returns a function without an article in front.
pub(super) fn function(text: &str) -> String {
    without_article(text).to_owned()
}

fn without_article(text: &str) -> &str {
    let first = text.split(' ').next().unwrap_or_default();
    let is_article = matches!(first.to_lowercase().as_str(), "de" | "het" | "een" | "’t");
    let rest = text.get(first.len() + 1..).filter(|_| is_article);
    rest.unwrap_or(text)
}

/// Returns the name of an organisation; a town behind a function of a municipality is that municipality.
pub(super) fn organisation(page: &Page, tokens: &Range<usize>, function: &str) -> String {
    let text = page.tidy(tokens);
    let limit = page.tokens.len();
    let is_article = matches!(page.low(tokens.start), "de" | "het" | "’t");
    let known = page.organisation(tokens.start, limit).or_else(|| {
        if is_article {
            page.organisation(tokens.start + 1, limit)
        } else {
            None
        }
    });
    let known = known.filter(|known| known.end >= tokens.end);
    let name = known.map_or_else(
        || without_article(&text).to_owned(),
        |known| known.name.to_owned(),
    );
    let low = name.to_lowercase();
    let words = || function.split([' ', '-']).map(str::to_lowercase);
    let marks = |bits: u32| {
        words().any(|word| {
            page.lexicon
                .look_up(&word, &word, crate::ingest::read::feature::hash(&word))
                .0
                & bits
                != 0
        })
    };
    let (municipal, provincial) = (marks(MUNICIPAL), marks(PROVINCIAL));
    if provincial && PROVINCES.contains(&low.as_str()) {
        return format!("Provincie {name}");
    }
    if page.lexicon.is_town(&low)
        || municipal && known.is_none() && !low.contains(' ') && !low.starts_with("gemeente")
    {
        return format!("Gemeente {name}");
    }
    for (prefix, written) in [
        ("gemeente ", "Gemeente "),
        ("provincie ", "Provincie "),
        ("ministerie ", "Ministerie "),
        ("stad ", "Gemeente "),
    ] {
        if low.starts_with(prefix) && known.is_none() {
            return format!("{written}{}", name.get(prefix.len()..).unwrap_or_default());
        }
    }
    name
}
