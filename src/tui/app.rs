//! The state of the browser and the only place where it changes.

mod list;
mod movement;
mod results;

use crossterm::event::{Event, KeyEvent};
use ratatui::layout::Rect;
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use super::keymap::{self, Place};
use super::layout::Panes;
use super::page::Page;
use super::{Action, Effect, Ending, Message, Options, Theme};
use crate::archive::ReadFact;
use crate::locale::Lang;
use crate::search::worker::Generation;
use crate::search::{Query, Results};
use crate::text::clean_line;
use list::List;

/// How many hits a query asks for at first; more come when one goes down that far.
pub(super) const FIRST_LIMIT: usize = 50;

/// Nobody asks a longer question; a whole page that was pasted is a mistake.
const LONGEST_PASTE: usize = 500;

/// Which pane has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The search box.
    Box,
    /// The list of results.
    List,
    /// The text.
    Text,
}

/// What lies over the panes, from its first line shown on.
pub(super) struct Overlay {
    pub(super) kind: OverlayKind,
    pub(super) top: usize,
}

/// What an overlay shows.
pub(super) enum OverlayKind {
    /// The keys.
    Help,
    /// Where the facts of an edition come from.
    Proofs(Vec<ReadFact>),
}

/// The state of the browser.
pub struct App {
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    pub(super) focus: Focus,
    pub(super) input: Input,
    pub(super) list: List,
    pub(super) page: Option<Page>,
    /// What lies over the rest.
    pub(super) overlay: Option<Overlay>,
    /// What went wrong last.
    pub(super) failure: Option<String>,
    area: Rect,
    /// The number of the newest search.
    generation: Generation,
    /// The number of the search whose results are shown.
    answered: Generation,
    limit: usize,
    /// The selected edition is to be read as soon as it is there.
    is_reading_due: bool,
}

impl App {
    /// Makes the state of the start: in the box.
    #[must_use]
    pub fn new(options: &Options, theme: Theme) -> Self {
        App {
            lang: options.lang,
            theme,
            focus: Focus::Box,
            input: Input::new(clean_line(&options.query)),
            list: List::default(),
            page: None,
            overlay: None,
            failure: None,
            area: Rect::default(),
            generation: 0,
            answered: 0,
            limit: FIRST_LIMIT,
            is_reading_due: options.opens_first,
        }
    }

    /// Shows results that nobody searched for.
    pub fn show(&mut self, results: Results) {
        self.list.replace(results, false);
    }

    /// Begins on a screen of this size: asks for what stands in the box, and for the first edition.
    pub fn start(&mut self, width: u16, height: u16) -> Vec<Effect> {
        self.area = Rect::new(0, 0, width, height);
        if self.input.value().is_empty() {
            self.open_selected()
        } else {
            self.search()
        }
    }

