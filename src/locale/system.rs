//! What the system says about files, in the reader's language.

use std::io::{Error, ErrorKind};

use super::Lang;

messages! {
    reason_exists { "bestaat al", "already exists" }
    reason_full { "de schijf is vol", "the disk is full" }
    reason_read_only { "mag niet worden beschreven", "may not be written to" }
    reason_folder { "is een map", "is a folder" }
    reason_no_folder { "hoort een map te zijn, maar is een bestand", "should be a folder, but is a file" }
    reason_name { "is geen naam die dit systeem toestaat", "is not a name that this system allows" }
    reason_too_large { "mag niet zo groot worden", "may not become so large" }
    reason_not_text { "is geen tekst", "is not text" }
    reason_pipe { "niemand leest de uitvoer meer", "nobody reads the output any more" }
    reason_gone_quiet { "duurde te lang", "took too long" }
    reason_refused { "de verbinding wordt geweigerd", "the connection is refused" }
    reason_broken_off { "de verbinding breekt af", "the connection breaks off" }
    reason_ended_early { "breekt af", "breaks off" }
    reason_busy { "is in gebruik", "is in use" }
    reason_system(code: i32) { "het systeem meldt fout {code}", "the system reports error {code}" }
    reason_unknown { "het lukte niet, en het systeem zegt niet waarom", "it failed, and the system does not say why" }
}

impl Lang {
    /// Says why something about a file or connection failed.
    #[must_use]
    pub fn io_reason(self, error: &Error) -> String {
        match error.kind() {
            ErrorKind::NotFound => self.reason_not_found(),
            ErrorKind::PermissionDenied => self.reason_not_allowed(),
            ErrorKind::AlreadyExists => self.reason_exists(),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => self.reason_full(),
            ErrorKind::ReadOnlyFilesystem => self.reason_read_only(),
            ErrorKind::IsADirectory => self.reason_folder(),
            ErrorKind::NotADirectory => self.reason_no_folder(),
            ErrorKind::InvalidFilename => self.reason_name(),
            ErrorKind::FileTooLarge => self.reason_too_large(),
            ErrorKind::InvalidData => self.reason_not_text(),
            ErrorKind::BrokenPipe => self.reason_pipe(),
            ErrorKind::TimedOut => self.reason_gone_quiet(),
            ErrorKind::ConnectionRefused => self.reason_refused(),
            ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => self.reason_broken_off(),
            ErrorKind::UnexpectedEof => self.reason_ended_early(),
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => self.reason_busy(),
            _ => error
                .raw_os_error()
                .map_or_else(|| self.reason_unknown(), |code| self.reason_system(code)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_said_in_both_languages() {
        let full = Error::from(ErrorKind::StorageFull);
        assert_eq!(Lang::Nl.io_reason(&full), "de schijf is vol");
        assert_eq!(Lang::En.io_reason(&full), "the disk is full");
        let odd = Error::from_raw_os_error(5);
        assert_eq!(Lang::Nl.io_reason(&odd), "het systeem meldt fout 5");
    }
}
