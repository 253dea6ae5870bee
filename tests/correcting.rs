//! What people correct, add and take out stands, whatever is imported later.

use std::path::PathBuf;

use crate::support::sealed::{PROGRAM, Run, Sealed};

/// A sealed place without the starter editions.
fn empty() -> Sealed {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    sealed
}

fn record(number: &str, date: &str, venue: &str, text: &str) -> String {
    format!(
        "+++\nseries = \"cafe\"\n{number}\ndate = {date}\ntitle = \"Een proef\"\nvenue = \"{venue}\"\nstatus = \"held\"\n+++\n\n{text}\n"
    )
}

/// Runs a command with an editor that applies `sed` expressions, the next one each time it is called.
fn edited(sealed: &Sealed, arguments: &[&str], expressions: &[&str], input: &str) -> Run {
    let script = sealed.path("editor.sh");
    let steps: Vec<String> = (1..)
        .zip(expressions)
        .map(|(at, one)| format!("  {at}) sed -i '{one}' \"$1\" ;;\n"))
        .collect();
    let count = sealed.path("count").display().to_string();
    let body = format!(
        "#!/bin/sh\nn=$(($(cat {count} 2>/dev/null || echo 0) + 1))\necho $n > {count}\ncase $n in\n{}esac\n",
        steps.concat()
    );
    std::fs::write(&script, body).expect("written");
    let _ = std::fs::remove_file(sealed.path("count"));
    let editor = format!("sh {}", script.display());
    sealed.run_with(
        &[
            ("EDITOR", &editor),
            ("USER", "jet"),
            ("PATH", "/usr/bin:/bin"),
        ],
        arguments,
        input,
    )
}

/// The texts that wait to be stored.
fn drafts(sealed: &Sealed) -> Vec<PathBuf> {
    let folder = sealed.path("home/.local/share/reuring/drafts");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths
}

/// Nothing of a text that was stored is left lying about.
fn assert_no_draft(sealed: &Sealed) {
    let folder = sealed.path("home/.local/share/reuring/drafts");
    let left = std::fs::read_dir(folder).into_iter().flatten().count();
    assert_eq!(left, 0);
}

fn shown(sealed: &Sealed, edition: &str) -> serde_json::Value {
    sealed
        .run(&["show", edition, "--format", "json"], "")
        .ended(0)
        .json()
}

#[test]
fn a_correction_wins_over_every_later_import_and_can_be_taken_back() {
    let sealed = empty();
    let page = record("number = 12", "2011-05-10", "Zaal A, Delft", "De tekst.");
    let _ = sealed.run(&["import", "-"], &page).ended(0);
    let run = edited(
        &sealed,
        &["edit", "12"],
        &["s/Zaal A, Delft/Zaal B, Breda/"],
        "",
    )
    .ended(0);
    assert_eq!(run.stdout(), "cafe-12: venue corrected\n");
    let newer = record(
        "number = 12",
        "2011-05-10",
        "Zaal C, Ede",
        "Een andere tekst.",
    );
    let _ = sealed.run(&["import", "-"], &newer).ended(0);
    let edition = shown(&sealed, "12");
    assert_eq!(edition["venue"], "Zaal B, Breda");
    let readings = edition["conflicts"][0]["readings"]
        .as_array()
        .expect("readings")
        .clone();
    assert!(
        readings[0]["source"]
            .as_str()
            .is_some_and(|source| source.starts_with("correction by jet"))
    );
    assert!(
        readings
            .iter()
            .any(|reading| reading["value"] == "Zaal A, Delft"),
        "{readings:?}"
    );
    let _ = sealed
        .run(&["edit", "12", "--revert", "venue"], "")
        .ended(0);
    assert_ne!(shown(&sealed, "12")["venue"], "Zaal B, Breda");
    let _ = sealed
        .run(&["edit", "12", "--revert", "venue"], "")
        .ended(1);
}

#[test]
fn a_bad_edit_is_explained_and_goes_on_or_keeps_the_file() {
    let sealed = Sealed::new();
    let run = edited(
        &sealed,
        &["edit", "99"],
        &[
            "s/^status.*/status = \"bezig\"/",
            "s/^status.*/status = \"announced\"/",
        ],
        "\n",
    )
    .ended(0);
    assert!(
        run.stderr().contains("not a valid record") && run.stderr().contains("bezig"),
        "{}",
        run.told()
    );
    assert_eq!(shown(&sealed, "99")["status"], "announced");
    let run = edited(
        &sealed,
        &["edit", "99"],
        &["s/^status.*/status = 3/"],
        "q\n",
    )
    .ended(2);
    let told = run.stderr();
    assert!(
        told.contains("hint: reuring edit cafe-99 --resume DIR/"),
        "{told}"
    );
    let [path] = drafts(&sealed).try_into().expect("the file is kept");
    let text = std::fs::read_to_string(path).expect("readable");
    assert!(text.contains("status = 3"));
    assert_eq!(shown(&sealed, "99")["status"], "announced");
}

