//! The leaves of names that may be one: proposals with their evidence, and what joining two would change.

use super::leaf::{Leaf, Part, PartKind};
use super::profile::{affiliations, row_part};
use super::role_name;
use crate::archive::SameName;
use crate::check::Likeness;
use crate::locale::Lang;
use crate::profiles::{Appearance, Kind, Proposal, Target};

/// Returns the page of all proposals, and of what was decided.
#[must_use]
pub fn same_leaf(proposals: &[Proposal], decided: &[SameName], lang: Lang) -> Leaf {
    let mut leaf = Leaf::new(&lang.same_title());
    if proposals.is_empty() {
        leaf.push(Part::new(PartKind::Unknown, "", &lang.same_none()));
    }
    for one in proposals {
        let (name, canonical) = (&one.name, &one.canonical);
        let pair = lang.same_pair(&name.name, name.count, &canonical.name, canonical.count);
        let target = Target::Join(one.kind, name.name.clone(), canonical.name.clone());
        let part = Part::new(PartKind::Fact, &kind_name(one.kind, lang), "").link(&pair, target);
        leaf.push(part.and(&format!(" – {}", evidence(one, lang))));
    }
    if !decided.is_empty() {
        leaf.heading(&lang.same_decided());
    }
    for one in decided {
        let kind = if one.kind == Kind::Person.key() {
            Kind::Person
        } else {
            Kind::Organisation
        };
        let text = if one.is_same {
            lang.same_is(&one.name, &one.canonical)
        } else {
            lang.same_is_not(&one.name, &one.canonical)
        };
        let made = one.made.split('T').next().unwrap_or_default();
        let part = Part::new(PartKind::Fact, &kind_name(kind, lang), "")
            .and(&format!("{text} ({made}, {}) ", one.made_by));
        let target = Target::Undecide(kind, one.name.clone(), one.canonical.clone());
        leaf.push(part.link(&lang.same_undo(&one.name), target));
    }
    leaf
}

/// Returns what joining a name to another changes.
#[must_use]
pub fn preview_leaf(name: &str, canonical: &str, affected: &[Appearance], lang: Lang) -> Leaf {
    let mut leaf = Leaf::new(&lang.same_preview_title(name, canonical));
    let about = lang.same_becomes(affected.len(), canonical);
    leaf.push(Part::new(PartKind::Text, "", &about));
    leaf.heading(&lang.heading_appearances());
    for one in affected {
        let role = role_name(one.role, lang);
        let part = row_part(&one.row, lang).and(&format!(" – {}, {role}", one.person.name));
        leaf.push(affiliations(part, &one.person, lang));
    }
    leaf
}

/// Returns the same with the choices there are, for where one can choose.
#[must_use]
pub fn choice_leaf(
    kind: Kind,
    name: &str,
    canonical: &str,
    affected: &[Appearance],
    lang: Lang,
) -> Leaf {
    let mut leaf = preview_leaf(name, canonical, affected, lang);
    let (one, other) = (name.to_owned(), canonical.to_owned());
    let choices = [
        (
            lang.same_join(),
            Target::Decide(kind, one.clone(), other.clone(), true),
        ),
        (
            lang.same_part(),
            Target::Decide(kind, one.clone(), other.clone(), false),
        ),
        (lang.same_swap(name), Target::Join(kind, other, one)),
    ];
    let choices = choices.into_iter().map(|(text, target)| {
        let part = Part::new(PartKind::Text, "", "").and("→ ");
        part.link(&text, target)
    });
    // Above the appearances, which may be many.
    leaf.parts.splice(2..2, choices);
    leaf.parts.insert(5, Part::new(PartKind::Blank, "", ""));
    leaf
}

fn evidence(one: &Proposal, lang: Lang) -> String {
    let likeness = match one.likeness {
        Some(Likeness::Initial) => lang.same_initial(),
        Some(Likeness::Letter) => lang.same_letter(),
        Some(Likeness::Particle) => lang.same_particle(),
        Some(Likeness::Inverted) => lang.same_inverted(),
        Some(Likeness::Sound) => lang.same_sound(),
        Some(Likeness::GivenName) => lang.same_given_name(),
        Some(Likeness::Married) => lang.same_married(),
        Some(Likeness::Surname) => lang.same_surname(),
        None => lang.same_words(),
    };
    let shared = (!one.shared.is_empty()).then(|| lang.same_shared(&one.shared.join(", ")));
    let together = one.is_together.then(|| lang.same_together());
    let all = std::iter::once(likeness).chain(shared).chain(together);
    all.collect::<Vec<_>>().join("; ")
}

fn kind_name(kind: Kind, lang: Lang) -> String {
    match kind {
        Kind::Person => lang.kind_person(),
        Kind::Organisation => lang.kind_organisation(),
        Kind::Theme => lang.kind_theme(),
    }
}
