//! Doing what is done more rarely: chosen from a list, some with a question first.

use super::chore::Chore;
use super::editor::{Editor, Target};
use super::rows::RowKey;
use super::{ReviewScreen, Sent, Side};
use crate::locale::Lang;
use crate::text::fold;
use crate::tui::screen::{Surroundings, Wish};
use crate::tui::worker::{Housekeeping, Request, ReviewRequest};

impl ReviewScreen {
    pub(super) fn begin_chores(&mut self, lang: Lang) {
        self.editor = Some(Editor::new(Target::Chores, ""));
        self.side = Side::Facts;
        self.offer_chores(lang);
    }

    /// Offers those in which every typed word stands.
    pub(super) fn offer_chores(&mut self, lang: Lang) {
        let Some(editor) = &mut self.editor else {
            return;
        };
        if editor.target != Target::Chores {
            return;
        }
        let typed = fold(editor.input.value());
        let labels = Chore::ALL.into_iter().map(|chore| chore.label(lang));
        let fits = |label: &String| {
            typed
                .split_whitespace()
                .all(|word| fold(label).contains(word))
        };
        editor.choices = labels.filter(fits).collect();
    }

    /// Does what was chosen or answered.
    pub(super) fn do_chore_of(&mut self, editor: Editor, around: Surroundings) -> Vec<Wish> {
        if let Target::Chore(chore) = editor.target {
            return self.do_chore(chore, editor, around);
        }
        let chosen = editor.choices.get(editor.chosen.unwrap_or(0));
        let is_chosen = |chore: &Chore| Some(&chore.label(around.lang)) == chosen;
        let chore = Chore::ALL.into_iter().find(is_chosen);
        match chore {
            Some(chore) if chore.question(around.lang).is_some() => {
                self.editor = Some(Editor::new(Target::Chore(chore), ""));
                Vec::new()
            }
            Some(chore) => self.do_chore(chore, editor, around),
            None => Vec::new(),
        }
    }

    fn do_chore(&mut self, chore: Chore, editor: Editor, around: Surroundings) -> Vec<Wish> {
        let handle = self.sheet.edition.key.clone();
        let typed = editor.value();
        let text = self.text_in_sight(around);
        let asked = match chore {
            Chore::Log => return vec![Wish::Ask(Request::Review(ReviewRequest::Log(handle)))],
            Chore::Apart => match self.person_at() {
                Some(name) => Housekeeping::Apart(name),
                None => return vec![Wish::Say(around.lang.chore_not_a_person())],
            },
            Chore::Move => Housekeeping::Move(text, typed),
            Chore::Split => Housekeeping::Split(text),
            Chore::MoveBack => Housekeeping::MoveBack(text),
            Chore::Join => Housekeeping::Join(typed),
            Chore::Remove if matches!(fold(&typed).as_str(), "ja" | "yes" | "j" | "y") => {
                Housekeeping::Remove
            }
            Chore::Remove => return Vec::new(),
        };
        self.sent.push_back(Sent {
            row: RowKey::Whole,
            editor: chore.question(around.lang).map(|_| editor),
            is_done: false,
        });
        vec![Wish::Ask(Request::Review(ReviewRequest::Keep(
            handle, asked,
        )))]
    }

    fn person_at(&self) -> Option<String> {
        match &self.row()?.key {
            RowKey::Person(name) | RowKey::Function(name, _) | RowKey::Organisation(name, _) => {
                Some(name.clone())
            }
            RowKey::Field(_) | RowKey::Item(..) | RowKey::Offered(_) | RowKey::Whole => None,
        }
    }

    /// Which text is meant: the one the fact was read from, else the one whose line stands at the top.
    fn text_in_sight(&self, around: Surroundings) -> usize {
        let own = self
            .own_mark()
            .map(|mark| mark.document)
            .filter(|_| self.side == Side::Facts);
        let lines = self.text_lines(around);
        let at_top = || lines.get(self.text_top).map_or(0, |line| line.document);
        own.unwrap_or_else(at_top)
    }
}
