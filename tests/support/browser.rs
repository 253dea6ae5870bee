//! The browser without a terminal: keys go in as text, screens come out as text.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use reuring::archive::{Archive, Reader};
use reuring::catalogue::Catalogue;
use reuring::config::Folders;
use reuring::locale::Lang;
use reuring::personal::{Home, Outcome, Report, Shared, Store};
use reuring::tui::{
    App, Effect, Message, Options, Preferences, Reply, Request, Theme, Worker, draw,
};

/// Loads the starter archive, made once for all tests: nobody writes to it.
pub(crate) fn starter_catalogue() -> Arc<Catalogue> {
    Arc::new(Catalogue::load(&starter_path()).expect("the archive opens"))
}

pub(crate) fn starter_path() -> PathBuf {
    static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        folder
    });
    FOLDER.path().join("archive.db")
}

/// A browser on the starter archive. Searches are answered at once.
pub(crate) struct Browser {
    app: App,
    worker: Worker,
    terminal: Terminal<TestBackend>,
    /// The effects that are not the search's to answer.
    pub(crate) left: Vec<Effect>,
    /// What the person keeps; a folder of its own where the test names none.
    pub(crate) store: Store,
    shared: Shared,
    /// The number of the newest change.
    changed: u64,
    /// Where a store of its own lies; it vanishes with the browser.
    own_folder: Option<tempfile::TempDir>,
}

/// Opens what a person with this data folder keeps beside an archive.
pub(crate) fn store_in(data: &Path, archive: &Path) -> Store {
    Store::open(home_in(data, archive))
}

pub(crate) fn home_in(data: &Path, archive: &Path) -> Home {
    let folders = Folders {
        data: data.to_owned(),
        config: data.to_owned(),
    };
    let reader = Reader::open(archive).expect("the archive opens");
    Home::of(Some(&folders), archive, &reader).expect("a home")
}

impl Browser {
    pub(crate) fn new(width: u16, height: u16, lang: Lang) -> Self {
        Self::with(width, height, lang, Theme::new(true), "")
    }

    pub(crate) fn with(width: u16, height: u16, lang: Lang, theme: Theme, query: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store_in(folder.path(), &starter_path());
        let mut browser = Self::on(&starter_path(), width, height, lang, theme, query, store);
        browser.own_folder = Some(folder);
        browser
    }

    /// A browser with what a person prefers.
    pub(crate) fn preferring(preferences: Preferences) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store_in(folder.path(), &starter_path());
        let (path, theme) = (starter_path(), Theme::PLAIN);
        let mut browser = Self::started(&path, (120, 40), Lang::Nl, theme, "", store, preferences);
        browser.own_folder = Some(folder);
        browser
    }

    /// A browser on another archive, with what the person keeps.
    pub(crate) fn on(
        archive: &Path,
        width: u16,
        height: u16,
        lang: Lang,
        theme: Theme,
        query: &str,
        store: Store,
    ) -> Self {
        let preferences = Preferences::default();
        Self::started(
            archive,
            (width, height),
            lang,
            theme,
            query,
            store,
            preferences,
        )
    }

    fn started(
        archive: &Path,
        (width, height): (u16, u16),
        lang: Lang,
        theme: Theme,
        query: &str,
        store: Store,
        preferences: Preferences,
    ) -> Self {
        let today = jiff::civil::date(2026, 11, 21);
        let options = Options {
            lang,
            query: query.to_owned(),
            opens_first: !query.is_empty(),
            archive: archive.to_owned(),
            today,
            preferences,
            personal: store.state(),
            trouble: store.trouble().cloned(),
            checks: None,
        };
        let shared = Shared::new(store.state());
        let mut app = App::new(&options, theme);
        let mut worker = Worker::new(archive, lang, today).with_personal(shared.clone());
        worker.catch_up().expect("the archive opens");
        let newest = Request::Search {
            typed: String::new(),
            limit: 50,
            sort: reuring::search::Sort::Relevance,
        };
        if let Reply::Found(results) = worker.answer(&newest) {
            app.show(*results);
        }
        let terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen");
        let mut browser = Browser {
            app,
            worker,
            terminal,
            left: Vec::new(),
            store,
            shared,
            changed: 0,
            own_folder: None,
        };
        let effects = browser.app.start(width, height);
        browser.perform(effects);
        browser
    }

    /// Where the cursor stands.
    pub(crate) fn cursor(&mut self) -> (u16, u16) {
        self.frame();
        let place = self.terminal.get_cursor_position().expect("a place");
        (place.x, place.y)
    }

    /// The same, with files written to a folder.
    pub(crate) fn writing_to(mut self, folder: &Path) -> Self {
        self.worker = self.worker.writing_to(folder);
        self
    }

    /// Presses keys: characters as they are, others by name in angle brackets: `krista<Enter>`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys) {
            let effects = self.app.update(Message::KeyPressed(key));
            self.perform(effects);
        }
        self
    }

    pub(crate) fn send(&mut self, message: Message) -> Vec<Effect> {
        self.worker.catch_up().expect("the archive opens");
        self.app.update(message)
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        let effects = self.app.update(Message::Resized { width, height });
        self.perform(effects);
        self
    }

    pub(crate) fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { ticket, request } => {
                    let reply = self.worker.answer(&request);
                    let following = self.app.update(Message::Answered { ticket, reply });
                    self.perform(following);
                }
                Effect::Change { number, change } => {
                    self.changed = number;
                    let outcome = Outcome::of_change(self.store.change(change));
                    let message = self.report(outcome);
                    let following = self.app.update(message);
                    self.perform(following);
                }
                Effect::Undo(number) => {
                    self.changed = number;
                    let outcome = Outcome::of_undo(self.store.undo());
                    let message = self.report(outcome);
                    let following = self.app.update(message);
                    self.perform(following);
                }
                other => self.left.push(other),
            }
        }
    }

    fn report(&mut self, outcome: Outcome) -> Message {
        let state = self.store.state();
        self.shared.set(state.clone());
        Message::PersonalReported(Box::new(Report {
            number: self.changed,
            state,
            outcome,
        }))
    }

    /// Looks for what other windows changed, as the worker does twice a second.
    pub(crate) fn look(&mut self) -> &mut Self {
        if self.store.refresh() {
            let message = self.report(Outcome::Stored);
            let effects = self.app.update(message);
            self.perform(effects);
        }
        self
    }

    /// The cells of the screen.
    pub(crate) fn frame(&mut self) -> Buffer {
        self.terminal
            .draw(|frame| draw(&self.app, frame))
            .expect("a frame");
        self.terminal.backend().buffer().clone()
    }

    /// The characters on the screen.
    pub(crate) fn screen(&mut self) -> String {
        lines(&self.frame(), |cell| cell.symbol().to_owned())
    }

    /// One letter a cell for its style.
    pub(crate) fn styles(&mut self) -> String {
        lines(&self.frame(), |cell| {
            letter(cell.fg, cell.modifier).to_string()
        })
    }
}

