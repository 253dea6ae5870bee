//! `reuring paths`: where things are.

use std::path::{Path, PathBuf};

use super::End;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::Reader;
use crate::personal::Home;

pub(super) fn run(context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let mut lines = vec![(lang.path_archive(), context.archive.clone())];
    if let Some(folders) = &context.folders {
        lines.extend(personal(context).map(|path| (lang.path_personal(), path)));
        lines.push((lang.path_data(), folders.data.clone()));
        lines.push((lang.path_config(), folders.config.clone()));
    }
    for (label, path) in lines {
        output.text(&format!("{label}\t{}", path.display()))?;
    }
    Ok(End::Done)
}

/// The personal file of the archive; of an archive that is not there yet nobody knows which.
fn personal(context: &Context) -> Option<PathBuf> {
    let reader = Reader::open(&context.archive).ok()?;
    let home = Home::of(context.folders.as_ref(), &context.archive, &reader).ok()?;
    home.file().map(Path::to_owned)
}
