//! An edition as Markdown for people: heading, facts, texts.

use std::fmt::Write;

use super::sheet::{heading, kind_name, sheet};
use crate::edition::Edition;
use crate::locale::Lang;
use crate::text::clean_line;

/// Returns an edition as a Markdown document.
#[must_use]
pub fn edition_to_markdown(edition: &Edition, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", escaped(&heading(edition, lang)));
    for fact in sheet(edition, lang) {
        let value = escaped(&fact.value);
        let _ = if fact.label.is_empty() {
            writeln!(out, "  - {value}")
        } else {
            writeln!(out, "- **{}:** {value}", escaped(&fact.label))
        };
    }
    for document in &edition.documents {
        let kind = kind_name(document.kind, lang);
        let title = document
            .title
            .as_deref()
            .map(|title| format!(": {}", escaped(&clean_line(title))));
        let _ = write!(
            out,
            "\n## {kind}{}\n\n{}\n",
            title.unwrap_or_default(),
            document.text.trim()
        );
    }
    if !edition.sources.is_empty() {
        let _ = write!(out, "\n## {}\n\n", lang.label_sources());
        for source in &edition.sources {
            let _ = writeln!(out, "- {}", clean_line(source));
        }
    }
    out
}

/// Keeps characters of a title or name from being taken for markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '[' | ']' | '<' | '`' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
