//! The facts of an edition as they were read, each with the sentence that proves it.

use jiff::civil::Date;

use crate::archive::{Result, StoredDocument, StoredEdition};
use crate::ingest::{self, Article, Certainty, Claim, Fact, Part, Why};
use crate::text::clean_line;

/// A fact with its proof.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadFact {
    /// What is claimed.
    pub claim: Claim,
    /// The words it was read from; empty for facts that were given rather than read.
    pub words: String,
    /// The sentence the words stand in, and where in it.
    pub sentence: String,
    /// Where the words stand in the sentence, in bytes.
    pub place: std::ops::Range<usize>,
    /// The words allow another reading.
    pub is_unsure: bool,
    /// The document: its address, else the file it came from.
    pub source: String,
    /// The day on which the document was found to be on its site no longer.
    pub gone: Option<Date>,
    /// Why it was read so, the weightiest reason first; only where it was asked for.
    pub why: Vec<Why>,
}

impl StoredEdition {
    /// Returns all facts that its documents state, the most trusted document first.
    ///
    /// # Errors
    ///
    /// Facts that do not have the shape expected.
    pub fn proofs(&self) -> Result<Vec<ReadFact>> {
        self.proofs_of(StoredDocument::facts)
    }

    /// Returns the same with the reasons for each: every document is read once more for it.
    ///
    /// # Errors
    ///
    /// Facts that do not have the shape expected.
    pub fn proofs_with_reasons(&self) -> Result<Vec<ReadFact>> {
        let mut found = self.proofs()?;
        let mut rest = found.as_mut_slice();
        for (document, stored) in self.edition.documents.iter().zip(&self.documents) {
            let facts = stored.facts()?;
            let (own, others) = rest.split_at_mut(facts.len().min(rest.len()));
            rest = others;
            if facts.iter().all(|fact| fact.span.is_none()) {
                continue;
            }
            let article = Article {
                heading: document.title.clone(),
                published: document.published,
                text: document.text.clone(),
                ..Article::default()
            };
            for (fact, why) in own.iter_mut().zip(ingest::reasons(&article, &facts)) {
                fact.why = why;
            }
        }
        Ok(found)
    }

    /// Returns what its documents may state too, not likely enough to be a fact, the most trusted document first.
    ///
    /// # Errors
    ///
    /// Facts that do not have the shape expected.
    pub fn offered(&self) -> Result<Vec<ReadFact>> {
        self.proofs_of(StoredDocument::offered)
    }

    fn proofs_of(
        &self,
        facts: impl Fn(&StoredDocument) -> Result<Vec<Fact>>,
    ) -> Result<Vec<ReadFact>> {
        let mut found = Vec::new();
        for (document, stored) in self.edition.documents.iter().zip(&self.documents) {
            let source = document
                .url
                .clone()
                .or_else(|| stored.origins.first().cloned());
            let source = source.unwrap_or_default();
            found.extend(facts(stored)?.into_iter().map(|fact| {
                let part = match fact.span.map(|span| span.part) {
                    Some(Part::Heading) => document.title.as_deref(),
                    Some(Part::Text) => Some(document.text.as_str()),
                    Some(Part::Address) => document.url.as_deref(),
                    None => None,
                };
                let proven = proven(fact, part.unwrap_or_default(), &source);
                ReadFact {
                    gone: stored.gone,
                    ..proven
                }
            }));
        }
        Ok(found)
    }
}

fn proven(fact: Fact, part: &str, source: &str) -> ReadFact {
    let span = fact.span.map_or(0..0, |span| span.start..span.end);
    let words = part.get(span.clone()).unwrap_or_default();
    let (before, after) = sentence(part, &span);
    // A blank that stands between them is taken off with the others.
    let is_apart = before.ends_with(char::is_whitespace);
    let before = clean_line(before);
    let gap = if before.is_empty() || words.is_empty() || !is_apart {
        ""
    } else {
        " "
    };
    let start = before.len() + gap.len();
    let words = clean_line(words);
    let sentence = format!("{before}{gap}{words}{}", tail(after));
    let place = start..start + words.len();
    let is_unsure = fact.certainty == Certainty::Unsure;
    ReadFact {
        claim: fact.claim,
        words,
        sentence,
        place,
        is_unsure,
        source: source.to_owned(),
        gone: None,
        why: Vec::new(),
    }
}

/// What follows the words, cleaned but for the blank before it.
fn tail(after: &str) -> String {
    let blank = if after.starts_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    let rest = clean_line(after);
    if rest.is_empty() {
        rest
    } else {
        format!("{blank}{rest}")
    }
}

/// The rest of the sentence before and after some words: up to a full stop with a blank behind it, a
/// question or exclamation mark that ends a sentence, or the end of the line.
fn sentence<'a>(part: &'a str, words: &std::ops::Range<usize>) -> (&'a str, &'a str) {
    let before = part.get(..words.start).unwrap_or_default();
    let after = part.get(words.end..).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let stop_before = [". ", "? ", "! "]
        .iter()
        .filter_map(|stop| before.rfind(stop))
        .max();
    let start = stop_before.map_or(line_start, |at| line_start.max(at + 2));
    let line_end = after.find('\n').unwrap_or(after.len());
    let stop_after = [". ", "? ", "! "]
        .iter()
        .filter_map(|stop| after.find(stop))
        .min();
    let end = stop_after.map_or(line_end, |at| line_end.min(at + 1));
    (
        before.get(start..).unwrap_or_default(),
        after.get(..end).unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Span;

    #[test]
    fn a_fact_is_shown_in_its_sentence() {
        let text = "Eerst dit. Host was An Bos, lid van de raad. Daarna dat.";
        let start = text.find("An Bos").expect("the name is there");
        let span = Some(Span {
            part: Part::Text,
            start,
            end: start + 6,
        });
        let fact = Fact {
            claim: Claim::Number(1),
            span,
            certainty: Certainty::Sure,
        };
        let read = proven(fact, text, "een.txt");
        assert_eq!(read.sentence, "Host was An Bos, lid van de raad.");
        assert_eq!(read.sentence.get(read.place), Some("An Bos"));
    }
}
