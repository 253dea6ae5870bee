//! An edition is found right by a person, and a text that changes afterwards opens it again.

use serde_json::json;

use crate::support::sealed::Sealed;

const PAGE: &str = "+++\nnumber = 12\ndate = 2011-05-10\ntitle = \"Een proef\"\nstatus = \"held\"\nvenue = \"Zaal A\"\ndebate_leader = \"Do Mol\"\n\n[[guests]]\nname = \"An Bos\"\naffiliations = [{ function = \"wethouder\", organisation = \"Gemeente Delft\" }]\n+++\n\nDe tekst.\n\nHet slot.\n";

fn sealed() -> Sealed {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    let _ = sealed.run(&["import", "-"], PAGE).ended(0);
    sealed
}

fn reviewed(sealed: &Sealed) -> serde_json::Value {
    sealed
        .run(&["review", "12", "--format", "json"], "")
        .ended(0)
        .json()
}

#[test]
fn an_edition_is_checked_until_a_text_of_it_changes() {
    let sealed = sealed();
    assert_eq!(reviewed(&sealed)["checked"], json!(null));
    let by = [("USER", "jet")];
    let _ = sealed
        .run_with(&by, &["review", "--done", "12"], "")
        .ended(0);
    assert_eq!(reviewed(&sealed)["checked"]["by"], "jet");
    assert!(reviewed(&sealed)["checked"]["when"].is_string());
    let hits = |query: &str| sealed.run(&["search", query], "").code();
    assert_eq!(
        (hits("is:nagekeken"), hits("is:checked")),
        (Some(0), Some(0))
    );
    // A correction is no text: who checks may still correct.
    let _ = sealed.run(&["set", "12", "venue", "Zaal B"], "").ended(0);
    assert_eq!(reviewed(&sealed)["checked"]["by"], "jet");
    let _ = sealed
        .run(
            &["import", "-"],
            &PAGE.replace("Het slot.", "Het nieuwe slot."),
        )
        .ended(0);
    assert_eq!(reviewed(&sealed)["checked"], json!(null));
    assert_eq!(hits("is:nagekeken"), Some(1));
}

#[test]
fn a_check_is_taken_back_and_is_no_edit_of_the_record() {
    let sealed = sealed();
    let _ = sealed.run(&["review", "12", "--undo"], "").ended(1);
    let _ = sealed.run(&["review", "--done", "12"], "").ended(0);
    assert_eq!(sealed.run(&["search", "is:bewerkt"], "").code(), Some(1));
    let found = sealed
        .run(&["check", "--format", "json"], "")
        .ended(0)
        .stdout();
    assert!(!found.contains("unfitting"), "{found}");
    let _ = sealed.run(&["review", "12", "--undo"], "").ended(0);
    assert_eq!(reviewed(&sealed)["checked"], json!(null));
    let _ = sealed.run(&["review", "--done", "77"], "").ended(1);
}

#[test]
fn a_review_names_fields_people_and_alarms_with_how_sure_they_are() {
    let review = reviewed(&sealed());
    assert_eq!(
        (&review["schema"], &review["edition"]),
        (&json!(1), &json!("cafe-12"))
    );
    let field = |name: &str| {
        let fields = review["fields"].as_array().expect("fields").iter();
        fields
            .clone()
            .find(|one| one["field"] == name)
            .expect("the field")
            .clone()
    };
    assert_eq!(
        field("venue"),
        json!({ "field": "venue", "value": "Zaal A", "certainty": "sure", "sentence": "" })
    );
    assert_eq!(field("music")["certainty"], "missing");
    let people = &review["people"];
    assert_eq!(
        (&people[0]["name"], &people[0]["role"]),
        (&json!("Do Mol"), &json!("debate_leader"))
    );
    assert_eq!(
        people[1]["affiliations"],
        json!([{ "function": "wethouder", "organisation": "Gemeente Delft" }])
    );
}

#[test]
fn the_queue_has_what_is_wrong_first_and_what_was_checked_last() {
    let sealed = sealed();
    let bare = "+++\nnumber = 13\nstatus = \"held\"\n+++\n\nEen tekst zonder iets.\n";
    let _ = sealed.run(&["import", "-"], bare).ended(0);
    let queue = || {
        let report = sealed
            .run(&["review", "--format", "json"], "")
            .ended(0)
            .json();
        let editions = report["editions"].as_array().expect("editions").iter();
        let keys: Vec<String> = editions
            .map(|one| one["edition"].as_str().expect("a key").to_owned())
            .collect();
        keys
    };
    assert_eq!(queue(), ["cafe-13", "cafe-12"]);
    let _ = sealed.run(&["review", "--done", "13"], "").ended(0);
    assert_eq!(queue(), ["cafe-12", "cafe-13"]);
    let shown = sealed.run(&["review"], "").ended(0).stdout();
    assert!(shown.starts_with("1 of 2 checked"), "{shown}");
}

