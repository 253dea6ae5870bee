//! What is wrong with a command line, in words.

use clap::error::{ContextKind, ErrorKind};

use crate::cli::failure::Failure;
use crate::locale::Lang;

/// Says in the reader's language what is wrong, naming the value, with the next command to type.
pub(super) fn failure(error: &clap::Error, lang: Lang) -> Failure {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => lang.error_unknown_argument(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            lang.error_value_missing(&argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = std::error::Error::source(error).map(ToString::to_string);
            let allowed = allowed.unwrap_or_else(|| context(ContextKind::ValidValue));
            lang.error_value(&value, &argument, &allowed)
        }
        ErrorKind::MissingRequiredArgument => lang.error_argument_missing(&argument),
        _ => error
            .to_string()
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("error: ")
            .to_owned(),
    };
    Failure::usage(message, Some("reuring --help".to_owned()))
}
