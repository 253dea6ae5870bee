//! A person checks an edition in the browser, key by key.

use std::path::{Path, PathBuf};

use reuring::archive::{Archive, StoredEdition};
use reuring::catalogue::Catalogue;
use reuring::ingest::{Entry, source};
use reuring::locale::Lang;
use reuring::tui::{Message, Theme};

use crate::support::browser::{Browser, hides, shows, store_in};

pub(crate) const REPORT: &str = "Verslag Reuring!Café #7 | Dijken in nood

Op dinsdag 3 mei 2022 was Reuring!Café #7 in Het Nutshuis in Den Haag, georganiseerd met ICTU. Mark Frequin leidde het debat. Host van de avond was Rowinda Appelman, programmamanager bij ICTU.

De bankgasten waren:

• Ada Bos (dijkgraaf, Waterschap Rivierenland)
• Teun Wissel, wethouder van de gemeente Zwolle
• Karin Dam, hoogleraar waterbouw aan de TU Delft

Ada Bos zei dat de dijken het nog houden. In de zaal vroeg Piet Molen, lid van de bewonersraad, wie dat betaalt. Er waren 80 mensen.
";

const BARE: &str = "Reuring!Café #8

Reuring!Café nummer 8 ging over zand. Het was een avond met veel wind.
";

/// An archive with two reports, and a place for what the person keeps.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Desk {
            folder: tempfile::tempdir().expect("a folder"),
        };
        Archive::create(&desk.path(), false, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        desk.import(REPORT, "7.txt");
        desk.import(BARE, "8.txt");
        desk
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("archive.db")
    }

    fn import(&self, page: &str, origin: &str) {
        let mut entries = Vec::new();
        let mut take = |content| entries.extend(Entry::all_of(content, origin));
        source::read(page.as_bytes(), &mut take).expect("a page");
        let now = jiff::Timestamp::UNIX_EPOCH;
        let mut archive = Archive::open(&self.path(), now).expect("the archive opens");
        let _ = archive.take_in(&entries, now).expect("taken in");
    }

    pub(crate) fn browser(&self, width: u16, height: u16, lang: Lang, has_colour: bool) -> Browser {
        let store = store_in(self.folder.path(), &self.path());
        Browser::on(
            &self.path(),
            width,
            height,
            lang,
            Theme::new(has_colour),
            "",
            store,
        )
    }

    /// The browser with the report being checked.
    fn checking(&self) -> Browser {
        let mut browser = self.browser(120, 40, Lang::Nl, true);
        browser.press("7<Esc>e");
        browser
    }

    fn stored(&self) -> StoredEdition {
        let catalogue = Catalogue::load(&self.path()).expect("it loads");
        let id = catalogue.by_number(7)[0];
        catalogue.get(id).expect("the edition").clone()
    }

    fn guests(&self) -> Vec<String> {
        let edition = self.stored().edition;
        edition
            .guests
            .iter()
            .map(|guest| format!("{}: {}", guest.name, guest.describe()))
            .collect()
    }
}

/// Moves the row that is acted on to the first that starts with a label and a value.
fn go_to(browser: &mut Browser, words: &str) {
    browser.press("<Home>");
    for _ in 0..60 {
        let screen = browser.screen();
        let own = screen.lines().filter_map(|line| line.split_once('▌'));
        if own.into_iter().any(|(_, row)| row.contains(words)) {
            return;
        }
        browser.press("j");
    }
    panic!("no row with {words}:\n{}", browser.screen());
}

#[test]
fn the_text_stands_beside_the_facts_and_the_words_of_a_fact_are_marked() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    shows(
        &mut browser,
        "",
        &[
            "Nakijken · Reuring!Café #7 · 0 van 2 nagekeken",
            "1 onzeker · 1 niet geplaatst",
            "Op dinsdag 3 mei 2022",
            "datum           3 mei 2022",
            "functie       dijkgraaf",
            "── gezien, niet geplaatst ──",
            "Piet Molen  “In de zaal vroeg",
            "spatie klopt",
            "S alles klopt",
        ],
    );
    go_to(&mut browser, "Teun Wissel");
    let (screen, styles) = (browser.screen(), browser.styles());
    let (line, style) = screen
        .lines()
        .zip(styles.lines())
        .find(|(line, _)| line.contains("• Teun Wissel"))
        .expect("the line");
    let at = line.chars().position(|c| c == 'T').expect("the name");
    let marked: String = style.chars().skip(at).take("Teun Wissel".len()).collect();
    assert_eq!(marked, "R".repeat("Teun Wissel".len()), "{style}");
}

