//! What the command line prints: sentences and tables, or one JSON document. The only place that prints.

use std::io::{self, IsTerminal, Write};

use serde_json::{Value, json};

use crate::casework::Problem;
use crate::words::{Message, Words};

/// Where answers go.
pub struct Output<'w> {
    words: &'w Words,
    json: bool,
}

impl<'w> Output<'w> {
    /// Sentences from `words`, or JSON.
    pub fn new(words: &'w Words, json: bool) -> Self {
        Self { words, json }
    }

    /// The sentences.
    pub fn words(&self) -> &Words {
        self.words
    }

    /// Answers: the document where JSON was asked for, else the lines.
    pub fn answer(&self, document: &Value, lines: impl IntoIterator<Item = String>) {
        if self.json {
            print_line(&document.to_string());
        } else {
            for line in lines {
                print_line(&line);
            }
        }
    }

    /// A sentence as a line.
    pub fn line(&self, message: impl Into<Message>) -> String {
        self.words.say(&message.into())
    }

    /// What went wrong, as one line on standard error; also as the document where JSON was asked for.
    pub fn problem(&self, problem: &Problem) {
        let sentence = self.words.say(&problem.message);
        let _ = writeln!(io::stderr(), "attune: {sentence}");
        if self.json {
            print_line(&json!({ "error": problem.message.key, "message": sentence }).to_string());
        }
    }

    /// How a long job is going, for whoever watches: on standard error, and only at a terminal.
    pub fn progress(&self, message: &Message) {
        if io::stderr().is_terminal() {
            let _ = write!(io::stderr(), "\r\x1b[2K{}", self.words.say(message));
        }
    }

    /// Ends a line of progress.
    pub fn progress_ended() {
        if io::stderr().is_terminal() {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }

    /// Something worth knowing beside the answer, on standard error.
    pub fn remark(&self, message: impl Into<Message>) {
        let _ = writeln!(io::stderr(), "attune: {}", self.line(message));
    }
}

/// Prints a line; a reader that went away is no failure of ours.
fn print_line(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Rows as aligned columns under a head.
pub fn table(head: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .chain(head.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded: Vec<String> = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.chars().count())))
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    std::iter::once(line(head)).chain(rows.iter().map(|row| line(row))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_by_characters() {
        let cells = |row: [&str; 2]| row.map(str::to_owned).to_vec();
        let lines = table(&cells(["a", "b"]), &[cells(["wörd", "x"]), cells(["y", ""])]);
        assert_eq!(lines, ["a     b", "wörd  x", "y"]);
    }
}
