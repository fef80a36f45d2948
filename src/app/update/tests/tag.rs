//! Watching and tagging.

use super::*;
use crate::app::effect::PlayerOrder as Order;
use crate::casework::{Export, Exported, ExportedFilm};

const OTHER: ClipId = ClipId::from_bytes([5; 16]);

fn at(phase: PlayPhase, position: i64) -> State {
    let mut state = play();
    reports(&mut state, WorkerEvent::Player(player(phase, position)));
    state
}

#[test]
fn a_film_opens_from_a_familys_page_a_session_and_the_grid_only() {
    for mut state in every_screen() {
        let asked = matches!(
            state.screen,
            Screen::Today(_) | Screen::Family(_) | Screen::Session(_) | Screen::Supervision(_)
        );
        let before = std::mem::discriminant(&state.screen);
        let effects = reports(&mut state, WorkerEvent::Tag(TagEvent::Opened(play_screen())));
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
        assert_eq!(does(&mut at(phase, 0), UserAction::Tag(TagAction::PlayPause)), wanted, "{phase:?}");
    }
}

#[test]
fn orders_stay_within_the_film() {
    let table = [
        (UserAction::Tag(TagAction::Seek(secs(10))), Order::Seek(secs(10))),
        (UserAction::Tag(TagAction::Seek(secs(-3))), Order::Seek(MediaTime::ZERO)),
        (UserAction::Tag(TagAction::Seek(secs(61))), Order::Seek(secs(60))),
        (UserAction::Tag(TagAction::Scrub(MediaTime::MAX)), Order::Scrub(secs(60))),
        (UserAction::Tag(TagAction::Step(-1)), Order::Step(-1)),
        (UserAction::Tag(TagAction::Volume(7.0)), Order::Volume(1.0)),
        (UserAction::Tag(TagAction::Volume(-1.0)), Order::Volume(0.0)),
        (UserAction::Tag(TagAction::GoToClip(CLIP)), Order::Seek(secs(5))),
    ];
    for (action, order) in table {
        assert_eq!(does(&mut play(), action.clone()), [Effect::Player(order)], "{action:?}");
    }
    assert!(does(&mut play(), TagAction::GoToClip(ClipId::from_bytes([9; 16]))).is_empty());
    // Until the player knows how long the film is, its record does.
    let mut unmeasured = play();
    reports(&mut unmeasured, WorkerEvent::Player(PlayerView::default()));
    let end = playing(&unmeasured).recording.duration;
    assert_eq!(does(&mut unmeasured, TagAction::Seek(MediaTime::MAX)), [Effect::Player(Order::Seek(end))]);
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
            reports(&mut state, WorkerEvent::Player(player(PlayPhase::Playing, *second)));
            let edge = if *key == 'i' { Edge::In } else { Edge::Out };
            assert!(does(&mut state, TagAction::EdgeHere(edge)).is_empty());
        }
        let play = playing(&state);
        assert_eq!((play.mark_in, play.mark_out), (wanted.0.map(secs), wanted.1.map(secs)), "{keys:?}");
    }
}

#[test]
fn a_stretch_of_a_lane_is_marked_under_its_heading() {
    let mut state = play();
    does(&mut state, TagAction::GoToClip(CLIP));
    let marked = does(&mut state, TagAction::MarkSpan(secs(12), secs(15), 1));
    assert_eq!(marked, [Effect::Player(Order::Seek(secs(12)))], "one sees where it begins");
    let screen = playing(&state);
    assert_eq!((screen.mark_in, screen.mark_out), (Some(secs(12)), Some(secs(15))));
    assert_eq!((screen.heading, screen.selected), (1, None), "the form is for it");
    // Never beyond the film, never nothing, never a heading there is not.
    does(&mut state, TagAction::MarkSpan(secs(-4), secs(99), 7));
    assert_eq!((playing(&state).mark_in, playing(&state).mark_out), (Some(secs(0)), Some(secs(60))));
    assert_eq!(playing(&state).heading, 1);
    for (from, to) in [(15, 12), (12, 12), (70, 80)] {
        assert!(does(&mut state, TagAction::MarkSpan(secs(from), secs(to), 0)).is_empty());
        assert_eq!(playing(&state).mark_in, Some(secs(0)), "{from} to {to} is no clip");
    }
}

