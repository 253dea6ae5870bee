//! Web pages: what is the article, and all of it.

use super::{OPENING, guests, imported, says, text};

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html><head><meta charset=utf-8><title>Dijken in nood - VOM</title></head><body>{body}</body></html>"
    )
}

fn report() -> String {
    format!(
        "<p>Op dinsdag 3 mei 2022 {OPENING}</p><p>Gasten waren Ada Bos (dijkgraaf) en Piet Vos (wethouder van Delft). Zij waren het snel eens over de hoogte van de dijken en nooit over de prijs.</p>"
    )
}

#[test]
fn cards_that_lead_to_other_articles_do_not_take_the_place_of_the_report() {
    let card = |title: &str| {
        format!(
            "<article><h3><a href=/{title}>Bericht {title}</a></h3><p>Een kort bericht over iets heel anders dan dijken, {title} keer.</p></article>"
        )
    };
    let body = format!(
        "<h1>Dijken in nood</h1><div class=tekst>{}</div><div class=meer><h2>Meer nieuws</h2>{}{}</div>",
        report(),
        card("een"),
        card("twee")
    );
    let (editions, _) = imported("a.html", page(&body));
    assert_eq!(guests(&editions[0]), ["Ada Bos", "Piet Vos"]);
    assert!(
        !text(&editions[0]).contains("kort bericht"),
        "{}",
        text(&editions[0])
    );
}

#[test]
fn marks_that_are_words_of_the_text_take_nothing_away() {
    let parts = [
        "<h2 id=sociale-zekerheid>Sociale zekerheid</h2>",
        "<section id=commentaar-van-de-zaal><h2>Commentaar van de zaal</h2><p>Els Smit (raadslid) vond het te ingewikkeld voor één avond.</p></section>",
        "<div class='category-social-media wp-block-group'><p>Tot slot sprak Jan de Wit (directeur VNG) over sociale media.</p></div>",
        "<p id=modaliteiten>Er zijn veel modaliteiten, zei hij nog.</p>",
        "<p class=has-shared-background>Gedeelde achtergrond.</p>",
        "<p class=related>Een verwante vraag.</p>",
    ];
    let (editions, _) = imported(
        "a.html",
        page(&format!(
            "<main><h1>Werk</h1>{}{}</main>",
            report(),
            parts.concat()
        )),
    );
    for words in [
        "Sociale zekerheid",
        "te ingewikkeld",
        "Jan de Wit",
        "modaliteiten",
        "Gedeelde achtergrond.",
        "verwante vraag",
    ] {
        assert!(
            text(&editions[0]).contains(words),
            "no “{words}” in {}",
            text(&editions[0])
        );
    }
}

#[test]
fn what_is_around_the_text_stays_out() {
    let around = "<div class=share-buttons>Deel dit op X</div><div class='sidebar widget-area'><a href=/a>Agenda</a></div><div id=comments class=comments-area><p>Reacties zijn op deze pagina gesloten, sinds de vorige keer.</p></div><div class=cookie-notice><p>Wij gebruiken cookies om te weten wie u bent en wat u graag leest op onze site.</p></div>";
    let (editions, _) = imported(
        "a.html",
        page(&format!("<main><h1>Dijken</h1>{}{around}</main>", report())),
    );
    for words in ["Deel dit", "Agenda", "Reacties", "cookies"] {
        assert!(
            !text(&editions[0]).contains(words),
            "“{words}” in {}",
            text(&editions[0])
        );
    }
}

#[test]
fn a_list_of_guests_that_are_links_is_no_menu() {
    let list = "<p>De gasten:</p><ul><li><a href=a>Ada Bos</a></li><li><a href=b>Piet Vos</a></li><li><a href=c>Jan Kok</a></li></ul><p>Slot.</p>";
    let (editions, _) = imported(
        "a.html",
        page(&format!("<main><h1>Dijken</h1>{}{list}</main>", report())),
    );
    assert!(
        text(&editions[0]).contains("• Jan Kok"),
        "{}",
        text(&editions[0])
    );
}

#[test]
fn what_is_folded_away_comes_in_with_its_headings() {
    let folded = "<h3><button aria-expanded=false>Het gesprek</button></h3><div class=panel hidden><p>Ada Bos opende met de stelling dat de dijk hoger moet.</p></div><div aria-hidden=true><p>Piet Vos sprak over geld.</p></div><div style='display:none'><p>Jan Kok sprak over de polder.</p></div><details><summary>Meer</summary><p>Zie ook het boek.</p></details><div hidden><form><p>Geef hier uw adres op voor de brief.</p><input></form></div>";
    let (editions, _) = imported(
        "a.html",
        page(&format!("<main><h1>Dijken</h1>{}{folded}</main>", report())),
    );
    for words in [
        "Het gesprek",
        "hoger moet",
        "over geld",
        "de polder",
        "Meer",
        "het boek",
    ] {
        assert!(
            text(&editions[0]).contains(words),
            "no “{words}” in {}",
            text(&editions[0])
        );
    }
    assert!(
        !text(&editions[0]).contains("uw adres"),
        "{}",
        text(&editions[0])
    );
}

#[test]
fn a_cell_that_holds_the_text_is_no_sidebar() {
    let (left, right) = (
        format!("<p>Op dinsdag 3 mei 2022 {OPENING}</p>"),
        "<p>Gasten waren Ada Bos (dijkgraaf) en Piet Vos (wethouder van Delft). Na afloop was er muziek en een borrel aan de bar, zoals dat al jaren gaat, en men ging pas laat naar huis.</p>",
    );
    let table = format!(
        "<main><h1>Dijken</h1><table><tr><td class=sidebar-left>{left}</td><td>{right}</td></tr></table></main>"
    );
    let (editions, _) = imported("a.html", page(&table));
    assert!(text(&editions[0]).contains("laatste woord") && text(&editions[0]).contains("borrel"));
}

#[test]
fn the_day_of_publication_stands_in_time_abbr_and_meta() {
    for mark in [
        "<p class=meta>Geplaatst op <time datetime='2014-06-16T22:37:01+0200'>16 juni</time></p>",
        "<abbr class=published title='2014-06-16T22:37:01+0200'>16 juni</abbr>",
        "<meta name=date content=x><meta property='article:published_time' content='2014-06-16'>",
        "<script type='application/ld+json'>{\"datePublished\": \"2014-06-16\"}</script>",
    ] {
        let body = format!("<div><h1>Dijken</h1>{mark}<p>Op dinsdag 3 juni {OPENING}</p></div>");
        let (editions, _) = imported("a.html", page(&body));
        assert_eq!(
            editions[0]["documents"][0]["published"], "2014-06-16",
            "{mark}"
        );
        assert_eq!(editions[0]["date"], "2014-06-03", "{mark}");
    }
}

#[test]
fn a_page_without_words_is_named() {
    let (_, run) = imported("a.html", "<!doctype html><title></title><img src=x>");
    says(&run, "skipped: in/a.html: there is no text in it");
    let _ = run.ended(2);
}
