//! Going about in the browser with keys: pages about names, reading, the way back, taking along.

use std::path::PathBuf;

use reuring::archive::Archive;
use reuring::config::Settings;
use reuring::locale::Lang;
use reuring::tui::{Effect, Ending, Message, Preferences, Theme};

use crate::support::browser::{Browser, browser, hides, shows, store_in};
use crate::support::screens::SCREENS;

/// What was put on the clipboard last.
fn copied(browser: &Browser) -> String {
    let mut texts = browser.left.iter().filter_map(|effect| match effect {
        Effect::Copy { text, .. } => Some(text.clone()),
        _ => None,
    });
    texts.next_back().unwrap_or_default()
}

/// Some number of keys beyond the words typed answer each question that staff ask.
#[test]
fn all_appearances_of_a_person_with_functions_take_one_key() {
    shows(
        &mut browser(),
        "mommaas<F2>",
        &[
            "Persoon",
            "Hans Mommaas",
            "2× gast",
            "10 mrt 2020",
            "#99 Dealen met stedelijke vraagstukken",
            "eerder directeur,",
        ],
    );
}

#[test]
fn who_came_from_an_organisation_lately_takes_one_key() {
    shows(
        &mut browser(),
        "uwv<F2>",
        &[
            "Mensen, laatste 3 jaar",
            "Nathalie van Berkel",
            "Mensen, eerder",
        ],
    );
}

#[test]
fn what_a_guest_said_takes_one_key_and_the_passage_is_on_the_screen() {
    shows(
        &mut browser(),
        "krista kuipers<Enter>",
        &["Zij zag", "inhoudelijke kennis aan gewicht"],
    );
}

#[test]
fn a_passage_on_a_persons_page_is_one_step_from_its_place_in_the_text() {
    let mut browser = browser();
    browser.press("krista kuipers<F2>");
    // From the appearance past its organisation to the first passage.
    shows(
        &mut browser,
        "jj<Enter>",
        &["▸ Tekst · treffer", "Kuipers merkte", "Krista Kuipers\""],
    );
}

#[test]
fn the_citation_of_an_edition_takes_three_keys() {
    for keys in ["99<Enter>yy", "99<Esc>yy"] {
        let mut browser = browser();
        browser.press(keys);
        assert_eq!(
            copied(&browser),
            "Reuring!Café #99, ‘Dealen met stedelijke vraagstukken’, 10 maart 2020 (afgeleid), Den Haag",
            "{keys}"
        );
    }
}

#[test]
fn whom_one_has_not_asked_about_a_theme_for_five_years_takes_one_key() {
    shows(
        &mut browser(),
        "europa<F2>",
        &[
            "Thema",
            "Lang niet geweest: 5 jaar of langer",
            "Jeroen van den Hoven",
            "Korter geleden",
        ],
    );
}

#[test]
fn back_to_where_one_was_takes_one_key() {
    let mut browser = browser();
    browser.press("thema:europa<Down><Down>");
    let before = browser.screen();
    for back in ["<A-Left>", "<Backspace>", "<Esc>", "q"] {
        browser.press("<F2>");
        assert_ne!(browser.screen(), before);
        browser.press(back);
        assert_eq!(browser.screen(), before, "after {back}");
    }
}

#[test]
fn the_way_back_goes_step_by_step_to_the_very_start() {
    let mut browser = browser();
    let start = browser.press("potjer").screen();
    let person = browser.press("<F2>").screen();
    let text = browser.press("<Enter>").screen();
    assert!(text.contains("▸ Tekst"), "{text}");
    shows(&mut browser, "p<Down><Enter>", &["Persoon"]);
    browser.press("<Backspace>");
    assert_eq!(browser.screen(), text);
    browser.press("<Backspace>");
    assert_eq!(browser.screen(), person);
    browser.press("<Backspace>");
    assert_eq!(browser.screen(), start);
    shows(&mut browser, "<Esc><Backspace>", &["verder terug kan niet"]);
    assert_eq!(browser.left, []);
}

