//! What can be copied of an edition or a page, as text.

use super::page::Page;
use crate::edition::{DocumentKind, Edition};
use crate::export;
use crate::locale::Lang;
use crate::text::{clean, clean_line};

/// What is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CopyKind {
    Citation,
    Number,
    Title,
    Address,
    Guests,
    Passage,
    /// A page about a name, as it is read.
    Page,
}

impl CopyKind {
    pub(super) const ALL: [CopyKind; 6] = [
        CopyKind::Citation,
        CopyKind::Number,
        CopyKind::Title,
        CopyKind::Address,
        CopyKind::Guests,
        CopyKind::Passage,
    ];

    pub(super) fn name(self, lang: Lang) -> String {
        match self {
            CopyKind::Citation => lang.copy_citation(),
            CopyKind::Number => lang.copy_number(),
            CopyKind::Title => lang.copy_title(),
            CopyKind::Address => lang.copy_address(),
            CopyKind::Guests => lang.copy_guests(),
            CopyKind::Passage => lang.copy_passage(),
            CopyKind::Page => lang.copy_page(),
        }
    }

    /// Returns the text, clean: it may be pasted into a shell. `None` where the edition has none.
    pub(super) fn text(self, page: &Page, lang: Lang) -> Option<String> {
        if self == CopyKind::Page {
            return Some(clean(&page.text()).into_owned());
        }
        let edition: &Edition = page.edition.as_deref()?;
        let text = match self {
            CopyKind::Citation => export::citation(edition),
            CopyKind::Number => edition.number.map(|_| edition.designation())?,
            CopyKind::Title => edition.title.clone()?,
            CopyKind::Address => export::address(edition)?.to_owned(),
            CopyKind::Guests => export::guest_list(edition, export::GuestList::default(), lang),
            CopyKind::Passage => {
                let document = edition.documents.get(page.document().0);
                let kind = document.map_or(DocumentKind::Report, |document| document.kind);
                export::passage(page.passage()?, kind, edition, lang)
            }
            CopyKind::Page => String::new(),
        };
        Some(clean(&text).into_owned()).filter(|text| !text.is_empty())
    }

    /// Returns the beginning of the text on one line, for showing what it is.
    pub(super) fn shown(self, page: &Page, lang: Lang) -> Option<String> {
        self.text(page, lang).map(|text| clean_line(&text))
    }
}
