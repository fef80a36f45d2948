//! Sizes of a family, in points. Knows no colour.

/// Widest column of a page.
pub const WIDEST: f32 = 1180.0;
/// Widest column of the overview and of the moments: the whole of a large window.
pub const FULL: f32 = 1760.0;
/// Under so high a window the line of sessions goes with the page.
pub const LOW: f32 = 500.0;
/// Where what is next will be, while it is read.
pub const GHOST: f32 = 112.0;
/// The sentence and the line of sessions.
pub const LINE: f32 = 162.0;
/// From so wide on the overview has two columns.
pub const TWO_COLUMNS: f32 = 900.0;
/// Least width of the words beside what can be done.
pub const LINE_LEAST: f32 = 120.0;
/// Least width of what is next beside its buttons; narrower, they stand beneath.
pub const NEXT_LEAST: f32 = 180.0;
/// Least width of the last time on one line; narrower, it has two.
pub const LAST_LEAST: f32 = 520.0;
/// Moments in a row.
pub const THUMBS: usize = 4;
/// Moments in a row of a wide window.
pub const THUMBS_WIDE: usize = 5;
/// Rows of moments in a wide window.
pub const THUMB_ROWS_WIDE: usize = 2;
/// Moments are shown at first on their own page, and so many more at a time.
pub const MOMENTS: usize = 30;
/// Width of a moment on its own page, at least.
pub const MOMENT: f32 = 200.0;
/// Least width of a moment.
pub const THUMB_LEAST: f32 = 140.0;
/// Height of a moment's picture as a share of its width: 171 by 96.
pub const THUMB_SHAPE: f32 = 96.0 / 171.0;
/// Codes on a moment at the most.
pub const THUMB_CODES: usize = 3;
/// Notes of supervision at the most.
pub const NOTES: usize = 2;
/// Letters of such a note at the most.
pub const NOTE_CHARS: usize = 160;
/// Columns of the sessions so far; what the parents said takes the rest.
pub const COLUMNS: [f32; 5] = [110.0, 150.0, 110.0, 110.0, 170.0];

/// The line of sessions: how far below its top things are, and the sizes of its knobs.
pub mod line {
    /// All of it.
    pub const HEIGHT: f32 = 112.0;
    /// Top of a month's tick.
    pub const TICK: f32 = 2.0;
    /// Height of a month's tick.
    pub const TICK_HEIGHT: f32 = 16.0;
    /// Middle of the months' names.
    pub const MONTHS: f32 = 10.0;
    /// Top of the days for the last session.
    pub const BAND: f32 = 26.0;
    /// Middle of their words.
    pub const BAND_WORDS: f32 = 37.0;
    /// Middle of the word over today.
    pub const TODAY: f32 = 32.0;
    /// Middle of the knobs.
    pub const KNOBS: f32 = 62.0;
    /// Middle of the days.
    pub const DATES: f32 = 90.0;
    /// Middle of what was not as asked.
    pub const EXCEPTIONS: f32 = 105.0;
    /// Radius of a knob.
    pub const KNOB: f32 = 14.0;
    /// By how much today's knob is larger.
    pub const TODAY_GROWS: f32 = 2.0;
    /// Radius of the ring around today's knob.
    pub const TODAY_RING: f32 = 20.0;
    /// Half of what can be pressed.
    pub const HIT: f32 = 20.0;
    /// Least distance of two knobs, while there is room.
    pub const APART: f32 = 40.0;
    /// Height of a number as a share of its knob's radius.
    pub const NUMBER_SHARE: f32 = 1.0;
    /// A dot of the line to come.
    pub const DOT: f32 = 3.0;
    /// Between two of them.
    pub const DOT_GAP: f32 = 4.0;
}
