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
    let doubled = doubled(page, filled);
    let lines: Vec<Seen> = filled
        .iter()
        .map(|at| seen(page, &page.lines[*at]))
        .collect();
    let numbers: FxHashSet<u32> = lines
        .iter()
        .flat_map(|line| line.numbers.iter().map(|one| one.0))
        .collect();
    let days: FxHashSet<u64> = lines
        .iter()
        .flat_map(|line| line.days.iter().map(|one| one.0))
        .collect();
    let numbered_heads = lines
        .iter()
        .filter(|line| line.is_head && !line.numbers.is_empty())
        .count();
    let overview = Overview {
        is_one: numbers.len() >= 3 || numbers.len() >= 2 && days.len() >= 2,
        is_long: numbers.len() >= 3 && days.len() >= 3,
        has_doubled: !doubled.is_empty(),
        numbered_heads,
    };
    let mut before = Before::default();
    (0..filled.len())
        .map(|at| {
            let features = border(page, filled, at, &lines, &overview, &doubled, &before);
            before.add(&lines[at]);
            features
        })
        .collect()
}

/// What the page as a whole is.
struct Overview {
    is_one: bool,
    is_long: bool,
    has_doubled: bool,
    numbered_heads: usize,
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
        !self.numbers.is_empty()
            && line
                .numbers
                .iter()
                .any(|(number, at)| at - first < tokens && !self.numbers.contains(number))
    }

    fn is_new_day(&self, line: &Seen, tokens: usize, first: usize) -> bool {
        !self.days.is_empty()
            && line
                .days
                .iter()
                .any(|(day, at)| at - first < tokens && !self.days.contains(day))
    }
}

fn border(
    page: &Page,
    filled: &[usize],
    at: usize,
    lines: &[Seen],
    overview: &Overview,
    doubled: &FxHashSet<usize>,
    before: &Before,
) -> Features {
    let mut features = Features::new();
    let number = filled[at];
    let (line, seen) = (&page.lines[number], &lines[at]);
    let text = page.line_text(line);
    let first = line.tokens.start;
    let (previous, next) = (
        at.checked_sub(1).and_then(|at| lines.get(at)),
        lines.get(at + 1),
    );
    let next_first = filled
        .get(at + 1)
        .map_or(0, |next| page.lines[*next].tokens.start);
    let (has_number, has_day, is_head) = (
        !seen.numbers.is_empty(),
        !seen.days.is_empty(),
        seen.is_head,
    );
    let new_number = before.is_new_number(seen, 40, first);
    let new_day = before.is_new_day(seen, 30, first);
    let next_new_day = !has_day && next.is_some_and(|next| before.is_new_day(next, 30, next_first));
    let next_long = next.is_some_and(|next| next.length > 200);
    let previous_long = previous.is_some_and(|line| line.length > 200);
    let month_first = is_head && day::month(page.low(first)).is_some();
    let blank = |back: usize| {
        number
            .checked_sub(back)
            .is_some_and(|above| page.lines[above].tokens.is_empty())
    };
    let early_day = seen.days.first().is_some_and(|(_, at)| at - first < 8);
    let labelled = !line.label.is_empty();
    let shouted =
        line.tokens.clone().any(|at| page.is(at, UPPER)) && !text.contains(char::is_lowercase);
    let is_double = doubled.contains(&number);
    let second = at
        .checked_sub(1)
        .is_some_and(|at| doubled.contains(&filled[at]));
    let flags = [
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
        ("month in front", month_first),
        ("numbered head", is_head && has_number),
        ("day in front", early_day),
        ("in capitals", shouted),
        ("behind two blank lines", blank(1) && blank(2)),
        ("behind a long line", previous_long),
        ("head behind a long line", is_head && previous_long),
        ("head with series", is_head && seen.names_series),
        ("names the series", seen.names_series),
        ("label", labelled),
        ("doubled", is_double),
        ("new number in a head", new_number && is_head),
        ("dated head", is_head && has_day),
    ];
    for (which, (name, is_so)) in (0..).zip(flags) {
        features.flag(name, is_so);
        if is_so {
            features.set_of(
                "in an overview",
                which,
                f32::from(u8::from(overview.is_one)),
            );
            features.set_of(
                "in a long overview",
                which,
                f32::from(u8::from(overview.is_long)),
            );
            features.set_of(
                "not in an overview",
                which,
                f32::from(u8::from(!overview.is_one)),
            );
            features.set_of(
                "on a page of doubled titles",
                which,
                f32::from(u8::from(overview.has_doubled)),
            );
        }
    }
    for (name, is_so) in [
        ("second of a doubled", second),
        ("doubled on the page", overview.has_doubled),
        ("day", has_day),
        (
            "one of several numbered heads",
            is_head && has_number && overview.numbered_heads > 1,
        ),
        ("first line", at == 0),
        ("among the first lines", at < 4),
        ("first number", has_number && before.numbers.is_empty()),
        ("bar", is_head && text.contains('|')),
        ("behind a blank line", blank(1)),
        (
            "before a day",
            next.is_some_and(|next| {
                next.days
                    .first()
                    .is_some_and(|(_, at)| at - next_first < 16)
            }),
        ),
        ("before a long line", next_long),
        ("before a head", next.is_some_and(|next| next.is_head)),
        (
            "before a number",
            next.is_some_and(|next| {
                next.numbers
                    .first()
                    .is_some_and(|(_, at)| at - next_first < 16)
            }),
        ),
        ("behind a head", previous.is_some_and(|line| line.is_head)),
        ("long with a new number", seen.length > 200 && new_number),
        ("long with a day in front", seen.length > 200 && early_day),
        ("overview", overview.is_one),
        ("ends in a colon", text.ends_with(':')),
    ] {
        features.flag(name, is_so);
    }
    for at in line.tokens.clone().take(3) {
        features.word("opens with", page.token(at).hash);
    }
    let last = line.tokens.end.saturating_sub(1);
    features.word(
        "ends with",
        if page.is(last, DIGITS) {
            hash("0")
        } else {
            page.token(last).hash
        },
    );
    features.finish()
}
