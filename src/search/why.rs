//! Why a hit is there: the fact or passage that holds most of what was asked.

use std::ops::Range;

use super::matcher::{self, Needle};
use super::{Field, Meaning, Query, QueryTerm, Snippet, Tier};
use crate::authority::{Authority, Organisation};
use crate::edition::{Edition, Person, Role};
use crate::locale::Lang;
use crate::text::{Folded, clean_line, fold, words};

/// How much text a passage shows before the hit, and in all, in bytes.
const BEFORE: usize = 60;
const PASSAGE: usize = 240;

/// Where the query was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The number is the one asked for.
    Number,
    /// The date lies in the period asked for.
    Date,
    /// In a title.
    Title,
    /// A guest's name.
    Guest,
    /// A host's name.
    Host,
    /// The debate leader's name.
    DebateLeader,
    /// An employer of a guest or host.
    Organisation,
    /// A function of a guest or host.
    Function,
    /// A partner.
    Partner,
    /// A theme.
    Theme,
    /// The place or the music.
    Venue,
    /// The text.
    Text,
    /// Letters of a name.
    Letters,
}

impl Reason {
    /// Returns the key used in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Reason::Number => "number",
            Reason::Date => "date",
            Reason::Title => "title",
            Reason::Guest => "guest",
            Reason::Host => "host",
            Reason::DebateLeader => "debate_leader",
            Reason::Organisation => "organisation",
            Reason::Function => "function",
            Reason::Partner => "partner",
            Reason::Theme => "theme",
            Reason::Venue => "venue",
            Reason::Text => "text",
            Reason::Letters => "letters",
        }
    }

    /// Returns the word that people read.
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        match self {
            Reason::Number => lang.reason_number(),
            Reason::Date => lang.reason_date(),
            Reason::Title => lang.reason_title(),
            Reason::Guest => lang.reason_guest(),
            Reason::Host => lang.reason_host(),
            Reason::DebateLeader => lang.reason_debate_leader(),
            Reason::Organisation => lang.reason_organisation(),
            Reason::Function => lang.reason_function(),
            Reason::Partner => lang.reason_partner(),
            Reason::Theme => lang.reason_theme(),
            Reason::Venue => lang.reason_venue(),
            Reason::Text => lang.reason_text(),
            Reason::Letters => lang.reason_letters(),
        }
    }
}

/// An edition with its facts and texts folded, so that the next key costs little.
pub(super) struct Prepared {
    lines: Vec<Line>,
    texts: Vec<(String, Folded, String)>,
    /// What to show where the query itself stands nowhere: the gist, or the first words of the text.
    gist: String,
}

/// One fact as a line to show.
struct Line {
    text: String,
    parts: Vec<LinePart>,
}

/// Words of a line that share a reason.
struct LinePart {
    reason: Reason,
    /// Folded, with a blank before and after each word.
    words: String,
    /// Shown behind the line when only this name of it was meant.
    alias: Option<String>,
}

impl Prepared {
    pub(super) fn new(edition: &Edition) -> Self {
        let texts = edition.documents.iter().map(|document| {
            let folded = Folded::new(&document.text);
            let words = padded(&folded.text);
            (document.text.clone(), folded, words)
        });
        let first = edition
            .documents
            .first()
            .map(|document| document.text.as_str());
        let gist = edition.gist.as_deref().or(first).unwrap_or_default();
        Prepared {
            lines: lines(edition),
            texts: texts.collect(),
            gist: shortened(gist),
        }
    }

    /// Returns the reason and the line that show best why the edition answers the query.
    pub(super) fn explain(&self, query: &Query, tier: Tier) -> (Option<Reason>, Snippet) {
        let asked: Vec<&QueryTerm> = query
            .terms
            .iter()
            .filter(|term| !term.is_negated && is_about_words(term, tier))
            .collect();
        let needles: Vec<Needle> = asked.iter().map(|term| term.needle()).collect();
        let by_meaning = || {
            (
                meaning(query, tier),
                Snippet {
                    text: self.gist.clone(),
                    marks: Vec::new(),
                },
            )
        };
        let best = self.best_line(&asked, &needles);
        let in_line = best.as_ref().map_or(0, |found| found.count);
        let is_better = |(count, _): &(usize, Snippet)| *count > in_line;
        if in_line < needles.len()
            && let Some((_, passage)) = self.passage(&needles).filter(is_better)
        {
            return (Some(Reason::Text), passage);
        }
        best.map_or_else(by_meaning, |found| {
            (Some(found.reason), found.snippet(&needles))
        })
    }

