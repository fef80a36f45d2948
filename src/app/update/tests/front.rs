//! Unlock and the caseload.

use super::*;

fn make() -> UserAction {
    UserAction::Unlock(UnlockAction::MakeVault {
        login: "mk".into(),
        role: StaffRole::Practitioner,
        passphrase: "a passphrase".into(),
    })
}

fn unlock() -> UserAction {
    UserAction::Unlock(UnlockAction::Unlock { user: USER, passphrase: "a passphrase".into() })
}

#[test]
fn a_first_run_makes_a_vault_and_shows_its_key_before_today() {
    let mut state = on(Screen::Unlock(UnlockScreen::Looking));
    assert!(reports(&mut state, WorkerEvent::Unlock(UnlockEvent::NoVault)).is_empty());
    assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::FirstRun)));
    let effects = does(&mut state, make());
    let made = Effect::Vault(VaultJob::Make(
        "vault".into(),
        "mk".into(),
        StaffRole::Practitioner,
        "a passphrase".into(),
    ));
    assert_eq!(effects, [made]);
    assert!(state.busy.is_some());
    assert!(reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Made(recovery_key()))).is_empty());
    assert!(
        matches!(&state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(shown)) if shown.key.reveal() == "KEY")
    );
    assert!(state.busy.is_none());
    assert!(does(&mut state, typed("KEY")).is_empty(), "nothing was asked for yet");
    does(&mut state, UnlockAction::AskRecoveryKey(true));
    assert!(does(&mut state, typed("another")).is_empty());
    assert!(recovery(&state).wrong);
    does(&mut state, UnlockAction::AskRecoveryKey(false));
    assert!(!recovery(&state).wrong && !recovery(&state).asking);
    does(&mut state, UnlockAction::AskRecoveryKey(true));
    assert_eq!(does(&mut state, typed("key")), [Effect::Read(ReadJob::Families)]);
    assert!(state.families.is_empty() && state.families_loading);
    at_home(&state);
}

fn typed(group: &str) -> UserAction {
    UserAction::Unlock(UnlockAction::TypeRecoveryKey([group.into(), group.into()]))
}

fn recovery(state: &State) -> &RecoveryScreen {
    match &state.screen {
        Screen::Unlock(UnlockScreen::RecoveryKey(recovery)) => recovery,
        _ => panic!("no recovery key is shown"),
    }
}

#[test]
fn only_a_recovery_key_that_is_asked_for_can_be_typed() {
    for screen in [UnlockScreen::Looking, UnlockScreen::FirstRun, UnlockScreen::Choose(vec![login()])] {
        let mut state = on(Screen::Unlock(screen));
        assert!(does(&mut state, typed("KEY")).is_empty());
        assert!(matches!(state.screen, Screen::Unlock(_)));
    }
}

#[test]
fn the_sheet_is_written_where_it_was_asked_for() {
    let mut state = on(Screen::Unlock(UnlockScreen::RecoveryKey(recovery_key())));
    let effects = does(&mut state, UnlockAction::SaveRecoverySheet("stick".into()));
    assert_eq!(
        effects,
        [Effect::Export(crate::casework::Export::RecoverySheet {
            folder: "stick".into(),
            key: "KEY".into()
        })]
    );
    assert!(
        does(&mut state, UnlockAction::AskRecoveryKey(true)).is_empty() && !recovery(&state).asking,
        "it is written"
    );
    reports(
        &mut state,
        WorkerEvent::Exported(Ok(crate::casework::Exported::RecoverySheet("stick/key.txt".into()))),
    );
    assert_eq!(recovery(&state).sheet.as_deref(), Some(std::path::Path::new("stick/key.txt")));
    assert!(state.busy.is_none());
}

#[test]
fn a_window_with_an_unchecked_recovery_key_closes_only_when_asked_twice() {
    let mut state = asking();
    assert!(does(&mut state, WindowAction::Close).is_empty());
    assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("recovery-close-asked"));
    does(&mut state, UnlockAction::AskRecoveryKey(false));
    assert!(does(&mut state, WindowAction::Close).is_empty(), "something else was done in between");
    assert_eq!(does(&mut state, WindowAction::Close), [Effect::Quit]);
}

#[test]
fn unlocking_leads_to_today_with_what_was_recovered() {
    let mut state = on(Screen::Unlock(UnlockScreen::Looking));
    reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Found(vec![login()])));
    let effects = does(&mut state, unlock());
    assert_eq!(effects, [Effect::Vault(VaultJob::Unlock("vault".into(), USER, "a passphrase".into()))]);
    let effects =
        reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Unlocked(Some("unlock-recovery-used".into()))));
    assert_eq!(effects, [Effect::Read(ReadJob::Families)]);
    assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("unlock-recovery-used"));
    assert!(state.busy.is_none());
    at_home(&state);
}

