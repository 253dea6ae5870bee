//! How far apart two words are, in letters missing, extra, wrong or swapped.
//!
//! The distance of Damerau (1964) in its restricted form: a pair of letters that was swapped is not
//! changed again. Only distances up to a small limit are told apart, so that of the table just a band
//! along the diagonal is filled, as Ukkonen (1985) does.

/// More letters apart than this is another word.
pub const FARTHEST: usize = 2;

const BAND: usize = 2 * FARTHEST + 1;

/// Returns how far apart two folded words are, or `None` where it is more than `most` (at most
/// [`FARTHEST`]). Counts bytes: folded words are nearly always ASCII.
#[must_use]
pub fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let most = most.min(FARTHEST);
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // Cell `k` of row `i` holds the distance of the first i letters of a and the first i + k - FARTHEST of b.
    let far = FARTHEST + 1;
    let mut before = [far; BAND];
    let mut row = [far; BAND];
    for (k, cell) in row.iter_mut().enumerate().skip(FARTHEST) {
        *cell = k - FARTHEST;
    }
    for i in 1..=a.len() {
        let mut next = [far; BAND];
        let mut least = far;
        for k in 0..BAND {
            let Some(j) = (i + k).checked_sub(FARTHEST).filter(|j| *j <= b.len()) else {
                continue;
            };
            let mut best = row.get(k + 1).map_or(far, |up| up + 1);
            if j == 0 {
                best = best.min(i);
            } else {
                if k > 0 {
                    best = best.min(next[k - 1] + 1);
                }
                best = best.min(row[k] + usize::from(a[i - 1] != b[j - 1]));
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(before[k] + 1);
                }
            }
            next[k] = best;
            least = least.min(best);
        }
        if least > most {
            return None;
        }
        before = row;
        row = next;
    }
    let end = b.len() + FARTHEST - a.len();
    row.get(end).copied().filter(|found| *found <= most)
}

/// Says whether two folded words are at most `most` letters apart.
#[must_use]
pub fn is_near(a: &str, b: &str, most: usize) -> bool {
    distance(a.as_bytes(), b.as_bytes(), most).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_extra_wrong_and_swapped_letters_are_one_apart() {
        for (a, b, expected) in [
            ("potjer", "potjer", Some(0)),
            ("potjer", "poter", Some(1)),
            ("potjer", "pottjer", Some(1)),
            ("potjer", "podjer", Some(1)),
            ("potjer", "ptojer", Some(1)),
            ("potjer", "ptoje", Some(2)),
            ("potjer", "kuipers", None),
            ("", "ab", Some(2)),
            ("ab", "", Some(2)),
            ("", "", Some(0)),
            ("ca", "abc", None),
            ("abcdef", "badcfe", None),
            ("abcd", "badc", Some(2)),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes(), 2), expected, "{a} {b}");
            assert_eq!(distance(b.as_bytes(), a.as_bytes(), 2), expected, "{b} {a}");
        }
        assert_eq!(distance(b"potjer", b"ptoje", 1), None);
    }
}
