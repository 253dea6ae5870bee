//! What may be the title of an evening: headings and their parts, quotations, what stands behind "onder de titel".

mod line;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use self::line::{HEADING, LineEvidence};
use super::candidate::{Candidate, Scope, share};
use super::day;
use super::feature::hash;
use crate::text::{fold, slug};

/// Where a title is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Label,
    Line,
    /// One of several parts of a line between bars.
    Bar(u8),
    /// One of several parts between bars, dashes and colons.
    Part(u8),
    /// Everything behind the first part.
    Rest,
    /// What is left of a line without series and number.
    Stripped,
    /// Behind "over" in a line that names the series.
    Over,
    Quotation,
    /// Behind words that bring a title in.
    BroughtIn,
    Colon,
    /// A line up to a day at its end.
    BeforeDay,
    /// Two lines: a title with the line under it.
    Question,
}

impl Place {
    fn number(self) -> u32 {
        match self {
            Place::Label => 0,
            Place::Line => 1,
            Place::Bar(at) => 10 + u32::from(at),
            Place::Part(at) => 20 + u32::from(at),
            Place::Rest => 2,
            Place::Stripped => 3,
            Place::Over => 4,
            Place::Quotation => 5,
            Place::BroughtIn => 6,
            Place::Colon => 7,
            Place::BeforeDay => 8,
            Place::Question => 9,
        }
    }
}

/// Words that bring a title in, the last of them right before it.
const BRINGS_IN: [&[&str]; 22] = [
    &["onder", "de", "titel"],
    &["onder", "de", "noemer"],
    &["onder", "de", "vlag"],
    &["onder", "de", "naam"],
    &["onder", "de", "kop"],
    &["onder", "het", "motto"],
    &["de", "titel"],
    &["als", "titel"],
    &["als", "thema"],
    &["met", "als", "titel"],
    &["het", "thema"],
    &["thema", "was"],
    &["thema", "is"],
    &["titel", "was"],
    &["het", "onderwerp"],
    &["de", "stelling"],
    &["getiteld"],
    &["in", "het", "teken", "van"],
    &["heette"],
    &["heet"],
    &["thema"],
    &["titel"],
];
/// Words of a bracket behind a title that is no part of it.
const REMARKS: [&str; 5] = [
    "reuring",
    "verslag",
    "terugblik",
    "aankondiging",
    "uitnodiging",
];
/// Words that no title is made of.
const STOP: [&str; 13] = [
    "lees meer",
    "aanmelden",
    "evenement",
    "meld je",
    "vereniging",
    "verslag",
    "aankondiging",
    "nieuws",
    "agenda",
    "gasten",
    "deel dit",
    "programma",
    "cookie",
];

/// What is gathered for the titles of some tokens.
struct Gathering<'s, 'p, 'l> {
    scope: &'s Scope<'p, 'l>,
    /// How often each line and quotation stands there, by its folded text.
    repeated: FxHashMap<String, usize>,
    folded: String,
    people: &'s [Range<usize>],
    headings: &'s [String],
    /// Tokens and place of what was found.
    seen: FxHashSet<(usize, usize, u32)>,
    found: Vec<Candidate<String>>,
}

/// Finds all titles an evening may have; `people` are the full names of persons, `headings` those of the articles.
#[must_use]
pub fn titles(
    scope: &Scope,
    people: &[Range<usize>],
    headings: &[String],
) -> Vec<Candidate<String>> {
    let bytes = scope.page.bytes(&scope.within);
    let mut gathering = Gathering {
        scope,
        repeated: FxHashMap::default(),
        folded: fold(scope.page.text.get(bytes).unwrap_or_default()),
        people,
        headings,
        seen: FxHashSet::default(),
        found: Vec::new(),
    };
    gathering.lines();
    gathering.quotations();
    gathering.brought_in();
    gathering.found
}

/// Signs at the ends of a title that are no part of it, those of links among them.
const EDGES: &str = "|–—-:.‘’'\"“”•*…„>»›";

fn is_edge(c: char) -> bool {
    c.is_whitespace() || EDGES.contains(c)
}

