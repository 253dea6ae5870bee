//! `reuring undo`: takes the last import, sync or change back as a whole.

use jiff::tz::TimeZone;

use super::End;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::{Archive, ArchiveError, ChangeKind, LastChange};
use crate::calendar;
use crate::locale::Lang;

pub(super) fn run(context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let Some(change) = context.reader(output)?.last_change()? else {
        output.remark(&lang.undo_nothing());
        return Ok(End::Nothing);
    };
    let (said, copy) = (said(&change, lang), change.copy);
    let restore = Some(format!("reuring restore {copy}"));
    if change.is_one_of_several {
        return Err(Failure::usage(lang.undo_several(&said), restore));
    }
    let taken = Archive::take_back(&context.archive, change, context.now);
    let taken = taken.map_err(|error| match error {
        ArchiveError::Missing(_) => {
            Failure::usage(lang.undo_no_copy(&said), Some("reuring restore".to_owned()))
        }
        other => other.into(),
    })?;
    output.text(&lang.undo_done(&said))?;
    if let Some(kept) = &taken.kept {
        output.text(&lang.restored_before(&kept.display().to_string()))?;
    }
    Ok(End::Done)
}

/// Who did what, and when.
fn said(change: &LastChange, lang: Lang) -> String {
    let what = match change.kind {
        ChangeKind::Import => lang.undo_import(),
        ChangeKind::Sync => lang.undo_sync(),
        ChangeKind::Mending => lang.undo_mending(),
        ChangeKind::Restore => lang.undo_restore(),
    };
    let made = change.made.to_zoned(TimeZone::system());
    let day = calendar::long(made.date(), lang);
    lang.undo_who(
        &what,
        &change.made_by,
        &day,
        &made.strftime("%H:%M").to_string(),
    )
}
