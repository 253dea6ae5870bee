//! The panel with counts over the present result: its rows, and the value one is at.

mod lines;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::Action;
use super::action::Movement;
use super::keymap::Place;
use super::screen::{Screen, Surroundings, Wish};
use super::view::overlay::{self, Extent};
use super::worker::{Reply, Request};
use crate::locale::Lang;
use crate::search::{Chip, Facet, FacetValue, Facets, Field, Query, with, without};

/// So many values of a facet are shown until one asks for all.
const FEW: usize = 5;

/// Counts, and the value one is at.
#[derive(Debug, Clone, Default)]
pub(super) struct FacetPanel {
    /// The counts; absent while they are made.
    pub(super) facets: Option<Facets>,
    /// Among the values that are shown and what opens the rest, over all facets.
    pub(super) selected: usize,
    /// Facets of which all values are shown.
    opened: Vec<Field>,
    /// The first row shown.
    top: usize,
    /// The query whose result is counted.
    query: Query,
}

/// A row of the panel.
#[derive(Debug, Clone, Copy)]
pub(super) enum FacetRow<'a> {
    /// The name of a facet.
    Heading(&'a Facet),
    /// A value.
    Value {
        facet: &'a Facet,
        value: &'a FacetValue,
        is_selected: bool,
    },
    /// So many values more, which one can ask for.
    More { count: usize, is_selected: bool },
}

/// What one can be at: a value, or what opens the rest of a facet.
type Item<'a> = (&'a Facet, Option<&'a FacetValue>);

impl FacetPanel {
    /// Takes other counts in; one stays at the value one was at, or near it.
    fn put(&mut self, facets: Facets) {
        let name = |(facet, value): Item<'_>| (facet.field, value.map(|one| one.value.clone()));
        let before = self.item().map(name);
        self.facets = Some(facets);
        let items = self.items();
        let same = items.iter().position(|item| Some(name(*item)) == before);
        let last = items.len().saturating_sub(1);
        self.selected = same.unwrap_or(self.selected).min(last);
    }

    /// The facets with the values shown of each.
    fn shown(&self) -> impl Iterator<Item = (&Facet, &[FacetValue])> {
        let facets = self.facets.iter().flat_map(|facets| &facets.facets);
        let with_values = facets.filter(|facet| !facet.values.is_empty());
        with_values.map(|facet| {
            let count = facet.values.len();
            // To fold a single value away would save nothing.
            let is_whole = count <= FEW + 1 || self.opened.contains(&facet.field);
            let shown = if is_whole { count } else { FEW };
            (facet, facet.values.get(..shown).unwrap_or_default())
        })
    }

    fn items(&self) -> Vec<Item<'_>> {
        let items = self.shown().flat_map(|(facet, values)| {
            let more = (values.len() < facet.values.len()).then_some((facet, None));
            let values = values.iter().map(move |value| (facet, Some(value)));
            values.chain(more)
        });
        items.collect()
    }

    fn item(&self) -> Option<Item<'_>> {
        self.items().get(self.selected).copied()
    }

    /// Returns the value one is at, with its facet.
    fn selected_value(&self) -> Option<(&Facet, &FacetValue)> {
        let (facet, value) = self.item()?;
        Some((facet, value?))
    }

    /// Shows all values of the facet, where one is at what opens them; says whether one is.
    fn open(&mut self) -> bool {
        let Some((facet, None)) = self.item() else {
            return false;
        };
        let field = facet.field;
        self.opened.push(field);
        true
    }

    /// Returns the rows; a facet without values has none.
    pub(super) fn rows(&self) -> Vec<FacetRow<'_>> {
        let mut rows = Vec::new();
        let mut known = None;
        for (at, (facet, value)) in self.items().into_iter().enumerate() {
            if known.replace(facet.field) != Some(facet.field) {
                rows.push(FacetRow::Heading(facet));
            }
            let is_selected = at == self.selected;
            rows.push(match value {
                Some(value) => FacetRow::Value {
                    facet,
                    value,
                    is_selected,
                },
                None => FacetRow::More {
                    count: facet.values.len() - FEW,
                    is_selected,
                },
            });
        }
        rows
    }

    /// Returns the row one is at.
    fn row(&self) -> usize {
        let is_here = |row: &FacetRow<'_>| match row {
            FacetRow::Heading(_) => false,
            FacetRow::Value { is_selected, .. } | FacetRow::More { is_selected, .. } => {
                *is_selected
            }
        };
        self.rows().iter().position(is_here).unwrap_or(0)
    }

    fn last(&self) -> usize {
        self.items().len().saturating_sub(1)
    }

    /// Goes to the first value of the facet after this one, or before, round the ends.
    fn step_facet(&mut self, forward: bool) {
        let at = self.selected;
        let to = if forward {
            self.starts().find(|start| *start > at).unwrap_or(0)
        } else {
            let before = self.starts().filter(|start| *start < at).last();
            before.or(self.starts().last()).unwrap_or(0)
        };
        self.selected = to.min(self.last());
    }

    /// Moves the first row as little as needed for the value to be seen, and the line before it, which may say what
    /// is counted.
    fn keep_visible(&mut self, area: Rect) {
        let Extent { rows, .. } = overlay::extent_of(self.rows().len(), area);
        let row = self.row();
        let lowest = (row + 1).saturating_sub(rows);
        let highest = if rows > 1 { row.saturating_sub(1) } else { row };
        self.top = self.top.clamp(lowest, highest.max(lowest));
    }

    /// The chip of the query that is this condition.
    fn chip_of(&self, condition: &str) -> Option<&Chip> {
        let typed = &self.query.typed;
        let is_it = |chip: &&Chip| typed.get(chip.range.clone()) == Some(condition);
        self.query.chips.iter().find(is_it)
    }

    /// Says how a value stands in the query: `+`, `-` or not at all.
    pub(super) fn mark(&self, include: &str, exclude: &str) -> &'static str {
        if self.chip_of(include).is_some() {
            "+"
        } else if self.chip_of(exclude).is_some() {
            "-"
        } else {
            " "
        }
    }

    /// Returns the query that asks for the value one is at, or for what has it not; asked for already, it is taken
    /// away.
    fn toggled(&self, is_negated: bool, lang: Lang) -> Option<String> {
        let (facet, value) = self.selected_value()?;
        let wanted = facet.condition(value, is_negated, lang);
        let other = facet.condition(value, !is_negated, lang);
        let typed = &self.query.typed;
        Some(match (self.chip_of(&wanted), self.chip_of(&other)) {
            (Some(chip), _) => without(typed, &chip.range),
            (None, Some(chip)) => with(&without(typed, &chip.range), &wanted),
            (None, None) => with(typed, &wanted),
        })
    }

    /// The places of the first values of facets.
    fn starts(&self) -> impl Iterator<Item = usize> {
        let items = self.items();
        let fields: Vec<Field> = items.iter().map(|(facet, _)| facet.field).collect();
        let is_start = move |at: &usize| *at == 0 || fields.get(*at) != fields.get(*at - 1);
        (0..items.len()).filter(is_start)
    }
}

