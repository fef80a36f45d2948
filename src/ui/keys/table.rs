//! The table of keys: where each works, what it does, and which kind of thing that is. Draws nothing.

use egui::Key;

use super::chord::{Chord, ctrl, ctrl_shift, plain, shift};
use crate::words::Message;

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyPlace {
    /// While moments of a film are tagged.
    Moments,
    /// While filming is prepared or under way.
    Film,
    /// While parents watch.
    Parents,
    /// On every screen.
    Everywhere,
    /// In every list, while it has the keyboard.
    Lists,
}

/// Which kind of thing a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    /// Moves the film.
    Playing,
    /// Puts tags on.
    Tags,
    /// Says where a moment is.
    Where,
    /// Does something with the moment that is open.
    ThisMoment,
    /// Belongs to the window.
    Window,
}

impl KeyKind {
    /// Those that have a colour, in the order of the legend.
    pub const COLOURED: [Self; 4] = [Self::Playing, Self::Tags, Self::Where, Self::ThisMoment];
}

/// What a shortcut does.
#[allow(missing_docs)] // `says` tells
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shortcut {
    Find,
    HideScreen,
    Keys,
    Close,
    NextPart,
    PartBefore,
    Press,
    RowUp,
    RowDown,
    FirstRow,
    LastRow,
    PlayPause,
    BackThree,
    Hold,
    Faster,
    PictureBack,
    PictureOn,
    SecondBack,
    SecondOn,
    Wider,
    Closer,
    /// Counted from 1.
    Tag(u8),
    HeadingBefore,
    HeadingAfter,
    FindTag,
    Loop,
    Preview,
    SetStart,
    SetEnd,
    MomentBefore,
    MomentAfter,
    NewMoment,
    Done,
    Star,
    ShowToParents,
    Delete,
    Undo,
    Redo,
    StartStop,
    ParentsPlay,
    ParentsAgain,
    ParentsSlowly,
    ParentsStart,
    ParentsBefore,
    ParentsNext,
    ParentsPictureBack,
    ParentsPictureOn,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// Where it works.
    pub place: KeyPlace,
    /// What it does.
    pub does: Shortcut,
    /// The keys that do it, the one to be told first.
    pub chords: &'static [Chord],
}

const fn line(place: KeyPlace, does: Shortcut, chords: &'static [Chord]) -> KeyLine {
    KeyLine { place, does, chords }
}

use KeyPlace::{Everywhere, Film, Lists, Moments, Parents};
use Shortcut as S;

