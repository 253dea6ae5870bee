//! Typed text → hits, each with the reason it is there.
//!
//! Strict tiers: number, exact name or title, phrase, words in names and titles, words in the text, whole
//! names that all the words together are a slip away from, other forms of the words, compounds, letters of a
//! name, typing slips. Inside a tier the best comes first where the matches are few enough to score, the
//! newest otherwise. Nothing a person types is an error.

mod advice;
mod answer;
mod complete;
mod facet;
mod forms;
mod found;
mod hit;
mod letters;
mod matcher;
mod names;
mod plain;
mod plan;
mod query;
mod resolve;
mod searcher;
mod slips;
mod sort;
mod tiers;
mod trace;
mod why;
pub mod worker;

pub use advice::{Advice, TermCount};
pub use complete::{Candidate, Completion};
pub use facet::{Facet, FacetValue, Facets};
pub use hit::{DidYouMean, Hit, Results, Snippet, Tier};
pub use matcher::{Needle, marks};
pub use query::{
    Chip, Expr, Field, LONGEST_QUERY, Meaning, Note, NoteKind, Part, Query, QueryTerm, State,
    Surroundings, condition, keywords, looked_at, whole_condition, with, without,
};
pub use resolve::resolve;
pub use searcher::Searcher;
pub use sort::Sort;
pub use trace::{Trace, TraceStep};
pub use why::Reason;

