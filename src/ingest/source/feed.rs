//! RSS 2.0, Atom (RFC 4287) and WordPress exports (WXR, which is RSS with more in it), read as a stream.

use std::io::BufRead;

use super::Unreadable;
use super::html::text::LineBreaks;
use super::html::{breaks_off, fragment_text};
use super::moment;
use super::post::Post;
use super::wordpress::stored_text;
use super::xml::{Item, Items};

/// Calls `take` with every post of a feed or export, in its order.
///
/// Of an export only what is published, has no password and is a post or a page.
///
/// # Errors
///
/// XML that is not well formed, or that is something else. What came before has been taken then.
pub(super) fn read(input: impl BufRead, take: &mut dyn FnMut(Post)) -> Result<(), Unreadable> {
    let mut items = Items::new(input);
    while let Some(item) = items.next()? {
        if let Some(post) = post(&item) {
            take(post);
        }
    }
    if items.is_feed() {
        Ok(())
    } else {
        Err(Unreadable::Markup("XML"))
    }
}

fn post(item: &Item) -> Option<Post> {
    let is_export = item.get("wp:post_type").is_some();
    if is_export && !is_public(item) {
        return None;
    }
    let (text, is_excerpt) = if is_export {
        (stored_text(item.get("content:encoded")?), false)
    } else {
        feed_text(item)
    };
    Some(Post {
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

fn is_public(item: &Item) -> bool {
    let is_one_of = |name: &str, values: &[&str]| {
        item.get(name)
            .is_some_and(|value| values.contains(&value.trim()))
    };
    let password = item.get("wp:post_password").unwrap_or_default();
    is_one_of("wp:post_type", &["post", "page"])
        && is_one_of("wp:status", &["publish"])
        && password.is_empty()
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

    fn posts(xml: &str) -> Result<Vec<Post>, String> {
        let mut posts = Vec::new();
        read(xml.as_bytes(), &mut |post| posts.push(post)).map_err(|error| error.to_string())?;
        Ok(posts)
    }

    fn seen(post: &Post) -> (&str, &str, &str, Option<String>, bool, usize) {
        (
            post.title.as_deref().unwrap_or_default(),
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
            .map(|post| post.title.as_deref().unwrap_or_default())
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
