//! The settings: their sections, and what is changed there.

use super::*;
use crate::casework::changes::RuleChange;
use crate::casework::pages::{RetentionView, TrainingPage};
use crate::programme::RetentionSubject;

#[test]
fn a_section_is_read_when_it_is_turned_to_and_back_leads_where_the_settings_were_opened() {
    let mut state = families(Some(family()));
    let settings = Place::Settings(SettingsSection::People);
    assert_eq!(does(&mut state, WindowAction::Open(settings)), [Effect::Read(ReadJob::Staff)]);
    for (section, read) in [
        (SettingsSection::Training, vec![Effect::Read(ReadJob::Training)]),
        (SettingsSection::Retention, vec![Effect::Read(ReadJob::Rules)]),
        (SettingsSection::Check, vec![]),
        (SettingsSection::Locking, vec![]),
        (SettingsSection::Keyboard, vec![]),
        (SettingsSection::Appearance, vec![]),
    ] {
        assert_eq!(does(&mut state, SettingsAction::Choose(section)), read, "{section:?}");
        assert_eq!(at_settings(&state).section, section);
    }
    assert_eq!(does(&mut state, WindowAction::Back), [Effect::Read(ReadJob::Family(CASE))]);
    open_family(&state);
    assert!(does(&mut state, SettingsAction::Choose(SettingsSection::Check)).is_empty(), "not there");
}

#[test]
fn what_is_on_record_about_training_is_shown_and_changed() {
    let mut state = settings(SettingsSection::Training);
    reports(&mut state, WorkerEvent::Settings(SettingsEvent::Training(Box::default())));
    assert_eq!(at_settings(&state).training.as_deref(), Some(&TrainingPage::default()));
    let change = TrainingChange::Remove(RECORD);
    assert_eq!(
        does(&mut state, SettingsAction::ChangeTraining(change.clone())),
        [serve(ServiceChange::Training(change.clone())), Effect::Read(ReadJob::Families)]
    );
    assert!(does(&mut families(Some(family())), SettingsAction::ChangeTraining(change)).is_empty());
}

#[test]
fn the_check_of_the_vault_shows_what_it_found_and_forgets_the_last() {
    let mut state = settings(SettingsSection::Check);
    assert_eq!(does(&mut state, SettingsAction::CheckVault), [Effect::Vault(VaultJob::Check)]);
    reports(&mut state, WorkerEvent::Settings(SettingsEvent::Checked(vec!["check-well".into()])));
    assert!(state.busy.is_none());
    assert_eq!(at_settings(&state).check.as_ref().map(Vec::len), Some(1));
    does(&mut state, SettingsAction::CheckVault);
    assert!(at_settings(&state).check.is_none());
}

#[test]
fn rules_of_keeping_film_are_set_in_the_settings_only() {
    let rule = RuleChange { kept: RetentionSubject::Film, length: Some(3), source: "ours".into() };
    let mut state = settings(SettingsSection::Retention);
    let view = RetentionView { rules: shipped_rules(), film: None, records: None, may_set: true };
    reports(&mut state, WorkerEvent::Settings(SettingsEvent::Rules(Box::new(view.clone()))));
    assert_eq!(at_settings(&state).rules.as_deref(), Some(&view));
    let set = SettingsAction::SetRule(rule.clone());
    assert_eq!(does(&mut state, set.clone()), [serve(ServiceChange::Rule(rule))]);
    assert!(does(&mut families(Some(family())), set).is_empty());
}
