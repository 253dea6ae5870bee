//! The keys of the review screen.

use crossterm::event::KeyCode;

use super::{Binding, Place, bind, ctrl, hint, key, letter};
use crate::tui::{Action, ReviewKey};

/// Where an edition is checked and nothing is typed.
const CHECKING: &[Place] = &[Place::Review, Place::ReviewMark];

/// The keys of the review screen.
pub(super) const BINDINGS: &[Binding] = &[
    hint(
        &[Place::Review],
        &[letter(' ')],
        Action::Reviewing(ReviewKey::Confirm),
    ),
    hint(
        &[Place::Review],
        &[key(KeyCode::Enter)],
        Action::Reviewing(ReviewKey::Edit),
    ),
    hint(
        &[Place::Review],
        &[letter('x')],
        Action::Reviewing(ReviewKey::Remove),
    ),
    hint(
        &[Place::Review],
        &[letter('u')],
        Action::Reviewing(ReviewKey::TakeBack),
    ),
    hint(
        &[Place::Review],
        &[letter('n')],
        Action::Reviewing(ReviewKey::NextUnsure),
    ),
    hint(
        &[Place::Review],
        &[letter('S')],
        Action::Reviewing(ReviewKey::Done),
    ),
    bind(
        &[Place::Review],
        &[letter('+'), letter('a')],
        Action::Reviewing(ReviewKey::Add),
    ),
    bind(
        &[Place::Review],
        &[letter('N')],
        Action::Reviewing(ReviewKey::NextEdition),
    ),
    bind(
        &[Place::Review],
        &[letter('v')],
        Action::Reviewing(ReviewKey::Mark),
    ),
    bind(
        &[Place::Review],
        &[key(KeyCode::Tab), key(KeyCode::BackTab)],
        Action::Reviewing(ReviewKey::Switch),
    ),
    bind(
        &[Place::Review],
        &[letter(':')],
        Action::Reviewing(ReviewKey::Chores),
    ),
    hint(
        &[Place::ReviewMark],
        &[letter('v'), letter(' ')],
        Action::Reviewing(ReviewKey::Anchor),
    ),
    hint(&[Place::ReviewMark], &[key(KeyCode::Enter)], Action::Follow),
    hint(
        &[Place::ReviewMark],
        &[letter('g')],
        Action::Reviewing(ReviewKey::Guest),
    ),
    hint(
        &[Place::ReviewMark],
        &[letter('h')],
        Action::Reviewing(ReviewKey::Host),
    ),
    hint(
        &[Place::ReviewMark],
        &[letter('l')],
        Action::Reviewing(ReviewKey::Leader),
    ),
    hint(&[Place::ReviewMark], &[key(KeyCode::Esc)], Action::Dismiss),
    bind(
        &[Place::ReviewMark],
        &[key(KeyCode::Right), letter('w')],
        Action::Reviewing(ReviewKey::WordAfter),
    ),
    bind(
        &[Place::ReviewMark],
        &[key(KeyCode::Left), letter('b')],
        Action::Reviewing(ReviewKey::WordBefore),
    ),
    bind(&[Place::ReviewMark], &[letter('q')], Action::Back),
    bind(
        &[Place::Review],
        &[letter('g')],
        Action::Reviewing(ReviewKey::Guest),
    ),
    bind(
        &[Place::Review],
        &[letter('h')],
        Action::Reviewing(ReviewKey::Host),
    ),
    bind(
        &[Place::Review],
        &[letter('l')],
        Action::Reviewing(ReviewKey::Leader),
    ),
    bind(
        CHECKING,
        &[letter('j'), key(KeyCode::Down)],
        Action::MoveDown,
    ),
    bind(CHECKING, &[letter('k'), key(KeyCode::Up)], Action::MoveUp),
    bind(
        &[Place::Review],
        &[key(KeyCode::PageDown)],
        Action::PageDown,
    ),
    bind(&[Place::Review], &[key(KeyCode::Home)], Action::MoveToTop),
    bind(&[Place::Review], &[key(KeyCode::End)], Action::MoveToBottom),
    bind(&[Place::Review], &[ctrl('d')], Action::HalfPageDown),
    bind(&[Place::Review], &[ctrl('u')], Action::HalfPageUp),
    bind(&[Place::Review], &[letter('q')], Action::Back),
    bind(&[Place::Review], &[key(KeyCode::Esc)], Action::Dismiss),
    bind(
        CHECKING,
        &[letter('?'), key(KeyCode::F(1))],
        Action::ShowHelp,
    ),
    bind(CHECKING, &[letter('Q')], Action::Quit),
    bind(CHECKING, &[ctrl('c')], Action::Interrupt),
    hint(&[Place::ReviewEdit], &[key(KeyCode::Enter)], Action::Follow),
    hint(&[Place::ReviewEdit], &[key(KeyCode::Tab)], Action::Complete),
    bind(
        &[Place::ReviewEdit],
        &[key(KeyCode::Down), ctrl('n')],
        Action::MoveDown,
    ),
    bind(
        &[Place::ReviewEdit],
        &[key(KeyCode::Up), ctrl('p')],
        Action::MoveUp,
    ),
    bind(&[Place::ReviewEdit], &[ctrl('c')], Action::Dismiss),
];
