//! Words around a person, and what each of them looks like from there.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::read::cluster::Cluster;
use crate::ingest::read::feature::{Features, hash, pair};
use crate::ingest::read::lexicon::mark::{CAPITAL, COMMON, FUNCTION, GIVEN, TOWN, UPPER};
use crate::ingest::read::page::Page;

/// How many places a person is looked at from.
const VIEWS: usize = 4;

/// Who stands where on a page.
#[derive(Debug, Default)]
pub struct People {
    /// Tokens of full names.
    named: FxHashSet<usize>,
    /// First tokens of the first mention of each person.
    starts: FxHashSet<usize>,
}

impl People {
    /// Notes where people stand.
    #[must_use]
    pub fn new(full_names: &[Range<usize>], clusters: &[Cluster]) -> Self {
        People {
            named: full_names.iter().flat_map(Clone::clone).collect(),
            starts: clusters
                .iter()
                .map(|cluster| cluster.first().start)
                .collect(),
        }
    }
}

impl People {
    /// Says whether between a mention of a person and some tokens somebody else is named, known by a given name.
    pub(super) fn stand_between(
        &self,
        page: &Page,
        cluster: &Cluster,
        mention: &Range<usize>,
        tokens: &Range<usize>,
    ) -> bool {
        let is_own = |at: usize| cluster.mentions.iter().any(|one| one.contains(&at));
        let mut between = mention.end.min(tokens.end)..mention.start.max(tokens.start);
        between.any(|at| self.named.contains(&at) && page.is(at, GIVEN) && !is_own(at))
    }

    /// Says whether some tokens hold the name of somebody else, known by a given name.
    pub(super) fn holds_other(
        &self,
        page: &Page,
        cluster: &Cluster,
        tokens: &Range<usize>,
    ) -> bool {
        let is_own = |at: usize| cluster.mentions.iter().any(|one| one.contains(&at));
        tokens
            .clone()
            .any(|at| self.named.contains(&at) && page.is(at, GIVEN) && !is_own(at))
            && page.organisation(tokens.start, tokens.end).is_none()
    }
}

/// Words around one mention of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The tokens seen, in order.
    pub tokens: Vec<usize>,
    /// The mention.
    pub mention: Range<usize>,
    /// Whether it is the person's first.
    pub is_first: bool,
}

/// Returns the words around the mentions of a person, one view a sentence.
#[must_use]
pub fn views(page: &Page, people: &People, cluster: &Cluster, within: &Range<usize>) -> Vec<View> {
    let mut found = Vec::new();
    let mut used = FxHashSet::default();
    for (number, mention) in cluster.mentions.iter().take(6).enumerate() {
        if found.len() >= VIEWS {
            break;
        }
        if used.insert(page.token(mention.start).sentence) {
            let tokens = seen(page, people, cluster, mention, within);
            found.push(View {
                tokens,
                mention: mention.clone(),
                is_first: number == 0,
            });
        }
    }
    found
}

fn seen(
    page: &Page,
    people: &People,
    cluster: &Cluster,
    mention: &Range<usize>,
    within: &Range<usize>,
) -> Vec<usize> {
    let sentence = page.sentence(mention.start);
    let sentence = sentence.start.max(within.start)..sentence.end.min(within.end);
    let line = page.token(mention.start).line;
    let length = page.line_text(&page.lines[line]).chars().count();
    let opens = sentence.start == page.lines[line].tokens.start;
    let is_row = length < 70 && opens || length < 40;
    let is_other = |at: usize| people.starts.contains(&at) && at != cluster.first().start;
    let mut end = sentence.end;
    while end < within.end && end - sentence.end < 28 {
        let lines = page.token(end).line - line;
        let is_too_far = lines > 0 && (!is_row || lines >= 6 || is_other(end));
        if is_too_far {
            break;
        }
        end += 1;
    }
    let mut start = sentence.start;
    while start > within.start
        && page.same_line(start - 1, sentence.start)
        && sentence.start - start < 14
    {
        start -= 1;
    }
    (start.max(mention.start.saturating_sub(40))..end.min(mention.end + 46)).collect()
}

/// Where a word stands as seen from the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Name,
    Behind,
}

