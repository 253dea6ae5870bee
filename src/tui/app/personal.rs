//! What the person keeps, as the browser shows it: changed here at once, written by the worker of the personal
//! file, which reports what came of it and what other windows changed.

use super::{App, PromptKind};
use crate::edition::spoken;
use crate::locale::Lang;
use crate::personal::{Change, Outcome, PersonalError, Report, State, Undone};
use crate::search::Field;
use crate::text::{clean_line, truncate};
use crate::tui::worker::Look;
use crate::tui::{Effect, Options};

/// So much of a note is shown in a question about it.
const SHOWN: usize = 30;

/// The person's own, as far as it is known here.
#[derive(Debug, Default)]
pub(super) struct Personal {
    pub(super) state: State,
    /// The number of the newest change or undo that was asked for.
    number: u64,
    /// The number of the newest one that the person decided on.
    decided: u64,
    /// What is to be written, once the message at hand is dealt with.
    outbox: Vec<Effect>,
    /// Why nothing can be changed.
    refusal: Option<PersonalError>,
    /// What went wrong last, and was said.
    trouble: Option<PersonalError>,
    /// What the search knew of the lists and queries when it answered last.
    searched: (Vec<String>, Vec<String>),
}

impl Personal {
    pub(super) fn new(options: &Options) -> Self {
        let trouble = options.trouble.clone();
        Personal {
            state: options.personal.clone(),
            searched: asked_of(&options.personal),
            refusal: trouble.clone().filter(PersonalError::is_lasting),
            trouble,
            ..Personal::default()
        }
    }

    /// Says what is wrong from the start.
    pub(super) fn message(&self, lang: Lang) -> Option<String> {
        let trouble = self.trouble.as_ref()?;
        Some(lang.personal_refused(&trouble.message(lang)))
    }

    /// Returns what is to be written.
    pub(super) fn take_outbox(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.outbox)
    }
}

impl App {
    /// Makes a change; says whether it could be made.
    pub(super) fn change(&mut self, change: Change) -> bool {
        let personal = &mut self.personal;
        let is_decided = change.is_undoable();
        if let Some(refusal) = &personal.refusal {
            if is_decided {
                let reason = refusal.message(self.lang);
                self.failure = Some(self.lang.personal_refused(&reason));
                return false;
            }
            personal.state.apply(&change);
            return true;
        }
        personal.state.apply(&change);
        personal.number += 1;
        let number = personal.number;
        if is_decided {
            personal.decided = number;
        }
        personal.outbox.push(Effect::Change { number, change });
        true
    }

    /// Remembers a query that was asked.
    pub(super) fn note_query(&mut self, query: &str) {
        let query = query.trim();
        let latest = self.personal.state.history.first();
        if !query.is_empty() && latest.is_none_or(|latest| latest != query) {
            self.change(Change::Asked(query.to_owned()));
        }
    }

    pub(super) fn undo(&mut self) {
        let personal = &mut self.personal;
        if let Some(refusal) = &personal.refusal {
            let reason = refusal.message(self.lang);
            self.failure = Some(self.lang.personal_refused(&reason));
            return;
        }
        personal.number += 1;
        personal.decided = personal.number;
        personal.outbox.push(Effect::Undo(personal.number));
    }

    /// Takes in what came of a change, and what other windows changed. Nothing that is being typed is touched.
    pub(super) fn take_report(&mut self, report: Report) -> Vec<Effect> {
        let Report {
            number,
            state,
            outcome,
        } = report;
        // Newer changes are on their way: their report has them all.
        let is_newest = number >= self.personal.number;
        let is_decided = number == self.personal.decided;
        let is_at_rest = is_newest && outcome == Outcome::Stored && is_decided;
        self.say_outcome(outcome, is_decided);
        if !is_newest {
            return Vec::new();
        }
        if is_at_rest {
            self.say_kept_entries(&state);
        }
        self.personal.state = state;
        self.show_lists_anew()
    }

