//! The lines of the panel with counts: how the value stands in the query, how many have it, a bar a year.

use ratatui::text::{Line, Span};

use super::{FacetPanel, FacetRow};
use crate::locale::Lang;
use crate::search::{Facet, FacetValue, Field};
use crate::text::{clean_line, pad, truncate};
use crate::tui::screen::Surroundings;

/// The longest bar, in cells.
const LONGEST_BAR: usize = 24;

/// Returns a line a row.
pub(super) fn lines(panel: &FacetPanel, around: Surroundings, cells: usize) -> Vec<Line<'static>> {
    if panel.facets.is_none() {
        let text = format!(" {}", around.lang.facets_counting());
        return vec![Line::styled(text, around.theme.quiet())];
    }
    let rows = panel.rows();
    if rows.is_empty() {
        let text = format!(" {}", around.lang.menu_nothing());
        return vec![Line::styled(text, around.theme.quiet())];
    }
    let lines = rows.into_iter().map(|row| match row {
        FacetRow::Heading(facet) => {
            let text = format!(" {}", name(facet.field, around.lang));
            Line::styled(text, around.theme.heading())
        }
        FacetRow::Value {
            facet,
            value,
            is_selected,
        } => value_line(panel, around, facet, value, is_selected, cells),
        FacetRow::More { count, is_selected } => {
            let select = if is_selected { "▌" } else { " " };
            let text = format!("{select}       {}", around.lang.facet_more(count));
            let style = if is_selected {
                around.theme.selected()
            } else {
                around.theme.quiet()
            };
            Line::styled(pad(&text, cells), style)
        }
    });
    lines.collect()
}

/// `▌+ 12  Europa`, or `   5  2020  ████████`.
fn value_line(
    panel: &FacetPanel,
    around: Surroundings,
    facet: &Facet,
    value: &FacetValue,
    is_selected: bool,
    cells: usize,
) -> Line<'static> {
    let lang = around.lang;
    let include = facet.condition(value, false, lang);
    let mark = panel.mark(&include, &facet.condition(value, true, lang));
    let select = if is_selected { "▌" } else { " " };
    let count = format!("{select}{mark} {:>4}  ", value.count);
    let mut text = clean_line(facet.shown(value, lang));
    if facet.field == Field::Date {
        text = format!("{text}  {}", bar(facet, value, cells));
    }
    let text = truncate(&text, cells.saturating_sub(8)).into_owned();
    if is_selected {
        return Line::styled(
            pad(&format!("{count}{text}"), cells),
            around.theme.selected(),
        );
    }
    Line::from(vec![
        Span::styled(count, around.theme.label()),
        Span::raw(text),
    ])
}

/// The longest for the year with the most; a year with any has at least a cell.
fn bar(facet: &Facet, value: &FacetValue, cells: usize) -> String {
    let most = facet.values.iter().map(|one| one.count).max();
    let room = LONGEST_BAR.min(cells.saturating_sub(16));
    let long = (value.count * room).div_ceil(most.unwrap_or(1).max(1));
    "█".repeat(long)
}

fn name(field: Field, lang: Lang) -> String {
    let names = [
        (Field::Theme, lang.kind_theme()),
        (Field::Date, lang.facet_year()),
        (Field::Organisation, lang.kind_organisation()),
        (Field::Person, lang.kind_person()),
        (Field::Venue, lang.label_venue()),
        (Field::Has, lang.facet_role()),
    ];
    let found = names.into_iter().find(|(known, _)| *known == field);
    found.map_or_else(|| field.name(lang).to_owned(), |(_, name)| name)
}
