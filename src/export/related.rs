//! The leaf of the editions that have something in common with one.

use super::leaf::{Leaf, Part, PartKind};
use super::profile::edition;
use super::short_name;
use crate::archive::Row;
use crate::calendar;
use crate::locale::Lang;
use crate::profiles::Related;

/// Returns the page of the editions related to one, each with the reason.
#[must_use]
pub fn related_leaf(own: &Row, related: &[Related], lang: Lang) -> Leaf {
    let title = own.title.clone().unwrap_or_else(|| lang.untitled());
    let name = format!("{} {title}", short_name(own));
    let mut leaf = Leaf::new(&lang.related_to(name.trim()));
    if related.is_empty() {
        leaf.push(Part::new(PartKind::Unknown, "", &lang.nothing_related()));
        return leaf;
    }
    let head = Part::new(PartKind::Head, "", "")
        .number(&lang.column_number())
        .cell(|part| part.and(&lang.column_date()))
        .cell(|part| part.and(&lang.column_title()))
        .below(|part| part.and(&lang.column_shared()));
    leaf.push(head);
    leaf.parts.extend(related.iter().map(|one| row(one, lang)));
    leaf
}

fn row(one: &Related, lang: Lang) -> Part {
    let date = one.row.date;
    let date = date.map_or_else(|| lang.unknown(), |date| calendar::short(date, lang));
    let title = one.row.title.clone().unwrap_or_else(|| lang.untitled());
    Part::new(PartKind::Row, "", "")
        .number(&short_name(&one.row))
        .cell(|part| part.and(&date))
        .cell(|part| part.link(&title, edition(&one.row)))
        .below(|part| reasons(part, one, lang))
}

/// `Hans Mommaas · thema: steden, samenwerking`
fn reasons(mut part: Part, one: &Related, lang: Lang) -> Part {
    let groups = [
        (String::new(), &one.people),
        (lang.reason_theme(), &one.themes),
        (String::new(), &one.organisations),
    ];
    let groups = groups.iter().filter(|(_, names)| !names.is_empty());
    for (at, (label, names)) in groups.enumerate() {
        part = part.and(if at == 0 { "" } else { " · " });
        if !label.is_empty() {
            part = part.and(&format!("{label}: "));
        }
        part = part.and(&names.join(", "));
    }
    part
}
