//! Files packed into one (zip): what sites and people hand out, and the documents and spreadsheets of offices,
//! which are such files too.

use std::io::{BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::allowance::Allowance;
use super::{Closed, Content, LARGEST, Unreadable, beside, inside, office, table};

/// More files are not packed by people.
const MOST_FILES: usize = 50_000;

/// How far from its end a packed file says how many files it holds, in bytes: its last words and a comment.
const END: u64 = 66_000;

/// Reads the files of a packed one.
///
/// # Errors
///
/// A damaged file, and one that holds too much. A file inside that cannot be read is handed on with its name.
pub(super) fn read(
    mut file: impl Read + Seek,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    let length = file.seek(SeekFrom::End(0))?;
    if count(&mut file, length)? > MOST_FILES as u64 {
        return Err(Unreadable::TooMany { most: MOST_FILES });
    }
    let mut files = ZipArchive::new(file)?;
    allowance.unpacking(length, |allowance| match kind(&mut files) {
        Kind::Word => office::read_word(&mut files, allowance, take),
        Kind::Writer => office::read_writer(&mut files, allowance, take),
        Kind::Sheet => sheet(files, length, take),
        Kind::Presentation => Err(Unreadable::Closed(Closed::Presentation)),
        Kind::Other => each(&mut files, allowance, take),
    })
}

/// Returns how many files a packed file says it holds, before a list is made of them.
fn count(file: &mut (impl Read + Seek), length: u64) -> Result<u64, Unreadable> {
    file.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    let mut end = Vec::new();
    file.take(END).read_to_end(&mut end)?;
    file.rewind()?;
    let number = |mark: &[u8], from: usize, size: usize| {
        let at = memchr::memmem::rfind(&end, mark)?;
        let bytes = end.get(at + from..at + from + size)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        )
    };
    // A file with very many says so in an older and in a newer place.
    let (old, new) = (number(b"PK\x05\x06", 10, 2), number(b"PK\x06\x06", 32, 8));
    Ok(new.max(old).unwrap_or(0))
}

enum Kind {
    Word,
    Writer,
    Sheet,
    Presentation,
    Other,
}

/// Tells documents from other packed files by the names of the files in them.
fn kind(files: &mut ZipArchive<impl Read + Seek>) -> Kind {
    let holds = |name: &str| files.index_for_name(name).is_some();
    match () {
        () if office::word_part(files).is_some() => return Kind::Word,
        () if holds("xl/workbook.xml") || holds("xl/workbook.bin") => return Kind::Sheet,
        () if holds("ppt/presentation.xml") => return Kind::Presentation,
        () => {}
    }
    let mut said = String::new();
    let Ok(file) = files.by_name("mimetype") else {
        return Kind::Other;
    };
    // A damaged file says nothing of what it is.
    let _ = file.take(200).read_to_string(&mut said);
    match said
        .trim()
        .strip_prefix("application/vnd.oasis.opendocument.")
    {
        Some(kind) if kind.starts_with("text") => Kind::Writer,
        Some(kind) if kind.starts_with("spreadsheet") => Kind::Sheet,
        Some(_) => Kind::Presentation,
        None => Kind::Other,
    }
}

fn sheet(
    files: ZipArchive<impl Read + Seek>,
    length: u64,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    if length > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let mut file = files.into_inner();
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    table::read_sheets(&bytes, take)
}

fn each(
    files: &mut ZipArchive<impl Read + Seek>,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    for at in 0..files.len() {
        let name = match files.name_for_index(at) {
            Some(Ok(name)) => name.into_owned(),
            _ => format!("{}", at + 1),
        };
        let mut spent = Ok(());
        match files.by_index(at) {
            Ok(file) if file.is_dir() => {}
            Ok(file) => {
                let mut input = BufReader::with_capacity(1 << 16, file.take(allowance.left()));
                let before = allowance.left();
                read_one(&name, &mut input, allowance, take);
                // Files inside this one have been counted too: what was read of it comes on top.
                spent = allowance.spend(before - input.get_ref().limit());
            }
            Err(error) => inside(&name, take, |_| Err(error.into())),
        }
        spent?;
    }
    Ok(())
}

fn read_one(
    name: &str,
    input: &mut BufReader<impl Read>,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) {
    use std::io::BufRead;
    inside(name, take, |take| {
        if let Some(beside) = beside::of(name, input.fill_buf()?) {
            take(Content::Beside(beside));
            return Ok(());
        }
        allowance.deeper(|allowance| super::read_within(input, allowance, take))
    });
}
