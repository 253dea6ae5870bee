//! How well pages are read: precision and recall of every field over the pages in `tests/pages`.
//!
//! Each page has a gold file of the same name. Editions are matched by their handle, fields are
//! compared to the letter. The table is printed; the floors below must hold. The models learned from these pages: how
//! well others are read, `cargo bench --bench training -- cross` says. `REURING_PAGES` names
//! another folder to measure: new pages are measured there before a rule has seen them.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use reuring::edition::{Handle, Person, Series};
use reuring::ingest::source::plain_text::articles;
use reuring::ingest::{Article, Claim, DateReading, Extract, Part, read};
use serde::Deserialize;

const PRECISION: f64 = 0.96;
const RECALL: f64 = 0.95;

/// What must be read from one page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gold {
    left_out: usize,
    #[serde(default)]
    edition: Vec<GoldEdition>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct GoldEdition {
    key: String,
    kind: String,
    series: String,
    number: Option<u32>,
    title: Option<String>,
    other_titles: Vec<String>,
    subtitle: Option<String>,
    date: Option<String>,
    doors_open: Option<String>,
    start: Option<String>,
    venue: Option<String>,
    music: Option<String>,
    attendance: Option<u32>,
    status: String,
    partners: Vec<String>,
    debate_leader: Option<String>,
    hosts: Vec<Person>,
    guests: Vec<Person>,
    guests_complete: Option<bool>,
}

/// Values by field.
type Fields = BTreeMap<&'static str, BTreeSet<String>>;

#[derive(Debug, Default, Clone, Copy)]
struct Score {
    right: usize,
    wrong: usize,
    missing: usize,
}

impl Score {
    fn add(&mut self, found: &BTreeSet<String>, gold: &BTreeSet<String>) {
        self.right += found.intersection(gold).count();
        self.wrong += found.difference(gold).count();
        self.missing += gold.difference(found).count();
    }

    fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missing)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).expect("a page holds few facts"));
    if whole == 0 {
        1.0
    } else {
        count(part) / count(whole)
    }
}

#[test]
fn pages_are_read_as_their_gold_files_say() {
    let mut table: BTreeMap<&'static str, Score> = BTreeMap::new();
    let mut differences = Vec::new();
    for page in pages() {
        compare(&page, &mut table, &mut differences);
    }
    let total = table.values().fold(Score::default(), |sum, one| Score {
        right: sum.right + one.right,
        wrong: sum.wrong + one.wrong,
        missing: sum.missing + one.missing,
    });
    report(&table, total, &differences);
    assert!(
        total.precision() >= PRECISION,
        "precision {:.3}",
        total.precision()
    );
    assert!(total.recall() >= RECALL, "recall {:.3}", total.recall());
}

#[test]
fn every_fact_points_at_words_of_its_article() {
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page is readable");
        for article in articles(&text) {
            assert!(
                text.contains(&article.text),
                "{}: the text of an article is part of the page",
                page.display()
            );
            let facts = read(&article).map(|found| found.facts).unwrap_or_default();
            for fact in facts {
                let span = fact.span.expect("a fact that was read has a place");
                let part = part(&article, span.part);
                assert!(
                    part.get(span.start..span.end)
                        .is_some_and(|words| !words.is_empty()),
                    "{fact:?}"
                );
            }
        }
    }
}

/// Pieces that, repeated, once made a rule look at everything again for every word.
const WEARISOME: &[&str] = &[
    "a\n",
    "A\n",
    "A. ",
    "\u{e9}\u{201c}",
    "3 mei 2022 thema \u{2018}Dijken ",
    "3 mei ",
    "Ada Bos ",
    "Ada Bos, ",
    "Ada Bos en ",
    "Ada Bos, adviseur bij ICTU, ",
    "Ada Bos (adviseur bij ",
    "Ada Bos van de bij ",
    "Ada Bos zei dat. ",
    "De gast was Ada Bos (adviseur). Zij is adviseur. ",
    "Host was Ada Bos, adviseur ",
    "De gasten zijn:\n",
    "\u{2022} Ada Bos (dijkgraaf)\n",
    "vroeg Ada Bos aan ",
    "in samenwerking met de VNG en ",
    "de 7e editie van Reuring!Caf\u{e9} ",
    "inloop vanaf 16.30 uur start ",
    "((((",
    "hoofdhoofdhoofd",
];

