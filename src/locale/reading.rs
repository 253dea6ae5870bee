//! Messages about people, organisations and themes, and about reading and taking along.

use super::Lang;

// Pages about people, organisations and themes.
messages! {
    kind_person { "Persoon", "Person" }
    kind_organisation { "Organisatie", "Organisation" }
    kind_theme { "Thema", "Theme" }
    kind_people { "Mensen", "People" }
    kind_organisations { "Organisaties", "Organisations" }
    kind_themes { "Thema’s", "Themes" }
    role_guest { "gast", "guest" }
    role_host { "host", "host" }
    role_debate_leader { "debatleider", "debate leader" }
    times(count: usize, what: &str) { "{count}× {what}", "{count}× {what}" }
    times_in_all(count: usize) { "{count}×", "{count}×" }
    label_appearances { "Op de bank", "On the bench" }
    label_first_time { "Eerste keer", "First time" }
    label_last_time { "Laatste keer", "Last time" }
    label_company { "Samen met", "Sat with" }
    label_also_called { "Ook genoemd", "Also called" }
    label_abbreviations { "Afgekort", "Abbreviated" }
    label_former_names { "Eerder", "Formerly" }
    label_synonyms { "Ook wel", "Also" }
    label_kind { "Soort", "Kind" }
    label_editions { "Edities", "Editions" }
    label_organisations { "Organisaties", "Organisations" }
    heading_appearances { "Optredens", "Appearances" }
    heading_passages { "In de teksten", "In the texts" }
    heading_recent_people(years: i16) { "Mensen, laatste {years} jaar", "People, last {years} years" }
    heading_earlier_people { "Mensen, eerder", "People, before that" }
    heading_people { "Mensen", "People" }
    heading_partnerships { "Partner van", "Partner of" }
    heading_theme_editions { "Edities", "Editions" }
    heading_long_unseen(years: i16) { "Lang niet geweest: {years} jaar of langer", "Not seen for {years} years or more" }
    heading_seen_lately { "Korter geleden", "More recently" }
    nobody_here { "niemand", "nobody" }
    no_passages { "geen tekst noemt deze naam", "no text names them" }
    years_ago(years: i16) { "{years} jaar geleden", "{years} years ago" }
    nobody_called(name: &str) { "niemand gevonden die `{name}` heet", "nobody found called `{name}`" }
    no_organisation_called(name: &str) { "geen organisatie gevonden bij `{name}`", "no organisation found for `{name}`" }
    several_called(name: &str, count: usize) { "`{name}` past bij {count} namen:", "`{name}` fits {count} names:" }
    org_kind(key: &str) { "{key}", "{key}" }
    column_name { "naam", "name" }
    column_count { "aantal", "count" }
    column_first { "eerst", "first" }
    column_last { "laatst", "last" }
    list_count(shown: usize, kind: &str) { "{kind}: {shown}", "{kind}: {shown}" }
    list_empty { "Niets gevonden in deze lijst. Vaak helpt het om minder te typen.", "Nothing found in this list. It often helps to type less." }
    order_count { "vaakst eerst", "most frequent first" }
    order_longest { "langst niet geweest eerst", "longest unseen first" }
    order_latest { "laatst geweest eerst", "latest first" }
    order_name { "op naam", "by name" }
}

// The whole in figures.
messages! {
    stats_title { "Het archief in cijfers", "The archive in figures" }
    stats_editions(editions: usize, cancelled: usize, undated: usize) {
        "{editions}, waarvan {cancelled} afgelast en {undated} zonder datum",
        "{editions}, of which {cancelled} called off and {undated} undated"
    }
    stats_guests(guests: usize, returning: usize) {
        "{guests}, waarvan {returning} vaker dan eens",
        "{guests}, of whom {returning} more than once"
    }
    stats_years { "Jaar na jaar", "Year after year" }
    stats_legend { "█ nieuw ░ eerder te gast", "█ new ░ guest before" }
    stats_top_organisations { "Meest genoemde organisaties", "Organisations named most" }
    stats_top_themes { "Meest besproken thema’s", "Themes discussed most" }
}

