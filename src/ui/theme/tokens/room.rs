//! Sizes of what Film and the parents' view have in common, in points. Knows no colour.

/// Least height and width of what is pressed.
pub const TARGET: f32 = 44.0;
/// Widest menu.
pub const MENU: f32 = 240.0;
/// Above and below a check.
pub const CHECK_PAD: f32 = 13.0;
/// Between the lights that show how loud it is.
pub const LIGHT_GAP: f32 = 3.0;
/// Corners of a light.
pub const LIGHT_RADIUS: u8 = 2;
/// A few words over film.
pub const CHIP: f32 = 36.0;
/// The band of a film with its figures.
pub const BAND: f32 = 62.0;
/// Above the track, for the marks set while filming.
pub const MARKS: f32 = 16.0;
/// The aim on the track.
pub const AIM: f32 = 24.0;
/// The track.
pub const TRACK: f32 = 12.0;
/// Its corners.
pub const TRACK_RADIUS: u8 = 6;
/// How far the film has come.
pub const KNOB: f32 = 10.0;
