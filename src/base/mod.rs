//! Ground floor: media time, typed ids and redaction. Knows no domain: no family, film, key or widget.

mod id;
mod redacted;
mod time;

pub use id::{CaseId, ClipId, DeviceId, PersonId, RecordId, RecordingId, RunId, SessionId, UserId, VaultId};
pub use redacted::Redacted;
pub use time::{MediaTime, ParseMediaTimeError};
