//! Copies of the archive: when they are made, how one takes the archive's place, and what a damaged archive or a
//! disk that refuses costs. Nothing here needs a file system of its own or the rights of an administrator.
//!
//! # Guards, and what fails without them
//!
//! Each guard was taken out by itself and the tests run; the test named is the first that failed.
//!
//! | guard | test |
//! |---|---|
//! | **texts in the editor**: could it be stored, asked before the editor opens | `correcting::the_editor_is_not_opened_where_nothing_could_be_stored` |
//! | a copy could be put beside the archive | the same |
//! | the draft stays until it is stored | `correcting::what_was_typed_stays_where_storing_fails…`, `a_new_report_stays_where_storing_fails…` |
//! | where the editor fails; where the person gives up | `correcting::an_editor_that_fails_costs_no_text`, `a_bad_edit_is_explained_and_goes_on_or_keeps_the_file` |
//! | the record as it was lies beside the draft | `correcting::what_was_typed_stays_where_storing_fails…` |
//! | a file of one's own is not taken away | `correcting::a_file_of_ones_own_is_stored_from_and_stays` |
//! | drafts go elsewhere where their folder cannot be made | `correcting::an_edit_needs_no_folder_of_its_own_for_its_text` |
//! | **personal file**: a newer one, a foreign one is left alone | `personal::whatever_lies_in_its_place_is_said_and_left_alone` |
//! | what could not be written is kept | `personal::store: a_file_that_was_removed_under_an_open_window_loses_no_later_change` |
//! | an older file is taken over once | `personal::the_old_file_and_the_archives_queries_are_taken_over_once` |
//! | other windows are looked for; the end writes what is pending | `personal::worker: what_another_window_changes_is_reported_unasked`, `the_end_writes_what…` |
//! | **starting**: a place is fitted to the text that is there | `attacks::a_report_may_become_shorter_behind_the_page_that_shows_it`, `tui::page: a_place_that_is_not_there_is_the_nearest_that_is` |
//! | **ending**: the end of the input ends the program, also in silence | `terminal::a_terminal_that_goes_away_without_a_signal…` |
//! | a screen that cannot be written does; what is remembered is stored then | the same |
//! | a main thread that hangs in its output is ended, raw mode with it | `terminal::a_signal_ends_the_program_also_where_the_terminal_takes_no_more_output` |
//! | a panic gives the terminal back first | `terminal::a_panic_gives_the_terminal_back_before_it_reports` |
//! | **signals**: SIGTSTP | `terminal::a_stop_from_outside…` |
//! | SIGQUIT, SIGHUP | `terminal::every_signal_that_ends_gives_the_terminal_back` |
//! | SIGCONT after a stop nobody hears of | `terminal::a_stop_that_no_program_hears_of_is_followed_by_a_new_screen` |
//! | **floods**: the most cells drawn on | `terminal::a_terminal_of_any_size_is_drawn_on` |
//! | a paste without an end, a stalled one | `decoder: a_paste_without_an_end_leaves_the_keyboard_alive…`, `a_paste_that_stalls_goes_on_as_text` |
//! | the longest paste, the longest sequence | `decoder: a_flood_that_never_ends_takes_bounded_memory` |
//! | a mouse at column 0 | `decoder: what_the_terminal_answers_is_no_key` |
//! | the most keys that wait | `event: a_flood_of_keys_takes_bounded_memory_and_what_is_left_out_is_said` |
//! | the length of a frame; Ctrl-C first | `tui: a_flood_of_keys_is_left_for_the_next_frame_and_control_c_comes_first` |
//! | one search for the newest state | `tui: of_searches_in_one_frame_only_the_newest_is_asked` |
//! | a burst is no wish to leave | `tui: a_letter_in_a_burst_of_keys…`, `event: keys_that_come_faster_than_anybody_types…` |
//! | the line of 4 KB | `attacks::a_line_takes_four_kilobytes_and_says_what_it_left_out`, `a_query_that_is_too_long_is_cut_and_said…` |
//! | **copies**: the newest three, days, weeks | `backup: a_clock_set_back…`, `the_last_copy_of_each_of_eight_weeks_is_kept` |
//! | their order is that of their numbers | `backup: the_order_of_copies_is_that_of_their_numbers_whatever_the_clock_said` |
//! | copies too many go | `of_one_day_the_last_three_copies_are_kept_and_none_where_nothing_changes` |
//! | one before each change, each import, before restoring | `archive: a_process_keeps_one_copy…`, `a_copy_takes_the_archives_place…` |
//! | none where nothing changed | `archive: what_changes_nothing_or_comes_to_nothing_leaves_no_copy` |
//! | is it whole, asked before a change | `damage_that_a_change_would_not_meet…` |
//! | the newest copy that is whole is named | `a_damaged_archive_refuses_changes…`, `archive: the_newest_copy_that_is_whole_is_the_good_one` |
//! | a journal that lies beside is not played back into the copy | `the_journal_of_an_archive_that_is_gone…` |
//! | halves are tidied, those of a process that writes are not | `what_killed_processes_left_half_done…`, `archive: what_a_process_that_writes_is_making_is_not_tidied_away` |
//! | a copy is one file; one is made of an archive of earlier tables; a journal is played back before | `a_copy_is_one_file…`, `archive: an_archive_without_id…`, `crash::what_a_killed_process…` |
//! | **first use**: another way where hard links are refused, in turn, never over a file | `creation: without_links_…` (three), `with_links_…` |
//! | made under another name until it is whole | `an_archive_that_cannot_be_made_whole_is_not_made_at_all` |
//! | **messages**: none of the libraries' words | `what_goes_wrong_is_said_in_the_programs_own_words` |
//! | a file that was replaced is not written to | `archive: an_archive_that_another_file_took_the_place_of_is_not_written_to` |
//! | **queries**: 4 KB, the most values, the most terms | `query: a_query_counts_up_to_its_length…`, `a_list_of_values_ends_and_says_so`, `no_form_of_a_query_takes_long…` |
//! | **opening**: devices, triggers, endless values | `opening: a_folder_or_device_is_refused…`, `what_could_harm_is_refused…`, `a_value_longer_than_any_report_is_not_read` |
//! | a journal left by a killed process is played back by who reads | `crash::what_a_killed_process_left_half_written…` |
//! | a large change does not lock readers out | `archive: who_reads_is_not_locked_out_by_a_change_larger_than…` |
//! | **reading without locks**: at all; also behind the opening | `reader: a_reader_without_locks…`, `who_holds_the_lock_locks_no_reader_out…` |
//! | only a file at rest, and only while it is | `reader: a_reader_without_locks_sees_what_is_written_under_it_whole_or_not_at_all` |
//! | **waiting**: for whom, until when, Ctrl-C, 130, and Ctrl-C as ever behind it | `waiting::` (three) |
//! | the file that says who writes: another's stays, a dead one's goes, no pipe, no length, no control characters | `writer: who_writes_is_read…`, `a_pipe_in_the_place…` |
//!
//! Held twice, so that no test notices one of the two: a damaged copy is refused by its check and by opening the draft;
//! a link in the place of the file that says who writes is taken away and would not be followed; `trusted_schema` stands
//! behind the refusal of triggers and views; a saved query of more than 4 KB is cut by the line and by the search; windows
//! that write at once take the lock for writing first, and try again where they do not. No test notices the cut of a
//! line after keys that edit it, that a panic of another thread ends the program, nor that what is known of a whole archive is forgotten when a copy takes its place. Not
//! to be had in a test: an input that another program made non-blocking, a folder that its owner may not write to (a
//! script tries it as another user), and files that change within the millisecond in which they are opened.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::support::sealed::{PROGRAM, Run, Sealed};

