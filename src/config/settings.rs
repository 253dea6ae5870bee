//! The settings that a person writes: `config.toml` in the folder of settings. What names of themes, actions and
//! keys mean is not known here: the module that knows them says what is wrong with a name ([`Settings::mistake`]).

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::locale::Lang;
use crate::text::{FARTHEST, clean_line, distance};

/// The name of the file.
pub const SETTINGS_FILE: &str = "config.toml";

/// The settings at the top of the file; keys have a table of their own.
const NAMES: [&str; 4] = ["language", "theme", "archive", "keys"];

/// What a person set; nothing where there is no file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The file.
    pub path: PathBuf,
    /// The language of the interface.
    pub lang: Option<Lang>,
    /// The name of a theme.
    pub theme: Option<Written>,
    /// Where the archive lives.
    pub archive: Option<PathBuf>,
    /// Actions with the keys that they are to have.
    pub keys: Vec<(Written, Vec<Written>)>,
}

/// A word of the file, and the line it stands on, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The word.
    pub text: String,
    /// The line.
    pub line: usize,
}

/// What is wrong with the file.
#[derive(Debug, Error)]
#[error("{}:{line}: {what:?}", path.display())]
pub struct Mistake {
    path: PathBuf,
    line: usize,
    what: Wrong,
}

/// What is wrong with a line of the file.
#[derive(Debug)]
enum Wrong {
    /// The file cannot be read.
    Unreadable(io::Error),
    /// The line is not TOML.
    Syntax(String),
    /// A name is not among those known.
    Unknown { name: String, known: Vec<String> },
    /// A key that another action was given already.
    Twice(String),
    /// A value is not of the kind it should be, such as this one.
    Value { name: String, example: String },
}

impl Mistake {
    /// Says in words what is wrong, where, and what was probably meant.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let path = self.path.display().to_string();
        let said = match &self.what {
            Wrong::Unreadable(error) => return lang.error_file(&path, &lang.io_reason(error)),
            Wrong::Syntax(line) => lang.settings_syntax(&clean_line(line)),
            Wrong::Unknown { name, known } => match suggested(name, known) {
                Some(meant) => lang.settings_meant(&clean_line(name), &meant),
                None => lang.settings_unknown(&clean_line(name), &known.join(", ")),
            },
            Wrong::Twice(name) => lang.settings_twice(&clean_line(name)),
            Wrong::Value { name, example } => lang.settings_value(name, example),
        };
        lang.settings_line(&path, self.line, &said)
    }
}

/// Returns the known name that is nearest to a mistyped one, or that it is a part of.
fn suggested(name: &str, known: &[String]) -> Option<String> {
    let name = name.to_lowercase();
    let away = |known: &&String| distance(name.as_bytes(), known.as_bytes(), FARTHEST);
    let nearest = known
        .iter()
        .filter(|known| away(known).is_some())
        .min_by_key(away);
    let holding = || {
        known
            .iter()
            .find(|known| !name.is_empty() && known.contains(&name))
    };
    nearest.or_else(holding).cloned()
}

impl Settings {
    /// Reads the file in the folder of settings; without one nothing is set.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is not TOML, and an unknown name in it.
    pub fn load(folder: &Path) -> Result<Self, Mistake> {
        let path = folder.join(SETTINGS_FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => Settings::parse(&path, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Settings {
                path,
                ..Settings::default()
            }),
            Err(error) => Err(Mistake {
                path,
                line: 0,
                what: Wrong::Unreadable(error),
            }),
        }
    }

