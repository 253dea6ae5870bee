//! The user's editor on a record, until what it holds is one.

use std::fs;
use std::io::{self, BufRead};
use std::path::Path;
use std::process::Command;

use super::context::Context;
use super::failure::Failure;
use super::output::Output;

/// Lets the user edit `text` until `parse` accepts it, saying each time what is wrong. Who gives up keeps
/// the file.
pub(super) fn edit<T>(
    text: &str,
    context: &Context,
    output: &Output,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Failure> {
    let lang = context.lang;
    let file = tempfile::Builder::new()
        .prefix("reuring-")
        .suffix(".toml")
        .tempfile()?;
    fs::write(file.path(), text)?;
    loop {
        run_editor(file.path(), context)?;
        let problem = match parse(&fs::read_to_string(file.path())?) {
            Ok(value) => return Ok(value),
            Err(problem) => problem,
        };
        output.remark(&lang.edit_wrong(&problem));
        output.remark(&lang.edit_again());
        if !goes_on() {
            let (_, path) = file.keep().map_err(|error| error.error)?;
            let message = lang.edit_given_up(&path.display().to_string());
            return Err(Failure::usage(message, None));
        }
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
    let failed = |reason: String| {
        let message = context.lang.error_editor(&command, &reason);
        Failure::usage(message, Some("EDITOR=nano reuring edit …".to_owned()))
    };
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(status.to_string())),
        Err(error) => Err(failed(error.to_string())),
    }
}

/// Enter goes on; anything else, and the end of input, gives up.
fn goes_on() -> bool {
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.is_ok_and(|bytes| bytes > 0) && answer.trim().is_empty()
}
