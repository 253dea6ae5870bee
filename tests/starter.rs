//! The editions that come along: whole, readable, and exported as they were written.

use std::collections::BTreeSet;
use std::fs;

use reuring::edition::Edition;
use reuring::ingest::source::record;

use crate::support::sealed::{Sealed, project};

/// The records as they stand in `data/editions`, with their handles.
fn records() -> Vec<(String, record::Record)> {
    let files = fs::read_dir(project().join("data/editions")).expect("the starter editions");
    let files = files.map(|entry| entry.expect("a file").path());
    files
        .map(|path| {
            let key = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path).expect("text");
            (
                key,
                record::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
            )
        })
        .collect()
}

#[test]
fn the_starter_archive_exports_exactly_the_facts_of_its_records() {
    let sealed = Sealed::new();
    let export = sealed
        .run(&["export", "--format", "json"], "")
        .ended(0)
        .json();
    assert_eq!(export["schema"], 1);
    let editions = export["editions"].as_array().expect("a list").clone();
    let records = records();
    assert_eq!(editions.len(), records.len());
    for edition in editions {
        let mut edition: Edition = serde_json::from_value(edition).expect("a record");
        let key = edition.key.to_string();
        let (_, record) = records
            .iter()
            .find(|(name, _)| *name == key)
            .unwrap_or_else(|| panic!("{key} has no file"));
        let texts: Vec<String> = edition
            .documents
            .drain(..)
            .map(|document| document.text)
            .collect();
        assert_eq!(texts.join("\n"), record.text, "{key}");
        let expected = Edition {
            key: edition.key.clone(),
            ..record.edition.clone()
        };
        assert_eq!(edition, expected, "{key}");
    }
}

#[test]
fn every_organisation_and_theme_of_the_starter_stands_in_the_gazetteer() {
    let gazetteer = reuring::gazetteer::Gazetteer::bundled();
    let mut missing = BTreeSet::new();
    for (_, record) in records() {
        let edition = record.edition;
        let employers = edition.bench().flat_map(|(_, person)| &person.affiliations);
        let organisations = employers
            .filter_map(|one| one.organisation.as_ref())
            .chain(&edition.partners);
        for name in organisations {
            // Known, and by this spelling: facts stay what their source says.
            if gazetteer
                .organisation(name)
                .is_none_or(|known| known.name != *name)
            {
                missing.insert(name.clone());
            }
        }
        missing.extend(
            edition
                .topics
                .iter()
                .filter(|topic| gazetteer.theme(topic).is_none())
                .cloned(),
        );
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_five_evenings_with_a_page_have_a_full_text() {
    for (key, record) in records() {
        let words = record.text.split_whitespace().count();
        let is_full = matches!(
            key.as_str(),
            "cafe-98" | "cafe-99" | "cafe-114" | "cafe-115" | "online-1"
        );
        assert!(
            !is_full || (350..=700).contains(&words),
            "{key} has {words} words"
        );
        assert!(words >= 15, "{key} has {words} words");
    }
}
