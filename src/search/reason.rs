//! Where a query was found, as a word.

use crate::locale::Lang;

/// Where the query was found, what people are most interested in first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The number is the one asked for.
    Number,
    /// The date lies in the period asked for.
    Date,
    /// A guest's name.
    Guest,
    /// A host's name.
    Host,
    /// The debate leader's name.
    DebateLeader,
    /// In a title.
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
    /// The text.
    Text,
    /// Another name of an organisation or theme: an abbreviation, an older name, a synonym.
    Alias,
    /// Another form of the word, such as a plural.
    Form,
    /// A compound that the word is a part of.
    Compound,
    /// Letters of a name.
    Letters,
    /// A word one slip away.
    Typo,
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
            Reason::Music => "music",
            Reason::Text => "text",
            Reason::Alias => "alias",
            Reason::Form => "form",
            Reason::Compound => "compound",
            Reason::Letters => "letters",
            Reason::Typo => "typo",
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
            Reason::Music => lang.reason_music(),
            Reason::Text => lang.reason_text(),
            Reason::Alias => lang.reason_alias(),
            Reason::Form => lang.reason_form(),
            Reason::Compound => lang.reason_compound(),
            Reason::Letters => lang.reason_letters(),
            Reason::Typo => lang.reason_typo(),
        }
    }
}
