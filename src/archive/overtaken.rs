//! A correction of what another person or text changed since its maker looked: refused, and said.

use crate::locale::Lang;

/// A correction of what changed since the person who made it saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overtaken {
    /// What it speaks of.
    pub subject: String,
    /// What stands there now, as people read it; empty where nothing does.
    pub value: String,
    /// Who corrected it meanwhile; absent where a text did.
    pub by: Option<String>,
}

impl Overtaken {
    /// Says what changed, and that nothing was stored.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let who = self
            .by
            .clone()
            .unwrap_or_else(|| lang.overtaken_by_a_text());
        if self.value.is_empty() {
            return lang.overtaken_gone(&self.subject, &who);
        }
        lang.overtaken(&self.subject, &who, &self.value)
    }
}
