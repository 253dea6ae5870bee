//! The walls of the house, read off the source: who uses whom, and who alone uses a library.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::sealed::project;

/// The modules from the bottom up; each may use those before it.
const ORDER: [&str; 19] = [
    "text",
    "locale",
    "calendar",
    "config",
    "edition",
    "gazetteer",
    "ingest",
    "site",
    "archive",
    "sync",
    "catalogue",
    "personal",
    "search",
    "check",
    "review",
    "profiles",
    "export",
    "tui",
    "cli",
];

/// Libraries that only some modules may name.
const DOORS: [(&str, &[&str]); 7] = [
    ("rusqlite", &["archive", "personal"]),
    ("rusqlite_migration", &["archive", "personal"]),
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("clap", &["cli"]),
    ("ureq", &["site"]),
    ("indicatif", &["cli"]),
];

/// Files that need each other in a circle, still: each is one noun in several files, or wants a third below both.
const CIRCLES: [(&str, &[&str]); 3] = [
    (
        "src/ingest/extract",
        &[
            "bench_list",
            "bench_row",
            "capitals",
            "glance",
            "passage",
            "pattern",
            "person",
            "piece",
            "presented",
            "prose",
            "required",
        ],
    ),
    ("src/ingest/merge", &["group", "neighbours", "years"]),
    (
        "src/ingest/source/html",
        &["boilerplate", "measure", "text"],
    ),
];

/// Every source file with the module it belongs to.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = project().join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let module_of = |path: &Path| {
        let first = path
            .strip_prefix(&root)
            .expect("below src")
            .components()
            .next()
            .expect("a name");
        first
            .as_os_str()
            .to_string_lossy()
            .trim_end_matches(".rs")
            .to_owned()
    };
    files
        .into_iter()
        .map(|path| {
            (
                module_of(&path),
                path.clone(),
                fs::read_to_string(path).expect("source"),
            )
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The part of a file that ships, without comments: tests stand in a module at its end.
fn production(text: &str) -> String {
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let code = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_module_uses_only_modules_before_it() {
    let place = |module: &str| ORDER.iter().position(|name| *name == module);
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        let Some(own) = place(&module) else { continue };
        let code = production(&text);
        for other in ORDER.iter().skip(own + 1) {
            // Braces would hide what is used from this test.
            assert!(
                !code.contains("crate::{"),
                "{}: one module a line",
                path.display()
            );
            if code.contains(&format!("crate::{other}")) {
                wrong.push(format!("{} uses {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Which of its neighbours in the same folder a file uses: `super::name`, or `use super::{name, …};`.
fn neighbours(name: &str, code: &str, all: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, before) in code.match_indices("super::") {
        let is_from_above = code.get(..at).is_some_and(|text| text.ends_with("super::"));
        let behind = code.get(at + before.len()..).unwrap_or_default();
        let end = if behind.starts_with('{') {
            behind.find("};")
        } else {
            behind.find(|c: char| !c.is_alphanumeric() && c != '_')
        };
        let named = behind.get(..end.unwrap_or_default()).unwrap_or_default();
        let words = named.split(|c: char| !c.is_alphanumeric() && c != '_');
        let others =
            words.filter(|word| !is_from_above && *word != name && all.contains_key(*word));
        used.extend(others.map(str::to_owned));
    }
    used
}

#[test]
fn files_of_a_folder_form_no_circle() {
    let mut folders: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (_, path, text) in sources() {
        let path = path.strip_prefix(project()).expect("in the project");
        let folder = path.parent().expect("a folder").display().to_string();
        let name = path.file_stem().expect("a name").to_string_lossy();
        let files = folders.entry(folder).or_default();
        files.insert(name.into_owned(), production(&text));
    }
    let mut circles = Vec::new();
    for (folder, files) in &folders {
        let known = CIRCLES.iter().find(|(known, _)| known == folder);
        let uses: BTreeMap<&String, BTreeSet<String>> = files
            .iter()
            .map(|(name, code)| (name, neighbours(name, code, files)))
            .collect();
        for name in files.keys() {
            let mut reached = uses[name].clone();
            let mut ahead: Vec<String> = reached.iter().cloned().collect();
            while let Some(next) = ahead.pop() {
                for other in &uses[&next] {
                    if reached.insert(other.clone()) {
                        ahead.push(other.clone());
                    }
                }
            }
            let is_known = known.is_some_and(|(_, files)| files.contains(&name.as_str()));
            if reached.contains(name) && !is_known {
                circles.push(format!("{folder}/{name}.rs uses {:?}", uses[name]));
            }
        }
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn every_module_has_its_place_in_the_order() {
    for (module, path, _) in sources() {
        let is_known = ORDER.contains(&module.as_str()) || module == "lib" || module == "main";
        assert!(
            is_known,
            "{} belongs to no module in the order",
            path.display()
        );
    }
}

#[test]
fn a_library_is_named_only_behind_its_door() {
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        let code = production(&text);
        for (library, rooms) in DOORS {
            let names_it =
                code.contains(&format!("{library}::")) || code.contains(&format!("use {library};"));
            if names_it && !rooms.contains(&module.as_str()) {
                wrong.push(format!("{} names {library}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_command_line_prints() {
    for (module, path, text) in sources() {
        let code = production(&text);
        let prints = ["println!", "print!", "eprintln!", "io::stderr()"]
            .iter()
            .any(|word| code.contains(word));
        assert!(!prints || module == "cli", "{} prints", path.display());
    }
}

#[test]
fn every_file_says_what_it_owns_and_stays_small() {
    for (_, path, text) in sources() {
        assert!(
            text.starts_with("//!"),
            "{} does not say what it owns",
            path.display()
        );
        let lines = text
            .split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .lines()
            .count();
        assert!(
            lines <= 500,
            "{} has {lines} lines: is there a noun to split by?",
            path.display()
        );
    }
}
