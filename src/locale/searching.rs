//! Texts about a query in the browser: its conditions, completion, facets, advice, saved queries.

use super::Lang;

messages! {
    read_as_who_came { "gelezen als vraag: wie kwam er", "read as a question: who came" }
    read_as_who_led { "gelezen als vraag: wie leidde het debat", "read as a question: who led the debate" }
    read_as_who_came_again { "gelezen als vraag: wie was vaker te gast", "read as a question: who was a guest more than once" }
    read_as_who_is_long_ago { "gelezen als vraag: wie is lang niet geweest", "read as a question: who has not been here for a long time" }
    read_as_which { "gelezen als vraag: welke edities", "read as a question: which editions" }
    read_as_when { "gelezen als vraag: wanneer", "read as a question: when" }
    read_as_what_is_missing { "gelezen als vraag: wat ontbreekt in het archief", "read as a question: what is missing from the archive" }
    read_as_how_many { "gelezen als vraag: hoeveel", "read as a question: how many" }
    note_form_of_address(typed: &str) { "`{typed}` is een aanspreekvorm en telt niet mee", "`{typed}` is a form of address and is ignored" }
    note_nobody_here(typed: &str, name: &str) { "`{typed}`: {name} is bekend, maar komt in dit archief niet voor", "`{typed}`: {name} is known, but does not occur in this archive" }
    note_no_day(typed: &str, nearest: &str) { "geen editie op {typed}; het dichtst bij: {nearest}", "no edition on {typed}; nearest: {nearest}" }
    note_no_number(typed: &str, span: &str) { "`{typed}` is niet in dit archief; wel: {span}", "`{typed}` is not in this archive; it has {span}" }
    note_no_turn(latest: &str) { "er is geen volgende editie bekend; de laatste: {latest}", "no next edition is known; the latest: {latest}" }
    note_month_or_name(typed: &str) { "`{typed}` gelezen als maand; wie zo heet: wie:{typed}", "`{typed}` read as the month; who is called so: who:{typed}" }
    note_no_such_value(typed: &str, nearest: &str) { "niets heet hier `{typed}`; wel: {nearest}", "nothing is called `{typed}` here; possible: {nearest}" }
    chip_or { "of", "or" }
    chip_hint { "Ctrl-X haalt × weg", "Ctrl-X removes ×" }
    facets_key { "F3 telt", "F3 counts" }
    did_you_mean_shown { "(dit zijn de resultaten daarvan)", "(these are its results)" }
    advice_hint { "F4 neemt dit over", "F4 accepts it" }
    found_alone { "Elke voorwaarde apart:", "Each condition on its own:" }
    advice_drop(condition: &str, count: usize) { "F4  zonder {condition}: {count}", "F4  without {condition}: {count}" }
    no_advice { "er is geen voorstel om over te nemen", "there is no suggestion to take" }
    no_chips { "er is geen voorwaarde om weg te halen", "there is no condition to remove" }
    do_remove_chip { "voorwaarde × weghalen", "remove condition ×" }
    do_drop_chips { "alle voorwaarden weghalen, de woorden blijven", "remove all conditions, keep the words" }
    do_take_advice { "voorstel overnemen", "accept the suggestion" }
    do_complete { "aanvullen, anders volgend paneel", "complete, else next pane" }
    help_in_completion { "In de aanvullingen", "In the completions" }
    completion_hint { "Tab kiest · Enter · Esc", "Tab selects · Enter · Esc" }
    do_show_facets { "tellingen over deze resultaten", "counts over these results" }
    help_in_facets { "In de tellingen", "In the counts" }
    facets_title(editions: &str) { "Tellingen over {editions}", "Counts over {editions}" }
    nothing_to_count { "hier valt niets te tellen", "there is nothing to count here" }
    facets_counting { "tellen…", "counting…" }
    facets_hint { "Enter erbij · - eraf · Tab · Esc", "Enter with · - without · Tab · Esc" }
    facet_more(count: usize) { "nog {count}", "{count} more" }
    facet_year { "Jaar", "Year" }
    facet_role { "Rol", "Role" }
    do_include { "alleen hiermee", "only with this" }
    do_exclude { "zonder dit", "without this" }
    do_next_facet { "volgende groep", "next group" }
    do_previous_facet { "vorige groep", "previous group" }
    do_save_query { "deze zoekvraag bewaren", "save this query" }
    do_show_saved { "bewaarde zoekvragen", "saved queries" }
    save_prompt { "Bewaren als", "Save as" }
    menu_saved { "Bewaarde zoekvragen", "Saved queries" }
    no_saved { "er is nog geen zoekvraag bewaard", "no query has been saved yet" }
    nothing_to_save { "er is geen zoekvraag om te bewaren", "there is no query to save" }
}
