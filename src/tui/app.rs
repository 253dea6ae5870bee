//! The state of the browser and the only place where it changes.

mod acting;
mod answering;
mod completing;
mod conditions;
mod counting;
mod direct;
mod going;
mod listing;
mod menus;
mod mouse;
mod movement;
mod personal;
mod prompt;
mod results;
mod screens;
mod taking;
mod typing;

use std::collections::{BTreeMap, HashMap};

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::answer_rows;
use super::copy::CopyKind;
use super::focus::Focus;
use super::keymap::{self, Place};
use super::layout::{Content, Panes, is_too_small};
use super::line;
use super::page::{Anchor, FactsPlace};
use super::remark;
use super::scene::Scene;
use super::screen::Screen;
use super::worker::{Look, Request, ReviewRequest, Ticket, Topic};
use super::{Action, Effect, Ending, Message, Options, Preferences, Theme};
use crate::edition::Handle;
use crate::locale::Lang;
use crate::personal::Last;
use crate::profiles::Found;
use crate::search::{LONGEST_QUERY, Results};
use crate::text::clean_line;
pub(super) use completing::Offer;
use completing::Pending;
pub(super) use going::kind_name;
pub(super) use prompt::{Prompt, PromptKind};

/// How many hits a query asks for at first; more come when one goes down that far.
pub(super) const FIRST_LIMIT: usize = 50;

/// What is to be done as soon as the edition is there.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Due {
    /// Read it, from the first hit or where one was.
    Read,
    /// Read it from its top.
    Top,
    /// Read it from this byte of this document.
    At(usize, usize),
    /// Read it from its first hit, or its last.
    Hit { is_last: bool },
}

/// The state of the browser.
pub struct App {
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    pub(super) preferences: Preferences,
    pub(super) scene: Scene,
    /// What one looked at before, the last on top.
    trail: Vec<Scene>,
    /// What going back left, the next to go forward to on top; gone once something else is looked at.
    ahead: Vec<Scene>,
    /// The scene before the box was entered; it goes on the trail once the query changes.
    draft: Option<Scene>,
    /// The screens over the search, the one with the keys last.
    pub(super) screens: Vec<Box<dyn Screen>>,
    /// What the word before the cursor may become.
    pub(super) offer: Option<Offer>,
    completing: Option<Pending>,
    /// What is asked at the bottom.
    pub(super) prompt: Option<Prompt>,
    /// What went wrong last.
    pub(super) failure: Option<String>,
    /// What was done last.
    pub(super) notice: Option<String>,
    pub(super) area: Rect,
    /// The number of the last request.
    last_ticket: Ticket,
    /// The requests whose replies are awaited; every other reply is stale.
    awaited: BTreeMap<Topic, Ticket>,
    limit: usize,
    due: Option<Due>,
    /// What the query names.
    pub(super) named: Vec<Found>,
    /// The page of the name is to be opened once it is known.
    is_name_due: bool,
    /// Where one was in each edition, and under which query.
    places: HashMap<Handle, (String, (usize, Anchor))>,
    personal: personal::Personal,
    /// The edition that was taken off a list last.
    taken_off: Option<String>,
    /// Where one was the last time, until it is found again.
    last: Option<Last>,
    /// The query in the box is the last time's: the first letter typed takes its place.
    pub(super) is_restored: bool,
    copied: Option<CopyKind>,
    pub(super) has_mouse: bool,
    /// What is to be checked at once.
    checks: Option<String>,
}

