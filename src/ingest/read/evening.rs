//! What speaks for a text being about an evening of the series, for which series, and for what became of it.

use std::ops::Range;

use super::candidate::share;
use super::feature::{Features, hash};
use super::lexicon::mark::LETTER;
use super::page::Page;

/// Words that tell a report from an announcement.
const PAST: [&str; 16] = [
    "was",
    "waren",
    "zei",
    "vertelde",
    "vond",
    "werd",
    "werden",
    "had",
    "stelde",
    "kwam",
    "ging",
    "vroeg",
    "gaf",
    "bleek",
    "vonden",
    "vertelden",
];
const PRESENT: [&str; 15] = [
    "is",
    "zijn",
    "zal",
    "zullen",
    "wordt",
    "worden",
    "gaat",
    "aanmelden",
    "kunt",
    "bent",
    "welkom",
    "schuiven",
    "organiseert",
    "nodigt",
    "meld",
];
/// Words that belong to evenings of the series, or to other things the association does.
const TELLING: [&str; 44] = [
    "bank",
    "gasten",
    "host",
    "debatleider",
    "reuring",
    "jury",
    "vacature",
    "boek",
    "congres",
    "leergang",
    "masterclass",
    "cursus",
    "collega",
    "interview",
    "column",
    "café",
    "editie",
    "gastvrouw",
    "gastheer",
    "zaal",
    "debat",
    "bankgasten",
    "gast",
    "podcast",
    "training",
    "werkbezoek",
    "prijs",
    "award",
    "nieuwsbrief",
    "jaarcongres",
    "seminar",
    "tafel",
    "lezing",
    "stagiair",
    "stagiairs",
    "stage",
    "solliciteren",
    "oratie",
    "opleiding",
    "module",
    "afscheid",
    "excursie",
    "bussen",
    "nominatie",
];
/// Words that tell an evening on the screen from one in a hall.
const ONLINE: [&str; 32] = [
    "online",
    "webinar",
    "scherm",
    "chat",
    "inloggen",
    "livestream",
    "zoom",
    "teams",
    "webex",
    "digitaal",
    "digitale",
    "kijkers",
    "kijken",
    "live",
    "link",
    "studio",
    "camera",
    "zaal",
    "bitterballen",
    "borrel",
    "theater",
    "foyer",
    "inloop",
    "deuren",
    "podium",
    "virtueel",
    "meekijken",
    "inbellen",
    "beeld",
    "thuis",
    "terugkijken",
    "uitzending",
];
const CALLED_OFF: [&str; 12] = [
    "afgelast",
    "geannuleerd",
    "uitgesteld",
    "vervalt",
    "afgeblazen",
    "doorgang",
    "verplaatst",
    "verzet",
    "verschoven",
    "uitstel",
    "geschrapt",
    "afgezegd",
];

/// What is seen of a text as a whole.
#[derive(Debug, Clone)]
pub struct Evening {
    /// What speaks for it having been held, being announced or called off.
    pub status: Features,
    /// What speaks for a series.
    pub series: Features,
    /// What speaks for it being an evening of the series at all, but for numbers and days.
    pub subject: Features,
    /// The text tells of what was.
    pub is_past: bool,
    /// The series is named.
    pub names_series: bool,
}

/// Looks at a text as a whole; `people` is how many it may name.
#[must_use]
pub fn evening(page: &Page, within: &Range<usize>, people: usize) -> Evening {
    let look = Look::new(page, within);
    Evening {
        status: look.status(people),
        series: look.series(),
        subject: look.subject(people),
        is_past: look.past() > 0.45,
        names_series: look.mentions() > 0,
    }
}

struct Look<'p, 'l> {
    page: &'p Page<'l>,
    within: Range<usize>,
    counts: rustc_hash::FxHashMap<u32, usize>,
    /// The first filled lines.
    head: Vec<usize>,
    /// Tokens at which the series is named with its kind: café, online.
    cafe: Vec<usize>,
    online: Vec<usize>,
}

impl<'p, 'l> Look<'p, 'l> {
    fn new(page: &'p Page<'l>, within: &Range<usize>) -> Self {
        let mut counts: rustc_hash::FxHashMap<u32, usize> = rustc_hash::FxHashMap::default();
        let (mut cafe, mut online) = (Vec::new(), Vec::new());
        for at in within.clone() {
            *counts.entry(page.token(at).hash).or_default() += 1;
            if page.low(at) == "reuring" {
                let next = if page.word(at + 1) == "!" {
                    at + 2
                } else {
                    at + 1
                };
                match page.low(next) {
                    "café" | "cafe" | "cafés" | "cafes" => cafe.push(at),
                    "online" => online.push(at),
                    _ => {}
                }
            }
        }
        let first = page.tokens.get(within.start).map_or(0, |token| token.line);
        let last = within
            .end
            .checked_sub(1)
            .and_then(|at| page.tokens.get(at))
            .map_or(0, |token| token.line);
        let lines = page.lines.get(first..=last).unwrap_or_default().iter();
        let head = lines
            .filter(|line| !line.tokens.is_empty())
            .take(4)
            .flat_map(|line| line.tokens.clone())
            .filter(|at| within.contains(at))
            .collect();
        Look {
            page,
            within: within.clone(),
            counts,
            head,
            cafe,
            online,
        }
    }

