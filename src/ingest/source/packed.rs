//! Files packed into one (zip), as sites and hosts hand out exports: each is read by what it holds.

use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;

use super::{Content, LARGEST, Unreadable};

/// How much all files together may hold, in bytes: a small packed file may hold anything.
const LARGEST_WHOLE: u64 = 4_000_000_000;

/// Reads the files of a packed one.
///
/// # Errors
///
/// A damaged file. A file inside that cannot be read is handed on with its name.
pub(super) fn read(bytes: &[u8], take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let damaged = |error: zip::result::ZipError| Unreadable::Damaged(error.to_string());
    let mut files = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = LARGEST_WHOLE;
    for at in 0..files.len() {
        let file = files.by_index(at).map_err(damaged)?;
        let name = file.name().map_err(damaged)?.into_owned();
        if file.is_dir() || is_hidden(&name) {
            continue;
        }
        let mut input = BufReader::with_capacity(1 << 16, file.take(left));
        if let Err(error) = read_one(&mut input, take) {
            take(Content::Unread { name, error });
        }
        left = input.get_ref().limit();
    }
    Ok(())
}

/// A packed file in a packed file is read too, but none in that.
fn read_one(
    input: &mut BufReader<impl Read>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    use std::io::BufRead;
    if input.fill_buf()?.starts_with(b"PK\x03\x04") {
        let mut bytes = Vec::new();
        input.take(LARGEST).read_to_end(&mut bytes)?;
        return match super::form::of(&bytes) {
            super::form::Form::Sheet => super::table::read_sheets(&bytes, take),
            super::form::Form::Unread(name) => Err(Unreadable::Markup(name)),
            _ => Err(Unreadable::Markup("ZIP")),
        };
    }
    super::read(input, take)
}

/// What systems put beside the files of a person.
fn is_hidden(name: &str) -> bool {
    name.split('/')
        .any(|part| part.starts_with('.') || part == "__MACOSX")
}