/// What is counted once for a view.
struct Outlook<'a, 'l> {
    page: &'a Page<'l>,
    people: &'a People,
    view: &'a View,
    own: FxHashSet<usize>,
    /// For tokens of organisations: 1 for the first word of a name, 2 for the others.
    known: FxHashMap<usize, u32>,
}

impl View {
    /// Returns the evidence for every word seen.
    #[must_use]
    pub fn evidence(&self, page: &Page, people: &People, cluster: &Cluster) -> Vec<Features> {
        let outlook = Outlook {
            page,
            people,
            view: self,
            own: cluster.mentions.iter().flat_map(Clone::clone).collect(),
            known: known(page, &self.tokens),
        };
        let (between, commas) = (outlook.others_between(), outlook.commas_between());
        let bracket = outlook.bracket();
        self.tokens
            .iter()
            .enumerate()
            .map(|(place, at)| {
                outlook.word(*at, between[place], commas[place], bracket.contains(at))
            })
            .collect()
    }
}

fn known(page: &Page, tokens: &[usize]) -> FxHashMap<usize, u32> {
    let mut found = FxHashMap::default();
    let end = tokens.last().map_or(0, |last| last + 1);
    let mut next = 0;
    for at in tokens.iter().copied() {
        if at < next {
            continue;
        }
        if let Some(named) = page.organisation(at, end) {
            found.insert(at, 1);
            found.extend((at + 1..named.end).map(|at| (at, 2)));
            next = named.end;
        }
    }
    found
}

impl Outlook<'_, '_> {
    fn side(&self, at: usize) -> Side {
        if at >= self.view.mention.end {
            Side::Behind
        } else if at < self.view.mention.start {
            Side::Before
        } else {
            Side::Name
        }
    }

    /// Sums something over the words between each word and the person.
    fn between(&self, counts: impl Fn(usize) -> bool, own_counts: bool) -> Vec<u32> {
        let tokens = &self.view.tokens;
        let mut sums = vec![0; tokens.len()];
        let mut sum = 0;
        for (place, at) in tokens.iter().enumerate() {
            if self.side(*at) == Side::Behind {
                let own = u32::from(counts(*at));
                sums[place] = if own_counts { sum + own } else { sum };
                sum += own;
            }
        }
        sum = 0;
        for (place, at) in tokens.iter().enumerate().rev() {
            if self.side(*at) == Side::Before {
                let own = u32::from(counts(*at));
                sums[place] = if own_counts { sum + own } else { sum };
                sum += own;
            }
        }
        sums
    }

    fn others_between(&self) -> Vec<u32> {
        let is_other = |at: usize| self.people.named.contains(&at) && !self.own.contains(&at);
        self.between(is_other, true)
            .into_iter()
            .map(|count| count.min(1))
            .collect()
    }

    fn commas_between(&self) -> Vec<u32> {
        self.between(|at| self.page.word(at) == ",", false)
            .into_iter()
            .map(|count| count.min(3))
            .collect()
    }

    /// Returns the tokens of a bracket right behind the name.
    fn bracket(&self) -> Range<usize> {
        let end = self.view.mention.end;
        let open = (end..end + 2).find(|at| self.page.word(*at) == "(");
        let limit = self.view.tokens.last().map_or(end, |last| last + 1);
        open.map_or(0..0, |open| {
            let close = (open..limit)
                .find(|at| self.page.word(*at) == ")")
                .unwrap_or(limit);
            open..close
        })
    }

    /// Returns the hash by which a word is seen: the person and other people are one word each.
    fn seen_as(&self, at: usize) -> u32 {
        if self.own.contains(&at) {
            hash("<me>")
        } else if self.people.named.contains(&at) {
            hash("<person>")
        } else {
            self.page.token(at).hash
        }
    }

