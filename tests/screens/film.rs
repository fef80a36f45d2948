//! Film: from looking for cameras to sealing.

use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{RECORDING, camera, film, film_checks, filming, refused, rehearsal, secs};
use super::{Window, say};
use attune::app::action::{FilmAction, UserAction, WindowAction};
use attune::app::state::{Devices, FilmStage, InputView};
use attune::casework::Problem;
use attune::casework::pages::FilmChecks;
use attune::media::frame::FrameSlot;
use attune::words::Message;

fn within() -> Message {
    Message::new("film-band-within").with("most", 20_u32)
}

fn under(left: u32) -> Message {
    Message::new("film-band-under").with("left", left).with("least", 15_u32)
}

/// What stands in place of the picture.
fn caption(window: &Window) -> String {
    window.caption(&say("film-preview-name"))
}

/// Presses what stands under the button for what is seldom needed.
fn press_more(window: &mut Window, name: &str) -> Vec<UserAction> {
    assert!(window.press(&say("film-more")).is_empty());
    window.press(name)
}

/// The key that starts and stops.
fn ctrl_r(window: &mut Window) -> Vec<UserAction> {
    window.0.key_press_modifiers(Modifiers::COMMAND, Key::R);
    window.actions()
}

fn started() -> [UserAction; 1] {
    [UserAction::Film(FilmAction::Start)]
}

fn stopped() -> [UserAction; 1] {
    [UserAction::Film(FilmAction::Stop)]
}

