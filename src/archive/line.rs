//! The facts of an edition as lines to show and to find the query's words in.
//!
//! Search has to say of every row why it is there. Reading the whole record for that costs ten times what
//! a line costs, so the lines are written beside the index. A line is made of pieces; before each stands
//! a control character that says what it is, which no text holds and no word contains.

use crate::authority::{Authority, Organisation};
use crate::edition::{Edition, Person, Role};
use crate::text::clean_line;

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// A guest's name.
    Guest,
    /// A host's name.
    Host,
    /// The debate leader's name.
    DebateLeader,
    /// A title.
    Title,
    /// A theme.
    Theme,
    /// A partner.
    Partner,
    /// An employer of a guest or host.
    Organisation,
    /// A function of a guest or host.
    Function,
    /// The place.
    Venue,
    /// Who played.
    Music,
    /// The archive's own sentences about it.
    Gist,
    /// What documents disagree on about a person.
    Conflict,
}

const KINDS: [(LineKind, char); 12] = [
    (LineKind::Guest, '\u{1}'),
    (LineKind::Host, '\u{2}'),
    (LineKind::DebateLeader, '\u{3}'),
    (LineKind::Title, '\u{4}'),
    (LineKind::Theme, '\u{5}'),
    (LineKind::Partner, '\u{6}'),
    (LineKind::Organisation, '\u{7}'),
    (LineKind::Function, '\u{8}'),
    (LineKind::Venue, '\u{E}'),
    (LineKind::Music, '\u{F}'),
    (LineKind::Gist, '\u{10}'),
    (LineKind::Conflict, '\u{11}'),
];

/// Before another name of the piece before it.
const ALIAS: char = '\u{12}';

/// Which kind of piece a control character begins; another name is of its piece's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A piece of a kind.
    Piece(LineKind),
    /// Another name of the piece before.
    Alias,
}

impl Mark {
    /// Returns what a character marks, if anything.
    #[must_use]
    pub fn of(c: char) -> Option<Mark> {
        if c == ALIAS {
            return Some(Mark::Alias);
        }
        let kind = KINDS.iter().find(|(_, mark)| *mark == c);
        kind.map(|(kind, _)| Mark::Piece(*kind))
    }
}

/// Returns the facts of an edition as lines, those that people ask for most in front.
pub(super) fn lines(edition: &Edition) -> String {
    let mut lines = Lines::default();
    for (role, person) in edition.bench() {
        lines.person(role, person);
    }
    let simple = |lines: &mut Lines, kind, text: &str| {
        lines.begin();
        lines.piece(kind, text);
    };
    edition
        .titles()
        .for_each(|title| simple(&mut lines, LineKind::Title, title));
    if let Some(leader) = &edition.debate_leader {
        simple(&mut lines, LineKind::DebateLeader, leader);
    }
    for partner in &edition.partners {
        lines.begin();
        lines.organisation(LineKind::Partner, partner);
    }
    for topic in &edition.topics {
        lines.theme(topic);
    }
    for (kind, text) in [
        (LineKind::Venue, &edition.venue),
        (LineKind::Music, &edition.music),
        (LineKind::Gist, &edition.gist),
    ] {
        if let Some(text) = text {
            simple(&mut lines, kind, text);
        }
    }
    let conflicts = edition
        .bench()
        .filter_map(|(_, person)| person.conflict.as_deref());
    conflicts.for_each(|conflict| simple(&mut lines, LineKind::Conflict, conflict));
    lines.text
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn begin(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn piece(&mut self, kind: LineKind, text: &str) {
        let mark = KINDS.iter().find(|(known, _)| *known == kind);
        self.text.extend(mark.map(|(_, mark)| *mark));
        self.text.push_str(&clean_line(text));
    }

    fn alias(&mut self, name: &str) {
        self.text.push(ALIAS);
        self.text.push_str(&clean_line(name));
    }

    fn person(&mut self, role: Role, person: &Person) {
        let kind = match role {
            Role::Host => LineKind::Host,
            Role::Guest => LineKind::Guest,
            Role::DebateLeader => LineKind::DebateLeader,
        };
        self.begin();
        self.piece(kind, &person.name);
        for affiliation in &person.affiliations {
            if let Some(function) = &affiliation.function {
                self.piece(LineKind::Function, function);
            }
            if let Some(organisation) = &affiliation.organisation {
                self.organisation(LineKind::Organisation, organisation);
            }
        }
    }

    fn organisation(&mut self, kind: LineKind, name: &str) {
        self.piece(kind, name);
        let known = Authority::bundled().organisation(name);
        known
            .into_iter()
            .flat_map(Organisation::aliases)
            .for_each(|alias| self.alias(alias));
    }

    fn theme(&mut self, topic: &str) {
        self.begin();
        self.piece(LineKind::Theme, topic);
        let known = Authority::bundled().theme(topic);
        let synonyms = known.into_iter().flat_map(|theme| &theme.synonyms);
        synonyms.for_each(|synonym| self.alias(synonym));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Affiliation;

    #[test]
    fn a_line_says_of_every_piece_what_it_is() {
        let edition = Edition {
            title: Some("Een\nproef".to_owned()),
            guests: vec![Person {
                name: "Jan Bos".to_owned(),
                affiliations: vec![Affiliation {
                    function: Some("wethouder".to_owned()),
                    organisation: Some("Een gemeente".to_owned()),
                    source: None,
                }],
                conflict: None,
            }],
            ..Edition::default()
        };
        assert_eq!(
            lines(&edition),
            "\u{1}Jan Bos\u{8}wethouder\u{7}Een gemeente\n\u{4}Een proef"
        );
    }
}
