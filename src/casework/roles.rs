//! What the parts of the staff may do in the app: one table. Who can open a family at all is decided by keys and not
//! here. Knows no widget.

use super::pages::StaffRow;
use crate::library::StaffRole;
use crate::words::Message;

/// Something not every part does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Film a session.
    Film,
    /// Make, change or remove clips, or choose which are shown.
    ChangeClips,
    /// Read the journals of what one can open.
    ReadJournal,
    /// Decide that film is held, let go of held film, and set how long film and records are kept.
    KeepFilm,
    /// Add a programme of the service's own.
    AddProgramme,
    /// See everybody's trainings, record a colleague's, confirm them, and take that back.
    ConfirmTraining,
    /// Admit and retire colleagues.
    ManageStaff,
    /// Draw film by chance and code it again, count comments, rate a checklist, write notes to the worker.
    Supervise,
}

/// Every part, in the order of a list.
pub const ROLES: [StaffRole; 3] = [StaffRole::Worker, StaffRole::Practitioner, StaffRole::Supervisor];

impl StaffRow {
    /// Why this user does not do it; `None` where they do.
    pub fn refusal(&self, act: Act) -> Option<Message> {
        let key = match (act, self.role) {
            (Act::Film, StaffRole::Practitioner | StaffRole::Supervisor) => "role-refuses-film",
            (Act::ChangeClips, StaffRole::Supervisor) => "role-refuses-clips",
            (Act::ReadJournal, StaffRole::Worker | StaffRole::Practitioner) if !self.administrator => {
                "journal-not-yours"
            }
            (
                Act::KeepFilm | Act::AddProgramme | Act::ConfirmTraining,
                StaffRole::Worker | StaffRole::Practitioner,
            ) if !self.administrator => "error-needs-supervisor",
            (Act::Supervise, StaffRole::Worker | StaffRole::Practitioner) => "role-refuses-supervising",
            (Act::ManageStaff, _) if !self.administrator => "error-needs-administrator",
            _ => return None,
        };
        Some(key.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::UserId;

    #[test]
    fn each_part_does_what_the_table_says() {
        use StaffRole::{Practitioner, Supervisor, Worker};
        // Film, change clips, read the journal, hold film and set its rules, confirm training, admit colleagues, supervise.
        for (role, administrator, may) in [
            (Worker, false, [true, true, false, false, false, false, false]),
            (Practitioner, false, [false, true, false, false, false, false, false]),
            (Supervisor, false, [false, false, true, true, true, false, true]),
            (Worker, true, [true, true, true, true, true, true, false]),
            (Practitioner, true, [false, true, true, true, true, true, false]),
            (Supervisor, true, [false, false, true, true, true, true, true]),
        ] {
            let row = StaffRow {
                user: UserId::from_bytes([1; 16]),
                login: "mk".into(),
                role,
                administrator,
                retired: false,
                you: true,
            };
            let acts = [
                Act::Film,
                Act::ChangeClips,
                Act::ReadJournal,
                Act::KeepFilm,
                Act::ConfirmTraining,
                Act::ManageStaff,
                Act::Supervise,
            ];
            let got = acts.map(|act| row.refusal(act).is_none());
            assert_eq!(got, may, "{role:?}, administrator: {administrator}");
        }
    }
}
