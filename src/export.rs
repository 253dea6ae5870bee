//! Editions and profiles as sheets that people read, as Markdown, JSON and tables, and as citations.
//!
//! Pure: values in, text out.

mod citation;
mod claim;
mod csv;
mod figures;
mod json;
mod json_profile;
mod leaf;
mod markdown;
mod profile;
mod related;
mod same;
mod sheet;
mod table;

pub use citation::{GuestList, address, citation, guest_list, is_address, passage, short_name};
pub use claim::claim;
pub use csv::{editions_to_csv, listed_to_csv, organisation_to_csv, person_to_csv};
pub use figures::stats_leaf;
pub use json::{SCHEMA, edition_to_json, editions_to_json};
pub use json_profile::{listed_to_json, organisation_to_json, person_to_json, stats_to_json};
pub use leaf::{Leaf, Part, PartKind};
pub use markdown::edition_to_markdown;
pub use profile::{list_leaf, organisation_leaf, person_leaf, shortlist_leaf, theme_leaf};
pub use related::related_leaf;
pub use same::{choice_leaf, preview_leaf, same_leaf};
pub use sheet::{Fact, heading, kind_name, role_name, sheet};
pub use table::{Cell, Columns, GAP};
