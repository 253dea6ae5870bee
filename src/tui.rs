//! The browser: terminal, loop, screens.
//!
//! [`App::update`] is the only place where state changes, [`view::draw`] changes nothing. Keys, signals
//! and replies of the worker arrive as messages over one channel; what is to be done
//! in the world comes back as effects. The first frame stands before the first search.

mod action;
mod app;
mod copy;
mod event;
mod facets;
mod keymap;
mod layout;
mod memory;
mod menu;
mod message;
mod outside;
mod page;
mod remark;
mod scene;
mod terminal;
mod theme;
mod view;
mod worker;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use jiff::civil::Date;

use crate::archive::{ArchiveError, Reader};
use crate::config;
use crate::locale::Lang;
use crate::search::{Hit, Marks, Results};

pub use action::Action;
pub use app::{App, Focus};
pub use keymap::{Binding, Place, bindings};
pub use memory::{Last, Memory, Shortlist};
pub use message::{Effect, Ending, Message};
pub use terminal::Screen;
pub use theme::Theme;
pub use view::draw;
pub use worker::{Form, Look, Reply, Request, Ticket, Topic, What, Worker};

/// How the browser starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The language of the interface.
    pub lang: Lang,
    /// What stands in the box at first.
    pub query: String,
    /// The first hit is to be read at once.
    pub opens_first: bool,
    /// The archive, for what the worker reads and writes.
    pub archive: PathBuf,
    /// What day it is, for what is long ago.
    pub today: Date,
    /// What was remembered the last time.
    pub memory: Memory,
}

/// Says whether there is a terminal to draw on and to read keys from.
#[must_use]
pub fn can_run() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Returns the width of the terminal in cells; 80 where it does not say.
#[must_use]
pub fn terminal_width() -> u16 {
    crossterm::terminal::size().map_or(80, |(width, _)| width.max(20))
}

/// Runs the browser until the user leaves. The terminal is given back on every way out.
///
/// # Errors
///
/// A terminal that cannot be taken over, written to or given back, and an archive that cannot be read.
pub fn run(reader: Reader, options: &Options) -> io::Result<Ending> {
    let (sender, messages) = channel();
    let (width, height) = crossterm::terminal::size()?;
    let mut app = App::new(options, Theme::of_environment());
    app.show(newest(&reader).map_err(io::Error::other)?);
    drop(reader);
    // Before the terminal is taken over: from then on a signal has to give it back.
    event::listen_to_signals(sender.clone())?;
    let mut screen = Screen::enter()?;
    let effects = app.start(width, height);
    screen.draw(|frame| view::draw(&app, frame))?;
    let staff = Staff::hire(options, sender.clone())?;
    event::listen_to_terminal(sender)?;
    if let Some(ending) = staff.perform(effects, &mut screen)? {
        return Ok(ending);
    }
    turn(&mut app, &messages, &staff, &mut screen)
}

/// The rows of the first frame, read without a search.
fn newest(reader: &Reader) -> Result<Results, ArchiveError> {
    let rows = reader.newest(app::FIRST_LIMIT)?;
    let total = reader.edition_count()?;
    Ok(Results {
        hits: rows.into_iter().map(Hit::listed).collect(),
        total,
        archive_total: total,
        ..Results::default()
    })
}

/// Draws, waits for a message, updates; all messages that wait are taken before the next frame.
fn turn(
    app: &mut App,
    messages: &Receiver<Message>,
    staff: &Staff,
    screen: &mut Screen,
) -> io::Result<Ending> {
    while let Ok(message) = messages.recv() {
        for message in std::iter::once(message).chain(messages.try_iter()) {
            let effects = app.update(message);
            if let Some(ending) = staff.perform(effects, screen)? {
                return Ok(ending);
            }
        }
        screen.draw(|frame| view::draw(app, frame))?;
    }
    Ok(Ending::Terminated(event::HANGUP))
}

/// Those who do what the app asks for.
struct Staff {
    worker: worker::WorkerHandle,
    sender: Sender<Message>,
    memory: PathBuf,
}

impl Staff {
    fn hire(options: &Options, sender: Sender<Message>) -> io::Result<Self> {
        let worker = Worker::new(&options.archive, options.lang, options.today);
        let messages = sender.clone();
        let worker = worker::WorkerHandle::spawn(worker, move |message| {
            // Nobody listens any more only while the program ends.
            let _ = messages.send(message);
        })?;
        Ok(Staff {
            worker,
            sender,
            memory: config::memory(&options.archive),
        })
    }

    /// Does what the app asks for, until it asks to end.
    fn perform(&self, effects: Vec<Effect>, screen: &mut Screen) -> io::Result<Option<Ending>> {
        for effect in effects {
            match effect {
                Effect::Ask { ticket, request } => self.worker.ask(ticket, request),
                Effect::Copy { text, said } => {
                    screen.copy(&text)?;
                    self.say(said);
                }
                Effect::OpenAddress(url) => self.open(&url, screen)?,
                Effect::Remember(memory) => self.remember(*memory),
                Effect::ListenToMouse(listens) => screen.listen_to_mouse(listens)?,
                Effect::Redraw => screen.repaint()?,
                Effect::Resume => screen.resume()?,
                Effect::Suspend => screen.suspend()?,
                Effect::Quit(ending) => return Ok(Some(ending)),
            }
        }
        Ok(None)
    }

    fn say(&self, said: String) {
        let _ = self.sender.send(Message::Noticed(said));
    }

    /// Where no browser can be opened the address is copied: over SSH that is where the reader is.
    fn open(&self, url: &str, screen: &mut Screen) -> io::Result<()> {
        let is_opened = outside::open(url);
        if !is_opened {
            screen.copy(url)?;
        }
        let message = Message::SourceOpened {
            url: url.to_owned(),
            is_opened,
        };
        let _ = self.sender.send(message);
        Ok(())
    }

    /// What cannot be remembered is no reason to stop.
    fn remember(&self, mut memory: Memory) {
        memory.take_along(Memory::load(&self.memory));
        if let Err(error) = memory.save(&self.memory) {
            let _ = self.sender.send(Message::NotRemembered(error.to_string()));
        }
    }
}

/// Says which editions are on the lists that are kept beside an archive.
#[must_use]
pub fn marks(archive: &Path) -> Marks {
    let memory = config::memory(archive);
    Box::new(move || Memory::load(&memory).marked())
}
