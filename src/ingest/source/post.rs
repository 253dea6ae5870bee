//! A post: one text of a site with its title, whatever route it came by.

use jiff::civil::Date;

use super::{Content, LeftOut, Reason, plain_text};
use crate::ingest::{Article, Placement};
use crate::text::{clean, clean_line};

/// The longest text that is read, in bytes: a report of two hours has a twentieth of it.
pub(super) const LONGEST: usize = 2_000_000;

/// One text of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Post {
    /// Its title.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Its text, in paragraphs.
    pub text: String,
    /// Only the beginning of the text came along.
    pub is_excerpt: bool,
    /// The line of the source on which it starts, from 1.
    pub line: usize,
}

impl Post {
    /// Returns the articles of the post: itself, or, where it is an overview or an archive, those it lists.
    #[must_use]
    pub fn articles(self) -> Vec<Article> {
        let title = self
            .title
            .as_deref()
            .map(clean_line)
            .filter(|title| !title.is_empty());
        let text = clean(&self.text);
        // A title without a text is an announcement: the title is all it says.
        let text = match (&title, text.trim().is_empty()) {
            (Some(title), true) => title.clone().into(),
            (None, true) => return Vec::new(),
            _ => text,
        };
        let listed = plain_text::listed(title.as_deref(), &text);
        let articles = if listed.is_empty() {
            vec![Article {
                heading: title,
                placement: Placement::Single,
                text: text.trim().to_owned(),
                ..Article::default()
            }]
        } else {
            listed
        };
        articles
            .into_iter()
            .map(|article| self.complete(article))
            .collect()
    }

    /// Returns what the post brings in: its articles, or why there are none.
    #[must_use]
    pub(super) fn content(self) -> Content {
        let reason = if self.text.len() > LONGEST {
            Reason::TooLong
        } else {
            Reason::NoText
        };
        let left_out = LeftOut {
            title: self.title.as_deref().map(clean_line).unwrap_or_default(),
            line: self.line,
            reason,
        };
        if self.text.len() > LONGEST {
            return Content::LeftOut(left_out);
        }
        match self.articles() {
            articles if articles.is_empty() => Content::LeftOut(left_out),
            articles => Content::Articles(articles),
        }
    }

    /// Adds what the post says outside its text.
    fn complete(&self, article: Article) -> Article {
        Article {
            url: self.url.as_deref().map(clean_line),
            published: self.published,
            is_excerpt: self.is_excerpt,
            line: self.line,
            ..article
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_an_article_and_an_overview_several() {
        let post = Post {
            title: Some("Dijken  in nood".to_owned()),
            url: Some("https://example.org/dijken".to_owned()),
            text: "Een tekst.".to_owned(),
            line: 7,
            ..Post::default()
        };
        let articles = post.articles();
        assert_eq!(articles.len(), 1);
        assert_eq!(
            (
                articles[0].heading.as_deref(),
                articles[0].text.as_str(),
                articles[0].line
            ),
            (Some("Dijken in nood"), "Een tekst.", 7)
        );
        let overview = Post {
            title: Some("Reuring!Café".to_owned()),
            text: "Een vaste inleiding.\n\nAankomend Reuring!Café\n\nDijken in nood\n\nOp dinsdag 3 mei is de 55e editie van Reuring!Café, over dijken, over geld en over de vraag wie het laatste woord krijgt.".to_owned(),
            ..Post::default()
        };
        let found: Vec<_> = overview
            .articles()
            .into_iter()
            .map(|article| (article.heading, article.placement))
            .collect();
        assert_eq!(
            found,
            [
                (
                    Some("Reuring!Café".to_owned()),
                    Placement::OverviewIntroduction
                ),
                (
                    Some("Dijken in nood".to_owned()),
                    Placement::OverviewUpcoming
                )
            ]
        );
    }

    #[test]
    fn a_post_with_a_title_only_says_its_title_and_an_empty_one_nothing() {
        let post = |title: Option<&str>| Post {
            title: title.map(str::to_owned),
            text: "\u{a0}\n".to_owned(),
            ..Post::default()
        };
        assert_eq!(post(Some("Dijken")).articles()[0].text, "Dijken");
        assert!(matches!(
            post(None).content(),
            Content::LeftOut(LeftOut {
                reason: Reason::NoText,
                ..
            })
        ));
    }
}
