//! Facts as lines to show, with the words by which each is found.

use super::{Asked, Reason};
use crate::authority::{Authority, Organisation};
use crate::edition::{Edition, Person, Role};
use crate::search::matcher::marks;
use crate::search::{Field, Snippet};
use crate::text::{clean_line, fold, words};

/// One fact as a line to show.
pub(super) struct Line {
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

/// A line that holds something of what was asked.
pub(super) struct FoundLine<'a> {
    line: &'a Line,
    pub(super) reason: Reason,
    /// How many terms it holds.
    pub(super) count: usize,
    alias: Option<&'a str>,
}

impl FoundLine<'_> {
    pub(super) fn explained(&self, asked: &Asked<'_>) -> (Option<Reason>, Snippet) {
        let text = match self.alias {
            Some(alias) => format!("{} ({alias})", self.line.text),
            None => self.line.text.clone(),
        };
        let marks = marks(&text, &asked.needles);
        (Some(self.reason), Snippet { text, marks })
    }
}

impl Line {
    pub(super) fn fit(&self, asked: &Asked<'_>) -> Option<FoundLine<'_>> {
        let mut count = 0;
        let mut first: Option<usize> = None;
        for (term, needle) in asked.terms.iter().zip(&asked.needles) {
            let fits =
                |part: &LinePart| allows(term.field, part.reason) && needle.is_in(&part.words);
            if let Some(at) = self.parts.iter().position(fits) {
                count += 1;
                first = Some(first.map_or(at, |best| best.min(at)));
            }
        }
        let part = self.parts.get(first?)?;
        let alias = part.alias.as_deref();
        Some(FoundLine {
            line: self,
            reason: part.reason,
            count,
            alias,
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

/// Returns the facts of an edition as lines, in the order of interest.
pub(super) fn lines(edition: &Edition) -> Vec<Line> {
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
            .map(|venue| simple_line(Reason::Venue, venue)),
    );
    lines.extend(
        edition
            .music
            .iter()
            .map(|music| simple_line(Reason::Music, music)),
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
