//! The number of an edition as one word.

/// Reads `99`, `#99`, `99e`, `99ste` or `102de`.
pub(super) fn number(value: &str) -> Option<u32> {
    let value = value.strip_prefix('#').unwrap_or(value);
    let digits = value.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = value.get(digits.len()..)?;
    let is_number = matches!(ending, "" | "e" | "ste" | "de") && digits.len() <= 6;
    digits
        .parse()
        .ok()
        .filter(|_| is_number && digits.bytes().all(|b| b.is_ascii_digit()))
}
