//! What a site does not give, in words, with the next command to type.

use crate::cli::failure::Failure;
use crate::locale::Lang;
use crate::site::{Address, SiteError};
use crate::sync::SyncError;
use crate::text::clean_line;

pub(super) fn of_sync(error: SyncError, address: &Address, lang: Lang) -> Failure {
    match error {
        SyncError::Site(error) => failure(&error, address.as_str(), lang),
        SyncError::Archive(error) => error.into(),
    }
}

pub(super) fn failure(error: &SiteError, address: &str, lang: Lang) -> Failure {
    let hint = match error {
        SiteError::NoWordPress { .. } => "reuring import PAGE.html".to_owned(),
        SiteError::Closed { .. } | SiteError::TooLarge { .. } | SiteError::Unreadable { .. } => {
            "reuring import EXPORT.xml".to_owned()
        }
        SiteError::LeadsElsewhere { .. } => format!("reuring sync --follow {address}"),
        // What came before stays, and the same command goes on from there.
        _ => format!("reuring sync {address}"),
    };
    Failure::usage(message(error, lang), Some(hint))
}

pub(in crate::cli) fn message(error: &SiteError, lang: Lang) -> String {
    match error {
        SiteError::NotAnAddress { text } => lang.site_not_an_address(text),
        SiteError::NoWordPress { address } => lang.site_no_wordpress(address),
        SiteError::Closed { address } => lang.site_closed(address),
        SiteError::Status {
            address,
            status,
            detail,
        } => lang.site_status(address, *status, detail),
        SiteError::Later {
            address,
            status,
            wait,
        } => lang.site_later(address, *status, wait.as_secs()),
        SiteError::Unreachable { address, kind, .. } => {
            lang.site_unreachable(address, &lang.io_reason(&(*kind).into()))
        }
        SiteError::Untrusted { address, .. } => lang.site_untrusted(address),
        SiteError::Silent { address, seconds } => lang.site_silent(address, *seconds),
        SiteError::LeadsElsewhere { address, to } => lang.site_elsewhere(address, &clean_line(to)),
        SiteError::LeadsInside { address, to } => lang.site_inside(address, &clean_line(to)),
        SiteError::GoesRound { address } => lang.site_goes_round(address),
        SiteError::TooLarge { address, limit } => lang.site_too_large(address, limit / 1_000_000),
        SiteError::Unreadable { address, reason } if reason.is_empty() => {
            lang.site_unreadable(address, &lang.site_not_posts())
        }
        SiteError::Unreadable { address, reason } => lang.site_unreadable(address, reason),
    }
}
