//! People on the bench, with function and organisation as they were that evening.

use serde::{Deserialize, Serialize};

/// A host or guest of one edition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name as the source spells it.
    pub name: String,
    /// The handle of the person, only where several bear the name and this is not the first of them: `jan-de-vries-2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Functions and organisations; several are allowed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affiliations: Vec<Affiliation>,
    /// What documents disagree on about this person, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict: Option<String>,
}

impl Person {
    /// Returns the name by which the person is told from all others: `Jan de Vries (2)` for the second who bears it.
    #[must_use]
    pub fn known_as(&self) -> String {
        let handle = self.person.as_deref().unwrap_or_default();
        match handle.rsplit_once('-') {
            Some((_, count)) => format!("{} ({count})", self.name),
            None => self.name.clone(),
        }
    }
}

/// A function at an organisation; either may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Affiliation {
    /// The function, without the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// The organisation by its canonical name, or as spelled where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The document that says so, where documents differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What a person did that evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Received the guests.
    Host,
    /// Sat on the bench.
    Guest,
    /// Led the debate.
    DebateLeader,
}

impl Role {
    /// Returns the key of the role in records and commands.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Role::Host => "host",
            Role::Guest => "guest",
            Role::DebateLeader => "debate_leader",
        }
    }
}

impl Affiliation {
    /// Returns "function, organisation", or the one that is known.
    #[must_use]
    pub fn describe(&self) -> String {
        match (&self.function, &self.organisation) {
            (Some(function), Some(organisation)) => format!("{function}, {organisation}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => String::new(),
        }
    }
}

impl Person {
    /// Returns the affiliations in one line, separated by semicolons.
    #[must_use]
    pub fn describe(&self) -> String {
        let parts: Vec<String> = self
            .affiliations
            .iter()
            .map(Affiliation::describe)
            .collect();
        parts.join("; ")
    }
}
