//! The review screen: a person brings an edition from as read to checked, fact by fact, beside the words it was read
//! from.
//!
//! What a person says goes to the worker at once and comes back as it is stored; until then the row says so. What
//! could not be stored is told, and a line that was typed stands there again.

mod acting;
mod chore;
mod chores;
mod draw;
mod editor;
mod facts_pane;
mod log_screen;
mod marking;
mod rows;
mod text_lines;
mod text_pane;

use std::collections::VecDeque;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::Action;
use super::keymap::Place;
use super::screen::{Screen, Surroundings, Wish};
use super::worker::{Reply, Request, ReviewReply, ReviewRequest, ReviewSheet};
use crate::edition::Handle;
use crate::review::Asked;

use editor::Editor;
use log_screen::LogScreen;
use marking::Marking;
use rows::{Row, RowKey, rows};

/// Which side has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Facts,
    Text,
}

/// Something that was sent to be stored.
struct Sent {
    /// The row it is about.
    row: RowKey,
    /// The line it was typed in.
    editor: Option<Editor>,
    /// The edition is found right: the next one is to follow.
    is_done: bool,
}

/// An edition that is being checked.
pub(super) struct ReviewScreen {
    sheet: ReviewSheet,
    rows: Vec<Row>,
    /// The row that is acted on.
    at: usize,
    /// The editions in the order in which to check them.
    queue: Vec<Handle>,
    side: Side,
    /// The first line of the text that is shown.
    text_top: usize,
    /// The line that is typed in.
    editor: Option<Editor>,
    /// Words of the text that are being marked.
    marking: Option<Marking>,
    /// What is on its way to the archive, the oldest first.
    sent: VecDeque<Sent>,
}

impl ReviewScreen {
    /// Begins with an edition of a queue.
    pub(super) fn new(sheet: ReviewSheet, queue: Vec<Handle>, around: Surroundings) -> Self {
        let mut screen = ReviewScreen {
            rows: rows(&sheet, around.lang),
            sheet,
            at: 0,
            queue,
            side: Side::Facts,
            text_top: 0,
            editor: None,
            marking: None,
            sent: VecDeque::new(),
        };
        screen.go_to_first(around);
        screen
    }

    fn row(&self) -> Option<&Row> {
        self.rows.get(self.at)
    }

    /// Shows another edition, or the same anew.
    fn show(&mut self, sheet: ReviewSheet, around: Surroundings) {
        if sheet.edition.key == self.sheet.edition.key {
            self.show_anew(sheet, around);
            return;
        }
        self.rows = rows(&sheet, around.lang);
        self.sheet = sheet;
        (self.editor, self.marking, self.side) = (None, None, Side::Facts);
        self.go_to_first(around);
    }

    /// Shows the edition anew, whatever it is called now: the row one is at stays where it is still there.
    fn show_anew(&mut self, sheet: ReviewSheet, around: Surroundings) {
        let before = self
            .row()
            .map(|row| (row.key.clone(), row.value.is_empty()));
        for handle in &mut self.queue {
            if *handle == self.sheet.edition.key {
                handle.clone_from(&sheet.edition.key);
            }
        }
        self.rows = rows(&sheet, around.lang);
        self.sheet = sheet;
        // What was taken away goes to the unknown ones below; one stays where one was.
        let again = before.and_then(|(key, was_empty)| {
            let is_it = |row: &Row| row.key == key && (was_empty || !row.value.is_empty());
            self.rows.iter().position(is_it)
        });
        self.at = again
            .unwrap_or(self.at)
            .min(self.rows.len().saturating_sub(1));
        self.follow(around);
    }

    /// Of somebody who has just been placed, goes to the function or employer that nobody read.
    fn go_to_what_lacks(&mut self, name: &str, around: Surroundings) {
        let is_lacking = |row: &Row| {
            let is_own = matches!(
                &row.key,
                RowKey::Function(own, _) | RowKey::Organisation(own, _) if own == name
            );
            is_own && row.value.is_empty()
        };
        if let Some(at) = self.rows.iter().position(is_lacking) {
            self.at = at;
            self.follow(around);
        }
    }

    /// Goes to the first row that needs a look.
    fn go_to_first(&mut self, around: Surroundings) {
        self.text_top = 0;
        let open = self.rows.iter().position(Row::needs_a_look);
        self.at = open.unwrap_or(0);
        self.follow(around);
    }

