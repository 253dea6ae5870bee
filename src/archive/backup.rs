//! Copies of the archive as it was, in a folder beside it: which are made when, and which are kept.
//!
//! A process keeps one before its first change, and before each import, sync and joining of names. Kept are the
//! newest three, the last of each of the last seven days and the last of each of the last eight weeks on which
//! there was one. Their order is that of their running numbers, so that a clock that is wrong deletes nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use rusqlite::{Connection, OpenFlags};

use super::error::failed;
use super::{Result, integrity};

/// The ending of a personal file that lies beside a copy and goes with it.
pub const COMPANION: &str = "personal";

/// How many of the newest copies are kept whatever their days.
const NEWEST: usize = 3;

/// On how many days, and in how many weeks, the last copy is kept.
const DAYS: usize = 7;
const WEEKS: usize = 8;

/// The archives of which this process has kept a copy.
static COPIED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A copy that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCopy {
    /// Its running number: a larger one was made later. Copies of earlier versions have none and share 0.
    pub number: u64,
    /// When it was made, UTC, as the clock said then.
    pub made: Option<DateTime>,
    /// The file.
    pub path: PathBuf,
}

impl KeptCopy {
    /// Reads the name of a copy: `20261127-201548-000007.db`, and `20261127-201548.123.db` of earlier versions.
    pub(super) fn of(path: PathBuf) -> Option<Self> {
        if path.extension().is_none_or(|extension| extension != "db") {
            return None;
        }
        let stem = path.file_stem()?.to_str()?;
        let made = DateTime::strptime("%Y%m%d-%H%M%S", stem.get(..15)?).ok();
        let number = stem.get(15..).and_then(|rest| rest.strip_prefix('-'));
        let number = number.and_then(|number| number.parse().ok()).unwrap_or(0);
        Some(KeptCopy { number, made, path })
    }
}

/// Whether a change needs a copy of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// Only where this process has kept none of the archive yet.
    FirstOfRun,
    /// Always: what follows changes much at once.
    Always,
}

/// Keeps the archive as it stands, where the occasion asks for it. The caller holds the lock for writing, so it
/// stands still.
pub(super) fn before_change(
    archive: &Path,
    occasion: Occasion,
    now: Timestamp,
) -> Result<Option<PathBuf>> {
    let is_copied = COPIED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .contains(archive);
    if is_copied && occasion == Occasion::FirstOfRun {
        return Ok(None);
    }
    make(archive, now).map(Some)
}

/// Remembers that the change happened of which a copy was made, and lets go of copies that are too many.
pub(super) fn changed(archive: &Path) {
    let mut copied = COPIED.lock().unwrap_or_else(PoisonError::into_inner);
    copied.insert(archive.to_owned());
    drop(copied);
    thin(archive);
}

