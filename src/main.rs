//! `reuring`, the program: see the library's documentation for how it is laid out.

use std::process::ExitCode;

fn main() -> ExitCode {
    reuring::cli::main(std::env::args_os())
}
