//! The parsed query as pieces to show, each of which can be taken out.

use std::ops::Range;

use super::Field;
use crate::locale::Lang;

/// One condition of a query, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Bytes of the typed text: taking the chip out is cutting them.
    pub range: Range<usize>,
    /// It excludes.
    pub is_negated: bool,
    /// It is one of several of which one is enough: it stands beside the chip before it.
    pub is_alternative: bool,
    /// The field it is limited to.
    pub field: Option<Field>,
    /// What it asks for, as typed and without quotes; a range as `2017–2019`.
    pub value: String,
}

impl Chip {
    /// Returns what the chip shows: `gast: vries`, `niet: wonen`, `2017–2019`.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        let mut label = String::new();
        if self.is_negated {
            label.push_str(&lang.chip_not());
            label.push_str(": ");
        }
        if let Some(field) = self.field {
            label.push_str(field.name(lang));
            label.push_str(": ");
        }
        label.push_str(&self.value);
        label
    }
}

/// Returns the typed text without a chip, and without the blanks that would be left over.
#[must_use]
pub fn without(typed: &str, range: &Range<usize>) -> String {
    let before = typed.get(..range.start).unwrap_or_default();
    let after = typed.get(range.end..).unwrap_or_default().trim_start();
    let before = without_operator(before.trim_end());
    let after = after
        .strip_prefix("OR ")
        .or_else(|| after.strip_prefix("OF "))
        .filter(|_| before.is_empty() || !before.len().eq(&typed.len()))
        .unwrap_or(after);
    let gap =
        if before.is_empty() || after.is_empty() || before.ends_with('(') || after.starts_with(')')
        {
            ""
        } else {
            " "
        };
    // A blank behind the last word says that it is typed whole, and that stays so.
    let end = if after.is_empty() && !before.is_empty() {
        " "
    } else {
        ""
    };
    format!("{before}{gap}{after}{end}")
}

/// An operator before what was taken out has nothing to bind any more.
fn without_operator(before: &str) -> &str {
    let ends = [" OR", " OF", " |"];
    let cut = ends.iter().find_map(|end| before.strip_suffix(end));
    cut.unwrap_or(before).trim_end()
}

/// Adds a condition to typed text, as facets do.
#[must_use]
pub fn with(typed: &str, condition: &str) -> String {
    let typed = typed.trim_end();
    if typed.is_empty() {
        return format!("{condition} ");
    }
    format!("{typed} {condition} ")
}

/// Writes a condition on a field: `gast:vries`, `-org:"gemeente den haag"`.
#[must_use]
pub fn condition(field: Field, value: &str, is_negated: bool, lang: Lang) -> String {
    let sign = if is_negated { "-" } else { "" };
    format!("{sign}{}:{}", field.name(lang), quoted(value))
}

/// Writes a condition on the whole of a name: `gast:="Jan de Vries"`.
#[must_use]
pub fn whole_condition(field: Field, value: &str, is_negated: bool, lang: Lang) -> String {
    let sign = if is_negated { "-" } else { "" };
    format!("{sign}{}:={}", field.name(lang), quoted(value))
}

fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    if value.chars().all(is_plain) && !value.starts_with('-') {
        return value.to_owned();
    }
    let value: String = value.chars().filter(|c| !super::is_quote(*c)).collect();
    format!("\"{value}\"")
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::*;

    fn labels(typed: &str) -> Vec<String> {
        let query = Query::parse(typed);
        query
            .chips
            .iter()
            .map(|chip| chip.label(Lang::Nl))
            .collect()
    }

    #[test]
    fn chips_say_how_the_query_was_understood() {
        for (typed, expected) in [
            (
                "gast:Vries -wonen 2017..2019",
                vec!["gast: Vries", "niet: wonen", "2017–2019"],
            ),
            ("guest:\"van den Berg\"", vec!["gast: van den Berg"]),
            (
                "(klimaat OF energie) partner:tno",
                vec!["klimaat of energie", "partner: tno"],
            ),
            ("a OR b c", vec!["a of b", "c"]),
            (
                "mist:gasten is:online sort:-date",
                vec!["mist: gasten", "is: online", "sorteer: -date"],
            ),
            ("na:2018 #99", vec!["na: 2018", "nr: 99"]),
            ("-(a b)", vec!["niet: a b"]),
            ("gast:jansen,vries", vec!["gast: jansen,vries"]),
            ("10 maart 2020 ", vec!["10 maart 2020"]),
        ] {
            assert_eq!(labels(typed), expected, "{typed}");
        }
    }

    #[test]
    fn taking_a_chip_out_leaves_the_rest_as_typed() {
        for (typed, at, rest) in [
            ("gast:vries wonen", 0, "wonen"),
            ("gast:vries wonen", 1, "gast:vries "),
            ("a (b OR c) d", 1, "a d"),
            ("wonen", 0, ""),
        ] {
            let range = Query::parse(typed).chips[at].range.clone();
            assert_eq!(without(typed, &range), rest, "{typed}");
        }
    }

    #[test]
    fn a_facet_is_a_condition_like_any_other() {
        assert_eq!(
            condition(Field::Theme, "wonen", true, Lang::Nl),
            "-thema:wonen"
        );
        assert_eq!(
            condition(Field::Organisation, "Gemeente Den Haag", false, Lang::En),
            "org:\"Gemeente Den Haag\""
        );
        assert_eq!(with("energie ", "jaar:2019"), "energie jaar:2019 ");
    }
}
