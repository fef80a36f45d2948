//! Every size, space and time of the window, in points and seconds. Knows no colour and no screen: what one screen alone
//! needs stands in its module here, so that no screen sets a number of its own.

pub mod family;
pub mod film;
pub mod finder;
pub mod grid;
pub mod keys;
pub mod moments;
pub mod parents;
pub mod room;
pub mod session;
pub mod settings;
pub mod shell;
pub mod today;
pub mod unlock;

/// Spaces between things.
pub mod space {
    /// Within a pair.
    pub const PAIR: f32 = 4.0;
    /// Label to control, icon to word.
    pub const NEAR: f32 = 8.0;
    /// Between thumbnails.
    pub const THUMBS: f32 = 12.0;
    /// Between the parts of a card.
    pub const PARTS: f32 = 16.0;
    /// Between the parts of a column; within a card.
    pub const COLUMN: f32 = 24.0;
    /// Page edge; between columns.
    pub const EDGE: f32 = 32.0;
    /// Page edge in a wide window and in a session.
    pub const WIDE_EDGE: f32 = 48.0;
}

/// Letters: size in points. The height of a line follows from [`EXTRA_LINE`].
pub mod letters {
    /// Dates on the line, lane names, keys, ticks. Never a sentence.
    pub const CAPTION: f32 = 12.0;
    /// Second lines, table heads, chips.
    pub const SMALL: f32 = 13.0;
    /// All staff rooms.
    pub const BODY: f32 = 14.0;
    /// Headings of a part; the label of the large primary.
    pub const SECTION: f32 = 16.0;
    /// Where one is.
    pub const TITLE: f32 = 20.0;
    /// The date on Today only.
    pub const DISPLAY: f32 = 28.0;
    /// Film: buttons, labels.
    pub const ROOM: f32 = 17.0;
    /// The parents' controls.
    pub const ROOM_CONTROL: f32 = 18.0;
    /// Words under one large moment.
    pub const ROOM_WORDS: f32 = 30.0;
    /// Words over a pair of moments.
    pub const ROOM_TITLE: f32 = 36.0;
    /// Time filmed.
    pub const CLOCK: f32 = 52.0;
    /// Added to the natural height of a line: 14 points become 20.
    pub const EXTRA_LINE: f32 = 1.8;
}

/// Heights and widths of controls.
pub mod size {
    /// Buttons, fields, list rows of one line.
    pub const CONTROL: f32 = 32.0;
    /// The one filled action of Today, a family and a session.
    pub const PRIMARY: f32 = 40.0;
    /// Rows of Today's lists.
    pub const ROW: f32 = 48.0;
    /// Buttons of Film and of the parents' view.
    pub const ROOM: f32 = 56.0;
    /// Start and Stop.
    pub const ROOM_PRIMARY: f32 = 72.0;
    /// The strip of tabs.
    pub const TABS: f32 = 40.0;
    /// Ground under the pointer behind a tab.
    pub const TAB_PILL: f32 = 28.0;
    /// A quiet button at the end of a heading, and a disclosure.
    pub const QUIET: f32 = 28.0;
    /// A key on a button.
    pub const KEY: f32 = 20.0;
    /// A box or dot to tick.
    pub const BOX: f32 = 18.0;
    /// A badge with a word.
    pub const BADGE: f32 = 24.0;
    /// Inside a frameless or filled button, left and right of its words.
    pub const BUTTON_PAD: f32 = 12.0;
    /// The same in the large primary.
    pub const PRIMARY_PAD: f32 = 20.0;
    /// A page's column of forms.
    pub const COLUMN: f32 = 820.0;
    /// A frameless button of one word, and the gap before it.
    pub const BUTTON_AND_GAP: f32 = 96.0;
    /// The bar of what scrolls, at rest.
    pub const SCROLL: f32 = 6.0;
    /// A tip.
    pub const TIP: f32 = 320.0;
    /// From so wide on a window is wide: larger edges and columns.
    pub const WIDE_FROM: f32 = 1600.0;
}

