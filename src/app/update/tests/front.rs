//! Unlock and the caseload.

use super::*;

fn make() -> UserAction {
    UserAction::MakeVault {
        login: "mk".into(),
        role: StaffRole::Practitioner,
        passphrase: "a passphrase".into(),
    }
}

fn unlock() -> UserAction {
    UserAction::Unlock { user: USER, passphrase: "a passphrase".into() }
}

#[test]
fn a_first_run_makes_a_vault_and_shows_its_key_before_the_caseload() {
    let mut state = on(Screen::Unlock(UnlockScreen::Looking));
    assert!(reports(&mut state, WorkerEvent::NoVault).is_empty());
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
    assert!(reports(&mut state, WorkerEvent::VaultMade(recovery_key())).is_empty());
    assert!(
        matches!(&state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(shown)) if shown.key.reveal() == "KEY")
    );
    assert!(state.busy.is_none());
    assert!(does(&mut state, typed("KEY")).is_empty(), "nothing was asked for yet");
    does(&mut state, UserAction::AskRecoveryKey(true));
    assert!(does(&mut state, typed("another")).is_empty());
    assert!(recovery(&state).wrong);
    does(&mut state, UserAction::AskRecoveryKey(false));
    assert!(!recovery(&state).wrong && !recovery(&state).asking);
    does(&mut state, UserAction::AskRecoveryKey(true));
    assert_eq!(does(&mut state, typed("key")), [Effect::Read(ReadJob::Families)]);
    assert!(caseload(&state).rows.is_empty());
}

fn typed(group: &str) -> UserAction {
    UserAction::TypeRecoveryKey([group.into(), group.into()])
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
    let effects = does(&mut state, UserAction::SaveRecoverySheet("stick".into()));
    assert_eq!(
        effects,
        [Effect::Export(crate::casework::Export::RecoverySheet {
            folder: "stick".into(),
            key: "KEY".into()
        })]
    );
    assert!(
        does(&mut state, UserAction::AskRecoveryKey(true)).is_empty() && !recovery(&state).asking,
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
    assert!(does(&mut state, UserAction::Close).is_empty());
    assert_eq!(state.notice.as_ref().map(|notice| notice.key), Some("recovery-close-asked"));
    does(&mut state, UserAction::AskRecoveryKey(false));
    assert!(does(&mut state, UserAction::Close).is_empty(), "something else was done in between");
    assert_eq!(does(&mut state, UserAction::Close), [Effect::Quit]);
}

#[test]
fn unlocking_leads_to_the_caseload_with_what_was_recovered() {
    let mut state = on(Screen::Unlock(UnlockScreen::Looking));
    reports(&mut state, WorkerEvent::VaultFound(vec![login()]));
    let effects = does(&mut state, unlock());
    assert_eq!(effects, [Effect::Vault(VaultJob::Unlock("vault".into(), USER, "a passphrase".into()))]);
    let effects = reports(&mut state, WorkerEvent::Unlocked(Some("unlock-recovery-used".into())));
    assert_eq!(effects, [Effect::Read(ReadJob::Families)]);
    assert_eq!(state.notice.as_ref().map(|notice| notice.key), Some("unlock-recovery-used"));
    assert!(state.busy.is_none());
    caseload(&state);
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
    for action in [make(), unlock(), UserAction::OpenDemonstration] {
        let mut state = on(Screen::Unlock(UnlockScreen::Choose(vec![login()])));
        assert_eq!(does(&mut state, action.clone()).len(), 1, "{action:?}");
        assert!(state.busy.is_some(), "{action:?}");
        for again in [make(), unlock(), UserAction::OpenDemonstration] {
            assert!(does(&mut state, again).is_empty());
        }
    }
    for action in
        [UserAction::SaveFamily(NewFamily::default()), UserAction::CheckVault, UserAction::GoTag(RECORDING)]
    {
        let mut state = families(Some(family()));
        assert_eq!(does(&mut state, action.clone()).len(), 1, "{action:?}");
        assert!(state.busy.is_some(), "{action:?}");
        for again in [
            action,
            UserAction::SaveFamily(NewFamily::default()),
            UserAction::CheckVault,
            UserAction::GoTag(RECORDING),
            UserAction::GoFilm { session: 1 },
            UserAction::OpenFamily(CASE),
        ] {
            assert!(does(&mut state, again).is_empty());
        }
        caseload(&state);
    }
}

#[test]
fn an_unusable_vault_says_why() {
    let mut state = on(Screen::Unlock(UnlockScreen::Looking));
    reports(&mut state, WorkerEvent::VaultUnusable(refused()));
    assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Unusable)));
    assert_eq!(state.problem, Some(refused()));
}

