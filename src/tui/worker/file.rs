//! Files that the browser writes: the result or a page, next to where it was started.

use std::path::{Path, PathBuf};

use super::{Form, Look};
use crate::edition::Edition;
use crate::export;
use crate::locale::Lang;

/// Returns what a file about a page is called.
pub(super) fn stem(look: &Look) -> String {
    match look {
        Look::Name(_, name) | Look::Join(_, name, _) | Look::Shortlist(name, _) => {
            crate::text::slug(name)
        }
        Look::List { kind, .. } => kind.key().to_owned(),
        Look::Stats => "stats".to_owned(),
        Look::Related(handle) => format!("related-{handle}"),
        Look::Same => "same".to_owned(),
    }
}

/// Returns editions in a form.
pub(super) fn editions_as(
    editions: &[&Edition],
    form: Form,
    lang: Lang,
) -> serde_json::Result<String> {
    Ok(match form {
        Form::Markdown => {
            let texts = editions
                .iter()
                .map(|one| export::edition_to_markdown(one, lang));
            texts.collect::<Vec<_>>().join("\n")
        }
        Form::Csv => export::editions_to_csv(editions).unwrap_or_default(),
        Form::Json => export::editions_to_json(editions)?,
    })
}

/// Writes a new file, never over another, and returns its whole path.
pub(super) fn write(folder: &Path, stem: &str, form: Form, text: &str) -> std::io::Result<PathBuf> {
    let ending = match form {
        Form::Markdown => "md",
        Form::Csv => "csv",
        Form::Json => "json",
    };
    let stem: String = stem.chars().take(40).collect();
    let stem = if stem.is_empty() {
        "reuring".to_owned()
    } else {
        format!("reuring-{stem}")
    };
    let folder = folder.canonicalize()?;
    for count in 1..1000 {
        let again = if count == 1 {
            String::new()
        } else {
            format!("-{count}")
        };
        let path = folder.join(format!("{stem}{again}.{ending}"));
        let made = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path);
        match made {
            Ok(mut file) => {
                std::io::Write::write_all(&mut file, text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(std::io::ErrorKind::AlreadyExists.into())
}