/// Radii of corners.
pub mod radius {
    /// Clips, keys, boxes.
    pub const SMALL: u8 = 4;
    /// Fields, thumbnails, list rows in cards, grid cells.
    pub const FIELD: u8 = 6;
    /// Buttons, rows to go to, notices, film.
    pub const BUTTON: u8 = 8;
    /// Cards, buttons of the room, the parents' pictures.
    pub const CARD: u8 = 12;
    /// Dialogs.
    pub const DIALOG: u8 = 16;
}

/// Widths of lines.
pub mod stroke {
    /// Hairlines, fields.
    pub const LINE: f32 = 1.0;
    /// Boxes, planned sessions.
    pub const BOX: f32 = 1.5;
    /// Focus, a chosen clip, the playhead.
    pub const FOCUS: f32 = 2.0;
    /// Under a tab; the line so far.
    pub const TAB: f32 = 3.0;
    /// From a control to the ring around it, with the ring's middle.
    pub const RING_GAP: f32 = 3.0;
}

/// Sizes of icons.
pub mod icon {
    /// In a line of facts.
    pub const META: f32 = 14.0;
    /// In buttons.
    pub const BUTTON: f32 = 16.0;
    /// Where one goes.
    pub const NAV: f32 = 18.0;
    /// In rows.
    pub const ROW: f32 = 20.0;
    /// In Film and in the parents' view.
    pub const ROOM: f32 = 24.0;
    /// Play.
    pub const PLAY: f32 = 28.0;
    /// Where there is nothing yet.
    pub const EMPTY: f32 = 32.0;
}

/// How long things move, in seconds. None of them where the system asks for less motion.
pub mod motion {
    /// Hover, held, chosen.
    pub const QUICK: f32 = 0.08;
    /// Panels, disclosures, a tab's line.
    pub const PANEL: f32 = 0.16;
    /// A toast goes.
    pub const TOAST_OUT: f32 = 0.12;
    /// A toast stays.
    pub const TOAST: f32 = 6.0;
    /// A toast that can be undone stays.
    pub const TOAST_UNDO: f32 = 10.0;
    /// From picture to picture for the parents.
    pub const PICTURE: f32 = 0.3;
    /// The parents' controls go after so long without pointer or key.
    pub const CONTROLS_STAY: f32 = 3.0;
    /// And fade for so long.
    pub const CONTROLS_FADE: f32 = 0.2;
    /// From picture to picture of what fades.
    pub const FRAME: f32 = 1.0 / 60.0;
    /// The loudest of the last moments is kept for so long.
    pub const LEVEL_HELD: f32 = 2.0;
}

/// Inside the edges of what lies on the page: at the sides, and above and below.
pub mod inset {
    /// A field that is typed into.
    pub const FIELD: (i8, i8) = (10, 6);
    /// A field for a day or a time.
    pub const DAY: (i8, i8) = (12, 10);
    /// A notice.
    pub const NOTICE: (i8, i8) = (14, 10);
    /// Words where a list has no rows.
    pub const NO_ROWS: (i8, i8) = (20, 16);
}

/// Fields for a day and for a time of day: how wide they are, with the line beneath them.
pub mod when {
    /// A day.
    pub const DAY: f32 = 150.0;
    /// What is said beneath it.
    pub const DAY_LINE: f32 = 290.0;
    /// A time of day.
    pub const TIME: f32 = 110.0;
    /// What is said beneath it.
    pub const TIME_LINE: f32 = 220.0;
}

/// Shapes, as width by height.
pub mod shape {
    /// A film's.
    pub const FILM: f32 = 16.0 / 9.0;
}

/// What lies over the whole window.
pub mod over {
    /// How much of the words' colour darkens the window under it.
    pub const BACKDROP: f32 = 0.32;
    /// Most of the window's height that is left above it.
    pub const MOST_ABOVE: f32 = 0.115;
}
