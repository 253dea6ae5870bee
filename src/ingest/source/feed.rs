//! RSS 2.0, Atom (RFC 4287) and WordPress exports (WXR, which is RSS with more in it), read as a stream.

use std::io::BufRead;

use super::decode::Stream;
use super::html::text::LineBreaks;
use super::html::{breaks_off, fragment_text};
use super::moment;
use super::post::Post;
use super::wordpress::{builder_text, stored_text};
use super::xml::{Item, Items};
use super::{Content, LeftOut, Note, Reason, Unreadable};

/// What WordPress and its plug-ins keep among the posts without its being a text for readers.
const NOT_TEXTS: &[&str] = &[
    "attachment",
    "revision",
    "nav_menu_item",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "elementor_library",
    "elementor_snippet",
    "acf-field",
    "acf-field-group",
    "wpcf7_contact_form",
    "mc4wp-form",
    "wpforms",
];

/// A site of twenty years has a thousandth of so many posts; a packed file of a few kilobytes may hold more.
const MOST_ITEMS: usize = 250_000;

/// Calls `take` with every post of a feed or export, in its order, or with why it is left out.
///
/// Of an export only what is published and has no password comes in, whatever type it is of.
///
/// # Errors
///
/// XML that is not well formed, or that is something else. What came before has been taken then.
pub(super) fn read(input: impl BufRead, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let mut items = Items::new(Stream::new(input));
    let mut left = MOST_ITEMS;
    let read = loop {
        match items.next() {
            Ok(Some(_)) if left == 0 => break Err(Unreadable::TooMany { most: MOST_ITEMS }),
            Ok(Some(item)) => {
                left -= 1;
                take(match post(&item) {
                    Ok(post) => post.content(),
                    Err(reason) => Content::LeftOut(left_out(&item, reason)),
                });
            }
            Ok(None) if items.is_feed() => break Ok(()),
            Ok(None) => break Err(Unreadable::Markup("XML")),
            Err(error) => break Err(error),
        }
    };
    let replaced = items.input().replaced();
    if replaced.count > 0 {
        take(Content::Note(Note::Replaced(replaced)));
    }
    read
}

fn left_out(item: &Item, reason: Reason) -> LeftOut {
    let title = item.get("title").unwrap_or_default();
    LeftOut {
        title: fragment_text(title, LineBreaks::Ignored),
        line: item.line,
        reason,
    }
}

fn post(item: &Item) -> Result<Post, Reason> {
    let is_export = item.get("wp:post_type").is_some();
    if item.is_too_long {
        return Err(Reason::TooLong);
    }
    let (text, is_excerpt) = if is_export {
        is_public(item)?;
        (export_text(item), false)
    } else {
        feed_text(item)
    };
    Ok(Post {
        title: item
            .get("title")
            .map(|title| fragment_text(title, LineBreaks::Ignored)),
        url: item
            .get("link")
            .map(|link| link.trim().to_owned())
            .filter(|link| !link.is_empty()),
        published: published(item),
        text,
        is_excerpt,
        line: item.line,
    })
}

/// Returns the body of a post, else what a page builder keeps of it, else its excerpt.
fn export_text(item: &Item) -> String {
    let body = || stored_text(item.get("content:encoded").unwrap_or_default());
    let built = || item.elementor().map(builder_text).unwrap_or_default();
    let excerpt = || stored_text(item.get("excerpt:encoded").unwrap_or_default());
    let texts: [&dyn Fn() -> String; 3] = [&body, &built, &excerpt];
    let filled = texts
        .iter()
        .map(|text| text())
        .find(|text| !text.trim().is_empty());
    filled.unwrap_or_default()
}

fn is_public(item: &Item) -> Result<(), Reason> {
    let value = |name: &str| item.get(name).unwrap_or_default().trim().to_owned();
    let (kind, status) = (value("wp:post_type"), value("wp:status"));
    let is_technical = NOT_TEXTS.contains(&kind.as_str()) || kind.starts_with("wp_");
    match status.as_str() {
        _ if is_technical => Err(Reason::Kind(kind)),
        "publish" if value("wp:post_password").is_empty() => Ok(()),
        "publish" => Err(Reason::Protected),
        _ => Err(Reason::Unpublished(status)),
    }
}

/// The text of a feed's item, and whether it is only the beginning.
fn feed_text(item: &Item) -> (String, bool) {
    let whole = item
        .get("content:encoded")
        .or(item.get("content"))
        .filter(|text| !text.trim().is_empty());
    let html = whole
        .or(item.get("description"))
        .or(item.get("summary"))
        .unwrap_or_default();
    let text = fragment_text(html, LineBreaks::Ignored);
    let is_excerpt = whole.is_none() && breaks_off(&text);
    (text, is_excerpt)
}

