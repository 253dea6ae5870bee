//! Waiting for another process that writes to the archive: it is said for whom, and Ctrl-C makes an end of it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::output::Output;
use crate::archive::{Waiting, Writer};
use crate::locale::Lang;

/// Says on standard error for whom the program waits.
pub(super) struct Announced {
    lang: Lang,
    /// The process that was named last.
    said: Mutex<Option<Writer>>,
    is_stopped: Arc<AtomicBool>,
    /// Ctrl-C ends the program, as it does where nobody listens to it.
    ends: Arc<AtomicBool>,
}

impl Announced {
    pub(super) fn new(lang: Lang) -> Self {
        Announced {
            lang,
            said: Mutex::default(),
            is_stopped: Arc::default(),
            ends: Arc::default(),
        }
    }

    /// From the first wait on Ctrl-C stops waiting: what was typed in an editor is still to be said where it lies.
    #[cfg(unix)]
    fn listen_to_interrupt(&self) {
        use signal_hook::consts::SIGINT;
        use signal_hook::flag;
        // Where the system refuses, Ctrl-C ends the program as ever.
        let _ = flag::register(SIGINT, Arc::clone(&self.is_stopped));
        let _ = flag::register_conditional_default(SIGINT, Arc::clone(&self.ends));
    }

    #[cfg(not(unix))]
    fn listen_to_interrupt(&self) {}
}

impl Waiting for Announced {
    fn goes_on(&self, writer: Option<&Writer>) -> bool {
        self.ends.store(false, Ordering::Relaxed);
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(writer) = writer
            && said.as_ref() != Some(writer)
        {
            if said.is_none() {
                self.listen_to_interrupt();
            }
            let who = writer.named(self.lang);
            Output::new().remark(&self.lang.waiting_for(&who));
            *said = Some(writer.clone());
        }
        !self.is_stopped.load(Ordering::Relaxed)
    }

    fn is_over(&self) {
        self.ends.store(true, Ordering::Relaxed);
    }
}
