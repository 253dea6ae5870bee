//! Files made to do harm: named, bounded, and the rest comes in.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use super::{editions, imported, made, numbers, put, ready, says};

const REPORT: &str = "Verslag Reuring!Café #12 | Een proef\n\nOp dinsdag 3 mei 2022 vond de 12e editie van Reuring!Café plaats in De Glazen Zaal.\n";

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in files {
        packed.start_file(*name, options).expect("a file");
        packed.write_all(bytes).expect("written");
    }
    packed.finish().expect("packed").into_inner()
}

#[test]
fn a_packed_file_that_swells_is_stopped_and_what_came_before_is_kept() {
    let zeros = vec![b' '; 50_000_000];
    let bomb = packed(&[
        ("a.txt", REPORT.as_bytes()),
        ("b.txt", &zeros),
        ("c.txt", &zeros),
        ("d.txt", REPORT.as_bytes()),
    ]);
    let (editions, run) = imported("a.zip", bomb);
    assert_eq!(numbers(&editions), [12], "{}", run.told());
    says(&run, "skipped: in/a.zip/b.txt: larger than any page");
    says(
        &run,
        "skipped: in/a.zip: more than a hundred times larger when unpacked",
    );
    let _ = run.ended(2);
    let document = packed(&[("word/document.xml", &zeros)]);
    let (_, run) = imported("a.docx", document);
    says(&run, "skipped: in/a.docx: larger than any page");
}

#[test]
fn packed_files_in_packed_files_have_an_end() {
    let mut bytes = packed(&[("a.txt", REPORT.as_bytes())]);
    for _ in 0..3 {
        bytes = packed(&[("a.zip", &bytes)]);
    }
    let (editions, _) = imported("a.zip", &bytes);
    assert_eq!(numbers(&editions), [12]);
    for _ in 0..5 {
        bytes = packed(&[("a.zip", &bytes)]);
    }
    let (_, run) = imported("a.zip", bytes);
    says(&run, "files in files, deeper than 5; unpack them first");
}

#[test]
fn a_packed_file_of_very_many_files_is_named_before_they_are_listed() {
    let mut bytes = packed(&[("a.txt", REPORT.as_bytes())]);
    // Its last words say how many there are.
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[0x60, 0xea, 0x60, 0xea]);
    let (_, run) = imported("a.zip", bytes);
    says(
        &run,
        "skipped: in/a.zip: more files or parts than anyone packs or sends together (50000)",
    );
}

#[test]
fn a_feed_of_more_posts_than_any_site_has_comes_to_an_end() {
    let feed = format!(
        "<rss><channel>{}{}</channel></rss>",
        "<item><title>Reuring!Café 12</title><description>Op dinsdag 3 mei 2022 vond de 12e editie van Reuring!Café plaats.</description></item>",
        "<item></item>".repeat(250_000)
    );
    let (editions, run) = imported("a.xml", feed);
    assert_eq!(numbers(&editions), [12]);
    says(
        &run,
        "skipped: in/a.xml: more files or parts than anyone packs or sends together (250000)",
    );
}

#[test]
fn a_mail_of_very_many_parts_or_mails_in_mails_is_named() {
    let head =
        "From: a@example.org\nTo: b@example.org\nSubject: Reuring!Café 55\nMIME-Version: 1.0\n";
    let parts = format!(
        "{head}Content-Type: multipart/mixed; boundary=x\n\n{}",
        "--x\n\nwoord\n".repeat(100_000)
    );
    let (_, run) = imported("a.eml", parts);
    says(
        &run,
        "skipped: in/a.eml: more files or parts than anyone packs or sends together",
    );
    let nested = format!("{head}{}", "Content-Type: message/rfc822\n\n".repeat(1_000));
    let (_, run) = imported("a.eml", nested);
    says(&run, "skipped: in/a.eml: files in files, deeper than 50");
}

#[test]
fn a_spreadsheet_that_says_it_is_very_large_is_not_unpacked() {
    let mut sheet = packed(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet/>"),
    ]);
    let entry = memchr::memmem::rfind(&sheet, b"PK\x01\x02").expect("a list of files");
    sheet[entry + 24..entry + 28].copy_from_slice(&200_000_000_u32.to_le_bytes());
    let (_, run) = imported("a.xlsx", sheet);
    says(&run, "skipped: in/a.xlsx: larger than any page");
}

#[test]
fn entities_are_never_expanded() {
    let mut laughs = String::new();
    for at in 1..10 {
        let inner = format!("&lol{};", at - 1).repeat(10);
        let _ = write!(laughs, "<!ENTITY lol{at} \"{inner}\">");
    }
    let document = format!(
        "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol0 \"lol\">{laughs}]><w:document><w:body><w:p><w:r><w:t>{REPORT}&lol9;</w:t></w:r></w:p></w:body></w:document>"
    );
    let (editions, run) = imported(
        "a.docx",
        packed(&[("word/document.xml", document.as_bytes())]),
    );
    assert_eq!(numbers(&editions), [12], "{}", run.told());
    assert!(
        super::text(&editions[0]).ends_with("&lol9;"),
        "{}",
        super::text(&editions[0])
    );
    let flat = format!(
        "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol0 \"lol\">{laughs}]><office:document><office:body><office:text><text:p>{REPORT}&lol9;</text:p></office:text></office:body></office:document>"
    );
    let (editions, run) = imported("a.fodt", flat);
    assert_eq!(numbers(&editions), [12], "{}", run.told());
}

#[test]
fn damaged_files_are_named_and_the_rest_comes_in() {
    let sealed = ready();
    let cut = |name: &str| {
        let bytes = made(name);
        bytes[..bytes.len() / 2].to_vec()
    };
    for name in ["rich.docx", "rich.odt", "rich.fodt", "attached.eml"] {
        put(&sealed, name, cut(name));
    }
    let mut broken = made("pandoc.docx");
    let middle = broken.len() / 2;
    for byte in &mut broken[middle..middle + 40] {
        *byte ^= 0x55;
    }
    put(&sealed, "pandoc.docx", broken);
    put(&sealed, "z.txt", REPORT);
    let run = sealed.run(&["import", "in"], "").ended(2);
    for name in ["rich.docx", "rich.odt", "rich.fodt"] {
        says(&run, &format!("skipped: in/{name}: "));
    }
    assert!(numbers(&editions(&sealed)).contains(&12), "{}", run.told());
}

#[test]
fn a_mail_whose_text_is_longer_than_any_is_left_out_by_name() {
    let head = "From: a@example.org\nTo: b@example.org\nSubject: Reuring!Café 55\n";
    let (editions, run) = imported(
        "a.eml",
        format!("{head}\n{}", "Een zin.\n".repeat(1_000_000)),
    );
    assert!(editions.is_empty());
    says(&run, "Reuring!Café 55 (in/a.eml:1): longer than any report");
}

#[test]
fn a_mail_too_large_keeps_no_other_of_its_box_out() {
    let divider =
        "From r@example.org Tue May 10 09:30:00 2022\nFrom: a@example.org\nTo: b@example.org\n";
    let large = "woord ".repeat(8_500_000);
    let (editions, run) = imported(
        "a.mbox",
        format!("{divider}Subject: groot\n\n{large}\n\n{divider}Subject: Verslag\n\n{REPORT}\n"),
    );
    assert_eq!(numbers(&editions), [12], "{}", run.told());
    says(&run, "skipped: in/a.mbox/1: larger than any page");
}
