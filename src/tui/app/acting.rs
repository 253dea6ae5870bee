//! What actions do, and where each is done.

use super::{App, Due, Focus, Overlay, OverlayKind};
use crate::tui::worker::Request;
use crate::tui::{Action, Effect, Ending};

impl App {
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        if self.is_for_screen(action) {
            return self.on_screen(|screen, around| screen.act(action, around));
        }
        match action {
            Action::Quit => return self.leave(Ending::Left),
            Action::Interrupt => return self.leave(Ending::Interrupted),
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Back => return self.go_back(),
            Action::GoBack => return self.go_back_along_trail(),
            Action::Dismiss => return self.dismiss(),
            Action::Read => return self.read(),
            Action::Follow => return self.follow_selected(),
            Action::OpenNamed => return self.open_named(),
            Action::ShowProofs => {
                let wanted = self.scene.wanted.map(Request::Prove);
                return wanted
                    .map(|request| self.ask(request))
                    .into_iter()
                    .collect();
            }
            Action::NextHit => return self.step_hit(true),
            Action::PreviousHit => return self.step_hit(false),
            Action::NextEdition => return self.step_edition(true, Due::Read),
            Action::PreviousEdition => return self.step_edition(false, Due::Read),
            Action::NumberAfter => return self.ask_beside(true),
            Action::NumberBefore => return self.ask_beside(false),
            Action::Sort => return self.sort(),
            Action::ShowRelated => return self.show_related(),
            Action::NextRole => return self.next_role(),
            Action::FocusBox => return self.go_to_box(),
            Action::RemoveChip => return self.remove_chip(),
            Action::DropChips => return self.drop_chips(),
            Action::TakeAdvice => return self.follow_advice(),
            Action::SaveQuery => self.ask_query_name(),
            Action::ShowSaved => self.offer_saved(),
            Action::Undo => self.undo(),
            Action::DeleteShortlist => self.ask_to_delete_list(),
            Action::Complete => return self.complete(),
            Action::ShowFacets => return self.show_facets(),
            Action::Exclude => return self.toggle_facet(true),
            Action::ShowHelp => self.toggle_help(),
            Action::FocusNext => self.go_to(self.neighbour(true)),
            Action::FocusPrevious => self.go_to(self.neighbour(false)),
            Action::Find => self.ask_words(),
            Action::NextLink => self.step_link(true),
            Action::PreviousLink => self.step_link(false),
            Action::ToggleFull => self.toggle_full(),
            Action::NextDocument => {
                if let Some(page) = &mut self.scene.page {
                    page.next_document();
                }
            }
            Action::ShowPeople
            | Action::ShowCommands
            | Action::ShowHistory
            | Action::ShowCopy
            | Action::ChooseShortlist => self.open_menu(action),
            Action::ListPeople
            | Action::ListOrganisations
            | Action::ListThemes
            | Action::ShowStats
            | Action::ShowSame
            | Action::ShowShortlist => return self.look_by(action),
            Action::CopyAgain
            | Action::OpenSource
            | Action::ToggleShortlist
            | Action::TakeNote
            | Action::ToggleMouse
            | Action::ExportMarkdown
            | Action::ExportCsv
            | Action::ExportJson => return self.take_along(action),
            movement => return self.go(movement),
        }
        Vec::new()
    }

    fn toggle_help(&mut self) {
        let is_help = |overlay: &Overlay| matches!(overlay.kind, OverlayKind::Help);
        if self.overlay.as_ref().is_some_and(is_help) {
            self.overlay = None;
        } else {
            self.cover(OverlayKind::Help);
        }
    }

    pub(super) fn neighbour(&self, forward: bool) -> Focus {
        if self.scene.look.is_some() {
            return if self.scene.focus == Focus::Box {
                Focus::Text
            } else {
                Focus::Box
            };
        }
        match (self.scene.focus, forward) {
            (Focus::Box, true) | (Focus::Text, false) => Focus::List,
            (Focus::List, true) | (Focus::Box, false) => Focus::Text,
            (Focus::Text, true) | (Focus::List, false) => Focus::Box,
        }
    }
}