#[test]
fn a_query_one_replaces_is_on_the_way_back() {
    let mut browser = browser();
    let before = browser.press("thema:europa<Esc>j").screen();
    shows(&mut browser, "/<C-u>cbs<Esc>", &["Zoek › cbs"]);
    shows(&mut browser, "<Backspace><Esc>", &["Zoek › thema:europa"]);
    assert_eq!(browser.screen(), before);
}

#[test]
fn several_names_are_asked_about() {
    let mut browser = browser();
    shows(
        &mut browser,
        "jan<F2>",
        &["Wie of wat bedoelt u", "Jan van den Bos"],
    );
    shows(
        &mut browser,
        "dronkers<Enter>",
        &["Persoon", "Jan Hendrik Dronkers"],
    );
}

#[test]
fn an_edition_names_its_people_and_the_one_asked_for_is_selected() {
    let mut browser = browser();
    shows(
        &mut browser,
        "mommaas<Esc>p",
        &["Wie waren er bij", "▌Hans Mommaas"],
    );
    shows(&mut browser, "<Enter>", &["Persoon", "2× gast"]);
}

#[test]
fn lists_are_narrowed_by_the_query_and_ordered_by_last_appearance() {
    let mut browser = browser();
    shows(
        &mut browser,
        "<Esc>P",
        &["Mensen ›", "vaakst eerst", "Mark Frequin"],
    );
    shows(
        &mut browser,
        "s",
        &["langst niet geweest eerst", "Jan van den Bos"],
    );
    shows(
        &mut browser,
        "ithema:europa",
        &["Mensen › thema:europa", "Ingelise de Boer"],
    );
    hides(&mut browser, "", &["Jan van den Bos"]);
    shows(&mut browser, "<Enter>", &["Persoon", "Ingelise de Boer"]);
    shows(&mut browser, "<Esc>", &["Mensen › thema:europa"]);
}

#[test]
fn the_texts_of_an_edition_are_tabs_with_their_own_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = archive_with(
        &folder,
        &[
            "Verslag Reuring!Café #140\n\nDinsdag 17 november 2026 ging het over water. De zaal zat vol.\n\nDe bankgasten waren:\n- An Bos (gemeente Delft): wethouder\n\nBos zag kansen.\n",
            "Aankondiging Reuring!Café #140\n\nOp dinsdag 17 november 2026 is er weer een Reuring!Café, over water. Aanmelden kan tot maandag.\n",
        ],
    );
    let mut browser = on(&path);
    shows(
        &mut browser,
        "140<Enter>",
        &["[Verslag]", "Aankondiging", "De zaal zat"],
    );
    hides(&mut browser, "", &["Aanmelden kan"]);
    shows(&mut browser, "t", &["[Aankondiging]", "Aanmelden kan"]);
    // A hit in the other text brings that text up.
    shows(
        &mut browser,
        "/zat vol<Enter>",
        &["[Verslag]", "treffer 1/1"],
    );
}

fn archive_with(folder: &tempfile::TempDir, pages: &[&str]) -> PathBuf {
    let path = folder.path().join("archive.db");
    let now = jiff::Timestamp::UNIX_EPOCH;
    Archive::create(&path, true, now).expect("an archive");
    let mut archive = Archive::open(&path, now).expect("it opens");
    for (at, page) in pages.iter().enumerate() {
        archive.take_in(&entries(page, at), now).expect("taken in");
    }
    path
}

fn entries(page: &str, at: usize) -> Vec<reuring::ingest::Entry> {
    let mut entries = Vec::new();
    let mut take = |content| {
        entries.extend(reuring::ingest::Entry::all_of(
            content,
            &format!("{at}.txt"),
        ));
    };
    reuring::ingest::source::read(page.as_bytes(), &mut take).expect("a page");
    entries
}

fn on(path: &std::path::Path) -> Browser {
    let data = path.parent().expect("a folder");
    let store = store_in(data, path);
    Browser::on(path, 120, 40, Lang::Nl, Theme::new(true), "", store)
}

