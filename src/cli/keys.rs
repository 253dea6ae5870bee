//! `reuring keys`: what each key does, with what the settings say otherwise.

use std::fmt::Write;

use super::End;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::text::{pad, width};
use crate::tui::{Entry, Place};

pub(super) fn run(context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let keymap = context.preferences()?.keymap;
    let row = |place: Place, entry: &Entry| {
        let keys: Vec<String> = entry.keys.iter().map(|key| key.name(lang)).collect();
        let label = entry.action.label_in(place, lang);
        [keys.join(", "), entry.action.name(), label]
    };
    let mut out = String::new();
    for place in Place::ALL {
        let entries = keymap.entries(*place).iter();
        let rows: Vec<[String; 3]> = entries.map(|entry| row(*place, entry)).collect();
        let widest = |column: usize| {
            rows.iter()
                .map(|row| width(&row[column]))
                .max()
                .unwrap_or(0)
        };
        let (keys, names) = (widest(0), widest(1));
        let _ = writeln!(out, "{}", place.title(lang));
        for [key, name, label] in &rows {
            let _ = writeln!(out, "  {}  {}  {label}", pad(key, keys), pad(name, names));
        }
        out.push('\n');
    }
    output.text(out.trim_end())?;
    Ok(End::Done)
}
