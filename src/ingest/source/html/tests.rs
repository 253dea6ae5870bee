//! Pages of every shape, and the articles in them.

use super::*;

const TEXT: &str = "Op dinsdag 3 mei vond de 55e editie van Reuring!Café plaats. Er werd lang gesproken over dijken en over geld.";

fn read(page: &str) -> Vec<(Option<String>, String)> {
    articles(page)
        .into_iter()
        .map(|article| (article.heading, article.text))
        .collect()
}

fn one(heading: &str, text: &str) -> Vec<(Option<String>, String)> {
    vec![(Some(heading.to_owned()), text.to_owned())]
}

#[test]
fn the_article_is_found_in_pages_of_any_shape() {
    let expected = one(
        "Dijken in nood",
        &format!("{TEXT}\n\n• An Bos (lid)\n• Bo Kok (lid)\n\nTot slot."),
    );
    let body =
        format!("<p>{TEXT}</p><ul><li>An Bos (lid)</li><li>Bo Kok (lid)</li></ul><p>Tot slot.</p>");
    let menu = "<ul><li><a href=/>Home</a></li><li><a href=/a>Agenda</a></li><li><a href=/c>Contact</a></li></ul>";
    for page in [
        format!(
            "<title>Dijken in nood – VOM</title><header><h1>VOM</h1></header><nav>{menu}</nav><main><article><header><h1 class=entry-title>Dijken in nood</h1></header><div class=entry-content>{body}</div><footer>Geplaatst op 3 mei</footer></article></main><aside>Meer</aside>"
        ),
        format!(
            "<title>Dijken in nood - VOM</title><div id=menu>{menu}</div><div class=wrap><h1>Dijken in nood</h1><div class=share-buttons>Deel dit op X</div>{body}</div><div id=footer>VOM</div>"
        ),
        format!(
            "<html><head><title>Dijken in nood | VOM</title></head><body><table><tr><td>{menu}</td><td><font><h2>Dijken in nood</h2>{body}</font></td></tr></table><center>VOM</center></body>"
        ),
        format!(
            "<title>VOM</title><div class=cookie-notice><p>Wij gebruiken cookies om te weten wie u bent en wat u graag leest op onze site.</p></div><div class=elementor><div class=elementor-widget><h1>Dijken in nood</h1></div><div class='elementor-widget elementor-widget-text-editor'>{body}</div></div>"
        ),
        format!(
            "<meta property=og:title content='Dijken in nood'><main>{body}<div class=comments-area><p>Reacties zijn gesloten.</p></div></main>"
        ),
        format!(
            "<title>Dijken in nood</title><article>{body}</article><article class=teaser><h3>Iets heel anders, ook om te lezen</h3></article>"
        ),
    ] {
        assert_eq!(read(&page), expected, "{page}");
    }
}

#[test]
fn a_page_that_lists_articles_gives_each_with_its_own_address() {
    let teaser = |title: &str, path: &str| {
        format!(
            "<article><h2><a href='https://example.org/{path}'>{title}</a></h2><p>{TEXT} <a href='https://example.org/{path}'>Lees verder over {title}</a></p><time datetime='2022-05-0{}'>mei</time></article>",
            path.len()
        )
    };
    let page = format!(
        "<h1>Nieuws</h1><main>{}{}</main>",
        teaser("Dijken in nood", "een"),
        teaser("Geld genoeg?", "twee")
    );
    let found = articles(&page);
    let seen: Vec<_> = found
        .iter()
        .map(|one| (one.heading.as_deref(), one.url.as_deref(), one.is_excerpt))
        .collect();
    assert_eq!(
        seen,
        [
            (
                Some("Dijken in nood"),
                Some("https://example.org/een"),
                true
            ),
            (Some("Geld genoeg?"), Some("https://example.org/twee"), true)
        ]
    );
    assert_eq!(
        found[0].published.map(|day| day.to_string()).as_deref(),
        Some("2022-05-03")
    );
    assert!(
        found[0].text.starts_with(TEXT) && !found[0].text.contains("Lees verder"),
        "{}",
        found[0].text
    );
}

#[test]
fn a_page_says_where_it_came_from_and_when_it_was_published() {
    for (head, url, published) in [
        (
            "<link rel=canonical href='https://example.org/a'><meta property='article:published_time' content='2023-11-06T15:45:00+01:00'>",
            Some("https://example.org/a"),
            Some("2023-11-06"),
        ),
        (
            "<!-- saved from url=(0021)https://example.org/b -->",
            Some("https://example.org/b"),
            None,
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\": \"2021-01-02\"}</script>",
            None,
            Some("2021-01-02"),
        ),
        (
            "<link rel=canonical href='file:///home/x.html'>",
            None,
            None,
        ),
    ] {
        let page = format!(
            "<html><head>{head}<title>Dijken</title></head><body><p>{TEXT}</p><time datetime=2022-05-03>3 mei</time></body></html>"
        );
        let article = articles(&page).remove(0);
        assert_eq!(
            (
                article.url.as_deref(),
                article.published.map(|day| day.to_string()).as_deref()
            ),
            (url, published),
            "{head}"
        );
    }
}

#[test]
fn a_title_with_bars_of_its_own_loses_only_the_name_of_the_site() {
    let page = |title: &str| {
        format!("<title>{title}</title><div class=top><a href=/>VOM</a></div><p>{TEXT}</p>")
    };
    for (title, heading) in [
        (
            "Reuring!Café #55 | Dijken in nood | 3 mei | VOM",
            "Reuring!Café #55 | Dijken in nood | 3 mei",
        ),
        (
            "Reuring!Café #55 | Dijken – in nood",
            "Reuring!Café #55 | Dijken – in nood",
        ),
    ] {
        assert_eq!(read(&page(title))[0].0.as_deref(), Some(heading));
    }
}
