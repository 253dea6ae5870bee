//! Other programs: the reader's own browser, and the buffer of tmux.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::export::is_address;

/// Opens an address; says whether there was something to open it with.
pub(super) fn open(url: &str) -> bool {
    // It came from a page: nothing but a web address may reach another program.
    if !is_address(url) {
        return false;
    }
    opener().is_some_and(|(program, arguments)| {
        let child = Command::new(program)
            .args(arguments)
            .arg(url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match child {
            Ok(mut child) => {
                // Nobody waits for it otherwise, and it would stay behind as a zombie.
                let wait = move || child.wait().map(|_| ());
                let _ = std::thread::Builder::new()
                    .name("opener".to_owned())
                    .spawn(wait);
                true
            }
            Err(_) => false,
        }
    })
}

/// Hands a text to tmux, where the program runs in it, for its buffer and the clipboard of the terminal around it:
/// not every tmux lets the terminal's own sequence through. Says whether tmux took it.
pub(super) fn load_tmux_buffer(text: &str) -> bool {
    if std::env::var_os("TMUX").is_none_or(|value| value.is_empty()) {
        return false;
    }
    // Before tmux 3.2 there is no `-w`, and the buffer alone has it.
    loaded(&["load-buffer", "-w", "-"], text) || loaded(&["load-buffer", "-"], text)
}

fn loaded(arguments: &[&str], text: &str) -> bool {
    let child = Command::new("tmux")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let is_written = child
        .stdin
        .take()
        .is_some_and(|mut stdin| stdin.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && is_written
}

/// Over SSH, or without a desktop, a browser would open where nobody looks.
fn opener() -> Option<(&'static str, &'static [&'static str])> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("SSH_CONNECTION") {
        return None;
    }
    if cfg!(target_os = "macos") {
        return Some(("open", &[]));
    }
    if cfg!(windows) {
        return Some(("rundll32", &["url.dll,FileProtocolHandler"]));
    }
    (is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")).then_some(("xdg-open", &[]))
}
