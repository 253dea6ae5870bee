//! When to ask again, and how fast to ask: functions of numbers, without a clock.

use std::time::Duration;

use jiff::fmt::rfc2822;

/// How often something is asked before one gives up.
const ATTEMPTS: u32 = 5;

/// The wait after the first failure; it doubles with each.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// The longest wait that a site may ask for. Who asks for more is left alone.
const LONGEST_WAIT: Duration = Duration::from_mins(2);

/// What to do after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Ask again after so long.
    Again(Duration),
    /// Stop: it failed too often.
    GiveUp,
    /// Stop: the site asks for a wait longer than one takes.
    Later(Duration),
}

impl Verdict {
    /// Decides after the failure of an attempt, numbered from 1; `asked` is the wait the site asks for.
    #[must_use]
    pub fn after(attempt: u32, asked: Option<Duration>) -> Verdict {
        if attempt >= ATTEMPTS {
            return Verdict::GiveUp;
        }
        match asked {
            Some(wait) if wait > LONGEST_WAIT => Verdict::Later(wait),
            Some(wait) => Verdict::Again(wait),
            None => Verdict::Again(FIRST_WAIT * 2_u32.pow(attempt.saturating_sub(1).min(6))),
        }
    }
}

/// Says whether a status means that the same request may succeed later.
pub(super) fn may_pass(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500..=599)
}

/// Reads `Retry-After`: seconds, or a moment, which is held against the moment of the answer
/// (RFC 9110, 10.2.3).
pub(super) fn retry_after(value: Option<&str>, answered: Option<&str>) -> Option<Duration> {
    let value = value?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = rfc2822::parse(value).ok()?.timestamp();
    let answered = rfc2822::parse(answered?.trim()).ok()?.timestamp();
    let seconds = until.as_second() - answered.as_second();
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

/// How fast one asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    gap: Duration,
}

impl Pace {
    /// At most so many requests a second; at least one.
    #[must_use]
    pub fn per_second(rate: u32) -> Self {
        Pace {
            gap: Duration::from_secs(1) / rate.max(1),
        }
    }

    /// Returns how long to wait at `now`, when the request before started at `last`.
    #[must_use]
    pub fn wait(self, last: Option<Duration>, now: Duration) -> Duration {
        last.map_or(Duration::ZERO, |last| (last + self.gap).saturating_sub(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn waits_double_and_end() {
        for (attempt, asked, expected) in [
            (1, None, Verdict::Again(seconds(1))),
            (2, None, Verdict::Again(seconds(2))),
            (4, None, Verdict::Again(seconds(8))),
            (5, None, Verdict::GiveUp),
            (1, Some(seconds(0)), Verdict::Again(seconds(0))),
            (2, Some(seconds(30)), Verdict::Again(seconds(30))),
            (1, Some(seconds(3_600)), Verdict::Later(seconds(3_600))),
            (5, Some(seconds(1)), Verdict::GiveUp),
        ] {
            assert_eq!(
                Verdict::after(attempt, asked),
                expected,
                "{attempt} {asked:?}"
            );
        }
    }

    #[test]
    fn only_what_may_pass_is_asked_again() {
        let passing: Vec<u16> = [200, 304, 400, 401, 403, 404, 408, 410, 429, 500, 503, 520]
            .into_iter()
            .filter(|status| may_pass(*status))
            .collect();
        assert_eq!(passing, [408, 429, 500, 503, 520]);
    }

    #[test]
    fn the_wait_a_site_asks_for_is_seconds_or_a_moment() {
        let answered = Some("Sat, 21 Nov 2026 19:06:34 GMT");
        for (value, expected) in [
            (Some("7"), Some(seconds(7))),
            (Some("Sat, 21 Nov 2026 19:07:04 GMT"), Some(seconds(30))),
            (Some("Sat, 21 Nov 2026 19:00:00 GMT"), Some(seconds(0))),
            (Some("straks"), None),
            (None, None),
        ] {
            assert_eq!(retry_after(value, answered), expected, "{value:?}");
        }
        assert_eq!(
            retry_after(Some("Sat, 21 Nov 2026 19:07:04 GMT"), None),
            None
        );
    }

    #[test]
    fn requests_start_no_faster_than_the_pace() {
        let pace = Pace::per_second(4);
        let gap = Duration::from_millis(250);
        for (last, now, expected) in [
            (None, seconds(9), Duration::ZERO),
            (Some(seconds(9)), seconds(9), gap),
            (
                Some(seconds(9)),
                seconds(9) + gap / 5,
                Duration::from_millis(200),
            ),
            (Some(seconds(9)), seconds(10), Duration::ZERO),
        ] {
            assert_eq!(pace.wait(last, now), expected);
        }
    }
}
