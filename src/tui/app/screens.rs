//! The stack of screens over the search, and what they wish for.

use super::App;
use crate::tui::screen::{Screen, Surroundings, Wish};
use crate::tui::{Action, Effect};

impl App {
    pub(in crate::tui) fn surroundings(&self) -> Surroundings {
        Surroundings {
            lang: self.lang,
            theme: self.theme,
            keymap: self.preferences.keymap,
            area: self.area,
        }
    }

    /// Puts a screen on top.
    pub(super) fn open_screen(&mut self, screen: Box<dyn Screen>) {
        self.offer = None;
        self.screens.push(screen);
    }

    /// Hands something to the screen on top, and does what it wishes; nothing happens where there is none.
    pub(super) fn on_screen(
        &mut self,
        work: impl FnOnce(&mut dyn Screen, Surroundings) -> Vec<Wish>,
    ) -> Vec<Effect> {
        let around = self.surroundings();
        let wishes = match self.screens.last_mut() {
            Some(screen) => work(screen.as_mut(), around),
            None => Vec::new(),
        };
        wishes
            .into_iter()
            .flat_map(|wish| self.grant(wish))
            .collect()
    }

    /// Hands something to every screen, and does what they wish.
    pub(super) fn on_every_screen(
        &mut self,
        work: impl Fn(&mut dyn Screen, Surroundings) -> Vec<Wish>,
    ) -> Vec<Effect> {
        let around = self.surroundings();
        let screens = self.screens.iter_mut();
        let wishes: Vec<Wish> = screens
            .flat_map(|screen| work(screen.as_mut(), around))
            .collect();
        wishes
            .into_iter()
            .flat_map(|wish| self.grant(wish))
            .collect()
    }

    fn grant(&mut self, wish: Wish) -> Vec<Effect> {
        match wish {
            Wish::Close => {
                self.screens.pop();
            }
            Wish::Open(screen) => self.open_screen(screen),
            // Not through the screen: it would get its own wish back.
            Wish::Act(action) => return self.perform(action),
            Wish::Pick(pick) => {
                self.screens.pop();
                return self.pick(pick);
            }
            Wish::Query(typed) => return self.ask_instead(&typed),
            Wish::Ask(request) => return vec![self.ask(request)],
            Wish::Say(said) => self.notice = Some(said),
            Wish::Fail(reason) => self.failure = Some(reason),
        }
        Vec::new()
    }

    /// Says whether the keys go to a screen.
    pub(super) fn is_screen_on_top(&self) -> bool {
        !self.screens.is_empty() && self.prompt.is_none()
    }

    /// Says whether the screen on top takes an action; what ends or repaints the program is not its affair.
    pub(super) fn is_for_screen(&self, action: Action) -> bool {
        let is_global = matches!(
            action,
            Action::Quit | Action::Interrupt | Action::Suspend | Action::Redraw
        );
        self.is_screen_on_top() && !is_global
    }
}
