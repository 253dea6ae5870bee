//! The browser: terminal, loop, screens.
//!
//! [`App::update`] is the only place where state changes, [`view::draw`] changes nothing. Keys, signals
//! and replies of the worker arrive as messages over one channel; what is to be done
//! in the world comes back as effects. The first frame stands before the first search.

#![warn(clippy::wildcard_enum_match_arm)]

mod action;
mod answer_rows;
mod app;
mod copy;
mod event;
mod facets;
mod focus;
mod guest_list;
mod help;
mod keymap;
mod layout;
mod line;
mod list;
mod menu;
mod message;
mod outside;
mod page;
mod pick;
mod preferences;
mod proofs;
mod remark;
mod review;
mod review_key;
mod scene;
mod screen;
mod terminal;
mod theme;
mod view;
mod worker;

use std::collections::{HashSet, VecDeque};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use jiff::civil::Date;

use crate::archive::{ArchiveError, Reader};
use crate::catalogue::Coverage;
use crate::locale::Lang;
use crate::personal::{self, PersonalError, Shared, State, Store};
use crate::search::{Hit, Results};

pub use action::Action;
pub use app::App;
pub use focus::Focus;
pub use keymap::{Entry, Key, Keymap, Place};
pub use message::{Effect, Ending, Message};
pub use preferences::Preferences;
pub use review_key::ReviewKey;
pub use terminal::TerminalScreen;
pub use theme::Theme;
pub use view::draw;
pub use worker::{
    Form, Housekeeping, Look, Reply, Request, ReviewReply, ReviewRequest, ReviewSheet, Ticket,
    Topic, What, Worker,
};

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
    /// How the person wants it.
    pub preferences: Preferences,
    /// What the person keeps.
    pub personal: State,
    /// Why that cannot be read or changed.
    pub trouble: Option<PersonalError>,
    /// An edition or a query whose editions are to be checked at once; empty for all.
    pub checks: Option<String>,
}

/// Says whether there is a terminal to draw on and to read keys from.
#[must_use]
pub fn can_run() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Returns the width of the terminal in cells; 80 where it does not say.
#[must_use]
pub fn terminal_width() -> u16 {
    terminal::size().map_or(80, |(width, _)| width.max(20))
}

/// Runs the browser until the user leaves. The terminal is given back on every way out. Returns besides the ending
/// how many changes could not be written to the personal file, and why.
///
/// # Errors
///
/// A terminal that cannot be taken over, and an archive that cannot be read.
pub fn run(
    reader: Reader,
    options: &Options,
    store: Store,
) -> io::Result<(Ending, Option<Unsaved>)> {
    let (sender, messages) = channel();
    let keys = event::Keys::new(sender.clone());
    let mut app = App::new(options, Theme::of_environment(options.preferences.theme));
    app.show(newest(&reader).map_err(io::Error::other)?);
    drop(reader);
    // Before the terminal is taken over: from then on a signal has to give it back.
    event::listen_to_signals(sender.clone())?;
    let (width, height) = terminal::size()?;
    let mut screen = TerminalScreen::enter()?;
    let effects = app.start(width, height);
    let first = screen.draw(app.area, |frame| view::draw(&app, frame));
    let staff = Staff::hire(options, store, sender)?;
    event::listen_to_terminal(keys.clone())?;
    let turns = Turns {
        messages,
        keys,
        staff,
    };
    let ending = first.and_then(|()| turns.run(effects, &mut app, &mut screen));
    // A terminal that cannot be written to is gone.
    let ending = ending.unwrap_or_else(|_| turns.lose_terminal(&mut app));
    Ok((ending, turns.staff.personal.end()))
}

/// How many changes could not be written to the personal file, and why.
pub type Unsaved = (usize, PersonalError);

/// The rows of the first frame, read without a search.
fn newest(reader: &Reader) -> Result<Results, ArchiveError> {
    let rows = reader.newest(app::FIRST_LIMIT)?;
    let total = reader.edition_count()?;
    Ok(Results {
        hits: rows.into_iter().map(Hit::listed).collect(),
        total,
        coverage: Arc::new(Coverage::counted(total, &reader.cafe_numbers()?)),
        ..Results::default()
    })
}

/// So long messages are taken before the screen is drawn again.
const FRAME: Duration = Duration::from_millis(50);

/// The loop, and what it needs.
struct Turns {
    messages: Receiver<Message>,
    keys: event::Keys,
    staff: Staff,
}

