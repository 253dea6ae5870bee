//! Where the archive lives, and what the system knows of who uses it.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The environment variable that names the archive.
pub const ARCHIVE_VARIABLE: &str = "REURING_ARCHIVE";

/// The environment variable that names the language of the interface.
pub const LANG_VARIABLE: &str = "REURING_LANG";

/// The folders of the program on this system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Where the archive lives.
    pub data: PathBuf,
    /// Where settings will live.
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
