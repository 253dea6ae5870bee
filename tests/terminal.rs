//! The program in a real pty: what a terminal gets, byte for byte, and what a screen makes of it.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::support::sealed::{PROGRAM, Sealed};

/// Longer than any machine needs; a test that waits so long has failed.
const DEADLINE: Duration = Duration::from_secs(20);

/// What the terminal must have been told by the time the program has ended.
const GIVEN_BACK: [&str; 3] = ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"];

struct Session {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Arc<Mutex<Vec<u8>>>,
    size: (u16, u16),
}

impl Session {
    fn start(sealed: &Sealed, program: &str, arguments: &[&str]) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in sealed.environment() {
            command.env(name, value);
        }
        command.cwd(sealed.path("."));
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        // The end of the program is seen only when nobody else holds its side open.
        drop(pair.slave);
        let bytes = Arc::new(Mutex::new(Vec::new()));
        collect(
            pair.master.try_clone_reader().expect("a reader"),
            Arc::clone(&bytes),
        );
        let writer = pair.master.take_writer().expect("a writer");
        Session {
            master: pair.master,
            writer,
            child,
            bytes,
            size: (24, 80),
        }
    }

    fn browser(sealed: &Sealed, arguments: &[&str]) -> Self {
        Session::start(sealed, PROGRAM, arguments)
    }

    fn type_keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("written");
        self.writer.flush().expect("flushed");
    }

    fn raw(&self) -> String {
        String::from_utf8_lossy(&self.bytes.lock().expect("bytes")).into_owned()
    }

    fn screen(&self) -> String {
        let [rows, columns] =
            [self.size.0, self.size.1].map(|cells| NonZero::new(cells).expect("cells"));
        let mut parser = vt100::Parser::new(rows, columns, 0);
        parser.process(&self.bytes.lock().expect("bytes"));
        parser.screen().contents()
    }

    /// Waits until the screen meets a condition.
    #[track_caller]
    fn wait_for(&self, what: &str) {
        self.wait_until(what, || self.screen().contains(what));
    }

    #[track_caller]
    fn wait_until(&self, what: &str, is_met: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_met() {
            assert!(
                start.elapsed() < DEADLINE,
                "no {what} on\n{}",
                self.screen()
            );
            std::thread::yield_now();
        }
    }

    /// Waits for the end and returns the exit code.
    fn end(&mut self) -> u32 {
        self.child.wait().expect("an end").exit_code()
    }

    #[track_caller]
    fn assert_given_back(&self) {
        // The last bytes may still be on their way through the pty.
        self.wait_until("terminal given back", || {
            GIVEN_BACK.iter().all(|bytes| self.raw().contains(bytes))
        });
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("a process").to_string();
        let status = std::process::Command::new("sh")
            .args(["-c", &format!("kill -{name} {id}")])
            .status();
        assert!(status.expect("sh runs").success());
    }

    /// The state of the process as Linux tells it: `T` is stopped.
    fn is_stopped(&self) -> bool {
        let id = self.child.process_id().expect("a process");
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        stat.rsplit(") ")
            .next()
            .is_some_and(|rest| rest.starts_with('T'))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn collect(mut reader: Box<dyn Read + Send>, bytes: Arc<Mutex<Vec<u8>>>) {
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            bytes
                .lock()
                .expect("bytes")
                .extend_from_slice(&buffer[..count]);
        }
    });
}

#[test]
fn typing_filters_reading_opens_and_q_gives_the_terminal_back() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &["--lang", "nl"]);
    session.wait_for("30 van 30");
    session.type_keys("krista kuipers");
    session.wait_for("1 van 30");
    session.type_keys("\r");
    session.wait_for("▸ Tekst · treffer");
    session.type_keys("qq");
    assert_eq!(session.end(), 0);
    session.assert_given_back();
}

#[test]
fn control_c_gives_the_terminal_back() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 of 30");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
    session.assert_given_back();
}

#[test]
fn a_number_on_the_command_line_opens_that_edition() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &["99"]);
    session.wait_for("▸ Text");
    session.wait_for("Reuring!Café #99");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[test]
fn a_signal_gives_the_terminal_back() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 of 30");
    session.signal("TERM");
    assert_eq!(session.end(), 143);
    session.assert_given_back();
}

#[test]
fn control_z_gives_the_terminal_back_and_going_on_paints_it_anew() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 of 30");
    session.type_keys("\x1a");
    session.wait_until("stop", || session.is_stopped());
    session.assert_given_back();
    let before = session.raw().len();
    session.signal("CONT");
    session.wait_until("new screen", || {
        session
            .raw()
            .get(before..)
            .is_some_and(|new| new.contains("\x1b[?1049h"))
    });
    session.wait_for("30 of 30");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[test]
