//! Which series an edition belongs to, and what became of it.

use serde::{Deserialize, Serialize};

/// A series of debates, numbered on its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Series {
    /// Reuring!Café.
    #[default]
    Cafe,
    /// Reuring!Online.
    Online,
    /// A series that came later, by its key.
    Other(String),
}

impl Series {
    /// Returns the key used in records and handles.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Series::Cafe => "cafe",
            Series::Online => "online",
            Series::Other(key) => key,
        }
    }

    /// Returns the name as the association writes it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Series::Cafe => "Reuring!Café",
            Series::Online => "Reuring!Online",
            Series::Other(key) => key,
        }
    }
}

impl From<String> for Series {
    fn from(key: String) -> Self {
        match key.as_str() {
            "cafe" => Series::Cafe,
            "online" => Series::Online,
            _ => Series::Other(key),
        }
    }
}

impl From<Series> for String {
    fn from(series: Series) -> String {
        series.key().to_owned()
    }
}

/// What became of an edition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It took place.
    Held,
    /// Only an announcement is known.
    #[default]
    Announced,
    /// It was called off; the date is the planned one.
    Cancelled,
}

impl Status {
    /// Returns the key used in records.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Status::Held => "held",
            Status::Announced => "announced",
            Status::Cancelled => "cancelled",
        }
    }
}