// Names that may be one.
messages! {
    same_title { "Mogelijk dezelfde", "Possibly the same" }
    same_none { "Er zijn geen namen die op elkaar lijken en nog open staan.", "No names that look alike are left undecided." }
    same_pair(name: &str, count: usize, canonical: &str, other: usize) {
        "{name} ({count}×) en {canonical} ({other}×)",
        "{name} ({count}×) and {canonical} ({other}×)"
    }
    same_initial { "voorletter past", "initial fits" }
    same_letter { "één letter verschil in de achternaam", "surnames one letter apart" }
    same_particle { "alleen titel of tussenvoegsel verschilt", "only title or particle differs" }
    same_words { "dezelfde woorden in de naam", "the same words in the name" }
    same_shared(names: &str) { "beide: {names}", "both: {names}" }
    same_together { "maar samen op één avond", "but together on one evening" }
    same_preview_title(name: &str, canonical: &str) { "{name} wordt {canonical}", "{name} becomes {canonical}" }
    same_becomes(count: usize, canonical: &str) {
        "Wordt dit samengevoegd, dan staat wat hieronder staat ({count}) voortaan onder {canonical}. De teksten blijven zoals ze zijn; het is terug te draaien en blijft staan bij een nieuwe import.",
        "If these are joined, what stands below ({count}) will stand under {canonical} from now on. The texts stay as they are; it can be undone and survives every import."
    }
    same_join { "Samenvoegen", "Join them" }
    same_swap(name: &str) { "Andersom: {name} blijft", "The other way: {name} stays" }
    same_part { "Niet dezelfde; niet meer vragen", "Not the same; do not ask again" }
    same_undo(name: &str) { "{name} weer losmaken", "Part {name} again" }
    same_decided { "Besloten", "Decided" }
    same_is(name: &str, canonical: &str) { "{name} = {canonical}", "{name} = {canonical}" }
    same_is_not(name: &str, canonical: &str) { "{name} ≠ {canonical}", "{name} ≠ {canonical}" }
    same_joined(name: &str, canonical: &str) { "samengevoegd: {name} heet nu {canonical}", "joined: {name} is now called {canonical}" }
    same_parted(name: &str, canonical: &str) { "onthouden: {name} is niet {canonical}", "remembered: {name} is not {canonical}" }
    same_undone(name: &str, canonical: &str) { "teruggedraaid: {name} en {canonical}", "taken back: {name} and {canonical}" }
    same_not_decided(name: &str, canonical: &str) {
        "over {name} en {canonical} is niets besloten",
        "nothing was decided about {name} and {canonical}"
    }
    same_confirm { "er is niets veranderd; met --yes wel", "nothing was changed; --yes does it" }
    same_is_one_name(name: &str) { "dat is twee keer dezelfde naam: `{name}`", "that is the same name twice: `{name}`" }
}

// The command line.
messages! {
    about_guest { "De pagina van een persoon: alle optredens en wat er gezegd is", "The page of a person: every appearance and what was said" }
    about_org { "De pagina van een organisatie: wie kwam er, en wanneer", "The page of an organisation: who came, and when" }
    about_guests { "Alle mensen, geteld", "All people, counted" }
    about_orgs { "Alle organisaties, geteld", "All organisations, counted" }
    about_themes { "Alle thema’s, geteld", "All themes, counted" }
    about_stats { "Het archief in cijfers", "The archive in figures" }
    help_name { "Een naam of een deel ervan", "A name or a part of it" }
    help_order {
        "count, last (langst niet geweest eerst), -last of name (of: aantal, laatst, -laatst, naam)",
        "count, last (longest unseen first), -last or name"
    }
    help_same_as { "Voegt deze naam samen met een andere; laat eerst zien wat er verandert", "Joins this name to another; first shows what will change" }
    help_not_same_as { "Onthoudt dat dit niet dezelfde is als een andere naam", "Remembers that this is not the same as another name" }
    help_undo_same { "Draait terug wat over deze twee namen besloten is", "Takes back what was decided about these two names" }
    help_yes { "Doet het, na het voorbeeld gezien te hebben", "Does it, having seen the preview" }
}

