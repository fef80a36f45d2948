//! What a person is told in passing, and who may read it.

use crate::words::Message;

/// What went well, or why something was not begun; there until something else happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What is said.
    pub message: Message,
    /// Whether it tells nothing of a family, so that it stays for whoever wakes a locked computer.
    pub outlives_locking: bool,
}

impl From<Message> for Remark {
    fn from(message: Message) -> Self {
        Self { message, outlives_locking: false }
    }
}

impl From<&'static str> for Remark {
    fn from(key: &'static str) -> Self {
        Message::from(key).into()
    }
}
