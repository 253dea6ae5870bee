//! Asking the clerk, what the clerk answers, and leaving.

use super::{App, Focus};
use crate::personal::{Change, Last};
use crate::tui::clerk::{Answer, Look, Question};
use crate::tui::page::Page;
use crate::tui::{Effect, Ending};

impl App {
    /// Ends, remembering where one was.
    pub(super) fn leave(&mut self, ending: Ending) -> Vec<Effect> {
        let scene = self
            .trail
            .iter()
            .find(|_| self.scene.look.is_some())
            .unwrap_or(&self.scene);
        let place = scene.page.as_ref().map(Page::anchor);
        let (document, (block, byte)) = place.unwrap_or_default();
        let query = scene.input.value().to_owned();
        let edition = scene.page.as_ref().map(|page| page.key.to_string());
        let last = Last {
            query: query.clone(),
            edition: edition.unwrap_or_default(),
            is_reading: scene.focus == Focus::Text,
            is_in_list: scene.focus == Focus::List,
            place: (document, block, byte),
        };
        self.note_query(&query);
        self.change(Change::Left(last));
        let mut effects = self.personal.take_outbox();
        effects.push(Effect::Quit(ending));
        effects
    }

    pub(super) fn ask(&mut self, question: Question) -> Effect {
        self.asked += 1;
        Effect::Ask {
            number: self.asked,
            question,
        }
    }

    pub(super) fn take_answer(&mut self, number: u64, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Names(names) if number == self.names_asked => {
                self.named = names;
                self.is_naming = false;
                if std::mem::take(&mut self.is_name_due) {
                    return self.open_named();
                }
            }
            Answer::Leaf(leaf) if number == self.asked => return self.take_leaf(leaf.as_deref()),
            Answer::Edition(Some(id)) if number == self.asked => return self.visit(id),
            Answer::Edition(None) if number == self.asked => {
                self.notice = Some(self.lang.no_more_editions());
            }
            Answer::Done(said) => {
                self.notice = Some(said);
                return self.decided();
            }
            Answer::Failed(reason) => self.failure = Some(reason),
            _ => {}
        }
        Vec::new()
    }

    /// After a decision about names what was decided on is gone, and all that stands there is old.
    fn decided(&mut self) -> Vec<Effect> {
        if !matches!(self.scene.look, Some(Look::Join(..) | Look::Same)) {
            return Vec::new();
        }
        let notice = self.notice.clone();
        let is_join = matches!(self.scene.look, Some(Look::Join(..)));
        for scene in &mut self.trail {
            scene.is_stale = true;
        }
        let effects = if is_join {
            self.go_back_along_trail()
        } else {
            self.refresh()
        };
        self.notice = notice;
        effects
    }
}