impl Turns {
    /// Does what is to be done, draws, waits for messages, takes all that wait.
    fn run(
        &self,
        first: Vec<Effect>,
        app: &mut App,
        screen: &mut TerminalScreen,
    ) -> io::Result<Ending> {
        let mut effects = first;
        let mut waiting = VecDeque::new();
        loop {
            if let Some(ending) = self.staff.perform(newest_of(effects), screen)? {
                return Ok(ending);
            }
            screen.draw(app.area, |frame| view::draw(app, frame))?;
            if waiting.is_empty() {
                let Ok(message) = self.messages.recv() else {
                    return Ok(Ending::Terminated(event::HANGUP));
                };
                waiting.push_back(message);
            }
            effects = self.take(&mut waiting, app);
        }
    }

    /// Takes the messages that wait, for the length of a frame at most.
    fn take(&self, waiting: &mut VecDeque<Message>, app: &mut App) -> Vec<Effect> {
        let start = Instant::now();
        let mut effects = Vec::new();
        waiting.extend(self.messages.try_iter());
        while let Some(message) = waiting.pop_front() {
            self.keys.taken(&message);
            effects.extend(app.update(message));
            if effects.last() == Some(&Effect::Quit(Ending::Left)) && self.keys.is_burst() {
                effects.pop();
                effects.extend(app.update(Message::LeavingRefused));
            }
            // The terminal is another one behind these.
            let is_over = |effect| matches!(effect, &Effect::Quit(_) | &Effect::Suspend);
            if effects.last().is_some_and(is_over) {
                break;
            }
            if start.elapsed() > FRAME {
                waiting.extend(self.messages.try_iter());
                prefer_interrupt(waiting, &self.keys);
                break;
            }
        }
        effects
    }

    /// Ends without a terminal: what is to be remembered is written down.
    fn lose_terminal(&self, app: &mut App) -> Ending {
        for effect in app.update(Message::Terminated(event::HANGUP)) {
            if let Effect::Change { number, change } = effect {
                self.staff.personal.change(number, change);
            }
        }
        Ending::Terminated(event::HANGUP)
    }
}

/// Where keys come faster than they can be taken, Ctrl-C makes an end of those before it.
fn prefer_interrupt(waiting: &mut VecDeque<Message>, keys: &event::Keys) {
    let Some(at) = waiting.iter().rposition(Message::is_interrupt) else {
        return;
    };
    let before: Vec<Message> = waiting.drain(..at).collect();
    for message in before.into_iter().rev() {
        if message.is_input() {
            keys.taken(&message);
        } else {
            waiting.push_front(message);
        }
    }
}

/// Of questions that each replace the one before only the newest is asked.
fn newest_of(effects: Vec<Effect>) -> Vec<Effect> {
    let mut seen = HashSet::new();
    let mut kept: Vec<Effect> = effects
        .into_iter()
        .rev()
        .filter(|effect| {
            effect
                .replaces_earlier()
                .is_none_or(|topic| seen.insert(topic))
        })
        .collect();
    kept.reverse();
    kept
}

/// Those who do what the app asks for.
struct Staff {
    worker: worker::WorkerHandle,
    personal: personal::Worker,
    sender: Sender<Message>,
}

impl Staff {
    fn hire(options: &Options, store: Store, sender: Sender<Message>) -> io::Result<Self> {
        let shared = Shared::new(options.personal.clone());
        let reports = sender.clone();
        let personal = personal::Worker::start(store, shared.clone(), move |report| {
            let _ = reports.send(Message::PersonalReported(Box::new(report)));
        })?;
        let worker = Worker::new(&options.archive, options.lang, options.today)
            .with_personal(shared)
            .handing_on(personal.follower());
        let messages = sender.clone();
        let worker = worker::WorkerHandle::spawn(worker, move |message| {
            // Nobody listens any more only while the program ends.
            let _ = messages.send(message);
        })?;
        Ok(Staff {
            worker,
            personal,
            sender,
        })
    }

