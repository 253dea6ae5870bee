//! Files about several evenings, and texts that are nearly alike.

use super::{OPENING, editions, guests, imported, numbers, put, ready, says};

const EVENINGS: [(&str, &str, &str); 2] = [
    (
        "Verslag Reuring!Café #61 | Over tijd | 30 mei 2023",
        "Op dinsdag 30 mei 2023 vond de 61ste editie van Reuring!Café plaats in het Pakhuis te Delft.",
        "Ada Bos, directeur bij UWV",
    ),
    (
        "Verslag Reuring!Café #62 | Over ruimte | 27 juni 2023",
        "Op dinsdag 27 juni 2023 vond de 62ste editie van Reuring!Café plaats in het Pakhuis te Delft.",
        "Piet Vos, hoogleraar bij de TU Delft",
    ),
];

#[test]
fn a_file_is_cut_where_evenings_begin_whatever_its_form() {
    let all = |one: &dyn Fn(&str, &str, &str) -> String| -> String {
        EVENINGS
            .iter()
            .map(|(title, opening, guest)| one(title, opening, guest))
            .collect()
    };
    let plain = all(&|title, opening, guest| {
        format!("{title}\n\n{opening}\n\nDe bankgasten waren:\n- {guest}\n\n")
    });
    let marked = all(&|title, opening, guest| {
        format!("## {title}\n\n{opening}\n\nDe bankgasten waren:\n\n- {guest}\n\n")
    });
    let page = all(&|title, opening, guest| {
        format!(
            "<h2>{title}</h2><p>{opening}</p><p>De bankgasten waren:</p><ul><li>{guest}</li></ul>"
        )
    });
    let letter = "De zomer komt eraan, en met de zomer twee verslagen van avonden die al weer even geleden zijn, voor wie er niet bij was of nog eens wil lezen.";
    for (name, file) in [
        ("a.txt", plain.clone()),
        ("a.md", marked),
        (
            "a.html",
            format!("<!doctype html><title>Twee avonden</title><main>{page}</main>"),
        ),
        (
            "brief.txt",
            format!("Nieuwsbrief juli\n\n{letter}\n\n{plain}"),
        ),
    ] {
        let (editions, run) = imported(name, &file);
        assert_eq!(numbers(&editions), [61, 62], "{name}: {}", run.told());
        assert_eq!(
            (guests(&editions[0]), guests(&editions[1])),
            (vec!["Ada Bos"], vec!["Piet Vos"]),
            "{name}"
        );
    }
}

#[test]
fn records_under_each_other_are_each_an_edition() {
    let record = |number: u32| {
        format!(
            "+++\nseries = \"cafe\"\nnumber = {number}\ntitle = \"Avond {number}\"\n+++\n\nDe tekst van {number}.\n\n"
        )
    };
    let (editions, _) = imported("a.md", format!("{}{}", record(61), record(62)));
    assert_eq!(numbers(&editions), [61, 62]);
}

#[test]
fn several_numbers_in_one_text_are_told() {
    let text = "Verslag\n\nOp dinsdag 30 mei 2023 vond de 61ste editie van Reuring!Café plaats in het Pakhuis te Delft, over tijd en wie daar over gaat.\n\nOp dinsdag 27 juni 2023 vond de 62ste editie van Reuring!Café plaats in het Pakhuis te Delft, over ruimte en wie daar over gaat.\n";
    let (_, run) = imported("a.txt", text);
    says(&run, "note: in/a.txt: names several editions (61, 62)");
}

#[test]
fn texts_alike_but_for_the_number_or_the_day_in_the_heading_are_each_their_own() {
    let text = format!("Die avond {OPENING}").replace("de 55e editie van ", "");
    for headings in [
        ["Reuring!Café #71", "Reuring!Café #72", "Reuring!Café #73"],
        [
            "Reuring!Café op 3 mei 2022",
            "Reuring!Café op 7 juni 2022",
            "Reuring!Café op 5 juli 2022",
        ],
    ] {
        let sealed = ready();
        for (at, heading) in headings.iter().enumerate() {
            put(
                &sealed,
                &format!("{at}.txt"),
                format!("{heading}\n\n{text}\n"),
            );
        }
        let run = sealed.run(&["import", "in"], "").ended(0);
        assert_eq!(editions(&sealed).len(), 3, "{}", run.told());
        says(
            &sealed.run(&["import", "in"], "").ended(0),
            "texts: 0 new, 0 changed, 3 the same",
        );
    }
}
