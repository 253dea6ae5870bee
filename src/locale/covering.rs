//! How much of the series the archive holds, and what to do where it holds nothing.

use super::Lang;

messages! {
    editions_counted_one { "1 editie", "1 edition" }
    editions_counted_many(count: usize) { "{count} edities", "{count} editions" }
    coverage_missing(highest: u32, missing: usize) { "van 1–{highest} ontbreken er {missing}", "of 1–{highest}, {missing} are missing" }
    coverage_whole(highest: u32) { "1–{highest} volledig", "1–{highest} complete" }
    archive_covers(editions: &str, years: &str, numbers: &str) { "dit archief: {editions}{years}{numbers}", "this archive: {editions}{years}{numbers}" }
    label_coverage { "Nummers", "Numbers" }
    stats_missing { "Wat ontbreekt", "What is missing" }
    stats_guests_again { "Vaker dan eens te gast", "A guest more than once" }
    stats_hosts_again { "Vaker dan eens host", "A host more than once" }
    stats_leaders { "Debatleiders", "Debate leaders" }
    between_days(first: &str, last: &str) { "tussen {first} en {last}", "between {first} and {last}" }
    before_day(day: &str) { "vóór {day}", "before {day}" }
    after_day(day: &str) { "na {day}", "after {day}" }
    sort_newest { "nieuwste eerst", "newest first" }
    sort_oldest { "oudste eerst", "oldest first" }
    sort_number { "op nummer", "by number" }
    sort_in_query { "de vraag zegt zelf in welke volgorde (sort:)", "the query itself says in which order (sort:)" }
    pane_facts { "Feiten", "Facts" }
    more_facts(lines: usize) { " nog {lines} regels: z", " {lines} more lines: z" }
    column_number { "nr", "no." }
    no_hits_short { "Niets gevonden.", "Nothing found." }
    empty_archive_title { "Het archief is nog leeg. Zo komt er iets in:", "The archive is still empty. To fill it:" }
    empty_archive_import { "pagina’s, documenten, mails of een map van uw schijf", "pages, documents, mails or a folder from your disk" }
    empty_archive_export { "de export van een WordPress-site (Gereedschap → Exporteren)", "the export of a WordPress site (Tools → Export)" }
    empty_archive_sync { "rechtstreeks van de site, en later wat er nieuw is", "straight from the site, and later what is new" }
    empty_archive_add { "één editie met de hand", "one edition by hand" }
    empty_archive_path { "MAP", "FOLDER" }
    empty_archive_address { "ADRES", "ADDRESS" }
    empty_archive_window { "In een ander venster; wat binnenkomt staat hier vanzelf.", "In another window; what comes in shows here by itself." }
}

impl Lang {
    /// `1 editie`, `30 edities`
    #[must_use]
    pub fn editions_counted(self, count: usize) -> String {
        if count == 1 {
            self.editions_counted_one()
        } else {
            self.editions_counted_many(count)
        }
    }
}
