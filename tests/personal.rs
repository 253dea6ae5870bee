//! What a person keeps beside the archive: lists, notes, saved queries, seen by all windows and undone with a key.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use reuring::archive::{Archive, Reader};
use reuring::catalogue::Catalogue;
use reuring::edition::Traces;
use reuring::ingest::{Entry as Document, source};
use reuring::locale::Lang;
use reuring::personal::{Change, Entry, Outcome, Report, State, Store, found_again, path_of};
use reuring::tui::{Message, Theme};

use crate::support::browser::{Browser, browser, hides, home_in, shows, starter_path, store_in};
use crate::support::sealed::Sealed;

const NOW: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH;

fn window(data: &Path, archive: &Path) -> Browser {
    let store = store_in(data, archive);
    Browser::on(archive, 120, 40, Lang::Nl, Theme::new(true), "", store)
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn own_archive(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, NOW).expect("an archive");
    path
}

fn personal_file(data: &Path, archive: &Path) -> PathBuf {
    let reader = Reader::open(archive).expect("the archive opens");
    let id = reader.archive_id().expect("an answer");
    path_of(data, id.as_deref(), archive)
}

fn entry(handle: &str, note: &str) -> Entry {
    let mut entry = Entry::new(handle, Traces::default());
    note.clone_into(&mut entry.note);
    entry
}

fn note(handle: &str, note: &str) -> Change {
    Change::Note {
        list: "lijst".to_owned(),
        entry: entry(handle, note),
        seen: String::new(),
    }
}

#[test]
fn a_note_goes_only_after_a_question_and_comes_back_with_u() {
    let mut browser = browser();
    browser.press("99<Esc>m:aantekening bij<Enter>Potjer bellen<Enter>");
    shows(
        &mut browser,
        "m",
        &["met de aantekening ‘Potjer bellen’? j/n"],
    );
    // The same key again, Enter and any other letter are no answer that takes something away.
    browser.press("m<Enter>mn");
    shows(&mut browser, "M", &["#99 Dealen met", "Potjer bellen"]);
    shows(&mut browser, "qmj", &["#99 is van ‘lijst’ gehaald"]);
    shows(
        &mut browser,
        "u",
        &["teruggenomen: #99 is van ‘lijst’ gehaald"],
    );
    shows(&mut browser, "M", &["#99 Dealen met", "Potjer bellen"]);
}

#[test]
fn every_change_is_undone_in_turn_and_said() {
    let mut browser = browser();
    browser.press("99<Esc>m:aantekening bij<Enter>vragen<Enter>");
    browser.press(":zoekvraag bewaren<Enter>stad<Enter>");
    browser.press(":nieuwe lijst<Enter>voorstel<Enter>m");
    for said in [
        "teruggenomen: #99 staat op ‘voorstel’",
        "teruggenomen: m zet edities voortaan op ‘voorstel’",
        "teruggenomen: bewaard: @stad",
        "teruggenomen: aantekening bij #99",
        "teruggenomen: #99 staat op ‘lijst’",
        "er is niets om terug te nemen",
    ] {
        shows(&mut browser, "u", &[said]);
    }
    assert_eq!(browser.store.state().lists, []);
    assert!(browser.store.state().queries.is_empty());
}

#[test]
fn a_list_is_deleted_after_a_question_and_comes_back_with_u() {
    let mut browser = browser();
    browser.press("99<Esc>m:aantekening bij<Enter>vragen<Enter>M");
    shows(
        &mut browser,
        ":lijst verwijderen<Enter>",
        &["Lijst ‘lijst’ verwijderen (1×)? j/n"],
    );
    shows(&mut browser, "<Esc>", &["vragen"]);
    shows(
        &mut browser,
        ":lijst verwijderen<Enter>j",
        &["lijst ‘lijst’ is verwijderd", "▸ Edities"],
    );
    assert_eq!(browser.store.state().lists, []);
    shows(&mut browser, "u", &["teruggenomen"]);
    shows(&mut browser, "M", &["#99 Dealen met", "vragen"]);
}

#[test]
fn undo_reaches_behind_a_restart() {
    let data = folder();
    window(data.path(), &starter_path()).press("99<Esc>mQ");
    let mut later = window(data.path(), &starter_path());
    shows(
        &mut later,
        "<Esc>u",
        &["teruggenomen: #99 staat op ‘lijst’"],
    );
}