/// A sealed place with an archive `a.db` that holds the starter editions.
fn started() -> Sealed {
    let sealed = Sealed::new();
    let _ = run(&sealed, &["init"]).ended(0);
    sealed
}

fn run(sealed: &Sealed, arguments: &[&str]) -> Run {
    let named = ["--archive", "a.db"];
    sealed.run(&[&named, arguments].concat(), "")
}

/// The names of the copies of `a.db`, the oldest first.
fn copies(sealed: &Sealed) -> Vec<String> {
    let mut names = names(&sealed.path("a.backups"));
    names.retain(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "db")
    });
    names.sort_by_key(|name| name.rsplit('-').next().map(str::to_owned));
    names
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.collect()
}

fn import(sealed: &Sealed, number: u32) {
    let page = format!(
        "+++\nseries = \"cafe\"\nnumber = {number}\ntitle = \"Een proef\"\nstatus = \"held\"\n+++\n\nTekst {number}.\n"
    );
    let arguments = ["--archive", "a.db", "import", "-"];
    let _ = sealed.run(&arguments, &page).ended(0);
}

/// Writes zeros over every page from the tenth part of the file on.
fn damage(path: &Path) -> Vec<u8> {
    let mut bytes = fs::read(path).expect("an archive");
    let start = bytes.len() / 40_960 * 4_096;
    bytes[start..].fill(0);
    fs::write(path, &bytes).expect("written");
    bytes
}

