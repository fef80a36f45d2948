//! The number by which whoever asks for something knows the answer.

/// One asking for a change; whoever asked knows the answer by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Request(pub(super) u64);
