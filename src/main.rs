//! `reuring`, the program.
fn main() {}
