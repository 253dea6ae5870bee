//! Abbreviations that an article explains itself: "Adviescollege voor Dijken (ACD)", and later "lid van het ACD".

use std::collections::HashMap;

use super::pattern::Pattern;
use crate::edition::Affiliation;
use crate::ingest::{Claim, Fact};

/// A name of several words with its abbreviation in brackets behind it.
static EXPLAINED: Pattern =
    Pattern::new(r"^\p{Lu}[^()]*\s[^()]*\s\((\p{Lu}[\p{L}\d&]{0,8}\p{Lu}[\p{L}\d]{0,3})\)$");

/// Writes out the organisations that are abbreviated in one place and explained in another.
pub(super) fn write_out(facts: &mut [Fact]) {
    let names = explained(facts);
    for one in facts.iter_mut().flat_map(affiliations_mut) {
        let full = one.organisation.as_ref().and_then(|name| names.get(name));
        if let Some(full) = full.cloned() {
            one.organisation = Some(full);
        }
    }
}

/// Collects the names by their abbreviation; one that stands for two names stands for neither.
fn explained(facts: &[Fact]) -> HashMap<String, String> {
    let mut names: HashMap<String, Option<String>> = HashMap::new();
    for name in facts.iter().flat_map(organisations) {
        let Some(found) = EXPLAINED.captures(name) else {
            continue;
        };
        let known = names.entry(found[1].to_owned());
        let known = known.or_insert_with(|| Some(name.to_owned()));
        if known.as_deref() != Some(name) {
            *known = None;
        }
    }
    let sure = names.into_iter();
    sure.filter_map(|(short, name)| Some((short, name?)))
        .collect()
}

fn organisations(fact: &Fact) -> Vec<&str> {
    match &fact.claim {
        Claim::Partner(name) => vec![name],
        Claim::Host(person) | Claim::Guest(person) => {
            let all = person.affiliations.iter();
            all.filter_map(|one| one.organisation.as_deref()).collect()
        }
        _ => Vec::new(),
    }
}

fn affiliations_mut(fact: &mut Fact) -> &mut [Affiliation] {
    match &mut fact.claim {
        Claim::Host(person) | Claim::Guest(person) => &mut person.affiliations,
        _ => &mut [],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::extract::passage::Passage;
    use crate::ingest::{Part, extract::partners};

    #[test]
    fn an_abbreviation_is_explained_by_the_name_before_its_brackets() {
        let text = "Dit Reuring!Café was in samenwerking met het Adviescollege voor Dijken (ACD).";
        let blocks = super::super::block::blocks(&Passage::whole(Part::Text, text));
        let facts = partners::facts(crate::authority::Authority::bundled(), &blocks);
        let names = explained(&facts);
        let full = names.get("ACD").map(String::as_str);
        assert_eq!(full, Some("Adviescollege voor Dijken (ACD)"));
    }
}
