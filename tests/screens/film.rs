//! Film: from looking for cameras to sealing.

use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

use super::states::{RECORDING, camera, film, filming, rehearsal, secs};
use super::{Window, say};
use attune::app::action::{FilmAction, UserAction, WindowAction};
use attune::app::state::{Devices, FilmStage, InputView};
use attune::casework::Problem;
use attune::media::frame::FrameSlot;
use attune::words::Message;

fn band(key: &'static str) -> Message {
    Message::new(key).with("least", 15_u32).with("most", 20_u32)
}

/// What stands in place of the picture.
fn caption(window: &Window) -> String {
    window.caption(&say("film-preview-name"))
}

#[test]
fn looking_for_cameras_says_so_and_cannot_start() {
    let window = Window::new(film(|film| {
        (film.devices, film.camera, film.frames) = (None, None, FrameSlot::default());
        film.room_minutes = None;
    }));
    window.assert_says("film-looking-for-cameras");
    assert!(!window.is_on(&say("film-start")));
    assert_eq!(caption(&window), say("film-looking-for-cameras"));
}

#[test]
fn without_a_camera_one_can_look_again() {
    let mut window = Window::new(film(|film| {
        film.devices = Some(Devices::default());
        (film.camera, film.microphone, film.frames) = (None, None, FrameSlot::default());
        film.capture.camera = InputView::None;
    }));
    window.assert_says("film-no-camera");
    assert_eq!(caption(&window), say("film-no-camera"));
    assert!(!window.is_on(&say("film-start")));
    assert!(window.press(&say("film-start")).is_empty());
    assert_eq!(window.press(&say("film-look-again")), [UserAction::Film(FilmAction::LookForCameras)]);
}

#[test]
fn start_is_off_for_as_long_as_something_stands_in_the_way_and_says_what() {
    let lack = Message::new("refuse-film-no-consent").with("person", "Mum");
    let full = Message::new("refuse-film-disk-full").with("free", 12_u32).with("needed", 2166_u32);
    let refusals = vec![lack.clone(), full.clone()];
    let mut window = Window::new(film(|film| {
        film.refusals = refusals;
        film.capture.camera = InputView::Failed;
        film.capture.why = Some("error-camera-busy".into());
        film.frames = FrameSlot::default();
    }));
    assert!(!window.is_on(&say("film-start")));
    for reason in [lack, full, "error-camera-busy".into()] {
        window.0.get_by_role_and_label(Role::Alert, &say(reason));
    }
    assert!(window.press(&say("film-start")).is_empty());
    assert_eq!(caption(&window), say("film-camera-failed"));
}

/// NG26 1.4.2: "for 10 to 20 minutes every session": of every take, and of what has a picture.
#[test]
fn the_band_counts_earlier_takes_and_leaves_out_what_has_no_picture() {
    let window = Window::new(filming(600, |film| {
        (film.before, film.capture.filmed) = (secs(240), secs(520));
    }));
    let left = Message::new("film-band-under").with("left", "2:20").with("least", 15_u32);
    window.assert_says(left);
    window.assert_says(Message::new("film-before").with("length", "4:00"));
    window.assert_says(Message::new("film-no-picture").with("length", "1:20"));
    // The clock is the film's own.
    assert!(window.0.query_by_label_contains("10:00").is_some());
    let enough = Window::new(filming(600, |film| film.before = secs(300)));
    enough.assert_says(band("film-band-within"));
}

#[test]
fn a_ready_camera_can_start_and_be_exchanged() {
    let mut window = Window::new(film(|_| {}));
    assert!(window.is_on(&say("film-start")));
    window.assert_says(band("film-band"));
    window.assert_says(Message::new("film-room").with("minutes", 240_u32));
    assert_eq!(window.press(&say("film-start")), [UserAction::Film(FilmAction::Start)]);

    assert!(window.act(Role::ComboBox, &say("film-camera")).is_empty());
    let picked = window.press(&say("film-rehearsal-camera"));
    assert_eq!(picked, [UserAction::Film(FilmAction::ChooseCamera(rehearsal()))]);
    assert!(window.act(Role::ComboBox, &say("film-microphone")).is_empty());
    assert_eq!(
        window.press(&say("film-no-microphone")),
        [UserAction::Film(FilmAction::ChooseMicrophone(None))]
    );
}

