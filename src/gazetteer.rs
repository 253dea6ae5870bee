//! Gazetteer files: what organisations and themes are called, and by what other names.
//!
//! Facts carry the canonical name; the index knows all names, so that `bzk` finds the ministry
//! spelled out. The files are data (`data/organisations.toml`, `data/themes.toml`), read once.

use std::hash::BuildHasher;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::Deserialize;
use thiserror::Error;
use xxhash_rust::xxh3::Xxh3;

use crate::text::fold;

/// What is known of organisations and themes.
#[derive(Debug, Default)]
pub struct Gazetteer {
    organisations: Vec<Organisation>,
    themes: Vec<Theme>,
    organisation_by_name: FxHashMap<String, usize>,
    theme_by_name: FxHashMap<String, usize>,
    /// The themes that are part of each theme.
    parts: Vec<Vec<usize>>,
    /// The first two words of all names of organisations, see [`Gazetteer::may_name_organisation`].
    openings: FxHashSet<u64>,
}

/// An organisation with all its names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The canonical name.
    pub name: String,
    /// What sort of organisation it is, such as `ministry` or `municipality`.
    pub kind: String,
    /// Abbreviations in use.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// What it was called before.
    #[serde(default)]
    pub former_names: Vec<String>,
    /// Further spellings by which pages name it.
    #[serde(default)]
    pub other_names: Vec<String>,
}

/// A theme with the words that mean it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The canonical name.
    pub name: String,
    /// Words that mean the same, or so nearly that who uses them looks for this: use-for, an alternative label in SKOS.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// Names of the themes it is a part of. What is part of it follows from the others.
    #[serde(default)]
    pub broader: Vec<String>,
}

/// A gazetteer file that cannot be used.
#[derive(Debug, Error)]
pub enum GazetteerError {
    /// The file is not the TOML expected.
    #[error("gazetteer file cannot be read: {0}")]
    Syntax(#[from] toml::de::Error),
    /// One name would mean two things.
    #[error("`{name}` names both `{first}` and `{second}`")]
    Ambiguous {
        /// The name.
        name: String,
        /// The entry that had it first.
        first: String,
        /// The entry that has it too.
        second: String,
    },
}

#[derive(Deserialize)]
struct OrganisationFile {
    organisation: Vec<Organisation>,
}

#[derive(Deserialize)]
struct ThemeFile {
    theme: Vec<Theme>,
}

impl Organisation {
    /// Returns all names but the canonical one.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        let names = self
            .abbreviations
            .iter()
            .chain(&self.former_names)
            .chain(&self.other_names);
        names.map(String::as_str)
    }
}

impl Gazetteer {
    /// Returns the gazetteer files the program carries.
    ///
    /// A test keeps them readable; should they not be, the program goes on without other names.
    #[must_use]
    pub fn bundled() -> &'static Gazetteer {
        static BUNDLED: LazyLock<Gazetteer> = LazyLock::new(|| {
            let organisations = include_str!("../data/organisations.toml");
            let themes = include_str!("../data/themes.toml");
            Gazetteer::parse(organisations, themes).unwrap_or_default()
        });
        &BUNDLED
    }

    /// Returns a digest of the files the program carries: other names read pages otherwise.
    #[must_use]
    pub fn bundled_digest() -> String {
        let mut hasher = Xxh3::new();
        hasher.update(include_bytes!("../data/organisations.toml"));
        hasher.update(include_bytes!("../data/themes.toml"));
        format!("{:016x}", hasher.digest())
    }

    /// Parses the two files.
    ///
    /// # Errors
    ///
    /// Text that is not the TOML expected, and names that belong to two entries.
    pub fn parse(organisations: &str, themes: &str) -> Result<Self, GazetteerError> {
        let organisations = toml::from_str::<OrganisationFile>(organisations)?.organisation;
        let themes = toml::from_str::<ThemeFile>(themes)?.theme;
        let organisation_by_name = index(
            organisations
                .iter()
                .map(|one| (one.name.as_str(), one.aliases())),
        )?;
        let theme_by_name = index(
            themes
                .iter()
                .map(|one| (one.name.as_str(), one.synonyms.iter().map(String::as_str))),
        )?;
        let mut parts = vec![Vec::new(); themes.len()];
        for (at, theme) in themes.iter().enumerate() {
            let wholes = theme.broader.iter().map(|name| lookup_key(name));
            for whole in wholes.filter_map(|name| theme_by_name.get(&name)) {
                parts
                    .get_mut(*whole)
                    .into_iter()
                    .for_each(|parts: &mut Vec<usize>| parts.push(at));
            }
        }
        let openings = organisation_by_name.keys().filter_map(|name| opening(name));
        Ok(Gazetteer {
            openings: openings.collect(),
            organisations,
            themes,
            organisation_by_name,
            theme_by_name,
            parts,
        })
    }

    /// Returns the organisation that goes by `name`, whatever its case and accents.
    #[must_use]
    pub fn organisation(&self, name: &str) -> Option<&Organisation> {
        self.organisations
            .get(*self.organisation_by_name.get(&lookup_key(name))?)
    }

    /// Says whether the name of an organisation may begin anywhere in `text`. Only `false` is certain.
    #[must_use]
    pub fn may_name_organisation(&self, text: &str) -> bool {
        let folded = fold(text);
        let mut rest = folded.as_str();
        while let Some((first, behind)) = first_word(rest) {
            let second = first_word(behind).map(|(second, _)| second);
            let is_opening = |second| self.openings.contains(&hash(first, second));
            if is_opening(None) || (second.is_some() && is_opening(second)) {
                return true;
            }
            rest = behind;
        }
        false
    }

    /// Returns the theme that goes by `name`, whatever its case and accents.
    #[must_use]
    pub fn theme(&self, name: &str) -> Option<&Theme> {
        self.themes.get(*self.theme_by_name.get(&lookup_key(name))?)
    }

    /// Returns a theme and all that is part of it.
    pub fn family<'a>(&'a self, theme: &'a Theme) -> impl Iterator<Item = &'a Theme> {
        let at = self.theme_by_name.get(&lookup_key(&theme.name));
        let parts = at.and_then(|at| self.parts.get(*at));
        let parts = parts
            .into_iter()
            .flatten()
            .filter_map(|at| self.themes.get(*at));
        std::iter::once(theme).chain(parts)
    }

    /// Returns the themes that a theme is a part of.
    pub fn broader<'a>(&'a self, theme: &'a Theme) -> impl Iterator<Item = &'a Theme> {
        theme.broader.iter().filter_map(|name| self.theme(name))
    }

    /// Returns all organisations, in the order of the file.
    #[must_use]
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// Returns all themes, in the order of the file.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }
}

