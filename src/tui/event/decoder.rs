//! Bytes of a terminal → keys, texts, pastes. Holds back what may go on, and lets go of it in silence.
//!
//! Every sequence has a most length and every state an end: a paste or a sequence that the terminal never
//! closes costs a bounded memory, and the next key is a key again.

use crossterm::event::Event;
use memchr::memmem;

/// What a paste begins and ends with (bracketed paste, xterm).
const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// So many bytes of a paste are kept: no line takes as much.
const LONGEST_PASTE: usize = 64 << 10;

/// Longer than any key or report of the mouse.
const LONGEST_SEQUENCE: usize = 64;

/// A read of a paste that stalled brings more than this; a read of one key brings less.
const LONGEST_KEY: usize = 16;

/// Something that was typed, pasted or reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// A key, or the mouse.
    Event(Event),
    /// Characters that came at once.
    Text(String),
    /// Text that was pasted.
    Paste(String),
}

/// What the bytes before have led to.
#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// In a paste that has not ended.
    Paste(Vec<u8>),
    /// In a sequence that is too long, up to its last byte.
    Skipped(Sequence),
}

/// How a sequence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sequence {
    /// At a letter: `ESC [ … m`.
    Control,
    /// At BEL or `ESC \`: `ESC ] … BEL`.
    Words,
}

/// What stands at the start of the bytes.
enum Part {
    /// So many bytes that belong together.
    Whole(usize),
    /// A string of the terminal, of so many bytes: an answer that nobody asked for.
    Answer(usize),
    /// A sequence that goes on longer than any key does.
    TooLong(Sequence),
    /// It may go on.
    Open,
}

/// Decodes the bytes of one terminal.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// Bytes of a sequence or character that may go on.
    held: Vec<u8>,
    is_stalled: bool,
}

impl Decoder {
    /// Says whether something is held back that silence decides.
    pub(super) fn waits(&self) -> bool {
        !self.held.is_empty() || !matches!(self.state, State::Ground)
    }

    /// Says whether a paste is on its way.
    pub(super) fn is_in_paste(&self) -> bool {
        matches!(self.state, State::Paste(_))
    }

    /// Takes the bytes of one read.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut inputs = Vec::new();
        let is_late = std::mem::take(&mut self.is_stalled);
        // A paste goes on with a chunk. What comes alone after a silence was pressed by a person, who would
        // otherwise be deaf to the program for ever.
        if is_late && bytes.len() <= LONGEST_KEY && memmem::find(bytes, PASTE_END).is_none() {
            inputs.extend(self.end_paste());
        }
        let mut rest = std::mem::take(&mut self.held);
        rest.extend_from_slice(bytes);
        let mut at = 0;
        while let Some(left) = rest.get(at..).filter(|left| !left.is_empty()) {
            let taken = match &mut self.state {
                State::Ground => self.take(left, &mut inputs),
                State::Paste(_) => self.take_paste(left, &mut inputs),
                State::Skipped(sequence) => {
                    let end = end_of(left, *sequence);
                    if end.is_some() {
                        self.state = State::Ground;
                    }
                    at += end.unwrap_or(left.len());
                    continue;
                }
            };
            if taken == 0 {
                self.held = left.to_vec();
                break;
            }
            at += taken;
        }
        inputs
    }

    /// Lets go of what may have gone on and did not: a lone `ESC` is the key. Of a paste it hands over what
    /// came so far.
    pub(super) fn fall_silent(&mut self) -> Vec<Input> {
        let held = std::mem::take(&mut self.held);
        match &mut self.state {
            State::Paste(text) => {
                self.is_stalled = true;
                let length = whole_characters(text);
                let cut: Vec<u8> = text.drain(..length).collect();
                paste(&cut).into_iter().collect()
            }
            State::Skipped(_) => {
                self.state = State::Ground;
                Vec::new()
            }
            State::Ground if held.len() <= 2 => event(&held).into_iter().collect(),
            State::Ground => Vec::new(),
        }
    }

    fn end_paste(&mut self) -> Option<Input> {
        match std::mem::take(&mut self.state) {
            State::Paste(text) => paste(&text),
            State::Ground | State::Skipped(_) => None,
        }
    }

    /// Takes what stands at the start of the bytes outside a paste, and returns how many those are: none
    /// where it may go on.
    fn take(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) -> usize {
        if bytes.first() != Some(&0x1B) {
            return take_plain(bytes, inputs);
        }
        if bytes.starts_with(PASTE_START) {
            self.state = State::Paste(Vec::new());
            return PASTE_START.len();
        }
        match part(bytes) {
            Part::Whole(length) => {
                inputs.extend(event(bytes.get(..length).unwrap_or_default()));
                length
            }
            Part::Answer(length) => length,
            Part::TooLong(sequence) => {
                self.state = State::Skipped(sequence);
                LONGEST_SEQUENCE
            }
            Part::Open => 0,
        }
    }

    fn take_paste(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) -> usize {
        let State::Paste(text) = &mut self.state else {
            return 0;
        };
        // The end may have begun in the bytes before.
        let before = text.len();
        let from = before.saturating_sub(PASTE_END.len() - 1);
        text.extend_from_slice(bytes);
        let found = memmem::find(text.get(from..).unwrap_or_default(), PASTE_END);
        let Some(found) = found else {
            if text.len() > LONGEST_PASTE {
                text.drain(LONGEST_PASTE - PASTE_END.len()..text.len() - PASTE_END.len());
            }
            return bytes.len();
        };
        let end = from + found;
        text.truncate(end);
        inputs.extend(self.end_paste());
        end + PASTE_END.len() - before
    }
}

