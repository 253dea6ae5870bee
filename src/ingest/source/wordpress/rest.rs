//! What WordPress' REST interface answers (developer.wordpress.org/rest-api/reference/posts): posts and pages
//! as JSON.

use jiff::Timestamp;
use serde::Deserialize;
use thiserror::Error;

use crate::ingest::source::html::fragment_text;
use crate::ingest::source::html::text::LineBreaks;
use crate::ingest::source::moment;
use crate::ingest::source::post::Post;

/// A post or page as the interface gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct RestPost {
    /// Its number on the site.
    pub id: u64,
    /// `post`, `page`.
    pub kind: String,
    /// When it was last changed, if the site says so.
    pub modified: Option<Timestamp>,
    /// Its text.
    pub post: Post,
}

/// Why an answer holds no posts.
#[derive(Debug, Error)]
pub enum RestError {
    /// The site says why it gives none.
    #[error("the site answers {code}: {message}")]
    Refused {
        /// WordPress' name of the error, such as `rest_post_invalid_page_number`.
        code: String,
        /// What it says to people.
        message: String,
    },
    /// It is JSON of another shape.
    #[error("this JSON does not hold posts of a WordPress site")]
    Shape,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Many(Vec<Given>),
    One(Box<Given>),
    Error { code: String, message: String },
}

#[derive(Deserialize)]
struct Given {
    id: u64,
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    link: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    modified_gmt: Option<String>,
    title: Rendered,
    content: Rendered,
}

#[derive(Deserialize)]
struct Rendered {
    rendered: String,
    /// The text is behind a password, and empty.
    #[serde(default)]
    protected: bool,
}

/// Reads an answer: a list of posts, or one.
///
/// Posts that are not published or behind a password are passed over.
///
/// # Errors
///
/// An error of the site, and JSON of another shape.
pub fn posts(json: &str) -> Result<Vec<RestPost>, RestError> {
    let given = match serde_json::from_str(json) {
        Ok(Answer::Many(given)) => given,
        Ok(Answer::One(given)) => vec![*given],
        Ok(Answer::Error { code, message }) => return Err(RestError::Refused { code, message }),
        Err(_) => return Err(RestError::Shape),
    };
    let is_open = |one: &Given| {
        one.status
            .as_deref()
            .is_none_or(|status| status == "publish")
            && !one.content.protected
    };
    Ok(given.into_iter().filter(is_open).map(Given::read).collect())
}

impl Given {
    fn read(self) -> RestPost {
        let html = |html: &str| fragment_text(html, LineBreaks::Ignored);
        RestPost {
            id: self.id,
            kind: self.kind,
            modified: self
                .modified_gmt
                .and_then(|moment| format!("{moment}Z").parse().ok()),
            post: Post {
                title: Some(html(&self.title.rendered)),
                url: self.link,
                published: self.date.as_deref().and_then(moment::day),
                text: html(&self.content.rendered),
                is_excerpt: false,
                line: 1,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POST: &str = r#"{"id": 4, "type": "post", "status": "publish", "link": "https://example.org/a", "date": "2023-11-02T12:00:00",
        "modified_gmt": "2023-11-03T11:00:00", "title": {"rendered": "Dijken &#8211; in nood"}, "content": {"rendered": "\n<p>Een&nbsp;tekst.</p>\n", "protected": false}}"#;

    #[test]
    fn an_answer_gives_its_posts() {
        for json in [POST.to_owned(), format!("[{POST}]")] {
            let posts = posts(&json).expect("posts");
            let post = &posts[0].post;
            assert_eq!(
                (post.title.as_deref(), post.text.as_str()),
                (Some("Dijken – in nood"), "Een\u{a0}tekst.")
            );
            assert_eq!(
                post.published.map(|day| day.to_string()).as_deref(),
                Some("2023-11-02")
            );
            assert_eq!(
                posts[0]
                    .modified
                    .map(|moment| moment.to_string())
                    .as_deref(),
                Some("2023-11-03T11:00:00Z")
            );
        }
    }

    #[test]
    fn what_is_not_public_is_passed_over() {
        for json in [
            POST.replace("publish", "draft"),
            POST.replace("false", "true"),
        ] {
            assert_eq!(posts(&json).expect("an answer"), []);
        }
    }

    #[test]
    fn an_answer_without_posts_says_why() {
        for (json, message) in [
            (
                r#"{"code": "rest_disabled", "message": "REST API closed", "data": {"status": 401}}"#,
                "the site answers rest_disabled: REST API closed",
            ),
            (r#"[{"id": 4}]"#, "this JSON does not hold posts"),
            (r#"{"name": "vom"}"#, "this JSON does not hold posts"),
        ] {
            let error = posts(json).expect_err("no posts").to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
