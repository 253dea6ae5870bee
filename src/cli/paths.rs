//! `reuring paths`: where things are.

use super::End;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;

pub(super) fn run(context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let mut lines = vec![(lang.path_archive(), context.archive.clone())];
    if let Some(folders) = &context.folders {
        lines.push((lang.path_data(), folders.data.clone()));
        lines.push((lang.path_config(), folders.config.clone()));
    }
    for (label, path) in lines {
        output.text(&format!("{label}\t{}", path.display()))?;
    }
    Ok(End::Done)
}
