//! The parts of the staff, and what they are trained in, as messages. Judges nothing.

use super::evidence;
use crate::casework::pages::TrainingStanding;
use crate::library::StaffRole;
use crate::programme::{TrainingDomain, fidelity};
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

/// One of the four domains staff are trained in.
pub fn domain(domain: TrainingDomain) -> Message {
    evidence::message(fidelity::domain(domain))
}

/// Who stands for a training.
pub fn standing(standing: &TrainingStanding) -> Message {
    match standing {
        TrainingStanding::Unconfirmed => Message::new("training-unconfirmed"),
        TrainingStanding::Entered { by, on } => {
            Message::new("training-entered").with("by", by.reveal().as_str()).with("day", *on)
        }
        TrainingStanding::Confirmed { by, on } => {
            Message::new("training-confirmed").with("by", by.reveal().as_str()).with("day", *on)
        }
    }
}