#[test]
fn words_are_found_in_the_text_while_one_types_and_escape_brings_the_query_back() {
    let mut browser = browser();
    shows(
        &mut browser,
        "99<Enter>/stad",
        &["In de tekst 1/", "‘stad’"],
    );
    shows(&mut browser, "<Enter>n", &["treffer 2/"]);
    shows(&mut browser, "<Esc>", &["3 treffers"]);
    shows(
        &mut browser,
        "<C-f>xyzzy<Enter>",
        &["‘xyzzy’ staat niet in deze tekst"],
    );
}

#[test]
fn hits_run_on_into_the_next_edition_of_the_result() {
    let mut browser = browser();
    browser.press("thema:europa<Enter>");
    for _ in 0..60 {
        if browser
            .press("n")
            .screen()
            .contains("volgende editie: #119")
        {
            shows(&mut browser, "", &["▌#119", "treffer 1/"]);
            shows(&mut browser, "N", &["vorige editie: #102"]);
            return;
        }
    }
    panic!("no next edition on\n{}", browser.screen());
}

#[test]
fn capital_j_and_k_read_on_in_the_result_and_brackets_by_number() {
    let mut browser = browser();
    shows(&mut browser, "thema:europa<Enter>J", &["▌#119", "▸ Tekst"]);
    shows(&mut browser, "K", &["▌#102", "▸ Tekst"]);
    shows(&mut browser, "J]", &["Reuring!Café #120"]);
    shows(&mut browser, "[[", &["Reuring!Café #118"]);
    shows(
        &mut browser,
        "<Backspace><Backspace><Backspace>",
        &["▌#119", "Reuring!Café #119"],
    );
}

#[test]
fn a_number_goes_to_its_edition() {
    let mut browser = browser();
    shows(&mut browser, "<Esc>9", &["Ga naar editie › 9"]);
    shows(&mut browser, "9<Enter>", &["Reuring!Café #99"]);
    shows(&mut browser, "555<Enter>", &["er is geen editie 555"]);
}

#[test]
fn reading_goes_on_where_one_was_in_each_edition() {
    let mut browser = browser();
    let there = browser.press("<Enter><PageDown><PageDown>").screen();
    browser.press("q");
    shows(&mut browser, "jkl", &["▸ Tekst"]);
    assert_eq!(browser.screen(), there);
}

#[test]
fn the_text_takes_the_whole_screen_and_gives_it_back() {
    let mut browser = browser();
    hides(&mut browser, "99<Enter>z", &["▌#99", "│"]);
    shows(&mut browser, "<Esc>", &["▌#99", "▸ Tekst"]);
}

#[test]
fn names_in_the_text_lead_to_their_pages() {
    let mut browser = browser();
    shows(
        &mut browser,
        "99<Enter><Tab><Enter>",
        &["Persoon", "Mark Frequin"],
    );
    shows(
        &mut browser,
        "q<Tab><Enter>",
        &["Persoon", "Chris Kuijpers"],
    );
    shows(
        &mut browser,
        "q<Tab><Enter>",
        &["Organisatie", "Ministerie van Binnenlandse Zaken"],
    );
}

#[test]
fn commands_are_found_by_either_name() {
    for typed in ["cijfers", "figures"] {
        shows(
            &mut browser(),
            &format!("<Esc>:{typed}<Enter>"),
            &["Jaar na jaar"],
        );
    }
    let mut browser = browser();
    shows(&mut browser, "<Esc>:xyzzy", &["niets past hierbij"]);
    hides(&mut browser, "<Esc>", &["Opdrachten"]);
}

#[test]
fn help_is_searched_in_both_languages() {
    let mut browser = browser();
    shows(&mut browser, "<Esc>?/citation", &["niets past hierbij"]);
    shows(&mut browser, "<C-u>clipboard<Esc>", &["In de zoekregel"]);
    shows(&mut browser, "/full screen<Enter>", &["volledig scherm"]);
    hides(&mut browser, "", &["omlaag"]);
}

