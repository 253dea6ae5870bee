//! What a key asks for in the review screen.

use crate::locale::Lang;

/// Something a person asks for while checking an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewKey {
    /// The fact is right; go on.
    Confirm,
    /// The fact is wrong, or the person was only named.
    Remove,
    /// Take back what was said last.
    TakeBack,
    /// The person is a guest.
    Guest,
    /// The person is a host.
    Host,
    /// The person led the debate.
    Leader,
    /// Type another value.
    Edit,
    /// Add an item, or a guest.
    Add,
    /// Go to the next fact that needs a look.
    NextUnsure,
    /// Go to the next edition of the queue.
    NextEdition,
    /// The whole edition is right; go to the next one.
    Done,
    /// Mark words of the text.
    Mark,
    /// Choose among what is done more rarely.
    Chores,
    /// From the facts to the text, or back.
    Switch,
    /// One word back.
    WordBefore,
    /// One word on.
    WordAfter,
    /// Mark from this word on.
    Anchor,
}

impl ReviewKey {
    /// Returns what it does, in a few words.
    #[must_use]
    pub(super) fn label(self, lang: Lang) -> String {
        match self {
            ReviewKey::Confirm => lang.do_confirm(),
            ReviewKey::Remove => lang.do_remove_fact(),
            ReviewKey::TakeBack => lang.do_take_back(),
            ReviewKey::Guest => lang.do_place_guest(),
            ReviewKey::Host => lang.do_place_host(),
            ReviewKey::Leader => lang.do_place_leader(),
            ReviewKey::Edit => lang.do_edit_fact(),
            ReviewKey::Add => lang.do_add_fact(),
            ReviewKey::NextUnsure => lang.do_next_unsure(),
            ReviewKey::NextEdition => lang.do_next_to_check(),
            ReviewKey::Done => lang.do_mark_checked(),
            ReviewKey::Mark => lang.do_mark_words(),
            ReviewKey::Chores => lang.do_chores(),
            ReviewKey::Switch => lang.do_switch_side(),
            ReviewKey::WordBefore => lang.do_word_before(),
            ReviewKey::WordAfter => lang.do_word_after(),
            ReviewKey::Anchor => lang.do_anchor(),
        }
    }
}
