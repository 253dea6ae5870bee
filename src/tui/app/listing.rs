//! Lists of names, figures and related editions: opening them, and their order.

use super::App;
use crate::edition::Role;
use crate::profiles::Kind;
use crate::search::Sort;
use crate::tui::Effect;
use crate::tui::worker::Look;

impl App {
    pub(super) fn sort(&mut self) -> Vec<Effect> {
        match &mut self.scene.look {
            Some(Look::List { order, .. }) => {
                *order = order.next();
                self.scene.page = None;
                self.reload()
            }
            Some(_) => Vec::new(),
            None => self.sort_results(),
        }
    }

    pub(super) fn show_related(&mut self) -> Vec<Effect> {
        let page = self.scene.page.as_ref();
        let key = page.filter(|page| page.edition.is_some());
        let Some(key) = key.map(|page| page.key.clone()) else {
            self.notice = Some(self.lang.nothing_selected());
            return Vec::new();
        };
        self.look(Look::Related(key))
    }

    /// Lists only the people in the next role, and all again behind the last.
    pub(super) fn next_role(&mut self) -> Vec<Effect> {
        let Some(Look::List {
            kind: Kind::Person,
            role,
            ..
        }) = &mut self.scene.look
        else {
            return Vec::new();
        };
        *role = match role {
            None => Some(Role::Guest),
            Some(Role::Guest) => Some(Role::Host),
            Some(Role::Host) => Some(Role::DebateLeader),
            Some(Role::DebateLeader) => None,
        };
        self.scene.page = None;
        self.reload()
    }

    /// Puts the results in the next order; the first row is selected then.
    fn sort_results(&mut self) -> Vec<Effect> {
        if self.scene.query().sort.is_some() {
            self.notice = Some(self.lang.sort_in_query());
            return Vec::new();
        }
        self.scene.sort = self.scene.sort.next();
        // Without a question the newest come first as it is.
        if self.scene.sort == Sort::NewestFirst && self.scene.query().is_empty() {
            self.scene.sort = self.scene.sort.next();
        }
        self.limit = super::FIRST_LIMIT;
        self.scene.list.unchoose();
        self.scene.is_pinned = false;
        vec![self.ask_results()]
    }
}
