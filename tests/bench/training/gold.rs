//! What is right on a labelled page: which tokens speak of which evening, and the class of every candidate.

use std::ops::Range;

use reuring::calendar::MONTHS_NL;
use reuring::ingest::read::affiliation::view::View;
use reuring::ingest::read::affiliation::{FUNCTION, ORGANISATION};
use reuring::ingest::read::candidate::Candidate;
use reuring::ingest::read::cluster::{Cluster, name_key};
use reuring::ingest::read::day::Day;
use reuring::ingest::read::page::{Page, is_headlike};
use reuring::ingest::read::phrase::Phrase;
use reuring::ingest::read::reading::Candidates;
use reuring::ingest::read::role::{GUEST, HOST, LEADER, NONE};
use reuring::ingest::read::segment;
use reuring::text::fold;

use super::compare::{
    function_words, overlap, same_organisation, same_title, same_venue, title_key,
};
use super::labelled::{Gold, Labelled, Person};

/// Tokens of a page with the evening they speak of.
pub type Piece<'a> = (Range<usize>, Option<&'a Gold>);

/// Cuts a page where its evenings begin, by what each line names.
pub fn pieces<'a>(page: &Page, labelled: &'a Labelled) -> Vec<Piece<'a>> {
    let filled = segment::filled(page);
    let doubled = segment::doubled(page, &filled);
    let start = |line: usize| page.lines[line].tokens.start;
    let golds = &labelled.gold;
    if golds.len() + labelled.others.len() <= 1 && doubled.is_empty() {
        return vec![(0..page.tokens.len(), golds.first())];
    }
    let told: Vec<(usize, Vec<f64>)> = filled
        .iter()
        .map(|line| (*line, evidence(page, *line, labelled)))
        .collect();
    let told: Vec<(usize, Vec<f64>)> = told
        .into_iter()
        .filter(|(_, scores)| scores.iter().any(|score| *score > 0.0))
        .collect();
    let cuts = if doubled.is_empty() {
        by_change(page, &filled, &told)
    } else {
        by_titles(&filled, &told, doubled.into_iter().collect())
    };
    let mut found: Vec<Piece> = Vec::new();
    for (at, (line, which)) in cuts.iter().enumerate() {
        let from = if at == 0 { 0 } else { start(*line) };
        let to = cuts
            .get(at + 1)
            .map_or(page.tokens.len(), |(next, _)| start(*next));
        if to > from {
            found.push((from..to, which.and_then(|which| golds.get(which))));
        }
    }
    if found.is_empty() {
        vec![(0..page.tokens.len(), golds.first())]
    } else {
        found
    }
}

/// How much a line says for each of the evenings and other articles of a page.
fn evidence(page: &Page, line: usize, labelled: &Labelled) -> Vec<f64> {
    let text = page.line_text(&page.lines[line]);
    let folded = fold(text);
    let key = title_key(text);
    let words: Vec<&str> = folded
        .split(|c: char| !(c.is_alphanumeric() || c == '#'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut scores: Vec<f64> = Vec::new();
    for gold in &labelled.gold {
        let mut score = 0.0;
        for person in gold.bench() {
            let others = labelled
                .gold
                .iter()
                .filter(|other| other.bench().any(|one| one.name == person.name))
                .count();
            if folded.contains(&fold(&person.name)) {
                score += 3.0 / others.max(1) as f64;
            }
        }
        for title in gold.title.iter().chain(&gold.other_titles) {
            if key.contains(&title_key(title)) {
                score += if is_headlike(text) { 4.0 } else { 2.0 };
            }
        }
        if gold
            .number
            .is_some_and(|number| names_number(&words, number))
        {
            score += 3.0;
        }
        if gold
            .date
            .as_deref()
            .is_some_and(|date| names_day(&words, date))
        {
            score += 1.5;
        }
        scores.push(score);
    }
    scores.extend(
        labelled
            .others
            .iter()
            .map(|title| if fold(title) == folded { 6.0 } else { 0.0 }),
    );
    scores
}

fn names_number(words: &[&str], number: u32) -> bool {
    let plain = number.to_string();
    let marked = format!("#{number}");
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).map_or("", |at| words[at]);
        let is_labelled = matches!(before, "#" | "nummer" | "editie" | "cafe" | "online");
        *word == marked
            || *word == plain && is_labelled
            || ["ste", "e", "de"]
                .iter()
                .any(|end| *word == format!("{plain}{end}"))
    })
}

fn names_day(words: &[&str], date: &str) -> bool {
    let Some((month, day)) = month_and_day(date) else {
        return false;
    };
    let is_number = |word: &str, number: u8| word.parse() == Ok(number);
    let in_digits = words.windows(3).any(|parts| {
        let is_year = parts[2].len() == 4 && parts[2].starts_with("20");
        is_year && is_number(parts[0], day) && is_number(parts[1], month)
    });
    in_digits
        || words.windows(2).any(|pair| {
            pair[0] == day.to_string()
                && MONTHS_NL[usize::from(month) - 1].starts_with(pair[1])
                && pair[1].len() > 2
        })
}

