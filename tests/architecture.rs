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

/// Files that need each other in a circle, still: the list only shrinks.
const CIRCLES: [(&str, &[&str]); 1] = [("src/tui/page", &["body", "links"])];

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

/// The paths of a tree behind `use`, one by one: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(tree: &str) -> Vec<String> {
    let Some((start, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![path.trim().to_owned()];
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let mut depth = 0;
    let parts = inner.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let parts = parts.filter(|part| !part.trim().is_empty());
    let below = parts.flat_map(paths);
    below
        .map(|path| format!("{}{path}", start.trim()))
        .collect()
}

/// The paths of all `use` of a file.
fn used_paths(code: &str) -> Vec<String> {
    let uses = code.split("use ").skip(1);
    let trees = uses.filter_map(|behind| Some(behind.split_once(';')?.0));
    trees.flat_map(paths).collect()
}

/// Which file each name comes from that a folder's own file passes on: `pub use reason::Reason;`.
fn passed_on(code: &str) -> BTreeMap<String, String> {
    let paths = used_paths(code).into_iter();
    let pairs = paths.filter_map(|path| {
        let path = path.trim_start_matches("self::");
        let (file, _) = path.split_once("::")?;
        Some((path.rsplit("::").next()?.to_owned(), file.to_owned()))
    });
    pairs.collect()
}

/// Which of its neighbours in the same folder a file uses, straight or as a name that the folder's own file passes on.
fn neighbours(
    name: &str,
    code: &str,
    all: &BTreeMap<String, String>,
    passed_on: &BTreeMap<String, String>,
) -> BTreeSet<String> {
    let used = used_paths(code).into_iter();
    let used = used.filter_map(|path| path.strip_prefix("super::").map(str::to_owned));
    let inline = code.match_indices("super::").filter_map(|(at, before)| {
        let is_from_above = code[..at].ends_with("super::");
        (!is_from_above).then(|| code[at + before.len()..].to_owned())
    });
    let first = |path: String| {
        let end = path.find(|c: char| !c.is_alphanumeric() && c != '_');
        path[..end.unwrap_or(path.len())].to_owned()
    };
    let named = used.chain(inline).map(first);
    let files = named.filter_map(|named| {
        let file = if all.contains_key(&named) {
            &named
        } else {
            passed_on.get(&named)?
        };
        (file != name && all.contains_key(file)).then(|| file.clone())
    });
    files.collect()
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
    let mut circles: Vec<(&str, Vec<&str>)> = Vec::new();
    for (folder, files) in &folders {
        let own = folder
            .rsplit_once('/')
            .and_then(|(above, name)| folders.get(above)?.get(name));
        let passed_on = own.map_or_else(BTreeMap::new, |code| passed_on(code));
        let uses: BTreeMap<&String, BTreeSet<String>> = files
            .iter()
            .map(|(name, code)| (name, neighbours(name, code, files, &passed_on)))
            .collect();
        let is_in_circle = |name: &&String| {
            let mut reached = uses[name].clone();
            let mut ahead: Vec<String> = reached.iter().cloned().collect();
            while let Some(next) = ahead.pop() {
                let new = uses[&next]
                    .iter()
                    .filter(|one| reached.insert((*one).clone()));
                ahead.extend(new.cloned());
            }
            reached.contains(*name)
        };
        let circle: Vec<&str> = files
            .keys()
            .filter(is_in_circle)
            .map(String::as_str)
            .collect();
        if !circle.is_empty() {
            circles.push((folder, circle));
        }
    }
    let known: Vec<(&str, Vec<&str>)> = CIRCLES
        .iter()
        .map(|(folder, files)| (*folder, files.to_vec()))
        .collect();
    assert_eq!(
        circles, known,
        "circles, and those that are known; one that was mended is taken off the list"
    );
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
