//! The leaves of people, organisations and themes, and lists of them.

use jiff::civil::Date;

use super::leaf::{Leaf, Part, PartKind};
use super::{role_name, short_name};
use crate::archive::Row;
use crate::calendar;
use crate::edition::{Person, Role};
use crate::locale::Lang;
use crate::personal::Entry;
use crate::profiles::{
    Counted, Kind, Known, Listed, OrganisationProfile, PersonProfile, Sent, Target, ThemeProfile,
};
use crate::text::clean_line;

/// "Lately" for who came from an organisation.
const RECENT_YEARS: i16 = 3;

/// From so many years on somebody has not been there for long.
const LONG_YEARS: i16 = 5;

/// Returns the page of a person.
#[must_use]
pub fn person_leaf(person: &PersonProfile, lang: Lang, today: Date) -> Leaf {
    let mut leaf = Leaf::new(&person.name);
    leaf.fact(&lang.label_also_called(), &person.other_names.join(", "));
    leaf.fact(&lang.label_appearances(), &roles(person, lang));
    if let Some((first, last)) = person.span() {
        leaf.push(dated(&lang.label_first_time(), first, lang, today));
        leaf.push(dated(&lang.label_last_time(), last, lang, today));
    }
    leaf.heading(&lang.heading_appearances());
    for one in &person.appearances {
        let part = row_part(&one.row, lang).and(&format!(" – {}", role_name(one.role, lang)));
        leaf.push(affiliations(part, &one.person, lang));
    }
    leaf.heading(&lang.heading_passages());
    if person.passages.is_empty() {
        leaf.push(Part::new(PartKind::Unknown, "", &lang.no_passages()));
    }
    for passage in &person.passages {
        let kind = super::kind_name(passage.kind, lang);
        let part = Part::new(PartKind::Fact, &short_name(&passage.row), "");
        let part = part.link(&kind, passage.target(&person.name));
        leaf.push(part.and(&format!(": {}", passage.text)));
    }
    leaf.heading(&lang.label_company());
    leaf.push(names("", Kind::Person, &person.company));
    leaf.heading(&lang.label_topics());
    leaf.push(names("", Kind::Theme, &person.themes));
    leaf
}

/// Returns the page of an organisation.
#[must_use]
pub fn organisation_leaf(organisation: &OrganisationProfile, lang: Lang, today: Date) -> Leaf {
    let mut leaf = Leaf::new(&organisation.name);
    leaf.fact(
        &lang.label_abbreviations(),
        &organisation.abbreviations.join(", "),
    );
    leaf.fact(
        &lang.label_former_names(),
        &organisation.former_names.join(", "),
    );
    leaf.fact(
        &lang.label_also_called(),
        &organisation.other_names.join(", "),
    );
    if let Some((first, last)) = organisation.span() {
        leaf.push(dated(&lang.label_first_time(), first, lang, today));
        leaf.push(dated(&lang.label_last_time(), last, lang, today));
    }
    let is_recent =
        |sent: &&Sent| years_since(&sent.row, today).is_some_and(|years| years < RECENT_YEARS);
    let (recent, earlier): (Vec<&Sent>, Vec<&Sent>) = organisation.sent.iter().partition(is_recent);
    leaf.heading(&lang.heading_recent_people(RECENT_YEARS));
    sent(&mut leaf, &recent, lang);
    leaf.heading(&lang.heading_earlier_people());
    sent(&mut leaf, &earlier, lang);
    if !organisation.partnerships.is_empty() {
        leaf.heading(&lang.heading_partnerships());
        rows(&mut leaf, &organisation.partnerships, lang);
    }
    leaf.heading(&lang.label_topics());
    leaf.push(names("", Kind::Theme, &organisation.themes));
    leaf
}

/// Returns the page of a theme.
#[must_use]
pub fn theme_leaf(theme: &ThemeProfile, lang: Lang, today: Date) -> Leaf {
    let mut leaf = Leaf::new(&theme.name);
    leaf.fact(&lang.label_synonyms(), &theme.synonyms.join(", "));
    leaf.fact(&lang.label_editions(), &theme.editions.len().to_string());
    leaf.heading(&lang.heading_theme_editions());
    rows(&mut leaf, &theme.editions, lang);
    let is_long =
        |known: &&Known| years_since(&known.last, today).is_some_and(|years| years >= LONG_YEARS);
    let (unseen, recent): (Vec<&Known>, Vec<&Known>) = theme.people.iter().partition(is_long);
    leaf.heading(&lang.heading_long_unseen(LONG_YEARS));
    known(&mut leaf, &unseen, lang, today);
    leaf.heading(&lang.heading_seen_lately());
    known(&mut leaf, &recent, lang, today);
    leaf.heading(&lang.label_organisations());
    leaf.push(names("", Kind::Organisation, &theme.organisations));
    leaf
}

