//! What is typed.

use crate::corpus;

const QUERIES: usize = 300;

/// Half names of guests, a quarter themes, a quarter words.
pub fn made_up(size: usize) -> Vec<String> {
    let mut numbers = corpus::Numbers::new(7);
    let query = |at: usize| match at % 4 {
        0 | 1 => {
            let entry = corpus::edition(numbers.below(size) + 1);
            let toml = entry.front_matter.expect("a record");
            toml.split("name = \"")
                .nth(1 + at % 6)
                .and_then(|rest| rest.split('"').next())
                .expect("a guest")
                .to_owned()
        }
        2 => corpus::theme(numbers.below(735)),
        _ => corpus::word(numbers.below(20_000)),
    };
    (0..QUERIES).map(query).collect()
}

/// What staff ask of the editions that come along.
pub fn starter() -> Vec<String> {
    let names = [
        "Suzanne Potjer",
        "Krista Kuipers",
        "Jeroen van den Hoven",
        "Michèle Blom",
        "Nanette van Schelven",
    ];
    let others = [
        "energietransitie",
        "cbs",
        "10 maart 2020",
        "ministerie van binnenlandse zaken",
        "kunstmatige intelligentie",
        "wonen",
        "org:uwv ",
        "ptjr",
        "overheid",
        "2023 europa",
    ];
    names
        .iter()
        .chain(&others)
        .cycle()
        .take(QUERIES)
        .map(|query| (*query).to_owned())
        .collect()
}