#[test]
fn earlier_queries_are_asked_again() {
    let mut browser = browser();
    browser.press("europa<Esc>/<C-u>potjer<Esc>");
    shows(
        &mut browser,
        "<C-r>",
        &["Eerdere zoekvragen", "▌potjer", "europa"],
    );
    shows(&mut browser, "eur<Enter>", &["Zoek › europa", "▸ Edities"]);
    shows(&mut browser, "<Backspace>", &["Zoek › potjer"]);
}

/// Starts the browser again with what a person with this folder kept.
fn started(data: &tempfile::TempDir) -> Browser {
    let path = crate::support::browser::starter_path();
    let store = store_in(data.path(), &path);
    Browser::on(&path, 120, 40, Lang::Nl, Theme::new(true), "", store)
}

#[test]
fn the_start_is_in_the_search_line_with_the_query_of_last_time() {
    for leave in ["<C-c>", "<Esc>Q", "<Esc>j<Enter>Q", "<F2>Q"] {
        let data = tempfile::tempdir().expect("a folder");
        started(&data).press("thema:europa").press(leave);
        let typing = |keys: &str| started(&data).press(keys).screen();
        let is_kept = |screen: &str| screen.contains("Zoek › thema:europa ");
        assert!(is_kept(&typing("")), "after {leave}\n{}", typing(""));
        // The first letter takes its place, and so does rubbing it out.
        assert!(typing("99").contains("Zoek › 99 "), "{}", typing("99"));
        assert!(!typing("<Backspace>").contains("Zoek › t"));
        // An arrow keeps it, in the line or the list, and so does leaving the line.
        assert!(typing("<Left>x").contains("Zoek › thema:europxa"));
        assert!(typing("<Down>x").contains("Zoek › thema:europax"));
        assert!(typing("<Esc>/x").contains("Zoek › thema:europax"));
        shows(&mut started(&data), "<Enter>", &["▸ Tekst"]);
    }
}

#[test]
fn enter_at_the_start_reads_on_where_one_was_reading() {
    let data = tempfile::tempdir().expect("a folder");
    let mut first = started(&data);
    first.press("thema:europa<Esc>j<Enter><PageDown>");
    let there = first.screen();
    first.press("Q");
    let mut second = started(&data);
    assert_ne!(second.screen(), there);
    second.press("<Enter>");
    // Which hit one was at is not kept: the pane's name counts them only.
    let place = |screen: &str| screen.lines().skip(4).collect::<Vec<_>>().join("\n");
    assert_eq!(place(&second.screen()), place(&there));
}

#[test]
fn forward_takes_back_what_back_did() {
    let mut browser = browser();
    let query = browser.press("thema:europa<Down><Down>").screen();
    let page = browser.press("<F2>").screen();
    let text = browser.press("<Enter><PageDown>").screen();
    browser.press("<A-Left>");
    assert_eq!(browser.screen(), page);
    browser.press("<A-Left>");
    assert_eq!(browser.screen(), query);
    browser.press("<A-Right>");
    assert_eq!(browser.screen(), page);
    browser.press("<A-Right>");
    assert_eq!(browser.screen(), text);
    shows(&mut browser, "<A-Right>", &["verder vooruit kan niet"]);
    // Whatever is looked at instead leaves nothing to go forward to.
    browser.press("<A-Left><A-Left>x");
    shows(&mut browser, "<A-Right>", &["verder vooruit kan niet"]);
}

#[test]
fn several_editions_stepped_through_are_one_step_back() {
    let mut browser = browser();
    let start = browser
        .press("thema:europa<Esc>j<Enter><PageDown>")
        .screen();
    let stepped = browser.press("JJJK").screen();
    assert_ne!(start, stepped);
    browser.press("<Backspace>");
    assert_eq!(browser.screen(), start);
    browser.press("<A-Right>");
    assert_eq!(browser.screen().lines().next(), stepped.lines().next());
    // From a page, back up leads past them.
    let mut browser = crate::support::browser::browser();
    let page = browser.press("europa<F2>").screen();
    browser.press("<Enter>JJq");
    assert_eq!(browser.screen(), page);
}