impl App {
    /// Makes the state of the start: in the search line, with the query of the last time there as a whole.
    #[must_use]
    pub fn new(options: &Options, theme: Theme) -> Self {
        let mut app = App {
            lang: options.lang,
            theme,
            preferences: options.preferences,
            scene: Scene {
                input: line::of(&clean_line(&options.query)),
                ..Scene::default()
            },
            trail: Vec::new(),
            ahead: Vec::new(),
            draft: None,
            screens: Vec::new(),
            offer: None,
            completing: None,
            prompt: None,
            failure: None,
            notice: None,
            area: Rect::default(),
            last_ticket: 0,
            awaited: BTreeMap::new(),
            limit: FIRST_LIMIT,
            due: options.opens_first.then_some(Due::Read),
            named: Vec::new(),
            is_name_due: false,
            places: HashMap::new(),
            personal: personal::Personal::new(options),
            taken_off: None,
            last: None,
            is_restored: false,
            copied: None,
            has_mouse: false,
            checks: options.checks.clone(),
        };
        app.failure = app.personal.message(app.lang);
        app.say_full(options.query.len() <= LONGEST_QUERY);
        if options.query.is_empty() {
            app.last.clone_from(&options.personal.last);
        }
        if let Some(last) = &app.last {
            app.scene.input = line::of(&clean_line(&last.query));
            app.is_restored = !last.query.is_empty();
        }
        app
    }

    /// Shows results that nobody searched for.
    pub fn show(&mut self, results: Results) {
        self.scene.list.replace(results, false);
    }

    /// Begins on a screen of this size: asks for what stands in the box, and for the first edition.
    pub fn start(&mut self, width: u16, height: u16) -> Vec<Effect> {
        self.area = Rect::new(0, 0, width, height);
        let mut effects = if self.scene.input.value().is_empty() && self.last.is_none() {
            self.open_selected()
        } else {
            self.search()
        };
        let begin = self.checks.take().map(ReviewRequest::BeginWith);
        effects.extend(begin.map(|begin| self.ask(Request::Review(begin))));
        effects
    }

