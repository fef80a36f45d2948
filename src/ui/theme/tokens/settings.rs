//! Sizes of the settings, in points. Knows no colour.

/// The list of the sections, its edges included.
pub const LIST: f32 = 224.0;
/// From so wide a page on there is room for it.
pub const LIST_FROM: f32 = 1000.0;
/// Widest column.
pub const WIDEST: f32 = 1180.0;