#[test]
fn an_edit_that_changes_nothing_stores_nothing() {
    let sealed = Sealed::new();
    let run = edited(&sealed, &["edit", "99"], &[], "").ended(0);
    assert_eq!(run.stdout(), "nothing changed\n");
    assert!(
        !sealed
            .path("home/.local/share/reuring/reuring.backups")
            .exists()
    );
}

#[test]
fn a_line_taken_away_makes_the_fact_unknown() {
    let sealed = Sealed::new();
    let _ = edited(&sealed, &["edit", "99"], &["/^venue/d"], "").ended(0);
    assert!(shown(&sealed, "99").get("venue").is_none());
}

#[test]
fn a_corrected_number_moves_the_edition_and_the_older_handle_leads_there() {
    let sealed = empty();
    let page = record("number = 12", "2011-05-10", "Zaal A, Delft", "De tekst.");
    let _ = sealed.run(&["import", "-"], &page).ended(0);
    let _ = edited(
        &sealed,
        &["edit", "12"],
        &["s/^number = 12/number = 13/"],
        "",
    )
    .ended(0);
    assert_eq!(shown(&sealed, "13")["key"], "cafe-13");
    assert_eq!(shown(&sealed, "cafe-12")["key"], "cafe-13");
    let _ = sealed.run(&["import", "-"], &page).ended(0);
    let export = sealed.run(&["export"], "").ended(0).json();
    assert_eq!(export["editions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn corrections_follow_when_two_editions_become_one() {
    let sealed = empty();
    let unnumbered = record("", "2011-05-10", "Zaal A, Delft", "De tekst.");
    let _ = sealed.run(&["import", "-"], &unnumbered).ended(0);
    let _ = edited(
        &sealed,
        &["edit", "cafe-2011-05-10"],
        &["s/Zaal A, Delft/Zaal B, Breda/"],
        "",
    )
    .ended(0);
    let numbered = record("number = 12", "2011-05-10", "Zaal C, Ede", "Een verslag.");
    let _ = sealed.run(&["import", "-"], &numbered).ended(0);
    assert_eq!(shown(&sealed, "12")["venue"], "Zaal B, Breda");
}

#[test]
fn an_edition_made_by_hand_stands_above_a_later_page() {
    let sealed = empty();
    let fill = "s/^# number = 141/number = 12/; s/^title = .*/title = \"Met de hand\"/; s/^# venue.*/venue = \"Zaal B, Breda\"/";
    let run = edited(&sealed, &["add"], &[fill], "").ended(0);
    assert_eq!(run.stdout(), "added: cafe-12\n");
    let page = record("number = 12", "2011-05-10", "Zaal A, Delft", "De tekst.");
    let _ = sealed.run(&["import", "-"], &page).ended(0);
    let edition = shown(&sealed, "12");
    assert_eq!(
        (&edition["title"], &edition["venue"], &edition["date"]),
        (
            &"Met de hand".into(),
            &"Zaal B, Breda".into(),
            &"2011-05-10".into()
        )
    );
    let again = edited(&sealed, &["add"], &[fill], "").ended(2);
    assert!(
        again.stderr().contains("reuring edit cafe-12"),
        "{}",
        again.told()
    );
}

#[test]
fn an_edition_taken_out_stays_out_until_it_is_put_back() {
    let sealed = empty();
    let page = record("number = 12", "2011-05-10", "Zaal A, Delft", "De tekst.");
    let _ = sealed.run(&["import", "-"], &page).ended(0);
    let before = sealed.run(&["export"], "").ended(0).stdout();
    let _ = sealed.run(&["remove", "12"], "").ended(0);
    let _ = sealed.run(&["import", "-"], &page).ended(0);
    let _ = sealed.run(&["show", "12"], "").ended(1);
    let _ = sealed.run(&["search", "proef"], "").ended(1);
    let _ = sealed.run(&["remove", "12", "--undo"], "").ended(0);
    assert_eq!(sealed.run(&["export"], "").ended(0).stdout(), before);
    let _ = sealed.run(&["remove", "12", "--undo"], "").ended(1);
}

/// Runs an edit in an editor that applies a `sed` expression, where files may not grow beyond 100 KB: the typed
/// text can be written, the copy of the archive cannot.
#[cfg(unix)]
fn edited_on_a_full_disk(
    sealed: &Sealed,
    arguments: &[&str],
    expression: &str,
) -> std::process::Output {
    let script = sealed.path("editor.sh");
    std::fs::write(
        &script,
        format!("#!/bin/sh\nsed -i '{expression}' \"$1\"\n"),
    )
    .expect("written");
    let limited = "trap '' XFSZ; ulimit -f 100; exec \"$@\"";
    std::process::Command::new("/bin/sh")
        .args(["-c", limited, "sh", PROGRAM])
        .args(arguments)
        .env_clear()
        .envs(sealed.environment())
        .env("EDITOR", format!("sh {}", script.display()))
        .env("PATH", "/usr/bin:/bin")
        .current_dir(sealed.path("."))
        .stdin(std::process::Stdio::null())
        .output()
        .expect("the program ends")
}

#[cfg(unix)]
#[test]
fn what_was_typed_stays_where_storing_fails_and_is_stored_from_there() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["stats"], "").ended(0);
    let failed = edited_on_a_full_disk(
        &sealed,
        &["edit", "99"],
        "s/^venue.*/venue = \"Zaal X, Delft\"/",
    );
    let told = String::from_utf8_lossy(&failed.stderr).into_owned();
    assert_eq!(failed.status.code(), Some(2), "{told}");
    let [draft] = drafts(&sealed).try_into().expect("the text is kept");
    let draft = draft.display().to_string();
    assert!(
        told.contains(&format!("your text is in {draft}\n")),
        "{told}"
    );
    assert!(
        told.contains(&format!("hint: reuring edit cafe-99 --resume {draft}")),
        "{told}"
    );
    assert_eq!(shown(&sealed, "99")["venue"], "De Glazen Zaal, Den Haag");
    // What somebody else corrects in the meantime is no part of what was typed.
    let _ = edited(
        &sealed,
        &["edit", "99"],
        &["s/^title.*/title = \"Een andere titel\"/"],
        "",
    )
    .ended(0);
    let _ = sealed.run(&["edit", "99", "--resume", &draft], "").ended(0);
    let edition = shown(&sealed, "99");
    assert_eq!(
        (&edition["venue"], &edition["title"]),
        (&"Zaal X, Delft".into(), &"Een andere titel".into())
    );
    assert_no_draft(&sealed);
}