#[test]
fn a_text_that_changes_opens_the_edition_again_and_only_what_changed_is_shown() {
    let sealed = sealed();
    let by = [("USER", "jet")];
    let _ = sealed
        .run_with(&by, &["review", "--done", "12"], "")
        .ended(0);
    assert_eq!(reviewed(&sealed)["reopened"], json!(null));
    let newer = PAGE
        .replace(
            "venue = \"Zaal A\"",
            "venue = \"Zaal C\"\nmusic = \"De Band\"",
        )
        .replace("Het slot.", "Het nieuwe slot.");
    let _ = sealed.run(&["import", "-"], &newer).ended(0);
    let reopened = &reviewed(&sealed)["reopened"];
    assert_eq!(reopened["by"], "jet");
    assert_eq!(reopened["texts"], json!(["Een proef"]));
    let changes = json!([
        { "field": "music", "before": "", "after": "De Band" },
        { "field": "venue", "before": "Zaal A", "after": "Zaal C" },
    ]);
    assert_eq!(reopened["changes"], changes);
    let alarms = reviewed(&sealed)["alarms"].clone();
    assert_eq!(
        alarms[0],
        json!({ "kind": "reopened", "text": "music, venue" })
    );
    // What a person corrects after that needs no second look.
    let _ = sealed.run(&["set", "12", "venue", "Zaal C"], "").ended(0);
    let changes = reviewed(&sealed)["reopened"]["changes"].clone();
    assert_eq!(
        changes,
        json!([{ "field": "music", "before": "", "after": "De Band" }])
    );
}

#[test]
fn the_change_log_says_who_changed_what_from_what() {
    let sealed = sealed();
    let run =
        |user: &str, arguments: &[&str]| sealed.run_with(&[("USER", user)], arguments, "").ended(0);
    let _ = run("jet", &["set", "12", "venue", "Zaal B"]);
    let _ = run(
        "piet",
        &["place", "12", "An Bos", "host", "--organisation", "UWV"],
    );
    let _ = run("jet", &["set", "12", "venue", "--undo"]);
    let log = reviewed(&sealed)["log"].clone();
    let said = |at: usize, key: &str| log[at][key].clone();
    assert_eq!(
        (said(0, "by"), said(0, "field"), said(0, "item")),
        (json!("piet"), json!("people"), json!("An Bos"))
    );
    assert_eq!(said(0, "before")["role"], "guest");
    assert_eq!(
        said(0, "before")["affiliations"][0]["organisation"],
        "Gemeente Delft"
    );
    // The function was not spoken of, and stands.
    assert_eq!(
        said(0, "after")["affiliations"],
        json!([{ "function": "wethouder", "organisation": "UWV" }])
    );
    assert_eq!(
        (said(1, "by"), said(1, "before"), said(1, "after")),
        (json!("jet"), json!("Zaal A"), json!("Zaal B"))
    );
    assert_eq!(said(1, "taken_back_by"), "jet");
    assert_eq!(said(0, "taken_back"), json!(null));
    let text = run("jet", &["review", "12"]).stdout();
    assert!(text.contains("jet: venue: Zaal A → Zaal B"), "{text}");
    assert!(text.contains("taken back by jet, "), "{text}");
}

#[test]
fn an_edition_that_somebody_found_right_is_not_unsure() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    for day in ["dinsdag 3 mei 2022", "dinsdag 10 mei 2022"] {
        let page = format!(
            "Verslag Reuring!Café #7 | {day}\n\nOp {day} ging het Reuring!Café over dijken. Te gast was Ada Bos, dijkgraaf.\n"
        );
        let _ = sealed.run(&["import", "-"], &page).ended(0);
    }
    assert_eq!(sealed.run(&["search", "is:onzeker"], "").code(), Some(0));
    let _ = sealed.run(&["review", "--done", "7"], "").ended(0);
    assert_eq!(sealed.run(&["search", "is:onzeker"], "").code(), Some(1));
    let review = sealed
        .run(&["review", "7", "--format", "json"], "")
        .ended(0)
        .json();
    let fields = review["fields"].as_array().expect("fields");
    assert!(
        fields.iter().all(|field| field["certainty"] != "unsure"),
        "{review}"
    );
}
