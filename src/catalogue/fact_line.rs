//! The facts of an edition as lines: what search reads of them, and what it shows.
//!
//! A line is made of pieces: a guest's line of the name, the functions and the employers. An organisation or
//! theme has its other names behind it, which are searched and not shown.

use std::ops::Range;

use crate::edition::{Edition, Person, Role};
use crate::gazetteer::{Gazetteer, Organisation};
use crate::text::{clean_line, fold, words};

/// What a piece of a line is, and where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum FactKind {
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
    /// The heading of a document.
    Heading,
    /// The text of a document; never a piece of a line.
    Text,
}

/// A set of kinds: one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactKinds(u16);

impl Default for FactKinds {
    fn default() -> Self {
        FactKinds::ALL
    }
}

impl FactKinds {
    /// Every kind.
    pub const ALL: FactKinds = FactKinds(u16::MAX);

    /// What is known of an edition: neither texts nor sentences about it.
    pub const FACTS: FactKinds = FactKinds::of(&[
        FactKind::Guest,
        FactKind::Host,
        FactKind::DebateLeader,
        FactKind::Title,
        FactKind::Theme,
        FactKind::Partner,
        FactKind::Organisation,
        FactKind::Function,
        FactKind::Venue,
        FactKind::Music,
    ]);

    /// Makes a set of kinds.
    #[must_use]
    pub const fn of(kinds: &[FactKind]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < kinds.len() {
            bits |= 1 << kinds[at] as u8;
            at += 1;
        }
        FactKinds(bits)
    }

    /// Adds a kind.
    pub(super) fn insert(&mut self, kind: FactKind) {
        self.0 |= 1 << kind as u8;
    }

    /// Says whether a kind is in the set.
    #[must_use]
    pub fn contains(self, kind: FactKind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }

    /// Says whether two sets have a kind in common.
    #[must_use]
    pub fn meet(self, other: FactKinds) -> bool {
        self.0 & other.0 != 0
    }

    /// No kind.
    pub(super) const NONE: FactKinds = FactKinds(0);
}

/// How a piece stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceRole {
    /// It is shown.
    Shown,
    /// Another name of the piece before it: an abbreviation, a synonym.
    Alias,
    /// The same name once more, as people also type it: `JP` for `J.P.`.
    Joined,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: FactKind,
    /// How it stands in its line.
    pub role: PieceRole,
    /// The number of its line.
    pub line: u16,
    /// What it says.
    pub text: PieceText,
}

/// What a piece says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceText {
    /// What the edition says: where that stands in the text of its lines, in bytes.
    Own(Range<u32>),
    /// Another name that the program carries: the same in every edition, and so kept once.
    Known(&'static str),
}

/// The facts of an edition as lines, those that people ask for most in front.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactLines {
    /// The edition's own texts, one behind the other.
    text: String,
    /// The pieces, line after line.
    pub pieces: Vec<Piece>,
    lines: u16,
    /// How long the texts of all pieces are together, in bytes.
    pub length: usize,
}

