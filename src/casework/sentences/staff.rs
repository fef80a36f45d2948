//! The parts of the staff as messages. Judges nothing.

use crate::library::StaffRole;
use crate::words::Message;

/// The word of a part.
pub fn role(role: StaffRole) -> Message {
    Message::new(match role {
        StaffRole::Worker => "role-worker",
        StaffRole::Practitioner => "role-practitioner",
        StaffRole::Supervisor => "role-supervisor",
    })
}

/// What a part does in the window, as a sentence.
pub fn may(role: StaffRole) -> Message {
    Message::new(match role {
        StaffRole::Worker => "role-worker-may",
        StaffRole::Practitioner => "role-practitioner-may",
        StaffRole::Supervisor => "role-supervisor-may",
    })
}
