//! Sizes of the grid, in points. Knows no colour.

/// The evidence beside it.
pub const EVIDENCE: f32 = 372.0;
/// A row.
pub const ROW: f32 = 45.0;
/// The heads of the columns.
pub const HEAD: f32 = 32.0;
/// The column of codes.
pub const CODE: f32 = 92.0;
/// The column of workers.
pub const WORKER: f32 = 86.0;
/// The column of what is next, at least.
pub const NEXT: f32 = 156.0;
/// The same, at most.
pub const NEXT_MOST: f32 = 320.0;
/// A session.
pub const CELL: f32 = 34.0;
/// What is painted of a session that is not as asked.
pub const MARK: f32 = 28.0;
/// A session that is planned.
pub const PLANNED: f32 = 5.0;
/// The column of notes.
pub const NOTES: f32 = 68.0;
/// The column of concerns.
pub const CONCERNS: f32 = 76.0;
/// Least room beside the evidence for the table to be shown with it.
pub const BESIDE: f32 = 540.0;
/// From so wide on what the marks mean fits one row.
pub const LEGEND: f32 = 820.0;
/// The rule at the left of a note.
pub const NOTE_RULE: f32 = 2.0;
/// Rows of the field in which a note is written.
pub const NOTE_LINES: usize = 3;
/// Inside the evidence's edges: at the sides, and above and below.
pub const EVIDENCE_INSET: (i8, i8) = (24, 16);
/// Around the table.
pub const INSET: egui::Margin = egui::Margin { left: 16, right: 12, top: 8, bottom: 8 };
/// From a note's rule to its words.
pub const NOTE_INSET: i8 = 14;
/// Least height of the table: its head and two rows.
pub const LEAST: f32 = 135.0;
