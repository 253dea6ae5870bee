//! The colours of terminals that people have, for measuring contrast and for drawing contact sheets.

use ratatui::style::Color;

/// A palette: foreground and background of the terminal, and its sixteen colours.
pub(crate) struct Palette {
    pub(crate) name: &'static str,
    pub(crate) text: u32,
    pub(crate) background: u32,
    pub(crate) colours: [u32; 16],
}

const TANGO: [u32; 16] = [
    0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753,
    0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
];
const SOLARIZED: [u32; 16] = [
    0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36,
    0xcb4b16, 0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
];

const fn palette(
    name: &'static str,
    (text, background): (u32, u32),
    colours: [u32; 16],
) -> Palette {
    Palette {
        name,
        text,
        background,
        colours,
    }
}

pub(crate) const PALETTES: [Palette; 10] = [
    palette(
        "xterm",
        (0xffffff, 0x000000),
        [
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
            0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
        ],
    ),
    palette(
        "Linux console",
        (0xaaaaaa, 0x000000),
        [
            0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
            0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
        ],
    ),
    palette("Tango dark", (0xd3d7cf, 0x2e3436), TANGO),
    palette("Tango light", (0x2e3436, 0xeeeeec), TANGO),
    palette("Solarized dark", (0x839496, 0x002b36), SOLARIZED),
    palette("Solarized light", (0x657b83, 0xfdf6e3), SOLARIZED),
    palette(
        "Gruvbox",
        (0xebdbb2, 0x282828),
        [
            0x282828, 0xcc241d, 0x98971a, 0xd79921, 0x458588, 0xb16286, 0x689d6a, 0xa89984,
            0x928374, 0xfb4934, 0xb8bb26, 0xfabd2f, 0x83a598, 0xd3869b, 0x8ec07c, 0xebdbb2,
        ],
    ),
    palette(
        "Nord",
        (0xd8dee9, 0x2e3440),
        [
            0x3b4252, 0xbf616a, 0xa3be8c, 0xebcb8b, 0x81a1c1, 0xb48ead, 0x88c0d0, 0xe5e9f0,
            0x4c566a, 0xbf616a, 0xa3be8c, 0xebcb8b, 0x81a1c1, 0xb48ead, 0x8fbcbb, 0xeceff4,
        ],
    ),
    palette(
        "Dracula",
        (0xf8f8f2, 0x282a36),
        [
            0x21222c, 0xff5555, 0x50fa7b, 0xf1fa8c, 0xbd93f9, 0xff79c6, 0x8be9fd, 0xf8f8f2,
            0x6272a4, 0xff6e6e, 0x69ff94, 0xffffa5, 0xd6acff, 0xff92df, 0xa4ffff, 0xffffff,
        ],
    ),
    palette(
        "Campbell",
        (0xcccccc, 0x0c0c0c),
        [
            0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
            0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
        ],
    ),
];

impl Palette {
    /// Returns a colour of a cell as this palette draws it.
    pub(crate) fn drawn(&self, colour: Color, default: u32) -> u32 {
        let named = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        let at = named.iter().position(|known| *known == colour);
        at.map_or(default, |at| self.colours[at])
    }
}
