//! The panel with counts over the present result: its rows, and the value one is at.

use super::Action;
use crate::search::{Facet, FacetValue, Facets, Field};

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
    pub(super) fn take(&mut self, facets: Facets) {
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
    pub(super) fn selected_value(&self) -> Option<(&Facet, &FacetValue)> {
        let (facet, value) = self.item()?;
        Some((facet, value?))
    }

    /// Shows all values of the facet, where one is at what opens them; says whether one is.
    pub(super) fn open(&mut self) -> bool {
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
    pub(super) fn row(&self) -> usize {
        let is_here = |row: &FacetRow<'_>| match row {
            FacetRow::Heading(_) => false,
            FacetRow::Value { is_selected, .. } | FacetRow::More { is_selected, .. } => {
                *is_selected
            }
        };
        self.rows().iter().position(is_here).unwrap_or(0)
    }

    /// Moves by values, or to the first value of the facet after or before.
    pub(super) fn go(&mut self, movement: Action, rows: usize) {
        let last = self.items().len().saturating_sub(1);
        let at = self.selected;
        let to = match movement {
            Action::NextFacet => self.starts().find(|start| *start > at).unwrap_or(0),
            Action::PreviousFacet => {
                let before = self.starts().filter(|start| *start < at).last();
                before.or(self.starts().last()).unwrap_or(0)
            }
            _ => movement.moved(at, rows, last),
        };
        self.selected = to.min(last);
    }

    /// The places of the first values of facets.
    fn starts(&self) -> impl Iterator<Item = usize> {
        let items = self.items();
        let fields: Vec<Field> = items.iter().map(|(facet, _)| facet.field).collect();
        let is_start = move |at: &usize| *at == 0 || fields.get(*at) != fields.get(*at - 1);
        (0..items.len()).filter(is_start)
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
        panel.take(Facets { total: 4, facets });
        panel
    }

    #[test]
    fn one_goes_from_value_to_value_and_from_facet_to_facet() {
        let mut panel = panel();
        assert_eq!((panel.selected, panel.row(), panel.rows().len()), (0, 1, 6));
        panel.go(Action::NextFacet, 5);
        assert_eq!((panel.selected, panel.row()), (2, 4));
        panel.go(Action::NextFacet, 5);
        assert_eq!(panel.selected, 0);
        panel.go(Action::PreviousFacet, 5);
        assert_eq!(panel.selected, 2);
        panel.go(Action::MoveToBottom, 5);
        panel.go(Action::MoveDown, 5);
        assert_eq!(panel.selected, 3);
    }

    #[test]
    fn many_values_are_folded_until_one_asks_for_them() {
        let mut panel = panel();
        let mut facets = panel.facets.clone().expect("counts");
        let values = &mut facets.facets[0].values;
        *values = values.iter().cycle().take(9).cloned().collect();
        panel.take(facets);
        assert_eq!(panel.rows().len(), 10);
        panel.go(Action::PageDown, 5);
        assert!(panel.selected_value().is_none() && panel.open());
        assert!(panel.selected_value().is_some() && !panel.open());
        assert_eq!(panel.rows().len(), 13);
    }

    #[test]
    fn other_counts_leave_one_at_the_same_value() {
        let mut panel = panel();
        panel.go(Action::MoveToBottom, 5);
        let mut facets = panel.facets.clone().expect("counts");
        facets.facets.remove(0);
        panel.take(facets);
        let value = panel.selected_value().map(|(_, value)| value.value.clone());
        assert_eq!(value.as_deref(), Some("2020"));
    }
}
