//! What people do with keys, and what they see then.

use reuring::archive::Archive;
use reuring::locale::Lang;
use reuring::tui::{Effect, Ending, Message, Reply, Request};

use crate::support::browser::{Browser, browser, shows, store_in};

#[test]
fn whether_she_was_ever_a_guest_takes_a_name() {
    shows(
        &mut browser(),
        "suzanne potjer",
        &[
            "1 van 30",
            "10 mrt 2020 · gast: Suzanne Potjer",
            "onderzoeker Urban Future",
        ],
    );
}

#[test]
fn who_came_from_an_organisation_takes_its_abbreviation() {
    shows(
        &mut browser(),
        "cbs",
        &[
            "ook genoemd: Ruben Dood",
            "(CBS)",
            "1 dec 2020",
            "Centraal Bureau voor",
        ],
    );
}

#[test]
fn which_number_a_date_was_takes_the_date() {
    shows(
        &mut browser(),
        "10 maart 2020",
        &[
            "1 van 30",
            "#99  Dealen met stedelijke vraagstukken",
            "Reuring!Café #99",
        ],
    );
}

#[test]
fn which_editions_were_about_a_theme_takes_a_word_for_it() {
    shows(
        &mut browser(),
        "ai",
        &[
            "#98  Hoe zorgen we dat technologie",
            "ook genoemd: kunstmatige … (AI)",
        ],
    );
}

#[test]
fn what_somebody_said_takes_a_name_and_enter() {
    let mut browser = browser();
    shows(
        &mut browser,
        "krista kuipers<Enter>",
        &[
            "▸ Tekst · treffer",
            "Zij zag",
            "inhoudelijke kennis aan gewicht",
        ],
    );
}

#[test]
fn a_bare_number_stands_on_top_and_enter_reads_it() {
    shows(
        &mut browser(),
        "114<Enter>",
        &[
            "▸ Tekst",
            "Reuring!Café #114 · Naar een deskundige(re) overheid",
        ],
    );
}

#[test]
fn a_query_given_at_the_start_is_read_at_once() {
    let theme = reuring::tui::Theme::new(true);
    let mut browser = Browser::with(120, 40, Lang::Nl, theme, "99");
    shows(&mut browser, "", &["▸ Tekst", "Reuring!Café #99"]);
}

#[test]
fn letters_in_the_box_are_text_and_never_commands() {
    let mut browser = browser();
    shows(&mut browser, "jqg/n?", &["Zoek › jqg/n?"]);
    assert_eq!(browser.left, []);
}

#[test]
fn the_list_follows_arrows_in_the_box_and_letters_in_the_list() {
    let mut browser = browser();
    shows(&mut browser, "<Down><Down>", &["▌#120"]);
    shows(&mut browser, "<Esc>j", &["▌#119"]);
    shows(&mut browser, "k", &["▌#120"]);
    shows(&mut browser, "G", &["▌Café  De toekomst van organisaties"]);
    shows(&mut browser, "g", &["▌#132"]);
}

#[test]
fn the_selection_stays_on_its_edition_once_it_was_moved_by_hand() {
    let mut browser = browser();
    shows(&mut browser, "euro<Down>", &["▌#102"]);
    shows(&mut browser, "pe", &["▌#102"]);
}

#[test]
fn typing_on_without_moving_selects_the_best_hit() {
    shows(&mut browser(), "kr", &["▌#"]);
    shows(&mut browser(), "krista", &["▌#114"]);
}

#[test]
fn n_and_capital_n_go_from_hit_to_hit_and_round_the_end() {
    let mut browser = browser();
    shows(&mut browser, "potjer<Enter>", &["treffer 2/3"]);
    shows(&mut browser, "n", &["treffer 3/3"]);
    shows(&mut browser, "n", &["treffer 1/3"]);
    shows(&mut browser, "N", &["treffer 3/3"]);
}

#[test]
fn tab_goes_round_the_panes() {
    let mut browser = browser();
    shows(&mut browser, "krista <Tab>", &["▸ Edities"]);
    shows(&mut browser, "<Tab>", &["▸ Tekst"]);
    shows(&mut browser, "<BackTab>", &["▸ Edities"]);
    let screen = browser.press("<BackTab>").screen();
    assert!(!screen.contains('▸'), "the box has the keys:\n{screen}");
    shows(&mut browser, "x", &["Zoek › krista x"]);
}