#[test]
fn another_window_sees_a_change_without_losing_what_is_being_typed() {
    let data = folder();
    let mut one = window(data.path(), &starter_path());
    let mut other = window(data.path(), &starter_path());
    other.press("99<Esc>M");
    one.press("99<Esc>m:aantekening bij<Enter>van één<Enter>");
    shows(other.look(), "", &["#99 Dealen met", "van één"]);
    other.press("q/<C-u>is:gemerkt ");
    shows(&mut other, "", &["1 van 30"]);
    one.press("/<C-u>114<Esc>m");
    shows(other.look(), "", &["Zoek › is:gemerkt", "2 van 30"]);
    // While a note is being typed nothing of it is lost.
    other.press("<C-u>98<Esc>:aantekening bij<Enter>half ge");
    one.press("/<C-u>102<Esc>m");
    shows(other.look(), "", &["Aantekening › half ge"]);
    other.press("daan<Enter>");
    let handles = |browser: &Browser| browser.store.state().marked();
    assert_eq!(
        handles(&other),
        ["cafe-99", "cafe-114", "cafe-102", "cafe-98"]
    );
    assert_eq!(handles(one.look()), handles(&other));
}

#[test]
fn a_window_undoes_its_own_and_leaves_what_was_built_upon_it() {
    let data = folder();
    let mut one = window(data.path(), &starter_path());
    let mut other = window(data.path(), &starter_path());
    one.press("99<Esc>m");
    other.press("114<Esc>m");
    // The newest change of all is the other window's.
    shows(&mut one, "u", &["teruggenomen: #99 staat"]);
    assert_eq!(one.store.state().marked(), ["cafe-114"]);
    one.press("m");
    other
        .look()
        .press("/<C-u>99<Esc>:aantekening bij<Enter>later<Enter>");
    shows(
        one.look(),
        "u",
        &["niet teruggenomen, want er is daarna iets aan veranderd"],
    );
    let state = one.store.state();
    let kept = state.list("lijst").and_then(|list| list.entry("cafe-99"));
    assert_eq!(kept.map(|entry| entry.note.as_str()), Some("later"));
}

#[test]
fn a_note_of_another_window_is_neither_taken_away_nor_written_over() {
    let data = folder();
    let mut one = window(data.path(), &starter_path());
    one.press("99<Esc>m");
    let mut other = window(data.path(), &starter_path());
    other.press("<C-u>99<Esc>:aantekening bij<Enter>van de ander<Enter>");
    // The first window has not looked yet.
    shows(&mut one, "m", &["#99 blijft op de lijst"]);
    one.press(":aantekening bij<Enter><C-u>van één<Enter>");
    other.press(":aantekening bij<Enter> nog iets<Enter>");
    let state = other.store.state();
    let kept = &state.lists[0].entries[0].note;
    assert!(
        kept.contains("van één") && kept.contains("van de ander nog iets"),
        "{kept}"
    );
}

#[test]
fn what_cannot_be_written_is_said_kept_and_written_later() {
    let data = folder();
    let file = personal_file(data.path(), &starter_path());
    let mut browser = window(data.path(), &starter_path());
    // A file where the folder should be: nothing can be made in it.
    std::fs::write(data.path().join("personal"), "").expect("written");
    shows(
        &mut browser,
        "99<Esc>m",
        &["nog niet bewaard", "wordt opnieuw geprobeerd"],
    );
    hides(&mut browser, "M", &["Deze lijst is leeg"]);
    shows(&mut browser, "", &["#99 Dealen met"]);
    std::fs::remove_file(data.path().join("personal")).expect("removed");
    browser.press("Q");
    assert!(file.is_file());
    assert_eq!(
        store_in(data.path(), &starter_path()).state().marked(),
        ["cafe-99"]
    );
}

#[test]
fn a_file_that_another_program_holds_keeps_nobody_waiting_and_is_written_later() {
    let data = folder();
    let file = personal_file(data.path(), &starter_path());
    store_in(data.path(), &starter_path())
        .change(note("cafe-98", "er was al iets"))
        .expect("stored");
    let holder = rusqlite::Connection::open(&file).expect("it opens");
    holder.execute_batch("BEGIN EXCLUSIVE").expect("held");
    let mut browser = window(data.path(), &starter_path());
    shows(
        &mut browser,
        "99<Esc>m",
        &["nog niet bewaard", "een ander programma gebruikt"],
    );
    holder.execute_batch("COMMIT").expect("released");
    browser.press("/<C-u>102<Esc>m");
    let marked = store_in(data.path(), &starter_path()).state().marked();
    assert_eq!(marked, ["cafe-98", "cafe-99", "cafe-102"]);
}

