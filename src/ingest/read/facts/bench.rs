//! Who sat on the bench, who led the debate, and who may have been there.

use std::ops::Range;

use super::{BENCH, LEADING, MOST_NAMED, NAMED, Telling};
use crate::edition::Person;
use crate::ingest::Claim;
use crate::ingest::read::incomplete;
use crate::ingest::read::lexicon::mark::{GIVEN, INITIAL};
use crate::ingest::read::reading::{Reading, Somebody};
use crate::ingest::read::role::{GUEST, HOST, LEADER};

/// At least this likely somebody is who is placed for the sake of another in the same row.
const COORDINATED: f32 = 0.2;

impl Telling<'_, '_> {
    /// Says whether a name that opens with no given name is part of what somebody on the bench is or works for: "Robin Berg
    /// van We Drive Solar".
    fn is_employer(&self, somebody: &Somebody, reading: &Reading) -> bool {
        let first = somebody.cluster.first();
        let others = reading
            .people
            .iter()
            .filter(|other| other.on_bench() >= BENCH && other.cluster.key != somebody.cluster.key);
        let mut places = others
            .flat_map(|other| &other.offices)
            .flat_map(|office| &office.tokens);
        !self.page.is(first.start, GIVEN | INITIAL)
            && places.any(|place| place.start <= first.start && first.end <= place.end)
    }

    pub(super) fn people(&mut self, reading: &Reading, is_past: bool) {
        let leader = leader(reading);
        if let Some(leader) = leader {
            self.say(
                Claim::DebateLeader(leader.cluster.name.clone()),
                leader.chances[LEADER],
                &leader.cluster.first(),
            );
        }
        let curve = &self.confidences.bench;
        let mut guests = Vec::new();
        let mut named: Vec<&Somebody> = Vec::new();
        for somebody in &reading.people {
            let is_leader = leader.is_some_and(|leader| leader.cluster.key == somebody.cluster.key);
            let chance = somebody.on_bench();
            if is_leader || self.is_employer(somebody, reading) {
                continue;
            }
            if chance < BENCH && !self.is_coordinated(somebody, reading) {
                named.push(somebody);
                continue;
            }
            let is_guest = somebody.chances[GUEST] >= somebody.chances[HOST];
            let claim = if is_guest {
                Claim::Guest(person(somebody))
            } else {
                Claim::Host(person(somebody))
            };
            let first = somebody.cluster.first();
            self.say(claim, curve.confidence(chance.max(BENCH)), &first);
            if is_guest {
                guests.push(first);
            }
        }
        self.offer_people(named);
        if let Some(tokens) = incomplete::sign(self.page, self.within, &guests, is_past) {
            self.say(Claim::GuestsIncomplete, 1.0, &tokens);
        }
    }

    /// Says whether somebody who is not likely enough alone stands in one row with somebody who is: "Ada Bos (dijkgraaf) en
    /// Piet Vos". What is said of one of a row is said of all.
    fn is_coordinated(&self, somebody: &Somebody, reading: &Reading) -> bool {
        let first = somebody.cluster.first();
        let mut placed = reading
            .people
            .iter()
            .filter(|other| other.on_bench() >= BENCH)
            .map(|other| other.cluster.first());
        somebody.on_bench() >= COORDINATED
            && placed.any(|other| {
                self.next_in_row(&other) == first.start || self.next_in_row(&first) == other.start
            })
    }

    /// The token where the next of a row would begin: behind brackets, and a comma or "en".
    fn next_in_row(&self, name: &Range<usize>) -> usize {
        let line = self.page.line_of(name.start).tokens.end;
        let mut at = name.end;
        if self.page.low(at) == "(" {
            at = (at..line)
                .find(|at| self.page.low(*at) == ")")
                .map_or(line, |at| at + 1);
        }
        let is_joint = |at: usize| matches!(self.page.low(at), "," | "en" | "and" | "&");
        let joints = (at..line).take_while(|at| is_joint(*at)).count();
        if joints == 0 { name.start } else { at + joints }
    }

    /// Keeps those who were named and not placed, the likeliest first.
    fn offer_people(&mut self, mut named: Vec<&Somebody>) {
        named.retain(|one| one.somewhere() >= NAMED && is_name(&one.cluster.name));
        named.sort_by(|one, other| other.somewhere().total_cmp(&one.somewhere()));
        for somebody in named.into_iter().take(MOST_NAMED) {
            let [guest, host, leader] = [GUEST, HOST, LEADER].map(|part| somebody.chances[part]);
            let claim = if leader > guest.max(host) {
                Claim::DebateLeader(somebody.cluster.name.clone())
            } else if guest >= host {
                Claim::Guest(person(somebody))
            } else {
                Claim::Host(person(somebody))
            };
            self.offer(claim, &somebody.cluster.first());
        }
    }
}

/// Initials alone call nobody.
fn is_name(name: &str) -> bool {
    let mut words = name.split([' ', '.', '-']);
    words.any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

fn person(somebody: &Somebody) -> Person {
    let offices = somebody.offices.iter();
    Person {
        name: somebody.cluster.name.clone(),
        affiliations: offices.map(|office| office.affiliation.clone()).collect(),
        ..Person::default()
    }
}

/// Returns who most likely led the debate, if that is likelier than anything else the person may have done.
fn leader(reading: &Reading) -> Option<&Somebody> {
    let best = reading.people.iter().reduce(|best, one| {
        if one.chances[LEADER] > best.chances[LEADER] {
            one
        } else {
            best
        }
    });
    best.filter(|one| {
        one.chances[LEADER] >= LEADING
            && one.chances[LEADER] >= one.chances[GUEST].max(one.chances[HOST])
    })
}