/// Returns a title without signs at its ends, without a number in front, and without a bracket behind it that says what
/// the text is: "#75 Wat als het lukt?", "Open, tenzij? (verslag)".
fn tidy(text: &str) -> &str {
    let title = trimmed(text);
    let bracket = title
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("));
    let is_remark = |inside: &str| {
        let folded = fold(inside);
        REMARKS.iter().any(|word| folded.contains(word))
    };
    let title = match bracket {
        Some((before, inside)) if is_remark(inside) => trimmed(before),
        _ => title,
    };
    let numbered = title.strip_prefix('#').map(str::trim_start);
    let unnumbered = numbered.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    match (numbered, unnumbered) {
        (Some(numbered), Some(rest)) if rest.len() < numbered.len() => trimmed(rest),
        _ => title,
    }
}

/// Takes signs off both ends, but for the end of a quotation that opens inside.
fn trimmed(text: &str) -> &str {
    let start = text.len() - text.trim_start_matches(is_edge).len();
    let text = text.get(start..).unwrap_or_default();
    let title = text.trim_end_matches(is_edge);
    let behind = text.get(title.len()..).and_then(|rest| rest.chars().next());
    let opens = |open: char, close: char| {
        behind == Some(close) && title.matches(open).count() > title.matches(close).count()
    };
    if opens('‘', '’') || opens('“', '”') {
        let length = title.len() + behind.map_or(0, char::len_utf8);
        return text.get(..length).unwrap_or(title);
    }
    title
}

impl Gathering<'_, '_, '_> {
    fn add(&mut self, text: &str, start: usize, place: Place, line: Option<LineEvidence>) {
        let title = tidy(text);
        let length = title.chars().count();
        if !(4..140).contains(&length) {
            return;
        }
        let start = start + text.find(title).unwrap_or(0);
        let page = self.scope.page;
        let within = &self.scope.within;
        let first = page
            .token_at(start)
            .clamp(within.start, within.end.saturating_sub(1));
        let end = page
            .token_at(start + title.len())
            .clamp(first + 1, within.end);
        let tokens = first..end;
        let key = u64::from(hash(&slug(title)));
        if !self.seen.insert((tokens.start, tokens.end, place.number())) {
            return;
        }
        let mut features = self.scope.around(&tokens, 5, 3);
        self.of_words(&mut features, title, &tokens, place);
        features.flag("a link", text.trim_end().ends_with(['>', '»', '›']));
        if let Some(line) = line {
            features.set_of("line", u32::try_from(line.place.min(6)).unwrap_or(6), 1.0);
            for (name, is_so) in line.flags {
                features.flag(name, is_so);
            }
            features.flag("right below the series", line.below_series == 1);
            features.flag("below the series", (2..4).contains(&line.below_series));
            let in_heading = f32::from(u8::from(line.is(HEADING)));
            features.set_of("place in the article's heading", place.number(), in_heading);
        }
        self.found.push(Candidate {
            value: title.to_owned(),
            key,
            evidence: features.finish(),
            tokens,
        });
    }

    fn of_words(
        &mut self,
        features: &mut super::feature::Features,
        title: &str,
        tokens: &Range<usize>,
        place: Place,
    ) {
        let page = self.scope.page;
        let folded = fold(title);
        let count = *self.repeated.entry(folded.clone()).or_insert_with(|| {
            memchr::memmem::find_iter(self.folded.as_bytes(), folded.as_bytes())
                .take(4)
                .count()
        });
        let number = place.number();
        let is_question = title.ends_with(['?', '!']);
        features.set_of("place", number, 1.0);
        features.set_of(
            "place and question",
            number,
            f32::from(u8::from(is_question)),
        );
        let words = title.split_whitespace().count();
        features.set_of("length", u32::try_from(words.min(12)).unwrap_or(12), 1.0);
        features.set("words", share(words, 12));
        features.flag("question", is_question);
        features.flag("names the series itself", folded.contains("reuring"));
        features.flag("holds digits", title.contains(|c: char| c.is_ascii_digit()));
        features.flag(
            "holds a month",
            tokens
                .clone()
                .take(40)
                .any(|at| page.low(at).len() > 2 && day::month(page.low(at)).is_some()),
        );
        features.set("count", share(count, 4));
        features.flag("repeated", count > 1);
        features.flag("holds a comma", title.contains(','));
        features.flag("in small letters", title.starts_with(char::is_lowercase));
        features.flag(
            "words of no title",
            STOP.iter().any(|stop| folded.contains(stop)),
        );
        let is_person = |one: &&Range<usize>| tokens.contains(&one.start);
        let first = self.people.partition_point(|one| one.start < tokens.start);
        features.flag(
            "holds a person",
            self.people.get(first).as_ref().is_some_and(is_person),
        );
        features.flag("in capitals", !title.contains(char::is_lowercase));
        features.flag(
            "in quotation marks",
            matches!(
                page.word(tokens.start.wrapping_sub(1)),
                "‘" | "“" | "\"" | "'" | "„"
            ),
        );
        let full =
            matches!(page.word(tokens.end), ".") && !page.same_line(tokens.end, tokens.end + 1);
        features.flag("ends its line with a full stop", full);
        for at in tokens.clone().take(2) {
            features.word("opens with", page.token(at).hash);
        }
    }

    fn add_range(&mut self, bytes: Range<usize>, place: Place, line: Option<LineEvidence>) {
        let page = self.scope.page;
        if let Some(text) = page.text.get(bytes.clone()) {
            self.add(text, bytes.start, place, line);
        }
    }

    fn quotations(&mut self) {
        let page = self.scope.page;
        for open in self.scope.within.clone() {
            let closers: &[&str] = match page.word(open) {
                "“" | "„" => &["”", "“"],
                "‘" => &["’"],
                "\"" => &["\""],
                "'" => &["'"],
                _ => continue,
            };
            let end = (open + 1..self.scope.within.end.min(open + 22))
                .take_while(|at| page.same_line(open, *at))
                .find(|at| closers.contains(&page.word(*at)));
            let starts_high = page
                .word(open + 1)
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            if let Some(end) = end.filter(|_| starts_high) {
                self.add_range(
                    page.token(open).end..page.token(end).start,
                    Place::Quotation,
                    None,
                );
            }
        }
    }

    fn brought_in(&mut self) {
        let page = self.scope.page;
        for at in self.scope.within.clone() {
            if page.word(at) == ":"
                && page.word(at + 1).starts_with(char::is_uppercase)
                && page.same_line(at, at + 1)
            {
                self.up_to_stop(at + 1, Place::Colon);
            }
            let brings = BRINGS_IN.iter().find(|words| {
                words
                    .iter()
                    .enumerate()
                    .all(|(step, word)| page.low(at + step) == *word)
            });
            let Some(words) = brings else { continue };
            let mut start = at + words.len();
            while matches!(
                page.low(start),
                ":" | "was"
                    | "is"
                    | "luidt"
                    | "luidde"
                    | "‘"
                    | "“"
                    | "\""
                    | "ditmaal"
                    | "dit"
                    | "keer"
                    | "van"
                    | "deze"
            ) {
                start += 1;
            }
            if start < self.scope.within.end && page.same_line(at, start) {
                self.up_to_stop(start, Place::BroughtIn);
            }
        }
    }

    /// Adds what stands from a token up to the end of its clause.
    fn up_to_stop(&mut self, start: usize, place: Place) {
        let page = self.scope.page;
        let limit = self.scope.within.end.min(start + 18);
        let is_stop = |at: &usize| {
            !page.same_line(start, *at)
                || matches!(page.word(*at), "." | "," | ";" | "(" | ":" | "”" | "’")
        };
        let end = (start..limit).find(|at| is_stop(at)).unwrap_or(limit);
        if end > start {
            self.add_range(page.bytes(&(start..end)), place, None);
        }
        let question = (start..end).find(|at| matches!(page.word(*at), "?" | "!"));
        if let Some(question) = question.filter(|at| at + 1 < end) {
            self.add_range(page.bytes(&(start..question + 1)), place, None);
        }
    }
}
