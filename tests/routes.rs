//! The same texts by every route: plain text, an export, a REST answer, a feed, saved pages.
//!
//! Whatever way a text comes in, the same facts are read from it; a second route adds nothing but where the
//! text was seen.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::support::sealed::Sealed;

/// A text of a site: title, day of publication, paragraphs; a paragraph that begins with `• ` is an item.
struct Post {
    kind: &'static str,
    title: &'static str,
    published: &'static str,
    paragraphs: &'static [&'static str],
}

const REPORT: Post = Post {
    kind: "post",
    title: "Verslag Reuring!Café #61 | Dijken ‘in nood’? | 14 mei",
    published: "2024-05-17",
    paragraphs: &[
        "Op dinsdagmiddag 14 mei vond de 61ste editie van Reuring!Café plaats in het Pakhuis in Delft. Teun Wissel was de debatleider van de avond.",
        "Het water komt",
        "De eerste gast van de avond was Bram van der Kuil (dijkgraaf bij Waterschap Rivierenland). Hij vertelde over zijn eerste hoogwater.",
        "De tweede gast was Cato in ’t Veld, hoogleraar Waterbouw aan de TU Delft.",
    ],
};

const ANNOUNCEMENT: Post = Post {
    kind: "post",
    title: "Aankondiging Reuring!Café #62 | Wie betaalt? | 18 juni",
    published: "2024-06-03",
    paragraphs: &[
        "De Vereniging voor OverheidsManagement (VOM) kondigt in samenwerking met de Unie van Waterschappen de 62e editie van Reuring!Café aan.",
        "De bankgasten van de avond zijn:",
        "• Daan O’Leary (adviseur, Berenschot)",
        "• Elif Şahin – de Vries (wethouder, Gemeente Nijmegen)",
        "Datum: 18-06-2024 | Locatie: Het Pakhuis, Delft | Tijd: Inloop vanaf 16:15 uur, start 16:45 uur",
    ],
};

const OVERVIEW: Post = Post {
    kind: "page",
    title: "Reuring!Café",
    published: "2024-06-20",
    paragraphs: &[
        "Een Reuring!Café is een avond vol debat over de zaken van de overheid, voor ieder die daar werkt en voor ieder die er iets van wil.",
        "Afgelopen Reuring!Cafés",
        "Dijken ‘in nood’?",
        "Op dinsdagmiddag 14 mei vond de 61ste editie van Reuring!Café plaats in het Pakhuis in Delft. Het ging over dijken, over geld en over de vraag wie er waakt.",
    ],
};

const COURSE: Post = Post {
    kind: "post",
    title: "Cursus | Schrijven voor bestuurders",
    published: "2024-04-02",
    paragraphs: &[
        "In drie middagen leert u schrijven wat u bedoelt. De cursus begint in september, in een zaal van de vereniging.",
    ],
};

const POSTS: [Post; 4] = [COURSE, REPORT, ANNOUNCEMENT, OVERVIEW];

impl Post {
    fn url(&self) -> String {
        format!("https://example.org/nieuws/{}/", self.published)
    }

    fn plain(&self) -> String {
        format!(
            "{}\n\n{}\n",
            self.title,
            self.paragraphs.join("\n\n").replace("\n\n• ", "\n  • ")
        )
    }

    fn html(&self) -> String {
        let mut html = String::new();
        for paragraph in self.paragraphs {
            let _ = match paragraph.strip_prefix("• ") {
                Some(item) => write!(html, "<ul><li>{item}</li></ul>"),
                None if paragraph.len() < 40 && !paragraph.ends_with(':') => {
                    writeln!(html, "<h3>{paragraph}</h3>")
                }
                None => writeln!(html, "<p>{paragraph}</p>"),
            };
        }
        html.replace("</ul><ul>", "").replace('’', "&#8217;")
    }

