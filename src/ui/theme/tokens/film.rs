//! Sizes of filming, in points. Knows no colour.

/// The column of Stop and its neighbours.
pub const RAIL: f32 = 206.0;
/// The time filmed against the time asked for.
pub const BAND: f32 = 62.0;
/// Under the picture, the band and what is free around it.
pub const BELOW: f32 = 94.0;
/// At the foot of the rail: how loud it is, and what is left of disk and battery.
pub const FOOT: f32 = 96.0;
/// A rail less high than this has everything in one column.
pub const LOW: f32 = 420.0;
/// Least share of the band from its beginning to the aim for the aim to have its figures.
pub const MARKS_APART: f32 = 0.15;
/// The red light.
pub const LIGHT: f32 = 14.0;
/// A time of more figures than these is drawn smaller.
pub const CLOCK_FIGURES: usize = 5;
/// Widest news over the picture.
pub const NOTICE: f32 = 560.0;
/// The question before a film is deleted.
pub const QUESTION: f32 = 520.0;
/// Height of the lights that show how loud it is.
pub const METER: f32 = 16.0;
/// How many of them there are in the rail.
pub const LIGHTS_RAIL: u8 = 16;
/// How many of them there are before filming.
pub const LIGHTS_SETUP: u8 = 24;
/// The checks before filming.
pub const CHECKS: f32 = 358.0;
/// Start with what is above and below it.
pub const START_FOOT: f32 = 200.0;
/// From Start to the window's edge: what to aim for.
pub const AIM: f32 = 56.0;
/// The microphone with its name, and what is free under it.
pub const SOUND: f32 = 110.0;
/// The list of microphones.
pub const MICROPHONE: f32 = 360.0;
/// The lights beside it, at least.
pub const LEAST_LEVEL: f32 = 160.0;
/// From the top of that list to the lights.
pub const LEVEL_TOP: f32 = 7.0;
/// The button that opens the list of cameras.
pub const CHANGE: f32 = 124.0;
/// A narrower window has everything one below the other.
pub const STACKED_BELOW: f32 = 860.0;
/// The picture is never less high there.
pub const LEAST_PICTURE: f32 = 180.0;
/// How long the band is, as a multiple of the longest film that is asked for.
pub const BAND_OF_MOST: f64 = 1.5;
/// The same, as a multiple of the film, where that is longer.
pub const BAND_OF_FILM: f64 = 1.1;
