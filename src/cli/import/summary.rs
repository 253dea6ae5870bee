//! What an import did, for people.

use std::collections::BTreeMap;

use crate::archive::{Change, EditionChange, Intake, Outcome};
use crate::edition::Conflict;
use crate::ingest::Entry;
use crate::ingest::merge::{self, Difference};
use crate::ingest::source::{Beside, LeftOut, Note, Reason};
use crate::locale::Lang;
use crate::text::{clean_line, truncate};

/// More notes than these are counted only.
const MOST_NOTES: usize = 40;

/// More texts left out than these are counted only: a file may hold millions, and each name takes room.
const MOST_NAMED: usize = 100_000;

/// What was read, and what became of it.
#[derive(Debug, Default)]
pub(super) struct Summary {
    is_dry_run: bool,
    pub(super) files: usize,
    /// Texts, each of which is counted once more in what became of it.
    pub(super) articles: usize,
    new: usize,
    changed: usize,
    same: usize,
    /// Articles about no edition that were kept all the same.
    pub(super) kept: usize,
    /// Those that may be about one all the same, and are kept: their headings, and where they stand.
    perhaps: Vec<(String, String)>,
    /// Those that were not kept, likewise.
    left_out: Vec<(String, String)>,
    /// How many more there were.
    left_out_more: usize,
    /// Those left out for another reason, of which their readers should know.
    left_out_named: Vec<(String, String, Reason)>,
    /// Those left out for what they are, by reason.
    reasons: BTreeMap<Reason, usize>,
    /// Files that hold no text by what they are.
    beside: BTreeMap<Beside, usize>,
    /// What their readers should know about files.
    pub(super) notes: Vec<(String, Note)>,
    /// Files that gave nothing or broke off, with the reason.
    pub(super) failures: Vec<(String, String)>,
}

impl Summary {
    pub(super) fn new(is_dry_run: bool) -> Self {
        Summary {
            is_dry_run,
            ..Summary::default()
        }
    }

    /// Counts a text and what became of it.
    pub(super) fn count(&mut self, outcome: Outcome) {
        self.articles += 1;
        *match outcome {
            Outcome::New => &mut self.new,
            Outcome::Changed => &mut self.changed,
            Outcome::Same => &mut self.same,
        } += 1;
    }

    /// Counts a text that does not come in, and names it where its reader may do something about it.
    pub(super) fn leave_out(&mut self, place: &str, left_out: LeftOut) {
        self.articles += 1;
        let is_named = !matches!(left_out.reason, Reason::Kind(_) | Reason::NoText);
        if is_named && self.left_out_named.len() < MOST_NAMED {
            let title = clean_line(&left_out.title);
            let line = format!("{place}:{}", left_out.line);
            self.left_out_named
                .push((title, line, left_out.reason.clone()));
        }
        *self.reasons.entry(left_out.reason).or_default() += 1;
    }

    /// Counts a file without text under its sort: picture, hidden file, style sheet.
    pub(super) fn pass_over(&mut self, beside: Beside) {
        *self.beside.entry(beside).or_default() += 1;
    }

    pub(super) fn leave_out_news(&mut self, entry: &Entry) {
        self.articles += 1;
        if self.left_out.len() >= MOST_NAMED {
            self.left_out_more += 1;
            return;
        }
        self.left_out.push(named(entry));
    }

    /// Names a text that may be about an edition; what became of it is counted elsewhere.
    pub(super) fn keep_perhaps(&mut self, entry: &Entry) {
        if self.perhaps.len() < MOST_NAMED {
            self.perhaps.push(named(entry));
        }
    }

    pub(super) fn text(&self, intake: &Intake, lang: Lang) -> String {
        let mut lines: Vec<String> = Vec::new();
        if self.is_dry_run {
            lines.push(lang.dry_run());
        }
        for edition in &intake.editions {
            lines.push(format!(
                "{:<12} {}",
                change_name(edition.change, lang),
                edition.key
            ));
            if self.is_dry_run {
                lines.extend(fields(edition, lang));
            }
        }
        lines.extend(self.passed_over(lang));
        lines.push(String::new());
        lines.extend(self.counts(intake, lang));
        lines.join("\n")
    }

    fn passed_over(&self, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.left_out.is_empty() {
            let count = self.left_out.len() + self.left_out_more;
            lines.extend([String::new(), lang.left_out(count)]);
        }
        lines.extend(listed(&self.left_out, lang));
        if self.left_out_more > 0 {
            lines.push(lang.left_out_more(self.left_out_more));
        }
        if !self.reasons.is_empty() {
            lines.extend([String::new(), lang.left_out_reasons(&self.reasons(lang))]);
        }
        for (title, place, why) in &self.left_out_named {
            let title = truncate(title, 90);
            lines.push(format!("  {title} ({place}): {}", reason(why, lang)));
        }
        if !self.beside.is_empty() {
            let kinds = self.beside.iter();
            let kinds: Vec<String> = kinds
                .map(|(kind, count)| beside(*kind, *count, lang))
                .collect();
            lines.extend([String::new(), lang.import_beside(&kinds.join(", "))]);
        }
        if !self.perhaps.is_empty() {
            lines.extend([String::new(), lang.kept_perhaps(self.perhaps.len())]);
            lines.extend(listed(&self.perhaps, lang));
        }
        if self.kept > 0 {
            lines.extend([String::new(), lang.kept_news(self.kept)]);
        }
        lines
    }

