//! What is done more rarely while checking, from a list behind `:`.

use crate::locale::Lang;

/// Something that is done with the edition, one of its texts or one of its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chore {
    /// The person one is at is another one of that name.
    Apart,
    /// The text one sees belongs to another edition.
    Move,
    /// The text one sees is an edition of its own.
    Split,
    /// Where the text belongs was wrong: back.
    MoveBack,
    /// Another edition is this one.
    Join,
    /// Who changed what.
    Log,
    /// The edition goes out of the archive.
    Remove,
}

impl Chore {
    /// In the order of the list.
    pub(super) const ALL: [Chore; 7] = [
        Chore::Log,
        Chore::Apart,
        Chore::Move,
        Chore::Split,
        Chore::MoveBack,
        Chore::Join,
        Chore::Remove,
    ];

    pub(super) fn label(self, lang: Lang) -> String {
        match self {
            Chore::Apart => lang.chore_apart(),
            Chore::Move => lang.chore_move(),
            Chore::Split => lang.chore_split(),
            Chore::MoveBack => lang.chore_move_back(),
            Chore::Join => lang.chore_join(),
            Chore::Log => lang.chore_log(),
            Chore::Remove => lang.chore_remove(),
        }
    }

    /// What is asked first, if anything.
    pub(super) fn question(self, lang: Lang) -> Option<String> {
        match self {
            Chore::Move => Some(lang.chore_to_edition()),
            Chore::Join => Some(lang.chore_which_edition()),
            Chore::Remove => Some(lang.chore_sure()),
            Chore::Apart | Chore::Split | Chore::MoveBack | Chore::Log => None,
        }
    }
}
