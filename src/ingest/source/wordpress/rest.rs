//! What WordPress' REST interface answers (developer.wordpress.org/rest-api/reference/posts): posts, pages and
//! events as JSON, in a list, in an object, or one a line. Feeds in JSON have nearly the same shape.
//!
//! Item by item: one that cannot be read does not keep the others out.

use jiff::Timestamp;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use thiserror::Error;

use crate::ingest::source::html::fragment_text;
use crate::ingest::source::html::text::LineBreaks;
use crate::ingest::source::moment;
use crate::ingest::source::post::{LONGEST, Post};
use crate::ingest::source::{LeftOut, Reason};

/// A post or page as the interface gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct RestPost {
    /// Its number on the site; 0 where it has none.
    pub id: u64,
    /// `post`, `page`.
    pub kind: String,
    /// When it was last changed, if the site says so.
    pub modified: Option<Timestamp>,
    /// Its text.
    pub post: Post,
}

/// One item of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum RestItem {
    /// A post that may be read.
    Post(RestPost),
    /// One that is left out.
    LeftOut(LeftOut),
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
    /// It is not JSON, or breaks off.
    #[error("this is not valid JSON (line {line})")]
    Syntax {
        /// Where, from 1.
        line: usize,
    },
}

/// Under which names an object holds a list of posts.
const LISTS: &[&str] = &["posts", "pages", "events", "items", "data", "results"];

/// Returns the items of an answer.
///
/// # Errors
///
/// An error of the site, and JSON of another shape.
pub fn items(json: &str) -> Result<Vec<RestItem>, RestError> {
    let mut found = Vec::new();
    read(json, &mut |item| found.push(item))?;
    Ok(found)
}

/// Calls `take` with every item of an answer: a list of posts, one, several one a line, or an object that holds
/// a list.
///
/// # Errors
///
/// An error of the site, and JSON of another shape. What came before has been taken then.
pub fn read(json: &str, take: &mut dyn FnMut(RestItem)) -> Result<(), RestError> {
    let mut has_items = false;
    let mut refused = None;
    let mut on_value = |value: Value| {
        if let Some(error) = refusal(&value) {
            refused = Some(error);
        } else {
            has_items = true;
            take(item(&value));
        }
    };
    let read = values(json, &mut on_value);
    match (refused, read) {
        (Some(error), _) | (None, Err(error)) => Err(error),
        (None, Ok(has_list)) if has_items || has_list => Ok(()),
        (None, Ok(_)) => Err(RestError::Shape),
    }
}

/// Goes through the values that can be posts, and says whether there was a list of them.
fn values(json: &str, take: &mut dyn FnMut(Value)) -> Result<bool, RestError> {
    let mut has_list = false;
    let mut rest = json.trim_start();
    while !rest.is_empty() {
        let mut values = serde_json::Deserializer::from_str(rest);
        let walked = Walk {
            take: &mut *take,
            is_inside: false,
        }
        .deserialize(&mut values);
        match walked {
            Ok(is_list) => has_list |= is_list,
            Err(error) => {
                let line = json.len() - rest.len();
                let above = json.get(..line).unwrap_or_default().matches('\n').count();
                return Err(RestError::Syntax {
                    line: above + error.line(),
                });
            }
        }
        let read = values.into_iter::<serde::de::IgnoredAny>().byte_offset();
        rest = rest.get(read..).unwrap_or_default().trim_start();
    }
    Ok(has_list)
}

/// Hands the elements of a list on one by one, so that only one of them is in memory as a tree.
struct Walk<'a> {
    take: &'a mut dyn FnMut(Value),
    /// The list is inside an object.
    is_inside: bool,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = bool;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("posts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        while let Some(value) = list.next_element::<Value>()? {
            (self.take)(value);
        }
        Ok(true)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<bool, A::Error> {
        let mut fields = Map::new();
        let mut has_list = false;
        while let Some(name) = object.next_key::<String>()? {
            if LISTS.contains(&name.as_str()) && !self.is_inside {
                let walk = Walk {
                    take: &mut *self.take,
                    is_inside: true,
                };
                has_list |= object.next_value_seed(walk)?;
            } else {
                fields.insert(name, object.next_value()?);
            }
        }
        let is_post = fields.contains_key("title") || fields.contains_key("code");
        if !has_list && is_post {
            (self.take)(Value::Object(fields));
        }
        Ok(has_list)
    }

    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }
}

fn refusal(value: &Value) -> Option<RestError> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let has_no_text = value.get("title").is_none();
    has_no_text.then_some(())?;
    Some(RestError::Refused {
        code: text("code")?,
        message: text("message")?,
    })
}

