//! Bringing pages in through the command line: what becomes of them, and that nothing is lost.

use crate::support::sealed::Sealed;

/// A record of our own making.
fn record(number: u32, date: &str, title: &str) -> String {
    format!(
        "+++\nseries = \"cafe\"\nnumber = {number}\ndate = {date}\ntitle = \"{title}\"\nstatus = \"held\"\n+++\n\nDe tekst van {title}.\n"
    )
}

fn empty() -> Sealed {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    sealed
}

#[test]
fn importing_twice_changes_nothing() {
    let sealed = empty();
    let first = sealed.run(&["import", "pages"], "").ended(0);
    let before = sealed.run(&["export"], "").ended(0).stdout();
    let second = sealed.run(&["import", "pages"], "").ended(0);
    let after = sealed.run(&["export"], "").ended(0).stdout();
    assert_eq!(before, after);
    assert!(
        first.stdout().contains("texts: 0 new") || second.stdout().contains(" 0 new, 0 changed"),
        "{}",
        second.told()
    );
}

#[test]
fn a_dry_run_tells_field_by_field_and_writes_nothing() {
    let sealed = empty();
    let one = record(12, "2011-05-10", "Een proef")
        .replace("status", "venue = \"Zaal A, Delft\"\nstatus");
    let _ = sealed.run(&["import", "-"], &one).ended(0);
    let before = sealed.run(&["export"], "").ended(0).stdout();
    let other = one
        .replace("Zaal A, Delft", "Zaal B, Breda")
        .replace("De tekst", "Meer")
        .replace("status", "music = \"Trio\"\nstatus");
    let dry = sealed
        .run(&["import", "--dry-run", "-"], &other)
        .ended(0)
        .stdout();
    for line in [
        "changed      cafe-12",
        "new          music: Trio",
        "conflict     venue: Zaal A, Delft (standard input) / Zaal B, Breda (standard input)",
        "same         date, date_basis, number, series",
    ] {
        assert!(dry.contains(line), "no “{line}” in {dry}");
    }
    assert_eq!(sealed.run(&["export"], "").ended(0).stdout(), before);
}

#[test]
fn a_file_that_gives_nothing_is_named_and_the_rest_goes_on() {
    let sealed = empty();
    std::fs::create_dir(sealed.path("mix")).expect("a folder");
    std::fs::write(
        sealed.path("mix/goed.md"),
        record(12, "2011-05-10", "Een proef"),
    )
    .expect("written");
    std::fs::write(sealed.path("mix/leeg.txt"), " \n").expect("written");
    std::fs::write(sealed.path("mix/plaatje.png"), b"\x89PNG\r\n\x1a\n\0\0").expect("written");
    std::fs::write(sealed.path("mix/fout.md"), "+++\nnummer = 3\n+++\n").expect("written");
    let run = sealed.run(&["import", "mix", "weg.txt"], "").ended(2);
    assert!(run.stdout().contains("cafe-12"), "{}", run.told());
    for words in [
        "mix/leeg.txt: the file is empty",
        "mix/plaatje.png: not text",
        "mix/fout.md: not a valid record",
        "weg.txt: ",
    ] {
        assert!(run.stderr().contains(words), "no {words} in {}", run.told());
    }
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let sealed = empty();
    let _ = sealed
        .run(&["import", "-"], &record(12, "2011-05-10", "Een proef"))
        .ended(0);
    let shown = sealed
        .run(&["show", "12", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["title"], "Een proef");
    assert_eq!(shown["documents"][0]["text"], "De tekst van Een proef.");
}

#[test]
fn an_edition_that_gains_its_number_keeps_its_older_handle() {
    let sealed = empty();
    let unnumbered = record(12, "2011-05-10", "Een proef").replace("number = 12\n", "");
    let _ = sealed.run(&["import", "-"], &unnumbered).ended(0);
    let _ = sealed.run(&["show", "cafe-2011-05-10"], "").ended(0);
    let _ = sealed
        .run(
            &["import", "-"],
            &record(12, "2011-05-10", "Een proef met nummer"),
        )
        .ended(0);
    let shown = sealed
        .run(&["show", "cafe-2011-05-10", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["key"], "cafe-12");
    assert_eq!(
        sealed.run(&["export"], "").ended(0).json()["editions"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

#[test]
fn what_two_records_disagree_on_is_kept_with_both_readings() {
    let sealed = empty();
    let one = record(12, "2011-05-10", "Een proef")
        .replace("status", "venue = \"Zaal A, Delft\"\nstatus");
    let other = record(12, "2011-05-10", "Een proef")
        .replace("status", "venue = \"Zaal B, Breda\"\nstatus")
        .replace("De tekst", "Een andere tekst");
    std::fs::write(sealed.path("een.md"), one).expect("written");
    std::fs::write(sealed.path("twee.md"), other).expect("written");
    let _ = sealed.run(&["import", "een.md", "twee.md"], "").ended(0);
    let shown = sealed
        .run(&["show", "12", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["venue"], "Zaal A, Delft");
    assert_eq!(shown["conflicts"][0]["field"], "venue");
    assert_eq!(
        shown["conflicts"][0]["readings"][1]["value"],
        "Zaal B, Breda"
    );
    assert_eq!(shown["conflicts"][0]["readings"][1]["source"], "twee.md");
}

#[test]
fn the_starter_stays_below_what_is_imported() {
    let sealed = Sealed::new();
    let _ = sealed
        .run(
            &["import", "-"],
            &record(99, "2020-03-10", "Een andere titel"),
        )
        .ended(0);
    let shown = sealed
        .run(&["show", "99", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["title"], "Een andere titel");
    assert_eq!(
        shown["other_titles"][0],
        "Dealen met stedelijke vraagstukken"
    );
    assert_eq!(shown["documents"].as_array().map(Vec::len), Some(2));
}
