//! What an import did, for people.

use crate::archive::{Change, EditionChange, Intake};
use crate::edition::Conflict;
use crate::ingest::Entry;
use crate::ingest::merge::{self, Difference};
use crate::locale::Lang;

/// What was read, and what became of it.
#[derive(Debug, Default)]
pub(super) struct Summary {
    is_dry_run: bool,
    pub(super) files: usize,
    pub(super) articles: usize,
    /// Articles about no edition that were kept all the same.
    pub(super) kept: usize,
    /// Those that were not: their headings, and where they stand.
    left_out: Vec<(String, String)>,
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

    pub(super) fn leave_out(&mut self, entry: &Entry) {
        let mut lines = entry.text.lines();
        let first = lines.find(|line| !line.trim().is_empty());
        let heading = entry.heading.as_deref().or(first).unwrap_or_default();
        let heading = crate::text::truncate(&crate::text::clean_line(heading), 90).into_owned();
        self.left_out
            .push((heading, format!("{}:{}", entry.origin, entry.line)));
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
            lines.extend([String::new(), lang.left_out(self.left_out.len())]);
        }
        for (heading, place) in &self.left_out {
            let heading = if heading.is_empty() {
                lang.untitled()
            } else {
                heading.clone()
            };
            lines.push(format!("  {heading} ({place})"));
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
        [
            lang.import_files(self.files, self.articles, self.failures.len()),
            lang.import_documents(intake.new, intake.changed, intake.same),
            lang.import_editions(
                count(Change::New),
                count(Change::Changed),
                count(Change::Same),
            ),
        ]
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
