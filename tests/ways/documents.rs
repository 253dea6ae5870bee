//! Documents of Word and LibreOffice, and folders as they lie on the disks of people.

use std::io::{Cursor, Write as _};

use super::{counts, editions, facts, guests, imported, made, numbers, put, ready, says, text};

#[test]
fn the_same_evening_gives_the_same_facts_whatever_it_was_written_with() {
    let (page, _) = imported("page.html", made("page.html"));
    assert_eq!(guests(&page[0]), ["Ada Bos", "Piet Vos"]);
    for name in [
        "text.txt",
        "libreoffice.docx",
        "libreoffice.odt",
        "pandoc.docx",
        "pandoc.odt",
        "odfpy.odt",
        "both.eml",
        "plain.eml",
        "box.mbox",
        "saved.mhtml",
    ] {
        let (editions, run) = imported(name, made(name));
        assert_eq!(numbers(&editions), [55], "{name}: {}", run.told());
        assert_eq!(facts(&editions[0]), facts(&page[0]), "{name}");
        let (own, other) = (text(&editions[0]), text(&page[0]));
        assert_eq!(own.replace("- ", "• "), other, "{name}");
    }
}

#[test]
fn a_document_is_cut_where_evenings_begin() {
    let (editions, run) = imported("a.docx", made("python-docx.docx"));
    assert_eq!(numbers(&editions), [61, 62], "{}", run.told());
    assert_eq!(
        (guests(&editions[0]), guests(&editions[1])),
        (vec!["Els Smit"], vec!["Jan Kok"])
    );
    assert!(text(&editions[0]).contains("Aanwezig | zeventig mensen"));
    assert_eq!(editions[0]["documents"][0]["published"], "2023-07-03");
}

#[test]
fn notes_boxes_and_tables_come_in_and_changes_count_as_accepted() {
    for name in ["rich.docx", "rich.odt", "rich.fodt"] {
        let (editions, run) = imported(name, made(name));
        assert_eq!(numbers(&editions), [57], "{name}: {}", run.told());
        let document = &editions[0]["documents"][0];
        // Nothing in the text is a title: its properties say one, and the day.
        assert_eq!(
            document["title"], "Verslag Reuring!Café 57: Water en wind",
            "{name}"
        );
        assert_eq!(document["published"], "2022-09-12", "{name}");
        assert_eq!(
            text(&editions[0]),
            "Op dinsdag 6 september 2022 vond de 57e editie van Reuring!Café plaats op de zolder van De Pier te Breda.\n\nNoot 1: De eerste keer in Breda.\n\nDe bankgasten waren:\n\n• Els Smit, directeur bij UWV\n\nEr kwamen tachtig mensen, die lang bleven.\n\nWie meer wil weten leest het boek.\n\nMuziek | Trio Kade",
            "{name}"
        );
    }
}

#[test]
fn what_is_not_read_is_called_by_its_name_with_the_way_round() {
    let compound = |part: &str| {
        let name = part.encode_utf16().flat_map(u16::to_le_bytes);
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), name.collect()].concat()
    };
    for (name, bytes, words) in [
        (
            "a.doc",
            made("libreoffice.doc"),
            "Word 97–2003 (.doc) is not read; open it in Word or LibreOffice and save it as .docx",
        ),
        ("a.rtf", made("libreoffice.rtf"), "RTF is not read; open it"),
        (
            "a.msg",
            compound("__substg1.0_0037001F"),
            "Outlook (.msg) is not read; save the message in Outlook as .eml",
        ),
        (
            "a.xls",
            compound("Workbook"),
            "Excel 97–2003 (.xls) is not read; open it in Excel or LibreOffice",
        ),
        (
            "a.ppt",
            compound("PowerPoint Document"),
            "a presentation is not read; save it as PDF",
        ),
        (
            "a.docx",
            compound("EncryptedPackage"),
            "behind a password; save it without one",
        ),
        (
            "winmail.dat",
            b"\x78\x9f\x3e\x22\x01".to_vec(),
            "winmail.dat is not read",
        ),
    ] {
        let (editions, run) = imported(name, bytes);
        assert!(editions.is_empty(), "{name}");
        says(&run, &format!("skipped: in/{name}: "));
        says(&run, words);
        let _ = run.ended(2);
    }
}

/// Files packed into one.
fn packed(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // What is packed already is put in as it is: its own names are then seen in the file.
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        packed.start_file(*name, options).expect("a file");
        packed.write_all(bytes).expect("written");
    }
    packed.finish().expect("packed").into_inner()
}

#[test]
fn a_packed_folder_is_read_file_by_file_and_each_is_called_by_its_name() {
    let inner = packed(&[
        ("agenda.ics", made("agenda.ics")),
        ("oud.rtf", made("libreoffice.rtf")),
    ]);
    let all = packed(&[
        ("map/verslag.docx", made("rich.docx")),
        ("map/twee.docx", made("python-docx.docx")),
        ("map/box.mbox", made("box.mbox")),
        ("map/meer.zip", inner),
        ("map/~$verslag.docx", b"\x05Ada".to_vec()),
        ("map/Thumbs.db", b"x".to_vec()),
    ]);
    let sealed = ready();
    put(&sealed, "alles.zip", all);
    let run = sealed.run(&["import", "in"], "").ended(2);
    let editions = editions(&sealed);
    assert_eq!(numbers(&editions), [55, 56, 57, 61, 62], "{}", run.told());
    assert_eq!(
        editions[2]["documents"][0]["origins"][0]
            .as_str()
            .or(editions[2]["sources"][0].as_str()),
        Some("in/alles.zip/map/verslag.docx"),
        "{}",
        editions[2]
    );
    says(
        &run,
        "skipped: in/alles.zip/map/meer.zip/oud.rtf: RTF is not read",
    );
    says(&run, "note: in/alles.zip/map/box.mbox/2: an answer");
    says(
        &run,
        "no text, passed over: 1 of an open document, 1 of the system",
    );
}

#[test]
fn what_lies_beside_texts_in_a_folder_is_passed_over_in_one_line() {
    let sealed = ready();
    put(&sealed, "verslag.docx", made("rich.docx"));
    put(&sealed, "~$verslag.docx", "x");
    put(&sealed, ".verborgen", "x");
    put(&sealed, "Thumbs.db", "x");
    put(&sealed, "foto.jpg", b"\xff\xd8\xff\xe0");
    put(&sealed, "foto zonder naam", b"\x89PNG\r\n");
    put(&sealed, "stijl.css", "p { color: red }");
    put(&sealed, "woorden.png", made("text.txt"));
    let run = sealed.run(&["import", "in"], "").ended(0);
    says(
        &run,
        "no text, passed over: 1 hidden, 1 of an open document, 1 of the system, 2 pictures, 1 with styles or scripts",
    );
    // A text is read whatever its name.
    assert_eq!(numbers(&editions(&sealed)), [55, 57], "{}", run.told());
    assert_eq!(counts(&run), [2, 2, 0, 2, 0, 0, 0], "{}", run.told());
    // A picture that is named by hand is none.
    let named = sealed.run(&["import", "in/foto.jpg"], "").ended(2);
    says(&named, "skipped: in/foto.jpg: not text");
}
