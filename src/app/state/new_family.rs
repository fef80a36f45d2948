//! The form for a new family as data.

use super::on_screen::OnScreen;
use crate::casework::pages::FamilyView;

/// The form for a new family.
#[derive(Default)]
pub struct NewFamilyScreen {
    /// The page that was read last while the family is added: its own, once it is.
    pub added: Option<Box<FamilyView>>,
}

impl OnScreen for NewFamilyScreen {}
