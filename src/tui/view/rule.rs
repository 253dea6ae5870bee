//! The line under the search line with the names of the panes, and the one between them.

use std::fmt::Write;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Stylize;
use ratatui::text::{Line, Span};

use crate::edition::Role;
use crate::profiles::{Kind, Order};
use crate::search::Sort;
use crate::text::clean_line;
use crate::tui::layout::Panes;
use crate::tui::worker::Look;
use crate::tui::{App, Focus};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, panes: &Panes) {
    let y = panes.rule.y;
    let quiet = app.theme.line();
    let line = "─".repeat(usize::from(panes.rule.width));
    frame.render_widget(Line::styled(line, quiet), panes.rule);
    if let Some(list) = panes.list {
        name(app, frame, row(y, list), &list_name(app), Focus::List);
    }
    if let Some(text) = panes.text {
        // Beside the measure there may be room that belongs to the pane.
        let start = panes.facts_divider.or(panes.divider);
        let start = start.map_or(panes.rule.x, Rect::right);
        let place = Rect {
            x: start,
            width: panes.rule.right() - start,
            ..text
        };
        name(app, frame, row(y, place), &text_name(app), Focus::Text);
    }
    if let Some(facts) = panes.facts {
        let place = Rect {
            x: facts.x - 1,
            width: facts.width + 1,
            ..facts
        };
        let title = Line::styled(format!(" {} ", app.lang.pane_facts()), quiet);
        let mut place = row(y, place);
        place.x += 1;
        place.width -= 1;
        frame.render_widget(title, place);
    }
    for divider in [panes.divider, panes.facts_divider].into_iter().flatten() {
        frame.render_widget(Span::styled("┬", quiet), row(y, divider));
        for y in divider.top()..divider.bottom() {
            frame.render_widget(Span::styled("│", quiet), row(y, divider));
        }
    }
}

/// One row of the columns of `area`.
fn row(y: u16, area: Rect) -> Rect {
    Rect {
        y,
        height: 1,
        ..area
    }
}

fn name(app: &App, frame: &mut Frame<'_>, row: Rect, name: &str, focus: Focus) {
    // A mark beside the weight, for whoever cannot see it.
    let (mark, style) = if app.scene.focus == focus {
        ("▸ ", app.theme.heading())
    } else {
        ("", app.theme.quiet())
    };
    let place = Rect {
        x: row.x + 1,
        width: row.width.saturating_sub(1),
        ..row
    };
    let line = Line::styled(format!(" {mark}{name} "), style);
    frame.render_widget(line.not_dim(), place);
}

/// The name of the list, with its order where it is not the usual one.
fn list_name(app: &App) -> String {
    let name = app.lang.pane_list();
    let sort = app.scene.list.results.query.sort;
    match sort.unwrap_or(app.scene.sort) {
        Sort::Relevance => name,
        Sort::NewestFirst => format!("{name} · {}", app.lang.sort_newest()),
        Sort::OldestFirst => format!("{name} · {}", app.lang.sort_oldest()),
        Sort::Number => format!("{name} · {}", app.lang.sort_number()),
    }
}

/// The name of the text pane with the number of the hit one is at: `Tekst · treffer 3/14`.
fn text_name(app: &App) -> String {
    let page = app.scene.page.as_ref();
    let mut name = if app.scene.look.is_some() {
        page_name(app)
    } else {
        app.lang.pane_text()
    };
    let find = app.scene.find.as_ref().map(|words| format!(" · ‘{words}’"));
    name.push_str(&find.unwrap_or_default());
    let position = page.map(crate::tui::page::Page::hit_position);
    let hits = match position {
        Some((Some(at), count)) => Some(app.lang.hit_of(at, count)),
        Some((None, count)) if count > 0 => Some(app.lang.hits(count)),
        _ => None,
    };
    name.push_str(&hits.map(|hits| format!(" · {hits}")).unwrap_or_default());
    let percent = page.and_then(crate::tui::page::Page::percent);
    if let Some(percent) = percent.filter(|_| app.scene.focus == Focus::Text) {
        let _ = write!(name, " · {percent}%");
    }
    name
}

/// What sort of page it is.
pub(super) fn page_kind(app: &App) -> String {
    let lang = app.lang;
    match &app.scene.look {
        Some(Look::Name(Kind::Person, _)) => lang.kind_person(),
        Some(Look::Name(Kind::Organisation, _)) => lang.kind_organisation(),
        Some(Look::Name(Kind::Theme, _)) => lang.kind_theme(),
        Some(Look::List {
            kind: Kind::Person, ..
        }) => lang.kind_people(),
        Some(Look::List {
            kind: Kind::Organisation,
            ..
        }) => lang.kind_organisations(),
        Some(Look::List {
            kind: Kind::Theme, ..
        }) => lang.kind_themes(),
        Some(Look::Stats) => lang.stats_title(),
        Some(Look::Related(_)) => lang.related_title(),
        Some(Look::Same | Look::Join(..)) => lang.same_title(),
        Some(Look::Shortlist(..)) => lang.menu_shortlists(),
        None => lang.pane_text(),
    }
}

/// Which one it is, or how it is ordered.
fn page_name(app: &App) -> String {
    match &app.scene.look {
        Some(Look::List { order, role, .. }) => {
            let order = match order {
                Order::Count => app.lang.order_count(),
                Order::Longest => app.lang.order_longest(),
                Order::Latest => app.lang.order_latest(),
                Order::Name => app.lang.order_name(),
            };
            let role = role.map(|role| match role {
                Role::Guest => app.lang.only_guests(),
                Role::Host => app.lang.only_hosts(),
                Role::DebateLeader => app.lang.only_leaders(),
            });
            role.map_or(order.clone(), |role| format!("{role} · {order}"))
        }
        Some(Look::Name(_, name) | Look::Shortlist(name, _)) => clean_line(name),
        _ => page_kind(app),
    }
}
