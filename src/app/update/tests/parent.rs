//! The parent view: one clip after the other, what of it counts as shown, and what stays for staff.

use proptest::prelude::*;

use super::*;
use crate::app::action::{ParentAction, SessionAction, UserAction, WindowAction};
use crate::app::effect::PlayerOrder as Order;
use crate::app::state::{ParentFilm, ParentScreen, SessionScreen};
use crate::casework::changes::ShowingNote;
use crate::casework::pages::{ParentClip, SessionView};
use crate::programme::{Session, StepKind};

const OTHER_FILM: RecordingId = RecordingId::from_bytes([7; 16]);

fn clip(number: u8, recording: RecordingId, start: i64, end: i64) -> ParentClip {
    ParentClip {
        clip: ClipId::from_bytes([number; 16]),
        recording,
        start: secs(start),
        end: secs(end),
        praise: vec!["Waits".into()],
        words: "You waited".into(),
    }
}

/// Two clips of one film, then one of another.
pub(super) fn clips() -> Vec<ParentClip> {
    vec![clip(1, RECORDING, 5, 20), clip(2, RECORDING, 30, 40), clip(3, OTHER_FILM, 0, 3)]
}

fn session_view() -> SessionView {
    SessionView {
        before: Vec::new(),
        case: CASE,
        code: "FAM-001".into(),
        session: Session::new(2).unwrap(),
        worker: None,
        steps: Vec::new(),
        recordings: Vec::new(),
        clips: Vec::new(),
        shown: Vec::new(),
        parent_words: Vec::new(),
        aims: Vec::new(),
        contents: Vec::new(),
        findings: Vec::new(),
        film_band: (secs(600), secs(1200)),
        film_refusals: Vec::new(),
        show_refusals: Vec::new(),
        watch_refusals: Vec::new(),
        consent_refusals: Vec::new(),
        preview_refusals: Vec::new(),
        people: Vec::new(),
        next: None,
        read: chrono::DateTime::UNIX_EPOCH,
    }
}

fn session() -> State {
    on(Screen::Session(Box::new(SessionScreen::new(session_view(), StepKind::Review))))
}

/// The view with its first film not there yet, and what that asks for.
fn opened() -> (State, Vec<Effect>) {
    let mut state = session();
    let left_out = vec!["show-left-kept-back".into(), "show-left-no-film".into()];
    let screen = ParentScreen::new(CASE, 2, clips(), left_out);
    let effects = reports(&mut state, WorkerEvent::Parent(ParentEvent::Ready(Box::new(screen))));
    (state, effects)
}

/// The view with its first clip standing at its first picture.
pub(super) fn ready() -> State {
    let (mut state, _) = opened();
    reports(&mut state, WorkerEvent::Parent(ParentEvent::Film(1, FrameSlot::default())));
    says(&mut state, PlayPhase::Paused, 5000);
    state
}

/// What the player says leads to.
fn says(state: &mut State, phase: PlayPhase, ms: i64) -> Vec<Effect> {
    let view = PlayerView { position: MediaTime::from_ms(ms), ..player(phase, 0) };
    reports(state, WorkerEvent::Player(view))
}

fn watching(state: &mut State, what: ParentAction) -> Vec<Effect> {
    does(state, UserAction::Parent(what))
}

#[track_caller]
fn parent(state: &State) -> &ParentScreen {
    let Screen::Parent(parent) = &state.screen else { panic!("not in the parent view") };
    parent
}

fn noted(clip: u8, opening: u32, ms: i64) -> Effect {
    Effect::Watch(WatchJob::Shown(ShowingNote {
        case: CASE,
        session: 2,
        clip: ClipId::from_bytes([clip; 16]),
        opening,
        played: MediaTime::from_ms(ms),
    }))
}

fn notes(effects: &[Effect]) -> Vec<ShowingNote> {
    let note =
        |effect: &Effect| if let Effect::Watch(WatchJob::Shown(note)) = effect { Some(*note) } else { None };
    effects.iter().filter_map(note).collect()
}