#[test]
fn a_clip_that_is_played_stops_at_its_end_once() {
    let playing_at =
        |state: &mut State, second| reports(state, WorkerEvent::Player(player(PlayPhase::Playing, second)));
    let starts = [Effect::Player(Order::Seek(secs(5))), Effect::Player(Order::Play)];
    let mut state = play();
    assert_eq!(does(&mut state, TagAction::PlayClip(CLIP)), starts);
    assert_eq!(playing(&state).selected, Some(CLIP));
    for second in [20, 5, 8] {
        assert!(playing_at(&mut state, second).is_empty(), "at {second}");
    }
    assert_eq!(playing_at(&mut state, 9), [Effect::Player(Order::Pause)]);
    assert!(playing_at(&mut state, 8).is_empty() && playing_at(&mut state, 9).is_empty(), "once");
    // Who goes elsewhere meanwhile is not held.
    for act in [TagAction::PlayPause, TagAction::Seek(secs(7)), TagAction::Step(1), TagAction::GoToClip(CLIP)]
    {
        does(&mut state, TagAction::PlayClip(CLIP));
        playing_at(&mut state, 6);
        does(&mut state, act.clone());
        assert!(playing_at(&mut state, 9).is_empty(), "{act:?}");
    }
    // What is put on it is no reason to go on.
    does(&mut state, TagAction::PlayClip(CLIP));
    playing_at(&mut state, 6);
    does(&mut state, TagAction::ChooseHeading(1));
    assert_eq!(playing_at(&mut state, 10), [Effect::Player(Order::Pause)]);
    assert!(does(&mut state, TagAction::PlayClip(OTHER)).is_empty(), "there is none");
}

#[test]
fn a_moved_clip_is_one_change_that_undo_takes_back() {
    let mut state = play();
    let moved = TagChange::Edit(CLIP, ClipEdit::MoveTo(secs(30)));
    let act = UserAction::Tag(TagAction::Edit(CLIP, ClipEdit::MoveTo(secs(30))));
    assert_eq!(does(&mut state, act), [change(moved)]);
    answers(&mut state, Ok(written(ChangeName::Moved, vec![clip_row()])));
    assert_eq!(playing(&state).history.undo_name(), Some(ChangeName::Moved));
    assert_eq!(
        does(&mut state, TagAction::Undo),
        [change(TagChange::Remove(CLIP))],
        "what it was answered with"
    );
}

/// What workers answer to a change that was written down.
fn written(name: ChangeName, rows: Vec<ClipRow>) -> Changed {
    let done = done(name, TagChange::Remove(CLIP), TagChange::Remove(OTHER));
    Changed::Clips(Some(done), Box::new(clips(rows)))
}

fn change(change: TagChange) -> Effect {
    super::change(FamilyChange::Clips(change))
}

#[test]
fn a_saved_clip_empties_the_form_and_a_refused_one_keeps_it() {
    let mut state = play();
    for (second, edge) in [(5, Edge::In), (9, Edge::Out)] {
        reports(&mut state, WorkerEvent::Player(player(PlayPhase::Paused, second)));
        does(&mut state, TagAction::EdgeHere(edge));
    }
    assert!(does(&mut state, TagAction::ToggleTag("S1".into())).is_empty());
    let add = || change(TagChange::Add(RECORDING, new_clip()));
    assert_eq!(does(&mut state, TagAction::SaveClip(new_clip())), [add()]);
    answers(&mut state, Err(refused()));
    assert_eq!(state.problem, Some(refused()));
    assert_eq!((playing(&state).mark_in, playing(&state).saved), (Some(secs(5)), 0));
    assert_eq!(playing(&state).mark_tags, ["S1"]);
    assert_eq!(playing(&state).history.undo_name(), None);

    assert_eq!(does(&mut state, TagAction::SaveClip(new_clip())), [add()]);
    answers(
        &mut state,
        Ok(written(ChangeName::Added, vec![clip_row(), ClipRow { clip: OTHER, ..clip_row() }])),
    );
    let play = playing(&state);
    assert_eq!((play.mark_in, play.mark_out, play.saved, play.clips().count()), (None, None, 1, 2));
    assert!(play.mark_tags.is_empty());
    assert_eq!(play.history.undo_name(), Some(ChangeName::Added));
    assert_eq!(play.saved_at, Some(state.now), "it is told when");
}

