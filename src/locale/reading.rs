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
    label_editions { "Edities", "Editions" }
    label_organisations { "Organisaties", "Organisations" }
    heading_appearances { "Optredens", "Appearances" }
    heading_passages { "In de teksten", "In the texts" }
    heading_recent_people(years: i16) { "Mensen, laatste {years} jaar", "People, last {years} years" }
    heading_earlier_people { "Mensen, eerder", "People, earlier" }
    heading_partnerships { "Partner van", "Partner of" }
    heading_theme_editions { "Edities", "Editions" }
    heading_long_unseen(years: i16) { "Lang niet geweest: {years} jaar of langer", "Not seen for {years} years or more" }
    heading_seen_lately { "Korter geleden", "More recently" }
    nobody_here { "niemand", "nobody" }
    no_passages { "geen tekst noemt deze naam", "no text names them" }
    nobody_called(name: &str) { "niemand gevonden die `{name}` heet", "nobody found called `{name}`" }
    no_organisation_called(name: &str) { "geen organisatie gevonden bij `{name}`", "no organisation found for `{name}`" }
    several_called(name: &str, count: usize) { "`{name}` past bij {count} namen:", "`{name}` fits {count} names:" }
    column_name { "naam", "name" }
    column_count { "aantal", "count" }
    column_last { "laatst", "last" }
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
    same_none { "Er zijn geen namen meer die op elkaar lijken.", "There are no more names that look alike." }
    same_pair(name: &str, count: usize, canonical: &str, other: usize) {
        "{name} ({count}×) en {canonical} ({other}×)",
        "{name} ({count}×) and {canonical} ({other}×)"
    }
    same_initial { "voorletter past", "initial fits" }
    same_letter { "achternamen verschillen één letter", "surnames differ by one letter" }
    same_inverted { "achternaam voorop", "surname in front" }
    same_sound { "klinkt hetzelfde", "sounds the same" }
    same_given_name { "andere vorm van de voornaam", "another form of the given name" }
    same_married { "deel van de dubbele naam", "part of the double name" }
    same_surname { "alleen een achternaam", "a surname alone" }
    same_particle { "alleen titel of tussenvoegsel verschilt", "only title or particle differs" }
    same_words { "dezelfde woorden in de naam", "the same words in the name" }
    same_shared(names: &str) { "beide: {names}", "both: {names}" }
    same_together { "maar ze waren er samen op één avond", "but both were there on the same evening" }
    same_preview_title(name: &str, canonical: &str) { "{name} wordt {canonical}", "{name} becomes {canonical}" }
    same_becomes(count: usize, canonical: &str) {
        "Na samenvoegen staat wat hieronder staat ({count}) voortaan bij {canonical}. De teksten veranderen niet. U kunt het terugdraaien, en een nieuwe import verandert er niets aan.",
        "Once joined, everything below ({count}) is listed under {canonical}. The texts do not change. You can undo it, and a new import leaves it as it is."
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
    same_confirm { "er is niets veranderd; --yes voert het uit", "nothing was changed; --yes carries it out" }
    same_is_one_name(name: &str) { "dat is twee keer dezelfde naam: `{name}`", "that is the same name twice: `{name}`" }
}

// The command line.
messages! {
    about_guest { "De pagina van een persoon: alle optredens en wat er gezegd is", "A person’s page: every appearance and what was said" }
    about_org { "De pagina van een organisatie: wie er kwam, en wanneer", "An organisation’s page: who came, and when" }
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
    help_yes { "Voert uit wat het voorbeeld liet zien", "Carries out what the preview showed" }
}

// Reading and getting around.
messages! {
    find_prompt { "In de tekst", "In the text" }
    find_nothing(words: &str) { "‘{words}’ staat niet in deze tekst", "‘{words}’ is not in this text" }
    next_edition(name: &str) { "volgende editie: {name}", "next edition: {name}" }
    previous_edition(name: &str) { "vorige editie: {name}", "previous edition: {name}" }
    no_more_hits { "geen treffers meer in deze resultaten", "no more hits in these results" }
    no_more_editions { "er zijn geen edities meer in deze richting", "there are no more editions in this direction" }
    no_edition_numbered(number: &str) { "er is geen editie {number}", "there is no edition {number}" }
    no_name_known { "deze zoekvraag noemt niemand en niets met een eigen pagina", "nothing in this query has a page of its own" }
    nothing_selected { "er is geen editie gekozen", "no edition is selected" }
    nothing_to_go_forward_to { "verder vooruit kan niet", "there is nothing further forward" }
    nothing_to_go_back_to { "verder terug kan niet", "there is nothing further back" }
    nothing_to_link { "hier staat geen naam om te openen", "there is no name to open here" }
    go_to_edition { "Ga naar editie", "Go to edition" }
    unknown_key(key: &str) { "{key} doet hier niets; ? laat de toetsen zien", "{key} does nothing here; ? shows the keys" }
    page_gone { "deze pagina bestaat niet meer", "this page no longer exists" }
}

