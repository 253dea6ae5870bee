//! Brackets and quotations that are opened and not yet closed.

/// Says whether a bracket or a quotation is still open at the end.
pub(super) fn is_open(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    count('(') > count(')') || count('‘') > count('’') || count('“') > count('”')
}

/// Returns where the bracket before `rest` is closed, or the end.
pub(super) fn closing(rest: &str) -> usize {
    let mut depth = 1;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_within_brackets_are_closed_in_turn() {
        assert_eq!(closing("lid (tot 2020)) en"), 14);
        assert_eq!(closing("lid (tot"), 8);
        assert!(is_open("lid (tot") && is_open("de ‘Dijk") && !is_open("de ‘Dijk’ (oud)"));
    }
}
