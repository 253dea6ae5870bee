//! What keys do while an edition is checked.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of all actions a few mean something while an edition is checked"
)]

use super::editor::{Editor, Target, field, part};
use super::marking::Marking;
use super::rows::{Row, RowKey};
use super::{ReviewScreen, Side};
use crate::edition::{FieldKind, Role};
use crate::ingest::Part;
use crate::review::{Asked, Certainty, Seat, SetHow};
use crate::tui::action::Movement;
use crate::tui::screen::{Surroundings, Wish};
use crate::tui::worker::{Request, ReviewRequest};
use crate::tui::{Action, ReviewKey};

impl ReviewScreen {
    pub(super) fn act_on_row(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        match action {
            Action::Back | Action::Dismiss => vec![Wish::Close],
            Action::ShowHelp => vec![Wish::Act(action)],
            Action::Reviewing(key) => self.act_by(key, around),
            _ if self.side == Side::Text => {
                self.scroll(action, around);
                Vec::new()
            }
            Action::HalfPageDown | Action::HalfPageUp => {
                self.scroll(action, around);
                Vec::new()
            }
            other => {
                let last = self.rows.len().saturating_sub(1);
                if let Some(step) = Movement::of(other) {
                    self.at = step.moved(self.at, self.facts_height(around).max(1), last);
                    self.follow(around);
                }
                Vec::new()
            }
        }
    }

    fn act_by(&mut self, key: ReviewKey, around: Surroundings) -> Vec<Wish> {
        let wish = match key {
            ReviewKey::Confirm => return self.confirm(around),
            ReviewKey::Remove => self.remove(),
            ReviewKey::TakeBack => Some(self.take_back()),
            ReviewKey::Guest => self.place(Seat::At(Role::Guest)),
            ReviewKey::Host => self.place(Seat::At(Role::Host)),
            ReviewKey::Leader => self.place(Seat::At(Role::DebateLeader)),
            ReviewKey::Edit => return self.edit(),
            ReviewKey::Add => return self.add(),
            ReviewKey::NextUnsure => return self.go_to_next_open(around),
            ReviewKey::NextEdition => {
                let next = self.ask_next();
                return vec![next.unwrap_or_else(|| Wish::Say(around.lang.no_more_editions()))];
            }
            ReviewKey::Done => Some(self.send(Asked::Done, None)),
            ReviewKey::Mark => {
                self.begin_marking(around);
                None
            }
            ReviewKey::Switch => {
                self.side = if self.side == Side::Facts {
                    Side::Text
                } else {
                    Side::Facts
                };
                None
            }
            ReviewKey::Chores => {
                self.begin_chores(around.lang);
                None
            }
            // They mean something only while words are marked.
            ReviewKey::WordBefore | ReviewKey::WordAfter | ReviewKey::Anchor => None,
        };
        wish.into_iter().collect()
    }

    /// A fact that is sure needs no confirming; what is unknown or was only named cannot be.
    fn confirm(&mut self, around: Surroundings) -> Vec<Wish> {
        let asked = self
            .row()
            .filter(|row| row.certainty == Certainty::Unsure)
            .and_then(|row| match &row.key {
                RowKey::Field(key) => Some(Asked::Confirm(field(key)?)),
                RowKey::Item(key, item) => Some(Asked::ConfirmItem(field(key)?, item.clone())),
                RowKey::Person(name) => Some(Asked::ConfirmPerson(name.clone())),
                RowKey::Function(..)
                | RowKey::Organisation(..)
                | RowKey::Offered(_)
                | RowKey::Whole => None,
            });
        let wish = asked.map(|asked| self.send(asked, None));
        self.at = (self.at + 1).min(self.rows.len().saturating_sub(1));
        self.follow(around);
        wish.into_iter().collect()
    }

