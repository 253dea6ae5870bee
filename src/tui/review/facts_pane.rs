//! The facts with how sure they are, under them those who were named and not placed, what is unknown last. The line that
//! is typed stands in the place of its value, known names below it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::ReviewScreen;
use super::editor::{Editor, Target, field};
use super::rows::{Row, RowKey};
use crate::edition::{FieldKind, Role};
use crate::locale::Lang;
use crate::review::Certainty;
use crate::text::{clean_line, pad, truncate, width};
use crate::tui::screen::Surroundings;
use crate::tui::view::query_box::visible;

/// Cells of the label in front of a value.
const LABEL: usize = 17;

/// The most alarms that are shown above the facts.
const ALARMS: usize = 3;

/// A line of the pane, and the row it belongs to.
struct PaneLine {
    line: Line<'static>,
    row: Option<usize>,
    /// The column of the cursor.
    cursor: Option<usize>,
}

impl PaneLine {
    fn plain(text: String, style: Style) -> Self {
        PaneLine {
            line: Line::styled(text, style),
            row: None,
            cursor: None,
        }
    }
}

impl Row {
    /// Says whether it is about the function or the employer of somebody.
    pub(super) fn is_part(&self) -> bool {
        matches!(self.key, RowKey::Function(..) | RowKey::Organisation(..))
    }
}

impl ReviewScreen {
    pub(super) fn facts_height(&self, around: Surroundings) -> usize {
        self.panes(around)
            .facts
            .map_or(1, |facts| usize::from(facts.height))
    }

    /// Draws the facts; returns where the cursor stands: in the line that is typed, else on the row that is acted on.
    pub(super) fn draw_facts(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        around: Surroundings,
    ) -> Option<Position> {
        let lines = self.pane_lines(usize::from(area.width), around);
        let height = usize::from(area.height);
        let own = |line: &PaneLine| line.row == Some(self.at);
        let first = lines.iter().position(own).unwrap_or(0);
        let last = lines.iter().rposition(own).unwrap_or(first);
        // A third of the rows stays above the row one is at; nothing is left empty below the last.
        let top = first
            .saturating_sub(height / 3)
            .max((last + 1).saturating_sub(height));
        let top = top.min(lines.len().saturating_sub(height));
        let mut cursor = None;
        for (y, line) in (area.y..area.bottom()).zip(lines.into_iter().skip(top)) {
            let column = line.cursor.or((line.row == Some(self.at)).then_some(0));
            let is_better = line.cursor.is_some() || cursor.is_none();
            if let Some(column) = column.filter(|_| is_better) {
                let x = area.x
                    + u16::try_from(column)
                        .unwrap_or(0)
                        .min(area.width.saturating_sub(1));
                cursor = Some(Position { x, y });
            }
            frame.render_widget(
                line.line,
                Rect {
                    y,
                    height: 1,
                    ..area
                },
            );
        }
        cursor
    }

    fn pane_lines(&self, cells: usize, around: Surroundings) -> Vec<PaneLine> {
        let (lang, theme) = (around.lang, around.theme);
        let mut lines = self.notices(cells, around);
        let mut before: Option<&RowKey> = None;
        for (at, row) in self.rows.iter().enumerate() {
            let is_offered = |key: &RowKey| matches!(key, RowKey::Offered(_));
            let is_unknown =
                row.certainty == Certainty::Missing && !row.is_wanted && !row.is_part();
            if is_offered(&row.key) && !before.is_some_and(is_offered) {
                lines.push(PaneLine::plain(
                    format!("   ── {} ──", lang.review_named()),
                    theme.text(),
                ));
            }
            let was_unknown = at.checked_sub(1).and_then(|at| self.rows.get(at));
            let was_unknown = was_unknown.is_some_and(|row| {
                row.certainty == Certainty::Missing && !row.is_wanted && !row.is_part()
            });
            if is_unknown && !was_unknown {
                lines.push(PaneLine::plain(
                    format!("   ── {} ──", lang.unknown()),
                    theme.text(),
                ));
            }
            self.push_row(&mut lines, at, row, cells, around);
            before = Some(&row.key);
        }
        if let Some(editor) = self
            .editor
            .as_ref()
            .filter(|editor| !matches!(editor.target, Target::Row(_)))
        {
            push_editor(
                &mut lines,
                self.at,
                editor,
                &new_label(&editor.target, lang),
                cells,
                around,
            );
        }
        lines
    }

    /// What is wrong with the edition, and what changed since it was found right.
    fn notices(&self, cells: usize, around: Surroundings) -> Vec<PaneLine> {
        let (lang, theme, review) = (around.lang, around.theme, &self.sheet.review);
        let mut said: Vec<String> = Vec::new();
        if let Some(reopened) = &review.reopened {
            said.push(lang.review_reopened(&reopened.by));
            let changes = reopened.changes.iter();
            said.extend(changes.map(|one| {
                format!(
                    "{}: {} → {}",
                    field_label(&one.field, lang),
                    one.before,
                    one.after
                )
            }));
        }
        let alarms = review
            .alarms
            .iter()
            .filter(|alarm| alarm.kind != "reopened")
            .take(ALARMS);
        said.extend(alarms.map(|alarm| lang.review_alarm(alarm.kind, &alarm.text)));
        let room = cells.saturating_sub(4);
        let line = |text: &String| {
            PaneLine::plain(
                format!(" ! {}", truncate(&clean_line(text), room)),
                theme.heading(),
            )
        };
        said.iter().map(line).collect()
    }

