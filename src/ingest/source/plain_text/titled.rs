//! Texts whose file says a title of them: the subject of a mail, the heading of a document, its properties.

use jiff::civil::Date;

use super::line::names_series;
use super::{articles, listed, uncut};
use crate::ingest::source::{self, Content};
use crate::ingest::{Article, Placement};
use crate::text::{clean, clean_line, fold};

/// What a file says of a text.
#[derive(Debug, Default)]
pub(in crate::ingest::source) struct Said {
    /// What it calls the text.
    pub(in crate::ingest::source) title: Option<String>,
    /// What it is called if nothing in it is a title.
    pub(in crate::ingest::source) otherwise: Option<String>,
    /// The day it was published, sent or last changed.
    pub(in crate::ingest::source) day: Option<Date>,
    /// The line of the source on which it starts, from 1.
    pub(in crate::ingest::source) line: usize,
}

/// Hands on the articles of a text.
pub(in crate::ingest::source) fn give(text: &str, said: &Said, take: &mut dyn FnMut(Content)) {
    let text = clean(text);
    if let Some(note) = uncut(&text) {
        take(Content::Note(note));
    }
    let articles = cut(text.trim(), said).into_iter().map(|article| Article {
        published: said.day,
        line: article.line.saturating_sub(1) + said.line.max(1),
        ..article
    });
    source::articles(articles.collect(), take);
}

fn cut(text: &str, said: &Said) -> Vec<Article> {
    let named = |name: &Option<String>| {
        let name = name.as_deref().map(clean_line);
        name.filter(|name| !name.trim().is_empty())
    };
    let Some(title) = named(&said.title) else {
        let mut found = articles(text);
        if let [only] = found.as_mut_slice() {
            only.heading = only.heading.take().or_else(|| named(&said.otherwise));
        }
        return found;
    };
    let below = without(&title, text);
    let listed = listed(Some(&title), below);
    if !listed.is_empty() {
        return listed;
    }
    let mut own = articles(below);
    if own.len() > 1 {
        return own;
    }
    let heading = own.pop().and_then(|only| only.heading);
    vec![match heading {
        // The subject of a mail may say less than the first line of what it sends.
        Some(heading) if says_more(&heading, &title) => {
            single(heading, format!("{title}\n\n{below}"))
        }
        // A title without a text is an announcement: the title is all it says.
        _ if below.is_empty() => single(title.clone(), title),
        _ => single(title, below.to_owned()),
    }]
}

fn single(heading: String, text: String) -> Article {
    Article {
        heading: Some(heading),
        placement: Placement::Single,
        text,
        line: 1,
        ..Article::default()
    }
}

/// Says whether a heading names the series, and a title does not or is shorter.
fn says_more(heading: &str, title: &str) -> bool {
    let length = |text: &str| text.chars().count();
    is_of_series(heading) && (!is_of_series(title) || length(heading) > length(title))
}

fn is_of_series(heading: &str) -> bool {
    names_series(&fold(heading))
}

/// Leaves out the title where the text begins with it, be it more than once.
fn without<'a>(title: &str, text: &'a str) -> &'a str {
    let mut text = text.trim();
    loop {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        if text.is_empty() || fold(first.trim()) != fold(title.trim()) {
            return text;
        }
        text = rest.trim();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(
        title: Option<&str>,
        otherwise: Option<&str>,
        text: &str,
    ) -> Vec<(Option<String>, String)> {
        let said = Said {
            title: title.map(str::to_owned),
            otherwise: otherwise.map(str::to_owned),
            ..Said::default()
        };
        let found = cut(text, &said).into_iter();
        found.map(|one| (one.heading, one.text)).collect()
    }

    const TEXT: &str = "Op dinsdag 3 mei vond de 55e editie van Reuring!Café plaats. Er werd lang gesproken over dijken, over geld en over de vraag wie het laatste woord krijgt.";

    #[test]
    fn a_title_stands_above_its_text_once() {
        let some = |heading: &str| Some(heading.to_owned());
        assert_eq!(
            headings(Some("Dijken"), None, &format!("Dijken\n\nDijken\n{TEXT}")),
            [(some("Dijken"), TEXT.to_owned())]
        );
        assert_eq!(
            headings(Some("Dijken"), None, ""),
            [(some("Dijken"), "Dijken".to_owned())]
        );
        assert_eq!(
            headings(None, Some("Dijken"), TEXT),
            [(some("Dijken"), TEXT.to_owned())]
        );
        assert_eq!(
            headings(None, Some("Bestand"), &format!("Dijken\n\n{TEXT}")),
            [(some("Dijken"), TEXT.to_owned())]
        );
    }

    #[test]
    fn a_heading_that_names_the_series_goes_before_a_subject_that_does_not() {
        let text = format!("Reuring!Café #55 | Dijken\n\n{TEXT}");
        let short = headings(Some("Reuring!Café #55"), None, &text);
        assert_eq!(short[0].0.as_deref(), Some("Reuring!Café #55 | Dijken"));
        let found = headings(Some("Nieuwsbrief mei"), None, &text);
        assert_eq!(found[0].0.as_deref(), Some("Reuring!Café #55 | Dijken"));
        assert_eq!(found[0].1, format!("Nieuwsbrief mei\n\n{text}"));
    }
}