/// So many matches of a tier are scored; of more the newest come first. To score an edition is to read
/// it, which has to fit into the time of a key.
const SCORED: usize = 24;

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::*;
    use crate::archive::{Archive, EditionId, Reader};
    use crate::edition::Traces;
    use crate::personal::{Change, Entry as PersonalEntry, Shared, State as PersonalState};

    fn starter() -> (tempfile::TempDir, Searcher) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let reader = Reader::open(&path).expect("the archive opens");
        (folder, Searcher::new(reader))
    }

    /// The handles of the first hits, the reason of the first, and what it shows.
    fn asked(searcher: &mut Searcher, typed: &str) -> (Vec<String>, Option<Reason>, String) {
        let results = searcher.search(&Query::parse(typed), 50, Sort::Relevance);
        let results = results.expect("an answer");
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
        let (_folder, mut searcher) = starter();
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
            let (keys, why, text) = asked(&mut searcher, typed);
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
        let (_folder, mut searcher) = starter();
        let (short, ..) = asked(&mut searcher, "org:bzk ");
        let (long, ..) = asked(
            &mut searcher,
            "org:\"Ministerie van Binnenlandse Zaken en Koninkrijksrelaties\"",
        );
        assert_eq!(short, long);
        assert!(short.len() > 5);
    }

    #[test]
    fn what_is_excluded_is_gone_and_nothing_else() {
        let (_folder, mut searcher) = starter();
        let (all, ..) = asked(&mut searcher, "thema:europa");
        let (some, ..) = asked(&mut searcher, "thema:europa -verkiezingen");
        assert_eq!(some, ["cafe-102", "cafe-98"]);
        assert!(all.len() == some.len() + 1 && all.contains(&"cafe-119".to_owned()));
        let (one, ..) = asked(&mut searcher, "thema:europa -datum:2020 -nr:102 ");
        assert_eq!(one, ["cafe-119"]);
    }

    #[test]
    fn words_stand_apart_and_a_phrase_together() {
        let (_folder, mut searcher) = starter();
        let (apart, ..) = asked(&mut searcher, "stad wijk ");
        let (together, ..) = asked(&mut searcher, "\"stad wijk\"");
        assert!(!apart.is_empty() && together.is_empty());
        let (phrase, why, _) = asked(&mut searcher, "\"breed publiek\"");
        assert_eq!(
            (phrase, why),
            (vec!["cafe-99".to_owned()], Some(Reason::Text))
        );
    }

    #[test]
    fn a_name_in_a_fact_stands_above_words_in_a_text_and_of_equals_the_newest_comes_first() {
        let (_folder, mut searcher) = starter();
        let results = searcher
            .search(&Query::parse("europa"), 50, Sort::Relevance)
            .expect("an answer");
        let order: Vec<_> = results
            .hits
            .iter()
            .map(|hit| (hit.tier, Reverse(hit.score), Reverse(hit.row.id)))
            .collect();
        assert!(order.is_sorted(), "{order:?}");
    }

    #[test]
    fn the_count_goes_on_where_the_hits_stop() {
        let (_folder, mut searcher) = starter();
        for typed in ["", "frequin ", "2023", "de ", "euro"] {
            let query = Query::parse(typed);
            let all = searcher
                .search(&query, usize::MAX, Sort::Relevance)
                .expect("an answer");
            let few = searcher
                .search(&query, 3, Sort::Relevance)
                .expect("an answer");
            assert_eq!(few.hits.len(), 3, "{typed}");
            let count = searcher.count(&query).expect("a count");
            assert_eq!(count, all.hits.len(), "{typed}");
            assert_eq!(few.hits, all.hits[..3], "{typed}");
        }
    }

    #[test]
    fn results_come_in_the_order_asked_for() {
        let (_folder, mut searcher) = starter();
        let mut dates = |sort| {
            let results = searcher
                .search(&Query::parse("thema:europa"), 50, sort)
                .expect("an answer");
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

    /// An archive in which very many words begin alike.
    fn alike() -> (tempfile::TempDir, Searcher) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        let now = jiff::Timestamp::UNIX_EPOCH;
        Archive::create(&path, false, now).expect("an archive");
        let entry = |number: usize| {
            let (word, other) = (number % 26, number % 7);
            let letter = |at: usize| char::from(b'a' + u8::try_from(at).unwrap_or(0));
            let file = format!(
                "+++\nseries = \"cafe\"\nnumber = {number}\nstatus = \"held\"\ntitle = \"Samenwerking{} in {}wijk\"\n+++\nWaar samenleven{} begint.\n",
                letter(word),
                letter(other),
                letter(word)
            );
            let record = crate::ingest::source::record::parse(&file).expect("a record");
            crate::ingest::Entry::of_record(&record, "a test")
        };
        let entries: Vec<_> = (1..=90).map(entry).collect();
        let mut archive = Archive::open(&path, now).expect("it opens");
        archive.take_in(&entries, now).expect("taken in");
        drop(archive);
        let reader = Reader::open(&path).expect("the archive opens");
        (folder, Searcher::new(reader))
    }

    #[test]
    fn however_the_index_is_asked_for_a_long_beginning_the_same_editions_are_found() {
        let (_folder, mut searcher) = alike();
        for typed in [
            "samenw",
            "samenwerking",
            "samenwerkinga",
            "samenwerkinga b",
            "samenl",
            "samenlevenq",
            "awijk samenwerk",
            "in samenwerking",
            "samenleven samenwer",
            "samenwx",
        ] {
            let query = Query::parse(typed);
            let found = searcher
                .search(&query, 100, Sort::Relevance)
                .expect("an answer");
            let as_typed = found.hits.iter().filter(|hit| hit.tier <= Some(Tier::Text));
            let mut found: Vec<EditionId> = as_typed.map(|hit| hit.row.id).collect();
            found.sort_unstable_by_key(|id| Reverse(*id));
            let filter = plan::filter(&query, plan::Reach::Text, &[]);
            let all = searcher.reader.matching(&filter, usize::MAX).expect("ids");
            assert_eq!(found, all, "{typed}");
        }
    }

    #[test]
    fn a_whole_name_that_was_mistyped_comes_before_what_only_has_words_like_it() {
        let (_folder, mut searcher) = starter();
        for (typed, meant) in [
            ("suzanne poter ", "suzanne potjer"),
            ("krista kuiper ", "krista kuipers"),
        ] {
            let results = searcher.search(&Query::parse(typed), 50, Sort::Relevance);
            let results = results.expect("an answer");
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
        let mut searcher = searcher.with_personal(Shared::new(state));
        for (typed, keys) in [
            ("is:gemerkt", vec!["cafe-114", "cafe-99"]),
            ("is:marked gast:potjer", vec!["cafe-99"]),
            ("-is:gemerkt gast:potjer", vec![]),
        ] {
            let query = searcher.parse(typed);
            let results = searcher
                .search(&query, 50, Sort::Relevance)
                .expect("an answer");
            let found = results.hits.iter().map(|hit| hit.row.key.to_string());
            assert_eq!(found.collect::<Vec<_>>(), keys, "{typed}");
        }
    }
}