#[test]
fn what_is_unsure_is_confirmed_with_a_key_that_goes_on() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    // It begins at what is unsure.
    shows(&mut browser, "", &["▌ bezoekers"]);
    shows(&mut browser, " ", &["0 onzeker", "cafe-7: attendance"]);
    hides(&mut browser, "", &["▌ bezoekers"]);
    assert!(desk.stored().doubts().expect("doubts").is_empty());
    let log = desk.stored();
    assert_eq!(log.corrections()[0].value, serde_json::json!(80));
}

#[test]
fn a_value_is_corrected_in_place_and_known_names_complete_it() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    go_to(&mut browser, "Het Nutshuis");
    browser.press("<Enter><C-u>De Glazen Zaal, Den Haag<Enter>");
    assert_eq!(
        desk.stored().edition.venue.as_deref(),
        Some("De Glazen Zaal, Den Haag")
    );
    go_to(&mut browser, "Gemeente Zwolle");
    shows(&mut browser, "<Enter><C-u>uwv", &["Tab UWV"]);
    browser.press("<Tab><Enter>");
    assert!(
        desk.guests()
            .contains(&"Teun Wissel: wethouder, UWV".to_owned()),
        "{:?}",
        desk.guests()
    );
    // What makes no sense is told, and what was typed stands there again.
    go_to(&mut browser, "3 mei 2022");
    shows(
        &mut browser,
        "<Enter><C-u>morgen<Enter>",
        &["date: `morgen` is niet goed", "datum           morgen"],
    );
    browser.press("<Esc>");
    assert_eq!(
        desk.stored().edition.date,
        Some(jiff::civil::date(2022, 5, 3))
    );
}

#[test]
fn somebody_who_was_only_named_is_placed_with_what_was_read_around_the_name() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    go_to(&mut browser, "Piet Molen");
    shows(&mut browser, "", &["g gast  h host  l leider  x geen"]);
    browser.press("g");
    assert!(
        desk.guests().contains(&"Piet Molen: lid".to_owned()),
        "{:?}",
        desk.guests()
    );
    hides(&mut browser, "", &["gezien, niet geplaatst"]);
    // What nobody read of him is asked for next.
    shows(&mut browser, "", &["▌   organisatie"]);
    go_to(&mut browser, "Karin Dam");
    browser.press("h");
    assert_eq!(desk.stored().edition.hosts.len(), 2);
    browser.press("u");
    assert_eq!(desk.stored().edition.hosts.len(), 1);
    go_to(&mut browser, "Teun Wissel");
    browser.press("l");
    assert_eq!(
        desk.stored().edition.debate_leader.as_deref(),
        Some("Teun Wissel")
    );
}

#[test]
fn everything_is_undone_to_any_depth_and_candidates_come_back() {
    let desk = Desk::new();
    let before = desk.stored().edition;
    let mut browser = desk.checking();
    go_to(&mut browser, "Piet Molen");
    browser.press("x");
    hides(&mut browser, "", &["Piet Molen  “"]);
    // What is taken away goes below; one stays where one was.
    go_to(&mut browser, "Het Nutshuis");
    shows(&mut browser, "x", &["▌ locatie"]);
    go_to(&mut browser, "80");
    hides(&mut browser, "x", &["▌ bezoekers"]);
    browser.press("uu");
    go_to(&mut browser, "Ada Bos");
    browser.press("x");
    go_to(&mut browser, "ICTU");
    browser.press("x");
    assert_eq!(
        (desk.stored().edition.partners.len(), desk.guests().len()),
        (0, 2)
    );
    shows(&mut browser, "uuu", &["Piet Molen  “", "Ada Bos"]);
    assert_eq!(desk.stored().edition, before);
    shows(&mut browser, "u", &["niets meer om ongedaan te maken"]);
}