impl FactLines {
    /// Returns the facts of an edition as lines.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        let mut lines = FactLines::default();
        for (role, person) in edition.bench() {
            lines.person(role, person);
        }
        edition
            .titles()
            .for_each(|title| lines.single(FactKind::Title, title));
        if let Some(leader) = &edition.debate_leader {
            lines.name(FactKind::DebateLeader, leader);
            lines.lines += 1;
        }
        for partner in &edition.partners {
            lines.organisation(FactKind::Partner, partner);
            lines.lines += 1;
        }
        edition.topics.iter().for_each(|topic| lines.theme(topic));
        for (kind, text) in [
            (FactKind::Venue, &edition.venue),
            (FactKind::Music, &edition.music),
            (FactKind::Gist, &edition.gist),
        ] {
            if let Some(text) = text {
                lines.single(kind, text);
            }
        }
        let conflicts = edition
            .bench()
            .filter_map(|(_, person)| person.conflict.as_deref());
        conflicts.for_each(|conflict| lines.single(FactKind::Conflict, conflict));
        let headings = edition
            .documents
            .iter()
            .filter_map(|one| one.title.as_deref());
        headings.for_each(|heading| lines.single(FactKind::Heading, heading));
        lines
    }

    fn push(&mut self, kind: FactKind, role: PieceRole, text: &str) {
        let start = short(self.text.len());
        self.text.push_str(&clean_line(text));
        self.piece(kind, role, PieceText::Own(start..short(self.text.len())));
    }

    fn piece(&mut self, kind: FactKind, role: PieceRole, text: PieceText) {
        let piece = Piece {
            kind,
            role,
            line: self.lines,
            text,
        };
        self.length += self.text_of(&piece).len();
        self.pieces.push(piece);
    }

    fn alias(&mut self, kind: FactKind, name: &'static str) {
        self.piece(kind, PieceRole::Alias, PieceText::Known(name));
    }

    fn single(&mut self, kind: FactKind, text: &str) {
        self.push(kind, PieceRole::Shown, text);
        self.lines += 1;
    }

    fn name(&mut self, kind: FactKind, name: &str) {
        self.push(kind, PieceRole::Shown, name);
        if let Some(initials) = initials(name) {
            self.push(kind, PieceRole::Joined, &initials);
        }
    }

    fn person(&mut self, role: Role, person: &Person) {
        let kind = match role {
            Role::Host => FactKind::Host,
            Role::Guest => FactKind::Guest,
            Role::DebateLeader => FactKind::DebateLeader,
        };
        self.name(kind, &person.name);
        for affiliation in &person.affiliations {
            if let Some(function) = &affiliation.function {
                self.push(FactKind::Function, PieceRole::Shown, function);
            }
            if let Some(organisation) = &affiliation.organisation {
                self.organisation(FactKind::Organisation, organisation);
            }
        }
        self.lines += 1;
    }

    fn organisation(&mut self, kind: FactKind, name: &str) {
        self.push(kind, PieceRole::Shown, name);
        let known = Gazetteer::bundled().organisation(name).into_iter();
        known
            .flat_map(Organisation::aliases)
            .for_each(|name| self.alias(kind, name));
    }

    fn theme(&mut self, topic: &str) {
        self.push(FactKind::Theme, PieceRole::Shown, topic);
        let gazetteer = Gazetteer::bundled();
        if let Some(theme) = gazetteer.theme(topic) {
            let kind = FactKind::Theme;
            theme
                .synonyms
                .iter()
                .for_each(|name| self.alias(kind, name));
            // What is part of a theme is found by the names of the whole.
            for whole in gazetteer.broader(theme) {
                self.alias(kind, &whole.name);
                whole
                    .synonyms
                    .iter()
                    .for_each(|name| self.alias(kind, name));
            }
        }
        self.lines += 1;
    }

    /// Counts the lines.
    #[must_use]
    pub fn count(&self) -> usize {
        usize::from(self.lines)
    }

    /// Returns the text of a piece.
    #[must_use]
    pub fn text_of(&self, piece: &Piece) -> &str {
        match &piece.text {
            PieceText::Own(range) => {
                let range = range.start as usize..range.end as usize;
                self.text.get(range).unwrap_or_default()
            }
            PieceText::Known(name) => name,
        }
    }

    /// Returns a line as people read it: `name, function, employer; function`.
    #[must_use]
    pub fn shown(&self, line: u16) -> String {
        let first = self.pieces.partition_point(|piece| piece.line < line);
        let own = self
            .pieces
            .iter()
            .skip(first)
            .take_while(|piece| piece.line == line);
        let mut out = String::new();
        let mut before: Option<FactKind> = None;
        let mut is_first = true;
        for piece in own.filter(|piece| piece.role == PieceRole::Shown) {
            let is_pair =
                before == Some(FactKind::Function) && piece.kind == FactKind::Organisation;
            if before.is_some() {
                out.push_str(if is_first || is_pair { ", " } else { "; " });
                is_first = false;
            }
            before = Some(piece.kind);
            out.push_str(self.text_of(piece));
        }
        out
    }

    /// Returns the archive's own sentences about the edition.
    #[must_use]
    pub fn gist(&self) -> Option<&str> {
        let gist = self
            .pieces
            .iter()
            .find(|piece| piece.kind == FactKind::Gist);
        gist.map(|piece| self.text_of(piece))
    }
}

/// The facts of an edition take far less than four gigabytes.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Returns the first single letters that follow each other in a name as one word: `J.P.` is found as `JP`.
fn initials(name: &str) -> Option<String> {
    let folded = fold(name);
    let is_letter = |word: &&str| word.chars().count() == 1;
    let letters = words(&folded)
        .filter_map(|range| folded.get(range))
        .skip_while(|word| !is_letter(word))
        .take_while(is_letter);
    let letters: Vec<&str> = letters.collect();
    (letters.len() > 1).then(|| letters.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Affiliation;

    #[test]
    fn names_that_the_program_carries_are_clean() {
        let gazetteer = Gazetteer::bundled();
        let organisations = gazetteer.organisations().iter();
        let organisations =
            organisations.flat_map(|one| one.aliases().chain(std::iter::once(&*one.name)));
        let themes = gazetteer.themes().iter();
        let themes = themes.flat_map(|one| one.synonyms.iter().chain(std::iter::once(&one.name)));
        for name in organisations.chain(themes.map(String::as_str)) {
            assert_eq!(clean_line(name), name);
        }
    }

    #[test]
    fn a_person_stands_on_one_line_with_functions_and_employers_and_their_other_names() {
        let affiliation = |function: &str, organisation: Option<&str>| Affiliation {
            function: Some(function.to_owned()),
            organisation: organisation.map(str::to_owned),
            source: None,
        };
        let edition = Edition {
            title: Some("Wonen".to_owned()),
            guests: vec![Person {
                name: "J.P. Bos".to_owned(),
                person: None,
                affiliations: vec![
                    affiliation("statisticus", Some("Centraal Bureau voor de Statistiek")),
                    affiliation("schrijver", None),
                ],
                conflict: None,
            }],
            ..Edition::default()
        };
        let lines = FactLines::of(&edition);
        assert_eq!(
            lines.shown(0),
            "J.P. Bos, statisticus, Centraal Bureau voor de Statistiek; schrijver"
        );
        assert_eq!(lines.shown(1), "Wonen");
        let of_role = |role| {
            let pieces = lines.pieces.iter().filter(move |piece| piece.role == role);
            pieces.map(|piece| lines.text_of(piece)).collect::<Vec<_>>()
        };
        assert_eq!(of_role(PieceRole::Joined), ["jp"]);
        assert!(of_role(PieceRole::Alias).contains(&"CBS"));
    }
}