fn assert_whole(path: &Path) {
    let connection = Connection::open(path).expect("it opens");
    let check = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0));
    assert_eq!(check, Ok("ok".to_owned()), "{}", path.display());
}

#[test]
fn of_one_day_the_last_three_copies_are_kept_and_none_where_nothing_changes() {
    let sealed = started();
    for number in 200..207 {
        import(&sealed, number);
        import(&sealed, number);
    }
    let copies = copies(&sealed);
    assert_eq!(copies.len(), 3, "{copies:?}");
    let last = format!("a.backups/{}", copies[2]);
    let _ = sealed
        .run(&["--archive", &last, "show", "205"], "")
        .ended(0);
    let _ = sealed
        .run(&["--archive", &last, "show", "206"], "")
        .ended(1);
}

#[test]
fn a_copy_takes_the_archives_place_and_what_stood_there_is_kept() {
    let sealed = started();
    import(&sealed, 201);
    import(&sealed, 202);
    let listed = run(&sealed, &["restore"]).ended(0);
    assert_eq!(listed.stdout().lines().count(), 2, "{}", listed.told());
    assert!(listed.stdout().contains("31 editions"), "{}", listed.told());
    assert!(
        listed.stderr().contains("reuring --archive a.db restore 2"),
        "{}",
        listed.told()
    );
    let _ = run(&sealed, &["restore", "1"]).ended(0);
    let _ = run(&sealed, &["show", "201"]).ended(1);
    assert_whole(&sealed.path("a.db"));
    // What was restored over is the third.
    let _ = run(&sealed, &["herstel", "3"]).ended(0);
    let _ = run(&sealed, &["show", "202"]).ended(0);
    let unknown = run(&sealed, &["restore", "77"]).ended(2);
    assert!(
        unknown.stderr().contains("`77` is neither a file"),
        "{}",
        unknown.told()
    );
    assert!(
        !names(&sealed.path("."))
            .iter()
            .any(|name| name.contains("draft"))
    );
}

#[test]
fn a_copy_comes_back_where_the_archive_is_gone_whatever_lies_beside_its_place() {
    let sealed = started();
    let _ = run(&sealed, &["backup", "elders/kopie.db"]).ended(0);
    let again = run(&sealed, &["reservekopie", "elders/kopie.db"]).ended(2);
    assert!(
        again.stderr().contains("already a file at elders/kopie.db"),
        "{}",
        again.told()
    );
    fs::remove_file(sealed.path("a.db")).expect("removed");
    fs::write(
        sealed.path("a.db-journal"),
        "left by a program that was killed",
    )
    .expect("written");
    let _ = run(&sealed, &["restore", "elders/kopie.db"]).ended(0);
    assert!(!sealed.path("a.db-journal").exists());
    assert_whole(&sealed.path("a.db"));
    let _ = run(&sealed, &["show", "99"]).ended(0);
}

#[test]
fn a_copy_is_one_file_however_another_program_has_the_archive_written() {
    let sealed = started();
    let mode = |name: &str, ask: &str| -> String {
        let connection = Connection::open(sealed.path(name)).expect("it opens");
        let mode = connection.query_row(ask, [], |row| row.get(0));
        mode.expect("a mode")
    };
    assert_eq!(mode("a.db", "PRAGMA journal_mode = wal"), "wal");
    let _ = run(&sealed, &["backup", "kopie.db"]).ended(0);
    assert_eq!(mode("kopie.db", "PRAGMA journal_mode"), "delete");
}

#[test]
fn the_journal_of_an_archive_that_is_gone_is_not_played_back_into_the_copy_that_takes_its_place() {
    let sealed = started();
    let _ = run(&sealed, &["backup", "kopie.db"]).ended(0);
    import(&sealed, 201);
    let journal = sealed.path("a.db-journal");
    let writer = Connection::open(sealed.path("a.db")).expect("it opens");
    // What does not fit the cache is written before the end, and so is the journal.
    let half = "PRAGMA cache_size = 1; BEGIN; UPDATE document SET text = upper(text);
                UPDATE edition SET record = record || ' '";
    writer.execute_batch(half).expect("begun");
    let left = fs::read(&journal).expect("a journal");
    drop(writer);
    fs::remove_file(sealed.path("a.db")).expect("removed");
    fs::write(&journal, left).expect("written");
    let _ = run(&sealed, &["restore", "kopie.db"]).ended(0);
    let exported = |archive: &str| {
        let export = ["--archive", archive, "export", "--format", "json"];
        sealed.run(&export, "").ended(0).stdout()
    };
    assert_eq!(exported("a.db"), exported("kopie.db"));
    assert_whole(&sealed.path("a.db"));
}

