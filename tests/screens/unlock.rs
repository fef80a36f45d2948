//! Unlock: looking, first run, choose, recovery key, unusable.

use attune::app::Problem;
use attune::app::action::Did;
use attune::app::state::UnlockScreen;
use attune::words::Message;
use egui::{Key, OutputCommand, Role};
use egui_kittest::kittest::Queryable as _;

use super::states::{FIRST_USER, KEY, SECOND_USER, unlock, users};
use super::{Window, say};

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
    assert_eq!(window.press(&say("action-close")), [Did::DismissProblem]);
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
    let wanted = Did::MakeVault { login: "mk".into(), passphrase: SECRET.into() };
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
        state.busy = Some("unlock-opening".into());
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
    let wanted = Did::Unlock { user: FIRST_USER, passphrase: SECRET.into() };
    assert_eq!(window.press(&say("unlock-open")), [wanted]);
}

#[test]
fn enter_unlocks_for_the_person_chosen() {
    let mut window = Window::new(unlock(UnlockScreen::Choose(users())));
    assert!(window.press("anna").is_empty());
    window.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
    let wanted = Did::Unlock { user: SECOND_USER, passphrase: SECRET.into() };
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
    assert_eq!(window.press(&say("action-close")), [Did::DismissProblem]);
}

#[test]
fn the_demonstration_can_be_had_before_any_vault() {
    for screen in [UnlockScreen::FirstRun, UnlockScreen::Choose(users())] {
        let mut window = Window::new(unlock(screen));
        assert_eq!(window.press(&say("unlock-demo")), [Did::OpenDemonstration]);
    }
}

#[test]
fn the_recovery_key_is_shown_whole_and_goes_when_it_was_kept() {
    let mut window = Window::new(unlock(UnlockScreen::RecoveryKey(KEY.into())));
    let shown = window.0.get_by(|node| {
        let text = node.label().or_else(|| node.value()).unwrap_or_default();
        text.replace(' ', "") == KEY
    });
    assert!(shown.rect().width() > 0.0);
    window.0.get_by_role_and_label(Role::Button, &say("unlock-recovery-copy")).click();
    let mut copied = None;
    for _ in 0..4 {
        window.0.step();
        for command in &window.0.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied = Some(text.clone());
            }
        }
    }
    assert_eq!(copied.as_deref(), Some(KEY), "copied without the spaces that help the eye");
    window.assert_says("unlock-recovery-copied");
    assert_eq!(window.press(&say("unlock-recovery-kept")), [Did::RecoveryKeyKept]);
}

#[test]
fn the_look_changes() {
    let mut window = Window::new(unlock(UnlockScreen::Choose(users())));
    assert_eq!(window.press(&say("look-dark")), [Did::ChooseDark(true)]);
    window.0.state_mut().state.dark = true;
    window.0.run();
    assert_eq!(window.press(&say("look-light")), [Did::ChooseDark(false)]);
}
