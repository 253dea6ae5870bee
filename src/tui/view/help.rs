//! The lines of the help: the keys of one place and a few queries, then all keys by place, made from the map in
//! force, and how to ask.

use ratatui::text::{Line, Span};

use crate::locale::Lang;
use crate::text::{fold, pad, truncate, width};
use crate::tui::keymap::{Entry, Place};
use crate::tui::screen::Surroundings;

/// So many examples stand in the short help.
const FEW: usize = 3;

/// Returns the lines: all, or the keys in whose line every word of the filter stands, in the reader's language or
/// the other.
pub(in crate::tui) fn lines(
    place: Place,
    around: Surroundings,
    cells: usize,
    filter: &str,
) -> Vec<Line<'static>> {
    let lang = around.lang;
    let filter = fold(filter);
    let mut lines = Vec::new();
    let heading = |text: &str| Line::styled(format!(" {text}"), around.theme.heading());
    if filter.trim().is_empty() {
        lines.push(heading(&place.title(lang)));
        let hints = around.keymap.entries(place).iter();
        let hints = hints.filter(|entry| entry.is_hint && !entry.keys.is_empty());
        lines.extend(hints.map(|entry| {
            let label = entry.action.label_in(place, lang);
            pair(&keys(entry, lang), &label, around, cells)
        }));
        lines.extend([Line::default(), heading(&lang.help_examples())]);
        let few = examples(lang).into_iter().take(FEW);
        lines.extend(few.map(|(query, meaning)| pair(&query, &meaning, around, cells)));
        lines.extend([Line::default(), heading(&lang.help_all_keys())]);
        lines.push(Line::default());
    }
    for place in Place::ALL {
        let entries = around.keymap.entries(*place).iter();
        let fitting =
            entries.filter(|entry| !entry.keys.is_empty() && fits(entry, *place, &filter, lang));
        let rows: Vec<Line<'static>> = fitting
            .map(|entry| row(entry, *place, around, cells))
            .collect();
        if !rows.is_empty() {
            lines.push(heading(&place.title(lang)));
            lines.extend(rows);
            lines.push(Line::default());
        }
    }
    if !filter.trim().is_empty() {
        if lines.is_empty() {
            lines.push(Line::raw(format!(" {}", lang.menu_nothing())));
        }
        return lines;
    }
    lines.push(heading(&lang.help_asking()));
    let all = examples(lang).into_iter();
    lines.extend(all.map(|(query, meaning)| pair(&query, &meaning, around, cells)));
    lines.push(Line::raw(format!("   {}", lang.ask_editing())));
    lines
}

/// Says whether every word stands in what is said of a key, in either language.
fn fits(entry: &Entry, place: Place, filter: &str, lang: Lang) -> bool {
    let labels = [Lang::Nl, Lang::En].map(|lang| entry.action.label_in(place, lang));
    let name = entry.action.name();
    let words = entry.action.words();
    let all = fold(&format!(
        "{} {} {name} {words}",
        keys(entry, lang),
        labels.join(" ")
    ));
    filter.split_whitespace().all(|word| all.contains(word))
}

fn keys(entry: &Entry, lang: Lang) -> String {
    let names: Vec<String> = entry.keys.iter().map(|key| key.name(lang)).collect();
    names.join(", ")
}

/// `   y            kopiëren                       show-copy`, without the name where there is no room for it.
fn row(entry: &Entry, place: Place, around: Surroundings, cells: usize) -> Line<'static> {
    let label = entry.action.label_in(place, around.lang);
    let name = entry.action.name();
    let mut line = pair(&keys(entry, around.lang), &label, around, cells);
    let used: usize = line.spans.iter().map(|span| width(&span.content)).sum();
    if let Some(gap) = cells
        .checked_sub(used + width(&name))
        .filter(|gap| *gap > 1)
    {
        line.push_span(Span::raw(format!("{}{name}", " ".repeat(gap))));
    }
    line
}

fn examples(lang: Lang) -> [(String, String); 10] {
    [
        ("krista kuipers".to_owned(), lang.ask_name()),
        ("org:cbs".to_owned(), lang.ask_organisation()),
        ("10 maart 2020".to_owned(), lang.ask_date()),
        ("99".to_owned(), lang.ask_number()),
        ("thema:europa".to_owned(), lang.ask_theme()),
        ("\"city deals\"".to_owned(), lang.ask_phrase()),
        ("-online".to_owned(), lang.ask_without()),
        ("najaar 2023".to_owned(), lang.ask_span()),
        ("98 t/m 101".to_owned(), lang.ask_range()),
        (lang.ask_question_example(), lang.ask_question()),
    ]
}

fn pair(left: &str, right: &str, around: Surroundings, cells: usize) -> Line<'static> {
    let column = 20.min(cells / 2);
    let left = if width(left) > column {
        left.to_owned()
    } else {
        pad(left, column)
    };
    let left = format!("   {left} ");
    let room = cells.saturating_sub(width(&left));
    Line::from(vec![
        Span::styled(left, around.theme.key()),
        Span::raw(truncate(right, room).into_owned()),
    ])
}