    fn page(&self) -> String {
        format!(
            "<!doctype html><html><head><title>{0} – VOM</title><link rel=canonical href='{1}'><meta property='article:published_time' content='{2}T10:00:00+02:00'></head>\
<body><header class=site-header><h1>VOM</h1><nav><ul><li><a href=/>Home</a></li></ul></nav></header><main><article><h1>{0}</h1><p class=posted-on>Geplaatst</p><div class=entry-content>{3}</div>\
<div class=share-buttons><a href=x>Deel dit bericht</a></div></article></main><footer>Vereniging</footer></body></html>",
            self.title,
            self.url(),
            self.published,
            self.html()
        )
    }

    fn item(&self, is_export: bool) -> String {
        let html = self.html();
        let body = if is_export {
            html.replace("<p>", "<!-- wp:paragraph --><p>")
                .replace("</p>", "</p><!-- /wp:paragraph -->")
        } else {
            html
        };
        let own = if is_export {
            format!(
                "<wp:post_date>{}T10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>{}</wp:post_type>",
                self.published, self.kind
            )
        } else {
            format!("<pubDate>{}</pubDate>", rfc2822(self.published))
        };
        format!(
            "<item><title><![CDATA[{}]]></title><link>{}</link><content:encoded><![CDATA[{body}]]></content:encoded>{own}</item>\n",
            self.title,
            self.url()
        )
    }

    fn json(&self) -> Value {
        json!({ "id": self.published.len(), "type": self.kind, "status": "publish", "link": self.url(), "date": format!("{}T10:00:00", self.published),
            "title": { "rendered": self.title }, "content": { "rendered": self.html(), "protected": false } })
    }
}