    fn remove(&mut self) -> Option<Wish> {
        let asked = match &self.row()?.key {
            RowKey::Field(key) => Asked::Set {
                field: field(key)?,
                how: SetHow::Clear,
                words: String::new(),
            },
            RowKey::Item(key, item) => Asked::Set {
                field: field(key)?,
                how: SetHow::Remove,
                words: item.clone(),
            },
            RowKey::Person(name) | RowKey::Offered(name) => Asked::Place {
                name: name.clone(),
                seat: Seat::Nowhere,
                affiliations: None,
            },
            RowKey::Function(name, at) => part(&self.sheet, name, |all| {
                all.get_mut(*at).map(|one| one.0.clear())
            })?,
            RowKey::Organisation(name, at) => part(&self.sheet, name, |all| {
                all.get_mut(*at).map(|one| one.1.clear())
            })?,
            RowKey::Whole => return None,
        };
        Some(self.send(asked, None))
    }

    fn take_back(&mut self) -> Wish {
        let row = self.row().map_or(RowKey::Whole, |row| row.key.clone());
        self.sent.push_back(super::Sent {
            row,
            editor: None,
            is_done: false,
        });
        let handle = self.sheet.edition.key.clone();
        Wish::Ask(Request::Review(ReviewRequest::TakeBack(handle)))
    }

    fn place(&mut self, seat: Seat) -> Option<Wish> {
        let name = match &self.row()?.key {
            RowKey::Person(name)
            | RowKey::Offered(name)
            | RowKey::Function(name, _)
            | RowKey::Organisation(name, _) => name.clone(),
            RowKey::Field(_) | RowKey::Item(..) | RowKey::Whole => return None,
        };
        let asked = Asked::Place {
            name,
            seat,
            affiliations: None,
        };
        Some(self.send(asked, None))
    }

    fn edit(&mut self) -> Vec<Wish> {
        let Some(row) = self.row() else {
            return Vec::new();
        };
        self.editor = Some(Editor::new(Target::Row(row.key.clone()), &row.value));
        self.side = Side::Facts;
        Vec::new()
    }

    /// Adds an item to the list one is at, elsewhere a guest.
    fn add(&mut self) -> Vec<Wish> {
        let list = self.row().and_then(|row| match &row.key {
            RowKey::Field(key) | RowKey::Item(key, _) => {
                field(key).filter(|field| field.kind.is_list())
            }
            _ => None,
        });
        let target = match list {
            Some(field) => Target::NewItem(field.key),
            None => Target::NewPerson(Role::Guest),
        };
        self.editor = Some(Editor::new(target, ""));
        self.side = Side::Facts;
        Vec::new()
    }

    fn go_to_next_open(&mut self, around: Surroundings) -> Vec<Wish> {
        let count = self.rows.len().max(1);
        let next = (1..=count).map(|step| (self.at + step) % count);
        let open = next
            .into_iter()
            .find(|at| self.rows.get(*at).is_some_and(Row::needs_a_look));
        match open {
            Some(at) => self.at = at,
            None => return vec![Wish::Say(around.lang.review_nothing_unsure())],
        }
        self.follow(around);
        Vec::new()
    }

    fn begin_marking(&mut self, around: Surroundings) {
        let lines = self.text_lines(around);
        let mut marking = Marking::new(&self.sheet.edition, &lines, self.text_top);
        // From where the fact was read, where it was.
        if let (Some(marking), Some(mark)) = (&mut marking, self.own_mark()) {
            marking.go_to(mark.document, mark.part, mark.range.start);
        }
        self.marking = marking;
        if self.marking.is_some() {
            self.side = Side::Text;
        }
    }