/// Puts something else in the place of a personal file.
type Spoil<'a> = &'a dyn Fn(&Path);

#[test]
fn whatever_lies_in_its_place_is_said_and_left_alone() {
    let make_newer = |path: &Path| {
        let connection = rusqlite::Connection::open(path).expect("it opens");
        connection
            .execute_batch("PRAGMA user_version = 99")
            .expect("set");
    };
    let add_trigger = |path: &Path| {
        let connection = rusqlite::Connection::open(path).expect("it opens");
        let sql = "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM list; END";
        connection.execute_batch(sql).expect("made");
    };
    let foreign = |path: &Path| {
        std::fs::remove_file(path).expect("removed");
        let connection = rusqlite::Connection::open(path).expect("it opens");
        connection
            .execute_batch("CREATE TABLE x (y)")
            .expect("made");
    };
    let text = |path: &Path| {
        std::fs::write(path, "niets van dien aard, maar wel wat langer").expect("written");
    };
    let folder_there = |path: &Path| {
        std::fs::remove_file(path).expect("removed");
        std::fs::create_dir(path).expect("made");
    };
    let pipe = |path: &Path| {
        std::fs::remove_file(path).expect("removed");
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.expect("mkfifo").success());
    };
    let damaged = |path: &Path| {
        let mut bytes = std::fs::read(path).expect("read");
        let length = bytes.len();
        bytes[4096..length].fill(0xA5);
        std::fs::write(path, bytes).expect("written");
    };
    let cases: [(&str, Spoil<'_>); 7] = [
        ("is van een nieuwere versie", &make_newer),
        ("is beschadigd", &add_trigger),
        ("is geen persoonlijk bestand", &foreign),
        ("is geen persoonlijk bestand", &text),
        ("is geen persoonlijk bestand", &folder_there),
        ("is geen persoonlijk bestand", &pipe),
        ("is beschadigd", &damaged),
    ];
    for (said, spoil) in cases {
        let data = folder();
        let file = personal_file(data.path(), &starter_path());
        let mut store = store_in(data.path(), &starter_path());
        store.change(note("cafe-99", "x")).expect("stored");
        drop(store);
        spoil(&file);
        let before = std::fs::metadata(&file)
            .is_ok_and(|found| found.is_file())
            .then(|| std::fs::read(&file).ok());
        let mut browser = window(data.path(), &starter_path());
        shows(
            &mut browser,
            "",
            &["lijsten en bewaarde zoekvragen zijn er nu niet"],
        );
        shows(&mut browser, "98<Esc>m", &["zijn er nu niet"]);
        let message = browser.store.trouble().expect("trouble").message(Lang::Nl);
        assert!(message.contains(said), "{message}");
        shows(&mut browser, "u", &["zijn er nu niet"]);
        browser.press("Q");
        let after = std::fs::metadata(&file)
            .is_ok_and(|found| found.is_file())
            .then(|| std::fs::read(&file).ok());
        assert!(before == after, "{said}: something was written");
    }
}

#[test]
fn the_old_file_and_the_archives_queries_are_taken_over_once() {
    let data = folder();
    let path = own_archive(&data);
    let old = path.with_extension("memory.json");
    let json = r#"{"history":["europa"],"lists":[{"name":"lijst","entries":[{"edition":"cafe-99","note":"bellen\u001b[2J"}]}],
        "current":"lijst","last":{"query":"cbs","place":[0,0,0]}}"#;
    std::fs::write(&old, json).expect("written");
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    let sql = "INSERT INTO setting VALUES ('query:stad', '1 thema:stad')";
    connection.execute_batch(sql).expect("saved");
    drop(connection);
    let mut browser = window(data.path(), &path);
    shows(&mut browser, "<Esc>M", &["#99 Dealen met", "bellen[2J"]);
    shows(&mut browser, "q:bewaarde<Enter>", &["@stad", "thema:stad"]);
    browser.press("<Esc>/<C-u>99<Esc>mjQ");
    // What was taken off since does not come back, and the old file is as it was.
    assert_eq!(std::fs::read_to_string(&old).expect("read"), json);
    let state = store_in(data.path(), &path).state();
    assert_eq!(state.marked(), [""; 0]);
    assert!(state.history.contains(&"europa".to_owned()));
    assert_eq!(state.queries["stad"].query, "thema:stad");
}

