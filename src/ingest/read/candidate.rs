//! What may be the value of a field, with the evidence around it.

use std::ops::Range;

use super::feature::{Features, hash, pair};
use super::lexicon::mark::DIGITS;
use super::lexicon::mark::LETTER;
use super::page::{Page, is_headlike};

/// A value somewhere on a page.
#[derive(Debug, Clone)]
pub struct Candidate<T> {
    /// The value.
    pub value: T,
    /// What tells two values apart.
    pub key: u64,
    /// What speaks for it and against it.
    pub evidence: Features,
    /// The tokens it was read from.
    pub tokens: Range<usize>,
}

/// Where candidates are looked for: some tokens of a page.
#[derive(Debug, Clone)]
pub struct Scope<'p, 'l> {
    /// The page.
    pub page: &'p Page<'l>,
    /// The tokens that speak of one evening.
    pub within: Range<usize>,
}

impl Scope<'_, '_> {
    /// Notes the words around some tokens, `back` before and `ahead` behind, the labels they stand under, and their place.
    #[must_use]
    pub fn around(&self, tokens: &Range<usize>, back: usize, ahead: usize) -> Features {
        let mut features = Features::new();
        self.neighbours(&mut features, tokens, back, ahead);
        self.sentence(&mut features, tokens);
        self.line(&mut features, tokens.start);
        self.place(&mut features, tokens.start);
        features
    }

    fn neighbours(
        &self,
        features: &mut Features,
        tokens: &Range<usize>,
        back: usize,
        ahead: usize,
    ) {
        const BEFORE: [&str; 3] = ["p0", "p1", "p2"];
        const BEHIND: [&str; 3] = ["n0", "n1", "n2"];
        let page = self.page;
        let word = |at: usize| {
            if page.is(at, DIGITS) {
                hash("0")
            } else {
                page.token(at).hash
            }
        };
        let start = self.within.start.max(tokens.start.saturating_sub(back));
        let on_line = |at: &usize| page.same_line(*at, tokens.start);
        let before: Vec<u32> = (start..tokens.start)
            .rev()
            .take_while(on_line)
            .map(word)
            .collect();
        let end = self.within.end.min(tokens.end + ahead);
        let behind: Vec<u32> = (tokens.end..end).take_while(on_line).map(word).collect();
        for (near, any, words) in [(BEFORE, "p", &before), (BEHIND, "n", &behind)] {
            for (step, word) in words.iter().enumerate() {
                features.word(any, *word);
                if let Some(name) = near.get(step) {
                    features.word(name, *word);
                }
            }
        }
        if let [first, second, ..] = before.as_slice() {
            features.word("pp", pair(*second, *first));
        }
        if let [first, second, ..] = behind.as_slice() {
            features.word("nn", pair(*first, *second));
        }
        features.flag("at line's start", before.is_empty());
        features.flag("at line's end", behind.is_empty());
    }

    fn sentence(&self, features: &mut Features, tokens: &Range<usize>) {
        let sentence = self.page.sentence(tokens.start);
        // Nothing is learned from a sentence of hundreds of words but that it is no sentence.
        for at in sentence
            .take(120)
            .filter(|at| self.page.is(*at, LETTER) && !tokens.contains(at))
        {
            features.word_as("s", self.page.token(at).hash, 0.5);
        }
    }

    fn line(&self, features: &mut Features, at: usize) {
        let page = self.page;
        let line = page.line_of(at);
        let text = page.line_text(line);
        features.flag("headline", is_headlike(text));
        features.flag("short line", text.chars().count() < 90);
        features.flag("item", super::page::is_item(text));
        for at in line.label.clone().take(4) {
            features.word("label", page.token(at).hash);
        }
        if let Some(above) = self.label_above(at) {
            for at in above.take(3) {
                features.word("above", page.token(at).hash);
            }
        }
    }

    /// Returns the tokens of a short line right above the one that begins with `at`.
    fn label_above(&self, at: usize) -> Option<Range<usize>> {
        let page = self.page;
        let number = page.token(at).line;
        if page.lines[number].tokens.start != at {
            return None;
        }
        let before = at.checked_sub(1)?;
        let above = page.line_of(before);
        (page.line_text(above).chars().count() < 30).then(|| above.tokens.clone())
    }

    fn place(&self, features: &mut Features, at: usize) {
        let from = at.saturating_sub(self.within.start);
        let place = from as f32 / self.within.len().max(1) as f32;
        features.set("place", place);
        features.flag("early", from < 40);
        features.flag("late", place > 0.8);
        features.flag("at the end", place > 0.93);
    }

    /// Says whether one of the tokens near some others has the hash of `word`.
    #[must_use]
    pub fn is_near(&self, tokens: &Range<usize>, back: usize, ahead: usize, word: u32) -> bool {
        let start = self.within.start.max(tokens.start.saturating_sub(back));
        let end = self.within.end.min(tokens.end + ahead);
        (start..end).any(|at| self.page.token(at).hash == word)
    }
}

/// Counts, for every candidate, how often its value stands there.
#[must_use]
pub fn counts<T>(candidates: &[Candidate<T>]) -> (Vec<usize>, usize) {
    let mut by_key: rustc_hash::FxHashMap<u64, usize> = rustc_hash::FxHashMap::default();
    for one in candidates {
        *by_key.entry(one.key).or_default() += 1;
    }
    (
        candidates.iter().map(|one| by_key[&one.key]).collect(),
        by_key.len(),
    )
}

/// Returns a number as a share of `most`, at most one.
#[must_use]
pub fn share(number: usize, most: usize) -> f32 {
    number.min(most) as f32 / most as f32
}

/// Returns how near something is: one next to it, half at `half` tokens.
#[must_use]
pub fn nearness(distance: usize, half: f32) -> f32 {
    1.0 / (1.0 + distance as f32 / half)
}
