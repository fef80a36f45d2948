//! The pathway of a family from referral to end, as it is written down: who sent it, what was assessed, offered, judged and
//! reviewed, what was skipped, how it ended. Says what is no record at all; what the guidance advises is judged in
//! `programme::pathway`, and nothing is refused for it.

pub(in crate::programme) mod assessment;
pub(in crate::programme) mod decided;
pub(in crate::programme) mod ending;
pub(in crate::programme) mod referral;
pub(in crate::programme) mod step;

pub use assessment::{Area, Assessment, Circumstance, Contributor, ContributorKind, ToolResult};
pub use decided::{Conclusion, Improvement, Judgement, Offer, OfferAnswer, OfferReply, Review, ReviewPart};
pub use ending::{EndReason, Ending};
pub use referral::{Referral, ReferralReason};
pub use step::{Override, PathwayStep};

#[cfg(test)]
mod tests;