impl Screen for FacetPanel {
    fn place(&self) -> Place {
        Place::Facets
    }

    fn act(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        if matches!(action, Action::Follow | Action::Exclude) {
            if self.open() {
                return Vec::new();
            }
            let typed = self.toggled(action == Action::Exclude, around.lang);
            return typed.map(Wish::Query).into_iter().collect();
        }
        if matches!(action, Action::RemoveChip | Action::ShowHelp) {
            return vec![Wish::Act(action)];
        }
        if matches!(action, Action::NextFacet | Action::PreviousFacet) {
            self.step_facet(action == Action::NextFacet);
        } else if let Some(movement) = Movement::of(action) {
            let Extent { rows, .. } = overlay::extent_of(self.rows().len(), around.area);
            self.selected = movement.moved(self.selected, rows, self.last());
        } else {
            return vec![Wish::Close];
        }
        self.keep_visible(around.area);
        Vec::new()
    }

    fn take(&mut self, reply: Reply, around: Surroundings) -> Vec<Wish> {
        if let Reply::Facets(facets) = reply {
            self.put(facets);
            self.keep_visible(around.area);
        }
        Vec::new()
    }

    fn results_changed(&mut self, query: &Query, found_with: &str) -> Vec<Wish> {
        self.query = query.clone();
        vec![Wish::Ask(Request::CountFacets(found_with.to_owned()))]
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) -> Option<Position> {
        let lines = lines::lines(self, around, overlay::cells(area));
        let total = self.facets.as_ref().map_or(0, |facets| facets.total);
        let (title, bottom) = (
            around.lang.facets_title(&around.lang.editions(total)),
            around.lang.facets_hint(),
        );
        let first = overlay::draw_box(frame, area, (&title, &bottom), lines, self.top)?;
        let row = u16::try_from(self.row().saturating_sub(self.top)).unwrap_or(0);
        Some(Position {
            y: first.y + row,
            ..first
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Field;

    fn panel() -> FacetPanel {
        let facet = |field, values: &[&str]| Facet {
            field,
            values: values
                .iter()
                .map(|value| FacetValue {
                    value: (*value).to_owned(),
                    count: 1,
                })
                .collect(),
        };
        let facets = vec![
            facet(Field::Theme, &["a", "b"]),
            facet(Field::Venue, &[]),
            facet(Field::Date, &["2019", "2020"]),
        ];
        let mut panel = FacetPanel::default();
        panel.put(Facets { total: 4, facets });
        panel
    }

    #[test]
    fn one_goes_from_value_to_value_and_from_facet_to_facet() {
        let mut panel = panel();
        assert_eq!((panel.selected, panel.row(), panel.rows().len()), (0, 1, 6));
        panel.step_facet(true);
        assert_eq!((panel.selected, panel.row()), (2, 4));
        panel.step_facet(true);
        assert_eq!(panel.selected, 0);
        panel.step_facet(false);
        assert_eq!(panel.selected, 2);
        panel.selected = Movement::Bottom.moved(panel.selected, 5, panel.last());
        panel.selected = Movement::Down.moved(panel.selected, 5, panel.last());
        assert_eq!(panel.selected, 3);
    }

    #[test]
    fn many_values_are_folded_until_one_asks_for_them() {
        let mut panel = panel();
        let mut facets = panel.facets.clone().expect("counts");
        let values = &mut facets.facets[0].values;
        *values = values.iter().cycle().take(9).cloned().collect();
        panel.put(facets);
        assert_eq!(panel.rows().len(), 10);
        panel.selected = Movement::PageDown.moved(panel.selected, 5, panel.last());
        assert!(panel.selected_value().is_none() && panel.open());
        assert!(panel.selected_value().is_some() && !panel.open());
        assert_eq!(panel.rows().len(), 13);
    }

    #[test]
    fn other_counts_leave_one_at_the_same_value() {
        let mut panel = panel();
        panel.selected = Movement::Bottom.moved(panel.selected, 5, panel.last());
        let mut facets = panel.facets.clone().expect("counts");
        facets.facets.remove(0);
        panel.put(facets);
        let value = panel.selected_value().map(|(_, value)| value.value.clone());
        assert_eq!(value.as_deref(), Some("2020"));
    }
}
