//! Typed 128-bit ids. One macro, so that an id of a case can never be passed where a clip's is meant.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new random id (UUID version 4).
            #[allow(clippy::new_without_default)]
            pub fn random() -> Self {
                Self(Uuid::new_v4())
            }

            /// The id made of exactly these sixteen bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The sixteen bytes of the id.
            pub const fn bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// The first eight hexadecimal digits: enough for a person to tell two apart.
            pub fn short(&self) -> String {
                let mut text = self.to_string();
                text.truncate(8);
                text
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.simple())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0.simple())
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

typed_id! {
    /// One vault: one folder of sealed cases.
    VaultId,
    /// One installation of Attune that writes records.
    DeviceId,
    /// One member of staff who can unlock the vault.
    UserId,
    /// One family in the programme.
    CaseId,
    /// One person of a family: a carer or the child.
    PersonId,
    /// One home visit of the programme.
    SessionId,
    /// One recording: everything between Start and Stop.
    RecordingId,
    /// One tagged moment of a recording.
    ClipId,
    /// One clip shown to the parents, once.
    ShowingId,
    /// One training of a member of staff.
    TrainingId,
    /// One programme with a family, from its beginning to its end.
    RunId,
    /// Any record, where its kind does not matter.
    RecordId,
}

macro_rules! record_ids {
    ($($name:ident),+) => {$(
        impl From<$name> for RecordId {
            fn from(id: $name) -> Self {
                Self(id.0)
            }
        }

        impl From<RecordId> for $name {
            fn from(id: RecordId) -> Self {
                Self(id.0)
            }
        }
    )+};
}

record_ids!(UserId, CaseId, PersonId, SessionId, RecordingId, ClipId, ShowingId, TrainingId, RunId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text() {
        let id = CaseId::random();
        assert_eq!(id.to_string().parse::<CaseId>().unwrap(), id);
        assert_eq!(id.to_string().len(), 32);
        assert!("not an id".parse::<CaseId>().is_err());
    }
}
