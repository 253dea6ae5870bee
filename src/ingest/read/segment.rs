//! Which lines of a page begin another evening.

use rustc_hash::FxHashSet;

use super::day;
use super::feature::{Features, hash};
use super::lexicon::mark::{DIGITS, UPPER};
use super::number::ordinal;
use super::page::{Line, Page, is_headlike, is_item};

/// What a line holds that may tell evenings apart.
#[derive(Debug, Default)]
struct Seen {
    /// Numbers, with the token each stands at.
    numbers: Vec<(u32, usize)>,
    /// Days of the year, with the token each stands at.
    days: Vec<(u64, usize)>,
    is_head: bool,
    length: usize,
    names_series: bool,
}

/// Returns the lines of a page that are not blank.
#[must_use]
pub fn filled(page: &Page) -> Vec<usize> {
    (0..page.lines.len())
        .filter(|at| !page.lines[*at].tokens.is_empty())
        .collect()
}

/// Returns the lines that begin an article because they stand twice.
#[must_use]
pub fn doubled(page: &Page, filled: &[usize]) -> FxHashSet<usize> {
    let text = |at: usize| page.line_text(&page.lines[at]);
    filled
        .windows(2)
        .filter(|pair| text(pair[0]).chars().count() > 8 && text(pair[0]) == text(pair[1]))
        .map(|pair| pair[0])
        .collect()
}

impl Seen {
    /// Says whether the first day stands among the first tokens of its line.
    fn has_day_within(&self, tokens: usize, first: usize) -> bool {
        self.days.first().is_some_and(|(_, at)| at - first < tokens)
    }
}

fn seen(page: &Page, line: &Line) -> Seen {
    let text = page.line_text(line);
    let numbers = line
        .tokens
        .clone()
        .filter_map(|at| Some((number(page, at)?, at)))
        .collect();
    let days = line
        .tokens
        .clone()
        .filter_map(|at| Some((day::written(page, at)?.0.key(), at)))
        .collect();
    Seen {
        numbers,
        days,
        is_head: is_headlike(text),
        length: text.chars().count(),
        names_series: line
            .tokens
            .clone()
            .any(|at| page.low(at).contains("reuring")),
    }
}

/// Returns the number a token may give an evening.
fn number(page: &Page, at: usize) -> Option<u32> {
    let low = page.low(at);
    if !low.starts_with(|c: char| c.is_ascii_digit()) {
        return ordinal(low);
    }
    let digits = low.trim_end_matches(['s', 't', 'e', 'd']);
    let value = digits.parse().ok().filter(|_| digits.len() <= 3)?;
    let before = at.checked_sub(1).map_or("", |at| page.low(at));
    let is_labelled = matches!(
        before,
        "#" | "nummer" | "editie" | "aflevering" | "nr" | "café" | "cafe" | "online"
    );
    (digits.len() < low.len() || is_labelled && page.is(at, DIGITS)).then_some(value)
}

/// Returns the evidence for each filled line to begin another evening.
#[must_use]
pub fn borders(page: &Page, filled: &[usize]) -> Vec<Features> {
    let lines: Vec<Seen> = filled
        .iter()
        .map(|at| seen(page, &page.lines[*at]))
        .collect();
    let survey = Survey {
        doubled: doubled(page, filled),
        overview: Overview::of(&lines),
        page,
        filled,
        lines,
    };
    let mut before = Before::default();
    let mut found = Vec::with_capacity(filled.len());
    for at in 0..filled.len() {
        found.push(survey.border(at, &before));
        before.add(&survey.lines[at]);
    }
    found
}

/// Says whether a page names two numbers or two days at least; without them it tells of one evening.
#[must_use]
pub fn names_several(page: &Page) -> bool {
    let all = || 0..page.tokens.len();
    let numbers: FxHashSet<u32> = all().filter_map(|at| number(page, at)).collect();
    let days = || all().filter_map(|at| Some(day::written(page, at)?.0.key()));
    numbers.len() > 1 || days().collect::<FxHashSet<u64>>().len() > 1
}

