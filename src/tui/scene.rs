//! What one is looking at: a query with its results and the text beside them, or a page over the whole
//! screen. Going somewhere puts a copy on the trail; going back takes it off again.

use tui_input::Input;

use super::focus::Focus;
use super::list::List;
use super::page::Page;
use super::worker::Look;
use crate::archive::EditionId;
use crate::profiles::Kind;
use crate::search::{Advice, DirectAnswer, Needle, NoteKind, Query, Sort};

/// What one is looking at.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the scene that holds or not, in any combination"
)]
pub(super) struct Scene {
    /// The query; on a list of names, what narrows it.
    pub(super) input: Input,
    pub(super) list: List,
    /// The order of the list, where the query does not say.
    pub(super) sort: Sort,
    /// What answers the query beside the editions.
    pub(super) answer: DirectAnswer,
    /// What to do where the list is empty.
    pub(super) advice: Option<Advice>,
    pub(super) page: Option<Page>,
    pub(super) focus: Focus,
    /// The page about a name, the list of names, the figures; absent for editions.
    pub(super) look: Option<Look>,
    /// The edition whose text is or will be shown.
    pub(super) wanted: Option<EditionId>,
    /// It was asked for by itself, and need not be the selected one.
    pub(super) is_pinned: bool,
    /// The text has the whole screen.
    pub(super) is_full: bool,
    /// One came here from somewhere else to read, and goes back there.
    pub(super) is_visit: bool,
    /// The person whose name is marked too, however the text calls them.
    pub(super) name: Option<String>,
    /// The editions before and after were stepped to from here; one step back undoes them all.
    pub(super) is_stepped: bool,
    /// What is looked for in the text, instead of the query.
    pub(super) find: Option<String>,
    /// The archive changed since, or the answer to its query never came.
    pub(super) is_stale: bool,
}

impl Scene {
    /// Returns the query, parsed; as the search understood it where that was answered.
    pub(super) fn query(&self) -> Query {
        if self.is_answered() {
            return self.list.results.query.clone();
        }
        let mut query = Query::parse(self.input.value());
        // Which queries are saved only the archive knows.
        query.notes.retain(|note| note.kind != NoteKind::Saved);
        query
    }

    /// Says whether the results are those of what stands in the box.
    pub(super) fn is_answered(&self) -> bool {
        self.list.results.query.typed == self.input.value()
    }

    /// Returns the words to mark: in every form in which they were found, where that is known.
    pub(super) fn needles(&self) -> Vec<Needle> {
        if self.is_answered() && self.look.is_none() {
            return self.list.results.needles.clone();
        }
        self.query().needles()
    }

    /// Says whether it is a list of names, which can be narrowed.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.look, Some(Look::List { .. }))
    }

    /// Returns the query that finds the editions of this page.
    pub(super) fn query_of_look(&self) -> Option<String> {
        match self.look.as_ref()? {
            Look::Name(Kind::Person, name) => Some(format!("\"{name}\"")),
            Look::Name(Kind::Organisation, name) => Some(format!("org:\"{name}\"")),
            Look::Name(Kind::Theme, name) => Some(format!("thema:\"{name}\"")),
            Look::List { .. }
            | Look::Stats
            | Look::Same
            | Look::Related(_)
            | Look::Join(..)
            | Look::Shortlist(..) => None,
        }
    }
}
