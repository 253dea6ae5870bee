//! Lists of editions: CSV, TSV, spreadsheets (XLSX, ODS), and the program's own exports as CSV and JSON.
//!
//! A header row names the columns, in Dutch or English and in any order. Each row is a source of its own: its
//! cells are its text, and what they say are its facts.

mod cell;
mod column;

use std::io::Cursor;

use calamine::{Data, Reader};
use serde::Deserialize;
use serde_json::Value;

use self::column::Column;
use super::record::{Record, to_front_matter};
use super::{Article, Content, LeftOut, Note, Reason, Unreadable};
use crate::edition::Edition;

/// One edition of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The handle by which the program's own export calls it.
    pub key: Option<String>,
    /// What the row says, its cells as text.
    pub record: Record,
    /// The texts that came along.
    pub articles: Vec<Article>,
    /// The row, from 1.
    pub line: usize,
}

/// How many rows may stand above the header.
const ABOVE: usize = 12;

/// How many of the columns must be known for a table to be a list of editions.
const FEWEST: usize = 2;

/// Unpacked, a spreadsheet may be this large, in bytes.
const LARGEST_SHEET: u64 = 120_000_000;

/// Says whether a text begins as a list of editions does.
pub(super) fn is_table(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(3);
    lines.into_iter().any(|line| {
        let divided = line
            .split(delimiter(line))
            .map(|name| name.trim().trim_matches('"'));
        is_header(divided)
    })
}

fn is_header<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let known: Vec<Column> = names.filter_map(Column::named).collect();
    let says_which = [Column::Number, Column::Date, Column::Title, Column::Key];
    known.len() >= FEWEST && known.iter().any(|column| says_which.contains(column))
}

fn delimiter(header: &str) -> char {
    let count = |c: char| header.matches(c).count();
    let most = [';', '\t', ',']
        .into_iter()
        .max_by_key(|c| (count(*c), *c == ';'));
    most.unwrap_or(';')
}

/// Reads a list of editions as text.
pub(super) fn read_text(text: &str, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().find(|line| {
        let names = line
            .split(delimiter(line))
            .map(|name| name.trim().trim_matches('"'));
        is_header(names)
    });
    let Some(header) = header else {
        return Err(Unreadable::Nothing);
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(delimiter(header)).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Unreadable::Damaged(error.to_string()))?;
        let line = record.position().map_or(1, csv::Position::line);
        let cells = record.iter().map(cell::unguarded).collect();
        rows.push((usize::try_from(line).unwrap_or(1), cells));
    }
    read_rows(&rows, take);
    Ok(())
}

/// Reads the sheets of a spreadsheet.
pub(super) fn read_sheets(bytes: &[u8], take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let damaged = |reason: String| Unreadable::Damaged(reason);
    let mut files =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut whole = 0_u64;
    for at in 0..files.len() {
        let file = files
            .by_index(at)
            .map_err(|error| damaged(error.to_string()))?;
        whole = whole.saturating_add(file.size());
    }
    if whole > LARGEST_SHEET {
        return Err(Unreadable::TooLarge);
    }
    let book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes));
    let mut book = book.map_err(|error| damaged(error.to_string()))?;
    for name in book.sheet_names() {
        let sheet = book
            .worksheet_range(&name)
            .map_err(|error| damaged(error.to_string()))?;
        let first = sheet.start().map_or(0, |(row, _)| row as usize);
        let rows: Vec<(usize, Vec<String>)> = sheet
            .rows()
            .enumerate()
            .map(|(at, cells)| (first + at + 1, cells.iter().map(shown).collect()))
            .collect();
        read_rows(&rows, take);
    }
    Ok(())
}

/// Returns a cell as its reader sees it.
fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) if moment.is_datetime() => cell::day_of_serial(moment.as_f64()),
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::Empty | Data::Error(_) => String::new(),
        other => crate::text::clean(&other.to_string()).into_owned(),
    }
}

fn read_rows(rows: &[(usize, Vec<String>)], take: &mut dyn FnMut(Content)) {
    let header = rows
        .iter()
        .take(ABOVE)
        .position(|(_, cells)| is_header(cells.iter().map(String::as_str)));
    let Some((at, (_, names))) = header.and_then(|at| Some((at, rows.get(at)?))) else {
        // A sheet of something else, such as a legend.
        return;
    };
    let columns: Vec<Option<Column>> = names.iter().map(|name| Column::named(name)).collect();
    let unknown = names
        .iter()
        .zip(&columns)
        .filter(|(name, column)| column.is_none() && !name.trim().is_empty());
    let unknown: Vec<String> = unknown.map(|(name, _)| name.trim().to_owned()).collect();
    if !unknown.is_empty() {
        take(Content::Note(Note::Columns(unknown)));
    }
    for (line, cells) in rows.get(at + 1..).unwrap_or_default() {
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            read_row(*line, names, &columns, cells, take);
        }
    }
}

