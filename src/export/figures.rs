//! The figures of the whole as bars that read without colour.

use jiff::civil::Date;

use super::leaf::{Leaf, Part, PartKind};
use super::profile::{list_head, list_row};
use crate::calendar;
use crate::locale::Lang;
use crate::profiles::{Counted, Gap, Kind, Stats, Year};

/// The longest bar, in cells: with its label it fits a narrow screen.
const LONGEST: usize = 16;

/// More people of a role than this are listed elsewhere.
const MOST_PEOPLE: usize = 40;

/// Returns the page of the whole.
#[must_use]
pub fn stats_leaf(stats: &Stats, lang: Lang) -> Leaf {
    let mut leaf = Leaf::new(&lang.stats_title());
    leaf.fact(
        &lang.label_editions(),
        &lang.stats_editions(stats.editions, stats.cancelled, stats.undated),
    );
    leaf.fact(
        &lang.label_guests(),
        &lang.stats_guests(stats.guests, stats.returning),
    );
    if let Some(covered) = stats.coverage.of_numbers(lang) {
        leaf.fact(&lang.label_coverage(), &covered);
    }
    leaf.heading(&lang.stats_years());
    years(&mut leaf, &stats.years, lang);
    if !stats.gaps.is_empty() {
        leaf.heading(&lang.stats_missing());
        gaps(&mut leaf, &stats.gaps, lang);
    }
    for (heading, listed) in [
        (lang.stats_guests_again(), &stats.guests_again),
        (lang.stats_hosts_again(), &stats.hosts_again),
        (lang.stats_leaders(), &stats.leaders),
    ] {
        if !listed.is_empty() {
            leaf.heading(&heading);
            leaf.push(list_head(Kind::Person, lang));
            let rows = listed.iter().take(MOST_PEOPLE);
            leaf.parts.extend(rows.map(|one| list_row(one, lang)));
        }
    }
    leaf.heading(&lang.stats_top_organisations());
    top(&mut leaf, Kind::Organisation, &stats.organisations);
    leaf.heading(&lang.stats_top_themes());
    top(&mut leaf, Kind::Theme, &stats.themes);
    leaf
}

/// A row a year: evenings, what is known to be missing, guests and those who are new, with a bar of them.
fn years(leaf: &mut Leaf, years: &[Year], lang: Lang) {
    let head = Part::new(PartKind::Head, "", "")
        .number(&lang.column_year())
        .number(&lang.column_editions())
        .number(&lang.column_missing())
        .number(&lang.column_guests())
        .number(&lang.column_new())
        .cell(|part| part.and(&lang.stats_legend()));
    leaf.push(head);
    let most = years.iter().map(|year| year.guests).max().unwrap_or(0);
    for year in years {
        let row = Part::new(PartKind::Row, "", "")
            .number(&year.year.to_string())
            .number(&count(year.editions))
            .number(&count(year.missing))
            .number(&count(year.guests))
            .number(&count(year.new))
            .cell(|part| part.and(&bar(year, most)));
        leaf.push(row);
    }
}

/// Nothing stands where there is none.
fn count(count: usize) -> String {
    match count {
        0 => String::new(),
        count => count.to_string(),
    }
}

fn bar(year: &Year, most: usize) -> String {
    let cells = scaled(year.guests, most, LONGEST);
    let new = scaled(year.new, most, LONGEST).min(cells);
    format!("{}{}", "█".repeat(new), "░".repeat(cells - new))
}

/// The missing numbers, and between which days they lie.
fn gaps(leaf: &mut Leaf, gaps: &[Gap], lang: Lang) {
    for gap in gaps {
        let (first, last) = (gap.numbers.start(), gap.numbers.end());
        let numbers = if first == last {
            format!("#{first}")
        } else {
            format!("#{first}–{last}")
        };
        let day = |day: Option<Date>| day.map(|day| calendar::short(day, lang));
        let when = match (day(gap.after), day(gap.before)) {
            (Some(after), Some(before)) => lang.between_days(&after, &before),
            (None, Some(before)) => lang.before_day(&before),
            (Some(after), None) => lang.after_day(&after),
            (None, None) => String::new(),
        };
        let counted = lang.editions_counted(gap.count());
        let said = if when.is_empty() {
            counted
        } else {
            format!("{counted}, {when}")
        };
        leaf.fact(&numbers, &said);
    }
}

fn top(leaf: &mut Leaf, kind: Kind, counted: &[Counted]) {
    let most = counted.iter().map(|one| one.count).max().unwrap_or(0);
    for one in counted {
        let bar = "█".repeat(scaled(one.count, most, 8));
        let part = Part::new(PartKind::Fact, &one.count.to_string(), "").name(kind, &one.name);
        leaf.push(part.and(&format!(" {bar}")));
    }
}

/// At least one cell for anything that is there.
fn scaled(value: usize, most: usize, cells: usize) -> usize {
    if value == 0 || most == 0 {
        return 0;
    }
    (value * cells).div_ceil(most)
}
