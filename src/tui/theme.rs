//! Styles by meaning: three strengths of ink and one accent.
//!
//! Text has the terminal's own foreground, the line that matters is bold, and lines between panes are dim, which
//! nobody has to read. No meaning hangs on a colour, and bright black is never used: Solarized Dark draws it in the
//! background's colour. Cyan, green and red are all too pale on one of the common palettes, so the accent has a
//! colour only where the background is known to be dark or light.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Theme {
    accent: Option<Color>,
}

impl Theme {
    /// The names of the themes in the settings.
    pub const NAMES: [&'static str; 3] = ["plain", "dark", "light"];

    /// The theme for any background: without colour.
    pub const PLAIN: Theme = Theme { accent: None };
    /// The theme for a dark background.
    pub const DARK: Theme = Theme {
        accent: Some(Color::LightCyan),
    };
    /// The theme for a light background.
    pub const LIGHT: Theme = Theme {
        accent: Some(Color::Blue),
    };

    /// Returns the theme that the settings name: `plain`, `dark` or `light`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "plain" => Some(Theme::PLAIN),
            "dark" => Some(Theme::DARK),
            "light" => Some(Theme::LIGHT),
            _ => None,
        }
    }

    /// Returns the theme for this environment: without colour where `NO_COLOR` is set (<https://no-color.org>), the
    /// one of the settings, or the one for the background that the terminal names in `COLORFGBG`.
    #[must_use]
    pub fn of_environment(chosen: Option<Theme>) -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if is_set("NO_COLOR") {
            return Theme::PLAIN;
        }
        let background = || Theme::on_background(&std::env::var("COLORFGBG").unwrap_or_default());
        chosen.unwrap_or_else(background)
    }

    /// Returns the theme for the background of `COLORFGBG`, such as `15;0`: black and the dark colours, or white.
    fn on_background(value: &str) -> Self {
        let (_, background) = value.rsplit_once(';').unwrap_or_default();
        match background.parse::<u8>() {
            Ok(0..=6 | 8) => Theme::DARK,
            Ok(7 | 9..=15) => Theme::LIGHT,
            Ok(_) | Err(_) => Theme::PLAIN,
        }
    }

    /// Returns a theme with or without colour.
    #[must_use]
    pub fn new(has_colour: bool) -> Self {
        if has_colour {
            Theme::DARK
        } else {
            Theme::PLAIN
        }
    }

    fn accented(self, style: Style) -> Style {
        match self.accent {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }

    /// Plain text.
    #[must_use]
    pub fn text(self) -> Style {
        Style::new()
    }

    /// The line that matters: a title, a heading, what was done.
    #[must_use]
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Labels of facts and reasons.
    #[must_use]
    pub fn label(self) -> Style {
        self.text()
    }

    /// A key to press.
    #[must_use]
    pub fn key(self) -> Style {
        self.accented(self.heading())
    }

    /// Counts and remarks: they must be read, so they are no paler than text.
    #[must_use]
    pub fn quiet(self) -> Style {
        self.text()
    }

    /// Lines between panes and marks that say nothing: what nobody has to read.
    #[must_use]
    pub fn line(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// What is unknown.
    #[must_use]
    pub fn unknown(self) -> Style {
        Style::new().add_modifier(Modifier::ITALIC)
    }

    /// A place where the query stands.
    #[must_use]
    pub fn hit(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// The hit one is at.
    #[must_use]
    pub fn current_hit(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    /// A name that leads to a page.
    #[must_use]
    pub fn link(self) -> Style {
        self.accented(Style::new().add_modifier(Modifier::UNDERLINED))
    }

    /// The name one is at.
    #[must_use]
    pub fn current_link(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The selected row of the pane that has the keys.
    #[must_use]
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The selected row while another pane has the keys.
    #[must_use]
    pub fn selected_elsewhere(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What went wrong.
    #[must_use]
    pub fn error(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accent_has_a_colour_only_where_the_background_is_known() {
        for (value, theme) in [
            ("15;0", Theme::DARK),
            ("12;8", Theme::DARK),
            ("0;15", Theme::LIGHT),
            ("0;default;15", Theme::LIGHT),
            ("15;default", Theme::PLAIN),
            ("15;99", Theme::PLAIN),
            ("", Theme::PLAIN),
        ] {
            assert_eq!(Theme::on_background(value), theme, "{value}");
        }
    }

    #[test]
    fn every_theme_of_the_settings_has_a_name() {
        for name in Theme::NAMES {
            assert!(Theme::named(name).is_some(), "{name}");
        }
        assert_eq!(Theme::named("fel"), None);
    }
}