// Menus.
messages! {
    menu_people { "Wie waren er bij", "Who was there" }
    menu_names { "Wie of wat bedoelt u", "Who or what do you mean" }
    menu_copy { "Kopiëren", "Copy" }
    menu_commands { "Opdrachten", "Commands" }
    menu_history { "Eerdere zoekvragen", "Earlier queries" }
    menu_shortlists { "Lijsten", "Lists" }
    menu_hint { "typen zoekt · ↑↓ kiest · Enter · Esc sluit", "typing filters · ↑↓ selects · Enter · Esc closes" }
    menu_nothing { "niets past hierbij", "nothing matches" }
    copy_citation { "verwijzing", "citation" }
    copy_number { "nummer", "number" }
    copy_title { "titel", "title" }
    copy_address { "adres", "address" }
    copy_guests { "gastenlijst", "guest list" }
    list_title { "Gastenlijst voor een mail", "Guest list for a mail" }
    list_hint { "letter aan/uit · Enter kopieert · Esc sluit", "letter on/off · Enter copies · Esc closes" }
    list_guests { "gasten", "guests" }
    list_hosts { "host", "host" }
    list_leader { "debatleider", "debate leader" }
    list_functions { "met functie en organisatie", "with function and organisation" }
    list_may_be_incomplete { "Mogelijk niet volledig: de bron noemt niet iedereen.", "Possibly incomplete: the source does not name everybody." }
    own_summary { "Samenvatting van het archief, geen woorden van de vereniging", "The archive’s own summary, not the association’s words" }
    copy_names { "gastenlijst, alleen namen", "guest list, names only" }
    copy_passage { "passage met bron", "passage with its source" }
    copy_page { "hele pagina", "whole page" }
    copied(what: &str) { "naar het klembord van de terminal gestuurd: {what}", "sent to the terminal’s clipboard: {what}" }
    copied_in_tmux(what: &str) { "in de buffer van tmux, en naar het klembord gestuurd: {what}", "in the tmux buffer, and sent to the clipboard: {what}" }
    opened(url: &str) { "de browser is gevraagd te openen: {url}", "the browser was asked to open: {url}" }
    open_failed(url: &str) { "geen browser gevonden; het adres is naar het klembord van de terminal gestuurd: {url}", "no browser found; the address was sent to the terminal’s clipboard: {url}" }
    no_address { "van deze editie is geen adres bekend", "no address is known of this edition" }
    export_failed(reason: &str) { "schrijven lukte niet: {reason}", "writing failed: {reason}" }
    no_history { "er is nog niets gezocht", "nothing has been searched for yet" }
    shortlist_added(key: &str, list: &str) { "{key} staat op ‘{list}’", "{key} is on ‘{list}’" }
    shortlist_removed(key: &str, list: &str) { "{key} is van ‘{list}’ gehaald", "{key} was taken off ‘{list}’" }
    dated_edition(series: &str, day: &str) { "{series} van {day}", "{series} of {day}" }
    titled_edition(series: &str, title: &str) { "{series} ‘{title}’", "{series} “{title}”" }
    shortlist_first { "lijst", "list" }
    shortlist_empty { "Deze lijst is leeg. Met m zet u er een editie op.", "This list is empty. Press m on an edition to add it." }
    shortlist_note { "Aantekening", "Note" }
    shortlist_now(list: &str) { "m zet edities voortaan op ‘{list}’", "m now puts editions on ‘{list}’" }
    take_off_with_note(note: &str) { "Van de lijst halen, met de aantekening ‘{note}’? j/n", "Take it off the list, with the note “{note}”? y/n" }
    delete_list(list: &str, count: &str) { "Lijst ‘{list}’ verwijderen ({count})? j/n", "Delete the list “{list}” ({count})? y/n" }
    list_deleted(list: &str) { "lijst ‘{list}’ is verwijderd", "the list “{list}” is deleted" }
    no_list_to_delete { "er is nog geen lijst", "there is no list yet" }
    list_kept(key: &str) { "{key} blijft op de lijst: in een ander venster is er een aantekening bij gemaakt", "{key} stays on the list: a note was made about it in another window" }
    not_in_archive { "niet (meer) in het archief", "not in the archive (any more)" }
    change_note(key: &str) { "aantekening bij {key}", "note about {key}" }
    undone(what: &str) { "teruggenomen: {what}", "undone: {what}" }
    undo_failed(reason: &str) { "niet teruggenomen: {reason}", "not undone: {reason}" }
    nothing_to_undo { "er is niets om terug te nemen", "there is nothing to undo" }
    undo_built_upon(what: &str) { "niet teruggenomen, want er is daarna iets aan veranderd: {what}", "not undone, because it was changed since: {what}" }
    personal_kept(reason: &str) { "nog niet bewaard; het wordt opnieuw geprobeerd: {reason}", "not saved yet; it will be tried again: {reason}" }
    personal_lost(count: usize, reason: &str) { "wijzigingen die niet bewaard zijn: {count}; {reason}", "changes that were not saved: {count}; {reason}" }
    personal_refused(reason: &str) { "lijsten en bewaarde zoekvragen zijn er nu niet: {reason}", "lists and saved queries are not available now: {reason}" }
    personal_old_damaged(path: &str) { "{path} is beschadigd en niet overgenomen; het bestand blijft staan", "{path} is damaged and was not taken over; the file stays" }
    personal_no_folder { "het systeem noemt geen thuismap", "the system names no home folder" }
    personal_newer(path: &str) { "{path} is van een nieuwere versie van reuring", "{path} was made by a newer version of reuring" }
    personal_foreign(path: &str) { "{path} is geen persoonlijk bestand van reuring", "{path} is not a personal file of reuring" }
    personal_damaged(path: &str) { "{path} is beschadigd", "{path} is damaged" }
    personal_busy(path: &str) { "een ander programma gebruikt {path}", "another program is using {path}" }
    personal_full(path: &str) { "geen ruimte meer voor {path}", "no room left for {path}" }
    personal_forbidden(path: &str) { "u mag {path} niet lezen of schrijven", "you may not read or write {path}" }
    personal_disk(path: &str) { "{path} kan niet gelezen of geschreven worden", "{path} cannot be read or written" }
    mouse_on { "muis aan; Shift selecteert tekst", "mouse on; Shift selects text" }
    mouse_off { "muis uit", "mouse off" }
}

