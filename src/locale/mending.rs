//! Messages about what people mend by hand: one field, one person.

use super::Lang;

messages! {
    about_set {
        "Zet één veld van een editie met de hand; dat wint van elke import",
        "Sets one field of an edition by hand, which wins over every import"
    }
    about_place {
        "Zegt waar iemand die avond hoort: gast, host, debatleider of geen",
        "Says where a person belongs that evening: guest, host, debate leader or none"
    }
    about_move {
        "Verplaatst een tekst naar een andere editie",
        "Moves a text to another edition"
    }
    about_split {
        "Maakt van teksten een eigen editie",
        "Turns texts into an edition of their own"
    }
    about_join {
        "Voegt twee edities samen tot de eerste",
        "Joins two editions into the first"
    }
    help_document {
        "Een tekst: het adres of bestand, of 99/2 voor de tweede van #99",
        "A text: its address or file, or 99/2 for the second of #99"
    }
    help_joined { "De editie die in de eerste opgaat", "The edition that becomes part of the first" }
    help_moving_undo { "Maakt de laatste verplaatsing ongedaan", "Takes the last move back" }
    moving_done(key: &str) { "de tekst hoort nu bij {key}", "the text now belongs to {key}" }
    moving_there { "de tekst hoort daar al bij", "the text already belongs there" }
    moving_whole {
        "dat zijn alle teksten van de editie: er bleef niets over om van te scheiden",
        "those are all texts of the edition: nothing would be left to part them from"
    }
    moving_nothing { "hier is niets verplaatst", "nothing was moved here" }
    moving_no_text(name: &str) {
        "`{name}` is geen adres, bestand of tekst (zoals 99/2) in het archief",
        "`{name}` is not an address, file or text (such as 99/2) in the archive"
    }
    help_apart { "In deze editie is het iemand anders met die naam; mag vaker", "At this edition it is another person of that name; may be given more than once" }
    apart_done(name: &str, key: &str, handle: &str) {
        "{name} bij {key} is nu iemand anders: {handle}",
        "{name} at {key} is now another person: {handle}"
    }
    about_review {
        "Toont wat er van een editie na te kijken is, of welke edities; --done zet haar op nagekeken",
        "Shows what there is to check of an edition, or which editions; --done marks it checked"
    }
    help_done { "Deze editie klopt", "This edition is right" }
    help_undone { "Maakt dat ongedaan: de editie is niet nagekeken", "Takes that back: the edition is not checked" }
    review_done(key: &str) { "{key} is nagekeken", "{key} is checked" }
    review_undone(key: &str) { "{key} is niet meer nagekeken", "{key} is no longer checked" }
    review_not_done(key: &str) { "{key} was niet nagekeken", "{key} was not checked" }
    review_progress(done: usize, all: usize) { "{done} van {all} nagekeken", "{done} of {all} checked" }
    review_counts(alarms: usize, unsure: usize, offered: usize) {
        "{alarms} alarm, {unsure} onzeker, {offered} genoemd",
        "{alarms} alarms, {unsure} unsure, {offered} named"
    }
    review_sure { "zeker", "sure" }
    review_unsure { "onzeker", "unsure" }
    review_missing { "onbekend", "missing" }
    review_offered { "genoemd", "named" }
    review_alarms { "Alarm", "Alarms" }
    review_people { "Mensen", "People" }
    review_fields { "Velden", "Fields" }
    help_field { "Een veld van het record, zoals datum of locatie", "A field of the record, such as date or venue" }
    help_value { "De waarde, als woorden", "The value, as words" }
    help_set_add { "Voegt de waarde toe aan de lijst", "Adds the value to the list" }
    help_set_remove { "Haalt de waarde uit de lijst", "Takes the value out of the list" }
    help_set_clear { "Maakt het veld onbekend", "Makes the field unknown" }
    help_set_undo { "Maakt de laatste correctie hiervan ongedaan", "Takes the last correction of this back" }
    help_role { "gast, host, leider of geen", "guest, host, debate_leader or none" }
    help_function { "De functie van die avond; mag vaker", "The function of that evening; may be repeated" }
    help_organisation { "De werkgever van die avond; mag vaker", "The employer of that evening; may be repeated" }
    set_no_field(name: &str, known: &str) {
        "`{name}` is geen veld van een record; de velden zijn {known}",
        "`{name}` is not a field of a record; the fields are {known}"
    }
    set_people(field: &str) {
        "`{field}` bestaat uit mensen; die krijgen elk hun plaats",
        "`{field}` holds people; each is given a place"
    }
    set_wrong(field: &str, value: &str, right: &str) {
        "{field}: `{value}` is niet goed; {right}",
        "{field}: `{value}` will not do; {right}"
    }
    set_no_list(field: &str) {
        "{field} is geen lijst; geef de waarde zonder --add of --remove",
        "{field} is not a list; give the value without --add or --remove"
    }
    set_nothing(field: &str) { "{field} is al onbekend", "{field} is already unknown" }
    place_no_name { "een naam mag niet leeg zijn", "a name may not be empty" }
    place_no_role(role: &str) {
        "`{role}` is geen rol; de rollen zijn gast, host, leider en geen",
        "`{role}` is not a role; the roles are guest, host, debate_leader and none"
    }
    place_nobody(name: &str, key: &str, there: &str) {
        "`{name}` is niet bij {key}; daar zijn {there}",
        "`{name}` is not at {key}; there are {there}"
    }
    kind_series { "het is cafe of online", "it is cafe or online" }
    kind_count { "het is een getal, zoals 99", "it is a number, such as 99" }
    kind_text { "het zijn woorden", "it is words" }
    kind_day { "het is één dag, zoals 10-03-2020", "it is one day, such as 10-03-2020" }
    kind_time { "het is een tijd, zoals 16:30", "it is a time, such as 16:30" }
    kind_status { "het is gehouden, aangekondigd of afgelast", "it is held, announced or cancelled" }
    kind_flag { "het is ja of nee", "it is yes or no" }
    kind_name { "het is een naam", "it is a name" }
}