fn published(item: &Item) -> Option<jiff::civil::Date> {
    let names = ["wp:post_date", "pubDate", "published", "dc:date", "updated"];
    names
        .into_iter()
        .filter_map(|name| item.get(name))
        .find_map(moment::day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn posts(xml: &str) -> Result<Vec<Article>, String> {
        let mut posts = Vec::new();
        let mut take = |content| {
            if let Content::Articles(articles) = content {
                posts.extend(articles);
            }
        };
        read(xml.as_bytes(), &mut take).map_err(|error| error.to_string())?;
        Ok(posts)
    }

    fn seen(post: &Article) -> (&str, &str, &str, Option<String>, bool, usize) {
        (
            post.heading.as_deref().unwrap_or_default(),
            post.url.as_deref().unwrap_or_default(),
            &post.text,
            post.published.map(|day| day.to_string()),
            post.is_excerpt,
            post.line,
        )
    }

    #[test]
    fn a_feed_gives_its_posts_whole_or_their_beginnings() {
        let rss = "<?xml version='1.0'?>\n<rss version='2.0'><channel><title>VOM</title>\n<item><title>Dijken &#124; in &amp;#8216;nood&amp;#8217;</title><link>https://example.org/a</link><pubDate>Mon, 06 Nov 2023 14:45:00 +0000</pubDate><description>Kort</description><content:encoded><![CDATA[<p>Een tekst.</p>]]></content:encoded></item>\n<item><title>B</title><description>&lt;p&gt;Het begin&amp;hellip; &lt;a href='x'&gt;Lees verder&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>";
        let found = posts(rss).expect("a feed");
        let day = Some("2023-11-06".to_owned());
        assert_eq!(
            seen(&found[0]),
            (
                "Dijken | in ‘nood’",
                "https://example.org/a",
                "Een tekst.",
                day,
                false,
                3
            )
        );
        assert_eq!(seen(&found[1]), ("B", "", "Het begin…", None, true, 4));
    }

    #[test]
    fn an_atom_feed_may_hold_its_markup_escaped_or_not() {
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>VOM</title><entry><title type='html'>Dijken</title><link rel='edit' href='https://example.org/e'/><link href='https://example.org/a'/><published>2023-11-06T15:45:00+01:00</published><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Eén &amp; twee</p><p>drie</p></div></content></entry></feed>";
        let found = posts(atom).expect("a feed");
        let day = Some("2023-11-06".to_owned());
        assert_eq!(
            seen(&found[0]),
            (
                "Dijken",
                "https://example.org/a",
                "Eén & twee\n\ndrie",
                day,
                false,
                1
            )
        );
    }

    #[test]
    fn of_an_export_only_published_posts_and_pages_are_taken() {
        let item = |kind: &str, status: &str, password: &str| {
            format!(
                "<item><title><![CDATA[{kind} {status}]]></title><content:encoded><![CDATA[<!-- wp:paragraph --><p>Een ]]]]><![CDATA[> tekst.</p><!-- /wp:paragraph -->]]></content:encoded><wp:post_date><![CDATA[2023-11-06 15:45:00]]></wp:post_date><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password><wp:comment><wp:comment_content>Reactie</wp:comment_content><title>Van een ander</title></wp:comment></item>"
            )
        };
        let xml = format!(
            "<rss><channel>{}{}{}{}{}</channel></rss>",
            item("post", "publish", ""),
            item("page", "publish", ""),
            item("post", "draft", ""),
            item("attachment", "inherit", ""),
            item("post", "publish", "geheim")
        );
        let found = posts(&xml).expect("an export");
        let titles: Vec<_> = found
            .iter()
            .map(|post| post.heading.as_deref().unwrap_or_default())
            .collect();
        assert_eq!(titles, ["post publish", "page publish"]);
        assert_eq!(found[0].text, "Een ]]> tekst.");
    }

    #[test]
    fn broken_xml_says_where_and_what_came_before_is_kept() {
        let mut taken = 0;
        let broken = "<rss><channel>\n<item><title>A</title></item>\n<item><title>B";
        let error = read(broken.as_bytes(), &mut |_| taken += 1).expect_err("it breaks off");
        assert_eq!(
            (taken, error.to_string().contains("line 3")),
            (1, true),
            "{error}"
        );
        assert!(posts("<kml><item></item></kml>").is_err());
    }
}
