//! `reuring guest NAME` and `reuring org NAME`: a page, and what a person decides about two names.

use super::End;
use super::args::{Page, PageFormat, Same, SameWhat};
use super::context::Context;
use super::failure::Failure;
use super::namesake;
use super::output::Output;
use crate::archive::{ArchiveError, SameName};
use crate::catalogue::Catalogue;
use crate::export::{self, Leaf};
use crate::profiles::{Found, Kind, affected, find, key, organisation, person};
use crate::tui::terminal_width;

/// The longest line a terminal gets; longer ones are hard to read.
const MEASURE: usize = 80;

pub(super) fn run(page: &Page, context: &Context, output: &Output) -> Result<End, Failure> {
    if !page.apart.is_empty() {
        return namesake::run(page, context, output);
    }
    let catalogue = context.catalogue(output)?;
    if let Some(same) = &page.same {
        return decide(page, same, &catalogue, context, output);
    }
    let found = find(&catalogue, &page.name, Some(page.kind));
    match found.as_slice() {
        [] => {
            output.remark(&nobody(page, context));
            let search = format!("reuring search {}", page.name);
            output.remark(&format!("{}: {search}", context.lang.hint()));
            Ok(End::Nothing)
        }
        [one] => show(page, &one.name, &catalogue, context, output),
        several => {
            output.remark(&context.lang.several_called(&page.name, several.len()));
            output.text(&listed(several))?;
            Ok(End::Done)
        }
    }
}

fn nobody(page: &Page, context: &Context) -> String {
    match page.kind {
        Kind::Person => context.lang.nobody_called(&page.name),
        _ => context.lang.no_organisation_called(&page.name),
    }
}

fn listed(found: &[Found]) -> String {
    let lines = found
        .iter()
        .map(|one| format!("{}\t{}", one.name, one.count));
    lines.collect::<Vec<_>>().join("\n")
}

fn show(
    page: &Page,
    name: &str,
    catalogue: &Catalogue,
    context: &Context,
    output: &Output,
) -> Result<End, Failure> {
    let (lang, today) = (context.lang, context.today());
    let text = if page.kind == Kind::Person {
        let Some(person) = person(catalogue, name) else {
            return Ok(End::Nothing);
        };
        match page.format {
            PageFormat::Json => export::person_to_json(&person).map_err(ArchiveError::from)?,
            PageFormat::Csv => export::person_to_csv(&person, lang)?,
            format => rendered(&export::person_leaf(&person, lang, today), format, output),
        }
    } else {
        let Some(organisation) = organisation(catalogue, name) else {
            return Ok(End::Nothing);
        };
        match page.format {
            PageFormat::Json => {
                export::organisation_to_json(&organisation).map_err(ArchiveError::from)?
            }
            PageFormat::Csv => export::organisation_to_csv(&organisation, lang)?,
            format => rendered(
                &export::organisation_leaf(&organisation, lang, today),
                format,
                output,
            ),
        }
    };
    output.text(&text)?;
    Ok(End::Done)
}

/// A leaf for people: wrapped where one looks at it.
pub(super) fn rendered(leaf: &Leaf, format: PageFormat, output: &Output) -> String {
    if format == PageFormat::Markdown {
        return leaf.to_markdown();
    }
    let cells = output
        .is_terminal()
        .then(|| usize::from(terminal_width()).min(MEASURE));
    leaf.to_text(cells)
}

fn decide(
    page: &Page,
    same: &Same,
    catalogue: &Catalogue,
    context: &Context,
    output: &Output,
) -> Result<End, Failure> {
    let lang = context.lang;
    let (name, other) = (page.name.as_str(), same.other.as_str());
    if key(name) == key(other) {
        return Err(Failure::usage(lang.same_is_one_name(name), None));
    }
    if same.what == SameWhat::Undo {
        let kind = page.kind.key();
        let is_undone = context
            .writer(output)?
            .undecide(kind, name, other, context.now)?;
        if is_undone {
            output.text(&lang.same_undone(name, other))?;
            return Ok(End::Done);
        }
        output.remark(&lang.same_not_decided(name, other));
        return Ok(End::Nothing);
    }
    let found = affected(catalogue, page.kind, name);
    if found.is_empty() {
        output.remark(&nobody(page, context));
        return Ok(End::Nothing);
    }
    if !same.is_meant {
        let leaf = export::preview_leaf(name, other, &found, lang);
        output.text(&rendered(&leaf, PageFormat::Text, output))?;
        output.remark(&lang.same_confirm());
        return Ok(End::Done);
    }
    let is_same = same.what == SameWhat::Join;
    // As the archive spells it: a typed name may lack accents.
    let spelled = |typed: &str| {
        let found = find(catalogue, typed, Some(page.kind)).into_iter();
        let mut exact = found.filter(|one| key(&one.name) == key(typed));
        exact
            .next()
            .map_or_else(|| typed.to_owned(), |one| one.name)
    };
    let decision = SameName {
        kind: page.kind.key().to_owned(),
        name: spelled(name),
        canonical: spelled(other),
        is_same,
        made: context.now.to_string(),
        made_by: crate::config::user(),
    };
    context.writer(output)?.decide(&decision, context.now)?;
    let said = if is_same {
        lang.same_joined(name, other)
    } else {
        lang.same_parted(name, other)
    };
    output.text(&said)?;
    Ok(End::Done)
}
