//! What speaks for and against the parts somebody may have played: guest, host, leader, or none.

mod near;
mod rivals;

pub use rivals::with_rivals;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::candidate::{nearness, share};
use super::cluster::Cluster;
use super::feature::{Features, hash, pair};
use super::lexicon::CUES;
use super::lexicon::mark::{
    CAPITAL, COMMON, FUNCTION, GIVEN, INITIAL, LETTER, NO_NAME, PARTICLE, SMALL_HERE, TITLE, TOWN,
    UPPER,
};
use super::page::{Page, is_item};

/// The parts that are told apart; the order is that of the model's classes.
pub const ROLES: [&str; 4] = ["none", "guest", "host", "leader"];
/// Place of [`ROLES`].
pub const NONE: usize = 0;
/// Place of [`ROLES`].
pub const GUEST: usize = 1;
/// Place of [`ROLES`].
pub const HOST: usize = 2;
/// Place of [`ROLES`].
pub const LEADER: usize = 3;

/// The bit of the words that people speak with.
const SPEAKING: u32 = 1 << 12;
/// Lines this far apart can belong to one list.
const LIST: usize = 16;

/// People of one evening, with what is asked of all of them together.
struct Bench<'a, 'l> {
    page: &'a Page<'l>,
    within: &'a Range<usize>,
    clusters: &'a [Cluster],
    /// Tokens that name one of them.
    named: rustc_hash::FxHashSet<usize>,
    /// How many of them are first named on each line.
    on_line: FxHashMap<usize, usize>,
    /// Whether each opens a short line, as in a list.
    in_list: Vec<bool>,
    is_past: bool,
}

/// Returns the evidence for each of the people of an evening. `is_past` says whether the text tells of what was.
#[must_use]
pub fn evidence(
    page: &Page,
    within: &Range<usize>,
    clusters: &[Cluster],
    is_past: bool,
) -> Vec<Features> {
    let mut on_line: FxHashMap<usize, usize> = FxHashMap::default();
    for cluster in clusters {
        *on_line
            .entry(page.token(cluster.first().start).line)
            .or_default() += 1;
    }
    let bench = Bench {
        page,
        within,
        clusters,
        named: clusters
            .iter()
            .flat_map(|cluster| cluster.mentions.iter().flat_map(Clone::clone))
            .collect(),
        on_line,
        in_list: in_list(page, clusters),
        is_past,
    };
    (0..clusters.len()).map(|at| bench.evidence(at)).collect()
}

/// Says of each of some people whether their first mention opens a short line.
fn in_list(page: &Page, clusters: &[Cluster]) -> Vec<bool> {
    let is_one = |cluster: &Cluster| {
        let at = cluster.first().start;
        opens_line(page, at) && page.line_text(page.line_of(at)).chars().count() < 200
    };
    clusters.iter().map(is_one).collect()
}

/// Says whether before a token only titles, particles and signs stand on its line.
fn opens_line(page: &Page, at: usize) -> bool {
    let line = page.line_of(at);
    at - line.tokens.start < 12
        && (line.tokens.start..at).all(|at| {
            !page.is(at, LETTER) || page.is(at, TITLE | PARTICLE) || page.low(at) == "heer"
        })
}

/// Says whether a line stands in a list: behind a bullet, a number or a letter.
fn is_listed(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered =
        rest.len() < text.len() && text.len() - rest.len() < 3 && rest.starts_with(['.', ')']);
    is_item(text) || is_numbered
}

impl Bench<'_, '_> {
    fn evidence(&self, at: usize) -> Features {
        let mut features = Features::new();
        let cluster = &self.clusters[at];
        self.of_name(&mut features, cluster);
        self.of_mentions(&mut features, at);
        self.of_line(&mut features, at);
        self.around(&mut features, &cluster.first());
        self.sentences(&mut features, &cluster.first());
        self.all_mentions(&mut features, cluster);
        let features = features.finish();
        self.by_tense(features)
    }