    /// Sends what is asked to be stored.
    fn send(&mut self, asked: Asked, editor: Option<Editor>) -> Wish {
        let row = self.row().map_or(RowKey::Whole, |row| row.key.clone());
        self.sent.push_back(Sent {
            row,
            editor,
            is_done: asked == Asked::Done,
        });
        Wish::Ask(Request::Review(ReviewRequest::Amend {
            seen: Box::new(self.sheet.edition.clone()),
            version: self.sheet.version,
            asked,
        }))
    }

    fn take_stored(&mut self, sheet: ReviewSheet, said: String, around: Surroundings) -> Vec<Wish> {
        let sent = self.sent.pop_front();
        let is_done = sent.as_ref().is_some_and(|sent| sent.is_done);
        self.show_anew(sheet, around);
        if let Some(RowKey::Offered(name)) = sent.map(|sent| sent.row) {
            self.go_to_what_lacks(&name, around);
        }
        let mut wishes = vec![Wish::Say(said)];
        if is_done {
            wishes.extend(self.ask_next());
        }
        wishes
    }

    fn take_refused(&mut self, why: String) -> Vec<Wish> {
        // The line stands there again, unless another is typed in meanwhile.
        let editor = self.sent.pop_front().and_then(|sent| sent.editor);
        if self.editor.is_none() {
            self.editor = editor;
        }
        vec![Wish::Fail(why)]
    }

    /// Asks for the next edition of the queue.
    fn ask_next(&self) -> Option<Wish> {
        let own = &self.sheet.edition.key;
        let at = self.queue.iter().position(|one| one == own);
        let next = at.map_or(0, |at| at + 1);
        let handle = self.queue.get(next).or_else(|| self.queue.first())?;
        let show = ReviewRequest::Show(handle.clone());
        (handle != own).then(|| Wish::Ask(Request::Review(show)))
    }
}

impl Screen for ReviewScreen {
    fn place(&self) -> Place {
        if self.editor.is_some() {
            Place::ReviewEdit
        } else if self.marking.is_some() {
            Place::ReviewMark
        } else {
            Place::Review
        }
    }

    fn is_review(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        if self.editor.is_some() {
            return self.act_in_editor(action, around);
        }
        if self.marking.is_some() {
            return self.act_in_marking(action, around);
        }
        self.act_on_row(action, around)
    }

    fn press(&mut self, key: &KeyEvent, around: Surroundings) -> Vec<Wish> {
        if let Some(editor) = &mut self.editor {
            editor.press(key);
            return self.ask_choices(around);
        }
        let name = super::keymap::name_of(key, around.lang);
        vec![Wish::Say(around.lang.unknown_key(&name))]
    }

    fn takes_text(&self) -> bool {
        self.editor.is_some()
    }

    fn paste(&mut self, text: &str, around: Surroundings) -> Vec<Wish> {
        if let Some(editor) = &mut self.editor {
            editor.insert(text);
        }
        self.ask_choices(around)
    }

    fn take(&mut self, reply: Reply, around: Surroundings) -> Vec<Wish> {
        let Reply::Review(reply) = reply else {
            return Vec::new();
        };
        match reply {
            ReviewReply::Begun(Some((sheet, queue))) => {
                self.queue = queue;
                self.show(*sheet, around);
                Vec::new()
            }
            ReviewReply::Shown(Some(sheet)) => {
                self.show(*sheet, around);
                Vec::new()
            }
            ReviewReply::Begun(None) | ReviewReply::Shown(None) => {
                vec![Wish::Say(around.lang.no_more_editions())]
            }
            ReviewReply::Stored(sheet, said) => self.take_stored(*sheet, said, around),
            ReviewReply::Refused(why) => self.take_refused(why),
            ReviewReply::Gone(said) => {
                self.sent.pop_front();
                let mut wishes = vec![Wish::Say(said)];
                wishes.extend(self.ask_next());
                wishes
            }
            ReviewReply::Logged(log) => vec![Wish::Open(Box::new(LogScreen::new(log)))],
            ReviewReply::Suggested(typed, names) => {
                if let Some(editor) = &mut self.editor {
                    editor.offer(&typed, names);
                }
                Vec::new()
            }
        }
    }

    fn archive_changed(&mut self) -> Vec<Wish> {
        let show = ReviewRequest::Show(self.sheet.edition.key.clone());
        vec![Wish::Ask(Request::Review(show))]
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) -> Option<Position> {
        self.draw_all(frame, area, around)
    }
}

impl ReviewReply {
    /// Says whether the reply counts however many were asked for since: what was stored, or was not.
    pub(super) fn is_always_told(&self) -> bool {
        matches!(
            self,
            ReviewReply::Stored(..) | ReviewReply::Refused(_) | ReviewReply::Gone(_)
        )
    }
}
