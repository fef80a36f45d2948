//! Ground floor: media time, typed ids, redaction and repeatable chance. Knows no domain: no family, film, key or widget.

mod chance;
mod count;
mod id;
mod redacted;
mod time;

pub use chance::{GOLDEN, mix};
pub use count::count;
pub use id::{CaseId, ClipId, DeviceId, PersonId, RecordId, RecordingId, RunId, SessionId, UserId, VaultId};
pub use redacted::Redacted;
pub use time::{MediaTime, ParseMediaTimeError};
