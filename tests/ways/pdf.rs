//! PDF through `pdftotext`: where it is installed, where it is not, and where it goes wrong.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::{editions, facts, guests, imported, made, numbers, put, ready, says, text};
use crate::support::sealed::{Run, Sealed};

/// A program of that name earlier in the path.
fn with(script: &str) -> Sealed {
    let sealed = ready();
    let folder = sealed.path("bin");
    fs::create_dir(&folder).expect("a folder");
    let program = folder.join("pdftotext");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("executable");
    sealed
}

fn import(sealed: &Sealed) -> Run {
    let path = format!("{}:/usr/bin:/bin", sealed.path("bin").display());
    sealed.run_with(&[("PATH", path.as_str())], &["import", "in/a.pdf"], "")
}

#[test]
fn what_pdftotext_says_of_a_page_becomes_the_same_evening() {
    let (page, _) = imported("page.html", made("page.html"));
    let sealed = with("cat \"$(dirname \"$0\")/words\"");
    fs::write(sealed.path("bin/words"), made("libreoffice.words")).expect("written");
    put(&sealed, "a.pdf", made("libreoffice.pdf"));
    let run = import(&sealed).ended(0);
    let editions = editions(&sealed);
    assert_eq!(numbers(&editions), [55], "{}", run.told());
    assert_eq!(facts(&editions[0]), facts(&page[0]));
    assert_eq!(text(&editions[0]), text(&page[0]));
}

#[test]
fn a_pdf_in_columns_is_read_column_by_column_where_pdftotext_is_installed() {
    if !["/usr/bin/pdftotext", "/bin/pdftotext"]
        .iter()
        .any(|path| Path::new(path).exists())
    {
        // Without the program there is nothing to try; what it writes is tried above.
        return;
    }
    let (editions, run) = imported("a.pdf", made("columns.pdf"));
    assert_eq!(numbers(&editions), [55], "{}", run.told());
    assert_eq!(guests(&editions[0]), ["Ada Bos", "Piet Vos"]);
    let text = text(&editions[0]);
    for words in [
        "over overheidsmanagement en over onder- en bovengrondse leidingen in Zuid-Holland.",
        "\n• Piet Vos, wethouder van de gemeente Delft\n",
        "maar ook gelachen.\n\nHet ging die avond",
        "die het betaalt. In de zaal",
    ] {
        assert!(text.contains(words), "no “{words}” in {text}");
    }
    assert!(!text.contains("Pagina"), "{text}");
    assert_eq!(text.matches("Vereniging voor").count(), 1, "{text}");
    let (_, damaged) = imported("a.pdf", "%PDF-1.7\nniets");
    says(&damaged, "skipped: in/a.pdf: a damaged PDF");
}

#[test]
fn without_pdftotext_a_pdf_is_named_with_what_to_install() {
    let sealed = ready();
    put(&sealed, "a.pdf", made("libreoffice.pdf"));
    let run = sealed
        .run_with(&[("PATH", "/nergens")], &["import", "in"], "")
        .ended(2);
    says(
        &run,
        "skipped: in/a.pdf: PDF is read with pdftotext, which is not here; install poppler-utils",
    );
}

#[test]
fn a_pdf_that_gives_no_text_says_why() {
    for (script, words) in [
        ("exit 3", "behind a password"),
        ("exit 99", "behind a password"),
        ("exit 1", "a damaged PDF"),
        ("kill -9 $$", "does not get through it in time"),
        ("yes woord", "does not get through it in time"),
        (
            "echo '<doc><page height=\"800\"/></doc>'",
            "a PDF without text, of pictures; make it searchable",
        ),
        ("echo '<doc><page>'", "broken XML"),
    ] {
        let sealed = with(script);
        // One that wants a password says of itself that it is locked.
        let lock = if script == "exit 99" {
            "<</Encrypt 3 0 R>>"
        } else {
            ""
        };
        put(&sealed, "a.pdf", format!("%PDF-1.7\n{lock}"));
        let run = import(&sealed).ended(2);
        says(&run, words);
    }
}
