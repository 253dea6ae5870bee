//! Markdown with or without front matter (Jekyll, Hugo): read as the web page it becomes.

use pulldown_cmark::{Options, Parser, html::push_html};

use super::post::Post;
use super::{Content, LeftOut, Note, Reason, html, moment, plain_text};

/// What front matter says of a text.
#[derive(Debug, Default)]
struct FrontMatter {
    title: Option<String>,
    url: Option<String>,
    published: Option<jiff::civil::Date>,
    is_draft: bool,
}

/// Says whether a text is Markdown: it has front matter, or headings as Markdown writes them.
pub(super) fn is_markdown(text: &str) -> bool {
    is_front_matter(text)
        || text
            .lines()
            .take(2_000)
            .filter(|line| is_heading(line))
            .count()
            > 0
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (1..=4).contains(&level) && rest.starts_with(' ') && rest.trim().contains(char::is_alphabetic)
}

/// Says whether a text begins with front matter of a site, which is no record of the archive.
pub(super) fn is_front_matter(text: &str) -> bool {
    let Some((fence, front, _)) = divided(text) else {
        return false;
    };
    let has = |names: &[&str]| fields(fence, front).any(|(name, _)| names.contains(&name));
    let is_record = fence == "+++" && has(&["series", "number", "documents", "status"]);
    !is_record && has(&["title", "date", "draft", "layout", "permalink"])
}

/// Divides a text into its fence, its front matter and what stands below.
fn divided(text: &str) -> Option<(&str, &str, &str)> {
    let (fence, rest) = text.split_once('\n')?;
    let fence = fence.trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let end = rest.match_indices(fence).map(|(at, _)| at).find(|at| {
        let is_at_start = *at == 0 || rest.get(..*at).is_some_and(|front| front.ends_with('\n'));
        let line = rest.get(*at..).and_then(|rest| rest.lines().next());
        is_at_start && line.is_some_and(|line| line.trim_end() == fence)
    })?;
    let (front, behind) = rest.split_at_checked(end)?;
    Some((
        fence,
        front,
        behind.split_once('\n').map_or("", |(_, body)| body),
    ))
}

fn fields<'a>(fence: &str, front: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let sign = if fence == "---" { ':' } else { '=' };
    front.lines().filter_map(move |line| {
        let (name, value) = line.split_once(sign)?;
        let value = value.trim().trim_matches(['"', '\'']);
        (!name.starts_with(' ')).then_some((name.trim(), value))
    })
}

fn front_matter(fence: &str, front: &str) -> FrontMatter {
    let mut read = FrontMatter::default();
    for (name, value) in fields(fence, front).filter(|(_, value)| !value.is_empty()) {
        match name.to_ascii_lowercase().as_str() {
            "title" => read.title = Some(value.to_owned()),
            "url" | "permalink" | "canonical_url" => read.url = Some(value.to_owned()),
            "date" | "published_at" => read.published = moment::day(value),
            "draft" => read.is_draft = value == "true",
            "published" => read.is_draft = value == "false",
            _ => {}
        }
    }
    read.url = read.url.filter(|url| url.contains("://"));
    read
}

/// Reads a Markdown file.
pub(super) fn read(text: &str, take: &mut dyn FnMut(Content)) {
    let known = divided(text).filter(|_| is_front_matter(text));
    let (front, body) = known.map_or((FrontMatter::default(), text), |(fence, front, body)| {
        (front_matter(fence, front), body)
    });
    if front.is_draft {
        take(Content::LeftOut(LeftOut {
            title: front.title.unwrap_or_default(),
            line: 1,
            reason: Reason::Unpublished("draft".to_owned()),
        }));
        return;
    }
    let shown = text_of(body);
    let (heading, below) = shown.split_once('\n').unwrap_or((shown.as_str(), ""));
    let first = body.trim_start().lines().next().unwrap_or_default();
    let is_title = is_heading(first) && !shown.is_empty();
    let (title, text) = match front.title {
        Some(title) => (Some(title), shown.as_str()),
        None if is_title => (Some(heading.to_owned()), below),
        None => (None, shown.as_str()),
    };
    let note = plain_text::uncut(&shown);
    take_note(note, take);
    let post = Post {
        title,
        url: front.url,
        published: front.published,
        text: text.trim().to_owned(),
        is_excerpt: false,
        line: 1,
    };
    if post.title.is_none() {
        super::articles(plain_text::articles(&post.text), take);
    } else {
        take(post.content());
    }
}

fn take_note(note: Option<Note>, take: &mut dyn FnMut(Content)) {
    if let Some(note) = note {
        take(Content::Note(note));
    }
}

/// Returns the text as the page that it becomes shows it.
fn text_of(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut page = String::new();
    push_html(&mut page, Parser::new_ext(markdown, options));
    html::fragment_text(&page, html::text::LineBreaks::Ignored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn read_all(text: &str) -> Vec<Article> {
        let mut found = Vec::new();
        read(text, &mut |content| {
            if let Content::Articles(articles) = content {
                found.extend(articles);
            }
        });
        found
    }

    #[test]
    fn headings_lists_and_emphasis_are_read_as_such() {
        let body = "Een **vette**\nregel.\n\n## Gasten\n\n- **An Bos** (lid)\n- Bo Kok\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        let expected = "Een vette regel.\n\nGasten\n\n• An Bos (lid)\n• Bo Kok\n\na | b\n1 | 2";
        for file in [
            format!("# Dijken in nood\n\n{body}"),
            format!(
                "---\nlayout: post\ntitle: \"Dijken in nood\"\ndate: 2022-05-03 20:00:00 +0200\n---\n{body}"
            ),
            format!("+++\ntitle = 'Dijken in nood'\ndate = 2022-05-03\n+++\n{body}"),
        ] {
            assert!(is_markdown(&file), "{file}");
            let article = read_all(&file).remove(0);
            assert_eq!(article.heading.as_deref(), Some("Dijken in nood"), "{file}");
            assert_eq!(article.text, expected, "{file}");
            if !file.starts_with('#') {
                assert_eq!(
                    article.published.map(|day| day.to_string()).as_deref(),
                    Some("2022-05-03")
                );
            }
        }
    }

    #[test]
    fn a_record_is_no_front_matter_and_a_hash_no_heading() {
        assert!(!is_front_matter(
            "+++\nseries = \"cafe\"\ntitle = \"x\"\n+++\n"
        ));
        assert!(!is_markdown("Reuring!Café #55\n\n#dijken is het onderwerp"));
    }
}