fn orders(orders: &[Order]) -> Vec<Effect> {
    orders.iter().copied().map(Effect::Player).collect()
}

#[test]
fn it_opens_at_the_first_clip_where_it_was_asked_for_and_nowhere_else() {
    let (state, effects) = opened();
    assert_eq!(effects, [Effect::Watch(WatchJob::ParentFilm(CASE, RECORDING, (secs(5), secs(20)), 1))]);
    assert!(state.busy.is_none() && !parent(&state).can_play());
    for mut state in every_screen() {
        let asked = matches!(state.screen, Screen::Family(_) | Screen::Session(_));
        let screen = Box::new(ParentScreen::new(CASE, 2, clips(), Vec::new()));
        let effects = reports(&mut state, WorkerEvent::Parent(ParentEvent::Ready(screen)));
        assert_eq!(matches!(state.screen, Screen::Parent(_)), asked);
        assert_eq!(effects.is_empty(), !asked);
    }
}

#[test]
fn what_plays_is_noted_at_its_beginning_then_as_it_grows_and_when_it_rests() {
    let mut state = ready();
    assert_eq!(does(&mut state, ParentAction::PlayPause), [noted(1, 1, 0), Effect::Player(Order::Play)]);
    assert!(says(&mut state, PlayPhase::Playing, 5100).is_empty());
    assert!(says(&mut state, PlayPhase::Playing, 5900).is_empty(), "a glimpse was not shown");
    assert_eq!(says(&mut state, PlayPhase::Playing, 6000), [noted(1, 1, 1000)]);
    for ms in [7000, 8500, 10_000] {
        assert!(says(&mut state, PlayPhase::Playing, ms).is_empty(), "not every moment");
    }
    assert_eq!(says(&mut state, PlayPhase::Playing, 11_000), [noted(1, 1, 6000)]);
    assert_eq!(does(&mut state, ParentAction::PlayPause), orders(&[Order::Pause]));
    assert_eq!(says(&mut state, PlayPhase::Paused, 11_500), [noted(1, 1, 6500)]);
    assert!(says(&mut state, PlayPhase::Paused, 11_500).is_empty(), "nothing new");
}

/// Looking through the clips alone is no showing: the record says only what parents saw.
#[test]
fn a_preview_puts_nothing_on_record_and_goes_back_to_the_step_it_came_from() {
    let mut state = session();
    let Screen::Session(session) = &mut state.screen else { unreachable!() };
    session.step = StepKind::Plan;
    assert_eq!(does(&mut state, SessionAction::Preview(2)), [Effect::Watch(WatchJob::Preview(CASE, 2))]);
    let screen = ParentScreen::preview(CASE, 2, clips(), Vec::new());
    let effects = reports(&mut state, WorkerEvent::Parent(ParentEvent::Ready(Box::new(screen))));
    let film = |opening| Effect::Watch(WatchJob::PreviewFilm(CASE, RECORDING, (secs(5), secs(20)), opening));
    assert_eq!(effects, [film(1)]);
    reports(&mut state, WorkerEvent::Parent(ParentEvent::Film(1, FrameSlot::default())));
    says(&mut state, PlayPhase::Paused, 5000);
    let mut all = does(&mut state, ParentAction::PlayPause);
    for ms in (5000..20_000).step_by(900) {
        all.extend(says(&mut state, PlayPhase::Playing, ms));
    }
    all.extend(says(&mut state, PlayPhase::Ended, 20_000));
    assert!(watching(&mut state, ParentAction::Write(true)).is_empty() && !parent(&state).writing);
    assert!(watching(&mut state, ParentAction::Words("She waited".into())).is_empty());
    let next = watching(&mut state, ParentAction::Next);
    assert_eq!(next.last(), Some(&Effect::Watch(WatchJob::MayPreview(CASE, 2))));
    all.extend(next);
    reports(&mut state, WorkerEvent::Parent(ParentEvent::MaySee(2)));
    all.extend(does(&mut state, ParentAction::PlayPause));
    all.extend(says(&mut state, PlayPhase::Playing, 30_500));
    all.extend(says(&mut state, PlayPhase::Playing, 32_400));
    all.extend(does(&mut state, WindowAction::Back));
    assert_eq!(notes(&all), [], "nothing was shown to anybody");
    reports(&mut state, WorkerEvent::Session(Box::new(session_view())));
    assert!(matches!(&state.screen, Screen::Session(session) if session.step == StepKind::Plan));
}

