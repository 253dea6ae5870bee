//! The query in the browser: its conditions as chips, completion, counts, slips, advice, saved queries.

use reuring::archive::Archive;
use reuring::locale::Lang;
use reuring::search::Completion;
use reuring::tui::{Effect, Message, Reply, Request, Theme};

use crate::support::browser::{Browser, browser, hides, shows, store_in};

#[test]
fn conditions_stand_under_the_box_and_plain_words_do_not() {
    let mut browser = browser();
    hides(&mut browser, "krista kuipers", &["[krista", "Ctrl-X"]);
    shows(
        &mut browser,
        "<C-u>thema:europa -online ",
        &[
            "[thema: europa] [niet: online ×]",
            "Ctrl-X haalt × weg",
            " van 30",
        ],
    );
}

#[test]
fn the_condition_at_the_cursor_is_taken_away_with_a_key() {
    let mut browser = browser();
    browser.press("thema:europa -online ");
    shows(&mut browser, "<C-a>", &["[thema: europa ×] [niet: online]"]);
    shows(
        &mut browser,
        "<C-x>",
        &["Zoek › -online", "[niet: online ×]"],
    );
    shows(&mut browser, "<C-x>", &["30 van 30"]);
    shows(&mut browser, "<C-x>", &["geen voorwaarde om weg te halen"]);
}

#[test]
fn conditions_are_taken_away_from_the_list_and_come_back_on_the_way_back() {
    let mut browser = browser();
    let before = browser.press("energie thema:europa -online <Esc>").screen();
    hides(&mut browser, "x", &["niet: online"]);
    shows(&mut browser, "F", &["Zoek › energie", "▸ Edities"]);
    hides(&mut browser, "", &["[thema"]);
    assert_eq!(browser.press("<Backspace><Backspace>").screen(), before);
}

#[test]
fn what_could_not_be_read_is_said_at_its_place() {
    shows(
        &mut browser(),
        "nr:veel gast:potjer ",
        &[
            "! `veel` is geen nummer; gezocht als tekst",
            "[gast: potjer ×]",
        ],
    );
}

#[test]
fn a_slip_is_said_with_what_the_rows_are_for_and_a_key_takes_it() {
    let mut browser = browser();
    shows(
        &mut browser,
        "potjre",
        &[
            "bedoelde u: potjer",
            "(dit zijn de resultaten daarvan)",
            "▌#99",
        ],
    );
    shows(&mut browser, "<F4>", &["Zoek › potjer", "▌#99"]);
    hides(&mut browser, "", &["bedoelde u"]);
    shows(
        &mut browser,
        "<F4>",
        &["er is geen voorstel om over te nemen"],
    );
}

#[test]
fn where_nothing_is_found_each_condition_is_counted_and_a_key_drops_the_one_in_the_way() {
    let mut browser = browser();
    shows(
        &mut browser,
        "thema:europa gast:potjer qqqqqq ",
        &[
            "Niets gevonden",
            "Elke voorwaarde apart:",
            "3  thema:europa",
            "0  qqqqqq",
            "0 van 30",
        ],
    );
    // What finds nothing because of a slip is said beside it.
    shows(
        &mut browser,
        "<C-u>thema:europa potjre ",
        &["0  potjre · bedoelde u: potjer"],
    );
    let mut browser = self::browser();
    shows(
        &mut browser,
        "thema:europa qqqqqq ",
        &["F4  zonder qqqqqq: 3"],
    );
    shows(&mut browser, "<F4>", &["Zoek › thema:europa", "3 van 30"]);
    hides(&mut browser, "", &["Elk op zichzelf"]);
}

#[test]
fn other_forms_and_slips_are_marked_in_the_text() {
    // Neither stands in the text as it is typed.
    for (typed, marked) in [("ambtenaars ", "ambtenaar"), ("potjre", "Potjer")] {
        let mut browser = browser();
        let screen = browser.press(typed).press("<Enter>").screen();
        assert!(screen.contains("▸ Tekst · treffer"), "{typed}:\n{screen}");
        let styles = browser.styles();
        let under = |word: &str| {
            let is_hit = |(line, styles): (&str, &str)| {
                let at = line.rfind(word).map(|at| line[..at].chars().count());
                at.and_then(|at| styles.chars().nth(at))
                    .is_some_and(|style| matches!(style, 'H' | 'R'))
            };
            screen.lines().zip(styles.lines()).skip(2).any(is_hit)
        };
        assert!(under(marked), "{typed}:\n{screen}\n{styles}");
    }
}

#[test]
fn tab_completes_fields_and_then_their_values() {
    let mut browser = browser();
    shows(&mut browser, "the<Tab>", &["▌thema:", "Tab kiest"]);
    // Behind the field its values are offered at once.
    shows(&mut browser, "<Enter>", &["Zoek › thema:", "Tab kiest"]);
    shows(&mut browser, "eur", &["▌Europa"]);
    shows(
        &mut browser,
        "<Enter>",
        &["Zoek › thema:Europa", "[thema: Europa ×]", "3 van 30"],
    );
    hides(&mut browser, "", &["Tab kiest"]);
}