    fn say_outcome(&mut self, outcome: Outcome, is_decided: bool) {
        let lang = self.lang;
        let trouble = match outcome {
            Outcome::Stored => None,
            Outcome::Undone(undone) => {
                self.notice = Some(match undone {
                    Undone::Change(change) => lang.undone(&clean_line(&change.describe(lang))),
                    Undone::BuiltUpon(change) => lang.undo_built_upon(&change.describe(lang)),
                    Undone::Nothing => lang.nothing_to_undo(),
                });
                None
            }
            Outcome::Kept(error) => {
                let said = lang.personal_kept(&error.message(lang));
                Some((error, said))
            }
            Outcome::Refused(error) => {
                let reason = error.message(lang);
                let said = if error.is_lasting() {
                    self.personal.refusal = Some(error.clone());
                    lang.personal_refused(&reason)
                } else {
                    lang.undo_failed(&reason)
                };
                Some((error, said))
            }
            Outcome::OldDamaged(path) => {
                self.failure = Some(lang.personal_old_damaged(&path.display().to_string()));
                return;
            }
        };
        // What the program remembers by itself says only once that it cannot.
        let is_new = trouble.as_ref().map(|(error, _)| error) != self.personal.trouble.as_ref();
        if let Some((_, said)) = trouble.as_ref().filter(|_| is_new || is_decided) {
            self.notice = None;
            self.failure = Some(said.clone());
        }
        self.personal.trouble = trouble.map(|(error, _)| error);
    }

    /// An entry that was taken off stays where another window wrote a note in the meantime.
    fn say_kept_entries(&mut self, state: &State) {
        let own = &self.personal.state;
        let is_off = |list: &str, handle: &str| {
            let own = own.list(list);
            own.is_some_and(|own| own.entry(handle).is_none())
        };
        let entries = state.lists.iter().flat_map(|list| {
            let name = list.name.as_str();
            list.entries.iter().map(move |entry| (name, entry))
        });
        let mut kept = entries.filter(|(list, entry)| {
            !entry.note.is_empty()
                && is_off(list, &entry.handle)
                && self.taken_off.as_deref() == Some(&entry.handle)
        });
        if let Some((_, entry)) = kept.next() {
            self.notice = Some(self.lang.list_kept(&spoken(&entry.handle, self.lang)));
        }
        self.taken_off = None;
    }

    /// Brings what shows lists or answers by them in line with the state.
    fn show_lists_anew(&mut self) -> Vec<Effect> {
        let now = asked_of(&self.personal.state);
        let is_same = now == self.personal.searched;
        self.personal.searched = now;
        if let Some(Look::Shortlist(name, shown)) = &self.scene.look {
            let list = self.personal.state.list(name);
            let entries = list.map_or(&[][..], |list| &list.entries);
            if entries == shown {
                return Vec::new();
            }
            self.scene.look = Some(Look::Shortlist(name.clone(), entries.to_vec()));
            return self.reload();
        }
        let asks = |field: Field| {
            let query = self.scene.query();
            query.chips.iter().any(|chip| chip.field == Some(field))
        };
        if is_same || self.scene.look.is_some() || !(asks(Field::Is) || asks(Field::Saved)) {
            return Vec::new();
        }
        self.refresh()
    }

    /// The name of the list that editions are put on.
    pub(super) fn current_list(&self) -> String {
        let current = &self.personal.state.current;
        if current.is_empty() {
            self.lang.shortlist_first()
        } else {
            current.clone()
        }
    }

    /// Asks before the current list is deleted.
    pub(super) fn ask_to_delete_list(&mut self) {
        let name = self.current_list();
        let count = self
            .personal
            .state
            .list(&name)
            .map(|list| list.entries.len());
        match count {
            Some(count) => self.prompt(PromptKind::DeleteList(name, count), ""),
            None => self.notice = Some(self.lang.no_list_to_delete()),
        }
    }

    pub(super) fn delete_list(&mut self, name: String) -> Vec<Effect> {
        let said = self.lang.list_deleted(&name);
        let is_shown =
            matches!(&self.scene.look, Some(Look::Shortlist(shown, _)) if *shown == name);
        if !self.change(Change::DeleteList(name)) {
            return Vec::new();
        }
        let effects = if is_shown {
            self.go_back_along_trail()
        } else {
            Vec::new()
        };
        self.notice = Some(said);
        effects
    }

    /// Takes an edition off the current list, with the note that the person saw.
    pub(super) fn take_off(&mut self, handle: &str, note: &str) {
        let list = self.current_list();
        let said = self
            .lang
            .shortlist_removed(&spoken(handle, self.lang), &list);
        self.taken_off = Some(handle.to_owned());
        let change = Change::Remove {
            list,
            handle: handle.to_owned(),
            note: note.to_owned(),
        };
        if self.change(change) {
            self.notice = Some(said);
        }
    }

    /// The question before a note goes, with its beginning.
    pub(super) fn question_about_note(note: &str, lang: Lang) -> String {
        lang.take_off_with_note(&truncate(&clean_line(note), SHOWN))
    }
}

/// What a search can ask of the state.
fn asked_of(state: &State) -> (Vec<String>, Vec<String>) {
    let queries = state.queries.iter();
    let queries = queries.map(|(name, saved)| format!("{name} {}", saved.query));
    (state.marked(), queries.collect())
}
