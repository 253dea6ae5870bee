//! Mailboxes: mails under each other, of any number, read one by one (RFC 4155, and the form in which lines that
//! begin with "From " are quoted).

use std::io::{BufRead, Read};

use crate::ingest::source::allowance::Allowance;
use crate::ingest::source::{Content, LARGEST, Unreadable, inside};

/// The longest line that is looked at as one, in bytes.
const LONGEST_LINE: u64 = 1 << 16;

/// Reads the mails of a mailbox. What is wrong with one keeps no other out.
///
/// # Errors
///
/// A file that cannot be read on.
pub(in crate::ingest::source) fn read(
    input: &mut dyn BufRead,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    let mut mail = Mail::default();
    let mut line = Vec::new();
    let mut is_blank = true;
    loop {
        line.clear();
        (&mut *input)
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut line)?;
        let is_new = is_blank && is_divider(&line);
        if line.is_empty() || is_new {
            mail.give(allowance, take);
        }
        if line.is_empty() {
            return Ok(());
        }
        is_blank = line.iter().all(u8::is_ascii_whitespace);
        if !is_new {
            mail.add(&line);
        }
    }
}

/// `From ada@example.org Tue May  3 20:00:00 2022`: ends with a year, or an offset behind it.
fn is_divider(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let rest = String::from_utf8_lossy(rest);
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_year =
        |word: &&str| word.len() == 4 && word.parse::<u16>().is_ok_and(|year| year > 1969);
    let has_time = words.iter().any(|word| {
        word.matches(':').count() >= 1 && word.starts_with(|c: char| c.is_ascii_digit())
    });
    has_time && words.iter().rev().take(2).any(is_year)
}

/// A mail while its lines are gathered.
#[derive(Default)]
struct Mail {
    bytes: Vec<u8>,
    is_too_large: bool,
    count: usize,
}

impl Mail {
    fn add(&mut self, line: &[u8]) {
        if (self.bytes.len() + line.len()) as u64 > LARGEST {
            self.is_too_large = true;
            self.bytes = Vec::new();
        }
        if self.is_too_large {
            return;
        }
        // A line of the text that looks like the beginning of a mail was quoted.
        let bare = line
            .iter()
            .skip_while(|byte| **byte == b'>')
            .copied()
            .take(5);
        let is_quoted = line.starts_with(b">") && bare.eq(*b"From ");
        self.bytes
            .extend_from_slice(line.get(usize::from(is_quoted)..).unwrap_or_default());
    }

    fn give(&mut self, allowance: &mut Allowance<'_>, take: &mut dyn FnMut(Content)) {
        let bytes = std::mem::take(&mut self.bytes);
        let is_too_large = std::mem::take(&mut self.is_too_large);
        if bytes.iter().all(u8::is_ascii_whitespace) && !is_too_large {
            return;
        }
        self.count += 1;
        inside(&self.count.to_string(), take, |take| {
            if is_too_large {
                return Err(Unreadable::TooLarge);
            }
            allowance.deeper(|allowance| super::read(&bytes, allowance, take))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_begins_at_a_line_with_a_sender_and_a_moment() {
        for (line, expected) in [
            ("From ada@example.org Tue May  3 20:00:00 2022", true),
            ("From - Tue May  3 20:00:00 2022\r\n", true),
            ("From 123@xxx Tue May 03 20:00:00 +0000 2022", true),
            ("From that day on it was 2022", false),
            ("From: ada@example.org", false),
        ] {
            assert_eq!(is_divider(line.as_bytes()), expected, "{line}");
        }
    }
}
