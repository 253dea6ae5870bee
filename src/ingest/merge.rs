//! Extracts of the same edition → one edition, with what the documents disagree on.
//!
//! Pure. Single values follow the precedence report > announcement > overview > news > summary,
//! lists are unions, and no reading is thrown away. A pass over all editions settles the years that
//! a page leaves out.

mod checked;
mod correction;
mod difference;
mod group;
mod grouping;
mod identity;
mod neighbours;
mod order;
mod people;
mod pick;
mod settled;
mod years;

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{Claim, Extract};
use crate::edition::{Document, DocumentKind, Edition, Handle, Status};
use crate::text::fold;
use pick::Picker;

pub use checked::{CHECKED, Seen, seen};
pub use correction::{
    Correction, NOWHERE, PEOPLE, between, is_correction, organisation, standing, typed,
};
pub use difference::{Difference, differences, shown};
pub use group::Group;
pub use identity::{Belongs, Identity};
pub use order::{Place, positions};

/// Makes a function that takes the value out of one kind of claim.
macro_rules! claim {
    ($kind:ident) => {
        |claim: &Claim| match claim {
            Claim::$kind(value) => Some(value.clone()),
            _ => None,
        }
    };
}

/// A document with the facts read from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// How the document is called where readings differ: its address, else the file it came from.
    pub name: String,
    /// The document.
    pub document: Document,
    /// What it says.
    pub extract: Extract,
    /// What people say about its edition, the oldest first.
    pub corrections: Vec<Correction>,
}

/// An edition with the documents it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The edition; its documents stand in the order to read them.
    pub edition: Edition,
    /// Positions in the sources given, in the order of the edition's documents.
    pub sources: Vec<usize>,
    /// The corrections that fit nothing in the edition any more.
    pub unfitting: Vec<Correction>,
}

/// Divides documents by the editions they speak of, and settles when those were.
///
/// `today` bounds the years that an undated page can mean. The groups are in no particular order;
/// [`positions`] gives one.
#[must_use]
pub fn groups(identities: &[Identity], today: Date) -> Vec<Group> {
    grouping::group(identities, today)
}

/// Makes the edition of a group. `sources` are its documents in the order of [`Group::members`].
#[must_use]
pub fn edition(mut sources: Vec<Source>, group: &Group) -> Merged {
    for source in sources
        .iter_mut()
        .filter(|source| !source.corrections.is_empty())
    {
        source.extract = correction::identified(source);
    }
    let mut order: Vec<usize> = (0..sources.len()).collect();
    // The starter's documents come last among the sources, and so of the same kind as well.
    order.sort_by_key(|at| (precedence(&sources[*at]), *at));
    let ranked: Vec<&Source> = order.iter().map(|at| &sources[*at]).collect();
    let picker = Picker::new(&ranked);
    let edition = facts(&picker, &ranked, group);
    let mut corrections = corrections(&ranked);
    let checked = checked::take(&mut corrections, ranked.iter().map(|one| &one.document));
    let (mut edition, unfitting) = correction::apply(edition, corrections);
    edition.checked = checked;
    edition.key = handle(&edition);
    edition.documents = ranked
        .iter()
        .map(|source| source.document.clone())
        .collect();
    Merged {
        edition,
        sources: order,
        unfitting,
    }
}

/// The corrections of all documents, each once, in the order in which they were made.
fn corrections(ranked: &[&Source]) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::new();
    for correction in ranked.iter().flat_map(|source| &source.corrections) {
        if !corrections.contains(correction) {
            corrections.push(correction.clone());
        }
    }
    // Not by the clock: it may have been set back in between.
    corrections.sort_by_key(|correction| correction.sequence);
    corrections
}

/// The most trusted kind first; of the same kind the one published last.
fn precedence(source: &Source) -> (DocumentKind, Reverse<Option<Date>>) {
    (source.extract.kind, Reverse(source.document.published))
}

