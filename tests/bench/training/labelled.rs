//! Labelled pages: the sets by many hands, and the project's own pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use reuring::ingest::source::plain_text::articles;
use serde::Deserialize;

/// A person with other spellings, and whether naming them is optional.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Person {
    pub name: String,
    pub name_alts: Vec<String>,
    pub optional: bool,
    pub affiliations: Vec<Office>,
}

impl Person {
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.name_alts)
            .map(String::as_str)
    }
}

/// A function at an organisation, and other readings that count.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Office {
    pub function: Option<String>,
    pub organisation: Option<String>,
    pub accept: Vec<Office>,
    pub optional: bool,
}

/// What must be read of an evening.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Gold {
    pub key: String,
    /// `news` where another article tells of the evening in passing.
    pub kind: String,
    pub series: String,
    pub number: Option<u32>,
    pub title: Option<String>,
    pub other_titles: Vec<String>,
    pub date: Option<String>,
    pub doors_open: Option<String>,
    pub start: Option<String>,
    pub venue: Option<String>,
    pub music: Option<String>,
    pub status: String,
    pub partners: Vec<String>,
    pub partners_optional: Vec<String>,
    pub debate_leader: Option<String>,
    pub hosts: Vec<Person>,
    pub guests: Vec<Person>,
    pub pages: Vec<String>,
    pub optional: bool,
    pub alternatives: BTreeMap<String, Vec<serde_json::Value>>,
}

impl Gold {
    pub fn is_online(&self) -> bool {
        self.series.contains("online")
    }

    /// Other readings of a field that count.
    pub fn others(&self, field: &str) -> Vec<String> {
        let values = self.alternatives.get(field).into_iter().flatten();
        values
            .filter(|value| !value.is_null())
            .map(|value| {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            })
            .collect()
    }

    /// All readings of a field that count.
    pub fn all(&self, field: &str, own: Option<&str>) -> Vec<String> {
        own.map(str::to_owned)
            .into_iter()
            .chain(self.others(field))
            .collect()
    }

    pub fn titles(&self) -> Vec<String> {
        let mut all = self.all("title", self.title.as_deref());
        all.extend(self.other_titles.clone());
        all
    }

    pub fn bench(&self) -> impl Iterator<Item = &Person> {
        self.hosts.iter().chain(&self.guests)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NoEdition {
    page: String,
    title: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct GoldFile {
    editions: Vec<Gold>,
    not_editions: Vec<NoEdition>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OwnFile {
    edition: Vec<Gold>,
}

/// A page with the evenings that stand on it.
pub struct Labelled {
    pub name: String,
    pub text: String,
    pub gold: Vec<Gold>,
    /// Titles of articles that are about something else.
    pub others: Vec<String>,
}

/// Pages by one hand.
pub struct Set {
    pub name: String,
    pub pages: Vec<Labelled>,
    pub gold: Vec<Gold>,
}

/// The project's own pages: the one set that is never left out.
pub const OWN: &str = "own";

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .expect("a folder of pages")
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .collect();
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads all sets, the project's own pages last.
pub fn sets() -> Vec<Set> {
    let folder = root().join("labelled");
    let entries = fs::read_dir(&folder)
        .expect("labelled sets")
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries
        .filter(|path| path.join("gold.json").is_file())
        .collect();
    folders.sort();
    let mut sets: Vec<Set> = folders.iter().map(|folder| set(folder)).collect();
    sets.push(own());
    sets
}

fn set(folder: &Path) -> Set {
    let file: GoldFile = serde_json::from_str(&read(&folder.join("gold.json"))).expect("gold");
    let page = |path: &PathBuf| {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        Labelled {
            text: read(path),
            gold: file
                .editions
                .iter()
                .filter(|one| one.pages.contains(&name))
                .cloned()
                .collect(),
            others: file
                .not_editions
                .iter()
                .filter(|one| one.page == name)
                .map(|one| one.title.clone())
                .collect(),
            name,
        }
    };
    let pages = files(&folder.join("pages"), "txt")
        .iter()
        .map(page)
        .collect();
    let name = folder
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    Set {
        name,
        pages,
        gold: file.editions,
    }
}

fn own() -> Set {
    let page = |path: &PathBuf| {
        let file: OwnFile = toml::from_str(&read(&path.with_extension("toml"))).expect("gold");
        Labelled {
            name: path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned(),
            text: read(path),
            gold: file
                .edition
                .into_iter()
                .filter(|one| one.kind != "news")
                .collect(),
            others: Vec::new(),
        }
    };
    let pages: Vec<Labelled> = files(&root().join("pages"), "txt")
        .iter()
        .map(page)
        .collect();
    Set {
        name: OWN.to_owned(),
        gold: pages.iter().flat_map(|page| page.gold.clone()).collect(),
        pages,
    }
}

/// Returns the headings that the source of a page knows.
pub fn headings(text: &str) -> Vec<String> {
    let all = articles(text).into_iter().filter_map(|one| one.heading);
    all.map(|heading| heading.trim().to_owned()).collect()
}
