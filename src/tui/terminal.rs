//! The terminal: taken over on the way in, given back on every way out.

use std::io::{self, Stdout, Write, stdout};
use std::sync::Once;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

/// The terminal while the program has it. Dropping it gives it back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    has_mouse: bool,
}

impl Screen {
    /// Takes the terminal over. From then on a panic gives it back before it reports.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    pub fn enter() -> io::Result<Self> {
        give_back_on_panic();
        take_over()?;
        let terminal =
            Terminal::new(CrosstermBackend::new(stdout())).inspect_err(|_| give_back())?;
        Ok(Screen {
            terminal,
            has_mouse: false,
        })
    }

    /// Draws a frame; the terminal shows it whole or not yet.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        execute!(stdout(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(stdout(), EndSynchronizedUpdate)
    }

    /// Asks the terminal to put text on the clipboard of whoever sits at it, also over SSH (OSC 52). It does
    /// not say whether it did.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Listens to the mouse, or no longer: while it does, the terminal selects no text by itself.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    pub fn listen_to_mouse(&mut self, listens: bool) -> io::Result<()> {
        self.has_mouse = listens;
        if listens {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        }
    }

    /// Forgets what stands on the terminal, so that the next frame paints everything.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    pub fn repaint(&mut self) -> io::Result<()> {
        execute!(stdout(), Clear(ClearType::All))?;
        // `Terminal::clear` would ask the terminal where its cursor is, and the answer would go to the
        // thread that reads keys. Swapping twice-emptied buffers makes the next frame whole as well.
        self.terminal.swap_buffers();
        Ok(())
    }

    /// Gives the terminal back to the shell until it lets the program go on.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.resume()
    }

    /// There is nothing to go back to on other systems; the key is not bound there.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> io::Result<()> {
        self.resume()
    }

    /// Takes the terminal over again after the shell had it.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    pub fn resume(&mut self) -> io::Result<()> {
        // The terminal is asked for its modes only by a program that believes it gave it back.
        disable_raw_mode()?;
        take_over()?;
        if self.has_mouse {
            execute!(stdout(), EnableMouseCapture)?;
        }
        self.repaint()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take_over() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste).inspect_err(|_| give_back())
}

/// Never fails: on the way out there is nobody left to tell.
fn give_back() {
    let _ = execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = stdout().flush();
    let _ = disable_raw_mode();
}

fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            report(panic);
            // Without its search or its keys the browser would draw on over the report.
            if std::thread::current().name() != Some("main") {
                std::process::exit(101);
            }
        }));
    });
}
