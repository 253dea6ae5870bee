//! The terminal: taken over on the way in, given back on every way out.

use std::io::{self, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
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
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// The most columns and rows that are drawn on: more than the largest screens have in their smallest letters,
/// and 15 MB. A terminal may say that it has 65,535 of each, which would be 200 GB.
const MOST: (u16, u16) = (640, 240);

/// Returns the columns and rows of the terminal that are drawn on.
///
/// # Errors
///
/// What the terminal reports.
pub(super) fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size().map(drawn_on)
}

/// Returns how much of a size is drawn on.
pub(super) fn drawn_on((width, height): (u16, u16)) -> (u16, u16) {
    (width.min(MOST.0), height.min(MOST.1))
}

/// The terminal while the program has it. Dropping it gives it back.
pub struct TerminalScreen {
    /// Never dropped: it would show the cursor, and where the terminal is gone report that it cannot, on the
    /// same terminal, and panic over that.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
    area: Rect,
    has_mouse: bool,
}

impl TerminalScreen {
    /// Takes the terminal over. From then on a panic gives it back before it reports.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    pub fn enter() -> io::Result<Self> {
        give_back_on_panic();
        take_over()?;
        // The first frame brings its size.
        let options = TerminalOptions {
            viewport: Viewport::Fixed(Rect::default()),
        };
        let terminal = Terminal::with_options(CrosstermBackend::new(stdout()), options)
            .inspect_err(|_| give_back())?;
        Ok(TerminalScreen {
            terminal: ManuallyDrop::new(terminal),
            area: Rect::default(),
            has_mouse: false,
        })
    }

    /// Draws a frame of this size; the terminal shows it whole or not yet.
    ///
    /// # Errors
    ///
    /// What the terminal reports.
    pub fn draw(&mut self, area: Rect, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        execute!(stdout(), BeginSynchronizedUpdate)?;
        if area != self.area {
            execute!(stdout(), Clear(ClearType::All))?;
            self.terminal.resize(area)?;
            self.area = area;
        }
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

impl Drop for TerminalScreen {
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

/// Ends raw mode, without a byte of output: where the terminal takes none, giving it back would never end.
pub(super) fn let_go() {
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
