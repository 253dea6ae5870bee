//! What a search must never get wrong, on archives made for it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use reuring::archive::Archive;
use reuring::catalogue::Catalogue;
use reuring::gazetteer::Gazetteer;
use reuring::ingest::{Entry, source};
use reuring::locale::Lang;
use reuring::search::{Query, Results, Searcher, Sort, Tier};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// An archive of these pages, each read as if it came from a file of its own.
fn archive(pages: &[String]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, false, NOW).expect("an archive");
    let mut entries = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let origin = format!("page {at}");
        let mut take = |content| entries.extend(Entry::all_of(content, &origin));
        source::read(page.as_bytes(), &mut take).expect("a page");
    }
    let mut archive = Archive::open(&path, NOW).expect("the archive opens");
    archive.take_in(&entries, NOW).expect("taken in");
    (folder, path)
}

fn searcher(pages: &[String]) -> Searcher {
    let (_folder, path) = archive(pages);
    Searcher::new(Arc::new(Catalogue::load(&path).expect("the archive opens")))
}

/// A record: its facts as TOML, and a text.
fn record(number: u32, facts: &str, text: &str) -> String {
    // No two texts are alike: they would be one document.
    format!(
        "+++\nseries = \"cafe\"\nnumber = {number}\nstatus = \"held\"\n{facts}\n+++\nAvond {number}. {text}\n"
    )
}

fn found(searcher: &Searcher, typed: &str) -> Results {
    searcher.search(&searcher.parse(typed), 50, Sort::Relevance)
}

fn keys(results: &Results) -> Vec<&str> {
    results
        .hits
        .iter()
        .map(|hit| hit.row.key.as_str())
        .collect()
}

#[test]
fn every_match_is_scored_however_many_there_are() {
    for count in [10, 24, 25, 80] {
        // The oldest has the words in its title, all newer ones only have them somewhere.
        let mut pages = vec![record(
            1,
            "title = \"De toekomst van het waterbeheer\"",
            "Tekst.",
        )];
        pages.extend((2..=count).map(|number| {
            record(
                number,
                "title = \"Iets anders\"\nvenue = \"Toekomst, Delft\"",
                "Over waterbeheer.",
            )
        }));
        let searcher = searcher(&pages);
        for typed in [
            "toekomst waterbeheer",
            "waterbeheer toekomst ",
            "toekomst waterb",
        ] {
            let results = found(&searcher, typed);
            assert_eq!(
                keys(&results).first(),
                Some(&"cafe-1"),
                "{typed} of {count}"
            );
            assert_eq!(results.total, count as usize, "{typed} of {count}");
        }
    }
}

#[test]
fn the_best_comes_first_among_many_of_one_tier() {
    let guest = |name: &str| format!("guests = [{{ name = \"{name}\" }}]");
    let mut pages = vec![record(1, &guest("Ada Veenstra"), "Tekst.")];
    // In all others the name is somebody's employer, which says less.
    pages.extend((2..=60).map(|number| {
        let facts = "guests = [{ name = \"Bo Zegel\", affiliations = [{ organisation = \"Bureau Veenstra\" }] }]";
        record(number, facts, "Tekst.")
    }));
    let results = found(&searcher(&pages), "veenstra");
    assert_eq!(keys(&results).first(), Some(&"cafe-1"));
    assert!(results.hits.iter().all(|hit| hit.tier == Some(Tier::Facts)));
}

#[test]
fn who_types_an_accent_sees_the_spelling_with_it_first() {
    let guest = |name: &str| format!("guests = [{{ name = \"{name}\" }}]");
    let pages = [
        record(1, &guest("André Bos"), "Tekst."),
        record(2, &guest("Andre Vos"), "Tekst."),
    ];
    let searcher = searcher(&pages);
    // Without an accent both are the same, and the newest comes first.
    assert_eq!(keys(&found(&searcher, "andre ")), ["cafe-2", "cafe-1"]);
    for typed in ["andré ", "André ", "André", "gast:andré "] {
        assert_eq!(
            keys(&found(&searcher, typed)),
            ["cafe-1", "cafe-2"],
            "{typed}"
        );
    }
}

#[test]
fn a_phrase_in_a_text_stands_above_its_words_apart() {
    let apart = "Een breed gesprek trok een publiek. ".to_owned();
    let mut pages = vec![record(1, "", "Dit trok een breed publiek.")];
    pages.extend((2..=40).map(|number| record(number, "", &apart.repeat(3))));
    let results = found(&searcher(&pages), "breed publiek");
    assert_eq!(keys(&results).first(), Some(&"cafe-1"));
    assert_eq!(results.hits[0].tier, Some(Tier::Phrase));
    assert_eq!(results.total, 40);
}

