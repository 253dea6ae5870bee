//! Messages about checking editions: what is asked of a person, what was stored, what was refused.

use super::Lang;

messages! {
    pane_review { "Nakijken", "Review" }
    do_review { "nakijken", "review" }
    help_in_review { "Bij het nakijken", "While reviewing" }
    help_in_review_edit { "In een waarde", "In a value" }
    help_in_review_mark { "Bij het markeren van woorden", "While marking words" }
    do_confirm { "klopt", "right" }
    do_remove_fact { "weg", "remove" }
    do_take_back { "ongedaan", "undo" }
    do_place_guest { "gast", "guest" }
    do_place_host { "host", "host" }
    do_place_leader { "debatleider", "debate leader" }
    do_edit_fact { "wijzig", "edit" }
    do_add_fact { "voeg toe", "add" }
    do_next_unsure { "onzeker", "unsure" }
    do_store_value { "bewaar", "store" }
    do_complete_name { "vul aan", "complete" }
    do_next_to_check { "volgende editie om na te kijken", "next edition to check" }
    do_mark_checked { "alles klopt", "all is right" }
    do_mark_words { "markeer woorden in de tekst", "mark words in the text" }
    do_switch_side { "naar de tekst of de feiten", "to the text or the facts" }
    do_word_before { "woord terug", "word back" }
    do_word_after { "woord verder", "word on" }
    do_anchor { "markeer vanaf hier", "mark from here" }
    review_open(unsure: usize, offered: usize) {
        "{unsure} onzeker · {offered} niet geplaatst",
        "{unsure} unsure · {offered} not placed"
    }
    review_named { "gezien, niet geplaatst", "seen, not placed" }
    review_fill_in { "vul in", "fill in" }
    review_function { "functie", "function" }
    review_organisation { "organisatie", "organisation" }
    role_guest_word { "gast", "guest" }
    role_host_word { "host", "host" }
    role_leader_word { "leider", "leader" }
    role_none_word { "geen", "none" }
    review_nothing_unsure { "niets onzekers meer: S als alles klopt", "nothing unsure any more: S if all is right" }
    review_nothing_to_undo { "hier is niets meer om ongedaan te maken", "there is nothing left to undo here" }
    review_reopened(who: &str) { "veranderd sinds {who} haar nakeek", "changed since {who} checked it" }
    word_held { "gehouden", "held" }
    word_announced { "aangekondigd", "announced" }
    word_cancelled { "afgelast", "cancelled" }
    word_yes { "ja", "yes" }
    word_no { "nee", "no" }
    do_chores { "meer: verplaatsen, samenvoegen, wijzigingen", "more: move, join, changes" }
    chore_apart { "deze persoon is een ander van die naam", "this person is another of that name" }
    chore_move { "de tekst van dit feit hoort bij een andere editie", "the text of this fact belongs to another edition" }
    chore_split { "de tekst van dit feit is een editie op zichzelf", "the text of this fact is an edition of its own" }
    chore_move_back { "de tekst van dit feit terug naar waar hij hoorde", "the text of this fact back to where it belonged" }
    chore_join { "voeg een andere editie met deze samen", "join another edition with this one" }
    chore_log { "wat er gewijzigd is, door wie", "what was changed, by whom" }
    chore_remove { "haal deze editie uit het archief", "take this edition out of the archive" }
    chore_to_edition { "naar editie", "to edition" }
    chore_which_edition { "welke editie", "which edition" }
    chore_sure { "typ ja", "type yes" }
    chore_not_a_person { "ga eerst naar een gast of host", "go to a guest or host first" }
    chore_log_empty { "hier is niets gewijzigd", "nothing was changed here" }
    review_log { "Wijzigingen", "Changes" }
    review_taken_back(who: &str, when: &str) { "teruggenomen door {who}, {when}", "taken back by {who}, {when}" }
    overtaken_by_a_text { "een tekst", "a text" }
    overtaken(subject: &str, who: &str, value: &str) {
        "{subject} is intussen veranderd ({who}): daar staat nu `{value}`; er is niets opgeslagen",
        "{subject} was changed meanwhile ({who}): it says `{value}` now; nothing was stored"
    }
    overtaken_gone(subject: &str, who: &str) {
        "{subject} is intussen weggehaald ({who}); er is niets opgeslagen",
        "{subject} was taken out meanwhile ({who}); nothing was stored"
    }
}

impl Lang {
    /// Says what is wrong with an edition, by its key in `check`, with the values that show it.
    #[must_use]
    pub fn review_alarm(self, kind: &str, text: &str) -> String {
        let (nl, en) = match kind {
            "double_number" => ("nummer dubbel", "number twice"),
            "date_order" => ("datum tegen de nummers in", "date against the numbers"),
            "conflict" => ("bronnen verschillen", "sources differ"),
            "unfitting_correction" => (
                "een correctie past nergens meer",
                "a correction fits nothing",
            ),
            "no_date" => ("geen datum", "no date"),
            "no_title" => ("geen titel", "no title"),
            "no_guests" => ("geen gasten", "no guests"),
            "few_guests" => ("minder dan drie gasten", "fewer than three guests"),
            "incomplete_guests" => (
                "de gastenlijst is niet heel",
                "the list of guests is not whole",
            ),
            "no_report" => ("geen verslag", "no report"),
            "same_person" => ("mogelijk één persoon", "possibly one person"),
            "unknown_organisation" => ("onbekende organisatie", "unknown organisation"),
            other => (other, other),
        };
        let said = match self {
            Lang::Nl => nl,
            Lang::En => en,
        };
        let is_title = matches!(
            kind,
            "no_date" | "no_guests" | "few_guests" | "incomplete_guests" | "no_report"
        );
        if text.is_empty() || is_title {
            return said.to_owned();
        }
        format!("{said}: {text}")
    }
}
