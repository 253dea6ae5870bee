//! What stands in a list without rows: what the archive covers and what each condition finds, or how to fill it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::locale::Lang;
use crate::text::{clean_line, pad, truncate, width, wrap};
use crate::tui::App;

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let cells = usize::from(area.width.saturating_sub(2));
    let lines = if app.is_searching() {
        said(app, &app.lang.searching(), cells)
    } else if app.scene.list.results.coverage.editions == 0 {
        first_steps(app, cells)
    } else {
        let covered = app.scene.list.results.coverage.said(app.lang);
        let mut lines = said(app, &app.lang.no_hits_short(), cells);
        lines.extend(said(app, &covered, cells));
        lines.extend(advice(app, cells));
        lines
    };
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        let place = Rect {
            y,
            height: 1,
            ..area
        };
        frame.render_widget(line, place);
    }
}

fn said(app: &App, text: &str, cells: usize) -> Vec<Line<'static>> {
    let ranges = wrap(text, cells).into_iter();
    ranges
        .map(|range| text.get(range).unwrap_or_default())
        .map(|text| Line::styled(format!(" {text}"), app.theme.text()))
        .collect()
}

/// The commands that fill an empty archive, each with what it brings in.
fn first_steps(app: &App, cells: usize) -> Vec<Line<'static>> {
    let lang = app.lang;
    let commands = commands(lang);
    let widest = commands.iter().map(|(command, _)| width(command)).max();
    let widest = widest.unwrap_or(0) + 2;
    let is_beside = widest + 30 <= cells;
    let mut lines = said(app, &lang.empty_archive_title(), cells);
    lines.push(Line::default());
    for (command, what) in commands {
        if is_beside {
            let what = truncate(&what, cells - widest).into_owned();
            lines.push(Line::from(vec![
                Span::styled(format!(" {}", pad(&command, widest)), app.theme.heading()),
                Span::styled(what, app.theme.text()),
            ]));
        } else {
            lines.push(Line::styled(format!(" {command}"), app.theme.heading()));
            lines.extend(said(app, &what, cells));
        }
    }
    lines.push(Line::default());
    lines.extend(said(app, &lang.empty_archive_window(), cells));
    lines
}

fn commands(lang: Lang) -> [(String, String); 4] {
    let command = |words: &str| format!("reuring {words}");
    [
        (
            command(&format!("sync {}", lang.empty_archive_address())),
            lang.empty_archive_sync(),
        ),
        (command("import export.xml"), lang.empty_archive_export()),
        (
            command(&format!("import {}", lang.empty_archive_path())),
            lang.empty_archive_import(),
        ),
        (command("add"), lang.empty_archive_add()),
    ]
}

/// What each condition finds on its own, and which one to leave out.
fn advice(app: &App, cells: usize) -> Vec<Line<'static>> {
    let advice = app.scene.advice.as_ref();
    let Some(advice) = advice.filter(|advice| advice.terms.len() > 1) else {
        return Vec::new();
    };
    let heading = format!(" {}", app.lang.found_alone());
    let mut lines = vec![Line::default(), Line::styled(heading, app.theme.quiet())];
    lines.extend(advice.terms.iter().map(|term| {
        let count = Span::styled(format!("{:>6}  ", term.count), app.theme.label());
        let room = cells.saturating_sub(8);
        let meant = advice.meant.iter().find(|(typed, _)| *typed == term.text);
        let text = meant.map_or_else(
            || term.text.clone(),
            |(typed, meant)| format!("{typed} · {}", app.lang.did_you_mean(meant)),
        );
        let text = truncate(&clean_line(&text), room).into_owned();
        Line::from(vec![count, Span::raw(text)])
    }));
    if let Some(drop) = &advice.drop {
        let text = app.lang.advice_drop(&clean_line(&drop.text), drop.count);
        let text = format!(" {}", truncate(&text, cells));
        lines.extend([Line::default(), Line::styled(text, app.theme.heading())]);
    }
    lines
}
