//! Menus: who was there, what to copy, commands, earlier queries, lists.

use super::{App, Focus, PromptKind};
use crate::archive::is_query_name;
use crate::export::role_name;
use crate::locale::Lang;
use crate::personal::Change;
use crate::profiles::{Kind, Target};
use crate::search::Query;
use crate::text::fold;
use crate::tui::copy::CopyKind;
use crate::tui::keymap::Place;
use crate::tui::menu::{Choice, Menu};
use crate::tui::pick::Pick;
use crate::tui::scene::Scene;
use crate::tui::worker::{Look, Request};
use crate::tui::{Action, Effect, line};

impl App {
    /// Opens a menu; where it has nothing to choose, says so.
    pub(super) fn open_menu(&mut self, menu: Menu, if_empty: String) {
        if menu.is_empty() && !menu.takes_new {
            self.notice = Some(if_empty);
        } else {
            self.open_screen(Box::new(menu));
        }
    }

    /// The people and organisations of the edition; whom the query names is selected.
    pub(super) fn people_menu(&self) -> Menu {
        let page = self.current_page();
        let Some(edition) = page.and_then(|page| page.edition.as_ref()) else {
            return Menu::new(String::new(), Vec::new());
        };
        let lang = self.lang;
        let person = |name: &str, note: String| {
            let target = Target::Page(Kind::Person, name.to_owned());
            Choice::new(name.to_owned(), note, Pick::Follow(target))
        };
        let bench = edition.bench().map(|(role, one)| {
            let about = one.describe();
            let role = role_name(role, lang);
            let note = if about.is_empty() {
                role
            } else {
                format!("{role}, {about}")
            };
            person(&one.name, note)
        });
        let mut choices: Vec<Choice> = bench.collect();
        let leader = edition.debate_leader.iter();
        choices.extend(leader.map(|name| person(name, lang.role_debate_leader())));
        let people = choices.len();
        let employers = edition.bench().flat_map(|(_, one)| &one.affiliations);
        let employers = employers.filter_map(|one| one.organisation.as_ref());
        for name in employers.chain(&edition.partners) {
            if choices.iter().skip(people).all(|known| known.text != *name) {
                let target = Target::Page(Kind::Organisation, name.clone());
                choices.push(Choice::new(
                    name.clone(),
                    lang.kind_organisation(),
                    Pick::Follow(target),
                ));
            }
        }
        let themes = edition.topics.iter().map(|name| {
            let target = Target::Page(Kind::Theme, name.clone());
            Choice::new(name.clone(), lang.kind_theme(), Pick::Follow(target))
        });
        choices.extend(themes);
        let needles = self.scene.needles();
        let meant = choices
            .iter()
            .position(|choice| !crate::search::marks(&choice.text, &needles).is_empty());
        let mut menu = Menu::new(lang.menu_people(), choices);
        menu.selected = meant.unwrap_or(0);
        menu
    }

    /// All commands, by both their names, with their keys.
    pub(super) fn command_menu(&self) -> Menu {
        let place = self.place();
        let choices = Action::COMMANDS.iter().map(|action| {
            let key = self.preferences.keymap.key_of(place, *action);
            let key = key.map(|key| key.name(self.lang));
            let other = match self.lang {
                Lang::Nl => Lang::En,
                Lang::En => Lang::Nl,
            };
            Choice {
                also: format!("{} {}", action.label(other), action.words()),
                ..Choice::new(
                    action.label(self.lang),
                    key.unwrap_or_default(),
                    Pick::Command(*action),
                )
            }
        });
        let mut menu = Menu::new(self.lang.menu_commands(), choices.collect());
        menu.takes_edition = true;
        menu
    }

    pub(super) fn history_menu(&self) -> Menu {
        let queries = self.personal.state.history.iter();
        let choices = queries
            .map(|query| Choice::new(query.clone(), String::new(), Pick::Query(query.clone())));
        Menu::new(self.lang.menu_history(), choices.collect())
    }

    pub(super) fn copy_menu(&self) -> Menu {
        let mut choices = Vec::new();
        if let Some(page) = self.current_page() {
            let kinds = match page.edition {
                Some(_) => &CopyKind::ALL[..],
                None => &[CopyKind::Page],
            };
            let shown = kinds.iter().filter_map(|kind| {
                let shown = kind.shown(page, self.lang)?;
                Some(Choice::new(kind.name(self.lang), shown, Pick::Copy(*kind)))
            });
            choices.extend(shown);
        }
        let mut menu = Menu::new(self.lang.menu_copy(), choices);
        menu.quick = Some('y');
        menu
    }

