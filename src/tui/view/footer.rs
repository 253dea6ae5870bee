//! The line at the bottom: the keys that work now, what was done, what went wrong, or what is asked.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::text::{truncate, width};
use crate::tui::Action;
use crate::tui::App;
use crate::tui::app::Prompt;
use crate::tui::keymap::{Binding, Place, bindings};

/// More than this nobody takes in at a glance.
const MOST: usize = 6;

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
        Some((at, count)) if app.overlay.is_none() && prompt.is_find() => {
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

fn hints(app: &App, area: Rect) -> Line<'static> {
    let place = app.place();
    let hints = bindings().filter(|binding| {
        binding.is_hint && binding.places.contains(&place) && app.works(binding.action, place)
    });
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 1;
    for binding in hints.take(MOST) {
        let (key, label) = hint(binding, place, app);
        let wide = width(&key) + width(&label) + 4;
        // A hint that does not fit whole is left out; a shorter one behind it may still fit.
        if used + wide <= usize::from(area.width) {
            used += wide;
            spans.extend([
                Span::raw(" "),
                Span::styled(key, app.theme.key()),
                Span::raw(format!(" {label}  ")),
            ]);
        }
    }
    Line::from(spans)
}

fn hint(binding: &Binding, place: Place, app: &App) -> (String, String) {
    let key = binding
        .keys
        .first()
        .map(|key| key.name(app.lang))
        .unwrap_or_default();
    let label = match (binding.action, app.named.as_slice()) {
        // Whose page it is says more than that it is one.
        (Action::OpenNamed, [one]) => truncate(&one.name, 24).into_owned(),
        (Action::OpenNamed, several) => app.lang.names(several.len()),
        (Action::ShowPeople, _) => app.lang.hint_people(),
        (Action::Find, _) if app.scene.is_list() && app.overlay.is_none() => app.lang.do_filter(),
        (Action::Read, _) if app.scene.is_list() => app.lang.do_follow(),
        _ => binding.label(place, app.lang),
    };
    (key, label)
}
