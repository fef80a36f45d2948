//! What casework takes: every change of a family or of the vault as a plain value. Knows no job and no widget.

mod clip;
mod entry;
mod family;
mod family_change;
mod people;
mod programme;
mod retention;
mod session;
mod showing;
mod staff;

pub use clip::{ChangeName, ClipEdit, Done, Edge, NewClip, TagChange};
pub use entry::{EntryChange, NewConcern};
pub use family::NewFamily;
pub use family_change::FamilyChange;
pub use people::{ChildWords, PeopleChange};
pub use programme::ProgrammeChange;
pub use retention::{FilmScope, NewBasis, NewHold, RuleChange};
pub use session::{ConsentChange, SessionChange};
pub use showing::ShowingNote;
pub use staff::{Handing, MemberChange, NewTraining, StaffChange, TrainingChange};
