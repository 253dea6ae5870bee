//! Command lines and what they print, byte for byte: `tests/cli/*.md` and the README's `console` blocks.
//!
//! Lines after `$ reuring …` are what the command prints, standard output first; `[exit N]` ends one
//! that does not end with 0. With `REURING_BLESS=1` the files are written anew instead of compared.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::sealed::{Sealed, project};

#[test]
fn every_transcript_is_what_the_program_prints() {
    let mut files: Vec<PathBuf> = fs::read_dir(project().join("tests/cli"))
        .expect("transcripts")
        .map(|entry| entry.expect("a transcript").path())
        .collect();
    files.sort();
    files.push(project().join("README.md"));
    let wrong: Vec<String> = files.iter().filter_map(|path| check(path)).collect();
    assert!(
        wrong.is_empty(),
        "{}\nREURING_BLESS=1 cargo test transcripts writes them anew",
        wrong.join("\n")
    );
}

fn check(path: &Path) -> Option<String> {
    let written = fs::read_to_string(path).expect("a transcript");
    let printed = replayed(&written);
    if printed == written {
        return None;
    }
    if std::env::var_os("REURING_BLESS").is_some() {
        fs::write(path, printed).expect("written");
        return None;
    }
    let different = written
        .lines()
        .zip(printed.lines())
        .find(|(written, printed)| written != printed);
    let (written, printed) = different.unwrap_or(("(the end)", "(the end)"));
    Some(format!(
        "{}:\n  written: {written}\n  printed: {printed}",
        path.display()
    ))
}

/// The file with each command's output put in anew. All commands of a file share one sealed place.
fn replayed(file: &str) -> String {
    let sealed = Sealed::new();
    let mut out: Vec<String> = Vec::new();
    let mut in_console = false;
    let mut skips_output = false;
    for line in file.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
            skips_output = false;
        }
        let command = line.strip_prefix("$ reuring").filter(|_| in_console);
        if let Some(command) = command {
            out.push(line.to_owned());
            out.extend(printed(&sealed, command));
            skips_output = true;
        } else if !skips_output {
            out.push(line.to_owned());
        }
    }
    out.join("\n") + "\n"
}

fn printed(sealed: &Sealed, command: &str) -> Vec<String> {
    let (command, input) = command.split_once(" < ").unwrap_or((command, ""));
    let input = if input.is_empty() {
        String::new()
    } else {
        fs::read_to_string(sealed.path(input)).expect("input")
    };
    let arguments = split(command);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let run = sealed.run(&arguments, &input);
    let mut lines: Vec<String> = run
        .stdout()
        .lines()
        .chain(run.stderr().lines())
        .map(str::to_owned)
        .collect();
    if run.code() != Some(0) {
        lines.push(format!(
            "[exit {}]",
            run.code()
                .map_or_else(|| "signal".to_owned(), |code| code.to_string())
        ));
    }
    lines
}

/// Words as a shell divides them, with single and double quotes.
fn split(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}
