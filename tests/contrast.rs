//! What must be read can be read: every cell of every screen under the palettes that people have.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use reuring::locale::Lang;
use reuring::tui::Theme;

use crate::support::browser::Browser;
use crate::support::palettes::{PALETTES, Palette};
use crate::support::screens::SCREENS;

/// The relative luminance of WCAG 2.
fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xff) / 255.0;
        if value <= 0.03928 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Says what is wrong with how a palette draws a cell, if anything is.
fn wrong(cell: &Cell, palette: &Palette) -> Option<String> {
    let symbol = cell.symbol();
    let is_line = symbol.chars().all(|c| matches!(c, ' ' | '─'..='▟' | '•'));
    if is_line {
        return None;
    }
    if cell.modifier.contains(Modifier::DIM) {
        return Some(format!("“{symbol}” is dim"));
    }
    if cell.fg == Color::DarkGray {
        return Some(format!("“{symbol}” is bright black"));
    }
    // The terminal's own foreground on its own background is as it is.
    if cell.fg == Color::Reset && cell.bg == Color::Reset {
        return None;
    }
    let text = palette.drawn(cell.fg, palette.text);
    let background = palette.drawn(cell.bg, palette.background);
    let is_emphasised = cell
        .modifier
        .intersects(Modifier::BOLD | Modifier::UNDERLINED);
    let least = if is_emphasised { 3.0 } else { 4.5 };
    let has = contrast(text, background);
    (has < least).then(|| format!("“{symbol}” has {has:.1} of {least}"))
}

/// The themes that are meant for a palette.
fn themes(palette: &Palette) -> [Theme; 2] {
    let other = if luminance(palette.background) > 0.5 {
        Theme::LIGHT
    } else {
        Theme::DARK
    };
    [Theme::PLAIN, other]
}

#[test]
fn every_screen_can_be_read_under_every_palette() {
    for theme in [Theme::PLAIN, Theme::DARK, Theme::LIGHT] {
        for (name, keys) in SCREENS {
            let mut browser = Browser::with(120, 40, Lang::Nl, theme, "");
            let frame = browser.press(keys).frame();
            for palette in PALETTES.iter().filter(|one| themes(one).contains(&theme)) {
                let wrong: Vec<String> = frame
                    .content
                    .iter()
                    .filter_map(|cell| wrong(cell, palette))
                    .collect();
                assert!(
                    wrong.is_empty(),
                    "{name} in {theme:?} under {}: {}",
                    palette.name,
                    wrong.join(", ")
                );
            }
        }
    }
}

#[test]
fn the_colours_that_were_too_pale_are_seen() {
    let cell = |colour, modifier| {
        let mut cell = Cell::new("a");
        cell.fg = colour;
        cell.modifier = modifier;
        cell
    };
    for (cell, under, is_wrong) in [
        (cell(Color::DarkGray, Modifier::empty()), 4, true),
        (cell(Color::Cyan, Modifier::UNDERLINED), 5, true),
        (cell(Color::Yellow, Modifier::BOLD), 3, true),
        (cell(Color::Reset, Modifier::DIM), 0, true),
        (cell(Color::LightCyan, Modifier::empty()), 4, false),
        (cell(Color::Reset, Modifier::empty()), 4, false),
    ] {
        assert_eq!(
            wrong(&cell, &PALETTES[under]).is_some(),
            is_wrong,
            "{cell:?}"
        );
    }
}
