//! When two readings count as the same: the way the labelled sets are scored.

use std::collections::HashMap;
use std::sync::LazyLock;

use reuring::gazetteer::Gazetteer;
use reuring::ingest::read::cluster::name_key;
use reuring::text::{fold, slug};

const STOP: &[&str] = &[
    "de", "het", "een", "van", "voor", "en", "der", "den", "te", "in", "bij", "aan", "namens",
    "op", "'t", "'s",
];
const GENERIC: &[&str] = &[
    "stichting",
    "netbeheerder",
    "zorgverzekeraar",
    "woningcorporatie",
    "bureau",
    "adviesbureau",
    "programma",
    "vakbond",
    "rijksbrede",
    "thuiszorgorganisatie",
    "ingenieursbureau",
    "startup",
    "onderzoeksbureau",
];
const CITIES: &[&str] = &[
    "haag",
    "utrecht",
    "delft",
    "amsterdam",
    "rotterdam",
    "hilversum",
    "kijkduin",
    "groenekan",
    "nederland",
    "perscentrum",
    "theater",
    "studio",
];
const SYNONYMS: &[(&str, &str)] = &[
    ("professor", "hoogleraar"),
    ("prof", "hoogleraar"),
    ("plv", "plaatsvervangend"),
    ("plvd", "plaatsvervangend"),
    ("dg", "directeur generaal"),
    ("sg", "secretaris generaal"),
    ("oud", "voormalig"),
    ("ex", "voormalig"),
    ("econome", "econoom"),
    ("onderzoekster", "onderzoeker"),
    ("columniste", "columnist"),
    ("promovenda", "promovendus"),
    ("rvb", "raad bestuur"),
    ("or", "ondernemingsraad"),
];

/// Names of organisations, one a line: the full one, `=`, and others that mean it, `|` between them.
const ALIASES: &str = include_str!("../../labelled/aliases.txt");

static BY_ALIAS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let lines = ALIASES.lines().filter_map(|line| line.split_once('='));
    let all = lines.flat_map(|(full, others)| {
        let key = organisation_words(full, false).join(" ");
        others
            .split('|')
            .map(move |other| (organisation_words(other, false).join(" "), key.clone()))
            .collect::<Vec<_>>()
    });
    all.collect()
});

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || c == '_'
}

fn organisation_words(text: &str, without_generic: bool) -> Vec<String> {
    let mut text = fold(text);
    for (open, close) in [('(', ')'), ('[', ']')] {
        while let (Some(from), Some(to)) = (text.find(open), text.find(close)) {
            if from > to {
                break;
            }
            text.replace_range(from..=to, " ");
        }
    }
    let text = text.replace('&', "en").replace('-', " ");
    let words = text
        .split(|c| !is_of_word(c))
        .filter(|word| !word.is_empty() && !STOP.contains(word));
    let words: Vec<String> = words.map(str::to_owned).collect();
    let is_specific = |word: &String| !GENERIC.contains(&word.as_str());
    if without_generic && words.iter().any(is_specific) {
        return words.into_iter().filter(is_specific).collect();
    }
    words
}

fn alias(words: &[String]) -> String {
    let key = words.join(" ");
    BY_ALIAS.get(&key).cloned().unwrap_or(key)
}

pub fn organisation_key(text: &str) -> String {
    alias(&organisation_words(text, false))
}

/// Twice the words in common over the words of both.
pub fn overlap(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return f64::from(u8::from(a.len() == b.len()));
    }
    let mut rest = b.to_vec();
    let mut hits = 0;
    for word in a {
        if let Some(at) = rest.iter().position(|one| one == word) {
            rest.swap_remove(at);
            hits += 1;
        }
    }
    2.0 * f64::from(hits) / (a.len() + b.len()) as f64
}

/// Returns what the archive calls an organisation; a name it bore before stays.
fn known(name: &str) -> Option<&'static str> {
    let found = Gazetteer::bundled().organisation(name)?;
    let is_former = found.former_names.iter().any(|one| fold(one) == fold(name));
    (!is_former).then_some(found.name.as_str())
}

pub fn same_organisation(a: &str, b: &str) -> bool {
    if known(a).is_some_and(|name| known(b) == Some(name)) {
        return true;
    }
    let (first, second) = (organisation_key(a), organisation_key(b));
    if first == second {
        return true;
    }
    let words = |key: &str| -> Vec<String> {
        alias(&organisation_words(key, true))
            .split(' ')
            .map(str::to_owned)
            .collect()
    };
    let (first, second) = (words(&first), words(&second));
    first == second || overlap(&first, &second) >= 0.8
}

pub fn function_words(text: &str) -> Vec<String> {
    let mut text = fold(text).replace('-', " ");
    if let Some(rest) = text.strip_prefix("oud ") {
        text = format!("voormalig {rest}");
    }
    let words = text
        .split(|c| !(is_of_word(c) || c == '&'))
        .filter(|word| !word.is_empty() && !STOP.contains(word));
    words
        .flat_map(|word| {
            let meant = SYNONYMS
                .iter()
                .find(|(short, _)| *short == word)
                .map_or(word, |(_, long)| long);
            meant.split(' ').map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

pub fn same_function(a: &str, b: &str) -> bool {
    overlap(&function_words(a), &function_words(b)) >= 0.8
}

fn venue_words(text: &str) -> Vec<String> {
    let text = fold(text);
    let words = text
        .split(|c| !is_of_word(c))
        .filter(|word| !word.is_empty() && !STOP.contains(word) && !["zaal", "via"].contains(word));
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
}

pub fn same_venue(a: &str, b: &str) -> bool {
    let (first, second) = (venue_words(a), venue_words(b));
    if first.is_empty() || second.is_empty() {
        return fold(a) == fold(b);
    }
    let inside = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
    let telling = first
        .iter()
        .any(|word| second.contains(word) && !CITIES.contains(&word.as_str()));
    first == second
        || telling
            && (inside(&first, &second)
                || inside(&second, &first)
                || overlap(&first, &second) >= 0.6)
}

pub fn same_name(a: &str, b: &str) -> bool {
    name_key(a) == name_key(b)
}

pub fn title_key(text: &str) -> String {
    slug(text)
}

/// How alike two texts are: twice the letters in common blocks over the letters of both.
pub fn likeness(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    2.0 * in_common(&a, &b) as f64 / (a.len() + b.len()) as f64
}

fn in_common(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    let mut runs = vec![0; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        for j in (0..b.len()).rev() {
            runs[j + 1] = if *x == b[j] { runs[j] + 1 } else { 0 };
            if runs[j + 1] > best.2 {
                best = (i + 1 - runs[j + 1], j + 1 - runs[j + 1], runs[j + 1]);
            }
        }
    }
    let (i, j, length) = best;
    if length == 0 {
        0
    } else {
        length + in_common(&a[..i], &b[..j]) + in_common(&a[i + length..], &b[j + length..])
    }
}

pub fn same_title(a: &str, b: &str) -> bool {
    let (a, b) = (title_key(a), title_key(b));
    !a.is_empty() && (a == b || likeness(&a, &b) >= 0.95)
}
