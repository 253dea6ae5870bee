//! Making editions out of their documents.

use super::Wanted;
use super::stored::{Material, Unread};
use crate::archive::id::DocumentId;
use crate::archive::naming::Names;
use crate::archive::{Result, record};
use crate::edition::{Document, Edition, Handle, Series, Status};
use crate::ingest::merge::{self, Merged};

/// The series under which articles about no edition are kept.
const NEWS: &str = "news";

/// An edition with everything that is written of it.
pub(super) struct Made {
    /// Without its texts.
    pub(super) edition: Edition,
    /// What it was made of, in the order to read it.
    pub(super) documents: Vec<DocumentId>,
    /// Its facts as they are stored.
    pub(super) record: String,
    /// The corrections that fit nothing in it.
    pub(super) unfitting: Vec<i64>,
}

impl Made {
    /// Makes an edition.
    pub(super) fn of(wanted: &Wanted, material: Material<'_>, names: &Names) -> Result<Self> {
        let (mut edition, documents, unfitting) = match material {
            Material::Edition(group, unread) => {
                let sources = unread
                    .into_iter()
                    .map(Unread::read)
                    .collect::<Result<_>>()?;
                let Merged {
                    mut edition,
                    sources,
                    unfitting,
                } = merge::edition(sources, group);
                names.apply(&mut edition);
                let documents = sources.iter().map(|at| wanted.documents[*at]).collect();
                let unfitting = unfitting.iter().map(|one| one.sequence).collect();
                (edition, documents, unfitting)
            }
            Material::News(id, document) => (news_edition(id, document), vec![id], Vec::new()),
        };
        edition.documents.clear();
        Ok(Made {
            record: record::to_json(&mut edition)?,
            edition,
            documents,
            unfitting,
        })
    }
}

fn news_edition(id: DocumentId, document: Document) -> Edition {
    Edition {
        key: Handle::from_text(&format!("{NEWS}-{}", id.0)),
        series: Series::Other(NEWS.to_owned()),
        title: document.title.clone(),
        date: document.published,
        status: Status::Held,
        guests_complete: true,
        documents: vec![document],
        ..Edition::default()
    }
}