#[test]
fn q_goes_back_and_then_leaves() {
    let mut browser = browser();
    shows(&mut browser, "<Enter>", &["▸ Tekst"]);
    shows(&mut browser, "q", &["▸ Edities"]);
    assert_eq!(browser.left, []);
    browser.press("q");
    assert_eq!(browser.left, [Effect::Quit(Ending::Left)]);
}

#[test]
fn escape_closes_one_thing_and_never_the_program() {
    let mut browser = browser();
    shows(&mut browser, "euro<Esc>", &["▸ Edities", "Zoek › euro"]);
    shows(&mut browser, "?", &["In de zoekregel"]);
    let screen = browser.press("<Esc>").screen();
    assert!(!screen.contains("In de zoekregel"));
    browser.press("<Esc><Esc><Esc>");
    assert_eq!(browser.left, []);
}

#[test]
fn control_c_leaves_from_everywhere_and_control_z_suspends() {
    for place in ["", "<Esc>", "<Enter>", "<Esc>?"] {
        let mut browser = browser();
        browser.press(place).press("<C-z>").press("<C-c>");
        assert_eq!(
            browser.left,
            [Effect::Suspend, Effect::Quit(Ending::Interrupted)],
            "{place}"
        );
    }
}

#[test]
fn slash_goes_to_the_box_and_keeps_what_was_typed() {
    shows(&mut browser(), "europa<Esc>/", &["Zoek › europa"]);
    shows(&mut browser(), "europ<Enter>ia", &["Zoek › europa"]);
}

#[test]
fn the_box_is_edited_like_a_shell_line() {
    let mut browser = browser();
    shows(&mut browser, "een twee<C-w>drie", &["Zoek › een drie"]);
    shows(&mut browser, "<C-a>x", &["Zoek › xeen drie"]);
    shows(&mut browser, "<C-u>y", &["Zoek › y "]);
}

#[test]
fn a_paste_is_text_wherever_one_is() {
    let mut browser = browser();
    browser.press("<Esc>");
    let effects = browser.send(Message::Pasted("suzanne\nq\x1b[2J potjer".to_owned()));
    browser.perform(effects);
    shows(&mut browser, "", &["Zoek › suzanne q[2J potjer"]);
    assert_eq!(browser.left, []);
}

#[test]
fn enter_before_the_answer_reads_the_first_hit_of_the_answer() {
    let mut browser = browser();
    let mut effects = Vec::new();
    for c in "potjer".chars() {
        let key = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(c));
        effects.extend(browser.send(Message::KeyPressed(key)));
    }
    let enter = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Enter);
    assert_eq!(browser.send(Message::KeyPressed(enter)), []);
    browser.perform(effects);
    shows(
        &mut browser,
        "",
        &["▸ Tekst", "▌#99", "Suzanne Potjer (Universiteit"],
    );
}

#[test]
fn an_answer_to_an_older_query_changes_nothing() {
    let mut browser = browser();
    shows(&mut browser, "potjer", &["1 van 30"]);
    let results = reuring::search::Results::default();
    assert_eq!(
        browser.send(Message::Answered {
            ticket: 1,
            reply: Reply::Found(Box::new(results))
        }),
        []
    );
    shows(&mut browser, "", &["1 van 30", "▌#99"]);
}

#[test]
fn nothing_found_is_said_and_going_back_finds_again() {
    let mut browser = browser();
    shows(&mut browser, "xyzzy", &["Niets gevonden", "0 van 30"]);
    shows(&mut browser, "<C-u>", &["30 edities", "▌#132"]);
}

