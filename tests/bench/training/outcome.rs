//! What the program makes of a set of pages: cut into articles, read, merged.

use reuring::edition::{Document, Edition};
use reuring::gazetteer::Gazetteer;
use reuring::ingest::merge::{self, Identity, Source};
use reuring::ingest::read::facts::{self, Composed};
use reuring::ingest::read::models::{Models, Reader};
use reuring::ingest::read::page::Page;
use reuring::ingest::read::reading::{self, Judged, Reading};
use reuring::ingest::{Article, Extract};

use super::labelled::{Set, headings};

/// Reads all evenings of a page as plain text, cut where the reader sees fit.
pub fn extracts(text: &str, reader: &Reader) -> Vec<Extract> {
    let article = Article {
        text: text.to_owned(),
        ..Article::default()
    };
    let composed = Composed::new(&article);
    let page = Page::new(&composed.text, &reader.lexicon);
    let headings = headings(text);
    let read = |within: &std::ops::Range<usize>| {
        let reading = reading::read(&page, within, None, &headings, &reader.models);
        facts::extract(
            &reading,
            &page,
            within,
            &composed,
            article.placement,
            &reader.models.confidences,
        )
    };
    reading::segments(&page, reader)
        .iter()
        .filter_map(read)
        .collect()
}

/// Reads and merges all pages of a set.
pub fn editions(set: &Set, reader: &Reader) -> Vec<Edition> {
    let mut sources: Vec<Source> = Vec::new();
    for page in &set.pages {
        for extract in extracts(&page.text, reader) {
            let document = Document {
                kind: extract.kind,
                title: None,
                url: None,
                published: None,
                text: String::new(),
            };
            sources.push(Source {
                name: page.name.clone(),
                document,
                extract,
                corrections: Vec::new(),
            });
        }
    }
    let identities: Vec<Identity> = sources
        .iter()
        .map(|one| Identity::new(&one.extract, None, &[]))
        .collect();
    let groups = merge::groups(&identities, jiff::civil::date(2026, 11, 27));
    groups
        .iter()
        .map(|group| {
            merge::edition(
                group
                    .members
                    .iter()
                    .map(|at| sources[*at].clone())
                    .collect(),
                group,
            )
            .edition
        })
        .collect()
}

/// Prints what some weights make of pages: pieces, and the likeliest values of every field.
pub fn show(arguments: &[String]) {
    let weights = std::fs::read(&arguments[0]).expect("weights");
    let reader = Reader::new(Models::read(&weights), Gazetteer::bundled());
    for path in &arguments[1..] {
        let text = std::fs::read_to_string(path).expect("a page");
        let page = Page::new(&text, &reader.lexicon);
        println!("== {path}: {:?}", headings(&text));
        for within in reading::segments(&page, &reader) {
            let first: String = page.span(&within).chars().take(50).collect();
            println!("-- {within:?} {first:?}");
            print(&reading::read(
                &page,
                &within,
                None,
                &headings(&text),
                &reader.models,
            ));
        }
    }
}

fn print(reading: &Reading) {
    println!(
        "   subject {:.2} online {:.2} status {:?}",
        reading.subject, reading.online, reading.status
    );
    line("number", &reading.numbers, u32::to_string);
    line("day", &reading.days, |day| {
        format!("{}-{}-{:?}", day.day, day.month, day.year)
    });
    line("start", &reading.starts, ToString::to_string);
    line("doors", &reading.doors, ToString::to_string);
    line("venue", &reading.venues, |one| {
        format!("{} {:?}", one.written, one.town)
    });
    line("title", &reading.titles, Clone::clone);
    line("partner", &reading.partners, |one| one.name.clone());
    line("music", &reading.music, |one| one.name.clone());
    for one in &reading.people {
        let offices: Vec<String> = one
            .offices
            .iter()
            .map(|office| {
                format!(
                    "{:?} @ {:?} {:.2}",
                    office.affiliation.function, office.affiliation.organisation, office.chance
                )
            })
            .collect();
        println!(
            "   {:<30} none {:.2} guest {:.2} host {:.2} leader {:.2}  {}",
            one.cluster.name,
            one.chances[0],
            one.chances[1],
            one.chances[2],
            one.chances[3],
            offices.join("; ")
        );
    }
}

fn line<T>(field: &str, judged: &[Judged<T>], text: impl Fn(&T) -> String) {
    let all: Vec<String> = judged
        .iter()
        .take(4)
        .map(|one| format!("{} {:.2}", text(&one.value), one.chance))
        .collect();
    println!("   {field}: {}", all.join(" | "));
}