#[test]
fn words_marked_in_the_text_become_a_value_or_a_guest() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    go_to(&mut browser, "hoogleraar waterbouw");
    // From the name on to the word behind it.
    shows(
        &mut browser,
        "v<Right><Right><Right>v<Right><Enter>",
        &["functie       waterbouw aan"],
    );
    browser.press("<Enter>");
    assert!(
        desk.guests()
            .contains(&"Karin Dam: waterbouw aan, TU Delft".to_owned()),
        "{:?}",
        desk.guests()
    );
    go_to(&mut browser, "Piet Molen");
    browser.press("vv<Right>g");
    assert!(
        desk.guests()
            .iter()
            .any(|guest| guest.starts_with("Piet Molen")),
        "{:?}",
        desk.guests()
    );
}

#[test]
fn a_guest_is_added_with_function_and_employer() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    go_to(&mut browser, "Ada Bos");
    browser.press("+Zoë Blom, wethouder, bzk<Enter>");
    let ministry = "Zoë Blom: wethouder, Ministerie van Binnenlandse Zaken en Koninkrijksrelaties";
    assert!(
        desk.guests().contains(&ministry.to_owned()),
        "{:?}",
        desk.guests()
    );
    go_to(&mut browser, "ICTU");
    browser.press("+vng<Enter>");
    assert_eq!(desk.stored().edition.partners.len(), 2);
}

#[test]
fn a_corrected_number_leaves_one_where_one_was() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    go_to(&mut browser, "7");
    shows(
        &mut browser,
        "<Enter><C-u>9<Enter>",
        &["Reuring!Café #9", "▌ nummer          9"],
    );
    shows(&mut browser, "S", &["Reuring!Café #8"]);
}

#[test]
fn an_edition_is_marked_checked_and_the_next_one_follows() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    shows(&mut browser, "S", &["Reuring!Café #8", "1 van 2 nagekeken"]);
    assert!(desk.stored().edition.checked.is_some());
    shows(&mut browser, "N", &["Reuring!Café #7 ✓"]);
}

#[test]
fn the_queue_begins_with_the_edition_that_has_most_wrong() {
    let desk = Desk::new();
    let mut browser = desk.browser(120, 40, Lang::Nl, true);
    // The palette, with nothing chosen, as `reuring review` does.
    browser.press("8<Esc>e");
    shows(
        &mut browser,
        "",
        &[
            "Reuring!Café #8",
            "! geen datum",
            "! geen gasten",
            "n onzeker",
        ],
    );
    shows(&mut browser, "N", &["Reuring!Café #7"]);
}

#[test]
fn a_text_that_changes_opens_the_edition_again_and_says_what_changed() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    browser.press("S");
    desk.import(
        &REPORT.replace("Er waren 80 mensen", "Er waren 90 mensen"),
        "7.txt",
    );
    let effects = browser.send(Message::ArchiveChanged);
    browser.perform(effects);
    shows(
        &mut browser,
        "N",
        &["Reuring!Café #7 ·", "veranderd sinds", "bezoekers: 80 → 90"],
    );
}

#[test]
fn who_corrects_what_another_window_changed_is_told_and_the_line_stays() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    go_to(&mut browser, "Het Nutshuis");
    browser.press("<Enter><C-u>Zaal Negen");
    correct_elsewhere(&desk.path());
    shows(
        &mut browser,
        "<Enter>",
        &[
            "venue is intussen veranderd (piet): daar staat nu `Zaal Vijf`",
            "locatie         Zaal Negen",
        ],
    );
    assert_eq!(desk.stored().edition.venue.as_deref(), Some("Zaal Vijf"));
}

fn correct_elsewhere(path: &Path) {
    let now = jiff::Timestamp::now();
    let correction = reuring::ingest::merge::Correction {
        sequence: 0,
        field: "venue".to_owned(),
        item: None,
        value: "Zaal Vijf".into(),
        made: now,
        made_by: "piet".to_owned(),
    };
    let mut archive = Archive::open(path, now).expect("the archive opens");
    let handle = reuring::edition::Handle::from_text("cafe-7");
    let _ = archive
        .correct(&handle, &[correction], now)
        .expect("corrected");
}