    fn word(&self, at: usize, between: u32, commas: u32, in_bracket: bool) -> Features {
        let page = self.page;
        let token = &page.token(at);
        let mention = &self.view.mention;
        let side = self.side(at);
        let sided = |value: u32| value * 3 + side as u32;
        let distance = match side {
            Side::Behind => distance(at - mention.end + 1),
            Side::Before => distance(mention.start - at),
            Side::Name => 0,
        };
        let mut features = Features::new();
        let low = page.low(at);
        features.word("w", token.hash);
        features.word("ends in three", hash(ending(low, 3)));
        features.word("ends in five", hash(ending(low, 5)));
        features.set_of("capital", u32::from(token.is(CAPITAL)), 1.0);
        features.set_of("side", side as u32, 1.0);
        features.set_of("distance", sided(distance), 1.0);
        let first = &page.token(mention.start);
        let sentences =
            i64::try_from(token.sentence).unwrap_or(0) - i64::try_from(first.sentence).unwrap_or(0);
        features.set_of(
            "sentences away",
            u32::try_from(sentences.clamp(-2, 2) + 2).unwrap_or(0),
            1.0,
        );
        features.set_of(
            "lines away",
            u32::try_from(token.line.saturating_sub(first.line).min(4)).unwrap_or(4),
            1.0,
        );
        features.set_of("others between", sided(between), 1.0);
        let person = if self.own.contains(&at) {
            1
        } else {
            2 * u32::from(self.people.named.contains(&at))
        };
        features.set_of("person", person, 1.0);
        let known = self.known.get(&at).copied().unwrap_or(0);
        features.set_of("known", known, 1.0);
        features.flag("in a bracket", in_bracket);
        features.set_of("commas between", sided(commas), 1.0);
        features.flag("first mention", self.view.is_first);
        features.flag("in capitals", token.is(UPPER));
        features.flag("common", token.is(COMMON));
        features.flag("town", token.is(TOWN));
        if token.is(FUNCTION) {
            features.flag("function", true);
            features.set_of("function and others between", sided(between), 1.0);
            features.set_of("function and distance", sided(distance), 1.0);
        }
        self.neighbours(&mut features, at);
        self.construction(&mut features, at, side);
        // Every name is noted once, and the chain adds up in any order.
        features
    }

    fn neighbours(&self, features: &mut Features, at: usize) {
        const NAMES: [(&str, isize); 6] = [
            ("-3", -3),
            ("-2", -2),
            ("-1", -1),
            ("+1", 1),
            ("+2", 2),
            ("+3", 3),
        ];
        let page = self.page;
        let (first, last) = (
            self.view.tokens.first().copied().unwrap_or(0),
            self.view.tokens.last().copied().unwrap_or(0),
        );
        for (name, step) in NAMES {
            let Some(other) = at
                .checked_add_signed(step)
                .filter(|other| (first..=last).contains(other))
            else {
                continue;
            };
            features.word(name, self.seen_as(other));
            if step.abs() < 2 {
                let side = u32::from(step > 0);
                features.set_of(
                    "neighbour's capital",
                    side * 2 + u32::from(page.is(other, CAPITAL)),
                    1.0,
                );
                features.set_of(
                    "neighbour known",
                    side * 3 + self.known.get(&other).copied().unwrap_or(0),
                    1.0,
                );
            }
            if step.abs() < 3 && page.is(other, FUNCTION) {
                features.set_of(
                    "neighbour's function",
                    u32::try_from(step + 3).unwrap_or(0),
                    1.0,
                );
            }
        }
        let before = at.checked_sub(1).map_or(0, |before| self.seen_as(before));
        features.word("two", pair(before, page.token(at).hash));
    }

    /// The words right before and behind the name decide how the sentence is built.
    fn construction(&self, features: &mut Features, at: usize, side: Side) {
        let page = self.page;
        let mention = &self.view.mention;
        let behind = page.tokens.get(mention.end).map_or(0, |token| token.hash);
        features.word("built", pair(behind, side as u32));
        if let Some(before) = mention.start.checked_sub(1) {
            features.word("built before", pair(page.token(before).hash, side as u32));
        }
        if at == mention.end {
            features.word("right behind", page.token(at).hash);
        }
    }
}

fn distance(tokens: usize) -> u32 {
    match tokens {
        0..6 => u32::try_from(tokens).unwrap_or(5),
        6..10 => 6,
        10..18 => 7,
        _ => 8,
    }
}

/// Returns the last letters of a word.
fn ending(word: &str, letters: usize) -> &str {
    let start = word
        .char_indices()
        .rev()
        .nth(letters.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    word.get(start..).unwrap_or_default()
}