fn facts(picker: &Picker<'_>, ranked: &[&Source], group: &Group) -> Edition {
    let mut conflicts = Vec::new();
    let debate_leader = picker.single("debate_leader", &mut conflicts, claim!(DebateLeader));
    let leader = debate_leader.as_deref().map(fold);
    let is_leader = |name: &str| leader.as_deref() == Some(fold(name).as_str());
    let hosts = people::merge("hosts", ranked, &mut conflicts, claim!(Host), is_leader);
    let is_taken =
        |name: &str| is_leader(name) || hosts.iter().any(|host| fold(&host.name) == fold(name));
    let mut guests = people::merge("guests", ranked, &mut conflicts, claim!(Guest), is_taken);
    people::mark_announced_only(&mut guests, ranked);
    let mut titles = picker.all(claim!(Title)).into_iter();
    let mut subtitles = picker.all(claim!(Subtitle)).into_iter();
    picker.conflict("status", &mut conflicts, |claim| match claim {
        Claim::Status(status) if *status != Status::Announced => Some(status.key()),
        _ => None,
    });
    let date = picker.date(group.date.as_ref(), &mut conflicts);
    Edition {
        key: Handle::default(),
        series: group.series.clone(),
        number: group.number,
        number_basis: number_basis(ranked),
        title: titles.next(),
        subtitle: subtitles.next(),
        other_titles: titles.chain(subtitles).collect(),
        date: date.as_ref().map(|settled| settled.date),
        date_basis: date.map(|settled| settled.basis),
        other_dates: picker.all(claim!(OtherDate)),
        doors_open: picker.single("doors_open", &mut conflicts, claim!(DoorsOpen)),
        start: picker.single("start", &mut conflicts, claim!(Start)),
        venue: picker.most_specific("venue", &mut conflicts, claim!(Venue)),
        music: picker.single("music", &mut conflicts, claim!(Music)),
        attendance: picker.single("attendance", &mut conflicts, claim!(Attendance)),
        status: status(picker),
        partners: picker.all(claim!(Partner)),
        topics: picker.all(claim!(Topic)),
        debate_leader,
        hosts,
        guests,
        guests_complete: people::guests_complete(ranked),
        checked: None,
        conflicts,
        gist: picker.first(claim!(Gist)),
        links: picker.all(claim!(Link)),
        documents: Vec::new(),
        sources: sources_of(ranked),
    }
}

/// How the number is known, unless a document simply states it.
fn number_basis(ranked: &[&Source]) -> Option<String> {
    let mut basis = None;
    for source in ranked {
        let claims = || source.extract.facts.iter().map(|fact| &fact.claim);
        let own = claims().find_map(claim!(NumberBasis));
        let has_number = claims().any(|claim| matches!(claim, Claim::Number(_)));
        if has_number && own.is_none() {
            return None;
        }
        basis = basis.or(own);
    }
    basis
}

/// An announcement knows nothing of what came of it, so it never outweighs a page that does.
fn status(picker: &Picker<'_>) -> Status {
    let said = picker.all(claim!(Status));
    said.into_iter()
        .find(|status| *status != Status::Announced)
        .unwrap_or(Status::Announced)
}

fn sources_of(ranked: &[&Source]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for source in ranked {
        let given: Vec<String> = source
            .extract
            .facts
            .iter()
            .filter_map(|fact| claim!(Source)(&fact.claim))
            .collect();
        let own = given.is_empty().then(|| source.name.clone());
        for name in own.into_iter().chain(given) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Says whether an edition can be told from others.
#[must_use]
pub fn is_identified(edition: &Edition) -> bool {
    let has_title = edition
        .title
        .as_deref()
        .is_some_and(|title| !title.trim().is_empty());
    edition.number.is_some() || edition.date.is_some() || has_title
}

/// Returns the best handle that what is known allows.
#[must_use]
pub fn handle(edition: &Edition) -> Handle {
    let series = &edition.series;
    match (edition.number, edition.date, &edition.title) {
        (Some(number), _, _) => Handle::numbered(series, number),
        (None, Some(date), _) => Handle::dated(series, date),
        (None, None, title) => Handle::titled(series, title.as_deref().unwrap_or_default()),
    }
}
