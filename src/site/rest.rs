//! The questions to WordPress' REST interface (developer.wordpress.org/rest-api/reference/posts).

use jiff::Timestamp;
use serde::Deserialize;

use super::SiteError;
use super::client::{Answer, Client, Watch};
use crate::ingest::source::wordpress::rest::{self, RestPost};

/// The most posts that WordPress gives in one answer, and that may be asked for by number at once.
pub const PER_PAGE: usize = 100;

/// Only what is read: a post has twenty fields more.
const FIELDS: &str = "id,type,status,link,date,modified_gmt,title,content";

/// Posts or pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What a site calls posts: news, reports.
    Posts,
    /// What a site calls pages.
    Pages,
}

impl Kind {
    /// Both, posts first.
    pub const ALL: [Kind; 2] = [Kind::Posts, Kind::Pages];

    /// Returns the name that the interface and the archive use.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Kind::Posts => "posts",
            Kind::Pages => "pages",
        }
    }
}

/// An interface lets one in, or keeps closed.
#[derive(Debug, Clone, PartialEq)]
pub enum Door<T> {
    /// The answer.
    Open(T),
    /// The HTTP status by which it refuses; one of success where a web page stands in its place.
    Closed(u16),
}

/// An answer with posts.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The posts that may be read.
    pub posts: Vec<RestPost>,
    /// How many posts the question finds.
    pub total: usize,
    /// Over how many answers they are spread.
    pub pages: usize,
}

/// A post that exists, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub number: u64,
    /// When it was last changed, if the site says so.
    pub modified: Option<Timestamp>,
}

impl<W: Watch> Client<W> {
    /// Asks for the posts changed after a moment, those that were changed first in front, at most a
    /// hundred.
    ///
    /// The next hundred are asked for by the moment of the last, not by a page number: posts that are
    /// changed meanwhile move to the end, and none is passed over. Only posts of one and the same second
    /// can be, which [`Client::listed`] brings to light.
    ///
    /// # Errors
    ///
    /// What [`Client::get`] reports, and answers of another shape.
    pub fn changed(
        &mut self,
        root: &str,
        kind: Kind,
        after: Option<Timestamp>,
    ) -> Result<Door<Page>, SiteError> {
        // With an offset in it WordPress takes the moment for what it is; without, for local time.
        let after = after.map(|moment| format!("&modified_after={moment}"));
        let after = after.unwrap_or_default();
        let query =
            format!("per_page={PER_PAGE}&orderby=modified&order=asc&_fields={FIELDS}{after}");
        let answer = self.get(&question(root, kind, &query), &[])?;
        opened(&answer, page)
    }

    /// Asks for posts by number, at most [`PER_PAGE`].
    ///
    /// # Errors
    ///
    /// What [`Client::get`] reports, and answers of another shape.
    pub fn named(
        &mut self,
        root: &str,
        kind: Kind,
        numbers: &[u64],
    ) -> Result<Door<Page>, SiteError> {
        let query = format!(
            "per_page={PER_PAGE}&orderby=id&order=asc&_fields={FIELDS}&include={}",
            joined(numbers)
        );
        let answer = self.get(&question(root, kind, &query), &[])?;
        opened(&answer, page)
    }

    /// Asks which posts there are, without their texts.
    ///
    /// # Errors
    ///
    /// What [`Client::get`] reports, and answers of another shape.
    pub fn listed(&mut self, root: &str, kind: Kind) -> Result<Door<Vec<Listed>>, SiteError> {
        let mut found = Vec::new();
        for at in 1.. {
            let query = format!(
                "per_page={PER_PAGE}&page={at}&orderby=id&order=asc&_fields=id,modified_gmt"
            );
            let answer = self.get(&question(root, kind, &query), &[])?;
            if is_past_the_end(&answer) {
                break;
            }
            match opened(&answer, listing)? {
                Door::Closed(status) => return Ok(Door::Closed(status)),
                Door::Open(listed) => found.extend(listed),
            }
            if at >= number(&answer, "x-wp-totalpages") {
                break;
            }
        }
        Ok(Door::Open(found))
    }

    /// Asks which of these posts there are, at most [`PER_PAGE`].
    ///
    /// # Errors
    ///
    /// What [`Client::get`] reports, and answers of another shape.
    pub fn existing(
        &mut self,
        root: &str,
        kind: Kind,
        numbers: &[u64],
    ) -> Result<Door<Vec<Listed>>, SiteError> {
        let query = format!(
            "per_page={PER_PAGE}&_fields=id,modified_gmt&include={}",
            joined(numbers)
        );
        let answer = self.get(&question(root, kind, &query), &[])?;
        opened(&answer, listing)
    }
}

/// Without readable addresses the interface stands in a query of its own: `?rest_route=/wp/v2/posts`.
fn question(root: &str, kind: Kind, query: &str) -> String {
    let mark = if root.contains('?') { '&' } else { '?' };
    format!("{root}wp/v2/{}{mark}{query}", kind.key())
}

fn joined(numbers: &[u64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
    numbers.join(",")
}

fn opened<T>(
    answer: &Answer,
    read: fn(&Answer) -> Result<T, String>,
) -> Result<Door<T>, SiteError> {
    match answer.status {
        401 | 403 | 404 => Ok(Door::Closed(answer.status)),
        // Some sites close their interface by leading elsewhere.
        _ if answer.is_success() && answer.is_web_page() => Ok(Door::Closed(answer.status)),
        _ if !answer.is_success() => Err(answer.failure()),
        _ => read(answer)
            .map(Door::Open)
            .map_err(|reason| SiteError::Unreadable {
                address: answer.url.clone(),
                reason,
            }),
    }
}

fn page(answer: &Answer) -> Result<Page, String> {
    let posts = rest::posts(&answer.text()).map_err(|error| match error {
        rest::RestError::Refused { code, message } => format!("{code}: {message}"),
        rest::RestError::Shape => String::new(),
    })?;
    Ok(Page {
        total: number(answer, "x-wp-total").max(posts.len()),
        pages: number(answer, "x-wp-totalpages"),
        posts,
    })
}

#[derive(Deserialize)]
struct Row {
    id: u64,
    #[serde(default)]
    modified_gmt: Option<String>,
}

fn listing(answer: &Answer) -> Result<Vec<Listed>, String> {
    let rows: Vec<Row> = serde_json::from_slice(&answer.body).map_err(|_| String::new())?;
    let listed = rows.into_iter().map(|row| Listed {
        number: row.id,
        modified: row
            .modified_gmt
            .and_then(|moment| format!("{moment}Z").parse().ok()),
    });
    Ok(listed.collect())
}

/// Posts may go while one asks, and with them the last page.
fn is_past_the_end(answer: &Answer) -> bool {
    answer.status == 400 && answer.text().contains("rest_post_invalid_page_number")
}

fn number(answer: &Answer, header: &str) -> usize {
    let value = answer
        .header(header)
        .and_then(|value| value.trim().parse().ok());
    value.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_fits_both_shapes_of_the_interface() {
        for (root, expected) in [
            (
                "https://example.org/wp-json/",
                "https://example.org/wp-json/wp/v2/pages?per_page=3",
            ),
            (
                "https://example.org/?rest_route=/",
                "https://example.org/?rest_route=/wp/v2/pages&per_page=3",
            ),
        ] {
            assert_eq!(question(root, Kind::Pages, "per_page=3"), expected);
        }
    }
}
