//! Single addresses, and sites that lead elsewhere.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use super::{editions, numbers, put, ready, says};

/// Answers every request with one page, or leads to another address, and returns the address of itself.
fn host(status: &'static str, headers: String, body: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!(
        "http://{}/verslag",
        listener.local_addr().expect("an address")
    );
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let _ = stream.read(&mut [0; 4_000]);
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n{body}",
                body.len()
            );
        }
    });
    url
}

fn page(number: u32) -> String {
    format!(
        "<!doctype html><title>Dijken</title><main><h1>Reuring!Café {number}</h1><p>Op dinsdag 3 mei 2022 vond de {number}e editie van Reuring!Café plaats in De Glazen Zaal.</p></main>"
    )
}

#[test]
fn an_address_is_fetched_as_a_page() {
    let sealed = ready();
    let url = host("200 OK", "Content-Type: text/html\r\n".to_owned(), page(55));
    let _ = sealed.run(&["import", &url], "").ended(0);
    let editions = editions(&sealed);
    assert_eq!(numbers(&editions), [55]);
    assert_eq!(editions[0]["documents"][0]["url"], url.as_str());
}

#[test]
fn a_file_of_addresses_is_fetched_one_by_one_and_what_fails_is_named() {
    let sealed = ready();
    let (good, gone) = (
        host("200 OK", String::new(), page(55)),
        host("404 Not Found", String::new(), "weg".to_owned()),
    );
    put(&sealed, "adressen.txt", format!("{good}\n\n{gone}\n"));
    let run = sealed.run(&["import", "in/adressen.txt"], "").ended(2);
    says(&run, &format!("skipped: {gone}: "));
    says(&run, "files: 2, articles: 1, not read: 1");
}

#[test]
fn another_host_is_named_and_asked_only_when_allowed() {
    let other = host("200 OK", String::new(), page(55));
    let first = host("302 Found", format!("Location: {other}\r\n"), String::new());
    let sealed = ready();
    let refused = sealed.run(&["sync", "--rate", "1000", &first], "").ended(2);
    says(&refused, &format!("leads to another site: {other}"));
    says(&refused, "reuring sync --follow");
    let followed = sealed
        .run(&["sync", "--follow", "--rate", "1000", &first], "")
        .ended(2);
    says(&followed, "is not a WordPress site");
    let imported = sealed.run(&["import", &first], "").ended(2);
    says(&imported, "leads to another site");
}
