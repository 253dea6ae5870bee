//! The program in a real pty: what a terminal gets, byte for byte, and what a screen makes of it.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
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
        Session::start_with(sealed, program, arguments, &[])
    }

    /// With further variables in the environment of the program.
    fn start_with(
        sealed: &Sealed,
        program: &str,
        arguments: &[&str],
        variables: &[(&str, String)],
    ) -> Self {
        let pair = native_pty_system().openpty(cells(24, 80)).expect("a pty");
        let mut command = command(sealed, program, arguments);
        for (name, value) in variables {
            command.env(name, value);
        }
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

    /// Waits for the end as a deadline allows, and returns the exit code.
    #[track_caller]
    fn end_within(&mut self, limit: Duration) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a state") {
                return status.exit_code();
            }
            assert!(start.elapsed() < limit, "still running after {limit:?}");
            std::thread::yield_now();
        }
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

fn cells(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn command(sealed: &Sealed, program: &str, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env_clear();
    for (name, value) in sealed.environment() {
        command.env(name, value);
    }
    command.cwd(sealed.path("."));
    command
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
    session.wait_for("30 edities");
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
    session.wait_for("30 editions");
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
    session.wait_for("30 editions");
    session.signal("TERM");
    assert_eq!(session.end(), 143);
    session.assert_given_back();
}

#[test]
fn control_z_gives_the_terminal_back_and_going_on_paints_it_anew() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 editions");
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
    session.wait_for("30 editions");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[test]
fn another_size_is_drawn_at_once() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 editions");
    assert!(!session.screen().contains("Venue"), "{}", session.screen());
    session.bytes.lock().expect("bytes").clear();
    session.size = (30, 110);
    session.master.resize(cells(30, 110)).expect("resized");
    session.wait_for("Venue");
}

#[test]
fn what_another_process_imports_appears_by_itself() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 editions");
    let page = "+++\nseries = \"cafe\"\nnumber = 140\ndate = 2026-11-17\ntitle = \"Zojuist binnen\"\nstatus = \"held\"\n+++\n\nDe tekst.\n";
    let _ = sealed.run(&["import", "-"], page).ended(0);
    session.wait_for("31 editions");
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
    let _screen = reuring::tui::TerminalScreen::enter().expect("a terminal");
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
    session.wait_for("naar het klembord van de terminal gestuurd: verwijzing: Reuring!Café #99");
    // The beginning of the citation in base 64.
    session.wait_until("OSC 52", || {
        session.raw().contains("\x1b]52;c;UmV1cmluZyFDYWbDqSAjOTks")
    });
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[cfg(unix)]
#[test]
fn in_tmux_its_buffer_has_the_copy_too() {
    use std::os::unix::fs::PermissionsExt;
    let sealed = Sealed::new();
    let (folder, kept) = (sealed.path("bin"), sealed.path("buffer"));
    std::fs::create_dir(&folder).expect("a folder");
    let tmux = folder.join("tmux");
    let script = format!(
        "#!/bin/sh\n[ \"$1\" = load-buffer ] && /bin/cat > {}\n",
        kept.display()
    );
    std::fs::write(&tmux, script).expect("a stand-in");
    std::fs::set_permissions(&tmux, std::fs::Permissions::from_mode(0o755)).expect("it may run");
    let variables = [
        ("TMUX", "/tmp/tmux,1,0".to_owned()),
        ("PATH", folder.display().to_string()),
    ];
    let mut session = Session::start_with(&sealed, PROGRAM, &["--lang", "nl", "99"], &variables);
    session.wait_for("Reuring!Café #99");
    session.type_keys("yy");
    session.wait_for("in de buffer van tmux, en naar het klembord gestuurd");
    let buffer = std::fs::read_to_string(&kept).expect("the buffer");
    assert!(buffer.starts_with("Reuring!Café #99, ‘Dealen"), "{buffer}");
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[test]
fn a_dumb_terminal_gets_a_prompt_and_no_sequences() {
    let sealed = Sealed::new();
    let variables = [("TERM", "dumb".to_owned())];
    let mut session = Session::start_with(&sealed, PROGRAM, &["--lang", "nl"], &variables);
    session.wait_for("zoek>");
    session.type_keys("krista kuipers\n");
    session.wait_for("#114, 31 okt 2023");
    assert!(!session.raw().contains('\x1b'), "{:?}", session.raw());
    session.type_keys("q\n");
    assert_eq!(session.end(), 0);
}

#[test]
fn a_locale_without_lines_gets_none() {
    let sealed = Sealed::new();
    let variables = [("LANG", "C".to_owned())];
    let mut session = Session::start_with(&sealed, PROGRAM, &["--lang", "nl"], &variables);
    session.wait_for("Edities");
    session.wait_for("30 edities");
    assert!(
        !session.screen().contains(['─', '│', '▌']),
        "{}",
        session.screen()
    );
    session.type_keys("\x03");
    assert_eq!(session.end(), 130);
}

#[test]
fn the_next_time_one_starts_where_one_was() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &["--lang", "nl"]);
    session.wait_for("30 edities");
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

