//! The line at the bottom: the keys that work now, or what went wrong.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::width;
use crate::tui::App;
use crate::tui::keymap::{Binding, Place, bindings};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    if let Some(failure) = &app.failure {
        frame.render_widget(Line::styled(format!(" {failure}"), app.theme.error()), area);
        return;
    }
    let place = app.place();
    let hints = bindings()
        .iter()
        .filter(|binding| binding.is_hint && binding.places.contains(&place));
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 1;
    for binding in hints {
        let (key, label) = hint(binding, place, app);
        let wide = width(&key) + width(&label) + 4;
        // A hint that does not fit whole is left out; a shorter one behind it may still fit.
        if used + wide <= usize::from(area.width) {
            used += wide;
            spans.extend([
                Span::raw(" "),
                Span::styled(key, app.theme.heading()),
                Span::raw(format!(" {label}  ")),
            ]);
        }
    }
    frame.render_widget(Line::from(spans), area);
}

fn hint(binding: &Binding, place: Place, app: &App) -> (String, String) {
    let key = binding
        .keys
        .first()
        .map(|key| key.name(app.lang))
        .unwrap_or_default();
    (key, binding.label(place, app.lang))
}
