//! The language of the interface.
//!
//! What users read comes from the one catalogue in [`Lang`]'s methods; documents and facts are
//! Dutch whatever the language.

#[macro_use]
mod messages;
mod answering;
mod counting;
mod covering;
mod importing;
mod mending;
mod reading;
mod record;
mod reviewing;
mod safety;
mod searching;
mod settings;
mod system;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Parses a language code or locale name such as `nl`, `nl_NL.UTF-8` or `en-GB`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Lang> {
        let language = code.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "nl" => Some(Lang::Nl),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// Returns the language of the environment: Dutch for a Dutch locale, English otherwise.
    ///
    /// POSIX order (`LC_ALL`, `LC_MESSAGES`, `LANG`); where those are silent the system is asked.
    #[must_use]
    pub fn of_environment() -> Lang {
        let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let set = variables
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        let locale = set.or_else(sys_locale::get_locale);
        locale
            .and_then(|name| Lang::parse(&name))
            .unwrap_or(Lang::En)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_from_codes_and_locale_names() {
        for (code, lang) in [
            ("nl", Some(Lang::Nl)),
            ("nl_NL.UTF-8", Some(Lang::Nl)),
            ("nl-BE", Some(Lang::Nl)),
            ("EN", Some(Lang::En)),
            ("fr_FR", None),
            ("", None),
        ] {
            assert_eq!(Lang::parse(code), lang, "{code}");
        }
    }
}