#[test]
fn looking_for_cameras_says_so_and_cannot_start() {
    let window = Window::new(film(|film| {
        (film.devices, film.camera, film.frames) = (None, None, FrameSlot::default());
        film.checks = None;
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
    let mut window = Window::new(film(|film| {
        let checks = FilmChecks { disk: Some(full.clone()), ..film_checks(std::slice::from_ref(&lack)) };
        film.refusals = checks.refusals();
        film.checks = Some(checks);
        film.capture.camera = InputView::Failed;
        film.capture.why = Some("error-camera-busy".into());
        film.frames = FrameSlot::default();
    }));
    assert!(!window.is_on(&say("film-start")));
    for reason in [lack.clone(), full, "error-camera-busy".into()] {
        window.0.get_by_role_and_label(Role::Alert, &say(reason));
    }
    // The first of them above the button, and told with it.
    let why = say(Message::new("film-start-off").with("why", lack));
    assert!(window.says(&why));
    let name = say("film-start");
    let start = window.0.get_by_role_and_label(Role::Button, &name);
    assert_eq!(start.accesskit_node().description(), Some(why));
    assert!(window.press(&say("film-start")).is_empty());
    assert!(ctrl_r(&mut window).is_empty(), "nor by its key");
    assert_eq!(caption(&window), say("film-camera-failed"));
}

#[test]
fn a_missing_yes_leads_to_where_it_is_recorded() {
    let lack = Message::new("refuse-film-no-consent").with("person", "Gran");
    let mut window = Window::new(refused(&lack));
    assert_eq!(window.press(&say("film-consent-record")), [UserAction::Film(FilmAction::GoToConsent)]);
    let window = Window::new(film(|_| {}));
    window.assert_silent("film-consent-record");
    window.assert_says(Message::new("film-consent-yes").with("people", "Mum, Dad"));
}

#[test]
fn what_keeps_the_family_from_filming_at_all_is_told_too() {
    let window = Window::new(film(|film| film.refusals = vec!["error-programme-over".into()]));
    window.0.get_by_role_and_label(Role::Alert, &say("error-programme-over"));
    assert!(!window.is_on(&say("film-start")));
}

/// NG26 1.4.2: "for 10 to 20 minutes every session": of every take, and of what has a picture.
#[test]
fn the_band_counts_earlier_takes_and_leaves_out_what_has_no_picture() {
    let window = Window::new(filming(600, |film| {
        (film.before, film.capture.filmed) = (secs(240), secs(520));
    }));
    window.assert_says(under(3));
    window.assert_says(Message::new("film-before").with("length", "4:00"));
    window.assert_says(Message::new("film-no-picture").with("length", "1:20"));
    // The clock is the film's own.
    assert!(window.0.query_by_label_contains("10:00").is_some());
    let enough = Window::new(filming(600, |film| film.before = secs(300)));
    enough.assert_says(within());
}

#[test]
fn a_ready_camera_can_start_and_be_exchanged() {
    let mut window = Window::new(film(|_| {}));
    assert!(window.is_on(&say("film-start")));
    window.assert_says(Message::new("film-band").with("least", 15_u32).with("most", 20_u32));
    window.assert_says(Message::new("film-room-hours").with("hours", 4_u32));
    window.assert_says("film-camera-live");
    assert_eq!(window.press(&say("film-start")), started());

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
fn how_loud_it_is_is_said_in_words() {
    for (level, microphone, said) in [
        (0.0, InputView::Live, "film-sound-silent"),
        (0.2, InputView::Live, "film-sound-quiet"),
        (0.5, InputView::Live, "film-sound-clear"),
        (1.0, InputView::Live, "film-sound-loud"),
        (0.0, InputView::Opening, "film-sound-waiting"),
        (0.0, InputView::Lost, "film-sound-lost"),
    ] {
        let window = Window::new(film(|film| {
            (film.capture.level, film.capture.microphone) = (level, microphone);
        }));
        window.assert_says(said);
    }
    let none = Window::new(film(|film| {
        (film.microphone, film.capture.microphone) = (None, InputView::None);
    }));
    none.assert_says("film-sound-none");
}

#[test]
fn preparing_and_sealing_can_only_be_waited_for() {
    for (stage, words) in [(FilmStage::Starting, "film-starting"), (FilmStage::Stopping, "film-stopping")] {
        let mut window = Window::new(film(|film| film.stage = stage));
        window.assert_says(words);
        for name in ["film-start", "film-stop", "action-back"] {
            window.assert_silent(name);
        }
        assert!(window.key(Key::Escape).is_empty() && ctrl_r(&mut window).is_empty());
    }
}

#[test]
fn the_time_filmed_is_told_against_what_is_asked() {
    let over = Message::new("film-band-over").with("most", 20_u32);
    let table = [
        (300, "5:00", under(10)),
        (899, "14:59", under(1)),
        (900, "15:00", within()),
        (1200, "20:00", within()),
        (1201, "20:01", over),
    ];
    for (elapsed, shown, sentence) in table {
        let mut window = Window::new(filming(elapsed, |_| {}));
        window.assert_says(sentence);
        window.assert_says("film-live");
        assert!(window.says(&format!("{} {shown}", say("film-elapsed"))), "{shown}");
        window.assert_silent("film-start");
        assert_eq!(window.press(&say("film-stop")), stopped());
    }
}

/// Fault 7: there was no key for Start and Stop.
#[test]
fn one_key_starts_and_stops_and_space_does_nothing() {
    let mut ready = Window::new(film(|_| {}));
    assert!(ready.key(Key::Space).is_empty() && ready.key(Key::Enter).is_empty());
    assert_eq!(ctrl_r(&mut ready), started());
    let mut window = Window::new(filming(60, |_| {}));
    assert!(window.key(Key::Space).is_empty() && window.key(Key::Enter).is_empty());
    assert_eq!(ctrl_r(&mut window), stopped());
}

/// Whoever writes a note must not have to leave it to stop a film.
#[test]
fn the_key_stops_a_film_while_a_note_is_typed_too() {
    let mut window = Window::new(filming(60, |_| {}));
    press_more(&mut window, &say("concern-button"));
    let field = say("concern-what");
    window.write(Role::MultilineTextInput, &field, "a bruise");
    assert!(window.letter(Key::R, "r").is_empty(), "a letter is a letter");
    assert_eq!(ctrl_r(&mut window), stopped());
    assert!(window.key(Key::Escape).is_empty(), "it ends typing");
    assert!(window.key(Key::Escape).is_empty(), "it closes the note");
    assert!(window.0.query_by_role(Role::MultilineTextInput).is_none());
}

#[test]
fn a_film_under_way_cannot_be_left() {
    let mut window = Window::new(filming(60, |_| {}));
    window.assert_silent("action-back");
    assert!(window.key(Key::Escape).is_empty());
    assert!(window.0.query_by_role(Role::ComboBox).is_none(), "its devices stay");
}

/// Fault 11: what is told while filming crushed the picture.
#[test]
fn what_goes_wrong_while_filming_is_told_and_moves_nothing() {
    let places = |window: &Window| {
        let picture = window.0.get_by_role_and_label(Role::Image, &say("film-preview-name")).rect();
        (picture, window.0.get_by_role_and_label(Role::Button, &say("film-stop")).rect())
    };
    let dropped = Message::new("film-dropped").with("frames", 3_u32);
    for size in [vec2(1366.0, 768.0), vec2(1024.0, 600.0), vec2(1920.0, 1080.0)] {
        let mut well = Window::new(filming(60, |_| {}));
        let mut window = Window::new(filming(60, |film| {
            film.capture.camera = InputView::Lost;
            film.capture.microphone = InputView::Lost;
            film.capture.dropped_frames = 3;
            film.capture.warning = Some("film-warning-disk".into());
        }));
        for window in [&mut well, &mut window] {
            window.0.set_size(size);
            window.0.run();
        }
        for told in [
            Message::new("film-camera-lost"),
            "film-microphone-lost".into(),
            dropped.clone(),
            "film-warning-disk".into(),
        ] {
            let told = window.0.get_by_role_and_label(Role::Alert, &say(told)).rect();
            assert!(!told.intersects(places(&window).1), "{told} lies on Stop");
        }
        assert!(window.is_on(&say("film-stop")));
        assert_eq!(places(&window), places(&well), "at {size}");
        assert!(places(&window).0.width() > size.x * 0.5, "{size}");
    }
}

#[test]
fn the_picture_and_stop_are_where_they_were_drawn() {
    let mut window = Window::new(filming(744, |_| {}));
    window.0.set_size(vec2(1366.0, 768.0));
    window.0.run();
    let picture = window.0.get_by_role_and_label(Role::Image, &say("film-preview-name")).rect();
    assert_eq!((picture.left(), picture.top(), picture.width().round()), (16.0, 48.0, 1112.0));
    let stop = window.0.get_by_role_and_label(Role::Button, &say("film-stop")).rect();
    assert_eq!((stop.left(), stop.width(), stop.height()), (1144.0, 206.0, 72.0));
    let mut window = Window::new(film(|_| {}));
    window.0.set_size(vec2(1366.0, 768.0));
    window.0.run();
    let start = window.0.get_by_role_and_label(Role::Button, &say("film-start")).rect();
    assert_eq!((start.left(), start.top(), start.size()), (992.0, 640.0, vec2(358.0, 72.0)));
}

#[test]
fn stop_and_delete_asks_first() {
    let mut window = Window::new(filming(75, |_| {}));
    window.assert_silent("film-discard");
    let asked = press_more(&mut window, &say("film-discard"));
    assert_eq!(asked, [UserAction::Film(FilmAction::AskDiscard(true))]);

    let mut window = Window::new(filming(75, |film| film.discard_asked = true));
    window.assert_says("film-discard-ask");
    window.assert_says(Message::new("film-discard-says").with("length", "1:15"));
    let not_now = [UserAction::Film(FilmAction::AskDiscard(false))];
    assert_eq!(window.press(&say("film-discard-no")), not_now);
    assert_eq!(window.press(&say("film-discard-yes")), [UserAction::Film(FilmAction::Discard)]);
    assert!(window.key(Key::Enter).is_empty(), "a key alone destroys nothing");
    assert_eq!(window.key(Key::Escape), not_now);
    assert_eq!(window.press(&say("film-stop")), stopped(), "it can be stopped all the same");
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

/// The room that is left goes down as the film grows, and is seen when it is little.
#[test]
fn the_room_on_the_disk_counts_down_while_it_films() {
    let at = |minutes: i64| filming(minutes * 60, |_| {});
    Window::new(at(0)).assert_says(Message::new("film-room-hours").with("hours", 4_u32));
    Window::new(at(61)).assert_says(Message::new("film-room-hours").with("hours", 2_u32));
    Window::new(at(230)).assert_says(Message::new("film-room").with("minutes", 10_u32));
    Window::new(at(400)).assert_says(Message::new("film-room").with("minutes", 0_u32));
    // Asked again in the middle of a film, it counts from there.
    let asked = filming(230 * 60, |film| film.checked_at = film.capture.elapsed);
    Window::new(asked).assert_says(Message::new("film-room-hours").with("hours", 4_u32));
}

#[test]
fn the_keys_are_opened_before_filming_and_while_it_films() {
    for state in [film(|_| {}), filming(75, |_| {})] {
        let mut window = Window::new(state);
        window.press(&say("film-more"));
        assert!(window.press(&say("keys-title")).is_empty());
        assert!(window.0.query_by_role_and_label(Role::Dialog, &say("keys-title")).is_some());
    }
}
