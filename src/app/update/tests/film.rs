//! Filming.

use super::*;

const RECORDING_STAGE: FilmStage = FilmStage::Recording(RECORDING);

fn change(state: &mut State, change: impl FnOnce(&mut FilmScreen)) {
    let Screen::Film(film) = &mut state.screen else { panic!("not on the Film screen") };
    change(film);
}

#[test]
fn going_to_film_looks_for_cameras_and_for_what_stands_in_the_way() {
    let mut state =
        families(Some(FamilyView { film_refusals: vec!["refuse-film-no-carer".into()], ..family() }));
    let effects = does(&mut state, FamilyAction::Film(3));
    assert_eq!(effects, [Effect::Camera(CameraOrder::Find), Effect::Film(FilmOrder::Check(CASE))]);
    let film = filming(&state);
    assert_eq!((film.session, film.stage, film.band), (3, FilmStage::Preview, (secs(300), secs(600))));
    assert_eq!(film.refusals, ["refuse-film-no-carer".into()]);
    assert!(film.devices.is_none() && film.camera.is_none());
}

#[test]
fn what_was_filmed_at_the_session_before_counts_with_the_film_to_come() {
    let take = |session, filmed| RecordingRow { session, filmed: secs(filmed), ..recording() };
    let recordings = vec![take(3, 40), take(2, 500), take(3, 50)];
    let mut state = families(Some(FamilyView { recordings, ..family() }));
    does(&mut state, FamilyAction::Film(3));
    assert_eq!(filming(&state).before, secs(90));
    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::Film(4));
    assert_eq!(filming(&state).before, secs(0));
}

#[test]
fn the_first_camera_and_microphone_are_taken_and_a_choice_stays() {
    let mut state = film(FilmStage::Preview);
    change(&mut state, |film| (film.devices, film.camera, film.microphone) = (None, None, None));
    let second = DeviceRow { id: "second".into(), name: None };
    let found = Devices { cameras: vec![camera(), second.clone()], microphones: vec![microphone()] };
    let effects = reports(&mut state, WorkerEvent::Film(FilmEvent::Devices(found.clone())));
    assert_eq!(effects, [Effect::Camera(CameraOrder::Open(camera(), Some(microphone())))]);
    assert_eq!(filming(&state).capture.camera, InputView::Opening);

    let effects = does(&mut state, FilmAction::ChooseCamera(second.clone()));
    assert_eq!(effects, [Effect::Camera(CameraOrder::Open(second.clone(), Some(microphone())))]);
    assert_eq!(
        does(&mut state, FilmAction::ChooseMicrophone(None)),
        [Effect::Camera(CameraOrder::Open(second.clone(), None))]
    );

    let effects = does(&mut state, FilmAction::LookForCameras);
    assert_eq!(effects, [Effect::Camera(CameraOrder::Find), Effect::Film(FilmOrder::Check(CASE))]);
    assert!(filming(&state).devices.is_none());
    assert_eq!(
        reports(&mut state, WorkerEvent::Film(FilmEvent::Devices(found))),
        [Effect::Camera(CameraOrder::Open(second, None))]
    );

    let gone = Devices { cameras: vec![camera()], microphones: Vec::new() };
    assert_eq!(
        reports(&mut state, WorkerEvent::Film(FilmEvent::Devices(gone))),
        [Effect::Camera(CameraOrder::Open(camera(), None))]
    );
    assert!(reports(&mut state, WorkerEvent::Film(FilmEvent::Devices(Devices::default()))).is_empty());
    assert!(filming(&state).camera.is_none());
}

