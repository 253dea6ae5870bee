//! All names in an archive, and the editions they lead to.

use super::index::folded_words;
use super::{EditionId, Reader, Result};

/// A name that leads to editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// The person, organisation or edition, within its kind.
    pub id: i64,
    /// As the source spells it.
    pub text: String,
    /// Folded, for matching.
    pub folded: String,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A host, guest or debate leader.
    Person,
    /// An employer or partner.
    Organisation,
    /// An edition.
    Title,
}

impl Reader {
    /// Returns all names of people and organisations, and all titles if wanted, for matching by letters.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn names(&self, with_titles: bool) -> Result<Vec<Name>> {
        let mut names = Vec::new();
        for (kind, sql) in [
            (NameKind::Person, "SELECT id, name FROM person"),
            (
                NameKind::Organisation,
                "SELECT organisation, name FROM organisation_name",
            ),
            (
                NameKind::Title,
                "SELECT edition, title FROM edition_title WHERE edition > 0",
            ),
        ] {
            if kind == NameKind::Title && !with_titles {
                continue;
            }
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows =
                statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
            for found in rows {
                let (id, text) = found?;
                names.push(Name {
                    kind,
                    id,
                    folded: folded_words(&text),
                    text,
                });
            }
        }
        Ok(names)
    }

    /// Returns the editions that a name leads to, the newest first.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn editions_of(&self, name: &Name) -> Result<Vec<EditionId>> {
        let sql = match name.kind {
            NameKind::Title => "SELECT id FROM edition WHERE id = ?1",
            NameKind::Person => {
                "SELECT DISTINCT edition FROM appearance WHERE person = ?1 ORDER BY edition DESC"
            }
            NameKind::Organisation => {
                "SELECT edition FROM partnership WHERE organisation = ?1
                 UNION SELECT a.edition FROM affiliation f JOIN appearance a ON a.id = f.appearance
                       WHERE f.organisation = ?1 ORDER BY 1 DESC"
            }
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids = statement.query_map([name.id], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}
