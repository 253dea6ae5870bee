//! WordPress exports, feeds and REST answers as they are.

use super::{counts, editions, imported, numbers, put, ready, says, text};
use std::io::{Cursor, Write as _};

/// An item of an export.
fn item(number: u32, kind: &str, status: &str, more: &str, body: &str) -> String {
    format!(
        "<item><title>Reuring!Café {number}: Avond {number}, 3 mei 2022</title><link>https://example.org/{number}</link><content:encoded><![CDATA[{body}]]></content:encoded><wp:post_date>2022-05-02 12:00:00</wp:post_date><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{more}</item>"
    )
}

fn body(number: u32) -> String {
    format!(
        "<p>Op dinsdag 3 mei 2022 vond de {number}e editie van Reuring!Café plaats in De Glazen Zaal.</p>"
    )
}

fn export(items: &[String]) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?><rss><channel><title>VOM</title><link>https://example.org</link>{}</channel></rss>",
        items.concat()
    )
}

#[test]
fn posts_of_every_type_come_in_and_what_does_not_is_counted_by_reason() {
    let items = [
        item(51, "post", "publish", "", &body(51)),
        item(52, "tribe_events", "publish", "", &body(52)),
        item(
            53,
            "agenda",
            "publish",
            "<wp:post_password> </wp:post_password>",
            &body(53),
        ),
        item(54, "post", "draft", "", &body(54)),
        item(55, "post", "private", "", &body(55)),
        item(
            56,
            "post",
            "publish",
            "<wp:post_password>geheim</wp:post_password>",
            &body(56),
        ),
        item(57, "attachment", "inherit", "", ""),
        item(58, "nav_menu_item", "publish", "", ""),
    ];
    let (editions, run) = imported("a.xml", export(&items));
    assert_eq!(numbers(&editions), [51, 52, 53], "{}", run.told());
    says(
        &run,
        "left out: 1 draft, 1 private, 1 behind a password, 1 attachment, 1 nav_menu_item",
    );
    assert_eq!(counts(&run), [1, 8, 0, 3, 0, 0, 5]);
}

#[test]
fn a_post_without_a_text_says_what_its_title_excerpt_or_builder_says() {
    let meta = r#"<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key><![CDATA[_elementor_data]]></wp:meta_key><wp:meta_value><![CDATA[[{"elements":[{"settings":{"editor":"<p>De bankgast was Piet Vos, hoogleraar bij de TU Delft.<\/p>"}}]}]]]></wp:meta_value></wp:postmeta>"#;
    let excerpt = "<excerpt:encoded><![CDATA[Een avond over dijken en geld.]]></excerpt:encoded>";
    let items = [
        item(51, "post", "publish", "", "<img src=poster.jpg alt=poster>"),
        item(52, "post", "publish", meta, ""),
        item(53, "post", "publish", excerpt, ""),
    ];
    let (editions, run) = imported("a.xml", export(&items));
    assert_eq!(numbers(&editions), [51, 52, 53], "{}", run.told());
    assert_eq!(
        (&editions[0]["status"], &editions[0]["date"]),
        (&"announced".into(), &"2022-05-03".into())
    );
    assert!(
        text(&editions[1]).contains("Piet Vos"),
        "{}",
        text(&editions[1])
    );
    assert_eq!(text(&editions[2]), "Een avond over dijken en geld.");
}

#[test]
fn what_plug_ins_add_is_no_text_and_brackets_of_people_are() {
    let more = "<p>Gast was [Ada Bos = dijkgraaf].</p>[knop kleur=\"rood\"]<div class='sharedaddy sd-sharing-enabled'><h3 class=sd-title>Dit delen:</h3><ul><li><a href=x>X</a></li></ul></div><div id=jp-relatedposts class=jp-relatedposts><h3><em>Gerelateerd</em></h3></div>";
    let (editions, _) = imported(
        "a.xml",
        export(&[item(
            51,
            "post",
            "publish",
            "",
            &format!("{}{more}", body(51)),
        )]),
    );
    let text = text(&editions[0]);
    assert!(text.contains("[Ada Bos = dijkgraaf]"), "{text}");
    for words in ["Dit delen", "Gerelateerd", "knop"] {
        assert!(!text.contains(words), "“{words}” in {text}");
    }
}

