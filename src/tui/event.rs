//! Keys and signals as messages, each from threads of their own.
//!
//! On Unix the program reads the bytes of the terminal itself. crossterm's reader takes the end of the input
//! (a terminal that is gone) for nothing to read and tries again for ever, and keeps a paste without an end,
//! and every key behind it, in its buffer; it offers no way to set either right.

#[cfg(unix)]
mod decoder;

use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use super::Message;
use super::terminal::let_go;

/// The number of the signal that says the terminal is gone.
pub(super) const HANGUP: u8 = 1;

/// More keys than this do not wait: a flood, of which nobody wants to see the end.
const MOST_WAITING: usize = 8192;

/// So many characters within [`BURST`] are more than anybody types: text pasted in a terminal without bracketed
/// paste, or a cat on the keyboard. A letter among them is no wish to leave.
const MOST_TYPED: usize = 4;
const BURST: Duration = Duration::from_millis(50);

/// So long the program has for an orderly end; behind a terminal that takes no more output it has none.
const PATIENCE: Duration = Duration::from_secs(1);

/// Hands keys in, and counts those that wait.
#[derive(Clone)]
pub(super) struct Keys {
    sender: Sender<Message>,
    waiting: Arc<AtomicUsize>,
    /// When the last characters came, the oldest first.
    typed: Arc<Mutex<VecDeque<Instant>>>,
}

impl Keys {
    pub(super) fn new(sender: Sender<Message>) -> Self {
        Keys {
            sender,
            waiting: Arc::default(),
            typed: Arc::default(),
        }
    }

    /// The keys of a burst that does not end.
    #[cfg(test)]
    pub(super) fn in_burst(sender: Sender<Message>) -> Self {
        let keys = Keys::new(sender);
        let later = Instant::now() + Duration::from_hours(1);
        let mut typed = keys.typed.lock().unwrap_or_else(PoisonError::into_inner);
        typed.extend([later; MOST_TYPED]);
        drop(typed);
        keys
    }

    /// Says whether keys come faster than anybody types.
    pub(super) fn is_burst(&self) -> bool {
        let typed = self.typed.lock().unwrap_or_else(PoisonError::into_inner);
        typed.len() >= MOST_TYPED && typed.front().is_some_and(|first| first.elapsed() < BURST)
    }

    fn note(&self, message: &Message) {
        let count = if let Message::Typed(text) = message {
            text.chars().take(MOST_TYPED).count()
        } else {
            1
        };
        let mut typed = self.typed.lock().unwrap_or_else(PoisonError::into_inner);
        typed.extend(std::iter::repeat_n(Instant::now(), count));
        let beyond = typed.len().saturating_sub(MOST_TYPED);
        typed.drain(..beyond);
    }

    /// Counts a message as taken, if it is a key.
    pub(super) fn taken(&self, message: &Message) {
        if message.is_input() {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Hands a message in; says whether anybody listens. Returns how many keys were left out in `dropped`.
    fn send(&self, message: Message, dropped: &mut usize) -> bool {
        if message.is_input() {
            self.note(&message);
            let is_full = self.waiting.load(Ordering::Relaxed) >= MOST_WAITING;
            if is_full && !message.is_interrupt() {
                *dropped += 1;
                return true;
            }
            self.waiting.fetch_add(1, Ordering::Relaxed);
        }
        if *dropped > 0 {
            let count = std::mem::take(dropped);
            let _ = self.sender.send(Message::KeysDropped(count));
        }
        self.sender.send(message).is_ok()
    }
}

/// Asks the program to end, and ends it where it cannot: a main thread that waits for a terminal to take its
/// output hears nothing.
fn terminate(sender: &Sender<Message>, signal: u8) {
    let _ = sender.send(Message::Terminated(signal));
    std::thread::sleep(PATIENCE);
    let_go();
    std::process::exit(128 + i32::from(signal));
}

/// Starts listening to keys; the threads end with the program.
#[cfg(unix)]
pub(super) fn listen_to_terminal(keys: Keys) -> io::Result<()> {
    let (sender, chunks) = std::sync::mpsc::channel();
    std::thread::Builder::new()
        .name("bytes".to_owned())
        .spawn(move || unix::read(&sender))?;
    std::thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || unix::decode(&chunks, &keys))
        .map(|_| ())
}

#[cfg(unix)]
mod unix {
    use std::io::{self, Read};
    use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
    use std::time::Duration;

    use super::decoder::{Decoder, Input};
    use super::{HANGUP, Keys, Message, message, terminate};

    /// After so long without another byte `ESC` is the key and no sequence. Terminals send a sequence at
    /// once; over a slow connection it may come in two.
    const SEQUENCE: Duration = Duration::from_millis(25);

    /// After so long without another byte a paste has stalled, or will never end.
    const PASTE: Duration = Duration::from_millis(100);

