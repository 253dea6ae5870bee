//! What was learned is what the record says, confidence means what it says, and no text stops the reader.

use std::fs;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use reuring::archive::Archive;
use reuring::catalogue::Catalogue;
use reuring::ingest::read::candidate::Scope;
use reuring::ingest::read::cluster::clusters;
use reuring::ingest::read::facts::{self, Composed};
use reuring::ingest::read::mention::mentions;
use reuring::ingest::read::model::Curve;
use reuring::ingest::read::models::{Models, Reader};
use reuring::ingest::read::number::numbers;
use reuring::ingest::read::page::Page;
use reuring::ingest::read::reading;
use reuring::ingest::{Article, Claim, Entry, Fact, Part};
use reuring::locale::Lang;

use crate::record;
use crate::support::sealed::project;

fn read(text: &str) -> (Article, Vec<Fact>) {
    let reader = Reader::bundled();
    let article = Article {
        heading: Some("Verslag Reuring!Café #7 | Dijken | 3 mei".to_owned()),
        text: text.to_owned(),
        ..Article::default()
    };
    let composed = Composed::new(&article);
    let page = Page::new(&composed.text, &reader.lexicon);
    let mut found = Vec::new();
    for within in reading::segments(&page, reader) {
        let reading = reading::read(&page, &within, None, &[], &reader.models);
        let extract = facts::extract(
            &reading,
            &page,
            &within,
            &composed,
            article.placement,
            &reader.models.confidences,
        );
        found.extend(extract.map(|extract| extract.facts).unwrap_or_default());
    }
    (article, found)
}

#[test]
fn the_weights_are_those_of_the_record() {
    let kept = fs::read_to_string(project().join("data/reading/record.txt")).expect("the record");
    assert_eq!(
        kept,
        record::record(),
        "train anew: cargo bench --bench training"
    );
}

#[test]
fn the_weights_are_whole_and_come_back_as_they_were_written() {
    let bytes = fs::read(project().join("data/reading/weights.bin")).expect("weights");
    assert!(bytes.len() < 1_000_000, "{} bytes", bytes.len());
    assert_eq!(Models::read(&bytes).write().len(), bytes.len());
}

/// What was said of pages by hands left out came true about as often as the program says, in every tenth.
#[test]
fn confidence_means_what_it_says() {
    const APART: f32 = 0.07;
    const COUNTS: u32 = 30;
    let confidences = &Reader::bundled().models.confidences;
    let judged =
        fs::read_to_string(project().join("tests/labelled/judged.tsv")).expect("judgements");
    let mut bands = [(0.0_f32, 0.0_f32, 0_u32); 10];
    for line in judged.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let curve: &Curve = match parts[0] {
            "subject" => &confidences.subject,
            "number" => &confidences.number,
            "day" => &confidences.day,
            "time" => &confidences.time,
            "venue" => &confidences.venue,
            "title" => &confidences.title,
            "partner" => &confidences.partner,
            _ => &confidences.bench,
        };
        let said = curve.confidence(parts[1].parse().expect("a chance"));
        let tenth = (1_u8..10)
            .take_while(|tenth| said >= f32::from(*tenth) / 10.0)
            .count();
        let band = &mut bands[tenth];
        let right: f32 = parts[2].parse().expect("0 or 1");
        *band = (band.0 + said, band.1 + right, band.2 + 1);
    }
    assert!(
        bands.iter().filter(|band| band.2 >= COUNTS).count() > 5,
        "{bands:?}"
    );
    for (tenth, (said, right, count)) in bands
        .into_iter()
        .enumerate()
        .filter(|(_, band)| band.2 >= COUNTS)
    {
        let count = f32::from(u16::try_from(count).expect("few judgements"));
        let apart = (said - right).abs() / count;
        assert!(
            apart <= APART,
            "from .{tenth}: said {:.2}, came true {:.2}",
            said / count,
            right / count
        );
    }
}

