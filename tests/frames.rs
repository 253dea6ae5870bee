//! Screens as people see them: a plane of characters and, below it, a plane of styles.
//!
//! Styles: `B` bold, `R` reversed, `H`/`h` a hit (bold and underlined; small with colour), `U` the hit
//! one is at, `l` a name that leads somewhere, `c` label, `.` quiet, `i` unknown.

use reuring::locale::Lang;
use reuring::tui::Theme;

use crate::support::browser::Browser;

/// Every screen at every size in both languages, each with its styles in colour and without.
fn snapshot(name: &str, keys: &str) {
    for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 12), (20, 5)] {
        for lang in [Lang::Nl, Lang::En] {
            let [coloured, plain] = [true, false].map(|has_colour| {
                let theme = Theme::new(has_colour);
                let mut browser = Browser::with(width, height, lang, theme, "");
                (browser.press(keys).screen(), browser.styles())
            });
            assert_eq!(coloured.0, plain.0, "without colour the same is said");
            assert!(
                !plain.1.contains(['c', '.', 'h', '?']),
                "a colour is left:\n{}",
                plain.1
            );
            let rule = "═".repeat(usize::from(width));
            let planes = format!(
                "{}\n{rule}\n{}\n{rule}\n{}",
                coloured.0, coloured.1, plain.1
            );
            let code = if lang == Lang::Nl { "nl" } else { "en" };
            assert_frame(&format!("{name}-{width}x{height}-{code}"), &planes);
        }
    }
}

fn assert_frame(name: &str, planes: &str) {
    insta::with_settings!({ snapshot_path => "frames", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, planes);
    });
}

#[test]
fn the_start_lists_the_newest_first() {
    snapshot("start", "");
}

#[test]
fn a_query_shows_why_and_marks_the_hits() {
    snapshot("query", "krista kui");
}

#[test]
fn an_organisation_named_stands_above_the_editions() {
    snapshot("entity", "cbs");
}

#[test]
fn a_question_for_people_gets_a_table() {
    snapshot("table", "wie was vaker dan eens te gast<Down>");
}

#[test]
fn what_is_missing_is_said() {
    snapshot("missing", "wat ontbreekt er?");
}

#[test]
fn reading_starts_at_the_first_hit() {
    snapshot("reading", "deskundigheid<Enter>");
}

#[test]
fn the_list_with_the_keys_shows_its_own_hints() {
    snapshot("list", "europa<Esc>j");
}

#[test]
fn help_shows_the_live_keys() {
    snapshot("help", "<Esc>?");
}

#[test]
fn the_source_of_each_fact_is_shown_in_its_sentence() {
    snapshot("proofs", "99<Esc>b");
}

#[test]
fn nothing_found_says_so() {
    snapshot("nothing", "xyzzy");
}

#[test]
fn conditions_and_notes_stand_under_the_box() {
    snapshot("chips", "nr:veel thema:steden -europa jaar:2019.. ");
}

#[test]
fn candidates_stand_under_their_word() {
    snapshot("completion", "overheid org:min<Tab><Tab>");
}

#[test]
fn counts_over_the_result_have_bars_for_years() {
    snapshot("facets", "overheid<F3><Enter><Tab>");
}

#[test]
fn a_slip_says_what_the_rows_are_for() {
    snapshot("meant", "suzane potjre");
}

#[test]
fn nothing_found_says_which_condition_is_in_the_way() {
    snapshot("advice", "thema:europa qqqqqq ");
}

#[test]
fn a_persons_page_shows_every_appearance() {
    snapshot("person", "mommaas<F2>");
}

#[test]
fn an_organisations_page_shows_whom_it_sent() {
    snapshot("organisation", "uwv<F2>");
}

#[test]
fn a_themes_page_shows_whom_one_has_not_seen_for_long() {
    snapshot("theme", "defensie<F2>");
}

#[test]
fn a_list_of_people_is_narrowed_and_ordered() {
    snapshot("people", "<Esc>Psithema:europa");
}

#[test]
fn the_whole_is_shown_in_figures() {
    snapshot("stats", "<Esc>S");
}

#[test]
fn names_that_may_be_one_are_listed() {
    snapshot("same", "<Esc>:mogelijk possibly<Enter>");
}

#[test]
fn words_looked_for_are_marked_while_one_types() {
    snapshot("find", "99<Enter>/stad");
}

#[test]
fn reading_on_the_whole_screen_is_centred() {
    snapshot("full", "99<Enter>z<PageDown>");
}

#[test]
fn names_in_a_text_are_underlined_once_asked_for() {
    snapshot("names", "99<Enter><Tab><Tab>");
}

#[test]
fn the_copy_menu_lists_what_there_is() {
    snapshot("copy", "99<Enter>y");
}

#[test]
fn the_people_of_an_edition_are_a_menu() {
    snapshot("bench", "99<Enter>p");
}

#[test]
fn commands_are_a_menu() {
    snapshot("commands", "<Esc>:li");
}

#[test]
fn earlier_queries_are_a_menu() {
    snapshot("history", "europa<Esc>/<C-u>potjer<Esc><C-r>");
}

#[test]
fn a_list_of_editions_shows_its_notes() {
    snapshot(
        "shortlist",
        "99<Esc>m:aantekening note<Enter>vragen<Enter>M",
    );
}

#[test]
fn help_is_narrowed() {
    snapshot("help-narrowed", "<Esc>?/edit");
}

#[test]
fn related_editions_say_what_they_share() {
    snapshot("related", "99<Esc>v");
}
