//! The lines of the panel with counts: how the value stands in the query, how many have it, a bar a year.

use ratatui::text::{Line, Span};

use crate::locale::Lang;
use crate::search::{Facet, FacetValue, Field};
use crate::text::{clean_line, pad, truncate};
use crate::tui::App;
use crate::tui::facets::{FacetPanel, FacetRow};

/// The longest bar, in cells.
const LONGEST_BAR: usize = 24;

/// Returns a line a row.
pub(super) fn lines(app: &App, panel: &FacetPanel, cells: usize) -> Vec<Line<'static>> {
    if panel.facets.is_none() {
        let text = format!(" {}", app.lang.facets_counting());
        return vec![Line::styled(text, app.theme.quiet())];
    }
    let rows = panel.rows();
    if rows.is_empty() {
        let text = format!(" {}", app.lang.menu_nothing());
        return vec![Line::styled(text, app.theme.quiet())];
    }
    let lines = rows.into_iter().map(|row| match row {
        FacetRow::Heading(facet) => {
            let text = format!(" {}", name(facet.field, app.lang));
            Line::styled(text, app.theme.heading())
        }
        FacetRow::Value {
            facet,
            value,
            is_selected,
        } => value_line(app, facet, value, is_selected, cells),
        FacetRow::More { count, is_selected } => {
            let select = if is_selected { "▌" } else { " " };
            let text = format!("{select}       {}", app.lang.facet_more(count));
            let style = if is_selected {
                app.theme.selected()
            } else {
                app.theme.quiet()
            };
            Line::styled(pad(&text, cells), style)
        }
    });
    lines.collect()
}

/// `▌+ 12  Europa`, or `   5  2020  ████████`.
fn value_line(
    app: &App,
    facet: &Facet,
    value: &FacetValue,
    is_selected: bool,
    cells: usize,
) -> Line<'static> {
    let lang = app.lang;
    let include = facet.condition(value, false, lang);
    let mark = app.facet_mark(&include, &facet.condition(value, true, lang));
    let select = if is_selected { "▌" } else { " " };
    let count = format!("{select}{mark} {:>4}  ", value.count);
    let mut text = clean_line(facet.shown(value, lang));
    if facet.field == Field::Date {
        text = format!("{text}  {}", bar(facet, value, cells));
    }
    let text = truncate(&text, cells.saturating_sub(8)).into_owned();
    if is_selected {
        return Line::styled(pad(&format!("{count}{text}"), cells), app.theme.selected());
    }
    Line::from(vec![
        Span::styled(count, app.theme.label()),
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
    match field {
        Field::Theme => lang.kind_theme(),
        Field::Date => lang.facet_year(),
        Field::Organisation => lang.kind_organisation(),
        Field::Person => lang.kind_person(),
        Field::Venue => lang.label_venue(),
        Field::Has => lang.facet_role(),
        other => other.name(lang).to_owned(),
    }
}