#[test]
fn removing_a_clip_keeps_the_marks_and_closes_it() {
    let mut state = play();
    does(&mut state, TagAction::EdgeHere(Edge::In));
    does(&mut state, TagAction::GoToClip(CLIP));
    assert_eq!(playing(&state).selected, Some(CLIP));
    assert_eq!(does(&mut state, TagAction::RemoveClip(CLIP)), [change(TagChange::Remove(CLIP))]);
    answers(&mut state, Ok(written(ChangeName::Removed, Vec::new())));
    let play = playing(&state);
    assert!(play.clips().next().is_none() && play.mark_in.is_some() && play.selected.is_none());
    assert_eq!(play.saved, 0);
}

#[test]
fn a_tag_goes_on_the_open_clip_or_on_the_new_one() {
    let toggle = |state: &mut State, code: &str| does(state, TagAction::ToggleTag(code.into()));
    let mut state = play();
    for (code, tags) in [("S1", vec!["S1"]), ("CP1", vec!["S1", "CP1"]), ("S1", vec!["CP1"])] {
        assert!(toggle(&mut state, code).is_empty());
        assert_eq!(playing(&state).mark_tags, tags);
    }
    does(&mut state, TagAction::GoToClip(CLIP));
    let edit = TagChange::Edit(CLIP, ClipEdit::ToggleTag("S2".into()));
    assert_eq!(toggle(&mut state, "S2"), [change(edit)]);
    assert_eq!(playing(&state).mark_tags, ["CP1"], "the new clip waits");
    does(&mut state, TagAction::EdgeHere(Edge::In));
    assert_eq!(playing(&state).selected, None, "behind its end a new one begins");
}

/// Pressing a moment on the family's overview opens its film there; another film opens at its beginning.
#[test]
fn a_moment_opens_its_film_there() {
    for (wanted, selected, goes) in [(Some(CLIP), Some(CLIP), true), (None, None, false)] {
        let mut state = families(Some(family()));
        let action = match wanted {
            Some(clip) => FamilyAction::WatchMoment(RECORDING, clip),
            None => FamilyAction::Watch(RECORDING),
        };
        assert_eq!(does(&mut state, action), [Effect::Watch(WatchJob::Film(CASE, RECORDING))]);
        // The player has not told yet how long the film is.
        let mut screen = play_screen();
        screen.player = PlayerView::default();
        let start = screen.family.clips.iter().find(|row| row.clip == CLIP).unwrap().start;
        assert!(start > MediaTime::ZERO);
        let effects = reports(&mut state, WorkerEvent::Tag(TagEvent::Opened(screen)));
        let there = Effect::Player(Order::Seek(start));
        assert_eq!(effects, if goes { vec![there] } else { Vec::new() });
        assert_eq!(playing(&state).selected, selected);
        assert_eq!(state.moment_wanted, None);
    }
}

#[test]
fn clips_are_opened_one_after_the_other() {
    let mut state = play();
    let rows = [(5, 1), (25, 2), (40, 3)].map(|(start, id)| ClipRow {
        clip: ClipId::from_bytes([id; 16]),
        start: secs(start),
        ..clip_row()
    });
    let elsewhere = ClipRow { recording: RecordingId::from_bytes([9; 16]), ..clip_row() };
    let rows = clips(rows.into_iter().chain([elsewhere]).collect());
    answers(&mut state, Ok(Changed::Clips(None, Box::new(rows))));
    // The film stands at 20 s.
    let table = [(1, Some(2)), (1, Some(3)), (1, None), (-1, Some(2)), (-1, Some(1)), (-1, None)];
    for (by, wanted) in table {
        let before = playing(&state).selected;
        let effects = does(&mut state, TagAction::SelectBy(by));
        match wanted {
            Some(id) => {
                assert_eq!(playing(&state).selected, Some(ClipId::from_bytes([id; 16])), "{by}");
                assert_eq!(effects.len(), 1, "the film goes there");
            }
            None => assert_eq!((playing(&state).selected, effects.len()), (before, 0)),
        }
    }
    does(&mut state, TagAction::Select(None));
    does(&mut state, TagAction::SelectBy(-1));
    assert_eq!(playing(&state).selected, Some(ClipId::from_bytes([1; 16])), "the one before 20 s");
    assert!(
        does(&mut state, TagAction::GoToClip(CLIP)).is_empty(),
        "a clip of another film does not open here"
    );
}

