//! Watching and tagging.

use super::*;
use crate::app::effect::PlayerOrder as Order;
use crate::app::outlet::ExportedFilm;

fn at(phase: PlayPhase, position: i64) -> State {
    let mut state = play();
    reports(&mut state, Report::Player(player(phase, position)));
    state
}

#[test]
fn a_film_opens_from_a_familys_page_and_a_session_only() {
    for mut state in every_screen() {
        let asked = matches!(state.screen, Screen::Families(_) | Screen::Session(_));
        let before = std::mem::discriminant(&state.screen);
        let effects = reports(&mut state, Report::Playing(play_screen()));
        if asked {
            assert!(effects.is_empty() && state.busy.is_none());
            playing(&state);
        } else {
            assert_eq!(effects, [Effect::ClosePlayer], "a player that came too late");
            assert_eq!(std::mem::discriminant(&state.screen), before);
        }
    }
}

#[test]
fn play_and_pause_follow_the_player() {
    let table = [
        (PlayPhase::Opening, None),
        (PlayPhase::Playing, Some(Order::Pause)),
        (PlayPhase::Paused, Some(Order::Play)),
        (PlayPhase::Ended, Some(Order::Play)),
        (PlayPhase::Failed, None),
    ];
    for (phase, order) in table {
        let wanted: Vec<_> = order.map(Effect::Player).into_iter().collect();
        assert_eq!(does(&mut at(phase, 0), Did::PlayPause), wanted, "{phase:?}");
    }
}

#[test]
fn orders_stay_within_the_film() {
    let table = [
        (Did::Seek(secs(10)), Order::Seek(secs(10))),
        (Did::Seek(secs(-3)), Order::Seek(MediaTime::ZERO)),
        (Did::Seek(secs(61)), Order::Seek(secs(60))),
        (Did::Scrub(MediaTime::MAX), Order::Scrub(secs(60))),
        (Did::Step(-1), Order::Step(-1)),
        (Did::Volume(7.0), Order::Volume(1.0)),
        (Did::Volume(-1.0), Order::Volume(0.0)),
        (Did::GoToClip(CLIP), Order::Seek(secs(5))),
    ];
    for (did, order) in table {
        assert_eq!(does(&mut play(), did.clone()), [Effect::Player(order)], "{did:?}");
    }
    assert!(does(&mut play(), Did::GoToClip(ClipId::from_bytes([9; 16]))).is_empty());
    let mut unmeasured = play();
    reports(&mut unmeasured, Report::Player(PlayerView::default()));
    assert_eq!(does(&mut unmeasured, Did::Seek(secs(9))), [Effect::Player(Order::Seek(MediaTime::ZERO))]);
}

#[test]
fn marks_are_set_in_their_order() {
    /// What is pressed at which second; the marks after it.
    type Row = (&'static [(char, i64)], (Option<i64>, Option<i64>));
    let table: [Row; 7] = [
        (&[('i', 5)], (Some(5), None)),
        (&[('o', 9)], (None, Some(9))),
        (&[('i', 5), ('o', 9)], (Some(5), Some(9))),
        (&[('o', 9), ('i', 5)], (Some(5), Some(9))),
        // Out before in begins the marking anew.
        (&[('i', 9), ('o', 5)], (None, Some(5))),
        (&[('i', 5), ('o', 9), ('i', 12)], (Some(12), None)),
        // A clip has a length.
        (&[('i', 5), ('o', 5)], (None, Some(5))),
    ];
    for (keys, wanted) in table {
        let mut state = play();
        for (key, second) in keys {
            reports(&mut state, Report::Player(player(PlayPhase::Playing, *second)));
            let did = if *key == 'i' { Did::MarkIn } else { Did::MarkOut };
            assert!(does(&mut state, did).is_empty());
        }
        let play = playing(&state);
        assert_eq!((play.mark_in, play.mark_out), (wanted.0.map(secs), wanted.1.map(secs)), "{keys:?}");
    }
}

#[test]
fn a_saved_clip_empties_the_form_and_a_refused_one_keeps_it() {
    let mut state = play();
    for (second, did) in [(5, Did::MarkIn), (9, Did::MarkOut)] {
        reports(&mut state, Report::Player(player(PlayPhase::Paused, second)));
        does(&mut state, did);
    }
    let effects = does(&mut state, Did::SaveClip(new_clip()));
    assert_eq!(effects, [Effect::SaveClip(CASE, RECORDING, new_clip())]);
    reports(&mut state, Report::Failed(refused()));
    assert_eq!((playing(&state).mark_in, playing(&state).saved), (Some(secs(5)), 0));
    reports(&mut state, Report::ClipSaved(vec![clip_row(), clip_row()]));
    let play = playing(&state);
    assert_eq!((play.mark_in, play.mark_out, play.saved, play.clips.len()), (None, None, 1, 2));
}

#[test]
fn removing_a_clip_keeps_the_marks() {
    let mut state = play();
    does(&mut state, Did::MarkIn);
    assert_eq!(does(&mut state, Did::RemoveClip(CLIP)), [Effect::RemoveClip(CASE, RECORDING, CLIP)]);
    reports(&mut state, Report::Clips(Vec::new()));
    assert!(playing(&state).clips.is_empty() && playing(&state).mark_in.is_some());
    assert_eq!(playing(&state).saved, 0);
}

#[test]
fn one_copy_leaves_at_a_time() {
    let out = || Did::ExportFilm { to: "film.mkv".into(), reason: "asked".into() };
    let mut state = play();
    let effects = does(&mut state, out());
    assert_eq!(effects, [Effect::ExportFilm(CASE, RECORDING, "film.mkv".into(), "asked".into())]);
    assert_eq!(playing(&state).exporting, Some(0.0));
    assert!(does(&mut state, out()).is_empty());
    reports(&mut state, Report::Exporting(0.5));
    assert_eq!(playing(&state).exporting, Some(0.5));
    reports(&mut state, Report::Exported(ExportedFilm { path: "film.mkv".into(), damaged: 0 }));
    assert!(playing(&state).exporting.is_none());
    assert_eq!(state.notice.as_ref().map(|notice| notice.key), Some("export-done"));
    does(&mut state, out());
    reports(&mut state, Report::Failed(refused()));
    assert!(playing(&state).exporting.is_none());
    assert_eq!(does(&mut state, out()).len(), 1, "a failed copy can be tried again");
}

#[test]
fn back_closes_the_player() {
    let mut state = play();
    let effects = does(&mut state, Did::Back);
    assert_eq!(effects, [Effect::ClosePlayer, Effect::ListFamilies, Effect::ReadFamily(CASE)]);
    caseload(&state);
}
