//! Where a site's REST interface answers (developer.wordpress.org/rest-api/using-the-rest-api/discovery).

use super::client::{Answer, Client, Watch};
use super::{Address, SiteError};

/// The relation by which WordPress names its interface, in a header and in its pages.
const RELATION: &str = "https://api.w.org/";

/// What a site has to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The root of its REST interface, up to where `wp/v2/posts` is added; absent where it has none.
    pub root: Option<String>,
    /// The folder the site is in, where its feed is looked for.
    pub home: String,
}

impl Found {
    /// Returns what is known of a site whose REST interface is known.
    #[must_use]
    pub fn of_root(root: &str) -> Self {
        let plain = root.split('?').next().unwrap_or_default();
        let home = plain.strip_suffix("wp-json/").unwrap_or(plain);
        let home = home.strip_suffix("index.php").unwrap_or(home);
        Found {
            root: Some(root.to_owned()),
            home: home.to_owned(),
        }
    }
}

impl<W: Watch> Client<W> {
    /// Finds the REST interface of a site: named in a header or in the page, or where it usually is.
    ///
    /// # Errors
    ///
    /// A site that cannot be reached or answers with an error.
    pub fn discover(&mut self, address: &Address) -> Result<Found, SiteError> {
        let front = self.get(address.as_str(), &[])?;
        let named = front.headers("link").find_map(in_header);
        if let Some(root) = named.or_else(|| in_page(&front.text())) {
            let root = super::host::joined(&front.url, &root);
            self.allow(&front.url, &root)?;
            return Ok(Found::of_root(&root));
        }
        // After redirects the site may be somewhere else than was typed.
        let at = Address::parse(&front.url).unwrap_or_else(|_| address.clone());
        let folders = at.folders();
        for folder in &folders {
            for root in [
                format!("{folder}wp-json/"),
                format!("{folder}?rest_route=/"),
            ] {
                if is_interface(&self.get(&root, &[])?) {
                    return Ok(Found::of_root(&root));
                }
            }
        }
        if !front.is_success() {
            return Err(front.failure());
        }
        let home = folders.into_iter().next().unwrap_or(front.url);
        Ok(Found { root: None, home })
    }
}

/// An interface says what it offers, or, closed, says so in WordPress' form.
fn is_interface(answer: &Answer) -> bool {
    let json = serde_json::from_slice::<serde_json::Value>(&answer.body).ok();
    json.is_some_and(|json| json.get("namespaces").is_some() || json.get("code").is_some())
}

/// Finds `<https://example.org/wp-json/>; rel="https://api.w.org/"` in a `Link` header.
fn in_header(header: &str) -> Option<String> {
    let link = header.split(',').find(|link| link.contains(RELATION))?;
    let (_, rest) = link.split_once('<')?;
    let (root, parameters) = rest.split_once('>')?;
    parameters.contains(RELATION).then(|| root.to_owned())
}

/// Finds `<link rel="https://api.w.org/" href="https://example.org/wp-json/">` in a page.
fn in_page(page: &str) -> Option<String> {
    let (before, after) = page.split_once(RELATION)?;
    let start = before.rfind('<')?;
    let tag = page.get(start..before.len() + RELATION.len() + after.find('>')?)?;
    let (_, value) = tag.split_once("href=")?;
    let quote = value.chars().next().filter(|c| "\"'".contains(*c))?;
    let value = value.trim_start_matches(quote).split(quote).next()?;
    Some(value.replace("&#038;", "&").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_is_named_in_a_header_or_in_the_page() {
        let header = "<https://example.org/feed/>; rel=\"alternate\", <https://example.org/wp-json/>; rel=\"https://api.w.org/\"";
        assert_eq!(
            in_header(header).as_deref(),
            Some("https://example.org/wp-json/")
        );
        assert_eq!(in_header("<https://example.org/?p=1>; rel=shortlink"), None);
        for (page, expected) in [
            (
                "<head><link rel=\"https://api.w.org/\" href=\"https://example.org/wp-json/\" /><link rel=x href='y'>",
                Some("https://example.org/wp-json/"),
            ),
            (
                "<link href='https://example.org/?rest_route=/&#038;x' rel='https://api.w.org/'>",
                Some("https://example.org/?rest_route=/&x"),
            ),
            ("<p>zie https://api.w.org/</p>", None),
            ("<p>niets</p>", None),
        ] {
            assert_eq!(in_page(page).as_deref(), expected, "{page}");
        }
    }

    #[test]
    fn the_site_stands_above_its_interface() {
        for (root, home) in [
            ("https://example.org/wp-json/", "https://example.org/"),
            (
                "https://example.org/v/?rest_route=/",
                "https://example.org/v/",
            ),
            (
                "https://example.org/index.php?rest_route=/",
                "https://example.org/",
            ),
        ] {
            assert_eq!(Found::of_root(root).home, home);
        }
    }
}
