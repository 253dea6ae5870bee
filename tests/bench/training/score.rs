//! Precision and recall of every field: what was read against what must be.

use std::collections::BTreeMap;

use reuring::edition::{Edition, Person as Read};

use super::compare::{
    function_words, likeness, overlap, same_function, same_name, same_organisation, same_title,
    same_venue, title_key,
};
use super::labelled::{Gold, Office, Person};

/// The fields whose mean is stated.
pub const FIELDS: [&str; 14] = [
    "edition",
    "number",
    "date",
    "title",
    "venue",
    "doors_open",
    "start",
    "status",
    "partners",
    "debate_leader",
    "host name",
    "guest name",
    "guest function",
    "guest organisation",
];

/// Right, wrong and missed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Count {
    pub fn precision(self) -> f64 {
        share(self.right, self.wrong)
    }

    pub fn recall(self) -> f64 {
        share(self.right, self.missed)
    }

    pub fn balance(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }
}

fn share(right: usize, other: usize) -> f64 {
    if right + other == 0 {
        1.0
    } else {
        right as f64 / (right + other) as f64
    }
}

/// Counts by field, and what went wrong: field, what happened, value.
#[derive(Debug, Clone, Default)]
pub struct Tally(pub BTreeMap<String, Count>, pub Vec<Slip>);

/// Something wrong or missed: the field, the evening, and what was read for what.
#[derive(Debug, Clone)]
pub struct Slip {
    pub field: String,
    pub evening: String,
    pub what: String,
}

impl Tally {
    fn at(&mut self, field: &str) -> &mut Count {
        self.0.entry(field.to_owned()).or_default()
    }

    pub fn add(&mut self, other: &Tally) {
        for (field, count) in &other.0 {
            let own = self.at(field);
            own.right += count.right;
            own.wrong += count.wrong;
            own.missed += count.missed;
        }
    }

    /// The mean balance of precision and recall over all fields.
    pub fn mean(&self) -> f64 {
        FIELDS
            .iter()
            .map(|field| self.0.get(*field).copied().unwrap_or_default().balance())
            .sum::<f64>()
            / FIELDS.len() as f64
    }

    fn slip(&mut self, field: &str, what: String) {
        self.1.push(Slip {
            field: field.to_owned(),
            evening: String::new(),
            what,
        });
    }

    fn one(
        &mut self,
        field: &str,
        gold: Option<&str>,
        accepted: &[String],
        read: Option<&str>,
        same: impl Fn(&str, &str) -> bool,
    ) {
        let Some(read) = read else {
            self.at(field).missed += usize::from(gold.is_some());
            if let Some(gold) = gold {
                self.slip(field, format!("missed {gold}"));
            }
            return;
        };
        let is_right = accepted.iter().any(|one| same(one, read));
        if !is_right {
            self.slip(field, format!("wrong {read} for {accepted:?}"));
        }
        let count = self.at(field);
        count.right += usize::from(is_right && gold.is_some());
        count.wrong += usize::from(!is_right);
        count.missed += usize::from(!is_right && gold.is_some());
    }

    fn many(
        &mut self,
        field: &str,
        slots: &[Slot],
        read: &[String],
        same: impl Fn(&str, &str) -> bool + Copy,
    ) {
        let (hits, missed, extra) = matched(slots, read, same);
        for at in &missed {
            self.slip(
                field,
                format!("missed {:?}, read {read:?}", slots[*at].accepted),
            );
        }
        for value in &extra {
            self.slip(field, format!("wrong {value}"));
        }
        let count = self.at(field);
        count.right += hits;
        count.missed += missed.len();
        count.wrong += extra.len();
    }
}

/// One value that must be, or may be, read.
struct Slot {
    accepted: Vec<String>,
    is_required: bool,
}

/// Returns the hits, the slots missed and the values that fit none.
fn matched(
    slots: &[Slot],
    read: &[String],
    same: impl Fn(&str, &str) -> bool,
) -> (usize, Vec<usize>, Vec<String>) {
    let fits = |slot: &Slot, value: &str| slot.accepted.iter().any(|one| same(one, value));
    let mut used = vec![false; slots.len()];
    let mut hits = 0;
    let mut left: Vec<&String> = read.iter().collect();
    for is_required in [true, false] {
        left.retain(|value| {
            let slot = (0..slots.len()).find(|at| {
                !used[*at] && slots[*at].is_required == is_required && fits(&slots[*at], value)
            });
            if let Some(at) = slot {
                used[at] = true;
                hits += usize::from(is_required);
            }
            slot.is_none()
        });
    }
    left.retain(|value| !slots.iter().any(|slot| fits(slot, value)));
    let missed = (0..slots.len())
        .filter(|at| !used[*at] && slots[*at].is_required)
        .collect();
    (hits, missed, left.into_iter().cloned().collect())
}

