//! Messages about checking editions: what is asked of a person, what was stored, what was refused.

use super::Lang;

messages! {
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
