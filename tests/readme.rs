//! The screen in the README is the screen of the program.

use reuring::locale::Lang;

use crate::support::browser::Browser;
use crate::support::sealed::project;

const BEFORE: &str = "<!-- screen: drawn by tests/readme.rs -->\n```text\n";
const AFTER: &str = "```\n<!-- end of screen -->";

#[test]
fn the_screen_in_the_readme_is_what_the_program_draws() {
    let path = project().join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the README");
    let (before, rest) = readme.split_once(BEFORE).expect("the place of the screen");
    let (written, after) = rest.split_once(AFTER).expect("the end of the screen");
    let drawn = Browser::new(104, 28, Lang::Nl)
        .press("krista kuipers<Enter>")
        .screen()
        + "\n";
    if std::env::var_os("REURING_BLESS").is_some() {
        std::fs::write(&path, format!("{before}{BEFORE}{drawn}{AFTER}{after}")).expect("written");
    } else {
        assert!(
            written == drawn,
            "the screen has changed:\n{drawn}\nREURING_BLESS=1 cargo test readme writes it anew"
        );
    }
}
