//! Which key means what, and where: the one table that keys, help and footer are made from.

mod key;
mod map;
mod reviewing;

use crossterm::event::KeyCode;

use super::Action;
use crate::locale::Lang;
pub use key::Key;
use key::{alt, ctrl, key, letter};
pub(super) use key::{name_of, typed};
pub use map::{Entry, Keymap};

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the search line.
    Box,
    /// In the list of results.
    List,
    /// In the text.
    Text,
    /// On a page about a name, in a list of names, in the figures.
    Page,
    /// In the candidates under the box.
    Completion,
    /// In the counts over the result.
    Facets,
    /// In the help, or where facts come from.
    Help,
    /// In a menu, where typing filters.
    Menu,
    /// On the line at the bottom where something is asked.
    Prompt,
    /// Among the facts of an edition that is checked.
    Review,
    /// In a value that is typed there.
    ReviewEdit,
    /// In its text, where words are marked.
    ReviewMark,
}

/// A row of the table: keys that mean an action in some places.
struct Binding {
    places: &'static [Place],
    /// The one to show first in front.
    keys: &'static [Key],
    action: Action,
    /// Among the hints at the bottom of the screen, and in the short help.
    is_hint: bool,
}

impl Place {
    /// All places, in the order in which help shows them.
    pub const ALL: &'static [Place] = ANYWHERE;

    /// Returns the place in words: `In de lijst`.
    #[must_use]
    pub fn title(self, lang: Lang) -> String {
        match self {
            Place::Box => lang.help_in_box(),
            Place::List => lang.help_in_list(),
            Place::Text => lang.help_in_text(),
            Place::Page => lang.help_in_page(),
            Place::Completion => lang.help_in_completion(),
            Place::Facets => lang.help_in_facets(),
            Place::Help => lang.help_in_help(),
            Place::Menu => lang.help_in_menu(),
            Place::Prompt => lang.help_in_prompt(),
            Place::Review => lang.help_in_review(),
            Place::ReviewEdit => lang.help_in_review_edit(),
            Place::ReviewMark => lang.help_in_review_mark(),
        }
    }
}

/// Where letters are commands.
const COMMANDS: &[Place] = &[Place::List, Place::Text, Place::Page];
/// Where an edition is at hand.
const EDITIONS: &[Place] = &[Place::List, Place::Text];
const READING: &[Place] = &[Place::Text, Place::Page];
const SCROLLING: &[Place] = &[
    Place::List,
    Place::Text,
    Place::Page,
    Place::Help,
    Place::Facets,
];
/// Where letters are text.
const TYPING: &[Place] = &[
    Place::Box,
    Place::Completion,
    Place::Menu,
    Place::Prompt,
    Place::ReviewEdit,
];
/// Where there is a query with its result.
const ASKING: &[Place] = &[Place::Box, Place::List, Place::Text];
const PANES: &[Place] = &[Place::Box, Place::List, Place::Text, Place::Page];
const ANYWHERE: &[Place] = &[
    Place::Box,
    Place::List,
    Place::Text,
    Place::Page,
    Place::Completion,
    Place::Facets,
    Place::Help,
    Place::Menu,
    Place::Prompt,
    Place::Review,
    Place::ReviewEdit,
    Place::ReviewMark,
];

/// Returns all rows of the table, in the order in which help shows them.
fn rows() -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().chain(reviewing::BINDINGS)
}

const fn hint(places: &'static [Place], keys: &'static [Key], action: Action) -> Binding {
    Binding {
        places,
        keys,
        action,
        is_hint: true,
    }
}

const fn bind(places: &'static [Place], keys: &'static [Key], action: Action) -> Binding {
    Binding {
        places,
        keys,
        action,
        is_hint: false,
    }
}

