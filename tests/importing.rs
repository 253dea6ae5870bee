//! Bringing pages in through the command line: what becomes of them, and that nothing is lost.

use crate::support::sealed::Sealed;

/// A record of our own making.
fn record(number: u32, date: &str, title: &str) -> String {
    format!(
        "+++\nseries = \"cafe\"\nnumber = {number}\ndate = {date}\ntitle = \"{title}\"\nstatus = \"held\"\n+++\n\nDe tekst van {title}.\n"
    )
}

fn empty() -> Sealed {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    sealed
}

#[test]
fn importing_twice_changes_nothing() {
    let sealed = empty();
    let first = sealed.run(&["import", "pages"], "").ended(0);
    assert!(!first.stdout().contains("texts: 0 new"), "{}", first.told());
    let before = sealed.run(&["export"], "").ended(0).stdout();
    let second = sealed.run(&["import", "pages"], "").ended(0);
    assert!(
        second.stdout().contains("texts: 0 new, 0 changed,"),
        "{}",
        second.told()
    );
    assert!(
        second.stdout().contains("editions: 0 new, 0 changed,"),
        "{}",
        second.told()
    );
    assert_eq!(sealed.run(&["export"], "").ended(0).stdout(), before);
}

#[test]
fn a_dry_run_tells_field_by_field_and_writes_nothing() {
    let sealed = empty();
    let one = record(12, "2011-05-10", "Een proef")
        .replace("status", "venue = \"Zaal A, Delft\"\nstatus");
    let _ = sealed.run(&["import", "-"], &one).ended(0);
    let before = sealed.run(&["export"], "").ended(0).stdout();
    let other = one
        .replace("Zaal A, Delft", "Zaal B, Breda")
        .replace("De tekst", "Meer")
        .replace("status", "music = \"Trio\"\nstatus");
    let dry = sealed
        .run(&["import", "--dry-run", "-"], &other)
        .ended(0)
        .stdout();
    for line in [
        "changed      cafe-12",
        "new          music: Trio",
        "conflict     venue: Zaal A, Delft (standard input) / Zaal B, Breda (standard input)",
        "same         date, date_basis, number, series",
    ] {
        assert!(dry.contains(line), "no “{line}” in {dry}");
    }
    assert_eq!(sealed.run(&["export"], "").ended(0).stdout(), before);
}

