//! Sizes of Today, in points. Knows no colour.

/// Between its two columns.
pub const COLUMNS_APART: f32 = 48.0;
/// The left column is no narrower beside the right one.
pub const LEFT_LEAST: f32 = 480.0;
/// From so wide on the actions of the header stand beside the date.
pub const HEADER_FROM: f32 = 560.0;
/// Where there is no family, what is said of it stands so far down, as a share of what is free.
pub const NOTHING_DOWN: f32 = 0.2;
/// The code of a family in a row.
pub const CODE: f32 = 92.0;
/// What a row says is no narrower beside its action.
pub const THING_LEAST: f32 = 200.0;
/// The action of a row: the words of all rows end in one line, and so do those before them.
pub const ACT: f32 = 84.0;
/// The words of the visit's card are no narrower beside its actions.
pub const CARD_WORDS_LEAST: f32 = 240.0;
/// What a visit is about is no narrower beside its sessions.
pub const FOCUS_LEAST: f32 = 240.0;
/// A session in small.
pub const MARK: f32 = 12.0;
/// The session of the visit.
pub const MARK_NOW: f32 = 28.0;
/// From one to the next.
pub const MARKS_APART: f32 = 6.0;
/// The day of the month in the days ahead.
pub const DATE: f32 = 52.0;
/// A day ahead, and something on it: two lines.
pub const DAY: f32 = 40.0;
/// Corners of the dash of a session that did not happen.
pub const DASH_RADIUS: u8 = 1;
