//! Going somewhere and coming back: pages about names, lists, editions, the trail.

use super::{App, Due, Focus};
use crate::archive::EditionId;
use crate::export::{Leaf, short_name};
use crate::profiles::{Kind, Target};
use crate::tui::menu::{Choice, Menu};
use crate::tui::page::Page;
use crate::tui::pick::Pick;
use crate::tui::scene::Scene;
use crate::tui::worker::{Look, Request, Topic};
use crate::tui::{Effect, Ending, line};

/// Nobody goes back further.
const LONGEST_TRAIL: usize = 100;

impl App {
    /// Puts a scene on the trail; there is no way forward from what comes now.
    pub(super) fn leave_scene(&mut self, scene: Scene) {
        self.ahead.clear();
        self.keep_behind(scene);
    }

    fn keep_behind(&mut self, mut scene: Scene) {
        scene.is_stale |= self.is_unanswered(&scene);
        self.trail.push(scene);
        if self.trail.len() > LONGEST_TRAIL {
            self.trail.remove(0);
        }
    }

    /// Says whether the results of a scene are on their way: their answer will not find it.
    fn is_unanswered(&self, scene: &Scene) -> bool {
        scene.look.is_none() && self.awaits(Topic::Results)
    }

    /// Goes to another scene, with this one on the trail.
    fn enter(&mut self, scene: Scene) {
        self.remember_place();
        let query = self.scene.input.value().to_owned();
        if self.scene.look.is_none() {
            self.note_query(&query);
        }
        let left = std::mem::replace(&mut self.scene, scene);
        self.leave_scene(left);
        self.draft = None;
        self.due = None;
        self.screens.clear();
        self.lay_out();
    }

    /// Goes back to where one was, with query, cursor and scroll as they were.
    pub(super) fn go_back_along_trail(&mut self) -> Vec<Effect> {
        self.remember_place();
        let Some(scene) = self.trail.pop() else {
            if self.scene.focus == Focus::Text && self.scene.look.is_none() {
                self.go_to(Focus::List);
            } else {
                self.notice = Some(self.lang.nothing_to_go_back_to());
            }
            return Vec::new();
        };
        let mut left = std::mem::replace(&mut self.scene, scene);
        left.is_stale |= self.is_unanswered(&left);
        self.ahead.push(left);
        self.arrive()
    }

    /// Goes forward to what going back left.
    pub(super) fn go_forward(&mut self) -> Vec<Effect> {
        self.remember_place();
        let Some(scene) = self.ahead.pop() else {
            self.notice = Some(self.lang.nothing_to_go_forward_to());
            return Vec::new();
        };
        let left = std::mem::replace(&mut self.scene, scene);
        self.keep_behind(left);
        self.arrive()
    }

    /// Takes up a scene that was left: with its query, row and scroll, asked for anew where they are old.
    fn arrive(&mut self) -> Vec<Effect> {
        (self.due, self.limit) = (None, super::FIRST_LIMIT);
        self.draft = (self.scene.focus == Focus::Box).then(|| self.scene.clone());
        // Whatever is still asked was asked elsewhere.
        self.awaited.clear();
        self.lay_out();
        if self.scene.is_stale {
            return self.refresh();
        }
        let is_query = self.scene.look.is_none();
        let typed = if is_query {
            self.scene.input.value()
        } else {
            ""
        }
        .to_owned();
        self.ask_names(typed).into_iter().collect()
    }

    /// Asks again for everything one looks at.
    pub(super) fn refresh(&mut self) -> Vec<Effect> {
        self.outdate();
        let mut effects = self.on_screen(|screen, _| screen.archive_changed());
        effects.extend(self.refresh_panes());
        effects
    }

    /// Whatever was left is old now.
    pub(super) fn outdate(&mut self) {
        for scene in self.trail.iter_mut().chain(&mut self.ahead) {
            scene.is_stale = true;
        }
    }