    /// Takes in what happened, and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::KeyPressed(key) => self.press(&key),
            Message::Pasted(text) => self.paste(&text),
            Message::Resized { width, height } => {
                self.area = Rect::new(0, 0, width, height);
                self.lay_out();
                Vec::new()
            }
            Message::Continued => vec![Effect::Resume],
            Message::Terminated(signal) => vec![Effect::Quit(Ending::Terminated(signal))],
            Message::ArchiveChanged => self.search(),
            Message::SearchFinished {
                generation,
                results,
            } => self.take_results(generation, results),
            Message::SearchCounted { generation, total } => {
                if generation == self.answered {
                    self.list.take_count(total);
                }
                Vec::new()
            }
            Message::EditionOpened { id, edition } => {
                self.take_edition(id, &edition);
                Vec::new()
            }
            Message::FactsProven { id, facts } => {
                if self.list.selected_id() == Some(id) {
                    let kind = OverlayKind::Proofs(facts);
                    self.overlay = Some(Overlay { kind, top: 0 });
                }
                Vec::new()
            }
            Message::WorkFailed(reason) => {
                self.failure = Some(reason);
                self.answered = self.generation;
                Vec::new()
            }
        }
    }

    /// Returns what is typed, parsed.
    pub(super) fn query(&self) -> Query {
        Query::parse(self.input.value())
    }

    /// Returns where keys are pressed now.
    #[must_use]
    pub fn place(&self) -> Place {
        match (&self.overlay, self.focus) {
            (Some(_), _) => Place::Help,
            (None, Focus::Box) => Place::Box,
            (None, Focus::List) => Place::List,
            (None, Focus::Text) => Place::Text,
        }
    }

    /// Says whether the results of what stands in the box are still on their way.
    pub(super) fn is_searching(&self) -> bool {
        self.answered != self.generation
    }

    fn panes(&self) -> Option<Panes> {
        Panes::of(self.area, self.focus)
    }

    /// Rows of the text pane.
    fn text_rows(&self) -> usize {
        self.panes()
            .and_then(|panes| panes.text)
            .map_or(1, |text| usize::from(text.height))
    }

    fn list_rows(&self) -> usize {
        self.panes().map_or(1, |panes| panes.hits())
    }

    /// Brings the lines of the page and the first row of the list in line with the screen.
    fn lay_out(&mut self) {
        let panes = self.panes();
        if let (Some(text), Some(page)) = (panes.and_then(|panes| panes.text), self.page.as_mut()) {
            page.set_width(usize::from(text.width));
        }
        if let Some(panes) = panes.filter(|panes| panes.list.is_some()) {
            self.list.keep_visible(panes.hits());
        }
    }

    fn press(&mut self, key: &KeyEvent) -> Vec<Effect> {
        self.failure = None;
        let place = self.place();
        if let Some(action) = keymap::action(place, key) {
            return self.act(action);
        }
        if place == Place::Box {
            self.edit(key)
        } else {
            Vec::new()
        }
    }

    fn edit(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let before = self.input.value().to_owned();
        match keymap::typed(key) {
            Some(c) => {
                self.input.handle(InputRequest::InsertChar(c));
            }
            None => {
                self.input.handle_event(&Event::Key(*key));
            }
        }
        if self.input.value() == before {
            Vec::new()
        } else {
            self.search_anew()
        }
    }

    /// Pasted text is text wherever one is, never keys.
    fn paste(&mut self, text: &str) -> Vec<Effect> {
        self.overlay = None;
        self.go_to(Focus::Box);
        let pasted: String = clean_line(text).chars().take(LONGEST_PASTE).collect();
        let cursor = self.input.cursor();
        let mut value: String = self.input.value().chars().take(cursor).collect();
        value.push_str(&pasted);
        value.extend(self.input.value().chars().skip(cursor));
        self.input = Input::new(value).with_cursor(cursor + pasted.chars().count());
        self.search_anew()
    }

    fn go_to(&mut self, focus: Focus) {
        self.focus = focus;
        self.lay_out();
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return vec![Effect::Quit(Ending::Left)],
            Action::Interrupt => return vec![Effect::Quit(Ending::Interrupted)],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Back => return self.go_back(),
            Action::Read => return self.read(),
            Action::ShowProofs => {
                let selected = self.list.selected_id();
                return selected.map(Effect::ProveFacts).into_iter().collect();
            }
            Action::Dismiss => self.dismiss(),
            Action::ShowHelp => self.toggle_help(),
            Action::FocusBox => self.go_to(Focus::Box),
            Action::FocusNext => self.go_to(self.neighbour(true)),
            Action::FocusPrevious => self.go_to(self.neighbour(false)),
            Action::NextHit => self.step_hit(true),
            Action::PreviousHit => self.step_hit(false),
            movement => return self.go(movement),
        }
        Vec::new()
    }

    fn toggle_help(&mut self) {
        let is_help = self
            .overlay
            .as_ref()
            .is_some_and(|overlay| matches!(overlay.kind, OverlayKind::Help));
        self.overlay = (!is_help).then_some(Overlay {
            kind: OverlayKind::Help,
            top: 0,
        });
    }

    fn neighbour(&self, forward: bool) -> Focus {
        match (self.focus, forward) {
            (Focus::Box, true) | (Focus::Text, false) => Focus::List,
            (Focus::List, true) | (Focus::Box, false) => Focus::Text,
            (Focus::Text, true) | (Focus::List, false) => Focus::Box,
        }
    }

    fn go_back(&mut self) -> Vec<Effect> {
        match (self.overlay.take(), self.focus) {
            (Some(_), _) => Vec::new(),
            (None, Focus::Text) => {
                self.go_to(Focus::List);
                Vec::new()
            }
            (None, _) => vec![Effect::Quit(Ending::Left)],
        }
    }

    /// Closes exactly one visible thing; in the list there is none left.
    fn dismiss(&mut self) {
        if self.overlay.take().is_none() {
            self.go_to(Focus::List);
        }
    }

    fn read(&mut self) -> Vec<Effect> {
        self.is_reading_due = true;
        // The results on the screen may be those of fewer letters than were typed.
        if self.is_searching() {
            Vec::new()
        } else {
            self.open_selected()
        }
    }
}