// Reading and getting around.
messages! {
    pane_page { "Pagina", "Page" }
    find_prompt { "In de tekst", "In the text" }
    find_nothing(words: &str) { "‘{words}’ staat niet in deze tekst", "‘{words}’ is not in this text" }
    next_edition(name: &str) { "volgende editie: {name}", "next edition: {name}" }
    previous_edition(name: &str) { "vorige editie: {name}", "previous edition: {name}" }
    no_more_hits { "geen treffers meer in dit resultaat", "no more hits in this result" }
    no_more_editions { "verder zijn er geen edities", "there are no further editions" }
    no_edition_numbered(number: &str) { "er is geen editie {number}", "there is no edition {number}" }
    no_name_known { "bij deze vraag hoort geen naam uit het archief", "no name in the archive fits this query" }
    nothing_selected { "er is geen editie gekozen", "no edition is selected" }
    nothing_to_go_back_to { "verder terug gaat het niet", "there is nothing further back" }
    nothing_to_link { "hier staat geen naam die ergens heen leidt", "no name here leads anywhere" }
    go_to_edition { "Ga naar editie", "Go to edition" }
    unknown_key(key: &str) { "{key} doet hier niets; ? laat de toetsen zien", "{key} does nothing here; ? shows the keys" }
    page_gone(name: &str) { "er is geen pagina van {name} meer", "there is no page of {name} any more" }
    documents_key { "t volgende tekst", "t next text" }
}

// Menus.
messages! {
    menu_people { "Wie waren er bij", "Who was there" }
    menu_names { "Wie of wat bedoelt u", "Whom or what do you mean" }
    menu_copy { "Kopiëren", "Copy" }
    menu_commands { "Opdrachten", "Commands" }
    menu_history { "Eerdere vragen", "Earlier queries" }
    menu_shortlists { "Lijsten", "Lists" }
    menu_hint { "typen zoekt · ↑↓ kiest · Enter · Esc sluit", "typing filters · ↑↓ selects · Enter · Esc closes" }
    menu_nothing { "niets dat past", "nothing fits" }
    copy_citation { "verwijzing", "citation" }
    copy_number { "nummer", "number" }
    copy_title { "titel", "title" }
    copy_address { "adres", "address" }
    copy_guests { "gastenlijst", "guest list" }
    copy_passage { "passage met bron", "passage with its source" }
    copy_page { "hele pagina", "whole page" }
    copied(what: &str, text: &str) { "gestuurd naar het klembord (OSC 52): {what}: {text}", "sent to the clipboard (OSC 52): {what}: {text}" }
    copy_failed(reason: &str) { "kopiëren lukte niet: {reason}", "copying failed: {reason}" }
    opened(url: &str) { "geopend: {url}", "opened: {url}" }
    open_failed(url: &str) { "geen browser gevonden; het adres is gekopieerd (OSC 52): {url}", "no browser found; the address was copied (OSC 52): {url}" }
    no_address { "van deze editie is geen adres bekend", "no address is known of this edition" }
    exported(count: usize, path: &str) { "{count} geschreven naar {path}", "{count} written to {path}" }
    export_failed(reason: &str) { "schrijven lukte niet: {reason}", "writing failed: {reason}" }
    no_history { "er is nog niets gevraagd", "nothing was asked yet" }
    shortlist_added(key: &str, list: &str) { "{key} staat op ‘{list}’", "{key} is on ‘{list}’" }
    shortlist_removed(key: &str, list: &str) { "{key} is van ‘{list}’ af", "{key} is off ‘{list}’" }
    shortlist_first { "lijst", "list" }
    shortlist_empty { "Deze lijst is leeg. m zet een editie erop.", "This list is empty. m puts an edition on it." }
    shortlist_note { "Aantekening", "Note" }
    shortlist_name { "Naam van de lijst", "Name of the list" }
    shortlist_now(list: &str) { "m zet voortaan op ‘{list}’", "m now puts editions on ‘{list}’" }
    take_off_with_note(note: &str) { "Van de lijst, met de aantekening ‘{note}’? j/n", "Off the list, with the note “{note}”? y/n" }
    delete_list(list: &str, count: &str) { "Lijst ‘{list}’ verwijderen ({count})? j/n", "Delete the list “{list}” ({count})? y/n" }
    list_deleted(list: &str) { "lijst ‘{list}’ is verwijderd", "the list “{list}” is deleted" }
    no_list_to_delete { "er is nog geen lijst", "there is no list yet" }
    list_kept(key: &str) { "{key} blijft op de lijst: in een ander venster kreeg ze een aantekening", "{key} stays on the list: it got a note in another window" }
    not_in_archive { "niet (meer) in het archief", "not in the archive (any more)" }
    change_note(key: &str) { "aantekening bij {key}", "note about {key}" }
    undone(what: &str) { "teruggenomen: {what}", "undone: {what}" }
    undo_failed(reason: &str) { "niet teruggenomen: {reason}", "not undone: {reason}" }
    nothing_to_undo { "er is niets om terug te nemen", "there is nothing to undo" }
    undo_built_upon(what: &str) { "blijft zo, want er is later iets aan veranderd: {what}", "stays, because it was changed since: {what}" }
    personal_kept(reason: &str) { "nog niet bewaard, wordt opnieuw geprobeerd: {reason}", "not stored yet, will be tried again: {reason}" }
    personal_lost(count: usize, reason: &str) { "{count} × niet bewaard: {reason}", "{count} × not stored: {reason}" }
    personal_refused(reason: &str) { "lijsten en bewaarde vragen zijn er nu niet: {reason}", "no lists or saved queries now: {reason}" }
    personal_old_damaged(path: &str) { "{path} is beschadigd en niet overgenomen; het bestand blijft staan", "{path} is damaged and was not taken over; the file stays" }
    personal_no_folder { "het systeem noemt geen thuismap", "the system names no home folder" }
    personal_newer(path: &str) { "{path} is van een nieuwere versie van reuring", "{path} was made by a newer version of reuring" }
    personal_foreign(path: &str) { "{path} is geen persoonlijk bestand van reuring", "{path} is not a personal file of reuring" }
    personal_damaged(path: &str) { "{path} is beschadigd", "{path} is damaged" }
    personal_busy(path: &str) { "een ander programma houdt {path} bezet", "another program holds {path}" }
    personal_full(path: &str) { "geen ruimte meer voor {path}", "no room left for {path}" }
    personal_forbidden(path: &str) { "{path} mag niet gelezen of geschreven worden", "{path} may not be read or written" }
    personal_disk(path: &str) { "{path} kan niet gelezen of geschreven worden", "{path} cannot be read or written" }
    mouse_on { "muis aan; Shift selecteert tekst", "mouse on; Shift selects text" }
    mouse_off { "muis uit", "mouse off" }
}

