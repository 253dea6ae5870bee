//! Character sets by evidence, and characters that nobody sees.

use super::{guests, imported, numbers, says, text};

const TEXT: &str = "Reuring!Café 55: Dijken in nood\n\nOp dinsdag 3 mei 2022 vond de 55e editie van Reuring!Café plaats. Gast was Ada Bos (dijkgraaf), die één dijk te weinig zag.\n";

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect()
}

#[test]
fn a_file_reads_the_same_in_every_character_set() {
    let page = format!("<meta charset=utf-8><title>Dijken</title><p>{TEXT}</p>");
    let feed = format!(
        "<?xml version='1.0' encoding='utf-16'?><rss><channel><item><title>Dijken</title><description>{TEXT}</description></item></channel></rss>"
    );
    for (name, bytes) in [
        ("a.txt", TEXT.as_bytes().to_vec()),
        ("b.txt", windows_1252(TEXT)),
        ("c.txt", utf_16(TEXT)),
        ("d.txt", [vec![0xff, 0xfe], utf_16(TEXT)].concat()),
        ("e.html", windows_1252(&page)),
        ("f.xml", [vec![0xff, 0xfe], utf_16(&feed)].concat()),
        ("g.xml", utf_16(&feed)),
    ] {
        let (editions, run) = imported(name, bytes);
        assert_eq!(numbers(&editions), [55], "{name}: {}", run.told());
        assert!(
            text(&editions[0]).contains("één dijk"),
            "{name}: {}",
            text(&editions[0])
        );
        assert!(!run.told().contains("replaced"), "{}", run.told());
    }
}

#[test]
fn one_bad_byte_is_one_character_and_the_rest_comes_in() {
    let item = |number: u32| {
        format!(
            "<item><title>Reuring!Café {number}</title><link>https://example.org/{number}</link><description>Op dinsdag 3 mei 2022 was de {number}e editie van Reuring!Café in Den Haag.</description></item>\n"
        )
    };
    let feed = format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n<rss><channel>\n{}{}{}</channel></rss>",
        item(54),
        item(55),
        item(56)
    );
    let bytes = feed.replacen(
        "54e editie van Reuring!Café",
        "54e editie van Reuring!Caf\u{1}",
        1,
    );
    let bytes: Vec<u8> = bytes
        .bytes()
        .map(|byte| if byte == 1 { 0xe9 } else { byte })
        .collect();
    let (editions, run) = imported("a.xml", bytes);
    assert_eq!(numbers(&editions), [54, 55, 56]);
    says(
        &run,
        "note: in/a.xml: characters that could not be read and were replaced by �: 1, the first at line 3",
    );
}

#[test]
fn a_zero_byte_is_a_control_character_like_others() {
    let (editions, run) = imported("a.txt", TEXT.replace("één dijk", "één\0 dijk"));
    assert_eq!(numbers(&editions), [55], "{}", run.told());
    assert!(
        text(&editions[0]).contains("één dijk"),
        "{}",
        text(&editions[0])
    );
}

#[test]
fn soft_hyphens_hide_no_words_and_stay_in_the_text() {
    let hyphened = TEXT
        .replace(
            "editie van Reuring!Café",
            "edi\u{ad}tie van Reu\u{ad}ring!Ca\u{200b}fé",
        )
        .replace("Ada Bos", "Ada\u{200b} Bos");
    let (editions, _) = imported("a.txt", hyphened);
    assert_eq!(
        (numbers(&editions), guests(&editions[0])),
        (vec![55], vec!["Ada Bos"])
    );
    assert!(
        text(&editions[0]).contains("Reu\u{ad}ring!"),
        "{}",
        text(&editions[0])
    );
}