    fn of_name(&self, features: &mut Features, cluster: &Cluster) {
        let page = self.page;
        let words = &cluster.words;
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        let any = |marks: u32| words.iter().any(|at| page.is(*at, marks));
        features.flag("given name", page.is(*first, GIVEN));
        features.flag("initial", page.is(*first, INITIAL));
        features.flag("single", cluster.is_single);
        let capitals = words.iter().filter(|at| page.is(**at, CAPITAL)).count();
        features.set_of("capitals", u32::try_from(capitals.min(4)).unwrap_or(4), 1.0);
        features.flag(
            "particle",
            words.iter().skip(1).any(|at| page.is(*at, PARTICLE)),
        );
        features.flag(
            "hyphen",
            words.iter().any(|at| page.word(*at).contains('-')),
        );
        let common = words
            .iter()
            .filter(|at| page.is(**at, COMMON | SMALL_HERE) && !page.is(**at, PARTICLE))
            .count();
        features.set("common words", common as f32 / words.len() as f32);
        features.flag("words of no name", any(NO_NAME));
        features.flag(
            "in capitals",
            words
                .iter()
                .any(|at| page.is(*at, UPPER) && page.word(*at).chars().count() > 2),
        );
        let organisation = page.organisation(cluster.first().start, cluster.first().end + 3);
        features.flag("an organisation", organisation.is_some());
        features.flag("a town", page.is(*last, TOWN));
        features.flag("holds a function", any(FUNCTION));
        // Most pages were led by one man: told by name alone, nothing else would be learned of leaders.
        features.word_as("surname", page.token(*last).hash, 0.3);
    }

    fn of_mentions(&self, features: &mut Features, at: usize) {
        let cluster = &self.clusters[at];
        let page = self.page;
        let count = cluster.mentions.len();
        features.set("mentions", share(count, 6));
        features.flag("mentioned once", count == 1);
        features.set(
            "full mentions",
            share(count - cluster.short.len().min(count), 3),
        );
        features.flag("comes back", !cluster.short.is_empty());
        let low = |at: Option<&usize>| at.map_or("", |at| page.low(*at));
        let (first, last) = (low(cluster.words.first()), low(cluster.words.last()));
        features.flag(
            "comes back by first name",
            cluster.short.iter().any(|one| page.low(one.start) == first),
        );
        features.flag(
            "comes back by surname",
            cluster
                .short
                .iter()
                .any(|one| page.low(one.end - 1) == last),
        );
        let length = self.within.len().max(1) as f32;
        let start = cluster.first().start;
        let place = (start - self.within.start) as f32 / length;
        features.set("place", place);
        features.flag("at the end", place > 0.85);
        features.set("order", share(at, 12));
        features.flag("first of all", at == 0);
        let spread = cluster.mentions.last().map_or(0, |last| last.start - start);
        features.set("spread", spread as f32 / length);
        let mut lines: Vec<usize> = cluster
            .mentions
            .iter()
            .map(|one| page.token(one.start).line)
            .collect();
        lines.dedup();
        features.set("paragraphs", share(lines.len(), 4));
    }

    fn of_line(&self, features: &mut Features, at: usize) {
        let page = self.page;
        let start = self.clusters[at].first().start;
        let (number, line) = (page.token(start).line, page.line_of(start));
        let text = page.line_text(line);
        let length = text.chars().count();
        let opens = opens_line(page, start);
        features.flag("listed", is_listed(text));
        features.flag("opens its line", opens);
        features.flag("short line", length < 120);
        features.flag("alone on its line", length < 40 && opens);
        features.flag("opens a short line", length < 160 && opens);
        let others = self.on_line.get(&number).copied().unwrap_or(1);
        features.set("people on the line", share(others, 5));
        let siblings = self.siblings(at).count();
        features.set(
            "siblings",
            if self.in_list[at] {
                share(siblings, 4)
            } else {
                0.0
            },
        );
        features.flag("in a list", self.in_list[at] && siblings >= 2);
        let has_label = line.label.end > line.label.start && line.label.end <= start;
        let own = if has_label { line.label.clone() } else { 0..0 };
        for (name, tokens) in [
            ("heading", &line.heading),
            ("label", &own),
            ("above", &line.above),
        ] {
            let cues = tokens
                .clone()
                .take(12)
                .fold(0, |cues, at| cues | page.token(at).cues);
            each_cue(cues, |which| features.set_of(name, which, 1.0));
        }
        for at in own.take(4) {
            features.word("label", page.token(at).hash);
        }
        features.flag(
            "in a list under a label",
            opens && !line.above.is_empty() && !has_label,
        );
    }