#[test]
fn again_adds_to_the_same_showing_and_coming_back_begins_another() {
    let mut state = ready();
    does(&mut state, ParentAction::PlayPause);
    for ms in [6000, 8000, 10_000, 12_000, 14_000, 16_000, 18_000, 19_900] {
        says(&mut state, PlayPhase::Playing, ms);
    }
    assert_eq!(says(&mut state, PlayPhase::Ended, 19_960), [noted(1, 1, 15_000)]);
    assert_eq!(watching(&mut state, ParentAction::Again), orders(&[Order::Seek(secs(5)), Order::Play]));
    says(&mut state, PlayPhase::Playing, 5000);
    says(&mut state, PlayPhase::Playing, 6500);
    let on = watching(&mut state, ParentAction::Next);
    let asked = |opening| vec![Effect::Player(Order::Pause), Effect::Watch(WatchJob::MayShow(CASE, opening))];
    assert_eq!(on, [vec![noted(1, 1, 16_500)], asked(2)].concat());
    let wanted = orders(&[Order::Range(secs(30), secs(40)), Order::Seek(secs(30))]);
    assert_eq!(reports(&mut state, WorkerEvent::Parent(ParentEvent::MaySee(2))), wanted);
    let back = watching(&mut state, ParentAction::Previous);
    assert_eq!(back, asked(3), "what did not play was not shown");
    let wanted = orders(&[Order::Range(secs(5), secs(20)), Order::Seek(secs(5))]);
    assert_eq!(reports(&mut state, WorkerEvent::Parent(ParentEvent::MaySee(3))), wanted);
    says(&mut state, PlayPhase::Paused, 5000);
    assert_eq!(notes(&does(&mut state, ParentAction::PlayPause)), notes(&[noted(1, 3, 0)]));
}

#[test]
fn a_clip_of_the_same_film_waits_for_consent_and_is_not_shown_without_it() {
    let mut state = ready();
    watching(&mut state, ParentAction::Next);
    assert!(!parent(&state).can_play() && does(&mut state, ParentAction::PlayPause).is_empty());
    assert!(
        reports(&mut state, WorkerEvent::Parent(ParentEvent::MaySee(1))).is_empty(),
        "an answer to another clip"
    );
    assert!(!parent(&state).can_play());
    let refusal = Problem::refused("refuse-hold-withdrawn");
    assert!(reports(&mut state, WorkerEvent::Parent(ParentEvent::FilmFailed(2, refusal))).is_empty());
    assert!(parent(&state).has_failed() && !parent(&state).can_play());
    let back = watching(&mut state, ParentAction::Previous);
    assert!(
        matches!(back.last(), Some(Effect::Watch(WatchJob::ParentFilm(CASE, RECORDING, _, 3)))),
        "asked anew: {back:?}"
    );
}

