//! No text whatever breaks the query parser, the search or the importer.

use proptest::prelude::*;
use reuring::ingest::{Entry, source};
use reuring::search::{Note, Query, Searcher, Sort, marks};

use crate::support::browser::starter_catalogue;

/// Text weighted with what hurts: quotes, operators, control and combining characters, wide ones.
fn hurtful() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9éËĳø ]{1,8}",
        2 => prop::sample::select(vec![
            "\"", "“", "„", "'", "-", "!", "*", "(", ")", ":", "^", "+", "#", "|", " AND ", " OR ", " NOT ", "NEAR(",
            "gast:", "org:", "datum:", "nr:", "thema:", "10 maart ", "2020", "31-02-2020", "99999999999", "\0", "\u{1b}[2J",
            "\u{301}", "\u{200d}", "\u{202e}", "\u{e000}", "日本", "👩\u{200d}🏫", "𞤀", "\u{ad}", "\n", "\t", "\u{a0}", "İ", "ﬁ",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Lines like those of a page, among them doubled titles and bullets.
fn page() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => hurtful(),
        2 => prop::sample::select(vec![
            "", "Aankomend Reuring!Café", "Afgelopen Reuring!Cafés", "De bankgasten van de avond zijn:", "- ", "  • An Bos (lid, VNG)",
            "Verslag Reuring!Café #12 | Een proef | 10 mei", "Datum: 10-05-2011 | Inloop vanaf 16.30 uur, start 17.00 uur",
            "Host was An Bos, lid van de raad van", "in samenwerking met het", "de honderdste editie",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(line, 0..25).prop_map(|lines| {
        lines
            .iter()
            .flat_map(|line| [line.as_str(), line.as_str()])
            .collect::<Vec<_>>()
            .join("\n")
    })
}

#[test]
fn no_query_is_an_error_and_every_mark_lies_on_character_borders() {
    let searcher = Searcher::new(starter_catalogue());
    proptest!(|(typed in hurtful())| {
        let results = searcher.search(&Query::parse(&typed), 10, Sort::Relevance);
        prop_assert!(results.total >= results.hits.len());
        for hit in results.hits {
            for mark in hit.snippet.marks {
                prop_assert!(hit.snippet.text.get(mark).is_some());
            }
        }
    });
}

#[test]
fn a_query_of_any_length_is_answered() {
    let searcher = Searcher::new(starter_catalogue());
    for typed in [
        format!("org:{}", ",".repeat(60_000)),
        format!("org:{}", "a,".repeat(30_000)),
        "1..2 ".repeat(20_000),
        format!("nr:{}", "1..2,".repeat(20_000)),
        format!("datum:{}", "2019..2020,".repeat(10_000)),
        format!("\"{}", "woord ".repeat(20_000)),
        "a OR ".repeat(20_000),
        "((".repeat(20_000),
        "europa ".repeat(20_000),
    ] {
        let start = std::time::Instant::now();
        let query = searcher.parse(&typed);
        let _ = searcher.search(&query, 50, Sort::Relevance);
        let shown: String = typed.chars().take(20).collect();
        let took = start.elapsed();
        assert!(
            took < std::time::Duration::from_secs(4),
            "{shown}: {took:?}"
        );
        assert!(query.notes.iter().any(Note::is_about_length), "{shown}");
    }
}

proptest! {
    #[test]
    fn marks_lie_inside_any_text_in_order(typed in hurtful(), text in hurtful()) {
        let mut last = 0;
        for mark in marks(&text, &Query::parse(&typed).needles()) {
            prop_assert!(mark.start >= last && text.get(mark.clone()).is_some());
            last = mark.end;
        }
    }

    #[test]
    fn no_bytes_break_the_importer(page in page(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4)) {
        let mut bytes = page.into_bytes();
        for (place, byte) in cuts {
            if !bytes.is_empty() {
                let at = place.index(bytes.len());
                bytes[at] = byte;
            }
        }
        let _ = source::read(bytes.as_slice(), &mut |_| {});
    }

    #[test]
    fn no_page_breaks_the_importer_and_every_fact_lies_inside_its_text(page in page()) {
        let mut entries = Vec::new();
        let mut take = |content| entries.extend(Entry::all_of(content, "page"));
        let _ = source::read(page.as_bytes(), &mut take);
        for entry in entries {
            for fact in entry.extract.iter().flat_map(|extract| &extract.facts) {
                let Some(span) = fact.span else { continue };
                let part = match span.part {
                    reuring::ingest::Part::Heading => entry.heading.as_deref(),
                    reuring::ingest::Part::Text => Some(entry.text.as_str()),
                    reuring::ingest::Part::Address => entry.url.as_deref(),
                };
                prop_assert!(part.is_some_and(|part| part.get(span.start..span.end).is_some()), "{fact:?}");
            }
        }
    }
}
