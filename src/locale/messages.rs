//! The one message catalogue: every text of the interface in both languages, side by side.
//!
//! A message is a method of [`Lang`], so a missing translation or argument does not compile.

use super::Lang;

/// Declares messages. Arguments may stand in braces in the texts.
macro_rules! messages {
    ($($name:ident $(($($arg:ident: $kind:ty),+))? { $nl:literal, $en:literal })+) => {
        impl Lang {
            $(
                #[doc = concat!("```text
", $nl, "
", $en, "
```")]
                #[must_use]
                pub fn $name(self $(, $($arg: $kind),+)?) -> String {
                    match self {
                        Lang::Nl => format!($nl),
                        Lang::En => format!($en),
                    }
                }
            )+
        }
    };
}

// What is shown of an edition.
messages! {
    unknown { "onbekend", "unknown" }
    untitled { "(zonder titel)", "(no title)" }
    inferred { "afgeleid", "inferred" }
    sources_differ { "bronnen verschillen", "sources differ" }
    guests_incomplete { "(en mogelijk meer)", "(and possibly more)" }
    label_series { "Reeks", "Series" }
    label_number { "Nummer", "Number" }
    label_title { "Titel", "Title" }
    unsure { "onzeker", "unsure" }
    label_subtitle { "Ondertitel", "Subtitle" }
    label_other_titles { "Ook genoemd", "Also called" }
    label_date { "Datum", "Date" }
    label_time { "Tijd", "Time" }
    label_status { "Status", "Status" }
    label_venue { "Locatie", "Venue" }
    label_partners { "Partners", "Partners" }
    label_debate_leader { "Debatleider", "Debate leader" }
    label_hosts { "Host", "Host" }
    label_guests { "Gasten", "Guests" }
    label_music { "Muziek", "Music" }
    label_attendance { "Bezoekers", "Attendance" }
    label_topics { "Thema’s", "Themes" }
    label_checked { "Nagekeken", "Checked" }
    checked_by(who: &str, day: &str) { "door {who}, {day}", "by {who}, {day}" }
    label_sources { "Bronnen", "Sources" }
    status_held { "gehouden", "held" }
    status_announced { "aangekondigd; een verslag is niet bekend", "announced; no report is known" }
    status_cancelled { "afgelast", "cancelled" }
    doors_open_at(time: &str) { "inloop {time}", "doors open {time}" }
    starts_at(time: &str) { "aanvang {time}", "starts {time}" }
    kind_report { "Verslag", "Report" }
    kind_announcement { "Aankondiging", "Announcement" }
    kind_overview { "Overzichtspagina", "Overview page" }
    kind_news { "Nieuwsbericht", "News article" }
    kind_summary { "Samenvatting van het archief", "The archive's own summary" }
}

// Why a hit is there.
messages! {
    reason_number { "nummer", "number" }
    reason_date { "datum", "date" }
    reason_title { "titel", "title" }
    reason_guest { "gast", "guest" }
    reason_host { "host", "host" }
    reason_debate_leader { "debatleider", "debate leader" }
    reason_organisation { "organisatie", "organisation" }
    reason_function { "functie", "function" }
    reason_partner { "partner", "partner" }
    reason_theme { "thema", "theme" }
    reason_venue { "locatie", "venue" }
    reason_music { "muziek", "music" }
    reason_text { "tekst", "text" }
    reason_letters { "lijkt op", "looks like" }
    reason_alias { "ook genoemd", "also called" }
    reason_form { "woordvorm", "word form" }
    reason_compound { "samenstelling", "compound" }
    reason_typo { "tikfout", "typo" }
}

// The command line.
messages! {
    error { "fout", "error" }
    hint { "tip", "hint" }
    heading_usage { "Gebruik", "Usage" }
    heading_commands { "Opdrachten", "Commands" }
    heading_options { "Opties", "Options" }
    usage_options { "[OPTIES]", "[OPTIONS]" }
    usage_command { "[OPDRACHT]", "[COMMAND]" }
    heading_arguments { "Argumenten", "Arguments" }
    about {
        "Het archief van Reuring!Café en Reuring!Online doorzoeken en lezen.\nZonder opdracht opent de browser; `reuring 99` opent editie 99.",
        "Search and read the archive of Reuring!Café and Reuring!Online.\nWithout a command the browser opens; `reuring 99` opens edition 99."
    }
    about_search { "Zoekt edities en laat zien waarom ze gevonden zijn", "Finds editions and shows why they were found" }
    about_show { "Laat één editie zien: feiten en volledige tekst", "Shows one edition: facts and full text" }
    about_import { "Leest bestanden en mappen in het archief", "Reads files and folders into the archive" }
    about_export { "Schrijft hele records, allemaal of die van een zoekvraag", "Writes whole records, all or those of a query" }
    about_edit {
        "Opent een record in $EDITOR; wat verandert, wint van elke latere import",
        "Opens a record in $EDITOR; what changes wins over every later import"
    }
    about_add { "Maakt een editie met de hand, in $EDITOR", "Makes an edition by hand, in $EDITOR" }
    about_remove { "Haalt een editie eruit; --undo zet haar terug", "Takes an edition out; --undo puts it back" }
    about_check {
        "Zegt wat het archief mist of tegenspreekt, met de opdracht die het verhelpt",
        "Says what the archive lacks or contradicts, with the command that mends it"
    }
    check_nothing { "niets gevonden dat ontbreekt of tegenspreekt", "nothing is lacking or contradicted" }
    check_double_number { "dubbele nummers", "double numbers" }
    check_missing_number { "ontbrekende nummers", "missing numbers" }
    check_date_order { "data die tegen de nummers in lopen", "dates that run against the numbers" }
    check_conflict { "bronnen die verschillen", "sources that differ" }
    check_unfitting { "correcties van wat er niet meer is", "corrections of what is there no longer" }
    check_unsure { "onzekere feiten", "unsure facts" }
    check_no_date { "zonder datum", "without a date" }
    check_no_title { "zonder titel", "without a title" }
    check_no_guests { "zonder gasten", "without guests" }
    check_few_guests { "verslag met minder dan drie gasten", "report with fewer than three guests" }
    check_incomplete_guests { "niet alle gasten genoemd", "not all guests named" }
    check_no_report { "gehouden, zonder verslag", "held, without a report" }
    check_same_person { "mogelijk dezelfde persoon", "possibly the same person" }
    check_unknown_organisation { "onbekende organisaties", "unknown organisations" }
    help_revert { "Maakt de laatste correctie van dit veld ongedaan", "Takes the last correction of this field back" }
    help_undo { "Zet de editie terug", "Puts the edition back" }
    edit_invitation {
        "Wijzig wat niet klopt. Een weggehaalde regel betekent: onbekend.",
        "Change what is wrong. A line taken away means: unknown."
    }
    edit_wrong(problem: &str) { "dit is geen geldig record:\n{problem}", "this is not a valid record:\n{problem}" }
    edit_again { "Enter bewerkt verder, q stopt", "Enter edits on, q stops" }
    edit_nothing { "niets gewijzigd", "nothing changed" }
    edit_stored(key: &str, field: &str) { "{key}: {field} gecorrigeerd", "{key}: {field} corrected" }
    edit_reverted(field: &str) { "correctie van {field} ongedaan gemaakt", "correction of {field} taken back" }
    edit_not_corrected(field: &str) { "{field} is niet gecorrigeerd", "{field} was not corrected" }
    add_template {
        "+++\nseries = \"cafe\"\n# number = 141\n# date = 2027-01-19\n# doors_open = \"16:30\"\n# start = \"17:00\"\ntitle = \"\"\nstatus = \"held\"    # held, announced of cancelled\n# venue = \"De Glazen Zaal, Den Haag\"\npartners = []\ntopics = []\n# debate_leader = \"\"\n# gist = \"Een of twee zinnen\"\nhosts = [\n#  {{ name = \"\", affiliations = [{{ function = \"\", organisation = \"\" }}] }},\n]\nguests = [\n#  {{ name = \"\", affiliations = [{{ function = \"\", organisation = \"\" }}] }},\n]\n+++\n\nHier komt de tekst.\n",
        "+++\nseries = \"cafe\"\n# number = 141\n# date = 2027-01-19\n# doors_open = \"16:30\"\n# start = \"17:00\"\ntitle = \"\"\nstatus = \"held\"    # held, announced or cancelled\n# venue = \"De Glazen Zaal, Den Haag\"\npartners = []\ntopics = []\n# debate_leader = \"\"\n# gist = \"One or two sentences\"\nhosts = [\n#  {{ name = \"\", affiliations = [{{ function = \"\", organisation = \"\" }}] }},\n]\nguests = [\n#  {{ name = \"\", affiliations = [{{ function = \"\", organisation = \"\" }}] }},\n]\n+++\n\nThe text goes here.\n"
    }
    add_unidentified {
        "een editie heeft minstens een nummer, een datum of een titel nodig",
        "an edition needs at least a number, a date or a title"
    }
    add_exists(key: &str) {
        "{key} is er al; `reuring edit {key}` wijzigt haar",
        "{key} is there already; `reuring edit {key}` changes it"
    }
    add_stored(key: &str) { "toegevoegd: {key}", "added: {key}" }
    removed(key: &str) { "eruit gehaald: {key}", "taken out: {key}" }
    put_back(key: &str) { "teruggezet: {key}", "put back: {key}" }
    not_removed(key: &str) { "er is geen {key} eruit gehaald", "no {key} was taken out" }
    about_init { "Maakt een archief", "Makes an archive" }
    about_paths { "Zegt waar het archief en de mappen staan", "Says where the archive and the folders are" }
    help_query {
        "Woorden, namen, een nummer of een datum; ook gast: org: thema: functie: datum: nr: is: mist:, \"woordgroep\", OF en -niet",
        "Words, names, a number or a date; also guest: org: theme: function: date: nr: is: missing:, \"phrase\", OR and -not"
    }
    help_edition { "99, #99, cafe-99, online-1 of 10-03-2020", "99, #99, cafe-99, online-1 or 10-03-2020" }
    help_path {
        "Bestanden, mappen of webadressen: tekst, pagina’s, Word, LibreOffice, PDF, mail, agenda’s, lijsten, exports, ZIP; - leest standaardinvoer",
        "Files, folders or web addresses: text, pages, Word, LibreOffice, PDF, mail, calendars, lists, exports, ZIP; - reads standard input"
    }
    help_archive {
        "Het archief; anders REURING_ARCHIVE of het bestand in de gegevensmap",
        "The archive; else REURING_ARCHIVE or the file in the data folder"
    }
    help_lang { "De taal van het programma (nl, en)", "The language of the program (nl, en)" }
    help_help { "Laat deze hulp zien", "Shows this help" }
    help_version { "Laat de versie zien", "Shows the version" }
    help_export_format {
        "De vorm van de uitvoer; markdown kan met import weer worden ingelezen",
        "The form of the output; import takes markdown in again"
    }
    help_format { "De vorm van de uitvoer", "The form of the output" }
    help_limit { "Hoogstens zoveel resultaten (50)", "At most so many hits (50)" }
    help_sort {
        "relevance, date, -date of number (of Dutch: relevantie, datum, -datum, nr)",
        "relevance, date, -date or number"
    }
    help_dry_run { "Zegt wat er zou gebeuren en schrijft niets", "Says what would happen and writes nothing" }
    help_with_news {
        "Bewaart ook artikelen die niet over een editie gaan (te vinden met is:news)",
        "Keeps articles about no edition too (found with is:news)"
    }
    help_empty { "Zonder de meegeleverde edities", "Without the editions that come along" }
    error_unknown_argument(argument: &str) { "`{argument}` is geen optie of opdracht", "`{argument}` is not an option or a command" }
    error_value(value: &str, argument: &str, allowed: &str) {
        "`{value}` past niet bij {argument}; wel: {allowed}",
        "`{value}` does not fit {argument}; possible: {allowed}"
    }
    error_value_missing(argument: &str) { "{argument} vraagt een waarde", "{argument} needs a value" }
    error_argument_missing(argument: &str) { "hier ontbreekt {argument}", "{argument} is missing" }
    error_no_home {
        "het systeem noemt geen thuismap, dus waar het archief hoort is onbekend",
        "the system names no home folder, so where the archive belongs is unknown"
    }
    error_output(reason: &str) { "uitvoer kan niet worden geschreven: {reason}", "output cannot be written: {reason}" }
    error_terminal(reason: &str) { "de terminal werkt niet mee: {reason}", "the terminal does not cooperate: {reason}" }
    error_in_archive(path: &str, reason: &str) { "{path}: {reason}", "{path}: {reason}" }
    archive_made(path: &str, editions: &str) { "archief gemaakt: {path} ({editions})", "archive made: {path} ({editions})" }
    archive_started(path: &str) {
        "{path} was er nog niet en is gemaakt, met de meegeleverde edities",
        "{path} was not there and was made, with the editions that come along"
    }
    path_archive { "archief", "archive" }
    path_personal { "persoonlijk", "personal" }
    path_data { "gegevens", "data" }
    path_config { "instellingen", "settings" }
    no_such_edition(named: &str) { "geen editie gevonden bij `{named}`", "no edition found for `{named}`" }
    see_also(key: &str, title: &str) { "zie ook {key}: {title}", "see also {key}: {title}" }
    nothing_found(query: &str) { "niets gevonden bij `{query}`", "nothing found for `{query}`" }
    more_hits(shown: usize, total: usize) { "{shown} van {total} getoond; meer met --limit", "{shown} of {total} shown; more with --limit" }
    column_edition { "editie", "edition" }
    column_date { "datum", "date" }
    column_title { "titel", "title" }
    column_why { "waarom", "why" }
    standard_input { "standaardinvoer", "standard input" }
    dry_run { "Proef: er is niets geschreven.", "Dry run: nothing was written." }
    change_new { "nieuw", "new" }
    change_changed { "gewijzigd", "changed" }
    change_conflict { "conflict", "conflict" }
    change_same { "gelijk", "same" }
    left_out(count: usize) { "weggelaten, want niet over een editie: {count}", "left out, not about an edition: {count}" }
    kept_news(count: usize) {
        "bewaard, hoewel niet over een editie (te vinden met is:news): {count}",
        "kept, though not about an edition (found with is:news): {count}"
    }
    kept_perhaps(count: usize) {
        "bewaard, want misschien over een editie (te vinden met is:news): {count}",
        "kept, as it may be about an edition (found with is:news): {count}"
    }
    skipped_file(place: &str, reason: &str) { "overgeslagen: {place}: {reason}", "skipped: {place}: {reason}" }
    reason_not_found { "bestaat niet", "does not exist" }
    reason_not_allowed { "geen toegang", "access denied" }
    unreadable_too_large { "groter dan enige pagina", "larger than any page" }
    unreadable_special { "geen gewoon bestand", "not a regular file" }
    unreadable_markup(form: &str) {
        "{form} wordt niet gelezen; wel tekst, HTML, Markdown, Word, LibreOffice, PDF, mail, agenda’s, lijsten (CSV, XLSX, ODS), WordPress-exports, RSS en Atom",
        "{form} is not read; text, HTML, Markdown, Word, LibreOffice, PDF, mail, calendars, lists (CSV, XLSX, ODS), WordPress exports, RSS and Atom are"
    }
    unreadable_empty { "het bestand is leeg", "the file is empty" }
    unreadable_not_text(at: usize) { "geen tekst (vanaf byte {at})", "not text (from byte {at})" }
    unreadable_xml(line: usize) { "kapotte XML op regel {line}", "broken XML at line {line}" }
    unreadable_record(reason: &str) { "geen geldig record: {reason}", "not a valid record: {reason}" }
    import_progress(articles: usize) { "{articles} artikelen", "{articles} articles" }
    import_progress_editions(done: usize, total: usize) { "{done} van {total} edities", "{done} of {total} editions" }
    import_editions(new: usize, changed: usize, same: usize) {
        "edities: {new} nieuw, {changed} gewijzigd, {same} gelijk",
        "editions: {new} new, {changed} changed, {same} the same"
    }
}

// Keeping up with a site.
messages! {
    about_sync {
        "Haalt de berichten en pagina’s van een WordPress-site op; daarna alleen wat nieuw of gewijzigd is",
        "Fetches the posts and pages of a WordPress site; after that only what is new or changed"
    }
    help_url {
        "Het adres van de site; zonder adres alle sites van eerder",
        "The address of the site; without one all sites of before"
    }
    help_rate { "Hoogstens zoveel verzoeken per seconde (4)", "At most so many requests a second (4)" }
    help_forget_site {
        "Werkt deze site niet meer bij; wat ervan in het archief staat blijft",
        "Keeps up with this site no longer; what the archive has of it stays"
    }
    sync_forgotten(address: &str) {
        "vergeten: {address}; wat ervan in het archief staat blijft",
        "forgotten: {address}; what the archive has of it stays"
    }
    sync_unknown(address: &str) {
        "{address} is geen site die wordt bijgewerkt",
        "{address} is not a site that is kept up to date"
    }
    sync_no_sites {
        "er is nog geen site om bij te werken",
        "there is no site yet to keep up to date"
    }
    sync_wait(reason: &str, seconds: u64) { "{reason}; over {seconds} s opnieuw", "{reason}; again in {seconds} s" }
    sync_closed(status: u16) {
        "de REST-interface is gesloten ({status}): de feed wordt gelezen. Die kent geen pagina’s, en niet wat weg is",
        "the REST interface is closed ({status}): the feed is read. It knows no pages, and not what is gone"
    }
    sync_not_rest {
        "waar de REST-interface hoort staat een webpagina: de feed wordt gelezen. Die kent geen pagina’s, en niet wat weg is",
        "a web page stands where the REST interface belongs: the feed is read. It knows no pages, and not what is gone"
    }
    sync_pages_closed(status: u16) {
        "de site geeft geen pagina’s ({status}), alleen berichten",
        "the site gives no pages ({status}), only posts"
    }
    sync_gone(count: usize) {
        "niet meer op de site, wel bewaard: {count}",
        "no longer on the site, but kept: {count}"
    }
    sync_posts(posts: usize, requests: usize) {
        "opgehaald: {posts}, verzoeken: {requests}",
        "fetched: {posts}, requests: {requests}"
    }
    sync_feed_posts(posts: usize, requests: usize) {
        "opgehaald uit de feed: {posts}, verzoeken: {requests}",
        "fetched from the feed: {posts}, requests: {requests}"
    }
    sync_progress(done: usize, total: usize) { "{done} van {total}", "{done} of {total}" }
    sync_progress_open(done: usize) { "{done} opgehaald", "{done} fetched" }
    progress_left(note: &str, left: &str) { "{note}, nog {left}", "{note}, {left} left" }
    gone_since(place: &str, day: &str) {
        "{place} (niet meer op de site, gezien op {day})",
        "{place} (no longer on the site, seen on {day})"
    }
    site_not_an_address(text: &str) { "`{text}` is geen http- of https-adres", "`{text}` is not an http or https address" }
    site_no_wordpress(address: &str) {
        "{address} is geen WordPress-site: er is geen REST-interface en geen feed. Bewaar de pagina’s met de browser en lees de bestanden",
        "{address} is not a WordPress site: it has neither a REST interface nor a feed. Save the pages with the browser and read the files"
    }
    site_closed(address: &str) {
        "{address} is gesloten, en de site heeft geen feed. Vraag om een export, of bewaar de pagina’s met de browser, en lees de bestanden",
        "{address} is closed, and the site has no feed. Ask for an export, or save the pages with the browser, and read the files"
    }
    site_status(address: &str, status: u16, detail: &str) { "{address} antwoordt {status} {detail}", "{address} answers {status} {detail}" }
    site_later(address: &str, status: u16, seconds: u64) {
        "{address} antwoordt {status} en vraagt om over {seconds} s terug te komen",
        "{address} answers {status} and asks to come back in {seconds} s"
    }
    site_unreachable(address: &str, reason: &str) { "{address} is niet te bereiken: {reason}", "{address} cannot be reached: {reason}" }
    site_untrusted(address: &str) {
        "het certificaat van {address} is niet te vertrouwen. Kijkt een proxy van de eigen organisatie mee, zet dan het bestand met haar certificaat in SSL_CERT_FILE",
        "the certificate of {address} cannot be trusted. Where a proxy of your organisation looks into connections, name the file with its certificate in SSL_CERT_FILE"
    }
    site_too_large(address: &str, limit: u64) { "het antwoord van {address} is groter dan {limit} MB", "the answer of {address} is larger than {limit} MB" }
    site_unreadable(address: &str, reason: &str) { "het antwoord van {address} is niet te lezen: {reason}", "the answer of {address} cannot be read: {reason}" }
}

// The browser.
messages! {
    pane_box { "Zoek", "Search" }
    pane_list { "Edities", "Editions" }
    pane_text { "Tekst", "Text" }
    box_invitation { "bijvoorbeeld: potjer · cbs · ai · 10 maart 2020 · wie leidde", "for example: potjer · cbs · ai · 10 March 2020 · who led" }
    count(found: &str, all: usize) { "{found} van {all}", "{found} of {all}" }
    hit_of(at: usize, count: usize) { "treffer {at}/{count}", "hit {at}/{count}" }
    searching { "zoeken…", "searching…" }
    no_date { "datum onbekend", "date unknown" }
    too_small(width: u16, height: u16) {
        "Dit venster is te klein: minstens {width} bij {height} tekens.",
        "This window is too small: at least {width} by {height} characters."
    }
    key_space { "spatie", "space" }
    do_back { "terug", "back" }
    do_dismiss { "sluiten", "close" }
    do_to_list { "naar de lijst", "to the list" }
    do_quit { "stoppen", "quit" }
    do_suspend { "even naar de shell", "to the shell for a moment" }
    do_redraw { "scherm opnieuw tekenen", "redraw the screen" }
    do_help { "hulp", "help" }
    do_focus_box { "zoeken", "search" }
    do_focus_next { "volgend paneel", "next pane" }
    do_focus_previous { "vorig paneel", "previous pane" }
    do_read { "lezen", "read" }
    do_move_down { "omlaag", "down" }
    do_move_up { "omhoog", "up" }
    do_page_down { "pagina omlaag", "page down" }
    do_page_up { "pagina omhoog", "page up" }
    do_half_page_down { "halve pagina omlaag", "half a page down" }
    do_half_page_up { "halve pagina omhoog", "half a page up" }
    do_to_top { "naar het begin", "to the top" }
    do_to_bottom { "naar het eind", "to the bottom" }
    do_next_hit { "volgende treffer", "next hit" }
    do_previous_hit { "vorige treffer", "previous hit" }
    do_show_proofs { "waar feiten vandaan komen", "where facts come from" }
    proofs_title { "Waar de feiten vandaan komen", "Where the facts come from" }
    proof_why(reasons: &str) { "omdat: {reasons}", "because: {reasons}" }
    proof_given { "gegeven, niet uit een tekst gelezen", "given, not read from a text" }
    help_title { "Hulp", "Help" }
    help_close { "Esc sluit · j/k schuift", "Esc closes · j/k scrolls" }
    help_in_box { "In de zoekregel", "In the search line" }
    help_in_list { "In de lijst", "In the list" }
    help_in_text { "In de tekst", "In the text" }
    help_asking { "Vragen stellen", "Asking" }
    ask_number { "editie 99 bovenaan", "edition 99 on top" }
    ask_date { "een datum; ook maart 2020, 2020, 10-03-2020", "a date; also March 2020, 2020, 10-03-2020" }
    ask_name { "een naam, ook onvolledig of met een tikfout", "a name, even incomplete or misspelt" }
    ask_organisation { "een organisatie; zo ook gast: host: datum: nr:", "an organisation; likewise guest: host: date: nr:" }
    ask_theme { "een thema, ook met een ander woord ervoor", "a theme, also by another word for it" }
    ask_phrase { "woorden naast elkaar", "words next to each other" }
    ask_editing { "Ctrl-U wist de regel, Ctrl-W een woord, Ctrl-A/E naar begin/eind", "Ctrl-U clears the line, Ctrl-W a word, Ctrl-A/E to start/end" }
    ask_without { "zonder dat woord", "without that word" }
}

// What `search` says beside its hits.
messages! {
    help_explain { "Zegt hoe het antwoord tot stand kwam", "Tells how the answer came about" }
    help_save { "Bewaart de zoekvraag onder een naam; @NAAM vraagt haar later", "Saves the query under a name; @NAME asks it later" }
    help_forget { "Haalt een bewaarde zoekvraag weg", "Takes a saved query away" }
    help_saved { "Noemt de bewaarde zoekvragen", "Lists the saved queries" }
    query_saved(name: &str) { "bewaard: @{name}", "saved: @{name}" }
    query_forgotten(name: &str) { "weggehaald: @{name}", "taken away: @{name}" }
    no_such_query(name: &str) { "geen zoekvraag heet `{name}`", "no query is called `{name}`" }
    bad_query_name(name: &str) {
        "`{name}` kan geen naam zijn: letters, cijfers en streepjes, met een letter voorop",
        "`{name}` cannot be a name: letters, digits and hyphens, a letter first"
    }
    did_you_mean(query: &str) { "bedoelde u: {query}", "did you mean: {query}" }
    finds_alone(condition: &str, count: usize) { "{condition}: {count}", "{condition}: {count}" }
    without_condition(condition: &str, count: usize) { "zonder {condition}: {count}", "without {condition}: {count}" }
    explain_query { "vraag", "query" }
    explain_steps { "stappen (laag, gevonden, µs, gevraagd)", "steps (tier, found, µs, asked)" }
    explain_lines(count: usize, micros: u128) { "uitleg van {count} regels: {micros} µs", "explaining {count} rows: {micros} µs" }
    explain_hits { "resultaten (editie, laag, score, waarom)", "hits (edition, tier, score, why)" }
}

// What the query parser says.
messages! {
    note_field(typed: &str, known: &str) { "bedoelde u `{known}:`? `{typed}:` is geen veld", "did you mean `{known}:`? `{typed}:` is not a field" }
    note_date(typed: &str) { "`{typed}` wordt niet als tijd begrepen en vindt dus niets; wel bijvoorbeeld: 2020, maart 2020, q1 2023, 10-03-2020", "`{typed}` is not understood as a time, so it finds nothing; try 2020, March 2020, q1 2023, 10-03-2020" }
    note_number(typed: &str) { "`{typed}` is geen nummer; gezocht als tekst", "`{typed}` is not a number; searched as text" }
    note_keyword(typed: &str, known: &str) { "`{typed}` is onbekend; wel: {known}", "`{typed}` is not known; possible: {known}" }
    note_heading { "het nummer zegt welke editie; de rest van de kop telt niet mee", "the number says which edition; the rest of the heading is ignored" }
    note_parenthesis { "dit haakje sluit niets", "this parenthesis closes nothing" }
    note_operator(typed: &str) { "`{typed}` verbindt hier niets", "`{typed}` joins nothing here" }
    note_too_many { "te veel voorwaarden; de rest telt niet mee", "too many conditions; the rest is ignored" }
    line_full { "de regel is vol (4 KB); de rest is weggelaten", "the line is full (4 KB); the rest was left out" }
    leaving_refused { "zoveel toetsen tegelijk sluiten het programma niet; druk op q of Ctrl-C", "so many keys at once do not end the program; press q or Ctrl-C" }
    keys_dropped(count: usize) { "te veel toetsen tegelijk: {count} overgeslagen", "too many keys at once: {count} left out" }
    note_too_long { "een zoekvraag is hoogstens 4 KB; de rest telt niet mee", "a query is at most 4 KB; the rest is ignored" }
    note_saved(typed: &str) { "geen bewaarde zoekvraag heet `{typed}`", "no saved query is called `{typed}`" }
    chip_not { "niet", "not" }
}
