//! Taking along: copies, source pages, files, lists of editions with notes.

use super::{App, PromptKind};
use crate::edition::Handle;
use crate::export;
use crate::text::{clean_line, truncate};
use crate::tui::copy::CopyKind;
use crate::tui::page::Page;
use crate::tui::worker::{Form, Look, Request, What};
use crate::tui::{Action, Effect};

/// So much of a copied text is shown in the remark about it.
const SHOWN: usize = 60;

impl App {
    pub(super) fn take_along(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::CopyAgain => self.copy(self.copied.unwrap_or(CopyKind::Citation)),
            Action::OpenSource => self.open_source(),
            Action::ToggleShortlist => self.toggle_shortlist(),
            Action::TakeNote => self.take_note(),
            Action::ToggleMouse => {
                self.has_mouse = !self.has_mouse;
                let said = if self.has_mouse {
                    self.lang.mouse_on()
                } else {
                    self.lang.mouse_off()
                };
                self.notice = Some(said);
                vec![Effect::ListenToMouse(self.has_mouse)]
            }
            Action::ExportMarkdown => self.export(Form::Markdown),
            Action::ExportCsv => self.export(Form::Csv),
            _ => self.export(Form::Json),
        }
    }

    pub(super) fn copy(&mut self, kind: CopyKind) -> Vec<Effect> {
        self.copied = Some(kind);
        let page = self.scene.page.as_ref();
        let text = page.and_then(|page| kind.text(page, self.lang));
        let Some(text) = text else {
            self.notice = Some(self.lang.nothing_selected());
            return Vec::new();
        };
        let line = clean_line(&text);
        let said = self
            .lang
            .copied(&kind.name(self.lang), &truncate(&line, SHOWN));
        vec![Effect::Copy { text, said }]
    }

    fn open_source(&mut self) -> Vec<Effect> {
        let edition = self
            .scene
            .page
            .as_ref()
            .and_then(|page| page.edition.as_deref());
        if let Some(url) = edition.and_then(export::address) {
            return vec![Effect::OpenAddress(url.to_owned())];
        }
        self.notice = Some(self.lang.no_address());
        Vec::new()
    }

    fn export(&mut self, form: Form) -> Vec<Effect> {
        let what = match &self.scene.look {
            Some(look) => What::Page(look.clone()),
            None => What::Result(self.scene.input.value().to_owned()),
        };
        vec![self.ask(Request::Export(what, form))]
    }

    fn current_list(&self) -> String {
        if self.memory.current.is_empty() {
            self.lang.shortlist_first()
        } else {
            self.memory.current.clone()
        }
    }

    /// The handle of the edition one looks at.
    fn edition_key(&self) -> Option<String> {
        let page = self.scene.page.as_ref();
        let page = page.filter(|page| page.edition.is_some() && page.id == self.scene.wanted);
        page.map(|page: &Page| page.key.to_string())
    }

    fn toggle_shortlist(&mut self) -> Vec<Effect> {
        let Some(key) = self.edition_key() else {
            self.notice = Some(self.lang.nothing_selected());
            return Vec::new();
        };
        let name = self.current_list();
        let is_on = self.memory.list(&name).toggle(&key);
        let said = if is_on {
            self.lang.shortlist_added(&key, &name)
        } else {
            self.lang.shortlist_removed(&key, &name)
        };
        self.notice = Some(said);
        vec![self.remember()]
    }

    /// Asks for a note; what was noted before is there to be changed.
    fn take_note(&mut self) -> Vec<Effect> {
        let Some(key) = self.edition_key() else {
            self.notice = Some(self.lang.nothing_selected());
            return Vec::new();
        };
        let name = self.current_list();
        let entries = &self.memory.list(&name).entries;
        let note = entries
            .iter()
            .find(|entry| entry.edition == key)
            .map(|entry| entry.note.clone());
        self.prompt(PromptKind::Note(key), &note.unwrap_or_default());
        Vec::new()
    }

    pub(super) fn write_note(&mut self, key: &str, note: &str) -> Vec<Effect> {
        let name = self.current_list();
        self.memory.list(&name).note(key, note);
        self.notice = Some(self.lang.shortlist_added(key, &name));
        vec![self.remember()]
    }

    /// The list that editions are put on, as a page.
    pub(super) fn shortlist(&self) -> Look {
        let name = self.current_list();
        let list = self.memory.lists.iter().find(|list| list.name == name);
        let entries = list.map_or(&[][..], |list| &list.entries);
        let entries = entries
            .iter()
            .map(|one| (Handle::from_text(&one.edition), one.note.clone()));
        Look::Shortlist(name, entries.collect())
    }

    pub(super) fn remember(&self) -> Effect {
        Effect::Remember(Box::new(self.memory.clone()))
    }
}
