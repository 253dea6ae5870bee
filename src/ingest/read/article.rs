//! One article as one evening: what is read of its heading and text.

use super::facts::{self, Composed};
use super::models::{Models, Reader};
use super::page::Page;
use super::reading::{self, Judged, Reading};
use super::rivals::TwoLooks;
use super::role::{GUEST, HOST, LEADER, NONE};
use super::segment;
use super::why::{self, Why};
use crate::ingest::{Article, Claim, Fact, Placement, Verdict};

/// Reads an article for facts, and says whether one that is about no evening may be about one all the same.
#[must_use]
pub fn judge(article: &Article, reader: &Reader) -> Verdict {
    let composed = Composed::new(article);
    let page = Page::new(&composed.text, &reader.lexicon);
    let within = 0..page.tokens.len();
    let reading = whole(article, &page, reader);
    let confidences = &reader.models.confidences;
    let extract = facts::extract(
        &reading,
        &page,
        &within,
        &composed,
        article.placement,
        confidences,
    );
    let chance = confidences.subject.confidence(reading.subject);
    Verdict {
        is_perhaps: extract.is_none()
            && chance >= facts::OFFERED
            && article.placement != Placement::OverviewIntroduction,
        extract,
    }
}

/// Reads all of a page as one evening.
fn whole(article: &Article, page: &Page, reader: &Reader) -> Reading {
    let heading = article.heading.iter();
    let headings: Vec<String> = heading.map(|one| one.trim().to_owned()).collect();
    let within = 0..page.tokens.len();
    reading::read(page, &within, article.published, &headings, &reader.models)
}

/// Reasons that are said of one fact.
const REASONS: usize = 3;

/// Returns why some facts were read from an article, the weightiest reason first.
///
/// The article is read once more: reasons take room, and few are asked for.
#[must_use]
pub fn reasons(article: &Article, facts: &[Fact], reader: &Reader) -> Vec<Vec<Why>> {
    let composed = Composed::new(article);
    let page = Page::new(&composed.text, &reader.lexicon);
    let reading = whole(article, &page, reader);
    let models = &reader.models;
    let said = facts.iter().map(|fact| match &fact.claim {
        Claim::Guest(person) => of_person(&reading, &person.name, GUEST, models),
        Claim::Host(person) => of_person(&reading, &person.name, HOST, models),
        Claim::DebateLeader(name) => of_person(&reading, name, LEADER, models),
        Claim::Number(number) => of(&reading.numbers, &models.number, 1, |one| one == number),
        Claim::Date(day) => of(&reading.days, &models.day, 1, |one| {
            (one.month, one.day) == (day.month, day.day)
        }),
        Claim::Start(time) => of(&reading.starts, &models.time, 1, |one| one == time),
        Claim::DoorsOpen(time) => of(&reading.doors, &models.time, 2, |one| one == time),
        Claim::Title(title) => of(&reading.titles, &models.title, 1, |one| one == title),
        Claim::Venue(name) => of(&reading.venues, &models.venue, 1, |one| {
            name.contains(&one.written)
        }),
        Claim::Partner(name) => of(&reading.partners, &models.partner, 1, |one| {
            name.starts_with(&one.name)
        }),
        Claim::Music(name) => of(&reading.music, &models.music, 1, |one| {
            name.contains(&one.written)
        }),
        _ => Vec::new(),
    });
    said.collect()
}

fn of_person(reading: &Reading, name: &str, role: usize, models: &Models) -> Vec<Why> {
    let somebody = reading.people.iter().find(|one| one.cluster.name == name);
    let evidence = somebody.map(|one| &one.evidence);
    evidence.map_or_else(Vec::new, |evidence| {
        why::reasons(evidence, &models.role.alone, role, NONE, REASONS)
    })
}

fn of<T>(
    judged: &[Judged<T>],
    looks: &TwoLooks,
    class: usize,
    is_meant: impl Fn(&T) -> bool,
) -> Vec<Why> {
    let one = judged.iter().find(|one| is_meant(&one.value));
    one.map_or_else(Vec::new, |one| {
        why::reasons(&one.evidence, &looks.alone, class, 0, REASONS)
    })
}

/// Cuts an article that speaks of several evenings into one for each; any other stays as it is.
///
/// What a source knows as parts of a page (an overview, an archive) is cut already.
#[must_use]
pub fn cut(article: Article) -> Vec<Article> {
    if article.placement != Placement::Single {
        return vec![article];
    }
    let reader = Reader::bundled();
    let page = Page::new(&article.text, &reader.lexicon);
    let may_be_several = segment::names_several(&page);
    let pieces = if may_be_several {
        reading::segments(&page, reader)
    } else {
        Vec::new()
    };
    if pieces.len() < 2 {
        return vec![article];
    }
    let mut found = Vec::new();
    for piece in &pieces {
        let bytes = page.bytes(piece);
        let line = page
            .text
            .get(..bytes.start)
            .map_or(0, |above| above.matches('\n').count());
        let text = page.text.get(bytes).unwrap_or_default().to_owned();
        found.push(Article {
            text,
            line: article.line + line,
            heading: None,
            ..article.clone()
        });
    }
    if let Some(first) = found.first_mut() {
        first.heading = article.heading;
    }
    found
}
