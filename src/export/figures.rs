//! The figures of the whole as bars that read without colour.

use super::leaf::{Leaf, Part, PartKind};
use crate::locale::Lang;
use crate::profiles::{Counted, Kind, Stats, Year};

/// The longest bar, in cells: with its label it fits a narrow screen.
const LONGEST: usize = 16;

/// Heights of a sparkline.
const SPARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

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
    leaf.heading(&lang.stats_years());
    let of = |value: fn(&Year) -> usize| stats.years.iter().map(value).collect::<Vec<_>>();
    for (label, values) in [
        (lang.stats_editions_a_year(), of(|year| year.editions)),
        (lang.stats_guests_a_year(), of(|year| year.guests)),
        (lang.stats_new_a_year(), of(|year| year.new)),
    ] {
        leaf.fact(&label, &sparkline(&values));
    }
    leaf.blank();
    leaf.push(Part::new(PartKind::Text, "", &lang.stats_legend()));
    let most = stats
        .years
        .iter()
        .map(|year| year.guests)
        .max()
        .unwrap_or(0);
    for year in &stats.years {
        leaf.fact(&year.year.to_string(), &year_line(year, most, lang));
    }
    leaf.heading(&lang.stats_top_organisations());
    top(&mut leaf, Kind::Organisation, &stats.organisations);
    leaf.heading(&lang.stats_top_themes());
    top(&mut leaf, Kind::Theme, &stats.themes);
    leaf.heading(&lang.stats_top_people());
    top(&mut leaf, Kind::Person, &stats.people);
    leaf
}

fn year_line(year: &Year, most: usize, lang: Lang) -> String {
    let cells = scaled(year.guests, most, LONGEST);
    let new = scaled(year.new, most, LONGEST).min(cells);
    let bar = format!("{}{}", "█".repeat(new), "░".repeat(cells - new));
    let words = lang.stats_year(year.editions, year.guests, year.new, year.returning());
    if bar.is_empty() {
        words
    } else {
        format!("{bar} {words}")
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

/// Returns a line of so many heights; what is not there is a low dot, so that a gap is seen as one.
fn sparkline(values: &[usize]) -> String {
    let most = values.iter().copied().max().unwrap_or(0);
    let spark = |value: &usize| match scaled(*value, most, SPARKS.len()) {
        0 => '·',
        height => SPARKS[height - 1],
    };
    values.iter().map(spark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_shows_gaps_and_heights() {
        assert_eq!(sparkline(&[0, 1, 4, 8]), "·▁▄█");
        assert_eq!(sparkline(&[]), "");
    }
}
