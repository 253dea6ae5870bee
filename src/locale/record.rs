//! What is wrong with a record that a person wrote.

use super::Lang;

messages! {
    record_unclosed { "de tweede regel `+++` ontbreekt", "the second `+++` line is missing" }
    record_texts {
        "het bestand bevat niet alle teksten die bovenaan worden genoemd, of breekt af",
        "the file does not hold all texts that are named on top, or breaks off"
    }
    record_correction { "een correctie heeft een waarde die niet te lezen is", "a correction has a value that cannot be read" }
    record_syntax(line: usize, text: &str) {
        "regel {line} is niet te lezen: `{text}`",
        "line {line} cannot be read: `{text}`"
    }
    record_unknown_field(field: &str, known: &str) {
        "`{field}` is geen veld van een record; wel: {known}",
        "`{field}` is not a field of a record; possible: {known}"
    }
    record_value(field: &str, value: &str, example: &str) {
        "`{field} = {value}` past niet; bijvoorbeeld: {example}",
        "`{field} = {value}` does not fit; for example: {example}"
    }
    record_shape { "het heeft niet de vorm van een record", "it does not have the form of a record" }
    site_not_posts { "dit zijn geen berichten van WordPress", "these are not WordPress posts" }
}
