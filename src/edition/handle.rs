//! The handle by which an edition is called: `cafe-99`, `online-2021-03-30`, `cafe-toezicht-in-beeld`.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Series;
use crate::calendar::short;
use crate::locale::Lang;
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

/// Returns a handle as people say it: `#99`, `Online #7`, `Café van 26 sep 2017`, `Café ‘toezicht in beeld’`.
#[must_use]
pub fn spoken(handle: &str, lang: Lang) -> String {
    let (series, rest) = handle.split_once('-').unwrap_or((handle, ""));
    let series = match series {
        "cafe" => "Café",
        "online" => "Online",
        other => other,
    };
    let is_number = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    match rest.parse::<Date>() {
        _ if rest.is_empty() => series.to_owned(),
        _ if is_number && series == "Café" => format!("#{rest}"),
        _ if is_number => format!("{series} #{rest}"),
        Ok(day) => lang.dated_edition(series, &short(day, lang)),
        Err(_) => lang.titled_edition(series, &rest.replace('-', " ")),
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_said_as_people_say_it() {
        for (handle, said) in [
            ("cafe-99", "#99"),
            ("online-7", "Online #7"),
            ("cafe-2017-09-26", "Café van 26 sep 2017"),
            ("cafe-toezicht-in-beeld", "Café ‘toezicht in beeld’"),
            ("gesprek-3", "gesprek #3"),
            ("cafe", "Café"),
        ] {
            assert_eq!(spoken(handle, Lang::Nl), said);
        }
        assert_eq!(spoken("cafe-2017-09-26", Lang::En), "Café of 26 Sep 2017");
    }
}
