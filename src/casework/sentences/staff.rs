//! The parts of the staff as messages. Judges nothing.

use crate::library::Role;
use crate::words::Message;

/// The word of a part.
pub fn role(role: Role) -> Message {
    Message::new(match role {
        Role::Worker => "role-worker",
        Role::Practitioner => "role-practitioner",
        Role::Supervisor => "role-supervisor",
    })
}

/// What a part does in the window, as a sentence.
pub fn may(role: Role) -> Message {
    Message::new(match role {
        Role::Worker => "role-worker-may",
        Role::Practitioner => "role-practitioner-may",
        Role::Supervisor => "role-supervisor-may",
    })
}