#[test]
fn edges_move_a_little_and_never_cross() {
    let mut state = play();
    let by = |edge, ms| UserAction::Tag(TagAction::MoveEdge(edge, MediaTime::from_ms(ms)));
    assert!(does(&mut state, by(Edge::In, 100)).is_empty(), "nothing is marked");
    does(&mut state, TagAction::EdgeHere(Edge::In));
    assert_eq!(
        does(&mut state, by(Edge::In, -500)),
        [Effect::Player(Order::Seek(MediaTime::from_ms(19_500)))]
    );
    does(&mut state, TagAction::EdgeHere(Edge::Out));
    assert!(does(&mut state, by(Edge::In, 500)).is_empty(), "in would reach out");
    assert!(does(&mut state, by(Edge::Out, -600)).is_empty());
    assert_eq!(playing(&state).mark_in, Some(MediaTime::from_ms(19_500)));

    does(&mut state, TagAction::GoToClip(CLIP));
    let edit = |edit| change(TagChange::Edit(CLIP, edit));
    let moved = edit(ClipEdit::EdgeBy(Edge::Out, MediaTime::from_ms(-100)));
    assert_eq!(
        does(&mut state, by(Edge::Out, -100)),
        [moved, Effect::Player(Order::Seek(MediaTime::from_ms(8900)))]
    );
    let here = |state: &mut State, edge, second| {
        reports(state, WorkerEvent::Player(player(PlayPhase::Playing, second)));
        does(state, TagAction::EdgeHere(edge))
    };
    assert_eq!(here(&mut state, Edge::In, 6), [edit(ClipEdit::Edge(Edge::In, secs(6)))]);
    assert_eq!(here(&mut state, Edge::Out, 30), [edit(ClipEdit::Edge(Edge::Out, secs(30)))]);
    assert!(here(&mut state, Edge::Out, 5).is_empty(), "it would end where it begins");
    let play = playing(&state);
    assert_eq!((play.selected, play.mark_out), (None, Some(secs(5))), "a new one begins instead");
}

#[test]
fn a_clip_plays_again_and_again_while_that_is_chosen() {
    let mut state = play();
    let says = |state: &mut State, phase, second| reports(state, WorkerEvent::Player(player(phase, second)));
    let [back, on] = [Effect::Player(Order::Seek(secs(5))), Effect::Player(Order::Play)];
    assert!(does(&mut state, TagAction::Loop(true)).is_empty(), "no clip is open");
    does(&mut state, TagAction::GoToClip(CLIP));
    assert_eq!(does(&mut state, TagAction::Loop(true)), [back.clone(), on.clone()]);
    assert!(says(&mut state, PlayPhase::Playing, 8).is_empty());
    assert_eq!(says(&mut state, PlayPhase::Playing, 9), std::slice::from_ref(&back));
    assert!(says(&mut state, PlayPhase::Playing, 9).is_empty(), "it is on its way back");
    says(&mut state, PlayPhase::Playing, 8);
    assert_eq!(says(&mut state, PlayPhase::Ended, 9), [back, on], "the film may end with the clip");
    says(&mut state, PlayPhase::Playing, 8);
    assert!(says(&mut state, PlayPhase::Paused, 9).is_empty(), "someone went there by hand");
    does(&mut state, TagAction::Loop(false));
    says(&mut state, PlayPhase::Playing, 8);
    assert!(says(&mut state, PlayPhase::Playing, 9).is_empty());
}

#[test]
fn a_speed_is_chosen_within_what_can_be_followed() {
    let mut state = play();
    for (asked, given) in [(0.5, 0.5), (1.5, 1.5), (9.0, 2.0), (0.1, 0.5)] {
        let order = Effect::Player(Order::Rate(given));
        assert_eq!(does(&mut state, TagAction::Speed(asked)), [order], "{asked}");
    }
    assert!(does(&mut state, TagAction::Speed(0.5)).is_empty(), "it plays like that already");
}

#[test]
fn clips_are_chosen_for_the_session_worked_on() {
    for (from, session) in [(None, 1), (Some(7), 7)] {
        let mut state = play();
        let Screen::Tag(screen) = &mut state.screen else { panic!() };
        screen.from_session = from;
        let show = |state: &mut State, shown| does(state, TagAction::Show(CLIP, shown));
        assert_eq!(show(&mut state, true), [change(TagChange::Choose(session, CLIP, usize::MAX))]);
        let family = FamilyClips { shows: [(session, vec![CLIP])].into(), ..clips(vec![clip_row()]) };
        answers(&mut state, Ok(Changed::Clips(None, Box::new(family))));
        assert!(playing(&state).is_chosen(CLIP));
        assert_eq!(show(&mut state, false), [change(TagChange::Unchoose(session, CLIP))]);
    }
}

