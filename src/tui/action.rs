//! What a key can mean, by name; and the steps that some of it are.

use super::ReviewKey;

/// Something a person asks for with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Go one step back; at the top, leave.
    Back,
    /// Close what lies on top, or leave the box for the list; never the program.
    Dismiss,
    /// Leave the program.
    Quit,
    /// Leave the program, and tell the shell that it was broken off.
    Interrupt,
    /// Hand the terminal back to the shell for a while.
    Suspend,
    /// Paint everything anew.
    Redraw,
    /// Show the keys.
    ShowHelp,
    /// Show where the facts come from.
    ShowProofs,
    /// Go to the search line.
    Search,
    /// Go to the next pane.
    FocusNext,
    /// Go to the pane before.
    FocusPrevious,
    /// Read the selected edition, from the first hit.
    Read,
    /// One line or row down.
    MoveDown,
    /// One line or row up.
    MoveUp,
    /// One page down.
    PageDown,
    /// One page up.
    PageUp,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// To the top.
    MoveToTop,
    /// To the bottom.
    MoveToBottom,
    /// To the next hit in the text, or in the next edition.
    NextHit,
    /// To the hit before.
    PreviousHit,
    /// To where one was before.
    GoBack,
    /// To where going back came from.
    GoForward,
    /// Choose among the people and organisations of the edition.
    ShowPeople,
    /// Open the page of the name that the query means.
    OpenNamed,
    /// Find words in the text.
    Find,
    /// Read the next edition of the result.
    NextEdition,
    /// Read the edition of the result before.
    PreviousEdition,
    /// Read the edition after this one by number.
    NumberAfter,
    /// Read the edition before this one by number.
    NumberBefore,
    /// Give the text the whole screen, or take it back.
    ToggleFull,
    /// Show the next text of the edition.
    NextDocument,
    /// To the next name in the text.
    NextLink,
    /// To the name before.
    PreviousLink,
    /// Open what the name one is at leads to, or the choice one is at.
    Follow,
    /// Choose what to copy.
    ShowCopy,
    /// Choose what the guest list has, and copy it.
    ShowGuestList,
    /// Copy what was chosen last.
    CopyAgain,
    /// Open the source page.
    OpenSource,
    /// List all people.
    ListPeople,
    /// List all organisations.
    ListOrganisations,
    /// List all themes.
    ListThemes,
    /// Show the whole in figures.
    ShowStats,
    /// Show names that may be one.
    ShowSame,
    /// Choose among all commands.
    ShowCommands,
    /// Choose among earlier queries.
    ShowHistory,
    /// Put the edition on the list, or take it off.
    ToggleShortlist,
    /// Show the list.
    ShowShortlist,
    /// Choose another list, or make one.
    ChooseShortlist,
    /// Note something about the edition.
    TakeNote,
    /// Undo the newest change of lists, notes and saved queries.
    Undo,
    /// Delete the list.
    DeleteShortlist,
    /// Order the list otherwise.
    Sort,
    /// Show the editions that have something in common with this one.
    ShowRelated,
    /// List only people in the next role.
    NextRole,
    /// Listen to the mouse, or no longer.
    ToggleMouse,
    /// Take away the condition of the query that is marked so.
    RemoveChip,
    /// Take away all conditions of the query but its words.
    DropChips,
    /// Ask what was probably meant, or leave out what finds nothing.
    TakeAdvice,
    /// Save the query under a name.
    SaveQuery,
    /// Choose among the saved queries.
    ShowSaved,
    /// Complete the word before the cursor, or go to the next pane.
    Complete,
    /// Show counts over the result, or hide them.
    ShowFacets,
    /// Leave out what has the value one is at.
    Exclude,
    /// To the next group of counts.
    NextFacet,
    /// To the group of counts before.
    PreviousFacet,
    /// Write the result or page as Markdown.
    ExportMarkdown,
    /// Write the result or page as a table.
    ExportCsv,
    /// Write the result or page as JSON.
    ExportJson,
    /// Check the edition, fact by fact.
    Review,
    /// Something while checking.
    Reviewing(ReviewKey),
}

/// A step through rows, lines or places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Movement {
    Down,
    Up,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    Top,
    Bottom,
}

impl Movement {
    /// Returns the step that an action is, if it is one.
    pub(super) fn of(action: Action) -> Option<Self> {
        let steps = [
            (Action::MoveDown, Movement::Down),
            (Action::MoveUp, Movement::Up),
            (Action::PageDown, Movement::PageDown),
            (Action::PageUp, Movement::PageUp),
            (Action::HalfPageDown, Movement::HalfDown),
            (Action::HalfPageUp, Movement::HalfUp),
            (Action::MoveToTop, Movement::Top),
            (Action::MoveToBottom, Movement::Bottom),
        ];
        let found = steps.into_iter().find(|(known, _)| *known == action);
        found.map(|(_, step)| step)
    }

