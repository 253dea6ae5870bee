//! The handle by which an edition is called: `cafe-99`, `online-2021-03-30`, `cafe-toezicht-in-beeld`.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Series;
use crate::text::slug;

/// A handle. Derived from what is known, so an edition can gain a better one; older ones keep resolving.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Handle(String);

impl Handle {
    /// Returns the handle of a numbered edition.
    #[must_use]
    pub fn numbered(series: &Series, number: u32) -> Self {
        Handle(format!("{}-{number}", slug(series.key())))
    }

    /// Returns the handle of a dated edition.
    #[must_use]
    pub fn dated(series: &Series, date: Date) -> Self {
        Handle(format!("{}-{date}", slug(series.key())))
    }

    /// Returns the handle of an edition known by its title only.
    #[must_use]
    pub fn titled(series: &Series, title: &str) -> Self {
        Handle(format!("{}-{}", slug(series.key()), slug(title)))
    }

    /// Takes a handle as typed or stored, without looking at its shape.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Handle(text.to_owned())
    }

    /// Returns the handle as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Says whether no handle was given yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