const BINDINGS: &[Binding] = &[
    hint(
        &[Place::Box, Place::List],
        &[key(KeyCode::Enter)],
        Action::Read,
    ),
    bind(
        &[Place::List],
        &[key(KeyCode::Right), letter('l')],
        Action::Read,
    ),
    hint(
        &[
            Place::Page,
            Place::Completion,
            Place::Facets,
            Place::Menu,
            Place::Prompt,
        ],
        &[key(KeyCode::Enter)],
        Action::Follow,
    ),
    bind(
        &[Place::Page],
        &[key(KeyCode::Right), letter('l')],
        Action::Follow,
    ),
    hint(&[Place::Text], &[letter('n')], Action::NextHit),
    bind(&[Place::Text], &[key(KeyCode::Enter)], Action::Follow),
    hint(
        &[Place::List, Place::Text, Place::Page, Place::Help],
        &[letter('q')],
        Action::Back,
    ),
    hint(&[Place::Box], &[key(KeyCode::Tab)], Action::Complete),
    hint(&[Place::List], &[letter('/')], Action::Search),
    hint(&[Place::Box], &[key(KeyCode::F(2))], Action::OpenNamed),
    hint(&[Place::Box], &[key(KeyCode::F(3))], Action::ShowFacets),
    bind(EDITIONS, &[key(KeyCode::F(2))], Action::OpenNamed),
    hint(&[Place::Facets], &[letter('-')], Action::Exclude),
    hint(
        &[Place::Completion],
        &[key(KeyCode::Tab), key(KeyCode::Down), ctrl('n')],
        Action::MoveDown,
    ),
    bind(
        &[Place::Completion],
        &[key(KeyCode::BackTab), key(KeyCode::Up), ctrl('p')],
        Action::MoveUp,
    ),
    hint(&[Place::Facets], &[key(KeyCode::Tab)], Action::NextFacet),
    bind(
        &[Place::Facets],
        &[key(KeyCode::BackTab)],
        Action::PreviousFacet,
    ),
    hint(
        &[Place::Menu],
        &[key(KeyCode::Down), ctrl('n')],
        Action::MoveDown,
    ),
    bind(
        &[Place::Box],
        &[key(KeyCode::Down), ctrl('n')],
        Action::MoveDown,
    ),
    hint(EDITIONS, &[letter('p')], Action::ShowPeople),
    hint(EDITIONS, &[letter('y')], Action::ShowCopy),
    hint(READING, &[letter('/'), ctrl('f')], Action::Find),
    hint(&[Place::Page], &[letter('s')], Action::Sort),
    bind(&[Place::List], &[letter('s')], Action::Sort),
    hint(&[Place::Page], &[letter('r')], Action::NextRole),
    hint(COMMANDS, &[letter('?')], Action::ShowHelp),
    hint(TYPING, &[key(KeyCode::Esc)], Action::Dismiss),
    hint(
        &[Place::Help, Place::Facets],
        &[key(KeyCode::Esc)],
        Action::Dismiss,
    ),
    bind(
        &[Place::Facets],
        &[letter('q'), letter('f'), key(KeyCode::F(3))],
        Action::Dismiss,
    ),
    hint(&[Place::Help], &[letter('/'), ctrl('f')], Action::Find),
    hint(&[Place::Box], &[key(KeyCode::F(1))], Action::ShowHelp),
    bind(&[Place::Box], &[ctrl('c')], Action::Interrupt),
    bind(&[Place::List, Place::Page], &[letter('n')], Action::NextHit),
    bind(COMMANDS, &[letter('N')], Action::PreviousHit),
    bind(
        SCROLLING,
        &[letter('j'), key(KeyCode::Down)],
        Action::MoveDown,
    ),
    bind(
        &[Place::Box, Place::Menu],
        &[key(KeyCode::Up), ctrl('p')],
        Action::MoveUp,
    ),
    bind(SCROLLING, &[letter('k'), key(KeyCode::Up)], Action::MoveUp),
    bind(
        &[Place::Box, Place::List, Place::Menu],
        &[key(KeyCode::PageDown)],
        Action::PageDown,
    ),
    bind(
        &[Place::Text, Place::Page, Place::Help, Place::Facets],
        &[key(KeyCode::PageDown), letter(' ')],
        Action::PageDown,
    ),
    bind(ANYWHERE, &[key(KeyCode::PageUp)], Action::PageUp),
    bind(SCROLLING, &[ctrl('d')], Action::HalfPageDown),
    bind(SCROLLING, &[ctrl('u')], Action::HalfPageUp),
    bind(
        SCROLLING,
        &[letter('g'), key(KeyCode::Home)],
        Action::MoveToTop,
    ),
    bind(
        SCROLLING,
        &[letter('G'), key(KeyCode::End)],
        Action::MoveToBottom,
    ),
    bind(EDITIONS, &[letter('J')], Action::NextEdition),
    bind(EDITIONS, &[letter('K')], Action::PreviousEdition),
    bind(EDITIONS, &[letter(']')], Action::NumberAfter),
    bind(EDITIONS, &[letter('[')], Action::NumberBefore),
    bind(EDITIONS, &[letter('t')], Action::NextDocument),
    bind(EDITIONS, &[letter('z')], Action::ToggleFull),
    bind(COMMANDS, &[letter('i')], Action::Search),
    hint(&[Place::List], &[key(KeyCode::Tab)], Action::FocusNext),
    bind(
        &[Place::Box, Place::List],
        &[key(KeyCode::BackTab)],
        Action::FocusPrevious,
    ),
    hint(READING, &[key(KeyCode::Tab)], Action::NextLink),
    bind(READING, &[key(KeyCode::BackTab)], Action::PreviousLink),
    bind(COMMANDS, &[key(KeyCode::Esc)], Action::Dismiss),
    bind(
        &[Place::Text],
        &[key(KeyCode::Left), letter('h')],
        Action::Back,
    ),
    bind(
        &[Place::Page],
        &[key(KeyCode::Left), letter('h')],
        Action::GoBack,
    ),
    bind(COMMANDS, &[key(KeyCode::Backspace)], Action::GoBack),
    bind(PANES, &[alt(KeyCode::Left)], Action::GoBack),
    bind(PANES, &[alt(KeyCode::Right)], Action::GoForward),
    bind(EDITIONS, &[letter('f')], Action::ShowFacets),
    bind(EDITIONS, &[key(KeyCode::F(3))], Action::ShowFacets),
    bind(ASKING, &[ctrl('x')], Action::RemoveChip),
    bind(
        &[Place::List, Place::Text, Place::Facets],
        &[letter('x')],
        Action::RemoveChip,
    ),
    bind(&[Place::Facets], &[ctrl('x')], Action::RemoveChip),
    bind(EDITIONS, &[letter('F')], Action::DropChips),
    bind(ASKING, &[key(KeyCode::F(4))], Action::TakeAdvice),
    bind(EDITIONS, &[letter('b')], Action::ShowProofs),
    bind(EDITIONS, &[letter('e')], Action::Review),
    bind(EDITIONS, &[letter('v')], Action::ShowRelated),
    bind(COMMANDS, &[letter(':')], Action::ShowCommands),
    bind(PANES, &[ctrl('r')], Action::ShowHistory),
    bind(EDITIONS, &[letter('m')], Action::ToggleShortlist),
    bind(COMMANDS, &[letter('M')], Action::ShowShortlist),
    bind(COMMANDS, &[letter('u')], Action::Undo),
    bind(&[Place::Page], &[letter('y')], Action::ShowCopy),
    bind(EDITIONS, &[letter('w')], Action::ShowGuestList),
    bind(COMMANDS, &[letter('Y')], Action::CopyAgain),
    bind(EDITIONS, &[letter('o')], Action::OpenSource),
    bind(COMMANDS, &[letter('P')], Action::ListPeople),
    bind(COMMANDS, &[letter('O')], Action::ListOrganisations),
    bind(COMMANDS, &[letter('T')], Action::ListThemes),
    bind(COMMANDS, &[letter('S')], Action::ShowStats),
    bind(
        &[Place::List, Place::Text, Place::Page, Place::Help],
        &[key(KeyCode::F(1))],
        Action::ShowHelp,
    ),
    bind(&[Place::Help], &[letter('?'), letter('b')], Action::Dismiss),
    bind(SCROLLING, &[letter('Q')], Action::Quit),
    bind(SCROLLING, &[ctrl('c')], Action::Interrupt),
    bind(
        &[Place::Completion, Place::Menu, Place::Prompt],
        &[ctrl('c')],
        Action::Dismiss,
    ),
    #[cfg(unix)]
    bind(ANYWHERE, &[ctrl('z')], Action::Suspend),
    bind(ANYWHERE, &[ctrl('l')], Action::Redraw),
];