fn read_row(
    line: usize,
    names: &[String],
    columns: &[Option<Column>],
    cells: &[String],
    take: &mut dyn FnMut(Content),
) {
    let mut edition = Edition::default();
    let mut key = None;
    let mut text = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let cell = cell.trim();
        let name = names.get(at).map_or("", |name| name.trim());
        if cell.is_empty() {
            continue;
        }
        text.push(format!("{name}: {cell}"));
        match columns.get(at).copied().flatten() {
            Some(Column::Key) => key = Some(cell.to_owned()),
            Some(column) if !column.read(cell, &mut edition) => take(Content::Note(Note::Cell {
                row: line,
                column: name.to_owned(),
                value: cell.to_owned(),
            })),
            _ => {}
        }
    }
    let is_named = edition.number.is_some() || edition.date.is_some() || edition.title.is_some();
    let front_matter = to_front_matter(&edition).ok().filter(|_| is_named);
    take(match front_matter {
        Some(front_matter) => Content::Row(Box::new(Row {
            key,
            record: Record {
                front_matter,
                edition,
                text: text.join("\n"),
            },
            articles: Vec::new(),
            line,
        })),
        None => Content::LeftOut(LeftOut {
            title: text.join(", "),
            line,
            reason: Reason::Unreadable,
        }),
    });
}

/// Says whether JSON is the program's own export of editions.
pub(super) fn is_own_export(json: &str) -> bool {
    let start = json.get(..json.floor_char_boundary(200)).unwrap_or(json);
    start.contains("\"schema\"") && start.contains("\"editions\"")
}

/// Reads the program's own export: the texts of each edition, and what the export says of it.
pub(super) fn read_own_json(json: &str, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let syntax = |error: serde_json::Error| {
        let line = error.line();
        Unreadable::Rest(super::wordpress::rest::RestError::Syntax { line })
    };
    let mut export: Value = serde_json::from_str(json).map_err(syntax)?;
    let editions = export.get_mut("editions").and_then(Value::as_array_mut);
    for (at, value) in editions.into_iter().flatten().enumerate() {
        let value = cell::cleaned(value.take());
        take(match own_row(&value, at + 1) {
            Some(row) => Content::Row(Box::new(row)),
            None => Content::LeftOut(LeftOut {
                title: value
                    .get("title")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned(),
                line: at + 1,
                reason: Reason::Unreadable,
            }),
        });
    }
    Ok(())
}

fn own_row(value: &Value, line: usize) -> Option<Row> {
    let edition = Edition::deserialize(value).ok()?;
    let front_matter = to_front_matter(&edition).ok()?;
    let (summaries, texts): (Vec<_>, Vec<_>) = edition
        .documents
        .iter()
        .partition(|document| document.kind == crate::edition::DocumentKind::Summary);
    let articles = texts.into_iter().map(|document| Article {
        heading: document.title.clone(),
        url: document.url.clone(),
        published: document.published,
        text: document.text.clone(),
        line,
        ..Article::default()
    });
    let summary = summaries.first().map(|document| document.text.clone());
    Some(Row {
        key: Some(edition.key.to_string()),
        articles: articles.collect(),
        record: Record {
            front_matter,
            text: summary.or(edition.gist.clone()).unwrap_or_default(),
            edition,
        },
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<Row>, Vec<Note>) {
        let (mut rows, mut notes) = (Vec::new(), Vec::new());
        read_text(text, &mut |content| match content {
            Content::Row(row) => rows.push(*row),
            Content::Note(note) => notes.push(note),
            _ => {}
        })
        .expect("a list");
        (rows, notes)
    }

    #[test]
    fn columns_are_known_by_their_dutch_and_english_names_in_any_order() {
        for list in [
            "Nummer;Datum;Titel;Gasten\n#55;3 mei 2022;Dijken in nood;Ada Bos (dijkgraaf, Waterschap Delfland); Piet Vos\n".replace("Ada", "\"Ada").replace("Vos\n", "Vos\"\n"),
            "title,guests,date,nr\nDijken in nood,\"Ada Bos (dijkgraaf, Waterschap Delfland)\nPiet Vos\",2022-05-03,Reuring!Café 55\n".to_owned(),
            "Lijst van edities\n\nEditie\tSprekers\tOnderwerp\tDag\n55e\tAda Bos (dijkgraaf, Waterschap Delfland); Piet Vos\tDijken in nood\t03-05-2022\n".to_owned(),
        ] {
            assert!(is_table(&list), "{list}");
            let (rows, notes) = rows(&list);
            let edition = &rows[0].record.edition;
            assert_eq!((rows.len(), edition.number, notes.len()), (1, Some(55), 0), "{list}");
            assert_eq!(edition.title.as_deref(), Some("Dijken in nood"));
            assert_eq!(edition.date.map(|day| day.to_string()).as_deref(), Some("2022-05-03"));
            let guests: Vec<_> = edition.guests.iter().map(|one| (one.name.as_str(), one.describe())).collect();
            assert_eq!(guests, [("Ada Bos", "dijkgraaf, Waterschap Delfland".to_owned()), ("Piet Vos", String::new())]);
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let (rows, notes) = rows("Nummer;Datum;Titel;Zaalhuur\n55;straks;Dijken;300\n");
        assert_eq!(
            rows[0].record.text,
            "Nummer: 55\nDatum: straks\nTitel: Dijken\nZaalhuur: 300"
        );
        let cell = Note::Cell {
            row: 2,
            column: "Datum".to_owned(),
            value: "straks".to_owned(),
        };
        assert_eq!(notes, [Note::Columns(vec!["Zaalhuur".to_owned()]), cell]);
    }

    #[test]
    fn prose_with_semicolons_is_no_list() {
        assert!(!is_table("De titel; de datum en de rest.\nEen verslag."));
    }
}
