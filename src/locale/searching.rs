//! Texts about a query in the browser: its conditions, completion, facets, advice, saved queries.

use super::Lang;

messages! {
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