#[test]
fn a_wrong_passphrase_stays_on_the_screen_and_can_be_tried_again() {
    let mut state = on(Screen::Unlock(UnlockScreen::Choose(vec![login()])));
    does(&mut state, unlock());
    reports(&mut state, WorkerEvent::Failed(Problem::refused("error-wrong-passphrase")));
    assert!(state.busy.is_none());
    assert!(state.problem.is_some());
    assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_))));
    assert_eq!(does(&mut state, unlock()).len(), 1);
    assert!(state.problem.is_none(), "a new try puts the old problem away");
}

#[test]
fn work_under_way_ignores_a_second_submit() {
    for action in [make(), unlock(), UserAction::Unlock(UnlockAction::OpenDemonstration)] {
        let mut state = on(Screen::Unlock(UnlockScreen::Choose(vec![login()])));
        assert_eq!(does(&mut state, action.clone()).len(), 1, "{action:?}");
        assert!(state.busy.is_some(), "{action:?}");
        for again in [make(), unlock(), UserAction::Unlock(UnlockAction::OpenDemonstration)] {
            assert!(does(&mut state, again).is_empty());
        }
    }
    let new_family = || on(Screen::NewFamily(NewFamilyScreen::default()));
    for (mut state, action) in [
        (new_family(), UserAction::Families(FamiliesAction::SaveFamily(NewFamily::default()))),
        (settings(SettingsSection::Check), UserAction::Settings(SettingsAction::CheckVault)),
        (families(Some(family())), UserAction::Family(FamilyAction::Watch(RECORDING))),
    ] {
        let before = std::mem::discriminant(&state.screen);
        assert_eq!(does(&mut state, action.clone()).len(), 1, "{action:?}");
        assert!(state.busy.is_some(), "{action:?}");
        for again in [
            action,
            UserAction::Families(FamiliesAction::SaveFamily(NewFamily::default())),
            UserAction::Settings(SettingsAction::CheckVault),
            UserAction::Family(FamilyAction::Watch(RECORDING)),
            UserAction::Family(FamilyAction::Film(1)),
            UserAction::Window(WindowAction::Go(Place::family(CASE))),
            UserAction::Window(WindowAction::Open(Place::Today)),
        ] {
            assert!(does(&mut state, again).is_empty());
        }
        assert_eq!(std::mem::discriminant(&state.screen), before);
    }
}

#[test]
fn an_unusable_vault_says_why() {
    let mut state = on(Screen::Unlock(UnlockScreen::Looking));
    reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Unusable(refused())));
    assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Unusable)));
    assert_eq!(state.problem, Some(refused()));
}

#[test]
fn the_demonstration_moves_to_its_own_folder() {
    let mut state = on(Screen::Unlock(UnlockScreen::FirstRun));
    assert_eq!(
        does(&mut state, UnlockAction::OpenDemonstration),
        [Effect::Vault(VaultJob::OpenDemonstration)]
    );
    reports(&mut state, WorkerEvent::Progress("demo-filming".into()));
    assert_eq!(state.busy.as_ref().map(|busy| busy.message().key), Some("demo-filming"));
    assert_eq!(
        reports(&mut state, WorkerEvent::Unlock(UnlockEvent::DemonstrationReady("demo".into()))),
        [Effect::Read(ReadJob::Families)]
    );
    assert_eq!(state.folder, PathBuf::from("demo"));
    assert!(state.busy.is_none());
}

#[test]
fn progress_of_work_that_is_done_says_nothing() {
    let mut state = families(None);
    reports(&mut state, WorkerEvent::Progress("check-progress".into()));
    assert!(state.busy.is_none());
}

#[test]
fn a_saved_family_is_listed_once_and_opened() {
    let mut state = families(None);
    does(&mut state, WindowAction::Go(Place::NewFamily));
    let new = NewFamily { code: "FAM-001".into(), ..NewFamily::default() };
    let (request, save) = awaited(&state, FamiliesAction::SaveFamily(new.clone()));
    assert_eq!(does(&mut state, save), [serve(ServiceChange::AddFamily(new))]);
    for _ in 0..2 {
        assert!(
            reports(&mut state, WorkerEvent::Families(FamiliesEvent::Page(Box::new(family())))).is_empty()
        );
        assert!(reports(&mut state, WorkerEvent::Served { request, result: Ok(()) }).is_empty());
        assert_eq!((state.families.len(), open_family(&state).open.as_deref()), (1, Some(&family())));
        assert!(state.busy.is_none());
    }
    reports(&mut state, listed(vec![row(), row()]));
    assert_eq!(state.families.len(), 2);
}

