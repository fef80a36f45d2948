//! Sizes of Moments, in points, and its times. Knows no colour.

/// The clip panel.
pub const PANEL: f32 = 404.0;
/// The list of moments.
pub const LIST: f32 = 274.0;
/// A row of that list.
pub const ROW: f32 = 46.0;
/// A row of tags.
pub const TAG: f32 = 38.0;
/// Play and its neighbours.
pub const TRANSPORT: f32 = 40.0;
/// From the window's edge to the player, and from the player to the list.
pub const EDGE: f32 = 16.0;
/// From the panel's edges to what is on it.
pub const PANEL_EDGE: f32 = 20.0;
/// How much of that is inside what scrolls: rows reach a little beyond the column.
pub const PANEL_INSET: f32 = 8.0;
/// From so wide and so high on the panel is beside the player; in a smaller window it is below, and the page scrolls.
pub const BESIDE_FROM: (f32, f32) = (1180.0, 680.0);
/// From so high on there is room for more lines of words.
pub const HIGH_FROM: f32 = 880.0;
/// From so wide on the list is beside the player where the panel is below.
pub const LIST_BESIDE_FROM: f32 = 860.0;
/// In a header narrower than that, buttons are icons alone.
pub const HEADER_NARROW: f32 = 780.0;
/// Least height of the player, and its shape.
pub const PLAYER_LEAST: f32 = 160.0;
/// From such a height on the player leaves the lanes in view, where the panel is below.
pub const PLAYER_WITH_LANES: f32 = 240.0;
/// Width of a picture for its height.
pub const SHAPE: f32 = 16.0 / 9.0;
/// Height of the list where it is below the player.
pub const LIST_BELOW: f32 = 330.0;
/// The small picture of a moment: until it is there, its length on its lane's colour.
pub const THUMB: (f32, f32) = (64.0, 36.0);
/// Width of the time in the list.
pub const TIME: f32 = 44.0;
/// Box of a tag's key.
pub const KEY: (f32, f32) = (28.0, 20.0);
/// Box of a tag's code, where tags are searched.
pub const CODE: (f32, f32) = (36.0, 20.0);
/// How many tags are below one another at least before a second column begins.
pub const TAGS: usize = 7;
/// Height of such a column.
pub const TAGS_HIGH: f32 = 266.0;
/// How far the ground of a tag goes beyond the column.
pub const TAG_HANG: f32 = 6.0;
/// Width of the loudness.
pub const VOLUME: f32 = 72.0;
/// Thickness of its line.
pub const VOLUME_RAIL: f32 = 4.0;
/// Height of what its knob is taken by; the knob itself is four fifths of it.
pub const VOLUME_KNOB: f32 = 17.0;
/// Width of Play.
pub const PLAY: f32 = 40.0;
/// The earlier moment that a change is seen against.
pub const THEN: f32 = 44.0;
/// The field in which tags are searched.
pub const FIND: f32 = 32.0;
/// Who types no more for so long, in seconds, has what was typed saved.
pub const PAUSE: f64 = 2.0;
/// The whole film in one bar.
pub const OVERVIEW: f32 = 28.0;
/// The times of what is in view.
pub const RULER: f32 = 20.0;
/// A lane, at least and at most.
pub const LANE: f32 = 24.0;
/// A lane where there is room.
pub const LANE_MOST: f32 = 40.0;
/// Names of the lanes, from the column's edge to the film.
pub const GUTTER: f32 = 84.0;
/// Above and below a clip on its lane.
pub const CLIP_GAP: f32 = 2.0;
/// A clip's height, at most.
pub const CLIP_MOST: f32 = 28.0;
/// How much of the header's width the way back may take.
pub const BACK_SHARE: f32 = 1.0 / 3.0;
/// Speeds to choose from, as factors of life's.
pub const SPEEDS: [f64; 4] = [0.5, 1.0, 1.5, 2.0];
