//! Every size, space and time of the window, in points and seconds. Knows no colour and no screen: what one screen alone
//! needs stands in its module here, so that no screen sets a number of its own.

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

/// The frame around the screens.
pub mod shell {
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
}

/// The keys, over any screen.
pub mod keys {
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
}

/// The search, over any screen.
pub mod finder {
    /// Its width.
    pub const WIDTH: f32 = 640.0;
    /// From the window's top.
    pub const TOP: f32 = 88.0;
    /// The field.
    pub const FIELD: f32 = 56.0;
    /// The word above a group.
    pub const GROUP: f32 = 30.0;
    /// A row.
    pub const ROW: f32 = 40.0;
    /// The foot.
    pub const FOOT: f32 = 44.0;
    /// From its edge to a row's ground.
    pub const EDGE: f32 = 8.0;
    /// From a row's edge to what is on it.
    pub const PAD: f32 = 12.0;
    /// Highest list of rows.
    pub const LIST: f32 = 390.0;
}

/// The settings.
pub mod settings {
    /// The list of the sections, its edges included.
    pub const LIST: f32 = 224.0;
    /// From so wide a page on there is room for it.
    pub const LIST_FROM: f32 = 1000.0;
    /// Widest column.
    pub const WIDEST: f32 = 1180.0;
}

/// Today.
pub mod today {
    /// Between its two columns.
    pub const COLUMNS_APART: f32 = 48.0;
    /// The left column is no narrower beside the right one.
    pub const LEFT_LEAST: f32 = 480.0;
    /// From so wide on the actions of the header stand beside the date.
    pub const HEADER_FROM: f32 = 560.0;
    /// The code of a family in a row.
    pub const CODE: f32 = 92.0;
    /// What a row says is no narrower beside its action.
    pub const THING_LEAST: f32 = 200.0;
    /// The action of a row: the words of all rows end in one line, and so do those before them.
    pub const ACT: f32 = 84.0;
    /// The words of the visit's card are no narrower beside its actions.
    pub const CARD_WORDS_LEAST: f32 = 240.0;
    /// What a visit is about is no narrower beside its sessions.
    pub const FOCUS_LEAST: f32 = 240.0;
    /// A session in small.
    pub const MARK: f32 = 12.0;
    /// The session of the visit.
    pub const MARK_NOW: f32 = 28.0;
    /// From one to the next.
    pub const MARKS_APART: f32 = 6.0;
    /// The day of the month in the days ahead.
    pub const DATE: f32 = 52.0;
    /// A day ahead, and something on it: two lines.
    pub const DAY: f32 = 40.0;
}

/// A family.
pub mod family {
    /// Widest column of a page.
    pub const WIDEST: f32 = 1180.0;
    /// Under so high a window the line of sessions goes with the page.
    pub const LOW: f32 = 500.0;
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
}

/// A session.
pub mod session {
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
}

/// Filming.
pub mod film {
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
}

/// What Film and the parents' view have in common.
pub mod room {
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
}

pub mod moments;

/// The parents' view.
pub mod parents {
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
}

/// The grid of all families.
pub mod grid {
    /// The evidence beside it.
    pub const EVIDENCE: f32 = 372.0;
    /// A row.
    pub const ROW: f32 = 45.0;
    /// The heads of the columns.
    pub const HEAD: f32 = 32.0;
    /// The column of codes.
    pub const CODE: f32 = 92.0;
    /// The column of workers.
    pub const WORKER: f32 = 86.0;
    /// The column of what is next, at least.
    pub const NEXT: f32 = 156.0;
    /// The same, at most.
    pub const NEXT_MOST: f32 = 320.0;
    /// A session.
    pub const CELL: f32 = 34.0;
    /// What is painted of a session that is not as asked.
    pub const MARK: f32 = 28.0;
    /// A session that is planned.
    pub const PLANNED: f32 = 5.0;
    /// The column of notes.
    pub const NOTES: f32 = 52.0;
    /// The column of concerns.
    pub const CONCERNS: f32 = 76.0;
    /// Least room beside the evidence for the table to be shown with it.
    pub const BESIDE: f32 = 700.0;
    /// From so wide on what the marks mean fits one row.
    pub const LEGEND: f32 = 820.0;
    /// The rule at the left of a note.
    pub const NOTE_RULE: f32 = 2.0;
}
