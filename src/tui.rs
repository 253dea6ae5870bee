//! stub
use crate::archive::Reader;
use crate::locale::Lang;
/// x
pub struct Options { /// x
pub lang: Lang, /// x
pub query: String }
/// x
pub fn run(_r: Reader, _o: &Options) -> std::io::Result<()> { Ok(()) }
/// x
pub fn can_run() -> bool { false }
/// x
pub fn terminal_width() -> u16 { 100 }
