//! What actions do, and where each is done.

use super::{App, Due, Focus};
use crate::profiles::Kind;
use crate::tui::action::Movement;
use crate::tui::help::Help;
use crate::tui::worker::{Form, Look, Request, ReviewRequest};
use crate::tui::{Action, Effect, Ending};

impl App {
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        if self.is_for_screen(action) {
            return self.on_screen(|screen, around| screen.act(action, around));
        }
        self.perform(action)
    }

    /// Does what an action means in the panes.
    pub(super) fn perform(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return self.leave(Ending::Left),
            Action::Interrupt => return self.leave(Ending::Interrupted),
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Back => return self.go_back(),
            Action::GoBack => return self.go_back_along_trail(),
            Action::GoForward => return self.go_forward(),
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
            Action::Search => return self.go_to_box(),
            Action::ShowRelated => return self.show_related(),
            Action::NextRole => return self.next_role(),
            Action::RemoveChip => return self.remove_chip(),
            Action::DropChips => return self.drop_chips(),
            Action::TakeAdvice => return self.follow_advice(),
            Action::SaveQuery => self.ask_query_name(),
            Action::ShowSaved => self.offer_saved(),
            Action::Undo => self.undo(),
            Action::DeleteShortlist => self.ask_to_delete_list(),
            Action::Complete => return self.complete(),
            Action::ShowFacets => return self.show_facets(),
            Action::ShowHelp => {
                let place = self.place();
                self.open_screen(Box::new(Help::new(place)));
            }
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
            Action::ShowPeople => self.open_menu(self.people_menu(), self.lang.nothing_selected()),
            Action::ShowCommands => self.open_menu(self.command_menu(), String::new()),
            Action::ShowHistory => self.open_menu(self.history_menu(), self.lang.no_history()),
            Action::ShowCopy => self.open_menu(self.copy_menu(), self.lang.nothing_selected()),
            Action::ChooseShortlist => self.open_menu(self.shortlist_menu(), String::new()),
            Action::ListPeople => return self.look(Look::all(Kind::Person)),
            Action::ListOrganisations => return self.look(Look::all(Kind::Organisation)),
            Action::ListThemes => return self.look(Look::all(Kind::Theme)),
            Action::ShowStats => return self.look(Look::Stats),
            Action::ShowSame => return self.look(Look::Same),
            Action::ShowShortlist => return self.look(self.shortlist()),
            Action::ShowGuestList => self.show_guest_list(),
            Action::CopyAgain => return self.copy_again(),
            Action::OpenSource => return self.open_source(),
            Action::ToggleShortlist => return self.toggle_shortlist(),
            Action::TakeNote => return self.take_note(),
            Action::ToggleMouse => return self.toggle_mouse(),
            Action::ExportMarkdown => return self.export(Form::Markdown),
            Action::ExportCsv => return self.export(Form::Csv),
            Action::ExportJson => return self.export(Form::Json),
            Action::Review => {
                let worst = || ReviewRequest::BeginWith(String::new());
                let begin = self.scene.wanted.map_or_else(worst, ReviewRequest::Begin);
                return vec![self.ask(Request::Review(begin))];
            }
            // These have a meaning on the screens that take them only.
            Action::Reviewing(_) | Action::Exclude | Action::NextFacet | Action::PreviousFacet => {}
            Action::MoveDown
            | Action::MoveUp
            | Action::PageDown
            | Action::PageUp
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::MoveToTop
            | Action::MoveToBottom => {
                let movement = Movement::of(action);
                return movement.map_or_else(Vec::new, |movement| self.go(movement));
            }
        }
        Vec::new()
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
