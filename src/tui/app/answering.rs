//! Asking the worker, what the worker replies, and leaving.

use super::{App, Focus};
use crate::personal::{Change, Last};
use crate::tui::page::Page;
use crate::tui::proofs::Proofs;
use crate::tui::review::ReviewScreen;
use crate::tui::worker::{Look, Reply, Request, ReviewReply, Ticket, Topic};
use crate::tui::{Effect, Ending};

impl App {
    /// Ends, remembering where one was.
    pub(super) fn leave(&mut self, ending: Ending) -> Vec<Effect> {
        let scene = self
            .trail
            .iter()
            .find(|_| self.scene.look.is_some())
            .unwrap_or(&self.scene);
        let place = scene.page.as_ref().map(Page::anchor);
        let (document, (block, byte)) = place.unwrap_or_default();
        let query = scene.input.value().to_owned();
        let edition = scene.page.as_ref().map(|page| page.key.to_string());
        let last = Last {
            query: query.clone(),
            edition: edition.unwrap_or_default(),
            is_reading: scene.focus == Focus::Text,
            is_in_list: scene.focus == Focus::List,
            place: (document, block, byte),
        };
        self.note_query(&query);
        self.change(Change::Left(last));
        let mut effects = self.personal.take_outbox();
        effects.push(Effect::Quit(ending));
        effects
    }

    /// Hands a request to the worker. Its reply is the only one about its topic that is awaited from now on.
    pub(super) fn ask(&mut self, request: Request) -> Effect {
        self.last_ticket += 1;
        self.awaited.insert(request.topic(), self.last_ticket);
        Effect::Ask {
            ticket: self.last_ticket,
            request,
        }
    }

    /// Says whether the reply to a request about a topic is on its way.
    pub(super) fn awaits(&self, topic: Topic) -> bool {
        self.awaited.contains_key(&topic)
    }

    /// Takes a reply in, unless it is stale: something newer was asked, or nothing about it any more. What was
    /// written is always said.
    pub(super) fn take_reply(&mut self, ticket: Ticket, reply: Reply) -> Vec<Effect> {
        let topic = self.awaited.iter().find(|(_, awaited)| **awaited == ticket);
        let topic = topic.map(|(topic, _)| *topic);
        let is_always_told = matches!(&reply, Reply::Done(_))
            || matches!(&reply, Reply::Review(reply) if reply.is_always_told());
        let is_stale = topic.is_none() && !is_always_told;
        if is_stale {
            return Vec::new();
        }
        topic.and_then(|topic| self.awaited.remove(&topic));
        match reply {
            Reply::Found(results) => return self.take_results(*results),
            Reply::Names(names) => {
                self.named = names;
                if std::mem::take(&mut self.is_name_due) {
                    return self.open_named();
                }
            }
            Reply::Completion(completion) => self.take_completion(completion),
            counts @ Reply::Facets(_) => {
                return self.on_every_screen(|screen, around| screen.take(counts.clone(), around));
            }
            Reply::Advice(advice) => self.take_advice(advice),
            Reply::Edition(id, Some(edition)) => self.take_edition(id, *edition),
            // The archive changed; what is there now is on its way.
            Reply::Edition(_, None) => {}
            Reply::Proofs(facts) => self.open_screen(Box::new(Proofs::new(facts))),
            Reply::Answer(answer) => return self.take_direct_answer(*answer),
            Reply::Preview(leaf) => {
                if let Some(leaf) = leaf {
                    self.take_preview(&leaf);
                }
            }
            Reply::Leaf(leaf) => return self.take_leaf(leaf.as_deref()),
            Reply::Place(Some(id)) => return self.visit(id),
            Reply::Place(None) => self.notice = Some(self.lang.no_more_editions()),
            Reply::Review(reply) => return self.take_review(reply),
            Reply::Done(said) => {
                self.notice = Some(said);
                return self.decided();
            }
            Reply::Failed(reason) => self.failure = Some(reason),
        }
        Vec::new()
    }

    /// What checking asked for goes to the screen that asked; the first sheet opens it.
    fn take_review(&mut self, reply: ReviewReply) -> Vec<Effect> {
        if self.screens.iter().any(|screen| screen.is_review()) {
            let reply = Reply::Review(reply);
            return self.on_every_screen(|screen, around| screen.take(reply.clone(), around));
        }
        match reply {
            ReviewReply::Begun(Some((sheet, queue))) => {
                let screen = ReviewScreen::new(*sheet, queue, self.surroundings());
                self.open_screen(Box::new(screen));
            }
            ReviewReply::Begun(None) => self.notice = Some(self.lang.no_more_editions()),
            ReviewReply::Stored(_, said) | ReviewReply::Gone(said) => self.notice = Some(said),
            ReviewReply::Refused(why) => self.failure = Some(why),
            // Nobody waits for it any more.
            ReviewReply::Shown(_) | ReviewReply::Suggested(..) | ReviewReply::Logged(_) => {}
        }
        Vec::new()
    }

    /// After a decision about names what was decided on is gone, and all that stands there is old.
    fn decided(&mut self) -> Vec<Effect> {
        if !matches!(self.scene.look, Some(Look::Join(..) | Look::Same)) {
            return Vec::new();
        }
        let notice = self.notice.clone();
        let is_join = matches!(self.scene.look, Some(Look::Join(..)));
        self.outdate();
        let effects = if is_join {
            self.go_back_along_trail()
        } else {
            self.refresh()
        };
        self.notice = notice;
        effects
    }
}
