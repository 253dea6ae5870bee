//! What an import took in, left out and could not read, in words.

use super::Lang;

// What became of files and of the texts in them: the counts add up.
messages! {
    import_files(files: usize, articles: usize, failed: usize) {
        "bestanden: {files}, artikelen: {articles}, niet gelezen: {failed}",
        "files: {files}, articles: {articles}, not read: {failed}"
    }
    import_documents(new: usize, changed: usize, same: usize) {
        "teksten: {new} nieuw, {changed} gewijzigd, {same} gelijk",
        "texts: {new} new, {changed} changed, {same} the same"
    }
    import_left_out(texts: &str, left_out: usize) { "{texts}, {left_out} weggelaten", "{texts}, {left_out} left out" }
    left_out_reasons(reasons: &str) { "weggelaten: {reasons}", "left out: {reasons}" }
    left_out_news { "niet over een editie", "not about an edition" }
    left_out_protected { "achter een wachtwoord", "behind a password" }
    left_out_empty { "zonder titel en tekst", "without title and text" }
    left_out_too_long { "langer dan enig verslag", "longer than any report" }
    left_out_unreadable { "niet te begrijpen", "not understood" }
    unreadable_nothing {
        "er staat geen tekst in die binnen kan komen",
        "there is no text in it that could be taken in"
    }
    unreadable_too_long(line: usize) {
        "op regel {line} staat een tekst die langer is dan enig verslag",
        "at line {line} stands a text longer than any report"
    }
    unreadable_damaged(reason: &str) { "beschadigd: {reason}", "damaged: {reason}" }
    unreadable_json(line: usize) { "geen geldige JSON (regel {line})", "not valid JSON (line {line})" }
    unreadable_no_posts {
        "deze JSON bevat geen berichten van een WordPress-site",
        "this JSON does not hold posts of a WordPress site"
    }
    unreadable_refused(code: &str, message: &str) { "de site antwoordt {code}: {message}", "the site answers {code}: {message}" }
    note(place: &str, note: &str) { "let op: {place}: {note}", "note: {place}: {note}" }
    note_replaced(count: usize, line: usize) {
        "tekens die niet te lezen waren en vervangen zijn door �: {count}, het eerste op regel {line}",
        "characters that could not be read and were replaced by �: {count}, the first at line {line}"
    }
    note_several(numbers: &str) {
        "noemt meer edities ({numbers}) en is als één tekst gelezen; zet boven elke avond een kop met het nummer",
        "names several editions ({numbers}) and was read as one text; put a heading with the number above each evening"
    }
    note_columns(names: &str) { "kolommen die niets zeggen: {names}", "columns that say nothing: {names}" }
    note_cell(row: usize, column: &str, value: &str) {
        "rij {row}, {column}: “{value}” is niet te begrijpen",
        "row {row}, {column}: “{value}” is not understood"
    }
    note_more(count: usize) { "en nog {count} opmerkingen", "and {count} more notes" }
    site_silent(address: &str, seconds: u64) {
        "{address} antwoordt niet binnen {seconds} seconden",
        "{address} does not answer within {seconds} seconds"
    }
    site_elsewhere(address: &str, to: &str) {
        "{address} verwijst naar een andere site: {to}",
        "{address} leads to another site: {to}"
    }
    site_inside(address: &str, to: &str) {
        "{address} verwijst naar een adres in uw eigen netwerk: {to}",
        "{address} leads to an address inside your own network: {to}"
    }
    site_goes_round(address: &str) { "{address} verwijst steeds verder", "{address} leads on and on" }
    help_follow {
        "Gaat mee als de site naar een andere verwijst",
        "Goes along where the site leads to another one"
    }
}
