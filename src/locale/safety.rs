//! Messages about what keeps an archive from being used, its copies, and texts that wait to be stored.

use super::Lang;

// What is wrong with an archive.
messages! {
    error_archive_missing(path: &str) { "er is geen archief op {path}", "there is no archive at {path}" }
    error_archive_exists(path: &str) {
        "er is al een bestand op {path}; kies een ander",
        "there is already a file at {path}; choose another"
    }
    error_not_an_archive(path: &str) { "{path} is geen archief van reuring", "{path} is not an archive of reuring" }
    error_archive_newer(path: &str) {
        "{path} is gemaakt door een nieuwere versie van reuring; installeer die",
        "{path} was made by a newer version of reuring; install that"
    }
    error_archive_older(path: &str) {
        "{path} is gemaakt door een oudere versie van reuring en kon niet worden bijgewerkt; kopieer het naar een plaats waar u mag schrijven",
        "{path} was made by an older version of reuring and could not be brought up to date; copy it to where you may write"
    }
    error_archive_closed(path: &str) {
        "{path} kan niet worden geopend; mag u het lezen, en de map ook?",
        "{path} cannot be opened; may you read it, and its folder?"
    }
    error_file(path: &str, reason: &str) { "{path}: {reason}", "{path}: {reason}" }
    error_archive_damaged {
        "het archief is beschadigd; er is niets geschreven, en er is geen goede kopie bewaard",
        "the archive is damaged; nothing was written, and no good copy is kept"
    }
    error_archive_damaged_with_copy(copy: &str) {
        "het archief is beschadigd; er is niets geschreven. De nieuwste goede kopie is {copy}",
        "the archive is damaged; nothing was written. The newest good copy is {copy}"
    }
    error_archive_busy {
        "een ander proces schrijft in het archief; probeer het zo nog eens",
        "another process is writing to the archive; try again in a moment"
    }
    error_archive_busy_by(writer: &str) {
        "{writer} schrijft in het archief; probeer het zo nog eens",
        "{writer} is writing to the archive; try again in a moment"
    }
    archive_writer(user: &str, program: &str, since: &str, minutes: i64) {
        "{user} ({program}, sinds {since} UTC, {minutes} min)",
        "{user} ({program}, since {since} UTC, {minutes} min)"
    }
    waiting_for(writer: &str) {
        "wacht tot {writer} klaar is met schrijven; Ctrl-C stopt het wachten",
        "waiting for {writer} to finish writing; Ctrl-C stops waiting"
    }
    error_archive_read_only {
        "het archief of zijn map mag niet worden beschreven",
        "the archive or its folder may not be written to"
    }
    error_archive_full { "de schijf is vol; maak ruimte en probeer het opnieuw", "the disk is full; make room and try again" }
    error_archive_disk {
        "de schijf of netwerkmap geeft een fout bij het lezen of schrijven; er is niets veranderd",
        "the disk or network folder fails to read or write; nothing has changed"
    }
    error_archive_replaced {
        "het archief is intussen door een ander bestand vervangen; probeer het opnieuw",
        "the archive was replaced by another file meanwhile; try again"
    }
    error_archive_interrupted { "onderbroken; er is niets geschreven", "interrupted; nothing was written" }
    error_archive_value {
        "iets in het archief is onleesbaar geworden",
        "something in the archive has become unreadable"
    }
    error_archive_altered(thing: &str) {
        "een ander programma heeft het archief veranderd: {thing}",
        "another program has altered the archive: {thing}"
    }
    error_archive_tables {
        "wat is opgeslagen heeft niet de vorm die deze versie kent",
        "what is stored does not have the form this version knows"
    }
    archive_read_as_it_is(reason: &str) {
        "gelezen zoals een andere versie het achterliet, want bijwerken lukt niet: {reason}",
        "read as another version left it, since it cannot be brought up to date: {reason}"
    }
}