#[cfg(unix)]
#[test]
fn an_archive_that_cannot_be_made_whole_is_not_made_at_all() {
    let sealed = Sealed::new();
    // Files may not grow beyond 100 KB.
    let limited = "trap '' XFSZ; ulimit -f 100; exec \"$@\"";
    let ended = std::process::Command::new("/bin/sh")
        .args(["-c", limited, "sh", PROGRAM, "--archive", "a.db", "init"])
        .env_clear()
        .envs(sealed.environment())
        .current_dir(sealed.path("."))
        .output()
        .expect("the program ends");
    assert_eq!(ended.status.code(), Some(2));
    let left: Vec<String> = names(&sealed.path("."))
        .into_iter()
        .filter(|name| name.starts_with("a."))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_damaged_archive_refuses_changes_and_names_the_good_copy_and_how_to_restore_it() {
    let sealed = started();
    import(&sealed, 201);
    let kept = run(&sealed, &["backup"]).ended(0);
    assert!(kept.stdout().contains("31 editions"), "{}", kept.told());
    let damaged = damage(&sealed.path("a.db"));
    for change in [
        &["remove", "99"][..],
        &["import", "pages"],
        &["edit", "99"],
        &["backup"],
    ] {
        let refused = run(&sealed, change).ended(2);
        assert!(
            refused.stderr().contains("the archive is damaged"),
            "{}",
            refused.told()
        );
        assert_eq!(fs::read(sealed.path("a.db")).expect("read"), damaged);
    }
    assert_eq!(copies(&sealed).len(), 2);
    let refused = run(&sealed, &["remove", "99"]).ended(2);
    let hint = refused
        .stderr()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    let command = hint
        .strip_prefix("hint: reuring ")
        .expect("a command")
        .to_owned();
    let _ = sealed
        .run(&command.split(' ').collect::<Vec<_>>(), "")
        .ended(0);
    let _ = run(&sealed, &["show", "201"]).ended(0);
    // What was damaged is kept byte for byte, and offered to nobody.
    let kept = names(&sealed.path("a.backups"))
        .into_iter()
        .find(|name| name.ends_with(".damaged"));
    let kept = sealed
        .path("a.backups")
        .join(kept.expect("the damaged file"));
    assert_eq!(fs::read(kept).expect("read"), damaged);
    assert_eq!(
        run(&sealed, &["restore"]).ended(0).stdout().lines().count(),
        2
    );
}

/// Spoils the first page of a table.
fn damage_table(path: &Path, table: &str) -> Vec<u8> {
    let connection = Connection::open(path).expect("it opens");
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let page: usize = connection
        .query_row(sql, [table], |row| row.get(0))
        .expect("a table");
    let mut bytes = fs::read(path).expect("an archive");
    bytes[(page - 1) * 4_096..page * 4_096].fill(0xFF);
    fs::write(path, &bytes).expect("written");
    bytes
}

#[test]
fn damage_that_a_change_would_not_meet_keeps_it_from_being_made_and_nobody_from_reading() {
    let sealed = started();
    let _ = run(&sealed, &["backup"]).ended(0);
    let damaged = damage_table(&sealed.path("a.db"), "site_cursor");
    for change in [
        &["remove", "99"][..],
        &["set", "99", "venue", "Zaal X"],
        &["backup"],
    ] {
        let refused = run(&sealed, change).ended(2);
        let said = refused.stderr();
        assert!(
            said.contains("The newest good copy is a.backups/"),
            "{}",
            refused.told()
        );
        assert_eq!(fs::read(sealed.path("a.db")).expect("read"), damaged);
    }
    let _ = run(&sealed, &["search", "kuipers"]).ended(0);
}

#[test]
fn a_damaged_copy_is_refused_and_the_archive_stays() {
    let sealed = started();
    let _ = run(&sealed, &["backup"]).ended(0);
    damage(&sealed.path("a.backups").join(&copies(&sealed)[0]));
    let before = fs::read(sealed.path("a.db")).expect("read");
    let refused = run(&sealed, &["--lang", "nl", "restore", "1"]).ended(2);
    assert!(
        refused
            .stderr()
            .contains("geen kopie om terug te zetten: beschadigd"),
        "{}",
        refused.told()
    );
    assert_eq!(fs::read(sealed.path("a.db")).expect("read"), before);
    let listed = run(&sealed, &["restore"]).ended(0);
    assert!(listed.stdout().contains("damaged"), "{}", listed.told());
}

#[test]
fn lists_and_saved_queries_go_along_with_a_copy_and_come_back_with_it() {
    let sealed = started();
    let saved = |sealed: &Sealed| run(sealed, &["search", "--saved"]).stdout();
    let _ = run(&sealed, &["search", "--save", "eerst", "europa"]);
    let told = run(&sealed, &["backup", "kopie.db"]).ended(0);
    assert!(told.stdout().contains("kopie.personal"), "{}", told.told());
    let _ = run(&sealed, &["search", "--save", "later", "wonen"]);
    let told = run(&sealed, &["restore", "kopie.db"]).ended(0);
    assert!(saved(&sealed).contains("eerst") && !saved(&sealed).contains("later"));
    // What was there before lies beside the copy of the archive that was replaced.
    assert!(told.stdout().contains(".personal"), "{}", told.told());
    let _ = run(&sealed, &["restore", "1"]).ended(0);
    assert!(saved(&sealed).contains("later"), "{}", saved(&sealed));
    fs::remove_dir_all(sealed.path("home/.local/share/reuring/personal")).expect("removed");
    let _ = run(&sealed, &["restore", "kopie.db"]).ended(0);
    assert!(saved(&sealed).contains("eerst"), "{}", saved(&sealed));
}

#[test]
fn what_killed_processes_left_half_done_is_tidied_by_the_next_that_writes() {
    let sealed = started();
    import(&sealed, 201);
    let halves = [
        "a.draft-4000000",
        "a.draft-4000000-journal",
        "a.draft-turn",
        "a.backups/20261127-201548-000009.draft",
        "a.backups/20261127-201548-000009.draft-journal",
    ];
    let others = [
        "a.draft-brief.txt",
        "b.draft-4000000",
        "a.backups/lees mij.txt",
    ];
    for name in halves.iter().chain(&others) {
        fs::write(sealed.path(name), "half").expect("written");
    }
    let _ = run(&sealed, &["search", "europa"]).ended(0);
    assert!(sealed.path(halves[0]).exists(), "reading tidied");
    import(&sealed, 202);
    let left = halves.iter().filter(|name| sealed.path(name).exists());
    assert_eq!(left.count(), 0);
    assert!(others.iter().all(|name| sealed.path(name).exists()));
}

/// What none of the program's own words hold.
const FOREIGN: [&str; 15] = [
    "sqlite",
    "sql",
    "transaction",
    "untagged",
    "serde",
    "toml",
    "rusqlite",
    "malformed",
    "line 1 column",
    "os error",
    "disk i/o",
    "database",
    "column",
    "expected",
    "invalid",
];

#[test]
fn what_goes_wrong_is_said_in_the_programs_own_words() {
    let sealed = started();
    import(&sealed, 201);
    let make = |name: &str, change: &dyn Fn(&Path)| -> PathBuf {
        let path = sealed.path(name);
        fs::copy(sealed.path("a.db"), &path).expect("a copy");
        change(&path);
        path
    };
    let ask = |path: &Path, sql: &str| {
        Connection::open(path)
            .and_then(|one| one.execute_batch(sql))
            .expect("changed");
    };
    make("damaged.db", &|path| drop(damage(path)));
    make("newer.db", &|path| ask(path, "PRAGMA user_version = 99"));
    make("other.db", &|path| ask(path, "PRAGMA application_id = 7"));
    make("records.db", &|path| {
        ask(path, "UPDATE edition SET record = '{\"number\": \"x\"}'");
    });
    make("tables.db", &|path| {
        ask(path, "DROP TABLE former_handle");
    });
    make("renamed.db", &|path| {
        ask(path, "ALTER TABLE document RENAME COLUMN text TO words");
    });
    make("junk.db", &|path| {
        fs::write(path, "junk".repeat(5_000)).expect("written");
    });
    fs::create_dir(sealed.path("folder.db")).expect("made");
    fs::write(sealed.path("no-folder"), "").expect("written");
    fs::write(sealed.path("bad.md"), "+++\nseries = [3]\n+++\n\nTekst\n").expect("written");
    fs::write(sealed.path("bad.json"), "[{\"id\": \"x\"}]").expect("written");
    fs::write(sealed.path("bad.xml"), "<rss><channel><item><title>x").expect("written");
    for (archive, command) in [
        ("damaged.db", &["search", "europa"][..]),
        ("damaged.db", &["remove", "99"]),
        ("newer.db", &["stats"]),
        ("other.db", &["stats"]),
        ("records.db", &["export"]),
        ("tables.db", &["search", "europa"]),
        ("renamed.db", &["search", "europa"]),
        ("tables.db", &["remove", "cafe-3000"]),
        ("junk.db", &["remove", "99"]),
        ("junk.db", &["backup"]),
        ("folder.db", &["stats"]),
        ("no-folder/a.db", &["stats"]),
        (
            "a.db",
            &[
                "import",
                "bad.md",
                "bad.json",
                "bad.xml",
                "no-folder/x",
                "home",
            ],
        ),
        ("a.db", &["sync", "http://127.0.0.1:1/"]),
        ("a.db", &["add", "--resume", "none.txt"]),
        ("a.db", &["edit", "99", "--resume", "folder.db"]),
        ("a.db", &["restore", "junk.db"]),
        ("a.db", &["restore", "newer.db"]),
        ("missing/b.db", &["backup"]),
    ] {
        for lang in ["nl", "en"] {
            let run = sealed.run(
                &[&["--archive", archive, "--lang", lang], command].concat(),
                "",
            );
            let said = run.stderr().to_lowercase();
            let told = run.told();
            assert!(run.code() != Some(0), "{archive}: {told}");
            assert!(!said.is_empty(), "{told}");
            let foreign: Vec<_> = FOREIGN
                .iter()
                .filter(|word| said.contains(**word))
                .collect();
            assert!(foreign.is_empty(), "{foreign:?}: {told}");
        }
    }
}

/// Writes a page with an edition of this number, and imports it.
fn import_edition(sealed: &Sealed, number: u32) {
    let page = format!(
        "+++\nnumber = {number}\ntitle = \"Avond {number}\"\nstatus = \"held\"\n+++\n\nTekst {number}.\n"
    );
    let _ = sealed.run(&["import", "-"], &page).ended(0);
}

#[test]
fn what_was_done_last_is_taken_back_one_after_the_other() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    let _ = sealed.run(&["undo"], "").ended(1);
    let is_there = |number: &str| sealed.run(&["show", number], "").code() == Some(0);
    import_edition(&sealed, 12);
    import_edition(&sealed, 13);
    let _ = sealed.run(&["set", "13", "venue", "Zaal A"], "").ended(0);
    import_edition(&sealed, 14);
    let run = sealed.run(&["undo"], "").ended(0);
    assert!(
        run.stdout().contains("taken back: import by "),
        "{}",
        run.stdout()
    );
    assert!(!is_there("14") && is_there("13"));
    let run = sealed.run(&["undo"], "").ended(0);
    assert!(
        run.stdout().contains("taken back: change by "),
        "{}",
        run.stdout()
    );
    assert!(!sealed.run(&["show", "13"], "").stdout().contains("Zaal A"));
    let _ = sealed.run(&["undo"], "").ended(0);
    assert!(!is_there("13") && is_there("12"));
    // What was taken back is kept, and comes back.
    let copies = sealed.run(&["restore"], "").ended(0).stdout();
    let newest = copies.split_whitespace().next().expect("a copy").to_owned();
    let _ = sealed.run(&["restore", &newest], "").ended(0);
    assert!(is_there("13"));
    let run = sealed.run(&["undo"], "").ended(0);
    assert!(
        run.stdout().contains("restoring of a copy"),
        "{}",
        run.stdout()
    );
    assert!(!is_there("13"));
}

#[test]
fn a_change_whose_copy_is_gone_is_named_and_not_taken_back() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    import_edition(&sealed, 12);
    let folder = sealed.path("home/.local/share/reuring/reuring.backups");
    std::fs::remove_dir_all(&folder).expect("removed");
    let run = sealed.run(&["undo"], "").ended(2);
    assert!(run.stderr().contains("no longer kept"), "{}", run.stderr());
    assert!(run.stderr().contains("reuring restore"), "{}", run.stderr());
    let _ = sealed.run(&["show", "12"], "").ended(0);
}