/// Returns a list of names, a line each.
#[must_use]
pub fn list_leaf(listed: &[Listed], title: &str, lang: Lang) -> Leaf {
    let mut leaf = Leaf {
        title: clean_line(title),
        parts: Vec::with_capacity(listed.len()),
    };
    if let Some(first) = listed.first() {
        leaf.push(list_head(first.kind, lang));
    }
    for one in listed {
        leaf.push(list_row(one, lang));
    }
    if listed.is_empty() {
        leaf.push(Part::new(PartKind::Unknown, "", &lang.list_empty()));
    }
    leaf
}

/// The names of the columns of a list.
pub(super) fn list_head(kind: Kind, lang: Lang) -> Part {
    let head = Part::new(PartKind::Head, "", "").cell(|part| part.and(&lang.column_name()));
    match kind {
        Kind::Person => head
            .number(&lang.column_guest())
            .number(&lang.column_host())
            .number(&lang.column_leader())
            .below(|part| part.and(&lang.column_last()))
            .cell(|part| part.and(&lang.column_office())),
        Kind::Organisation => head
            .number(&lang.column_guests())
            .number(&lang.column_hosts())
            .number(&lang.column_partner())
            .below(|part| part.and(&lang.column_last())),
        Kind::Theme => head
            .number(&lang.column_editions())
            .cell(|part| part.and(&lang.column_last())),
    }
}

/// A name with how often and when last: nothing stands where the count is none.
pub(super) fn list_row(one: &Listed, lang: Lang) -> Part {
    let count = |count: usize| match count {
        0 => String::new(),
        count => count.to_string(),
    };
    let last = |part: Part| {
        let last = one.last.as_ref();
        part.and(&last.map(|row| last_time(row, lang)).unwrap_or_default())
    };
    let row = Part::new(PartKind::Row, "", "").cell(|part| part.name(one.kind, &one.name));
    match one.kind {
        Kind::Person => row
            .number(&count(one.roles.guest))
            .number(&count(one.roles.host))
            .number(&count(one.roles.leader))
            .below(last)
            .cell(|part| part.and(&one.described)),
        Kind::Organisation => row
            .number(&count(one.roles.guest))
            .number(&count(one.roles.host))
            .number(&count(one.partner))
            .below(last),
        Kind::Theme => row.number(&count(one.matching)).cell(last),
    }
}

/// `2× gast, 1× host`
fn roles(person: &PersonProfile, lang: Lang) -> String {
    let roles = [Role::Guest, Role::Host, Role::DebateLeader].into_iter();
    let counted = roles.filter_map(|role| {
        let count = person
            .appearances
            .iter()
            .filter(|one| one.role == role)
            .count();
        (count > 0).then(|| lang.times(count, &role_name(role, lang)))
    });
    counted.collect::<Vec<_>>().join(", ")
}

pub(super) fn edition(row: &Row) -> Target {
    Target::Edition {
        id: row.id,
        key: row.key.clone(),
        place: None,
        name: None,
    }
}

/// The day as label, then number and title that lead to the edition.
pub(super) fn row_part(row: &Row, lang: Lang) -> Part {
    let date = row
        .date
        .map_or_else(|| lang.no_date(), |date| calendar::short(date, lang));
    let title = row.title.clone().unwrap_or_else(|| lang.untitled());
    let named = format!("{} {title}", short_name(row));
    Part::new(PartKind::Fact, &date, "").link(&named, edition(row))
}

fn rows(leaf: &mut Leaf, rows: &[Row], lang: Lang) {
    for row in rows {
        leaf.push(row_part(row, lang));
    }
}

/// `10 mrt 2020, #99`
fn last_time(row: &Row, lang: Lang) -> String {
    let date = row.date;
    let date = date.map_or_else(|| lang.no_date(), |date| calendar::short(date, lang));
    format!("{date}, {}", short_name(row))
}

/// `10 mrt 2020, #99 (6 jaar geleden)`
fn when(row: &Row, lang: Lang, today: Date) -> String {
    let ago = years_since(row, today).filter(|years| *years > 0);
    let ago = ago
        .map(|years| format!(" ({})", lang.years_ago(years)))
        .unwrap_or_default();
    format!("{}{ago}", last_time(row, lang))
}