    /// Takes in what happened, and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = self.take(message);
        effects.extend(self.personal.take_outbox());
        effects
    }

    fn take(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::KeyPressed(key) => self.press(&key),
            Message::Typed(text) => self.type_text(&text),
            Message::Pasted(text) => self.paste(&text),
            Message::KeysDropped(count) => {
                self.notice = Some(self.lang.keys_dropped(count));
                Vec::new()
            }
            Message::LeavingRefused => {
                self.notice = Some(self.lang.leaving_refused());
                Vec::new()
            }
            Message::Stopped => vec![Effect::Suspend],
            Message::Clicked { column, row } => self.click(column, row),
            Message::Wheeled { column, is_down } => self.wheel(column, is_down),
            Message::Resized { width, height } => {
                self.area = Rect::new(0, 0, width, height);
                self.lay_out();
                Vec::new()
            }
            Message::Continued => vec![Effect::Resume],
            Message::Terminated(signal) => self.leave(Ending::Terminated(signal)),
            Message::ArchiveChanged => self.refresh(),
            Message::Answered { ticket, reply } => self.take_reply(ticket, reply),
            Message::Copied { what, in_tmux } => {
                self.notice = Some(if in_tmux {
                    self.lang.copied_in_tmux(&what)
                } else {
                    self.lang.copied(&what)
                });
                Vec::new()
            }
            Message::SourceOpened { url, is_opened } => {
                self.notice = Some(if is_opened {
                    self.lang.opened(&url)
                } else {
                    self.lang.open_failed(&url)
                });
                Vec::new()
            }
            Message::PersonalReported(report) => self.take_report(*report),
            Message::WorkFailed(reason) => {
                self.failure = Some(reason);
                self.awaited.remove(&Topic::Results);
                Vec::new()
            }
        }
    }

    /// Returns where keys are pressed now.
    #[must_use]
    pub fn place(&self) -> Place {
        if self.prompt.is_some() {
            return Place::Prompt;
        }
        if let Some(screen) = self.screens.last() {
            return screen.place();
        }
        match self.scene.focus {
            Focus::Box if self.offer.is_some() => Place::Completion,
            Focus::Box => Place::Box,
            Focus::List | Focus::Text if self.scene.look.is_some() => Place::Page,
            Focus::List => Place::List,
            Focus::Text => Place::Text,
        }
    }

    /// Says whether the results of what stands in the box are still on their way.
    pub(super) fn is_searching(&self) -> bool {
        self.scene.look.is_none() && self.awaits(Topic::Results)
    }

    pub(super) fn panes(&self) -> Option<Panes> {
        if is_too_small(self.area) {
            return None;
        }
        let is_alone = self.scene.look.is_some() || self.scene.is_full;
        let remarks = remark::lines(&self.scene, self.lang, usize::from(self.area.width)).len();
        let content = Content {
            focus: self.scene.focus,
            is_alone,
            is_wide: self.scene.is_list()
                || matches!(self.scene.look, Some(Look::Related(_) | Look::Stats)),
            remarks,
            answer: if self.scene.look.is_some() {
                0
            } else {
                answer_rows::height(&self.scene.answer, usize::from(self.area.width))
            },
            is_table: self.scene.answer.is_table || !self.scene.answer.said.is_empty(),
        };
        Panes::of(self.area, content)
    }

    fn list_rows(&self) -> usize {
        self.panes().map_or(1, |panes| panes.hits())
    }

    /// Brings the lines of the page and the first row of the list in line with the screen.
    fn lay_out(&mut self) {
        let panes = self.panes();
        if let (Some(text), Some(page)) =
            (panes.and_then(|panes| panes.text), self.scene.page.as_mut())
        {
            let facts = match panes.and_then(|panes| panes.facts) {
                Some(facts) => {
                    FactsPlace::Beside(usize::from(facts.width), usize::from(facts.height))
                }
                None if panes.is_some_and(|panes| panes.is_stacked) => FactsPlace::Above,
                None => FactsPlace::Before,
            };
            page.resize(usize::from(text.width), usize::from(text.height), facts);
            if self.scene.look.is_some() {
                page.pull_link();
            }
        }
        if let Some(panes) = panes.filter(|panes| panes.list.is_some()) {
            self.scene.list.keep_visible(panes.hits());
        }
    }

    fn press(&mut self, key: &KeyEvent) -> Vec<Effect> {
        self.failure = None;
        self.notice = None;
        // Whoever presses on no longer waits for what a key before was to complete.
        self.completing = None;
        let place = self.place();
        if let Some(action) = self.preferences.keymap.action(place, key) {
            // Help and the shell leave the query as it was found.
            let is_aside = matches!(action, Action::ShowHelp | Action::Redraw | Action::Suspend);
            self.is_restored &= is_aside;
            return self.act(action);
        }
        if self.is_screen_on_top() {
            return self.on_screen(|screen, around| screen.press(key, around));
        }
        match place {
            Place::Box => self.edit(key),
            Place::Prompt => self.edit_prompt(key),
            Place::Completion => self.edit_offer(key),
            Place::Menu
            | Place::Help
            | Place::Facets
            | Place::Review
            | Place::ReviewEdit
            | Place::ReviewMark => Vec::new(),
            Place::List | Place::Text | Place::Page => {
                match keymap::typed(key).filter(char::is_ascii_digit) {
                    Some(digit) => self.ask_number(digit),
                    None => {
                        self.notice = Some(self.lang.unknown_key(&keymap::name_of(key, self.lang)));
                    }
                }
                Vec::new()
            }
        }
    }

    fn go_to(&mut self, focus: Focus) {
        // Whoever went elsewhere has taken the query for their own.
        self.is_restored &= focus == self.scene.focus;
        if focus == Focus::Box && self.scene.focus != Focus::Box {
            self.draft = Some(self.scene.clone());
        }
        if self.scene.focus == Focus::Box && focus != Focus::Box && self.scene.look.is_none() {
            let query = self.scene.input.value().to_owned();
            self.note_query(&query);
        }
        self.scene.focus = focus;
        self.offer = None;
        self.lay_out();
    }
}