    fn best_line(&self, asked: &[&QueryTerm], needles: &[Needle]) -> Option<FoundLine<'_>> {
        let found = self
            .lines
            .iter()
            .filter_map(|line| line.fit(asked, needles));
        // Lines stand in order of interest: of equals the first wins.
        found.reduce(|best, next| if next.count > best.count { next } else { best })
    }

    /// Returns the passage that holds most of the needles, with how many.
    fn passage(&self, needles: &[Needle]) -> Option<(usize, Snippet)> {
        let mut best: Option<(usize, &str, Range<usize>)> = None;
        for (text, folded, words) in &self.texts {
            if !needles.iter().any(|needle| needle.is_in(words)) {
                continue;
            }
            let places = matcher::places(folded, needles);
            for (at, place) in places.iter().enumerate() {
                let near = places.get(at..).unwrap_or_default();
                let near = near
                    .iter()
                    .take_while(|next| next.range.end < place.range.start + PASSAGE - BEFORE);
                let mut seen: Vec<usize> = near.map(|next| next.needle).collect();
                seen.sort_unstable();
                seen.dedup();
                if best.as_ref().is_none_or(|(count, ..)| seen.len() > *count) {
                    best = Some((seen.len(), text, place.range.clone()));
                }
            }
        }
        let (count, text, range) = best?;
        let passage = cut_around(text, &range);
        let marks = matcher::marks(&passage, needles);
        Some((
            count,
            Snippet {
                text: passage,
                marks,
            },
        ))
    }
}

/// What a query without words asked for; one that only excludes asked for nothing.
fn meaning(query: &Query, tier: Tier) -> Option<Reason> {
    let mut positive = query
        .terms
        .iter()
        .filter(|term| !term.is_negated)
        .peekable();
    positive.peek()?;
    let has_number = positive.any(|term| matches!(term.meaning, Meaning::Number(_)));
    Some(match tier {
        Tier::Text => Reason::Text,
        Tier::Number => Reason::Number,
        _ if has_number => Reason::Number,
        _ => Reason::Date,
    })
}

/// In the text tier a bare number or date was found as words.
fn is_about_words(term: &QueryTerm, tier: Tier) -> bool {
    term.asks_for_words() && (term.meaning == Meaning::Words || tier == Tier::Text)
}

struct FoundLine<'a> {
    line: &'a Line,
    reason: Reason,
    count: usize,
    alias: Option<&'a str>,
}

impl FoundLine<'_> {
    fn snippet(&self, needles: &[Needle]) -> Snippet {
        let text = match self.alias {
            Some(alias) => format!("{} ({alias})", self.line.text),
            None => self.line.text.clone(),
        };
        let marks = matcher::marks(&text, needles);
        Snippet { text, marks }
    }
}

impl Line {
    fn fit(&self, asked: &[&QueryTerm], needles: &[Needle]) -> Option<FoundLine<'_>> {
        let mut count = 0;
        let mut first: Option<(usize, &LinePart)> = None;
        for (term, needle) in asked.iter().zip(needles) {
            let fits =
                |part: &&LinePart| allows(term.field, part.reason) && needle.is_in(&part.words);
            if let Some((at, part)) = self.parts.iter().enumerate().find(|(_, part)| fits(part)) {
                count += 1;
                if first.is_none_or(|(best, _)| at < best) {
                    first = Some((at, part));
                }
            }
        }
        let (_, part) = first?;
        Some(FoundLine {
            line: self,
            reason: part.reason,
            count,
            alias: part.alias.as_deref(),
        })
    }
}

fn allows(field: Option<Field>, reason: Reason) -> bool {
    match field {
        None => true,
        Some(Field::Guest) => reason == Reason::Guest,
        Some(Field::Host) => reason == Reason::Host,
        Some(Field::Organisation) => matches!(reason, Reason::Organisation | Reason::Partner),
        Some(Field::Theme) => reason == Reason::Theme,
        Some(Field::Date | Field::Number) => false,
    }
}

