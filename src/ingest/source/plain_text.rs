//! Pages as plain text: cutting them into articles.
//!
//! Three shapes occur: archives of news where every title stands twice, overviews that list
//! editions to come and editions that were, and pages that hold one text. Nothing is read here but
//! where an article begins; a text is never changed.

mod archive;
mod evenings;
mod line;
mod overview;
mod single;
pub(super) mod titled;

use self::line::{Line, lines};
use super::Note;
use crate::ingest::{Article, Placement};

/// Cuts a page into articles, in the order of the page.
#[must_use]
pub fn articles(page: &str) -> Vec<Article> {
    let lines = lines(page);
    let doubled = archive::first_title(&lines);
    let section = overview::first_section(&lines);
    match (doubled, section) {
        (Some(title), Some(section)) if section < title => overview::articles(page, &lines),
        (Some(_), _) => archive::articles(page, &lines),
        (None, Some(_)) => overview::articles(page, &lines),
        (None, None) => match evenings::articles(page, &lines) {
            cut if cut.is_empty() => single::articles(page, &lines),
            cut => cut,
        },
    }
}

/// Says which editions a page names that it cannot be cut between.
pub(super) fn uncut(page: &str) -> Option<Note> {
    let note = evenings::uncut(&lines(page))?;
    (articles(page).len() == 1).then_some(note)
}

/// Cuts a text with a title into the articles it lists, if it is an overview or about several evenings; else there
/// are none.
pub(super) fn listed(title: Option<&str>, text: &str) -> Vec<Article> {
    let page = title.map_or_else(|| text.to_owned(), |title| format!("{title}\n\n{text}"));
    if overview::first_section(&lines(text)).is_none() {
        return evenings::articles(&page, &lines(&page));
    }
    overview::articles(&page, &lines(&page))
}

/// Makes an article of `body`, whose heading is the line `heading`.
fn article(
    page: &str,
    heading: Option<&Line>,
    body: &[Line],
    placement: Placement,
) -> Option<Article> {
    let text = text_of(page, body);
    let first = heading.or_else(|| body.iter().find(|line| !line.is_blank()))?;
    Some(Article {
        heading: heading.map(|line| line.trimmed().to_owned()),
        placement,
        text: text.to_owned(),
        line: first.number,
        ..Article::default()
    })
}

/// Returns the text of whole lines without the blank ones at both ends.
fn text_of<'a>(page: &'a str, body: &[Line<'a>]) -> &'a str {
    let first = body.iter().find(|line| !line.is_blank());
    let last = body.iter().rfind(|line| !line.is_blank());
    match (first, last) {
        (Some(first), Some(last)) => page
            .get(first.start..last.start + last.text.len())
            .unwrap_or_default(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(page: &str) -> Vec<(Option<String>, Placement)> {
        articles(page)
            .into_iter()
            .map(|article| (article.heading, article.placement))
            .collect()
    }

    const PARAGRAPH: &str = "Op dinsdag 3 mei vond de 55e editie van Reuring!Café plaats. Er werd lang gesproken over dijken, over geld en over de vraag wie het laatste woord krijgt als het water stijgt.";

    #[test]
    fn an_archive_is_cut_where_a_title_stands_twice() {
        let page = format!(
            "Eerste bericht\n\nEerste bericht\n\n{PARAGRAPH}\n\u{a0}\nTweede bericht\nTweede bericht\n\nKort.\n"
        );
        let found = articles(&page);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].text, PARAGRAPH);
        assert_eq!(
            (
                found[1].heading.as_deref(),
                found[1].text.as_str(),
                found[1].line
            ),
            (Some("Tweede bericht"), "Kort.", 7)
        );
    }

    #[test]
    fn short_lines_above_the_first_title_of_an_archive_are_kept() {
        let page = format!(
            "Home\n12 mei: Reuring!Café 54, De dijk\nGasten: Ada Bos\n\nEerste bericht\n\nEerste bericht\n\n{PARAGRAPH}\n"
        );
        let found = articles(&page);
        assert_eq!(found.len(), 2);
        assert!(found[0].text.contains("Gasten: Ada Bos"), "{found:?}");
    }

    #[test]
    fn an_overview_is_cut_into_introduction_announcements_and_past_editions() {
        let page = format!(
            "Reuring!Café\n\nEen vaste inleiding.\n\nAankomend Reuring!Café\n\nDijken in nood\n\n{PARAGRAPH}\n\nDe gasten zijn:\n\n• Ada Bos (dijkgraaf)\n\nAfgelopen Reuring!Cafés\n\nGeld genoeg?\n\n{PARAGRAPH}\n\nWie beslist...\n\n{PARAGRAPH}"
        );
        let expected = [
            ("Reuring!Café", Placement::OverviewIntroduction),
            ("Dijken in nood", Placement::OverviewUpcoming),
            ("Geld genoeg?", Placement::OverviewPast),
            ("Wie beslist...", Placement::OverviewPast),
        ];
        assert_eq!(
            headings(&page),
            expected.map(|(heading, at)| (Some(heading.to_owned()), at))
        );
    }

    #[test]
    fn a_single_page_has_a_heading_only_where_one_stands() {
        for (page, heading) in [
            (format!("{PARAGRAPH}\n\nTussenkop\n\n{PARAGRAPH}"), None),
            (format!("Reuring!Café #55 | Dijken in nood\n\n{PARAGRAPH}"), Some("Reuring!Café #55 | Dijken in nood")),
            (format!("wrong format , De Glazen Zaal\n\nReuring!Café #55 |Dijken\n\n{PARAGRAPH}"), Some("Reuring!Café #55 |Dijken")),
            (format!("Home\nAgenda\nDijken in nood...\nOnline\n\n{PARAGRAPH}"), Some("Dijken in nood...")),
            ("3 mei 2022 - 3 mei 2022 , Het Nutshuis\nAankondiging Reuring!Café | Dijken\nTekst.".to_owned(), Some("Aankondiging Reuring!Café | Dijken")),
        ] {
            assert_eq!(headings(&page), [(heading.map(str::to_owned), Placement::Single)], "{page}");
        }
    }

    #[test]
    fn what_stands_above_a_heading_stays_in_the_text() {
        let page = "3 mei 2022 - 3 mei 2022 , Het Nutshuis\n\nReuring!Café #55 | Dijken\n\nTekst.";
        assert_eq!(articles(page)[0].text, page);
    }

    #[test]
    fn a_page_of_nothing_holds_no_article() {
        assert_eq!(articles(""), []);
        assert_eq!(articles(" \n\u{a0}\n"), []);
    }
}