// What keys and commands do.
messages! {
    do_profile { "personen en organisaties van deze editie", "people and organisations of this edition" }
    do_named_page { "pagina van deze naam", "page of this name" }
    do_go_back { "terug naar het vorige scherm", "back to the previous screen" }
    do_go_forward { "weer vooruit", "forward again" }
    do_find { "zoeken in de tekst", "find in the text" }
    do_next_edition { "volgende editie in de resultaten", "next edition in the results" }
    do_previous_edition { "vorige editie in de resultaten", "previous edition in the results" }
    do_number_after { "editie met het volgende nummer", "edition with the next number" }
    do_number_before { "editie met het vorige nummer", "edition with the previous number" }
    do_full_screen { "volledig scherm", "full screen" }
    do_next_document { "volgende tekst over deze editie", "next text about this edition" }
    do_next_link { "volgende naam", "next name" }
    do_previous_link { "vorige naam", "previous name" }
    do_follow { "openen", "open" }
    do_copy { "kopiëren", "copy" }
    do_guest_list { "gastenlijst voor een mail", "guest list for a mail" }
    do_copy_again { "kopiëren zoals de vorige keer", "copy as last time" }
    do_open_source { "bronpagina openen", "open the source page" }
    do_people { "alle mensen", "all people" }
    do_organisations { "alle organisaties", "all organisations" }
    do_themes { "alle thema’s", "all themes" }
    do_stats { "het archief in cijfers", "the archive in figures" }
    do_same { "namen die mogelijk dezelfde zijn", "names that are possibly the same" }
    do_commands { "opdrachten", "commands" }
    do_history { "eerdere zoekvragen", "earlier queries" }
    do_shortlist { "op de lijst zetten of eraf halen", "put on the list or take off" }
    do_show_shortlist { "de lijst bekijken", "show the list" }
    do_other_shortlist { "andere of nieuwe lijst kiezen", "choose another or a new list" }
    do_note { "aantekening bij deze editie", "note about this edition" }
    do_undo { "laatste wijziging terugnemen", "undo the last change" }
    do_delete_list { "lijst verwijderen", "delete the list" }
    do_sort { "anders sorteren", "sort differently" }
    do_filter { "lijst filteren", "filter the list" }
    do_mouse { "muis aan of uit", "mouse on or off" }
    do_export_markdown { "uitvoeren als Markdown", "export as Markdown" }
    do_export_csv { "uitvoeren als CSV", "export as CSV" }
    do_export_json { "uitvoeren als JSON", "export as JSON" }
    help_in_page { "Op een pagina of lijst", "On a page or list" }
    help_in_menu { "In een menu", "In a menu" }
    hint_people { "wie", "who" }
    hint_complete { "aanvullen", "complete" }
    hint_fields { "velden", "fields" }
    hint_count { "tellen", "count" }
    hint_text { "tekst", "text" }
    hint_names { "namen", "names" }
    hint_hit { "treffer", "hit" }
    hint_find { "vinden", "find" }
    hint_list { "lijst", "list" }
    help_examples { "Bijvoorbeeld", "For example" }
    help_all_keys { "Alle toetsen, met hun naam voor config.toml (/ zoekt erin)", "All keys, with their names for config.toml (/ searches them)" }
    help_in_help { "In de hulp", "In the help" }
    help_in_prompt { "Bij een vraag onderaan", "At a question at the bottom" }
    list_invitation { "typen filtert de lijst", "typing filters the list" }
    do_accept { "kiezen", "choose" }
}