/// Copies the archive into the folder of its copies. The caller holds the lock for writing.
///
/// Through SQLite rather than as a file: closing a file gives up all locks that the process has on it.
pub(super) fn make(archive: &Path, now: Timestamp) -> Result<PathBuf> {
    let folder = folder(archive);
    std::fs::create_dir_all(&folder).map_err(|source| failed(&folder, source))?;
    let name = next_name(archive, now);
    let copy = folder.join(format!("{name}.db"));
    let draft = folder.join(format!("{name}.draft"));
    let source = Connection::open_with_flags(archive, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    source.backup("main", &draft, None).inspect_err(|_| {
        let _ = std::fs::remove_file(&draft);
    })?;
    std::fs::rename(&draft, &copy).map_err(|source| failed(&copy, source))?;
    Ok(copy)
}

/// The name of the next copy: the moment, and one more than the largest number.
pub(super) fn next_name(archive: &Path, now: Timestamp) -> String {
    let largest = copies(archive).first().map_or(0, |copy| copy.number);
    format!(
        "{}-{:06}",
        now.to_zoned(TimeZone::UTC).strftime("%Y%m%d-%H%M%S"),
        largest + 1
    )
}

/// Takes a copy away that turned out not to be needed, with what lies beside it.
pub(super) fn discard(copy: &Path) {
    // One copy too many harms nobody.
    let _ = std::fs::remove_file(copy);
    let _ = std::fs::remove_file(copy.with_extension(COMPANION));
}

/// Takes away the copies that are not kept.
pub(super) fn thin(archive: &Path) {
    let copies = copies(archive);
    let kept = kept(&copies);
    for (at, copy) in copies.iter().enumerate() {
        if !kept.contains(&at) {
            discard(&copy.path);
        }
    }
}

/// Returns which of the copies are kept, by their places; the newest stands first.
fn kept(copies: &[KeptCopy]) -> BTreeSet<usize> {
    let mut kept: BTreeSet<usize> = (0..copies.len().min(NEWEST)).collect();
    let days = copies.iter().map(|copy| copy.made.map(DateTime::date));
    let mut seen: Vec<Option<Date>> = Vec::new();
    let mut weeks: Vec<Option<(i16, i8)>> = Vec::new();
    for (at, day) in days.enumerate() {
        let week = day.map(|day| (day.iso_week_date().year(), day.iso_week_date().week()));
        if seen.len() < DAYS && !seen.contains(&day) {
            seen.push(day);
            kept.insert(at);
        }
        if weeks.len() < WEEKS && !weeks.contains(&week) {
            weeks.push(week);
            kept.insert(at);
        }
    }
    kept
}

/// Returns the copies that are kept of an archive, the newest first.
#[must_use]
pub fn copies(archive: &Path) -> Vec<KeptCopy> {
    let Ok(entries) = std::fs::read_dir(folder(archive)) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut copies: Vec<KeptCopy> = paths.filter_map(KeptCopy::of).collect();
    copies.sort_unstable_by(|a, b| (b.number, &b.path).cmp(&(a.number, &a.path)));
    copies
}

/// Returns the newest copy that is whole.
#[must_use]
pub fn newest_whole(archive: &Path) -> Option<PathBuf> {
    let paths = copies(archive).into_iter().map(|copy| copy.path);
    paths
        .into_iter()
        .find(|path| integrity::checked(path).is_ok())
}

/// Returns what processes that were killed left half done: copies, and archives that were being made or
/// restored.
pub(super) fn leftovers(archive: &Path) -> Vec<PathBuf> {
    let stem = archive.file_stem().unwrap_or_default().to_string_lossy();
    let start = format!("{stem}.draft-");
    let is_draft = |name: &str| {
        let rest = name.strip_prefix(&start).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        name.starts_with(&start) && ["", "-journal", "-wal", "-shm", "turn"].contains(&rest)
    };
    let beside = archive
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut found = named(beside.unwrap_or(Path::new(".")), is_draft);
    found.extend(named(&folder(archive), |name| name.contains(".draft")));
    found
}

/// Returns the files in a folder whose names are such.
fn named(folder: &Path, is_such: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let such = entries.filter(|entry| is_such(&entry.file_name().to_string_lossy()));
    such.map(|entry| entry.path()).collect()
}

/// Makes sure that a copy can be put beside the archive.
pub(super) fn ensure_possible(archive: &Path) -> Result<()> {
    let folder = folder(archive);
    // Where there is none yet, the archive's own folder decides, and a change writes to that too.
    if folder.exists() {
        tempfile::Builder::new()
            .suffix(".draft")
            .tempfile_in(&folder)
            .map_err(|source| failed(&folder, source))?;
    }
    Ok(())
}

/// Returns the folder of an archive's copies: `reuring.backups` beside `reuring.db`.
pub(super) fn folder(archive: &Path) -> PathBuf {
    archive.with_extension("backups")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(number: u64, name: &str) -> KeptCopy {
        let path = PathBuf::from(format!("{name}-{number:06}.db"));
        KeptCopy::of(path).expect("the name of a copy")
    }

    /// The running numbers that are kept of copies made at these moments, in this order.
    fn numbers_kept(moments: &[String]) -> Vec<u64> {
        let mut copies: Vec<KeptCopy> = (1..).zip(moments).map(|(n, at)| copy(n, at)).collect();
        copies.reverse();
        kept(&copies).iter().map(|at| copies[*at].number).collect()
    }

    #[test]
    fn an_afternoon_of_corrections_pushes_out_no_copy_of_another_day() {
        let earlier = (1..=9).map(|day| format!("202611{day:02}-120000"));
        let today = (0..50).map(|minute| format!("20261110-14{minute:02}00"));
        let moments: Vec<String> = earlier.chain(today).collect();
        // Three of today, six days before it; the first of November is another week's Sunday.
        assert_eq!(numbers_kept(&moments), [59, 58, 57, 9, 8, 7, 6, 5, 4, 1]);
    }

    #[test]
    fn the_last_copy_of_each_of_eight_weeks_is_kept() {
        let mondays: Vec<String> = (0..20)
            .map(|week| {
                let day = jiff::civil::date(2026, 1, 5) + jiff::Span::new().weeks(week);
                day.strftime("%Y%m%d-120000").to_string()
            })
            .collect();
        assert_eq!(numbers_kept(&mondays), [20, 19, 18, 17, 16, 15, 14, 13]);
    }

    #[test]
    fn a_clock_set_back_deletes_neither_the_newest_copy_nor_any_other_day() {
        let moments = ["20261126", "20261127", "20261127", "20200101"];
        let moments: Vec<String> = moments.iter().map(|day| format!("{day}-120000")).collect();
        assert_eq!(numbers_kept(&moments), [4, 3, 2, 1]);
    }

    #[test]
    fn copies_of_earlier_versions_are_the_oldest() {
        let old = KeptCopy::of(PathBuf::from("20261127-201548.123.db")).expect("a copy");
        assert_eq!((old.number, old.made.map(DateTime::hour)), (0, Some(20)));
        assert_eq!(
            KeptCopy::of(PathBuf::from("20261127-201548-000007.draft")),
            None
        );
    }

    #[test]
    fn the_order_of_copies_is_that_of_their_numbers_whatever_the_clock_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let archive = folder.path().join("a.db");
        std::fs::create_dir(super::folder(&archive)).expect("made");
        for name in ["20261127-120000-000001", "20200101-120000-000002"] {
            let path = super::folder(&archive).join(format!("{name}.db"));
            std::fs::write(path, "").expect("written");
        }
        let numbers: Vec<u64> = copies(&archive).iter().map(|copy| copy.number).collect();
        assert_eq!(numbers, [2, 1]);
        let next = next_name(&archive, Timestamp::UNIX_EPOCH);
        assert_eq!(next, "19700101-000000-000003");
    }
}
