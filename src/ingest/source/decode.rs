//! Bytes → text, in whatever character set the evidence says.
//!
//! A byte order mark decides, then whether the bytes are valid UTF-8 or all but a few of them are, then what
//! the page says of itself, then which letters occur (chardetng).

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page it says which encoding it is in, in bytes. Browsers look at 1,024
/// (HTML standard, "determining the character encoding").
const PREAMBLE: usize = 1_024;

/// How much of a file is looked at to tell its character set where it says nothing, in bytes.
const LOOKED_AT: usize = 1 << 16;

/// What stands in the place of bytes that are no character.
const REPLACEMENT: &str = "\u{fffd}";

/// The beginnings of files that are no text (pictures, Office before 2007, packed files).
const BINARY: &[&[u8]] = &[
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"BM6",
    b"RIFF",
    b"\x7fELF",
];

/// Bytes that were no characters and were replaced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replaced {
    /// How many characters stand in their place.
    pub count: usize,
    /// The line of the first, from 1.
    pub line: usize,
}

/// Decodes a page, or says at which byte it stops being text. Says too what had to be replaced.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Replaced), usize> {
    if let Some(at) = binary_at(bytes) {
        return Err(at);
    }
    let (encoding, mark) = evidence(bytes);
    let rest = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(rest)
    {
        return Ok((Cow::Borrowed(text), Replaced::default()));
    }
    let mut decoded = Decoded::new(encoding);
    decoded.add(rest, true);
    Ok((Cow::Owned(decoded.text), decoded.replaced))
}

/// Decodes bytes that were said to be in a character set; that may be wrong, and there may be anything among them.
pub(super) fn decode_as(bytes: &[u8], said: Option<&str>) -> (String, Replaced) {
    let declared = said.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let (encoding, mark) = match evidence(bytes) {
        (encoding, 0) if encoding != UTF_16LE && encoding != UTF_16BE => (
            of_bytes(bytes, declared.or_else(|| self::declared(bytes))),
            0,
        ),
        marked => marked,
    };
    let mut decoded = Decoded::new(encoding);
    decoded.add(bytes.get(mark..).unwrap_or_default(), true);
    (decoded.text, decoded.replaced)
}

/// Decodes the beginning of a file, to see what it is.
pub(super) fn beginning(bytes: &[u8]) -> Cow<'_, str> {
    let (encoding, mark) = evidence(bytes);
    let rest = bytes.get(mark..).unwrap_or_default();
    encoding.decode_without_bom_handling(rest).0
}

/// Returns the character set, and the length of the byte order mark.
fn evidence(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, length);
    }
    if let Some(encoding) = utf_16(bytes) {
        return (encoding, 0);
    }
    (of_bytes(bytes, declared(bytes)), 0)
}

/// Text in UTF-16 has a zero in nearly every other byte.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let zeros = |from: usize| {
        start
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), start.len() / 2);
    match () {
        () if pairs < 4 => None,
        () if odd * 10 > pairs * 6 && even * 10 < pairs => Some(UTF_16LE),
        () if even * 10 > pairs * 6 && odd * 10 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Tells the character set by valid sequences: what is written in another is hardly ever valid UTF-8, and a page
/// may call itself UTF-8 and be none.
fn of_bytes(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    let (valid, invalid) = sequences(bytes);
    let is_utf_8 = invalid == 0 || valid >= invalid;
    match declared {
        // A shift out of ASCII by escapes is valid UTF-8.
        Some(encoding) if encoding.name() == "ISO-2022-JP" => encoding,
        _ if is_utf_8 => UTF_8,
        Some(encoding) if encoding != UTF_8 && !encoding.name().starts_with("UTF-16") => encoding,
        _ => guessed(bytes),
    }
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"nl"), Utf8Detection::Deny)
}

/// Counts the characters beyond ASCII that are valid UTF-8, and the places that are not.
fn sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    (valid, invalid)
}

/// Returns the encoding that a page says it is in: `charset=…` in HTML, `encoding="…"` in XML.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let preamble = bytes.get(..PREAMBLE).unwrap_or(bytes);
    let text = String::from_utf8_lossy(preamble).to_ascii_lowercase();
    let label = ["charset", "encoding"]
        .into_iter()
        .find_map(|name| value_after(&text, name))?;
    Encoding::for_label(label.as_bytes())
}