fn lines(frame: &Buffer, of: impl Fn(&ratatui::buffer::Cell) -> String) -> String {
    let rows = frame.content.chunks(usize::from(frame.area.width).max(1));
    let rows = rows.map(|row| {
        row.iter()
            .map(&of)
            .collect::<String>()
            .trim_end()
            .to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// One letter a style: capitals are emphasised, small letters coloured.
fn letter(colour: Color, modifier: Modifier) -> char {
    if modifier.contains(Modifier::REVERSED) {
        return if modifier.contains(Modifier::UNDERLINED) {
            'U'
        } else {
            'R'
        };
    }
    let has_accent = colour != Color::Reset;
    match (
        modifier.contains(Modifier::UNDERLINED),
        modifier.contains(Modifier::BOLD),
    ) {
        (true, true) => 'H',
        (true, false) if has_accent => 'a',
        (true, false) => 'l',
        (false, true) if has_accent => 'b',
        (false, true) => 'B',
        _ if modifier.contains(Modifier::ITALIC) => 'i',
        _ if modifier.contains(Modifier::DIM) => '.',
        _ if has_accent => '?',
        _ => ' ',
    }
}

fn parse_keys(keys: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest
            .strip_prefix('<')
            .and_then(|inside| inside.split_once('>'));
        if let Some((name, after)) = named {
            events.push(named_key(name));
            rest = after;
        } else {
            events.push(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            rest = &rest[c.len_utf8()..];
        }
    }
    events
}

fn named_key(name: &str) -> KeyEvent {
    if name == "A-Left" {
        return KeyEvent::new(KeyCode::Left, KeyModifiers::ALT);
    }
    if name == "A-Right" {
        return KeyEvent::new(KeyCode::Right, KeyModifiers::ALT);
    }
    if let Some(letter) = name.strip_prefix("C-").and_then(|name| name.chars().next()) {
        return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Down" => KeyCode::Down,
        "Up" => KeyCode::Up,
        "Left" => KeyCode::Left,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Right" => KeyCode::Right,
        "PageDown" => KeyCode::PageDown,
        "PageUp" => KeyCode::PageUp,
        "Backspace" => KeyCode::Backspace,
        "F1" => KeyCode::F(1),
        "F2" => KeyCode::F(2),
        "F3" => KeyCode::F(3),
        "F4" => KeyCode::F(4),
        other => panic!("no key is called {other}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// A browser of 120 by 40, in Dutch.
pub(crate) fn browser() -> Browser {
    Browser::new(120, 40, Lang::Nl)
}

/// Types and presses, and says which of the expected words are missing from the screen.
#[track_caller]
pub(crate) fn shows(browser: &mut Browser, keys: &str, expected: &[&str]) {
    let screen = browser.press(keys).screen();
    for words in expected {
        assert!(
            screen.contains(words),
            "after {keys}: no “{words}” on\n{screen}"
        );
    }
}

/// Types and presses, and says which of the words stand on the screen that should not.
#[track_caller]
pub(crate) fn hides(browser: &mut Browser, keys: &str, unexpected: &[&str]) {
    let screen = browser.press(keys).screen();
    for words in unexpected {
        assert!(
            !screen.contains(words),
            "after {keys}: “{words}” on\n{screen}"
        );
    }
}
