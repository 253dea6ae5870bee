//! A made-up WordPress export of any size, the same every time: reports and announcements of evenings, in
//! turn, as the association writes them, each of some 4 KB.

use std::io::{self, Write};

use jiff::civil::Date;
use reuring::calendar;
use reuring::locale::Lang;

use crate::corpus::{Numbers, person, word};

/// Writes an export of at least `size` bytes, and returns the texts of its posts as HTML.
///
/// # Errors
///
/// Only what writing reports.
pub fn write(out: &mut impl Write, size: usize) -> io::Result<usize> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"c\" xmlns:wp=\"w\"><channel>\n<wp:wxr_version>1.2</wp:wxr_version>\n")?;
    let (mut written, mut number) = (0, 0);
    while written < size {
        number += 1;
        let post = post(number);
        out.write_all(post.as_bytes())?;
        written += post.len();
    }
    out.write_all(b"</channel></rss>\n")?;
    Ok(number)
}

/// One post as an item of an export.
pub fn post(number: usize) -> String {
    let (edition, is_report) = (number.div_ceil(2), number.is_multiple_of(2));
    let mut numbers = Numbers::new(edition as u64);
    let (year, month, day) = (1000 + edition / 336, edition / 28 % 12, edition % 28 + 1);
    let title = format!(
        "{} en de {}",
        capital(&words(&mut numbers, 3)),
        words(&mut numbers, 2)
    );
    let people: Vec<String> = (0..6).map(|_| person(numbers.below(60_000))).collect();
    let when = calendar::long(date(month + 1, day), Lang::Nl);
    let when = when
        .rsplit_once(' ')
        .map_or("", |(day_and_month, _)| day_and_month);
    let (kind, body) = if is_report {
        ("Verslag", report(edition, when, &people, &mut numbers))
    } else {
        (
            "Aankondiging",
            announcement(
                edition,
                &title,
                &format!("{day:02}-{:02}-{year}", month + 1),
                &people,
                &mut numbers,
            ),
        )
    };
    format!(
        "<item><title><![CDATA[{kind} Reuring!Café #{edition} | {title} | {when}]]></title><link>https://example.org/{}-{edition}/</link>\
<content:encoded><![CDATA[{body}]]></content:encoded><wp:post_date><![CDATA[{year}-{:02}-{day:02} 10:00:00]]></wp:post_date>\
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type></item>\n",
        kind.to_lowercase(),
        month + 1
    )
}

fn report(edition: usize, when: &str, people: &[String], numbers: &mut Numbers) -> String {
    let mut body = paragraph(&format!(
        "Op dinsdag {when} vond de {edition}e editie van Reuring!Café plaats in het Pakhuis in Delft, in samenwerking met Stichting {}. Mark Frequin was de debatleider van de avond. Host was {}, directeur bij het ministerie van {}.",
        capital(&words(numbers, 1)),
        people[0],
        capital(&words(numbers, 1))
    ));
    for guest in &people[1..] {
        body += &paragraph(&format!(
            "De volgende gast van de avond was {guest} ({} bij Stichting {}). {}",
            words(numbers, 2),
            capital(&words(numbers, 1)),
            sentences(numbers, 6)
        ));
    }
    body
}

fn announcement(
    edition: usize,
    title: &str,
    date: &str,
    people: &[String],
    numbers: &mut Numbers,
) -> String {
    let mut body = paragraph(&format!(
        "De Vereniging voor OverheidsManagement (VOM) kondigt in samenwerking met Stichting {} de {edition}e editie van Reuring!Café aan:",
        capital(&words(numbers, 1))
    ));
    body.push_str("<!-- wp:heading --><h3>");
    body.push_str(title);
    body.push_str("</h3><!-- /wp:heading -->\n");
    for _ in 0..5 {
        body += &paragraph(&sentences(numbers, 6));
    }
    body += &paragraph("De bankgasten van de avond zijn:");
    let guests: Vec<String> = people[1..]
        .iter()
        .map(|guest| {
            format!(
                "<li>{guest} ({}, Stichting {})</li>",
                words(numbers, 2),
                capital(&words(numbers, 1))
            )
        })
        .collect();
    body.push_str("<!-- wp:list --><ul>");
    body.push_str(&guests.join(""));
    body.push_str(
        "</ul><!-- /wp:list -->
",
    );
    body + &paragraph(&format!(
        "Datum: {date} | Locatie: Het Pakhuis, Delft | Inloop vanaf 16:15 uur, start 16:45 uur"
    ))
}

fn paragraph(text: &str) -> String {
    format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->\n\n")
}

fn sentences(numbers: &mut Numbers, count: usize) -> String {
    let all: Vec<String> = (0..count)
        .map(|_| format!("{}.", capital(&words(numbers, 14))))
        .collect();
    all.join(" ")
}

fn words(numbers: &mut Numbers, count: usize) -> String {
    let all: Vec<String> = (0..count).map(|_| word(numbers.zipf(20_000))).collect();
    all.join(" ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A day of the month in some year: pages name it without one.
fn date(month: usize, day: usize) -> Date {
    let part = |number: usize| i8::try_from(number).unwrap_or(1);
    Date::constant(2022, part(month), part(day))
}