#[test]
fn a_family_that_could_not_be_saved_leaves_the_form_open() {
    let mut state = families(None);
    does(&mut state, WindowAction::Go(Place::NewFamily));
    let (request, save) = awaited(&state, FamiliesAction::SaveFamily(NewFamily::default()));
    does(&mut state, save);
    let adding = |state: &State| matches!(state.screen, Screen::NewFamily(_));
    reports(&mut state, WorkerEvent::Families(FamiliesEvent::Page(Box::new(family()))));
    assert!(adding(&state) && state.busy.is_some(), "a page that was read before");
    reports(&mut state, WorkerEvent::Served { request, result: Err(refused()) });
    assert!(adding(&state) && state.busy.is_none());
}

#[test]
fn a_page_read_before_does_not_end_other_work() {
    for (mut state, action) in [
        (settings(SettingsSection::Check), UserAction::Settings(SettingsAction::CheckVault)),
        (families(Some(family())), UserAction::Family(FamilyAction::Watch(RECORDING))),
    ] {
        does(&mut state, action);
        reports(&mut state, listed(vec![row()]));
        reports(&mut state, WorkerEvent::Families(FamiliesEvent::Page(Box::new(family()))));
        assert!(state.busy.is_some());
        assert!(does(&mut state, FamilyAction::Film(1)).is_empty());
    }
}

#[test]
fn a_caseload_that_cannot_be_read_is_not_waited_for() {
    let mut state = on(Screen::Unlock(UnlockScreen::Choose(vec![login()])));
    reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Unlocked(None)));
    // A worry about the vault comes while the families are read.
    reports(&mut state, WorkerEvent::Failed(refused()));
    assert!(state.families_loading);
    reports(&mut state, WorkerEvent::Families(FamiliesEvent::NotListed));
    assert!(!state.families_loading && state.families.is_empty());
}

#[test]
fn film_and_play_need_an_open_family() {
    for action in
        [UserAction::Family(FamilyAction::Film(1)), UserAction::Family(FamilyAction::Watch(RECORDING))]
    {
        let mut state = families(None);
        assert!(does(&mut state, action).is_empty());
        at_home(&state);
        assert!(state.busy.is_none());
    }
}

#[test]
fn locking_leaves_nothing_of_the_vault_open() {
    let mut state = families(Some(family()));
    assert_eq!(
        does(&mut state, WindowAction::Lock),
        [Effect::ClosePlayer, Effect::Camera(CameraOrder::Close), Effect::Vault(VaultJob::Lock)]
    );
    assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Looking)));
    assert_eq!(reports(&mut state, WorkerEvent::Locked), [Effect::Vault(VaultJob::Look("vault".into()))]);
}

#[test]
fn the_window_closes_from_everywhere_but_a_film_under_way() {
    for mut state in every_screen() {
        let filming = state.is_filming();
        if matches!(state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(_))) {
            assert!(does(&mut state, WindowAction::Close).is_empty(), "it is asked for once more");
        }
        let effects = does(&mut state, WindowAction::Close);
        if filming {
            assert!(effects.is_empty());
            assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("film-close-refused"));
        } else {
            assert_eq!(effects, [Effect::Quit]);
        }
    }
}

#[test]
fn look_problem_and_day_are_the_same_everywhere() {
    for mut state in every_screen() {
        state.problem = Some(refused());
        assert!(does(&mut state, WindowAction::ChooseLook(Look::Dark)).is_empty());
        assert!(state.look == Look::Dark && state.problem.is_some());
        assert!(does(&mut state, WindowAction::DismissProblem).is_empty());
        assert!(state.problem.is_none());
        let tomorrow = day().succ_opt().unwrap();
        let shown = matches!(state.screen, Screen::Today(_));
        let effects = update(&mut state, Action::Today(tomorrow));
        assert_eq!(effects.len(), usize::from(shown), "what each family has for the day is read anew");
        assert_eq!(state.today, tomorrow);
        let now = state.now + chrono::TimeDelta::minutes(1);
        assert!(update(&mut state, Action::Now(now)).is_empty());
        assert_eq!(state.now, now);
    }
}
