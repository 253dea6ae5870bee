//! `reuring move`, `split`, `join`: to which edition a text belongs, by hand.

use super::End;
use super::args::{Moving, MovingHow};
use super::context::Context;
use super::failure::Failure;
use super::mending;
use super::output::Output;
use crate::archive::{DocumentId, EditionId};
use crate::catalogue::Catalogue;
use crate::config::user;
use crate::edition::Handle;
use crate::search::resolve;

pub(super) fn run(moving: &Moving, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let catalogue = context.catalogue(output)?;
    let documents = documents(moving, &catalogue, context)?;
    if moving.is_undo {
        return take_back(&documents, context, output);
    }
    let to = match &moving.to {
        None => None,
        Some(edition) => match mending::edition(edition, context, output)? {
            Some(edition) => Some(edition.key),
            None => return Ok(End::Nothing),
        },
    };
    if to.is_none() && is_whole_edition(&documents, &catalogue) {
        return Err(Failure::usage(lang.moving_whole(), None));
    }
    let mut archive = context.writer(output)?;
    match archive.move_documents(&documents, to.as_ref(), &user(), context.now)? {
        Some(key) => said(&key, context, output),
        None => Err(Failure::usage(lang.moving_there(), None)),
    }
}

fn take_back(documents: &[DocumentId], context: &Context, output: &Output) -> Result<End, Failure> {
    let mut archive = context.writer(output)?;
    for document in documents {
        if let Some(key) = archive.move_back(*document, context.now)? {
            return said(&key, context, output);
        }
    }
    output.remark(&context.lang.moving_nothing());
    Ok(End::Nothing)
}

fn said(key: &Handle, context: &Context, output: &Output) -> Result<End, Failure> {
    output.text(&context.lang.moving_done(key.as_str()))?;
    Ok(End::Done)
}

/// Returns the documents that are meant: those named, or with `join` all of an edition.
fn documents(
    moving: &Moving,
    catalogue: &Catalogue,
    context: &Context,
) -> Result<Vec<DocumentId>, Failure> {
    let mut found = Vec::new();
    for named in &moving.what {
        let own = match moving.how {
            MovingHow::Edition => edition_of(named, catalogue).map(|id| of(id, catalogue)),
            MovingHow::Documents => document(named, catalogue).map(|one| vec![one]),
        };
        let unknown = || match moving.how {
            MovingHow::Edition => context.lang.no_such_edition(named),
            MovingHow::Documents => context.lang.moving_no_text(named),
        };
        found.extend(own.ok_or_else(|| Failure::usage(unknown(), None))?);
    }
    Ok(found)
}

fn edition_of(named: &str, catalogue: &Catalogue) -> Option<EditionId> {
    resolve(catalogue, named).first().copied()
}

fn of(id: EditionId, catalogue: &Catalogue) -> Vec<DocumentId> {
    let edition = catalogue.get(id).into_iter();
    let documents = edition.flat_map(|edition| &edition.documents);
    documents.map(|document| document.id).collect()
}

/// Returns the text of this address or file, or the so manyth of an edition: `99/2`.
fn document(named: &str, catalogue: &Catalogue) -> Option<DocumentId> {
    let counted = named.rsplit_once('/').and_then(|(edition, count)| {
        let at = count.parse::<usize>().ok()?.checked_sub(1)?;
        of(edition_of(edition, catalogue)?, catalogue)
            .get(at)
            .copied()
    });
    let by_place = || {
        let all = catalogue.all().iter();
        let mut texts = all.flat_map(|one| one.edition.documents.iter().zip(&one.documents));
        let is_it = |place: &str| place == named;
        let mut found = texts.find(|(text, stored)| {
            text.url.as_deref().is_some_and(is_it)
                || stored.origins.iter().any(|origin| is_it(origin))
        });
        found.take().map(|(_, stored)| stored.id)
    };
    counted.or_else(by_place)
}

/// An edition that is set apart from itself stays what it is.
fn is_whole_edition(documents: &[DocumentId], catalogue: &Catalogue) -> bool {
    let is_moved = |one: &DocumentId| documents.contains(one);
    catalogue.all().iter().any(|edition| {
        let mut own = edition.documents.iter().map(|one| one.id);
        own.len() > 0 && own.all(|one| is_moved(&one))
    })
}