fn value_after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))
        .unwrap_or(rest.len());
    rest.get(..end).filter(|label| !label.is_empty())
}

/// Returns where bytes stop being text: one control character in a hundred is a slip, more are no text.
fn binary_at(bytes: &[u8]) -> Option<usize> {
    if BINARY.iter().any(|start| bytes.starts_with(start)) {
        return Some(0);
    }
    if Encoding::for_bom(bytes).is_some() || utf_16(bytes).is_some() {
        return None;
    }
    let is_control =
        |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b);
    let count = bytes.iter().filter(|byte| is_control(**byte)).count();
    let first = bytes.iter().position(|byte| is_control(*byte))?;
    (count > 1 + bytes.len() / 100).then_some(first)
}

/// Text as it is decoded, with what was replaced.
struct Decoded {
    decoder: Decoder,
    text: String,
    replaced: Replaced,
    lines: usize,
}

impl Decoded {
    fn new(encoding: &'static Encoding) -> Self {
        Decoded {
            decoder: encoding.new_decoder_without_bom_handling(),
            text: String::new(),
            replaced: Replaced::default(),
            lines: 0,
        }
    }

    fn add(&mut self, bytes: &[u8], is_last: bool) {
        let mut rest = bytes;
        loop {
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(rest.len());
            self.text.reserve(room.unwrap_or(rest.len() * 3));
            let from = self.text.len();
            let (result, read) =
                self.decoder
                    .decode_to_string_without_replacement(rest, &mut self.text, is_last);
            let new = self.text.get(from..).unwrap_or_default();
            self.lines += memchr::memchr_iter(b'\n', new.as_bytes()).count();
            rest = rest.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    if self.replaced.count == 0 {
                        self.replaced.line = self.lines + 1;
                    }
                    self.replaced.count += 1;
                    self.text.push_str(REPLACEMENT);
                }
            }
        }
    }
}

/// A file of any size as UTF-8. Its character set is told by the first bytes beyond ASCII.
pub(super) struct Stream<R> {
    inner: R,
    decoded: Decoded,
    /// What the file says of itself.
    declared: Option<&'static Encoding>,
    is_started: bool,
    /// ASCII is the same in every set that has no byte order mark: the first bytes beyond it decide.
    is_decided: bool,
    /// How much of the decoded text was taken.
    taken: usize,
    is_at_end: bool,
}

impl<R: BufRead> Stream<R> {
    pub(super) fn new(inner: R) -> Self {
        Stream {
            inner,
            decoded: Decoded::new(UTF_8),
            declared: None,
            is_started: false,
            is_decided: false,
            taken: 0,
            is_at_end: false,
        }
    }

    /// Returns what was replaced so far.
    pub(super) fn replaced(&self) -> Replaced {
        self.decoded.replaced
    }

    fn refill(&mut self) -> io::Result<()> {
        let bytes = self.inner.fill_buf()?;
        let length = bytes.len();
        let mut mark = 0;
        if !self.is_started {
            self.is_started = true;
            self.declared = declared(bytes);
            let (encoding, length) = evidence(bytes);
            mark = length;
            if mark > 0 || encoding == UTF_16LE || encoding == UTF_16BE {
                self.is_decided = true;
                self.decoded = Decoded::new(encoding);
            }
        }
        let bytes = bytes.get(mark..).unwrap_or_default();
        if !self.is_decided && !bytes.is_ascii() {
            self.is_decided = true;
            let lines = self.decoded.lines;
            let whole = without_cut_end(bytes);
            // A single letter at the end of what was read may be the beginning of one in UTF-8.
            let encoding = match self.declared {
                Some(declared) if whole.is_ascii() && declared.is_single_byte() => declared,
                declared => of_bytes(whole, declared),
            };
            self.decoded = Decoded::new(encoding);
            self.decoded.lines = lines;
        }
        self.decoded.text.clear();
        self.taken = 0;
        self.is_at_end = length == 0;
        self.decoded.add(bytes, self.is_at_end);
        self.inner.consume(length);
        Ok(())
    }
}

