//! What an intern is asked on the first day, from the search line: each takes its letters and at most three keys, and no
//! help is read.

use std::path::PathBuf;

use reuring::archive::Archive;
use reuring::locale::Lang;
use reuring::tui::{Effect, Theme};

use crate::support::browser::{Browser, hides, shows, store_in};

/// A terminal as most people open it.
fn browser() -> Browser {
    Browser::new(80, 24, Lang::Nl)
}

#[test]
fn who_of_the_cbs_was_a_guest_takes_its_three_letters() {
    shows(
        &mut browser(),
        "cbs",
        &[
            "Organisatie  Centraal Bureau voor de Sta",
            "1 gast: Ruben Dood",
        ],
    );
    shows(&mut browser(), "cbs<F2>", &["Ruben Dood", "1 dec 2020"]);
}

#[test]
fn what_potjer_was_then_takes_her_name() {
    let said = ["1× gast · laatst 10 mrt 2020", "onderzoeker Ur"];
    shows(&mut browser(), "potjer", &said);
    shows(
        &mut browser(),
        "potjer<F2>",
        &["onderzoeker Urban Future Studios", "Universiteit"],
    );
}

#[test]
fn what_she_said_takes_her_name_and_enter() {
    shows(
        &mut browser(),
        "krista kuipers<Enter>",
        &["▸ Tekst · treffer", "proceskennis moet de samenleving"],
    );
}

#[test]
fn which_editions_were_about_ai_and_klimaat_takes_the_word() {
    shows(
        &mut browser(),
        "ai",
        &["#98", "Thema", "kunstmatige intelligentie"],
    );
    shows(&mut browser(), "klimaat", &["#101", "klimaat"]);
}

#[test]
fn what_number_a_day_was_takes_the_day() {
    shows(&mut browser(), "10 maart 2020", &["#99", "10 mrt 2020"]);
    shows(&mut browser(), "wanneer was #99", &["10 maart 2020"]);
}

#[test]
fn who_led_debates_and_who_came_again_takes_the_question() {
    shows(
        &mut browser(),
        "wie leidde de debatten",
        &[
            "gelezen als vraag",
            "naam          keer",
            "▌Mark Frequin    23",
        ],
    );
    shows(
        &mut browser(),
        "wie was vaker dan eens te gast",
        &["▌Arre Zuurmond", "Hans Mommaas", "André Bosman"],
    );
    // The table leads on: to the person, and back to the table as it was.
    let mut browser = browser();
    shows(
        &mut browser,
        "who was a guest more than once<Down><Enter>",
        &["Nanette van Schelven", "Optredens"],
    );
    shows(&mut browser, "<Esc>", &["▌Nanette van Schelven"]);
}