    /// Does what the app asks for, until it asks to end.
    fn perform(
        &self,
        effects: Vec<Effect>,
        screen: &mut TerminalScreen,
    ) -> io::Result<Option<Ending>> {
        for effect in effects {
            match effect {
                Effect::Ask { ticket, request } => self.worker.ask(ticket, request),
                Effect::Copy { text, what } => {
                    screen.copy(&text)?;
                    let in_tmux = outside::load_tmux_buffer(&text);
                    let _ = self.sender.send(Message::Copied { what, in_tmux });
                }
                Effect::OpenAddress(url) => self.open(&url, screen)?,
                Effect::Change { number, change } => self.personal.change(number, change),
                Effect::Undo(number) => self.personal.undo(number),
                Effect::ListenToMouse(listens) => screen.listen_to_mouse(listens)?,
                Effect::Redraw => screen.repaint()?,
                Effect::Resume => screen.resume()?,
                Effect::Suspend => screen.suspend()?,
                Effect::Quit(ending) => return Ok(Some(ending)),
            }
        }
        Ok(None)
    }

    /// Where no browser can be opened the address is copied: over SSH that is where the reader is.
    fn open(&self, url: &str, screen: &mut TerminalScreen) -> io::Result<()> {
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
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    fn key(c: char) -> Message {
        Message::KeyPressed(KeyEvent::from(KeyCode::Char(c)))
    }

    fn control_c() -> Message {
        let key = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        Message::KeyPressed(key)
    }

    #[test]
    fn control_c_does_not_wait_behind_a_flood_of_keys() {
        let (sender, _messages) = channel();
        let keys = event::Keys::new(sender);
        let resized = Message::resized(80, 24);
        let mut waiting: VecDeque<Message> =
            [key('a'), resized, key('b'), control_c(), key('d')].into();
        prefer_interrupt(&mut waiting, &keys);
        let left: Vec<String> = waiting.iter().map(|one| format!("{one:?}")).collect();
        assert!(
            matches!(waiting.front(), Some(Message::Resized { .. })),
            "{left:?}"
        );
        assert!(
            waiting.get(1).is_some_and(Message::is_interrupt),
            "{left:?}"
        );
        assert_eq!(waiting.len(), 3, "{left:?}");
    }

    /// The loop on an archive that is not there, and the app with the keys on its list.
    fn turns(keys: fn(Sender<Message>) -> event::Keys) -> (Turns, App) {
        let (sender, messages) = channel();
        let options = Options {
            lang: Lang::Nl,
            query: String::new(),
            opens_first: false,
            archive: PathBuf::from("no/such/archive.db"),
            today: jiff::civil::date(2026, 11, 21),
            preferences: Preferences::default(),
            personal: State::default(),
            trouble: None,
            checks: None,
        };
        let keys = keys(sender.clone());
        let store = Store::open(personal::Home::default());
        let staff = Staff::hire(&options, store, sender).expect("threads");
        let turns = Turns {
            messages,
            keys,
            staff,
        };
        let mut app = App::new(&options, Theme::new(true));
        app.start(80, 24);
        app.update(Message::KeyPressed(KeyEvent::from(KeyCode::Esc)));
        (turns, app)
    }

    #[test]
    fn a_flood_of_keys_is_left_for_the_next_frame_and_control_c_comes_first() {
        let (turns, mut app) = turns(event::Keys::new);
        let flood = std::iter::repeat_with(|| key('j')).take(300_000);
        let mut waiting: VecDeque<Message> = flood.chain([control_c()]).collect();
        let effects = turns.take(&mut waiting, &mut app);
        assert!(!matches!(effects.last(), Some(Effect::Quit(_))));
        let keys: Vec<&Message> = waiting.iter().filter(|one| one.is_input()).collect();
        assert!(matches!(keys.as_slice(), [one] if one.is_interrupt()));
    }

    #[test]
    fn a_letter_in_a_burst_of_keys_does_not_end_the_program_and_one_that_is_pressed_does() {
        for (keys, leaves) in [
            (event::Keys::new as fn(_) -> _, true),
            (event::Keys::in_burst, false),
        ] {
            let (turns, mut app) = turns(keys);
            let effects = turns.take(&mut [key('q')].into(), &mut app);
            let is_left = effects.last() == Some(&Effect::Quit(Ending::Left));
            assert_eq!(is_left, leaves, "{effects:?}");
        }
    }

    #[test]
    fn of_searches_in_one_frame_only_the_newest_is_asked() {
        let search = |ticket| Effect::Ask {
            ticket,
            request: Request::Search {
                typed: String::new(),
                limit: 50,
                sort: crate::search::Sort::Relevance,
            },
        };
        let copy = Effect::OpenAddress(String::new());
        let effects = vec![search(1), copy.clone(), search(2), copy.clone(), search(3)];
        assert_eq!(newest_of(effects), [copy.clone(), copy, search(3)]);
    }
}
