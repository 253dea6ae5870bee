//! Mails, mailboxes and what hangs on mails.

use std::fmt::Write as _;

use super::{editions, guests, imported, made, numbers, put, ready, says, text};

fn mail(head: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "From: Redactie <r@example.org>\r\nTo: l@example.org\r\nDate: Tue, 10 May 2022 23:30:00 +0000\r\n{head}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

const TEXT: &str = "Op dinsdag 3 mei 2022 vond de 55e editie van Reuring!Café plaats. Gast was Ada Bos (dijkgraaf), die één dijk te weinig zag.";

#[test]
fn what_hangs_on_a_mail_is_an_article_of_its_own() {
    let sealed = ready();
    put(&sealed, "a.eml", made("attached.eml"));
    let run = sealed.run(&["import", "--with-news", "in"], "").ended(0);
    let editions = editions(&sealed);
    assert_eq!(numbers(&editions), [55], "{}", run.told());
    assert_eq!(
        editions[0]["sources"][0], "in/a.eml/Verslag één.docx",
        "{}",
        editions[0]
    );
    says(&run, "no text, passed over: 1 pictures");
    says(&run, "files: 1, articles: 2, not read: 0");
}

#[test]
fn a_mail_says_the_day_it_was_sent_and_reads_the_same_in_every_encoding() {
    let latin = |text: &str| -> Vec<u8> {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).expect("a letter of Latin 1"))
            .collect()
    };
    let subject = "Subject: =?iso-8859-1?Q?Reuring!Caf=E9_55:_Dijken?=";
    let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (head, body) in [
        (
            format!("{subject}\r\nContent-Type: text/plain; charset=iso-8859-1"),
            latin(TEXT),
        ),
        // It calls itself UTF-8 and is none.
        (
            format!("{subject}\r\nContent-Type: text/plain; charset=utf-8"),
            latin(TEXT),
        ),
        (
            format!("{subject}\r\nContent-Type: text/plain; charset=utf-16le"),
            wide,
        ),
        (subject.to_owned(), TEXT.as_bytes().to_vec()),
        (
            "Subject: =?utf-8?B?UmV1cmluZyFDYWbDqSA1NTogRGlqa2Vu?=".to_owned(),
            TEXT.as_bytes().to_vec(),
        ),
        (
            format!(
                "{subject}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=windows-1252"
            ),
            format!("<p>{TEXT}</p>")
                .replace('=', "=3D")
                .replace('é', "=E9")
                .replace("plaats. ", "plaats.=\r\n ")
                .into_bytes(),
        ),
    ] {
        let (editions, run) = imported("a.eml", mail(&head, &body));
        assert_eq!(numbers(&editions), [55], "{head}: {}", run.told());
        assert_eq!(text(&editions[0]), TEXT, "{head}");
        let document = &editions[0]["documents"][0];
        assert_eq!(document["title"], "Reuring!Café 55: Dijken", "{head}");
        // Half past eleven in Greenwich is the next day here.
        assert_eq!(document["published"], "2022-05-11", "{head}");
        assert!(!run.told().contains("replaced"), "{}", run.told());
    }
    let raw = [
        latin("Subject: Reuring!Café 55: Dijken"),
        b"\r\n\r\n".to_vec(),
        TEXT.as_bytes().to_vec(),
    ]
    .concat();
    let raw = [
        b"From: a@example.org\r\nTo: b@example.org\r\n".to_vec(),
        raw,
    ]
    .concat();
    let (editions, _) = imported("a.eml", raw);
    assert_eq!(
        editions[0]["documents"][0]["title"],
        "Reuring!Café 55: Dijken"
    );
}

#[test]
fn what_an_answer_quotes_is_left_out_and_said_and_what_is_passed_on_is_not() {
    let (editions, run) = imported("a.mbox", made("box.mbox"));
    says(
        &run,
        "note: in/a.mbox/2: an answer; what it quotes was left out (lines: ",
    );
    let texts: Vec<&str> = editions[0]["documents"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["text"].as_str())
        .collect();
    assert!(texts.contains(&"Wat een avond was dat."), "{texts:?}");
    let page = format!(
        "<p>Leuk!</p><div class=gmail_quote><blockquote type=cite><p>{TEXT}</p></blockquote></div>"
    );
    let (_, run) = imported(
        "a.eml",
        mail(
            "Subject: Re: Reuring!Café 55\r\nContent-Type: text/html",
            page.as_bytes(),
        ),
    );
    says(&run, "what it quotes was left out (lines: 1)");
    let passed_on = format!(
        "Ter info.\n\nVan: Ada <a@example.org>\nVerzonden: gisteren\nAan: Bo\nOnderwerp: Reuring!Café 55\n\n{TEXT}\n"
    );
    let (editions, run) = imported(
        "a.eml",
        mail("Subject: FW: Reuring!Café 55", passed_on.as_bytes()),
    );
    assert_eq!(guests(&editions[0]), ["Ada Bos"], "{}", run.told());
    assert_eq!(text(&editions[0]), format!("Ter info.\n\n{TEXT}"));
}

#[test]
fn a_newsletter_is_cut_into_its_evenings() {
    let mut items = String::new();
    for number in 61..64 {
        let _ = write!(
            items,
            "<table><tr><td><h2>Verslag Reuring!Café #{number} | Avond {number}</h2><p>Op dinsdag 30 mei 2023 vond de {number}ste editie van Reuring!Café plaats in het Pakhuis te Delft, over tijd en wie daar over gaat.</p></td></tr></table>"
        );
    }
    let letter = format!(
        "<html><body><p>Beste leden, de zomer komt eraan, en met de zomer drie verslagen voor wie er niet bij was of nog eens wil lezen.</p>{items}</body></html>"
    );
    let (editions, run) = imported(
        "a.eml",
        mail(
            "Subject: Nieuwsbrief juli\r\nContent-Type: text/html; charset=utf-8",
            letter.as_bytes(),
        ),
    );
    assert_eq!(numbers(&editions), [61, 62, 63], "{}", run.told());
}

#[test]
fn a_mail_in_a_mail_and_an_invitation_are_read() {
    let inner = String::from_utf8(made("plain.eml")).expect("ASCII");
    let event = String::from_utf8(made("agenda.ics")).expect("UTF-8");
    let body = format!(
        "--x\r\n\r\nZie hieronder.\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--x\r\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\r\n{event}\r\n--x--\r\n"
    );
    let (editions, run) = imported(
        "a.eml",
        mail(
            "Subject: Twee dingen\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x",
            body.as_bytes(),
        ),
    );
    assert_eq!(numbers(&editions), [55, 56], "{}", run.told());
    assert_eq!(guests(&editions[0]), ["Ada Bos", "Piet Vos"]);
}

#[test]
fn a_mailbox_that_holds_a_line_like_its_own_is_cut_right() {
    let first = String::from_utf8(mail(
        "Subject: Reuring!Café 55",
        format!(
            "{TEXT}\n\n>From deze dag af was alles anders.\n\nFrom that day on it was different.\n"
        )
        .as_bytes(),
    ))
    .expect("text");
    let second = String::from_utf8(mail(
        "Subject: Reuring!Café 56",
        TEXT.replace("55e", "56e").as_bytes(),
    ))
    .expect("text");
    let divider = "From r@example.org Tue May 10 09:30:00 2022\n";
    let (editions, run) = imported("a.mbox", format!("{divider}{first}\n\n{divider}{second}\n"));
    assert_eq!(numbers(&editions), [55, 56], "{}", run.told());
    assert!(
        text(&editions[0]).contains("\n\nFrom deze dag af"),
        "{}",
        text(&editions[0])
    );
}
