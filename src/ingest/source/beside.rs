//! Files that lie beside texts and hold none: pictures, style sheets, what systems and programs put there.

/// What a file is that holds no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// Its name begins with a dot, or it stands in a folder whose name does.
    Hidden,
    /// What an office keeps while a document is open: `~$verslag.docx`.
    Lock,
    /// What a system keeps about a folder: `Thumbs.db`, `desktop.ini`.
    System,
    /// A picture.
    Picture,
    /// Sound or film.
    Film,
    /// How a page looks and moves: style sheets, scripts, fonts.
    Style,
    /// The signature under a mail, for machines.
    Signature,
}

/// How pictures, sound and film, and fonts begin.
const BEGINNINGS: &[(&[u8], Beside)] = &[
    (b"\x89PNG", Beside::Picture),
    (b"\xff\xd8\xff", Beside::Picture),
    (b"GIF8", Beside::Picture),
    (b"II*\0", Beside::Picture),
    (b"MM\0*", Beside::Picture),
    (b"\0\0\x01\0", Beside::Picture),
    (b"\x01\0\0\0", Beside::Picture),
    (b"\xd7\xcd\xc6\x9a", Beside::Picture),
    (b"8BPS", Beside::Picture),
    (b"ID3", Beside::Film),
    (b"OggS", Beside::Film),
    (b"\x1aE\xdf\xa3", Beside::Film),
    (b"wOFF", Beside::Style),
    (b"wOF2", Beside::Style),
    (b"OTTO", Beside::Style),
    (b"\0\x01\0\0\0", Beside::Style),
];

/// How the names of files end that are text to a computer and none to a reader.
const ENDINGS: &[(&str, Beside)] = &[
    ("css", Beside::Style),
    ("js", Beside::Style),
    ("mjs", Beside::Style),
    ("map", Beside::Style),
    ("eot", Beside::Style),
    ("svg", Beside::Picture),
    ("eps", Beside::Picture),
    ("p7s", Beside::Signature),
    ("asc", Beside::Signature),
    ("sig", Beside::Signature),
];

/// What systems keep about a folder.
const SYSTEM: &[&str] = &["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"];

/// Tells what a file is by its name in its folder or packed file and by how it begins; there is nothing for one
/// that may hold a text.
pub(super) fn of(name: &str, start: &[u8]) -> Option<Beside> {
    let mut parts = name.split(['/', '\\']).filter(|part| !part.is_empty());
    if parts
        .clone()
        .any(|part| (part.starts_with('.') && part.len() > 1) || part == "__MACOSX")
    {
        return Some(Beside::Hidden);
    }
    let last = parts.next_back().unwrap_or_default().to_lowercase();
    if last.starts_with("~$") || last.starts_with(".~lock") {
        return Some(Beside::Lock);
    }
    if SYSTEM.contains(&last.as_str()) {
        return Some(Beside::System);
    }
    let ending = last.rsplit_once('.').map_or("", |(_, ending)| ending);
    let by_ending = ENDINGS.iter().find(|(known, _)| *known == ending);
    by_ending
        .map(|(_, beside)| *beside)
        .or_else(|| by_beginning(start))
}

fn by_beginning(start: &[u8]) -> Option<Beside> {
    let known = BEGINNINGS
        .iter()
        .find(|(bytes, _)| start.starts_with(bytes));
    if let Some((_, beside)) = known {
        return Some(*beside);
    }
    // Containers that say what they hold a few bytes further.
    let is_riff = |kind: &[u8]| start.starts_with(b"RIFF") && start.get(8..12) == Some(kind);
    let brand = start.get(4..12).filter(|bytes| bytes.starts_with(b"ftyp"));
    match brand.and_then(|bytes| bytes.get(4..8)) {
        Some(b"heic" | b"heix" | b"mif1" | b"avif") => return Some(Beside::Picture),
        Some(_) => return Some(Beside::Film),
        None => {}
    }
    match () {
        () if start.starts_with(b"BM") && start.get(6..10) == Some(&[0; 4]) => {
            Some(Beside::Picture)
        }
        () if is_riff(b"WEBP") => Some(Beside::Picture),
        () if is_riff(b"WAVE") || is_riff(b"AVI ") => Some(Beside::Film),
        () if start.starts_with(b"\xff\xfb") || start.starts_with(b"\xff\xf3") => {
            Some(Beside::Film)
        }
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_no_text_is_known_by_its_name_or_its_beginning() {
        for (name, start, expected) in [
            ("map/.git/config", &b"[core]"[..], Some(Beside::Hidden)),
            ("__MACOSX/._a.docx", b"", Some(Beside::Hidden)),
            ("map/~$verslag.docx", b"\x05Ada", Some(Beside::Lock)),
            ("Thumbs.db", b"\xd0\xcf\x11\xe0", Some(Beside::System)),
            ("foto.txt", b"\xff\xd8\xff\xe0", Some(Beside::Picture)),
            ("IMG_1.heic", b"\0\0\0\x18ftypheic", Some(Beside::Picture)),
            ("stijl.css", b"p { color: red }", Some(Beside::Style)),
            ("map/a.docx", b"PK\x03\x04", None),
            ("a.png", b"Een tekst met een vreemde naam", None),
            ("../a.txt", b"Een tekst", None),
        ] {
            let found = of(name.trim_start_matches("../"), start);
            assert_eq!(found, expected, "{name}");
        }
    }
}
