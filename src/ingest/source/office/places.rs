//! Where blocks go while a document is read: into the document itself, a cell of a table, a note, a text box.

use super::blocks::Blocks;

/// The document and what is open in it.
#[derive(Debug, Default)]
pub(super) struct Places {
    document: Blocks,
    open: Vec<Blocks>,
    rows: Vec<Vec<Blocks>>,
}

impl Places {
    /// Returns where the next block goes.
    pub(super) fn here(&mut self) -> &mut Blocks {
        self.open.last_mut().unwrap_or(&mut self.document)
    }

    /// Opens a place of its own.
    pub(super) fn enter(&mut self) {
        self.open.push(Blocks::default());
    }

    /// Closes it and returns what it holds. The document itself stays open, whatever a damaged file says.
    pub(super) fn leave(&mut self) -> Blocks {
        self.open.pop().unwrap_or_default()
    }

    /// Opens a row of a table.
    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Closes a cell and puts it into its row.
    pub(super) fn end_cell(&mut self) {
        let cell = self.leave();
        self.add_cell(cell);
    }

    /// Puts a cell into the row that is open.
    pub(super) fn add_cell(&mut self, cell: Blocks) {
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// Closes a row and writes it.
    pub(super) fn end_row(&mut self) {
        let row = self.rows.pop().unwrap_or_default();
        self.here().row(row);
    }

    /// Returns the document.
    pub(super) fn finished(self) -> Blocks {
        self.document
    }
}
