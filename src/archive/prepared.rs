//! An entry made ready for the archive: everything about it that needs no look at what is there.

use crate::ingest::Entry;

use super::{Result, extract, identity};

/// An entry with what it is found by and what is stored of it. Making it is most of the work of taking an
/// entry in, and can be done on any thread.
#[derive(Debug)]
pub struct Prepared {
    pub(super) entry: Entry,
    /// Under which newer versions are looked for.
    pub(super) key: String,
    pub(super) fingerprint: String,
    pub(super) digest: String,
    /// What is stored of the facts.
    pub(super) facts: Option<String>,
}

impl Prepared {
    /// Makes an entry ready.
    ///
    /// # Errors
    ///
    /// None that these types can cause; the serialiser's type asks for it.
    pub fn new(entry: Entry) -> Result<Self> {
        let front_matter = entry.front_matter.as_deref();
        let facts = entry
            .extract
            .as_ref()
            .map(|facts| extract::to_json(facts, front_matter))
            .transpose()?;
        Ok(Prepared {
            key: identity::heading_key(&entry),
            fingerprint: identity::fingerprint(&entry),
            digest: identity::digest_of(&entry, facts.as_deref()),
            facts,
            entry,
        })
    }

    /// Returns the entry.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }
}
