//! Everything that is learned, from labelled pages.

use std::collections::BTreeMap;
use std::ops::Range;

use reuring::gazetteer::Gazetteer;
use reuring::ingest::read::affiliation::view::{People, views};
use reuring::ingest::read::candidate::Candidate;
use reuring::ingest::read::day;
use reuring::ingest::read::feature::{Features, hash};
use reuring::ingest::read::lexicon::Lexicon;
use reuring::ingest::read::mention::{Mention, mentions};
use reuring::ingest::read::models::Models;
use reuring::ingest::read::page::Page;
use reuring::ingest::read::reading::{Candidates, full_names};
use reuring::ingest::read::role::{self, GUEST, HOST};
use reuring::ingest::read::segment;
use reuring::ingest::read::token;

use super::chain::{self, Row};
use super::fit::{self, Effort, Examples, FOLDS, Group, Growth, Part};
use super::gold::{self, Classes};
use super::labelled::{Gold, OWN, Set, headings};

/// A page taken apart, and the evenings on it.
struct Prepared<'a, 'l> {
    page: Page<'l>,
    mentions: Vec<Mention>,
    pieces: Vec<Piece<'a>>,
    fold: usize,
    is_own: bool,
}

/// What speaks of one evening, or of something else.
struct Piece<'a> {
    within: Range<usize>,
    gold: Option<&'a Gold>,
    candidates: Candidates,
    classes: Option<Classes>,
    roles: Vec<Option<usize>>,
}

/// Words that two pages or more write in small letters.
fn common(sets: &[&Set]) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for page in sets.iter().flat_map(|set| &set.pages) {
        let words = token::cut(&page.text).filter_map(|one| page.text.get(one.start..one.end));
        let mut small: Vec<u32> = words
            .filter(|word| word.starts_with(char::is_lowercase))
            .map(|word| hash(&word.to_lowercase()))
            .collect();
        small.sort_unstable();
        small.dedup();
        for word in small {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count >= 2)
        .map(|(word, _)| word)
        .collect()
}