#[test]
fn start_is_refused_for_every_reason_it_names() {
    type Change = fn(&mut FilmScreen);
    let table: [(&str, Change); 7] = [
        ("refuse-film-no-carer", |film| film.refusals = vec!["refuse-film-no-carer".into()]),
        ("film-looking-for-cameras", |film| film.devices = None),
        ("film-no-camera", |film| film.devices = Some(Devices::default())),
        ("film-choose-camera", |film| film.camera = None),
        ("film-camera-waiting", |film| film.capture.camera = InputView::Opening),
        ("film-camera-failed", |film| film.capture.camera = InputView::Failed),
        ("error-camera-busy", |film| {
            film.capture =
                CaptureView { camera: InputView::Failed, why: Some("error-camera-busy".into()), ..live() };
        }),
    ];
    for (reason, make) in table {
        let mut state = film(FilmStage::Preview);
        change(&mut state, make);
        let said: Vec<_> = filming(&state).start_refusals().into_iter().map(|message| message.key).collect();
        assert_eq!(said, [reason]);
        assert!(does(&mut state, FilmAction::Start).is_empty(), "{reason}");
        assert_eq!(filming(&state).stage, FilmStage::Preview, "{reason}");
    }
}

#[test]
fn a_film_goes_from_start_to_seal() {
    let mut state = film(FilmStage::Preview);
    assert_eq!(does(&mut state, FilmAction::Start), [Effect::Film(FilmOrder::Start(CASE, 2))]);
    assert_eq!(filming(&state).stage, FilmStage::Starting);
    assert!(does(&mut state, FilmAction::Start).is_empty(), "no second film");
    assert!(does(&mut state, FilmAction::Stop).is_empty(), "there is no film yet");
    assert!(reports(&mut state, WorkerEvent::Film(FilmEvent::Started(RECORDING))).is_empty());
    assert_eq!(filming(&state).stage, RECORDING_STAGE);
    reports(&mut state, WorkerEvent::Film(FilmEvent::Capture(CaptureView { elapsed: secs(7), ..live() })));
    assert_eq!(filming(&state).capture.elapsed, secs(7));
    assert_eq!(does(&mut state, FilmAction::Stop), [Effect::Film(FilmOrder::Stop)]);
    assert!(does(&mut state, FilmAction::Stop).is_empty(), "once is enough");
    let effects = reports(&mut state, WorkerEvent::Film(FilmEvent::Sealed { duration: secs(7) }));
    assert_eq!(effects, [Effect::Camera(CameraOrder::Close), Effect::Read(ReadJob::Family(CASE))]);
    assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("film-sealed"));
    at_home(&state);
}

#[test]
fn a_film_is_destroyed_only_after_a_yes() {
    let mut state = film(RECORDING_STAGE);
    assert!(does(&mut state, FilmAction::Discard).is_empty());
    assert_eq!(filming(&state).stage, RECORDING_STAGE);
    does(&mut state, FilmAction::AskDiscard(true));
    does(&mut state, FilmAction::AskDiscard(false));
    assert!(does(&mut state, FilmAction::Discard).is_empty(), "the question was answered with no");
    does(&mut state, FilmAction::AskDiscard(true));
    assert_eq!(does(&mut state, FilmAction::Discard), [Effect::Film(FilmOrder::Discard)]);
    assert_eq!(filming(&state).stage, FilmStage::Stopping);
    assert!(does(&mut state, FilmAction::Discard).is_empty());
    let effects = reports(&mut state, WorkerEvent::Film(FilmEvent::Discarded));
    assert_eq!(effects, [Effect::Camera(CameraOrder::Close), Effect::Read(ReadJob::Family(CASE))]);
    assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("film-discarded"));
}

#[test]
fn stop_withdraws_the_question() {
    let mut state = film(RECORDING_STAGE);
    does(&mut state, FilmAction::AskDiscard(true));
    assert_eq!(does(&mut state, FilmAction::Stop), [Effect::Film(FilmOrder::Stop)]);
    assert!(!filming(&state).discard_asked);
}

#[test]
fn discard_is_asked_only_while_filming() {
    for stage in [FilmStage::Preview, FilmStage::Starting, FilmStage::Stopping] {
        let mut state = film(stage);
        assert!(does(&mut state, FilmAction::AskDiscard(true)).is_empty());
        assert!(!filming(&state).discard_asked);
    }
}

