//! Inputs larger than anything a person writes: named, and the rest goes on.

use super::{counts, editions, put, ready, says};

const REPORT: &str = "Verslag Reuring!Café #12 | Een proef\n\nOp dinsdag 3 mei 2022 vond de 12e editie van Reuring!Café plaats in De Glazen Zaal.\n";

#[test]
fn what_is_beyond_all_bounds_is_named_and_the_rest_comes_in() {
    let sealed = ready();
    put(&sealed, "a.txt", "woord ".repeat(500_000));
    put(&sealed, "b.txt", "\n.".repeat(500_000));
    put(
        &sealed,
        "c.xml",
        format!("<rss><channel><item><title>{}", "x".repeat(17_000_000)),
    );
    put(
        &sealed,
        "d.html",
        format!("<p {}>Een alinea van een avond.</p>", "a=1 ".repeat(50_000)),
    );
    put(
        &sealed,
        "e.html",
        format!("{}Een alinea.", "<div>".repeat(20_000)),
    );
    put(&sealed, "z.txt", REPORT);
    let run = sealed.run(&["import", "in"], "").ended(2);
    says(&run, "longer than any report");
    says(&run, "skipped: in/b.txt: larger than any page");
    says(
        &run,
        "skipped: in/c.xml: at line 1 stands a text longer than any report",
    );
    assert_eq!(editions(&sealed).len(), 1, "{}", run.told());
    assert_eq!(counts(&run)[2], 2, "{}", run.told());
}

#[test]
fn folders_in_folders_are_gone_through_to_the_end() {
    let sealed = ready();
    let mut folder = sealed.path("in");
    for _ in 0..1_500 {
        folder.push("m");
    }
    std::fs::create_dir_all(&folder).expect("folders");
    std::fs::write(folder.join("a.txt"), REPORT).expect("written");
    let _ = sealed.run(&["import", "in"], "").ended(0);
    assert_eq!(editions(&sealed).len(), 1);
}