/// Every key, in the order in which it is told.
pub const TABLE: &[KeyLine] = &[
    line(Moments, S::PlayPause, &[plain(Key::Space)]),
    line(Moments, S::BackThree, &[plain(Key::J)]),
    line(Moments, S::Hold, &[plain(Key::K)]),
    line(Moments, S::Faster, &[plain(Key::L)]),
    line(Moments, S::Loop, &[plain(Key::R)]),
    line(Moments, S::Preview, &[plain(Key::P)]),
    line(Moments, S::PictureBack, &[plain(Key::Comma)]),
    line(Moments, S::PictureOn, &[plain(Key::Period)]),
    line(Moments, S::SecondBack, &[plain(Key::ArrowLeft)]),
    line(Moments, S::SecondOn, &[plain(Key::ArrowRight)]),
    line(Moments, S::Wider, &[plain(Key::Minus)]),
    line(Moments, S::Closer, &[plain(Key::Equals), plain(Key::Plus)]),
    line(Moments, S::Tag(1), &[plain(Key::Num1)]),
    line(Moments, S::Tag(2), &[plain(Key::Num2)]),
    line(Moments, S::Tag(3), &[plain(Key::Num3)]),
    line(Moments, S::Tag(4), &[plain(Key::Num4)]),
    line(Moments, S::Tag(5), &[plain(Key::Num5)]),
    line(Moments, S::Tag(6), &[plain(Key::Num6)]),
    line(Moments, S::Tag(7), &[plain(Key::Num7)]),
    line(Moments, S::Tag(8), &[plain(Key::Num8)]),
    line(Moments, S::Tag(9), &[plain(Key::Num9)]),
    line(Moments, S::Tag(10), &[plain(Key::Num0)]),
    line(Moments, S::Tag(11), &[shift(Key::Num1)]),
    line(Moments, S::Tag(12), &[shift(Key::Num2)]),
    line(Moments, S::Tag(13), &[shift(Key::Num3)]),
    line(Moments, S::HeadingBefore, &[plain(Key::OpenBracket)]),
    line(Moments, S::HeadingAfter, &[plain(Key::CloseBracket)]),
    line(Moments, S::FindTag, &[plain(Key::Slash)]),
    line(Moments, S::SetStart, &[plain(Key::I)]),
    line(Moments, S::SetEnd, &[plain(Key::O)]),
    line(Moments, S::MomentBefore, &[plain(Key::ArrowUp)]),
    line(Moments, S::MomentAfter, &[plain(Key::ArrowDown)]),
    line(Moments, S::NewMoment, &[plain(Key::N)]),
    line(Moments, S::Done, &[plain(Key::Enter)]),
    line(Moments, S::Star, &[plain(Key::S)]),
    line(Moments, S::ShowToParents, &[plain(Key::E)]),
    line(Moments, S::Delete, &[plain(Key::Delete), plain(Key::Backspace)]),
    line(Moments, S::Undo, &[ctrl(Key::Z)]),
    line(Moments, S::Redo, &[ctrl(Key::Y), ctrl_shift(Key::Z)]),
    line(Film, S::StartStop, &[ctrl(Key::R)]),
    line(Parents, S::ParentsPlay, &[plain(Key::Space)]),
    line(Parents, S::ParentsAgain, &[plain(Key::A)]),
    line(Parents, S::ParentsSlowly, &[plain(Key::S)]),
    line(Parents, S::ParentsStart, &[plain(Key::Home)]),
    line(Parents, S::ParentsBefore, &[plain(Key::ArrowLeft)]),
    line(Parents, S::ParentsNext, &[plain(Key::ArrowRight)]),
    line(Parents, S::ParentsPictureBack, &[shift(Key::ArrowLeft)]),
    line(Parents, S::ParentsPictureOn, &[shift(Key::ArrowRight)]),
    line(Everywhere, S::Find, &[ctrl(Key::K)]),
    line(Everywhere, S::HideScreen, &[ctrl(Key::L)]),
    line(Everywhere, S::Keys, &[plain(Key::Questionmark), plain(Key::F1)]),
    line(Everywhere, S::Close, &[plain(Key::Escape)]),
    line(Everywhere, S::NextPart, &[plain(Key::Tab)]),
    line(Everywhere, S::PartBefore, &[shift(Key::Tab)]),
    line(Everywhere, S::Press, &[plain(Key::Enter), plain(Key::Space)]),
    line(Lists, S::RowUp, &[plain(Key::ArrowUp)]),
    line(Lists, S::RowDown, &[plain(Key::ArrowDown)]),
    line(Lists, S::FirstRow, &[plain(Key::Home)]),
    line(Lists, S::LastRow, &[plain(Key::End)]),
];

/// The lines of one place.
pub fn lines(place: KeyPlace) -> impl Iterator<Item = &'static KeyLine> {
    TABLE.iter().filter(move |line| line.place == place)
}

impl Shortcut {
    /// Whether it acts also over menus and dialogs.
    pub fn acts_anywhere(self) -> bool {
        matches!(self, Self::HideScreen)
    }

    /// Whether it acts while something is typed.
    pub fn acts_while_typing(self) -> bool {
        matches!(self, Self::HideScreen | Self::Find | Self::StartStop | Self::Close)
    }

    /// Whether it acts again and again while its key is held down.
    pub fn repeats(self) -> bool {
        matches!(
            self,
            Self::PictureBack
                | Self::PictureOn
                | Self::SecondBack
                | Self::SecondOn
                | Self::Wider
                | Self::Closer
                | Self::MomentBefore
                | Self::MomentAfter
                | Self::ParentsPictureBack
                | Self::ParentsPictureOn
                | Self::RowUp
                | Self::RowDown
                | Self::NextPart
                | Self::PartBefore
        )
    }

    /// Whether every control, list or window acts on it by itself, whatever the screen.
    pub fn is_of_controls(self) -> bool {
        use Shortcut as S;
        matches!(
            self,
            S::Close
                | S::NextPart
                | S::PartBefore
                | S::Press
                | S::RowUp
                | S::RowDown
                | S::FirstRow
                | S::LastRow
        )
    }

    /// Which kind of thing it does.
    pub fn kind(self) -> KeyKind {
        use Shortcut as S;
        match self {
            S::PlayPause
            | S::BackThree
            | S::Hold
            | S::Faster
            | S::Loop
            | S::Preview
            | S::PictureBack
            | S::PictureOn
            | S::SecondBack
            | S::SecondOn
            | S::Wider
            | S::Closer
            | S::ParentsPlay
            | S::ParentsAgain
            | S::ParentsSlowly
            | S::ParentsStart
            | S::ParentsPictureBack
            | S::ParentsPictureOn => KeyKind::Playing,
            S::Tag(_) | S::HeadingBefore | S::HeadingAfter | S::FindTag => KeyKind::Tags,
            S::SetStart
            | S::SetEnd
            | S::MomentBefore
            | S::MomentAfter
            | S::NewMoment
            | S::ParentsBefore
            | S::ParentsNext => KeyKind::Where,
            S::Done | S::Star | S::ShowToParents | S::Delete => KeyKind::ThisMoment,
            S::Find
            | S::HideScreen
            | S::Keys
            | S::Close
            | S::NextPart
            | S::PartBefore
            | S::Press
            | S::RowUp
            | S::RowDown
            | S::FirstRow
            | S::LastRow
            | S::Undo
            | S::Redo
            | S::StartStop => KeyKind::Window,
        }
    }

