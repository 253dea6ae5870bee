//! Screens as people see them: a plane of characters and, below it, a plane of styles.
//!
//! Styles: `B` bold, `R` reversed, `H`/`h` a hit (bold and underlined; small with colour), `U` the hit
//! one is at, `l` a name that leads somewhere, `c` label, `.` quiet, `i` unknown.

use reuring::locale::Lang;
use reuring::tui::Theme;

use crate::support::browser::Browser;

/// Every screen at every size; at the smaller ones in both languages.
fn snapshot(name: &str, keys: &str) {
    for (width, height) in [(80, 24), (120, 40), (40, 12), (20, 5)] {
        for lang in [Lang::Nl, Lang::En] {
            let planes = Browser::new(width, height, lang).press(keys).planes();
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
fn without_colour_everything_still_shows() {
    let planes = Browser::with(80, 24, Lang::Nl, Theme::new(false), "99").planes();
    let styles = planes.rsplit('═').next().unwrap_or_default();
    assert!(
        styles.contains('B') && styles.contains('H'),
        "emphasis stays:\n{styles}"
    );
    assert!(
        !styles.contains(['c', '.', 'h', '?']),
        "a colour is left:\n{styles}"
    );
    assert_frame("no-colour-80x24-nl", &planes);
}
