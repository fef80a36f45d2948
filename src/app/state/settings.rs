//! The settings as data: those of the vault, of this device and of the user. Knows no widget and no key.

use super::on_screen::OnScreen;
use crate::casework::pages::{RetentionView, StaffRow, TrainingPage};
use crate::words::Message;

/// The settings, a section at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsScreen {
    /// The section that is shown.
    pub section: SettingsSection,
    /// Everybody who was ever admitted, once it is read.
    pub staff: Option<Vec<StaffRow>>,
    /// What is on record about training, once it is read.
    pub training: Option<Box<TrainingPage>>,
    /// How long film is kept, once it is read.
    pub rules: Option<Box<RetentionView>>,
    /// What the last check of the vault found.
    pub check: Option<Vec<Message>>,
}

impl SettingsScreen {
    /// A section of which nothing is read yet.
    pub fn new(section: SettingsSection) -> Self {
        Self { section, ..Self::default() }
    }
}

impl OnScreen for SettingsScreen {}

/// The sections of the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SettingsSection {
    /// Who works with the vault.
    #[default]
    People,
    /// Trainings on record.
    Training,
    /// How long film is kept.
    Retention,
    /// Who did what.
    Journal,
    /// Whether the vault is whole.
    Check,
    /// After how long the vault locks by itself.
    Locking,
    /// The keys.
    Keyboard,
    /// Light or dark.
    Appearance,
}

impl SettingsSection {
    /// The sentence that names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "settings-people",
            Self::Training => "settings-training",
            Self::Retention => "settings-retention",
            Self::Journal => "settings-journal",
            Self::Check => "settings-check",
            Self::Locking => "settings-locking",
            Self::Keyboard => "settings-keyboard",
            Self::Appearance => "settings-appearance",
        }
    }

    /// Every section, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::People,
        Self::Training,
        Self::Retention,
        Self::Journal,
        Self::Check,
        Self::Locking,
        Self::Keyboard,
        Self::Appearance,
    ];
}

/// Which of the two looks the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The same as the system's.
    #[default]
    System,
    /// Dark words on light.
    Light,
    /// Light words on dark.
    Dark,
}

impl Look {
    /// Every look, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
}