fn prepare<'a, 'l>(sets: &[&'a Set], lexicon: &'l Lexicon) -> Vec<Prepared<'a, 'l>> {
    let mut found = Vec::new();
    for set in sets {
        for labelled in &set.pages {
            let page = Page::new(&labelled.text, lexicon);
            let mentions = mentions(&page);
            let published = day::publication(&page);
            let headings = headings(&labelled.text);
            let is_own = set.name == OWN;
            let hand = if is_own {
                format!(
                    "{}{}",
                    set.name,
                    labelled.name.chars().take(2).collect::<String>()
                )
            } else {
                set.name.clone()
            };
            let pieces = gold::pieces(&page, labelled)
                .into_iter()
                .map(|(within, gold)| {
                    let candidates =
                        Candidates::gather(&page, &within, &mentions, published, &headings);
                    Piece {
                        classes: gold.map(|gold| gold::classes(&candidates, gold)),
                        roles: candidates
                            .clusters
                            .iter()
                            .map(|one| gold::role(one, gold))
                            .collect(),
                        candidates,
                        within,
                        gold,
                    }
                })
                .collect();
            found.push(Prepared {
                page,
                mentions,
                pieces,
                fold: hash(&hand) as usize % FOLDS,
                is_own,
            });
        }
    }
    found
}

const FIELD: Growth = Growth {
    rounds: 60,
    leaves: 6,
    rate: 0.08,
    least: 15,
};
const ROLE: Growth = Growth {
    rounds: 90,
    leaves: 8,
    rate: 0.08,
    least: 15,
};

/// Learns all models from some sets.
pub fn models(sets: &[&Set]) -> Models {
    let common = common(sets);
    let lexicon = Lexicon::new(Gazetteer::bundled(), common.iter().copied().collect());
    let pages = prepare(sets, &lexicon);
    let mut models = Models {
        common,
        border: border(&pages),
        ..Models::default()
    };
    models.number = field(&pages, 2, |one| &one.numbers, |one| &one.numbers, |_| true);
    models.day = field(
        &pages,
        2,
        |one| &one.days,
        |one| &one.days,
        |gold| gold.date.is_some(),
    );
    models.time = field(&pages, 3, |one| &one.times, |one| &one.times, |_| true);
    models.venue = field(&pages, 2, |one| &one.phrases, |one| &one.venues, |_| true);
    models.partner = field(&pages, 2, |one| &one.phrases, |one| &one.partners, |_| true);
    models.music = field(&pages, 2, |one| &one.phrases, |one| &one.music, |_| true);
    models.title = field(
        &pages,
        2,
        |one| &one.titles,
        |one| &one.titles,
        |gold| !gold.titles().is_empty(),
    );
    models.role = roles(&pages);
    evenings(&pages, &mut models);
    models.chain = chain::fit(&rows(&pages));
    models
}

fn border(pages: &[Prepared]) -> reuring::ingest::read::model::Linear {
    let mut evidence = Vec::new();
    let mut class = Vec::new();
    for one in pages
        .iter()
        .filter(|one| !one.is_own || one.pieces.len() > 1)
    {
        let filled = segment::filled(&one.page);
        let starts: Vec<usize> = one.pieces.iter().map(|piece| piece.within.start).collect();
        for (at, (line, features)) in filled
            .iter()
            .zip(segment::borders(&one.page, &filled))
            .enumerate()
        {
            evidence.push(features);
            class.push(usize::from(
                at > 0 && starts[1..].contains(&one.page.lines[*line].tokens.start),
            ));
        }
    }
    let examples = Examples {
        evidence: evidence.iter().collect(),
        class,
    };
    fit::linear(&examples, 2, Effort::cost(1.0))
}

fn field<T>(
    pages: &[Prepared],
    classes: usize,
    candidates: impl Fn(&Candidates) -> &Vec<Candidate<T>>,
    class: impl Fn(&Classes) -> &Vec<Option<usize>>,
    counts: impl Fn(&Gold) -> bool,
) -> reuring::ingest::read::rivals::TwoLooks {
    let mut groups: Vec<Group<T>> = Vec::new();
    for one in pages {
        for piece in &one.pieces {
            if let (Some(own), Some(_)) = (&piece.classes, piece.gold.filter(|gold| counts(gold))) {
                groups.push(Group {
                    candidates: candidates(&piece.candidates),
                    class: class(own).clone(),
                    fold: one.fold,
                });
            }
        }
    }
    fit::two_looks(&groups, classes, 0.5, FIELD)
}

fn evenings(pages: &[Prepared], models: &mut Models) {
    let pieces = || pages.iter().flat_map(|one| &one.pieces);
    let subject: Vec<Features> = pieces()
        .map(|piece| piece.candidates.subject(models))
        .collect();
    let is_evening: Vec<usize> = pieces()
        .map(|piece| usize::from(piece.gold.is_some()))
        .collect();
    models.subject = fit::linear(
        &Examples {
            evidence: subject.iter().collect(),
            class: is_evening,
        },
        2,
        Effort::cost(0.3),
    );
    let golds = || pieces().filter_map(|piece| Some((piece, piece.gold?)));
    let status = |gold: &Gold| match gold.status.as_str() {
        "held" => 0,
        "cancelled" => 2,
        _ => 1,
    };
    let evidence = golds()
        .map(|(piece, _)| &piece.candidates.evening.status)
        .collect();
    let class = golds().map(|(_, gold)| status(gold)).collect();
    models.status = fit::linear(
        &Examples { evidence, class },
        3,
        Effort {
            is_balanced: true,
            ..Effort::cost(0.3)
        },
    );
    let evidence = golds()
        .map(|(piece, _)| &piece.candidates.evening.series)
        .collect();
    let class = golds()
        .map(|(_, gold)| usize::from(gold.is_online()))
        .collect();
    models.series = fit::linear(
        &Examples { evidence, class },
        2,
        Effort {
            is_balanced: true,
            least: 3,
            cost: 0.5,
        },
    );
}

fn roles(pages: &[Prepared]) -> reuring::ingest::read::rivals::TwoLooks {
    let all: Vec<(&Prepared, &Piece)> = pages
        .iter()
        .flat_map(|one| one.pieces.iter().map(move |piece| (one, piece)))
        .collect();
    let parts: Vec<Part> = all
        .iter()
        .map(|(one, piece)| Part {
            evidence: piece.candidates.people.iter().collect(),
            class: &piece.roles,
            fold: one.fold,
        })
        .collect();
    fit::looks(&parts, role::ROLES.len(), 0.15, ROLE, |at, first| {
        let (one, piece) = all[at];
        role::with_rivals(
            &one.page,
            &piece.candidates.clusters,
            &piece.candidates.people,
            first,
        )
    })
}

/// Views of those on the bench with the labels of their words.
fn rows(pages: &[Prepared]) -> Vec<Row> {
    let mut found = Vec::new();
    for one in pages {
        for piece in &one.pieces {
            let Some(gold) = piece.gold else { continue };
            let people = People::new(&full_names(&one.mentions), &piece.candidates.clusters);
            for (cluster, role) in piece.candidates.clusters.iter().zip(&piece.roles) {
                let Some(person) =
                    gold::person(cluster, gold).filter(|_| matches!(role, Some(GUEST | HOST)))
                else {
                    continue;
                };
                for view in views(&one.page, &people, cluster, &piece.within) {
                    let (labels, hits) = gold::labels(&one.page, &view, person);
                    if hits > 0 || view.is_first || person.affiliations.is_empty() {
                        found.push(Row {
                            evidence: view.evidence(&one.page, &people, cluster),
                            labels,
                        });
                    }
                }
            }
        }
    }
    found
}
