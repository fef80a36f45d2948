//! Ground floor: media time, typed ids, redaction, repeatable chance and what can be seen of a text. Knows no domain: no family, film, key or widget.

mod chance;
mod count;
mod id;
mod redacted;
mod text;
mod time;

pub use chance::{GOLDEN, mix};
pub use count::count;
pub use id::{CaseId, ClipId, DeviceId, PersonId, RecordId, RecordingId, RunId, SessionId, UserId, VaultId};
pub use redacted::Redacted;
pub use text::invisible;
pub use time::{MediaTime, ParseMediaTimeError};