/// Reads "2022-05-03" or "--05-03".
pub fn month_and_day(date: &str) -> Option<(u8, u8)> {
    let mut parts = date.rsplit('-');
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    ((1..=12).contains(&month)).then_some((month, day))
}

fn by_titles(
    filled: &[usize],
    told: &[(usize, Vec<f64>)],
    mut titles: Vec<usize>,
) -> Vec<(usize, Option<usize>)> {
    titles.sort_unstable();
    let mut starts: Vec<usize> = if titles[0] > filled[0] + 3 {
        vec![0]
    } else {
        Vec::new()
    };
    starts.extend(titles);
    let mut cuts = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(usize::MAX);
        let mut total: Vec<f64> = Vec::new();
        for (_, scores) in told.iter().filter(|(line, _)| (*start..end).contains(line)) {
            total.resize(scores.len(), 0.0);
            for (sum, score) in total.iter_mut().zip(scores) {
                *sum += score;
            }
        }
        let best = best(&total).filter(|at| total[*at] >= 3.0);
        cuts.push((*start, best));
    }
    cuts
}

fn best(scores: &[f64]) -> Option<usize> {
    (0..scores.len()).fold(None, |best, at| match best {
        Some(known) if scores[known] >= scores[at] => Some(known),
        _ => Some(at),
    })
}

fn by_change(
    page: &Page,
    filled: &[usize],
    told: &[(usize, Vec<f64>)],
) -> Vec<(usize, Option<usize>)> {
    let mut current: Option<usize> = None;
    let mut cuts: Vec<(usize, Option<usize>)> = Vec::new();
    let is_told = |line: usize| told.iter().any(|(one, _)| *one == line);
    for (line, scores) in told {
        let mut which = best(scores).expect("scores");
        if let Some(known) = current
            && (scores[known] >= scores[which] * 0.7 || scores[which] < 2.0)
        {
            which = known;
        }
        if current == Some(which) {
            continue;
        }
        let mut place = filled
            .iter()
            .position(|one| one == line)
            .expect("a filled line");
        // Headings right above belong to the new evening.
        let from = place;
        while place > 0 && from - place < 3 {
            let above = filled[place - 1];
            let text = page.line_text(&page.lines[above]);
            if is_told(above) || !is_headlike(text) || text.chars().count() >= 90 {
                break;
            }
            place -= 1;
        }
        cuts.push((
            if current.is_none() { 0 } else { filled[place] },
            Some(which),
        ));
        current = Some(which);
    }
    cuts
}

/// The classes of the candidates of one evening; `None` where either is right.
pub struct Classes {
    pub numbers: Vec<Option<usize>>,
    pub days: Vec<Option<usize>>,
    pub times: Vec<Option<usize>>,
    pub venues: Vec<Option<usize>>,
    pub partners: Vec<Option<usize>>,
    pub music: Vec<Option<usize>>,
    pub titles: Vec<Option<usize>>,
}

fn class_of<T>(candidates: &[Candidate<T>], is_right: impl Fn(&T) -> bool) -> Vec<Option<usize>> {
    candidates
        .iter()
        .map(|one| Some(usize::from(is_right(&one.value))))
        .collect()
}

pub fn classes(candidates: &Candidates, gold: &Gold) -> Classes {
    let number = gold.number.map(|number| number.to_string());
    let numbers = gold.all("number", number.as_deref());
    let days: Vec<(u8, u8)> = gold
        .all("date", gold.date.as_deref())
        .iter()
        .filter_map(|date| month_and_day(date))
        .collect();
    let is_day = |day: &Day| days.contains(&(day.month.unsigned_abs(), day.day.unsigned_abs()));
    let (starts, doors) = (
        gold.all("start", gold.start.as_deref()),
        gold.all("doors_open", gold.doors_open.as_deref()),
    );
    let time = |time: &str| {
        if starts.iter().any(|one| one == time) {
            1
        } else {
            2 * usize::from(doors.iter().any(|one| one == time))
        }
    };
    let venues = gold.all("venue", gold.venue.as_deref());
    let titles = gold.titles();
    let partner = |phrase: &Phrase| {
        if gold
            .partners_optional
            .iter()
            .any(|one| same_organisation(one, &phrase.name))
        {
            return None;
        }
        Some(usize::from(
            gold.partners
                .iter()
                .any(|one| same_organisation(one, &phrase.name)),
        ))
    };
    let band = gold.music.as_deref().map(function_words);
    Classes {
        numbers: class_of(&candidates.numbers, |number| {
            numbers.contains(&number.to_string())
        }),
        days: class_of(&candidates.days, is_day),
        times: candidates
            .times
            .iter()
            .map(|one| Some(time(&one.value.to_string())))
            .collect(),
        venues: class_of(&candidates.phrases, |one| {
            venues.iter().any(|venue| same_venue(venue, &placed(one)))
        }),
        partners: candidates
            .phrases
            .iter()
            .map(|one| partner(&one.value))
            .collect(),
        music: class_of(&candidates.phrases, |one| {
            band.as_ref()
                .is_some_and(|band| overlap(band, &function_words(&one.name)) >= 0.6)
        }),
        titles: class_of(&candidates.titles, |one| {
            titles.iter().any(|title| same_title(title, one))
        }),
    }
}

