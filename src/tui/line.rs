//! A line that is typed in: the search line, a question at the bottom, what narrows a menu or the help. It takes as
//! much as a query may have.

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::keymap;
use crate::search::{LONGEST_QUERY, looked_at};

/// Makes a line with a text in it: as much of it as a query may have.
pub(super) fn of(text: &str) -> Input {
    Input::new(looked_at(text).to_owned())
}

/// Edits a line with a key as a shell does; says whether there was room for it.
pub(super) fn edit(input: &mut Input, key: &KeyEvent) -> bool {
    if let Some(c) = keymap::typed(key) {
        return insert(input, c.encode_utf8(&mut [0; 4]));
    }
    input.handle_event(&Event::Key(*key));
    let is_whole = input.value().len() <= LONGEST_QUERY;
    if !is_whole {
        let cursor = input.cursor();
        *input = of(input.value()).with_cursor(cursor);
    }
    is_whole
}

/// Inserts as much of a text as there is room for; says whether that was all of it.
pub(super) fn insert(input: &mut Input, text: &str) -> bool {
    let room = LONGEST_QUERY.saturating_sub(input.value().len());
    let fitting = text
        .get(..text.floor_char_boundary(room))
        .unwrap_or_default();
    let cursor = input.cursor();
    let mut value: String = input.value().chars().take(cursor).collect();
    value.push_str(fitting);
    value.extend(input.value().chars().skip(cursor));
    *input = Input::new(value).with_cursor(cursor + fitting.chars().count());
    fitting.len() == text.len()
}
