//! Texts that a person moves to another edition, sets apart or joins stay there, whatever is imported later.

use crate::support::sealed::Sealed;

const REPORT: &str = "+++\nnumber = 12\ndate = 2011-05-10\ntitle = \"Een proef\"\nstatus = \"held\"\n+++\n\nDe tekst van twaalf.\n";
const STRAY: &str = "+++\nnumber = 13\ndate = 2011-06-14\ntitle = \"Verdwaald\"\nstatus = \"held\"\n+++\n\nEen verdwaalde tekst.\n\nHet slot.\n";
const OTHER: &str = "+++\nnumber = 13\ndate = 2011-06-14\ntitle = \"Dertien\"\nvenue = \"Zaal A, Delft\"\nstatus = \"held\"\n+++\n\nDe tekst van dertien.\n";

fn sealed() -> Sealed {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    for (name, text) in [("12.md", REPORT), ("stray.md", STRAY), ("13.md", OTHER)] {
        let path = sealed.path(name);
        std::fs::write(&path, text).expect("written");
        let path = path.display().to_string();
        let _ = sealed.run(&["import", &path], "").ended(0);
    }
    sealed
}

/// The first words of the texts of an edition.
fn texts(sealed: &Sealed, edition: &str) -> Vec<String> {
    let shown = sealed.run(&["show", edition, "--format", "json"], "");
    if shown.code() == Some(1) {
        return Vec::new();
    }
    let record = shown.ended(0).json();
    let texts = record["documents"].as_array().expect("documents");
    let texts = texts
        .iter()
        .map(|one| one["text"].as_str().expect("text").trim().to_owned());
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts
}

fn venue(sealed: &Sealed, edition: &str) -> serde_json::Value {
    let shown = sealed
        .run(&["show", edition, "--format", "json"], "")
        .ended(0);
    shown.json()["venue"].clone()
}

#[test]
fn a_text_that_is_moved_stays_where_it_was_put_when_it_comes_in_again() {
    let sealed = sealed();
    let stray = sealed.path("stray.md").display().to_string();
    let _ = sealed.run(&["move", &stray, "12"], "").ended(0);
    let moved = ["De tekst van twaalf.", "Een verdwaalde tekst.\n\nHet slot."];
    assert_eq!(texts(&sealed, "12"), moved);
    assert_eq!(texts(&sealed, "13"), ["De tekst van dertien."]);
    let longer = STRAY.replace("Het slot.", "Het slot, nu langer.");
    std::fs::write(&stray, longer).expect("written");
    let _ = sealed.run(&["import", &stray], "").ended(0);
    assert_eq!(
        texts(&sealed, "12")[1],
        "Een verdwaalde tekst.\n\nHet slot, nu langer."
    );
    let _ = sealed.run(&["move", &stray, "--undo"], "").ended(0);
    assert_eq!(texts(&sealed, "12"), ["De tekst van twaalf."]);
    assert_eq!(texts(&sealed, "13").len(), 2);
    let _ = sealed.run(&["move", &stray, "--undo"], "").ended(1);
}

#[test]
fn a_correction_stays_with_the_edition_it_was_made_on() {
    let sealed = sealed();
    let _ = sealed
        .run(&["set", "13", "venue", "Zaal B, Breda"], "")
        .ended(0);
    let _ = sealed
        .run(&["set", "12", "venue", "Zaal C, Zwolle"], "")
        .ended(0);
    let stray = sealed.path("stray.md").display().to_string();
    let _ = sealed.run(&["move", &stray, "12"], "").ended(0);
    assert_eq!(
        (venue(&sealed, "12"), venue(&sealed, "13")),
        ("Zaal C, Zwolle".into(), "Zaal B, Breda".into())
    );
    let _ = sealed
        .run(&["set", "12", "venue", "Zaal D, Deventer"], "")
        .ended(0);
    let _ = sealed.run(&["move", &stray, "--undo"], "").ended(0);
    assert_eq!(
        (venue(&sealed, "12"), venue(&sealed, "13")),
        ("Zaal D, Deventer".into(), "Zaal B, Breda".into())
    );
}

#[test]
fn a_text_can_be_set_apart_and_nothing_joins_it_by_its_number() {
    let sealed = sealed();
    let stray = sealed.path("stray.md").display().to_string();
    let _ = sealed.run(&["split", &stray], "").ended(0);
    let all = sealed
        .run(&["export", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(all["editions"].as_array().expect("editions").len(), 3);
    assert_eq!(texts(&sealed, "13").len(), 1);
    // What is all of an edition cannot be parted from it.
    let run = sealed.run(&["split", "12/1"], "").ended(2);
    assert!(
        run.stderr().contains("all texts of the edition"),
        "{}",
        run.stderr()
    );
    let _ = sealed.run(&["split", &stray, "--undo"], "").ended(0);
    assert_eq!(texts(&sealed, "13").len(), 2);
}

#[test]
fn two_editions_are_joined_and_both_handles_lead_to_the_one() {
    let sealed = sealed();
    let _ = sealed.run(&["join", "12", "13"], "").ended(0);
    assert_eq!(texts(&sealed, "12").len(), 3);
    assert_eq!(texts(&sealed, "cafe-13").len(), 3);
    let run = sealed.run(&["join", "12", "cafe-13"], "").ended(2);
    assert!(
        run.stderr().contains("already belongs there"),
        "{}",
        run.stderr()
    );
    let _ = sealed.run(&["join", "12", "--undo"], "").ended(0);
    assert_eq!(
        (texts(&sealed, "12").len(), texts(&sealed, "13").len()),
        (1, 2)
    );
}

#[test]
fn a_text_that_is_not_there_is_named() {
    let sealed = sealed();
    for (arguments, said) in [
        (["move", "12/4", "13"], "`12/4`"),
        (
            ["move", "https://example.org/x", "13"],
            "`https://example.org/x`",
        ),
        (["join", "12", "77"], "77"),
    ] {
        let run = sealed.run(&arguments, "").ended(2);
        assert!(run.stderr().contains(said), "{}", run.stderr());
    }
}
