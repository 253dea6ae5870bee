//! The hosts and the debate leader of an article.
//!
//! The debate leader of all editions is now and then called host as well; who leads is no host.

use super::biography;
use super::passage::Passage;
use super::people::Somebody;
use super::role::{DEBATE_LEADER, HOST, in_sentence};
use crate::authority::Authority;
use crate::ingest::{Claim, Fact};
use crate::text::fold;

/// The people who led an evening, with the words they were read from.
#[derive(Debug, Default)]
pub(super) struct Leaders<'a> {
    debate_leader: Option<(Somebody, Passage<'a>)>,
    hosts: Vec<(Somebody, Passage<'a>)>,
}

impl<'a> Leaders<'a> {
    /// Reads the leaders from the sentences of all blocks.
    pub(super) fn read(authority: &Authority, sentences: &[Passage<'a>]) -> Self {
        let mut leaders = Leaders::default();
        for sentence in sentences {
            for one in in_sentence(&DEBATE_LEADER, authority, sentence)
                .into_iter()
                .take(1)
            {
                let words = sentence.sub(one.range.clone());
                leaders.debate_leader.get_or_insert((one, words));
            }
        }
        for (at, sentence) in sentences.iter().enumerate() {
            let next = sentences.get(at + 1).map(|next| next.text);
            for mut one in in_sentence(&HOST, authority, sentence) {
                if one.person.affiliations.is_empty() {
                    biography::complete(authority, &mut one, sentence.text, next);
                }
                leaders.add_host(one, sentence);
            }
        }
        leaders
    }

    fn add_host(&mut self, one: Somebody, sentence: &Passage<'a>) {
        let leads = self
            .debate_leader
            .as_ref()
            .is_some_and(|(leader, _)| is_same(leader, &one));
        let known = self.hosts.iter().position(|(host, _)| is_same(host, &one));
        let words = sentence.sub(one.range.clone());
        match known.and_then(|at| self.hosts.get_mut(at)) {
            Some(host) if host.0.person.affiliations.is_empty() => *host = (one, words),
            None if !leads => self.hosts.push((one, words)),
            _ => {}
        }
    }

    /// Says whether somebody of this name led the evening or received the guests.
    pub(super) fn include(&self, name: &str) -> bool {
        let folded = fold(name);
        let leader = self.debate_leader.iter().chain(&self.hosts);
        leader
            .into_iter()
            .any(|(one, _)| fold(&one.person.name) == folded)
    }

    /// Returns the last words of their names, by which reports call them.
    pub(super) fn surnames(&self) -> Vec<&str> {
        let all = self.debate_leader.iter().chain(&self.hosts);
        all.filter_map(|(one, _)| one.person.name.rsplit(' ').next())
            .collect()
    }

    /// Returns the facts.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let leader = self
            .debate_leader
            .iter()
            .map(|(one, words)| words.states(Claim::DebateLeader(one.person.name.clone())));
        let hosts = self
            .hosts
            .iter()
            .map(|(one, words)| words.states(Claim::Host(one.person.clone())));
        leader.chain(hosts).collect()
    }
}

fn is_same(one: &Somebody, other: &Somebody) -> bool {
    fold(&one.person.name) == fold(&other.person.name)
}
