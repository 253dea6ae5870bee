//! What a choice of a menu means.

use super::Action;
use super::copy::CopyKind;
use crate::profiles::Target;

/// What a choice of a menu means.
#[derive(Debug, Clone)]
pub(super) enum Pick {
    /// Go where a name leads.
    Follow(Target),
    /// Do what a key would do.
    Command(Action),
    /// Ask an earlier query again.
    Query(String),
    /// Copy something.
    Copy(CopyKind),
    /// Copy a text, which has this name.
    Text(String, String),
    /// Put editions on this list from now on.
    List(String),
    /// Go to an edition, as somebody wrote it.
    Edition(String),
}