#[cfg(unix)]
#[test]
fn a_new_report_stays_where_storing_fails_and_is_stored_from_there() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["stats"], "").ended(0);
    let fill = "s/^# number = 141/number = 141/; s/^title = .*/title = \"Met de hand\"/";
    let failed = edited_on_a_full_disk(&sealed, &["add"], fill);
    let told = String::from_utf8_lossy(&failed.stderr).into_owned();
    assert_eq!(failed.status.code(), Some(2), "{told}");
    let [draft] = drafts(&sealed).try_into().expect("the text is kept");
    let draft = draft.display().to_string();
    let hint = format!("hint: reuring add --resume {draft}");
    assert!(told.contains(&hint), "{told}");
    let stored = sealed.run(&["add", "--resume", &draft], "").ended(0);
    assert_eq!(stored.stdout(), "added: cafe-141\n");
    assert_no_draft(&sealed);
}

#[test]
fn a_file_of_ones_own_is_stored_from_and_stays() {
    let sealed = Sealed::new();
    let text = record(
        "number = 141\n",
        "2026-11-17",
        "Zaal X, Delft",
        "Met de hand.",
    );
    std::fs::write(sealed.path("eigen.md"), &text).expect("written");
    let stored = sealed.run(&["add", "--resume", "eigen.md"], "").ended(0);
    assert_eq!(stored.stdout(), "added: cafe-141\n");
    let left = std::fs::read_to_string(sealed.path("eigen.md"));
    assert_eq!(left.expect("readable"), text);
}

#[test]
fn an_edit_needs_no_folder_of_its_own_for_its_text() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["stats"], "").ended(0);
    let folder = sealed.path("home/.local/share/reuring/drafts");
    std::fs::write(folder, "in the way").expect("written");
    let sed = "s/^venue.*/venue = \"Zaal X, Delft\"/";
    let _ = edited(&sealed, &["edit", "99"], &[sed], "").ended(0);
    assert_eq!(shown(&sealed, "99")["venue"], "Zaal X, Delft");
}

