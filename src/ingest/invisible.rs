//! Texts with soft hyphens and spaces of no width in them: read as without them, kept as they came.

use std::borrow::Cow;

use super::read::article;
use super::read::models::Reader;
use super::read::why::Why;
use super::{Article, Extract, Fact, Part, Verdict};

/// Reads an article for facts; `None` for a text that is about no edition.
#[must_use]
pub fn read(article: &Article) -> Option<Extract> {
    judge(article).extract
}

/// Reads an article for facts, and says whether one that is about no edition may be about one all the same.
#[must_use]
pub fn judge(article: &Article) -> Verdict {
    let heading = article.heading.as_deref().map(Visible::of);
    let text = Visible::of(&article.text);
    if text.is_whole() && heading.as_ref().is_none_or(Visible::is_whole) {
        return article::judge(article, Reader::bundled());
    }
    let shown = shown(article, heading.as_ref(), &text);
    let mut verdict = article::judge(&shown, Reader::bundled());
    let facts = verdict
        .extract
        .iter_mut()
        .flat_map(|read| read.facts.iter_mut().chain(&mut read.offered));
    for span in facts.filter_map(|fact| fact.span.as_mut()) {
        let part = match span.part {
            Part::Text => Some(&text),
            Part::Heading => heading.as_ref(),
            Part::Address => None,
        };
        if let Some(part) = part {
            (span.start, span.end) = (part.source(span.start), part.source(span.end));
        }
    }
    verdict
}

/// Returns why some facts were read from an article, the weightiest reason first.
#[must_use]
pub fn reasons(article: &Article, facts: &[Fact]) -> Vec<Vec<Why>> {
    let heading = article.heading.as_deref().map(Visible::of);
    let text = Visible::of(&article.text);
    let shown = shown(article, heading.as_ref(), &text);
    article::reasons(&shown, facts, Reader::bundled())
}

fn shown(article: &Article, heading: Option<&Visible>, text: &Visible) -> Article {
    Article {
        heading: heading.map(|heading| heading.text.clone().into_owned()),
        text: text.text.clone().into_owned(),
        ..article.clone()
    }
}

/// A text without characters that nobody sees, and the way back.
struct Visible<'a> {
    text: Cow<'a, str>,
    /// Where in the shown text something was taken out, and how many bytes up to there.
    gaps: Vec<(usize, usize)>,
}

impl<'a> Visible<'a> {
    fn of(text: &'a str) -> Self {
        if !text.contains(is_invisible) {
            return Visible {
                text: Cow::Borrowed(text),
                gaps: Vec::new(),
            };
        }
        let mut shown = String::with_capacity(text.len());
        let (mut gaps, mut taken) = (Vec::new(), 0);
        for c in text.chars() {
            if is_invisible(c) {
                taken += c.len_utf8();
                gaps.push((shown.len(), taken));
            } else {
                shown.push(c);
            }
        }
        Visible {
            text: Cow::Owned(shown),
            gaps,
        }
    }

    fn is_whole(&self) -> bool {
        self.gaps.is_empty()
    }

    /// Returns the place in the text as it came.
    fn source(&self, shown: usize) -> usize {
        let before = self.gaps.partition_point(|(at, _)| *at <= shown);
        let taken = before.checked_sub(1).and_then(|at| self.gaps.get(at));
        shown + taken.map_or(0, |(_, taken)| *taken)
    }
}

/// Soft hyphen, spaces and joiners of no width, word joiner, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Claim;

    #[test]
    fn soft_hyphens_hide_no_words_and_the_places_of_facts_are_those_of_the_text() {
        let article = Article {
            heading: Some("Reu\u{ad}ring!Ca\u{200b}fé #55 | Dijken".to_owned()),
            text: "Op dinsdag 3 mei 2022 vond de 55e edi\u{ad}tie van Reu\u{ad}ring!Ca\u{ad}fé plaats. Gast was Ada Bos (dijkgraaf).".to_owned(),
            ..Article::default()
        };
        let read = read(&article).expect("an edition");
        let guest = read
            .facts
            .iter()
            .find(|fact| matches!(&fact.claim, Claim::Guest(one) if one.name == "Ada Bos"));
        let span = guest
            .and_then(|fact| fact.span)
            .expect("a guest with a place");
        let words = article.text.get(span.start..span.end).unwrap_or_default();
        assert!(words.contains("Ada Bos"), "{words}");
        assert!(
            read.facts
                .iter()
                .any(|fact| fact.claim == Claim::Number(55))
        );
    }
}