/// What the page as a whole is.
struct Overview {
    is_one: bool,
    is_long: bool,
    numbered_heads: usize,
}

impl Overview {
    fn of(lines: &[Seen]) -> Self {
        let numbers: FxHashSet<u32> = lines
            .iter()
            .flat_map(|line| line.numbers.iter().map(|one| one.0))
            .collect();
        let days: FxHashSet<u64> = lines
            .iter()
            .flat_map(|line| line.days.iter().map(|one| one.0))
            .collect();
        Overview {
            is_one: numbers.len() >= 3 || numbers.len() >= 2 && days.len() >= 2,
            is_long: numbers.len() >= 3 && days.len() >= 3,
            numbered_heads: lines
                .iter()
                .filter(|line| line.is_head && !line.numbers.is_empty())
                .count(),
        }
    }
}

/// The numbers and days of the lines above.
#[derive(Default)]
struct Before {
    numbers: FxHashSet<u32>,
    days: FxHashSet<u64>,
}

impl Before {
    fn add(&mut self, line: &Seen) {
        self.numbers.extend(line.numbers.iter().map(|one| one.0));
        self.days.extend(line.days.iter().map(|one| one.0));
    }

    fn is_new_number(&self, line: &Seen, tokens: usize, first: usize) -> bool {
        let is_new =
            |(number, at): &(u32, usize)| at - first < tokens && !self.numbers.contains(number);
        !self.numbers.is_empty() && line.numbers.iter().any(is_new)
    }

    fn is_new_day(&self, line: &Seen, tokens: usize, first: usize) -> bool {
        let is_new = |(day, at): &(u64, usize)| at - first < tokens && !self.days.contains(day);
        !self.days.is_empty() && line.days.iter().any(is_new)
    }
}

/// All lines of a page, looked at together.
struct Survey<'p, 'l> {
    page: &'p Page<'l>,
    filled: &'p [usize],
    lines: Vec<Seen>,
    doubled: FxHashSet<usize>,
    overview: Overview,
}

impl Survey<'_, '_> {
    fn border(&self, at: usize, before: &Before) -> Features {
        let mut features = Features::new();
        for (which, (name, is_so)) in (0..).zip(self.of_line(at, before)) {
            features.flag(name, is_so);
            if is_so {
                let mut where_so = |name: &str, is_so: bool| {
                    features.set_of(name, which, f32::from(u8::from(is_so)));
                };
                where_so("in an overview", self.overview.is_one);
                where_so("in a long overview", self.overview.is_long);
                where_so("not in an overview", !self.overview.is_one);
                where_so("on a page of doubled titles", !self.doubled.is_empty());
            }
        }
        for (name, is_so) in self.of_neighbours(at, before) {
            features.flag(name, is_so);
        }
        let page = self.page;
        let tokens = page.lines[self.filled[at]].tokens.clone();
        for at in tokens.clone().take(3) {
            features.word("opens with", page.token(at).hash);
        }
        let last = tokens.end.saturating_sub(1);
        let word = if page.is(last, DIGITS) {
            hash("0")
        } else {
            page.token(last).hash
        };
        features.word("ends with", word);
        features.finish()
    }

    fn line(&self, at: usize) -> (&Line, &Seen) {
        (&self.page.lines[self.filled[at]], &self.lines[at])
    }

    /// Returns the line below, with its first token.
    fn next(&self, at: usize) -> Option<(&Seen, usize)> {
        let line = self.filled.get(at + 1)?;
        Some((self.lines.get(at + 1)?, self.page.lines[*line].tokens.start))
    }

    fn is_blank(&self, at: usize, back: usize) -> bool {
        self.filled[at]
            .checked_sub(back)
            .is_some_and(|above| self.page.lines[above].tokens.is_empty())
    }

