//! What a key can mean.

/// Something a person asks for with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Go one step back; at the top, leave.
    Back,
    /// Close what lies on top, or leave the box for the list; never the program.
    Dismiss,
    /// Leave the program.
    Quit,
    /// Leave the program, and tell the shell that it was broken off.
    Interrupt,
    /// Hand the terminal back to the shell for a while.
    Suspend,
    /// Paint everything anew.
    Redraw,
    /// Show the keys.
    ShowHelp,
    /// Show where the facts come from.
    ShowProofs,
    /// Go to the search box.
    FocusBox,
    /// Go to the next pane.
    FocusNext,
    /// Go to the pane before.
    FocusPrevious,
    /// Read the selected edition, from the first hit.
    Read,
    /// One line or row down.
    MoveDown,
    /// One line or row up.
    MoveUp,
    /// One page down.
    PageDown,
    /// One page up.
    PageUp,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// To the top.
    MoveToTop,
    /// To the bottom.
    MoveToBottom,
    /// To the next hit in the text.
    NextHit,
    /// To the hit before.
    PreviousHit,
}