fn another_size_is_drawn_at_once() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 of 30");
    session.wait_for("Venue");
    let size = PtySize {
        rows: 12,
        cols: 50,
        pixel_width: 0,
        pixel_height: 0,
    };
    session.bytes.lock().expect("bytes").clear();
    session.size = (12, 50);
    session.master.resize(size).expect("resized");
    session.wait_for("30 of 30");
    assert!(!session.screen().contains("Venue"), "{}", session.screen());
}

#[test]
fn what_another_process_imports_appears_by_itself() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 of 30");
    let page = "+++\nseries = \"cafe\"\nnumber = 140\ndate = 2026-11-17\ntitle = \"Zojuist binnen\"\nstatus = \"held\"\n+++\n\nDe tekst.\n";
    let _ = sealed.run(&["import", "-"], page).ended(0);
    session.wait_for("31 of 31");
    session.wait_for("Zojuist binnen");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_reports() {
    let sealed = Sealed::new();
    let own = std::env::current_exe().expect("this test");
    let own = own.display().to_string();
    let arguments = [
        "terminal::panics_on_the_screen",
        "--exact",
        "--ignored",
        "--nocapture",
    ];
    let mut session = Session::start(&sealed, &own, &arguments);
    assert_eq!(session.end(), 101);
    session.wait_until("report", || session.raw().contains("a panic on purpose"));
    session.assert_given_back();
    let raw = session.raw();
    assert!(
        raw.find("\x1b[?1049l") < raw.find("a panic on purpose"),
        "{raw:?}"
    );
}

/// Run by the test above, in a pty of its own.
#[test]
#[ignore = "takes the terminal over and panics"]
fn panics_on_the_screen() {
    let _screen = reuring::tui::Screen::enter().expect("a terminal");
    panic!("a panic on purpose");
}

#[test]
fn escape_sequences_of_a_page_never_reach_the_terminal() {
    let sealed = Sealed::new();
    let record = "+++\nseries = \"cafe\"\nnumber = 7\ntitle = \"Een \\u001B]0;gekaapt\\u0007titel\"\nstatus = \"held\"\n+++\nTekst met \x1b]0;gekaapt\x07 en \u{9b}31m erin.\n";
    std::fs::write(sealed.path("boos.md"), record).expect("written");
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    let _ = sealed.run(&["import", "boos.md"], "").ended(0);
    let mut session = Session::browser(&sealed, &["7"]);
    session.wait_for("erin.");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
    let raw = session.raw();
    assert!(
        !raw.contains("\x1b]0;") && !raw.contains('\u{9b}'),
        "{raw:?}"
    );
    let shown = sealed.run(&["show", "7"], "").ended(0).stdout();
    assert!(
        !shown.contains('\x1b') && !shown.contains('\u{9b}'),
        "{shown:?}"
    );
}

#[test]
fn a_frame_writes_only_what_changed() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &["--lang", "nl", "99"]);
    session.wait_for("▸ Tekst");
    session.wait_for("Reuring!Café #99");
    let whole = session.raw().len();
    // Keys that mean nothing change the line at the bottom. What else was on its way may come in between, so
    // the smallest of several frames counts.
    let mut least = usize::MAX;
    for key in ["X", "W", "X", "W", "X", "W"] {
        let before = session.raw().len();
        session.type_keys(key);
        session.wait_for(&format!("{key} doet hier niets"));
        least = least.min(session.raw().len() - before);
    }
    assert!(least < 100, "{least} bytes for one letter, {whole} for all");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[test]
fn a_copy_goes_to_the_clipboard_of_the_terminal() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &["--lang", "nl", "99"]);
    session.wait_for("▸ Tekst");
    session.wait_for("Reuring!Café #99");
    session.type_keys("yy");
    session.wait_for("gestuurd naar het klembord (OSC 52): verwijzing: Reuring!Café #99");
    // The beginning of the citation in base 64.
    session.wait_until("OSC 52", || {
        session.raw().contains("\x1b]52;c;UmV1cmluZyFDYWbDqSAjOTks")
    });
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[test]
fn the_next_time_one_starts_where_one_was() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &["--lang", "nl"]);
    session.wait_for("30 van 30");
    session.type_keys("krista kuipers");
    session.wait_for("1 van 30");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
    let mut session = Session::browser(&sealed, &["--lang", "nl"]);
    session.wait_for("Zoek › krista kuipers");
    session.wait_for("1 van 30");
    session.type_keys("9");
    session.wait_until("new query", || {
        !session.screen().contains("krista kuipers9")
    });
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}