fn rfc2822(day: &str) -> String {
    let date: jiff::civil::Date = day.parse().expect("a date");
    let moment = date
        .at(8, 0, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .expect("a moment");
    jiff::fmt::rfc2822::to_string(&moment).expect("a moment of mail")
}

/// Writes the posts in the form of a route into a folder of its own.
fn write(sealed: &Sealed, route: &str) {
    let folder = sealed.path(route);
    std::fs::create_dir(&folder).expect("a folder");
    let xml = |is_export| {
        format!(
            "<rss><channel>{}</channel></rss>",
            POSTS
                .iter()
                .map(|post| post.item(is_export))
                .collect::<String>()
        )
    };
    let file = |name: &str, text: String| std::fs::write(folder.join(name), text).expect("written");
    match route {
        "text" => POSTS
            .iter()
            .for_each(|post| file(&format!("{}.txt", post.published), post.plain())),
        "html" => POSTS
            .iter()
            .for_each(|post| file(&format!("{}.html", post.published), post.page())),
        "rest" => file(
            "posts.json",
            Value::Array(POSTS.iter().map(Post::json).collect()).to_string(),
        ),
        "export" => file("export.xml", xml(true)),
        _ => file("feed.xml", xml(false)),
    }
}

const ROUTES: [&str; 5] = ["text", "export", "rest", "feed", "html"];

/// What is known of the editions, without where it was seen and what a day of publication tells.
fn facts(sealed: &Sealed, archive: &str) -> Vec<Value> {
    let export = sealed
        .run(&["--archive", archive, "export"], "")
        .ended(0)
        .stdout();
    let mut parsed: Value = serde_json::from_str(&export).expect("JSON");
    let editions = parsed["editions"].as_array_mut().expect("editions");
    for edition in editions.iter_mut() {
        let edition = edition.as_object_mut().expect("an edition");
        edition.retain(|key, _| !["documents", "sources", "date_basis"].contains(&key.as_str()));
    }
    editions.clone()
}

#[test]
fn every_route_gives_the_same_facts_and_a_second_one_adds_none() {
    let sealed = Sealed::new();
    for route in ROUTES {
        write(&sealed, route);
    }
    let mut first: Option<Vec<Value>> = None;
    for route in ROUTES {
        let archive = format!("{route}.db");
        let _ = sealed
            .run(&["--archive", &archive, "init", "--empty"], "")
            .ended(0);
        let _ = sealed
            .run(&["--archive", &archive, "import", route], "")
            .ended(0);
        let own = facts(&sealed, &archive);
        assert_eq!(own.len(), 2, "{route}");
        assert_eq!(first.get_or_insert_with(|| own.clone()), &own, "{route}");
        let arguments = [&["--archive", &archive, "import"][..], &ROUTES].concat();
        let told = sealed.run(&arguments, "").ended(0);
        assert!(
            told.stdout()
                .contains("texts: 0 new, 0 changed, 15 the same, 10 left out"),
            "{route} and then all: {}",
            told.stdout()
        );
        assert_eq!(facts(&sealed, &archive), own, "{route} and then all others");
    }
}

#[test]
fn a_teaser_never_takes_the_place_of_its_article() {
    let sealed = Sealed::new();
    write(&sealed, "rest");
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    let beginning: String = REPORT.paragraphs[0].chars().take(110).collect();
    let teaser = |post: &Post, text: &str| {
        format!(
            "<article><h2><a href='{}'>{}</a></h2><p>{text}… <a href='x'>Lees verder</a></p></article>",
            post.url(),
            post.title
        )
    };
    let page = format!(
        "<main>{}{}</main>",
        teaser(&REPORT, &beginning),
        teaser(&COURSE, COURSE.paragraphs[0])
    );
    let first = sealed.run(&["import", "-"], &page).ended(0);
    assert!(
        first.stdout().contains("new          cafe-61"),
        "{}",
        first.stdout()
    );
    let whole = sealed.run(&["import", "rest"], "").ended(0);
    assert!(
        whole
            .stdout()
            .contains("texts: 2 new, 1 changed, 0 the same"),
        "{}",
        whole.stdout()
    );
    let known = facts(&sealed, "home/.local/share/reuring/reuring.db");
    let again = sealed.run(&["import", "-"], &page).ended(0);
    assert!(
        again
            .stdout()
            .contains("texts: 0 new, 0 changed, 1 the same"),
        "{}",
        again.stdout()
    );
    assert_eq!(
        facts(&sealed, "home/.local/share/reuring/reuring.db"),
        known
    );
}

#[test]
fn what_is_written_as_markdown_comes_in_again_as_it_was() {
    let sealed = Sealed::new();
    let _ = sealed.run(&["import", "pages"], "").ended(0);
    let editor = sealed.path("editor.sh");
    std::fs::write(&editor, "sed -i 's/^status = .*/&\\nvenue = \"De Pier, Breda\"/; /^venue = .*Pier/!{/^venue = /d}' \"$1\"").expect("an editor");
    let command = format!("sh {}", editor.display());
    let _ = sealed
        .run_with(&[("EDITOR", &command)], &["edit", "99"], "")
        .ended(0);
    let written = sealed
        .run(&["export", "--format", "markdown"], "")
        .ended(0)
        .stdout();
    assert!(written.contains("De Pier, Breda"), "{}", &written[..2_000]);
    let before = sealed.run(&["export"], "").ended(0).stdout();
    let _ = sealed
        .run(&["--archive", "again.db", "init", "--empty"], "")
        .ended(0);
    let told = sealed
        .run(&["--archive", "again.db", "import", "-"], &written)
        .ended(0);
    assert!(
        told.stdout().contains(" 0 changed, 0 the same"),
        "{}",
        told.stdout()
    );
    assert_eq!(
        sealed
            .run(&["--archive", "again.db", "export"], "")
            .ended(0)
            .stdout(),
        before
    );
    let told = sealed.run(&["import", "-"], &written).ended(0);
    assert!(
        told.stdout().contains("texts: 0 new, 0 changed"),
        "{}",
        told.stdout()
    );
    assert!(
        told.stdout().contains("editions: 0 new, 0 changed"),
        "{}",
        told.stdout()
    );
}