#[test]
fn a_failure_returns_to_the_preview_and_the_next_film_begins_unasked() {
    for stage in [FilmStage::Starting, RECORDING_STAGE, FilmStage::Stopping] {
        let mut state = film(stage);
        does(&mut state, FilmAction::AskDiscard(true));
        assert_eq!(
            reports(&mut state, WorkerEvent::Film(FilmEvent::Failed(refused()))),
            [Effect::Film(FilmOrder::Check(CASE))]
        );
        assert_eq!(state.problem, Some(refused()));
        assert_eq!(filming(&state).stage, FilmStage::Preview);
        assert!(!state.is_filming());
        does(&mut state, FilmAction::Start);
        reports(&mut state, WorkerEvent::Film(FilmEvent::Started(RECORDING)));
        assert!(!filming(&state).discard_asked);
    }
}

#[test]
fn a_film_under_way_cannot_be_left_and_keeps_its_devices() {
    for stage in [FilmStage::Starting, RECORDING_STAGE, FilmStage::Stopping] {
        for action in [
            UserAction::Window(WindowAction::Back),
            UserAction::Film(FilmAction::ChooseCamera(camera())),
            UserAction::Film(FilmAction::ChooseMicrophone(None)),
            UserAction::Film(FilmAction::LookForCameras),
            UserAction::Family(FamilyAction::Watch(RECORDING)),
            UserAction::Window(WindowAction::Go(Place::family(CASE))),
        ] {
            let mut state = film(stage);
            assert!(does(&mut state, action.clone()).is_empty(), "{stage:?} {action:?}");
            assert_eq!(filming(&state).stage, stage);
            assert_eq!(filming(&state).microphone, Some(microphone()));
        }
    }
}

#[test]
fn back_lets_the_camera_go() {
    let mut state = film(FilmStage::Preview);
    let effects = does(&mut state, WindowAction::Back);
    assert_eq!(effects, [Effect::Camera(CameraOrder::Close), Effect::Read(ReadJob::Family(CASE))]);
    at_home(&state);
}

#[test]
fn what_was_found_out_about_room_and_consent_is_shown() {
    let mut state = film(FilmStage::Preview);
    reports(&mut state, WorkerEvent::Film(FilmEvent::Checked(vec!["refuse-film-no-carer".into()], 12)));
    assert_eq!(filming(&state).room_minutes, Some(12));
    assert!(does(&mut state, FilmAction::Start).is_empty());
}

/// "Ensure safeguarding is maintained during any intervention" (NG26 1.1.18).
#[test]
fn a_concern_is_raised_on_every_screen_but_the_parents_and_stops_nothing() {
    let new = || {
        let (on, what) = (day(), "a bruise".into());
        let concern = crate::programme::Concern { on, what, told: Vec::new(), answered: None, closed: None };
        Box::new(crate::casework::changes::NewConcern { concern, hold: true })
    };
    for mut state in [film(RECORDING_STAGE), visit(), play(), families(Some(family()))] {
        let filming = state.is_filming();
        // Whatever else goes on.
        state.busy = Some(InProgress::OpeningFilm.into());
        let (request, raise) = awaited(&state, WindowAction::RaiseConcern(new()));
        assert_eq!(does(&mut state, raise), [super::change(FamilyChange::Concern(new()))]);
        let page = FamilyView { next_session: 7, ..family() };
        assert!(answers(&mut state, Ok(Changed::Family(Box::new(page)))).is_empty());
        if let Screen::Family(family) = &state.screen {
            assert_eq!(family.open.as_ref().map(|open| open.next_session), Some(7), "the page follows");
        }
        assert_eq!((state.requests.is_saved(request), state.is_filming()), (true, filming));
        assert_eq!(state.notice, Some("concern-noted".into()));
    }
    let mut watching = super::parent::ready();
    assert!(does(&mut watching, WindowAction::RaiseConcern(new())).is_empty());
    assert!(does(&mut families(None), WindowAction::RaiseConcern(new())).is_empty());
}