// Copies of the archive.
messages! {
    about_backup {
        "Bewaart een kopie van het archief: in FILE, of bij de kopieën die vanzelf worden bewaard",
        "Keeps a copy of the archive: in FILE, or among the copies that are kept by themselves"
    }
    about_restore {
        "Zet een kopie terug op de plaats van het archief; zonder FILE: noemt de kopieën",
        "Puts a copy in the archive’s place; without FILE: lists the copies"
    }
    help_backup_file { "Waar de kopie komt; bestaat het al, dan wordt het niet overschreven", "Where the copy goes; a file that is there is not overwritten" }
    help_restore_file { "Een kopie: haar nummer in de lijst, of een bestand", "A copy: its number in the list, or a file" }
    backup_kept(path: &str, editions: &str, size: &str) {
        "kopie bewaard: {path} ({editions}, {size})",
        "copy kept: {path} ({editions}, {size})"
    }
    backup_along(path: &str) { "met wat erbij hoort: {path}", "together with: {path}" }
    restore_none(path: &str) { "van {path} zijn geen kopieën bewaard", "no copies of {path} are kept" }
    restore_damaged { "beschadigd", "damaged" }
    restore_listed(number: &str, made: &str, editions: &str, size: &str) {
        "{number:>6}  {made:<16}  {editions:>12}  {size:>9}",
        "{number:>6}  {made:<16}  {editions:>12}  {size:>9}"
    }
        restore_unknown(named: &str) {
        "`{named}` is geen bestand en geen nummer van een kopie",
        "`{named}` is neither a file nor the number of a copy"
    }
    restore_bad_copy(path: &str, reason: &str) {
        "{path} is geen kopie om terug te zetten: {reason}",
        "{path} is not a copy that can be restored: {reason}"
    }
    restore_copy_damaged { "beschadigd", "it is damaged" }
    restored(from: &str, editions: &str) { "teruggezet: {from} ({editions})", "restored: {from} ({editions})" }
    about_undo {
        "Neemt de laatste import, sync of wijziging als geheel terug",
        "Takes the last import, sync or change back as a whole"
    }
    undo_nothing { "er is niets om terug te nemen", "there is nothing to take back" }
    undo_done(change: &str) { "teruggenomen: {change}", "taken back: {change}" }
    undo_who(what: &str, who: &str, day: &str, time: &str) { "{what} door {who}, {day} {time}", "{what} by {who}, {day} {time}" }
    undo_import { "import", "import" }
    undo_sync { "sync", "sync" }
    undo_mending { "wijziging", "change" }
    undo_restore { "terugzetten van een kopie", "restoring of a copy" }
    undo_no_copy(change: &str) {
        "{change}: de kopie van daarvoor is niet meer bewaard",
        "{change}: the copy from before it is no longer kept"
    }
    undo_several(change: &str) {
        "{change} is een van meer wijzigingen in één keer; alleen samen zijn ze terug te nemen",
        "{change} is one of several made in one go; only together can they be taken back"
    }
    restored_before(path: &str) { "wat er stond is bewaard: {path}", "what was there is kept: {path}" }
}

// Texts in the editor.
messages! {
    help_resume {
        "Gaat verder met de tekst in dit bestand, die eerder niet kon worden opgeslagen",
        "Goes on with the text in this file, which could not be stored before"
    }
    edit_given_up { "niets opgeslagen", "nothing stored" }
    edit_kept(path: &str) { "uw tekst staat in {path}", "your text is in {path}" }
    edit_not_begun(path: &str) {
        "het record ligt klaar in {path}: wat u daar wijzigt, kan later worden opgeslagen",
        "the record lies ready in {path}: what you change there can be stored later"
    }
    add_nothing { "niets toegevoegd", "nothing added" }
    error_editor_missing(command: &str, reason: &str) {
        "`{command}` kan niet worden gestart: {reason}; er is niets gewijzigd",
        "`{command}` cannot be started: {reason}; nothing changed"
    }
    error_editor_failed(command: &str) {
        "`{command}` eindigde met een fout; er is niets gewijzigd",
        "`{command}` ended with an error; nothing changed"
    }
    error_resume(path: &str, reason: &str) { "{path} kan niet worden gelezen: {reason}", "{path} cannot be read: {reason}" }
}