#[test]
fn reading_keeps_its_place_when_the_window_changes() {
    let mut browser = browser();
    browser.press("99<Enter><PageDown>");
    // Beside the list the facts stand above the text, and its names between those.
    let first = |screen: &str| {
        let lines: Vec<&str> = screen.lines().collect();
        let names = lines.iter().position(|line| line.contains("│ ── "));
        let first = lines.get(names.map_or(2, |names| names + 1));
        let text = first.and_then(|line| line.rsplit('│').next());
        text.unwrap_or_default().trim().to_owned()
    };
    let wide = first(&browser.screen());
    let start: Vec<&str> = wide.split_whitespace().take(3).collect();
    for (width, height) in [(60, 20), (200, 60), (100, 24)] {
        let other = first(&browser.resize(width, height).screen());
        assert!(
            start.len() == 3 && other.starts_with(&start.join(" ")),
            "{width}: {wide}\n{other}"
        );
    }
    assert_eq!(first(&browser.resize(120, 40).screen()), wide);
}

#[test]
fn a_narrow_window_shows_one_pane_at_a_time() {
    let mut browser = Browser::new(60, 20, Lang::Nl);
    let list = browser.press("potjer").screen();
    assert!(
        list.contains("▌#99") && !list.contains("Debatleider"),
        "{list}"
    );
    let text = browser.press("<Enter>").screen();
    assert!(text.contains("Potjer") && !text.contains("▌#99"), "{text}");
    let list = browser.press("q").screen();
    assert!(list.contains("▌#99"), "{list}");
}

#[test]
fn failures_are_said_and_go_with_the_next_key() {
    let mut browser = browser();
    browser.send(Message::WorkFailed("de schijf is weg".to_owned()));
    shows(&mut browser, "", &["de schijf is weg"]);
    assert!(!browser.press("x").screen().contains("de schijf is weg"));
}

#[test]
fn help_scrolls_to_its_end_and_back() {
    let mut browser = Browser::new(80, 24, Lang::Nl);
    shows(&mut browser, "<Esc>?", &["In de zoekregel"]);
    shows(&mut browser, "G", &["Ctrl-U wist de regel"]);
    let screen = browser.press("k").screen();
    assert!(!screen.contains("Ctrl-U wist de regel"), "{screen}");
    shows(&mut browser, "g", &["In de zoekregel"]);
}

#[test]
fn a_failed_search_does_not_keep_enter_from_reading() {
    let mut browser = browser();
    let key = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('x'));
    let _ = browser.send(Message::KeyPressed(key));
    let _ = browser.send(Message::WorkFailed("de schijf is weg".to_owned()));
    shows(&mut browser, "<Enter>", &["▸ Tekst"]);
}

#[test]
fn what_another_process_imports_is_asked_for_again() {
    let mut browser = browser();
    browser.press("europa");
    let effects = browser.send(Message::ArchiveChanged);
    assert!(
        matches!(effects.as_slice(), [Effect::Ask { request: Request::Search { typed, .. }, .. }, _] if typed == "europa")
    );
}

#[test]
fn a_pasted_page_is_cut_to_a_question() {
    let mut browser = browser();
    let effects = browser.send(Message::Pasted("woord: ".repeat(20_000)));
    assert!(
        matches!(effects.as_slice(), [Effect::Ask { request: Request::Search { typed, .. }, .. }, _] if typed.len() <= 4096)
    );
}

#[test]
fn going_back_after_the_archive_changed_shows_what_it_holds_now() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    let now = jiff::Timestamp::UNIX_EPOCH;
    Archive::create(&path, true, now).expect("an archive");
    let (theme, store) = (
        reuring::tui::Theme::new(true),
        store_in(folder.path(), &path),
    );
    let mut browser = Browser::on(&path, 120, 40, Lang::Nl, theme, "", store);
    shows(&mut browser, "potjer", &["1 van 30"]);
    shows(&mut browser, "<F2>", &["Suzanne Potjer"]);
    let file = "+++\nseries = \"cafe\"\nnumber = 131\nstatus = \"held\"\ntitle = \"Nog eens\"\nguests = [{ name = \"Suzanne Potjer\" }]\n+++\n";
    let record = reuring::ingest::source::record::parse(file).expect("a record");
    let entry = reuring::ingest::Entry::of_record(&record, "a test");
    let mut archive = Archive::open(&path, now).expect("the archive opens");
    archive.take_in(&[entry], now).expect("taken in");
    let effects = browser.send(Message::ArchiveChanged);
    browser.perform(effects);
    shows(&mut browser, "<Backspace>", &["2 van 31", "#131"]);
}