    /// Returns where the step leads from `at` among the places up to `last`, of which `rows` are in sight.
    pub(super) fn moved(self, at: usize, rows: usize, last: usize) -> usize {
        let half = rows.div_ceil(2);
        let to = match self {
            Movement::Down => at + 1,
            Movement::Up => at.saturating_sub(1),
            Movement::PageDown => at + rows,
            Movement::PageUp => at.saturating_sub(rows),
            Movement::HalfDown => at + half,
            Movement::HalfUp => at.saturating_sub(half),
            Movement::Top => 0,
            Movement::Bottom => last,
        };
        to.min(last)
    }
}

/// Words that people look for a command by, beside those of its label in either language.
const WORDS: [(Action, &str); 28] = [
    (
        Action::ListPeople,
        "gasten personen sprekers guests persons speakers lijst list",
    ),
    (
        Action::ListOrganisations,
        "werkgevers partners employers lijst list",
    ),
    (Action::ListThemes, "onderwerpen topics subjects lijst list"),
    (
        Action::ShowStats,
        "statistiek statistics aantallen cijfers figures overzicht overview",
    ),
    (
        Action::ShowSame,
        "dubbel duplicaten samenvoegen duplicates merge join",
    ),
    (Action::ShowPeople, "gasten wie guests who"),
    (Action::OpenNamed, "profiel profile persoon person"),
    (
        Action::ShowCopy,
        "klembord clipboard citeren verwijzing cite gastenlijst guest list mail",
    ),
    (
        Action::ShowGuestList,
        "mail genodigden deelnemers namen invitees names",
    ),
    (Action::CopyAgain, "klembord clipboard"),
    (
        Action::OpenSource,
        "website browser webpagina web page link adres address",
    ),
    (Action::ExportMarkdown, "opslaan bestand save file"),
    (
        Action::ExportCsv,
        "excel spreadsheet opslaan bestand save file",
    ),
    (Action::ExportJson, "opslaan bestand save file"),
    (
        Action::ToggleShortlist,
        "bewaren merken selectie keep mark selection",
    ),
    (
        Action::ShowShortlist,
        "bewaard gemerkt selectie kept marked selection",
    ),
    (Action::TakeNote, "notitie opmerking comment remark"),
    (Action::Undo, "ongedaan terugdraaien herstellen revert"),
    (
        Action::ShowFacets,
        "filter aantallen per jaar rol counts facets year role",
    ),
    (Action::DropChips, "filter wissen clear"),
    (Action::ShowHistory, "geschiedenis recent history"),
    (Action::GoBack, "vorige previous"),
    (Action::GoForward, "volgende next"),
    (Action::Find, "vinden find search"),
    (
        Action::ShowProofs,
        "bron bewijs herkomst source evidence proof",
    ),
    (Action::Sort, "volgorde sorteren order sort"),
    (Action::ShowHelp, "toetsen keys handleiding manual"),
    (Action::Quit, "afsluiten sluiten einde exit close leave"),
];

impl Action {
    /// Returns the name that the settings and the help use: `show-people`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        // `Reviewing(NextUnsure)` is reviewing-next-unsure.
        let letters = format!("{self:?}");
        for c in letters.chars().filter(|c| c.is_alphabetic()) {
            if c.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(c.to_lowercase());
        }
        name
    }

    /// Returns further words, Dutch and English, by which the palette finds it.
    pub(super) fn words(self) -> &'static str {
        let found = WORDS.iter().find(|(action, _)| *action == self);
        found.map_or("", |(_, words)| words)
    }

    /// All that the command palette offers, in its order; moving about is no command.
    pub(super) const COMMANDS: [Action; 44] = [
        Action::Review,
        Action::ListPeople,
        Action::ListOrganisations,
        Action::ListThemes,
        Action::ShowStats,
        Action::ShowSame,
        Action::ShowPeople,
        Action::OpenNamed,
        Action::ShowCopy,
        Action::ShowGuestList,
        Action::CopyAgain,
        Action::OpenSource,
        Action::ExportMarkdown,
        Action::ExportCsv,
        Action::ExportJson,
        Action::ToggleShortlist,
        Action::ShowShortlist,
        Action::ChooseShortlist,
        Action::TakeNote,
        Action::DeleteShortlist,
        Action::Undo,
        Action::ShowFacets,
        Action::RemoveChip,
        Action::DropChips,
        Action::TakeAdvice,
        Action::SaveQuery,
        Action::ShowSaved,
        Action::ShowHistory,
        Action::GoBack,
        Action::GoForward,
        Action::Search,
        Action::Find,
        Action::NextDocument,
        Action::NumberAfter,
        Action::NumberBefore,
        Action::ToggleFull,
        Action::ShowProofs,
        Action::ShowRelated,
        Action::Sort,
        Action::NextRole,
        Action::ToggleMouse,
        Action::ShowHelp,
        Action::Redraw,
        Action::Quit,
    ];
}
