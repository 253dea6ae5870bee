//! All mentions of one person over a page: by full name, surname or first name.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::feature::hash;
use super::lexicon::mark::{CAPITAL, PARTICLE, ROLE, TITLE};
use super::mention::Mention;
use super::page::Page;
use crate::text::fold;

/// Somebody who may be a person, with every place that names them.
#[derive(Debug, Clone, Default)]
pub struct Cluster {
    /// The fullest name, blanks tidied.
    pub name: String,
    /// The name without titles, blanks, case and marks, for telling whether two are one.
    pub key: String,
    /// Keys of shorter spellings.
    pub other_keys: Vec<String>,
    /// The tokens of the words of the name, signs left out.
    pub words: Vec<usize>,
    /// Everything that names the person, from left to right.
    pub mentions: Vec<Range<usize>>,
    /// Those of the mentions that are shorter than the name.
    pub short: Vec<Range<usize>>,
    /// It is known by a single word behind a title or function.
    pub is_single: bool,
    forms: Vec<u32>,
}

impl Cluster {
    /// Returns the first mention.
    #[must_use]
    pub fn first(&self) -> Range<usize> {
        self.mentions.first().cloned().unwrap_or(0..0)
    }

    /// Says whether the person goes by a name, given by its key.
    #[must_use]
    pub fn is_called(&self, key: &str) -> bool {
        self.key == key || self.other_keys.iter().any(|other| other == key)
    }
}

/// Returns a name without titles in front, blanks, signs, case and accents.
#[must_use]
pub fn name_key(name: &str) -> String {
    const TITLES: &[&str] = &[
        "prof",
        "dr",
        "drs",
        "mr",
        "ir",
        "ing",
        "mw",
        "mevr",
        "mevrouw",
        "dhr",
        "jhr",
        "jkvr",
        "em",
        "professor",
        "kolonel",
        "generaal",
        "b.d",
        "bc",
        "msc",
        "ma",
        "phd",
    ];
    let folded = fold(name);
    let mut words = folded
        .split([' ', '.'])
        .filter(|word| !word.is_empty())
        .peekable();
    while words.peek().is_some_and(|word| TITLES.contains(word)) && words.clone().nth(1).is_some() {
        words.next();
    }
    let joined: String = words.collect();
    joined.trim_matches([',', ';', ':', '*']).to_owned()
}

/// Gathers the mentions inside some tokens.
#[must_use]
pub fn clusters(page: &Page, mentions: &[Mention], within: &Range<usize>) -> Vec<Cluster> {
    let start = mentions.partition_point(|mention| mention.tokens.start < within.start);
    let end = mentions.partition_point(|mention| mention.tokens.start < within.end);
    let mentions = mentions.get(start..end).unwrap_or_default();
    let mut found = by_full_name(page, mentions);
    join_spellings(page, &mut found);
    add_short_mentions(page, mentions, &mut found);
    for cluster in &mut found {
        cluster.mentions.sort_by_key(|mention| mention.start);
    }
    found.sort_by_key(|cluster| cluster.first().start);
    found
}

fn by_full_name(page: &Page, mentions: &[Mention]) -> Vec<Cluster> {
    let mut found: Vec<Cluster> = Vec::new();
    let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
    for mention in mentions.iter().filter(|mention| mention.is_full) {
        let written = page.tidy(&mention.tokens);
        let name = called(&written);
        let key = name_key(&name);
        if let Some(known) = by_key.get(&key).and_then(|at| found.get_mut(*at)) {
            known.mentions.push(mention.tokens.clone());
            continue;
        }
        by_key.insert(key.clone(), found.len());
        let words = words(page, &mention.tokens);
        found.push(Cluster {
            forms: forms(page, &words),
            other_keys: other_keys(&written, &name),
            name,
            key,
            words,
            mentions: vec![mention.tokens.clone()],
            ..Cluster::default()
        });
    }
    found
}

/// Returns the name somebody is called by: "Flip Overdiep" for "Ph.J. (Flip) Overdiep".
fn called(written: &str) -> String {
    let parts = written
        .split_once(" (")
        .or_else(|| written.split_once('('))
        .and_then(|(_, rest)| rest.split_once(')'));
    parts.map_or_else(
        || written.to_owned(),
        |(given, surname)| format!("{given} {}", surname.trim()),
    )
}

/// Returns the keys of a name as written, and with initials alone, where somebody is called otherwise.
fn other_keys(written: &str, name: &str) -> Vec<String> {
    if written == name {
        return Vec::new();
    }
    let initials = written.split_once('(').map_or("", |(initials, _)| initials);
    let surname = written.split_once(')').map_or("", |(_, surname)| surname);
    vec![name_key(written), name_key(&format!("{initials}{surname}"))]
}

fn words(page: &Page, tokens: &Range<usize>) -> Vec<usize> {
    let is_sign = |at: &usize| matches!(page.word(*at), "." | "(" | ")");
    tokens.clone().filter(|at| !is_sign(at)).collect()
}

