//! A made-up archive of any size, the same every time.
//!
//! Words are made of syllables and drawn by Zipf's law (exponent 1), so that a few are in every text and
//! most in hardly any, as in Dutch. An edition has six people, three themes and some 4 KB of text. Real
//! archives have fewer and more correlated words.

use std::fmt::Write;

use reuring::gazetteer::Gazetteer;
use reuring::ingest::Entry;
use reuring::ingest::source::record;

const SYLLABLES: [&str; 40] = [
    "be", "ge", "ver", "ont", "aan", "uit", "op", "in", "over", "onder", "stuur", "raad", "land",
    "stad", "wijk", "zorg", "werk", "recht", "dienst", "beleid", "plan", "markt", "school",
    "water", "lucht", "weg", "huis", "bouw", "geld", "schap", "heid", "ing", "lijk", "er", "en",
    "de", "ste", "ling", "loos", "baar",
];
const FIRST_NAMES: usize = 400;
const SURNAMES: usize = 9_000;
const WORDS: usize = 60_000;
const THEMES: usize = 735;
const ORGANISATIONS: usize = 3_000;

/// The days of a year an evening can be on: the corpus walks through them.
const DAYS: usize = 28;

/// A generator of numbers that is the same everywhere: splitmix64 (Steele, Lea and Flood 2014).
pub struct Numbers(u64);

impl Numbers {
    /// Starts at a seed.
    pub fn new(seed: u64) -> Self {
        Numbers(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    /// A rank below `end`, the lower the likelier.
    pub fn zipf(&mut self, end: usize) -> usize {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((end as f64).powf(share) - 1.0) as usize
    }
}

/// The word of a rank; every rank has another.
pub fn word(rank: usize) -> String {
    let mut rest = rank;
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            return word;
        }
        rest -= 1;
    }
}

/// The person of a number, with a particle now and then.
pub fn person(number: usize) -> String {
    let first = capital(&word(number % FIRST_NAMES));
    let surname = capital(&word(FIRST_NAMES + number / FIRST_NAMES % SURNAMES));
    match number % 7 {
        0 => format!("{first} van der {surname}"),
        1 => format!("{first} de {surname}"),
        _ => format!("{first} {surname}"),
    }
}

/// The theme of a number; every third is one of the program's own, which bring their other names along.
pub fn theme(number: usize) -> String {
    let known = Gazetteer::bundled().themes();
    if number.is_multiple_of(3) {
        return known[number / 3 % known.len()].name.clone();
    }
    format!("{} {}", word(200 + number % THEMES), word(90 + number % 11))
}

fn organisation(number: usize) -> String {
    format!(
        "Stichting {}",
        capital(&word(1_000 + number % ORGANISATIONS))
    )
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The edition of a number, from 1, as an entry for the archive. Each is seeded by its number, so that a
/// smaller archive is the beginning of a larger one.
pub fn edition(number: usize) -> Entry {
    let mut numbers = Numbers::new(number as u64);
    let mut toml =
        String::from("series = \"cafe\"\nstatus = \"held\"\ndebate_leader = \"Bo Zegel\"\n");
    let (year, month, day) = (
        1000 + number / (12 * DAYS),
        number / DAYS % 12 + 1,
        number % DAYS + 1,
    );
    let _ = writeln!(toml, "number = {number}\ndate = {year}-{month:02}-{day:02}");
    let _ = writeln!(toml, "title = \"{}\"", capital(&sentence(&mut numbers, 6)));
    let themes: Vec<String> = (0..3)
        .map(|_| format!("{:?}", theme(numbers.below(THEMES))))
        .collect();
    let _ = writeln!(toml, "topics = [{}]", themes.join(", "));
    toml.push_str("guests = [\n");
    for _ in 0..6 {
        let name = person(numbers.below(FIRST_NAMES * SURNAMES / 72));
        let function = word(numbers.zipf(2_000));
        let employer = organisation(numbers.below(ORGANISATIONS));
        let _ = writeln!(
            toml,
            "  {{ name = {name:?}, affiliations = [{{ function = {function:?}, organisation = {employer:?} }}] }},"
        );
    }
    toml.push_str("]\n");
    let file = format!("+++\n{toml}+++\n{}", text(&mut numbers));
    let record = record::parse(&file).expect("a well-formed record");
    Entry::of_record(&record, &format!("made up: {number}"))
}

fn text(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    let paragraphs = 4 + numbers.below(9);
    for _ in 0..paragraphs {
        for _ in 0..5 {
            let words = 8 + numbers.below(14);
            text.push_str(&capital(&sentence(numbers, words)));
            text.push_str(". ");
        }
        text.push_str("\n\n");
    }
    text
}

fn sentence(numbers: &mut Numbers, words: usize) -> String {
    (0..words)
        .map(|_| word(numbers.zipf(WORDS)))
        .collect::<Vec<_>>()
        .join(" ")
}
