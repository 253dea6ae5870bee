//! Names and values with the number of editions that have them: of the whole archive, for completion, and
//! of a set of editions, for facets.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::archive::StoredEdition;
use crate::catalogue::{Catalogue, EditionSet};
use crate::edition::{Person, Role};
use crate::text::{fold, words};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Tally {
    /// Guests, hosts and debate leaders.
    People,
    /// Guests.
    Guests,
    /// Hosts.
    Hosts,
    /// Debate leaders.
    Leaders,
    /// Employers and partners.
    Organisations,
    /// Partners.
    Partners,
    /// Themes.
    Themes,
    /// Functions.
    Functions,
    /// Venues.
    Venues,
    /// Years.
    Years,
    /// Leading titles.
    Titles,
    /// Roles that are filled: `guest`, `host`, `debate_leader`.
    Roles,
}

impl Tally {
    /// Counts the values that editions have, by their folded words; only those that `is_wanted`. Years come with the
    /// newest first, others with the most editions first.
    pub(super) fn count(
        self,
        catalogue: &Catalogue,
        editions: &EditionSet,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Vec<(String, usize)> {
        // By folded words: the spelling to show, how many editions, the last of them.
        let mut counts: FxHashMap<String, (String, usize, usize)> = FxHashMap::default();
        for place in editions.iter() {
            let Some(edition) = catalogue.at(place) else {
                continue;
            };
            for value in self.values(edition) {
                let folded = folded_words(&value);
                if !is_wanted(&folded) {
                    continue;
                }
                let known = counts.entry(folded);
                let (spelled, count, last) =
                    known.or_insert_with(|| (value.clone(), 0, usize::MAX));
                if value < *spelled {
                    *spelled = value;
                }
                *count += usize::from(*last != place);
                *last = place;
            }
        }
        let mut counted: Vec<(String, usize)> = counts
            .into_values()
            .map(|(spelled, count, _)| (spelled, count))
            .collect();
        match self {
            Tally::Years => counted.sort_by(|(one, _), (other, _)| other.cmp(one)),
            _ => counted
                .sort_by(|one, other| (Reverse(one.1), &one.0).cmp(&(Reverse(other.1), &other.0))),
        }
        counted
    }

    fn values(self, edition: &StoredEdition) -> Vec<String> {
        let record = &edition.edition;
        let names = |people: &[Person]| people.iter().map(|one| one.name.clone()).collect();
        let affiliations = || record.bench().flat_map(|(_, person)| &person.affiliations);
        match self {
            Tally::People => edition.people().map(|(_, person)| person.name).collect(),
            Tally::Guests => names(&record.guests),
            Tally::Hosts => names(&record.hosts),
            Tally::Leaders => record.debate_leader.iter().cloned().collect(),
            Tally::Organisations => {
                let employers = affiliations().filter_map(|one| one.organisation.clone());
                employers.chain(record.partners.iter().cloned()).collect()
            }
            Tally::Partners => record.partners.clone(),
            Tally::Themes => record.topics.clone(),
            Tally::Functions => affiliations()
                .filter_map(|one| one.function.clone())
                .collect(),
            Tally::Venues => record.venue.iter().cloned().collect(),
            Tally::Years => record
                .date
                .iter()
                .map(|date| date.year().to_string())
                .collect(),
            Tally::Titles => record.title.iter().cloned().collect(),
            Tally::Roles => edition
                .people()
                .map(|(role, _)| role_key(role).to_owned())
                .collect(),
        }
    }
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Host => "host",
        Role::Guest => "guest",
        Role::DebateLeader => "debate_leader",
    }
}

/// Returns the folded words of a text, divided by single blanks.
pub(super) fn folded_words(text: &str) -> String {
    let folded = fold(text);
    let found = words(&folded).filter_map(|range| folded.get(range));
    found.collect::<Vec<_>>().join(" ")
}

/// Says whether one of the words begins like this.
pub(super) fn has_word_beginning(folded: &str, start: &str) -> bool {
    let mut starts = folded.match_indices(start).map(|(at, _)| at);
    starts.any(|at| at == 0 || folded.get(..at).is_some_and(|before| before.ends_with(' ')))
}