#[test]
fn no_text_takes_long_to_read() {
    for piece in WEARISOME {
        let text = piece.repeat(20_000 / piece.len());
        let page = format!("Verslag Reuring!Caf\u{e9} #7 | Dijken | 3 mei\n\n{text}");
        let began = Instant::now();
        for article in articles(&page) {
            let _ = read(&article);
        }
        // A released program takes a fiftieth of a second; this is for a debug build on a busy machine.
        let taken = began.elapsed();
        assert!(taken < Duration::from_secs(15), "{piece:?}: {taken:?}");
    }
}

fn part(article: &Article, part: Part) -> &str {
    match part {
        Part::Heading => article.heading.as_deref().unwrap_or_default(),
        Part::Text => &article.text,
        Part::Address => article.url.as_deref().unwrap_or_default(),
    }
}

fn pages() -> Vec<PathBuf> {
    let folder = std::env::var_os("REURING_PAGES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages"),
        PathBuf::from,
    );
    let files = fs::read_dir(folder)
        .expect("the pages are there")
        .filter_map(Result::ok)
        .map(|file| file.path());
    let mut pages: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    pages.sort();
    pages
}

fn compare(page: &Path, table: &mut BTreeMap<&'static str, Score>, differences: &mut Vec<String>) {
    let text = fs::read_to_string(page).expect("a page is readable");
    let gold = fs::read_to_string(page.with_extension("toml")).expect("a page has a gold file");
    let gold: Gold =
        toml::from_str(&gold).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let read: Vec<Option<Extract>> = articles(&text).iter().map(read).collect();
    let left_out = read.iter().filter(|one| one.is_none()).count();
    let mut found: BTreeMap<String, Fields> = read
        .iter()
        .flatten()
        .map(|one| (key(one), fields_of(one)))
        .collect();
    let name = page
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let counts = (value(&left_out), value(&gold.left_out));
    note(&name, "left out", &counts.0, &counts.1, table, differences);
    for edition in &gold.edition {
        let read = found.remove(&edition.key).unwrap_or_default();
        compare_fields(
            &format!("{name} {}", edition.key),
            &read,
            &edition.fields(),
            table,
            differences,
        );
    }
    for (key, read) in &found {
        compare_fields(
            &format!("{name} {key}"),
            read,
            &Fields::new(),
            table,
            differences,
        );
    }
}

fn compare_fields(
    place: &str,
    found: &Fields,
    gold: &Fields,
    table: &mut BTreeMap<&'static str, Score>,
    differences: &mut Vec<String>,
) {
    let empty = BTreeSet::new();
    let names: BTreeSet<&&'static str> = found.keys().chain(gold.keys()).collect();
    for name in names {
        let (found, gold) = (
            found.get(name).unwrap_or(&empty),
            gold.get(name).unwrap_or(&empty),
        );
        note(place, name, found, gold, table, differences);
    }
}

fn note(
    place: &str,
    name: &'static str,
    found: &BTreeSet<String>,
    gold: &BTreeSet<String>,
    table: &mut BTreeMap<&'static str, Score>,
    differences: &mut Vec<String>,
) {
    table.entry(name).or_default().add(found, gold);
    differences.extend(
        found
            .difference(gold)
            .map(|one| format!("{place}: {name} wrong: {one}")),
    );
    differences.extend(
        gold.difference(found)
            .map(|one| format!("{place}: {name} missing: {one}")),
    );
}

#[expect(clippy::print_stdout, reason = "the table is what the test is run for")]
fn report(table: &BTreeMap<&'static str, Score>, total: Score, differences: &[String]) {
    let line = |name: &str, score: Score| {
        let (precision, recall) = (score.precision(), score.recall());
        println!(
            "{name:16} {precision:9.3} {recall:7.3} {:6} {:6} {:8}",
            score.right, score.wrong, score.missing
        );
    };
    println!("field            precision  recall  right  wrong  missing");
    for (name, score) in table {
        line(name, *score);
    }
    line("all", total);
    for difference in differences {
        println!("{difference}");
    }
}

fn value(one: &(impl ToString + ?Sized)) -> BTreeSet<String> {
    BTreeSet::from([one.to_string()])
}

