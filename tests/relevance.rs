//! What staff ask, and the edition that must come first, over the editions that come along.

use std::fmt::Write;
use std::sync::Arc;

use jiff::Timestamp;
use reuring::archive::Archive;
use reuring::catalogue::Catalogue;
use reuring::search::{Searcher, Sort};

/// Query and first hit.
const ASKED: [(&str, &str); 84] = [
    // A name, whole, in part, with its particles anywhere, without its accents.
    ("suzanne potjer", "cafe-99"),
    ("potjer", "cafe-99"),
    ("krista kuipers", "cafe-114"),
    ("kuipers krista", "cafe-114"),
    ("krista kuiper", "cafe-114"),
    ("koser kaya", "cafe-109"),
    ("michele blom", "online-2021-06-22"),
    ("van den berg", "cafe-115"),
    ("berg, van den", "cafe-115"),
    ("caspar berg", "cafe-115"),
    ("'t hart", "cafe-120"),
    ("hart", "cafe-120"),
    ("o'sullivan", "cafe-120"),
    ("boekholt", "cafe-120"),
    ("annemiek vries", "cafe-127"),
    ("jan hendrik dronkers", "cafe-127"),
    ("gast:vries", "cafe-127"),
    ("mariel middendorp", "cafe-108"),
    ("van der sande", "cafe-108"),
    ("dick schoof", "cafe-109"),
    ("henny de jong", "cafe-97"),
    ("host:hilhorst", "cafe-104"),
    ("persoon:choho", "cafe-109"),
    ("dunnen heijblom", "cafe-116"),
    // Organisations, by name, abbreviation and part.
    ("cbs", "online-1"),
    ("centraal bureau voor de statistiek", "online-1"),
    ("rws", "online-2021-06-22"),
    ("rijkswaterstaat", "online-2021-06-22"),
    ("planbureau leefomgeving", "cafe-99"),
    ("org:uwv 2024", "cafe-116"),
    ("org:uwv gast:camps", "cafe-113"),
    ("raad van state", "cafe-112"),
    ("onderwijsraad", "cafe-110"),
    ("lto", "cafe-108"),
    ("kansfonds", "cafe-118"),
    ("luchtmacht", "cafe-120"),
    ("partner:defensie", "online-7"),
    ("gemeente tilburg", "online-1"),
    ("forensisch", "cafe-127"),
    ("wrr filosofie", "cafe-120"),
    // Functions.
    ("functie:burgemeester delft", "cafe-99"),
    ("functie:gedeputeerde", "cafe-115"),
    ("luitenant-generaal", "cafe-120"),
    ("functie:ombudsman", "cafe-132"),
    ("voormalig regeringscommissaris", "cafe-132"),
    ("gemeentesecretaris utrecht", "cafe-114"),
    // Numbers and dates.
    ("99", "cafe-99"),
    ("#100", "cafe-100"),
    ("nr:115", "cafe-115"),
    ("114e", "cafe-114"),
    ("online-7", "online-7"),
    ("10 maart 2020", "cafe-99"),
    ("31-10-2023", "cafe-114"),
    ("datum:mei-2023", "cafe-111"),
    ("maart 2024", "cafe-118"),
    ("2017", "cafe-2017-09-26"),
    ("na:2025", "cafe-132"),
    ("voor:2018", "cafe-2017-09-26"),
    ("jaar:2021 is:online uitvoering", "online-2021-06-22"),
    // Themes and titles.
    ("ai", "cafe-98"),
    ("kunstmatige intelligentie", "cafe-98"),
    ("thema:migratie", "cafe-118"),
    ("mensen zonder papieren", "cafe-118"),
    ("strijd om de ruimte", "cafe-104"),
    ("toezicht in beeld", "cafe-89"),
    ("mbo", "cafe-110"),
    ("jong leiderschap", "cafe-97"),
    ("city deals", "cafe-99"),
    ("thema:europa -verkiezingen jaar:2020", "cafe-98"),
    ("innovatie", "cafe-127"),
    ("luisterende overheid", "cafe-132"),
    ("wereldorde", "cafe-120"),
    ("datagedreven", "online-1"),
    ("regelcomplexiteit", "cafe-109"),
    // Words of the text, phrases, other forms, compounds.
    ("lombok", "cafe-99"),
    ("\"breed publiek\"", "cafe-99"),
    ("waterschap", "cafe-108"),
    ("toeslagenstelsels", "online-2"),
    ("ondermijning", "online-1"),
    ("(stikstof OF toeslagen) is:online", "online-2"),
    // Letters left out and slips.
    ("ptjr", "cafe-99"),
    ("kuijpres", "cafe-99"),
    ("suzanne pojter", "cafe-99"),
    ("scheffrhan", "cafe-115"),
];

#[test]
fn what_staff_ask_for_comes_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, Timestamp::UNIX_EPOCH).expect("an archive");
    let catalogue = Catalogue::load(&path).expect("the archive opens");
    let searcher = Searcher::new(Arc::new(catalogue));
    let mut wrong = String::new();
    for (typed, first) in ASKED {
        let query = searcher.parse(typed);
        let results = searcher.search(&query, 24, Sort::Relevance);
        let keys: Vec<&str> = results
            .hits
            .iter()
            .map(|hit| hit.row.key.as_str())
            .collect();
        if keys.first() != Some(&first) {
            let _ = writeln!(wrong, "{typed}: {first} is not first of {keys:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn other_spellings_are_always_announced() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, Timestamp::UNIX_EPOCH).expect("an archive");
    let catalogue = Catalogue::load(&path).expect("the archive opens");
    let searcher = Searcher::new(Arc::new(catalogue));
    for (typed, meant) in [
        ("kuijpres ", Some("kuijpers ")),
        ("gast:scheffrhan ", Some("gast:scheffrahn ")),
        ("potjer ", None),
        ("overheid", None),
    ] {
        let query = searcher.parse(typed);
        let results = searcher.search(&query, 24, Sort::Relevance);
        let said = results.did_you_mean.map(|meant| meant.query);
        assert_eq!(said.as_deref(), meant, "{typed}");
    }
}

#[test]
fn where_nothing_is_found_it_says_what_each_condition_finds_and_which_to_drop() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, Timestamp::UNIX_EPOCH).expect("an archive");
    let catalogue = Catalogue::load(&path).expect("the archive opens");
    let searcher = Searcher::new(Arc::new(catalogue));
    let query = searcher.parse("potjer fietsers");
    assert!(searcher.search(&query, 24, Sort::Relevance).hits.is_empty());
    let advice = searcher.advise(&query);
    let alone: Vec<(&str, usize)> = advice
        .terms
        .iter()
        .map(|term| (term.text.as_str(), term.count))
        .collect();
    assert_eq!(alone, [("potjer", 1), ("fietsers", 0)]);
    let drop = advice.drop.expect("one to drop");
    assert_eq!((drop.text.as_str(), drop.count), ("fietsers", 1));
}