#[test]
fn a_damaged_old_file_is_named_once_and_kept() {
    let data = folder();
    let path = own_archive(&data);
    let old = path.with_extension("memory.json");
    std::fs::write(&old, "{ nee").expect("written");
    let mut store = store_in(data.path(), &path);
    assert_eq!(
        store.take_old_damaged().as_deref(),
        Some(old.canonicalize().expect("there").as_path())
    );
    store.change(note("cafe-99", "x")).expect("stored");
    assert_eq!(store_in(data.path(), &path).take_old_damaged(), None);
    assert_eq!(std::fs::read_to_string(&old).expect("read"), "{ nee");
    // Mended, it is taken over all the same.
    std::fs::write(&old, r#"{"history":["europa"]}"#).expect("written");
    assert_eq!(store_in(data.path(), &path).state().history, ["europa"]);
}

#[test]
fn an_archive_that_got_an_id_takes_over_what_it_had_by_its_place() {
    let data = folder();
    let path = own_archive(&data);
    let set = |sql: &str| {
        let connection = rusqlite::Connection::open(&path).expect("it opens");
        connection.execute_batch(sql).expect("set");
    };
    set("UPDATE setting SET name = 'was' WHERE name = 'id'");
    let by_place = personal_file(data.path(), &path);
    store_in(data.path(), &path)
        .change(note("cafe-99", "x"))
        .expect("stored");
    assert!(by_place.is_file());
    set("UPDATE setting SET name = 'id' WHERE name = 'was'");
    assert_ne!(personal_file(data.path(), &path), by_place);
    let mut store = store_in(data.path(), &path);
    assert_eq!(store.state().marked(), ["cafe-99"]);
    let change = Change::Remove {
        list: "lijst".to_owned(),
        handle: "cafe-99".to_owned(),
        note: "x".to_owned(),
    };
    store.change(change).expect("stored");
    assert_eq!(store_in(data.path(), &path).state().marked(), [""; 0]);
}

fn record(fields: &str) -> String {
    format!(
        "+++\nseries = \"cafe\"\n{fields}title = \"Een proef\"\nstatus = \"held\"\n+++\n\nEen tekst over de proef.\n"
    )
}

fn take_in(path: &Path, page: &str) {
    let mut entries = Vec::new();
    let mut take = |content| {
        entries.extend(Document::all_of(content, "een bladzijde"));
    };
    source::read(page.as_bytes(), &mut take).expect("a page");
    let mut archive = Archive::open(path, NOW).expect("the archive opens");
    archive.take_in(&entries, NOW).expect("taken in");
}

fn follow(store: &mut Store, path: &Path) {
    let catalogue = Catalogue::load(path).expect("the archive opens");
    for change in found_again(&store.state(), &catalogue) {
        store.change(change).expect("stored");
    }
}

#[test]
fn an_entry_follows_its_edition_to_a_number_that_arrives_later() {
    let data = folder();
    let path = own_archive(&data);
    take_in(&path, &record("date = 2011-05-10\n"));
    let mut browser = window(data.path(), &path);
    browser.press("10-05-2011<Esc>m:aantekening bij<Enter>bewaren<Enter>");
    assert_eq!(browser.store.state().marked(), ["cafe-2011-05-10"]);
    take_in(&path, &record("number = 12\ndate = 2011-05-10\n"));
    let mut store = store_in(data.path(), &path);
    follow(&mut store, &path);
    assert_eq!(store.state().marked(), ["cafe-12"]);
    // Undoing the note still finds its entry.
    let mut later = window(data.path(), &path);
    shows(&mut later, "<Esc>M", &["#12 Een proef", "bewaren"]);
    later.press("uu");
    assert_eq!(later.store.state().marked(), [""; 0]);
}

#[test]
fn an_entry_whose_handle_is_gone_is_found_by_its_day_and_stays_where_nothing_is_found() {
    let data = folder();
    let path = own_archive(&data);
    take_in(&path, &record("date = 2011-05-10\n"));
    let mut store = store_in(data.path(), &path);
    let traces = Traces {
        series: "cafe".to_owned(),
        date: "2011-05-10".parse().ok(),
        ..Traces::default()
    };
    let absent = Traces {
        title: Some("Nergens\u{1b}[31m".to_owned()),
        ..Traces::default()
    };
    for (handle, traces) in [("cafe-12", traces), ("cafe-9999", absent)] {
        let entry = Entry::new(handle, traces);
        let list = "lijst".to_owned();
        store.change(Change::Add { list, entry }).expect("stored");
    }
    follow(&mut store, &path);
    assert_eq!(store.state().marked(), ["cafe-2011-05-10", "cafe-9999"]);
    let mut browser = window(data.path(), &path);
    shows(
        &mut browser,
        "<Esc>M",
        &[
            "Een proef",
            "cafe-9999 Nergens",
            "niet (meer) in het archief",
        ],
    );
    hides(&mut browser, "", &["\u{1b}"]);
}

#[test]
fn an_entry_stays_with_its_evening_when_another_one_gets_its_number() {
    let data = folder();
    let path = own_archive(&data);
    let june = record("number = 12\ndate = 2011-06-10\n");
    take_in(&path, &june.replace("proef", "avond in juni"));
    take_in(&path, &record("number = 11\ndate = 2011-05-10\n"));
    let mut store = store_in(data.path(), &path);
    // Noted while the evening of May still was number 12.
    let traces = Traces {
        series: "cafe".to_owned(),
        date: "2011-05-10".parse().ok(),
        title: Some("Een proef".to_owned()),
        ..Traces::default()
    };
    let entry = Entry::new("cafe-12", traces);
    let list = "lijst".to_owned();
    store.change(Change::Add { list, entry }).expect("stored");
    follow(&mut store, &path);
    assert_eq!(store.state().marked(), ["cafe-11"]);
}

#[test]
fn an_older_report_does_not_take_back_what_was_changed_since() {
    let mut browser = browser();
    browser.press("99<Esc>m");
    let report = Report {
        number: 0,
        state: State::default(),
        outcome: Outcome::Stored,
    };
    browser.send(Message::PersonalReported(Box::new(report)));
    shows(&mut browser, "m", &["#99 is van ‘lijst’ gehaald"]);
}

#[test]
fn an_old_file_that_is_a_pipe_keeps_nobody_waiting() {
    let data = folder();
    let path = own_archive(&data);
    let old = path.with_extension("memory.json");
    let made = std::process::Command::new("mkfifo").arg(&old).status();
    assert!(made.expect("mkfifo").success());
    let mut store = store_in(data.path(), &path);
    assert_eq!(store.change(note("cafe-99", "x")), Ok(()));
}

#[test]
fn a_copy_is_whole_and_restoring_it_is_seen_by_an_open_window() {
    let data = folder();
    let file = personal_file(data.path(), &starter_path());
    let copy = data.path().join("copy.db");
    assert_eq!(reuring::personal::copy(&file, &copy), Ok(false));
    let mut store = store_in(data.path(), &starter_path());
    store.change(note("cafe-99", "eerst")).expect("stored");
    assert_eq!(reuring::personal::copy(&file, &copy), Ok(true));
    store.change(note("cafe-98", "later")).expect("stored");
    let mut browser = window(data.path(), &starter_path());
    assert_eq!(reuring::personal::restore(&copy, &file), Ok(true));
    assert_eq!(browser.look().store.state().marked(), ["cafe-99"]);
    std::fs::write(&copy, "iets anders").expect("written");
    assert!(reuring::personal::restore(&copy, &file).is_err());
    assert_eq!(
        store_in(data.path(), &starter_path()).state().marked(),
        ["cafe-99"]
    );
}

#[test]
fn queries_are_saved_beside_an_archive_that_cannot_be_written() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init"], "").ended(0);
    let data = sealed.path("home/.local/share/reuring");
    let archive = data.join("reuring.db");
    let personal = personal_file(&data, &archive);
    let name = personal.file_name().and_then(|name| name.to_str());
    let paths = sealed.run(&["paths"], "").stdout();
    assert!(paths.contains(name.expect("a name")), "{paths}");
    let before = std::fs::read(&archive).expect("read");
    let mut rights = std::fs::metadata(&archive).expect("there").permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&archive, rights).expect("set");
    let saved = sealed.run(&["search", "thema:europa", "--save", "europa"], "");
    assert_eq!(saved.code(), Some(0), "{}", saved.stderr());
    assert!(personal.is_file());
    assert_eq!(
        sealed.run(&["search", "--saved"], "").stdout(),
        "@europa\tthema:europa\n"
    );
    assert!(
        sealed
            .run(&["search", "@europa"], "")
            .stdout()
            .contains("cafe-119")
    );
    assert_eq!(std::fs::read(&archive).expect("read"), before);
    // A newer program's file: saving is refused in words, searching goes on.
    let connection = rusqlite::Connection::open(&personal).expect("it opens");
    connection
        .execute_batch("PRAGMA user_version = 99")
        .expect("set");
    let refused = sealed.run(&["search", "thema:europa", "--save", "ander"], "");
    assert_eq!(refused.code(), Some(2));
    assert!(
        refused.stderr().contains("newer version of reuring"),
        "{}",
        refused.stderr()
    );
    assert_eq!(sealed.run(&["search", "europa"], "").code(), Some(0));
}

