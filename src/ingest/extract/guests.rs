//! The guests of an article: lists and prose together, without those who led the evening.

use std::collections::HashMap;

use super::bench_list::{self, Bench};
use super::block::Block;
use super::host::Leaders;
use super::passage::Passage;
use super::pattern::Pattern;
use super::prose;
use crate::authority::Authority;
use crate::edition::Person;
use crate::ingest::{Certainty, Claim, Fact};
use crate::text::fold;

/// Fewer characters than a paragraph of prose has.
const SHORTEST_PROSE: usize = 100;

static GOES_ON: Pattern =
    Pattern::new(r"(?i)^\W*(?:lees\s+(?:meer|verder)|verder\s+lezen|read\s+more)\W*$");

/// Reads the guests; in the prose of an announcement only where no list names them.
pub(super) fn facts(
    authority: &Authority,
    blocks: &[Block],
    leaders: &Leaders,
    is_report: bool,
) -> Vec<Fact> {
    let Bench { guests, incomplete } = bench_list::read(authority, blocks);
    let told = match (is_report, guests.is_empty()) {
        (true, _) => prose::read(authority, blocks, &leaders.surnames()),
        (false, true) => prose::announced(authority, blocks),
        (false, false) => Vec::new(),
    };
    let listed = guests
        .into_iter()
        .map(|(person, words)| (person, words, Certainty::Sure));
    let mut kept = Kept::default();
    for guest in listed.chain(told) {
        if !leaders.include(&guest.0.name) {
            kept.add(guest);
        }
    }
    let mut facts: Vec<Fact> = kept
        .guests
        .into_iter()
        .map(|(person, words, certainty)| words.fact(Claim::Guest(person), certainty))
        .collect();
    let incomplete =
        incomplete.or_else(|| breaks_off(blocks).filter(|_| is_report && !facts.is_empty()));
    facts.extend(incomplete.map(|words| words.states(Claim::GuestsIncomplete)));
    facts
}

/// Returns the last words of a text that stops before its end: a cut sentence, "Lees verder".
fn breaks_off<'a>(blocks: &'a [Block]) -> Option<Passage<'a>> {
    let last = blocks.last()?.words();
    let is_cut =
        last.text.ends_with(['…', ',']) || last.text.ends_with("...") || last.text.ends_with(']');
    let is_prose = last.text.chars().count() > SHORTEST_PROSE;
    let is_open = is_prose && last.text.ends_with(char::is_alphanumeric);
    (is_open || (is_prose && is_cut) || GOES_ON.is_in(last)).then_some(last)
}

/// The guests found so far, each once.
#[derive(Default)]
struct Kept<'a> {
    guests: Vec<(Person, Passage<'a>, Certainty)>,
    places: HashMap<String, usize>,
}

impl<'a> Kept<'a> {
    /// Adds a guest once; a later mention fills in what an earlier one left out.
    ///
    /// "Directeur Van den Berg" is the guest of that surname who was named before.
    fn add(&mut self, guest: (Person, Passage<'a>, Certainty)) {
        let folded = fold(&guest.0.name);
        let tail = format!(" {folded}");
        if self.places.keys().any(|known| known.ends_with(&tail)) {
            return;
        }
        let place = self.places.entry(folded);
        let place = *place.or_insert(self.guests.len());
        match self.guests.get_mut(place) {
            None => self.guests.push(guest),
            Some(known) if known.0.affiliations.is_empty() => *known = guest,
            Some(known) if known.2 == Certainty::Unsure && guest.2 == Certainty::Sure => {
                known.2 = Certainty::Sure;
            }
            Some(_) => {}
        }
    }
}
