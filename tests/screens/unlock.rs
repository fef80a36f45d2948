//! Unlock: looking, first run, choose, recovery key, unusable.

use egui::{Key, OutputCommand, Role};
use egui_kittest::kittest::Queryable as _;

use super::states::{FIRST_USER, KEY, SECOND_USER, caseload, families, recovery, unlock, users};
use super::{Window, say};
use attune::app::action::{UnlockAction, UserAction, WindowAction};
use attune::app::state::{InProgress, UnlockScreen};
use attune::casework::pages::StaffRole;
use attune::casework::sentences::staff;
use attune::casework::{Problem, groups};
use attune::words::Message;

const SECRET: &str = "four quiet blue otters";

#[test]
fn looking_says_so() {
    let window = Window::new(unlock(UnlockScreen::Looking));
    window.assert_says("unlock-looking");
    window.assert_says("app-name");
}

#[test]
fn an_unusable_vault_says_why_and_offers_nothing_to_type() {
    let mut state = unlock(UnlockScreen::Unusable);
    state.problem = Some(Problem::refused("error-locked"));
    let mut window = Window::new(state);
    window.assert_says("unlock-unusable");
    window.assert_says("unlock-unusable-hint");
    window.0.get_by_role_and_label(Role::Alert, &say("error-locked"));
    assert!(window.0.query_by_role(Role::PasswordInput).is_none());
    assert_eq!(window.press(&say("action-close")), [UserAction::Window(WindowAction::DismissProblem)]);
}

#[test]
fn a_first_run_makes_a_vault_of_what_was_typed_twice() {
    let mut window = Window::new(unlock(UnlockScreen::FirstRun));
    window.assert_says("unlock-first-hint");
    let make = say("unlock-make");
    assert!(!window.is_on(&make));
    window.write(Role::TextInput, &say("unlock-login"), " mk ");
    window.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
    assert!(!window.is_on(&make), "the passphrase is typed once only");
    window.write(Role::PasswordInput, &say("unlock-passphrase-again"), "four quiet blue otter");
    assert!(window.press(&make).is_empty());
    window.assert_says("error-passphrases-differ");
    window.write(Role::PasswordInput, &say("unlock-passphrase-again"), "s");
    let wanted = UserAction::Unlock(UnlockAction::MakeVault {
        login: "mk".into(),
        role: StaffRole::Worker,
        passphrase: SECRET.into(),
    });
    assert_eq!(window.press(&make), [wanted]);
    window.assert_silent("error-passphrases-differ");
    for name in ["unlock-passphrase", "unlock-passphrase-again"] {
        assert_eq!(window.value(Role::PasswordInput, &say(name)), "", "{name} lingers");
    }
}

#[test]
fn a_vault_is_offered_only_for_passphrases_that_fit() {
    let least = attune::vault::Passphrase::MIN_CHARS;
    let mut window = Window::new(unlock(UnlockScreen::FirstRun));
    window.write(Role::TextInput, &say("unlock-login"), "mk");
    for name in ["unlock-passphrase", "unlock-passphrase-again"] {
        window.write(Role::PasswordInput, &say(name), &"x".repeat(least - 1));
    }
    assert!(!window.is_on(&say("unlock-make")));
    assert!(window.key(Key::Enter).is_empty(), "nor by Enter");
    window.assert_says(Message::new("error-weak-passphrase").with("least", least));
    window.write(Role::PasswordInput, &say("unlock-passphrase"), "x");
    assert!(!window.is_on(&say("unlock-make")), "they differ");
    window.assert_says("error-passphrases-differ");
    window.write(Role::PasswordInput, &say("unlock-passphrase-again"), "x");
    assert!(window.is_on(&say("unlock-make")));
}

#[test]
fn enter_after_the_second_passphrase_makes_the_vault() {
    let mut window = Window::new(unlock(UnlockScreen::FirstRun));
    window.write(Role::TextInput, &say("unlock-login"), "mk");
    window.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
    window.write(Role::PasswordInput, &say("unlock-passphrase-again"), SECRET);
    assert_eq!(window.key(Key::Enter).len(), 1);
}