/// Texts with the characters that hurt.
fn text() -> impl Strategy<Value = String> {
    let harmful = prop::sample::select(vec![
        "\u{1b}[2J",
        "\0",
        "\u{202e}",
        "\n",
        "\u{9b}",
        "e\u{301}",
        "@a",
        "lijst",
        "cafe-99",
        "🏳️‍🌈",
        "",
    ]);
    prop::collection::vec(
        prop_oneof![3 => harmful.prop_map(str::to_owned), 1 => ".{0,20}"],
        0..4,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn no_content_of_the_file_breaks_the_browser(
        names in prop::collection::vec((text(), text(), text(), any::<i64>()), 1..5),
        place in (any::<u64>(), any::<u64>(), any::<u64>()),
        flags in any::<(bool, bool)>(),
        change in text(),
    ) {
        let data = folder();
        let file = personal_file(data.path(), &starter_path());
        store_in(data.path(), &starter_path()).change(note("cafe-99", "x")).expect("stored");
        let connection = rusqlite::Connection::open(&file).expect("it opens");
        let write = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
            connection.execute(sql, values).expect("written");
        };
        for (one, two, three, number) in &names {
            write("INSERT OR REPLACE INTO list VALUES (?1, ?2)", &[one, number]);
            write("INSERT OR REPLACE INTO entry VALUES (?1, ?2, ?3, ?4, ?5)", &[one, two, number, three, two]);
            write("INSERT OR REPLACE INTO saved_query VALUES (?1, ?2, ?3)", &[one, three, number]);
            write("INSERT OR REPLACE INTO saved_query VALUES ('a', '@b OR @a', ?1)", &[number]);
            write("INSERT OR REPLACE INTO saved_query VALUES ('b', '@a', ?1)", &[number]);
            write("INSERT OR REPLACE INTO history VALUES (?1, ?2)", &[two, number]);
            write("INSERT OR REPLACE INTO change_row VALUES (1, 'entry', ?1, ?2, ?3, NULL)", &[one, two, three]);
            write("INSERT OR REPLACE INTO setting VALUES ('current', ?1)", &[two]);
        }
        let (is_reading, is_in_list) = flags;
        let last = format!(
            r#"{{"query":"@a","edition":"cafe-99","is_reading":{is_reading},"is_in_list":{is_in_list},"place":[{},{},{}]}}"#,
            place.0, place.1, place.2
        );
        write("INSERT OR REPLACE INTO setting VALUES ('last', ?1)", &[&last]);
        write("INSERT INTO change (window, change) VALUES (1, ?1)", &[&change]);
        drop(connection);
        let mut browser = window(data.path(), &starter_path());
        for keys in ["<Esc>", "M", "q", ":andere<Enter>", "<Esc>:bewaarde<Enter>", "<Esc><C-r>", "<Esc>", "m", "j", "u", "u", "u", "M", "q/<C-u>is:gemerkt ", "<C-u>@a ", "<Esc>Q"] {
            let screen = browser.press(keys).screen();
            prop_assert!(!screen.contains(['\u{1b}', '\0', '\u{202e}', '\u{9b}']), "{screen}");
        }
        prop_assert!(browser.store.trouble().is_none(), "{:?}", browser.store.trouble());
        // What was written is what is shown, and can be read again.
        let (stored, shown) = (store_in(data.path(), &starter_path()).state(), browser.store.state());
        prop_assert_eq!((stored.lists, stored.queries, stored.history), (shown.lists, shown.queries, shown.history));
    }
}

#[test]
fn reading_makes_no_file() {
    let data = folder();
    let store = store_in(data.path(), &starter_path());
    assert_eq!(store.state().lists, []);
    let home = home_in(data.path(), &starter_path());
    assert!(home.file().is_some_and(|file| !file.exists()));
    assert_eq!(std::fs::read_dir(data.path()).expect("a folder").count(), 0);
}
