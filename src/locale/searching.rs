//! Texts about a query in the browser: its conditions, completion, facets, advice, saved queries.

use super::Lang;

messages! {
    read_as_who_came { "gelezen als vraag: wie kwam er", "read as a question: who came" }
    read_as_who_led { "gelezen als vraag: wie leidde het debat", "read as a question: who led the debate" }
    read_as_who_came_again { "gelezen als vraag: wie was vaker te gast", "read as a question: who was a guest more than once" }
    read_as_who_is_long_ago { "gelezen als vraag: wie is lang niet geweest", "read as a question: who has not been for long" }
    read_as_which { "gelezen als vraag: welke edities", "read as a question: which editions" }
    read_as_when { "gelezen als vraag: wanneer", "read as a question: when" }
    read_as_what_is_missing { "gelezen als vraag: wat ontbreekt in het archief", "read as a question: what is missing from the archive" }
    read_as_how_many { "gelezen als vraag: hoeveel", "read as a question: how many" }
    note_form_of_address(typed: &str) { "`{typed}` is een aanspreekvorm en telt niet mee", "`{typed}` is a form of address and does not count" }
    note_nobody_here(typed: &str, name: &str) { "`{typed}`: {name} is bekend, niemand in dit archief", "`{typed}`: {name} is known, nobody in this archive" }
    note_no_day(typed: &str, nearest: &str) { "geen editie op {typed}; het dichtst bij: {nearest}", "no edition on {typed}; nearest: {nearest}" }
    note_no_number(typed: &str, span: &str) { "`{typed}` is niet in dit archief; wel: {span}", "`{typed}` is not in this archive; it has {span}" }
    note_no_turn(latest: &str) { "er is geen volgende editie bekend; de laatste: {latest}", "no next edition is known; the latest: {latest}" }
    note_month_or_name(typed: &str) { "`{typed}` gelezen als maand; wie zo heet: wie:{typed}", "`{typed}` read as the month; who is called so: who:{typed}" }
    note_no_such_value(typed: &str, nearest: &str) { "niets heet hier `{typed}`; wel: {nearest}", "nothing is called `{typed}` here; possible: {nearest}" }
    chip_or { "of", "or" }
    chip_hint { "Ctrl-X haalt × weg", "Ctrl-X takes × away" }
    facets_key { "F3 telt", "F3 counts" }
    did_you_mean_shown { "(resultaten daarvoor)", "(results for that)" }
    advice_hint { "F4 neemt over", "F4 takes it" }
    found_alone { "Elk op zichzelf:", "Each on its own:" }
    advice_drop(condition: &str, count: usize) { "F4  zonder {condition}: {count}", "F4  without {condition}: {count}" }
    no_advice { "er is niets voor te stellen", "there is nothing to suggest" }
    no_chips { "er is geen voorwaarde om weg te halen", "there is no condition to take away" }
    do_remove_chip { "voorwaarde × weghalen", "take condition × away" }
    do_drop_chips { "alle voorwaarden weghalen, woorden blijven", "take all conditions away, words stay" }
    do_take_advice { "voorstel overnemen", "take the suggestion" }
    do_complete { "aanvullen, anders volgend paneel", "complete, else next pane" }
    help_in_completion { "In de aanvullingen", "In the completions" }
    completion_hint { "Tab kiest · Enter · Esc", "Tab selects · Enter · Esc" }
    do_show_facets { "tellingen over dit resultaat", "counts over this result" }
    help_in_facets { "In de tellingen", "In the counts" }
    facets_title(count: usize) { "Tellingen over {count}", "Counts over {count}" }
    nothing_to_count { "hier is geen resultaat om te tellen", "here is no result to count" }
    facets_counting { "tellen…", "counting…" }
    facets_hint { "Enter erbij · - eraf · Tab · Esc", "Enter with · - without · Tab · Esc" }
    facet_more(count: usize) { "nog {count}", "{count} more" }
    facet_year { "Jaar", "Year" }
    facet_role { "Rol", "Role" }
    do_include { "alleen hiermee", "only with this" }
    do_exclude { "zonder dit", "without this" }
    do_next_facet { "volgende groep", "next group" }
    do_previous_facet { "vorige groep", "previous group" }
    do_save_query { "deze vraag bewaren", "save this query" }
    do_show_saved { "bewaarde vragen", "saved queries" }
    save_prompt { "Bewaren als", "Save as" }
    menu_saved { "Bewaarde vragen", "Saved queries" }
    no_saved { "er is nog geen vraag bewaard", "no query was saved yet" }
    nothing_to_save { "er is geen vraag om te bewaren", "there is no query to save" }
}
