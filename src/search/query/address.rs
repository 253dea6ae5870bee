//! Words by which people are addressed and what they hold, as people shorten it: no words of a name.

use crate::text::fold;

/// Says whether a word addresses somebody: `mevrouw`, `prof.`, `drs.`. Some are so only with their dot.
pub(super) fn is_form_of_address(word: &str) -> bool {
    let folded = fold(word);
    let bare = folded.trim_end_matches('.');
    let is_sure = matches!(
        bare,
        "mevrouw"
            | "mevr"
            | "mw"
            | "meneer"
            | "dhr"
            | "prof"
            | "dr"
            | "drs"
            | "ir"
            | "mr"
            | "mrs"
            | "jhr"
            | "mej"
            | "prof.dr"
            | "prof.mr"
            | "mr.dr"
            | "dr.ir"
            | "prof.dr.ir"
            | "professor.dr"
    );
    let needs_dot = || {
        folded.ends_with('.') && matches!(bare, "ing" | "ms" | "bc" | "ds" | "h" | "lic" | "gen")
    };
    is_sure || needs_dot()
}

/// Returns the office that people shorten so.
pub(super) fn office(word: &str) -> Option<&'static str> {
    Some(match fold(word.trim_end_matches('.')).as_str() {
        "sg" => "secretaris-generaal",
        "psg" => "plaatsvervangend secretaris-generaal",
        "dg" => "directeur-generaal",
        "pdg" => "plaatsvervangend directeur-generaal",
        "ig" => "inspecteur-generaal",
        "rvb" => "raad van bestuur",
        "rvt" => "raad van toezicht",
        "cdk" => "commissaris van de koning",
        "wnd" => "waarnemend",
        "vz" => "voorzitter",
        "hgl" => "hoogleraar",
        "plv" => "plaatsvervangend",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_address_are_known_with_their_dots() {
        for word in ["mevrouw", "Prof.", "drs.", "dhr", "prof.dr.", "ing."] {
            assert!(is_form_of_address(word), "{word}");
        }
        for word in ["ING", "jansen", "professor", "ms"] {
            assert!(!is_form_of_address(word), "{word}");
        }
    }
}