/// Takes characters up to the next control character, or that one.
fn take_plain(bytes: &[u8], inputs: &mut Vec<Input>) -> usize {
    let is_control = |byte: &u8| *byte < b' ' || *byte == 0x7F;
    let length = bytes.iter().position(is_control).unwrap_or(bytes.len());
    if length == 0 {
        inputs.extend(event(bytes.get(..1).unwrap_or_default()));
        return 1;
    }
    // Only the last character of the read can be cut.
    let whole = if length == bytes.len() {
        whole_characters(bytes)
    } else {
        length
    };
    // No key types bytes that are no character, nor a control character in more than one byte.
    let valid = bytes.get(..whole).unwrap_or_default().utf8_chunks();
    let characters = valid.flat_map(|chunk| chunk.valid().chars());
    let text: String = characters.filter(|c| !c.is_control()).collect();
    if text.chars().nth(1).is_some() {
        inputs.push(Input::Text(text));
    } else {
        inputs.extend(event(text.as_bytes()));
    }
    whole
}

/// Returns how long the bytes are without a last character that is not whole.
fn whole_characters(bytes: &[u8]) -> usize {
    let last = bytes.len().saturating_sub(4);
    let tail = bytes.get(last..).unwrap_or_default();
    let start = tail.iter().rposition(|byte| *byte >= 0xC0);
    let is_cut = |start: &usize| {
        let cut = tail.get(*start..).unwrap_or_default();
        std::str::from_utf8(cut).is_err_and(|error| error.error_len().is_none())
    };
    start
        .filter(is_cut)
        .map_or(bytes.len(), |start| last + start)
}

/// Measures the sequence that begins with `ESC`.
fn part(bytes: &[u8]) -> Part {
    let Some(second) = bytes.get(1) else {
        return Part::Open;
    };
    match second {
        // Twice the key: the first stands alone.
        0x1B => Part::Whole(1),
        b'[' => control(bytes),
        b'O' if bytes.len() > 2 => Part::Whole(3),
        b'O' => Part::Open,
        b']' | b'P' | b'_' | b'^' if bytes.len() > 2 => {
            let found = end_of(bytes.get(2..).unwrap_or_default(), Sequence::Words);
            bounded(
                found.map(|end| Part::Answer(2 + end)),
                bytes,
                Sequence::Words,
            )
        }
        b']' | b'P' | b'_' | b'^' => Part::Open,
        // Alt and a character.
        _ => {
            let length = utf8_length(*second);
            if bytes.len() > length {
                Part::Whole(1 + length)
            } else {
                Part::Open
            }
        }
    }
}

/// Measures `ESC [ …`.
fn control(bytes: &[u8]) -> Part {
    // The function keys of the Linux console have a second bracket.
    let from = if bytes.get(2) == Some(&b'[') { 3 } else { 2 };
    let end = end_of(bytes.get(from..).unwrap_or_default(), Sequence::Control);
    let whole = end.map(|end| Part::Whole(from + end));
    bounded(whole, bytes, Sequence::Control)
}

