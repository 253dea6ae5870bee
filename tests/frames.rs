//! Screens as people see them: a plane of characters and, below it, a plane of styles.
//!
//! Styles: `B` bold, `R` reversed, `H` a hit (bold and underlined), `U` the hit one is at, `l` a name that leads
//! somewhere, `.` dim, `i` unknown; small `b` and `a` are bold and underlined in the accent's colour.

use reuring::locale::Lang;
use reuring::tui::Theme;

use crate::support::browser::Browser;
use crate::support::screens;

/// Every screen at every size in both languages, each with its styles in colour and without.
fn snapshot(name: &str) {
    let keys = screens::keys(name);
    for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 12), (20, 5)] {
        for lang in [Lang::Nl, Lang::En] {
            let [coloured, plain] = [true, false].map(|has_colour| {
                let theme = Theme::new(has_colour);
                let mut browser = Browser::with(width, height, lang, theme, "");
                (browser.press(keys).screen(), browser.styles())
            });
            assert_eq!(coloured.0, plain.0, "without colour the same is said");
            assert!(
                !plain.1.contains(['a', 'b', '?']),
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
    snapshot("start");
}

#[test]
fn a_query_shows_why_and_marks_the_hits() {
    snapshot("query");
}

#[test]
fn an_organisation_named_stands_above_the_editions() {
    snapshot("entity");
}

#[test]
fn a_question_for_people_gets_a_table() {
    snapshot("table");
}

#[test]
fn what_is_missing_is_said() {
    snapshot("missing");
}

#[test]
fn reading_starts_at_the_first_hit() {
    snapshot("reading");
}

#[test]
fn the_list_with_the_keys_shows_its_own_hints() {
    snapshot("list");
}

#[test]
fn help_shows_the_live_keys() {
    snapshot("help");
}

#[test]
fn the_source_of_each_fact_is_shown_in_its_sentence() {
    snapshot("proofs");
}

#[test]
fn nothing_found_says_so() {
    snapshot("nothing");
}

#[test]
fn conditions_and_notes_stand_under_the_box() {
    snapshot("chips");
}

#[test]
fn candidates_stand_under_their_word() {
    snapshot("completion");
}

#[test]
fn counts_over_the_result_have_bars_for_years() {
    snapshot("facets");
}

#[test]
fn a_slip_says_what_the_rows_are_for() {
    snapshot("meant");
}

#[test]
fn nothing_found_says_which_condition_is_in_the_way() {
    snapshot("advice");
}

#[test]
fn a_persons_page_shows_every_appearance() {
    snapshot("person");
}

#[test]
fn an_organisations_page_shows_whom_it_sent() {
    snapshot("organisation");
}

#[test]
fn a_themes_page_shows_whom_one_has_not_seen_for_long() {
    snapshot("theme");
}

#[test]
fn a_list_of_people_is_narrowed_and_ordered() {
    snapshot("people");
}

#[test]
fn the_whole_is_shown_in_figures() {
    snapshot("stats");
}

#[test]
fn names_that_may_be_one_are_listed() {
    snapshot("same");
}

#[test]
fn words_looked_for_are_marked_while_one_types() {
    snapshot("find");
}

#[test]
fn reading_on_the_whole_screen_is_centred() {
    snapshot("full");
}

#[test]
fn names_in_a_text_are_underlined_once_asked_for() {
    snapshot("names");
}

#[test]
fn the_copy_menu_lists_what_there_is() {
    snapshot("copy");
}

#[test]
fn the_people_of_an_edition_are_a_menu() {
    snapshot("bench");
}

#[test]
fn commands_are_a_menu() {
    snapshot("commands");
}

#[test]
fn earlier_queries_are_a_menu() {
    snapshot("history");
}

#[test]
fn a_list_of_editions_shows_its_notes() {
    snapshot("shortlist");
}

#[test]
fn help_is_narrowed() {
    snapshot("help-narrowed");
}

/// An edition that is checked, at the sizes that matter for it.
fn checking(name: &str, keys: &str) {
    let desk = crate::checking::Desk::new();
    for (width, height) in [(80, 24), (120, 40), (40, 14)] {
        for lang in [Lang::Nl, Lang::En] {
            let [coloured, plain] = [true, false].map(|has_colour| {
                let mut browser = desk.browser(width, height, lang, has_colour);
                (browser.press(keys).screen(), browser.styles())
            });
            assert_eq!(coloured.0, plain.0, "without colour the same is said");
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

#[test]
fn an_edition_is_checked_beside_its_text() {
    checking("review", "7<Esc>ejj");
}

#[test]
fn the_choices_for_somebody_who_was_only_named_stand_below() {
    checking("review-named", "7<Esc>en");
}

#[test]
fn a_value_is_typed_in_its_place() {
    checking("review-edit", "7<Esc>e<Enter><C-u>9");
}

#[test]
fn related_editions_say_what_they_share() {
    snapshot("related");
}

#[test]
fn the_guest_list_for_a_mail_is_chosen_and_seen() {
    snapshot("guest-list");
}

#[test]
fn an_empty_line_offers_its_fields() {
    snapshot("fields");
}