impl Action {
    /// Returns a shorter word for the line at the bottom, where there is one.
    pub(super) fn hint(self, place: Place, lang: Lang) -> Option<String> {
        let hints = [
            (Action::ShowPeople, lang.hint_people()),
            (Action::Complete, lang.hint_complete()),
            (Action::ShowFacets, lang.hint_count()),
            (Action::FocusNext, lang.hint_text()),
            (Action::NextLink, lang.hint_names()),
            (Action::NextHit, lang.hint_hit()),
            (Action::Find, lang.hint_find()),
        ];
        let is_list = (self, place) == (Action::Dismiss, Place::Box);
        let found = hints.into_iter().find(|(action, _)| *action == self);
        let found = found.map(|(_, hint)| hint);
        found.or_else(|| is_list.then(|| lang.hint_list()))
    }

    /// Returns what it does in a place, in a few words.
    #[must_use]
    pub fn label_in(self, place: Place, lang: Lang) -> String {
        match (self, place) {
            (Action::Back, Place::List) => lang.do_quit(),
            (
                Action::Dismiss,
                Place::Completion
                | Place::Facets
                | Place::Help
                | Place::Menu
                | Place::Prompt
                | Place::Review
                | Place::ReviewEdit
                | Place::ReviewMark,
            ) => lang.do_dismiss(),
            (Action::Follow, Place::Facets) => lang.do_include(),
            (Action::Follow, Place::ReviewEdit) => lang.do_store_value(),
            (Action::Complete, Place::ReviewEdit) => lang.do_complete_name(),
            (
                Action::Follow,
                Place::Completion | Place::Menu | Place::Prompt | Place::ReviewMark,
            ) => lang.do_accept(),
            (Action::Search, Place::Page) => lang.do_filter(),
            _ => self.label(lang),
        }
    }

