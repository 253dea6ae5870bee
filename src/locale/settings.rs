//! Messages about the settings, the map of keys, and the prompt for terminals that draw nothing.

use super::Lang;

messages! {
    settings_line(path: &str, line: usize, said: &str) { "{path}, regel {line}{said}", "{path}, line {line}{said}" }
    settings_syntax(text: &str) { " is geen TOML: `{text}`", " is not TOML: `{text}`" }
    settings_meant(name: &str, meant: &str) {
        ": `{name}` is onbekend; bedoelde u `{meant}`?",
        ": `{name}` is not known; did you mean `{meant}`?"
    }
    settings_unknown(name: &str, known: &str) {
        ": `{name}` is onbekend; wel: {known}",
        ": `{name}` is not known; possible: {known}"
    }
    settings_value(name: &str, example: &str) {
        ": `{name}` krijgt een waarde als {example}",
        ": `{name}` takes a value such as {example}"
    }
    settings_twice(name: &str) {
        ": `{name}` heeft hierboven al een andere betekenis",
        ": `{name}` was given another meaning above"
    }
    about_keys { "Toont welke toets wat doet, met config.toml erbij", "Shows what each key does, config.toml included" }
    help_plain {
        "Vragen en antwoorden regel voor regel, zonder scherm te tekenen",
        "Questions and answers line by line, without drawing a screen"
    }
    help_ascii { "Tekent geen lijnen en tekens buiten ASCII", "Draws no lines and marks beyond ASCII" }
}

// The prompt.
messages! {
    plain_prompt { "zoek> ", "search> " }
    plain_help {
        "Typ een zoekvraag. Typ daarna een nummer om dat antwoord te lezen.\n  m  meer resultaten    k  kopiëren van wat u leest    b  terug naar de resultaten    q  stoppen",
        "Type a query. Then type a number to read that answer.\n  m  more results    c  copy from what you read    b  back to the results    q  quit"
    }
    plain_more(count: usize) { "(m: nog {count})", "(m: {count} more)" }
    plain_nothing_read { "er is nog niets gelezen om uit te kopiëren", "nothing has been read yet to copy from" }
    plain_no_answer(number: usize, last: usize) {
        "{number} is geen antwoord; kies 1–{last}, of #{number} voor de editie",
        "{number} is not an answer; choose 1–{last}, or #{number} for the edition"
    }
}