/// Joins "Jan-Willem Bos" and "Jan-Willem Bos-de Vries": the longer name takes in the shorter.
fn join_spellings(page: &Page, found: &mut Vec<Cluster>) {
    let first = |cluster: &Cluster| cluster.words.first().map(|at| page.token(*at).hash);
    let mut by_first: FxHashMap<Option<u32>, Vec<usize>> = FxHashMap::default();
    for (at, cluster) in found.iter().enumerate() {
        by_first.entry(first(cluster)).or_default().push(at);
    }
    let mut is_gone = vec![false; found.len()];
    for alike in by_first
        .values()
        .filter(|alike| alike.len() > 1 && alike.len() < 40)
    {
        for short in alike {
            let key = found[*short].key.clone();
            let longer = alike.iter().find(|long| {
                !is_gone[**long]
                    && found[**long].key.len() > key.len()
                    && found[**long].key.starts_with(&key)
            });
            if let Some(long) = longer.copied() {
                is_gone[*short] = true;
                let gone = std::mem::take(&mut found[*short]);
                let long = &mut found[long];
                long.mentions.extend(gone.mentions);
                long.forms.extend(gone.forms);
                long.other_keys.push(gone.key);
            }
        }
    }
    found.retain(|cluster| !cluster.mentions.is_empty());
}

/// Returns the hashes of the words by which a person may come back: surname, first name, the surname's parts.
fn forms(page: &Page, words: &[usize]) -> Vec<u32> {
    let low: Vec<&str> = words.iter().map(|at| page.low(*at)).collect();
    let (Some(first), Some(last)) = (low.first(), low.last()) else {
        return Vec::new();
    };
    let join = |from: usize, to: usize| low.get(from..to).unwrap_or_default().join(" ");
    let mut forms = vec![(*first).to_owned(), (*last).to_owned(), join(1, low.len())];
    if let Some(particle) = (1..words.len()).find(|at| page.is(words[*at], PARTICLE)) {
        forms.push(join(particle, low.len()));
    }
    if low.len() > 2 {
        forms.push(join(low.len() - 2, low.len()));
        forms.push(join(0, 2));
    }
    let doubled = low.iter().filter_map(|word| word.split_once('-'));
    forms.extend(doubled.map(|(first, _)| first.to_owned()));
    let is_particle = |form: &str| {
        words
            .iter()
            .any(|at| page.is(*at, PARTICLE) && page.low(*at) == form)
    };
    let mut hashes: Vec<u32> = forms
        .iter()
        .filter(|form| !form.is_empty() && !is_particle(form))
        .map(|form| hash(form))
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn add_short_mentions(page: &Page, mentions: &[Mention], found: &mut Vec<Cluster>) {
    let used: FxHashSet<usize> = found
        .iter()
        .flat_map(|cluster| cluster.mentions.iter().map(|mention| mention.start))
        .collect();
    let mut by_form: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, cluster) in found.iter().enumerate() {
        for form in &cluster.forms {
            by_form.entry(*form).or_default().push(at);
        }
    }
    let mut singles: FxHashMap<String, usize> = FxHashMap::default();
    for mention in mentions {
        if mention.is_full && used.contains(&mention.tokens.start) {
            continue;
        }
        let low: Vec<&str> = words(page, &mention.tokens)
            .into_iter()
            .map(|at| page.low(at))
            .collect();
        let low = low.join(" ");
        let part = low.split('-').next().unwrap_or(&low);
        let meant = by_form
            .get(&hash(&low))
            .or_else(|| by_form.get(&hash(part)));
        if let Some(cluster) = meant.and_then(|meant| nearest(found, meant, mention.tokens.start)) {
            found[cluster].mentions.push(mention.tokens.clone());
            found[cluster].short.push(mention.tokens.clone());
        } else if is_introduced(page, mention.tokens.start) {
            add_single(page, mention, found, &mut singles);
        }
    }
}

/// Returns the person meant: the only one, else the one named last before.
fn nearest(found: &[Cluster], meant: &[usize], at: usize) -> Option<usize> {
    if let [only] = meant {
        return Some(*only);
    }
    let last_before = |cluster: &usize| {
        found[*cluster]
            .mentions
            .iter()
            .map(|mention| mention.start)
            .filter(|start| *start < at)
            .max()
    };
    let before = meant
        .iter()
        .copied()
        .filter(|cluster| found[*cluster].mentions[0].start < at);
    before
        .max_by_key(last_before)
        .or_else(|| meant.first().copied())
}

/// Says whether a title or function stands before a single name: "mevrouw Ypeij", "lector Ooms".
fn is_introduced(page: &Page, start: usize) -> bool {
    let is_between = |at: usize| {
        page.word(at) == "."
            || page.is(at, PARTICLE) && !page.is(at, CAPITAL) && page.same_line(at, start)
    };
    let mut at = start;
    while let Some(before) = at.checked_sub(1) {
        if !is_between(before) || start - before > 6 {
            return page.is(before, TITLE | ROLE);
        }
        at = before;
    }
    false
}

fn add_single(
    page: &Page,
    mention: &Mention,
    found: &mut Vec<Cluster>,
    singles: &mut FxHashMap<String, usize>,
) {
    let name = page.tidy(&mention.tokens);
    let key = name_key(&name);
    if let Some(known) = singles.get(&key) {
        found[*known].mentions.push(mention.tokens.clone());
        return;
    }
    singles.insert(key.clone(), found.len());
    found.push(Cluster {
        name,
        key,
        words: words(page, &mention.tokens),
        mentions: vec![mention.tokens.clone()],
        is_single: true,
        ..Cluster::default()
    });
}
