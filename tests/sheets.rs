//! Contact sheets: every screen at every size, in three palettes and both languages, to be looked at.
//!
//! `cargo test --test integration -- --ignored contact_sheets` writes them to `target/contact-sheets`, `pictures` in its place
//! those of the README to `tests/pictures`.

use std::fmt::Write as _;
use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use reuring::locale::Lang;
use reuring::tui::Theme;
use unicode_width::UnicodeWidthStr;

use crate::support::browser::Browser;
use crate::support::palettes::{PALETTES, Palette};
use crate::support::screens::{self, SCREENS};
use crate::support::sealed::project;

/// The sizes of the sheets, in cells.
const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 14)];

/// A cell in the units of the picture.
const CELL: (usize, usize) = (9, 19);

/// Room around a screen.
const MARGIN: usize = 14;

/// A palette by its name, with the theme for it.
fn looks() -> [(&'static Palette, Theme, &'static str); 3] {
    let named = |name| {
        let found = PALETTES.iter().find(|palette| palette.name == name);
        found.expect("a palette")
    };
    [
        (named("Campbell"), Theme::DARK, "dark"),
        (named("Tango light"), Theme::LIGHT, "light"),
        (named("Solarized dark"), Theme::PLAIN, "solarized"),
    ]
}

/// Draws a screen at this height of a picture.
fn draw(svg: &mut String, frame: &Buffer, palette: &Palette, top: usize) {
    let (columns, rows) = (
        usize::from(frame.area.width),
        usize::from(frame.area.height),
    );
    let _ = writeln!(
        svg,
        "<rect x='0' y='{top}' width='{}' height='{}' rx='6' fill='#{:06x}'/>",
        columns * CELL.0 + 2 * MARGIN,
        rows * CELL.1 + 2 * MARGIN,
        palette.background
    );
    for (row, cells) in frame.content.chunks(columns).enumerate() {
        let y = top + MARGIN + row * CELL.1;
        for run in runs(cells) {
            write_run(svg, palette, &run, y);
        }
    }
}

/// Cells of one style beside each other, from a column on.
struct Run<'a> {
    column: usize,
    cells: usize,
    first: &'a Cell,
    text: String,
}

fn runs(cells: &[Cell]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut column = 0;
    while let Some(cell) = cells.get(column) {
        let wide = cell.symbol().width().max(1);
        match runs.last_mut() {
            Some(run) if run.first.style() == cell.style() => {
                run.text.push_str(cell.symbol());
                run.cells += wide;
            }
            _ => runs.push(Run {
                column,
                cells: wide,
                first: cell,
                text: cell.symbol().to_owned(),
            }),
        }
        column += wide;
    }
    runs
}

fn write_run(svg: &mut String, palette: &Palette, run: &Run<'_>, y: usize) {
    let has = |modifier| run.first.modifier.contains(modifier);
    let mut text = palette.drawn(run.first.fg, palette.text);
    let mut behind = palette.drawn(run.first.bg, palette.background);
    if has(Modifier::REVERSED) {
        std::mem::swap(&mut text, &mut behind);
    }
    let (x, wide) = (MARGIN + run.column * CELL.0, run.cells * CELL.0);
    if behind != palette.background {
        let _ = writeln!(
            svg,
            "<rect x='{x}' y='{y}' width='{wide}' height='{}' fill='#{behind:06x}'/>",
            CELL.1
        );
    }
    if run.text.trim().is_empty() {
        return;
    }
    let escaped = run.text.replace('&', "&amp;").replace('<', "&lt;");
    let mut style = String::new();
    for (modifier, written) in [
        (Modifier::BOLD, " font-weight='bold'"),
        (Modifier::ITALIC, " font-style='italic'"),
        (Modifier::UNDERLINED, " text-decoration='underline'"),
        (Modifier::DIM, " opacity='0.5'"),
    ] {
        if has(modifier) {
            style.push_str(written);
        }
    }
    let _ = writeln!(
        svg,
        "<text x='{x}' y='{}' textLength='{wide}' fill='#{text:06x}'{style}>{escaped}</text>",
        y + 14
    );
}

/// Returns a picture of screens below each other.
fn picture(frames: &[Buffer], palette: &Palette) -> String {
    let size = frames.first().map_or((0, 0), |frame| {
        (
            usize::from(frame.area.width),
            usize::from(frame.area.height),
        )
    });
    let high = size.1 * CELL.1 + 3 * MARGIN;
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='{}' font-family='DejaVu Sans Mono, Menlo, Consolas, monospace' font-size='15' xml:space='preserve'>\n",
        size.0 * CELL.0 + 2 * MARGIN,
        high * frames.len() - MARGIN
    );
    for (at, frame) in frames.iter().enumerate() {
        draw(&mut svg, frame, palette, at * high);
    }
    svg.push_str("</svg>\n");
    svg
}

fn write_sheets(folder: &Path) {
    for lang in [Lang::Nl, Lang::En] {
        let code = if lang == Lang::Nl { "nl" } else { "en" };
        for (width, height) in SIZES {
            for (palette, theme, name) in looks() {
                let frames = SCREENS.map(|(_, keys)| {
                    let mut browser = Browser::with(width, height, lang, theme, "");
                    browser.press(keys).frame()
                });
                let file = folder.join(format!("{name}-{width}x{height}-{code}.svg"));
                std::fs::write(file, picture(&frames, palette)).expect("written");
            }
        }
    }
}

#[test]
#[ignore = "writes pictures to look at"]
fn contact_sheets() {
    let folder = project().join("target/contact-sheets");
    std::fs::create_dir_all(&folder).expect("a folder");
    write_sheets(&folder);
    let written = std::fs::read_dir(&folder).expect("a folder").count();
    assert!(written >= 24, "{written} sheets");
}

#[test]
#[ignore = "writes the pictures of the README"]
fn pictures_of_the_readme() {
    let folder = project().join("tests/pictures");
    std::fs::create_dir_all(&folder).expect("a folder");
    let [dark, light, solarized] = looks();
    for (name, (palette, theme, _)) in [
        ("query", dark),
        ("reading", solarized),
        ("person", light),
        ("facets", dark),
    ] {
        let mut browser = Browser::with(100, 30, Lang::Nl, theme, "");
        let frame = browser.press(screens::keys(name)).frame();
        let file = folder.join(format!("{name}.svg"));
        std::fs::write(file, picture(&[frame], palette)).expect("written");
    }
}

#[test]
fn a_picture_shows_what_stands_on_the_screen() {
    let mut browser = Browser::new(60, 14, Lang::Nl);
    let frame = browser.press("cbs & <co").frame();
    let svg = picture(&[frame], looks()[0].0);
    assert!(svg.contains("cbs &amp; &lt;co"), "{svg}");
    assert!(svg.contains("font-weight='bold'"), "{svg}");
}