#[test]
fn editions_are_put_on_lists_with_notes() {
    let mut browser = browser();
    shows(&mut browser, "99<Esc>m", &["#99 staat op ‘lijst’"]);
    browser.press(":aantekening<Enter>Potjer opnieuw vragen<Enter>");
    shows(
        &mut browser,
        "M",
        &["#99 Dealen met", "Potjer opnieuw vragen"],
    );
    shows(
        &mut browser,
        "q:nieuwe lijst<Enter>voorstel 141<Enter>m",
        &["staat op ‘voorstel 141’"],
    );
    shows(&mut browser, "m", &["is van ‘voorstel 141’ gehaald"]);
    let state = browser.store.state();
    assert_eq!(state.lists.len(), 2);
    assert_eq!(state.lists[0].entries[0].note, "Potjer opnieuw vragen");
}

#[test]
fn the_copy_menu_shows_what_it_copies() {
    let mut browser = browser();
    shows(
        &mut browser,
        "potjer<Enter>y",
        &["Kopiëren", "gastenlijst", "passage met bron"],
    );
    browser.press("passage<Enter>");
    let text = copied(&browser);
    assert!(
        text.contains("Suzanne Potjer") || text.contains("Potjer"),
        "{text}"
    );
    assert!(text.contains("Reuring!Café #99, "), "{text}");
    browser.press("yadres<Enter>");
    assert!(copied(&browser).starts_with("https://"));
    browser.press("J").press("Y");
    assert!(copied(&browser).starts_with("https://"));
}

#[test]
fn the_source_page_is_opened_or_its_address_copied() {
    let mut browser = browser();
    browser.press("99<Enter>o");
    assert!(
        matches!(browser.left.as_slice(), [Effect::OpenAddress(url)] if url.starts_with("https://"))
    );
    let url = "https://www.vom-online.nl/x".to_owned();
    browser.send(Message::SourceOpened {
        url,
        is_opened: false,
    });
    shows(
        &mut browser,
        "",
        &["geen browser gevonden; het adres is naar het klembord"],
    );
}

#[test]
fn names_that_may_be_one_are_joined_after_a_preview_and_parted_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = "+++\nseries = \"cafe\"\nnumber = 140\ndate = 2026-11-17\ntitle = \"Steden\"\nstatus = \"held\"\nguests = [{ name = \"S. Potjer\", affiliations = [{ function = \"lector\", organisation = \"Universiteit Utrecht\" }] }]\n+++\n\nDe tekst.\n";
    let path = archive_with(&folder, &[page]);
    let mut browser = on(&path);
    shows(
        &mut browser,
        "<Esc>:mogelijk<Enter>",
        &[
            "S. Potjer (1×) en Suzanne Potjer (1×)",
            "voorletter past; beide:",
        ],
    );
    shows(
        &mut browser,
        "<Enter>",
        &[
            "S. Potjer wordt Suzanne Potjer",
            "→ Samenvoegen",
            "#140 Steden",
        ],
    );
    shows(
        &mut browser,
        "<Enter>",
        &["samengevoegd: S. Potjer heet nu Suzanne Potjer", "Besloten"],
    );
    let effects = browser.send(Message::ArchiveChanged);
    browser.perform(effects);
    shows(
        &mut browser,
        "qipotjer<F2>",
        &["2× gast", "Ook genoemd", "S. Potjer", "lector"],
    );
    // The same page again changes nothing.
    archive_takes(&path, page);
    shows(
        &mut browser,
        "q<Esc>:mogelijk<Enter>",
        &["S. Potjer = Suzanne Potjer"],
    );
    shows(
        &mut browser,
        "<Enter>",
        &["S. Potjer (1×) en Suzanne Potjer (1×)"],
    );
    shows(
        &mut browser,
        "<Enter>j<Enter>",
        &["onthouden: S. Potjer is niet Suzanne Potjer"],
    );
    hides(&mut browser, "", &["voorletter past"]);
}