#[test]
fn a_feed_may_begin_with_a_comment_and_its_addresses_with_the_site() {
    let item = |number: u32| {
        format!(
            "<item><title>Reuring!Café {number}</title><link>/{number}</link><pubDate>Tue, 3 May 2022 10:00:00 GMT</pubDate><description>Op dinsdag 3 mei 2022 vond de {number}e editie van Reuring!Café plaats.</description></item>"
        )
    };
    let feed = format!(
        "<!-- generator=x -->\n<rss version='2.0'><channel><title>VOM</title><link>https://example.org/nieuws</link>{}{}</channel></rss>",
        item(55),
        item(56)
    );
    let (editions, _) = imported("a.xml", feed);
    assert_eq!(numbers(&editions), [55, 56]);
    assert_eq!(editions[0]["documents"][0]["url"], "https://example.org/55");
    assert_eq!(editions[0]["documents"][0]["published"], "2022-05-03");
}

#[test]
fn rest_answers_are_read_item_by_item_whatever_holds_them() {
    let post = |number: u32| {
        format!(
            r#"{{"id": {number}, "type": "post", "status": "publish", "link": "https://example.org/{number}", "date": "2022-05-02T12:00:00", "title": {{"rendered": "Reuring!Café {number}"}}, "content": {{"rendered": "{}"}}}}"#,
            body(number)
        )
    };
    let (one, two) = (post(55), post(56));
    for json in [
        format!("[{one}, {{\"id\": \"x\"}}, {two}]"),
        format!("{{\"posts\": [{one}, null, {two}]}}"),
        format!("{{\"events\": [{one}, 5, {two}], \"total\": 3}}"),
        format!("{one}\n{two}\n{{\"title\": null, \"id\": 5}}\n"),
    ] {
        let (editions, run) = imported("a.json", &json);
        assert_eq!(numbers(&editions), [55, 56], "{json} {}", run.told());
        assert_eq!(counts(&run), [1, 3, 0, 2, 0, 0, 1], "{}", run.told());
    }
}

#[test]
fn a_packed_export_is_read_and_what_is_in_it_and_is_not_is_named() {
    let sealed = ready();
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        (
            "site/export.xml",
            export(&[item(51, "post", "publish", "", &body(51))]).into_bytes(),
        ),
        ("site/foto.png", b"\x89PNG\r\n".to_vec()),
        (
            "site/oud.doc",
            b"\xd0\xcf\x11\xe0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0".to_vec(),
        ),
        ("__MACOSX/._export.xml", b"x".to_vec()),
    ] {
        packed.start_file(name, options).expect("a file");
        packed.write_all(&bytes).expect("written");
    }
    put(
        &sealed,
        "a.zip",
        packed.finish().expect("packed").into_inner(),
    );
    let run = sealed.run(&["import", "in/a.zip"], "").ended(2);
    says(
        &run,
        "skipped: in/a.zip/site/oud.doc: Word 97–2003 (.doc) is not read",
    );
    says(&run, "no text, passed over: 1 hidden, 1 pictures");
    assert_eq!(numbers(&editions(&sealed)), [51], "{}", run.told());
}

#[test]
fn a_folder_of_everything_adds_up() {
    let sealed = ready();
    put(
        &sealed,
        "a.xml",
        export(&[
            item(51, "post", "publish", "", &body(51)),
            item(52, "post", "draft", "", ""),
        ]),
    );
    put(
        &sealed,
        "b.html",
        format!(
            "<!doctype html><title>Dijken</title><main><h1>Reuring!Café 53</h1>{}</main>",
            body(53)
        ),
    );
    put(
        &sealed,
        "c.txt",
        "Een heel ander bericht\n\nOver iets dat met de avonden niets te maken heeft, maar dat wel in de map staat.\n",
    );
    put(&sealed, "d.csv", "nummer;titel\n54;Geld\n51;Avond 51\n");
    put(&sealed, "e.txt", "");
    put(&sealed, "f.pdf", "%PDF-1.7");
    for _ in 0..2 {
        let run = sealed.run(&["import", "in"], "").ended(2);
        let [files, articles, failed, new, changed, same, left_out] = counts(&run)[..] else {
            panic!("no summary in {}", run.told())
        };
        assert_eq!((files, failed), (6, 2), "{}", run.told());
        assert_eq!(articles, new + changed + same + left_out, "{}", run.told());
        assert_eq!((articles, left_out), (6, 2), "{}", run.told());
    }
}
