//! Sizes of the parents' view, in points. Knows no colour.

/// From the window's edge to the controls.
pub const CONTROLS_EDGE: f32 = 24.0;
/// Width of Play.
pub const PLAY: f32 = 128.0;
/// From the window's sides to everything.
pub const EDGE: f32 = 40.0;
/// From the window's upper edge to the picture.
pub const TOP: f32 = 20.0;
/// How far the moment has come, along the window's edge.
pub const PROGRESS: f32 = 4.0;
/// A line of the words.
pub const WORDS_LINE: f32 = 36.0;
/// Free around the words, above and below together.
pub const WORDS_FREE: f32 = 47.0;
/// Widest lines: longer ones are hard to read.
pub const WIDEST: f32 = 980.0;
/// Largest share of what is above the controls that words take from the picture.
pub const MOST_WORDS: f32 = 0.34;
/// The place for the parents' own words.
pub const WRITING: f32 = 264.0;
/// Largest share of what is above the controls that it takes.
pub const MOST_WRITING: f32 = 0.5;
/// Lines to type into.
pub const WORDS_ROWS: usize = 2;
/// Inside what is typed into.
pub const FIELD_PAD: i8 = 12;
/// Column of what is read and typed.
pub const COLUMN: f32 = 760.0;
/// Where the closing words begin, as a share of the height.
pub const CLOSING_TOP: f32 = 0.08;
/// Width of the controls in the middle.
pub const MIDDLE: f32 = 496.0;
/// The same where there is no room for words on them.
pub const MIDDLE_NARROW: f32 = 384.0;
/// From so wide a row on, they have words.
pub const WORDS_FROM: f32 = 980.0;
/// A control with a word.
pub const WORDED: f32 = 112.0;
/// A moment's dot.
pub const DOT: f32 = 10.0;
/// The dot of the moment on screen.
pub const DOT_LONG: f32 = 28.0;
/// Between dots.
pub const DOT_GAP: f32 = 10.0;
/// From dot to dot.
pub const DOT_STEP: f32 = 20.0;
/// More dots than these do not fit; the words beside them say it as well.
pub const MOST_DOTS: usize = 9;
/// The words beside the dots.
pub const PLACE: f32 = 70.0;
/// Width of how loud it is.
pub const VOLUME: f32 = 150.0;
