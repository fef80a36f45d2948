//! Phosphor's icons (MIT), one meaning each, drawn as letters: sharp at any size, in the colour of the words beside them.
//! Knows no screen; an icon never stands without a word for those who do not see it.

use egui::{Align2, Atom, Color32, FontFamily, FontId, Painter, Rect, Vec2};

/// Largest icon, in points, whose strokes are drawn bold; larger ones are drawn regular.
const BOLD_TO: f32 = 18.0;
/// Name of the family of bold icons.
pub const BOLD: &str = "icons";
/// Name of the family of regular icons.
pub const REGULAR: &str = "icons-regular";
/// Name of the family of filled icons.
pub const FILL: &str = "icons-fill";

/// What an icon means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Start playing.
    Play,
    /// Halt playing.
    Pause,
    /// Film is being made, or will be.
    Record,
    /// End filming or playing.
    Stop,
    /// Locked, sealed, or not allowed yet.
    Lock,
    /// A camera.
    Camera,
    /// A camera that gives no picture.
    NoCamera,
    /// A microphone.
    Microphone,
    /// Done, or as asked.
    Check,
    /// Needs attention.
    Warning,
    /// A concern, or an error.
    Concern,
    /// Not met.
    Cross,
    /// Not needed, or no visit.
    Dash,
    /// Still to do.
    ToDo,
    /// Shorter than asked.
    Short,
    /// The clock of a visit.
    Clock,
    /// A word of explanation.
    Info,
    /// Help.
    Help,
    /// One picture back.
    FrameBack,
    /// One picture on.
    FrameOn,
    /// One more.
    Plus,
    /// Earlier in the order, or open.
    Up,
    /// Later in the order, or a list to open.
    Down,
    /// Picked out.
    Star,
    /// Not picked out.
    Unstarred,
    /// The one before, or back.
    Previous,
    /// The one after, or closed.
    Next,
    /// Once more, from the beginning.
    Again,
    /// Over and over.
    Repeat,
    /// Slowly.
    Slow,
    /// How loud it is.
    Sound,
    /// Without sound.
    Muted,
    /// Something to write.
    Note,
    /// A note of supervision.
    Supervision,
    /// Today.
    Today,
    /// Find.
    Find,
    /// A shorter stretch, drawn larger.
    Closer,
    /// A longer stretch, drawn smaller.
    Wider,
    /// Moments of film.
    Moments,
    /// A sample of film.
    Sample,
    /// Shown to the parents, or a look beforehand.
    Shown,
    /// Hidden: for staff only, kept back, or the whole screen.
    Hidden,
    /// A mark on film.
    Flag,
    /// Delete.
    Delete,
    /// Take off a list.
    TakeOff,
    /// Close a pane.
    Pane,
    /// Drag to move.
    Grip,
    /// More to do here.
    More,
    /// Leaving a visit.
    Leaving,
    /// Undo.
    Undo,
    /// Do again what was undone.
    Redo,
    /// What the parents said.
    Said,
    /// Settings.
    Settings,
    /// The start of a moment.
    Start,
    /// The end of a moment.
    End,
    /// All families in a table.
    Grid,
    /// Families.
    Families,
    /// An answer that was withdrawn.
    Withdrawn,
    /// Film on hold.
    Hold,
    /// Choose a day.
    Day,
    /// Room on the disk.
    Disk,
    /// What is left of the battery.
    Battery,
    /// Try again.
    Refresh,
    /// A colleague.
    Colleague,
    /// The service in numbers.
    Service,
    /// Where to.
    Folder,
    /// On paper.
    Print,
}

impl Icon {
    /// All of them.
    pub const ALL: [Self; 67] = [
        Self::Play,
        Self::Pause,
        Self::Record,
        Self::Stop,
        Self::Lock,
        Self::Camera,
        Self::NoCamera,
        Self::Microphone,
        Self::Check,
        Self::Warning,
        Self::Concern,
        Self::Cross,
        Self::Dash,
        Self::ToDo,
        Self::Short,
        Self::Clock,
        Self::Info,
        Self::Help,
        Self::FrameBack,
        Self::FrameOn,
        Self::Plus,
        Self::Up,
        Self::Down,
        Self::Star,
        Self::Unstarred,
        Self::Previous,
        Self::Next,
        Self::Again,
        Self::Repeat,
        Self::Slow,
        Self::Sound,
        Self::Muted,
        Self::Note,
        Self::Supervision,
        Self::Today,
        Self::Find,
        Self::Closer,
        Self::Wider,
        Self::Moments,
        Self::Sample,
        Self::Shown,
        Self::Hidden,
        Self::Flag,
        Self::Delete,
        Self::TakeOff,
        Self::Pane,
        Self::Grip,
        Self::More,
        Self::Leaving,
        Self::Undo,
        Self::Redo,
        Self::Said,
        Self::Settings,
        Self::Start,
        Self::End,
        Self::Grid,
        Self::Families,
        Self::Withdrawn,
        Self::Hold,
        Self::Day,
        Self::Disk,
        Self::Battery,
        Self::Refresh,
        Self::Colleague,
        Self::Service,
        Self::Folder,
        Self::Print,
    ];

