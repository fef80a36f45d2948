//! Sizes of the settings, in points. Knows no colour.

/// The list of the sections, its edges included.
pub const LIST: f32 = 224.0;
/// From so wide a page on there is room for it.
pub const LIST_FROM: f32 = 1000.0;
/// Widest column.
pub const WIDEST: f32 = 1180.0;
/// The words of a row are no narrower beside what changes it.
pub const WORDS_LEAST: f32 = 240.0;
/// The keys of a line.
pub const KEYS: f32 = 132.0;
