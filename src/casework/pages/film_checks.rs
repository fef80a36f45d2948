//! What filming a family depends on, apart from camera and microphone. Plain values: knows no camera and no widget.

use crate::base::Redacted;
use crate::words::Message;

/// What was found out before filming, subject by subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilmChecks {
    /// Why the family's programme is not filmed now; empty where it is.
    pub programme: Vec<Message>,
    /// Who said yes to being filmed, as they are called on screen.
    pub said_yes: Vec<Redacted<String>>,
    /// Whose yes is missing, a sentence each; empty where everybody asked said yes.
    pub consent: Vec<Message>,
    /// That the disk is too full to film or takes nothing at all, if it is so.
    pub disk: Option<Message>,
    /// Free disk space as whole minutes of film.
    pub room_minutes: u32,
}

impl FilmChecks {
    /// Why filming is refused; empty where it is allowed.
    pub fn refusals(&self) -> Vec<Message> {
        self.programme.iter().chain(&self.consent).chain(&self.disk).cloned().collect()
    }
}
