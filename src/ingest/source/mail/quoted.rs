//! What an answer quotes of the mail it answers, which is a text of its own somewhere else. What is passed on is
//! kept: it is what the mail is about.

use crate::text::fold;

/// Lines that stand above the mail that is answered, whole or in front.
const RULES: &[&str] = &[
    "oorspronkelijk bericht",
    "origineel bericht",
    "original message",
    "oorspronkelijke afspraak",
];

/// The names that the lines of a head have when a program writes them above the text.
const HEAD: &[&str] = &[
    "van:",
    "from:",
    "verzonden:",
    "sent:",
    "datum:",
    "date:",
    "aan:",
    "to:",
    "cc:",
    "bcc:",
    "onderwerp:",
    "subject:",
    "beantwoorden - aan:",
    "reply-to:",
    "bijlage:",
    "bijlagen:",
    "urgentie:",
    "importance:",
];

/// A head has at least so many lines.
const FEWEST: usize = 3;

/// Returns a text without what it quotes, and how many lines that were. Without an answer, only the head of what is
/// passed on is taken out.
pub(super) fn without(text: &str, is_answer: bool) -> (String, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept: Vec<&str> = Vec::new();
    let (mut at, mut quoted) = (0, 0);
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        if is_answer && is_end(rest) {
            quoted += rest.iter().filter(|line| !line.trim().is_empty()).count();
            break;
        }
        let head = head(rest);
        if head > 0 {
            at += head;
            continue;
        }
        if is_answer && (is_quote(line) || opens_quote(rest)) {
            quoted += 1;
        } else {
            kept.push(line);
        }
        at += 1;
    }
    (kept.join("\n").trim().to_owned(), quoted)
}

/// Says whether everything from here on is the mail that is answered.
fn is_end(rest: &[&str]) -> bool {
    let line = rest
        .first()
        .map(|line| fold(line.trim()))
        .unwrap_or_default();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let is_rule = line.starts_with('-') && RULES.iter().any(|rule| bare.starts_with(rule));
    is_rule || head(rest) > 0
}

fn is_quote(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// A line, or two, that say who wrote what is quoted below.
fn opens_quote(rest: &[&str]) -> bool {
    if rest.first().is_none_or(|line| line.trim().is_empty()) {
        return false;
    }
    let mut filled = rest.iter().filter(|line| !line.trim().is_empty());
    let says = |line: &str| {
        let line = fold(line.trim());
        let begins = ["op ", "on ", "am "]
            .iter()
            .any(|word| line.starts_with(word));
        let ends = [
            "schreef",
            "schreef het volgende",
            "wrote",
            "heeft geschreven",
            "schrieb",
        ];
        let bare = line.trim_end_matches([':', ' ']);
        (begins || line.contains('@'))
            && (line.ends_with(':') && (line.contains("schreef") || line.contains("wrote"))
                || ends.iter().any(|end| bare.ends_with(end)))
    };
    let Some(first) = filled.next() else {
        return false;
    };
    let second = filled.next();
    if says(first) {
        return second.is_none_or(|line| is_quote(line)) || first.trim_end().ends_with(':');
    }
    let two = second.map(|second| format!("{} {}", first.trim(), second.trim()));
    // The line is broken where it is long.
    first.chars().count() > 50 && two.is_some_and(|two| says(&two))
}

/// Returns how many lines of a head stand here.
fn head(rest: &[&str]) -> usize {
    let is_named = |line: &str| {
        let folded = fold(line.trim().trim_start_matches('*'));
        HEAD.iter().any(|name| folded.starts_with(name))
    };
    let mut count = 0;
    let mut named = 0;
    for line in rest {
        if is_named(line) {
            named += 1;
        } else if !line.trim().is_empty() || named == 0 {
            break;
        }
        count += 1;
    }
    let begins = rest
        .first()
        .map(|line| fold(line.trim().trim_start_matches('*')));
    let is_first = begins.is_some_and(|line| line.starts_with("van:") || line.starts_with("from:"));
    if named >= FEWEST && is_first {
        count
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_quotes_is_left_out_and_counted() {
        for (text, expected, count) in [
            (
                "Dank!\n\nOp 3 mei 2022 om 20:00 schreef Ada Bos:\n> De tekst\n> van toen\n\nGroet",
                "Dank!\n\n\nGroet",
                3,
            ),
            (
                "Dank!\n\n-----Oorspronkelijk bericht-----\nVan: Ada\nVerzonden: gisteren\nOnderwerp: x\n\nDe tekst",
                "Dank!",
                5,
            ),
            (
                "Dank!\n\nVan: Ada <a@example.org>\nVerzonden: gisteren\nAan: Bo\nOnderwerp: x\n\nDe tekst",
                "Dank!",
                5,
            ),
            (
                "Op dinsdag 3 mei schreef Ada Bos een boek over dijken, en zij las er uit voor.\nEen zaal vol.",
                "Op dinsdag 3 mei schreef Ada Bos een boek over dijken, en zij las er uit voor.\nEen zaal vol.",
                0,
            ),
        ] {
            assert_eq!(without(text, true), (expected.to_owned(), count), "{text}");
        }
    }

    #[test]
    fn what_is_passed_on_stays_without_its_head() {
        let text = "Zie hieronder.\n\nVan: Ada <a@example.org>\nVerzonden: gisteren\nAan: Bo\nOnderwerp: x\n\nDe tekst\n> van toen";
        assert_eq!(
            without(text, false),
            ("Zie hieronder.\n\nDe tekst\n> van toen".to_owned(), 0)
        );
    }
}
