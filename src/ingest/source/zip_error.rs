//! Why a packed file, or one in it, is not read.

use zip::result::ZipError;

use super::Unreadable;

impl From<ZipError> for Unreadable {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::InvalidPassword => Unreadable::Protected,
            ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
                Unreadable::Protected
            }
            ZipError::Io(error) => Unreadable::Io(error),
            other => Unreadable::Damaged(other.to_string()),
        }
    }
}
