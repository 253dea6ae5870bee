//! Numbers with their noun, one and many told apart.

use super::Lang;

impl Lang {
    fn counted(self, count: usize, dutch: [&str; 2], english: [&str; 2]) -> String {
        let [one, many] = match self {
            Lang::Nl => dutch,
            Lang::En => english,
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }

    /// Returns so many editions in words: `1 editie`, `30 editions`.
    #[must_use]
    pub fn editions(self, count: usize) -> String {
        self.counted(count, ["editie", "edities"], ["edition", "editions"])
    }

    /// Returns so many hits in words.
    #[must_use]
    pub fn hits(self, count: usize) -> String {
        self.counted(count, ["treffer", "treffers"], ["hit", "hits"])
    }

    /// Returns so many names in words.
    #[must_use]
    pub fn names(self, count: usize) -> String {
        self.counted(count, ["naam", "namen"], ["name", "names"])
    }

    /// Returns how long ago that is.
    #[must_use]
    pub fn years_ago(self, years: i16) -> String {
        let count = usize::try_from(years).unwrap_or(0);
        self.counted(count, ["jaar geleden"; 2], ["year ago", "years ago"])
    }

    /// Says what was written to a file: so many editions, or a page.
    #[must_use]
    pub fn exported(self, editions: Option<usize>, path: &str) -> String {
        let what = match editions {
            Some(count) => self.editions(count),
            None => self.copy_page(),
        };
        self.written_to(&what, path)
    }
}

messages! {
    written_to(what: &str, path: &str) { "{what} geschreven naar {path}", "{what} written to {path}" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_many_are_told_apart() {
        assert_eq!(Lang::Nl.editions(1), "1 editie");
        assert_eq!(Lang::Nl.editions(30), "30 edities");
        assert_eq!(Lang::En.years_ago(1), "1 year ago");
        assert_eq!(Lang::En.years_ago(6), "6 years ago");
        assert_eq!(Lang::Nl.years_ago(6), "6 jaar geleden");
        assert_eq!(Lang::En.hits(0), "0 hits");
    }
}