    pub(super) fn act_in_marking(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        let Some(marking) = &mut self.marking else {
            return Vec::new();
        };
        match action {
            Action::Reviewing(ReviewKey::WordBefore) => marking.step(false),
            Action::Reviewing(ReviewKey::WordAfter) => marking.step(true),
            Action::MoveDown => marking.step_line(true),
            Action::MoveUp => marking.step_line(false),
            Action::Reviewing(ReviewKey::Anchor) => marking.anchor(),
            Action::Reviewing(ReviewKey::Guest) => return self.place_marked(Role::Guest),
            Action::Reviewing(ReviewKey::Host) => return self.place_marked(Role::Host),
            Action::Reviewing(ReviewKey::Leader) => return self.place_marked(Role::DebateLeader),
            Action::Follow => self.take_marked(),
            Action::Dismiss | Action::Back => self.end_marking(),
            Action::ShowHelp => return vec![Wish::Act(action)],
            _ => {}
        }
        self.keep_word_in_sight(around);
        Vec::new()
    }

    fn end_marking(&mut self) {
        self.marking = None;
        self.side = Side::Facts;
    }

    fn marked_text(&self) -> String {
        let marking = self.marking.as_ref();
        marking
            .map(|marking| marking.text(&self.sheet.edition))
            .unwrap_or_default()
    }

    /// The marked words are typed for the row one is at; where it is about somebody who was only named, for a guest.
    fn take_marked(&mut self) {
        let words = self.marked_text();
        let target = match self.row().map(|row| &row.key) {
            Some(RowKey::Offered(_) | RowKey::Whole) | None => Target::NewPerson(Role::Guest),
            Some(key) => Target::Row(key.clone()),
        };
        let is_list = |key: &str| field(key).is_some_and(|field| field.kind.is_list());
        let target = match target {
            Target::Row(RowKey::Field(key)) if is_list(key) => Target::NewItem(key),
            Target::Row(RowKey::Field(key))
                if field(key).is_some_and(|field| field.kind == FieldKind::Leader) =>
            {
                Target::NewPerson(Role::DebateLeader)
            }
            other => other,
        };
        self.end_marking();
        self.editor = Some(Editor::new(target, &words));
    }

    fn place_marked(&mut self, role: Role) -> Vec<Wish> {
        let name = self.marked_text();
        self.end_marking();
        let asked = Asked::Place {
            name,
            seat: Seat::At(role),
            affiliations: None,
        };
        vec![self.send(asked, None)]
    }

    pub(super) fn act_in_editor(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        let Some(editor) = &mut self.editor else {
            return Vec::new();
        };
        match action {
            Action::Dismiss | Action::Back => self.editor = None,
            Action::MoveDown => editor.choose(true),
            Action::MoveUp => editor.choose(false),
            Action::Complete => {
                editor.complete();
                return self.ask_choices(around);
            }
            Action::Follow => return self.store_line(around),
            _ => {}
        }
        Vec::new()
    }

    fn store_line(&mut self, around: Surroundings) -> Vec<Wish> {
        let Some(editor) = self.editor.take() else {
            return Vec::new();
        };
        if editor.is_of_chores() {
            return self.do_chore_of(editor, around);
        }
        let asked = editor.asked(&self.sheet, self.row());
        let wish = asked.map(|asked| self.send(asked, Some(editor)));
        wish.into_iter().collect()
    }

    /// Offers choices for what is typed: known names, or what is done more rarely.
    pub(super) fn ask_choices(&mut self, around: Surroundings) -> Vec<Wish> {
        if self.editor.as_ref().is_some_and(Editor::is_of_chores) {
            self.offer_chores(around.lang);
            return Vec::new();
        }
        self.ask_suggestions()
    }

    fn ask_suggestions(&self) -> Vec<Wish> {
        let Some(editor) = &self.editor else {
            return Vec::new();
        };
        let typed = editor.input.value().to_owned();
        let suggest = ReviewRequest::Suggest(editor.wanted(), typed);
        vec![Wish::Ask(Request::Review(suggest))]
    }

    /// The place in the text where the row one is at was read.
    pub(super) fn own_mark(&self) -> Option<&crate::review::TextMark> {
        let subject = self.row()?.subject()?;
        let mut own = self
            .sheet
            .marks
            .iter()
            .filter(|mark| mark.subject == subject && mark.part != Part::Address);
        own.next()
    }
}