#[test]
fn shuttle_keys_hold_and_hasten() {
    let mut state = at(PlayPhase::Paused, 20);
    let key = |state: &mut State, act| does(state, UserAction::Tag(act));
    let rate = |rate| Effect::Player(Order::Rate(rate));
    assert_eq!(key(&mut state, TagAction::Faster), [Effect::Player(Order::Play)]);
    reports(&mut state, WorkerEvent::Player(player(PlayPhase::Playing, 20)));
    assert_eq!(key(&mut state, TagAction::Faster), [rate(1.5)]);
    assert_eq!(key(&mut state, TagAction::Faster), [rate(2.0)]);
    assert!(key(&mut state, TagAction::Faster).is_empty(), "no faster than that");
    assert_eq!(key(&mut state, TagAction::Hold), [Effect::Player(Order::Pause), rate(1.0)]);
    assert_eq!(key(&mut state, TagAction::Jump(secs(-3))), [Effect::Player(Order::Seek(secs(17)))]);
    reports(&mut state, WorkerEvent::Player(player(PlayPhase::Paused, 1)));
    assert_eq!(key(&mut state, TagAction::Jump(secs(-3))), [Effect::Player(Order::Seek(secs(0)))]);
    assert!(key(&mut state, TagAction::Hold).is_empty());
}

#[test]
fn a_clip_for_staff_is_chosen_with_its_reason_in_one_change() {
    let mut state = play();
    let choice = TagChange::ChooseDespite(1, CLIP, usize::MAX, "they asked".into());
    assert_eq!(does(&mut state, TagAction::ShowDespite(CLIP, "they asked".into())), [change(choice)]);
}

#[test]
fn what_waits_is_written_before_the_screen_is_left() {
    let mut state = play();
    let star = |on| UserAction::Tag(TagAction::Edit(CLIP, ClipEdit::Star(on)));
    let starred = |on| change(TagChange::Edit(CLIP, ClipEdit::Star(on)));
    assert_eq!(does(&mut state, star(true)), [starred(true)]);
    assert!(does(&mut state, TagAction::Undo).is_empty(), "undoing waits for the answer");
    assert!(does(&mut state, star(false)).is_empty(), "and what comes after waits for the undoing");
    let effects = does(&mut state, WindowAction::Back);
    assert_eq!(effects[..2], [starred(false), Effect::ClosePlayer]);
}

#[test]
fn one_copy_leaves_at_a_time() {
    let out = || UserAction::Tag(TagAction::Export { to: "film.mkv".into(), reason: "asked".into() });
    let mut state = play();
    let effects = does(&mut state, out());
    let (to, reason) = ("film.mkv".into(), "asked".into());
    assert_eq!(effects, [Effect::Export(Export::Film { case: CASE, recording: RECORDING, to, reason })]);
    assert_eq!(playing(&state).exporting, Some(0.0));
    assert!(does(&mut state, out()).is_empty());
    reports(&mut state, WorkerEvent::Tag(TagEvent::Exporting(0.5)));
    assert_eq!(playing(&state).exporting, Some(0.5));
    reports(
        &mut state,
        WorkerEvent::Exported(Ok(Exported::Film(ExportedFilm { path: "film.mkv".into(), damaged: 0 }))),
    );
    assert!(playing(&state).exporting.is_none());
    assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("export-done"));
    does(&mut state, out());
    reports(&mut state, WorkerEvent::Failed(refused()));
    assert!(playing(&state).exporting.is_some(), "something else failed");
    reports(&mut state, WorkerEvent::Exported(Err(refused())));
    assert!(playing(&state).exporting.is_none());
    assert_eq!(does(&mut state, out()).len(), 1, "a failed copy can be tried again");
}

#[test]
fn back_closes_the_player() {
    let mut state = play();
    let effects = does(&mut state, WindowAction::Back);
    assert_eq!(effects, [Effect::ClosePlayer, Effect::Read(ReadJob::Family(CASE))]);
    at_home(&state);
}
