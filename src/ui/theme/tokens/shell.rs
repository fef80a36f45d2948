//! Sizes of the frame around the screens, in points. Knows no colour.

/// Sidebar; in a wide window.
pub const SIDEBAR: f32 = 216.0;
/// Sidebar of a wide window.
pub const SIDEBAR_WIDE: f32 = 240.0;
/// From so wide a window on there is room for the sidebar; a rail stands in its place else.
pub const SIDEBAR_FROM: f32 = 900.0;
/// Rail of the grid.
pub const RAIL: f32 = 72.0;
/// A tile of the rail.
pub const TILE: f32 = 52.0;
/// Attune's sign.
pub const MARK: f32 = 24.0;
/// From the icon of a place to its words.
pub const NAV_GAP: f32 = 10.0;
/// From a header's title to what it says besides.
pub const TITLE_GAP: f32 = 12.0;
/// Header of staff rooms.
pub const HEADER: f32 = 56.0;
/// Header of Moments and Film.
pub const HEADER_LOW: f32 = 48.0;
/// Header of Today.
pub const HEADER_TODAY: f32 = 72.0;
/// News at the bottom, at most.
pub const NEWS: f32 = 640.0;
/// The right column.
pub const RIGHT: f32 = 336.0;
/// The right column of a wide window.
pub const RIGHT_WIDE: f32 = 440.0;
/// Most of the head's words that Back takes, as a share of their width.
pub const BACK_SHARE: f32 = 0.4;
/// A family's code is typed into this.
pub const CODE: f32 = 240.0;
/// What somebody is called is typed into this.
pub const LABEL: f32 = 320.0;
