//! What a person sets in `config.toml`, and what is said of a mistake in it.

use std::fs;

use crate::support::sealed::Sealed;

fn with_settings(text: &str) -> Sealed {
    let sealed = Sealed::new();
    let folder = sealed.path("home/.config/reuring");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("config.toml"), text).expect("settings");
    sealed
}

#[test]
fn the_language_and_the_archive_are_those_of_the_settings_unless_named_otherwise() {
    let sealed = with_settings("language = \"nl\"\narchive = \"~/team.db\"\n");
    let told = sealed.run(&["init"], "").ended(0).stdout();
    assert!(
        told.contains("archief gemaakt") && told.contains("team.db"),
        "{told}"
    );
    assert!(sealed.path("home/team.db").exists());
    let paths = sealed.run(&["--lang", "en", "paths"], "").ended(0).stdout();
    assert!(
        paths.contains("archive\t") && paths.contains("team.db"),
        "{paths}"
    );
    let named = ["--archive", "own.db", "paths"];
    let paths = sealed.run(&named, "").ended(0).stdout();
    assert!(paths.contains("archief\town.db"), "{paths}");
}

#[test]
fn keys_shows_the_map_with_what_the_settings_say() {
    let sealed = with_settings("[keys]\nshow-copy = [\"c\", \"F5\"]\nexport-csv = \"E\"\n");
    let keys = sealed.run(&["toetsen"], "").ended(0).stdout();
    let row = |name: &str| {
        keys.lines()
            .find(|line| line.contains(&format!("  {name} ")))
    };
    assert!(
        row("show-copy").is_some_and(|row| row.contains("c, F5")),
        "{keys}"
    );
    assert!(
        row("export-csv").is_some_and(|row| row.trim_start().starts_with('E')),
        "{keys}"
    );
    assert!(
        row("show-people").is_some_and(|row| row.trim_start().starts_with('p')),
        "{keys}"
    );
}

#[test]
fn a_mistake_is_named_with_its_file_its_line_and_what_was_meant() {
    for (text, said) in [
        (
            "[keys]\nshow-copi = \"c\"",
            "config.toml, line 2: `show-copi` is not known; did you mean `show-copy`?",
        ),
        (
            "[keys]\nread = \"Ctrl\"",
            "line 2: `Ctrl` is not known; possible: x, Ctrl-N",
        ),
        (
            "[keys]\nread = \"x\"\nshow-copy = \"x\"",
            "`x` was given another meaning above",
        ),
        (
            "\ntheme = \"drak\"",
            "line 2: `drak` is not known; did you mean `dark`?",
        ),
        (
            "lang = \"nl\"",
            "line 1: `lang` is not known; did you mean `language`?",
        ),
        ("theme = ", "line 1 is not TOML: `theme =`"),
    ] {
        let run = with_settings(text).run(&["keys"], "").ended(2);
        assert!(run.stderr().contains(said), "{text}: {}", run.stderr());
    }
    // Help needs no settings.
    let _ = with_settings("x = 1").run(&["--help"], "").ended(0);
}
