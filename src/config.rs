//! Where the archive lives, what a person set, and what the system knows of who uses it.

mod settings;

use std::path::PathBuf;

use directories::ProjectDirs;

pub use settings::{Mistake, SETTINGS_FILE, Settings, Written};

/// The environment variable that names the archive.
pub const ARCHIVE_VARIABLE: &str = "REURING_ARCHIVE";

/// The environment variable that names the language of the interface.
pub const LANG_VARIABLE: &str = "REURING_LANG";

/// The folders of the program on this system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Where the archive lives.
    pub data: PathBuf,
    /// Where settings live.
    pub config: PathBuf,
}

impl Folders {
    /// Asks the system; `None` where it names no home folder.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        let folders = ProjectDirs::from("nl", "vom-online", "reuring")?;
        Some(Folders {
            data: folders.data_dir().to_owned(),
            config: folders.config_dir().to_owned(),
        })
    }

    /// Returns the file the archive lives in unless another is named.
    #[must_use]
    pub fn archive(&self) -> PathBuf {
        self.data.join("reuring.db")
    }
}

/// Returns the folder for texts that a person is typing: one that outlives a restart, except where `TMPDIR`
/// names another. On macOS that variable is the system's own, not the person's.
#[must_use]
pub fn drafts(folders: Option<&Folders>) -> PathBuf {
    let named = std::env::var_os("TMPDIR").filter(|_| cfg!(all(unix, not(target_os = "macos"))));
    let named = named.filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let data = || folders.map(|folders| folders.data.join("drafts"));
    named.or_else(data).unwrap_or_else(std::env::temp_dir)
}

/// Returns who is at the keyboard, as the system calls them.
#[must_use]
pub fn user() -> String {
    let names = ["USER", "LOGNAME", "USERNAME"];
    let found = names
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|name| !name.is_empty());
    found.map_or_else(|| "?".to_owned(), |name| crate::text::clean_line(&name))
}

/// Says whether the environment names characters that have no lines: the locale `C`, or one that is not UTF-8.
#[must_use]
pub fn is_ascii_locale() -> bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"];
    let mut set = names.iter().filter_map(|name| std::env::var(name).ok());
    let locale = set.find(|value| !value.is_empty());
    locale.is_some_and(|locale| is_ascii(&locale))
}

fn is_ascii(locale: &str) -> bool {
    let charset = locale.split_once('.').map(|(_, charset)| charset);
    match charset {
        Some(charset) => !charset.to_lowercase().replace('-', "").starts_with("utf8"),
        None => matches!(locale, "C" | "POSIX"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_without_utf_8_has_no_lines() {
        for (locale, is) in [
            ("C", true),
            ("POSIX", true),
            ("nl_NL.ISO-8859-1", true),
            ("C.UTF-8", false),
            ("nl_NL.utf8", false),
            ("nl_NL", false),
        ] {
            assert_eq!(is_ascii(locale), is, "{locale}");
        }
    }
}