    fn push_row(
        &self,
        lines: &mut Vec<PaneLine>,
        at: usize,
        row: &Row,
        cells: usize,
        around: Surroundings,
    ) {
        let (lang, theme) = (around.lang, around.theme);
        let is_own = at == self.at;
        if let Some(editor) = self
            .editor
            .as_ref()
            .filter(|editor| is_own && editor.target == Target::Row(row.key.clone()))
        {
            push_editor(lines, at, editor, &label(row, lang), cells, around);
            return;
        }
        let is_sent = self.sent.iter().any(|sent| sent.row == row.key);
        let sure = if is_sent {
            "…".to_owned()
        } else {
            certainty(row, lang)
        };
        let lead = if is_own { "▌ " } else { "  " };
        let label = pad(&truncate(&label(row, lang), LABEL - 2), LABEL - 1);
        let is_named = matches!(row.key, RowKey::Offered(_));
        let (label, value) = if is_named {
            (
                String::new(),
                format!(
                    "{}  “{}”",
                    clean_line(&row.value),
                    clean_line(&row.sentence)
                ),
            )
        } else {
            (label, clean_line(&row.value))
        };
        let room = cells.saturating_sub(width(&label) + 3 + width(&sure) + 2);
        let value = pad(&truncate(&value, room), room);
        let style = match (is_own, row.needs_a_look()) {
            (true, _) => theme.selected(),
            (false, true) => theme.heading(),
            (false, false) => theme.text(),
        };
        lines.push(PaneLine {
            line: Line::styled(format!("{lead}{label}{value}  {sure}"), style),
            row: Some(at),
            cursor: None,
        });
        if is_own && is_named {
            let mut choices = choices(around);
            choices.row = Some(at);
            lines.push(choices);
        }
    }
}

fn push_editor(
    lines: &mut Vec<PaneLine>,
    at: usize,
    editor: &Editor,
    label: &str,
    cells: usize,
    around: Surroundings,
) {
    let theme = around.theme;
    let label = pad(&truncate(label, LABEL - 2), LABEL - 1);
    let room = cells.saturating_sub(LABEL + 3);
    let shown = visible(&editor.input, room);
    let column = editor.input.visual_cursor() - editor.input.visual_scroll(room);
    lines.push(PaneLine {
        line: Line::from(vec![
            Span::styled(format!("▌ {label}"), theme.heading()),
            Span::styled(pad(&shown, room), theme.hit()),
        ]),
        row: Some(at),
        cursor: Some(LABEL + 1 + column),
    });
    for (place, choice) in editor.choices.iter().enumerate() {
        let is_chosen = editor.chosen == Some(place);
        let style = if is_chosen {
            theme.selected()
        } else {
            theme.text()
        };
        let text = truncate(choice, room).into_owned();
        let key = if place == 0 && editor.chosen.is_none() {
            "Tab"
        } else {
            ""
        };
        lines.push(PaneLine {
            line: Line::from(vec![
                Span::styled(format!("{key:>LABEL$} "), theme.key()),
                Span::styled(text, style),
            ]),
            row: Some(at),
            cursor: None,
        });
    }
}

/// The keys of the choices, beside the choices.
fn choices(around: Surroundings) -> PaneLine {
    let (lang, theme) = (around.lang, around.theme);
    let mut spans = vec![Span::raw(" ".repeat(LABEL + 1))];
    for (key, label) in [
        ("g", lang.role_guest_word()),
        ("h", lang.role_host_word()),
        ("l", lang.role_leader_word()),
        ("x", lang.role_none_word()),
    ] {
        spans.push(Span::styled(key, theme.key()));
        spans.push(Span::raw(format!(" {label}  ")));
    }
    PaneLine {
        line: Line::from(spans),
        row: None,
        cursor: None,
    }
}

fn certainty(row: &Row, lang: Lang) -> String {
    match row.certainty {
        Certainty::Sure => "✓".to_owned(),
        Certainty::Unsure if row.is_part() => String::new(),
        Certainty::Unsure => format!("~ {}", lang.unsure()),
        Certainty::Missing => format!("? {}", lang.review_fill_in()),
        Certainty::Offered => String::new(),
    }
}

fn label(row: &Row, lang: Lang) -> String {
    match &row.key {
        RowKey::Field(key) | RowKey::Item(key, _) => field_label(key, lang),
        RowKey::Person(_) => row
            .role
            .map_or_else(String::new, |role| role_label(role, lang)),
        RowKey::Function(..) => format!("  {}", lang.review_function()),
        RowKey::Organisation(..) => format!("  {}", lang.review_organisation()),
        RowKey::Offered(_) | RowKey::Whole => String::new(),
    }
}

fn role_label(role: Role, lang: Lang) -> String {
    match role {
        Role::Guest => lang.role_guest_word(),
        Role::Host => lang.role_host_word(),
        Role::DebateLeader => lang.role_leader_word(),
    }
}

fn new_label(target: &Target, lang: Lang) -> String {
    match target {
        Target::NewItem(key) => format!("+ {}", field_label(key, lang)),
        Target::NewPerson(role) => format!("+ {}", role_label(*role, lang)),
        Target::Chores => lang.do_commands(),
        Target::Chore(chore) => chore.question(lang).unwrap_or_default(),
        Target::Row(_) => String::new(),
    }
}

/// What a field is called in the reader's language.
fn field_label(key: &str, lang: Lang) -> String {
    match (field(key), lang) {
        (Some(field), Lang::Nl) if field.kind == FieldKind::Leader => lang.role_leader_word(),
        (Some(field), Lang::Nl) => field.nl.replace('_', " "),
        _ => key.replace('_', " "),
    }
}
