//! What is asked at the bottom of the screen: words to find, a number to go to, a note.

use crossterm::event::KeyEvent;
use tui_input::Input;

use super::{App, Focus};
use crate::locale::Lang;
use crate::personal::Entry;
use crate::tui::keymap;
use crate::tui::page::Anchor;
use crate::tui::worker::Request;
use crate::tui::{Effect, line};

/// Something that is asked.
pub(in crate::tui) struct Prompt {
    pub(in crate::tui) kind: PromptKind,
    pub(in crate::tui) input: Input,
}

/// What is asked.
pub(in crate::tui) enum PromptKind {
    /// Words to find in the text; what was looked for before and where one was, for whoever changes their
    /// mind.
    Find(Option<String>, (usize, Anchor)),
    /// The number of an edition.
    Number,
    /// A note about an edition, and the one that is there.
    Note(Box<Entry>, String),
    /// The name to save the query under.
    QueryName,
    /// Whether an edition, by handle, is to go off the list with its note.
    TakeOff(String, String),
    /// Whether a list with so many editions is to be deleted.
    DeleteList(String, usize),
}

impl Prompt {
    /// Says whether words are looked for in the text.
    pub(in crate::tui) fn is_find(&self) -> bool {
        matches!(self.kind, PromptKind::Find(..))
    }

    /// Says whether nothing but the digits of a number was typed, behind which `G` goes there.
    fn is_number(&self) -> bool {
        let typed = self.input.value();
        let is_digits = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_digit());
        matches!(self.kind, PromptKind::Number) && is_digits
    }

    /// Says whether it is answered with yes or no.
    pub(in crate::tui) fn is_question(&self) -> bool {
        matches!(
            self.kind,
            PromptKind::TakeOff(..) | PromptKind::DeleteList(..)
        )
    }

    pub(in crate::tui) fn label(&self, lang: Lang) -> String {
        match &self.kind {
            PromptKind::Find(..) => lang.find_prompt(),
            PromptKind::Number => lang.go_to_edition(),
            PromptKind::Note(..) => lang.shortlist_note(),
            PromptKind::QueryName => lang.save_prompt(),
            PromptKind::TakeOff(_, note) => App::question_about_note(note, lang),
            PromptKind::DeleteList(list, count) => {
                lang.delete_list(list, &lang.times_in_all(*count))
            }
        }
    }
}

impl App {
    pub(super) fn prompt(&mut self, kind: PromptKind, value: &str) {
        let input = line::of(value);
        self.prompt = Some(Prompt { kind, input });
    }

    /// Asks for words to find in the text; in a list, for what narrows it.
    pub(super) fn ask_words(&mut self) {
        if self.scene.is_list() {
            self.go_to(Focus::Box);
        } else if let Some(page) = &self.scene.page {
            let place = page.anchor();
            let before = self.scene.find.clone();
            self.prompt(PromptKind::Find(before, place), "");
            self.scene.focus = Focus::Text;
        }
    }

    pub(super) fn ask_number(&mut self, digit: char) {
        self.prompt(PromptKind::Number, &digit.to_string());
    }

    pub(super) fn edit_prompt(&mut self, key: &KeyEvent) -> Vec<Effect> {
        if self.prompt.as_ref().is_some_and(Prompt::is_question) {
            return self.answer_question(key);
        }
        if self.prompt.as_ref().is_some_and(Prompt::is_number) && keymap::typed(key) == Some('G') {
            return self.accept_prompt();
        }
        if let Some(prompt) = &mut self.prompt {
            let is_whole = line::edit(&mut prompt.input, key);
            self.say_full(is_whole);
        }
        self.prompt_changed()
    }

    /// Yes in either language does what is asked, no leaves it; another key is no answer.
    fn answer_question(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let is_yes = match keymap::typed(key) {
            Some('j' | 'J' | 'y' | 'Y') => true,
            Some('n' | 'N') => false,
            _ => return Vec::new(),
        };
        let asked = self.prompt.take().map(|prompt| prompt.kind);
        match asked.filter(|_| is_yes) {
            Some(PromptKind::TakeOff(handle, note)) => self.take_off(&handle, &note),
            Some(PromptKind::DeleteList(list, _)) => return self.delete_list(list),
            _ => {}
        }
        Vec::new()
    }

    /// What is looked for is shown while one types.
    pub(super) fn prompt_changed(&mut self) -> Vec<Effect> {
        let Some(prompt) = &self.prompt else {
            return Vec::new();
        };
        let typed = prompt.input.value().trim().to_owned();
        match &prompt.kind {
            PromptKind::Find(before, place) => {
                let words = if typed.is_empty() {
                    before.clone()
                } else {
                    Some(typed)
                };
                let place = *place;
                self.find(words, place);
            }
            PromptKind::Number
            | PromptKind::Note(..)
            | PromptKind::QueryName
            | PromptKind::TakeOff(..)
            | PromptKind::DeleteList(..) => {}
        }
        Vec::new()
    }

    /// Looks from where one was, not from where the letters before led to.
    fn find(&mut self, words: Option<String>, place: (usize, Anchor)) {
        self.scene.find = words;
        self.mark();
        if let Some(page) = &mut self.scene.page {
            page.return_to(place);
            page.go_to_near_hit();
        }
    }

    /// Takes what was typed.
    pub(super) fn accept_prompt(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        let typed = prompt.input.value().trim().to_owned();
        match prompt.kind {
            PromptKind::Find(..) => {
                let count = self
                    .scene
                    .page
                    .as_ref()
                    .map_or(0, |page| page.hit_position().1);
                if count == 0 && !typed.is_empty() {
                    self.notice = Some(self.lang.find_nothing(&typed));
                }
                Vec::new()
            }
            // Without an answer nothing is taken away.
            PromptKind::TakeOff(..) | PromptKind::DeleteList(..) => Vec::new(),
            PromptKind::Number => {
                if typed.is_empty() {
                    return Vec::new();
                }
                vec![self.ask(Request::Meant(typed))]
            }
            PromptKind::Note(entry, seen) => {
                self.write_note(*entry, seen, &typed);
                Vec::new()
            }
            PromptKind::QueryName => self.save_query(&typed),
        }
    }

    /// Closes the line; what was looked for before is looked for again.
    pub(super) fn close_prompt(&mut self) {
        match self.prompt.take().map(|prompt| prompt.kind) {
            Some(PromptKind::Find(before, place)) if self.scene.find != before => {
                self.scene.find = before;
                self.mark();
                if let Some(page) = &mut self.scene.page {
                    page.return_to(place);
                }
            }
            _ => {}
        }
    }
}