    fn refresh_panes(&mut self) -> Vec<Effect> {
        if self.scene.look.is_some() {
            self.scene.is_stale = false;
            return self.reload();
        }
        self.scene.is_stale = true;
        self.search()
    }

    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        if self.screens.pop().is_some() {
            return Vec::new();
        }
        let is_away = self.scene.look.is_some() || self.scene.is_visit;
        if is_away && !self.trail.is_empty() {
            // Up from a page, past the editions that were stepped through.
            if self.scene.is_stepped && self.trail.len() > 1 {
                self.trail.pop();
            }
            return self.go_back_along_trail();
        }
        match self.scene.focus {
            Focus::Text => {
                self.remember_place();
                self.scene.is_full = false;
                self.go_to(Focus::List);
                Vec::new()
            }
            // Earlier queries are on the trail too, but they are no level to go up.
            Focus::Box | Focus::List => self.leave(Ending::Left),
        }
    }

    /// Closes exactly one visible thing; in the list there is none left.
    pub(super) fn dismiss(&mut self) -> Vec<Effect> {
        if self.prompt.is_some() {
            self.close_prompt();
        } else if self.offer.take().is_some() {
        } else if self.scene.look.is_some() {
            if self.scene.focus == Focus::Box {
                self.go_to(Focus::Text);
            } else {
                return self.go_back_along_trail();
            }
        } else if self.scene.focus == Focus::Text {
            self.dismiss_in_text();
        } else {
            self.go_to(Focus::List);
        }
        Vec::new()
    }

    fn dismiss_in_text(&mut self) {
        let page = self.scene.page.as_mut();
        if page.is_some_and(Page::leave_link) {
        } else if self.scene.find.take().is_some() {
            self.mark();
        } else if self.scene.is_full {
            self.toggle_full();
        } else {
            self.remember_place();
            self.go_to(Focus::List);
        }
    }

    pub(super) fn go_to_box(&mut self) -> Vec<Effect> {
        if self.scene.look.is_some() && !self.scene.is_list() {
            let effects = self.go_back_along_trail();
            self.go_to(Focus::Box);
            return effects;
        }
        self.scene.is_full = false;
        self.remember_place();
        self.go_to(Focus::Box);
        Vec::new()
    }

    pub(super) fn read(&mut self) -> Vec<Effect> {
        if self.scene.look.is_some() {
            return self.follow_selected();
        }
        if !self.is_searching()
            && let Some(effects) = self.open_answer()
        {
            return effects;
        }
        self.due = Some(Due::Read);
        // The results on the screen may be those of fewer letters than were typed.
        if self.is_searching() {
            return Vec::new();
        }
        self.scene.is_pinned = false;
        self.open_selected()
    }

    /// Reads the edition of the result after this one, or before.
    pub(super) fn step_edition(&mut self, forward: bool, due: Due) -> Vec<Effect> {
        self.remember_place();
        let rows = self.list_rows();
        let before = (!self.scene.is_stepped).then(|| self.scene.clone());
        if !self.scene.list.step(forward, rows) {
            self.notice = Some(self.lang.no_more_editions());
            return Vec::new();
        }
        let name = self
            .scene
            .list
            .selected_hit()
            .map(|hit| short_name(&hit.row));
        let name = name.unwrap_or_default();
        let said = if forward {
            self.lang.next_edition(&name)
        } else {
            self.lang.previous_edition(&name)
        };
        self.notice = Some(said);
        if let Some(before) = before {
            self.leave_scene(before);
        }
        self.scene.is_stepped = true;
        self.scene.is_pinned = false;
        self.due = Some(due);
        let mut effects = self.open_selected();
        effects.extend(self.ask_for_more());
        effects
    }

    pub(super) fn ask_beside(&mut self, forward: bool) -> Vec<Effect> {
        let Some(id) = self.scene.wanted else {
            return Vec::new();
        };
        vec![self.ask(Request::Beside { id, forward })]
    }

    /// Reads an edition that need not be among the results.
    pub(super) fn visit(&mut self, id: EditionId) -> Vec<Effect> {
        let mut scene = self.scene.clone();
        (scene.look, scene.name, scene.find) = (None, None, None);
        (scene.is_pinned, scene.is_visit) = (true, true);
        scene.focus = Focus::Text;
        (scene.page, scene.is_stepped) = (None, false);
        scene.list.choose(id);
        self.enter(scene);
        self.due = Some(Due::Top);
        self.open(id)
    }

    /// Goes where the selected choice, name or line leads.
    pub(super) fn follow_selected(&mut self) -> Vec<Effect> {
        if self.prompt.is_some() {
            return self.accept_prompt();
        }
        if self.offer.is_some() {
            return self.take_offer();
        }
        let target = self
            .scene
            .page
            .as_ref()
            .and_then(|page| page.target().cloned());
        if target.is_none() {
            self.notice = Some(self.lang.nothing_to_link());
        }
        target.map_or_else(Vec::new, |target| self.follow(target))
    }

    pub(super) fn follow(&mut self, target: Target) -> Vec<Effect> {
        match target {
            Target::Page(kind, name) => self.look(Look::Name(kind, name)),
            Target::Join(kind, name, canonical) => {
                // The other way round replaces the preview.
                if matches!(self.scene.look, Some(Look::Join(..))) {
                    self.scene.look = Some(Look::Join(kind, name, canonical));
                    return self.reload();
                }
                self.look(Look::Join(kind, name, canonical))
            }
            Target::Decide(kind, name, canonical, is_same) => {
                let is_same = Some(is_same);
                vec![self.ask(Request::Decide {
                    kind,
                    name,
                    canonical,
                    is_same,
                })]
            }
            Target::Undecide(kind, name, canonical) => {
                let is_same = None;
                vec![self.ask(Request::Decide {
                    kind,
                    name,
                    canonical,
                    is_same,
                })]
            }
            Target::Edition {
                id, place, name, ..
            } => self.read_target(id, place, name),
        }
    }

    /// Reads an edition at a place, with all editions of the page one comes from as the result around it.
    fn read_target(
        &mut self,
        id: EditionId,
        place: Option<(usize, usize)>,
        name: Option<String>,
    ) -> Vec<Effect> {
        let query = self.scene.query_of_look().unwrap_or_default();
        let name = name.or_else(|| match &self.scene.look {
            Some(Look::Name(Kind::Person, name)) => Some(name.clone()),
            _ => None,
        });
        let scene = Scene {
            input: line::of(&query),
            focus: Focus::Text,
            wanted: Some(id),
            is_pinned: true,
            is_visit: true,
            name,
            ..Scene::default()
        };
        self.enter(scene);
        self.due = Some(place.map_or(Due::Top, |(document, byte)| Due::At(document, byte)));
        self.limit = super::FIRST_LIMIT;
        let mut effects = self.search();
        effects.extend(self.open(id));
        effects
    }

    /// Goes to a page.
    pub(super) fn look(&mut self, look: Look) -> Vec<Effect> {
        // The same page again is no step.
        if self.scene.look.as_ref() == Some(&look) {
            return self.reload();
        }
        self.enter(Scene {
            focus: Focus::Text,
            look: Some(look),
            ..Scene::default()
        });
        self.reload()
    }

    /// Asks for the page one looks at.
    pub(super) fn reload(&mut self) -> Vec<Effect> {
        let look = self.scene.look.clone();
        look.map(|look| self.ask(Request::Look(look)))
            .into_iter()
            .collect()
    }

    pub(super) fn take_leaf(&mut self, leaf: Option<&Leaf>) -> Vec<Effect> {
        if self.scene.look.is_none() {
            return Vec::new();
        }
        let Some(leaf) = leaf else {
            let effects = self.go_back_along_trail();
            self.notice = Some(self.lang.page_gone());
            return effects;
        };
        let before = self.scene.page.take();
        self.scene.page = Some(Page::of_leaf(leaf));
        self.lay_out();
        // Made anew because the archive changed: one stays where one was.
        if let (Some(before), Some(page)) = (before, self.scene.page.as_mut())
            && self.scene.focus == Focus::Text
        {
            page.return_to(before.anchor());
            page.go_to_link(before.link_position().0.unwrap_or(0));
        }
        if self.scene.find.is_some() {
            self.mark();
        }
        Vec::new()
    }

    /// Opens the page of the name that the query means; where it means several, asks which.
    pub(super) fn open_named(&mut self) -> Vec<Effect> {
        if self.awaits(Topic::Names) {
            self.is_name_due = true;
            return Vec::new();
        }
        if let [one] = self.scene.answer.entities.as_slice()
            && self.scene.look.is_none()
        {
            let look = Look::Name(one.kind, one.name.clone());
            return self.look(look);
        }
        match self.named.as_slice() {
            [] => {
                self.notice = Some(self.lang.no_name_known());
                Vec::new()
            }
            [one] => {
                let look = Look::Name(one.kind, one.name.clone());
                self.look(look)
            }
            several => {
                let choices = several.iter().map(|one| {
                    let note = format!(
                        "{} · {}",
                        kind_name(one.kind, self.lang),
                        self.lang.times_in_all(one.count)
                    );
                    let target = Target::Page(one.kind, one.name.clone());
                    Choice::new(one.name.clone(), note, Pick::Follow(target))
                });
                let menu = Menu::new(self.lang.menu_names(), choices.collect());
                self.open_screen(Box::new(menu));
                Vec::new()
            }
        }
    }
}

pub(in crate::tui) fn kind_name(kind: Kind, lang: crate::locale::Lang) -> String {
    match kind {
        Kind::Person => lang.kind_person(),
        Kind::Organisation => lang.kind_organisation(),
        Kind::Theme => lang.kind_theme(),
    }
}