#[test]
fn editions_without_a_number_come_last_by_number_whatever_their_series() {
    let pages = [
        record(7, "date = 2010-01-05", "Een."),
        record(9, "date = 2009-01-05", "Twee."),
        "+++\nseries = \"cafe\"\ndate = 2015-01-05\nstatus = \"held\"\n+++\nDrie.\n".to_owned(),
        "+++\nseries = \"online\"\ndate = 2016-01-05\nstatus = \"held\"\n+++\nVier.\n".to_owned(),
        "+++\nseries = \"online\"\nnumber = 1\ndate = 2014-01-05\nstatus = \"held\"\n+++\nVijf.\n"
            .to_owned(),
    ];
    let searcher = searcher(&pages);
    for query in [Query::default(), searcher.parse("sorteer:nr na:2000 ")] {
        let results = searcher.search(&query, 50, Sort::Number);
        let numbers: Vec<Option<u32>> = results.hits.iter().map(|hit| hit.row.number).collect();
        let unnumbered = numbers.iter().position(Option::is_none);
        assert_eq!(unnumbered, Some(3), "{numbers:?}");
        assert!(numbers[3..].iter().all(Option::is_none), "{numbers:?}");
        let cafe: Vec<&str> = keys(&results)
            .into_iter()
            .filter(|key| key.starts_with("cafe-"))
            .collect();
        assert_eq!(cafe, ["cafe-9", "cafe-7", "cafe-2015-01-05"]);
    }
}

#[test]
fn unsure_guests_are_unsure_and_sentences_about_conflicts_are_not() {
    let pages = [
        record(
            1,
            "gist = \"Over een conflict: \\\"inferred\\\", \\\"conflict\\\".\"\ndate = 2010-01-05",
            "Tekst.",
        ),
        record(
            2,
            "date = 2011-01-05\nguests = [{ name = \"An Bos\" }]",
            "Tekst.",
        ),
        record(
            3,
            "date = 2012-01-05\nguests = [{ name = \"An Bos\", conflict = \"lid / voorzitter\" }]",
            "Tekst.",
        ),
    ];
    let searcher = searcher(&pages);
    assert_eq!(keys(&found(&searcher, "is:onzeker")), ["cafe-3"]);
    assert_eq!(keys(&found(&searcher, "-is:unsure ")), ["cafe-2", "cafe-1"]);
}

#[test]
fn what_check_calls_unsure_is_what_is_onzeker_finds() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, NOW).expect("an archive");
    let catalogue = Arc::new(Catalogue::load(&path).expect("the archive opens"));
    let findings = reuring::check::check(&catalogue, Gazetteer::bundled()).expect("findings");
    let doubtful = |kind| {
        matches!(
            kind,
            reuring::check::Kind::Conflict | reuring::check::Kind::Unsure
        )
    };
    let mut named: Vec<String> = findings
        .iter()
        .filter(|one| doubtful(one.kind))
        .filter_map(|one| one.edition.as_ref().map(ToString::to_string))
        .collect();
    named.sort_unstable();
    named.dedup();
    let searcher = Searcher::new(catalogue);
    let results = searcher.search(&searcher.parse("is:onzeker"), usize::MAX, Sort::Relevance);
    let mut found: Vec<String> = keys(&results).into_iter().map(str::to_owned).collect();
    found.sort_unstable();
    assert!(!found.is_empty());
    assert_eq!(found, named);
}

#[test]
fn what_was_kept_about_no_edition_is_no_candidate_and_no_hit_unless_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, false, NOW).expect("an archive");
    let mut entries = Vec::new();
    for page in [
        record(1, "title = \"Wonen\"", "Tekst."),
        "Zwaluwenkolonie verhuist\n\nDe vereniging heeft een nieuw kantoor gevonden aan de gracht en viert dat in het voorjaar.\n".to_owned(),
    ] {
        let mut take = |content| entries.extend(Entry::all_of(content, "a page"));
        source::read(page.as_bytes(), &mut take).expect("a page");
    }
    assert!(
        entries.iter().any(|entry| entry.extract.is_none()),
        "one is about no edition"
    );
    let mut archive = Archive::open(&path, NOW).expect("the archive opens");
    archive.take_in(&entries, NOW).expect("taken in");
    let searcher = Searcher::new(Arc::new(Catalogue::load(&path).expect("the archive opens")));
    assert_eq!(found(&searcher, "").total, 1);
    assert_eq!(found(&searcher, "kantoor ").total, 0);
    assert_eq!(found(&searcher, "kantoor is:nieuws ").total, 1);
    for typed in ["titel:zwal", "zwaluw"] {
        let completion = searcher.complete(typed, typed.len(), Lang::Nl);
        assert!(completion.candidates.is_empty(), "{typed}: {completion:?}");
    }
    assert_eq!(searcher.facets(&Query::default()).total, 1);
}

#[test]
fn initials_are_found_with_and_without_their_stops() {
    let pages = [
        record(1, "guests = [{ name = \"J.P. Bos\" }]", "Tekst."),
        record(2, "", "Anders."),
    ];
    let searcher = searcher(&pages);
    for typed in ["J.P. Bos", "jp bos", "JP ", "j.p. "] {
        assert_eq!(keys(&found(&searcher, typed)), ["cafe-1"], "{typed}");
    }
}
