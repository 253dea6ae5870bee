//! Counts over the present result, by theme, year, organisation, person, venue and role.

use super::query::{condition, keywords, whole_condition};
use super::tally::Tally;
use super::{Field, Query, Searcher};
use crate::locale::Lang;

/// More values of one facet than this nobody reads.
const MOST_VALUES: usize = 50;

/// All facets of a result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// How many editions were counted.
    pub total: usize,
    /// The facets, in the order shown.
    pub facets: Vec<Facet>,
}

/// A facet: values with counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field its values belong to; for roles [`Field::Has`].
    pub field: Field,
    /// The values; years with the newest first, others with the most editions first.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The value as it is shown and asked for.
    pub value: String,
    /// How many of the editions have it.
    pub count: usize,
}

impl Facet {
    /// Returns a value as it is shown: a keyword in the reader's language, anything else as it is.
    #[must_use]
    pub fn shown<'a>(&self, value: &'a FacetValue, lang: Lang) -> &'a str {
        let mut known = keywords(self.field).into_iter();
        let known = known.find(|(nl, en)| *nl == value.value || *en == value.value);
        match (known, lang) {
            (Some((nl, _)), Lang::Nl) => nl,
            (Some((_, en)), Lang::En) => en,
            (None, _) => &value.value,
        }
    }

    /// Returns the condition that includes or excludes a value, to add to the query with [`super::with`].
    #[must_use]
    pub fn condition(&self, value: &FacetValue, is_negated: bool, lang: Lang) -> String {
        if self.field.is_value() {
            return condition(self.field, self.shown(value, lang), is_negated, lang);
        }
        // The whole of the name: what is counted is what will be found.
        whole_condition(self.field, &value.value, is_negated, lang)
    }
}

impl Searcher {
    /// Counts the values of all facets over the editions that answer a query.
    #[must_use]
    pub fn facets(&self, query: &Query) -> Facets {
        let matching = self.matching(query);
        let facets = [
            (Field::Theme, Tally::Themes),
            (Field::Date, Tally::Years),
            (Field::Organisation, Tally::Organisations),
            (Field::Person, Tally::People),
            (Field::Venue, Tally::Venues),
            (Field::Has, Tally::Roles),
        ];
        let facet = |(field, tally): (Field, Tally)| {
            let values = tally
                .count(&self.catalogue, &matching, |_| true)
                .into_iter();
            let values = values.take(MOST_VALUES).map(|(value, count)| FacetValue {
                value: role(value),
                count,
            });
            Facet {
                field,
                values: values.collect(),
            }
        };
        Facets {
            total: matching.len(),
            facets: facets.into_iter().map(facet).collect(),
        }
    }
}

/// A role is asked for by the word that `has:` knows.
fn role(value: String) -> String {
    match value.as_str() {
        "guest" => "guests".to_owned(),
        "debate_leader" => "leader".to_owned(),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Sort, with};
    use super::*;
    use std::sync::Arc;

    use crate::archive::Archive;
    use crate::catalogue::Catalogue;

    #[test]
    fn a_facet_counts_the_present_result_and_asking_for_a_value_leaves_as_many() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let catalogue = Catalogue::load(&path).expect("the archive opens");
        let searcher = Searcher::new(Arc::new(catalogue));
        for typed in ["", "overheid", "jaar:2020..2023"] {
            let facets = searcher.facets(&Query::parse(typed));
            assert_eq!(facets.facets.len(), 6);
            for facet in &facets.facets {
                let value = facet
                    .values
                    .first()
                    .unwrap_or_else(|| panic!("{typed}: {facet:?}"));
                let count = |is_negated| {
                    let typed = with(typed, &facet.condition(value, is_negated, Lang::Nl));
                    let results =
                        searcher.search(&Query::parse(&typed), usize::MAX, Sort::Relevance);
                    results.hits.len()
                };
                assert_eq!(count(false), value.count, "{typed}: {value:?}");
                assert_eq!(
                    count(true),
                    facets.total - value.count,
                    "{typed}: {value:?}"
                );
            }
        }
    }
}