#[test]
fn the_guest_list_of_113_as_a_mail_is_copied_with_its_number_and_the_word_for_it() {
    let mut browser = browser();
    browser.press("113<Enter>w<Enter>");
    let copied = browser.left.iter().find_map(|effect| match effect {
        Effect::Copy { text, .. } => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something was copied");
    assert!(copied.contains("Maarten Camps"), "{copied}");
}

#[test]
fn what_is_missing_takes_the_question_and_stands_in_the_header_too() {
    shows(
        &mut browser(),
        "wat ontbreekt er",
        &["van 1–132 ontbreken er 108: #1–88, #90–96, #103"],
    );
    shows(
        &mut browser(),
        "",
        &["30 edities · van 1–132 ontbreken er 108"],
    );
}

#[test]
fn questions_are_completed_behind_their_first_word() {
    shows(
        &mut browser(),
        "wie<Tab>",
        &["wie leidde de debatten", "wie was vaker dan eens te gast"],
    );
    shows(
        &mut browser(),
        "wat<Tab><Tab><Enter>",
        &["Zoek › wat ontbreekt er"],
    );
}

#[test]
fn how_many_there_were_is_answered_in_words() {
    shows(
        &mut browser(),
        "hoeveel edities waren er in 2023",
        &["8 edities, 30 gasten"],
    );
}

#[test]
fn an_empty_answer_says_what_is_covered_and_what_each_condition_finds() {
    shows(
        &mut browser(),
        "thema:europa qqqqqq ",
        &[
            "Niets gevonden.",
            "dit archief: 30 edities, 2017–2026; van 1–132 ontbreken er 108",
            "3  thema:europa",
            "0  qqqqqq",
        ],
    );
}

#[test]
fn an_empty_archive_says_how_to_fill_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("archive.db");
    Archive::create(&path, false, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
    for (width, height) in [(80, 24), (40, 16)] {
        let store = store_in(folder.path(), &path);
        let mut browser = Browser::on(&path, width, height, Lang::Nl, Theme::new(true), "", store);
        let screen = browser.screen();
        for words in [
            "nog leeg",
            "reuring sync ADRES",
            "reuring import MAP",
            "reuring add",
        ] {
            assert!(screen.contains(words), "no {words} on\n{screen}");
        }
    }
}

#[test]
fn the_rows_of_an_answer_are_reached_by_arrows_and_open_with_enter() {
    let mut browser = browser();
    shows(&mut browser, "europa", &["▌#102", " Thema  Europa"]);
    shows(&mut browser, "<Down>", &["▌Thema  Europa"]);
    hides(&mut browser, "", &["▌#102"]);
    shows(&mut browser, "<Down>", &["▌#102"]);
    shows(&mut browser, "<Up><Enter>", &["Ook wel", "Edities"]);
    shows(&mut browser, "<Esc>", &["▌Thema  Europa"]);
    // In the list the letters do the same.
    shows(&mut browser, "<Esc>j", &["▌#102"]);
    shows(&mut browser, "k", &["▌Thema  Europa"]);
}

#[test]
fn s_puts_the_results_in_another_order_and_says_which() {
    let mut browser = browser();
    let first = |browser: &mut Browser| {
        let screen = browser.screen();
        let row = screen.lines().find(|line| line.contains('▌'));
        row.unwrap_or_default().to_owned()
    };
    browser.press("europa<Esc>s");
    assert!(first(&mut browser).contains("#119"), "{}", browser.screen());
    shows(&mut browser, "", &["Edities · nieuwste eerst"]);
    shows(&mut browser, "s", &["oudste eerst", "▌ #98"]);
    shows(&mut browser, "s", &["op nummer", "▌#119"]);
    shows(&mut browser, "s", &["▌#102"]);
    hides(&mut browser, "", &["eerst"]);
    // A query that says itself in which order has the last word.
    shows(
        &mut browser,
        "/<C-u>europa sort:-datum<Esc>s",
        &["de vraag zegt zelf", "▌ #98"],
    );
}

#[test]
fn editions_are_named_on_the_command_line_and_behind_a_number_as_in_the_search_line() {
    for typed in ["99", "#99", "café 99", "10-03-2020", "99e editie"] {
        shows(
            &mut browser(),
            &format!("<Esc>:{typed}<Enter>"),
            &["▸ Tekst", "Reuring!Café #99"],
        );
    }
    shows(&mut browser(), "<Esc>99G", &["▸ Tekst", "Reuring!Café #99"]);
    shows(&mut browser(), "<Esc>99<Enter>", &["Reuring!Café #99"]);
    shows(&mut browser(), "<Esc>77G", &["er is geen editie 77"]);
}

#[test]
fn related_editions_are_a_key_away_with_what_they_share() {
    let mut browser = Browser::new(120, 40, Lang::Nl);
    shows(
        &mut browser,
        "99<Enter>v",
        &["Verwant aan #99", "wat zij delen", "#112", "Hans Mommaas"],
    );
    shows(&mut browser, "<Enter>", &["▸ Tekst", "Reuring!Café #"]);
    shows(&mut browser, "<Esc><BackTab>", &[]);
}

#[test]
fn the_list_of_people_shows_one_role_at_a_key() {
    let mut browser = Browser::new(120, 40, Lang::Nl);
    shows(
        &mut browser,
        "<Esc>P",
        &["gast  host  leider  laatst", "functie toen", "Mark Frequin"],
    );
    shows(&mut browser, "r", &["alleen gasten", "Hans Mommaas"]);
    hides(&mut browser, "", &["Mark Frequin"]);
    shows(&mut browser, "rr", &["alleen debatleiders", "Mark Frequin"]);
    hides(&mut browser, "", &["Hans Mommaas"]);
    hides(&mut browser, "r", &["alleen debatleiders"]);
}

#[test]
fn the_figures_keep_roles_apart_and_say_what_is_missing() {
    let mut browser = Browser::new(120, 100, Lang::Nl);
    shows(
        &mut browser,
        "<Esc>S",
        &[
            "van 1–132 ontbreken er 108",
            "jaar  edities  ontbreekt  gasten  nieuw",
            "#1–88",
            "88 edities, vóór 29 jan 2019",
            "Vaker dan eens te gast",
            "Debatleiders",
        ],
    );
}

#[test]
fn facts_stay_beside_a_text_that_scrolls_to_its_hit() {
    for (width, height) in [(120, 40), (200, 60), (100, 30)] {
        let mut browser = Browser::new(width, height, Lang::Nl);
        shows(
            &mut browser,
            "krista kuipers<Enter>",
            &["▸ Tekst · treffer", "Debatleider  Mark", "Krista Kuipers"],
        );
        shows(&mut browser, "<PageDown>", &["Debatleider  Mark"]);
        // Alone on the screen they go with the text.
        hides(
            &mut browser,
            "z<PageDown><PageDown>",
            &["Debatleider  Mark"],
        );
    }
}
