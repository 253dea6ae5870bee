//! The words of an archive with their stems, for finding other forms of what was typed.
//!
//! Learned when a transaction ends: of a few editions word by word, of many at once out of the index. A
//! word that no edition holds any more stays until then; it leads nowhere.

use std::collections::HashSet;

use memchr::memchr2;
use rusqlite::{Connection, OptionalExtension};

use super::index::folded_words;
use super::{EditionId, Reader, Result, setting};
use crate::text::{STEMMER, fold, stem, words};

/// From so many new editions on all words are learned anew.
const MANY: usize = 64;

/// A longer run of letters is an address or a mistake.
const LONGEST: usize = 40;

/// Learns the words of the editions that were written since the last time.
pub(super) fn learn(connection: &Connection) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT edition FROM unlearned")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    let ids: Vec<EditionId> = ids.collect::<rusqlite::Result<_>>()?;
    if setting::get(connection, setting::STEMMER)?.as_deref() != Some(STEMMER) {
        learn_all(connection)?;
        setting::set(connection, setting::STEMMER, STEMMER)?;
    } else if ids.len() > MANY {
        learn_all(connection)?;
    } else {
        for id in &ids {
            learn_one(connection, *id)?;
        }
    }
    if !ids.is_empty() {
        connection.execute("DELETE FROM unlearned", [])?;
    }
    Ok(())
}

/// Says whether the words were stemmed by another version.
pub(super) fn is_outdated(connection: &Connection) -> Result<bool> {
    Ok(setting::get(connection, setting::STEMMER)?.is_some_and(|known| known != STEMMER))
}

fn learn_all(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM word WHERE is_umlaut = 0", [])?;
    let mut known = connection.prepare("SELECT term, doc FROM indexed_word")?;
    let mut rows = known.query([])?;
    let mut insert = Insert::new(connection)?;
    while let Some(row) = rows.next()? {
        let word: String = row.get(0)?;
        insert.add(&word, row.get(1)?)?;
    }
    Ok(())
}

fn learn_one(connection: &Connection, id: EditionId) -> Result<()> {
    let sql = "SELECT lines FROM edition_line WHERE edition = ?1
               UNION ALL SELECT text FROM document WHERE edition = ?1
               UNION ALL SELECT heading FROM document WHERE edition = ?1 AND heading IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let mut seen: HashSet<String> = HashSet::new();
    while let Some(row) = rows.next()? {
        let folded = fold(row.get_ref(0)?.as_str().unwrap_or_default());
        let found = words(&folded).filter_map(|range| folded.get(range));
        seen.extend(found.map(str::to_owned));
    }
    let mut insert = Insert::new(connection)?;
    for word in seen {
        insert.add(&word, 1)?;
    }
    Ok(())
}

/// The statement that adds a word.
struct Insert<'a>(rusqlite::CachedStatement<'a>);

impl<'a> Insert<'a> {
    fn new(connection: &'a Connection) -> Result<Self> {
        let sql = "INSERT INTO word (stem, word, editions, is_umlaut) VALUES (?1, ?2, ?3, 0)
                   ON CONFLICT DO UPDATE SET editions = editions + ?3";
        Ok(Insert(connection.prepare_cached(sql)?))
    }

    fn add(&mut self, word: &str, editions: i64) -> Result<()> {
        if word.chars().all(char::is_alphanumeric) && word.len() <= LONGEST {
            self.0.execute((stem(word), word, editions))?;
        }
        Ok(())
    }
}

/// A word that is spelled with an umlaut, with the stem it has without: `Görlitz` is also looked for as
/// `Goerlitz`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Umlaut {
    stem: String,
    word: String,
}

/// Returns the words of a text that are spelled with an umlaut.
pub(super) fn umlauts(text: &str) -> Vec<Umlaut> {
    // Looking at bytes is quick, and a text without one of these holds none of the letters.
    if memchr2(UMLAUT_BYTES[0], UMLAUT_BYTES[1], text.as_bytes()).is_none() {
        return Vec::new();
    }
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\u{308}');
    let umlauts = words.filter(|word| !word.is_ascii()).filter_map(|word| {
        Some(Umlaut {
            stem: stem(&folded_words(&spread_umlauts(word)?)),
            word: folded_words(word),
        })
    });
    umlauts.collect()
}

/// Notes words that are spelled with an umlaut under the stem they have without.
pub(super) fn add_umlauts(connection: &Connection, umlauts: &[Umlaut]) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO word (stem, word, editions, is_umlaut) VALUES (?1, ?2, 0, 1)";
    for Umlaut { stem, word } in umlauts {
        connection.prepare_cached(sql)?.execute((stem, word))?;
    }
    Ok(())
}

/// Letters that German writes with an e where it has no dots, and the dots alone.
const UMLAUTS: [char; 7] = ['ä', 'Ä', 'ö', 'Ö', 'ü', 'Ü', '\u{308}'];

/// What each of [`UMLAUTS`] begins with in UTF-8: one of the letters, the other of the dots.
const UMLAUT_BYTES: [u8; 2] = [0xC3, 0xCC];

/// Writes ä, ö and ü with an e; `None` where there are none.
pub(crate) fn spread_umlauts(word: &str) -> Option<String> {
    if !word.contains(UMLAUTS) {
        return None;
    }
    let spread = word
        .replace("a\u{308}", "ae")
        .replace("o\u{308}", "oe")
        .replace("u\u{308}", "ue")
        .replace(['ä', 'Ä'], "ae")
        .replace(['ö', 'Ö'], "oe")
        .replace(['ü', 'Ü'], "ue");
    (spread != word).then_some(spread)
}

impl Reader {
    /// Returns the folded words of the archive that share a stem.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn words_of_stem(&self, stem: &str) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT word FROM word WHERE stem = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let words = statement.query_map([stem], |row| row.get(0))?;
        Ok(words.collect::<rusqlite::Result<_>>()?)
    }

    /// Calls `take` with each folded word of the archive once, and the number of editions that hold it, as far
    /// as counted. Words that begin alike mostly follow each other.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn each_word(&self, mut take: impl FnMut(&str, u32)) -> Result<()> {
        // A word with an umlaut stands under a second stem too.
        let sql = "SELECT word, editions FROM word WHERE is_umlaut = 0";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str().unwrap_or_default(), row.get(1)?);
        }
        Ok(())
    }

    /// Returns how many editions hold a folded word.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn editions_with(&self, word: &str) -> Result<usize> {
        let sql = "SELECT doc FROM indexed_word WHERE term = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let count = statement.query_row([word], |row| row.get(0)).optional()?;
        Ok(count.unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;

    #[test]
    fn umlauts_are_spread_and_other_accents_are_not() {
        assert_eq!(spread_umlauts("Görlitz").as_deref(), Some("Goerlitz"));
        assert_eq!(spread_umlauts("u\u{308}ber").as_deref(), Some("ueber"));
        assert_eq!(spread_umlauts("café"), None);
    }

    #[test]
    fn an_archive_knows_its_words_by_their_stems() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let reader = Reader::open(&path).expect("the archive opens");
        let forms = reader.words_of_stem(&stem("gemeente")).expect("words");
        assert!(forms.contains(&"gemeenten".to_owned()), "{forms:?}");
        assert!(reader.editions_with("overheid").expect("a count") > 3);
        let mut count = 0;
        reader.each_word(|_, _| count += 1).expect("words");
        assert!(count > 1_000);
    }
}
