//! The user's editor on a draft, until what it holds is a record.

use std::io::{self, BufRead};
use std::path::Path;
use std::process::Command;

use super::context::Context;
use super::draft::Draft;
use super::failure::Failure;
use super::output::Output;

/// Whether the editor is opened before the draft is read for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// The draft is new.
    Editing,
    /// The draft was typed before, and may be ready.
    Reading,
}

/// Lets the user edit a draft until `parse` accepts it, saying each time what is wrong; `None` where nothing
/// was changed. A draft that somebody typed in stays until it is stored.
pub(super) fn edit<T>(
    draft: &Draft,
    start: Start,
    context: &Context,
    output: &Output,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Failure> {
    let lang = context.lang;
    let mut is_edited = start == Start::Editing;
    loop {
        if is_edited {
            run_editor(draft.path(), context).map_err(|failure| {
                if draft.is_changed() {
                    return draft.kept(failure, context);
                }
                draft.remove();
                failure
            })?;
        }
        let text = draft.text(context)?;
        if !draft.is_changed() {
            draft.remove();
            return Ok(None);
        }
        let problem = match parse(&text) {
            Ok(value) => return Ok(Some(value)),
            Err(problem) => problem,
        };
        output.remark(&lang.edit_wrong(&problem));
        output.remark(&lang.edit_again());
        if !goes_on() {
            let failure = Failure::usage(lang.edit_given_up(), None);
            return Err(draft.kept(failure, context));
        }
        is_edited = true;
    }
}

fn run_editor(path: &Path, context: &Context) -> Result<(), Failure> {
    let command = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    let command = command.filter(|command| !command.trim().is_empty());
    let command =
        command.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    // An editor may come with arguments: `code --wait`.
    let mut words = command.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program).args(words).arg(path).status();
    let lang = context.lang;
    let message = match status {
        Ok(status) if status.success() => return Ok(()),
        Ok(_) => lang.error_editor_failed(&command),
        Err(error) => lang.error_editor_missing(&command, &lang.io_reason(&error)),
    };
    let hint = "EDITOR=nano reuring edit …".to_owned();
    Err(Failure::usage(message, Some(hint)))
}

/// Enter goes on; anything else, and the end of input, gives up.
fn goes_on() -> bool {
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.is_ok_and(|bytes| bytes > 0) && answer.trim().is_empty()
}