fn bounded(found: Option<Part>, bytes: &[u8], sequence: Sequence) -> Part {
    match found {
        Some(part) => part,
        None if bytes.len() > LONGEST_SEQUENCE => Part::TooLong(sequence),
        None => Part::Open,
    }
}

/// Returns the bytes up to the end of a sequence. A byte that cannot stand inside ends it before itself.
fn end_of(bytes: &[u8], sequence: Sequence) -> Option<usize> {
    for (at, byte) in bytes.iter().enumerate() {
        match (sequence, byte) {
            (Sequence::Control, 0x40..=0x7E) | (Sequence::Words, 0x07) => return Some(at + 1),
            (Sequence::Words, 0x1B) => {
                return match bytes.get(at + 1) {
                    Some(b'\\') => Some(at + 2),
                    Some(_) => Some(at),
                    None => None,
                };
            }
            (Sequence::Control, ..b' ' | 0x7F..) | (Sequence::Words, ..b' ') => return Some(at),
            _ => {}
        }
    }
    None
}

fn utf8_length(first: u8) -> usize {
    match first {
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
        _ => 1,
    }
}

fn event(bytes: &[u8]) -> Option<Input> {
    if is_outside(bytes) {
        return None;
    }
    let read = terminput::Event::parse_from(bytes).ok()??;
    terminput_crossterm::to_crossterm(read)
        .ok()
        .map(Input::Event)
}

/// Says whether it is a report of the mouse at column or row 0, which is on no screen: the parser would take one
/// from nothing.
fn is_outside(bytes: &[u8]) -> bool {
    let report = std::str::from_utf8(bytes).unwrap_or_default();
    let places = report
        .strip_suffix(['M', 'm'])
        .unwrap_or_default()
        .split(';');
    places.skip(1).any(|place| place.parse() == Ok(0))
}