fn dated(label: &str, row: &Row, lang: Lang, today: Date) -> Part {
    Part::new(PartKind::Fact, label, "").link(&when(row, lang, today), edition(row))
}

/// Whole years since an evening.
fn years_since(row: &Row, today: Date) -> Option<i16> {
    let date = row.date?;
    let before_birthday = (today.month(), today.day()) < (date.month(), date.day());
    Some(today.year() - date.year() - i16::from(before_birthday))
}

/// Adds function and organisation, the organisation leading to its page.
pub(super) fn affiliations(mut part: Part, person: &Person, lang: Lang) -> Part {
    for (at, one) in person.affiliations.iter().enumerate() {
        part = part.and(if at == 0 { ", " } else { "; " });
        if let Some(function) = &one.function {
            part = part.and(function);
        }
        if let Some(organisation) = &one.organisation {
            part = part.and(if one.function.is_some() { ", " } else { "" });
            part = part.name(Kind::Organisation, organisation);
        }
    }
    if person.conflict.is_some() {
        part = part.and(&format!(" [{}]", lang.sources_differ()));
    }
    part
}

fn sent(leaf: &mut Leaf, people: &[&Sent], lang: Lang) {
    if people.is_empty() {
        leaf.push(Part::new(PartKind::Unknown, "", &lang.nobody_here()));
    }
    for one in people {
        let date = one
            .row
            .date
            .map_or_else(|| lang.no_date(), |date| calendar::short(date, lang));
        let functions = one.functions.join("; ");
        let functions = if functions.is_empty() {
            functions
        } else {
            format!(", {functions}")
        };
        let part = Part::new(PartKind::Fact, &date, "").name(Kind::Person, &one.name);
        let part = part.and(&format!("{functions} ({}, ", role_name(one.role, lang)));
        leaf.push(part.link(&short_name(&one.row), edition(&one.row)).and(")"));
    }
}

fn known(leaf: &mut Leaf, people: &[&Known], lang: Lang, today: Date) {
    if people.is_empty() {
        leaf.push(Part::new(PartKind::Unknown, "", &lang.nobody_here()));
    }
    for one in people {
        let date = one
            .last
            .date
            .map_or_else(|| lang.no_date(), |date| calendar::short(date, lang));
        let about = if one.described.is_empty() {
            String::new()
        } else {
            format!(", {}", one.described)
        };
        let part = Part::new(PartKind::Fact, &date, "").name(Kind::Person, &one.name);
        let ago = years_since(&one.last, today).filter(|years| *years > 0);
        let ago = ago
            .map(|years| format!(", {}", lang.years_ago(years)))
            .unwrap_or_default();
        let part = part.and(&format!("{about} ("));
        leaf.push(
            part.link(&short_name(&one.with_theme), edition(&one.with_theme))
                .and(&format!("{ago})")),
        );
    }
}

/// Names with their counts, one after the other.
pub(super) fn names(label: &str, kind: Kind, counted: &[Counted]) -> Part {
    let mut part = Part::new(PartKind::Text, label, "");
    for (at, one) in counted.iter().enumerate() {
        part = part
            .and(if at == 0 { "" } else { ", " })
            .name(kind, &one.name);
        if one.count > 1 {
            part = part.and(&format!(" ({})", one.count));
        }
    }
    part
}

/// What is known of an edition that is not in the archive.
fn absent_part(entry: &Entry, lang: Lang) -> Part {
    let date = entry.traces.date;
    let date = date.map_or_else(String::new, |date| calendar::short(date, lang));
    let title = entry.traces.title.iter().map(String::as_str);
    let named: Vec<&str> = std::iter::once(entry.handle.as_str())
        .chain(title)
        .collect();
    let said = format!("{} · {}", named.join(" "), lang.not_in_archive());
    Part::new(PartKind::Unknown, &date, &said)
}

/// Returns the editions on a list with what somebody noted about them.
#[must_use]
pub fn shortlist_leaf(name: &str, rows: &[(Option<Row>, Entry)], lang: Lang) -> Leaf {
    let mut leaf = Leaf::new(name);
    for (row, entry) in rows {
        leaf.push(match row {
            Some(row) => row_part(row, lang),
            None => absent_part(entry, lang),
        });
        if !entry.note.is_empty() {
            leaf.push(Part::new(PartKind::Text, "", &entry.note));
        }
    }
    if rows.is_empty() {
        leaf.push(Part::new(PartKind::Unknown, "", &lang.shortlist_empty()));
    }
    leaf
}