// What keys and commands do.
messages! {
    do_profile { "personen en organisaties van deze editie", "people and organisations of this edition" }
    do_named_page { "pagina van deze naam", "page of this name" }
    do_go_back { "terug naar waar ik was", "back to where I was" }
    do_find { "zoeken in de tekst", "find in the text" }
    do_next_edition { "volgende editie van het resultaat", "next edition of the result" }
    do_previous_edition { "vorige editie van het resultaat", "previous edition of the result" }
    do_number_after { "editie erna op nummer", "edition after by number" }
    do_number_before { "editie ervoor op nummer", "edition before by number" }
    do_full_screen { "volledig scherm", "full screen" }
    do_next_document { "volgende tekst van deze editie", "next text of this edition" }
    do_next_link { "volgende naam", "next name" }
    do_previous_link { "vorige naam", "previous name" }
    do_follow { "openen", "open" }
    do_copy { "kopiëren", "copy" }
    do_copy_again { "nog eens zo kopiëren", "copy likewise again" }
    do_open_source { "bronpagina openen", "open the source page" }
    do_people { "alle mensen", "all people" }
    do_organisations { "alle organisaties", "all organisations" }
    do_themes { "alle thema’s", "all themes" }
    do_stats { "het geheel in cijfers", "the whole in figures" }
    do_same { "namen die mogelijk één zijn", "names that may be one" }
    do_commands { "opdrachten", "commands" }
    do_history { "eerdere vragen", "earlier queries" }
    do_shortlist { "op de lijst of eraf", "on or off the list" }
    do_show_shortlist { "de lijst", "the list" }
    do_other_shortlist { "andere of nieuwe lijst", "another or a new list" }
    do_note { "aantekening bij deze editie", "note about this edition" }
    do_undo { "wijziging terugnemen", "undo a change" }
    do_delete_list { "lijst verwijderen", "delete a list" }
    do_sort { "anders ordenen", "another order" }
    do_filter { "lijst beperken", "narrow the list" }
    do_mouse { "muis aan of uit", "mouse on or off" }
    do_export_markdown { "uitvoeren als Markdown", "export as Markdown" }
    do_export_csv { "uitvoeren als CSV", "export as CSV" }
    do_export_json { "uitvoeren als JSON", "export as JSON" }
    help_in_page { "Op een pagina of lijst", "On a page or list" }
    help_in_menu { "In een menu", "In a menu" }
    names(count: usize) { "{count} namen", "{count} names" }
    hint_people { "wie", "who" }
    list_invitation { "typen beperkt de lijst", "typing narrows the list" }
    help_find { "Zoek een toets", "Find a key" }
    key_alt(key: &str) { "Alt-{key}", "Alt-{key}" }
    do_accept { "kiezen", "choose" }
    do_erase { "wissen", "erase" }
}