/// Says of slips without an evening which one they belong to.
fn name(slips: &mut [Slip], gold: &Gold, is_found: bool) {
    let pages = gold.pages.join("+");
    let sign = if is_found { "" } else { " (not found)" };
    for slip in slips.iter_mut().filter(|slip| slip.evening.is_empty()) {
        slip.evening = format!(
            "{pages} {:?}{sign}",
            gold.number.map_or_else(
                || gold.date.clone().unwrap_or_default(),
                |number| number.to_string()
            )
        );
    }
}

/// Scores what was read of a set.
pub fn score(golds: &[Gold], read: &[Edition]) -> Tally {
    let mut tally = Tally::default();
    let pairs = pairs(golds, read);
    let nothing = Edition::default();
    for (at, gold) in golds.iter().enumerate().filter(|(_, gold)| !gold.optional) {
        let edition = pairs
            .iter()
            .find(|(gold, _)| *gold == at)
            .and_then(|(_, which)| read.get(*which));
        let count = tally.at("edition");
        count.right += usize::from(edition.is_some());
        count.missed += usize::from(edition.is_none());
        if edition.is_none() {
            tally.slip("edition", "missed".to_owned());
        }
        let before = tally.1.len();
        compare(
            &mut tally,
            gold,
            edition.unwrap_or(&nothing),
            edition.is_some(),
        );
        name(
            &mut tally.1[before.saturating_sub(1)..],
            gold,
            edition.is_some(),
        );
    }
    let none = Gold::default();
    for (at, edition) in read.iter().enumerate() {
        if !pairs.iter().any(|(_, which)| *which == at) {
            tally.at("edition").wrong += 1;
            tally.slip(
                "edition",
                format!(
                    "wrong {:?} {:?} {:?}",
                    edition.number, edition.date, edition.title
                ),
            );
            compare(&mut tally, &none, edition, true);
        }
    }
    tally
}

/// Pairs evenings by number, then by day, then by title.
fn pairs(golds: &[Gold], read: &[Edition]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for test in [same_number, same_day, alike] {
        let mut open: Vec<(f64, usize, usize)> = Vec::new();
        for (i, gold) in golds.iter().enumerate() {
            for (j, edition) in read.iter().enumerate() {
                let is_series = gold.is_online() == edition.series.key().contains("online");
                let is_free = !found.iter().any(|(a, b)| *a == i || *b == j);
                if is_series && is_free && test(gold, edition) {
                    open.push((-in_common(gold, edition), i, j));
                }
            }
        }
        open.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
        for (_, i, j) in open {
            if !found.iter().any(|(a, b)| *a == i || *b == j) {
                found.push((i, j));
            }
        }
    }
    found
}

fn same_number(gold: &Gold, edition: &Edition) -> bool {
    let own = gold.number.map(|number| number.to_string());
    edition.number.is_some_and(|number| {
        gold.all("number", own.as_deref())
            .contains(&number.to_string())
    })
}

fn same_day(gold: &Gold, edition: &Edition) -> bool {
    edition.date.is_some_and(|date| {
        gold.all("date", gold.date.as_deref())
            .contains(&date.to_string())
    })
}

fn alike(gold: &Gold, edition: &Edition) -> bool {
    let titles = gold.title.iter().chain(&gold.other_titles);
    let same = |title: &str| {
        titles
            .clone()
            .any(|one| likeness(&title_key(one), &title_key(title)) >= 0.8)
    };
    edition.title.as_deref().is_some_and(same)
}

fn in_common(gold: &Gold, edition: &Edition) -> f64 {
    let people = gold
        .bench()
        .filter(|one| {
            edition
                .bench()
                .any(|(_, read)| same_name(&one.name, &read.name))
        })
        .count();
    let number = gold.number.is_some() && gold.number == edition.number;
    f64::from(u8::from(same_day(gold, edition)))
        + f64::from(u8::from(number))
        + people as f64 / 20.0
}

fn compare(tally: &mut Tally, gold: &Gold, edition: &Edition, was_read: bool) {
    let number = gold.number.map(|number| number.to_string());
    let plain = |a: &str, b: &str| a == b;
    tally.one(
        "number",
        number.as_deref(),
        &gold.all("number", number.as_deref()),
        edition.number.map(|one| one.to_string()).as_deref(),
        plain,
    );
    tally.one(
        "date",
        gold.date.as_deref(),
        &gold.all("date", gold.date.as_deref()),
        edition.date.map(|one| one.to_string()).as_deref(),
        plain,
    );
    tally.one(
        "title",
        gold.title.as_deref(),
        &gold.titles(),
        edition.title.as_deref(),
        same_title,
    );
    tally.one(
        "venue",
        gold.venue.as_deref(),
        &gold.all("venue", gold.venue.as_deref()),
        edition.venue.as_deref(),
        same_venue,
    );
    let doors = edition.doors_open.map(|one| one.to_string());
    tally.one(
        "doors_open",
        gold.doors_open.as_deref(),
        &gold.all("doors_open", gold.doors_open.as_deref()),
        doors.as_deref(),
        plain,
    );
    let start = edition.start.map(|one| one.to_string());
    tally.one(
        "start",
        gold.start.as_deref(),
        &gold.all("start", gold.start.as_deref()),
        start.as_deref(),
        plain,
    );
    let status = Some(gold.status.as_str()).filter(|status| !status.is_empty());
    tally.one(
        "status",
        status,
        &gold.all("status", status),
        was_read.then(|| edition.status.key()),
        plain,
    );
    let required = |one: &String| Slot {
        accepted: vec![one.clone()],
        is_required: true,
    };
    let optional = |one: &String| Slot {
        accepted: vec![one.clone()],
        is_required: false,
    };
    let partners: Vec<Slot> = gold
        .partners
        .iter()
        .map(required)
        .chain(gold.partners_optional.iter().map(optional))
        .collect();
    tally.many("partners", &partners, &edition.partners, same_organisation);
    let leaders: Vec<Slot> = gold
        .debate_leader
        .iter()
        .map(required)
        .chain(gold.others("debate_leader").iter().map(optional))
        .collect();
    tally.many(
        "debate_leader",
        &leaders,
        &edition.debate_leader.iter().cloned().collect::<Vec<_>>(),
        same_name,
    );
    people(tally, "host", &gold.hosts, &edition.hosts);
    people(tally, "guest", &gold.guests, &edition.guests);
}