    /// Reads until the terminal is gone; the receiver learns of that by the sender's end.
    pub(super) fn read(chunks: &Sender<Vec<u8>>) {
        let mut buffer = [0; 4096];
        loop {
            match io::stdin().lock().read(&mut buffer) {
                Ok(count @ 1..) => {
                    let chunk = buffer.get(..count).unwrap_or_default().to_vec();
                    if chunks.send(chunk).is_err() {
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // Another program that shares the terminal made it so.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    std::thread::sleep(SEQUENCE);
                }
                Ok(0) | Err(_) => return,
            }
        }
    }

    pub(super) fn decode(chunks: &Receiver<Vec<u8>>, keys: &Keys) {
        let mut decoder = Decoder::default();
        let mut dropped = 0;
        loop {
            let inputs = match next(chunks, &decoder) {
                Ok(chunk) => decoder.feed(&chunk),
                Err(RecvTimeoutError::Timeout) => decoder.fall_silent(),
                Err(RecvTimeoutError::Disconnected) => return terminate(&keys.sender, HANGUP),
            };
            for input in inputs {
                let message = match input {
                    Input::Event(event) => message(event),
                    Input::Text(text) => Some(Message::Typed(text)),
                    Input::Paste(text) => Some(Message::Pasted(text)),
                };
                if message.is_some_and(|message| !keys.send(message, &mut dropped)) {
                    return;
                }
            }
        }
    }

    fn next(chunks: &Receiver<Vec<u8>>, decoder: &Decoder) -> Result<Vec<u8>, RecvTimeoutError> {
        if decoder.waits() {
            let patience = if decoder.is_in_paste() {
                PASTE
            } else {
                SEQUENCE
            };
            return chunks.recv_timeout(patience);
        }
        chunks.recv().map_err(RecvTimeoutError::from)
    }
}

/// Starts listening to keys; the thread ends with the program.
#[cfg(not(unix))]
pub(super) fn listen_to_terminal(keys: Keys) -> io::Result<()> {
    let read = move || {
        let mut dropped = 0;
        while let Ok(event) = crossterm::event::read() {
            if message(event).is_some_and(|message| !keys.send(message, &mut dropped)) {
                return;
            }
        }
        terminate(&keys.sender, HANGUP);
    };
    std::thread::Builder::new()
        .name("keys".to_owned())
        .spawn(read)
        .map(|_| ())
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what else a terminal may report is of no use here"
)]
fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Message::KeyPressed(key)),
        Event::Paste(text) => Some(Message::Pasted(text)),
        Event::Resize(width, height) => Some(Message::resized(width, height)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Message::Clicked {
                column: mouse.column,
                row: mouse.row,
            }),
            MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => Some(Message::Wheeled {
                column: mouse.column,
                is_down: mouse.kind == MouseEventKind::ScrollDown,
            }),
            _ => None,
        },
        _ => None,
    }
}

impl Message {
    /// Says whether it comes from the person at the terminal.
    pub(super) fn is_input(&self) -> bool {
        matches!(
            self,
            Message::KeyPressed(_)
                | Message::Typed(_)
                | Message::Pasted(_)
                | Message::Clicked { .. }
                | Message::Wheeled { .. }
        )
    }

    /// Says whether it is Ctrl-C, which does not wait for its turn behind a flood.
    pub(super) fn is_interrupt(&self) -> bool {
        let Message::KeyPressed(key) = self else {
            return false;
        };
        key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL
    }
}

/// Starts listening to signals; the thread ends with the program.
#[cfg(unix)]
pub(super) fn listen_to_signals(sender: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let all = [SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH];
    let mut signals = signal_hook::iterator::Signals::new(all)?;
    let listen = move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGCONT => Some(Message::Continued),
                SIGTSTP => Some(Message::Stopped),
                // A size that the terminal does not tell is no reason to end.
                SIGWINCH => super::terminal::size()
                    .ok()
                    .map(|(width, height)| Message::Resized { width, height }),
                _ => return terminate(&sender, u8::try_from(signal).unwrap_or(HANGUP)),
            };
            if message.is_some_and(|message| sender.send(message).is_err()) {
                return;
            }
        }
    };
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(listen)
        .map(|_| ())
}

/// Other systems tell the program nothing that it would have to hear.
#[cfg(not(unix))]
pub(super) fn listen_to_signals(_: Sender<Message>) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use crossterm::event::KeyEvent;

    use super::*;

    #[test]
    fn a_flood_of_keys_takes_bounded_memory_and_what_is_left_out_is_said() {
        let (sender, messages) = channel();
        let keys = Keys::new(sender);
        let key = || Message::KeyPressed(KeyEvent::from(KeyCode::Enter));
        let control_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        let mut dropped = 0;
        for _ in 0..MOST_WAITING + 5 {
            assert!(keys.send(key(), &mut dropped));
        }
        assert!(keys.send(Message::KeyPressed(control_c), &mut dropped));
        let all: Vec<Message> = messages.try_iter().collect();
        assert_eq!(all.len(), MOST_WAITING + 2);
        let last = all.get(MOST_WAITING..).unwrap_or_default();
        assert!(matches!(last, [Message::KeysDropped(5), _]), "{last:?}");
        assert!(all.last().is_some_and(Message::is_interrupt));
        // Once they are taken there is room again.
        for message in &all {
            keys.taken(message);
        }
        assert!(keys.send(key(), &mut dropped));
        assert_eq!((messages.try_iter().count(), dropped), (1, 0));
    }

    #[test]
    fn keys_that_come_faster_than_anybody_types_are_a_burst_and_a_few_at_once_are_none() {
        let key = || Message::KeyPressed(KeyEvent::from(KeyCode::Char('q')));
        for (messages, expected) in [
            (vec![key(), key(), key()], false),
            (vec![key(), key(), key(), key()], true),
            (vec![Message::Typed("gemeente".to_owned()), key()], true),
        ] {
            let (sender, _messages) = channel();
            let keys = Keys::new(sender);
            for message in messages {
                assert!(keys.send(message, &mut 0));
            }
            assert_eq!(keys.is_burst(), expected);
        }
    }
}