#[test]
fn work_under_way_is_shown_in_place_of_the_form() {
    for screen in [UnlockScreen::FirstRun, UnlockScreen::Choose(users())] {
        let mut state = unlock(screen);
        state.busy = Some(InProgress::Unlocking.into());
        let window = Window::new(state);
        window.assert_says("unlock-opening");
        assert!(window.0.query_by_role(Role::PasswordInput).is_none());
    }
}

#[test]
fn the_first_person_is_chosen_and_the_passphrase_waits_to_be_typed() {
    let mut window = Window::new(unlock(UnlockScreen::Choose(users())));
    let field = say("unlock-passphrase");
    assert!(window.0.get_by_role_and_label(Role::PasswordInput, &field).is_focused());
    assert!(!window.is_on(&say("unlock-open")));
    assert!(window.key(Key::Enter).is_empty(), "there is nothing to unlock with");
    window.write(Role::PasswordInput, &field, SECRET);
    let wanted = UserAction::Unlock(UnlockAction::Unlock { user: FIRST_USER, passphrase: SECRET.into() });
    assert_eq!(window.press(&say("unlock-open")), [wanted]);
}

#[test]
fn enter_unlocks_for_the_person_chosen() {
    let mut window = Window::new(unlock(UnlockScreen::Choose(users())));
    assert!(window.press("anna").is_empty());
    window.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
    let wanted = UserAction::Unlock(UnlockAction::Unlock { user: SECOND_USER, passphrase: SECRET.into() });
    assert_eq!(window.key(Key::Enter), [wanted]);
    let left = window.value(Role::PasswordInput, &say("unlock-passphrase"));
    assert_eq!(left, "", "the passphrase lingers");
}

#[test]
fn a_passphrase_is_not_read_out() {
    let mut window = Window::new(unlock(UnlockScreen::Choose(users())));
    window.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
    let read = window.value(Role::PasswordInput, &say("unlock-passphrase"));
    assert!(!read.is_empty() && !read.contains("otters"), "{read}");
}

#[test]
fn a_wrong_passphrase_is_told_and_put_away() {
    let mut state = unlock(UnlockScreen::Choose(users()));
    state.problem = Some(Problem::refused("error-wrong-passphrase"));
    let mut window = Window::new(state);
    window.0.get_by_role_and_label(Role::Alert, &say("error-wrong-passphrase"));
    assert_eq!(window.press(&say("action-close")), [UserAction::Window(WindowAction::DismissProblem)]);
}

#[test]
fn the_demonstration_can_be_had_before_any_vault() {
    for screen in [UnlockScreen::FirstRun, UnlockScreen::Choose(users())] {
        let mut window = Window::new(unlock(screen));
        assert_eq!(window.press(&say("unlock-demo")), [UserAction::Unlock(UnlockAction::OpenDemonstration)]);
    }
}

#[test]
fn the_first_persons_part_is_chosen_with_what_it_does() {
    let mut window = Window::new(unlock(UnlockScreen::FirstRun));
    window.assert_says(staff::may(StaffRole::Worker));
    window.press(&say(staff::role(StaffRole::Supervisor)));
    window.assert_says(staff::may(StaffRole::Supervisor));
    window.write(Role::TextInput, &say("unlock-login"), "mk");
    window.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
    window.write(Role::PasswordInput, &say("unlock-passphrase-again"), SECRET);
    let wanted = UserAction::Unlock(UnlockAction::MakeVault {
        login: "mk".into(),
        role: StaffRole::Supervisor,
        passphrase: SECRET.into(),
    });
    assert_eq!(window.press(&say("unlock-make")), [wanted]);
}

/// What was put on the clipboard over the next passes.
fn copied(window: &mut Window) -> Option<String> {
    let mut copied = None;
    for _ in 0..4 {
        window.0.step();
        for command in &window.0.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied = Some(text.clone());
            }
        }
    }
    copied
}

