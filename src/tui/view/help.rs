//! The help: all keys by place, made from the live table, and how to ask.

use ratatui::text::{Line, Span};

use crate::locale::Lang;
use crate::text::{fold, pad, width};
use crate::tui::Theme;
use crate::tui::keymap::{Place, bindings};

/// Returns the lines of the help: all, or those in which every word of the filter stands, in the reader's
/// language or the other.
pub(super) fn lines(lang: Lang, theme: Theme, cells: usize, filter: &str) -> Vec<Line<'static>> {
    let filter = fold(filter);
    let mut lines = Vec::new();
    for (place, title) in [
        (Place::Box, lang.help_in_box()),
        (Place::Completion, lang.help_in_completion()),
        (Place::List, lang.help_in_list()),
        (Place::Text, lang.help_in_text()),
        (Place::Page, lang.help_in_page()),
        (Place::Facets, lang.help_in_facets()),
        (Place::Menu, lang.help_in_menu()),
    ] {
        let keys = keys(place, lang).into_iter().filter(|row| {
            let all = fold(&format!("{} {} {}", row.keys, row.label, row.other));
            filter.split_whitespace().all(|word| all.contains(word))
        });
        let keys: Vec<Row> = keys.collect();
        if keys.is_empty() {
            continue;
        }
        lines.push(Line::styled(format!(" {title}"), theme.heading()));
        lines.extend(
            keys.iter()
                .map(|row| pair(&row.keys, &row.label, theme, cells)),
        );
        lines.push(Line::default());
    }
    if !filter.is_empty() {
        if lines.is_empty() {
            lines.push(Line::styled(
                format!(" {}", lang.menu_nothing()),
                theme.quiet(),
            ));
        }
        return lines;
    }
    lines.push(Line::styled(
        format!(" {}", lang.help_asking()),
        theme.heading(),
    ));
    for (example, meaning) in examples(lang) {
        lines.push(pair(&example, &meaning, theme, cells));
    }
    lines.push(Line::raw(format!("   {}", lang.ask_editing())));
    lines
}

/// An action with its keys.
struct Row {
    keys: String,
    label: String,
    /// What it is called in the other language.
    other: String,
}

/// The actions of a place, each once, with all its keys there.
fn keys(place: Place, lang: Lang) -> Vec<Row> {
    let other = match lang {
        Lang::Nl => Lang::En,
        Lang::En => Lang::Nl,
    };
    let mut rows: Vec<Row> = Vec::new();
    for binding in bindings()
        .iter()
        .filter(|binding| binding.places.contains(&place))
    {
        let names: Vec<String> = binding.keys.iter().map(|key| key.name(lang)).collect();
        let label = binding.label(place, lang);
        match rows.iter_mut().find(|known| known.label == label) {
            Some(row) => row.keys = format!("{}, {}", row.keys, names.join(", ")),
            None => rows.push(Row {
                keys: names.join(", "),
                label,
                other: binding.label(place, other),
            }),
        }
    }
    rows
}

fn examples(lang: Lang) -> [(String, String); 10] {
    [
        ("99".to_owned(), lang.ask_number()),
        ("10 maart 2020".to_owned(), lang.ask_date()),
        ("krista kuipers".to_owned(), lang.ask_name()),
        ("org:cbs".to_owned(), lang.ask_organisation()),
        ("thema:europa".to_owned(), lang.ask_theme()),
        ("\"city deals\"".to_owned(), lang.ask_phrase()),
        ("-online".to_owned(), lang.ask_without()),
        ("najaar 2023".to_owned(), lang.ask_span()),
        ("98 t/m 101".to_owned(), lang.ask_range()),
        (lang.ask_question_example(), lang.ask_question()),
    ]
}

fn pair(left: &str, right: &str, theme: Theme, cells: usize) -> Line<'static> {
    let column = 20.min(cells / 2);
    let left = if width(left) > column {
        left.to_owned()
    } else {
        pad(left, column)
    };
    Line::from(vec![
        Span::styled(format!("   {left} "), theme.label()),
        Span::raw(right.to_owned()),
    ])
}
