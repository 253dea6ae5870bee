//! `guest`, `org` and the lists of names: what was typed for them.

use clap::ArgMatches;

use super::argument::words;
use crate::profiles::{Kind, Order};

/// `guest NAME`, `org NAME`
pub(in crate::cli) struct Page {
    pub(in crate::cli) kind: Kind,
    pub(in crate::cli) name: String,
    pub(in crate::cli) format: PageFormat,
    /// The editions at which it is another person of the name.
    pub(in crate::cli) apart: Vec<String>,
    pub(in crate::cli) is_undo: bool,
    /// The other name it is, or is not, the same as.
    pub(in crate::cli) same: Option<Same>,
}

/// A decision about two names.
pub(in crate::cli) struct Same {
    pub(in crate::cli) other: String,
    pub(in crate::cli) what: SameWhat,
    /// Without it only a preview is shown.
    pub(in crate::cli) is_meant: bool,
}

/// What is to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum SameWhat {
    Join,
    Part,
    Undo,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum PageFormat {
    Text,
    Json,
    Markdown,
    Csv,
}

/// `guests`, `orgs`, `themes`
pub(in crate::cli) struct Names {
    pub(in crate::cli) kind: Kind,
    pub(in crate::cli) query: String,
    pub(in crate::cli) order: Order,
    pub(in crate::cli) format: PageFormat,
}

impl Page {
    pub(super) fn of(matches: &ArgMatches, kind: Kind) -> Self {
        let joined = matches.get_one::<String>("same-as");
        let parted = matches.get_one::<String>("not-same-as");
        let is_undo = matches.get_flag("undo");
        let same = joined.or(parted).map(|other| Same {
            other: other.clone(),
            what: match (is_undo, joined) {
                (true, _) => SameWhat::Undo,
                (false, Some(_)) => SameWhat::Join,
                (false, None) => SameWhat::Part,
            },
            is_meant: matches.get_flag("yes"),
        });
        Page {
            kind,
            name: words(matches),
            format: *matches.get_one("format").unwrap_or(&PageFormat::Text),
            same,
            apart: apart(matches),
            is_undo,
        }
    }
}

fn apart(matches: &ArgMatches) -> Vec<String> {
    let apart = matches.try_get_many::<String>("apart").ok().flatten();
    apart.into_iter().flatten().cloned().collect()
}

impl Names {
    pub(super) fn of(matches: &ArgMatches, kind: Kind) -> Self {
        Names {
            kind,
            query: words(matches),
            order: *matches.get_one("sort").unwrap_or(&Order::Count),
            format: *matches.get_one("format").unwrap_or(&PageFormat::Text),
        }
    }
}