    /// Returns the others of a list somebody may stand in.
    fn siblings(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let line = self.page.token(self.clusters[at].first().start).line;
        let near = move |other: &usize| {
            let start = self.clusters[*other].first().start;
            *other != at
                && self.in_list[*other]
                && self.page.token(start).line.abs_diff(line) <= LIST
        };
        let from = at.saturating_sub(40);
        (from..self.clusters.len().min(at + 40)).filter(near)
    }

    /// Notes of numbers that tell more in a report or in an announcement under a name of their own.
    fn by_tense(&self, mut features: Features) -> Features {
        let tense = u32::from(self.is_past);
        for name in [
            "speaks",
            "quoted",
            "mentioned once",
            "mentions",
            "listed",
            "apposition",
            "in a list",
        ] {
            let value = features.get(name);
            features.set_of("by tense", tense + 2 * (hash(name) & 0xffff), value);
        }
        features.flag("tells of what was", self.is_past);
        features.finish()
    }

    /// Returns the hashes of the words from one place to another; people are all one word.
    fn words(&self, tokens: impl Iterator<Item = usize>) -> Vec<(u32, usize)> {
        let person = hash("<person>");
        let mut words: Vec<(u32, usize)> = Vec::new();
        for at in tokens {
            let word = if self.named.contains(&at) {
                person
            } else {
                self.page.token(at).hash
            };
            if word != person || words.last().is_none_or(|(last, _)| *last != person) {
                words.push((word, at));
            }
        }
        words
    }

    fn around(&self, features: &mut Features, mention: &Range<usize>) {
        const BEFORE: [&str; 4] = ["p0", "p1", "p2", "p3"];
        const BEHIND: [&str; 4] = ["n0", "n1", "n2", "n3"];
        let page = self.page;
        let line = page.token(mention.start).line;
        let from = self
            .within
            .start
            .max(mention.start.saturating_sub(7))
            .max(page.lines[line].tokens.start);
        let to = self.within.end.min(mention.end + 9);
        let before = self.words((from..mention.start).rev());
        let behind = self.words((mention.end..to).filter(|at| page.token(*at).line <= line + 2));
        for (step, (word, _)) in before.iter().take(4).enumerate() {
            features.word(BEFORE[step], *word);
            features.word("p", *word);
        }
        features.flag("nothing before", before.is_empty());
        for (step, (word, _)) in behind.iter().take(8).enumerate() {
            if let Some(name) = BEHIND.get(step) {
                features.word(name, *word);
            }
            features.word("n", *word);
        }
        if let [first, second, ..] = before.as_slice() {
            features.word("pp", pair(second.0, first.0));
        }
        if let [first, second, ..] = behind.as_slice() {
            features.word("nn", pair(first.0, second.0));
        }
        let is_function = |(_, at): &(u32, usize)| page.is(*at, FUNCTION);
        features.flag("function before", before.iter().take(3).any(is_function));
        features.flag("function behind", behind.iter().take(6).any(is_function));
        features.flag(
            "function right before",
            before.first().is_some_and(is_function),
        );
        let organisation = |mut tokens: Range<usize>| {
            tokens.any(|at| page.organisation(at, page.tokens.len()).is_some())
        };
        features.flag(
            "organisation behind",
            organisation(mention.end..to.min(mention.end + 8)),
        );
        features.flag(
            "organisation before",
            organisation(from.max(mention.start.saturating_sub(6))..mention.start),
        );
        let opens = behind
            .first()
            .is_some_and(|(_, at)| matches!(page.word(*at), "," | "("));
        features.flag(
            "apposition",
            opens && behind.iter().skip(1).take(4).any(is_function),
        );
        features.flag(
            "bracket",
            behind.first().is_some_and(|(_, at)| page.word(*at) == "("),
        );
    }
}

impl Bench<'_, '_> {
    /// Collects the cues of some tokens, those that name people left out.
    fn cues(&self, tokens: Range<usize>) -> [u8; CUES.len()] {
        let mut counts = [0; CUES.len()];
        for at in tokens.take(160).filter(|at| !self.named.contains(at)) {
            each_cue(self.page.token(at).cues, |which| {
                let count: &mut u8 = &mut counts[which as usize];
                *count = count.saturating_add(1);
            });
        }
        counts
    }

