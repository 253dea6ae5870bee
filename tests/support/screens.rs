//! Every screen by name, with the keys that lead to it: for frames, contrast and contact sheets.

/// The screens, each from the start.
pub(crate) const SCREENS: [(&str, &str); 34] = [
    ("start", ""),
    ("query", "krista kui"),
    ("entity", "cbs"),
    ("table", "wie was vaker dan eens te gast<Down>"),
    ("missing", "wat ontbreekt er?"),
    ("reading", "deskundigheid<Enter>"),
    ("list", "europa<Esc>j"),
    ("help", "<Esc>?"),
    ("proofs", "99<Esc>b"),
    ("nothing", "xyzzy"),
    ("chips", "nr:veel thema:steden -europa jaar:2019.. "),
    ("completion", "overheid org:min<Tab><Tab>"),
    ("facets", "overheid<F3><Enter><Tab>"),
    ("meant", "suzane potjre"),
    ("advice", "thema:europa qqqqqq "),
    ("person", "mommaas<F2>"),
    ("organisation", "uwv<F2>"),
    ("theme", "defensie<F2>"),
    ("people", "<Esc>Psithema:europa"),
    ("stats", "<Esc>S"),
    ("same", "<Esc>:mogelijk possibly<Enter>"),
    ("find", "99<Enter>/stad"),
    ("full", "99<Enter>z<PageDown>"),
    ("names", "99<Enter><Tab><Tab>"),
    ("copy", "99<Enter>y"),
    ("bench", "99<Enter>p"),
    ("commands", "<Esc>:li"),
    ("history", "europa<Esc>/<C-u>potjer<Esc><C-r>"),
    (
        "shortlist",
        "99<Esc>m:aantekening note<Enter>vragen<Enter>M",
    ),
    ("guest-list", "99<Enter>w"),
    ("fields", "<Tab>"),
    ("help-narrowed", "<Esc>?/edit"),
    ("related", "99<Esc>v"),
    ("checking", "99<Esc>e"),
];

/// Returns the keys that lead to a screen.
pub(crate) fn keys(name: &str) -> &'static str {
    let known = SCREENS.iter().find(|(known, _)| *known == name);
    known.expect("a screen of the table").1
}
