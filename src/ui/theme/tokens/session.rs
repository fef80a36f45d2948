//! Sizes of a session, in points. Knows no colour.

/// The five steps.
pub const STEPS: f32 = 64.0;
/// What is watched today.
pub const WATCH: f32 = 448.0;
/// The foot with the one filled action.
pub const FOOT: f32 = 72.0;
/// From so wide a window on, what is watched today is beside the step.
pub const TWO_COLUMNS: f32 = 1100.0;
/// Widest form of a step.
pub const FORM: f32 = 960.0;
/// From so wide a form on, short parts are side by side.
pub const BESIDE: f32 = 600.0;
/// A column of aims.
pub const AIMS: f32 = 324.0;
/// The field for a place.
pub const PLACE: f32 = 288.0;
/// The round mark of a step.
pub const KNOB: f32 = 28.0;
/// A row of what is watched today.
pub const WATCH_ROW: f32 = 68.0;
/// Choosing what is watched.
pub const CHOOSE: f32 = 640.0;
/// Least height of the list in it.
pub const CHOOSE_LEAST: f32 = 120.0;
/// A dialog of the day or the times.
pub const DIALOG: f32 = 480.0;
/// Room for the reason why the one action is off.
pub const REASON: f32 = 320.0;
/// The list of what is rarer.
pub const MENU: f32 = 200.0;
/// How long the band of the session's film is, as a multiple of the longest that is asked for.
pub const BAND_OF_MOST: f64 = 1.25;