fn archive_takes(path: &std::path::Path, page: &str) {
    let now = jiff::Timestamp::UNIX_EPOCH;
    let mut archive = Archive::open(path, now).expect("it opens");
    archive.take_in(&entries(page, 0), now).expect("taken in");
}

#[test]
fn escape_closes_one_thing_at_a_time_while_reading() {
    let mut browser = browser();
    browser.press("99<Enter>z/stad<Enter><Tab>");
    shows(&mut browser, "y", &["Kopiëren"]);
    hides(&mut browser, "<Esc>", &["Kopiëren"]);
    shows(&mut browser, "<Esc>", &["‘stad’"]);
    hides(&mut browser, "<Esc>", &["‘stad’", "▌#99"]);
    shows(&mut browser, "<Esc>", &["▌#99", "▸ Tekst"]);
    shows(&mut browser, "<Esc>", &["▸ Edities"]);
    browser.press("<Esc><Esc>");
    assert_eq!(browser.left, []);
}

#[test]
fn q_goes_back_from_pages_and_leaves_at_the_top() {
    let mut browser = browser();
    browser.press("<Esc>S");
    shows(&mut browser, "q", &["▸ Edities"]);
    browser.press("q");
    assert_eq!(browser.left, [Effect::Quit(Ending::Left)]);
}

#[test]
fn a_key_that_means_nothing_says_so() {
    shows(
        &mut browser(),
        "<Esc>X",
        &["X doet hier niets; ? laat de toetsen zien"],
    );
}

#[test]
fn the_mouse_selects_and_opens_once_asked_for() {
    let mut browser = browser();
    browser.press("<Esc>:muis<Enter>");
    assert_eq!(browser.left, [Effect::ListenToMouse(true)]);
    let effects = browser.send(Message::Clicked { column: 5, row: 4 });
    browser.perform(effects);
    shows(&mut browser, "", &["▌#127"]);
    let effects = browser.send(Message::Clicked { column: 5, row: 4 });
    browser.perform(effects);
    shows(&mut browser, "", &["▸ Tekst", "Reuring!Café #127"]);
}

#[test]
fn results_and_pages_are_written_to_files_that_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = archive_with(&folder, &[]);
    let mut browser = on(&path).writing_to(folder.path());
    shows(
        &mut browser,
        "thema:europa<Esc>:csv<Enter>",
        &["3 edities geschreven naar", "reuring-thema-europa.csv"],
    );
    let table = std::fs::read_to_string(folder.path().join("reuring-thema-europa.csv"));
    let table = table.expect("a table");
    assert!(table.starts_with("\u{FEFF}key;series;number;"), "{table}");
    shows(
        &mut browser,
        "/<C-u>potjer<F2>:markdown<Enter>",
        &["hele pagina geschreven naar"],
    );
    let page = std::fs::read_to_string(folder.path().join("reuring-suzanne-potjer.md"));
    assert!(page.expect("a page").starts_with("# Suzanne Potjer"));
    // Never over another file.
    shows(
        &mut browser,
        ":markdown<Enter>",
        &["reuring-suzanne-potjer-2.md"],
    );
}

#[test]
fn the_guest_list_for_a_mail_is_seen_before_it_is_copied() {
    let mut browser = browser();
    shows(
        &mut browser,
        "99<Enter>w",
        &[
            "Gastenlijst voor een mail",
            "[x] debatleider",
            "Suzanne Potjer, onderzoeker Urban Future Studios, Universiteit Utrecht (gast)",
            "Mark Frequin (debatleider)",
        ],
    );
    shows(
        &mut browser,
        "flh",
        &["[ ] debatleider", "[ ] host", "[x] gasten"],
    );
    browser.press("<Enter>");
    let expected = "Suzanne Potjer\nRobin Berg\nHans Mommaas\nMarja van Bijsterveldt";
    assert_eq!(copied(&browser), expected);
    // From the menu too; and one that is not whole says so.
    browser.press("<Esc>/<C-u>online-1<Enter>ygastenlijst<Enter>f<Enter>");
    let list = copied(&browser);
    assert!(
        list.ends_with("\nMogelijk niet volledig: de bron noemt niet iedereen."),
        "{list}"
    );
}

