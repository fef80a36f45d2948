//! Sizes of the search, over any screen, in points. Knows no colour.

/// Its width.
pub const WIDTH: f32 = 640.0;
/// From the window's top.
pub const TOP: f32 = 88.0;
/// The field.
pub const FIELD: f32 = 56.0;
/// The word above a group.
pub const GROUP: f32 = 30.0;
/// A row.
pub const ROW: f32 = 40.0;
/// The foot.
pub const FOOT: f32 = 44.0;
/// From its edge to a row's ground.
pub const EDGE: f32 = 8.0;
/// From a row's edge to what is on it.
pub const PAD: f32 = 12.0;
/// Highest list of rows.
pub const LIST: f32 = 390.0;
