//! Styles by meaning. Colours are the terminal's own sixteen, and none carries a meaning alone.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    has_colour: bool,
}

impl Theme {
    /// Returns the theme for this environment: without colour where `NO_COLOR` is set
    /// (<https://no-color.org>).
    #[must_use]
    pub fn of_environment() -> Self {
        Theme {
            has_colour: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }

    /// Returns a theme with or without colour.
    #[must_use]
    pub fn new(has_colour: bool) -> Self {
        Theme { has_colour }
    }

    fn colour(self, style: Style, colour: Color) -> Style {
        if self.has_colour {
            style.fg(colour)
        } else {
            style
        }
    }

    /// Plain text.
    #[must_use]
    pub fn text(self) -> Style {
        Style::new()
    }

    /// Headings and titles.
    #[must_use]
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Labels of facts, reasons, names of keys.
    #[must_use]
    pub fn label(self) -> Style {
        self.colour(Style::new(), Color::Cyan)
    }

    /// Lines between panes, counts and remarks.
    #[must_use]
    pub fn quiet(self) -> Style {
        self.colour(Style::new(), Color::DarkGray)
    }

    /// What is unknown.
    #[must_use]
    pub fn unknown(self) -> Style {
        self.quiet().add_modifier(Modifier::ITALIC)
    }

    /// A place where the query stands.
    #[must_use]
    pub fn hit(self) -> Style {
        self.colour(
            Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Color::Yellow,
        )
    }

    /// The hit one is at.
    #[must_use]
    pub fn current_hit(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    /// A name that leads to a page.
    #[must_use]
    pub fn link(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
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
        self.colour(Style::new().add_modifier(Modifier::BOLD), Color::Red)
    }
}
