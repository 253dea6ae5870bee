//! How far something is that lasts: a bar on a terminal, now and then a line elsewhere, on standard error.
//! What is over within a second shows nothing.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Output;
use crate::locale::Lang;

/// What is over by then shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two plain lines.
const BETWEEN_LINES: Duration = Duration::from_secs(5);

/// Steps of a bar; its total is not known beforehand and may grow.
const STEPS: u64 = 1_000;

/// How far something is.
pub(super) struct Progress<'a> {
    output: &'a Output,
    lang: Lang,
    start: Instant,
    /// When what is told of now began.
    begun: Duration,
    is_terminal: bool,
    bar: Option<ProgressBar>,
    /// When the last plain line was printed.
    last: Option<Duration>,
}

impl<'a> Progress<'a> {
    /// Starts the clock.
    pub(super) fn new(lang: Lang, output: &'a Output) -> Self {
        Progress {
            output,
            lang,
            start: Instant::now(),
            begun: Duration::ZERO,
            is_terminal: std::io::stderr().is_terminal(),
            bar: None,
            last: None,
        }
    }

    /// Begins something new: the next file, the next site.
    pub(super) fn begin(&mut self) {
        self.finish();
        self.begun = self.elapsed();
        self.last = None;
    }

    /// Returns the time since the start.
    pub(super) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Tells how far it is: so much of so much, in whatever unit, and in words what that is.
    pub(super) fn tell(&mut self, done: u64, total: Option<u64>, note: &str) {
        let elapsed = self.elapsed().saturating_sub(self.begun);
        if elapsed < PATIENCE || total == Some(0) {
            return;
        }
        let line = line(note, left(done, total, elapsed), self.lang);
        if self.is_terminal {
            self.draw(done, total, line);
        } else if is_due(self.last, elapsed) {
            self.last = Some(elapsed);
            self.output.remark(&line);
        }
    }

    /// Prints a remark without the bar getting in its way.
    pub(super) fn remark(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| self.output.remark(text)),
            None => self.output.remark(text),
        }
    }

    /// Takes the bar away: what follows is the outcome.
    pub(super) fn finish(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    fn draw(&mut self, done: u64, total: Option<u64>, line: String) {
        let bar = self.bar.get_or_insert_with(|| bar(total.is_some()));
        bar.set_position(share(done, total));
        bar.set_message(line);
    }
}

/// Without a total there is nothing to fill.
fn bar(has_total: bool) -> ProgressBar {
    let template = if has_total {
        "{bar:30} {msg}"
    } else {
        "{spinner} {msg}"
    };
    let bar = ProgressBar::with_draw_target(Some(STEPS), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style.progress_chars("━╸ ")),
        Err(_) => bar,
    }
}

/// The part that is done, in steps of the bar.
fn share(done: u64, total: Option<u64>) -> u64 {
    let Some(total) = total.filter(|total| *total > 0) else {
        return 0;
    };
    let share = u128::from(done) * u128::from(STEPS) / u128::from(total);
    u64::try_from(share).unwrap_or(STEPS).min(STEPS)
}

/// Estimates the time left: as fast as until now. Nothing is said before a twentieth is done.
fn left(done: u64, total: Option<u64>, elapsed: Duration) -> Option<Duration> {
    let rest = total?.checked_sub(done).filter(|rest| *rest > 0)?;
    if share(done, total) < STEPS / 20 {
        return None;
    }
    let seconds = u128::from(elapsed.as_secs()) * u128::from(rest) / u128::from(done.max(1));
    Some(Duration::from_secs(u64::try_from(seconds).ok()?))
}

fn is_due(last: Option<Duration>, now: Duration) -> bool {
    last.is_none_or(|last| now.saturating_sub(last) >= BETWEEN_LINES)
}

fn line(note: &str, left: Option<Duration>, lang: Lang) -> String {
    match left {
        Some(left) => lang.progress_left(note, &clock(left)),
        None => note.to_owned(),
    }
}

/// `0:40`, `12:05`, `1:02:03`.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn the_time_left_follows_from_the_part_that_is_done() {
        for (done, total, elapsed, expected) in [
            (50, Some(100), 10, Some(10)),
            (100, Some(100), 10, None),
            (25, Some(100), 60, Some(180)),
            (1, Some(100), 10, None),
            (50, None, 10, None),
            (0, Some(0), 10, None),
            (7, Some(5), 10, None),
        ] {
            let found = left(done, total, seconds(elapsed));
            assert_eq!(found, expected.map(seconds), "{done} of {total:?}");
        }
    }

    #[test]
    fn a_line_says_how_far_and_how_long() {
        assert_eq!(line("5 of 9", None, Lang::En), "5 of 9");
        for (time, shown) in [(0, "0:00"), (65, "1:05"), (3_723, "1:02:03")] {
            assert_eq!(
                line("5 van 9", Some(seconds(time)), Lang::Nl),
                format!("5 van 9, nog {shown}")
            );
        }
    }

    #[test]
    fn plain_lines_come_every_few_seconds() {
        assert!(is_due(None, seconds(1)));
        assert!(!is_due(Some(seconds(1)), seconds(4)));
        assert!(is_due(Some(seconds(1)), seconds(6)));
    }
}