fn item(value: &Value) -> RestItem {
    let field = |names: &[&str]| names.iter().find_map(|name| text_of(value.get(*name)?));
    let title = field(&["title", "name"]);
    let body = [
        "content",
        "content_html",
        "content_text",
        "description",
        "excerpt",
        "summary",
    ];
    let body = body.iter().filter_map(|name| text_of(value.get(*name)?));
    let html = body.into_iter().find(|html| !html.trim().is_empty());
    let plain = |html: &str| fragment_text(html, LineBreaks::Ignored);
    let left_out = |reason| {
        RestItem::LeftOut(LeftOut {
            title: title.map(plain).unwrap_or_default(),
            line: 1,
            reason,
        })
    };
    let is_protected = value.pointer("/content/protected") == Some(&Value::Bool(true));
    match field(&["status"]) {
        _ if title.is_none() && html.is_none() => return left_out(Reason::Unreadable),
        Some(status) if status != "publish" => {
            return left_out(Reason::Unpublished(status.to_owned()));
        }
        _ if is_protected => return left_out(Reason::Protected),
        _ if html.is_some_and(|html| html.len() > 4 * LONGEST) => return left_out(Reason::TooLong),
        _ => {}
    }
    let moment = field(&["modified_gmt"]).and_then(|moment| format!("{moment}Z").parse().ok());
    RestItem::Post(RestPost {
        id: value.get("id").and_then(Value::as_u64).unwrap_or(0),
        kind: field(&["type"]).unwrap_or_default().to_owned(),
        modified: moment,
        post: Post {
            title: title.map(plain),
            url: field(&["link", "url", "permalink"]).map(str::to_owned),
            published: field(&["date", "date_published", "publish_date"]).and_then(moment::day),
            text: html.map(plain).unwrap_or_default(),
            is_excerpt: false,
            line: 1,
        },
    })
}

/// A text, or an object that holds it as it is shown.
fn text_of(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("rendered")?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const POST: &str = r#"{"id": 4, "type": "post", "status": "publish", "link": "https://example.org/a", "date": "2023-11-02T12:00:00",
        "modified_gmt": "2023-11-03T11:00:00", "title": {"rendered": "Dijken &#8211; in nood"}, "content": {"rendered": "\n<p>Een&nbsp;tekst.</p>\n", "protected": false}}"#;

    fn posts(json: &str) -> Vec<RestPost> {
        let items = items(json).expect("an answer").into_iter();
        items
            .filter_map(|item| match item {
                RestItem::Post(post) => Some(post),
                RestItem::LeftOut(_) => None,
            })
            .collect()
    }

    #[test]
    fn an_answer_gives_its_posts_whatever_holds_them() {
        let line = POST.replace('\n', " ");
        for json in [
            POST.to_owned(),
            format!("[{POST}]"),
            format!("{{\"posts\": [{POST}], \"total\": 1}}"),
            format!("{{\"events\": [{POST}]}}"),
            format!("{line}\n{line}\n"),
        ] {
            let post = posts(&json).remove(0);
            assert_eq!(
                (post.post.title.as_deref(), post.post.text.as_str()),
                (Some("Dijken – in nood"), "Een\u{a0}tekst.")
            );
            let day = post.post.published.map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2023-11-02"));
            let modified = post.modified.map(|moment| moment.to_string());
            assert_eq!(modified.as_deref(), Some("2023-11-03T11:00:00Z"));
        }
    }

    #[test]
    fn what_is_not_public_or_no_post_is_left_out_and_the_others_come_in() {
        let json = format!(
            "[{}, {}, {{\"id\": \"x\"}}, null, 5, {POST}, {}]",
            POST.replace("publish", "draft"),
            POST.replace("false", "true"),
            POST.replace(
                r#"{"rendered": "\n<p>Een&nbsp;tekst.</p>\n", "protected": false}"#,
                "null"
            )
        );
        let reasons: Vec<Reason> = items(&json)
            .expect("an answer")
            .into_iter()
            .filter_map(|item| match item {
                RestItem::LeftOut(left_out) => Some(left_out.reason),
                RestItem::Post(_) => None,
            })
            .collect();
        assert_eq!(
            reasons,
            [
                Reason::Unpublished("draft".to_owned()),
                Reason::Protected,
                Reason::Unreadable,
                Reason::Unreadable,
                Reason::Unreadable
            ]
        );
        assert_eq!(posts(&json).len(), 2);
    }

    #[test]
    fn an_answer_without_posts_says_why() {
        for (json, message) in [
            (
                r#"{"code": "rest_disabled", "message": "REST API closed", "data": {"status": 401}}"#,
                "the site answers rest_disabled: REST API closed",
            ),
            (r#"{"name": "vom"}"#, "this JSON does not hold posts"),
            ("[{\"id\": 4},\n x]", "not valid JSON (line 2)"),
        ] {
            let error = items(json).expect_err("no posts").to_string();
            assert!(error.contains(message), "{error}");
        }
        assert_eq!(items("[]").expect("an empty list"), []);
    }
}
