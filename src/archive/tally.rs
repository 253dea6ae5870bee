//! Names and values with the number of editions that have them: of the whole archive, for completion, and
//! of a set of editions, for facets.

use rusqlite::params;

use super::index::folded_words;
use super::{EditionId, Reader, Result};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tally {
    /// Guests, hosts and debate leaders.
    People,
    /// Guests.
    Guests,
    /// Hosts.
    Hosts,
    /// Debate leaders.
    Leaders,
    /// Employers and partners.
    Organisations,
    /// Partners.
    Partners,
    /// Themes.
    Themes,
    /// Functions.
    Functions,
    /// Venues.
    Venues,
    /// Years.
    Years,
    /// Leading titles.
    Titles,
    /// Roles that are filled: `guest`, `host`, `debate_leader`.
    Roles,
}

impl Tally {
    /// Pairs of a name and an edition.
    fn pairs(self) -> &'static str {
        match self {
            Tally::People => {
                "SELECT p.name AS name, p.folded AS folded, a.edition AS edition FROM person p JOIN appearance a ON a.person = p.id"
            }
            Tally::Guests => {
                "SELECT p.name AS name, p.folded AS folded, a.edition AS edition FROM person p JOIN appearance a ON a.person = p.id
                 WHERE a.role = 'guest'"
            }
            Tally::Hosts => {
                "SELECT p.name AS name, p.folded AS folded, a.edition AS edition FROM person p JOIN appearance a ON a.person = p.id
                 WHERE a.role = 'host'"
            }
            Tally::Leaders => {
                "SELECT p.name AS name, p.folded AS folded, a.edition AS edition FROM person p JOIN appearance a ON a.person = p.id
                 WHERE a.role = 'debate_leader'"
            }
            Tally::Organisations => {
                "SELECT o.name AS name, o.folded AS folded, a.edition AS edition FROM organisation o
                 JOIN affiliation f ON f.organisation = o.id JOIN appearance a ON a.id = f.appearance
                 UNION SELECT o.name, o.folded, s.edition FROM organisation o JOIN partnership s ON s.organisation = o.id"
            }
            Tally::Partners => {
                "SELECT o.name AS name, o.folded AS folded, s.edition AS edition FROM organisation o JOIN partnership s ON s.organisation = o.id"
            }
            Tally::Themes => {
                "SELECT t.name AS name, t.folded AS folded, e.edition AS edition FROM theme t JOIN edition_theme e ON e.theme = t.id"
            }
            Tally::Functions => {
                "SELECT f.function AS name, fold(f.function) AS folded, a.edition AS edition FROM affiliation f
                 JOIN appearance a ON a.id = f.appearance WHERE f.function IS NOT NULL"
            }
            Tally::Venues => "SELECT venue AS name, fold(venue) AS folded, id AS edition FROM edition WHERE venue IS NOT NULL",
            Tally::Years => {
                "SELECT substr(date, 1, 4) AS name, substr(date, 1, 4) AS folded, id AS edition FROM edition WHERE date IS NOT NULL"
            }
            Tally::Titles => "SELECT title AS name, fold(title) AS folded, id AS edition FROM edition WHERE title IS NOT NULL",
            Tally::Roles => "SELECT role AS name, role AS folded, edition FROM appearance",
        }
    }

    fn order(self) -> &'static str {
        match self {
            Tally::Years => "name DESC",
            _ => "count DESC, name",
        }
    }
}

impl Reader {
    /// Returns the names that have a word beginning with `start`, with how many editions have each, those
    /// with the most first.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn beginning_with(
        &self,
        tally: Tally,
        start: &str,
        limit: usize,
    ) -> Result<Vec<(String, usize)>> {
        let start = folded_words(start);
        let sql = format!(
            "SELECT min(name) AS name, count(DISTINCT edition) AS count FROM ({}) WHERE edition > 0
             AND (folded LIKE ?1 || '%' OR folded LIKE '% ' || ?1 || '%') GROUP BY folded ORDER BY {} LIMIT ?2",
            tally.pairs(),
            tally.order()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows =
            statement.query_map(params![start, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Makes a set of editions present for [`Self::tally`].
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn set_present(&self, ids: &[EditionId]) -> Result<()> {
        // A table of this connection's own: the file is opened for reading only.
        self.connection.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS present (edition INTEGER PRIMARY KEY);
             SAVEPOINT present; DELETE FROM present;",
        )?;
        let filled = self.fill_present(ids);
        self.connection.execute_batch("RELEASE present")?;
        filled
    }

    fn fill_present(&self, ids: &[EditionId]) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO present (edition) VALUES (?1)")?;
        for id in ids {
            statement.execute([id])?;
        }
        Ok(())
    }

    /// Returns the names that the present editions have, with how many of these have each.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn tally(&self, tally: Tally, limit: usize) -> Result<Vec<(String, usize)>> {
        let sql = format!(
            "SELECT min(name) AS name, count(DISTINCT edition) AS count FROM ({}) WHERE edition IN present
             GROUP BY folded ORDER BY {} LIMIT ?1",
            tally.pairs(),
            tally.order()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