/// Longer than the second it takes, for a machine that does much else. Without its guard each waits for ever.
const SOON: Duration = Duration::from_secs(10);

#[test]
fn a_terminal_that_goes_away_without_a_signal_ends_the_program_and_nothing_is_lost() {
    for (keys, seen, moment) in [
        ("krista kuipers", "1 of 30", Moment::InSilence),
        ("krista kuipers\r", "▸ Text", Moment::InSilence),
        ("krista kuipers", "1 of 30", Moment::InAFrame),
    ] {
        let sealed = Sealed::new();
        let mut child = close_under(&sealed, keys, seen, moment);
        let start = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().expect("a state") {
                break status;
            }
            if start.elapsed() > SOON {
                child.kill().expect("killed");
                panic!("still running {SOON:?} after its terminal went {moment:?}");
            }
            std::thread::yield_now();
        };
        assert_eq!(status.exit_code(), 129, "{keys:?} {moment:?}");
        let session = Session::browser(&sealed, &[]);
        session.wait_for("krista kuipers");
    }
}

/// When a terminal goes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// Nothing is on its way: only reading tells.
    InSilence,
    /// The program is writing to it.
    InAFrame,
}

/// Starts the browser on a terminal that is not its controlling one, so that there is no hang-up, types, and
/// takes the terminal away at a moment after something is seen on it.
fn close_under(
    sealed: &Sealed,
    keys: &str,
    seen: &str,
    moment: Moment,
) -> Box<dyn Child + Send + Sync> {
    // So large a frame is more than the terminal takes before somebody reads.
    let size = if moment == Moment::InAFrame {
        cells(200, 400)
    } else {
        cells(24, 80)
    };
    let pair = native_pty_system().openpty(size).expect("a pty");
    let mut command = command(sealed, PROGRAM, &[]);
    command.set_controlling_tty(false);
    let child = pair.slave.spawn_command(command).expect("it starts");
    drop(pair.slave);
    let mut writer = pair.master.take_writer().expect("a writer");
    let reader = pair.master.try_clone_reader().expect("a reader");
    let (shown, screens) = channel();
    let is_last = Arc::new(AtomicBool::new(false));
    let last = Arc::clone(&is_last);
    let reading =
        std::thread::spawn(move || watch(reader, (size.rows, size.cols), &shown, (&last, moment)));
    // Before the first frame the terminal would still make another key of Enter.
    for (what, then) in [("30 editions", keys), (seen, "")] {
        let mut screen = String::new();
        while !screen.contains(what) {
            screen = screens.recv_timeout(DEADLINE).expect("output");
        }
        writer.write_all(then.as_bytes()).expect("written");
    }
    while screens.recv_timeout(SILENCE).is_ok() {}
    // Another frame wakes the thread that reads, which lets go of its own copy of the terminal.
    is_last.store(true, Ordering::Relaxed);
    writer.write_all(b"\x0c").expect("written");
    reading.join().expect("the last frame is seen");
    child
}

/// After so long nothing more is on its way.
const SILENCE: Duration = Duration::from_millis(700);

/// Sends what is on the screen after each read, up to the last frame: its end, or its beginning.
fn watch(
    mut reader: Box<dyn Read + Send>,
    (rows, columns): (u16, u16),
    screens: &Sender<String>,
    (is_last, moment): (&AtomicBool, Moment),
) {
    let [rows, columns] = [rows, columns].map(|cells| NonZero::new(cells).expect("cells"));
    let mut parser = vt100::Parser::new(rows, columns, 0);
    let mut buffer = [0; 4096];
    loop {
        let count = reader.read(&mut buffer).expect("output");
        parser.process(&buffer[..count]);
        let is_whole = buffer[..count].ends_with(b"\x1b[?2026l");
        if is_last.load(Ordering::Relaxed) && (is_whole || moment == Moment::InAFrame) {
            return;
        }
        screens.send(parser.screen().contents()).expect("heard");
    }
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_and_going_on_paints_it_anew() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 editions");
    session.signal("TSTP");
    session.wait_until("stop", || session.is_stopped());
    session.assert_given_back();
    session.bytes.lock().expect("bytes").clear();
    session.signal("CONT");
    session.wait_for("30 editions");
    session.type_keys("\x03");
    assert_eq!(session.end_within(SOON), 130);
}