    /// Returns what it does, in a few words.
    #[must_use]
    pub(super) fn label(self, lang: Lang) -> String {
        match self {
            Action::Back => lang.do_back(),
            Action::Dismiss => lang.do_to_list(),
            Action::Quit | Action::Interrupt => lang.do_quit(),
            Action::Suspend => lang.do_suspend(),
            Action::Redraw => lang.do_redraw(),
            Action::ShowHelp => lang.do_help(),
            Action::ShowProofs => lang.do_show_proofs(),
            Action::Search => lang.do_focus_box(),
            Action::FocusNext => lang.do_focus_next(),
            Action::FocusPrevious => lang.do_focus_previous(),
            Action::Read => lang.do_read(),
            Action::MoveDown => lang.do_move_down(),
            Action::MoveUp => lang.do_move_up(),
            Action::PageDown => lang.do_page_down(),
            Action::PageUp => lang.do_page_up(),
            Action::HalfPageDown => lang.do_half_page_down(),
            Action::HalfPageUp => lang.do_half_page_up(),
            Action::MoveToTop => lang.do_to_top(),
            Action::MoveToBottom => lang.do_to_bottom(),
            Action::NextHit => lang.do_next_hit(),
            Action::PreviousHit => lang.do_previous_hit(),
            Action::GoBack => lang.do_go_back(),
            Action::GoForward => lang.do_go_forward(),
            Action::ShowPeople => lang.do_profile(),
            Action::OpenNamed => lang.do_named_page(),
            Action::Find => lang.do_find(),
            Action::NextEdition => lang.do_next_edition(),
            Action::PreviousEdition => lang.do_previous_edition(),
            Action::NumberAfter => lang.do_number_after(),
            Action::NumberBefore => lang.do_number_before(),
            Action::ToggleFull => lang.do_full_screen(),
            Action::NextDocument => lang.do_next_document(),
            Action::NextLink => lang.do_next_link(),
            Action::PreviousLink => lang.do_previous_link(),
            Action::Follow => lang.do_follow(),
            Action::ShowCopy => lang.do_copy(),
            Action::ShowGuestList => lang.do_guest_list(),
            Action::CopyAgain => lang.do_copy_again(),
            Action::OpenSource => lang.do_open_source(),
            Action::ListPeople => lang.do_people(),
            Action::ListOrganisations => lang.do_organisations(),
            Action::ListThemes => lang.do_themes(),
            Action::ShowStats => lang.do_stats(),
            Action::ShowSame => lang.do_same(),
            Action::ShowCommands => lang.do_commands(),
            Action::ShowHistory => lang.do_history(),
            Action::ToggleShortlist => lang.do_shortlist(),
            Action::ShowShortlist => lang.do_show_shortlist(),
            Action::ChooseShortlist => lang.do_other_shortlist(),
            Action::TakeNote => lang.do_note(),
            Action::Undo => lang.do_undo(),
            Action::DeleteShortlist => lang.do_delete_list(),
            Action::Sort => lang.do_sort(),
            Action::ShowRelated => lang.do_show_related(),
            Action::NextRole => lang.do_next_role(),
            Action::ToggleMouse => lang.do_mouse(),
            Action::RemoveChip => lang.do_remove_chip(),
            Action::DropChips => lang.do_drop_chips(),
            Action::TakeAdvice => lang.do_take_advice(),
            Action::SaveQuery => lang.do_save_query(),
            Action::ShowSaved => lang.do_show_saved(),
            Action::Complete => lang.do_complete(),
            Action::ShowFacets => lang.do_show_facets(),
            Action::Exclude => lang.do_exclude(),
            Action::NextFacet => lang.do_next_facet(),
            Action::PreviousFacet => lang.do_previous_facet(),
            Action::ExportMarkdown => lang.do_export_markdown(),
            Action::ExportCsv => lang.do_export_csv(),
            Action::ExportJson => lang.do_export_json(),
            Action::Review => lang.do_review(),
            Action::Reviewing(key) => key.label(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in ANYWHERE {
            let mut seen: Vec<Key> = Vec::new();
            for binding in rows().filter(|binding| binding.places.contains(place)) {
                for key in binding.keys {
                    assert!(
                        !seen.contains(key),
                        "{} twice in {place:?}",
                        key.name(Lang::En)
                    );
                    seen.push(*key);
                }
            }
        }
    }

    #[test]
    fn at_most_eight_hints_stand_in_each_place() {
        for place in ANYWHERE {
            let hints = rows().filter(|row| row.is_hint && row.places.contains(place));
            assert!(hints.count() <= 8, "{place:?}");
        }
    }
}