#[test]
fn a_file_that_gives_nothing_is_named_and_the_rest_goes_on() {
    let sealed = empty();
    std::fs::create_dir(sealed.path("mix")).expect("a folder");
    std::fs::write(
        sealed.path("mix/goed.md"),
        record(12, "2011-05-10", "Een proef"),
    )
    .expect("written");
    std::fs::write(sealed.path("mix/leeg.txt"), " \n").expect("written");
    std::fs::write(sealed.path("mix/plaatje.png"), b"\x89PNG\r\n\x1a\n\0\0").expect("written");
    std::fs::write(sealed.path("mix/fout.md"), "+++\nnummer = 3\n+++\n").expect("written");
    let run = sealed.run(&["import", "mix", "weg.txt"], "").ended(2);
    assert!(run.stdout().contains("cafe-12"), "{}", run.told());
    assert!(
        run.stdout().contains("no text, passed over: 1 pictures"),
        "{}",
        run.told()
    );
    for words in [
        "mix/leeg.txt: the file is empty",
        "mix/fout.md: not a valid record",
        "weg.txt: ",
    ] {
        assert!(run.stderr().contains(words), "no {words} in {}", run.told());
    }
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let sealed = empty();
    let _ = sealed
        .run(&["import", "-"], &record(12, "2011-05-10", "Een proef"))
        .ended(0);
    let shown = sealed
        .run(&["show", "12", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["title"], "Een proef");
    assert_eq!(shown["documents"][0]["text"], "De tekst van Een proef.");
}

#[test]
fn an_edition_that_gains_its_number_keeps_its_older_handle() {
    let sealed = empty();
    let unnumbered = record(12, "2011-05-10", "Een proef").replace("number = 12\n", "");
    let _ = sealed.run(&["import", "-"], &unnumbered).ended(0);
    let _ = sealed.run(&["show", "cafe-2011-05-10"], "").ended(0);
    let _ = sealed
        .run(
            &["import", "-"],
            &record(12, "2011-05-10", "Een proef met nummer"),
        )
        .ended(0);
    let shown = sealed
        .run(&["show", "cafe-2011-05-10", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["key"], "cafe-12");
    assert_eq!(
        sealed.run(&["export"], "").ended(0).json()["editions"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

#[test]
fn what_two_records_disagree_on_is_kept_with_both_readings() {
    let sealed = empty();
    let one = record(12, "2011-05-10", "Een proef")
        .replace("status", "venue = \"Zaal A, Delft\"\nstatus");
    let other = record(12, "2011-05-10", "Een proef")
        .replace("status", "venue = \"Zaal B, Breda\"\nstatus")
        .replace("De tekst", "Een andere tekst");
    std::fs::write(sealed.path("een.md"), one).expect("written");
    std::fs::write(sealed.path("twee.md"), other).expect("written");
    let _ = sealed.run(&["import", "een.md", "twee.md"], "").ended(0);
    let shown = sealed
        .run(&["show", "12", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["venue"], "Zaal A, Delft");
    assert_eq!(shown["conflicts"][0]["field"], "venue");
    assert_eq!(
        shown["conflicts"][0]["readings"][1]["value"],
        "Zaal B, Breda"
    );
    assert_eq!(shown["conflicts"][0]["readings"][1]["source"], "twee.md");
}

#[test]
fn the_starter_stays_below_what_is_imported() {
    let sealed = Sealed::new();
    let _ = sealed
        .run(
            &["import", "-"],
            &record(99, "2020-03-10", "Een andere titel"),
        )
        .ended(0);
    let shown = sealed
        .run(&["show", "99", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["title"], "Een andere titel");
    assert_eq!(
        shown["other_titles"][0],
        "Dealen met stedelijke vraagstukken"
    );
    assert_eq!(shown["documents"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_same_notice_under_two_headings_is_two_documents() {
    let sealed = empty();
    let page = "Verslag Reuring!Café #55 | Een | 10 mei 2016\n\nVerslag Reuring!Café #55 | Een | 10 mei 2016\n\nNadere informatie volgt.\n\nVerslag Reuring!Café #56 | Twee | 7 juni 2016\n\nVerslag Reuring!Café #56 | Twee | 7 juni 2016\n\nNadere informatie volgt.\n";
    let first = sealed.run(&["import", "-"], page).ended(0);
    assert!(
        first
            .stdout()
            .contains("texts: 2 new, 0 changed, 0 the same"),
        "{}",
        first.told()
    );
    let second = sealed.run(&["import", "-"], page).ended(0);
    assert!(
        second
            .stdout()
            .contains("texts: 0 new, 0 changed, 2 the same"),
        "{}",
        second.told()
    );
}

#[test]
fn a_stated_date_stands_though_the_weekday_named_with_it_is_another() {
    let sealed = Sealed::new();
    let page = "Verslag Reuring!Café #99 | Dealen met stedelijke vraagstukken\n\nOp woensdag 10 maart 2020 vond de 99ste editie van Reuring!Café plaats. Wij spraken lang over wat steden samen kunnen doen.\n";
    let _ = sealed.run(&["import", "-"], page).ended(0);
    let shown = sealed
        .run(&["show", "99", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(shown["date"], "2020-03-10");
}

#[test]
fn pages_become_one_edition_in_whatever_order_they_come() {
    let by_number = record(12, "2011-05-10", "Een proef").replace("date = 2011-05-10\n", "");
    let by_title = record(12, "2011-05-10", "Een proef")
        .replace("number = 12\n", "")
        .replace("De tekst", "Ook");
    let by_day = record(12, "2011-05-10", "Iets anders").replace("number = 12\n", "");
    for order in [
        [&by_number, &by_title, &by_day],
        [&by_day, &by_title, &by_number],
        [&by_title, &by_day, &by_number],
    ] {
        let sealed = empty();
        for page in order {
            let _ = sealed.run(&["import", "-"], page).ended(0);
        }
        let export = sealed.run(&["export"], "").ended(0).json();
        let editions = export["editions"].as_array().expect("editions").clone();
        assert_eq!(editions.len(), 1, "{editions:#?}");
        assert_eq!(
            (&editions[0]["number"], &editions[0]["date"]),
            (&12.into(), &"2011-05-10".into())
        );
    }
}

#[test]
fn what_is_no_archive_is_left_alone() {
    let sealed = Sealed::new();
    std::fs::write(sealed.path("tekst.db"), "geen archief").expect("written");
    for arguments in [
        ["--archive", "tekst.db", "search", "x"],
        ["--archive", "tekst.db", "import", "pages"],
    ] {
        let run = sealed.run(&arguments, "").ended(2);
        assert!(
            run.stderr()
                .contains("tekst.db is not an archive of reuring"),
            "{}",
            run.told()
        );
    }
    assert_eq!(
        std::fs::read_to_string(sealed.path("tekst.db")).expect("still there"),
        "geen archief"
    );
}

#[test]
fn two_first_uses_at_once_lose_nothing() {
    let sealed = Sealed::new();
    std::thread::scope(|scope| {
        for number in [201, 202, 203] {
            let sealed = &sealed;
            scope.spawn(move || {
                let page = record(
                    number,
                    &format!("2031-05-{}", number - 190),
                    &format!("Avond {number}"),
                );
                let _ = sealed.run(&["import", "-"], &page).ended(0);
            });
        }
    });
    for number in ["201", "202", "203"] {
        let _ = sealed.run(&["show", number], "").ended(0);
    }
}

#[test]
fn links_that_lead_back_up_are_followed_once() {
    let sealed = empty();
    std::fs::create_dir_all(sealed.path("map/onder")).expect("folders");
    std::fs::write(
        sealed.path("map/een.md"),
        record(12, "2011-05-10", "Een proef"),
    )
    .expect("written");
    #[cfg(unix)]
    std::os::unix::fs::symlink(sealed.path("map"), sealed.path("map/onder/op")).expect("a link");
    let run = sealed.run(&["import", "map"], "").ended(0);
    assert!(run.stdout().contains("files: 1,"), "{}", run.told());
}

#[test]
fn news_about_no_edition_is_kept_on_request_and_becomes_no_edition() {
    let sealed = empty();
    let news = "Nieuwe voorzitter voor de vereniging\n\nDe leden kozen op 3 mei 2011 Ada Bos tot voorzitter. Zij volgt Bo Dam op.\n";
    let left = sealed.run(&["import", "-"], news).ended(0);
    assert!(
        left.stdout().contains("not about an edition: 1"),
        "{}",
        left.told()
    );
    let _ = sealed.run(&["import", "--with-news", "-"], news).ended(0);
    let export = sealed.run(&["export"], "").ended(0).json();
    assert_eq!(export["editions"].as_array().map(Vec::len), Some(0));
    let _ = sealed.run(&["search", "voorzitter"], "").ended(1);
    let found = sealed
        .run(&["search", "is:news", "voorzitter"], "")
        .ended(0);
    assert!(
        found.stdout().contains("Nieuwe voorzitter"),
        "{}",
        found.told()
    );
    let people = sealed.run(&["guests"], "");
    assert!(!people.stdout().contains("Bos"), "{}", people.told());
}

#[test]
fn names_that_no_edition_bears_any_more_are_gone_from_the_lists() {
    let sealed = empty();
    let with = |guest: &str| {
        let guests = format!(
            "guests = [{{ name = \"{guest}\", affiliations = [{{ organisation = \"Bureau {guest}\" }}] }}]\nstatus"
        );
        record(12, "2011-05-10", "Een proef").replacen("status", &guests, 1)
    };
    let _ = sealed.run(&["import", "-"], &with("Ada Bos")).ended(0);
    assert!(
        sealed
            .run(&["guests"], "")
            .ended(0)
            .stdout()
            .contains("Ada Bos")
    );
    let _ = sealed.run(&["remove", "12"], "").ended(0);
    for list in ["guests", "orgs"] {
        let run = sealed.run(&[list], "");
        assert!(!run.stdout().contains("Bos"), "{}", run.told());
    }
    assert!(
        !sealed
            .run(&["search", "bos"], "")
            .ended(1)
            .stdout()
            .contains("Bos")
    );
}

#[test]
fn initials_are_found_with_and_without_their_stops() {
    let sealed = empty();
    let guests = "guests = [{ name = \"J.P. Dijkgraaf\" }]\nstatus";
    let one = record(12, "2011-05-10", "Een proef").replacen("status", guests, 1);
    let _ = sealed.run(&["import", "-"], &one).ended(0);
    for typed in ["J.P. Dijkgraaf", "jp dijkgraaf", "j.p.", "J P Dijkgraaf"] {
        let run = sealed.run(&["search", typed], "").ended(0);
        assert!(
            run.stdout().contains("guest: J.P. Dijkgraaf"),
            "{}",
            run.told()
        );
    }
}

#[test]
fn a_number_behind_a_hash_is_read_however_large_the_archive_has_grown() {
    let sealed = Sealed::new();
    let page = "Reuring!Café #701: Een nieuwe avond\nOp dinsdag 12 maart 2024 vond in De Glazen Zaal, Den Haag het \
        Reuring!Café plaats.\nAan tafel zaten:\n- Pieter Jansen (directeur bij het CBS)\nDe avond ging over hulp.\n";
    let _ = sealed.run(&["import", "-"], page).ended(0);
    let shown = sealed.run(&["show", "701"], "").ended(0).stdout();
    assert!(shown.contains("#701"), "{shown}");
}

#[test]
fn a_text_that_may_be_about_an_edition_is_kept_and_named_and_one_that_is_not_is_left_out() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    let perhaps = "Terugblik op een jaar Reuring!Café\n\nHet was een mooi jaar. We spraken over dijken, over wonen en over \
        vertrouwen. Dank aan alle gasten en aan debatleider Mark Frequin. Volgend jaar gaan we verder.\n";
    let told = sealed.run(&["import", "-"], perhaps).ended(0).stdout();
    assert!(
        told.contains("kept, as it may be about an edition"),
        "{told}"
    );
    let found = sealed.run(&["search", "is:news", "dijken"], "").ended(0);
    assert!(found.stdout().contains("dijken"), "{}", found.told());
    let other = "Vacature: jurist\n\nDe gemeente zoekt een jurist voor 32 uur. Solliciteren kan tot het eind van de maand.\n";
    let told = sealed.run(&["import", "-"], other).ended(0).stdout();
    assert!(told.contains("left out, not about an edition: 1"), "{told}");
}
