//! Sizes of the keys, over any screen, in points. Knows no colour.

/// Width of it all.
pub const WIDTH: f32 = 1120.0;
/// From its edge to what is on it, at the sides, and above and below.
pub const MARGIN: (i8, i8) = (40, 20);
/// Widest step from a key to the next.
pub const UNIT: f32 = 69.6;
/// Narrowest on which the words of keys can be read.
pub const LEAST_UNIT: f32 = 58.0;
/// Between keys.
pub const GAP: f32 = 4.0;
/// From a row of keys to the next.
pub const ROW: f32 = 64.0;
/// From a key's edge to its letter and its word.
pub const PAD: f32 = 8.0;
/// A square of the legend.
pub const LEGEND: f32 = 14.0;
/// A row of the pairs.
pub const PAIR: f32 = 30.0;
/// Width of a column of pairs at least, and between columns.
pub const COLUMN: (f32, f32) = (240.0, 48.0);
/// What stands above the keyboard and does not scroll.
pub const HEAD: f32 = 96.0;
/// Steps of a row.
pub const STEPS: f32 = 15.0;
/// What a key's width is told in, as a share of a step.
pub const QUARTER: f32 = 0.25;
