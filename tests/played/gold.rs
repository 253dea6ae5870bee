//! Pages with what is right, which edition is which, and what came of the play.

use std::fmt;
use std::fs;

use reuring::catalogue::Catalogue;
use reuring::review::Review;
use serde::Deserialize;

use super::asked::is_called;
use super::compare::{likeness, same_name, title_key};
use super::labelled::{Gold, Person, root};

#[derive(Deserialize)]
struct File {
    editions: Vec<Gold>,
}

/// The folders of a collection of sets.
pub(super) fn folders(collection: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(collection))
        .expect("sets")
        .flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("gold.json").is_file())
        .map(|entry| format!("{collection}/{}", entry.file_name().to_string_lossy()))
        .collect();
    names.sort();
    names
}

/// The pages of a set, by name, and its gold without what may be left out.
pub(super) fn pages(folder: &str) -> (Vec<(String, Vec<u8>)>, Vec<Gold>) {
    let folder = root().join(folder);
    let json = fs::read_to_string(folder.join("gold.json")).expect("gold");
    let file: File = serde_json::from_str(&json).expect("gold");
    let entries = fs::read_dir(folder.join("pages")).expect("pages").flatten();
    let mut pages: Vec<(String, Vec<u8>)> = entries
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                fs::read(entry.path()).expect("a page"),
            )
        })
        .collect();
    pages.sort();
    let golds = file
        .editions
        .into_iter()
        .filter(|gold| !gold.optional && gold.kind != "news");
    (pages, golds.collect())
}

/// Returns for each gold the handle of the edition that is it: by number, then by day, then by title.
pub(super) fn pair<'a>(
    golds: &'a [Gold],
    catalogue: &Catalogue,
) -> Vec<(&'a Gold, Option<String>)> {
    let mut found: Vec<(&Gold, Option<String>)> = golds.iter().map(|gold| (gold, None)).collect();
    for test in [same_number, same_day, alike] {
        for at in 0..found.len() {
            if found[at].1.is_some() {
                continue;
            }
            let gold = found[at].0;
            let is_free = |key: &str| !found.iter().any(|(_, taken)| taken.as_deref() == Some(key));
            let editions = catalogue.editions().iter().map(|one| &one.edition);
            let fits =
                editions.filter(|edition| is_free(edition.key.as_str()) && test(gold, edition));
            let in_common = |edition: &&reuring::edition::Edition| {
                edition
                    .people_named()
                    .filter(|name| is_named(gold, name))
                    .count()
            };
            found[at].1 = fits
                .max_by_key(in_common)
                .map(|edition| edition.key.to_string());
        }
    }
    found
}

fn is_named(gold: &Gold, name: &str) -> bool {
    gold.bench().any(|person| same_name(&person.name, name))
}

fn same_number(gold: &Gold, edition: &reuring::edition::Edition) -> bool {
    let is_series = gold.is_online() == edition.series.key().contains("online");
    is_series && gold.number.is_some() && gold.number == edition.number
}

fn same_day(gold: &Gold, edition: &reuring::edition::Edition) -> bool {
    edition.date.is_some_and(|date| {
        gold.all("date", gold.date.as_deref())
            .contains(&date.to_string())
    })
}

fn alike(gold: &Gold, edition: &reuring::edition::Edition) -> bool {
    let Some(title) = edition.title.as_deref().map(title_key) else {
        return false;
    };
    gold.titles()
        .iter()
        .any(|one| likeness(&title_key(one), &title) >= 0.8)
}

/// How many facts an edition has that nobody read.
pub(super) fn facts(gold: &Gold) -> usize {
    let texts = [
        &gold.title,
        &gold.date,
        &gold.doors_open,
        &gold.start,
        &gold.venue,
        &gold.music,
        &gold.debate_leader,
    ];
    let texts = texts.iter().filter(|one| one.is_some()).count();
    texts + usize::from(gold.number.is_some()) + gold.partners.len() + gold.bench().count()
}

/// What came of the play.
#[derive(Debug, Default)]
pub(super) struct Played {
    pub(super) named: usize,
    pub(super) found: usize,
    pub(super) operations: Vec<usize>,
    pub(super) rows: Vec<usize>,
}

impl Played {
    pub(super) fn count_people(&mut self, gold: &Gold, review: Option<&Review>) {
        let leader = gold.debate_leader.iter().map(|name| Person {
            name: name.clone(),
            ..Person::default()
        });
        for person in leader
            .chain(gold.bench().cloned())
            .filter(|person| !person.optional)
        {
            self.named += 1;
            let is_found = review.is_some_and(|review| {
                review
                    .people
                    .iter()
                    .any(|one| is_called(&person, &one.name))
            });
            self.found += usize::from(is_found);
            if !is_found && std::env::var_os("SHOW").is_some() {
                println!("not found: {}", person.name);
            }
        }
    }

    pub(super) fn add(&mut self, other: Played) {
        self.named += other.named;
        self.found += other.found;
        self.operations.extend(other.operations);
        self.rows.extend(other.rows);
    }

    #[allow(clippy::cast_precision_loss, reason = "counts are small")]
    pub(super) fn share_of_people(&self) -> f64 {
        self.found as f64 / self.named.max(1) as f64
    }

    pub(super) fn operation(&self, percent: usize) -> usize {
        of_hundred(&self.operations, percent)
    }

    pub(super) fn row(&self, percent: usize) -> usize {
        of_hundred(&self.rows, percent)
    }
}

fn of_hundred(all: &[usize], percent: usize) -> usize {
    let mut sorted = all.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(at).copied().unwrap_or(0)
}

impl fmt::Display for Played {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} of {} people placed or offered ({:.3}), {} operations at the median and {} at the 90th of 100, {} offered at the median",
            self.found,
            self.named,
            self.share_of_people(),
            self.operation(50),
            self.operation(90),
            self.row(50)
        )
    }
}
