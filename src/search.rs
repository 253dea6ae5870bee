//! Typed text → hits, each with the reason it is there. Pure functions of a catalogue and a query.
//!
//! Strict tiers: number, exact name or title, phrase, words in names and titles, words in the text, whole
//! names that all the words together are a slip away from, other forms of the words, compounds, letters of a
//! name, typing slips. Inside a tier every edition is scored, and the best comes first. Nothing a person types
//! is an error.

mod accent;
mod advice;
mod answer;
mod complete;
mod conditions;
mod direct_answer;
mod entities;
mod facet;
mod forms;
mod found;
mod hit;
mod matcher;
mod matches;
mod query;
mod reason;
mod remarks;
mod resolve;
mod score;
mod searcher;
mod slips;
mod sort;
mod tally;
mod term_hits;
mod term_words;
mod tier;
mod trace;
mod why;

pub use advice::{Advice, TermCount};
pub use complete::{Candidate, Completion};
pub use direct_answer::DirectAnswer;
pub use entities::Entity;
pub use facet::{Facet, FacetValue, Facets};
pub use hit::{DidYouMean, Hit, Results, Snippet};
pub use matcher::{Needle, marks};
pub use query::{
    Chip, Expr, Field, KnownPart, LONGEST_QUERY, Meaning, Note, NoteKind, Query, QueryTerm,
    Question, State, Surroundings, Turn, condition, keywords, looked_at, whole_condition, with,
    without,
};
pub use reason::Reason;
pub use resolve::{resolve, titled};
pub use searcher::Searcher;
pub use sort::Sort;
pub use tier::Tier;
pub use trace::{Trace, TraceStep};

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::*;
    use std::sync::Arc;

    use crate::archive::Archive;
    use crate::catalogue::Catalogue;
    use crate::edition::Traces;
    use crate::personal::{Change, Entry as PersonalEntry, Shared, State as PersonalState};

    fn starter() -> (tempfile::TempDir, Searcher) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let catalogue = Catalogue::load(&path).expect("the archive opens");
        (folder, Searcher::new(Arc::new(catalogue)))
    }

    /// The handles of the first hits, the reason of the first, and what it shows.
    fn asked(searcher: &Searcher, typed: &str) -> (Vec<String>, Option<Reason>, String) {
        let results = searcher.search(&Query::parse(typed), 50, Sort::Relevance);
        let keys = results
            .hits
            .iter()
            .map(|hit| hit.row.key.to_string())
            .collect();
        let first = results.hits.into_iter().next();
        let (reason, shown) =
            first.map_or((None, String::new()), |hit| (hit.reason, hit.snippet.text));
        (keys, reason, shown)
    }

    #[test]
    fn what_staff_ask_comes_first_with_the_reason() {
        let (_folder, searcher) = starter();
        for (typed, key, reason, shown) in [
            (
                "suzanne potjer",
                "cafe-99",
                Reason::Guest,
                "onderzoeker Urban Future Studios, Universiteit Utrecht",
            ),
            ("potjer", "cafe-99", Reason::Guest, "Suzanne Potjer"),
            ("cbs", "online-1", Reason::Alias, "Ruben Dood"),
            (
                "centraal bureau voor de statistiek",
                "online-1",
                Reason::Organisation,
                "Ruben Dood",
            ),
            ("10 maart 2020", "cafe-99", Reason::Date, "City Deals"),
            ("2020-03-10", "cafe-99", Reason::Date, "City Deals"),
            ("maart 2020", "cafe-99", Reason::Date, "City Deals"),
            ("datum:10-03-2020", "cafe-99", Reason::Date, "City Deals"),
            (
                "AI",
                "cafe-98",
                Reason::Alias,
                "kunstmatige intelligentie (AI)",
            ),
            (
                "krista kuipers",
                "cafe-114",
                Reason::Guest,
                "plaatsvervangend secretaris-generaal",
            ),
            ("99", "cafe-99", Reason::Number, "City Deals"),
            ("#100", "cafe-100", Reason::Number, "corona"),
            ("cafe-99", "cafe-99", Reason::Number, "City Deals"),
            (
                "michele blom",
                "online-2021-06-22",
                Reason::Guest,
                "Michèle Blom",
            ),
            (
                "MICHÈLE",
                "online-2021-06-22",
                Reason::Guest,
                "Michèle Blom",
            ),
            ("koser kaya", "cafe-109", Reason::Guest, "Fatma Koşer Kaya"),
            ("host:jong", "cafe-97", Reason::Host, "Henny de Jong"),
            (
                "gast:\"van den berg\"",
                "cafe-115",
                Reason::Guest,
                "Caspar van den Berg",
            ),
            (
                "org:uwv gast:camps",
                "cafe-113",
                Reason::Guest,
                "Maarten Camps",
            ),
            (
                "thema:ai",
                "cafe-98",
                Reason::Alias,
                "kunstmatige intelligentie (AI)",
            ),
            (
                "toezicht in beeld",
                "cafe-89",
                Reason::Title,
                "Toezicht in beeld",
            ),
            ("Lombok", "cafe-99", Reason::Text, "Lombok"),
            ("ptjr", "cafe-99", Reason::Letters, "Suzanne Potjer"),
            ("otjer", "cafe-99", Reason::Letters, "Suzanne Potjer"),
        ] {
            let (keys, why, text) = asked(&searcher, typed);
            assert_eq!(
                keys.first().map(String::as_str),
                Some(key),
                "{typed}: {keys:?}"
            );
            assert_eq!(why, Some(reason), "{typed}: {text}");
            assert!(text.contains(shown), "{typed}: {text}");
        }
    }

    #[test]
    fn an_abbreviation_finds_all_that_the_full_name_does() {
        let (_folder, searcher) = starter();
        let (short, ..) = asked(&searcher, "org:bzk ");
        let (long, ..) = asked(
            &searcher,
            "org:\"Ministerie van Binnenlandse Zaken en Koninkrijksrelaties\"",
        );
        assert_eq!(short, long);
        assert!(short.len() > 5);
    }

    #[test]
    fn what_is_excluded_is_gone_and_nothing_else() {
        let (_folder, searcher) = starter();
        let (all, ..) = asked(&searcher, "thema:europa");
        let (some, ..) = asked(&searcher, "thema:europa -verkiezingen");
        assert_eq!(some, ["cafe-102", "cafe-98"]);
        assert!(all.len() == some.len() + 1 && all.contains(&"cafe-119".to_owned()));
        let (one, ..) = asked(&searcher, "thema:europa -datum:2020 -nr:102 ");
        assert_eq!(one, ["cafe-119"]);
    }

    #[test]
    fn words_stand_apart_and_a_phrase_together() {
        let (_folder, searcher) = starter();
        let (apart, ..) = asked(&searcher, "stad wijk ");
        let (together, ..) = asked(&searcher, "\"stad wijk\"");
        assert!(!apart.is_empty() && together.is_empty());
        let (phrase, why, _) = asked(&searcher, "\"breed publiek\"");
        assert_eq!(
            (phrase, why),
            (vec!["cafe-99".to_owned()], Some(Reason::Text))
        );
    }

    #[test]
    fn a_name_in_a_fact_stands_above_words_in_a_text_and_of_equals_the_newest_comes_first() {
        let (_folder, searcher) = starter();
        let results = searcher.search(&Query::parse("europa"), 50, Sort::Relevance);
        let order: Vec<_> = results
            .hits
            .iter()
            .map(|hit| (hit.tier, Reverse(hit.score), Reverse(hit.row.id)))
            .collect();
        assert!(order.is_sorted(), "{order:?}");
    }

    #[test]
    fn the_count_goes_on_where_the_hits_stop() {
        let (_folder, searcher) = starter();
        for typed in [
            "",
            "frequin ",
            "2023",
            "de ",
            "euro",
            "de overheid ",
            "van de sta",
            "de een ",
        ] {
            let query = Query::parse(typed);
            let all = searcher.search(&query, usize::MAX, Sort::Relevance);
            let few = searcher.search(&query, 3, Sort::Relevance);
            assert_eq!(few.hits.len(), 3, "{typed}");
            assert_eq!(
                (few.total, all.total),
                (all.hits.len(), all.hits.len()),
                "{typed}"
            );
            assert_eq!(searcher.matching(&query).len(), all.total, "{typed}");
            assert_eq!(few.hits, all.hits[..3], "{typed}");
        }
    }

    #[test]
    fn of_several_conditions_the_one_that_nothing_is_called_by_is_named() {
        let (_folder, searcher) = starter();
        for (typed, start) in [("gast:zzzz ", 0), ("gast:potjer thema:zzzz ", 12)] {
            let results = searcher.search(&Query::parse(typed), 50, Sort::Relevance);
            let mut notes = results.query.notes.iter();
            let unknown = notes.find(|note| matches!(note.kind, NoteKind::NoSuchValue { .. }));
            assert_eq!(unknown.map(|note| note.range.start), Some(start), "{typed}");
        }
    }

    #[test]
    fn results_come_in_the_order_asked_for() {
        let (_folder, searcher) = starter();
        let dates = |sort| {
            let results = searcher.search(&Query::parse("thema:europa"), 50, sort);
            results
                .hits
                .into_iter()
                .map(|hit| hit.row.key.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            dates(Sort::OldestFirst),
            ["cafe-98", "cafe-102", "cafe-119"]
        );
        assert_eq!(dates(Sort::Number), ["cafe-119", "cafe-102", "cafe-98"]);
    }

    #[test]
    fn a_whole_name_that_was_mistyped_comes_before_what_only_has_words_like_it() {
        let (_folder, searcher) = starter();
        for (typed, meant) in [
            ("suzanne poter ", "suzanne potjer"),
            ("krista kuiper ", "krista kuipers"),
        ] {
            let results = searcher.search(&Query::parse(typed), 50, Sort::Relevance);
            let first = results.hits.first().expect("a hit");
            assert_eq!(
                (first.tier, first.reason),
                (Some(Tier::Name), Some(Reason::Typo)),
                "{typed}"
            );
            assert_eq!(
                results.did_you_mean.map(|meant| meant.query).as_deref(),
                Some(meant)
            );
        }
    }

    #[test]
    fn what_is_on_a_list_is_found_by_that_and_with_other_conditions() {
        let (_folder, searcher) = starter();
        let mut state = PersonalState::default();
        for handle in ["cafe-99", "cafe-114", "cafe-9999"] {
            state.apply(&Change::Add {
                list: "lijst".to_owned(),
                entry: PersonalEntry::new(handle, Traces::default()),
            });
        }
        let searcher = searcher.with_personal(Shared::new(state));
        for (typed, keys) in [
            ("is:gemerkt", vec!["cafe-114", "cafe-99"]),
            ("is:marked gast:potjer", vec!["cafe-99"]),
            ("-is:gemerkt gast:potjer", vec![]),
        ] {
            let query = searcher.parse(typed);
            let results = searcher.search(&query, 50, Sort::Relevance);
            let found = results.hits.iter().map(|hit| hit.row.key.to_string());
            assert_eq!(found.collect::<Vec<_>>(), keys, "{typed}");
        }
    }
}