#[test]
fn steps_seeks_and_standing_still_are_not_shown_and_slow_film_counts_as_film() {
    let mut state = ready();
    does(&mut state, ParentAction::PlayPause);
    says(&mut state, PlayPhase::Playing, 5500);
    says(&mut state, PlayPhase::Paused, 5500);
    assert_eq!(does(&mut state, ParentAction::Step(1)), orders(&[Order::Step(1)]));
    says(&mut state, PlayPhase::Paused, 5533);
    assert_eq!(watching(&mut state, ParentAction::Start), orders(&[Order::Pause, Order::Seek(secs(5))]));
    says(&mut state, PlayPhase::Paused, 5000);
    assert_eq!(parent(&state).watched.played(), MediaTime::from_ms(500));
    assert_eq!(watching(&mut state, ParentAction::Slow(true)), orders(&[Order::Rate(0.5)]));
    does(&mut state, ParentAction::PlayPause);
    assert_eq!(says(&mut state, PlayPhase::Playing, 5600), [noted(1, 1, 1100)]);
    assert_eq!(watching(&mut state, ParentAction::Slow(false)), orders(&[Order::Rate(1.0)]));
}

#[test]
fn playing_from_the_end_counts_from_the_beginning() {
    let mut state = ready();
    does(&mut state, ParentAction::PlayPause);
    says(&mut state, PlayPhase::Ended, 19_960);
    let before = parent(&state).watched.played();
    does(&mut state, ParentAction::PlayPause);
    says(&mut state, PlayPhase::Playing, 5400);
    assert_eq!(parent(&state).watched.played() - before, MediaTime::from_ms(400));
}

#[test]
fn another_film_is_opened_while_the_picture_before_it_stays() {
    let mut state = ready();
    watching(&mut state, ParentAction::Next);
    let effects = watching(&mut state, ParentAction::Next);
    let open = Effect::Watch(WatchJob::ParentFilm(CASE, OTHER_FILM, (secs(0), secs(3)), 3));
    assert_eq!(effects, [Effect::Player(Order::Pause), open]);
    assert!(!parent(&state).can_play());
    assert!(does(&mut state, ParentAction::PlayPause).is_empty());
    says(&mut state, PlayPhase::Playing, 2000);
    assert_eq!(parent(&state).watched.played(), MediaTime::ZERO, "the film before it is none of this clip");
    assert!(reports(&mut state, WorkerEvent::Parent(ParentEvent::Film(2, FrameSlot::default()))).is_empty());
    assert!(!parent(&state).can_play(), "a film that came too late");
    watching(&mut state, ParentAction::Slow(true));
    does(&mut state, ParentAction::Volume(0.5));
    let effects = reports(&mut state, WorkerEvent::Parent(ParentEvent::Film(3, FrameSlot::default())));
    assert_eq!(effects, orders(&[Order::Volume(0.5), Order::Rate(0.5)]));
    assert!(parent(&state).can_play());
}

/// Words of the parents that are to be written down.
fn said(clip: Option<ClipId>, words: &str) -> Effect {
    change(FamilyChange::Session(2, SessionChange::ParentWords(clip, words.to_owned().into())))
}

#[test]
fn behind_the_last_clip_there_is_an_end_and_a_way_back() {
    let mut state = ready();
    for _ in 0..5 {
        watching(&mut state, ParentAction::Next);
    }
    assert!(parent(&state).is_over() && parent(&state).clip().is_none());
    assert!(
        does(&mut state, ParentAction::PlayPause).is_empty()
            && watching(&mut state, ParentAction::Again).is_empty()
    );
    let words = watching(&mut state, ParentAction::Words("He looked at me".into()));
    assert_eq!(words, [said(None, "He looked at me")]);
    watching(&mut state, ParentAction::Previous);
    assert_eq!(parent(&state).at, 2);
    watching(&mut state, ParentAction::Next);
    let first = watching(&mut state, ParentAction::First);
    assert!(
        matches!(first.last(), Some(Effect::Watch(WatchJob::ParentFilm(_, RECORDING, _, _)))),
        "{first:?}"
    );
    assert_eq!(parent(&state).at, 0);
}

