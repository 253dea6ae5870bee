//! Which titles are said: the heading's first, then others of the text, and the line below one.

use std::ops::Range;

use super::{TITLE, Telling};
use crate::ingest::Claim;
use crate::ingest::read::lexicon::mark::DIGITS;
use crate::ingest::read::reading::{Judged, Reading};
use crate::text::fold;

/// A title in the heading leads from this chance on, whatever the text says.
const IN_HEADING: f32 = 0.4;
/// A title beside the leading one is said from this chance on.
const OTHER: f32 = 0.6;
/// Titles of one text.
const MOST: usize = 3;
/// Fewer characters are no paragraph.
const PARAGRAPH: usize = 100;

impl Telling<'_, '_> {
    pub(super) fn titles(&mut self, reading: &Reading) {
        let mut said: Vec<&Judged<String>> = Vec::new();
        let in_heading = |one: &&Judged<String>| self.is_in_heading(&one.tokens);
        let heads = reading.titles.iter().filter(|one| one.chance >= IN_HEADING);
        let likely = reading.titles.first();
        let lead = heads.clone().find(in_heading);
        let lead = self.whole_heading(reading).or(lead);
        let lead = lead.or_else(|| likely.filter(|one| one.chance >= TITLE));
        let Some(lead) = lead else { return };
        said.push(lead);
        for other in reading.titles.iter().filter(|one| one.chance >= OTHER) {
            let is_new = !said.iter().any(|known| {
                holds(&known.value, &other.value) || overlap(&known.tokens, &other.tokens)
            });
            if is_new && said.len() < MOST {
                said.push(other);
            }
        }
        for title in &said {
            let confidence = self.confidences.title.confidence(title.chance);
            self.say(Claim::Title(title.value.clone()), confidence, &title.tokens);
        }
        if let Some(tokens) = self.subtitle(&lead.value) {
            let subtitle = self.page.tidy(&tokens);
            if !said.iter().any(|known| holds(&known.value, &subtitle)) {
                self.say(Claim::Subtitle(subtitle), 0.5, &tokens);
            }
        }
    }

    /// Returns the whole heading where it is a title by its place: in an overview, or cut off by its site.
    fn whole_heading<'r>(&self, reading: &'r Reading) -> Option<&'r Judged<String>> {
        let heading = self.composed.heading_line.as_str();
        let is_cut = heading.ends_with("...") || heading.ends_with('…');
        let is_bare = !heading.contains(['|', '#']) && !fold(heading).contains("reuring");
        let whole = fold(heading.trim_end_matches(['.', '…']).trim_end());
        reading
            .titles
            .iter()
            .find(|one| is_bare && (is_cut || self.is_listed) && fold(&one.value) == whole)
    }

    fn is_in_heading(&self, tokens: &Range<usize>) -> bool {
        let line = self.page.line_text(self.page.line_of(tokens.start));
        !self.composed.heading_line.is_empty() && line == self.composed.heading_line
    }

    /// Finds the line right below one that is the title, and above a paragraph.
    fn subtitle(&self, title: &str) -> Option<Range<usize>> {
        let page = self.page;
        let filled: Vec<&crate::ingest::read::page::Line> = page
            .lines
            .iter()
            .filter(|line| !line.tokens.is_empty() && self.within.contains(&line.tokens.start))
            .take(12)
            .collect();
        let title = fold(title);
        filled.windows(3).find_map(|lines| {
            let [head, line, next] = lines else {
                return None;
            };
            let is_title = fold(page.line_text(head)).contains(&title);
            let is_above_text = page.line_text(next).chars().count() > PARAGRAPH;
            (is_title && is_above_text && self.can_be_subtitle(&line.tokens))
                .then(|| line.tokens.clone())
        })
    }

    fn can_be_subtitle(&self, tokens: &Range<usize>) -> bool {
        let page = self.page;
        let text = page.line_text(page.line_of(tokens.start));
        let words = text.split_whitespace().count();
        let holds = |word: &str| tokens.clone().any(|at| page.low(at) == word);
        words > 3
            && text.chars().count() < PARAGRAPH
            && !crate::ingest::read::page::is_item(text)
            && !text.ends_with(['.', ':', ','])
            && !text.contains(['|', '@', ','])
            && !tokens.clone().any(|at| page.is(at, DIGITS))
            && !holds("reuring")
            && !holds("uur")
    }
}

/// Says whether `part` is `whole` or a piece of it: "Dijken in nood" of "Dijken in nood – Wie betaalt?".
fn holds(whole: &str, part: &str) -> bool {
    // What differs in capitals and accents alone is another spelling of the whole.
    let (folded, piece) = (fold(whole), fold(part));
    whole == part || (piece.len() < folded.len() && folded.contains(&piece))
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