/// Leaves out the beginning of a character at the end, which goes on in the next bytes.
fn without_cut_end(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).unwrap_or(bytes)
        }
        _ => bytes,
    }
}

impl<R: BufRead> BufRead for Stream<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken >= self.decoded.text.len() && !self.is_at_end {
            self.refill()?;
        }
        Ok(self
            .decoded
            .text
            .as_bytes()
            .get(self.taken..)
            .unwrap_or_default())
    }

    fn consume(&mut self, length: usize) {
        self.taken += length;
    }
}

impl<R: BufRead> Read for Stream<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        copy_buffered(self, buffer)
    }
}

/// Reads out of what is buffered.
pub(super) fn copy_buffered(from: &mut impl BufRead, buffer: &mut [u8]) -> io::Result<usize> {
    let available = from.fill_buf()?;
    let length = available.len().min(buffer.len());
    if let (Some(to), Some(from)) = (buffer.get_mut(..length), available.get(..length)) {
        to.copy_from_slice(from);
    }
    from.consume(length);
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn streamed(bytes: &[u8]) -> (String, Replaced) {
        let mut stream = Stream::new(io::BufReader::with_capacity(bytes.len().max(2_000), bytes));
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("UTF-8");
        (text, stream.replaced())
    }

    #[test]
    fn text_is_decoded_by_evidence() {
        for (bytes, text, count) in [
            (&b"caf\xc3\xa9"[..], "café", 0),
            (b"\xef\xbb\xbfcaf\xc3\xa9", "café", 0),
            (b"\xff\xfec\0a\0f\0\xe9\0", "café", 0),
            // UTF-16 without a mark.
            (
                b"R\0e\0u\0r\0i\0n\0g\0!\0C\0a\0f\0\xe9\0",
                "Reuring!Café",
                0,
            ),
            (
                b"\0R\0e\0u\0r\0i\0n\0g\0!\0C\0a\0f\0\xe9",
                "Reuring!Café",
                0,
            ),
            (b"caf\xe9, \x91s avonds", "café, ‘s avonds", 0),
            (
                b"<meta charset='iso-8859-1'>caf\xe9",
                "<meta charset='iso-8859-1'>café",
                0,
            ),
            (
                b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\xa4",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>€",
                0,
            ),
            // Windows-1252 that calls itself UTF-8.
            (
                b"<meta charset=utf-8>caf\xe9, \x91s avonds",
                "<meta charset=utf-8>café, ‘s avonds",
                0,
            ),
            // One bad byte in UTF-8.
            (
                b"<meta charset=utf-8>caf\xc3\xa9, \xc3\xa9\xc3\xa9n \xe9",
                "<meta charset=utf-8>café, één \u{fffd}",
                1,
            ),
            (b"caf\xc3\xa9\n\xff", "café\n\u{fffd}", 1),
        ] {
            let (whole, replaced) = decode(bytes).expect("text");
            assert_eq!((&*whole, replaced.count), (text, count));
            let (stream, replaced) = streamed(bytes);
            assert_eq!((stream.as_str(), replaced.count), (text, count));
        }
        assert_eq!(decode(b"caf\xc3\xa9\n\xff").expect("text").1.line, 2);
    }

    #[test]
    fn characters_that_lie_across_two_reads_stay_whole() {
        let text = format!("{}é één", "a".repeat(7));
        let mut stream = Stream::new(io::BufReader::with_capacity(8, text.as_bytes()));
        let mut read = String::new();
        stream.read_to_string(&mut read).expect("UTF-8");
        assert_eq!((read, stream.replaced().count), (text, 0));
    }

    #[test]
    fn what_is_no_text_says_where_it_stops_being_one() {
        for (bytes, at) in [
            (&b"\x89PNG\x01"[..], 0),
            (b"ab\x02\x03\x04", 2),
            (b"\xd0\xcf\x11\xe0\xa1", 0),
        ] {
            assert_eq!(decode(bytes).map(|(text, _)| text), Err(at));
        }
        assert!(decode(b"een \0 teken").is_ok(), "one slip is none");
    }
}
