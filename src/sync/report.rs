//! What became of a site: over all its batches, each edition once.

use crate::archive::{Change, EditionChange, Intake};
use crate::ingest::{Entry, source};

/// How the texts of a site came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Route {
    /// Through its REST interface.
    #[default]
    Rest,
    /// Through its feed.
    Feed,
}

/// An article about no edition that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its heading, else its first line.
    pub heading: String,
    /// Its address.
    pub place: String,
}

impl LeftOut {
    pub(super) fn of(entry: &Entry) -> Self {
        let mut lines = entry.text.lines().filter(|line| !line.trim().is_empty());
        let first = lines.next().unwrap_or_default().to_owned();
        LeftOut {
            heading: entry.heading.clone().unwrap_or(first),
            place: entry.origin.clone(),
        }
    }
}

/// What became of a site.
#[derive(Debug, Default)]
pub struct Report {
    /// How its texts came.
    pub route: Route,
    /// How many posts were asked for, with their texts.
    pub posts: usize,
    /// How many requests it took.
    pub requests: usize,
    /// Texts not seen before.
    pub new: usize,
    /// Newer versions of known texts.
    pub changed: usize,
    /// Texts known already.
    pub same: usize,
    /// The editions that the texts are about, each once.
    pub editions: Vec<EditionChange>,
    /// What may be about an edition and is kept as news.
    pub perhaps: Vec<LeftOut>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// Posts that may not be read, or cannot.
    pub unread: Vec<source::LeftOut>,
    /// The addresses of posts that the site has no more.
    pub gone: Vec<String>,
}

impl Report {
    pub(super) fn add(&mut self, intake: Intake) {
        self.new += intake.new;
        self.changed += intake.changed;
        self.same += intake.same;
        for change in intake.editions {
            self.add_edition(change);
        }
    }

    /// Adds what a later batch did to an edition to what earlier ones did. Its handle may have changed
    /// between them.
    fn add_edition(&mut self, next: EditionChange) {
        let earlier = next.before.as_ref().map_or(&next.key, |before| &before.key);
        let at = self
            .editions
            .iter()
            .position(|one| one.key == *earlier || one.key == next.key);
        let Some(at) = at else {
            self.editions.push(next);
            return;
        };
        let Some(standing) = self.editions.get_mut(at) else {
            return;
        };
        match (standing.change, next.change) {
            (_, Change::Same) => {}
            (Change::Same, _) => *standing = next,
            _ => {
                standing.key = next.key;
                standing.after = next.after;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Edition, Handle};

    fn change(key: &str, change: Change, before: Option<&str>) -> EditionChange {
        let edition = |key: &str| {
            Box::new(Edition {
                key: Handle::from_text(key),
                ..Edition::default()
            })
        };
        EditionChange {
            key: Handle::from_text(key),
            change,
            before: before.map(edition),
            after: (change != Change::Same).then(|| edition(key)),
        }
    }

    #[test]
    fn an_edition_that_several_batches_change_is_told_once() {
        let mut report = Report::default();
        report.add_edition(change("cafe-een-avond", Change::New, None));
        report.add_edition(change("cafe-12", Change::Changed, Some("cafe-een-avond")));
        report.add_edition(change("cafe-12", Change::Same, None));
        report.add_edition(change("cafe-13", Change::Same, None));
        report.add_edition(change("cafe-13", Change::Changed, Some("cafe-13")));
        let told: Vec<_> = report
            .editions
            .iter()
            .map(|one| (one.key.as_str(), one.change))
            .collect();
        assert_eq!(
            told,
            [("cafe-12", Change::New), ("cafe-13", Change::Changed)]
        );
    }
}
