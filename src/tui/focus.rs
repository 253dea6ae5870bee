//! Which pane has the keys.

/// Which pane has the keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Focus {
    /// The search line.
    #[default]
    Box,
    /// The list of results.
    List,
    /// The text.
    Text,
}
