//! Numbers an edition may bear: "#97", "de 97ste", "nummer 97", "de zevenennegentigste".

use super::candidate::{Candidate, Scope, counts, share};
use super::feature::hash;
use super::page::Page;

const ONES: [&str; 19] = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
];
const TENS: [&str; 9] = [
    "twintigste",
    "dertigste",
    "veertigste",
    "vijftigste",
    "zestigste",
    "zeventigste",
    "tachtigste",
    "negentigste",
    "honderdste",
];
const UNITS: [(&str, u32); 10] = [
    ("een", 1),
    ("één", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
];
/// Words near a number that say what it counts.
const NEAR: [&str; 10] = [
    "reuring",
    "café",
    "online",
    "editie",
    "jaar",
    "keer",
    "gast",
    "aflevering",
    "buiten",
    "jaargang",
];

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Ordinal,
    Hash,
    Labelled,
    BehindSeries,
    InWords,
}

/// Returns the value of an ordinal in words.
#[must_use]
pub fn ordinal(word: &str) -> Option<u32> {
    // Asked of every word of a page: nearly none ends so.
    if !word.ends_with("de") && !word.ends_with("ste") {
        return None;
    }
    let word = word.replace('-', "");
    let word = word.strip_prefix("aller").unwrap_or(&word).to_owned();
    let place = |list: &[&str]| {
        list.iter()
            .position(|one| *one == word)
            .and_then(|at| u32::try_from(at + 1).ok())
    };
    if let Some(value) = place(&ONES) {
        return Some(value);
    }
    if let Some(tens) = place(&TENS) {
        return Some((tens + 1) * 10);
    }
    if let Some(rest) = word.strip_prefix("honderd") {
        return Some(100 + ordinal(rest.strip_prefix("en").unwrap_or(rest))?);
    }
    UNITS.iter().find_map(|(unit, value)| {
        let rest = word.strip_prefix(unit)?;
        let tens = rest
            .strip_prefix("en")
            .or_else(|| rest.strip_prefix("ën"))?;
        let at = TENS.iter().take(8).position(|one| *one == tens)?;
        Some((u32::try_from(at).ok()? + 2) * 10 + value)
    })
}

/// Finds all numbers an edition may bear.
#[must_use]
pub fn numbers(scope: &Scope) -> Vec<Candidate<u32>> {
    let mut found: Vec<Candidate<u32>> = scope
        .within
        .clone()
        .filter_map(|at| number(scope, at))
        .collect();
    let (count, different) = counts(&found);
    for (one, count) in found.iter_mut().zip(count) {
        one.evidence.set("count", share(count, 3));
        one.evidence.flag("only", different == 1);
        one.evidence = std::mem::take(&mut one.evidence).finish();
    }
    found
}

/// Which series is named nearest to a number on its line, near enough to belong to it: "Reuring!Café #112", "de 84e keer
/// Reuring!Café".
#[must_use]
pub fn is_of_online(page: &Page, tokens: &std::ops::Range<usize>) -> Option<bool> {
    const NEAR: usize = 7;
    let around = tokens.start.saturating_sub(NEAR)..tokens.end + NEAR;
    let named = around.filter_map(|at| {
        let is_named = page.low(at) == "reuring" && page.same_line(at, tokens.start);
        let kind = at + 1 + usize::from(page.word(at + 1) == "!");
        let is_online = match page.low(kind) {
            _ if !is_named => return None,
            "online" => true,
            "café" | "cafe" => false,
            _ => return None,
        };
        Some((at.abs_diff(tokens.start), is_online))
    });
    named.min().map(|(_, is_online)| is_online)
}

/// Numbers from here on are none of an edition: behind a `#` only years are not, elsewhere larger ones count people.
fn limit(form: Form) -> u32 {
    match form {
        Form::Hash => 1900,
        Form::Ordinal | Form::Labelled | Form::BehindSeries | Form::InWords => 400,
    }
}

fn number(scope: &Scope, at: usize) -> Option<Candidate<u32>> {
    let (value, form) = value(scope, at)?;
    if !(1..limit(form)).contains(&value) {
        return None;
    }
    let tokens = at..at + 1;
    let mut features = scope.around(&tokens, 4, 4);
    let form_number = form as u32;
    features.set_of("form", form_number, 1.0);
    for (which, word) in NEAR.iter().enumerate() {
        if scope.is_near(&tokens, 5, 6, hash(word)) {
            let which = u32::try_from(which).unwrap_or(0);
            features.set_of("near", which, 1.0);
            features.set_of("form and near", form_number * 16 + which, 1.0);
        }
    }
    features.flag("over twenty", value > 20);
    let behind = scope.page.low(at + 1);
    features.flag("a month behind", super::day::month(behind).is_some());
    features.flag("times behind", matches!(behind, "keer" | "maal"));
    let line = scope.page.line_of(at);
    let is_head = super::page::is_headlike(scope.page.line_text(line));
    features.set_of(
        "form in a heading",
        form_number,
        f32::from(u8::from(is_head)),
    );
    let is_early = at - scope.within.start < 40;
    features.set_of("form early", form_number, f32::from(u8::from(is_early)));
    features.flag(
        "line names the series",
        line.tokens
            .clone()
            .take(60)
            .any(|at| scope.page.low(at) == "reuring"),
    );
    Some(Candidate {
        value,
        key: u64::from(value),
        evidence: features,
        tokens,
    })
}

fn value(scope: &Scope, at: usize) -> Option<(u32, Form)> {
    let page = scope.page;
    let low = page.low(at);
    if !low.starts_with(|c: char| c.is_ascii_digit()) {
        return ordinal(low).map(|value| (value, Form::InWords));
    }
    let end = low.find(|c: char| !c.is_ascii_digit()).unwrap_or(low.len());
    let (digits, ending) = low.split_at(end);
    if digits.len() > 3 || !matches!(ending, "" | "ste" | "e" | "de" | "ᵉ") {
        return None;
    }
    let value = digits.parse().ok()?;
    let before = |step: usize| {
        at.checked_sub(step)
            .filter(|at| *at >= scope.within.start)
            .map_or("", |at| page.low(at))
    };
    let is_label = |word: &str| matches!(word, "nummer" | "editie" | "aflevering" | "nr" | "no");
    let is_ending_apart = matches!(page.low(at + 1), "ste" | "e" | "de")
        && page.token(at + 1).start <= page.token(at).end + 1;
    let form = if !ending.is_empty() {
        Form::Ordinal
    } else if before(1) == "#" {
        Form::Hash
    } else if is_label(before(1)) || before(1) == "." && matches!(before(2), "nr" | "no") {
        Form::Labelled
    } else if is_ending_apart {
        Form::Ordinal
    } else if super::day::month(page.low(at + 1)).is_some() {
        // "Reuring!Café 13 maart" bears a day.
        return None;
    } else if matches!(before(1), "café" | "cafe" | "online")
        || matches!(before(2), "café" | "cafe" | "online")
    {
        Form::BehindSeries
    } else {
        return None;
    };
    Some((value, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_in_words_have_a_value() {
        for (word, value) in [
            ("derde", Some(3)),
            ("tweeëntwintigste", Some(22)),
            ("zevenennegentigste", Some(97)),
            ("honderdste", Some(100)),
            ("honderdentiende", Some(110)),
            ("honderd-drieëntwintigste", Some(123)),
            ("laatste", None),
            ("eenentwintig", None),
        ] {
            assert_eq!(ordinal(word), value, "{word}");
        }
    }
}