#[test]
fn the_recovery_key_is_shown_whole_in_numbered_groups() {
    let window = Window::new(unlock(UnlockScreen::RecoveryKey(recovery(false))));
    let (prefix, groups) = groups(KEY);
    assert!(window.says(prefix));
    for (number, group) in (1_u32..).zip(groups) {
        window.assert_says(Message::new("recovery-group").with("number", number).with("group", group));
    }
}

#[test]
fn the_clipboard_forgets_the_key_when_it_is_left() {
    let mut window = Window::new(unlock(UnlockScreen::RecoveryKey(recovery(false))));
    window.0.get_by_role_and_label(Role::Button, &say("unlock-recovery-copy")).click();
    assert_eq!(copied(&mut window).as_deref(), Some(KEY));
    window.assert_says("unlock-recovery-copied");
    window.0.state_mut().state = unlock(UnlockScreen::RecoveryKey(recovery(true)));
    assert_eq!(copied(&mut window), None, "it may still be wanted");
    window.0.state_mut().state = families(caseload());
    assert_eq!(copied(&mut window).as_deref(), Some(""));
    window.0.state_mut().state = unlock(UnlockScreen::Looking);
    assert_eq!(copied(&mut window), None, "once");
}

#[test]
fn two_groups_are_typed_back_before_one_goes_on() {
    let mut window = Window::new(unlock(UnlockScreen::RecoveryKey(recovery(false))));
    assert_eq!(
        window.press(&say("recovery-shown-next")),
        [UserAction::Unlock(UnlockAction::AskRecoveryKey(true))]
    );
    window.0.state_mut().state = unlock(UnlockScreen::RecoveryKey(recovery(true)));
    window.0.run();
    let group = |number: u32| say(Message::new("recovery-ask-group").with("number", number));
    assert!(!window.says(groups(KEY).1[0]), "the key is hidden");
    assert!(window.0.get_by_role_and_label(Role::TextInput, &group(3)).is_focused());
    let check = say("recovery-ask-check");
    window.write(Role::TextInput, &group(3), "vdw0s3");
    assert!(!window.is_on(&check));
    window.write(Role::TextInput, &group(7), "zry9x8");
    let typed = UserAction::Unlock(UnlockAction::TypeRecoveryKey(["vdw0s3".into(), "zry9x8".into()]));
    assert_eq!(window.press(&check), [typed]);
    let mut wrong = recovery(true);
    wrong.wrong = true;
    window.0.state_mut().state = unlock(UnlockScreen::RecoveryKey(wrong));
    window.0.run();
    window.assert_says("recovery-ask-wrong");
    assert_eq!(
        window.press(&say("recovery-ask-again")),
        [UserAction::Unlock(UnlockAction::AskRecoveryKey(false))]
    );
}

#[test]
fn a_sheet_for_printing_is_written_into_a_folder() {
    let mut window = Window::new(unlock(UnlockScreen::RecoveryKey(recovery(false))));
    let save = say("recovery-sheet-save");
    assert!(!window.is_on(&save));
    window.write(Role::TextInput, &say("recovery-sheet-folder"), "/media/stick");
    assert_eq!(
        window.press(&save),
        [UserAction::Unlock(UnlockAction::SaveRecoverySheet("/media/stick".into()))]
    );
    let mut saved = recovery(false);
    saved.sheet = Some("/media/stick/key.txt".into());
    window.0.state_mut().state = unlock(UnlockScreen::RecoveryKey(saved));
    window.0.run();
    window.assert_says(Message::new("recovery-sheet-saved").with("path", "/media/stick/key.txt"));
}

#[test]
fn the_passphrase_is_seen_while_its_eye_is_pressed_and_hidden_again_after() {
    let mut window = Window::new(unlock(UnlockScreen::Choose(users())));
    let (field, eye) = (say("unlock-passphrase"), say("unlock-passphrase-show"));
    window.write(Role::PasswordInput, &field, SECRET);
    assert!(window.press(&eye).is_empty());
    assert_eq!(window.value(Role::TextInput, &field), SECRET);
    assert_eq!(window.press(&say("unlock-open")).len(), 1);
    window.0.run_steps(2);
    assert_eq!(window.value(Role::PasswordInput, &field), "", "the next one is hidden");
}
