//! The facts of a document as they are stored.
//!
//! Those of a page as JSON. Those of a record stand in its front matter: only the few that grouping reads of
//! every document each time are stored beside it.

use super::Result;
use crate::ingest::Extract;
use crate::ingest::merge::Identity;
use crate::ingest::source::record;

/// Returns what is stored of the facts of a document.
pub(super) fn to_json(extract: &Extract, front_matter: Option<&str>) -> Result<String> {
    Ok(match front_matter {
        Some(_) => serde_json::to_string(&Identity::facts(extract))?,
        None => serde_json::to_string(extract)?,
    })
}

/// Returns the facts of a document.
pub(super) fn from_json(json: &str, front_matter: Option<&str>) -> Result<Extract> {
    let given = front_matter.and_then(|toml| record::parse_front_matter(toml).ok());
    Ok(match given {
        Some(edition) => record::extract_of(&edition),
        None => serde_json::from_str(json)?,
    })
}