#[test]
fn escape_closes_the_candidates_and_only_those() {
    let mut browser = browser();
    shows(&mut browser, "the<Tab>", &["Tab kiest"]);
    hides(&mut browser, "<Esc>", &["Tab kiest", "▸ Edities"]);
    shows(&mut browser, "<Esc>", &["▸ Edities", "Zoek › the"]);
}

#[test]
fn where_nothing_can_be_completed_tab_goes_to_the_next_pane() {
    shows(&mut browser(), "qqqqqq<Tab>", &["▸ Edities"]);
    shows(&mut browser(), "thema:Europa <Tab>", &["▸ Edities"]);
}

#[test]
fn in_an_empty_line_tab_offers_the_fields() {
    let fields = ["▌nr:", "gast:", "thema:", "datum:"];
    shows(&mut browser(), "<Tab>", &fields);
    // A field once chosen offers its values.
    shows(
        &mut browser(),
        "<Tab><Tab><Tab><Enter>",
        &["Zoek › gast:", "André Bosman"],
    );
}

#[test]
fn candidates_that_come_after_another_key_are_nobodys() {
    let mut browser = browser();
    browser.press("th");
    let tab = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Tab);
    let asked = browser.send(Message::KeyPressed(tab));
    let [
        Effect::Ask {
            ticket,
            request: Request::Complete { .. },
        },
    ] = asked.as_slice()
    else {
        panic!("{asked:?}");
    };
    browser.press("e");
    let _ = browser.send(Message::Answered {
        ticket: *ticket,
        reply: Reply::Completion(Completion::default()),
    });
    hides(&mut browser, "", &["▸ Edities", "Tab kiest"]);
}

#[test]
fn counts_over_the_result_become_conditions_and_are_taken_away_again() {
    let mut browser = browser();
    shows(
        &mut browser,
        "<Esc>f",
        &["Tellingen over 30 editie", "Thema", "Jaar", "Enter erbij"],
    );
    let screen = browser.press("<Enter>").screen();
    assert!(
        screen.contains("[thema: ") && screen.contains("▌+"),
        "{screen}"
    );
    let screen = browser.press("-").screen();
    assert!(
        screen.contains("[niet: thema: ") && screen.contains("Tellingen over"),
        "{screen}"
    );
    hides(&mut browser, "x", &["[niet"]);
    shows(&mut browser, "<Tab><Enter>", &["[datum: 20", "▌+"]);
    hides(&mut browser, "<Esc>", &["Tellingen over"]);
    shows(&mut browser, "", &["[datum: 20"]);
}

#[test]
fn counts_are_opened_from_the_box_too_and_years_have_bars() {
    let mut browser = browser();
    shows(&mut browser, "overheid<F3>", &["Tellingen over", "█"]);
    hides(&mut browser, "<F3>", &["Tellingen over"]);
    shows(&mut browser, "x", &["Zoek › overheidx"]);
}

#[test]
fn counts_and_advice_about_an_older_query_change_nothing() {
    let mut browser = browser();
    let before = browser.press("thema:europa qqqqqq ").screen();
    for reply in [
        Reply::Advice(reuring::search::Advice::default()),
        Reply::Facets(reuring::search::Facets::default()),
    ] {
        let _ = browser.send(Message::Answered { ticket: 1, reply });
    }
    assert_eq!(browser.screen(), before);
}

#[test]
fn roles_are_asked_for_in_the_readers_language() {
    let mut browser = browser();
    shows(&mut browser, "<Esc>fG<Enter>", &["Zoek › heeft:gasten"]);
}

#[test]
fn on_a_page_there_is_nothing_to_count() {
    shows(
        &mut browser(),
        "<Esc>S:tellingen<Enter>",
        &["hier valt niets te tellen"],
    );
}

#[test]
fn a_query_is_saved_and_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
    let theme = Theme::new(true);
    let mut browser = Browser::on(
        &path,
        120,
        40,
        Lang::Nl,
        theme,
        "",
        store_in(folder.path(), &path),
    );
    shows(
        &mut browser,
        "<Esc>:bewaarde<Enter>",
        &["nog geen zoekvraag bewaard"],
    );
    shows(
        &mut browser,
        ":zoekvraag bewaren<Enter>",
        &["geen zoekvraag om te bewaren"],
    );
    shows(
        &mut browser,
        "/thema:europa <Esc>:zoekvraag bewaren<Enter>",
        &["Bewaren als ›"],
    );
    shows(&mut browser, "9x<Enter>", &["kan geen naam zijn"]);
    shows(
        &mut browser,
        ":zoekvraag bewaren<Enter>europa<Enter>",
        &["bewaard: @europa"],
    );
    shows(
        &mut browser,
        "/<C-u>cbs<Esc>:bewaarde<Enter>",
        &["Bewaarde zoekvragen", "@europa", "thema:europa"],
    );
    shows(
        &mut browser,
        "<Enter>",
        &["Zoek › thema:europa", "3 van 30"],
    );
    shows(&mut browser, "/<C-u>@europa ", &["3 van 30"]);
    hides(&mut browser, "", &["geen bewaarde zoekvraag"]);
    shows(&mut browser, "<C-u>@eu<Tab>", &["▌europa = thema:europa"]);
}