    /// The letter, and whether it is filled: states are, actions are drawn in lines.
    const fn glyph(self) -> (char, bool) {
        match self {
            Self::Play => ('\u{E3D0}', true),
            Self::Pause => ('\u{E39E}', true),
            Self::Record => ('\u{E3EE}', true),
            Self::Stop => ('\u{E46C}', true),
            Self::Lock => ('\u{E308}', false),
            Self::Camera => ('\u{E4DA}', false),
            Self::NoCamera => ('\u{E4DC}', false),
            Self::Microphone => ('\u{E326}', true),
            Self::Check => ('\u{E182}', false),
            Self::Warning => ('\u{E4E0}', true),
            Self::Concern => ('\u{E4E2}', true),
            Self::Cross => ('\u{E4F6}', false),
            Self::Dash => ('\u{E32A}', false),
            Self::ToDo => ('\u{E18A}', false),
            Self::Short => ('\u{E492}', false),
            Self::Clock => ('\u{E19A}', false),
            Self::Info => ('\u{E2CE}', true),
            Self::Help => ('\u{E3E8}', false),
            Self::FrameBack => ('\u{E5A4}', true),
            Self::FrameOn => ('\u{E5A6}', true),
            Self::Plus => ('\u{E3D4}', false),
            Self::Up => ('\u{E13C}', false),
            Self::Down => ('\u{E136}', false),
            Self::Star => ('\u{E46A}', true),
            Self::Unstarred => ('\u{E46A}', false),
            Self::Previous => ('\u{E138}', false),
            Self::Next => ('\u{E13A}', false),
            Self::Again => ('\u{E038}', false),
            Self::Repeat => ('\u{E3F6}', false),
            Self::Slow => ('\u{E628}', false),
            Self::Sound => ('\u{E44A}', false),
            Self::Muted => ('\u{E45A}', false),
            Self::Note => ('\u{E34C}', false),
            Self::Supervision => ('\u{E17A}', false),
            Self::Today => ('\u{E5B6}', false),
            Self::Find => ('\u{E30C}', false),
            Self::Closer => ('\u{E310}', false),
            Self::Wider => ('\u{E30E}', false),
            Self::Moments => ('\u{E8C2}', false),
            Self::Sample => ('\u{E792}', false),
            Self::Shown => ('\u{E220}', false),
            Self::Hidden => ('\u{E224}', false),
            Self::Flag => ('\u{E244}', true),
            Self::Delete => ('\u{E4A6}', false),
            Self::TakeOff => ('\u{E32C}', false),
            Self::Pane => ('\u{EC24}', false),
            Self::Grip => ('\u{EAE2}', false),
            Self::More => ('\u{E1FE}', false),
            Self::Leaving => ('\u{E42A}', false),
            Self::Undo => ('\u{E08A}', false),
            Self::Redo => ('\u{E08C}', false),
            Self::Said => ('\u{E660}', false),
            Self::Settings => ('\u{E272}', false),
            Self::Start => ('\u{E062}', false),
            Self::End => ('\u{E064}', false),
            Self::Grid => ('\u{E476}', false),
            Self::Families => ('\u{E68E}', false),
            Self::Withdrawn => ('\u{E3DE}', false),
            Self::Hold => ('\u{E57E}', false),
            Self::Day => ('\u{E10A}', false),
            Self::Disk => ('\u{E29E}', false),
            Self::Battery => ('\u{E0C2}', false),
            Self::Refresh => ('\u{E036}', false),
            Self::Colleague => ('\u{E4C2}', false),
            Self::Service => ('\u{E150}', false),
            Self::Folder => ('\u{E256}', false),
            Self::Print => ('\u{E3DC}', false),
        }
    }

    /// The icon as a letter of its font, `size` points wide and high.
    pub fn letter(self, size: f32) -> (String, FontId) {
        let (glyph, filled) = self.glyph();
        let family = match (filled, size <= BOLD_TO) {
            (true, _) => FILL,
            (false, true) => BOLD,
            (false, false) => REGULAR,
        };
        (glyph.to_string(), FontId::new(size, FontFamily::Name(family.into())))
    }

    /// The icon before a button's or a label's words, `size` points wide and high, in the colour of the words.
    pub fn atom<'a>(self, size: f32) -> Atom<'a> {
        Atom::paint(Vec2::splat(size), move |ui, args| {
            self.paint(ui.painter(), args.rect, args.fallback_text_color);
        })
    }

    /// Draws the icon into the largest square in the middle of `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let (letter, font) = self.letter(rect.size().min_elem());
        painter.text(rect.center(), Align2::CENTER_CENTER, letter, font, colour);
    }
}