    fn counts(&self, intake: &Intake, lang: Lang) -> [String; 3] {
        let count = |change| {
            intake
                .editions
                .iter()
                .filter(|edition| edition.change == change)
                .count()
        };
        let texts = lang.import_documents(self.new, self.changed, self.same);
        let news = self.left_out.len() + self.left_out_more;
        let left_out = news + self.reasons.values().sum::<usize>();
        [
            lang.import_files(self.files, self.articles, self.failures.len()),
            lang.import_left_out(&texts, left_out),
            lang.import_editions(
                count(Change::New),
                count(Change::Changed),
                count(Change::Same),
            ),
        ]
    }
}

impl Summary {
    fn reasons(&self, lang: Lang) -> String {
        let counts = self.reasons.iter();
        let counts: Vec<String> = counts
            .map(|(why, count)| format!("{count} {}", reason(why, lang)))
            .collect();
        counts.join(", ")
    }

    /// Returns what the readers of files should know about them.
    pub(super) fn notes(&self, lang: Lang) -> Vec<String> {
        let shown = self.notes.iter().take(MOST_NOTES);
        let mut lines: Vec<String> = shown
            .map(|(place, what)| lang.note(place, &note(what, lang)))
            .collect();
        if self.notes.len() > MOST_NOTES {
            lines.push(lang.note_more(self.notes.len() - MOST_NOTES));
        }
        lines
    }
}

/// Returns the heading of a text, or its first line, and where it stands.
fn named(entry: &Entry) -> (String, String) {
    let mut lines = entry.text.lines();
    let first = lines.find(|line| !line.trim().is_empty());
    let heading = entry.heading.as_deref().or(first).unwrap_or_default();
    let heading = truncate(&clean_line(heading), 90).into_owned();
    (heading, format!("{}:{}", entry.origin, entry.line))
}

fn listed(texts: &[(String, String)], lang: Lang) -> impl Iterator<Item = String> {
    texts.iter().map(move |(heading, place)| {
        let heading = if heading.is_empty() {
            lang.untitled()
        } else {
            heading.clone()
        };
        format!("  {heading} ({place})")
    })
}

/// Why a text is left out; states and types of posts by the names that WordPress has for them.
pub(in crate::cli) fn reason(why: &Reason, lang: Lang) -> String {
    match why {
        Reason::Unpublished(name) | Reason::Kind(name) => clean_line(name),
        Reason::Protected => lang.left_out_protected(),
        Reason::NoText => lang.left_out_empty(),
        Reason::TooLong => lang.left_out_too_long(),
        Reason::Unreadable => lang.left_out_unreadable(),
    }
}

fn beside(kind: Beside, count: usize, lang: Lang) -> String {
    match kind {
        Beside::Hidden => lang.beside_hidden(count),
        Beside::Lock => lang.beside_lock(count),
        Beside::System => lang.beside_system(count),
        Beside::Picture => lang.beside_picture(count),
        Beside::Film => lang.beside_film(count),
        Beside::Style => lang.beside_style(count),
        Beside::Signature => lang.beside_signature(count),
    }
}

fn note(note: &Note, lang: Lang) -> String {
    match note {
        Note::Quoted(lines) => lang.note_quoted(*lines),
        Note::Zone(zone) => lang.note_zone(zone),
        Note::Replaced(replaced) => lang.note_replaced(replaced.count, replaced.line),
        Note::SeveralNumbers(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            lang.note_several(&numbers.join(", "))
        }
        Note::Columns(names) => lang.note_columns(&clean_line(&names.join(", "))),
        Note::Cell { row, column, value } => {
            lang.note_cell(*row, &clean_line(column), &truncate(&clean_line(value), 60))
        }
    }
}

/// What becomes of each field: those that stay the same in one line.
pub(in crate::cli) fn fields(edition: &EditionChange, lang: Lang) -> Vec<String> {
    let Some(after) = edition.after.as_deref() else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut same: Vec<String> = Vec::new();
    for difference in merge::differences(edition.before.as_deref(), after) {
        match difference {
            Difference::Same { field } => same.push(field),
            Difference::New { field, value } => {
                lines.push(format!("    {:<12} {field}: {value}", lang.change_new()));
            }
            Difference::Changed {
                field,
                before,
                after,
            } => {
                lines.push(format!(
                    "    {:<12} {field}: {before} → {after}",
                    lang.change_changed()
                ));
            }
            Difference::Conflict(conflict) => lines.push(conflict_line(&conflict, lang)),
        }
    }
    if !same.is_empty() {
        lines.push(format!(
            "    {:<12} {}",
            lang.change_same(),
            same.join(", ")
        ));
    }
    lines
}

fn conflict_line(conflict: &Conflict, lang: Lang) -> String {
    let readings = conflict
        .readings
        .iter()
        .map(|one| format!("{} ({})", one.value, one.source));
    let readings: Vec<String> = readings.collect();
    format!(
        "    {:<12} {}: {}",
        lang.change_conflict(),
        conflict.field,
        readings.join(" / ")
    )
}

pub(in crate::cli) fn change_name(change: Change, lang: Lang) -> String {
    match change {
        Change::New => lang.change_new(),
        Change::Changed => lang.change_changed(),
        Change::Same => lang.change_same(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    #[test]
    fn texts_left_out_beyond_all_bounds_are_counted_without_their_names() {
        let article = Article {
            heading: Some("Iets anders".to_owned()),
            text: "Over iets anders.".to_owned(),
            ..Article::default()
        };
        let entry = Entry::of_article(article, "a.txt");
        let mut summary = Summary::new(false);
        for _ in 0..MOST_NAMED + 3 {
            summary.leave_out_news(&entry);
        }
        let text = summary.text(&Intake::default(), Lang::En);
        assert_eq!(text.matches("Iets anders").count(), MOST_NAMED);
        assert!(text.contains("  and 3 more\n"));
        assert!(text.contains(&format!("{} left out", MOST_NAMED + 3)));
    }
}
