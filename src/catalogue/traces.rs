//! Finding an edition again by its traces, where its handle is gone.

use super::Catalogue;
use crate::archive::{EditionId, StoredEdition};
use crate::edition::Traces;
use crate::text::fold;

impl Catalogue {
    /// Returns the one edition that the traces lead to; `None` where they lead to none or to several.
    #[must_use]
    pub fn by_traces(&self, traces: &Traces) -> Option<EditionId> {
        let Traces {
            series,
            number,
            date,
            title,
            address,
        } = traces;
        let is_of_series = |edition: &StoredEdition| edition.row.series.key() == series;
        // The edition that alone has a text from this address: an overview tells of many.
        let by_address = address.as_ref().and_then(|address| {
            self.only(|edition| {
                let mut documents = edition.edition.documents.iter();
                documents.any(|one| one.url.as_deref() == Some(address))
            })
        });
        let by_date = || {
            let date = (*date)?;
            self.only(|edition| is_of_series(edition) && edition.row.date == Some(date))
        };
        let by_number = || {
            let number = (*number)?;
            self.only(|edition| is_of_series(edition) && edition.row.number == Some(number))
        };
        let by_title = || {
            let title = fold(title.as_deref()?);
            let has_title = |edition: &StoredEdition| {
                edition.edition.titles().any(|other| fold(other) == title)
            };
            self.only(|edition| is_of_series(edition) && has_title(edition))
        };
        by_address
            .or_else(by_date)
            .or_else(by_number)
            .or_else(by_title)
    }

    fn only(&self, is_it: impl Fn(&StoredEdition) -> bool) -> Option<EditionId> {
        let mut found = self.editions().iter().filter(|edition| is_it(edition));
        let one = found.next().filter(|_| found.next().is_none());
        one.map(|edition| edition.row.id)
    }
}