#[test]
fn an_announcement_in_the_house_style_is_read() {
    let (_, found) = read(
        "De Vereniging voor OverheidsManagement (VOM) kondigt in samenwerking met ICTU de 7e editie van Reuring!Café aan.\n\n\
         Mark Frequin is onze debatleider. Host van de avond is Rowinda Appelman, programmamanager bij ICTU.\n\n\
         De bankgasten van dit Reuring!Café zijn:\n\n\
         • Ada Bos (dijkgraaf, Waterschap Rivierenland)\n• Teun Wissel, wethouder van de gemeente Zwolle\n\n\
         Datum: 03-05-2022 | Locatie: Het Nutshuis, Den Haag | Tijd: Inloop 16:30 uur, start om 17:00 uur\n",
    );
    let said: Vec<String> = found
        .iter()
        .map(|fact| format!("{:?}", fact.claim))
        .collect();
    for expected in [
        "Number(7)",
        "DebateLeader(\"Mark Frequin\")",
        "Rowinda Appelman",
        "Ada Bos",
        "Teun Wissel",
        "dijkgraaf",
        "2022",
    ] {
        assert!(
            said.iter().any(|one| one.contains(expected)),
            "{expected}: {said:#?}"
        );
    }
}

#[test]
fn people_who_are_named_and_not_placed_are_kept_to_be_offered() {
    let folder = project().join("tests/pages");
    let pages = fs::read_dir(folder)
        .expect("pages")
        .map(|one| one.expect("a page").path());
    let mut offered = 0;
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "txt")) {
        let text = fs::read_to_string(page).expect("a page");
        for article in reuring::ingest::source::plain_text::articles(&text) {
            let Some(found) = reuring::ingest::read(&article) else {
                continue;
            };
            for fact in found.offered {
                assert!(
                    !found.facts.iter().any(|said| said.claim == fact.claim),
                    "{fact:?}"
                );
                offered += usize::from(matches!(fact.claim, Claim::Guest(_)));
            }
        }
    }
    assert!(offered > 5, "{offered}");
}

#[test]
fn a_name_is_cut_from_what_describes_it_and_holds_what_somebody_is_called() {
    let lexicon = &Reader::bundled().lexicon;
    for (text, expected) in [
        (
            "Staatsraad Formatiekenner Berber Wissel sprak.",
            "Berber Wissel",
        ),
        (
            "Er kwam vanuit Middelburg Bart-Willem Wissel.",
            "Bart-Willem Wissel",
        ),
        ("Dat zei de Zeeuwse Annabel Wissel.", "Annabel Wissel"),
        (
            "Naast haar CNV-onderhandelaar Sybren Wissel.",
            "Sybren Wissel",
        ),
        (
            "Het woord was aan Mariangela Sara Wissel.",
            "Mariangela Sara Wissel",
        ),
        (
            "Op de bank dr. Ph.J. (Flip) Wissel uit Delft.",
            "Flip Wissel",
        ),
    ] {
        let page = Page::new(text, lexicon);
        let people = clusters(&page, &mentions(&page), &(0..page.tokens.len()));
        let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
        assert!(names.contains(&expected), "{text}: {names:?}");
    }
}

#[test]
fn a_day_behind_the_name_of_the_series_is_no_number() {
    let page = Page::new(
        "Reuring!Café 13 maart\n\nWelkom bij Reuring!Café 14 in Zwolle.",
        &Reader::bundled().lexicon,
    );
    let scope = Scope {
        page: &page,
        within: 0..page.tokens.len(),
    };
    let found: Vec<u32> = numbers(&scope).iter().map(|one| one.value).collect();
    assert_eq!(found, [14]);
}

#[test]
fn what_people_do_and_where_is_not_taken_from_somebody_named_between() {
    let (_, found) = read(
        "Op 3 mei 2022 zaten op de bank van Reuring!Café #7 Ada Bos (dijkgraaf, Waterschap Rivierenland), Teun Wissel \
         (wethouder, gemeente Zwolle) en Sanne Kuipers (hoogleraar bestuurskunde, Universiteit Utrecht).",
    );
    for fact in &found {
        if let Claim::Guest(person) = &fact.claim {
            assert_eq!(person.affiliations.len(), 1, "{person:?}");
        }
    }
    let guests = found
        .iter()
        .filter(|fact| matches!(fact.claim, Claim::Guest(_)));
    assert_eq!(guests.count(), 3, "{found:#?}");
}