    fn sentences(&self, features: &mut Features, mention: &Range<usize>) {
        let page = self.page;
        let number = page.token(mention.start).sentence;
        let sentence = |number: usize| page.sentences.get(number).cloned().unwrap_or(0..0);
        let own = sentence(number);
        let before = number
            .checked_sub(1)
            .map(sentence)
            .filter(|one| one.start >= self.within.start)
            .unwrap_or(0..0);
        for (name, tokens) in [
            ("sentence", own.clone()),
            ("sentence before", before),
            ("sentence behind", sentence(number + 1)),
        ] {
            for (which, count) in (0..).zip(self.cues(tokens)) {
                features.set_of(name, which, f32::from(count.min(2)) / 2.0);
            }
        }
        for at in own
            .clone()
            .take(120)
            .filter(|at| page.is(*at, LETTER) && !self.named.contains(at))
        {
            features.word_as("s", page.token(at).hash, 0.5);
        }
        let line = page.line_of(mention.start).tokens.clone();
        for (which, count) in (0..).zip(self.cues(line)) {
            features.set_of("paragraph", which, if count > 0 { 0.5 } else { 0.0 });
        }
        near::note(self, features, &own, mention, ["before", "behind"]);
        let start = page.lines[page.token(mention.start).line].start;
        let lead = page
            .text
            .get(start..page.token(mention.start).start)
            .unwrap_or_default();
        let lead = lead
            .get(near::last_bytes(lead, 1_500)..)
            .unwrap_or_default();
        let count = |sign: char| lead.matches(sign).count();
        features.flag(
            "inside a quotation",
            count('“') > count('”') || count('"') % 2 == 1 || count('‘') > count('’'),
        );
    }

    fn all_mentions(&self, features: &mut Features, cluster: &Cluster) {
        let page = self.page;
        let speaks = |at: usize| {
            page.tokens
                .get(at)
                .is_some_and(|token| token.cues & SPEAKING != 0)
        };
        let (mut speaking, mut quoting) = (0, 0);
        let mut cues = [0_usize; CUES.len()];
        for mention in cluster.mentions.iter().take(12) {
            speaking += usize::from(mention.end < self.within.end && speaks(mention.end));
            speaking += usize::from(mention.start > self.within.start && speaks(mention.start - 1));
            let sentence = near::around(&page.sentence(mention.start), mention.start);
            quoting += usize::from(
                sentence
                    .clone()
                    .any(|at| matches!(page.word(at), "“" | "”" | "\"" | "‘")),
            );
            let all = sentence.fold(0, |cues, at| cues | page.token(at).cues);
            each_cue(all, |which| cues[which as usize] += 1);
        }
        for mention in cluster.mentions.iter().skip(1).take(5) {
            let sentence = near::around(&page.sentence(mention.start), mention.start);
            for at in sentence
                .clone()
                .filter(|at| page.is(*at, LETTER) && !self.named.contains(at))
            {
                features.word_as("later sentence", page.token(at).hash, 0.3);
            }
            near::note(
                self,
                features,
                &sentence,
                mention,
                ["later before", "later behind"],
            );
        }
        for mention in cluster.mentions.iter().skip(1).take(3) {
            if mention.start > self.within.start {
                features.word("later p", page.token(mention.start - 1).hash);
            }
            if mention.end < self.within.end {
                features.word("later n", page.token(mention.end).hash);
            }
        }
        features.set("speaks", share(speaking, 3));
        features.set("quoted", share(quoting, 3));
        features.flag("never speaks", speaking == 0);
        for (which, count) in (0..).zip(cues) {
            features.set_of("all mentions", which, share(count, 3));
        }
    }
}

/// Says how near a cue stands, half at three tokens.
fn near_cue(distance: usize) -> f32 {
    nearness(distance, 3.0)
}

/// Calls `note` with the place of each cue.
fn each_cue(cues: u32, note: impl FnMut(u32)) {
    let all = 0..CUES.len() as u32;
    all.filter(|which| cues & (1 << which) != 0).for_each(note);
}