fn placed(phrase: &Phrase) -> String {
    phrase.town.as_ref().map_or_else(
        || phrase.name.clone(),
        |town| format!("{}, {town}", phrase.name),
    )
}

/// The part somebody played; `None` where naming them is optional.
pub fn role(cluster: &Cluster, gold: Option<&Gold>) -> Option<usize> {
    let Some(gold) = gold else { return Some(NONE) };
    let is_called = |name: &str| cluster.is_called(&name_key(name));
    for (role, people) in [(GUEST, &gold.guests), (HOST, &gold.hosts)] {
        if let Some(person) = people.iter().find(|person| person.names().any(is_called)) {
            return (!person.optional).then_some(role);
        }
    }
    if gold.debate_leader.as_deref().is_some_and(is_called) {
        return Some(LEADER);
    }
    let is_optional = gold
        .others("debate_leader")
        .iter()
        .any(|name| is_called(name));
    (!is_optional).then_some(NONE)
}

pub fn person<'a>(cluster: &Cluster, gold: &'a Gold) -> Option<&'a Person> {
    gold.bench().find(|person| {
        person
            .names()
            .any(|name| cluster.is_called(&name_key(name)))
    })
}

/// The labels of the words of a view, and how many functions and organisations were found in it.
pub fn labels(page: &Page, view: &View, person: &Person) -> (Vec<usize>, usize) {
    let mut labels = vec![0; view.tokens.len()];
    let mut hits = 0;
    let mut mark = |range: Range<usize>, kind: usize| {
        let is_free = labels[range.clone()].iter().all(|label| *label == 0);
        if is_free {
            labels[range.clone()].fill(kind + 1);
            labels[range.start] = kind;
            hits += 1;
        }
        is_free
    };
    for office in &person.affiliations {
        let options = || std::iter::once(office).chain(&office.accept);
        for function in options().filter_map(|one| one.function.as_deref()) {
            // A function that goes on behind its organisation is learned up to there.
            let opening = [" in het ", " in de "]
                .iter()
                .find_map(|link| function.split_once(link))
                .map_or(function, |(opening, _)| opening);
            let whole = || find(page, &view.tokens, function, false);
            let found = whole().or_else(|| find(page, &view.tokens, opening, false));
            let found = found.or_else(|| {
                find(
                    page,
                    &view.tokens,
                    &function.replace("voormalig ", "oud-"),
                    false,
                )
            });
            if let Some(range) = found {
                mark(range, FUNCTION);
                break;
            }
        }
        for organisation in options().filter_map(|one| one.organisation.as_deref()) {
            let found = spellings(page, organisation)
                .iter()
                .find_map(|spelling| find(page, &view.tokens, spelling, true));
            if let Some(range) = found
                && mark(range, ORGANISATION)
            {
                break;
            }
        }
    }
    (labels, hits)
}

fn spellings(page: &Page, organisation: &str) -> Vec<String> {
    let mut all = vec![organisation.to_owned()];
    for prefix in [
        "Gemeente ",
        "Provincie ",
        "Ministerie van ",
        "Stichting ",
        "Waterschap ",
        "Rechtbank ",
    ] {
        all.extend(organisation.strip_prefix(prefix).map(str::to_owned));
    }
    all.extend(page.lexicon.spellings(organisation));
    all.retain(|one| one.len() > 1);
    all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    all.dedup();
    all
}

/// Finds words next to each other among the tokens of a view; abbreviations as written.
fn find(page: &Page, tokens: &[usize], words: &str, keeps_capitals: bool) -> Option<Range<usize>> {
    let cut: Vec<&str> = reuring::ingest::read::token::cut(words)
        .filter_map(|one| words.get(one.start..one.end))
        .collect();
    let is_short = keeps_capitals && words == words.to_uppercase();
    let low: Vec<String> = cut.iter().map(|word| word.to_lowercase()).collect();
    let fits = |from: &usize| {
        low.iter().enumerate().all(|(step, word)| {
            let at = tokens[from + step];
            at == tokens[*from] + step
                && page.low(at) == word
                && (!is_short || page.word(at) == cut[step])
        })
    };
    let last = (tokens.len() + 1).checked_sub(low.len())?;
    (0..last)
        .filter(|_| !low.is_empty())
        .find(fits)
        .map(|from| from..from + low.len())
}
