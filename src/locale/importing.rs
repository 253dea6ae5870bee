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
    left_out_more(count: usize) { "  en nog {count}", "  and {count} more" }
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
    unreadable_too_many(most: usize) {
        "meer bestanden of delen dan iemand samen inpakt of verstuurt ({most})",
        "more files or parts than anyone packs or sends together ({most})"
    }
    unreadable_too_deep(deepest: usize) {
        "bestanden in bestanden, dieper dan {deepest}; pak ze eerst uit",
        "files in files, deeper than {deepest}; unpack them first"
    }
    unreadable_swelling { "uitgepakt meer dan honderd keer zo groot", "more than a hundred times larger when unpacked" }
    closed_word {
        "Word 97–2003 (.doc) wordt niet gelezen; open het in Word of LibreOffice en bewaar het als .docx",
        "Word 97–2003 (.doc) is not read; open it in Word or LibreOffice and save it as .docx"
    }
    closed_excel {
        "Excel 97–2003 (.xls) wordt niet gelezen; open het in Excel of LibreOffice en bewaar het als .xlsx",
        "Excel 97–2003 (.xls) is not read; open it in Excel or LibreOffice and save it as .xlsx"
    }
    closed_presentation {
        "een presentatie wordt niet gelezen; bewaar haar als PDF",
        "a presentation is not read; save it as PDF"
    }
    closed_outlook {
        "Outlook (.msg) wordt niet gelezen; bewaar het bericht in Outlook als .eml, .mht of .html",
        "Outlook (.msg) is not read; save the message in Outlook as .eml, .mht or .html"
    }
    closed_winmail {
        "winmail.dat van Outlook wordt niet gelezen; vraag de afzender om HTML of platte tekst",
        "Outlook's winmail.dat is not read; ask the sender for HTML or plain text"
    }
    closed_rtf {
        "RTF wordt niet gelezen; open het in Word of LibreOffice en bewaar het als .docx",
        "RTF is not read; open it in Word or LibreOffice and save it as .docx"
    }
    closed_locked {
        "achter een wachtwoord; bewaar het zonder wachtwoord",
        "behind a password; save it without one"
    }
    closed_office {
        "een bestand van Office 97–2003 wordt niet gelezen; bewaar het als .docx of .xlsx",
        "a file of Office 97–2003 is not read; save it as .docx or .xlsx"
    }
    pdf_not_installed {
        "PDF wordt gelezen met pdftotext, dat hier niet staat; installeer poppler-utils (apt-get install poppler-utils)",
        "PDF is read with pdftotext, which is not here; install poppler-utils (apt-get install poppler-utils)"
    }
    pdf_damaged { "een beschadigde PDF", "a damaged PDF" }
    pdf_too_large { "te groot: pdftotext komt er niet op tijd doorheen", "too large: pdftotext does not get through it in time" }
    pdf_no_text {
        "een PDF zonder tekst, van plaatjes; maak hem eerst doorzoekbaar (ocrmypdf -l nld IN UIT)",
        "a PDF without text, of pictures; make it searchable first (ocrmypdf -l nld IN OUT)"
    }
    import_beside(kinds: &str) { "geen tekst, overgeslagen: {kinds}", "no text, passed over: {kinds}" }
    beside_hidden(count: usize) { "{count} verborgen", "{count} hidden" }
    beside_lock(count: usize) { "{count} van een open document", "{count} of an open document" }
    beside_system(count: usize) { "{count} van het systeem", "{count} of the system" }
    beside_picture(count: usize) { "{count} afbeeldingen", "{count} pictures" }
    beside_film(count: usize) { "{count} met geluid of beeld", "{count} with sound or film" }
    beside_style(count: usize) { "{count} met opmaak of scripts", "{count} with styles or scripts" }
    beside_signature(count: usize) { "{count} bij een mail voor machines", "{count} with a mail for machines" }
    note(place: &str, note: &str) { "let op: {place}: {note}", "note: {place}: {note}" }
    note_replaced(count: usize, line: usize) {
        "tekens die niet te lezen waren en vervangen zijn door �: {count}, het eerste op regel {line}",
        "characters that could not be read and were replaced by �: {count}, the first at line {line}"
    }
    note_several(numbers: &str) {
        "noemt meer edities ({numbers}) en is als één tekst gelezen; zet boven elke avond een kop met het nummer",
        "names several editions ({numbers}) and was read as one text; put a heading with the number above each evening"
    }
    note_quoted(lines: usize) {
        "een antwoord; wat het aanhaalt is weggelaten (regels: {lines})",
        "an answer; what it quotes was left out (lines: {lines})"
    }
    note_zone(zone: &str) {
        "tijdzone “{zone}” is onbekend; de tijd staat er zoals in de agenda",
        "time zone “{zone}” is not known; the time stands as in the calendar"
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
