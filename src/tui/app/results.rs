//! Searching, and what comes back: hits, and the edition one looks at.

use super::{App, Due, FIRST_LIMIT, Focus};
use crate::archive::EditionId;
use crate::edition::{Edition, Handle};
use crate::profiles::forms;
use crate::search::{Needle, Reason, Results, Sort};
use crate::text::{fold, words};
use crate::tui::Effect;
use crate::tui::page::Page;
use crate::tui::worker::{Look, Request, Topic};

impl App {
    pub(super) fn search_anew(&mut self) -> Vec<Effect> {
        if let Some(draft) = self.draft.take() {
            self.leave_scene(draft);
        }
        self.ahead.clear();
        self.limit = FIRST_LIMIT;
        self.due = None;
        self.last = None;
        if let Some(Look::List { typed, .. }) = &mut self.scene.look {
            self.scene.input.value().clone_into(typed);
            return self.reload();
        }
        self.scene.sort = Sort::default();
        self.scene.is_pinned = false;
        (self.scene.is_visit, self.scene.is_stepped) = (false, false);
        self.scene.name = None;
        self.scene.find = None;
        self.search()
    }

    pub(super) fn search(&mut self) -> Vec<Effect> {
        let search = self.ask_results();
        let names = self.ask_names(self.scene.input.value().to_owned());
        std::iter::once(search).chain(names).collect()
    }

    pub(super) fn ask_results(&mut self) -> Effect {
        let typed = self.scene.input.value().to_owned();
        let (limit, sort) = (self.limit, self.scene.sort);
        self.ask(Request::Search { typed, limit, sort })
    }

    /// Asks which names the query means.
    pub(super) fn ask_names(&mut self, typed: String) -> Option<Effect> {
        self.named.clear();
        self.is_name_due = false;
        self.awaited.remove(&Topic::Names);
        (!typed.trim().is_empty()).then(|| self.ask(Request::Names(typed)))
    }

    pub(super) fn take_results(&mut self, results: Results) -> Vec<Effect> {
        // Its scene was left.
        if self.scene.look.is_some() {
            return Vec::new();
        }
        let is_longer = self.limit > FIRST_LIMIT;
        let selected = self
            .scene
            .list
            .selected_hit()
            .map(|hit| hit.row.key.clone());
        self.scene.list.replace(results, is_longer);
        self.scene.advice = None;
        self.return_to_last();
        let mut effects = self.look_at_results(selected.as_ref());
        effects.extend(self.ask_direct_answer());
        effects.extend(self.tell_results());
        effects.extend(self.ask_for_advice());
        effects
    }

    /// Goes on to the edition to show, now that the results are there.
    fn look_at_results(&mut self, selected: Option<&Handle>) -> Vec<Effect> {
        if self.scene.is_stale {
            return self.read_anew(selected);
        }
        if let Some(id) = self.scene.wanted.filter(|_| self.scene.is_pinned) {
            self.scene.list.choose(id);
            self.lay_out();
            return Vec::new();
        }
        self.lay_out();
        self.mark();
        self.open_selected()
    }

    /// After the archive changed: editions may have other places in it, and other texts. Their handles last.
    fn read_anew(&mut self, selected: Option<&Handle>) -> Vec<Effect> {
        let page = self.scene.page.as_ref().map(|page| page.key.clone());
        let hits = &self.scene.list.results.hits;
        let place = |key: Option<&Handle>| {
            let hit = hits.iter().find(|hit| Some(&hit.row.key) == key);
            hit.map(|hit| hit.row.id)
        };
        let (selected, shown) = (place(selected), place(page.as_ref()));
        if let Some(id) = selected {
            self.scene.list.choose(id);
        }
        self.lay_out();
        let effects = match shown.filter(|_| self.scene.is_pinned) {
            Some(id) => self.open(id),
            // What is not among the results stays as it was read.
            None if self.scene.is_pinned => Vec::new(),
            None => self.open_selected(),
        };
        self.scene.is_stale = false;
        effects
    }

    /// At the start: selects the edition that was selected, and knows where it was being read.
    fn return_to_last(&mut self) {
        let Some(last) = self.last.take() else { return };
        let hits = &self.scene.list.results.hits;
        let Some(hit) = hits.iter().find(|hit| hit.row.key.as_str() == last.edition) else {
            return;
        };
        let (id, key) = (hit.row.id, hit.row.key.clone());
        if last.is_reading {
            let (document, block, byte) = last.place;
            self.places
                .insert(key, (last.query, (document, (block, byte))));
        }
        self.scene.list.choose(id);
    }

    /// Asks for the selected edition unless it is on the page already.
    pub(super) fn open_selected(&mut self) -> Vec<Effect> {
        let Some(id) = self.scene.list.selected_id() else {
            self.scene.page = None;
            self.scene.wanted = None;
            self.due = None;
            return Vec::new();
        };
        self.open(id)
    }

