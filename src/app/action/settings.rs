//! The settings: what can be done there, and what workers report of it.

use crate::app::state::SettingsSection;
use crate::casework::changes::{RuleChange, TrainingChange};
use crate::casework::pages::{RetentionView, TrainingPage};
use crate::words::Message;

/// An act on the settings.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingsAction {
    /// Turn to another section.
    Choose(SettingsSection),
    /// Record, remove or confirm a training.
    ChangeTraining(TrainingChange),
    /// Set a rule of keeping film of the service's own.
    SetRule(RuleChange),
    /// Read the whole vault through.
    CheckVault,
}

/// What workers report of the settings.
pub enum SettingsEvent {
    /// What is on record about training.
    Training(Box<TrainingPage>),
    /// The rules of keeping film.
    Rules(Box<RetentionView>),
    /// What reading the vault through found.
    Checked(Vec<Message>),
}