    pub(super) fn shortlist_menu(&self) -> Menu {
        let lists = self.personal.state.lists.iter();
        let choices = lists.map(|list| {
            let count = self.lang.times_in_all(list.entries.len());
            Choice::new(list.name.clone(), count, Pick::List(list.name.clone()))
        });
        let mut menu = Menu::new(self.lang.menu_shortlists(), choices.collect());
        menu.takes_new = true;
        menu
    }

    /// Asks under which name the query is to be saved.
    pub(super) fn ask_query_name(&mut self) {
        if self.scene.look.is_some() || self.scene.input.value().trim().is_empty() {
            self.notice = Some(self.lang.nothing_to_save());
        } else {
            self.prompt(PromptKind::QueryName, "");
        }
    }

    pub(super) fn save_query(&mut self, name: &str) -> Vec<Effect> {
        let name = name.trim_start_matches('@');
        if !is_query_name(name) {
            self.failure = Some(self.lang.bad_query_name(name));
            return Vec::new();
        }
        let query = self.scene.input.value().trim().to_owned();
        let name = name.to_owned();
        let said = self.lang.query_saved(&name);
        if self.change(Change::SaveQuery { name, query }) {
            self.notice = Some(said);
        }
        Vec::new()
    }

    /// Shows the saved queries to choose from.
    pub(super) fn offer_saved(&mut self) {
        let saved = &self.personal.state.queries;
        if saved.is_empty() {
            self.notice = Some(self.lang.no_saved());
            return;
        }
        let choices = saved.iter().map(|(name, saved)| {
            let pick = Pick::Query(saved.query.clone());
            Choice::new(format!("@{name}"), saved.query.clone(), pick)
        });
        let menu = Menu::new(self.lang.menu_saved(), choices.collect());
        self.open_screen(Box::new(menu));
    }

    pub(super) fn pick(&mut self, pick: Pick) -> Vec<Effect> {
        match pick {
            Pick::Follow(target) => self.follow(target),
            Pick::Command(action) => self.act(action),
            Pick::Copy(CopyKind::Guests) => {
                self.show_guest_list();
                Vec::new()
            }
            Pick::Copy(kind) => self.copy(kind),
            Pick::Text(name, text) => {
                self.copied = Some(CopyKind::Guests);
                vec![super::taking::copy_of(&name, text)]
            }
            Pick::List(name) => {
                let said = self.lang.shortlist_now(&name);
                if self.change(Change::Choose(name)) {
                    self.notice = Some(said);
                }
                Vec::new()
            }
            Pick::Edition(typed) => vec![self.ask(Request::Meant(typed))],
            Pick::Query(query) => self.ask_again(&query),
        }
    }

    /// Asks an earlier query again; the one in the box stays on the trail.
    fn ask_again(&mut self, query: &str) -> Vec<Effect> {
        let is_same = fold(query) == fold(self.scene.input.value());
        if is_same && self.scene.look.is_none() {
            return Vec::new();
        }
        let left = std::mem::take(&mut self.scene);
        self.note_query(left.input.value());
        // The old results stand until the new ones come.
        self.scene = Scene {
            list: left.list.clone(),
            input: line::of(query),
            focus: Focus::List,
            ..Scene::default()
        };
        self.leave_scene(left);
        self.note_query(query);
        let is_number = Query::parse(query).is_one_number();
        let mut effects = self.search_anew();
        if is_number {
            effects.extend(self.read());
        }
        effects
    }

    /// Says whether the key of an action does something now.
    pub(in crate::tui) fn works(&self, action: Action, place: Place) -> bool {
        let page = self.scene.page.as_ref();
        match (action, place) {
            (Action::OpenNamed, _) => self.scene.look.is_none() && !self.named.is_empty(),
            (Action::NextHit, _) => page.is_some_and(|page| page.hit_position().1 > 0),
            (Action::Sort, _) => self.scene.is_list(),
            (Action::NextRole, _) => matches!(
                self.scene.look,
                Some(Look::List {
                    kind: Kind::Person,
                    ..
                })
            ),
            (Action::TakeAdvice, _) => self.has_advice(),
            (Action::Follow, Place::Page) => page.is_some_and(|page| page.target().is_some()),
            (Action::ShowPeople | Action::ShowCopy, _) => {
                page.is_some_and(|page| page.edition.is_some())
            }
            _ => true,
        }
    }
}
