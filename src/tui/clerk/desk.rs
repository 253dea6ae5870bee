//! The thread the clerk works on, and where questions are handed in.

use std::sync::mpsc::{Receiver, Sender, channel};

use super::{Answer, Clerk, Look, Question};

/// The running thread. It ends with the program, or when nobody can ask it any more.
pub(in crate::tui) struct Desk {
    questions: Sender<(u64, Question)>,
}

impl Desk {
    /// Starts the thread; `respond` is called on it with each answer and the number of its question.
    pub(in crate::tui) fn start(
        // Made on the thread: what a searcher keeps ready stays on one.
        make: impl FnOnce() -> Clerk + Send + 'static,
        mut respond: impl FnMut(u64, Answer) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (questions, received): (_, Receiver<(u64, Question)>) = channel();
        let run = move || {
            let mut clerk = make();
            while let Ok(question) = received.recv() {
                for (number, question) in latest(question, &received) {
                    let answer = clerk.answer(&question);
                    respond(number, answer);
                }
            }
        };
        std::thread::Builder::new()
            .name("clerk".to_owned())
            .spawn(run)?;
        Ok(Desk { questions })
    }

    pub(in crate::tui) fn ask(&self, number: u64, question: Question) {
        // The thread ends only with this value.
        let _ = self.questions.send((number, question));
    }
}

/// Of questions about names that wait only the last is worth answering: each belongs to a key.
fn latest(first: (u64, Question), received: &Receiver<(u64, Question)>) -> Vec<(u64, Question)> {
    let mut all = vec![first];
    all.extend(received.try_iter());
    let is_passing = |question: &Question| {
        matches!(
            question,
            Question::Names(_) | Question::Look(Look::List { .. })
        )
    };
    let mut kept: Vec<(u64, Question)> = Vec::new();
    for (at, (number, question)) in all.iter().enumerate() {
        let kind = std::mem::discriminant(question);
        let is_outdated = is_passing(question)
            && all
                .iter()
                .skip(at + 1)
                .any(|(_, later)| std::mem::discriminant(later) == kind);
        if !is_outdated {
            kept.push((*number, question.clone()));
        }
    }
    kept
}
