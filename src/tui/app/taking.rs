//! Taking along: copies, source pages, files, lists of editions with notes.

use super::{App, PromptKind};
use crate::edition::{Traces, spoken};
use crate::export;
use crate::personal::{Change, Entry};
use crate::text::{clean_line, truncate};
use crate::tui::Effect;
use crate::tui::copy::CopyKind;
use crate::tui::guest_list::GuestListScreen;
use crate::tui::page::Page;
use crate::tui::worker::{Form, Look, Request, What};

/// So much of a copied text is shown in the remark about it.
const SHOWN: usize = 60;

impl App {
    pub(super) fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.has_mouse = !self.has_mouse;
        let said = if self.has_mouse {
            self.lang.mouse_on()
        } else {
            self.lang.mouse_off()
        };
        self.notice = Some(said);
        vec![Effect::ListenToMouse(self.has_mouse)]
    }

    pub(super) fn copy_again(&mut self) -> Vec<Effect> {
        self.copy(self.copied.unwrap_or(CopyKind::Citation))
    }

    pub(super) fn copy(&mut self, kind: CopyKind) -> Vec<Effect> {
        self.copied = Some(kind);
        let text = self
            .current_page()
            .and_then(|page| kind.text(page, self.lang));
        let Some(text) = text else {
            self.notice = Some(self.lang.nothing_selected());
            return Vec::new();
        };
        vec![copy_of(&kind.name(self.lang), text)]
    }

    /// Shows the guest list to choose from what it has.
    pub(super) fn show_guest_list(&mut self) {
        let edition = self.current_page().and_then(|page| page.edition.clone());
        match edition {
            Some(edition) => self.open_screen(Box::new(GuestListScreen::new(edition))),
            None => self.notice = Some(self.lang.nothing_selected()),
        }
    }

    /// The page, unless it is that of an edition that was selected before and the new one is on its way.
    pub(super) fn current_page(&self) -> Option<&Page> {
        let page = self.scene.page.as_ref();
        page.filter(|page| self.scene.look.is_some() || page.id == self.scene.wanted)
    }

    pub(super) fn open_source(&mut self) -> Vec<Effect> {
        let page = self.current_page();
        let edition = page.and_then(|page| page.edition.as_deref());
        if let Some(url) = edition.and_then(export::address) {
            return vec![Effect::OpenAddress(url.to_owned())];
        }
        self.notice = Some(self.lang.no_address());
        Vec::new()
    }

    pub(super) fn export(&mut self, form: Form) -> Vec<Effect> {
        let what = match &self.scene.look {
            Some(look) => What::Page(look.clone()),
            None => What::Result(self.scene.input.value().to_owned()),
        };
        vec![self.ask(Request::Export(what, form))]
    }

    /// The edition on the page, as an entry of a list.
    fn entry(&self) -> Option<Entry> {
        let page = self.current_page()?;
        let edition = page.edition.as_ref()?;
        Some(Entry::new(page.key.as_str(), Traces::of(edition)))
    }

    /// Puts the edition on the list, or takes it off; asks before a note goes with it.
    pub(super) fn toggle_shortlist(&mut self) -> Vec<Effect> {
        let Some(entry) = self.entry() else {
            self.notice = Some(self.lang.nothing_selected());
            return Vec::new();
        };
        let list = self.current_list();
        let known = self.personal.state.list(&list);
        match known.and_then(|known| known.entry(&entry.handle)) {
            Some(known) if known.note.is_empty() => self.take_off(&entry.handle, ""),
            Some(known) => {
                let kind = PromptKind::TakeOff(entry.handle, known.note.clone());
                self.prompt(kind, "");
            }
            None => {
                let said = self
                    .lang
                    .shortlist_added(&spoken(&entry.handle, self.lang), &list);
                if self.change(Change::Add { list, entry }) {
                    self.notice = Some(said);
                }
            }
        }
        Vec::new()
    }

    /// Asks for a note; what was noted before is there to be changed.
    pub(super) fn take_note(&mut self) -> Vec<Effect> {
        let Some(entry) = self.entry() else {
            self.notice = Some(self.lang.nothing_selected());
            return Vec::new();
        };
        let list = self.personal.state.list(&self.current_list());
        let known = list.and_then(|list| list.entry(&entry.handle));
        let note = known.map(|known| known.note.clone()).unwrap_or_default();
        let kind = PromptKind::Note(Box::new(entry), note.clone());
        self.prompt(kind, &note);
        Vec::new()
    }

    /// Notes what was typed, unless it is what the person saw.
    pub(super) fn write_note(&mut self, entry: Entry, seen: String, note: &str) {
        let list = self.current_list();
        let said = self
            .lang
            .shortlist_added(&spoken(&entry.handle, self.lang), &list);
        let mut entry = entry;
        note.clone_into(&mut entry.note);
        if self.change(Change::Note { list, entry, seen }) {
            self.notice = Some(said);
        }
    }

    /// The list that editions are put on, as a page.
    pub(super) fn shortlist(&self) -> Look {
        let name = self.current_list();
        let list = self.personal.state.list(&name);
        let entries = list.map(|list| list.entries.clone());
        Look::Shortlist(name, entries.unwrap_or_default())
    }
}

/// Copies a text under a name.
pub(super) fn copy_of(name: &str, text: String) -> Effect {
    let line = clean_line(&text);
    let what = format!("{name}: {}", truncate(&line, SHOWN));
    Effect::Copy { text, what }
}
