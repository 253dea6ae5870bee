//! Addresses of sites as people type them.

use std::fmt;

use super::SiteError;

/// The address of a site: http or https, a host, perhaps a folder; no query, no user name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

impl Address {
    /// Reads what a person types: `example.org`, `https://example.org/vereniging`.
    ///
    /// # Errors
    ///
    /// Other schemes than http and https, a missing host, and names or passwords in it, which would be stored.
    pub fn parse(text: &str) -> Result<Self, SiteError> {
        let refused = || SiteError::NotAnAddress {
            text: text.to_owned(),
        };
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
        let scheme = scheme.to_ascii_lowercase();
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = !host.is_empty() && !host.starts_with(':') && host.chars().all(is_host_char);
        let is_path = !path.contains(|c: char| c.is_whitespace() || c.is_control());
        if !["http", "https"].contains(&scheme.as_str()) || !is_host || !is_path {
            return Err(refused());
        }
        let slash = if path.is_empty() || path.ends_with('/') || is_file(path) {
            ""
        } else {
            "/"
        };
        let host = host.to_ascii_lowercase();
        Ok(Address(format!("{scheme}://{host}/{path}{slash}")))
    }

    /// Takes an address as it was stored.
    #[must_use]
    pub fn stored(text: &str) -> Self {
        Address(text.to_owned())
    }

    /// Returns the address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folders in which the site may be, the nearest first: the address itself, and the host.
    pub(super) fn folders(&self) -> Vec<String> {
        let near = self.0.rfind('/').and_then(|at| self.0.get(..=at));
        let host_end = self.0.match_indices('/').nth(2).map(|(at, _)| at);
        let far = host_end.and_then(|at| self.0.get(..=at));
        let mut folders: Vec<String> = near.into_iter().chain(far).map(str::to_owned).collect();
        folders.dedup();
        folders
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn is_host_char(c: char) -> bool {
    c.is_alphanumeric() || "._-:[]".contains(c)
}

/// Says whether the last part of a path names a file: `index.php`.
fn is_file(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (text, expected) in [
            ("example.org", Some("https://example.org/")),
            (" HTTP://Example.org ", Some("http://example.org/")),
            (
                "https://example.org/vereniging?p=3#top",
                Some("https://example.org/vereniging/"),
            ),
            (
                "http://127.0.0.1:8088/index.php",
                Some("http://127.0.0.1:8088/index.php"),
            ),
            ("ftp://example.org", None),
            ("file:///etc/passwd", None),
            ("https://jan:geheim@example.org/", None),
            ("https://", None),
            ("een site", None),
            ("", None),
        ] {
            let found = Address::parse(text).ok();
            assert_eq!(found.as_ref().map(Address::as_str), expected, "{text}");
        }
    }

    #[test]
    fn a_site_may_be_in_the_folder_or_at_the_host() {
        let folders = |text| Address::parse(text).expect("an address").folders();
        assert_eq!(folders("example.org"), ["https://example.org/"]);
        assert_eq!(
            folders("example.org/a/b"),
            ["https://example.org/a/b/", "https://example.org/"]
        );
    }
}
