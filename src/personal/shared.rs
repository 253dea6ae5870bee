//! The state as other threads see it: who searches asks it for marked editions and saved queries.

use std::sync::{Arc, PoisonError, RwLock};

use super::state::State;

/// The newest state, for all threads that read it.
#[derive(Debug, Clone, Default)]
pub struct Shared(Arc<RwLock<Arc<State>>>);

impl Shared {
    /// Shares a state.
    #[must_use]
    pub fn new(state: State) -> Self {
        Shared(Arc::new(RwLock::new(Arc::new(state))))
    }

    /// Returns the newest state.
    #[must_use]
    pub fn get(&self) -> Arc<State> {
        let state = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&state)
    }

    /// Puts a newer state in the place of the one there.
    pub fn set(&self, state: State) {
        let mut place = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *place = Arc::new(state);
    }
}