#[test]
fn the_editor_is_not_opened_where_nothing_could_be_stored() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["stats"], "").ended(0);
    let folder = sealed.path("home/.local/share/reuring");
    // No copy can be put where a file stands in the way.
    std::fs::write(folder.join("reuring.backups"), "").expect("written");
    let run = edited(&sealed, &["edit", "99"], &["s/a/b/"], "").ended(2);
    assert!(!sealed.path("count").exists(), "the editor was opened");
    assert!(
        run.stderr().contains("lies ready in DIR/"),
        "{}",
        run.told()
    );
    std::fs::remove_file(folder.join("reuring.backups")).expect("removed");
    let writing = rusqlite::Connection::open(folder.join("reuring.db")).expect("it opens");
    writing.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let run = edited(&sealed, &["add"], &["s/a/b/"], "").ended(2);
    assert!(!sealed.path("count").exists(), "the editor was opened");
    assert!(
        run.stderr().contains("another process is writing"),
        "{}",
        run.told()
    );
    assert_eq!(drafts(&sealed).len(), 2);
}

#[test]
fn an_editor_that_fails_costs_no_text() {
    let sealed = Sealed::new();
    let with = |editor: &str| {
        let variables = [("EDITOR", editor), ("PATH", "/usr/bin:/bin")];
        sealed.run_with(&variables, &["edit", "99"], "")
    };
    for editor in ["false", "no-such-editor"] {
        let run = with(editor).ended(2);
        assert!(run.stderr().contains("nothing changed"), "{}", run.told());
        assert_no_draft(&sealed);
    }
    let script = sealed.path("killed.sh");
    std::fs::write(&script, "echo '# getypt' >> \"$1\"; kill -9 $$").expect("written");
    let run = with(&format!("sh {}", script.display())).ended(2);
    assert!(run.stderr().contains("your text is in"), "{}", run.told());
    let [draft] = drafts(&sealed).try_into().expect("the text is kept");
    let text = std::fs::read_to_string(draft).expect("readable");
    assert!(text.ends_with("# getypt\n"));
}

#[test]
fn an_emptied_file_changes_nothing() {
    let sealed = Sealed::new();
    let before = shown(&sealed, "99");
    let run = edited(&sealed, &["edit", "99"], &["d"], "").ended(0);
    assert_eq!(run.stdout(), "nothing changed\n");
    let run = edited(&sealed, &["add"], &["d"], "").ended(0);
    assert_eq!(run.stdout(), "nothing added\n");
    assert_eq!(shown(&sealed, "99"), before);
    assert_no_draft(&sealed);
}

#[test]
fn a_report_of_an_edition_that_is_there_is_kept_and_goes_on_under_another_number() {
    let sealed = Sealed::new();
    let fill = "s/^# number = 141/number = 99/; s/^title = .*/title = \"Met de hand\"/";
    let _ = edited(&sealed, &["add"], &[fill], "").ended(2);
    let [draft] = drafts(&sealed).try_into().expect("the text is kept");
    let draft = draft.display().to_string();
    let resume = ["add", "--resume", &draft];
    let run = edited(&sealed, &resume, &["s/^number = 99/number = 999/"], "\n").ended(0);
    assert_eq!(run.stdout(), "added: cafe-999\n");
    assert_no_draft(&sealed);
}