#[test]
fn for_every_guest_of_a_list_it_can_be_said_why() {
    let article = Article {
        heading: Some("Verslag Reuring!Café #7 | Dijken".to_owned()),
        text: "Op 3 mei 2022 was de 7e editie.\n\nDe bankgasten waren:\n\n\
               • Ada Bos (dijkgraaf, Waterschap Rivierenland)\n• Teun Wissel, wethouder van de gemeente Zwolle\n"
            .to_owned(),
        ..Article::default()
    };
    let found = reuring::ingest::read(&article).expect("an edition");
    let reasons = reuring::ingest::reasons(&article, &found.facts);
    assert_eq!(reasons.len(), found.facts.len());
    let mut guests = 0;
    for (fact, why) in found.facts.iter().zip(&reasons) {
        if matches!(fact.claim, Claim::Guest(_)) {
            guests += 1;
            assert!(!why.is_empty(), "{fact:?}");
            assert_ne!(why[0].text(Lang::Nl), why[0].text(Lang::En));
        }
    }
    assert_eq!(guests, 2);
}

#[test]
fn the_archive_says_of_what_it_read_and_of_nothing_else_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("archive.db");
    let now = jiff::Timestamp::UNIX_EPOCH;
    Archive::create(&path, false, now).expect("an archive");
    let article = Article {
        heading: Some("Verslag Reuring!Café #7 | Dijken".to_owned()),
        text: "Op 3 mei 2022 was de 7e editie.\n\nDe bankgasten waren:\n\n\
               • Ada Bos (dijkgraaf, Waterschap Rivierenland)\n• Teun Wissel, wethouder van de gemeente Zwolle\n"
            .to_owned(),
        ..Article::default()
    };
    let entries = [Entry::of_article(article, "a.txt")];
    let mut archive = Archive::open(&path, now).expect("it opens");
    archive.take_in(&entries, now).expect("taken in");
    let catalogue = Catalogue::load(&path).expect("the archive opens");
    let stored = catalogue.editions().first().expect("an edition");
    let plain = stored.proofs().expect("facts");
    let told = stored.proofs_with_reasons().expect("facts");
    assert_eq!(plain.len(), told.len());
    assert!(plain.iter().all(|fact| fact.why.is_empty()));
    let guest = told
        .iter()
        .find(|fact| matches!(fact.claim, Claim::Guest(_)));
    assert!(!guest.expect("a guest").why.is_empty());
}

/// Pieces that, repeated, make a careless reader look at everything again for every word.
const WEARISOME: [&str; 14] = [
    "a\n",
    "A\n",
    "A. ",
    "\u{e9}\u{201c}",
    "3 mei ",
    "Ada Bos ",
    "Ada Bos, adviseur bij ICTU, ",
    "Ada Bos van de bij ",
    "\u{2022} Ada Bos (dijkgraaf)\n",
    "de 7e editie van Reuring!Caf\u{e9} ",
    "16.30 uur ",
    "((((",
    "van de ",
    "Bos ",
];

#[test]
fn no_text_takes_long_to_weigh() {
    for piece in WEARISOME {
        let text = piece.repeat(20_000 / piece.len());
        let began = Instant::now();
        let _ = read(&text);
        // A debug build on a busy machine; released, a hundredth of it.
        let taken = began.elapsed();
        assert!(taken < Duration::from_secs(20), "{piece:?}: {taken:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn facts_lie_within_their_text_whatever_it_holds(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "Ada Bos", " van ", "‘", "’t Hof", "(", ")", "\n", " ", "é\u{301}", "İ", "\u{a0}", "3 mei 2022", "#7", "Reuring!Café", ":", "|", "De gasten zijn:\n",
            "• ", "dijkgraaf", "ICTU", "16.30 uur", "日本", "\u{1b}", "-", "–", ".", "host", "half ", "de zevende", "31-02-2020", "\r\n", "afgelopen dinsdag",
        ]), 0..120)
    ) {
        let (article, found) = read(&pieces.concat());
        for fact in found {
            let span = fact.span.expect("a fact that was read has a place");
            let part = if span.part == Part::Heading { article.heading.as_deref().unwrap_or_default() } else { article.text.as_str() };
            prop_assert!(part.get(span.start..span.end).is_some(), "{fact:?}");
        }
    }
}