    fn count(&self, word: &str) -> usize {
        self.counts.get(&hash(word)).copied().unwrap_or(0)
    }

    fn mentions(&self) -> usize {
        self.count("reuring")
    }

    fn past(&self) -> f32 {
        let sum = |words: &[&str]| words.iter().map(|word| self.count(word)).sum::<usize>() as f32;
        sum(&PAST) / (1.0 + sum(&PAST) + sum(&PRESENT))
    }

    fn in_head(&self, word: &str) -> bool {
        let word = hash(word);
        self.head.iter().any(|at| self.page.token(*at).hash == word)
    }

    /// What both the subject and the status are told by.
    fn common(&self, people: usize) -> Features {
        let mut features = Features::new();
        let page = self.page;
        for at in self.head.iter().take(40) {
            features.word("head", page.token(*at).hash);
        }
        features.flag("names the series", self.mentions() > 0);
        features.flag("head names the series", self.in_head("reuring"));
        features.set("mentions of the series", share(self.mentions(), 4));
        features.set("people", share(people, 8));
        features.set("length", share(self.within.len(), 600));
        features.flag("short", self.within.len() < 60);
        features.set("past", self.past());
        let bytes = page.bytes(&self.within);
        let text = page.text.get(bytes).unwrap_or_default();
        let quotes =
            text.chars().filter(|c| matches!(c, '“' | '‘')).count() + text.matches('"').count() / 2;
        features.set("quotations", share(quotes, 8));
        for (which, word) in (0..).zip(CALLED_OFF) {
            features.set_of("called off", which, share(self.count(word), 1));
        }
        features.flag(
            "called off at all",
            CALLED_OFF.iter().take(6).any(|word| self.count(word) > 0)
                || self.does_not_take_place(),
        );
        features
    }

    /// Finds "gaat niet door".
    fn does_not_take_place(&self) -> bool {
        let page = self.page;
        let mut places = self.within.clone();
        places.any(|at| {
            page.low(at) == "niet"
                && page.low(at + 1) == "door"
                && (at.saturating_sub(6)..at)
                    .any(|at| matches!(page.low(at), "gaat" | "gaan" | "ging"))
        })
    }

    fn status(&self, people: usize) -> Features {
        let mut features = self.common(people);
        for word in self.counts.keys() {
            features.word_as("text", *word, 0.3);
        }
        features.finish()
    }

    fn subject(&self, people: usize) -> Features {
        let mut features = self.common(people);
        let page = self.page;
        for word in TELLING {
            if self.count(word) > 0 {
                features.word_as("text", hash(word), 0.3);
                features.flag("telling words", true);
            }
        }
        let reuring = hash("reuring");
        let first = self
            .within
            .clone()
            .find(|at| page.token(*at).hash == reuring);
        features.set(
            "how early the series",
            first.map_or(0.0, |at| {
                1.0 / (1.0 + (at - self.within.start) as f32 / 20.0)
            }),
        );
        let mut sentences: Vec<usize> = self
            .within
            .clone()
            .filter(|at| page.token(*at).hash == reuring)
            .map(|at| page.token(at).sentence)
            .collect();
        sentences.dedup();
        features.set(
            "sentences that name the series",
            share(sentences.len(), 6) * 2.0,
        );
        let words = self
            .within
            .clone()
            .filter(|at| page.is(*at, LETTER))
            .count()
            .max(1) as f32;
        features.set(
            "share of the series",
            (self.mentions() as f32 / words * 100.0).min(2.0),
        );
        features.set("bench", share(self.count("bank"), 3));
        let none = self
            .within
            .clone()
            .any(|at| page.low(at) == "geen" && page.low(at + 1) == "reuring");
        features.flag("no evening", none);
        features.finish()
    }

    fn series(&self) -> Features {
        let mut features = Features::new();
        for word in ONLINE {
            if self.count(word) > 0 {
                features.word("text", hash(word));
            }
        }
        let is_head = |places: &[usize]| places.iter().any(|at| self.head.contains(at));
        let (online, cafe) = (share(self.online.len(), 3), share(self.cafe.len(), 3));
        features.flag("online in the head", self.in_head("online"));
        features.flag("named online", !self.online.is_empty());
        features.flag("named café", !self.cafe.is_empty());
        features.flag("head names it online", is_head(&self.online));
        features.flag("head names it café", is_head(&self.cafe));
        features.set("how often online", online);
        features.set("how often café", cafe);
        features.set("more online than café", online - cafe);
        let is_after = self
            .online
            .first()
            .zip(self.cafe.first())
            .is_some_and(|(online, cafe)| online < cafe);
        features.flag(
            "online first",
            is_after || self.cafe.is_empty() && !self.online.is_empty(),
        );
        let year = |at: usize| matches!(self.page.word(at), "2020" | "2021" | "2022" | "2023");
        features.flag("years of the screen", self.within.clone().any(year));
        features.finish()
    }
}
