//! What the parts of the staff may do in the app: one table. Who can open a family at all is decided by keys and not
//! here. Knows no widget.

use super::StaffRow;
use crate::library::Role;

impl StaffRow {
    /// Whether this user may read the journals of what they can open.
    pub fn may_read_journal(&self) -> bool {
        self.administrator || self.role == Role::Supervisor
    }
}
