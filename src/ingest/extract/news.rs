//! Articles about something else that say what becomes of an edition: called off, moved.
//!
//! Only the paragraph that speaks of it is read, and only number, day and fate are taken.

use super::block::Block;
use super::date;
use super::number::{self, Number};
use super::passage::Passage;
use super::pattern::Pattern;
use super::series;
use super::status;
use crate::edition::{DocumentKind, Status};
use crate::ingest::{Claim, Extract, Fact};

static MOVED: Pattern = Pattern::new(
    r"(?i)\b(?:verplaatst|verschoven|verzet|uitgesteld|verhuist|schuift(?:\s+door)?)\s+(?:naar|tot)\b|\bnieuwe\s+datum\s+(?:is|wordt)\b",
);

/// Reads an edition mentioned in passing.
pub(super) fn extract(blocks: &[Block]) -> Option<Extract> {
    blocks.iter().find_map(in_block).map(|facts| Extract {
        kind: DocumentKind::News,
        facts,
    })
}

fn in_block(block: &Block) -> Option<Vec<Fact>> {
    let (series, name) = series::in_passage(&block.words())?;
    let sentences = block.sentences();
    let moved = sentences.clone().find_map(|one| moved(&one));
    let off: Vec<Told> = sentences
        .clone()
        .filter_map(|one| called_off(&one))
        .collect();
    let fullest = off
        .iter()
        .position(|(_, day, number)| day.is_some() || number.is_some())
        .unwrap_or_default();
    let told = moved.or_else(|| off.into_iter().nth(fullest));
    let (fate, day, own_number) = told?;
    let number = own_number.or_else(|| only_number(sentences));
    if number.is_none() && day.is_none() {
        return None;
    }
    let mut facts = vec![name.states(Claim::Series(series))];
    facts.extend(number.map(|number| number.words.states(Claim::Number(number.value))));
    facts.extend(day);
    facts.push(fate);
    Some(facts)
}

type Told<'a> = (Fact, Option<Fact>, Option<Number<'a>>);

/// "… is verplaatst naar 22 maart": announced for the new day.
fn moved<'a>(sentence: &Passage<'a>) -> Option<Told<'a>> {
    let words = MOVED.find(sentence)?;
    let day = date::in_passing(&sentence.from(words.end))?;
    let fate = sentence.sub(words).states(Claim::Status(Status::Announced));
    Some((
        fate,
        Some(day),
        number::all_in_text(sentence).into_iter().next(),
    ))
}

fn called_off<'a>(sentence: &Passage<'a>) -> Option<Told<'a>> {
    let fate = status::off(sentence)?.states(Claim::Status(Status::Cancelled));
    Some((
        fate,
        date::in_passing(sentence),
        number::all_in_text(sentence).into_iter().next(),
    ))
}

/// Returns the number of the paragraph, if it names one only.
fn only_number<'a>(sentences: impl Iterator<Item = Passage<'a>>) -> Option<Number<'a>> {
    let all: Vec<Number> = sentences
        .flat_map(|one| number::all_in_text(&one))
        .collect();
    let first = *all.first()?;
    all.iter()
        .all(|number| number.value == first.value)
        .then_some(first)
}