    /// Asks for an edition unless it is on the page already.
    pub(super) fn open(&mut self, id: EditionId) -> Vec<Effect> {
        self.remember_place();
        self.scene.wanted = Some(id);
        if self
            .scene
            .page
            .as_ref()
            .is_some_and(|page| page.id == Some(id))
            && !self.scene.is_stale
        {
            self.do_what_is_due();
            return Vec::new();
        }
        vec![self.ask(Request::Open(id))]
    }

    pub(super) fn take_edition(&mut self, id: EditionId, edition: Edition) {
        if self.scene.wanted != Some(id) || self.scene.look.is_some() {
            return;
        }
        let before = self.scene.page.take();
        let before = before.filter(|page| page.key == edition.key);
        let mut page = Page::of_edition(id, edition, self.lang);
        // The same edition anew: one reads on where one was.
        if let Some(before) = &before {
            page.return_to(before.anchor());
        }
        self.scene.page = Some(page);
        self.lay_out();
        self.mark();
        if before.is_some() && self.due.is_none() {
            return;
        }
        self.do_what_is_due();
    }

    /// Marks what was asked in the page. Whoever is not reading yet is shown the first place.
    pub(super) fn mark(&mut self) {
        let query = self.scene.query();
        let (needles, is_about_words) = match &self.scene.find {
            Some(words) => (needle(words).into_iter().collect(), true),
            None if self.scene.look.is_some() => (Vec::new(), false),
            None => (self.scene.needles(), query.is_about_words()),
        };
        let name = self
            .scene
            .name
            .clone()
            .filter(|_| self.scene.find.is_none());
        let Some(page) = &mut self.scene.page else {
            return;
        };
        let forms = match (&name, &page.edition) {
            (Some(name), Some(edition)) => {
                let bench = edition.bench().map(|(_, person)| person.name.as_str());
                let others: Vec<&str> = bench
                    .chain(edition.debate_leader.as_deref())
                    .filter(|other| fold(other) != fold(name))
                    .collect();
                forms(name, &[], &others)
            }
            _ => Vec::new(),
        };
        page.mark(&needles, &forms);
        if self.scene.focus != Focus::Text && self.scene.look.is_none() {
            page.scroll_to_top();
            if is_about_words {
                page.preview();
            }
        }
    }

    /// Reads as was asked for before the edition was there.
    pub(super) fn do_what_is_due(&mut self) {
        let Some(due) = self.due.clone() else { return };
        // Who pressed Enter wants the best hit of all that was typed.
        if due == Due::Read && self.is_searching() {
            return;
        }
        self.due = None;
        self.go_to(Focus::Text);
        let goes_to_hit = self.scene.query().is_about_words();
        let known = self.known_place();
        let named = self.scene.list.selected_hit();
        let named = named.filter(|hit| Some(hit.row.id) == self.scene.wanted);
        let Some(page) = &mut self.scene.page else {
            return;
        };
        match due {
            Due::Read => match known {
                Some(place) => page.return_to(place),
                None if goes_to_hit => {
                    let named = named.filter(|hit| hit.reason == Some(Reason::Text));
                    let is_there = named.is_some_and(|hit| {
                        let snippet = &hit.snippet;
                        page.go_to_passage(&snippet.text, snippet.marks.first())
                    });
                    if !is_there {
                        page.go_to_first_hit();
                    }
                }
                // Who asked for a number or a date wants the whole evening, from its top.
                None => page.scroll_to_top(),
            },
            Due::Top => page.scroll_to_top(),
            Due::At(document, byte) => {
                if let Some(place) = page.place_of(document, byte) {
                    page.return_to((document, place));
                    page.go_to_near_hit();
                }
            }
            Due::Hit { is_last } => {
                if !page.go_to_end_hit(is_last) {
                    page.scroll_to_top();
                }
            }
        }
    }

    /// Keeps where one reads in this edition, under this query.
    pub(super) fn remember_place(&mut self) {
        if self.scene.focus != Focus::Text || self.scene.look.is_some() {
            return;
        }
        if let Some(page) = &self.scene.page {
            let query = self.scene.input.value().to_owned();
            self.places.insert(page.key.clone(), (query, page.anchor()));
        }
    }

    /// Where one was in this edition: with another query its hits matter more.
    fn known_place(&self) -> Option<(usize, (usize, usize))> {
        let page = self.scene.page.as_ref()?;
        let (query, place) = self.places.get(&page.key)?;
        let is_same = query == self.scene.input.value() || !self.scene.query().is_about_words();
        is_same.then_some(*place)
    }

    /// Near the end of the hits at hand, asks for more of them.
    pub(super) fn ask_for_more(&mut self) -> Vec<Effect> {
        if self.is_searching() || !self.scene.list.is_near_end(self.list_rows()) {
            return Vec::new();
        }
        self.limit *= 4;
        vec![self.ask_results()]
    }
}

/// Words to find next to each other, the last of which may go on.
fn needle(typed: &str) -> Option<Needle> {
    let folded = fold(typed);
    let words: Vec<String> = words(&folded)
        .filter_map(|range| folded.get(range).map(str::to_owned))
        .collect();
    (!words.is_empty()).then(|| Needle::new(words, true))
}