#[test]
fn words_are_about_the_clip_on_screen_and_stay_until_they_are_safe() {
    let mut state = ready();
    does(&mut state, ParentAction::PlayPause);
    says(&mut state, PlayPhase::Playing, 5100);
    assert_eq!(watching(&mut state, ParentAction::Write(true)), orders(&[Order::Pause]));
    let clip = Some(ClipId::from_bytes([1; 16]));
    assert!(watching(&mut state, ParentAction::Words("  ".into())).is_empty());
    let effects = watching(&mut state, ParentAction::Words("She waited".into()));
    assert_eq!(effects, [said(clip, "She waited")]);
    answers(&mut state, Err(refused()));
    assert!(parent(&state).writing, "what was typed is not lost");
    watching(&mut state, ParentAction::Words("She waited".into()));
    answers(&mut state, Ok(Changed::Session(Box::new(session_view()), Box::new(family()))));
    assert!(!parent(&state).writing);
    assert_eq!(parent(&state).said, [(clip, "She waited".to_owned().into())]);
}

#[test]
fn leaving_notes_what_played_and_tells_staff_what_was_left_out_and_what_failed() {
    let mut state = ready();
    does(&mut state, ParentAction::PlayPause);
    says(&mut state, PlayPhase::Playing, 6500);
    says(&mut state, PlayPhase::Playing, 7000);
    reports(&mut state, WorkerEvent::Failed(refused()));
    assert!(state.problem.is_none(), "parents read no problem");
    let effects = does(&mut state, WindowAction::Back);
    assert_eq!(effects, [noted(1, 1, 2000), Effect::ClosePlayer, Effect::Read(ReadJob::Session(CASE, 2))]);
    assert!(parent(&state).leaving && does(&mut state, ParentAction::PlayPause).is_empty());
    assert!(says(&mut state, PlayPhase::Playing, 9000).is_empty());
    reports(&mut state, WorkerEvent::Session(Box::new(session_view())));
    assert!(matches!(&state.screen, Screen::Session(session) if session.step == StepKind::Review));
    assert_eq!(state.problem, Some(refused()).map(|problem| Problem::failed(problem.message)));
    let notice = state.notice.expect("what was left out");
    assert_eq!(notice.message.key, "show-and");
}

#[test]
fn a_session_read_meanwhile_does_not_end_the_view() {
    let mut state = ready();
    reports(&mut state, WorkerEvent::Session(Box::new(session_view())));
    assert!(!parent(&state).leaving);
}

#[test]
fn where_the_session_cannot_be_read_its_family_is_shown() {
    let mut state = ready();
    does(&mut state, WindowAction::Back);
    let effects = reports(&mut state, WorkerEvent::Failed(refused()));
    assert_eq!(effects, [Effect::ClosePlayer, Effect::Read(ReadJob::Family(CASE))]);
    assert!(matches!(state.screen, Screen::Family(_)) && state.problem.is_some());
}

#[test]
fn closing_and_locking_note_what_played() {
    for (action, last) in [
        (UserAction::Window(WindowAction::Close), Effect::Quit),
        (UserAction::Window(WindowAction::Lock), Effect::Vault(VaultJob::Lock)),
    ] {
        let mut state = ready();
        does(&mut state, ParentAction::PlayPause);
        says(&mut state, PlayPhase::Playing, 6000);
        says(&mut state, PlayPhase::Playing, 7500);
        let effects = does(&mut state, action);
        assert_eq!(effects.first(), Some(&noted(1, 1, 2500)));
        assert_eq!(effects.last(), Some(&last));
    }
}

#[test]
fn a_film_that_fails_is_said_gently_and_told_to_staff_afterwards() {
    let (mut state, _) = opened();
    assert!(reports(&mut state, WorkerEvent::Parent(ParentEvent::FilmFailed(1, refused()))).is_empty());
    assert!(parent(&state).has_failed() && state.problem.is_none());
    assert!(does(&mut state, ParentAction::PlayPause).is_empty());
    let on = watching(&mut state, ParentAction::Next);
    let open = Effect::Watch(WatchJob::ParentFilm(CASE, RECORDING, (secs(30), secs(40)), 2));
    assert_eq!(on, [Effect::Player(Order::Pause), open], "what failed is not gone on with");
    reports(&mut state, WorkerEvent::Parent(ParentEvent::Film(2, FrameSlot::default())));
    assert!(parent(&state).film == ParentFilm::There && !parent(&state).has_failed());
    says(&mut state, PlayPhase::Failed, 30_000);
    assert!(parent(&state).has_failed() && !parent(&state).can_play());
    assert_eq!(parent(&state).faults.len(), 1);
}

