//! The one message catalogue: every text of the interface in both languages, side by side.
//!
//! A message is a method of [`Lang`], so a missing translation or argument does not compile.

use super::Lang;

/// Declares messages. Arguments may stand in braces in the texts.
macro_rules! messages {
    ($($name:ident $(($($arg:ident: $kind:ty),+))? { $nl:literal, $en:literal })+) => {
        impl Lang {
            $(
                #[doc = concat!("“", $en, "”, or in Dutch “", $nl, "”.")]
                #[must_use]
                pub fn $name(self $(, $($arg: $kind),+)?) -> String {
                    match self {
                        Lang::Nl => format!($nl),
                        Lang::En => format!($en),
                    }
                }
            )+
        }
    };
}

messages! {
    unknown { "onbekend", "unknown" }
}
