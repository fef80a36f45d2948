//! What Film says in both its forms: how loud it is and how much room there is.

use crate::app::state::{FilmScreen, InputView, Loudness};
use crate::words::Message;

/// How loud it is, in words for those who do not see it.
pub(super) fn sound_said(film: &FilmScreen, held: f32) -> &'static str {
    match film.capture.microphone {
        InputView::None => "film-sound-none",
        InputView::Opening => "film-sound-waiting",
        InputView::Lost | InputView::Failed => "film-sound-lost",
        InputView::Live => match Loudness::of(held) {
            Loudness::Silent => "film-sound-silent",
            Loudness::Quiet => "film-sound-quiet",
            Loudness::Clear => "film-sound-clear",
            Loudness::TooLoud => "film-sound-loud",
        },
    }
}

/// Room for so much film, in hours where there are some.
pub(super) fn room_said(minutes: u32) -> Message {
    match minutes {
        minutes if minutes >= 600 => Message::new("film-room-plenty"),
        minutes if minutes >= 120 => Message::new("film-room-hours").with("hours", minutes / 60),
        minutes => Message::new("film-room").with("minutes", minutes),
    }
}