#[test]
fn the_chosen_camera_is_named() {
    let window = Window::new(film(|film| film.camera = Some(camera(1))));
    assert_eq!(window.value(Role::ComboBox, &say("film-camera")), "Camera 1");
}

#[test]
fn preparing_and_sealing_can_only_be_waited_for() {
    for (stage, words) in [(FilmStage::Starting, "film-starting"), (FilmStage::Stopping, "film-stopping")] {
        let mut window = Window::new(film(|film| film.stage = stage));
        window.assert_says(words);
        for name in ["film-start", "film-stop", "film-discard"] {
            window.assert_silent(name);
        }
        assert!(!window.is_on(&say("action-back")));
        assert!(window.key(Key::Escape).is_empty());
    }
}

#[test]
fn the_time_filmed_is_told_against_what_is_asked() {
    let under = Message::new("film-band-under").with("left", "10:00").with("least", 15_u32);
    let over = Message::new("film-band-over").with("most", 20_u32);
    let table = [
        (300, "5:00", under),
        (900, "15:00", band("film-band-within")),
        (1200, "20:00", band("film-band-within")),
        (1201, "20:01", over),
    ];
    for (elapsed, shown, sentence) in table {
        let mut window = Window::new(filming(elapsed, |_| {}));
        window.assert_says(sentence);
        assert!(window.says(&format!("{} {shown}", say("film-elapsed"))), "{shown}");
        window.assert_silent("film-start");
        assert_eq!(window.press(&say("film-stop")), [UserAction::Film(FilmAction::Stop)]);
    }
}

#[test]
fn a_film_under_way_cannot_be_left() {
    let mut window = Window::new(filming(60, |_| {}));
    assert!(!window.is_on(&say("action-back")));
    assert!(window.press(&say("action-back")).is_empty());
    assert!(window.key(Key::Escape).is_empty());
    assert!(window.0.query_by_role(Role::ComboBox).is_none(), "its devices stay");
}

#[test]
fn what_goes_wrong_while_filming_is_told() {
    let dropped = Message::new("film-dropped").with("frames", 3_u32);
    let window = Window::new(filming(60, |film| {
        film.capture.camera = InputView::Lost;
        film.capture.microphone = InputView::Lost;
        film.capture.dropped_frames = 3;
        film.capture.warning = Some("film-warning-disk".into());
    }));
    for told in
        [Message::new("film-camera-lost"), "film-microphone-lost".into(), dropped, "film-warning-disk".into()]
    {
        window.0.get_by_role_and_label(Role::Alert, &say(told));
    }
    assert!(window.is_on(&say("film-stop")));
}

#[test]
fn stop_and_discard_asks_first() {
    let mut window = Window::new(filming(75, |_| {}));
    assert_eq!(window.press(&say("film-discard")), [UserAction::Film(FilmAction::AskDiscard(true))]);

    let mut window = Window::new(filming(75, |film| film.discard_asked = true));
    window.assert_says("film-discard-ask");
    window.assert_says(Message::new("film-discard-says").with("length", "1:15"));
    assert_eq!(window.press(&say("film-discard-no")), [UserAction::Film(FilmAction::AskDiscard(false))]);
    assert_eq!(window.press(&say("film-discard-yes")), [UserAction::Film(FilmAction::Discard)]);
    assert!(window.key(Key::Enter).is_empty(), "a key alone destroys nothing");
}

#[test]
fn back_and_escape_leave_the_preview() {
    let mut window = Window::new(film(|_| {}));
    assert_eq!(window.press(&say("action-back")), [UserAction::Window(WindowAction::Back)]);
    assert_eq!(window.key(Key::Escape), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn escape_closes_a_list_before_it_leaves() {
    let mut window = Window::new(film(|_| {}));
    window.act(Role::ComboBox, &say("film-camera"));
    window.assert_says("film-rehearsal-camera");
    assert!(window.key(Key::Escape).is_empty());
    assert_eq!(window.key(Key::Escape), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn a_failure_is_told_above_the_picture() {
    let mut state = filming(5, |film| film.stage = FilmStage::Recording(RECORDING));
    state.problem = Some(Problem::failed("error-camera-no-frames"));
    state.notice = Some("film-close-refused".into());
    let window = Window::new(state);
    window.0.get_by_role_and_label(Role::Alert, &say("error-camera-no-frames"));
    window.assert_says("film-close-refused");
}
