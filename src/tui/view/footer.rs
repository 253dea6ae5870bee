//! The line at the bottom: the keys that work now, what was done, what went wrong, or what is asked.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::text::{truncate, width};
use crate::tui::Action;
use crate::tui::App;
use crate::tui::app::Prompt;
use crate::tui::keymap::{Entry, Place};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let line = if let Some(prompt) = &app.prompt {
        asked(app, prompt, area)
    } else if let Some(failure) = &app.failure {
        said(failure, area).style(app.theme.error())
    } else if let Some(notice) = &app.notice {
        said(notice, area).style(app.theme.heading())
    } else {
        hints(app, area)
    };
    frame.render_widget(line, area);
}

fn said(text: &str, area: Rect) -> Line<'static> {
    let text = crate::text::clean_line(text);
    Line::raw(truncate(&format!(" {text}"), usize::from(area.width)).into_owned())
}

fn asked(app: &App, prompt: &Prompt, area: Rect) -> Line<'static> {
    let label = label(app, prompt);
    let room = usize::from(area.width).saturating_sub(width(&label) + 1);
    let shown = super::query_box::visible(&prompt.input, room);
    Line::from(vec![
        Span::styled(label, app.theme.heading()),
        Span::raw(shown),
    ])
}

fn label(app: &App, prompt: &Prompt) -> String {
    let label = prompt.label(app.lang);
    let count = app
        .scene
        .page
        .as_ref()
        .map(crate::tui::page::Page::hit_position);
    match count {
        Some((at, count)) if prompt.is_find() => {
            let at = at.unwrap_or(0);
            format!(" {label} {at}/{count} › ")
        }
        _ => format!(" {label} › "),
    }
}

/// Returns where the cursor stands while something is asked.
pub(super) fn cursor(app: &App, prompt: &Prompt, area: Rect) -> Position {
    let label = width(&label(app, prompt));
    let room = usize::from(area.width).saturating_sub(label + 1);
    let column = label + prompt.input.visual_cursor() - prompt.input.visual_scroll(room);
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    Position {
        x: area.x + column.min(area.width.saturating_sub(1)),
        y: area.y,
    }
}

/// The keys that matter now, as many as fit whole. The one for help is always among them.
fn hints(app: &App, area: Rect) -> Line<'static> {
    let place = app.place();
    let entries = app.preferences.keymap.entries(place).iter();
    let hints = entries.filter(|entry| entry.is_hint && app.works(entry.action, place));
    let hints: Vec<Hint> = hints
        .filter_map(|entry| Hint::of(entry, place, app))
        .collect();
    let kept: usize = hints
        .iter()
        .filter(|hint| hint.is_help)
        .map(Hint::cells)
        .sum();
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 1;
    for hint in hints {
        let reserved = if hint.is_help { 0 } else { kept };
        // A hint that does not fit whole is left out; a shorter one behind it may still fit.
        if used + hint.cells() + reserved <= usize::from(area.width) + 2 {
            used += hint.cells();
            spans.extend([
                Span::raw(" "),
                Span::styled(hint.key, app.theme.key()),
                Span::raw(format!(" {}  ", hint.label)),
            ]);
        }
    }
    Line::from(spans)
}

/// A key and what it does, in a word or two.
struct Hint {
    key: String,
    label: String,
    is_help: bool,
}

impl Hint {
    fn of(entry: &Entry, place: Place, app: &App) -> Option<Self> {
        Some(Hint {
            key: entry.keys.first()?.name(app.lang),
            label: label_of(entry.action, place, app),
            is_help: entry.action == Action::ShowHelp,
        })
    }

    fn cells(&self) -> usize {
        width(&self.key) + width(&self.label) + 4
    }
}

fn label_of(action: Action, place: Place, app: &App) -> String {
    let lang = app.lang;
    let is_list = app.scene.is_list() && app.screens.is_empty();
    match (action, app.named.as_slice()) {
        // Whose page it is says more than that it is one.
        (Action::OpenNamed, [one]) => truncate(&one.name, 24).into_owned(),
        (Action::OpenNamed, several) => lang.names(several.len()),
        (Action::Find, _) if is_list => lang.do_filter(),
        (Action::Read, _) if is_list => lang.do_follow(),
        (Action::Complete, _) if app.scene.input.value().is_empty() => lang.hint_fields(),
        _ => action
            .hint(place, lang)
            .unwrap_or_else(|| action.label_in(place, lang)),
    }
}