fn people(tally: &mut Tally, who: &str, golds: &[Person], read: &[Read]) {
    let mut free: Vec<usize> = (0..golds.len()).collect();
    let mut pairs: Vec<(usize, &Read)> = Vec::new();
    for person in read {
        let hit = free
            .iter()
            .position(|at| golds[*at].names().any(|name| same_name(name, &person.name)));
        if let Some(at) = hit {
            pairs.push((free.remove(at), person));
            continue;
        }
        tally.at(&format!("{who} name")).wrong += 1;
        tally.slip(&format!("{who} name"), format!("wrong {}", person.name));
        let affiliations = &person.affiliations;
        tally.at(&format!("{who} function")).wrong += affiliations
            .iter()
            .filter(|one| one.function.is_some())
            .count();
        tally.at(&format!("{who} organisation")).wrong += affiliations
            .iter()
            .filter(|one| one.organisation.is_some())
            .count();
    }
    for (at, gold) in golds.iter().enumerate().filter(|(_, gold)| !gold.optional) {
        let person = pairs
            .iter()
            .find(|(which, _)| *which == at)
            .map(|(_, person)| *person);
        if person.is_none() {
            tally.slip(&format!("{who} name"), format!("missed {}", gold.name));
        }
        let count = tally.at(&format!("{who} name"));
        count.right += usize::from(person.is_some());
        count.missed += usize::from(person.is_none());
        let read = |of: fn(&reuring::edition::Affiliation) -> Option<String>| -> Vec<String> {
            let mut values: Vec<String> = person
                .map_or(&[][..], |one| &one.affiliations)
                .iter()
                .filter_map(of)
                .collect();
            let mut seen = Vec::new();
            values.retain(|value| {
                let is_new = !seen.contains(value);
                seen.push(value.clone());
                is_new
            });
            values
        };
        functions(tally, who, gold, &read(|one| one.function.clone()));
        let slots = slots(gold, |office| office.organisation.as_deref());
        tally.many(
            &format!("{who} organisation"),
            &slots,
            &read(|one| one.organisation.clone()),
            same_organisation,
        );
    }
}

fn slots(person: &Person, of: fn(&Office) -> Option<&str>) -> Vec<Slot> {
    let mut found: Vec<Slot> = Vec::new();
    let mut mains: Vec<&str> = Vec::new();
    for office in &person.affiliations {
        let main = of(office);
        let accepted: Vec<String> = main
            .into_iter()
            .chain(office.accept.iter().filter_map(of))
            .map(str::to_owned)
            .collect();
        let is_new = main.is_none_or(|main| !mains.contains(&main));
        if !accepted.is_empty() && is_new {
            mains.extend(main);
            found.push(Slot {
                accepted,
                is_required: main.is_some() && !office.optional,
            });
        }
    }
    found
}

/// One text for two functions, or the reverse, counts as both.
fn functions(tally: &mut Tally, who: &str, person: &Person, read: &[String]) {
    let slots = slots(person, |office| office.function.as_deref());
    let (hits, missed, extra) = matched(&slots, read, same_function);
    let mains: Vec<String> = slots
        .iter()
        .filter(|slot| slot.is_required)
        .map(|slot| slot.accepted[0].clone())
        .collect();
    let words = |all: &[String]| -> Vec<String> {
        all.iter().flat_map(|one| function_words(one)).collect()
    };
    let differs = !missed.is_empty() || !extra.is_empty();
    let is_said = !read.is_empty() && !mains.is_empty();
    let is_whole = differs && is_said && overlap(&words(&mains), &words(read)) >= 0.85;
    let count = tally.at(&format!("{who} function"));
    if is_whole {
        count.right += mains.len();
    } else {
        count.right += hits;
        count.missed += missed.len();
        count.wrong += extra.len();
        if differs {
            tally.slip(
                &format!("{who} function"),
                format!("{}: {mains:?} read {read:?}", person.name),
            );
        }
    }
}
