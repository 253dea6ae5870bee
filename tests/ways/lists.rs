//! Lists of editions, Markdown, and the program's own exports.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use super::{editions, guests, imported, numbers, put, ready, says};
use crate::support::sealed::Sealed;

#[test]
fn a_list_gives_an_edition_a_row_by_dutch_or_english_columns() {
    for list in [
        "Nummer;Datum;Titel;Gasten\nReuring!Café #55;3 mei 2022;Dijken in nood;Ada Bos, Piet Vos\nReuring!Café #56;7 juni 2022;Geld genoeg?;Els Smit\n",
        "title\tguests\tdate\tnumber\nDijken in nood\tAda Bos; Piet Vos\t2022-05-03\t55\nGeld genoeg?\tEls Smit\t07-06-2022\t56\n",
        "\u{feff}nr,thema,sprekers,datum\n55,Dijken in nood,\"Ada Bos\nPiet Vos\",3-5-2022\n56,Geld genoeg?,Els Smit,7/6/2022\n",
    ] {
        let (editions, run) = imported("a.csv", list);
        assert_eq!(numbers(&editions), [55, 56], "{}", run.told());
        assert_eq!(
            (&editions[0]["date"], &editions[0]["title"]),
            (&"2022-05-03".into(), &"Dijken in nood".into())
        );
        assert_eq!(editions[1]["date"], "2022-06-07");
        assert_eq!(
            (guests(&editions[0]), guests(&editions[1])),
            (vec!["Ada Bos", "Piet Vos"], vec!["Els Smit"])
        );
    }
}

#[test]
fn what_a_list_says_that_is_not_understood_is_named() {
    let (_, run) = imported(
        "a.csv",
        "Nummer;Datum;Titel;Zaalhuur\n55;straks;Dijken;300\n",
    );
    says(&run, "note: in/a.csv: columns that say nothing: Zaalhuur");
    says(
        &run,
        "note: in/a.csv: row 2, Datum: “straks” is not understood",
    );
}

/// A spreadsheet with these rows; numbers are cells of their own kind.
fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let mut sheet = String::new();
    for (at, row) in rows.iter().enumerate() {
        let _ = write!(sheet, "<row r=\"{}\">", at + 1);
        for (column, cell) in row.iter().enumerate() {
            let place = format!(
                "{}{}",
                char::from(b'A' + u8::try_from(column).expect("few columns")),
                at + 1
            );
            let _ = match (cell.parse::<f64>(), column) {
                (Ok(number), 1) => write!(sheet, "<c r=\"{place}\" s=\"1\"><v>{number}</v></c>"),
                (Ok(number), _) => write!(sheet, "<c r=\"{place}\"><v>{number}</v></c>"),
                _ => write!(
                    sheet,
                    "<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"
                ),
            };
        }
        sheet.push_str("</row>");
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    packed(&[
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned()),
        ("_rels/.rels", format!("<Relationships xmlns=\"{packages}\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("xl/workbook.xml", format!("<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"Lijst\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns=\"{packages}\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>")),
        ("xl/styles.xml", format!("<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>")),
    ])
}

fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let rows = rows.iter().map(|row| {
        let cells = row.iter().map(|cell| format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"));
        format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
    });
    let rows: String = rows.collect();
    let name = "urn:oasis:names:tc:opendocument:xmlns";
    packed(&[
        (
            "mimetype",
            "application/vnd.oasis.opendocument.spreadsheet".to_owned(),
        ),
        (
            "META-INF/manifest.xml",
            format!("<manifest:manifest xmlns:manifest=\"{name}:manifest:1.0\"/>"),
        ),
        (
            "content.xml",
            format!(
                "<office:document-content xmlns:office=\"{name}:office:1.0\" xmlns:table=\"{name}:table:1.0\" xmlns:text=\"{name}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Lijst\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

fn packed(files: &[(&str, String)]) -> Vec<u8> {
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in files {
        packed.start_file(*name, options).expect("a file");
        packed.write_all(text.as_bytes()).expect("written");
    }
    packed.finish().expect("packed").into_inner()
}

#[test]
fn a_spreadsheet_is_a_list_too() {
    let head: &[&str] = &["Nummer", "Datum", "Titel", "Gasten"];
    let sheet = xlsx(&[
        &["Alle avonden"],
        head,
        &["55", "44684", "Dijken in nood", "Ada Bos (dijkgraaf)"],
        &["56", "44719", "Geld genoeg?", "Els Smit"],
    ]);
    let open = ods(&[
        head,
        &["55", "3 mei 2022", "Dijken in nood", "Ada Bos (dijkgraaf)"],
        &["56", "7 juni 2022", "Geld genoeg?", "Els Smit"],
    ]);
    for (name, bytes) in [("a.xlsx", sheet), ("a.ods", open)] {
        let (editions, run) = imported(name, bytes);
        assert_eq!(numbers(&editions), [55, 56], "{name}: {}", run.told());
        assert_eq!(
            (&editions[0]["date"], &editions[1]["date"]),
            (&"2022-05-03".into(), &"2022-06-07".into()),
            "{name}"
        );
        assert_eq!(guests(&editions[0]), ["Ada Bos"], "{name}");
    }
}

#[test]
fn a_dry_run_of_a_list_tells_field_by_field() {
    let sealed = ready();
    put(
        &sealed,
        "a.csv",
        "Nummer;Datum;Titel\n55;3 mei 2022;Dijken in nood\n",
    );
    let dry = sealed
        .run(&["import", "--dry-run", "in/a.csv"], "")
        .ended(0);
    says(&dry, "new          date: 2022-05-03");
    says(&dry, "new          title: Dijken in nood");
    assert!(editions(&sealed).is_empty());
}

/// An archive that was read from pages, a record and a list.
fn filled() -> Sealed {
    let sealed = ready();
    put(
        &sealed,
        "a.md",
        "+++\nseries = \"cafe\"\nnumber = 12\ntitle = \"Een proef\"\nguests = [{ name = \"An Bos\", affiliations = [{ function = \"lid\", organisation = \"VNG\" }] }]\n+++\n\nDe tekst van een proef.\n",
    );
    put(
        &sealed,
        "b.csv",
        "Nummer;Datum;Titel;Gasten\n55;3 mei 2022;Dijken in nood;Ada Bos (dijkgraaf, Waterschap Rivierenland; lid, VNG); Piet Vos\n",
    );
    let _ = sealed.run(&["import", "pages", "in"], "").ended(0);
    sealed
}

#[test]
fn own_exports_come_in_again_and_change_nothing() {
    for format in ["csv", "json", "markdown"] {
        let sealed = filled();
        let before = sealed.run(&["export"], "").ended(0).stdout();
        let export = sealed
            .run(&["export", "--format", format], "")
            .ended(0)
            .stdout();
        put(&sealed, "eigen", export);
        let run = sealed.run(&["import", "in/eigen"], "").ended(0);
        says(&run, "texts: 0 new, 0 changed,");
        assert_eq!(
            sealed.run(&["export"], "").ended(0).stdout(),
            before,
            "{format}"
        );
    }
}

#[test]
fn an_own_export_fills_an_empty_archive() {
    for format in ["csv", "json"] {
        let from = filled();
        let export = from
            .run(&["export", "--format", format], "")
            .ended(0)
            .stdout();
        let (there, run) = imported("eigen", export);
        let here = editions(&from);
        assert_eq!(numbers(&there), numbers(&here), "{format}: {}", run.told());
        let names = |all: &[serde_json::Value]| {
            all.iter()
                .map(|one| one["title"].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&there), names(&here), "{format}");
    }
}

#[test]
fn markdown_is_read_as_the_page_it_becomes() {
    let body = "Op dinsdag 3 mei 2022 vond de 55e editie van Reuring!Café plaats.\n\n## Gasten\n\n- **Ada Bos** (dijkgraaf)\n- **Piet Vos** (wethouder van Delft)\n";
    for file in [
        format!("# Reuring!Café 55\n\n{body}"),
        format!("---\ntitle: Reuring!Café 55\ndate: 2022-05-10\n---\n\n{body}"),
    ] {
        let (editions, run) = imported("a.md", file);
        assert_eq!(
            (numbers(&editions), guests(&editions[0])),
            (vec![55], vec!["Ada Bos", "Piet Vos"]),
            "{}",
            run.told()
        );
    }
    let (_, run) = imported(
        "a.md",
        format!("---\ntitle: Reuring!Café 55\ndraft: true\n---\n\n{body}"),
    );
    says(&run, "left out: 1 draft");
}
