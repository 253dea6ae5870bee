//! Keys and signals as messages, each from a thread of its own.

use std::io;
use std::sync::mpsc::Sender;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind};

use super::Message;

/// The number of the signal that says the terminal is gone.
pub(super) const HANGUP: u8 = 1;

/// Starts listening to keys; the thread ends with the program.
pub(super) fn listen_to_terminal(sender: Sender<Message>) -> io::Result<()> {
    let read = move || {
        loop {
            let message = match crossterm::event::read() {
                Ok(event) => message(event),
                // The terminal is gone, and with it whoever could press a key.
                Err(_) => Some(Message::Terminated(HANGUP)),
            };
            let is_over = matches!(message, Some(Message::Terminated(_)));
            if message.is_some_and(|message| sender.send(message).is_err()) || is_over {
                return;
            }
        }
    };
    std::thread::Builder::new()
        .name("keys".to_owned())
        .spawn(read)
        .map(|_| ())
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Message::KeyPressed(key)),
        Event::Paste(text) => Some(Message::Pasted(text)),
        Event::Resize(width, height) => Some(Message::Resized { width, height }),
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

/// Starts listening to signals; the thread ends with the program.
#[cfg(unix)]
pub(super) fn listen_to_signals(sender: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGCONT, SIGHUP, SIGINT, SIGTERM])?;
    let listen = move || {
        for signal in signals.forever() {
            let message = if signal == SIGCONT {
                Message::Continued
            } else {
                Message::Terminated(u8::try_from(signal).unwrap_or(HANGUP))
            };
            if sender.send(message).is_err() {
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