/// The handle that the facts of one document give: by number, by full date, by title.
fn key(read: &Extract) -> String {
    let series = read.facts.iter().find_map(|fact| match &fact.claim {
        Claim::Series(series) => Some(series.clone()),
        _ => None,
    });
    let series = series.unwrap_or(Series::Cafe);
    let by_number = read.facts.iter().find_map(|fact| match &fact.claim {
        Claim::Number(number) => Some(Handle::numbered(&series, *number)),
        _ => None,
    });
    let by_date = || {
        read.facts.iter().find_map(|fact| match &fact.claim {
            Claim::Date(date) => date.full().map(|date| Handle::dated(&series, date)),
            _ => None,
        })
    };
    let by_title = || {
        read.facts.iter().find_map(|fact| match &fact.claim {
            Claim::Title(title) => Some(Handle::titled(&series, title)),
            _ => None,
        })
    };
    by_number
        .or_else(by_date)
        .or_else(by_title)
        .unwrap_or_default()
        .to_string()
}

fn fields_of(read: &Extract) -> Fields {
    let mut fields = Fields::new();
    fields.insert("kind", value(read.kind.key()));
    let mut has_title = false;
    for fact in &read.facts {
        let (name, one) = match &fact.claim {
            Claim::Series(series) => ("series", series.key().to_owned()),
            Claim::Number(number) => ("number", number.to_string()),
            Claim::Title(title) => (
                if has_title { "other titles" } else { "title" },
                title.clone(),
            ),
            Claim::Subtitle(subtitle) => ("subtitle", subtitle.clone()),
            Claim::Date(date) => ("date", day(date)),
            Claim::DoorsOpen(time) => ("doors open", time.to_string()),
            Claim::Start(time) => ("start", time.to_string()),
            Claim::Venue(venue) => ("venue", venue.clone()),
            Claim::Music(music) => ("music", music.clone()),
            Claim::Attendance(count) => ("attendance", count.to_string()),
            Claim::Status(status) => ("status", status.key().to_owned()),
            Claim::Partner(partner) => ("partners", partner.clone()),
            Claim::DebateLeader(name) => ("debate leader", name.clone()),
            Claim::Host(person) => ("hosts", person.name.clone()),
            Claim::Guest(person) => ("guests", person.name.clone()),
            Claim::GuestsIncomplete => ("incomplete", "yes".to_owned()),
            _ => continue,
        };
        has_title |= name == "title";
        fields.entry(name).or_default().insert(one);
        if let Claim::Host(person) | Claim::Guest(person) = &fact.claim {
            fields
                .entry("affiliations")
                .or_default()
                .extend(roles(person));
        }
    }
    fields
}

fn day(date: &DateReading) -> String {
    let year = date.year.map_or("-".to_owned(), |year| year.to_string());
    format!("{year}-{:02}-{:02}", date.month, date.day)
}

fn roles(person: &Person) -> Vec<String> {
    person
        .affiliations
        .iter()
        .map(|one| format!("{}: {}", person.name, one.describe()))
        .collect()
}

impl GoldEdition {
    fn fields(&self) -> Fields {
        let texts = |all: &[String]| all.iter().cloned().collect::<BTreeSet<String>>();
        let text = |one: &Option<String>| one.iter().cloned().collect::<BTreeSet<String>>();
        let names = |all: &[Person]| {
            all.iter()
                .map(|person| person.name.clone())
                .collect::<BTreeSet<String>>()
        };
        let mut fields = Fields::from([
            ("kind", value(&self.kind)),
            ("series", value(&self.series)),
            (
                "number",
                self.number
                    .map(|number| number.to_string())
                    .into_iter()
                    .collect(),
            ),
            ("title", text(&self.title)),
            ("other titles", texts(&self.other_titles)),
            ("subtitle", text(&self.subtitle)),
            ("date", text(&self.date)),
            ("doors open", text(&self.doors_open)),
            ("start", text(&self.start)),
            ("venue", text(&self.venue)),
            ("music", text(&self.music)),
            (
                "attendance",
                self.attendance
                    .map(|count| count.to_string())
                    .into_iter()
                    .collect(),
            ),
            ("status", value(&self.status)),
            ("partners", texts(&self.partners)),
            ("debate leader", text(&self.debate_leader)),
            ("hosts", names(&self.hosts)),
            ("guests", names(&self.guests)),
            (
                "affiliations",
                self.hosts
                    .iter()
                    .chain(&self.guests)
                    .flat_map(roles)
                    .collect(),
            ),
        ]);
        if self.guests_complete == Some(false) {
            fields.insert("incomplete", value("yes"));
        }
        fields
    }
}