#[test]
fn a_guest_that_is_taken_out_by_hand_stays_out_while_a_later_report_adds_another() {
    let sealed = empty();
    let with = |guests: &str, text: &str| {
        let guests = format!("guests = [{guests}]\nstatus");
        record("number = 12", "2011-05-10", "Zaal A, Delft", text).replacen("status", &guests, 1)
    };
    let two = "{ name = \"Ada Bos\" }, { name = \"Bo Dam\" }";
    let _ = sealed.run(&["import", "-"], &with(two, "Eerst.")).ended(0);
    let wrong = r"/^\[\[guests\]\]/{N;/Ada Bos/d}";
    let run = edited(&sealed, &["edit", "12"], &[wrong], "").ended(0);
    assert_eq!(run.stdout(), "cafe-12: Ada Bos corrected\n");
    let three = format!("{two}, {{ name = \"Ed Pol\" }}");
    let _ = sealed
        .run(&["import", "-"], &with(&three, "Later."))
        .ended(0);
    let names = |sealed: &Sealed| -> Vec<String> {
        let guests = shown(sealed, "12")["guests"].as_array().cloned();
        let names = guests.unwrap_or_default().into_iter();
        names
            .map(|guest| guest["name"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(names(&sealed), ["Bo Dam", "Ed Pol"]);
    let _ = sealed
        .run(&["edit", "12", "--revert", "guests"], "")
        .ended(0);
    assert_eq!(names(&sealed), ["Ada Bos", "Bo Dam", "Ed Pol"]);
}

#[test]
fn one_field_is_set_added_to_cleared_and_taken_back_from_the_shell() {
    let sealed = Sealed::new();
    let run = |arguments: &[&str]| sealed.run(arguments, "");
    let field = |name: &str| shown(&sealed, "99").get(name).cloned();
    let before = field("venue");
    let said = run(&["set", "99", "locatie", "Zaal", "Vijf,", "Delft"]).ended(0);
    assert_eq!(said.stdout(), "cafe-99: venue corrected\n");
    assert_eq!(field("venue"), Some("Zaal Vijf, Delft".into()));
    let _ = run(&["set", "99", "venue", "--clear"]).ended(0);
    assert_eq!(field("venue"), None);
    for _ in 0..2 {
        let _ = run(&["set", "99", "venue", "--undo"]).ended(0);
    }
    assert_eq!(field("venue"), before);
    let _ = run(&["set", "99", "venue", "--undo"]).ended(1);
    let _ = run(&["set", "99", "partners", "--add", "uwv"]).ended(0);
    let partners = field("partners").unwrap_or_default().to_string();
    assert!(partners.contains("\"UWV\""), "{partners}");
    let _ = run(&["set", "99", "partners", "--remove", "UWV"]).ended(0);
    let partners = field("partners").unwrap_or_default().to_string();
    assert!(!partners.contains("UWV"), "{partners}");
    let _ = run(&["set", "99", "partners", "uwv; Bureau Zes"]).ended(0);
    let partners = field("partners").unwrap_or_default();
    assert_eq!(partners, serde_json::json!(["UWV", "Bureau Zes"]));
    let _ = run(&["set", "99", "date", "11 maart 2020"]).ended(0);
    assert_eq!(field("date"), Some("2020-03-11".into()));
    let _ = run(&["set", "99", "debate_leader", "Ada Bos"]).ended(0);
    assert_eq!(field("debate_leader"), Some("Ada Bos".into()));
}

#[test]
fn nonsense_is_refused_with_the_field_the_value_and_what_would_be_right() {
    let sealed = Sealed::new();
    let before = shown(&sealed, "99");
    for (arguments, words) in [
        (
            vec!["set", "99", "zaalhuur", "9"],
            "`zaalhuur` is not a field",
        ),
        (
            vec!["set", "99", "date", "morgen"],
            "date: `morgen` will not do; it is one day, such as 10-03-2020",
        ),
        (
            vec!["set", "99", "number", "veel"],
            "number: `veel` will not do; it is a number, such as 99",
        ),
        (
            vec!["set", "99", "venue", "--add", "X"],
            "venue is not a list",
        ),
        (
            vec!["set", "99", "guests", "X"],
            "hint: reuring place 99 NAME guest",
        ),
        (vec!["set", "99", "venue", " "], "venue: ` ` will not do"),
        (
            vec!["place", "99", "Ada Bos", "baas"],
            "`baas` is not a role",
        ),
        (
            vec!["place", "99", "Nie Mand", "none"],
            "`Nie Mand` is not at cafe-99; there are ",
        ),
        (vec!["place", "99", " ", "guest"], "a name may not be empty"),
    ] {
        let run = sealed.run(&arguments, "").ended(2);
        assert!(
            run.stderr().contains(words),
            "no “{words}” in {}",
            run.told()
        );
    }
    let _ = sealed.run(&["set", "5000", "venue", "X"], "").ended(1);
    assert_eq!(shown(&sealed, "99"), before);
}

#[test]
fn a_person_is_placed_moved_and_taken_out_by_name() {
    let sealed = Sealed::new();
    let run = |arguments: &[&str]| sealed.run(arguments, "");
    let people = |field: &str| shown(&sealed, "99")[field].to_string();
    let new = [
        "place",
        "99",
        "Ada Bos",
        "gast",
        "--function",
        "archivaris",
        "--organisation",
        "bzk",
    ];
    let said = run(&new).ended(0);
    assert_eq!(said.stdout(), "cafe-99: Ada Bos corrected\n");
    let guests = people("guests");
    let employer = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties";
    assert!(
        guests.contains("Ada Bos") && guests.contains("archivaris") && guests.contains(employer),
        "{guests}"
    );
    let _ = run(&["place", "99", "potjer", "host"]).ended(0);
    assert!(people("hosts").contains("Suzanne Potjer") && people("hosts").contains("Urban Future"));
    assert!(!people("guests").contains("Potjer"));
    let _ = run(&["place", "99", "potjer", "--undo"]).ended(0);
    assert!(people("guests").contains("Suzanne Potjer"));
    let _ = run(&["place", "99", "ada bos", "none"]).ended(0);
    assert!(!people("guests").contains("Ada Bos"));
}

#[test]
fn a_correction_of_what_is_there_no_longer_is_told_with_the_command_that_takes_it_back() {
    let sealed = empty();
    let page = |partners: &str| {
        format!(
            "+++\nnumber = 12\ntitle = \"Een proef\"\nstatus = \"held\"\npartners = [{partners}]\n+++\n\nDe tekst.\n"
        )
    };
    let path = sealed.path("12.md");
    let import = |partners: &str| {
        std::fs::write(&path, page(partners)).expect("written");
        let _ = sealed
            .run(&["import", &path.display().to_string()], "")
            .ended(0);
    };
    let told = || {
        sealed
            .run(&["check", "--format", "json"], "")
            .ended(0)
            .stdout()
    };
    import("\"UWV\", \"VNG\"");
    let _ = sealed
        .run(&["set", "12", "partners", "UWV", "--remove"], "")
        .ended(0);
    assert!(!told().contains("unfitting_correction"));
    import("\"VNG\"");
    let found = told();
    assert!(
        found.contains("unfitting_correction") && found.contains("partners (UWV)"),
        "{found}"
    );
    assert!(
        found.contains("reuring set cafe-12 partners --undo"),
        "{found}"
    );
    let _ = sealed
        .run(&["set", "12", "partners", "--undo"], "")
        .ended(0);
    assert!(!told().contains("unfitting_correction"));
}

#[test]
fn two_people_of_one_name_are_told_apart_and_each_has_a_page() {
    let sealed = empty();
    for (number, employer) in [(12, "UWV"), (13, "Gemeente Delft"), (14, "Gemeente Delft")] {
        let page = format!(
            "+++\nnumber = {number}\ntitle = \"Avond {number}\"\nstatus = \"held\"\n\n[[guests]]\nname = \"Jan de Vries\"\naffiliations = [{{ organisation = \"{employer}\" }}]\n+++\n\nTekst {number}.\n"
        );
        let _ = sealed.run(&["import", "-"], &page).ended(0);
    }
    let page = |name: &str| sealed.run(&["guest", name], "").ended(0).stdout();
    assert!(page("jan de vries").contains("3× guest"));
    let run = sealed
        .run(
            &["guest", "jan de vries", "--apart", "13", "--apart", "14"],
            "",
        )
        .ended(0);
    assert!(run.stdout().contains("jan-de-vries-2"), "{}", run.stdout());
    let (first, second) = (page("jan de vries"), page("jan-de-vries-2"));
    assert!(
        first.contains("1× guest") && first.contains("UWV") && !first.contains("Delft"),
        "{first}"
    );
    assert!(
        second.contains("2× guest") && second.contains("Delft") && !second.contains("UWV"),
        "{second}"
    );
    assert_eq!(
        shown(&sealed, "13")["guests"][0]["person"],
        "jan-de-vries-2"
    );
    // A search by name finds both, and a later correction leaves them apart.
    let hits = sealed
        .run(&["search", "gast:\"jan de vries\"", "--format", "json"], "")
        .ended(0);
    assert_eq!(hits.json()["total"], 3);
    let _ = sealed
        .run(&["place", "13", "jan de vries", "host"], "")
        .ended(0);
    assert_eq!(shown(&sealed, "13")["hosts"][0]["person"], "jan-de-vries-2");
    let _ = sealed
        .run(&["guest", "jan de vries", "--apart", "14", "--undo"], "")
        .ended(0);
    assert!(page("jan de vries").contains("2× guest"));
    let _ = sealed
        .run(&["guest", "Piet Bos", "--apart", "14"], "")
        .ended(2);
}