#[test]
fn the_demonstration_moves_to_its_own_folder() {
    let mut state = on(Screen::Unlock(UnlockScreen::FirstRun));
    assert_eq!(does(&mut state, UserAction::OpenDemonstration), [Effect::Vault(VaultJob::OpenDemonstration)]);
    reports(&mut state, WorkerEvent::Progress("demo-filming".into()));
    assert_eq!(state.busy.as_ref().map(|busy| busy.key), Some("demo-filming"));
    assert_eq!(
        reports(&mut state, WorkerEvent::DemonstrationReady("demo".into())),
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
    does(&mut state, UserAction::AddFamily(true));
    assert!(caseload(&state).adding);
    let new = NewFamily { code: "FAM-001".into(), ..NewFamily::default() };
    assert_eq!(
        does(&mut state, UserAction::SaveFamily(new.clone())),
        [Effect::Service(ServiceChange::AddFamily(new))]
    );
    for _ in 0..2 {
        assert!(reports(&mut state, WorkerEvent::Family(Box::new(family()))).is_empty());
        let shown = caseload(&state);
        assert!(!shown.adding);
        assert_eq!((shown.rows.len(), shown.open.as_deref()), (1, Some(&family())));
        assert!(state.busy.is_none());
    }
    reports(&mut state, WorkerEvent::Families(vec![row(), row()]));
    assert_eq!(caseload(&state).rows.len(), 2);
}

#[test]
fn a_family_that_could_not_be_saved_leaves_the_form_open() {
    let mut state = families(None);
    does(&mut state, UserAction::AddFamily(true));
    does(&mut state, UserAction::SaveFamily(NewFamily::default()));
    reports(&mut state, WorkerEvent::Failed(refused()));
    assert!(caseload(&state).adding && state.busy.is_none());
}

#[test]
fn a_page_read_before_does_not_end_other_work() {
    for action in [UserAction::CheckVault, UserAction::GoTag(RECORDING)] {
        let mut state = families(Some(family()));
        does(&mut state, UserAction::OpenFamily(CASE));
        does(&mut state, action);
        reports(&mut state, WorkerEvent::Families(vec![row()]));
        reports(&mut state, WorkerEvent::Family(Box::new(family())));
        assert!(state.busy.is_some());
        assert!(does(&mut state, UserAction::GoFilm { session: 1 }).is_empty());
    }
}

#[test]
fn the_check_of_the_vault_shows_what_it_found_and_forgets_the_last() {
    let mut state = families(None);
    assert_eq!(does(&mut state, UserAction::CheckVault), [Effect::Vault(VaultJob::Check)]);
    reports(&mut state, WorkerEvent::Checked(vec!["check-well".into()]));
    assert!(state.busy.is_none());
    assert_eq!(caseload(&state).check.as_ref().map(Vec::len), Some(1));
    does(&mut state, UserAction::CheckVault);
    assert!(caseload(&state).check.is_none());
}

#[test]
fn film_and_play_need_an_open_family() {
    for action in [UserAction::GoFilm { session: 1 }, UserAction::GoTag(RECORDING)] {
        let mut state = families(None);
        assert!(does(&mut state, action).is_empty());
        caseload(&state);
        assert!(state.busy.is_none());
    }
}

#[test]
fn locking_leaves_nothing_of_the_vault_open() {
    let mut state = families(Some(family()));
    assert_eq!(
        does(&mut state, UserAction::Lock),
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
            assert!(does(&mut state, UserAction::Close).is_empty(), "it is asked for once more");
        }
        let effects = does(&mut state, UserAction::Close);
        if filming {
            assert!(effects.is_empty());
            assert_eq!(state.notice.as_ref().map(|notice| notice.key), Some("film-close-refused"));
        } else {
            assert_eq!(effects, [Effect::Quit]);
        }
    }
}

#[test]
fn look_problem_and_day_are_the_same_everywhere() {
    for mut state in every_screen() {
        state.problem = Some(refused());
        assert!(does(&mut state, UserAction::ChooseDark(true)).is_empty());
        assert!(state.dark && state.problem.is_some());
        assert!(does(&mut state, UserAction::DismissProblem).is_empty());
        assert!(state.problem.is_none());
        let tomorrow = day().succ_opt().unwrap();
        assert!(update(&mut state, Action::Today(tomorrow)).is_empty());
        assert_eq!(state.today, tomorrow);
    }
}