    fn parse(path: &Path, text: &str) -> Result<Self, Mistake> {
        let mut settings = Settings {
            path: path.to_owned(),
            ..Settings::default()
        };
        let table = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = line_of(text, at);
            let written = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
            settings.wrong(line, Wrong::Syntax(written.trim().to_owned()))
        })?;
        for (name, value) in table.get_ref() {
            let line = line_of(text, name.span().start);
            settings.set(name.get_ref(), value, line, text)?;
        }
        Ok(settings)
    }

    fn set(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        line: usize,
        text: &str,
    ) -> Result<(), Mistake> {
        let example = |example: &str| Wrong::Value {
            name: name.to_owned(),
            example: example.to_owned(),
        };
        let word = value.get_ref().as_str();
        match name {
            "language" => {
                let lang = word.filter(|word| matches!(*word, "nl" | "en"));
                let lang = lang.and_then(Lang::parse);
                self.lang = Some(lang.ok_or_else(|| self.wrong(line, example("\"nl\", \"en\"")))?);
            }
            "theme" => {
                let word = word.ok_or_else(|| self.wrong(line, example("\"dark\"")))?;
                self.theme = Some(Written {
                    text: word.to_owned(),
                    line,
                });
            }
            "archive" => {
                let word = word.filter(|word| !word.is_empty());
                let word = word.ok_or_else(|| self.wrong(line, example("\"~/reuring.db\"")))?;
                self.archive = Some(self.place(word));
            }
            "keys" => {
                let table = value.get_ref().as_table();
                let table =
                    table.ok_or_else(|| self.wrong(line, example("[keys] read = [\"Enter\"]")))?;
                for (action, keys) in table {
                    let line = line_of(text, action.span().start);
                    let keys = written_keys(keys, line, text).ok_or_else(|| {
                        let name = action.get_ref().to_string();
                        let example = "[\"x\", \"Ctrl-N\"]".to_owned();
                        self.wrong(line, Wrong::Value { name, example })
                    })?;
                    let text = action.get_ref().to_string();
                    self.keys.push((Written { text, line }, keys));
                }
            }
            unknown => {
                let name = unknown.to_owned();
                let known = NAMES.map(str::to_owned).to_vec();
                return Err(self.wrong(line, Wrong::Unknown { name, known }));
            }
        }
        Ok(())
    }

    /// A path as a person writes it: from their home, whole, or beside the file.
    fn place(&self, written: &str) -> PathBuf {
        let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
        match (written.strip_prefix("~/"), home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.path.parent().unwrap_or(Path::new("")).join(written),
        }
    }

    fn wrong(&self, line: usize, what: Wrong) -> Mistake {
        Mistake {
            path: self.path.clone(),
            line,
            what,
        }
    }

    /// Says that a key was given to another action already.
    #[must_use]
    pub fn twice(&self, written: &Written) -> Mistake {
        self.wrong(written.line, Wrong::Twice(written.text.clone()))
    }

    /// Says that a word of the file is not among those that are known.
    #[must_use]
    pub fn mistake(&self, written: &Written, known: Vec<String>) -> Mistake {
        let name = written.text.clone();
        self.wrong(written.line, Wrong::Unknown { name, known })
    }
}

/// The keys of an action: one, or several in brackets.
fn written_keys(value: &Spanned<DeValue<'_>>, line: usize, text: &str) -> Option<Vec<Written>> {
    let word = |value: &Spanned<DeValue<'_>>| {
        let line = line_of(text, value.span().start).max(line);
        let text = value.get_ref().as_str()?.to_owned();
        Some(Written { text, line })
    };
    match value.get_ref().as_array() {
        Some(several) => several.iter().map(word).collect(),
        None => word(value).map(|one| vec![one]),
    }
}

/// Returns the line of a byte, from 1.
fn line_of(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    1 + before.filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Settings, String> {
        let parsed = Settings::parse(Path::new("/c/config.toml"), text);
        parsed.map_err(|mistake| mistake.message(Lang::Nl))
    }

    #[test]
    fn what_is_set_is_read() {
        let text = "language = \"nl\"\ntheme = \"dark\"\narchive = \"team.db\"\n\n[keys]\nread = \"x\"\nquit = []\nshow-copy = [\n  \"c\",\n  \"Ctrl-N\"]\n";
        let settings = parsed(text).expect("settings");
        assert_eq!(settings.lang, Some(Lang::Nl));
        assert_eq!(settings.archive, Some(PathBuf::from("/c/team.db")));
        let theme = settings.theme.expect("a theme");
        assert_eq!((theme.text.as_str(), theme.line), ("dark", 2));
        let keys: Vec<(String, usize)> = settings
            .keys
            .iter()
            .map(|(action, keys)| (action.text.clone(), keys.len()))
            .collect();
        assert_eq!(keys.len(), 3);
        assert!(keys.contains(&("show-copy".to_owned(), 2)));
        assert!(parsed("").is_ok());
    }

    #[test]
    fn a_mistake_is_named_with_its_line_and_what_was_meant() {
        for (text, said) in [
            (
                "\ntheem = \"dark\"",
                "regel 2: `theem` is onbekend; bedoelde u `theme`?",
            ),
            (
                "kleur = 1",
                "regel 1: `kleur` is onbekend; wel: language, theme, archive, keys",
            ),
            (
                "language = \"fr\"",
                "regel 1: `language` krijgt een waarde als \"nl\", \"en\"",
            ),
            (
                "theme = 3",
                "regel 1: `theme` krijgt een waarde als \"dark\"",
            ),
            (
                "[keys]\n\nread = 3",
                "regel 3: `read` krijgt een waarde als",
            ),
            ("theme = dark\n", "regel 1 is geen TOML: `theme = dark`"),
            ("keys = 1", "regel 1: `keys` krijgt een waarde als"),
        ] {
            let message = parsed(text).expect_err("a mistake");
            assert!(message.contains(said), "{message}");
            assert!(message.starts_with("/c/config.toml, regel"), "{message}");
        }
    }
}