/// Folds a name for comparing: case, accents, quotes and blanks do not count.
fn lookup_key(name: &str) -> String {
    let folded = fold(name);
    let is_tidy = !folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  ");
    if is_tidy && !folded.contains(|c: char| c.is_whitespace() && c != ' ') {
        return folded;
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the hash of the words that a folded name begins with.
fn opening(name: &str) -> Option<u64> {
    let (first, rest) = first_word(name)?;
    Some(hash(first, first_word(rest).map(|(second, _)| second)))
}

fn hash(first: &str, second: Option<&str>) -> u64 {
    FxBuildHasher.hash_one((first, second))
}

/// Divides a text behind its first run of letters and digits.
fn first_word(text: &str) -> Option<(&str, &str)> {
    let start = text.find(char::is_alphanumeric)?;
    let word = text.get(start..)?;
    let end = word.find(|c: char| !c.is_alphanumeric());
    Some(word.split_at(end.unwrap_or(word.len())))
}

fn index<'a, Aliases>(
    entries: impl Iterator<Item = (&'a str, Aliases)>,
) -> Result<FxHashMap<String, usize>, GazetteerError>
where
    Aliases: Iterator<Item = &'a str>,
{
    let mut by_name: FxHashMap<String, (usize, &str)> = FxHashMap::default();
    for (at, (canonical, aliases)) in entries.enumerate() {
        for name in std::iter::once(canonical).chain(aliases) {
            let (first_at, first) = *by_name.entry(lookup_key(name)).or_insert((at, canonical));
            if first_at != at {
                return Err(GazetteerError::Ambiguous {
                    name: name.to_owned(),
                    first: first.to_owned(),
                    second: canonical.to_owned(),
                });
            }
        }
    }
    Ok(by_name
        .into_iter()
        .map(|(name, (at, _))| (name, at))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORGANISATIONS: &str = r#"
        [[organisation]]
        name = "Centraal Bureau voor de Statistiek"
        kind = "agency"
        abbreviations = ["CBS"]
    "#;
    const THEMES: &str = r#"
        [[theme]]
        name = "kunstmatige intelligentie"
        synonyms = ["AI"]
    "#;

    #[test]
    fn the_bundled_files_are_readable_and_no_name_means_two_things() {
        let organisations = include_str!("../data/organisations.toml");
        let themes = include_str!("../data/themes.toml");
        let gazetteer = Gazetteer::parse(organisations, themes).expect("the bundled files parse");
        assert!(gazetteer.organisations().len() > 100);
        assert!(gazetteer.themes().len() > 50);
    }

    #[test]
    fn an_organisation_is_found_by_any_of_its_names_in_any_case() {
        let gazetteer = Gazetteer::parse(ORGANISATIONS, THEMES).expect("the sample parses");
        for name in ["cbs", "CBS", "Centraal  bureau voor de statistiek"] {
            let found = gazetteer.organisation(name).map(|one| one.name.as_str());
            assert_eq!(found, Some("Centraal Bureau voor de Statistiek"), "{name}");
        }
        assert_eq!(gazetteer.organisation("RIVM"), None);
    }

    #[test]
    fn a_text_with_the_name_of_an_organisation_is_never_passed_over() {
        let gazetteer = Gazetteer::bundled();
        for one in gazetteer.organisations() {
            for name in std::iter::once(one.name.as_str()).chain(one.aliases()) {
                let text = format!("werkzaam bij de ({name}) te Zwolle");
                assert!(gazetteer.may_name_organisation(&text), "{text}");
            }
        }
        assert!(!gazetteer.may_name_organisation("Ada van den Bos"));
    }

    #[test]
    fn a_theme_is_found_by_a_synonym() {
        let gazetteer = Gazetteer::parse(ORGANISATIONS, THEMES).expect("the sample parses");
        assert_eq!(
            gazetteer.theme("ai").map(|one| one.name.as_str()),
            Some("kunstmatige intelligentie")
        );
    }

    #[test]
    fn a_name_of_two_organisations_is_refused_by_name() {
        let twice = format!(
            "{ORGANISATIONS}\n[[organisation]]\nname = \"Ander\"\nkind = \"other\"\nabbreviations = [\"cbs\"]"
        );
        let error = Gazetteer::parse(&twice, THEMES).expect_err("an ambiguous name");
        assert_eq!(
            error.to_string(),
            "`cbs` names both `Centraal Bureau voor de Statistiek` and `Ander`"
        );
    }
}
