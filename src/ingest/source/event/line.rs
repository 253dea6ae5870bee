//! The lines of a calendar: a name, parameters, a value. Long ones are folded, and some letters escaped.

/// One line, unfolded.
#[derive(Debug)]
pub(super) struct Line {
    /// In capitals.
    pub(super) name: String,
    parameters: Vec<(String, String)>,
    pub(super) value: String,
    /// Where it begins, from 1.
    pub(super) number: usize,
}

impl Line {
    /// Returns a parameter by its name in capitals.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the value as text, without its escapes (RFC 5545, 3.3.11).
    pub(super) fn text(&self) -> String {
        let mut out = String::with_capacity(self.value.len());
        let mut rest = self.value.chars();
        while let Some(c) = rest.next() {
            match c {
                '\\' => match rest.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(escaped) => out.push(escaped),
                    None => {}
                },
                _ => out.push(c),
            }
        }
        out
    }
}

/// Cuts a calendar into its lines: one that begins with a blank goes on with the line above it.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut unfolded: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            _ => unfolded.push((at + 1, line.to_owned())),
        }
    }
    unfolded
        .into_iter()
        .filter_map(|(number, line)| read(number, &line))
        .collect()
}

fn read(number: usize, line: &str) -> Option<Line> {
    // A colon between quotes belongs to a parameter.
    let mut is_quoted = false;
    let end = line.find(|c: char| {
        is_quoted ^= c == '"';
        c == ':' && !is_quoted
    })?;
    let (head, value) = line.split_at_checked(end)?;
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_ascii_uppercase();
    let parameters = parts.filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        Some((
            name.trim().to_ascii_uppercase(),
            value.trim_matches('"').to_owned(),
        ))
    });
    Some(Line {
        name,
        parameters: parameters.collect(),
        value: value.get(1..)?.to_owned(),
        number,
    })
}
