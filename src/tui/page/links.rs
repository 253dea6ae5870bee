//! Names in a text that lead to a page, and going from one to the next.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::{Anchor, BlockKind, Page};
use crate::edition::Edition;
use crate::profiles::{Kind, Target, key};
use crate::search::{Needle, marks};

/// A name that leads to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct Link {
    pub(in crate::tui) block: usize,
    /// The bytes of the block.
    pub(in crate::tui) range: Range<usize>,
    pub(in crate::tui) target: Target,
}

impl Page {
    /// Goes to the next name, or the one before; looks for names first where nobody did. Says whether there
    /// is one.
    pub(in crate::tui) fn step_link(&mut self, forward: bool) -> bool {
        self.find_names();
        let shown = |at: &usize| {
            self.links
                .get(*at)
                .is_some_and(|link| self.is_on_page(link))
        };
        let next = match (self.link, forward) {
            (Some(at), true) => (at + 1..self.links.len()).find(|at| shown(at)),
            (Some(at), false) => (0..at).rev().find(|at| shown(at)),
            (None, _) => {
                let top = self
                    .facts
                    .first()
                    .or(self.window.first())
                    .map_or((0, 0), |line| (line.block, line.range.start));
                let first = self
                    .links
                    .partition_point(|link| (link.block, link.range.start) < top);
                (first..self.links.len())
                    .chain(0..first)
                    .find(|at| shown(at))
            }
        };
        // Round at the ends.
        let mut all = 0..self.links.len();
        let round = if forward {
            all.find(|at| shown(at))
        } else {
            all.rev().find(|at| shown(at))
        };
        self.link = next.or(round);
        self.show_link();
        self.link.is_some()
    }

    /// Goes by lines in a leaf: to the next line with a name while that is near, else one line on.
    pub(in crate::tui) fn step_line(&mut self, forward: bool) {
        let Some(at) = self.link.and_then(|at| self.links.get(at)) else {
            self.scroll(if forward { 1 } else { -1 });
            return;
        };
        let block = at.block;
        let next = if forward {
            self.links.iter().position(|link| link.block > block)
        } else {
            let before = self.links.iter().rposition(|link| link.block < block);
            // The first name of its line.
            before.and_then(|at| {
                let block = self.links.get(at)?.block;
                self.links.iter().position(|link| link.block == block)
            })
        };
        let bottom = self.window.last().map_or(0, |line| line.block);
        let top = self.window.first().map_or(0, |line| line.block);
        let far = |at: usize| {
            self.links
                .get(at)
                .is_none_or(|link| link.block > bottom + 1 || link.block + 1 < top)
        };
        match next {
            Some(next) if !far(next) => {
                self.link = Some(next);
                self.show_link();
            }
            _ => self.scroll(if forward { 1 } else { -1 }),
        }
    }

    /// After scrolling: the name one is at is one that is seen.
    pub(in crate::tui) fn pull_link(&mut self) {
        let (Some(first), Some(last)) = (self.window.first(), self.window.last()) else {
            return;
        };
        let (first, last) = (
            (first.block, first.range.start),
            (last.block, last.range.end),
        );
        let place = |link: &Link| (link.block, link.range.start);
        let is_seen = |link: &Link| place(link) >= first && place(link) < last;
        if self
            .link
            .and_then(|at| self.links.get(at))
            .is_some_and(is_seen)
        {
            return;
        }
        self.link = self.links.iter().position(is_seen).or(self.link);
    }

    /// Returns how many names there are, and at which one is.
    pub(in crate::tui) fn link_position(&self) -> (Option<usize>, usize) {
        (self.link, self.links.len())
    }

    /// Goes to a name by its number.
    pub(in crate::tui) fn go_to_link(&mut self, at: usize) {
        if !self.links.is_empty() {
            self.link = Some(at.min(self.links.len() - 1));
            self.show_link();
        }
    }

    /// Goes to the name on a line of the window; says whether there is one.
    pub(in crate::tui) fn go_to_link_at(&mut self, row: usize) -> bool {
        let Some(line) = self.visible().nth(row).cloned() else {
            return false;
        };
        let found = self
            .links
            .iter()
            .position(|link| link.block == line.block && link.range.end > line.range.start);
        self.link = found.or(self.link);
        found.is_some()
    }

    /// Is at no name any more; says whether one was.
    pub(in crate::tui) fn leave_link(&mut self) -> bool {
        self.link.take().is_some()
    }

    fn show_link(&mut self) {
        if let Some(link) = self.link.and_then(|at| self.links.get(at)) {
            let place: Anchor = (link.block, link.range.start);
            // Above the first name nothing is worth hiding the title for.
            if self.link == Some(0) && link.block < self.rows.saturating_sub(1) {
                self.scroll_to_top();
            } else {
                self.show(place);
            }
        }
    }

    fn is_on_page(&self, link: &Link) -> bool {
        let document = self.blocks.get(link.block).and_then(|block| block.document);
        document.is_none_or(|document| document == self.document)
    }

    /// Finds the names of the evening in its facts and texts. Only on request: a long text takes its time.
    fn find_names(&mut self) {
        let Some(edition) = self.edition.clone().filter(|_| !self.is_linked) else {
            return;
        };
        self.is_linked = true;
        let names = names(&edition);
        let needles: Vec<Needle> = names
            .keys()
            .map(|name| Needle::new(name.split('-').map(str::to_owned).collect(), false))
            .collect();
        let mut links = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            if matches!(
                block.kind,
                BlockKind::Document | BlockKind::Source | BlockKind::Blank
            ) {
                continue;
            }
            for range in marks(&block.text, &needles) {
                let text = block.text.get(range.clone()).unwrap_or_default();
                let Some(target) = names.get(&key(text)) else {
                    continue;
                };
                let last = text.split_whitespace().next_back().unwrap_or_default();
                // Themes are common words, which a text is full of.
                let is_meant = if matches!(target, Target::Page(Kind::Theme, _)) {
                    block.kind == BlockKind::Fact
                } else {
                    last.chars().any(char::is_uppercase)
                };
                let target = target.clone();
                links.extend(is_meant.then_some(Link {
                    block: at,
                    range,
                    target,
                }));
            }
        }
        self.links = Rc::new(links);
    }
}

/// By folded name, the pages that the names of an evening lead to: people also by surname, where that is one
/// person's.
fn names(edition: &Edition) -> HashMap<String, Target> {
    let mut names = HashMap::new();
    let mut surnames: HashMap<String, Vec<&str>> = HashMap::new();
    let people = edition.bench().map(|(_, person)| person.name.as_str());
    for name in people.chain(edition.debate_leader.as_deref()) {
        names.insert(key(name), Target::Page(Kind::Person, name.to_owned()));
        if let Some((_, surname)) = name.split_once(' ') {
            surnames.entry(key(surname)).or_default().push(name);
        }
    }
    for (surname, people) in surnames {
        if let [only] = people.as_slice() {
            names
                .entry(surname)
                .or_insert_with(|| Target::Page(Kind::Person, (*only).to_owned()));
        }
    }
    let employers = edition.bench().flat_map(|(_, person)| &person.affiliations);
    let employers = employers.filter_map(|one| one.organisation.as_ref());
    for name in employers.chain(&edition.partners) {
        let target = Target::Page(Kind::Organisation, name.clone());
        names.entry(key(name)).or_insert(target);
    }
    for name in &edition.topics {
        let target = Target::Page(Kind::Theme, name.clone());
        names.entry(key(name)).or_insert(target);
    }
    names.retain(|name, _| !name.is_empty());
    names
}