#[test]
fn nothing_typed_is_lost_when_storing_fails() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    go_to(&mut browser, "Het Nutshuis");
    browser.press("<Enter><C-u>Zaal Negen");
    let kept = desk.path().with_extension("kept");
    std::fs::rename(desk.path(), &kept).expect("moved");
    shows(&mut browser, "<Enter>", &["locatie         Zaal Negen"]);
    std::fs::rename(&kept, desk.path()).expect("moved back");
    browser.press("<Enter>");
    assert_eq!(desk.stored().edition.venue.as_deref(), Some("Zaal Negen"));
}

#[test]
fn on_a_narrow_screen_the_text_stands_behind_the_facts() {
    let desk = Desk::new();
    let mut browser = desk.browser(80, 24, Lang::Nl, true);
    browser.press("7<Esc>e");
    shows(&mut browser, "", &["▌ bezoekers", "“Er waren 80 mensen.”"]);
    hides(&mut browser, "", &["De bankgasten waren"]);
    shows(&mut browser, "<Tab>", &["De bankgasten waren"]);
    shows(&mut browser, "<Tab>", &["▌ bezoekers"]);
}

/// Chooses what is done more rarely by words of it.
fn chore(browser: &mut Browser, words: &str) {
    browser.press(&format!(":{words}<Enter>"));
}

#[test]
fn two_people_of_one_name_are_told_apart() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    go_to(&mut browser, "Ada Bos");
    chore(&mut browser, "ander van die naam");
    shows(&mut browser, "", &["ada-bos-2"]);
    let edition = desk.stored().edition;
    let ada = edition
        .guests
        .iter()
        .find(|guest| guest.name == "Ada Bos")
        .expect("she is there");
    assert_eq!(
        (ada.person.as_deref(), ada.describe().as_str()),
        (Some("ada-bos-2"), "dijkgraaf, Waterschap Rivierenland")
    );
}

#[test]
fn a_text_is_moved_and_set_apart_and_comes_back() {
    let desk = Desk::new();
    let texts = |number: u32| {
        let catalogue = Catalogue::load(&desk.path()).expect("it loads");
        let found = catalogue.by_number(number);
        found
            .first()
            .and_then(|id| catalogue.get(*id))
            .map_or(0, |one| one.documents.len())
    };
    let mut browser = desk.browser(120, 40, Lang::Nl, true);
    browser.press("8<Esc>e");
    // An edition that nobody knows is told, and what was typed stands there again.
    chore(&mut browser, "tekst hoort bij een andere");
    shows(&mut browser, "99<Enter>", &["99", "naar editie"]);
    browser.press("<C-u>7<Enter>");
    assert_eq!((texts(7), texts(8)), (2, 0));
    // The text is shown where it is now.
    shows(&mut browser, "", &["Reuring!Café #7"]);
    go_to(&mut browser, "andere titels");
    chore(&mut browser, "op zichzelf");
    let catalogue = Catalogue::load(&desk.path()).expect("it loads");
    assert_eq!(catalogue.editions().len(), 2, "{}", browser.screen());
    assert_eq!(texts(7), 1);
    shows(&mut browser, "", &["de tekst hoort nu bij"]);
}

#[test]
fn editions_are_joined_and_taken_out_after_a_question() {
    let desk = Desk::new();
    let editions = || {
        Catalogue::load(&desk.path())
            .expect("it loads")
            .editions()
            .len()
    };
    let mut browser = desk.checking();
    chore(&mut browser, "samen");
    browser.press("8<Enter>");
    assert_eq!(editions(), 1);
    chore(&mut browser, "uit het archief");
    browser.press("nee<Enter>");
    assert_eq!(editions(), 1);
    chore(&mut browser, "uit het archief");
    browser.press("ja<Enter>");
    assert_eq!(editions(), 0);
}

#[test]
fn the_change_log_stands_over_the_facts() {
    let desk = Desk::new();
    let mut browser = desk.checking();
    browser.press(" ");
    chore(&mut browser, "gewijzigd");
    shows(&mut browser, "", &["Wijzigingen", "attendance", "80 → 80"]);
    shows(&mut browser, "<Esc>", &["Nakijken"]);
}