    /// What tells more on some pages than on others.
    fn of_line(&self, at: usize, before: &Before) -> [(&'static str, bool); 24] {
        let page = self.page;
        let (line, seen) = self.line(at);
        let text = page.line_text(line);
        let first = line.tokens.start;
        let (has_number, has_day, is_head) = (
            !seen.numbers.is_empty(),
            !seen.days.is_empty(),
            seen.is_head,
        );
        let new_number = before.is_new_number(seen, 40, first);
        let new_day = before.is_new_day(seen, 30, first);
        let next_new_day = !has_day
            && self
                .next(at)
                .is_some_and(|(next, first)| before.is_new_day(next, 30, first));
        let next_long = self.next(at).is_some_and(|(next, _)| next.length > 200);
        let previous_long = at
            .checked_sub(1)
            .is_some_and(|before| self.lines[before].length > 200);
        let is_shouted =
            line.tokens.clone().any(|at| page.is(at, UPPER)) && !text.contains(char::is_lowercase);
        [
            ("head", is_head),
            ("number", has_number),
            ("new number", new_number),
            ("new day", new_day),
            ("new number and day", new_number && new_day),
            ("long", seen.length > 200),
            ("short", seen.length < 60),
            ("head before a long line", is_head && next_long),
            ("before a new day", next_new_day),
            ("head before a new day", is_head && next_new_day),
            ("item", is_item(text)),
            (
                "month in front",
                is_head && day::month(page.low(first)).is_some(),
            ),
            ("numbered head", is_head && has_number),
            ("day in front", seen.has_day_within(8, first)),
            ("in capitals", is_shouted),
            (
                "behind two blank lines",
                self.is_blank(at, 1) && self.is_blank(at, 2),
            ),
            ("behind a long line", previous_long),
            ("head behind a long line", is_head && previous_long),
            ("head with series", is_head && seen.names_series),
            ("names the series", seen.names_series),
            ("label", !line.label.is_empty()),
            ("doubled", self.doubled.contains(&self.filled[at])),
            ("new number in a head", new_number && is_head),
            ("dated head", is_head && has_day),
        ]
    }

    fn of_neighbours(&self, at: usize, before: &Before) -> [(&'static str, bool); 18] {
        let (line, seen) = self.line(at);
        let text = self.page.line_text(line);
        let first = line.tokens.start;
        let (has_number, is_head) = (!seen.numbers.is_empty(), seen.is_head);
        let previous = at.checked_sub(1);
        let next = |is_so: fn(&Seen, usize) -> bool| {
            self.next(at)
                .is_some_and(|(next, first)| is_so(next, first))
        };
        [
            (
                "second of a doubled",
                previous.is_some_and(|at| self.doubled.contains(&self.filled[at])),
            ),
            ("doubled on the page", !self.doubled.is_empty()),
            ("day", !seen.days.is_empty()),
            (
                "one of several numbered heads",
                is_head && has_number && self.overview.numbered_heads > 1,
            ),
            ("first line", at == 0),
            ("among the first lines", at < 4),
            ("first number", has_number && before.numbers.is_empty()),
            ("bar", is_head && text.contains('|')),
            ("behind a blank line", self.is_blank(at, 1)),
            (
                "before a day",
                next(|next, first| next.has_day_within(16, first)),
            ),
            ("before a long line", next(|next, _| next.length > 200)),
            ("before a head", next(|next, _| next.is_head)),
            (
                "before a number",
                next(|next, first| next.numbers.first().is_some_and(|(_, at)| at - first < 16)),
            ),
            (
                "behind a head",
                previous.is_some_and(|at| self.lines[at].is_head),
            ),
            (
                "long with a new number",
                seen.length > 200 && before.is_new_number(seen, 40, first),
            ),
            (
                "long with a day in front",
                seen.length > 200 && seen.has_day_within(8, first),
            ),
            ("overview", self.overview.is_one),
            ("ends in a colon", text.ends_with(':')),
        ]
    }
}
