//! What is answered above the editions: an entity with its one fact, and the tables that questions ask for.

use super::Lang;

messages! {
    guests_counted_one { "1 gast", "1 guest" }
    guests_counted_many(count: usize) { "{count} gasten", "{count} guests" }
    hosts_counted(count: usize) { "{count}× host", "{count}× host" }
    guest_times(count: usize) { "{count}× gast", "{count}× guest" }
    leader_times(count: usize) { "{count}× debatleider", "{count}× debate leader" }
    partner_times(count: usize) { "{count}× partner", "{count}× partner" }
    fact_last(day: &str) { "laatst {day}", "last {day}" }
    column_guest { "gast", "guest" }
    column_host { "host", "host" }
    column_leader { "leider", "leader" }
    column_guests { "gasten", "guests" }
    column_hosts { "hosts", "hosts" }
    column_partner { "partner", "partner" }
    column_editions { "edities", "editions" }
    column_missing { "ontbreekt", "missing" }
    column_new { "nieuw", "new" }
    column_year { "jaar", "year" }
    only_guests { "alleen gasten", "only guests" }
    only_hosts { "alleen hosts", "only hosts" }
    only_leaders { "alleen debatleiders", "only debate leaders" }
    do_next_role { "alleen gasten, hosts, debatleiders", "only guests, hosts, debate leaders" }
    column_shared { "wat zij delen", "what they share" }
    related_to(name: &str) { "Verwant aan {name}", "Related to {name}" }
    related_title { "Verwante edities", "Related editions" }
    nothing_related { "Geen andere editie deelt gasten, thema’s of organisaties met deze.", "No other edition shares guests, themes or organisations with this one." }
    do_show_related { "verwante edities", "related editions" }
    menu_to_edition(typed: &str) { "Enter gaat naar editie {typed}", "Enter goes to edition {typed}" }
    ask_span { "een tijd; ook sinds 2024, q1 2023, vorig jaar, laatste", "a time; also sinds 2024, q1 2023, last year, last" }
    ask_range { "een reeks nummers; ook Café 99, een kop of adres van de site", "a range of numbers; also Café 99, a heading or address of the site" }
    ask_question_example { "wie leidde de debatten", "who led the debates" }
    ask_question { "een vraag; Tab achter wie, wat, hoeveel toont er meer", "a question; Tab behind who, what, how shows more" }
    column_times { "keer", "times" }
    column_office { "functie toen", "function then" }
    answer_opens { "F2 opent", "F2 opens" }
}

impl Lang {
    /// `1 gast`, `14 gasten`
    #[must_use]
    pub fn guests_counted(self, count: usize) -> String {
        if count == 1 {
            self.guests_counted_one()
        } else {
            self.guests_counted_many(count)
        }
    }
}
