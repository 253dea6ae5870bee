//! A folder of its own with a home, and the program run in it with nothing of the outside.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_reuring");

/// The root of the project.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A sealed place. It vanishes when dropped.
pub(crate) struct Sealed {
    folder: tempfile::TempDir,
}

impl Sealed {
    /// Makes the place, with the project's own sample pages in `pages`.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("home")).expect("a home");
        let pages = folder.path().join("pages");
        std::fs::create_dir(&pages).expect("a folder for pages");
        for entry in std::fs::read_dir(project().join("tests/pages")).expect("sample pages") {
            let path = entry.expect("a sample page").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                std::fs::copy(&path, pages.join(path.file_name().expect("a name")))
                    .expect("a copy");
            }
        }
        Sealed { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The environment of the program: its own home, a plain terminal, English unless told otherwise.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("HOME", self.path("home").display().to_string()),
            ("LANG", "C.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("RUST_BACKTRACE", "0".to_owned()),
            // 21 November 2026: what is long ago stays as long ago.
            ("SOURCE_DATE_EPOCH", "1795219200".to_owned()),
        ]
    }

    /// Runs the program with these arguments, reading `input`.
    pub(crate) fn run(&self, arguments: &[&str], input: &str) -> Run {
        self.run_with(&[], arguments, input)
    }

    /// Runs the program with further variables in its environment.
    pub(crate) fn run_with(
        &self,
        variables: &[(&str, &str)],
        arguments: &[&str],
        input: &str,
    ) -> Run {
        use std::io::Write as _;
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .envs(variables.iter().copied())
            .current_dir(self.folder.path())
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that does not read leaves the pipe closed.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        Run {
            arguments: arguments.join(" "),
            output,
            folder: self.folder.path().display().to_string(),
        }
    }
}

/// How a run ended.
#[must_use = "a run that nobody looks at tests nothing"]
pub(crate) struct Run {
    arguments: String,
    output: Output,
    folder: String,
}

impl Run {
    pub(crate) fn stdout(&self) -> String {
        self.shown(&self.output.stdout)
    }

    /// What was said beside the outcome, without how far it was: a busy machine says more of that.
    pub(crate) fn stderr(&self) -> String {
        let shown = self.shown(&self.output.stderr);
        let lines = shown
            .split_inclusive('\n')
            .filter(|line| !is_progress(line));
        lines.collect()
    }

    pub(crate) fn code(&self) -> Option<i32> {
        self.output.status.code()
    }

    /// Returns standard output as JSON; says everything about the run where it is none.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout())
            .unwrap_or_else(|error| panic!("no JSON: {error}\n{}", self.told()))
    }

    /// Fails with everything there is to say unless the run ended so.
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code(), Some(code), "{}", self.told());
        self
    }

    /// Everything about the run, for people.
    pub(crate) fn told(&self) -> String {
        let mut told = format!("$ reuring {}\n", self.arguments);
        let _ = write!(told, "{}{}", self.stdout(), self.stderr());
        let _ = writeln!(told, "[exit {:?}]", self.code());
        told
    }

    /// The sealed folder is another each time, so it is called `DIR`.
    fn shown(&self, bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).replace(&self.folder, "DIR")
    }
}

/// Says whether a line tells how far something is: `12 articles`, `3 van 9 edities, nog 0:05`.
fn is_progress(line: &str) -> bool {
    let counts = line.starts_with(|c: char| c.is_ascii_digit());
    let things = [
        "articles",
        "artikelen",
        "editions",
        "edities",
        "posts",
        " of ",
        " van ",
    ];
    counts && things.iter().any(|thing| line.contains(thing))
}