fn lines(edition: &Edition) -> Vec<Line> {
    let mut lines: Vec<Line> = edition
        .bench()
        .map(|(role, person)| person_line(role, person))
        .collect();
    lines.extend(
        edition
            .titles()
            .map(|title| simple_line(Reason::Title, title)),
    );
    lines.extend(
        edition
            .debate_leader
            .iter()
            .map(|leader| simple_line(Reason::DebateLeader, leader)),
    );
    lines.extend(edition.partners.iter().map(|partner| Line {
        text: clean_line(partner),
        parts: organisation_parts(Reason::Partner, partner),
    }));
    lines.extend(edition.topics.iter().map(|topic| theme_line(topic)));
    lines.extend(
        edition
            .venue
            .iter()
            .chain(&edition.music)
            .map(|venue| simple_line(Reason::Venue, venue)),
    );
    lines
}

fn simple_line(reason: Reason, text: &str) -> Line {
    Line {
        text: clean_line(text),
        parts: vec![part(reason, text)],
    }
}

fn person_line(role: Role, person: &Person) -> Line {
    let reason = match role {
        Role::Host => Reason::Host,
        Role::Guest => Reason::Guest,
        Role::DebateLeader => Reason::DebateLeader,
    };
    let about = person.describe();
    let text = if about.is_empty() {
        person.name.clone()
    } else {
        format!("{}, {about}", person.name)
    };
    let mut parts = vec![part(reason, &person.name)];
    for affiliation in &person.affiliations {
        parts.extend(
            affiliation
                .organisation
                .iter()
                .flat_map(|name| organisation_parts(Reason::Organisation, name)),
        );
        parts.extend(
            affiliation
                .function
                .iter()
                .map(|function| part(Reason::Function, function)),
        );
    }
    Line {
        text: clean_line(&text),
        parts,
    }
}

fn theme_line(topic: &str) -> Line {
    let known = Authority::bundled().theme(topic);
    let synonyms = known.into_iter().flat_map(|theme| &theme.synonyms);
    let mut parts = vec![part(Reason::Theme, topic)];
    parts.extend(synonyms.map(|synonym| alias_part(Reason::Theme, synonym)));
    Line {
        text: clean_line(topic),
        parts,
    }
}

fn organisation_parts(reason: Reason, name: &str) -> Vec<LinePart> {
    let known = Authority::bundled().organisation(name);
    let aliases = known.into_iter().flat_map(Organisation::aliases);
    std::iter::once(part(reason, name))
        .chain(aliases.map(|alias| alias_part(reason, alias)))
        .collect()
}

fn part(reason: Reason, text: &str) -> LinePart {
    LinePart {
        reason,
        words: padded(&fold(text)),
        alias: None,
    }
}

fn alias_part(reason: Reason, text: &str) -> LinePart {
    LinePart {
        alias: Some(text.to_owned()),
        ..part(reason, text)
    }
}

fn padded(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len() + 2);
    out.push(' ');
    for word in words(folded).filter_map(|range| folded.get(range)) {
        out.push_str(word);
        out.push(' ');
    }
    out
}

fn shortened(text: &str) -> String {
    cut_around(text, &(0..0))
}

/// Cuts a passage around a hit, at blanks, and makes it one line. `…` stands where text was left out.
fn cut_around(text: &str, hit: &Range<usize>) -> String {
    let line_start = text
        .get(..hit.start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line_end = text
        .get(hit.end..)
        .and_then(|after| after.find('\n'))
        .map_or(text.len(), |at| hit.end + at);
    let start = if hit.start - line_start <= BEFORE {
        line_start
    } else {
        blank_after(text, hit.start - BEFORE, hit.start)
    };
    let end = if line_end - start <= PASSAGE {
        line_end
    } else {
        blank_before(text, hit.end, start + PASSAGE)
    };
    let passage = clean_line(text.get(start..end).unwrap_or_default());
    let before = if start > line_start { "…" } else { "" };
    let after = if end < line_end { "…" } else { "" };
    format!("{before}{passage}{after}")
}

fn blank_after(text: &str, from: usize, limit: usize) -> usize {
    let from = (from..limit)
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(limit);
    text.get(from..limit)
        .and_then(|part| part.find(' '))
        .map_or(limit, |at| from + at + 1)
}

fn blank_before(text: &str, limit: usize, to: usize) -> usize {
    let to = (limit..to.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(limit);
    text.get(limit..to)
        .and_then(|part| part.rfind(' '))
        .map_or(to, |at| limit + at)
}