#[test]
fn a_derived_date_and_an_own_summary_are_said_to_be_so_in_what_is_copied() {
    let mut browser = browser();
    browser.press("99<Enter>yy");
    assert!(
        copied(&browser).contains("10 maart 2020 (afgeleid)"),
        "{}",
        copied(&browser)
    );
    browser.press("ypassage<Enter>");
    let passage = copied(&browser);
    assert!(!passage.starts_with('“'), "{passage}");
    let said = "Samenvatting van het archief, geen woorden van de vereniging";
    assert!(passage.contains(said), "{passage}");
}

#[test]
fn a_copy_is_said_to_be_where_it_is_known_to_be() {
    let mut browser = browser();
    for (in_tmux, said) in [
        (false, "naar het klembord van de terminal gestuurd: titel"),
        (
            true,
            "in de buffer van tmux, en naar het klembord gestuurd: titel",
        ),
    ] {
        let what = "titel".to_owned();
        browser.send(Message::Copied { what, in_tmux });
        shows(&mut browser, "", &[said]);
    }
}

#[test]
fn the_cursor_stands_on_the_row_that_has_the_keys() {
    let mut browser = browser();
    browser.press("europa<Esc>");
    for keys in ["", "j", "j", "k"] {
        let screen = browser.press(keys).screen();
        let row = screen.lines().position(|line| line.starts_with('▌'));
        let at = browser.cursor();
        assert_eq!((0, row), (at.0, Some(usize::from(at.1))), "{screen}");
    }
    // In a text, on the hit; in counts, on the value; in a menu, where one types.
    browser.press("<Enter>n");
    let styles = browser.styles();
    let (x, y) = browser.cursor();
    let row = styles.lines().nth(usize::from(y)).expect("a row");
    assert_eq!(row.chars().nth(usize::from(x)), Some('R'), "{styles}");
    browser.press("<F3>j");
    let screen = browser.screen();
    let row = screen.lines().position(|line| line.contains("│▌"));
    assert_eq!(row, Some(usize::from(browser.cursor().1)), "{screen}");
}

#[test]
fn a_screen_in_ascii_has_no_lines_or_marks() {
    let preferences = Preferences {
        is_ascii: true,
        ..Preferences::default()
    };
    for (name, keys) in SCREENS {
        let screen = Browser::preferring(preferences).press(keys).screen();
        let marks = |c: char| !c.is_ascii() && !c.is_alphanumeric();
        let left: Vec<char> = screen.chars().filter(|c| marks(*c)).collect();
        assert!(left.is_empty(), "{name}: {left:?} on\n{screen}");
    }
}

#[test]
fn the_browser_takes_the_keys_of_the_settings_and_says_so_in_footer_and_help() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "[keys]\nshow-copy = \"c\"\n";
    std::fs::write(folder.path().join("config.toml"), text).expect("settings");
    let settings = Settings::load(folder.path()).expect("settings");
    let preferences = Preferences::of(&settings).expect("preferences");
    let mut browser = Browser::preferring(preferences);
    shows(&mut browser, "99<Enter>", &[" c kopiëren"]);
    shows(&mut browser, "?/show-copy", &["   c  "]);
    shows(&mut browser, "<Esc><Esc>c", &["Kopiëren ›", "verwijzing"]);
    shows(&mut browser, "<Esc>y", &["y doet hier niets"]);
}

#[test]
fn the_palette_finds_commands_by_words_of_either_language() {
    for (words, label) in [
        ("klembord", "kopiëren"),
        ("clipboard", "kopiëren"),
        ("excel", "uitvoeren als CSV"),
        ("duplicates", "namen die mogelijk dezelfde zijn"),
        ("statistiek", "het archief in cijfers"),
        ("mail", "gastenlijst voor een mail"),
    ] {
        shows(&mut browser(), &format!("<Esc>:{words}"), &[label]);
    }
}
