//! Reads an article for facts, each with the place it was read from.
//!
//! Every kind of fact has a file of its own below; here it is decided whether the article is about
//! an edition at all, and the facts are put together. Nothing is inferred that the words do not say:
//! years and numbers from neighbours are for the merge.

mod abbreviation;
mod absence;
mod address;
mod affiliation;
mod alphabet;
mod apposition;
mod attendance;
mod bench_list;
mod bench_row;
mod biography;
mod block;
mod bracket;
mod capitals;
mod clock;
mod date;
mod day;
mod employer;
mod enumeration;
mod function;
mod glance;
mod guests;
mod heading;
mod host;
mod music;
mod named_person;
mod news;
mod number;
mod ordinal;
mod organisation;
mod partners;
mod passage;
mod pattern;
mod people;
mod person;
mod piece;
mod presented;
mod prose;
mod required;
mod role;
mod seat;
mod sentence;
mod series;
mod stage;
mod status;
mod subject;
mod title;
mod venue;
mod word_list;

use self::block::{Block, all_sentences, blocks};
use self::host::Leaders;
use self::passage::Passage;
use self::subject::{Subject, judge};
use super::{Article, Claim, Extract, Fact, Part, Placement};
use crate::authority::Authority;
use crate::edition::{DocumentKind, Series, Status};

/// An article in pieces.
struct Reading<'a> {
    heading: Option<Passage<'a>>,
    address: Option<Passage<'a>>,
    sentences: Vec<Passage<'a>>,
    blocks: &'a [Block<'a>],
    placement: Placement,
}

/// Reads what an article says about an edition; `None` where it is about none.
#[must_use]
pub fn extract(article: &Article, authority: &Authority) -> Option<Extract> {
    let blocks = blocks(&Passage::whole(Part::Text, &article.text));
    let reading = Reading::of(article, &blocks);
    let facts = match judge(
        reading.placement,
        reading.heading.as_ref(),
        reading.address.as_ref(),
        reading.blocks,
    ) {
        Subject::Edition(kind) => reading.extract(authority, kind),
        Subject::SomethingElse if reading.placement == Placement::OverviewIntroduction => {
            return None;
        }
        Subject::SomethingElse => return news::extract(reading.blocks),
    };
    is_identified(&facts.facts).then_some(facts)
}

/// Says whether facts tell one evening from another.
fn is_identified(facts: &[Fact]) -> bool {
    facts.iter().any(|fact| {
        matches!(
            fact.claim,
            Claim::Number(_) | Claim::Date(_) | Claim::Title(_)
        )
    })
}

impl<'a> Reading<'a> {
    fn of(article: &'a Article, blocks: &'a [Block<'a>]) -> Self {
        Reading {
            heading: article
                .heading
                .as_deref()
                .map(|heading| Passage::whole(Part::Heading, heading)),
            address: article
                .url
                .as_deref()
                .map(|address| Passage::whole(Part::Address, address)),
            sentences: all_sentences(blocks).collect(),
            blocks,
            placement: article.placement,
        }
    }

    fn extract(&self, authority: &Authority, kind: DocumentKind) -> Extract {
        let leaders = Leaders::read(authority, &self.sentences);
        let is_past = kind == DocumentKind::Report || self.placement == Placement::OverviewPast;
        let mut facts = self.identity();
        facts.extend(title::facts(
            self.heading.as_ref(),
            self.blocks,
            self.placement == Placement::Single,
        ));
        facts.extend(date::facts(
            self.heading.as_ref(),
            self.address.as_ref(),
            self.blocks,
        ));
        facts.extend(clock::facts(self.blocks).into_iter().filter(|_| !is_past));
        facts.extend(venue::facts(self.blocks));
        facts.extend(music::facts(self.blocks));
        facts.extend(
            attendance::facts(self.blocks)
                .into_iter()
                .filter(|_| is_past),
        );
        facts.push(self.status(is_past));
        facts.extend(partners::facts(authority, self.blocks));
        facts.extend(leaders.facts());
        facts.extend(guests::facts(authority, self.blocks, &leaders, is_past));
        abbreviation::write_out(&mut facts);
        Extract { kind, facts }
    }

    /// Reads series and number: the heading leads, then the text, then the address.
    fn identity(&self) -> Vec<Fact> {
        let in_heading = self.heading.as_ref().and_then(number::in_heading);
        let number = in_heading.or_else(|| {
            self.sentences
                .iter()
                .find_map(|one| number::all_in_text(one).into_iter().next())
        });
        let sentence =
            number.and_then(|number| self.sentences.iter().find(|one| holds(one, &number.words)));
        let mut places = self
            .heading
            .iter()
            .chain(sentence)
            .chain(&self.sentences)
            .chain(&self.address);
        let series = match places.find_map(series::in_passage) {
            Some((series, words)) => words.states(Claim::Series(series)),
            None => self.opening().suggests(Claim::Series(Series::Cafe)),
        };
        let number = number.map(|number| number.words.states(Claim::Number(number.value)));
        std::iter::once(series).chain(number).collect()
    }

    fn status(&self, is_past: bool) -> Fact {
        let called_off =
            status::called_off(self.heading.as_ref(), self.blocks).filter(|_| !is_past);
        match called_off {
            Some(words) => words.states(Claim::Status(Status::Cancelled)),
            None => self
                .opening()
                .states(Claim::Status(status::implied(is_past))),
        }
    }

    /// Returns the words by which a reader sees what the article is: the heading or the first sentence.
    fn opening(&self) -> Passage<'a> {
        let first = self.heading.as_ref().or(self.sentences.first());
        first.copied().unwrap_or(Passage::whole(Part::Text, ""))
    }
}

fn holds(sentence: &Passage, words: &Passage) -> bool {
    let (outer, inner) = (sentence.range(), words.range());
    outer.start <= inner.start && inner.end <= outer.end
}
