//! Asked as colleagues ask: editions as they are written, time as it is said, and what must come first.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use reuring::archive::Archive;
use reuring::authority::Authority;
use reuring::catalogue::Catalogue;
use reuring::ingest::{Entry, source};
use reuring::search::{Results, Searcher, Sort, resolve};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// The editions that come along.
static STARTER: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, NOW).expect("an archive");
    Arc::new(Catalogue::load(&path).expect("the archive opens"))
});

fn starter() -> Searcher {
    Searcher::new(Arc::clone(&STARTER))
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

/// 132 numbers of the one series and ten of the other.
fn both_series() -> Searcher {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, false, NOW).expect("an archive");
    let cafe = (1..=132).map(|number| ("cafe", number));
    let online = (1..=10).map(|number| ("online", number));
    let mut entries = Vec::new();
    for (series, number) in cafe.chain(online) {
        let page = format!(
            "+++\nseries = \"{series}\"\nnumber = {number}\nstatus = \"held\"\n+++\nDe vorige was nummer {} van {series}.\n",
            number - 1
        );
        let origin = format!("{series} {number}");
        let mut take =
            |content| entries.extend(Entry::all_of(content, &origin, Authority::bundled()));
        source::read(page.as_bytes(), &mut take).expect("a page");
    }
    let mut archive = Archive::open(&path, NOW).expect("the archive opens");
    archive.take_in(&entries, NOW).expect("taken in");
    Searcher::new(Arc::new(Catalogue::load(&path).expect("the archive opens")))
}

#[test]
fn every_number_of_both_series_is_found_in_every_way_of_writing_it() {
    let searcher = both_series();
    let ways: [(&str, &[&str]); 2] = [
        (
            "cafe",
            &[
                "Reuring!Café {}",
                "Reuring!Café #{}",
                "reuringcafe {}",
                "Café {}",
                "nr. {}",
                "nummer {}",
                "editie {}",
                "{}e editie",
                "{}e Reuring!Café",
                "Reuring!Café {}: een kop",
                "the {}th edition",
                "reuring cafe nr {}",
                "Verslag Reuring!Café {} – een kop | VOM",
                "#{}",
                "edition {}",
            ],
        ),
        (
            "online",
            &[
                "Reuring!Online {}",
                "Reuring!Online #{}",
                "reuringonline {}",
                "Online {}",
                "online nr. {}",
                "Reuring! Online {}",
                "{}e Reuring!Online",
                "Reuring!Online {}: een kop",
                "reuring-online {}",
                "reuring online #{}",
            ],
        ),
    ];
    let mut wrong = String::new();
    for (series, ways) in ways {
        let numbers = if series == "cafe" { 1..=132 } else { 1..=10 };
        for (number, way) in
            numbers.flat_map(|number: u32| ways.iter().map(move |way| (number, way)))
        {
            let typed = way.replace("{}", &number.to_string());
            let key = format!("{series}-{number}");
            let results = found(&searcher, &typed);
            let shown = resolve(searcher.catalogue(), &typed);
            let shown = shown.first().and_then(|id| searcher.catalogue().row(*id));
            if keys(&results).first() != Some(&key.as_str())
                || shown.is_none_or(|row| row.key.as_str() != key)
            {
                let _ = writeln!(
                    wrong,
                    "{typed}: {:?}, shown {:?}",
                    keys(&results).first(),
                    shown.map(|row| &row.key)
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_range_of_numbers_is_those_editions_in_every_way_of_writing_it() {
    let searcher = both_series();
    for typed in [
        "98-101",
        "98 - 101",
        "98–101",
        "98 t/m 101",
        "98 tot en met 101",
        "nr 98 t/m 101",
        "edities 98-101",
        "#98 - #101",
        "Reuring!Café 98 t/m 101",
    ] {
        assert_eq!(
            keys(&found(&searcher, typed)),
            ["cafe-101", "cafe-100", "cafe-99", "cafe-98"],
            "{typed}"
        );
    }
    assert_eq!(
        keys(&found(&searcher, "online 2 t/m 3")),
        ["online-3", "online-2"]
    );
}

/// What colleagues type, with the editions of which one must come first.
fn asked() -> Vec<(&'static str, Vec<&'static str>)> {
    let lines = include_str!("asked/colleagues.tsv").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once('\t'));
    pairs
        .map(|(typed, keys)| (typed, keys.split('|').collect()))
        .collect()
}

#[test]
fn what_colleagues_ask_for_comes_first() {
    let searcher = starter();
    let asked = asked();
    assert!(asked.len() >= 150);
    let (mut late, mut missed) = (Vec::new(), Vec::new());
    for (typed, wanted) in &asked {
        let results = found(&searcher, typed);
        let keys = keys(&results);
        let at = keys.iter().position(|key| wanted.contains(key));
        let line = format!(
            "{typed}: {wanted:?} in {:?}",
            keys.iter().take(5).collect::<Vec<_>>()
        );
        match at {
            Some(0) => {}
            Some(1 | 2) => late.push(line),
            _ => missed.push(line),
        }
    }
    let most = asked.len() * 2 / 100;
    assert!(
        missed.is_empty() && late.len() <= most,
        "late:\n{}\nmissed:\n{}",
        late.join("\n"),
        missed.join("\n")
    );
}
