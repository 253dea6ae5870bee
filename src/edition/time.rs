//! A time of day in hours and minutes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A local time of day, written `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClockTime {
    hour: u8,
    minute: u8,
}

/// A time of day that is none.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a time of day written as HH:MM")]
pub struct ClockTimeError(String);

impl ClockTime {
    /// Returns the time of `hour` (0–23) and `minute` (0–59), or `None` beyond those.
    #[must_use]
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(ClockTime { hour, minute })
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for ClockTime {
    type Err = ClockTimeError;

    /// Parses `16:30`, `16.30` or `9:05`.
    fn from_str(text: &str) -> Result<Self, ClockTimeError> {
        let parts = text.trim().split_once([':', '.']);
        let parsed = parts.and_then(|(hour, minute)| {
            let two_digits = minute.len() == 2;
            two_digits
                .then(|| ClockTime::new(hour.parse().ok()?, minute.parse().ok()?))
                .flatten()
        });
        parsed.ok_or_else(|| ClockTimeError(text.to_owned()))
    }
}

impl TryFrom<String> for ClockTime {
    type Error = ClockTimeError;

    fn try_from(text: String) -> Result<Self, ClockTimeError> {
        text.parse()
    }
}

impl From<ClockTime> for String {
    fn from(time: ClockTime) -> String {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_a_colon_or_a_full_stop() {
        for text in ["16:30", "16.30"] {
            assert_eq!(
                text.parse::<ClockTime>().map(|time| time.to_string()),
                Ok("16:30".to_owned())
            );
        }
    }

    #[test]
    fn what_is_no_time_is_refused_with_its_words() {
        for text in ["24:00", "12:60", "12", "12:5", "a:bc", ""] {
            assert_eq!(
                text.parse::<ClockTime>(),
                Err(ClockTimeError(text.to_owned())),
                "{text}"
            );
        }
    }
}
