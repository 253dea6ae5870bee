//! The help: all keys by place, made from the live table, and how to ask.

use ratatui::text::{Line, Span};

use crate::locale::Lang;
use crate::text::{pad, width};
use crate::tui::Theme;
use crate::tui::keymap::{Place, bindings};

/// Returns the lines of the help.
pub(super) fn lines(lang: Lang, theme: Theme, cells: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (place, title) in [
        (Place::Box, lang.help_in_box()),
        (Place::List, lang.help_in_list()),
        (Place::Text, lang.help_in_text()),
    ] {
        lines.push(Line::styled(format!(" {title}"), theme.heading()));
        lines.extend(
            keys(place, lang)
                .into_iter()
                .map(|(keys, label)| pair(&keys, &label, theme, cells)),
        );
        lines.push(Line::default());
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

/// The actions of a place, each once, with all its keys there.
fn keys(place: Place, lang: Lang) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for binding in bindings()
        .iter()
        .filter(|binding| binding.places.contains(&place))
    {
        let names: Vec<String> = binding.keys.iter().map(|key| key.name(lang)).collect();
        let label = binding.label(place, lang);
        match rows.iter_mut().find(|(_, known)| *known == label) {
            Some((keys, _)) => *keys = format!("{keys}, {}", names.join(", ")),
            None => rows.push((names.join(", "), label)),
        }
    }
    rows
}

fn examples(lang: Lang) -> [(String, String); 7] {
    [
        ("99".to_owned(), lang.ask_number()),
        ("10 maart 2020".to_owned(), lang.ask_date()),
        ("krista kuipers".to_owned(), lang.ask_name()),
        ("org:cbs".to_owned(), lang.ask_organisation()),
        ("thema:europa".to_owned(), lang.ask_theme()),
        ("\"city deals\"".to_owned(), lang.ask_phrase()),
        ("-online".to_owned(), lang.ask_without()),
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
