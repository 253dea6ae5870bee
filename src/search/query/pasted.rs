//! What people paste: addresses, and the titles of browser tabs with the name of the site behind a bar.

use crate::gazetteer::Gazetteer;
use crate::text::fold;

/// What the site of the series calls itself at the end of a title.
const SITES: [&str; 8] = [
    "vom",
    "vom online",
    "vom-online",
    "vom-online.nl",
    "vereniging voor overheidsmanagement",
    "vereniging voor overheidsmanagement (vom)",
    "reuring!cafe",
    "reuringcafe",
];

/// So many words in front of a bar are a title; fewer may be one of two things looked for.
const TITLE_WORDS: usize = 3;

/// Returns what was typed without the name of a site behind the last bar or dash.
pub(super) fn without_site(typed: &str) -> &str {
    let mut rest = typed;
    for bar in [" | ", " – ", " — ", " - ", " » ", " • "] {
        let Some((title, site)) = rest.rsplit_once(bar) else {
            continue;
        };
        let site = fold(site.trim());
        let is_title = title.split_whitespace().count() >= TITLE_WORDS;
        let is_known =
            || bar == " | " && is_title && Gazetteer::bundled().organisation(&site).is_some();
        if !title.trim().is_empty() && (SITES.contains(&site.as_str()) || is_known()) {
            rest = title;
        }
    }
    rest
}

/// Returns an address without what says nothing of the page: the scheme, `www.`, what stands behind `?` and `#`.
pub(super) fn address(word: &str) -> Option<String> {
    let folded = fold(word);
    let scheme = folded
        .strip_prefix("https://")
        .or_else(|| folded.strip_prefix("http://"));
    let bare = scheme.unwrap_or(&folded);
    let has_www = bare.starts_with("www.");
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    let bare = bare
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches(['/', '.', ',', ')']);
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    let ending = host.rsplit_once('.').map(|(_, ending)| ending);
    let is_host = ending.is_some_and(|ending| {
        ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let is_address = is_host && (scheme.is_some() || has_www || !path.is_empty());
    is_address.then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_site_behind_a_bar_is_no_part_of_a_title() {
        for (typed, title) in [
            ("Strijd om de ruimte | VOM", "Strijd om de ruimte"),
            (
                "Strijd om de ruimte - Vereniging voor OverheidsManagement",
                "Strijd om de ruimte",
            ),
            ("Toezicht in beeld | Rijkswaterstaat", "Toezicht in beeld"),
            ("klimaat | rijkswaterstaat", "klimaat | rijkswaterstaat"),
            ("klimaat | energie en wonen", "klimaat | energie en wonen"),
            ("vom", "vom"),
        ] {
            assert_eq!(without_site(typed), title);
        }
    }

    #[test]
    fn an_address_is_known_with_or_without_its_beginning() {
        let page = Some("vom-online.nl/nieuws/verslag-reuringcafe-99".to_owned());
        for typed in [
            "https://www.vom-online.nl/nieuws/verslag-reuringcafe-99/",
            "http://vom-online.nl/nieuws/verslag-reuringcafe-99/?utm_source=x#top",
            "www.vom-online.nl/nieuws/verslag-reuringcafe-99",
            "vom-online.nl/nieuws/verslag-reuringcafe-99",
        ] {
            assert_eq!(address(typed), page, "{typed}");
        }
        for typed in [
            "vom-online.nl",
            "beleid/uitvoering",
            "3.1/2",
            "10:30",
            "t/m",
            "d.66",
        ] {
            assert_eq!(address(typed), None, "{typed}");
        }
    }
}