#[test]
fn a_film_that_comes_after_leaving_is_closed() {
    let (mut state, _) = opened();
    does(&mut state, WindowAction::Back);
    let late = || WorkerEvent::Parent(ParentEvent::Film(1, FrameSlot::default()));
    assert_eq!(reports(&mut state, late()), [Effect::ClosePlayer]);
    assert_eq!(reports(&mut session(), late()), [Effect::ClosePlayer]);
}

/// Something a person or the player does.
fn act(state: &mut State, number: usize, ms: i64) -> Vec<Effect> {
    match number {
        0 => does(state, ParentAction::PlayPause),
        1 => watching(state, ParentAction::Again),
        2 => watching(state, ParentAction::Start),
        3 => watching(state, ParentAction::Next),
        4 => watching(state, ParentAction::Previous),
        5 => watching(state, ParentAction::Slow(ms < 20_000)),
        6 => watching(state, ParentAction::Write(ms < 20_000)),
        7 => does(state, ParentAction::Step(1)),
        8 => does(state, WindowAction::DismissProblem),
        9 => reports(
            state,
            WorkerEvent::Parent(ParentEvent::Film(parent(state).opening, FrameSlot::default())),
        ),
        10 => reports(state, WorkerEvent::Parent(ParentEvent::FilmFailed(parent(state).opening, refused()))),
        11 => says(state, PlayPhase::Paused, ms),
        12 => says(state, PlayPhase::Ended, ms),
        13 => does(state, WindowAction::Back),
        _ => says(state, PlayPhase::Playing, ms),
    }
}

proptest! {
    /// However the view is used, what is noted of an opening begins at nothing, only grows, and never passes what
    /// the player's positions since then allow; nothing is on record that did not play for a second.
    #[test]
    fn what_is_noted_only_grows_and_is_never_more_than_played(
        acts in prop::collection::vec((0..24_usize, 0..45_000_i64), 1..120),
    ) {
        let mut state = ready();
        let mut kept: std::collections::BTreeMap<u32, MediaTime> = std::collections::BTreeMap::new();
        let mut allowed = MediaTime::ZERO;
        let mut at = MediaTime::from_ms(5000);
        let mut opening = parent(&state).opening;
        for (number, ms) in acts {
            let before = parent(&state).watched;
            let effects = act(&mut state, number, ms);
            if number > 10 && number != 13 {
                let start = parent(&state).clip().map_or(MediaTime::ZERO, |clip| clip.start);
                let place = if number == 12 { MediaTime::MAX } else { MediaTime::from_ms(ms) };
                allowed = allowed + place.since(at).max(place.since(start)).min(secs(15));
                at = MediaTime::from_ms(ms);
            }
            for note in notes(&effects) {
                let last = kept.insert(note.opening, note.played);
                prop_assert_eq!(last.is_none(), note.played == MediaTime::ZERO);
                prop_assert!(last.is_none_or(|last| note.played > last));
                prop_assert!(note.played == MediaTime::ZERO || note.played >= secs(1));
                prop_assert!(note.played <= before.played().max(parent(&state).watched.played()));
            }
            if parent(&state).opening == opening {
                prop_assert!(parent(&state).watched.played() >= before.played());
            } else {
                prop_assert_eq!(parent(&state).watched.played(), MediaTime::ZERO);
                opening = parent(&state).opening;
            }
            let all: MediaTime = kept.values().copied().sum();
            prop_assert!(all <= allowed, "{} of {}", all, allowed);
            prop_assert!(parent(&state).at <= 3);
        }
    }
}
