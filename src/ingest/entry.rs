//! An entry: one text with what was read from it, ready for the archive.

use jiff::civil::Date;

use super::merge::Correction;
use super::read::article::cut;
use super::source::record::{self, FiledDocument, Record};
use super::source::{Content, Row};
use super::{Article, Extract, Placement, judge};

/// One text with its facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where it came from: a path, an address.
    pub origin: String,
    /// Further places it came from.
    pub other_origins: Vec<String>,
    /// What people say about its edition, where the file says so.
    pub corrections: Vec<Correction>,
    /// The line of the origin on which it starts, from 1.
    pub line: usize,
    /// Its heading.
    pub heading: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Where on its page it stood.
    pub placement: Placement,
    /// The text.
    pub text: String,
    /// The TOML of a record; absent for texts whose facts are read.
    pub front_matter: Option<String>,
    /// Only the beginning of the text came along.
    pub is_excerpt: bool,
    /// The facts; absent for a text that is about no edition.
    pub extract: Option<Extract>,
    /// It is about none as far as the reader can tell, and may be about one all the same.
    pub is_perhaps: bool,
}

impl Entry {
    /// Makes the entries of a file.
    #[must_use]
    pub fn all_of(content: Content, origin: &str) -> Vec<Entry> {
        match content {
            Content::Record(record) => vec![Entry::of_record(&record, origin)],
            Content::Edition(edition) => edition
                .documents
                .into_iter()
                .map(|document| Entry::of_filed(document, origin))
                .collect(),
            Content::Articles(articles) => articles
                .into_iter()
                .flat_map(cut)
                .map(|article| Entry::of_article(article, origin))
                .collect(),
            Content::Row(row) => Entry::of_row(*row, origin),
            Content::Inside { name, content } => {
                Entry::all_of(*content, &format!("{origin}/{name}"))
            }
            Content::LeftOut(_) | Content::Note(_) | Content::Unread(_) | Content::Beside(_) => {
                Vec::new()
            }
        }
    }

    /// Makes the entries of an edition of a list: its texts, and what the list says.
    #[must_use]
    pub fn of_row(row: Row, origin: &str) -> Vec<Entry> {
        let texts = row.articles.into_iter();
        let texts = texts.map(|article| Entry::of_article(article, origin));
        let said = Entry {
            line: row.line,
            ..Entry::of_record(&row.record, origin)
        };
        texts.chain([said]).collect()
    }

    /// Makes the entry of a record.
    #[must_use]
    pub fn of_record(record: &Record, origin: &str) -> Entry {
        Entry {
            origin: origin.to_owned(),
            other_origins: Vec::new(),
            corrections: Vec::new(),
            line: 1,
            heading: record.edition.title.clone(),
            url: None,
            published: None,
            placement: Placement::Single,
            text: record.text.clone(),
            front_matter: Some(record.front_matter.clone()),
            is_excerpt: false,
            extract: Some(record.extract()),
            is_perhaps: false,
        }
    }

    /// Makes the entry of a document that was written to a file: it comes from where it came from then.
    #[must_use]
    pub fn of_filed(document: FiledDocument, origin: &str) -> Entry {
        let FiledDocument {
            heading,
            url,
            published,
            placement,
            text,
            ..
        } = document;
        let mut origins = document.origins.into_iter();
        let origin = origins.next().unwrap_or_else(|| origin.to_owned());
        let given = document
            .front_matter
            .and_then(|toml| Some((record::parse_front_matter(&toml).ok()?, toml)));
        let mut entry = if let Some((edition, front_matter)) = given {
            Entry::of_record(
                &Record {
                    front_matter,
                    edition,
                    text,
                },
                &origin,
            )
        } else {
            let article = Article {
                heading,
                url,
                published,
                placement,
                text,
                line: 1,
                is_excerpt: false,
            };
            Entry::of_article(article, &origin)
        };
        entry.other_origins = origins.collect();
        entry.corrections = document.corrections;
        entry
    }

    /// Reads an article and makes its entry.
    #[must_use]
    pub fn of_article(article: Article, origin: &str) -> Entry {
        let verdict = judge(&article);
        Entry {
            origin: origin.to_owned(),
            other_origins: Vec::new(),
            corrections: Vec::new(),
            line: article.line,
            heading: article.heading,
            url: article.url,
            published: article.published,
            placement: article.placement,
            text: article.text,
            front_matter: None,
            is_excerpt: article.is_excerpt,
            extract: verdict.extract,
            is_perhaps: verdict.is_perhaps,
        }
    }
}