    /// The word on its key.
    pub fn word(self) -> Message {
        use Shortcut as S;
        let key = match self {
            S::Tag(number) => return Message::new("keys-word-tag").with("number", u32::from(number)),
            S::Find => "keys-word-find",
            S::HideScreen => "keys-word-hide",
            S::Keys => "keys-word-keys",
            S::Close => "keys-word-close",
            S::NextPart => "keys-word-next-part",
            S::PartBefore => "keys-word-part-before",
            S::Press => "keys-word-press",
            S::RowUp => "keys-word-before",
            S::RowDown => "keys-word-after",
            S::FirstRow => "keys-word-first",
            S::LastRow => "keys-word-last",
            S::PlayPause | S::ParentsPlay => "keys-word-play",
            S::BackThree => "keys-word-back",
            S::Hold => "keys-word-pause",
            S::Faster => "keys-word-forward",
            S::PictureBack | S::PictureOn | S::ParentsPictureBack | S::ParentsPictureOn => "keys-word-frame",
            S::SecondBack | S::SecondOn => "keys-word-second",
            S::Wider => "keys-word-wider",
            S::Closer => "keys-word-closer",
            S::HeadingBefore | S::HeadingAfter => "keys-word-heading",
            S::FindTag => "keys-word-find-tag",
            S::Loop => "keys-word-loop",
            S::Preview => "keys-word-preview",
            S::SetStart => "keys-word-start",
            S::SetEnd => "keys-word-end",
            S::NewMoment => "keys-word-new",
            S::Done => "keys-word-done",
            S::Star => "keys-word-star",
            S::ShowToParents => "keys-word-show",
            S::Delete => "keys-word-delete",
            S::Undo => "keys-word-undo",
            S::Redo => "keys-word-redo",
            S::StartStop => "keys-word-start-stop",
            S::ParentsAgain => "keys-word-again",
            S::ParentsSlowly => "keys-word-slowly",
            S::ParentsStart => "keys-word-to-start",
            S::MomentBefore | S::ParentsBefore => "keys-word-moment-before",
            S::MomentAfter | S::ParentsNext => "keys-word-moment-next",
        };
        key.into()
    }

    /// What it does, in a sentence.
    pub fn says(self) -> Message {
        use Shortcut as S;
        let key = match self {
            S::Tag(number) => return Message::new("keys-says-tag").with("number", u32::from(number)),
            S::Find => "keys-says-find",
            S::HideScreen => "keys-says-hide",
            S::Keys => "keys-says-keys",
            S::Close => "keys-says-close",
            S::NextPart => "keys-says-next-part",
            S::PartBefore => "keys-says-part-before",
            S::Press => "keys-says-press",
            S::RowUp => "keys-says-row-up",
            S::RowDown => "keys-says-row-down",
            S::FirstRow => "keys-says-first-row",
            S::LastRow => "keys-says-last-row",
            S::PlayPause | S::ParentsPlay => "keys-says-play",
            S::BackThree => "keys-says-back",
            S::Hold => "keys-says-pause",
            S::Faster => "keys-says-forward",
            S::PictureBack | S::ParentsPictureBack => "keys-says-frame-back",
            S::PictureOn | S::ParentsPictureOn => "keys-says-frame-on",
            S::SecondBack => "keys-says-second-back",
            S::SecondOn => "keys-says-second-on",
            S::Wider => "keys-says-wider",
            S::Closer => "keys-says-closer",
            S::HeadingBefore => "keys-says-heading-before",
            S::HeadingAfter => "keys-says-heading-after",
            S::FindTag => "keys-says-find-tag",
            S::Loop => "keys-says-loop",
            S::Preview => "keys-says-preview",
            S::SetStart => "keys-says-start",
            S::SetEnd => "keys-says-end",
            S::MomentBefore | S::ParentsBefore => "keys-says-moment-before",
            S::MomentAfter | S::ParentsNext => "keys-says-moment-after",
            S::NewMoment => "keys-says-new",
            S::Done => "keys-says-done",
            S::Star => "keys-says-star",
            S::ShowToParents => "keys-says-show",
            S::Delete => "keys-says-delete",
            S::Undo => "keys-says-undo",
            S::Redo => "keys-says-redo",
            S::StartStop => "keys-says-start-stop",
            S::ParentsAgain => "keys-says-again",
            S::ParentsSlowly => "keys-says-slowly",
            S::ParentsStart => "keys-says-to-start",
        };
        key.into()
    }
}