fn paste(bytes: &[u8]) -> Option<Input> {
    (!bytes.is_empty()).then(|| Input::Paste(String::from_utf8_lossy(bytes).into_owned()))
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use proptest::prelude::*;

    use super::*;

    fn key(code: KeyCode) -> Input {
        Input::Event(Event::Key(KeyEvent::from(code)))
    }

    fn text(typed: &str) -> Input {
        Input::Text(typed.to_owned())
    }

    fn pasted(typed: &str) -> Input {
        Input::Paste(typed.to_owned())
    }

    fn control_c() -> Input {
        let key = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        Input::Event(Event::Key(key))
    }

    /// Reads each chunk as a read of its own, and falls silent at its end.
    fn decoded(chunks: &[&[u8]]) -> Vec<Input> {
        let mut decoder = Decoder::default();
        let mut inputs: Vec<Input> = chunks.iter().flat_map(|one| decoder.feed(one)).collect();
        inputs.extend(decoder.fall_silent());
        inputs
    }

    #[test]
    fn keys_are_keys_however_their_bytes_come() {
        let typed: &[(&[u8], Input)] = &[
            (b"a", key(KeyCode::Char('a'))),
            ("é".as_bytes(), key(KeyCode::Char('é'))),
            ("日".as_bytes(), key(KeyCode::Char('日'))),
            (b"\r", key(KeyCode::Enter)),
            (b"\x7f", key(KeyCode::Backspace)),
            (b"\x03", control_c()),
            (b"\x1b", key(KeyCode::Esc)),
            (b"\x1b[A", key(KeyCode::Up)),
            (b"\x1bOR", key(KeyCode::F(3))),
            (b"\x1b[[B", key(KeyCode::F(2))),
            (b"\x1b[5~", key(KeyCode::PageUp)),
        ];
        for (bytes, expected) in typed {
            assert_eq!(decoded(&[bytes]), [expected.clone()], "{bytes:?}");
            let split: Vec<&[u8]> = bytes.chunks(1).collect();
            assert_eq!(decoded(&split), [expected.clone()], "{bytes:?}");
        }
        let alt = KeyEvent::new(KeyCode::Left, KeyModifiers::ALT);
        assert_eq!(decoded(&[b"\x1b[1;3D"]), [Input::Event(Event::Key(alt))]);
        let alt = KeyEvent::new(KeyCode::Char('b'), KeyModifiers::ALT);
        assert_eq!(decoded(&[b"\x1bb"]), [Input::Event(Event::Key(alt))]);
        assert_eq!(
            decoded(&[b"\x1b\x1b"]),
            [key(KeyCode::Esc), key(KeyCode::Esc)]
        );
    }

    #[test]
    fn characters_that_come_at_once_are_one_text() {
        assert_eq!(
            decoded(&["één\rtwee".as_bytes()]),
            [text("één"), key(KeyCode::Enter), text("twee")]
        );
        // The last character is cut by the end of the read.
        assert_eq!(decoded(&[b"ab\xc3", b"\xa9c"]), [text("ab"), text("éc")]);
        assert_eq!(decoded(&[b"\xffa\xc2\x9bb\xff\xff"]), [text("ab")]);
    }

    #[test]
    fn a_paste_is_text_however_its_bytes_come() {
        let bytes = "\x1b[200~een\n\x1b[A\x03twee\x1b[201~q".as_bytes();
        let expected = [pasted("een\n\x1b[A\x03twee"), key(KeyCode::Char('q'))];
        for size in 1..bytes.len() {
            let chunks: Vec<&[u8]> = bytes.chunks(size).collect();
            assert_eq!(decoded(&chunks), expected, "{size}");
        }
    }

    #[test]
    fn a_paste_without_an_end_leaves_the_keyboard_alive_and_its_text_text() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed("\x1b[200~één\nq".as_bytes()), []);
        assert_eq!(decoder.fall_silent(), [pasted("één\nq")]);
        assert!(decoder.is_in_paste());
        assert_eq!(decoder.feed(b"\x03"), [control_c()]);
        assert!(!decoder.waits());
        assert_eq!(decoder.feed(b"q"), [key(KeyCode::Char('q'))]);
    }

    #[test]
    fn a_paste_that_stalls_goes_on_as_text() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b[200~een caf\xc3"), []);
        assert_eq!(decoder.fall_silent(), [pasted("een caf")]);
        assert_eq!(decoder.feed(b"\xa9 en dan nog een heel stuk\r"), []);
        assert_eq!(
            decoder.feed(b"q\x1b[201~"),
            [pasted("é en dan nog een heel stuk\rq")]
        );
        assert!(!decoder.waits());
    }

    #[test]
    fn a_flood_that_never_ends_takes_bounded_memory() {
        for start in ["\x1b[200~", "\x1b[", "\x1b]", "\x1bP", "\x1b[<"] {
            let mut decoder = Decoder::default();
            let mut got = decoder.feed(start.as_bytes());
            for _ in 0..1000 {
                got.extend(decoder.feed(&[b'9'; 1024]));
                let held = match &decoder.state {
                    State::Paste(text) => text.len(),
                    State::Ground | State::Skipped(_) => decoder.held.len(),
                };
                assert!(held <= LONGEST_PASTE, "{start:?}: {held}");
            }
            assert_eq!(got, [], "{start:?}");
            decoder.fall_silent();
            assert_eq!(decoder.feed(b"\x03"), [control_c()], "{start:?}");
        }
    }

    #[test]
    fn what_the_terminal_answers_is_no_key() {
        for answer in [
            "\x1b]11;rgb:0000/0000/0000\x07",
            "\x1b]11;rgb:0000/0000/0000\x1b\\",
            "\x1b[?62c",
            "\x1b[<0;0;0M",
            "\x1bP1$r0m\x1b\\",
        ] {
            let bytes = [answer.as_bytes(), b"q"].concat();
            assert_eq!(decoded(&[&bytes]), [key(KeyCode::Char('q'))], "{answer:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_decoder_and_silence_makes_it_ready(
            chunks in prop::collection::vec(prop::collection::vec(prop_oneof![
                prop::sample::select(b"\x1b[]OP<;0129~MmuA?\\\x07\x03".as_slice()), any::<u8>(),
            ], 0..20), 0..12),
        ) {
            let mut decoder = Decoder::default();
            for chunk in &chunks {
                decoder.feed(chunk);
            }
            decoder.fall_silent();
            prop_assert_eq!(decoder.feed(b"\x03"), [control_c()]);
        }
    }
}