#[test]
fn a_stop_that_no_program_hears_of_is_followed_by_a_new_screen() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 editions");
    session.signal("STOP");
    session.wait_until("stop", || session.is_stopped());
    session.bytes.lock().expect("bytes").clear();
    session.signal("CONT");
    session.wait_for("30 editions");
    session.type_keys("\x03");
    assert_eq!(session.end_within(SOON), 130);
}

#[test]
fn every_signal_that_ends_gives_the_terminal_back() {
    for (signal, status) in [("QUIT", 131), ("HUP", 129), ("INT", 130)] {
        let sealed = Sealed::new();
        let mut session = Session::browser(&sealed, &[]);
        session.wait_for("30 editions");
        session.signal(signal);
        assert_eq!(session.end_within(SOON), status, "{signal}");
        session.assert_given_back();
    }
}

#[test]
fn a_signal_ends_the_program_also_where_the_terminal_takes_no_more_output() {
    let sealed = Sealed::new();
    let pair = native_pty_system().openpty(cells(200, 400)).expect("a pty");
    let command = command(&sealed, PROGRAM, &[]);
    let mut child = pair.slave.spawn_command(command).expect("it starts");
    drop(pair.slave);
    let mut writer = pair.master.take_writer().expect("a writer");
    // Nobody reads: some screens of this size fill the terminal, and the program waits in the midst of one.
    let id = child.process_id().expect("a process");
    let is_waiting = || {
        let wait = std::fs::read_to_string(format!("/proc/{id}/task/{id}/wchan"));
        let stat = std::fs::read_to_string(format!("/proc/{id}/task/{id}/syscall"));
        wait.is_ok_and(|wait| wait.contains("tty_write") || wait.contains("n_tty_write"))
            || stat.is_ok_and(|call| call.starts_with("1 0x1 "))
    };
    let start = Instant::now();
    while !is_waiting() {
        assert!(start.elapsed() < DEADLINE, "the terminal is never full");
        let _ = writer.write_all(b"\x0c");
        std::thread::yield_now();
    }
    let status = std::process::Command::new("sh")
        .args(["-c", &format!("kill -TERM {id}")])
        .status();
    assert!(status.expect("sh runs").success());
    let start = Instant::now();
    while child.try_wait().expect("a state").is_none() {
        if start.elapsed() > SOON {
            child.kill().expect("killed");
            panic!("still running {SOON:?} after the signal");
        }
        std::thread::yield_now();
    }
    assert_eq!(child.wait().expect("an end").exit_code(), 143);
    // Lines are lines again, for the shell behind it.
    #[cfg(unix)]
    {
        let modes = pair.master.get_termios().expect("modes").local_flags;
        assert!(format!("{modes:?}").contains("ICANON"), "{modes:?}");
    }
}

#[test]
fn a_terminal_of_any_size_is_drawn_on() {
    for (rows, columns) in [(u16::MAX, u16::MAX), (0, 0), (1, 1), (u16::MAX, 20)] {
        let sealed = Sealed::new();
        let mut session = Session::browser(&sealed, &[]);
        session.wait_for("30 editions");
        let before = session.bytes.lock().expect("bytes").len();
        let size = cells(rows, columns);
        session.master.resize(size).expect("resized");
        session.wait_until("another frame", || session.raw().len() > before);
        session.type_keys("\x03");
        assert_eq!(session.end_within(SOON), 130, "{rows} × {columns}");
    }
}

#[test]
fn a_paste_without_an_end_leaves_the_keyboard_alive() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 editions");
    session.type_keys("\x1b[200~potjer\r");
    session.wait_for("Search › potjer");
    session.type_keys("\x15");
    session.wait_until("empty line", || !session.screen().contains("› potjer"));
    session.type_keys("\x03");
    assert_eq!(session.end_within(SOON), 130);
}

#[test]
fn a_long_paste_fills_the_line_and_says_so_with_and_without_brackets() {
    for (start, end) in [("\x1b[200~", "\x1b[201~"), ("", "")] {
        let sealed = Sealed::new();
        let mut session = Session::browser(&sealed, &["--lang", "nl"]);
        session.wait_for("30 edities");
        session.type_keys(&format!("{start}{}{end}", "europa kuipers ".repeat(7000)));
        session.wait_for("de regel is vol (4 KB)");
        session.type_keys("\x03");
        assert_eq!(session.end_within(SOON), 130);
    }
}

#[test]
fn control_c_makes_an_end_of_a_flood() {
    let sealed = Sealed::new();
    let mut session = Session::browser(&sealed, &[]);
    session.wait_for("30 editions");
    // Each line is read, left again and searched for: no two keys can be taken as one.
    session.type_keys(&"\x1b/e\r\x1b[B\x1b[A".repeat(8000));
    session.type_keys("\x1b\x03\x03\x03");
    assert_eq!(session.end_within(SOON), 130);
    session.assert_given_back();
}
