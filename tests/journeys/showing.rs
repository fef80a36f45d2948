//! Watching together, in the window's own program: film, tag two moments, choose them, show them, write down what the
//! parents say, and find all of it in the vault afterwards. Nothing is drawn: everything is pressed by name.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::support::until;
use crate::support::vault::{SECRET, vault_with_family};
use crate::support::window::{Window, say};
use attune::app::action::{Action, FamilyAction, UserAction, WindowAction};
use attune::app::state::{ParentScreen, Place, PlayPhase, Screen, State};
use attune::base::{CaseId, ClipId, MediaTime};
use attune::casework::changes::{NewClip, SessionChange};
use attune::casework::{Clock, OpenVault, rehearsal};
use attune::media::capture::{Capture, CapturePhase, CaptureSettings, FilmSize};
use attune::media::rehearsal_camera;
use attune::programme::{ParentWords, Purpose, Showing};
use attune::vault::Vault;
use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

const CLIPS: [(i64, i64); 2] = [(300, 1500), (2000, 3600)];

/// Goes on until something holds of the parents' view.
#[track_caller]
fn until_shown(window: &mut Window, what: &str, holds: impl Fn(&ParentScreen) -> bool) {
    window.until(what, |state| parent(state).is_some_and(&holds));
}

fn act(window: &mut Window, actions: UserAction) {
    window.0.state_mut().act(Action::User(actions));
    window.0.run_steps(2);
}

fn parent(state: &State) -> Option<&ParentScreen> {
    if let Screen::Parent(parent) = &state.screen { Some(parent) } else { None }
}

/// A vault with a family that has one film of four seconds, two clips of it chosen for session 1.
fn made(folder: &Path) -> (CaseId, Vec<ClipId>) {
    let (made, mut open_vault) = vault_with_family(&[Purpose::Film, Purpose::Show]).make_in(folder);
    let case = made.case();
    let size = FilmSize::Hd720;
    let settings = CaptureSettings {
        camera: rehearsal(4, size).unwrap(),
        microphone: rehearsal_camera::microphone(4),
        size,
        preview: false,
    };
    let capture = Capture::open(settings, Arc::new(|| ()));
    until("the camera is ready", || capture.status().phase == CapturePhase::Ready);
    let job = open_vault.start_film(case, 1, size, Vec::new(), Clock::read()).unwrap();
    let (done, ended) = channel();
    capture.start(job.sink, move |end| {
        let _ = done.send(end);
    });
    until("film was taken", || capture.status().elapsed >= MediaTime::from_secs(4));
    capture.stop();
    let end = ended.recv_timeout(Duration::from_mins(1)).unwrap();
    open_vault.end_film(case, job.recording, end, Clock::read()).unwrap();
    let vocabulary = open_vault.vocabulary().clone();
    let clips: Vec<ClipId> = CLIPS
        .iter()
        .map(|&(from, to)| {
            let (start, end) = (MediaTime::from_ms(from), MediaTime::from_ms(to));
            let new = NewClip {
                start,
                end,
                tags: vec!["S1".into()],
                note: "For staff".into(),
                ..NewClip::default()
            };
            open_vault.case(case).unwrap().add_clip(&vocabulary, job.recording, new, Clock::read()).unwrap()
        })
        .collect();
    open_vault.change_session(case, 1, SessionChange::Show(clips.clone()), Clock::read()).unwrap();
    (case, clips)
}

/// Plays from where it stands to the end of the moment.
#[track_caller]
fn play_out(window: &mut Window) {
    window.key(Key::Space);
    until_shown(window, "the moment has ended", |parent| parent.player.phase == PlayPhase::Ended);
}

#[test]
fn what_is_watched_together_and_said_is_in_the_vault() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    let (case, clips) = made(&folder);
    let mut window = Window::open(&folder);
    window.unlock(SECRET);
    act(&mut window, UserAction::Window(WindowAction::Go(Place::family(case))));
    window.until("the family's page is shown", |state| {
        state.family().is_some_and(|family| family.open.is_some())
    });
    act(&mut window, UserAction::Family(FamilyAction::ShowToParents(1)));
    until_shown(&mut window, "the first moment stands at its first picture", |parent| {
        parent.can_play() && parent.frames.latest().1.is_some() && parent.player.phase == PlayPhase::Paused
    });
    let first = parent(window.state()).unwrap().frames.latest().1.unwrap().time();
    assert!(
        (first - MediaTime::from_ms(CLIPS[0].0)).ms().abs() <= 50,
        "{first:?}: no other picture is shown"
    );

    play_out(&mut window);
    // Slowly, once more, and the same showing.
    window.press(&say("parent-slow"));
    window.press(&say("parent-again"));
    until_shown(&mut window, "it plays again", |parent| parent.player.phase == PlayPhase::Playing);
    until_shown(&mut window, "it has ended again", |parent| parent.player.phase == PlayPhase::Ended);
    window.press(&say("parent-slow"));
    window.key(Key::ArrowRight);
    until_shown(&mut window, "the second moment stands", |parent| {
        parent.at == 1
            && parent.player.phase == PlayPhase::Paused
            && (parent.player.position - MediaTime::from_ms(CLIPS[1].0)).ms().abs() <= 50
    });
    play_out(&mut window);
    window.press(&say("parent-say"));
    window.write(Role::MultilineTextInput, &say("parent-say"), "She saw that I waited");
    window.press(&say("parent-say-keep"));
    until_shown(&mut window, "the words are kept", |parent| parent.said.len() == 1 && !parent.writing);
    window.press(&say("parent-next"));
    window.write(Role::MultilineTextInput, &say("parent-say"), "We laughed");
    window.press(&say("parent-say-keep"));
    until_shown(&mut window, "these words are kept", |parent| parent.said.len() == 2);
    window.0.get_all_by_role_and_label(Role::Button, &say("parent-leave")).next().unwrap().click();
    window.until("the session is shown", |state| matches!(state.screen, Screen::Session(_)));
    assert!(window.state().problem.is_none());
    act(&mut window, UserAction::Window(WindowAction::Back));
    window.until("the family is shown", |state| state.family().is_some());
    act(&mut window, UserAction::Window(WindowAction::Lock));
    window.reach_unlock();
    drop(window);
    in_the_vault(&folder, case, &clips);
}

fn in_the_vault(folder: &Path, case: CaseId, clips: &[ClipId]) {
    let user = Vault::users(folder).unwrap()[0].user;
    let (mut open_vault, _) =
        OpenVault::unlock(folder, user, &SECRET.to_owned().into(), Clock::read()).unwrap();
    let library = open_vault.case(case).unwrap().library();
    let showings: Vec<Showing> = library.all().unwrap().into_iter().map(|record| record.body).collect();
    let shown: Vec<ClipId> = showings.iter().map(|showing| showing.clip).collect();
    assert_eq!(shown, clips, "one record for each moment");
    for (showing, times) in showings.iter().zip([2, 1]) {
        let all = MediaTime::from_ns(showing.clip_length.ns() * times);
        assert!(showing.played <= all, "{} of {all}", showing.played);
        // A machine that is slow to look may miss a stride, but not most of it.
        assert!(showing.played >= MediaTime::from_ns(showing.clip_length.ns() / 2), "{}", showing.played);
        assert_eq!(showing.tags, ["S1"]);
    }
    let words: Vec<ParentWords> = library.all().unwrap().into_iter().map(|record| record.body).collect();
    let said: Vec<_> = words.iter().map(|words| (words.clip, words.words.reveal().as_str())).collect();
    assert_eq!(said, [(Some(clips[1]), "She saw that I waited"), (None, "We laughed")]);
}
